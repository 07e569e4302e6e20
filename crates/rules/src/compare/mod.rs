//! Comparing: what another position asks and pays against a baseline of the same dataset.
//!
//! Axes are told one by one as gain, loss or same and never summed: at the same rank two tracks can ask for equal totals and very
//! different work.

mod bands;
mod expects;
mod moving;

use std::cmp::Ordering;
use std::num::NonZeroU8;

use super::id::Position;
use super::ladder::{Axis, Ladder, Level, Role, Step, TrackLevel};
use super::money::{Currency, Money};
use super::moves::Chance;
use super::pay::{Band, Circle};
use super::quote::Quote;
use super::ratio::Ratio;

pub use bands::{BandMeeting, Meets};
pub use expects::{Expectations, Line, added_between, expected};
pub use moving::{Landed, Move, Within};

/// A position with its pay.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its level and track.
    pub found: TrackLevel<'a>,
    /// Its step.
    pub step: &'a Step,
    /// The place of the step in its level, from 0.
    pub index: usize,
    /// What it pays, in the unit of the files: a point, or a range; of a level without points its band.
    pub pay: Option<Band>,
    /// Whether its level is a range without points.
    pub in_range: bool,
    /// The band of its level, in the unit of the files.
    pub band: Option<Band>,
}

impl<'a> Side<'a> {
    /// A position of a ladder; nothing where the ladder does not know it.
    pub fn of(ladder: &'a Ladder, at: &Position, quote: Quote<'_>) -> Option<Self> {
        let (found, step) = ladder.position(at)?;
        let index = found.level.step_index(&step.id)?;
        let (pay, band) = (quote.pay.told_at(found.level, &step.id), quote.pay.band(&found.level.id));
        Some(Self { found, step, index, pay, in_range: quote.pay.is_range(found.level), band })
    }

    /// The position as links write it.
    pub fn at(&self) -> Position {
        self.found.level.at(self.step)
    }

    /// The one amount it pays in the unit of the files, a range by its midpoint.
    pub fn paid(&self) -> Option<Money> {
        self.pay.map(Band::mid)
    }

    /// Where its pay stands in its band; nothing for a band of one point.
    pub fn place(&self) -> Option<Ratio> {
        self.band?.position(self.paid()?)
    }

    /// Its pay over the midpoint of its band.
    pub fn compa_ratio(&self) -> Option<Ratio> {
        self.band?.compa_ratio(self.paid()?)
    }

    /// Whether its pay is outside its band, and on which side.
    pub fn circle(&self) -> Option<Circle> {
        self.band?.circle(self.paid()?)
    }

    /// Its grade on the axis in that place.
    pub fn grade(&self, axis: usize) -> Option<NonZeroU8> {
        self.found.level.profile.get(axis).copied().flatten()
    }
}

/// How one number stands to the baseline's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// So much higher.
    Gain(u16),
    /// So much lower.
    Loss(u16),
    /// Equal.
    Same,
    /// Not given on one side or on both.
    Unknown,
}

impl Change {
    /// From the baseline's number to the other's.
    pub const fn between(from: u16, to: u16) -> Self {
        match to.abs_diff(from) {
            0 => Self::Same,
            by if to > from => Self::Gain(by),
            by => Self::Loss(by),
        }
    }

    /// The same seen from the other side.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Gain(by) => Self::Loss(by),
            Self::Loss(by) => Self::Gain(by),
            same => same,
        }
    }

    /// Whether there is nothing to tell: a row of these can be hidden.
    pub const fn is_same(self) -> bool {
        matches!(self, Self::Same)
    }
}

/// One axis on both sides.
#[derive(Clone, Copy, Debug)]
pub struct AxisChange<'a> {
    /// The axis.
    pub axis: &'a Axis,
    /// The baseline's grade, counted from 1.
    pub from: Option<NonZeroU8>,
    /// The other's grade, counted from 1.
    pub to: Option<NonZeroU8>,
    /// From the one to the other.
    pub change: Change,
}

/// The difference in pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayChange {
    /// Both are known, in one currency.
    Known {
        /// How much more the other pays, in the period shown; below zero it pays less. Rounded once, the same in both directions.
        more: Money,
        /// The same as an exact share of the baseline's pay; nothing over zero.
        share: Option<Ratio>,
    },
    /// The pay of one side or of both is not given.
    Missing {
        /// Whether the baseline's is not.
        from: bool,
        /// Whether the other's is not.
        to: bool,
    },
    /// Both are known, in two currencies.
    Currencies(Currency, Currency),
}

impl PayChange {
    fn between(from: &Side<'_>, to: &Side<'_>, quote: Quote<'_>) -> Self {
        let (Some(before), Some(after)) = (from.paid(), to.paid()) else {
            return Self::Missing { from: from.pay.is_none(), to: to.pay.is_none() };
        };
        let Some(exact) = after.minus(before) else { return Self::Currencies(before.currency(), after.currency()) };
        let more = quote.unit.convert_change(exact, quote.per).unwrap_or(exact);
        Self::Known { more, share: exact.over(before) }
    }
}

/// The roles that can be worn.
#[derive(Clone, Debug, Default)]
pub struct Roles<'a> {
    /// At the other position only.
    pub gained: Vec<&'a Role>,
    /// At both.
    pub kept: Vec<&'a Role>,
    /// At the baseline only.
    pub lost: Vec<&'a Role>,
}

impl<'a> Roles<'a> {
    fn between(ladder: &'a Ladder, from: TrackLevel<'_>, to: TrackLevel<'_>) -> Self {
        let mut roles = Self::default();
        for role in &ladder.roles {
            match (role.is_worn_at(from), role.is_worn_at(to)) {
                (false, true) => roles.gained.push(role),
                (true, true) => roles.kept.push(role),
                (true, false) => roles.lost.push(role),
                (false, false) => {}
            }
        }
        roles
    }
}

/// Another position against the baseline.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The baseline.
    pub from: Side<'a>,
    /// The other position.
    pub to: Side<'a>,
    /// The difference in pay.
    pub pay: PayChange,
    /// Every axis of the ladder, in its order; empty without axes.
    pub axes: Vec<AxisChange<'a>>,
    /// The rank, which says what is owned.
    pub rank: Change,
    /// What is owned on both sides, where the ladder says it.
    pub owns: [Option<&'a str>; 2],
    /// The roles that can be worn.
    pub roles: Roles<'a>,
    /// How the bands of the two levels meet; nothing where one is missing or in another currency.
    pub bands: Option<BandMeeting>,
    /// Which move leads from the baseline to the other.
    pub way: Move,
    /// Within what that move lands, where the level moved to is a range without points.
    pub within: Option<Within>,
    /// What brings a promotion from the baseline's level.
    pub chance: Chance,
    /// Where that move lands by the ladder's own rules; nothing where the ladder has no rule for it, the move is not open, or pay is missing.
    pub landing: Option<Landed<'a>>,
}

/// Compares another position with the baseline.
pub fn compare<'a>(ladder: &'a Ladder, from: Side<'a>, to: Side<'a>, quote: Quote<'_>) -> Comparison<'a> {
    let axes = ladder.axes.iter().enumerate().map(|(place, axis)| {
        let (before, after) = (from.grade(place), to.grade(place));
        let change = before.zip(after).map_or(Change::Unknown, |(before, after)| Change::between(before.get().into(), after.get().into()));
        AxisChange { axis, from: before, to: after, change }
    });
    let (rank, other_rank) = (from.found.level.rank, to.found.level.rank);
    let way = Move::between(ladder, &from, &to);
    Comparison {
        pay: PayChange::between(&from, &to, quote),
        axes: axes.collect(),
        rank: Change::between(rank, other_rank),
        owns: [ladder.scope(rank), ladder.scope(other_rank)],
        roles: Roles::between(ladder, from.found, to.found),
        bands: from.band.zip(to.band).and_then(|(from, to)| BandMeeting::between(from, to)),
        way,
        within: Within::of(ladder, way, &from, &to, quote),
        chance: ladder.chance(from.found.level),
        landing: Landed::of(ladder, way, &from, to.found, quote),
        from,
        to,
    }
}

impl<'a> Comparison<'a> {
    /// The expectations in three groups. There can be hundreds, and most figures do without them.
    pub fn expects(&self) -> Expectations<'a> {
        Expectations::between(self.from.found, self.to.found)
    }

    /// The levels that a promotion passes over, lowest first, because the ladder lets it lead further than to the next.
    pub fn passed_over(&self) -> Vec<&'a Level> {
        let (from, to) = (self.from.found.level.rank, self.to.found.level.rank);
        let levels = self.to.found.track.levels.iter();
        let one = matches!(self.way, Move::Promotion { levels: 1, .. });
        levels.filter(|level| one && from < level.rank && level.rank < to).collect()
    }

    /// Whether the other position asks less on some axis.
    pub fn loses(&self) -> bool {
        self.axes.iter().any(|axis| matches!(axis.change, Change::Loss(_)))
    }

    /// How the pay differs; nothing where that is not known.
    pub fn pays(&self) -> Option<Ordering> {
        match self.pay {
            PayChange::Known { .. } => Some(self.to.paid()?.cmp(&self.from.paid()?)),
            _ => None,
        }
    }
}
