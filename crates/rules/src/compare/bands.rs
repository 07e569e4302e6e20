//! How the bands of two levels meet.

use crate::money::Money;
use crate::pay::{Band, Meeting};
use crate::ratio::Ratio;

/// Two bands of one currency, the baseline's and the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandMeeting {
    /// Whether the baseline's is the lower one: the one with the lower midpoint; at equal midpoints the one that begins lower.
    pub baseline_is_lower: bool,
    /// How they meet. The same from either side.
    pub meets: Meets,
    /// (other mid − baseline mid) / baseline mid; nothing over zero.
    pub differential: Option<Ratio>,
}

/// How two bands meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meets {
    /// Their ends are the same.
    Equal,
    /// The baseline's lies within the other's. The share of the overlap has no meaning there (it can exceed the whole).
    BaselineWithin,
    /// The other's lies within the baseline's.
    OtherWithin,
    /// The lower one reaches into the higher, ends where it begins, or ends before.
    Next(Meeting),
}

impl BandMeeting {
    /// How the baseline's band meets another; nothing across currencies.
    pub fn between(from: Band, to: Band) -> Option<Self> {
        let ends = |band: Band| (band.min(), band.max());
        // Minor units do not tell two midpoints apart that differ by half of one, so their order comes from the exact differential.
        let differential = from.differential(to);
        let higher = from.mid().minus(to.mid())?.minor().signum();
        let order = differential.map_or(-i128::from(higher), Ratio::signum);
        let baseline_is_lower = order > 0 || (order == 0 && from.min() <= to.min());
        let (lower, upper) = if baseline_is_lower { (from, to) } else { (to, from) };
        let meets = if ends(from) == ends(to) {
            Meets::Equal
        } else if to.min() <= from.min() && from.max() <= to.max() {
            Meets::BaselineWithin
        } else if from.min() <= to.min() && to.max() <= from.max() {
            Meets::OtherWithin
        } else {
            Meets::Next(lower.meets(upper)?)
        };
        Some(Self { baseline_is_lower, meets, differential })
    }

    /// The pay between the two bands, which belongs to neither.
    pub const fn gap(&self) -> Option<Money> {
        match self.meets {
            Meets::Next(Meeting::Gap(gap)) => Some(gap),
            _ => None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{BandMeeting, Meets};
    use crate::money::{Currency, Money};
    use crate::pay::{Band, Meeting};
    use crate::ratio::Ratio;

    fn band(min: i64, max: i64, code: &str) -> Band {
        let money = |minor| Money::new(minor, code.parse::<Currency>().unwrap());
        Band::new(money(min), None, money(max)).unwrap()
    }

    fn meets(from: (i64, i64), to: (i64, i64)) -> (bool, Meets) {
        let bands = BandMeeting::between(band(from.0, from.1, "USD"), band(to.0, to.1, "USD")).unwrap();
        (bands.baseline_is_lower, bands.meets)
    }

    #[test]
    fn every_way_to_meet() {
        let usd = |minor| Money::new(minor, "USD".parse().unwrap());
        let overlap = Meets::Next(Meeting::Overlap(Ratio::new(1, 4).unwrap(), usd(5)));
        assert_eq!(meets((10, 20), (15, 35)), (true, overlap));
        assert_eq!(meets((15, 35), (10, 20)), (false, overlap));
        assert_eq!(meets((10, 20), (29, 35)), (true, Meets::Next(Meeting::Gap(usd(9)))));
        assert_eq!(meets((20, 35), (10, 20)), (false, Meets::Next(Meeting::Touch)));
        assert_eq!(meets((10, 20), (10, 20)), (true, Meets::Equal));
        assert_eq!(meets((10, 100), (50, 70)), (true, Meets::OtherWithin));
        assert_eq!(meets((40, 50), (10, 90)), (true, Meets::BaselineWithin));
        assert_eq!(meets((15, 15), (10, 15)), (false, Meets::BaselineWithin));
        // Equal midpoints: the one that begins lower is the lower one.
        assert_eq!(meets((30, 50), (20, 60)), (false, Meets::BaselineWithin));
        // Midpoints of 15 and 15.5 cents.
        assert_eq!(meets((10, 21), (12, 18)), (false, Meets::OtherWithin));
    }

    #[test]
    fn no_picture_across_currencies() {
        assert_eq!(BandMeeting::between(band(1, 2, "USD"), band(1, 2, "EUR")), None);
    }

    #[test]
    fn a_band_of_nothing_has_no_differential() {
        let bands = BandMeeting::between(band(0, 0, "USD"), band(1, 2, "USD")).unwrap();
        assert_eq!((bands.differential, bands.baseline_is_lower), (None, true));
    }
}
