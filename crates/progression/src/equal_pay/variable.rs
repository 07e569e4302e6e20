//! Variable pay, apart from base pay.

use std::collections::BTreeSet;

use super::figure::{Gaps, PayLevel};
use super::protection::{Threshold, Told, told};
use super::{Category, Paid, Pair};
use rules::exact::ExactMoney;
use rules::ratio::Ratio;

/// What people of a group receive of complementary or variable pay, at full hours a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Receives {
    /// The share of them that receives any; nothing where too few do, or too few do not. Nobody and everybody are told.
    pub share: Option<Ratio>,
    /// What those who receive any receive; nothing where too few do.
    pub level: Option<PayLevel>,
}

impl Pair<Receives> {
    /// How much less the group's receivers receive than those of the reference group.
    pub fn gaps(self) -> Option<Gaps> {
        Some(Gaps::between(self.reference.level?, self.group.level?))
    }
}

/// What both groups receive of variable pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Each group over all.
    pub groups: Pair<Receives>,
    /// Each category that anybody is in, in their order, also those of which nothing may be told.
    pub categories: Vec<(Category, Pair<Receives>)>,
}

impl Variable {
    pub(super) fn of(members: &Pair<Vec<&Paid>>, order: &BTreeSet<&Category>, threshold: Threshold) -> Self {
        let (reference, by_reference) = of_group(&members.reference, order, threshold);
        let (group, by_group) = of_group(&members.group, order, threshold);
        let cells = by_reference.into_iter().zip(by_group).map(|(reference, group)| Pair { reference, group });
        Self { groups: Pair { reference, group }, categories: order.iter().copied().cloned().zip(cells).collect() }
    }

    /// What both groups receive in a category; nothing where nobody is in it.
    pub fn category(&self, category: &Category) -> Option<Pair<Receives>> {
        self.categories.iter().find(|(own, _)| own == category).map(|(_, pair)| *pair)
    }
}

/// Whether somebody receives any.
pub(super) fn receives(person: &Paid) -> bool {
    person.variable.is_some_and(|variable| variable.minor() > 0)
}

/// Some people of a group: what those receive who receive any, and how many do not.
#[derive(Default)]
struct Cell {
    amounts: Vec<ExactMoney>,
    none: usize,
}

impl Cell {
    fn of<'a>(people: impl Iterator<Item = &'a Paid>) -> Self {
        let mut cell = Self::default();
        for person in people {
            match person.variable.filter(|_| receives(person)) {
                Some(variable) => cell.amounts.push(ExactMoney::from(variable).at_full_hours(person.hours)),
                None => cell.none += 1,
            }
        }
        cell
    }

    const fn some(&self) -> usize {
        self.amounts.len()
    }

    fn share(&self) -> Option<Ratio> {
        Ratio::new(i128::try_from(self.some()).ok()?, i128::try_from(self.some() + self.none).ok()?)
    }

    fn told(&self, share: bool, level: bool) -> Receives {
        Receives { share: share.then(|| self.share()).flatten(), level: level.then(|| PayLevel::of(&self.amounts)).flatten() }
    }
}

/// Variable pay is compared at full hours, as base pay is, and among those who receive any: the share that does is told apart, and would
/// count twice in a mean over all.
///
/// Of a group, amounts are one whole whose parts are the receivers of each category; shares are another, in which a category has two
/// numbers to keep: those who receive any, and those who do not. Where all of the group or none of it receive any, that says it of each
/// category too; it is told of those whose numbers of people are.
fn of_group(people: &[&Paid], order: &BTreeSet<&Category>, threshold: Threshold) -> (Receives, Vec<Receives>) {
    let cell = |category: &&Category| Cell::of(people.iter().copied().filter(|person| person.category == **category));
    let cells: Vec<Cell> = order.iter().map(cell).collect();
    let all = Cell::of(people.iter().copied());
    let some: Vec<_> = cells.iter().map(|cell| [cell.some()]).collect();
    let both: Vec<_> = cells.iter().map(|cell| [cell.some(), cell.none]).collect();
    let heads: Vec<_> = cells.iter().map(|cell| [cell.some() + cell.none]).collect();

    let levels = told(&some, threshold);
    let Told { parts, .. } = told(&[[all.some()], [all.none]], threshold);
    let share = parts.iter().all(|told| *told);
    let shares = if all.some() == 0 || all.none == 0 { told(&heads, threshold) } else { told(&both, threshold) };
    let each = cells.iter().zip(levels.parts).zip(shares.parts);
    (all.told(share, levels.whole), each.map(|((cell, level), own)| cell.told(share && own, level)).collect())
}
