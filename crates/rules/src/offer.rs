//! An offer: a figure in a level, what comes on top of it, and whom of a team it touches.
//!
//! Source: "Offer" in `docs/rules.md`. Figures are at full hours and in the unit of the files unless something else is said.

use super::hours::Hours;
use super::id::LevelId;
use super::ladder::{Ladder, TrackLevel};
use super::money::Money;
use super::pay::{Band, Circle};
use super::per::{Per, Unit};
use super::ratio::Ratio;
use super::table::InForce;

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
            std::cmp::Ordering::Greater => Standing::PaidMore,
            std::cmp::Ordering::Equal => Standing::PaidAlike,
            std::cmp::Ordering::Less if held.zip(stands_on).is_some_and(|(held, stands_on)| held >= stands_on) => Standing::Overtaken,
            std::cmp::Ordering::Less => Standing::PaidLess,
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

/// A bonus a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bonus {
    /// An amount.
    Amount(Money),
    /// A share of the pay at the share of hours: 0.08 is 8 %.
    Share(Ratio),
}

/// Equity that is granted once and becomes the person's own in equal parts month by month, nothing before the cliff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What all of it is assumed to be worth.
    pub value: Money,
    /// Over how many months.
    pub months: u16,
    /// The months before any of it is the person's own; then what has gathered comes at once.
    pub cliff: u16,
}

impl Grant {
    /// The share that is the person's own after so many months.
    fn share(self, months: u16) -> Option<Ratio> {
        if months < self.cliff {
            return Some(Ratio::whole(0));
        }
        Ratio::new(months.min(self.months).into(), self.months.into())
    }
}

/// What comes on top of base pay, never mixed into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnTop {
    /// Once, in the first year.
    pub sign_on: Option<Money>,
    /// A year.
    pub bonus: Option<Bonus>,
    /// Once granted.
    pub grant: Option<Grant>,
    /// Other amounts a year, with their names.
    pub others: Vec<(String, Money)>,
}

/// What a year is worth, each figure rounded by itself and the sum once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearInAll {
    /// The pay of the year at the share of hours.
    pub base: Money,
    /// The sign-on.
    pub sign_on: Option<Money>,
    /// The bonus.
    pub bonus: Option<Money>,
    /// What of the grant becomes the person's own.
    pub grant: Option<Money>,
    /// Other amounts, in all.
    pub others: Option<Money>,
    /// All of it.
    pub total: Money,
}

/// What a year is worth, counted from 1: pay at the share of hours, and what is on top.
///
/// Nothing across currencies, or where hourly pay does not say how many hours a year has.
pub fn year_in_all(pay: Money, unit: Unit, hours: Hours, top: &OnTop, year: u16) -> Option<YearInAll> {
    let currency = pay.currency();
    let minor = |money: Money| (money.currency() == currency).then(|| Ratio::whole(money.minor().into()));
    let base = minor(pay)?.checked_times(unit.factor(Per::Year)?)?.checked_times(hours.ratio())?;
    let sign_on = top.sign_on.filter(|_| year == 1).map(minor);
    let bonus = top.bonus.map(|bonus| match bonus {
        Bonus::Amount(amount) => minor(amount),
        Bonus::Share(share) => base.checked_times(share),
    });
    let grant = top.grant.map(|grant| {
        let (after, before) = (grant.share(year.checked_mul(12)?)?, grant.share(year.checked_sub(1)?.checked_mul(12)?)?);
        let within = after.plus(before.times(Ratio::whole(-1)));
        minor(grant.value)?.checked_times(within)
    });
    let others = top.others.iter().map(|(_, amount)| minor(*amount)).reduce(|sum, amount| Some(sum?.plus(amount?)));
    let mut sum = base;
    for part in [sign_on, bonus, grant, others].into_iter().flatten() {
        sum = sum.plus(part?);
    }
    let money = |exact: Ratio| Some(Money::new(i64::try_from(exact.round()).ok()?, currency));
    let part = |part: Option<Option<Ratio>>| part.flatten().and_then(money);
    Some(YearInAll {
        base: money(base)?,
        sign_on: part(sign_on),
        bonus: part(bonus),
        grant: part(grant),
        others: part(others),
        total: money(sum)?,
    })
}
