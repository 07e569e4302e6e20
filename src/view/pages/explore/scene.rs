//! What Explore shows: the choices of the link, settled against the open dataset.

use crate::browser::format::Locale;
use crate::route::{At, Explore, Lens, Page};
use crate::state::figures::Figures;
use crate::state::settled::Here;
use rules::id::{Position, TrackId};
use rules::ladder::{Ladder, Track};
use rules::quote::Quote;

/// All choices but the open position, settled: everything here exists.
#[derive(Clone, Debug, PartialEq)]
pub struct ExploreScene {
    /// The dataset and the pay shown of it.
    pub figures: Figures,
    /// The choices as the link has them, without the position.
    pub explore: Explore,
    /// The tracks shown, by their place in the ladder; never empty.
    pub tracks: Vec<usize>,
    /// The track of the steps lens.
    pub track: usize,
}

impl ExploreScene {
    /// The picture that the choices lead to.
    pub fn of(here: &Here<Explore>) -> Self {
        let Here { figures, choices } = here;
        let ladder = figures.ladder();
        let index_of = |id: &TrackId| ladder.tracks.iter().position(|track| track.id == *id);
        let all = || (0..ladder.tracks.len()).collect();
        let tracks: Vec<usize> = choices.tracks.as_ref().map_or_else(all, |ids| ids.iter().filter_map(index_of).collect());
        // The steps show one track: that of the open position, unless another one is chosen. (Elsewhere a position must not change the
        // scene.)
        let of_position = || Some(figures.track_of(&choices.at.as_ref().filter(|_| choices.lens == Lens::Steps)?.on(ladder)?));
        let track = choices.track.as_ref().and_then(index_of).or_else(of_position).or_else(|| tracks.first().copied()).unwrap_or_default();
        Self { figures: figures.clone(), explore: Explore { at: None, ..choices.clone() }, tracks, track }
    }

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
