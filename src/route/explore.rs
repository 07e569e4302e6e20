//! The choices of Explore.

use super::at::{self, At};
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query, list, set, take};
use rules::id::TrackId;
use rules::ladder::Ladder;

/// The three ways to look at a ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// Tracks by ranks.
    #[default]
    Map,
    /// One track, levels by steps.
    Steps,
    /// Levels on one pay axis.
    Bands,
}

impl Lens {
    /// All lenses, in order.
    pub const ALL: [Self; 3] = [Self::Map, Self::Steps, Self::Bands];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Steps => "steps",
            Self::Bands => "bands",
        }
    }
}

/// The order of the bands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Highest rank first.
    #[default]
    Rank,
    /// Highest midpoint first.
    Midpoint,
}

impl Sort {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::Rank, Self::Midpoint];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Midpoint => "midpoint",
        }
    }
}

/// The choices of Explore; nothing stands for the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explore {
    /// The lens.
    pub lens: Lens,
    /// The level that is open, and its step; without a step, the first.
    pub at: Option<At>,
    /// The tracks shown; nothing for all.
    pub tracks: Option<Vec<TrackId>>,
    /// The track of the steps lens.
    pub track: Option<TrackId>,
    /// Whether the steps lens shows the rise to the next step.
    pub rises: bool,
    /// The order of the bands lens.
    pub sort: Sort,
}

impl Choices for Explore {
    fn read(&mut self, name: &str, value: &str, _: &mut Vec<Dropped>) -> Result<(), DropReason> {
        match name {
            "lens" => set(&mut self.lens, Lens::ALL.into_iter().find(|lens| lens.name() == value)),
            "sort" => set(&mut self.sort, Sort::ALL.into_iter().find(|sort| sort.name() == value)),
            "at" => take(&mut self.at, value.parse().ok()),
            "track" => take(&mut self.track, value.parse().ok()),
            "tracks" => take(&mut self.tracks, list(value)),
            "rises" => set(&mut self.rises, (value == "yes").then_some(true)),
            _ => Err(DropReason::Name),
        }
    }

    fn write(&self, query: &mut Query) {
        query.put("lens", (self.lens != Lens::default()).then_some(self.lens.name()));
        query.put("at", self.at.as_ref().map(At::to_string).as_ref());
        let tracks = self.tracks.as_ref().map(|tracks| tracks.iter().map(TrackId::as_str).collect::<Vec<_>>().join(","));
        query.put("tracks", tracks.as_ref());
        query.put("track", self.track.as_ref().map(TrackId::as_str));
        query.put("rises", self.rises.then_some("yes"));
        query.put("sort", (self.sort != Sort::default()).then_some(self.sort.name()));
    }

    fn begin(at: Option<At>) -> Self {
        Self { at, ..Self::default() }
    }

    fn at(&self) -> Option<&At> {
        self.at.as_ref()
    }

    fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
        self.at = self.at.as_ref().and_then(|at| at::settled("at", at, ladder, dropped));
        let known = |id: &TrackId| ladder.tracks.iter().any(|track| track.id == *id);
        let unknown = |name: &'static str, id: &TrackId| (!known(id)).then(|| Dropped::unknown(name, id));
        dropped.extend(self.tracks.iter().flatten().filter_map(|id| unknown("tracks", id)));
        dropped.extend(self.track.iter().filter_map(|id| unknown("track", id)));
        self.track = self.track.take().filter(known);
        self.tracks = self.tracks.take().and_then(|wanted| {
            let shown: Vec<TrackId> = ladder.tracks.iter().map(|track| &track.id).filter(|id| wanted.contains(*id)).cloned().collect();
            // None is no choice, and all of them are none either.
            (!shown.is_empty() && shown.len() < ladder.tracks.len()).then_some(shown)
        });
    }

    fn refines(&self, before: &Self) -> bool {
        (self.lens, &self.at) == (before.lens, &before.at)
    }

    fn elsewhere(&self) -> Self {
        Self { lens: self.lens, ..Self::default() }
    }
}
