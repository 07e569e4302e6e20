//! How a table is laid out, as a person says it, and the table seen that way.

use serde::{Deserialize, Serialize};

use super::cells::CellGrid;
use crate::problem::CellAt;
use rules::money::Currency;
use std::collections::BTreeSet;

/// Which way a table of pay goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lies {
    /// A level is a row, or several rows.
    #[default]
    LevelsDown,
    /// A level is a column, and its steps are rows.
    LevelsAcross,
}

/// What stands in a column, or in a row where levels are columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// The level, by its id or its name.
    Level,
    /// The title of the level, beside its id.
    Title,
    /// The step.
    Step,
    /// Pay of the step that the head names.
    StepPay,
    /// Pay.
    Amount,
    /// The lower end of a range.
    Min,
    /// Its midpoint.
    Mid,
    /// Its upper end.
    Max,
    /// The region.
    Region,
    /// The day from which it holds.
    Effective,
    /// The currency.
    Currency,
    /// Nothing that is read.
    #[default]
    Ignored,
}

impl Means {
    /// All of them, in the order in which people look for them.
    pub const ALL: [Self; 12] = [
        Self::Level,
        Self::Title,
        Self::Step,
        Self::StepPay,
        Self::Amount,
        Self::Min,
        Self::Mid,
        Self::Max,
        Self::Region,
        Self::Effective,
        Self::Currency,
        Self::Ignored,
    ];

    /// Whether it is pay.
    pub const fn is_pay(self) -> bool {
        matches!(self, Self::StepPay | Self::Amount | Self::Min | Self::Mid | Self::Max)
    }
}

/// What a row of heads holds, or a column of them where levels are columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadMeans {
    /// Names, which are joined with those of the other rows.
    #[default]
    Names,
    /// The regions of the pay below.
    Regions,
    /// The days from which the pay below holds.
    Dates,
}

impl HeadMeans {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Names, Self::Regions, Self::Dates];
}

/// How a table is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// How many rows stand above the table: its title, a note.
    pub above: usize,
    /// Which way it goes.
    pub lies: Lies,
    /// What its rows of heads hold; where levels are columns, its columns of heads.
    pub heads: Vec<HeadMeans>,
    /// What its columns hold; where levels are columns, its rows from the first below those `above` on.
    pub columns: Vec<Means>,
    /// Rows that are left out, counted from 0; where levels are columns, columns.
    pub left_out: BTreeSet<usize>,
    /// Whether what says nothing of its level belongs to that before it, with its region and its day.
    pub goes_on: bool,
    /// The currency of amounts that name none.
    #[serde(with = "code")]
    pub currency: Option<Currency>,
}

impl Mapping {
    /// What a column holds.
    pub fn means(&self, column: usize) -> Means {
        self.columns.get(column).copied().unwrap_or_default()
    }
}

/// A currency by its code.
mod code {
    use rules::money::Currency;
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
    pub fn serialize<S: Serializer>(currency: &Option<Currency>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(currency.as_ref().map_or("", Currency::code))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Currency>, D::Error> {
        Ok(String::deserialize(from)?.parse().ok())
    }
}

/// A table seen the way it lies: *records* are its rows below the heads, *fields* its columns; where levels are columns, the other way round.
#[derive(Clone, Copy, Debug)]
pub struct Laid<'a> {
    grid: &'a CellGrid,
    above: usize,
    heads: usize,
    lies: Lies,
}

impl<'a> Laid<'a> {
    /// A table as a mapping has it.
    pub fn new(grid: &'a CellGrid, mapping: &Mapping) -> Self {
        Self::of(grid, mapping.above, mapping.heads.len(), mapping.lies)
    }

    /// A table with so many rows above it, and so many of heads.
    pub const fn of(grid: &'a CellGrid, above: usize, heads: usize, lies: Lies) -> Self {
        Self { grid, above, heads, lies }
    }

    /// Whether levels are columns.
    pub fn is_across(self) -> bool {
        self.lies == Lies::LevelsAcross
    }

    /// How many fields there are.
    pub fn fields(self) -> usize {
        match self.lies {
            Lies::LevelsDown => self.grid.width(),
            Lies::LevelsAcross => self.grid.height().saturating_sub(self.above),
        }
    }

    /// How many rows of heads there are; where levels are columns, columns.
    pub const fn head_count(self) -> usize {
        self.heads
    }

    /// The numbers of the records, as rows or columns of the table.
    pub fn records(self) -> std::ops::Range<usize> {
        match self.lies {
            Lies::LevelsDown => (self.above + self.heads).min(self.grid.height())..self.grid.height(),
            Lies::LevelsAcross => self.heads.min(self.grid.width())..self.grid.width(),
        }
    }

    /// Where a field of a record stands.
    pub const fn at(self, record: usize, field: usize) -> CellAt {
        match self.lies {
            Lies::LevelsDown => CellAt { row: record, column: field },
            Lies::LevelsAcross => CellAt { row: self.above + field, column: record },
        }
    }

    /// Where a head of a field stands.
    pub const fn head_at(self, head: usize, field: usize) -> CellAt {
        match self.lies {
            Lies::LevelsDown => CellAt { row: self.above + head, column: field },
            Lies::LevelsAcross => CellAt { row: self.above + field, column: head },
        }
    }

    /// What a field of a record says.
    pub fn text(self, record: usize, field: usize) -> &'a str {
        let at = self.at(record, field);
        self.grid.text(at.row, at.column)
    }

    /// What a head of a field says. Above another one it goes on to the right, as people write heads that stand above several.
    pub fn head(self, head: usize, field: usize) -> &'a str {
        let own = |field| {
            let at = self.head_at(head, field);
            self.grid.text(at.row, at.column)
        };
        if head + 1 >= self.heads || !own(field).is_empty() {
            return own(field);
        }
        (0..field).rev().map(own).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The heads of a field that hold names, each once, from the first to the last. Where none does, what stands in the other rows is its name: only
    /// pay has regions and days above it.
    pub fn names(self, means: &[HeadMeans], field: usize) -> Vec<&'a str> {
        let of = |wanted: fn(HeadMeans) -> bool| {
            let mut names: Vec<&str> = Vec::new();
            for (head, _) in means.iter().enumerate().filter(|(_, means)| wanted(**means)) {
                let name = self.head(head, field);
                if !name.is_empty() && !names.contains(&name) {
                    names.push(name);
                }
            }
            names
        };
        let names = of(|means| means == HeadMeans::Names);
        if names.is_empty() { of(|_| true) } else { names }
    }

    /// Whether a record says nothing.
    pub fn is_blank(self, record: usize) -> bool {
        (0..self.fields()).all(|field| self.text(record, field).is_empty())
    }
}
