//! Pay tables: all pay of one region from one date, and which is in force on a day.

use chrono::NaiveDate;
use std::collections::BTreeMap;

use super::id::{LevelId, StepId};
use super::ladder::Level;
use super::money::{Currency, Money};
use super::pay::Band;

/// The pay of one level: its own band, if it has one, and the pay of its steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelPay {
    /// The band of the whole level as the file gives it.
    pub own: Option<Band>,
    /// The pay of each step: a point, or a range.
    pub steps: BTreeMap<StepId, Band>,
}

impl LevelPay {
    /// The level's band: its own, else the range from its lowest to its highest step.
    pub fn band(&self) -> Option<Band> {
        self.own.or_else(|| Band::spanning(self.steps.values().copied()))
    }

    /// The pay of a step: a point, or a range. A level without steps of its own pays its band on its only step.
    pub fn at(&self, level: &Level, step: &StepId) -> Option<Band> {
        let only = level.steps.len() == 1 && self.steps.is_empty();
        self.steps.get(step).copied().or(self.own.filter(|_| only))
    }
}

/// All pay of one region from one date, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The region; empty for everywhere.
    pub region: String,
    /// The day from which it holds; nothing for always.
    pub effective: Option<NaiveDate>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// The pay of each level that has any.
    pub levels: BTreeMap<LevelId, LevelPay>,
}

/// All tables of a dataset, by region and then by date, oldest first; at most one for each pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables(Vec<Table>);

impl Tables {
    /// Puts tables in order.
    pub fn new(mut tables: Vec<Table>) -> Self {
        tables.sort_unstable_by(|a, b| (&a.region, a.effective).cmp(&(&b.region, b.effective)));
        Self(tables)
    }

    /// The tables in order.
    pub fn iter(&self) -> impl Iterator<Item = &Table> {
        self.0.iter()
    }

    /// Whether there is no pay at all.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The regions in alphabetical order; everywhere, where it has a table, is the empty one and comes first.
    pub fn regions(&self) -> Vec<&str> {
        let mut regions: Vec<&str> = self.0.iter().map(|table| table.region.as_str()).collect();
        regions.dedup();
        regions
    }

    /// The dates from which a table of the region (or of everywhere, beside it) holds, oldest first.
    pub fn dates(&self, region: &str) -> Vec<NaiveDate> {
        let here = self.0.iter().filter(|table| table.region == region || table.region.is_empty());
        let mut dates = Vec::new();
        for date in here.filter_map(|table| table.effective) {
            if let Err(place) = dates.binary_search(&date) {
                dates.insert(place, date);
            }
        }
        dates
    }

    /// The tables of a region that hold on a day or held before it, oldest first: they stand together.
    fn until(&self, region: &str, day: NaiveDate) -> &[Table] {
        let from = self.0.partition_point(|table| table.region.as_str() < region);
        let rest = self.0.get(from..).unwrap_or_default();
        let count = rest.partition_point(|table| table.region == region && table.effective.is_none_or(|from| from <= day));
        rest.get(..count).unwrap_or_default()
    }

    /// The pay in force on a day, settled level by level: the newest rows of a level in the region not after the day, else those of everywhere.
    /// A newer row set of a level replaces the older one of that level whole, and of no other.
    pub fn in_force(&self, region: &str, day: NaiveDate) -> InForce<'_> {
        let own = self.until(region, day);
        let everywhere = if region.is_empty() { &[] } else { self.until("", day) };
        // One currency for one picture: another currency's rows would not compare.
        InForce { own, everywhere, currency: own.last().or(everywhere.last()).map(|table| table.currency) }
    }
}

/// The pay in force in a region on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InForce<'a> {
    /// The tables of the region up to the day, oldest first.
    own: &'a [Table],
    /// Those of everywhere.
    everywhere: &'a [Table],
    currency: Option<Currency>,
}

impl<'a> InForce<'a> {
    /// The tables that hold, those that come first where several pay a level first.
    fn tables(self) -> impl Iterator<Item = &'a Table> {
        let all = self.own.iter().rev().chain(self.everywhere.iter().rev());
        all.filter(move |table| Some(table.currency) == self.currency)
    }

    /// The pay of a level.
    pub fn level(self, id: &LevelId) -> Option<&'a LevelPay> {
        self.tables().find_map(|table| table.levels.get(id))
    }

    /// The band of a level.
    pub fn band(self, id: &LevelId) -> Option<Band> {
        self.level(id)?.band()
    }

    /// The pay at a position: a point, or a range.
    pub fn at(self, level: &Level, step: &StepId) -> Option<Band> {
        self.level(&level.id)?.at(level, step)
    }

    /// What each step of a level pays, in order, a range by its midpoint.
    pub fn steps(self, level: &Level) -> Vec<Option<Money>> {
        let pay = self.level(&level.id);
        level.steps.iter().map(|step| Some(pay?.at(level, &step.id)?.mid())).collect()
    }

    /// The single amount paid at a position: nothing where the file gives a range.
    pub fn amount(self, level: &Level, step: &StepId) -> Option<Money> {
        self.at(level, step).filter(|band| band.is_point()).map(Band::min)
    }

    /// The day from which the newest of the tables holds; a level that it leaves out is paid by an older one.
    pub fn effective(self) -> Option<NaiveDate> {
        self.tables().filter_map(|table| table.effective).max()
    }

    /// The currency of the amounts.
    pub const fn currency(self) -> Option<Currency> {
        self.currency
    }
}
