//! Which move leads from one position to another, and where it lands.

use super::{Change, Side};
use crate::ladder::{Found, Ladder, Step};
use crate::money::Money;
use crate::moves::{Lands, LeaveFrom};
use crate::quote::Quote;

/// Whether a promotion may leave its level from the step held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// From this step.
    Free,
    /// Only by a level jump, with a written reason: it is not the top step.
    ByJump,
    /// Not before the top step: the ladder has no level jumps.
    NotYet,
}

/// The move from one position to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// None: it is the same position.
    Stay,
    /// So many steps up in the level.
    StepsUp(usize),
    /// So many steps down in the level.
    StepsDown(usize),
    /// So many levels up in the track; 1 is the next level.
    Promotion {
        /// How many levels.
        levels: usize,
        /// Whether the step held may be left.
        leaving: Leaving,
    },
    /// So many levels down in the track.
    Demotion(usize),
    /// To a level of another track (or beside it in the same track, where two share a rank), which stands at this rank against the one left.
    Switch(Change),
}

impl Move {
    /// The move from one position to another.
    pub fn between(ladder: &Ladder, from: &Side<'_>, to: &Side<'_>) -> Self {
        let (left, reached) = (from.found.level, to.found.level);
        if left.id == reached.id {
            return match to.index.abs_diff(from.index) {
                0 => Self::Stay,
                up if to.index > from.index => Self::StepsUp(up),
                down => Self::StepsDown(down),
            };
        }
        if from.found.track.id != to.found.track.id || left.rank == reached.rank {
            return Self::Switch(Change::between(left.rank, reached.rank));
        }
        let (low, high) = (left.rank.min(reached.rank), left.rank.max(reached.rank));
        let levels = 1 + from.found.track.levels.iter().filter(|level| low < level.rank && level.rank < high).count();
        if reached.rank < left.rank {
            return Self::Demotion(levels);
        }
        let at_top = from.index + 1 == left.steps.len();
        let leaving = match ladder.moves.promotion_from {
            LeaveFrom::TopStep if !at_top && ladder.moves.level_jumps => Leaving::ByJump,
            LeaveFrom::TopStep if !at_top => Leaving::NotYet,
            _ => Leaving::Free,
        };
        Self::Promotion { levels, leaving }
    }

    /// The ladder's rule for where it lands; nothing for a move that needs none, has none, or is not open.
    pub const fn rule(self, ladder: &Ladder) -> Option<Lands> {
        match self {
            Self::Promotion { leaving: Leaving::NotYet, .. } => None,
            Self::Promotion { .. } => Some(ladder.moves.promotion_lands),
            Self::Switch(_) => Some(ladder.moves.switch_lands),
            _ => None,
        }
    }
}

/// Where a promotion or a switch lands, in the period shown.
#[derive(Clone, Copy, Debug)]
pub struct Landed<'a> {
    /// The level moved to, with its track.
    pub found: Found<'a>,
    /// The step.
    pub step: &'a Step,
    /// What it pays, where that is known.
    pub pay: Option<Money>,
    /// The rule.
    pub rule: Lands,
    /// Whether the rule is met; where no step pays enough, the last one is given all the same.
    pub met: bool,
    /// The pay that the rule asks for, where it asks for one.
    pub threshold: Option<Money>,
}

impl<'a> Landed<'a> {
    /// The landing of a move from a position to a level. One promotion over several levels lands once, by the last of them: nobody has
    /// held the levels between.
    pub(super) fn of(ladder: &Ladder, way: Move, from: &Side<'_>, to: Found<'a>, quote: Quote<'_>) -> Option<Self> {
        let rule = way.rule(ladder)?;
        let landing = rule.land(from.found.level, from.index, to.level, quote.pay)?;
        let shown = |amount: Option<Money>| amount.and_then(|amount| quote.unit.convert(amount, quote.per));
        let step = to.level.steps.get(landing.step)?;
        Some(Self { found: to, step, pay: shown(landing.pay), rule, met: landing.met, threshold: shown(landing.threshold) })
    }
}
