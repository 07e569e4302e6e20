//! Amounts that are far from those around them.

use super::FAR;

/// An amount of a sequence that is a likely slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Its place in the sequence.
    pub index: usize,
    /// What is expected there; nothing where there is too little around it to expect anything.
    pub expected: Option<i128>,
}

/// How far an amount is from what is expected: the higher over the lower.
#[derive(Clone, Copy, Debug)]
struct Distance {
    high: i128,
    low: i128,
    amount: i128,
    /// As in [`Slip`].
    expected: Option<i128>,
}

impl Distance {
    /// Whether it is farther than another; of two amounts that are all there is, the higher one counts.
    const fn is_beyond(&self, other: &Self) -> bool {
        let (own, others) = (self.high * other.low, other.high * self.low);
        own > others || (own == others && self.amount > other.amount)
    }
}

/// The likely slips of a sequence of amounts above zero that stand in the order of a track.
///
/// An amount is a slip where it is above both neighbours, or below both, and at least [`FAR`] times their geometric mean away: in a sequence
/// that rises, however steeply, no right amount is above or below both, and the mean is what an even rise would have there, so a slip shows
/// in a steep ladder as well as in a flat one. At an end, where only one neighbour is, what is expected goes on from that one as the last two
/// rose, so the top of a ladder whose levels all rise fivefold is none; it must be as far from the neighbour itself, which must not be the
/// slip of the two.
///
/// The worst is taken out first, and the rest is judged without it: beside a slip everything looks odd.
pub fn slips(amounts: &[i64]) -> Vec<Slip> {
    let mut left: Vec<(usize, i128)> = amounts.iter().map(|amount| i128::from(*amount)).enumerate().collect();
    let mut slips = Vec::new();
    loop {
        let mut worst: Option<(usize, Distance)> = None;
        for place in 0..left.len() {
            if let Some(distance) = distance(&left, place)
                && worst.as_ref().is_none_or(|(_, worst)| distance.is_beyond(worst))
            {
                worst = Some((place, distance));
            }
        }
        let Some((place, Distance { expected, .. })) = worst else { return slips };
        slips.push(Slip { index: left.remove(place).0, expected });
    }
}

fn distance(amounts: &[(usize, i128)], place: usize) -> Option<Distance> {
    let at = |place: Option<usize>| amounts.get(place?).map(|(_, amount)| *amount);
    let amount = at(Some(place))?;
    match (at(place.checked_sub(1)), at(Some(place + 1))) {
        (Some(before), Some(after)) => within(before, amount, after),
        (Some(before), None) => at_end(amount, before, at(place.checked_sub(2))),
        (None, Some(after)) => at_end(amount, after, at(Some(place + 2))),
        (None, None) => None,
    }
}

/// The distance of an amount from both of its neighbours, where it is far.
fn within(before: i128, amount: i128, after: i128) -> Option<Distance> {
    let mean = i128::try_from((before * after).unsigned_abs().isqrt()).ok()?;
    if amount > before.max(after) {
        far(amount, mean, amount, Some(mean))
    } else if amount < before.min(after) {
        far(mean, amount, amount, Some(mean))
    } else {
        None
    }
}

/// The distance of an amount from its only neighbour and from what goes on from the two beyond, where it is far.
fn at_end(amount: i128, beside: i128, beyond: Option<i128>) -> Option<Distance> {
    let expected = beyond.map(|beyond| (beside * beside / beyond).clamp(1, i64::MAX.into()));
    let rule = expected.unwrap_or(beside);
    let against = |high, low| {
        // Where the neighbour is odd between its own two, the one beyond it says which of them is the slip.
        let settled =
            beyond.is_none_or(|beyond| within(amount, beside, beyond).is_none() || is_far(amount.max(beyond), amount.min(beyond)));
        far(high, low, amount, expected).filter(|_| settled)
    };
    if amount > beside { against(amount, rule.max(beside)) } else { against(rule.min(beside), amount) }
}

const fn is_far(high: i128, low: i128) -> bool {
    high >= FAR * low
}

fn far(high: i128, low: i128, amount: i128, expected: Option<i128>) -> Option<Distance> {
    is_far(high, low).then_some(Distance { high, low, amount, expected })
}

/// What may be meant by a slip: its digits moved by one to three places, where that is within a half and the double of what is expected.
pub fn likely(amount: i64, expected: i128) -> Option<i64> {
    let (amount, fits) = (i128::from(amount), |meant: i128| 2 * meant >= expected && meant <= 2 * expected);
    let moved = [10, 100, 1000].into_iter().flat_map(|by| {
        let down = (amount % by == 0).then_some(amount / by);
        [down, Some(amount * by)].into_iter().flatten()
    });
    moved.filter(|meant| fits(*meant)).find_map(|meant| i64::try_from(meant).ok())
}

#[cfg(test)]
mod tests {
    use super::{Slip, likely, slips};

    fn places(amounts: &[i64]) -> Vec<usize> {
        slips(amounts).iter().map(|slip| slip.index).collect()
    }

    #[test]
    fn a_digit_too_many_or_too_few_is_found_anywhere() {
        let even = [48, 50, 58, 61, 70, 72].map(|amount| amount * 1000);
        assert_eq!(places(&even), []);
        for place in 0..even.len() {
            let scaled = |by: fn(i64) -> i64| {
                let mut amounts = even;
                amounts.iter_mut().skip(place).take(1).for_each(|amount| *amount = by(*amount));
                places(&amounts)
            };
            for by in [(|amount| amount * 10) as fn(i64) -> i64, |amount| amount * 100, |amount| amount / 10, |amount| amount / 1000] {
                assert_eq!(scaled(by), [place]);
            }
        }
    }

    #[test]
    fn steep_ladders_are_honest() {
        for honest in [
            &[10, 50, 250, 1250, 6250][..],
            &[30, 60, 120, 240],
            &[50, 60, 80, 500],
            &[40, 70, 120, 45, 80, 130, 50, 85, 140],
            &[1, 4],
            &[7],
            &[],
        ] {
            assert_eq!(places(honest), [], "{honest:?}");
        }
        assert_eq!(places(&[30, 60, 120, 2400]), [3], "also in a steep one");
        assert_eq!(places(&[30, 60, 1200, 240]), [2]);
    }

    #[test]
    fn of_two_amounts_the_higher_one_is_told() {
        assert_eq!(slips(&[58, 610]), [Slip { index: 1, expected: None }]);
        assert_eq!(slips(&[610, 58]), [Slip { index: 0, expected: None }]);
    }

    #[test]
    fn several_slips_of_one_sequence() {
        assert_eq!(places(&[48, 500, 58, 61, 700, 72]), [4, 1]);
    }

    #[test]
    fn what_may_be_meant() {
        assert_eq!(likely(580_000, 55_226), Some(58_000));
        assert_eq!(likely(580, 55_226), Some(58_000));
        assert_eq!(likely(580_001, 55_226), None);
        assert_eq!(likely(300_000, 55_226), Some(30_000));
        assert_eq!(likely(2_000, 55_226), None, "twenty times is no slip of a digit");
    }

    #[test]
    fn the_largest_amounts_do_not_overflow() {
        let most = crate::money::LARGEST;
        assert_eq!(places(&[1, most, 1]), [1]);
        assert_eq!(places(&[1, most, most]), [0]);
        assert_eq!(places(&[most, 1, 1, most]), [0, 3]);
    }
}
