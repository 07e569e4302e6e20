//! Bands and the figures of pay arithmetic. All are exact; nothing is rounded here.

use super::money::{Currency, Money};
use super::per::{Per, Unit};
use super::ratio::Ratio;

/// A pay range that knows min ≤ mid ≤ max, all of one currency and none below zero. A point is a band whose ends meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    currency: Currency,
    min: i64,
    max: i64,
    /// Twice the midpoint: half way between two odd cents stays exact.
    mid_twice: i64,
    mid_given: bool,
}

/// Why two or three amounts are not a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotABand {
    /// An end is below zero.
    Negative,
    /// The lower end is above the upper.
    Reversed,
    /// The midpoint lies outside.
    MidOutside,
    /// The amounts are of different currencies.
    Currencies,
}

/// Where pay lies outside its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    /// Above the band's max.
    Red,
    /// Below the band's min.
    Green,
}

/// How a level's band meets the next one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// They share pay: as a share of the higher band, and from where to where.
    Overlap(Ratio, Money),
    /// Pay between them belongs to neither.
    Gap(Money),
    /// The next begins exactly where this ends.
    Touch,
}

impl Band {
    /// A band from its ends, with the midpoint half way unless one is given.
    ///
    /// # Errors
    /// See [`NotABand`].
    pub fn new(min: Money, mid: Option<Money>, max: Money) -> Result<Self, NotABand> {
        let currency = min.currency();
        if max.currency() != currency || mid.is_some_and(|mid| mid.currency() != currency) {
            return Err(NotABand::Currencies);
        }
        if min.minor() < 0 || max.minor() < 0 {
            return Err(NotABand::Negative);
        }
        if min.minor() > max.minor() {
            return Err(NotABand::Reversed);
        }
        if mid.is_some_and(|mid| mid < min || mid > max) {
            return Err(NotABand::MidOutside);
        }
        let mid_twice = mid.map_or(min.minor() + max.minor(), |mid| 2 * mid.minor());
        Ok(Self { currency, min: min.minor(), max: max.minor(), mid_twice, mid_given: mid.is_some() })
    }

    /// A band of one point.
    ///
    /// # Errors
    /// [`NotABand::Negative`].
    pub fn point(pay: Money) -> Result<Self, NotABand> {
        Self::new(pay, None, pay)
    }

    /// The range from the lowest end to the highest of several bands of one currency.
    pub fn spanning(bands: impl IntoIterator<Item = Self>) -> Option<Self> {
        bands.into_iter().try_fold(None, |so_far: Option<Self>, band| match so_far {
            None => Some(Some(band)),
            Some(so_far) if so_far.currency != band.currency => None,
            Some(so_far) => {
                let (min, max) = (so_far.min.min(band.min), so_far.max.max(band.max));
                Some(Some(Self { min, max, mid_twice: min + max, mid_given: false, ..band }))
            }
        })?
    }

    /// The band whose ends, and whose midpoint where it is given, are made from those of this one by something that keeps their order; nothing
    /// where one of them cannot be made, or is below zero.
    pub(crate) fn each(self, make: impl Fn(Money) -> Option<Money>) -> Option<Self> {
        let (min, max) = (make(self.min())?.minor(), make(self.max())?.minor());
        let mid_twice = if self.mid_given { 2 * make(self.mid())?.minor() } else { min + max };
        (min >= 0).then_some(Self { min, max, mid_twice, ..self })
    }

    /// The band in another period, each amount rounded half up once; nothing where hours are unknown.
    pub fn convert(self, unit: Unit, per: Per) -> Option<Self> {
        // By far the most common case, and pages convert every figure that they show.
        if unit.per() == per {
            return Some(self);
        }
        // The midpoint comes from the exact one: half way between rounded ends would be rounded twice.
        let mid = Money::new(self.mid_twice, self.currency).times(unit.factor(per)?.times(Ratio::new(1, 2)?))?;
        let (min, max) = (unit.convert(self.min(), per)?, unit.convert(self.max(), per)?);
        Some(Self { min: min.minor(), max: max.minor(), mid_twice: 2 * mid.minor(), ..self })
    }

    /// The lower end.
    pub const fn min(self) -> Money {
        Money::new(self.min, self.currency)
    }

    /// The upper end.
    pub const fn max(self) -> Money {
        Money::new(self.max, self.currency)
    }

    /// The midpoint, half up to the minor unit.
    pub const fn mid(self) -> Money {
        Money::new((self.mid_twice + 1).div_euclid(2), self.currency)
    }

    /// Whether the midpoint stands in the file (else it is half way).
    pub const fn mid_is_given(self) -> bool {
        self.mid_given
    }

    /// The currency of all its amounts.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether its ends meet.
    pub const fn is_point(self) -> bool {
        self.min == self.max
    }

    fn same_currency(self, pay: Money) -> Option<()> {
        (pay.currency() == self.currency).then_some(())
    }

    /// pay / midpoint.
    pub fn compa_ratio(self, pay: Money) -> Option<Ratio> {
        self.same_currency(pay)?;
        Ratio::new(2 * i128::from(pay.minor()), self.mid_twice.into())
    }

    /// (pay − min) / (max − min): below 0 or above 1 outside the band, never clamped; nothing for a band of one point.
    pub fn position(self, pay: Money) -> Option<Ratio> {
        self.same_currency(pay)?;
        Ratio::new((pay.minor() - self.min).into(), (self.max - self.min).into())
    }

    /// (max − min) / min.
    pub fn spread(self) -> Option<Ratio> {
        Ratio::new((self.max - self.min).into(), self.min.into())
    }

    /// Midpoint differential: (next mid − this mid) / this mid.
    pub fn differential(self, next: Self) -> Option<Ratio> {
        if self.currency != next.currency {
            return None;
        }
        Ratio::new((next.mid_twice - self.mid_twice).into(), self.mid_twice.into())
    }

    /// Overlap with the next (higher) level: (this max − next min) / (next max − next min). Negative is a gap; nothing where the
    /// next band is a point.
    pub fn overlap(self, next: Self) -> Option<Ratio> {
        if self.currency != next.currency {
            return None;
        }
        Ratio::new((self.max - next.min).into(), (next.max - next.min).into())
    }

    /// How this band meets the next level's, in words of money. An overlap with a point counts as the whole of it.
    pub fn meets(self, next: Self) -> Option<Meeting> {
        let shared = self.max().minus(next.min())?;
        Some(match shared.minor() {
            0 => Meeting::Touch,
            1.. => Meeting::Overlap(self.overlap(next).unwrap_or(Ratio::whole(1)), shared),
            gap => Meeting::Gap(Money::new(-gap, self.currency)),
        })
    }

    /// Whether pay is outside the band, and on which side.
    pub fn circle(self, pay: Money) -> Option<Circle> {
        self.same_currency(pay)?;
        if pay.minor() > self.max {
            Some(Circle::Red)
        } else if pay.minor() < self.min {
            Some(Circle::Green)
        } else {
            None
        }
    }
}
