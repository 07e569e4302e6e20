//! What a ladder says about moving: promotion, level jumps, switches, and the rhythm of reviews.

use super::id::StepId;
use super::ratio::Ratio;
use super::wait::Wait;

/// From which step a level may be left upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LeaveFrom {
    /// Only from its last step.
    TopStep,
    /// From any step.
    #[default]
    AnyStep,
}

/// The rule for the step on which a move puts you.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lands {
    /// The first step.
    FirstStep,
    /// The step of the same id; where the level lacks it, the lowest that pays at least the old pay.
    SameStep,
    /// The lowest step that pays at least the old pay.
    #[default]
    NoDecrease,
    /// The lowest step that pays more.
    Raise,
    /// The lowest step that pays at least this many steps of the level left more.
    RiseSteps(u8),
    /// The lowest step that pays at least this share more.
    RisePercent(Ratio),
}

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

/// How a level is left for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crossing {
    /// Upwards in its track, by a level jump as well.
    Promotion,
    /// To another track, or to a level beside it in its own.
    Switch,
}

/// The moves of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Moves {
    /// From which step a promotion leaves.
    pub promotion_from: LeaveFrom,
    /// Where a promotion lands.
    pub promotion_lands: Lands,
    /// The lowest step on which a promotion lands, in levels that have it.
    pub promotion_least_step: Option<StepId>,
    /// Whether a level may be left before its top step at a level review, with a written reason.
    pub level_jumps: bool,
    /// Where a switch of track lands.
    pub switch_lands: Lands,
    /// The lowest step on which a switch lands, in levels that have it.
    pub switch_least_step: Option<StepId>,
}

impl Moves {
    /// Whether a promotion may leave a level of so many steps from the one in place `step`, counted from 0.
    ///
    /// What Compare says of a promotion and what Path does at a level review are this one answer.
    pub const fn leaving(&self, step: usize, steps: usize) -> Leaving {
        match self.promotion_from {
            LeaveFrom::TopStep if step + 1 < steps && self.level_jumps => Leaving::ByJump,
            LeaveFrom::TopStep if step + 1 < steps => Leaving::NotYet,
            _ => Leaving::Free,
        }
    }

    /// The rule for where a move lands.
    pub const fn lands(&self, crossing: Crossing) -> Lands {
        match crossing {
            Crossing::Promotion => self.promotion_lands,
            Crossing::Switch => self.switch_lands,
        }
    }

    /// Whether a move can land by the id of a step, so that a higher step may land lower than one whose id the level has.
    pub(crate) fn lands_by_id(&self) -> bool {
        [self.promotion_lands, self.switch_lands].contains(&Lands::SameStep)
    }

    /// The lowest step on which a move lands, in levels that have it.
    pub const fn least_step(&self, crossing: Crossing) -> Option<&StepId> {
        match crossing {
            Crossing::Promotion => self.promotion_least_step.as_ref(),
            Crossing::Switch => self.switch_least_step.as_ref(),
        }
    }
}

/// The rhythm of reviews for a range of ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The lowest rank it holds for.
    pub from: u16,
    /// The highest rank it holds for.
    pub to: u16,
    /// Time in a step before the next step.
    pub step: Option<Wait>,
    /// Time in a level between level reviews.
    pub level: Option<Wait>,
}

/// When a step or level earned within a month takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Dates {
    /// On the day it is earned.
    #[default]
    AnyDay,
    /// On the first day of the month in which it is earned.
    FirstOfMonth,
}
