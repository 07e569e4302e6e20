//! Variable pay, apart from base pay.

use super::figure::{Gaps, PayLevel};
use super::protection::{Threshold, told};
use super::{Paid, Pair};
use crate::exact::ExactMoney;
use crate::ratio::Ratio;

/// What a group receives of complementary or variable pay, at full hours a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receives {
    /// The share of the group that receives any; nothing where too few do, or too few do not. Nobody and everybody are told.
    pub share: Option<Ratio>,
    /// What those who receive any receive; nothing where too few do.
    pub level: Option<PayLevel>,
}

/// What both groups receive of variable pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Each group.
    pub groups: Pair<Receives>,
}

impl Variable {
    /// How much less the group's receivers receive than those of the reference group.
    pub fn gaps(self) -> Option<Gaps> {
        Some(Gaps::between(self.groups.reference.level?, self.groups.group.level?))
    }
}

/// Whether somebody receives any.
pub(super) fn receives(person: &Paid) -> bool {
    person.variable.is_some_and(|variable| variable.minor() > 0)
}

/// Variable pay is compared at full hours, as base pay is, and among those who receive any: the share that does is told apart, and would
/// count twice in a mean over all.
pub(super) fn of_group(people: &[&Paid], threshold: Threshold) -> Receives {
    let each = people.iter().filter(|person| receives(person));
    let amounts: Vec<_> = each.filter_map(|person| Some(ExactMoney::from(person.variable?).at_full_hours(person.hours))).collect();
    let (some, none) = (amounts.len(), people.len() - amounts.len());
    let by_share = told(&[[some], [none]], threshold);
    let share = || Ratio::new(i128::try_from(some).ok()?, i128::try_from(people.len()).ok()?);
    Receives {
        share: by_share.parts.iter().all(|told| *told).then(share).flatten(),
        level: told(&[[some]], threshold).whole.then(|| PayLevel::of(&amounts)).flatten(),
    }
}
