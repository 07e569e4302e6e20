//! Pay tables: all pay of one region from one date, and which is in force on a day.

use chrono::NaiveDate;
use std::collections::BTreeMap;

use super::addition::Addition;
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

/// All pay of a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// By region and then by date, oldest first; at most one for each pair.
    tables: Vec<Table>,
    /// The regions whose pay is an addition to that of everywhere, in the order of the file.
    additions: Vec<Addition>,
}

impl Tables {
    /// Puts tables in order.
    pub fn new(mut tables: Vec<Table>, additions: Vec<Addition>) -> Self {
        tables.sort_unstable_by(|a, b| (&a.region, a.effective).cmp(&(&b.region, b.effective)));
        Self { tables, additions }
    }

    /// The tables in order.
    pub fn iter(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter()
    }

    /// Whether there is no pay at all.
    pub const fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// The regions: everywhere, where it has a table, is the empty one and comes first; then those that are an addition to it, in the order
    /// of the file; then the others in alphabetical order.
    pub fn regions(&self) -> Vec<&str> {
        let mut regions: Vec<&str> = self.tables.iter().map(|table| table.region.as_str()).collect();
        regions.dedup();
        regions.retain(|name| self.addition(name).is_none());
        let first = usize::from(regions.first().is_some_and(|name| name.is_empty()));
        for (place, addition) in self.additions.iter().enumerate() {
            regions.insert(first + place, &addition.region);
        }
        regions
    }

    /// The lowest pay of everywhere, whenever it holds.
    pub fn lowest(&self) -> Option<Money> {
        let mut lowest: Option<Money> = None;
        for table in self.tables.iter().take_while(|table| table.region.is_empty()) {
            for level in table.levels.values() {
                for band in level.own.iter().chain(level.steps.values()) {
                    lowest = Some(lowest.map_or(band.min(), |lowest| lowest.min(band.min())));
                }
            }
        }
        lowest
    }

    /// The addition that makes the pay of a region, where it is one.
    pub fn addition(&self, region: &str) -> Option<&Addition> {
        self.additions.iter().find(|addition| addition.region == region)
    }

    /// The dates from which a table of the region (or of everywhere, beside it) holds, oldest first.
    pub fn dates(&self, region: &str) -> Vec<NaiveDate> {
        let here = self.tables.iter().filter(|table| table.region == region || table.region.is_empty());
        let mut dates = Vec::new();
        for date in here.filter_map(|table| table.effective) {
            if let Err(place) = dates.binary_search(&date) {
                dates.insert(place, date);
            }
        }
        dates
    }

    /// The tables of a region that hold on a day or held before it, oldest first: they stand together.
    pub fn until(&self, region: &str, day: NaiveDate) -> &[Table] {
        let from = self.tables.partition_point(|table| table.region.as_str() < region);
        let rest = self.tables.get(from..).unwrap_or_default();
        let count = rest.partition_point(|table| table.region == region && table.effective.is_none_or(|from| from <= day));
        rest.get(..count).unwrap_or_default()
    }

    /// The pay in force on a day, settled level by level: the newest rows of a level in the region not after the day, else those of
    /// everywhere, to which the addition of the region comes where it has one. A newer row set of a level replaces the older one of that level
    /// whole, and of no other.
    pub fn in_force(&self, region: &str, day: NaiveDate) -> InForce<'_> {
        let own = self.until(region, day);
        let everywhere = if region.is_empty() { &[] } else { self.until("", day) };
        // One currency for one picture: another currency's rows would not compare.
        let currency = own.last().or(everywhere.last()).map(|table| table.currency);
        InForce { own, everywhere, currency, addition: self.addition(region) }
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
    /// What the region adds to everywhere's.
    addition: Option<&'a Addition>,
}

/// The pay of a level in force: what the file gives, and what comes to it.
#[derive(Clone, Copy, Debug)]
struct Paid<'a> {
    given: &'a LevelPay,
    addition: Option<&'a Addition>,
}

impl Paid<'_> {
    fn with_addition(self, band: Band) -> Option<Band> {
        self.addition.map_or(Some(band), |addition| addition.to_band(band))
    }

    fn band(self) -> Option<Band> {
        self.with_addition(self.given.band()?)
    }

    fn at(self, level: &Level, step: &StepId) -> Option<Band> {
        self.with_addition(self.given.at(level, step)?)
    }
}

impl<'a> InForce<'a> {
    /// The tables that hold, those that come first where several pay a level first, each with whether it is everywhere's.
    fn tables(self) -> impl Iterator<Item = (&'a Table, bool)> {
        let own = self.own.iter().rev().map(|table| (table, false));
        let all = own.chain(self.everywhere.iter().rev().map(|table| (table, true)));
        all.filter(move |(table, _)| Some(table.currency) == self.currency)
    }

    fn level(self, id: &LevelId) -> Option<Paid<'a>> {
        self.tables().find_map(|(table, everywhere)| {
            let given = table.levels.get(id)?;
            Some(Paid { given, addition: self.addition.filter(|_| everywhere) })
        })
    }

    /// The band of a level.
    pub fn band(self, id: &LevelId) -> Option<Band> {
        self.level(id)?.band()
    }

    /// What stands in the file for a level, with the addition of the region: its own band, and what each of its steps has, in order; nothing
    /// for a level without pay.
    pub(crate) fn rows(self, level: &Level) -> Option<(Option<Band>, Vec<Option<Band>>)> {
        let pay = self.level(&level.id)?;
        let whole = |band: Option<&Band>| pay.with_addition(*band?);
        Some((whole(pay.given.own.as_ref()), level.steps.iter().map(|step| whole(pay.given.steps.get(&step.id))).collect()))
    }

    /// Whether a level is a range without points: it has a band, several steps, and no pay for them.
    pub fn is_range(self, level: &Level) -> bool {
        level.steps.len() > 1 && self.level(&level.id).is_some_and(|pay| pay.given.steps.is_empty())
    }

    /// What is told of a position: its pay, or the band of a level without points, within which it is paid.
    pub fn told_at(self, level: &Level, step: &StepId) -> Option<Band> {
        if self.is_range(level) { self.band(&level.id) } else { self.at(level, step) }
    }

    /// The pay at a position: a point, or a range.
    pub fn at(self, level: &Level, step: &StepId) -> Option<Band> {
        self.level(&level.id)?.at(level, step)
    }

    /// Whether the pay at a position would be higher without the cap of the region.
    pub fn is_capped(self, level: &Level, step: &StepId) -> bool {
        let held = |pay: Paid<'_>| Some(pay.addition?.holds_back(pay.given.at(level, step)?.max()));
        self.level(&level.id).and_then(held).unwrap_or_default()
    }

    /// What each step of a level pays, in order, a range by its midpoint.
    pub fn steps(self, level: &Level) -> Vec<Option<Money>> {
        let pay = self.level(&level.id);
        level.steps.iter().map(|step| Some(pay?.at(level, &step.id)?.mid())).collect()
    }

    /// The pay by which moves land: that of everywhere where the region is an addition to it and has no rows of its own, since the addition
    /// comes to what a move gives; else the pay itself.
    #[must_use]
    pub fn for_landing(self) -> Self {
        if self.lands_elsewhere() { Self { addition: None, ..self } } else { self }
    }

    /// Whether moves land by other amounts than those paid.
    pub fn lands_elsewhere(self) -> bool {
        self.addition.is_some() && self.own.is_empty()
    }

    /// The single amount paid at a position: nothing where the file gives a range.
    pub fn amount(self, level: &Level, step: &StepId) -> Option<Money> {
        self.at(level, step).filter(|band| band.is_point()).map(Band::min)
    }

    /// The day from which the newest of the tables holds; a level that it leaves out is paid by an older one.
    pub fn effective(self) -> Option<NaiveDate> {
        self.tables().filter_map(|(table, _)| table.effective).max()
    }

    /// The currency of the amounts.
    pub const fn currency(self) -> Option<Currency> {
        self.currency
    }
}
