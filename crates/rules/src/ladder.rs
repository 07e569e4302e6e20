//! The ladder: tracks, levels, steps, axes, scopes, roles.

use std::num::NonZeroU8;

use super::id::{AxisId, LevelId, Position, RoleId, StepId, TrackId};
use super::moves::{Dates, Moves, Review};
use super::wait::Wait;

/// A named grade of an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Its name, such as "Evangelizes".
    pub name: String,
    /// What it means; may be empty.
    pub about: String,
}

/// One dimension of a level, with named grades, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its identifier.
    pub id: AxisId,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Its grades, lowest first; grade 1 is the first.
    pub grades: Vec<Grade>,
}

impl Axis {
    /// The grade of that number, counted from 1.
    pub fn grade(&self, number: NonZeroU8) -> Option<&Grade> {
        self.grades.get(usize::from(number.get()) - 1)
    }
}

/// What the levels of a rank own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The rank.
    pub rank: u16,
    /// What is owned.
    pub name: String,
}

/// A rung within a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its identifier.
    pub id: StepId,
    /// Its name where it has one of its own, such as "Entry".
    pub name: Option<String>,
    /// Time from this step to the next; overrides the ladder's reviews.
    pub wait: Option<Wait>,
}

/// A rung of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its identifier.
    pub id: LevelId,
    /// How high it stands among all tracks.
    pub rank: u16,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Its grade on each axis, in the order of the ladder's axes; nothing where none is given.
    pub profile: Vec<Option<NonZeroU8>>,
    /// What is expected anew at this level.
    pub expects: Vec<String>,
    /// Its steps, lowest first; never empty.
    pub steps: Vec<Step>,
}

impl Level {
    /// The place of a step in the order, from 0.
    pub fn step_index(&self, step: &StepId) -> Option<usize> {
        self.steps.iter().position(|candidate| candidate.id == *step)
    }

    /// The position of one of its steps.
    pub fn at(&self, step: &Step) -> Position {
        Position { level: self.id.clone(), step: step.id.clone() }
    }
}

/// A line of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its identifier.
    pub id: TrackId,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Its levels by rank, lowest first.
    pub levels: Vec<Level>,
}

impl Track {
    /// The place of the level to which a promotion leads from a rank: the next higher one. Levels of one rank stand beside each other.
    pub fn above(&self, rank: u16) -> Option<usize> {
        self.levels.iter().position(|level| level.rank > rank)
    }

    /// The place of the level to which a switch of track leads from a rank: the one of that rank, else the nearest lower, never a higher one.
    pub fn switched_to(&self, rank: u16) -> Option<usize> {
        self.levels.iter().rposition(|level| level.rank <= rank)
    }
}

/// Something worn on top of a level: it is no level and has no pay of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its identifier.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub about: String,
    /// The tracks in which it can be worn.
    pub tracks: Vec<TrackId>,
    /// The lowest rank at which it can be worn.
    pub from_rank: u16,
}

impl Role {
    /// Whether it can be worn at a level.
    pub fn is_worn_at(&self, found: TrackLevel<'_>) -> bool {
        found.level.rank >= self.from_rank && self.tracks.contains(&found.track.id)
    }
}

/// What an organization expects of people, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// Its name.
    pub name: String,
    /// A paragraph about it; may be empty.
    pub about: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// The dimensions of its levels; may be empty.
    pub axes: Vec<Axis>,
    /// What the ranks own; may be empty.
    pub scopes: Vec<Scope>,
    /// The rhythm of reviews; empty: no dates are promised but for steps with a wait of their own.
    pub reviews: Vec<Review>,
    /// Its moves.
    pub moves: Moves,
    /// When something earned takes effect.
    pub dates: Dates,
    /// Its tracks, in the order of the file; never empty.
    pub tracks: Vec<Track>,
    /// Its roles; may be empty.
    pub roles: Vec<Role>,
}

/// A level together with its track.
#[derive(Clone, Copy, Debug)]
pub struct TrackLevel<'a> {
    /// The track.
    pub track: &'a Track,
    /// The level.
    pub level: &'a Level,
}

impl Ladder {
    /// All levels with their tracks, in the order of the tracks, lowest rank first.
    pub fn levels(&self) -> impl Iterator<Item = TrackLevel<'_>> {
        self.tracks.iter().flat_map(|track| track.levels.iter().map(move |level| TrackLevel { track, level }))
    }

    /// The level of that id.
    pub fn level(&self, id: &LevelId) -> Option<TrackLevel<'_>> {
        self.levels().find(|found| found.level.id == *id)
    }

    /// The track of that id.
    pub fn track(&self, id: &TrackId) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == *id)
    }

    /// The level and step of a position.
    pub fn position(&self, at: &Position) -> Option<(TrackLevel<'_>, &Step)> {
        let found = self.level(&at.level)?;
        let step = found.level.steps.iter().find(|step| step.id == at.step)?;
        Some((found, step))
    }

    /// The position one step up or down in the track, into the next level past the last step; nothing at its ends.
    pub fn beside(&self, at: &Position, up: bool) -> Option<Position> {
        let track = self.level(&at.level)?.track;
        let positions = track.levels.iter().flat_map(|level| level.steps.iter().map(|step| level.at(step)));
        let mut before = None;
        let mut positions = positions.peekable();
        while let Some(own) = positions.next() {
            if own == *at {
                return if up { positions.next() } else { before };
            }
            before = Some(own);
        }
        None
    }

    /// All ranks in use, highest first.
    pub fn ranks(&self) -> Vec<u16> {
        let mut ranks = Vec::new();
        for TrackLevel { level, .. } in self.levels() {
            if let Err(place) = ranks.binary_search_by(|own: &u16| level.rank.cmp(own)) {
                ranks.insert(place, level.rank);
            }
        }
        ranks
    }

    /// What the levels of a rank own.
    pub fn scope(&self, rank: u16) -> Option<&str> {
        self.scopes.iter().find(|scope| scope.rank == rank).map(|scope| scope.name.as_str())
    }

    /// The rhythm of reviews at a rank.
    pub fn review(&self, rank: u16) -> Option<&Review> {
        self.reviews.iter().find(|review| (review.from..=review.to).contains(&rank))
    }

    /// Time in a step before the next: the step's own wait, else the review's of its rank; nothing on the last step.
    pub fn wait(&self, level: &Level, step: &Step) -> Option<Wait> {
        if level.steps.last()?.id == step.id {
            return None;
        }
        step.wait.or_else(|| self.review(level.rank)?.step)
    }

    /// The roles that can be worn at a level.
    pub fn roles_at(&self, found: TrackLevel<'_>) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(move |role| role.is_worn_at(found))
    }

    /// The lower levels of the track that ask something, nearest first: levels are cumulative within a track.
    pub fn since_lower_levels<'a>(&self, found: TrackLevel<'a>) -> impl Iterator<Item = &'a Level> + use<'a> {
        found.track.levels.iter().rev().filter(move |lower| lower.rank < found.level.rank && !lower.expects.is_empty())
    }
}
