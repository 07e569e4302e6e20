//! The ladder: tracks, levels, steps, axes, scopes, roles.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use super::id::{AxisId, ExpectationId, LevelId, Position, RoleId, StepId, TrackId};
use super::moves::{Chance, Dates, Moves, Review};
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

/// What groups expectations without any grades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its identifier.
    pub id: AxisId,
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub about: String,
}

/// One line of what a level asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// What keeps answers attached when it is reworded, where it has an id.
    pub id: Option<ExpectationId>,
    /// The axis or the area to which it belongs, where it names one.
    pub axis: Option<AxisId>,
    /// Its words; never blank.
    pub text: String,
}

impl Expectation {
    /// An expectation of which nothing but its words is known.
    pub const fn line(text: String) -> Self {
        Self { id: None, axis: None, text }
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
    /// How the next step is gained; nothing where the ladder's reviews say so.
    pub next: Option<NextStep>,
}

/// How the next step of a level is gained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// By itself, so long after this one was gained: a wait that is over has brought it.
    After(Wait),
    /// It is given, not waited for.
    OnMerit,
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
    pub expects: Vec<Expectation>,
    /// Its steps, lowest first; never empty.
    pub steps: Vec<Step>,
    /// The levels of its track to which a promotion may lead, the usual one first; nothing: the next rank.
    pub promotes_to: Option<Vec<LevelId>>,
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
    /// The places of the levels to which a promotion may lead from one of the track, the usual one first: those that the ladder names, else
    /// the next higher rank. Levels of one rank stand beside each other.
    pub fn promotions(&self, from: &Level) -> Vec<usize> {
        match &from.promotes_to {
            Some(named) => named.iter().filter_map(|id| self.levels.iter().position(|level| level.id == *id)).collect(),
            None => self.levels.iter().position(|level| level.rank > from.rank).into_iter().collect(),
        }
    }

    /// The steps of all its levels, each once, in an order that is that of every level where they agree on one.
    pub fn step_ids(&self) -> Vec<&StepId> {
        let mut ids: Vec<&StepId> = Vec::new();
        // The longest first, which most others are a part of.
        let longest = self.levels.iter().max_by_key(|level| level.steps.len());
        for level in longest.into_iter().chain(&self.levels) {
            let mut after = 0;
            for Step { id, .. } in &level.steps {
                if let Some(place) = ids.iter().position(|known| *known == id) {
                    after = after.max(place + 1);
                } else {
                    ids.insert(after, id);
                    after += 1;
                }
            }
        }
        ids
    }

    /// The fewest promotions from one level of the track to another; nothing where none lead there.
    pub fn promotions_between(&self, from: &Level, to: &Level) -> Option<usize> {
        // Promotions lead upwards, so the levels below a level are settled once those above it are.
        let mut fewest: Vec<Option<usize>> = vec![None; self.levels.len()];
        for (place, level) in self.levels.iter().enumerate().rev() {
            let above = || self.promotions(level).into_iter().filter_map(|above| *fewest.get(above)?).min();
            let own = if level.id == to.id { Some(0) } else { above().map(|fewest| fewest + 1) };
            if level.id == from.id {
                return own;
            }
            if let Some(slot) = fewest.get_mut(place) {
                *slot = own;
            }
        }
        None
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

/// Something odd that is on purpose, as the owner of the ladder says: a finding of [`super::health`], known by ids, so that it is known still when
/// words and order change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPurpose {
    /// The kind of finding: one of [`super::health::NAMES`], where it means anything.
    pub finding: String,
    /// The ids of what it is about, in any order.
    pub at: Vec<String>,
    /// The only region in whose tables it is meant; nothing for all.
    pub region: Option<String>,
    /// Why it is so.
    pub reason: String,
}

/// What an organization expects of people, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Its name.
    pub name: String,
    /// A paragraph about it; may be empty.
    pub about: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// The dimensions of its levels; may be empty.
    pub axes: Vec<Axis>,
    /// What groups expectations without any grades; may be empty.
    pub areas: Vec<Area>,
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
    /// What is odd on purpose; may be empty.
    pub on_purpose: Vec<OnPurpose>,
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
    /// The ids of the steps of all levels, each once: those of the first level, then what others have beside them.
    pub fn step_ids(&self) -> Vec<&StepId> {
        let mut known = BTreeSet::new();
        self.levels().flat_map(|found| &found.level.steps).map(|step| &step.id).filter(|id| known.insert(*id)).collect()
    }

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

    /// Time in a step before the next: the step's own wait, else the review's of its rank; nothing on the last step and before one that is
    /// given on merit.
    pub fn wait(&self, level: &Level, step: &Step) -> Option<Wait> {
        if level.steps.last()?.id == step.id {
            return None;
        }
        match step.next {
            Some(NextStep::After(wait)) => Some(wait),
            Some(NextStep::OnMerit) => None,
            None => self.review(level.rank)?.step,
        }
    }

    /// What brings a promotion from a level.
    pub fn chance(&self, level: &Level) -> Chance {
        let waits = || self.levels().any(|found| found.level.steps.iter().any(|step| self.wait(found.level, step).is_some()));
        match self.review(level.rank).and_then(|review| review.level) {
            Some(time) => Chance::Time(time),
            None if !self.reviews.is_empty() || waits() => Chance::Applying,
            None => Chance::Unsaid,
        }
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
