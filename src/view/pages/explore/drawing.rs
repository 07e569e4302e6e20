//! A lens on the page: what is in sight is drawn at once, the rest after the paint; another period changes texts only.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use leptos::ev::KeyboardEvent;

use super::bands::Bands;
use super::map::Map;
use super::scene::ExploreScene;
use super::steps::Steps;
use crate::browser::html::Spot;
use crate::browser::turns::Turns;
use crate::chart::grid::GridCell;
use crate::markup::Markup;
use crate::route::Lens;
use crate::view::parts::cells::Cells;
use rules::id::Position;

/// What a lens draws: a table of rows and columns, some places of which have no cell.
pub(super) trait LensSheet {
    /// The choices that it shows.
    fn scene(&self) -> &ExploreScene;
    /// Everything around the rows, which go into its first `tbody`.
    fn frame(&self) -> Markup;
    /// How many rows and columns there are.
    fn size(&self) -> (usize, usize);
    /// The width of a column and the height of a row at least, in CSS pixels.
    fn least(&self) -> (f64, f64);
    /// How many usual cells one of its cells is worth.
    fn weight(&self) -> usize {
        1
    }
    /// What stands in a row before its cells, with the row's own tag.
    fn begin(&self, out: &mut Markup, row: usize, at: Option<&Position>);
    /// A cell, with the texts that change with the period in elements marked `data-t`.
    fn cell(&self, out: &mut Markup, cell: GridCell, at: Option<&Position>);
    /// The texts of a cell, in order.
    fn texts(&self, cell: GridCell) -> Vec<String>;
    /// The element of a cell within its row.
    fn place(&self, row: &Spot, cell: GridCell) -> Option<Spot>;
    /// Where the link of a cell leads; nothing without a cell.
    fn leads(&self, cell: GridCell) -> Option<Position>;
    /// The cell of a position.
    fn find(&self, at: &Position) -> Option<GridCell>;
    /// Shows in a cell whether it is open.
    fn mark(&self, place: &Spot, cell: GridCell, at: Option<&Position>);
    /// What else changes with the period in a cell.
    fn redraw(&self, _place: &Spot, _cell: GridCell) {}
    /// The labels of its axes, which are all the same.
    fn axis(&self) -> Markup {
        Markup::default()
    }
    /// Its caption.
    fn caption(&self) -> String;
    /// The cells that arrow keys go through.
    fn cells(&self) -> Option<&Cells> {
        None
    }
}

/// The sheet of a scene's lens.
fn sheet(scene: &ExploreScene, at: Option<&Position>) -> Rc<dyn LensSheet> {
    match scene.explore.lens {
        Lens::Map => Rc::new(Map::new(scene, at)),
        Lens::Steps => Rc::new(Steps::new(scene, at)),
        Lens::Bands => Rc::new(Bands::new(scene)),
    }
}

/// Cells that are drawn in one go.
const AT_ONCE: usize = 96;
/// Cells of a turn after that.
const A_TURN: usize = 48;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BlockState {
    Missing,
    /// Its texts and links are of another period.
    Old,
    Done,
}

struct Block {
    rows: Range<usize>,
    columns: Range<usize>,
    state: BlockState,
}

/// Parts of a length: the first as long as is in sight, the others of another length.
fn parts(length: usize, first: usize, others: usize) -> Vec<Range<usize>> {
    let first = first.clamp(1, length.max(1));
    let rest = (first..length).step_by(others.max(1)).map(|start| start..(start + others.max(1)).min(length));
    std::iter::once(0..first.min(length)).chain(rest).collect()
}

/// The blocks of a sheet, rows from top to bottom; one where there is little to draw. The first fills the room that there is to see it.
fn blocks(sheet: &dyn LensSheet, root: &Spot) -> Vec<Block> {
    let ((rows, columns), (width, height)) = (sheet.size(), sheet.least());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a window has some thousand pixels
    let seen = |room: f64, one: f64| (room / one.max(1.0)).max(0.0) as usize + 1;
    let (rows, columns) = if rows * columns <= AT_ONCE {
        (parts(rows, rows, rows), parts(columns, columns, columns))
    } else {
        let (wide, high) = root.sight().size();
        let columns = parts(columns, seen(wide, width), 8);
        let widest = columns.iter().map(Range::len).max().unwrap_or(1);
        (parts(rows, seen(high, height), (A_TURN / widest.max(sheet.weight())).max(1)), columns)
    };
    let blocks = rows
        .iter()
        .flat_map(|rows| columns.iter().map(|columns| Block { rows: rows.clone(), columns: columns.clone(), state: BlockState::Missing }));
    blocks.collect()
}

struct Inner {
    root: Spot,
    sheet: Rc<dyn LensSheet>,
    at: Option<Position>,
    blocks: Vec<Block>,
    /// Whether the axes out of sight have the labels of another period.
    axes_old: bool,
}

impl Inner {
    fn body(&self) -> Option<Spot> {
        self.root.find("tbody")
    }

    /// Draws the next block, or brings it up to date; false when all are.
    fn turn(&mut self) -> bool {
        let Some(next) = self.blocks.iter().position(|block| block.state != BlockState::Done) else {
            if self.axes_old {
                self.axes(false);
            }
            return false;
        };
        self.draw(next);
        true
    }

    fn draw(&mut self, block: usize) {
        let (Some(body), Some(block)) = (self.body(), self.blocks.get_mut(block)) else { return };
        let state = std::mem::replace(&mut block.state, BlockState::Done);
        let (rows, columns) = (block.rows.clone(), block.columns.clone());
        match state {
            BlockState::Missing => self.add(&body, rows, columns),
            BlockState::Old => self.update(&body, rows, columns),
            BlockState::Done => {}
        }
    }

    fn add(&self, body: &Spot, rows: Range<usize>, columns: Range<usize>) {
        let at = self.at.as_ref();
        let mut all = Markup::default();
        for row in rows {
            let mut out = Markup::default();
            if columns.start == 0 {
                self.sheet.begin(&mut out, row, at);
            }
            for column in columns.clone() {
                self.sheet.cell(&mut out, (row, column), at);
            }
            if columns.start == 0 {
                all.add(&out).html("</tr>");
            } else if let Some(row) = body.child(row) {
                row.append(&out);
            }
        }
        if !all.is_empty() {
            body.append(&all);
        }
    }

    fn update(&self, body: &Spot, rows: Range<usize>, columns: Range<usize>) {
        for row in rows {
            let Some(place) = body.child(row) else { continue };
            for cell in columns.clone().map(|column| (row, column)) {
                let (Some(at), Some(place)) = (self.sheet.leads(cell), self.sheet.place(&place, cell)) else { continue };
                for (element, text) in place.all("[data-t]").iter().zip(self.sheet.texts(cell)) {
                    element.say(&text);
                }
                self.sheet.redraw(&place, cell);
                if let Some(link) = place.find("a") {
                    link.set("href", Some(&self.sheet.scene().link(Some(&at))));
                }
            }
        }
    }

    /// The labels of the axes: of those in sight, or of all.
    fn axes(&mut self, in_sight: bool) {
        let labels = self.sheet.axis();
        let mut axes = self.root.all(".axis");
        if in_sight {
            // Asked of all before one is changed, so that the page is laid out once.
            let sight = self.root.sight();
            axes.retain(|axis| axis.is_in(&sight, axis));
        }
        for axis in axes {
            axis.fill(&labels);
        }
        self.axes_old = in_sight;
    }

    /// The blocks that reach into the window.
    fn in_sight(&self) -> Vec<usize> {
        let Some(body) = self.body() else { return Vec::new() };
        let sight = self.root.sight();
        let corner = |row: usize, column: usize| self.sheet.place(&body.child(row)?, (row, column));
        let seen = |block: &Block| {
            let last = corner(block.rows.end.checked_sub(1)?, block.columns.end.checked_sub(1)?)?;
            Some(corner(block.rows.start, block.columns.start)?.is_in(&sight, &last))
        };
        let seen = self.blocks.iter().enumerate().filter(|(_, block)| block.state == BlockState::Old && seen(block) == Some(true));
        seen.map(|(place, _)| place).collect()
    }

    /// Another period: texts and links.
    fn period(&mut self, scene: &ExploreScene) {
        self.sheet = sheet(scene, self.at.as_ref());
        for block in self.blocks.iter_mut().filter(|block| block.state == BlockState::Done) {
            block.state = BlockState::Old;
        }
        // All that is asked of the layout is asked before anything is changed.
        let seen = self.in_sight();
        self.axes(true);
        if let Some(caption) = self.root.find("caption") {
            caption.say(&self.sheet.caption());
        }
        for block in seen {
            self.draw(block);
        }
    }

    /// Another position is open.
    fn open(&mut self, at: Option<Position>) {
        let before = std::mem::replace(&mut self.at, at);
        let Some(body) = self.body() else { return };
        for cell in [&before, &self.at].into_iter().filter_map(|at| self.sheet.find(at.as_ref()?)) {
            if let Some(place) = body.child(cell.0).and_then(|row| self.sheet.place(&row, cell)) {
                self.sheet.mark(&place, cell, self.at.as_ref());
            }
        }
    }
}

/// A drawing on the page. Nothing in it follows a signal: it is told what changes, so that it leaves nothing behind when it goes.
pub(super) struct Drawing {
    inner: Rc<RefCell<Inner>>,
    turns: Option<Turns>,
}

impl Drawing {
    /// Draws into a place what is in sight; the rest follows.
    pub(super) fn new(root: Spot, scene: &ExploreScene, at: Option<Position>) -> Self {
        let sheet = sheet(scene, at.as_ref());
        // Asked before anything is drawn: then it costs next to nothing.
        let blocks = blocks(&*sheet, &root);
        root.fill(&sheet.frame());
        let mut inner = Inner { root, sheet, at, blocks, axes_old: false };
        inner.draw(0);
        let mut drawing = Self { inner: Rc::new(RefCell::new(inner)), turns: None };
        drawing.go_on();
        drawing
    }

    /// Shows other choices; false where they need another drawing.
    pub(super) fn follow(&mut self, scene: &ExploreScene, at: Option<&Position>) -> bool {
        let Ok(mut inner) = self.inner.try_borrow_mut() else { return false };
        if !inner.sheet.scene().same_but_period(scene) {
            return false;
        }
        let other = inner.sheet.scene() != scene;
        if inner.at.as_ref() != at {
            inner.open(at.cloned());
        }
        if other {
            inner.period(scene);
        }
        drop(inner);
        if other {
            self.go_on();
        }
        true
    }

    fn go_on(&mut self) {
        let inner = Rc::downgrade(&self.inner);
        let left = self.inner.borrow().axes_old || self.inner.borrow().blocks.iter().any(|block| block.state != BlockState::Done);
        self.turns = left
            .then(|| Turns::start(move || inner.upgrade().is_some_and(|inner| inner.try_borrow_mut().is_ok_and(|mut inner| inner.turn()))));
    }

    /// Moves the focus for an arrow key.
    pub(super) fn key(&self, event: &KeyboardEvent) {
        let sheet = self.inner.borrow().sheet.clone();
        let finish = || {
            if let Some(turns) = &self.turns {
                turns.finish();
            }
        };
        if let Some(cells) = sheet.cells() {
            cells.key(event, finish);
        }
    }

    /// Brings the link up to date that a person is about to see or use.
    pub(super) fn refresh(&self, link: &Spot) {
        let inner = self.inner.borrow();
        let position = link.get("data-at").and_then(|at| at.parse().ok());
        let position = position.or_else(|| {
            let level = inner.sheet.scene().ladder().level(&link.get("data-level")?.parse().ok()?)?.level;
            Some(level.at(level.steps.first()?))
        });
        if let Some(at) = position {
            let href = inner.sheet.scene().link(Some(&at));
            if link.get("href").as_ref() != Some(&href) {
                link.set("href", Some(&href));
            }
        }
    }
}
