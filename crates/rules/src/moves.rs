//! What a ladder says about moving: promotion, level jumps, switches, and the rhythm of reviews.

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
    /// The step in the same place of the order.
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

/// The moves of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Moves {
    /// From which step a promotion leaves.
    pub promotion_from: LeaveFrom,
    /// Where a promotion lands.
    pub promotion_lands: Lands,
    /// Whether a level may be left before its top step at a level review, with a written reason.
    pub level_jumps: bool,
    /// Where a switch of track lands.
    pub switch_lands: Lands,
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
