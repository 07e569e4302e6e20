//! What Explore shows: the choices of the link, settled against the open dataset.

use std::sync::Arc;

use crate::browser::format::Locale;
use crate::route::{At, Dropped, Explore, Lens, Page, Shown};
use crate::view::figures::Figures;
use crate::view::shell::Open;
use rules::id::{Position, TrackId};
use rules::ladder::{Ladder, Track};
use rules::quote::Quote;

/// All choices but the open position, settled: everything here exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The dataset and the pay shown of it.
    pub figures: Figures,
    /// The choices as the link has them, without the position.
    pub explore: Explore,
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
pub fn settle(open: &Arc<Open>, shown: &Shown, explore: &Explore) -> Settled {
    let mut dropped = Vec::new();
    let figures = Figures::settle(open, shown, &mut dropped);
    let ladder = figures.ladder();
    let index_of = |id: &TrackId| ladder.tracks.iter().position(|track| track.id == *id);
    let mut tracks = Vec::new();
    for id in explore.tracks.iter().flatten() {
        match index_of(id) {
            Some(index) => tracks.push(index),
            None => dropped.push(Dropped::unknown("tracks", id)),
        }
    }
    tracks.sort_unstable();
    tracks.dedup();
    if tracks.is_empty() {
        tracks = (0..ladder.tracks.len()).collect();
    }
    let at = explore.at.as_ref().and_then(|at| figures.position("at", at, &mut dropped));
    let track = explore.track.as_ref().and_then(|id| {
        let index = index_of(id);
        if index.is_none() {
            dropped.push(Dropped::unknown("track", id));
        }
        index
    });
    // The steps show one track: that of the open position, unless another one is chosen. (Elsewhere a position must not change the scene.)
    let of_position = at.as_ref().filter(|_| explore.lens == Lens::Steps).map(|at| figures.track_of(at));
    let explore = Explore { at: None, ..explore.clone() };
    let track = track.or(of_position).or_else(|| tracks.first().copied()).unwrap_or_default();
    Settled { scene: Scene { figures, explore, tracks, track }, at, dropped }
}

impl Scene {
    /// The ladder.
    pub fn ladder(&self) -> &Ladder {
        self.figures.ladder()
    }

    /// The pay in force, per the period shown.
    pub fn quote(&self) -> Quote<'_> {
        self.figures.quote()
    }

    /// The reader's formats; all amounts show cents if one has any.
    pub fn locale(&self) -> Locale {
        self.figures.locale()
    }

    /// The tracks shown, with their places in the ladder.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Track)> {
        self.tracks.iter().filter_map(|index| Some((*index, self.ladder().tracks.get(*index)?)))
    }

    /// Whether nothing that is drawn differs but what the period changes.
    pub fn same_but_period(&self, other: &Self) -> bool {
        let (own, its) = (&self.figures, &other.figures);
        let pay = own.open == its.open && own.region == its.region && own.day == its.day;
        pay && self.explore == other.explore && self.tracks == other.tracks && self.track == other.track
    }

    /// The link to this picture with another position open.
    pub fn link(&self, at: Option<&Position>) -> String {
        self.figures.link(Page::Explore(Explore { at: at.map(At::from), ..self.explore.clone() }))
    }
}
