//! Each group's share of the quarters of people ordered by pay.

use super::protection::{Threshold, told};
use super::{Paid, Pair};
use rules::ratio::Ratio;

/// A quarter of the people of both groups, ordered by pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// How many people it holds, of both groups.
    pub people: usize,
    /// How many of each group; nothing where that would tell of too few.
    pub groups: Option<Pair<usize>>,
}

impl Quarter {
    /// The share of each group; together they are 1.
    pub fn shares(self) -> Option<Pair<Ratio>> {
        let share = |people: usize| Ratio::new(i128::try_from(people).ok()?, i128::try_from(self.people).ok()?);
        let groups = self.groups?;
        Some(Pair { reference: share(groups.reference)?, group: share(groups.group)? })
    }
}

/// The four quarters, from the lowest pay up. Sizes differ by one at most, and the lower quarters are the larger ones: 14 people are 4, 4,
/// 3 and 3. Who is paid the same stays in the order of the file.
///
/// Both groups of a quarter are told or neither: each is what the other one leaves of the quarter. That a group has nobody in a quarter is
/// told.
pub(super) fn quarters(people: &[(&Paid, bool)], threshold: Threshold) -> Vec<Quarter> {
    let mut sorted = people.to_vec();
    sorted.sort_unstable_by_key(|(person, _)| (person.pay, person.place));
    let mut rest = sorted.as_slice();
    let mut parts = vec![];
    for quarters_left in (1..=4).rev() {
        let (part, above) = rest.split_at(rest.len().div_ceil(quarters_left));
        let reference = part.iter().filter(|(_, is_reference)| *is_reference).count();
        parts.push([reference, part.len() - reference]);
        rest = above;
    }
    let told = told(&parts, threshold);
    let each = parts.into_iter().zip(told.parts);
    each.map(|([reference, group], told)| Quarter { people: reference + group, groups: told.then_some(Pair { reference, group }) })
        .collect()
}
