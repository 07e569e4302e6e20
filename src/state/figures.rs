//! The open dataset and the pay shown of it: what every view stands on.

use std::sync::Arc;

use chrono::NaiveDate;

use super::shelf::Open;
use crate::browser::format::Locale;
use crate::browser::time;
use crate::route::{Dropped, Page, RouteLink, Shown};
use rules::id::Position;
use rules::ladder::Ladder;
use rules::money::Money;
use rules::per::Per;
use rules::quote::Quote;
use rules::ratio::Ratio;
use words::ladder::Extent;

/// A dataset and which pay of it is shown: everything here exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The dataset.
    pub open: Arc<Open>,
    /// The choices of the link, without those that the dataset does not have: what further links hold.
    pub shown: Shown,
    /// The region of the pay table; empty for everywhere.
    pub region: String,
    /// The day whose table is shown.
    pub day: NaiveDate,
    /// The period of the pay shown.
    pub per: Per,
    /// Whether an amount shown has cents. All cells are looked through for that: once for the pay shown, not for every choice.
    cents: bool,
}

impl Figures {
    /// Settles which pay is shown of a dataset, and tells what it does not have.
    pub fn settle(open: &Arc<Open>, shown: &Shown, today: NaiveDate) -> (Self, Vec<Dropped>) {
        let mut dropped = Vec::new();
        let (tables, unit) = (&open.dataset.tables, open.dataset.unit);
        let mut drop = |name: &str, value: String| dropped.push(Dropped::unknown(name, value));

        let regions = tables.regions();
        let wanted = shown.region.as_deref().and_then(|wanted| {
            let known = regions.iter().find(|region| **region == wanted);
            if known.is_none() {
                drop("region", wanted.to_owned());
            }
            known
        });
        let region = wanted.or(regions.first()).copied().unwrap_or_default().to_owned();

        let dates = tables.dates(&region);
        let effective = shown.effective.filter(|wanted| {
            let known = dates.contains(wanted);
            if !known {
                drop("effective", wanted.to_string());
            }
            known
        });
        let day = effective.unwrap_or_else(|| in_force(&dates, today));

        let offered = unit.offered();
        let wanted_per = shown.per.filter(|wanted| {
            let known = offered.contains(wanted);
            if !known {
                drop("per", wanted.name().to_owned());
            }
            known
        });
        let own = Some(unit.per()).filter(|per| offered.contains(per));
        let per = wanted_per.or(own).or(offered.first().copied()).unwrap_or_default();
        let shown = Shown { per: wanted_per, region: wanted.map(|region| (*region).to_owned()), effective };
        let mut figures = Self { open: open.clone(), shown, region, day, per, cents: false };
        figures.cents = figures.quote().has_cents(figures.ladder());
        (figures, dropped)
    }

    /// The same pay by the table in force, for a view that walks through the tables and shows none of them alone.
    #[must_use]
    pub fn of_today(mut self, today: NaiveDate) -> Self {
        self.day = in_force(&self.open.dataset.tables.dates(&self.region), today);
        self
    }

    /// The ladder.
    pub fn ladder(&self) -> &Ladder {
        &self.open.dataset.ladder
    }

    /// The pay in force, per the period shown.
    pub fn quote(&self) -> Quote<'_> {
        let dataset = &self.open.dataset;
        Quote { pay: dataset.tables.in_force(&self.region, self.day), unit: dataset.unit, per: self.per }
    }

    /// An amount per the period shown as one of the files, rounded once; nothing where hours are unknown.
    pub fn to_files(&self, shown: Money) -> Option<Money> {
        shown.times(Ratio::whole(1).over(self.open.dataset.unit.factor(self.per)?)?)
    }

    /// The reader's formats; all amounts show cents if one has any.
    pub const fn locale(&self) -> Locale {
        Locale { cents: self.cents }
    }

    /// The lowest and the highest pay of the whole ladder.
    pub fn extent(&self) -> Option<Extent> {
        let quote = self.quote();
        let bands = || self.ladder().levels().filter_map(|found| Some((found.level.id.to_string(), quote.band(&found.level.id)?)));
        let (low_at, low) = bands().min_by_key(|(_, band)| band.min())?;
        let (high_at, high) = bands().max_by_key(|(_, band)| band.max())?;
        let to_come = quote.pay.effective().is_some_and(|from| from > time::today());
        Some(Extent { low: low.min(), low_at, high: high.max(), high_at, to_come })
    }

    /// How the pay of the region comes about, where it is an addition to that of everywhere.
    pub fn addition(&self) -> Option<String> {
        let addition = self.open.dataset.tables.addition(&self.region)?;
        let pay = self.quote().pay;
        let mut capped = Vec::new();
        for level in self.ladder().levels().map(|found| found.level) {
            if let Some(step) = level.steps.iter().find(|step| pay.is_capped(level, &step.id)) {
                capped.push(level.at(step).to_string());
            }
        }
        Some(words::pay::addition(addition, pay.currency()?, &capped, &self.locale()))
    }

    /// The link to a view of the same figures.
    pub fn link(&self, page: Page) -> String {
        RouteLink { data: Some(self.open.origin.id().to_owned()), shown: self.shown.clone(), page }.to_string()
    }

    /// The place of a level's track in the ladder, which gives its colour.
    pub fn track_of(&self, at: &Position) -> usize {
        self.ladder().tracks.iter().position(|track| track.levels.iter().any(|level| level.id == at.level)).unwrap_or_default()
    }
}

/// The day whose table is shown where none is chosen: before the first table holds, that one rather than nothing.
fn in_force(dates: &[NaiveDate], today: NaiveDate) -> NaiveDate {
    dates.first().map_or(today, |first| today.max(*first))
}
