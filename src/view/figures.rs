//! The open dataset and the pay shown of it: what every view stands on.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use chrono::NaiveDate;

use super::shell::Open;
use crate::browser::format::Locale;
use crate::browser::time;
use crate::route::{At, Dropped, Page, Route, Shown};
use rules::id::Position;
use rules::ladder::Ladder;
use rules::per::Per;
use rules::quote::Quote;
use words::ladder::Extent;

/// A dataset and which pay of it is shown: everything here exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The dataset.
    pub open: Arc<Open>,
    /// The choices as the link has them.
    pub shown: Shown,
    /// The region of the pay table; empty for everywhere.
    pub region: String,
    /// The day whose table is shown.
    pub day: NaiveDate,
    /// The period of the pay shown.
    pub per: Per,
}

/// Whether an amount of a table has cents in a period.
struct Cents {
    open: Weak<Open>,
    region: String,
    day: NaiveDate,
    per: Per,
    any: bool,
}

thread_local! {
    /// Of the tables shown so far; those of a dataset go with it.
    static CENTS: RefCell<Vec<Cents>> = const { RefCell::new(Vec::new()) };
}

impl Figures {
    /// Settles the choices of a link against a dataset. What the dataset does not have is dropped and told.
    pub fn settle(open: &Arc<Open>, shown: &Shown, dropped: &mut Vec<Dropped>) -> Self {
        let (tables, unit) = (&open.dataset.tables, open.dataset.unit);
        let mut drop = |name: &str, value: String| dropped.push(Dropped::unknown(name, value));

        let regions = tables.regions();
        let region = shown.region.as_deref().and_then(|wanted| {
            let known = regions.iter().find(|region| **region == wanted);
            if known.is_none() {
                drop("region", wanted.to_owned());
            }
            known
        });
        let region = region.or(regions.first()).copied().unwrap_or_default().to_owned();

        let dates = tables.dates(&region);
        let day = shown.effective.filter(|wanted| {
            let known = dates.contains(wanted);
            if !known {
                drop("effective", wanted.to_string());
            }
            known
        });
        // Before the first table holds, the page shows that one rather than nothing.
        let today = time::today();
        let day = day.unwrap_or_else(|| dates.first().map_or(today, |first| today.max(*first)));

        let offered = unit.offered();
        let per = shown.per.filter(|wanted| {
            let known = offered.contains(wanted);
            if !known {
                drop("per", wanted.name().to_owned());
            }
            known
        });
        let own = Some(unit.per()).filter(|per| offered.contains(per));
        let per = per.or(own).or(offered.first().copied()).unwrap_or_default();
        Self { open: open.clone(), shown: shown.clone(), region, day, per }
    }

    /// The position that a link names, unless the ladder does not have it; then it is told.
    pub fn position(&self, name: &str, at: &At, dropped: &mut Vec<Dropped>) -> Option<Position> {
        let position = at.on(self.ladder());
        if position.is_none() {
            dropped.push(Dropped::unknown(name, at));
        }
        position
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

    /// The reader's formats; all amounts show cents if one has any. The whole ladder is looked through once for each table and period.
    pub fn locale(&self) -> Locale {
        let own = Arc::downgrade(&self.open);
        let is = |known: &&Cents| known.open.ptr_eq(&own) && known.region == self.region && known.day == self.day && known.per == self.per;
        let known = CENTS.with_borrow(|all| all.iter().find(is).map(|known| known.any));
        let cents = known.unwrap_or_else(|| {
            let any = self.quote().has_cents(self.ladder());
            CENTS.with_borrow_mut(|all| {
                all.retain(|known| known.open.strong_count() > 0);
                all.push(Cents { open: own, region: self.region.clone(), day: self.day, per: self.per, any });
            });
            any
        });
        Locale { cents }
    }

    /// The lowest and the highest pay of the whole ladder.
    pub fn extent(&self) -> Option<Extent> {
        let quote = self.quote();
        let bands = || self.ladder().levels().filter_map(|found| Some((found.level.id.to_string(), quote.band(&found.level.id)?)));
        let (low_at, low) = bands().min_by_key(|(_, band)| band.min())?;
        let (high_at, high) = bands().max_by_key(|(_, band)| band.max())?;
        Some(Extent { low: low.min(), low_at, high: high.max(), high_at })
    }

    /// The link to a view of the same figures.
    pub fn link(&self, page: Page) -> String {
        Route { data: Some(self.open.id.clone()), shown: self.shown.clone(), page }.to_string()
    }

    /// The place of a level's track in the ladder, which gives its colour.
    pub fn track_of(&self, at: &Position) -> usize {
        self.ladder().tracks.iter().position(|track| track.levels.iter().any(|level| level.id == at.level)).unwrap_or_default()
    }
}
