//! The steps: one track as a matrix of level by step, shaded by pay.

use super::drawing::LensSheet;
use super::scene::ExploreScene;
use crate::browser::format::Locale;
use crate::browser::html::Spot;
use crate::chart::grid::GridCell;
use crate::chart::scale::{Scale, percent};
use crate::markup::Markup;
use crate::view::parts::cells::{self, Cells};
use crate::view::parts::hue::hue;
use rules::id::{Position, StepId};
use rules::ladder::{Level, Step, Track};
use rules::pay::Band;
use words::Format;

/// The matrix of the chosen track.
pub(super) struct Steps {
    scene: ExploreScene,
    locale: Locale,
    /// In the unit of the files.
    scale: Scale,
    /// The columns, where levels have steps in common: each step stands under its own head, though a level may begin later than another.
    /// Else steps stand by their place, and each says its name.
    columns: Columns,
    cells: Cells,
}

impl Steps {
    pub(super) fn new(scene: &ExploreScene, at: Option<&Position>) -> Self {
        let mut steps = Self {
            scene: scene.clone(),
            locale: scene.locale(),
            scale: Scale::around([], 0),
            columns: Columns::Places(0),
            cells: Cells::new(Vec::new(), None),
        };
        let pay = scene.quote().pay;
        let levels: Vec<&Level> = scene.ladder().tracks.get(scene.track).iter().flat_map(|track| track.levels.iter().rev()).collect();
        let pays = levels.iter().flat_map(|level| level.steps.iter().filter_map(|step| pay.told_at(level, &step.id)));
        steps.scale = Scale::around(pays.map(|pay| pay.mid().minor()), 0);
        steps.columns = steps.track().map_or(Columns::Places(0), Columns::of);
        let columns = &steps.columns;
        let there = levels.iter().enumerate().flat_map(|(row, level)| {
            let filled =
                (0..columns.count()).filter(move |column| columns.step(level, *column).is_some_and(|step| step < level.steps.len()));
            filled.map(move |column| (row, column))
        });
        steps.cells = Cells::new(there.collect(), at.and_then(|at| steps.find(at)));
        steps
    }

    fn track(&self) -> Option<&Track> {
        self.scene.ladder().tracks.get(self.scene.track)
    }

    fn level(&self, row: usize) -> Option<&Level> {
        self.track()?.levels.iter().rev().nth(row)
    }

    fn step(&self, (row, column): GridCell) -> Option<(&Level, &Step)> {
        let level = self.level(row)?;
        Some((level, level.steps.get(self.columns.step(level, column)?)?))
    }

    fn pay(&self, level: &Level, step: &Step) -> String {
        let pay = self.scene.quote().told_at(level, &step.id);
        pay.map_or_else(|| "no pay given".to_owned(), |pay| words::pay::range(pay, |amount| self.locale.money(amount)))
    }

    /// The rise to the next step, in money and percent.
    fn rise(&self, level: &Level, step: &Step) -> String {
        let quote = self.scene.quote();
        let index = level.step_index(&step.id).unwrap_or_default();
        let next = level.steps.get(index + 1).and_then(|next| quote.pay.at(level, &next.id));
        let words = quote.pay.at(level, &step.id).zip(next).and_then(|(now, next)| {
            let share = next.mid().rise_over(now.mid())?;
            let shown = |band: Band| quote.convert(band).map(Band::mid);
            let more = shown(next)?.minus(shown(now)?)?;
            let sign = if more.minor() > 0 { "+" } else { "" };
            Some(format!("{sign}{} · {}", self.locale.money(more), self.locale.change(share)))
        });
        let last = index + 1 == level.steps.len();
        words.unwrap_or_else(|| if last { "top step".to_owned() } else { "–".to_owned() })
    }
}

/// The columns of a track.
enum Columns {
    /// A step each.
    Ids(Vec<StepId>),
    /// By place, so many.
    Places(usize),
}

impl Columns {
    fn of(track: &Track) -> Self {
        let ids = track.step_ids();
        let most = track.levels.iter().map(|level| level.steps.len()).max().unwrap_or_default();
        // Levels that name their steps each in its own way would leave the table all but empty.
        if ids.len() > 2 * most { Self::Places(most) } else { Self::Ids(ids.into_iter().cloned().collect()) }
    }

    fn count(&self) -> usize {
        match self {
            Self::Ids(ids) => ids.len(),
            Self::Places(count) => *count,
        }
    }

    fn head(&self, column: usize) -> String {
        match self {
            Self::Ids(ids) => ids.get(column).map(StepId::to_string).unwrap_or_default(),
            Self::Places(_) => (column + 1).to_string(),
        }
    }

    /// The place in a level of the step of a column.
    fn step(&self, level: &Level, column: usize) -> Option<usize> {
        match self {
            Self::Ids(ids) => {
                let id = ids.get(column)?;
                // Most levels have their steps from the first column on.
                let there = level.steps.get(column).is_some_and(|step| step.id == *id);
                if there { Some(column) } else { level.step_index(id) }
            }
            Self::Places(_) => Some(column),
        }
    }

    /// The column of the step in a place of a level.
    fn of_step(&self, level: &Level, index: usize) -> Option<usize> {
        match self {
            Self::Ids(ids) => ids.iter().position(|id| level.steps.get(index).is_some_and(|step| step.id == *id)),
            Self::Places(_) => Some(index),
        }
    }
}

impl LensSheet for Steps {
    fn scene(&self) -> &ExploreScene {
        &self.scene
    }

    fn frame(&self) -> Markup {
        let mut out = Markup::of("<div class=\"scroll steps-lens ");
        out.html(hue(self.scene.track)).html("\"><table class=\"matrix\"><caption>").text(self.caption());
        out.html("</caption><thead><tr><th scope=\"col\">Level</th>");
        for column in 0..self.columns.count() {
            out.html("<th scope=\"col\" class=\"num\">").text(self.columns.head(column)).html("</th>");
        }
        out.html("</tr></thead><tbody></tbody></table></div>");
        out
    }

    fn size(&self) -> (usize, usize) {
        (self.track().map(|track| track.levels.len()).unwrap_or_default(), self.columns.count())
    }

    fn least(&self) -> (f64, f64) {
        (76.0, 40.0)
    }

    fn begin(&self, out: &mut Markup, row: usize, _at: Option<&Position>) {
        let Some(level) = self.level(row) else { return };
        out.html("<tr><th scope=\"row\"><span class=\"code\">").text(&level.id).html("</span> <span class=\"title\">").text(&level.title);
        out.html("</span></th>");
    }

    fn cell(&self, out: &mut Markup, cell: GridCell, at: Option<&Position>) {
        let Some((level, step)) = self.step(cell) else {
            out.html("<td class=\"none\"></td>");
            return;
        };
        let own = level.at(step);
        out.html("<td class=\"num\"><a class=\"pay-cell\" href=\"").text(self.scene.link(Some(&own))).html("\"");
        if let Some(pay) = self.scene.quote().pay.told_at(level, &step.id) {
            out.html(" data-style=\"--shade:").text(percent(0.06 + 0.34 * self.scale.place(pay.mid().minor()))).html("\"");
        }
        out.html(" data-cell=\"").text(Cells::mark(cell)).html("\" data-at=\"").text(&own).html("\" tabindex=\"");
        out.html(self.cells.tabindex(cell)).html(if at == Some(&own) { "\" aria-current=\"true\">" } else { "\">" });
        if matches!(self.columns, Columns::Places(_)) {
            out.html("<small>").text(&step.id).html("</small>");
        }
        out.html("<span data-t>").text(self.pay(level, step)).html("</span>");
        cells::cap(out, self.scene.quote().pay, level, step);
        if self.scene.explore.rises {
            out.html("<small class=\"rise\" data-t>").text(self.rise(level, step)).html("</small>");
        }
        out.html("</a></td>");
    }

    fn texts(&self, cell: GridCell) -> Vec<String> {
        let Some((level, step)) = self.step(cell) else { return Vec::new() };
        let rise = self.scene.explore.rises.then(|| self.rise(level, step));
        [self.pay(level, step)].into_iter().chain(rise).collect()
    }

    fn place(&self, row: &Spot, cell: GridCell) -> Option<Spot> {
        row.child(cell.1 + 1)
    }

    fn leads(&self, cell: GridCell) -> Option<Position> {
        self.step(cell).map(|(level, step)| level.at(step))
    }

    fn find(&self, at: &Position) -> Option<GridCell> {
        let row = self.track()?.levels.iter().rev().position(|level| level.id == at.level)?;
        let level = self.level(row)?;
        Some((row, self.columns.of_step(level, level.step_index(&at.step)?)?))
    }

    fn mark(&self, place: &Spot, cell: GridCell, at: Option<&Position>) {
        if let Some(link) = place.find("a") {
            link.set("aria-current", (at.is_some() && self.leads(cell).as_ref() == at).then_some("true"));
        }
    }

    fn caption(&self) -> String {
        format!(
            "{}: pay {} at each step, {}. The stronger the colour, the higher the pay.",
            self.track().map(|track| track.name.as_str()).unwrap_or_default(),
            words::time::a(self.scene.figures.per),
            if self.scene.explore.rises { "with the rise to the next step" } else { "levels from the highest" }
        )
    }

    fn cells(&self) -> Option<&Cells> {
        Some(&self.cells)
    }
}
