//! The share of full hours that somebody works.

use super::ratio::Ratio;

/// A share of full hours, in ten-thousandths: 8,000 is 80 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(u16);

impl Hours {
    /// Full hours.
    pub const FULL: Self = Self(10_000);

    /// A share of more than nothing and not more than full hours, else nothing.
    pub fn new(ten_thousandths: u16) -> Option<Self> {
        (1..=Self::FULL.0).contains(&ten_thousandths).then_some(Self(ten_thousandths))
    }

    /// The share as a ratio: 0.8 is 80 %.
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.0.into(), Self::FULL.0.into()).unwrap_or(Ratio::whole(1))
    }

    /// The share of an exact amount. Amounts of tables divide evenly; of those with an assumed rise less than a millionth of a cent is cut.
    pub fn of(self, exact: i128) -> i128 {
        // Most people work full hours, and long division takes long.
        if self == Self::FULL { exact } else { exact * i128::from(self.0) / i128::from(Self::FULL.0) }
    }

    /// What an exact amount at this share comes to at full hours; what is below the unit of the amount is cut.
    pub(crate) fn to_full(self, exact: i128) -> i128 {
        exact * i128::from(Self::FULL.0) / i128::from(self.0)
    }
}
