//! Amounts before they are rounded: assumed rises, earnings and the differences between them.

use std::fmt;

use super::hours::Hours;
use super::money::{Currency, Money};
use super::ratio::Ratio;

/// An amount before it is rounded, in millionths of a millionth of the currency's minor unit.
///
/// An assumed rise makes decimals that grow with every year, so nothing is rounded until a figure is shown (see "Rounding" in the rules).
/// What is cut off here is below 10⁻¹² of a cent a year. An amount half way between two cents is never cut: it is a whole number of halves
/// after every rise before the last one, so half up is exact.
// Aligned as the allocator gives memory: events hold amounts by the hundred thousand, and every other alignment takes a slower way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(C, packed(8))]
pub struct ExactMoney {
    currency: Currency,
    fine: i128,
}

/// How many of them a minor unit has.
pub const FINE: i128 = 1_000_000_000_000;

impl ExactMoney {
    /// The amount in millionths of a millionth of a minor unit.
    pub const fn fine(self) -> i128 {
        self.fine
    }

    /// Its currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The same currency, and nothing of it.
    #[must_use]
    pub const fn none(self) -> Self {
        Self { currency: self.currency, fine: 0 }
    }

    /// Whether it is nothing at all, as in an unpaid leave.
    pub const fn is_none(self) -> bool {
        self.fine == 0
    }

    /// The amount after a rise by a factor.
    #[must_use]
    pub fn raised(self, factor: Ratio) -> Self {
        Self { fine: Ratio::whole(self.fine).times(factor).floor(), ..self }
    }

    /// The difference, or nothing across currencies.
    pub fn minus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self { fine: self.fine - other.fine, ..self })
    }

    /// The sum, or nothing across currencies.
    pub fn plus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self { fine: self.fine + other.fine, ..self })
    }

    /// The amount at a share of full hours.
    #[must_use]
    pub fn at(self, hours: Hours) -> Self {
        Self { fine: hours.of(self.fine), ..self }
    }

    /// The amount at full hours of what is paid at a share of them.
    #[must_use]
    pub fn at_full_hours(self, hours: Hours) -> Self {
        Self { fine: hours.to_full(self.fine), ..self }
    }

    /// So many shares of it, divided among so many; nothing among nobody, or where it would overflow.
    pub fn shared(self, shares: i128, among: i128) -> Option<Self> {
        Some(Self { fine: self.fine.checked_mul(shares)?.checked_div(among)?, ..self })
    }

    /// The amount, rounded half up to the minor unit.
    pub fn money(self) -> Money {
        self.times(Ratio::whole(1)).unwrap_or(Money::new(i64::MAX, self.currency))
    }

    /// The amount times a ratio, rounded half up to the minor unit, once; nothing where it would overflow.
    pub fn times(self, ratio: Ratio) -> Option<Money> {
        let minor = Ratio::new(self.fine, FINE)?.times(ratio).round();
        Some(Money::new(i64::try_from(minor).ok()?, self.currency))
    }

    /// A difference times a ratio, rounded once by its size (see [`Ratio::scaled_change`]); nothing where it would overflow.
    pub fn times_change(self, ratio: Ratio) -> Option<Money> {
        let minor = Ratio::new(self.fine, FINE)?.times(ratio).scaled_change(0);
        Some(Money::new(i64::try_from(minor).ok()?, self.currency))
    }
}

impl From<Money> for ExactMoney {
    fn from(money: Money) -> Self {
        Self { currency: money.currency(), fine: i128::from(money.minor()) * FINE }
    }
}

/// As [`Money`], rounded.
impl fmt::Display for ExactMoney {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.money().fmt(f)
    }
}
