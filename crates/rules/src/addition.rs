//! The pay of a region as an addition to that of everywhere: locality pay, London weighting, cantonal allowances.

use super::money::Money;
use super::pay::Band;
use super::ratio::Ratio;

/// A region whose pay is that of everywhere and a percentage of it, rounded, up to a cap (US Code title 5, sections 5304 and 5304a; the High
/// Cost Area Supplements of the NHS). Amounts are minor units in the unit of the file, each of the currency that it is added to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The region.
    pub region: String,
    /// The share of the pay of everywhere that is added: 33.94 % is 0.3394.
    pub share: Ratio,
    /// The least that is added.
    pub at_least: Option<i64>,
    /// The most that is added.
    pub at_most: Option<i64>,
    /// The sum is rounded half up to a multiple of this; at least 1.
    pub round: i64,
    /// The highest pay in the region.
    pub cap: Option<i64>,
}

impl Addition {
    /// The pay in the region without its cap; nothing where it is beyond what money can be.
    fn uncapped(&self, pay: i64) -> Option<i64> {
        let mut added = Ratio::whole(pay.into()).times(self.share);
        added = self.at_least.map_or(added, |least| added.max(Ratio::whole(least.into())));
        added = self.at_most.map_or(added, |most| added.min(Ratio::whole(most.into())));
        let multiples = added.plus(Ratio::whole(pay.into())).over(Ratio::whole(self.round.into()))?.round();
        i64::try_from(multiples).ok()?.checked_mul(self.round)
    }

    /// The pay in the region of somebody who has this pay everywhere.
    ///
    /// ```
    /// use rules::{addition::Addition, money::Money, ratio::Ratio};
    /// let washington = Addition { region: "Washington".to_owned(), share: Ratio::new(3394, 10_000).unwrap(), at_least: None, at_most: None, round: 100, cap: Some(19_720_000) };
    /// let usd = |cents| Money::new(cents, "USD".parse().unwrap());
    /// assert_eq!(washington.to(usd(9_092_500)), Some(usd(12_178_500)), "121,784.945");
    /// ```
    pub fn to(&self, pay: Money) -> Option<Money> {
        let sum = self.uncapped(pay.minor())?;
        Some(Money::new(self.cap.map_or(sum, |cap| sum.min(cap)), pay.currency()))
    }

    /// Whether the pay would be higher without the cap.
    pub fn holds_back(&self, pay: Money) -> bool {
        self.cap.zip(self.uncapped(pay.minor())).is_some_and(|(cap, sum)| sum > cap)
    }

    /// A band of the region.
    pub fn to_band(&self, band: Band) -> Option<Band> {
        band.each(|pay| self.to(pay))
    }
}
