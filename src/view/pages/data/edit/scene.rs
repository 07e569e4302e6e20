//! What the grid shows: a table, level by level, beside what was opened.

use std::collections::BTreeMap;
use std::sync::Arc;

use files::bands::draft::{Draft, differ};
use files::bands::grid::{Slot, Spot, Typed, Written};
use rules::health::TableAt;
use rules::id::LevelId;
use rules::money::Currency;

use crate::browser::format::Locale;
use crate::markup::Markup;
use crate::view::parts::hue::hue;

/// Which of the two is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// Both, where they differ.
    #[default]
    Both,
    /// As it is.
    Draft,
    /// As it was opened.
    Opened,
}

impl Beside {
    /// All, with their names.
    pub const ALL: [(Self, &'static str, &'static str); 3] =
        [(Self::Both, "both", "Draft and opened"), (Self::Draft, "draft", "Draft"), (Self::Opened, "opened", "As opened")];
}

/// What is chosen to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which table.
    pub table: TableAt,
    /// Which track by its place; nothing for all.
    pub track: Option<usize>,
    /// Draft, or what was opened.
    pub beside: Beside,
    /// Whether levels in which nothing differs are left out.
    pub differing: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// What it says.
    pub now: Written,
    /// What was paid before; nothing where that is the same.
    pub before: Option<Written>,
    /// Whether the level has the step.
    pub is_there: bool,
}

/// A level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Its id.
    pub level: LevelId,
    title: String,
    /// The place of its track.
    track: usize,
    /// Whether it is the first one shown of its track.
    begins: bool,
    /// Whether an older table pays it still.
    is_held: bool,
    /// Its cells, in the order of the columns.
    pub cells: Vec<GridCell>,
    /// How many people hold it, where a roster is open.
    people: Option<usize>,
}

/// The grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridScene {
    /// What is shown.
    pub asked: Asked,
    /// The columns.
    pub slots: Vec<Slot>,
    /// The levels, the highest of each track first.
    pub rows: Vec<Arc<GridRow>>,
    /// The currency of the table.
    pub currency: Option<Currency>,
    /// Whether amounts have cents.
    cents: bool,
}

impl GridScene {
    /// What a draft has of a table. `people` are how many hold each level, where a roster is open. Of what was shown of an earlier draft, levels that
    /// are paid the same still are taken over.
    pub fn of(draft: &Draft, asked: &Asked, people: Option<&BTreeMap<LevelId, usize>>, before: Option<(&Draft, &Self)>) -> Self {
        let slots = draft.slots(&asked.table);
        let before = before.filter(|(_, scene)| scene.asked == *asked && scene.slots == slots);
        let mut known = before.map(|(earlier, scene)| (earlier, scene.rows.iter().peekable()));
        let mut rows = Vec::new();
        for (place, track) in draft.ladder.ladder.tracks.iter().enumerate().filter(|(place, _)| asked.track.is_none_or(|own| own == *place))
        {
            let mut begins = true;
            for level in track.levels.iter().rev() {
                let people = people.map(|people| people.get(&level.id).copied().unwrap_or_default());
                // Both are in the order of the ladder.
                let same = known.as_mut().and_then(|(earlier, rows)| {
                    let row = rows.next_if(|row| row.level == level.id)?;
                    let same = row.people == people && row.begins == begins;
                    (same && draft.is_as(earlier, &asked.table, &level.id)).then(|| row.clone())
                });
                if let Some(row) = same {
                    rows.push(row);
                    begins = false;
                    continue;
                }
                let mut differs = false;
                let mut cell = |slot: &Slot| {
                    let (now, before) = (draft.paid(&asked.table, &level.id, slot), draft.before(&asked.table, &level.id, slot));
                    let own = differ(&now, &before);
                    differs |= own;
                    let now = if asked.beside == Beside::Opened { before.clone() } else { now };
                    let before = (own && asked.beside == Beside::Both).then_some(before);
                    GridCell { now, before, is_there: slot.step.as_ref().is_none_or(|step| level.step_index(step).is_some()) }
                };
                let cells: Vec<GridCell> = slots.iter().map(&mut cell).collect();
                if asked.differing && !differs {
                    continue;
                }
                let holding = draft.now.holding(&asked.table, &level.id);
                let is_held = holding.is_some_and(|holding| *holding != asked.table) && asked.beside != Beside::Opened;
                let (level, title) = (level.id.clone(), level.title.clone());
                rows.push(Arc::new(GridRow { level, title, track: place, begins, is_held, cells, people }));
                begins = false;
            }
        }
        let amounts = || rows.iter().flat_map(|row| row.cells.iter().filter_map(|cell| cell.now.amount));
        let cents = amounts().any(|amount| !amount.is_whole());
        let currency = draft.now.currency(&asked.table);
        Self { asked: asked.clone(), slots, rows, currency, cents }
    }

    /// Whether only what cells say is another than in a grid that was shown.
    pub fn is_alike(&self, before: &Self) -> bool {
        let same = |(own, other): (&Arc<GridRow>, &Arc<GridRow>)| {
            own.level == other.level && own.begins == other.begins && own.is_held == other.is_held
        };
        self.asked == before.asked
            && self.slots == before.slots
            && self.cents == before.cents
            && self.rows.len() == before.rows.len()
            && self.rows.iter().zip(&before.rows).all(same)
    }

    /// The nearest cell that there is to a row and a column.
    pub fn within(&self, (row, column): (usize, usize)) -> (usize, usize) {
        (row.min(self.rows.len().saturating_sub(1)), column.min(self.slots.len().saturating_sub(1)))
    }

    /// The row and the column of a cell of the file; of one that is no amount, the first.
    pub fn place(&self, spot: &Spot) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|row| row.level == spot.level)?;
        let column = spot.slot.as_ref().and_then(|slot| self.slots.iter().position(|own| own == slot));
        Some((row, column.unwrap_or_default()))
    }

    /// Whether a cell can be changed.
    pub fn is_open(&self, row: usize, column: usize) -> bool {
        let cell = self.rows.get(row).and_then(|row| row.cells.get(column));
        self.asked.beside != Beside::Opened && cell.is_some_and(|cell| cell.is_there || !cell.now.text.is_empty())
    }

    /// A cell and what it shall say; nothing where it cannot be changed.
    pub fn typed(&self, row: usize, column: usize, text: &str) -> Option<Typed> {
        let level = self.rows.get(row).filter(|_| self.is_open(row, column))?.level.clone();
        Some(Typed { table: self.asked.table.clone(), level, slot: self.slots.get(column)?.clone(), text: text.to_owned() })
    }

    /// What the file has in a cell.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", |cell| &cell.now.text)
    }

    /// The same as it is typed: an amount by its digits, with a point before decimals where there are some.
    pub fn plain(&self, row: usize, column: usize) -> String {
        let amount = self.rows.get(row).and_then(|row| row.cells.get(column)?.now.amount);
        let Some(amount) = amount else { return self.text(row, column).to_owned() };
        let text = amount.to_string();
        if amount.is_whole() { text.split('.').next().unwrap_or_default().to_owned() } else { text }
    }

    /// The name of a cell, for those who listen.
    pub fn name(&self, row: usize, column: usize) -> String {
        let parts = self.rows.get(row).zip(self.slots.get(column));
        parts.map(|(row, slot)| words::draft::cell(&row.level, slot)).unwrap_or_default()
    }

    /// The next cell after one in which a text is found, or whose level is called so; after the last one, from the first.
    pub fn find(&self, text: &str, (row, column): (usize, usize)) -> Option<(usize, usize)> {
        let wanted = text.trim().to_lowercase();
        let width = self.slots.len();
        let count = self.rows.len() * width;
        if wanted.is_empty() || count == 0 {
            return None;
        }
        let holds = |place: &(usize, usize)| {
            let Some(row) = self.rows.get(place.0) else { return false };
            let is_named = place.1 == 0 && [row.level.as_str(), &row.title].iter().any(|name| name.to_lowercase().contains(&wanted));
            let has = |written: &Written| written.text.to_lowercase().contains(&wanted) || self.amount(written).contains(&wanted);
            is_named || row.cells.get(place.1).is_some_and(|cell| has(&cell.now))
        };
        let from = row * width + column + 1;
        (from..from + count).map(|place| (place % count / width, place % width)).find(holds)
    }

    fn amount(&self, written: &Written) -> String {
        match written.amount {
            Some(amount) => Locale { cents: self.cents }.amount(amount),
            None => written.text.clone(),
        }
    }

    /// Whether there is a column of people.
    pub fn has_people(&self) -> bool {
        self.rows.iter().any(|row| row.people.is_some())
    }

    /// The whole table.
    pub fn markup(&self) -> Markup {
        let mut out = Markup::of("<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Level</th>");
        for (place, slot) in self.slots.iter().enumerate() {
            let is_first = slot.step.is_some() && self.slots.iter().position(|other| other.step.is_some()) == Some(place);
            out.html("<th scope=\"col\" role=\"columnheader\" class=\"num\">").text(words::draft::head(slot, is_first)).html("</th>");
        }
        if self.has_people() {
            out.html("<th scope=\"col\" role=\"columnheader\" class=\"num\">People</th>");
        }
        out.html("</tr></thead><tbody role=\"rowgroup\">");
        for (place, row) in self.rows.iter().enumerate() {
            out.html("<tr role=\"row\" data-r=\"").text(place).html("\" class=\"").html(hue(row.track));
            out.html(if row.is_held { " held" } else { "" });
            out.html(if row.begins { " begins\">" } else { "\">" }).add(&self.row(row)).html("</tr>");
        }
        out.html("</tbody>");
        out
    }

    /// The cells of a level.
    pub fn row(&self, row: &GridRow) -> Markup {
        let mut out = Markup::of("<th scope=\"row\" role=\"rowheader\"><span class=\"code\">");
        out.text(&row.level).html("</span> <span>").text(&row.title).html("</span></th>");
        for (place, cell) in row.cells.iter().enumerate() {
            let is_wrong = cell.now.amount.is_none() && !cell.now.text.is_empty();
            let class = match (is_wrong, &cell.before, cell.is_there) {
                (true, ..) => "num wrong",
                (_, Some(_), _) => "num differs",
                (.., true) => "num",
                _ => "num none",
            };
            out.html("<td role=\"gridcell\" tabindex=\"-1\" data-c=\"").text(place).html("\" class=\"").html(class);
            out.html(if class == "num none" || self.asked.beside == Beside::Opened { "\" aria-readonly=\"true\">" } else { "\">" });
            if let Some(before) = &cell.before {
                let before = self.amount(before);
                out.html("<s><span class=\"hidden\">before </span>").text(if before.is_empty() { "–" } else { &before }).html("</s> ");
            }
            let now = self.amount(&cell.now);
            let now = if now.is_empty() && cell.before.is_some() { "–" } else { &now };
            out.html(if cell.before.is_some() { "<b>" } else { "<span>" }).text(now);
            out.html(if cell.before.is_some() { "</b>" } else { "</span>" });
            out.html("</td>");
        }
        if let Some(people) = row.people {
            out.html("<td role=\"gridcell\" class=\"num people\">");
            match people {
                0 => out.html("–"),
                people => out.text(people),
            };
            out.html("</td>");
        }
        out
    }
}
