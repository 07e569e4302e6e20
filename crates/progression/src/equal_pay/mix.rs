//! How much of the gap over all comes from who is in which category.

use super::figure::Gap;
use super::{Compared, Pair, Side};
use rules::exact::ExactMoney;

/// How many people of both groups it takes: below it a division into parts says more about single people than about groups.
pub const LEAST_PEOPLE: usize = 30;

/// The gap of the means over all, in two parts that add up to it.
///
/// Each is a share of the reference group's mean. The dividing line is the mean that the reference group would have if it were spread over
/// the categories as the group is (after Oaxaca and Blinder, with the category as the only trait).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mix {
    /// What the mix of categories explains: (mean of the reference − that mean) / mean of the reference.
    pub explained: Gap,
    /// What is left within categories: (that mean − mean of the group) / mean of the reference.
    pub within: Gap,
    /// People of categories without a gap of their own. They are taken together as one category, of which nothing is told that could not be
    /// computed from the figures over all and those of the other categories anyway.
    pub pooled: Pair<usize>,
}

/// Made of nothing but what is told, so it cannot tell more. Nothing below [`LEAST_PEOPLE`], and where no category has both groups.
pub(super) fn mix(all: &Compared, categories: &[&Compared]) -> Option<Mix> {
    let (reference, group) = all.both()?;
    if reference.people + group.people < LEAST_PEOPLE {
        return None;
    }
    let compared: Vec<_> = categories.iter().filter_map(|category| category.both()).collect();
    if compared.is_empty() {
        return None;
    }
    let (mut pool, mut as_reference) = ((Rest::from(reference), Rest::from(group)), group.sum.none());
    for (of_reference, of_group) in compared {
        pool = (pool.0.less(of_reference)?, pool.1.less(of_group)?);
        as_reference = as_reference.plus(Rest::from(of_reference).spread_to(of_group.people)?)?;
    }
    // Whoever has no counterpart at all is compared with their own: that difference is one of the mix.
    let (of_reference, of_group) = pool;
    let pooled = if of_reference.people == 0 { Some(of_group.sum) } else { of_reference.spread_to(of_group.people) };
    let as_reference = as_reference.plus(pooled?)?.fine();

    let (over, by) = (i128::try_from(reference.people).ok()?, i128::try_from(group.people).ok()?);
    let [mean, spread, own] = [reference.sum.fine().checked_mul(by)?, as_reference.checked_mul(over)?, group.sum.fine().checked_mul(over)?];
    Some(Mix {
        explained: Gap::new(mean.checked_sub(spread)?, mean)?,
        within: Gap::new(spread.checked_sub(own)?, mean)?,
        pooled: Pair { reference: of_reference.people, group: of_group.people },
    })
}

/// People with the sum of their pay.
#[derive(Clone, Copy)]
struct Rest {
    people: usize,
    sum: ExactMoney,
}

impl Rest {
    fn less(self, side: &Side) -> Option<Self> {
        Some(Self { people: self.people.checked_sub(side.people)?, sum: self.sum.minus(side.sum)? })
    }

    /// What so many people would be paid at the mean of these. Less than 10⁻¹² of a minor unit is cut (see [`ExactMoney`]).
    fn spread_to(self, people: usize) -> Option<ExactMoney> {
        self.sum.shared(i128::try_from(people).ok()?, i128::try_from(self.people).ok()?)
    }
}

impl From<&Side> for Rest {
    fn from(side: &Side) -> Self {
        Self { people: side.people, sum: side.sum }
    }
}
