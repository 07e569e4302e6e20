//! What a ladder says about moving: promotion, level jumps, switches, and the time in steps and levels.

use chrono::{Datelike, NaiveDate};

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

/// What becomes of the time in a step when a position is left by a move. The time in the level always begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Clocks {
    /// It begins with the move.
    #[default]
    Anew,
    /// It counts on in the step on which the move lands.
    Kept,
}

/// What one kind of move does.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MoveRule {
    /// Where it lands.
    pub lands: Lands,
    /// The lowest step on which it lands, in levels that have it.
    pub least_step: Option<StepId>,
    /// What becomes of the time in the step.
    pub clocks: Clocks,
}

/// The moves of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Moves {
    /// From which step a promotion leaves.
    pub promotion_from: LeaveFrom,
    /// What a promotion does.
    pub promotion: MoveRule,
    /// Whether a level may be left before its top step at a level review, with a written reason.
    pub level_jumps: bool,
    /// What a switch of track does.
    pub switch: MoveRule,
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

    /// What a move does.
    pub const fn rule(&self, crossing: Crossing) -> &MoveRule {
        match crossing {
            Crossing::Promotion => &self.promotion,
            Crossing::Switch => &self.switch,
        }
    }

    /// Whether a promotion or a switch is of that sort.
    pub fn any(&self, of: impl Fn(&MoveRule) -> bool) -> bool {
        of(&self.promotion) || of(&self.switch)
    }
}

/// When a level may be left upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelTime {
    /// At level reviews so far apart: one that is missed waits for the next.
    Rhythm(Wait),
    /// On any day after so long in the level (time in grade: Code of Federal Regulations, title 5, section 300.604).
    Least(Wait),
}

impl LevelTime {
    /// The time from the day on which the level was gained to the first chance of a promotion.
    pub const fn first(self) -> Wait {
        match self {
            Self::Rhythm(wait) | Self::Least(wait) => wait,
        }
    }
}

/// What brings a promotion from a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// Time in the level.
    Time(LevelTime),
    /// Applying: the ladder tells waits, and none that leads out of the level.
    Applying,
    /// The ladder says nothing of time.
    Unsaid,
}

/// The time in steps and levels for a range of ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The lowest rank it holds for.
    pub from: u16,
    /// The highest rank it holds for.
    pub to: u16,
    /// Time in a step before the next step.
    pub step: Option<Wait>,
    /// When a level may be left.
    pub level: Option<LevelTime>,
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

impl Dates {
    /// The day on which something earned takes effect, for a position gained on a day.
    ///
    /// `first-of-month` goes back to the first of the month in which it is earned, though not to a day before or on which the position was
    /// gained. The next clock counts from the day of effect: months counted from either day end in the same month, and after a promotion
    /// the agreement itself counts from its day (`TVöD`, section 17(4); pay from the first of the month is 17(1)).
    pub fn effect(self, earned: NaiveDate, gained: NaiveDate) -> NaiveDate {
        match self {
            Self::AnyDay => earned,
            Self::FirstOfMonth => earned.with_day(1).filter(|first| *first > gained).unwrap_or(earned),
        }
    }
}
