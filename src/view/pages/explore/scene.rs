//! What Explore shows: the choices of the link, settled against the open dataset.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::browser::format::Locale;
use crate::domain::id::Position;
use crate::domain::ladder::{Ladder, Track};
use crate::domain::order;
use crate::domain::per::Per;
use crate::domain::quote::Quote;
use crate::route::{Dropped, Explore, Lens, Page, Route};
use crate::say::ladder::Extent;
use crate::view::shell::Open;

/// All choices but the open position, settled: everything here exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The dataset.
    pub open: Arc<Open>,
    /// The choices as the link has them, without the position.
    pub explore: Explore,
    /// The region of the pay table; empty for everywhere.
    pub region: String,
    /// The day whose table is shown.
    pub day: NaiveDate,
    /// The period of the pay shown.
    pub per: Per,
    /// The tracks shown, by their place in the ladder; never empty.
    pub tracks: Vec<usize>,
    /// The track of the steps lens.
    pub track: usize,
}

/// A link settled against a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// What is shown.
    pub scene: Scene,
    /// The position that is open.
    pub at: Option<Position>,
    /// What the dataset does not have.
    pub dropped: Vec<Dropped>,
}

/// Settles the choices of a link. What the dataset does not have is dropped and told.
pub fn settle(open: &Arc<Open>, explore: &Explore, today: NaiveDate) -> Settled {
    let (ladder, tables, unit) = (&open.dataset.ladder, &open.dataset.tables, open.dataset.unit);
    let mut dropped = Vec::new();
    let mut drop = |name: &str, value: String| dropped.push(Dropped::unknown(name, value));

    let regions = tables.regions();
    let region = explore.region.as_deref().and_then(|wanted| {
        let known = regions.iter().find(|region| **region == wanted);
        if known.is_none() {
            drop("region", wanted.to_owned());
        }
        known
    });
    let region = region.or(regions.first()).copied().unwrap_or_default().to_owned();

    let dates = tables.dates(&region);
    let day = explore.effective.filter(|wanted| {
        let known = dates.contains(wanted);
        if !known {
            drop("effective", wanted.to_string());
        }
        known
    });
    // Before the first table holds, the page shows that one rather than nothing.
    let day = day.unwrap_or_else(|| dates.first().map_or(today, |first| today.max(*first)));

    let offered = unit.offered();
    let per = explore.per.filter(|wanted| {
        let known = offered.contains(wanted);
        if !known {
            drop("per", wanted.name().to_owned());
        }
        known
    });
    let own = Some(unit.per()).filter(|per| offered.contains(per));
    let per = per.or(own).or(offered.first().copied()).unwrap_or_default();

    let index_of = |id: &crate::domain::id::TrackId| ladder.tracks.iter().position(|track| track.id == *id);
    let mut tracks = Vec::new();
    for id in explore.tracks.iter().flatten() {
        match index_of(id) {
            Some(index) => tracks.push(index),
            None => drop("tracks", id.to_string()),
        }
    }
    let mut tracks = order::unique(tracks);
    if tracks.is_empty() {
        tracks = (0..ladder.tracks.len()).collect();
    }

    let at = explore.at.as_ref().and_then(|(level, step)| {
        let found = ladder.level(level);
        let known = found.and_then(|found| match step {
            Some(step) => found.level.steps.iter().find(|own| own.id == *step),
            None => found.level.steps.first(),
        });
        let at = found.zip(known).map(|(found, step)| found.level.at(step));
        if at.is_none() {
            drop("at", step.as_ref().map_or_else(|| level.to_string(), |step| format!("{level}.{step}")));
        }
        at
    });

    let track = explore.track.as_ref().and_then(|id| {
        let index = index_of(id);
        if index.is_none() {
            drop("track", id.to_string());
        }
        index
    });
    // The steps show one track: that of the open position, unless another one is chosen. (Elsewhere a position must not change the scene.)
    let of_position = at.as_ref().filter(|_| explore.lens == Lens::Steps).and_then(|at| index_of(&ladder.level(&at.level)?.track.id));
    let explore = Explore { at: None, ..explore.clone() };
    let track = track.or(of_position).or_else(|| tracks.first().copied()).unwrap_or_default();
    Settled { scene: Scene { open: open.clone(), explore, region, day, per, tracks, track }, at, dropped }
}

impl Scene {
    /// The ladder.
    pub fn ladder(&self) -> &Ladder {
        &self.open.dataset.ladder
    }

    /// The pay in force, per the period shown.
    pub fn quote(&self) -> Quote<'_> {
        let dataset = &self.open.dataset;
        Quote { pay: dataset.tables.in_force(&self.region, self.day), unit: dataset.unit, per: self.per }
    }

    /// The reader's formats; all amounts show cents if one has any.
    pub fn locale(&self) -> Locale {
        Locale { cents: self.quote().has_cents(self.ladder()) }
    }

    /// The tracks shown, with their places in the ladder.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Track)> {
        self.tracks.iter().filter_map(|index| Some((*index, self.ladder().tracks.get(*index)?)))
    }

    /// What words and figures depend on: the scene without its lens and the choices of the lens.
    #[must_use]
    pub fn figures(&self) -> Self {
        Self { explore: Explore::default(), tracks: Vec::new(), track: 0, ..self.clone() }
    }

    /// The link to this picture with another position open.
    pub fn link(&self, at: Option<&Position>) -> String {
        let at = at.map(|at| (at.level.clone(), Some(at.step.clone())));
        Route { data: Some(self.open.id.clone()), page: Page::Explore(Explore { at, ..self.explore.clone() }) }.to_string()
    }

    /// The lowest and the highest pay of the whole ladder.
    pub fn extent(&self) -> Option<Extent> {
        let quote = self.quote();
        let bands = || self.ladder().levels().filter_map(|found| Some((found.level.id.to_string(), quote.band(&found.level.id)?)));
        let (low_at, low) = bands().min_by_key(|(_, band)| band.min())?;
        let (high_at, high) = bands().max_by_key(|(_, band)| band.max())?;
        Some(Extent { low: low.min(), low_at, high: high.max(), high_at })
    }
}

/// The colour of a track: four take turns.
pub const fn hue(track: usize) -> &'static str {
    match track % 4 {
        0 => "hue-a",
        1 => "hue-b",
        2 => "hue-c",
        _ => "hue-d",
    }
}
