//! What comes on top of base pay, and what a year is worth in all.

use rules::hours::Hours;
use rules::money::Money;
use rules::per::{Per, Unit};
use rules::ratio::Ratio;

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
