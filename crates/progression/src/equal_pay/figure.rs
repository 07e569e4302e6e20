//! Means, medians and the gap between them, exact until they are shown.

use rules::exact::{ExactMoney, FINE};
use rules::money::{Currency, Money};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;

/// Above it a figure could not be rounded to a few digits without overflow. Real pay is far below.
const LARGEST: u128 = 10_u128.pow(33);

const fn gcd(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// A ratio in lowest terms; nothing over zero, or where it is too large.
fn reduced(num: i128, den: i128) -> Option<(i128, i128)> {
    let common = i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).ok().filter(|common| *common != 0)?;
    let (num, den) = (num / common, den / common);
    (den != 0 && num.unsigned_abs() <= LARGEST && den.unsigned_abs() <= LARGEST).then_some((num, den))
}

/// An exact amount a year that need not be whole minor units, such as a mean.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    currency: Currency,
    /// In lowest terms.
    minor: Ratio,
}

/// By what is written, since both are in lowest terms: the products that compare ratios could overflow.
impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.currency == other.currency && self.minor.num() == other.minor.num() && self.minor.den() == other.minor.den()
    }
}

impl Eq for Amount {}

impl Amount {
    /// A sum shared by so many; nothing by nobody, or where it is too large.
    pub(super) fn shared(sum: ExactMoney, by: usize) -> Option<Self> {
        let (num, den) = reduced(sum.fine(), i128::try_from(by).ok()?.checked_mul(FINE)?)?;
        Some(Self { currency: sum.currency(), minor: Ratio::new(num, den)? })
    }

    /// Its currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in minor units, exact.
    pub const fn minor(self) -> Ratio {
        self.minor
    }

    /// The amount to the whole unit of its currency, rounded half up, once; nothing where it would overflow.
    pub fn whole(self) -> Option<Money> {
        self.in_whole(Ratio::whole(1))
    }

    /// The same of an amount of this unit, a year.
    pub fn whole_year(self, unit: Unit) -> Option<Money> {
        self.in_whole(unit.factor(Per::Year)?)
    }

    fn in_whole(self, factor: Ratio) -> Option<Money> {
        let minor = self.currency.minor_per_unit();
        let whole = self.times(factor.checked_times(Ratio::new(1, minor.into())?)?)?;
        Some(Money::new(whole.minor().checked_mul(minor)?, self.currency))
    }

    /// The amount times a factor, as from a year to an hour, rounded half up to the minor unit, once; nothing where it would overflow.
    pub fn times(self, factor: Ratio) -> Option<Money> {
        let minor = self.minor.checked_times(factor)?.round();
        Some(Money::new(i64::try_from(minor).ok()?, self.currency))
    }
}

/// How much less a group is paid than the reference group, as a share of the reference group's pay; below zero it is paid more.
#[derive(Clone, Copy, Debug)]
pub struct Gap(Ratio);

/// As of amounts.
impl PartialEq for Gap {
    fn eq(&self, other: &Self) -> bool {
        self.0.num() == other.0.num() && self.0.den() == other.0.den()
    }
}

impl Eq for Gap {}

impl Gap {
    /// `num / den`; nothing over zero, as where the reference group is paid nothing, or where it is too large.
    pub(super) fn new(num: i128, den: i128) -> Option<Self> {
        let (num, den) = reduced(num, den)?;
        Ratio::new(num, den).map(Self)
    }

    /// The exact share: 0.05 is 5 %. For the page, round with [`Ratio::scaled_change`].
    pub const fn ratio(self) -> Ratio {
        self.0
    }

    /// Whether it is 5 % or more, either way, before any rounding. Directive (EU) 2023/970, articles 9(10) and 10(1)(a), ask for reasons,
    /// or for an assessment together with those who represent the workers, where the *mean* of a category differs so much.
    pub fn is_marked(self) -> bool {
        self.0.abs().times(Ratio::whole(20)) >= Ratio::whole(1)
    }
}

/// What people are paid: the mean and the median.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayLevel {
    /// The mean.
    pub mean: Amount,
    /// The one in the middle, or the mean of the two there.
    pub median: Amount,
}

/// How much less one pay level is than the reference, by mean and median. Each is missing where the reference is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// (Mean of the reference − mean of the group) / mean of the reference.
    pub mean: Option<Gap>,
    /// The same with medians.
    pub median: Option<Gap>,
}

impl PayLevel {
    /// Of these amounts; nothing of nobody's, across currencies, or where they are too large.
    pub(super) fn of(pays: &[ExactMoney]) -> Option<Self> {
        let mut sorted = pays.to_vec();
        sorted.sort_unstable();
        let sum = sum(&sorted)?;
        let (low, high) = (*sorted.get((sorted.len() - 1) / 2)?, *sorted.get(sorted.len() / 2)?);
        Some(Self { mean: Amount::shared(sum, sorted.len())?, median: Amount::shared(low.plus(high)?, 2)? })
    }
}

/// The sum of amounts of one currency; nothing of none.
pub(super) fn sum(pays: &[ExactMoney]) -> Option<ExactMoney> {
    pays.iter().skip(1).try_fold(*pays.first()?, |sum, pay| sum.plus(*pay))
}

impl Gaps {
    /// Of a group's pay level against that of the reference.
    pub fn between(reference: PayLevel, group: PayLevel) -> Self {
        Self { mean: gap(reference.mean, group.mean), median: gap(reference.median, group.median) }
    }
}

fn gap(reference: Amount, group: Amount) -> Option<Gap> {
    if reference.currency != group.currency {
        return None;
    }
    let over = |amount: Amount, other: Amount| amount.minor.num().checked_mul(other.minor.den());
    let (reference, group) = (over(reference, group)?, over(group, reference)?);
    Gap::new(reference.checked_sub(group)?, reference)
}
