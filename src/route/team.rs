//! The choices of Team. The roster itself is in no link.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::at::At;
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query, set, take};
use rules::ladder::Ladder;
use rules::{date, rise};

/// The months ahead that can be chosen.
pub const MONTHS: RangeInclusive<u16> = 1..=120;

/// The months ahead where none are chosen.
pub const USUAL_MONTHS: u16 = 12;

/// What the cost is split by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// By level.
    #[default]
    Level,
    /// By track.
    Track,
}

/// The choices of Team; nothing stands for the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// How many months ahead.
    pub months: Option<u16>,
    /// Whether early promotions are taken.
    pub early: bool,
    /// The yearly rise of all tables that is assumed, in hundredths of a percent; never zero.
    pub rise: Option<u16>,
    /// Whether names are hidden.
    pub hidden: bool,
    /// What the cost is split by.
    pub split: Split,
    /// The region of another table that is tried on the roster; empty for everywhere.
    pub table_region: Option<String>,
    /// The day of another table that is tried on the roster.
    pub table_date: Option<NaiveDate>,
}

impl Choices for Team {
    fn read(&mut self, name: &str, value: &str, _: &mut Vec<Dropped>) -> Result<(), DropReason> {
        match name {
            "months" => take(&mut self.months, value.parse().ok().filter(|months| MONTHS.contains(months))),
            "early" => set(&mut self.early, (value == "yes").then_some(true)),
            "rise" => take(&mut self.rise, rise::parse(value)),
            "names" => set(&mut self.hidden, (value == "hidden").then_some(true)),
            "by" => set(&mut self.split, (value == "track").then_some(Split::Track)),
            "table-region" => take(&mut self.table_region, Some(value.to_owned())),
            "table-date" => take(&mut self.table_date, date::parse(value)),
            _ => Err(DropReason::Name),
        }
    }

    fn write(&self, query: &mut Query) {
        query.put("months", self.months.map(|months| months.to_string()).as_ref());
        query.put("early", self.early.then_some("yes"));
        query.put("rise", self.rise.map(rise::text).as_ref());
        query.put("names", self.hidden.then_some("hidden"));
        query.put("table-region", self.table_region.as_ref());
        query.put("table-date", self.table_date.map(|date| date.to_string()).as_ref());
        query.put("by", (self.split == Split::Track).then_some("track"));
    }

    fn begin(_: Option<At>) -> Self {
        Self::default()
    }

    fn at(&self) -> Option<&At> {
        None
    }

    fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
        if self.early && !ladder.moves.level_jumps {
            self.early = false;
            dropped.push(Dropped::unknown("early", "yes".to_owned()));
        }
    }

    fn refines(&self, _: &Self) -> bool {
        true
    }

    fn elsewhere(&self) -> Self {
        // Another ladder need not know early promotions, and has other tables.
        Self { early: false, table_region: None, table_date: None, ..self.clone() }
    }
}
