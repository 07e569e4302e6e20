//! A figure in a level: between which steps, and how the people of a team stand to it.

use std::cmp::Ordering;

use rules::id::LevelId;
use rules::ladder::{Ladder, TrackLevel};
use rules::money::Money;
use rules::pay::{Band, Circle};
use rules::table::InForce;

/// A figure placed in a level.
#[derive(Clone, Debug)]
pub struct Placing<'a> {
    /// The level.
    pub found: TrackLevel<'a>,
    /// The pay offered.
    pub figure: Money,
    steps: Vec<Option<Money>>,
    band: Option<Band>,
}

/// The steps around a figure, each by its place in its level and with what it pays. Both are the same step where the figure is its pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// The step that pays the most up to the figure; nothing below all steps.
    pub below: Option<(usize, Money)>,
    /// The step that pays the least from the figure on; nothing above all steps.
    pub above: Option<(usize, Money)>,
}

impl<'a> Placing<'a> {
    /// Places a figure by the pay in force; nothing where the ladder has no such level, or pays in another currency.
    pub fn new(ladder: &'a Ladder, pay: InForce<'_>, level: &LevelId, figure: Money) -> Option<Self> {
        let found = ladder.level(level)?;
        (pay.currency() == Some(figure.currency())).then(|| Self { found, figure, steps: pay.steps(found.level), band: pay.band(level) })
    }

    fn paid(&self) -> impl DoubleEndedIterator<Item = (usize, Money)> {
        self.steps.iter().enumerate().filter_map(|(place, pay)| Some((place, (*pay)?)))
    }

    /// The steps around the figure. Of steps that pay alike it is the one nearest to the other side.
    pub fn between(&self) -> Between {
        let below = self.paid().filter(|(_, pay)| *pay <= self.figure).max_by_key(|(place, pay)| (*pay, *place));
        let above = self.paid().filter(|(_, pay)| *pay >= self.figure).min_by_key(|(place, pay)| (*pay, *place));
        Between { below, above }
    }

    /// The step that the offer stands on: the highest that pays no more. Nothing below all steps, and in a level without points.
    pub fn stands_on(&self) -> Option<usize> {
        self.paid().rfind(|(_, pay)| *pay <= self.figure).map(|(place, _)| place)
    }

    /// The band of the level.
    pub const fn band(&self) -> Option<Band> {
        self.band
    }

    /// On which side of its band the figure lies, if outside: then it asks for a written reason.
    pub fn circle(&self) -> Option<Circle> {
        self.band?.circle(self.figure)
    }

    /// How somebody of the team stands to the offer; nothing where they are neither in its level nor in one of its rank.
    ///
    /// Overtaken is who holds a step that pays, by the table, at least as much as the step that the offer stands on, and is paid less than
    /// the offer. An offer below all steps overtakes nobody.
    pub fn against(&self, ladder: &Ladder, pay: InForce<'_>, colleague: &Colleague) -> Option<Standing> {
        let level = ladder.level(&colleague.level)?.level;
        if level.rank != self.found.level.rank || colleague.pay.currency() != self.figure.currency() {
            return None;
        }
        let held = colleague.step.and_then(|step| *pay.steps(level).get(step)?);
        let stands_on = self.stands_on().and_then(|step| *self.steps.get(step)?);
        Some(match colleague.pay.cmp(&self.figure) {
            Ordering::Greater => Standing::PaidMore,
            Ordering::Equal => Standing::PaidAlike,
            Ordering::Less if held.zip(stands_on).is_some_and(|(held, stands_on)| held >= stands_on) => Standing::Overtaken,
            Ordering::Less => Standing::PaidLess,
        })
    }
}

/// The levels whose band holds a figure, lowest rank first: "$93,000: which levels?"
pub fn levels_at<'a>(ladder: &'a Ladder, pay: InForce<'_>, figure: Money) -> Vec<TrackLevel<'a>> {
    let holds = |band: Band| band.currency() == figure.currency() && band.circle(figure).is_none();
    let mut levels: Vec<_> = ladder.levels().filter(|found| pay.band(&found.level.id).is_some_and(holds)).collect();
    levels.sort_by_key(|found| found.level.rank);
    levels
}

/// Somebody of the team, as far as an offer is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The level held.
    pub level: LevelId,
    /// The place of the step held, for those who are paid off the steps too; nothing where it is not known.
    pub step: Option<usize>,
    /// The pay at full hours.
    pub pay: Money,
}

/// How somebody of the team stands to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Paid more than the offer.
    PaidMore,
    /// Paid as much.
    PaidAlike,
    /// Paid less, on a lower step than the offer stands on.
    PaidLess,
    /// Paid less, though on a step that pays no less than the one that the offer stands on.
    Overtaken,
}
