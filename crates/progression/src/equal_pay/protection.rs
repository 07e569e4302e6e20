//! What may be told: the one function that decides it.
//!
//! It looks at numbers of people alone, so that what is hidden tells nothing about pay. Everybody is taken to know how many people there
//! are of each group in each category, since colleagues do: protected are sums and means, not headcounts, though those of a hidden category
//! are not told either.

/// How few people are too few to be told of: 3 or more.
///
/// Among two, each knows the other's pay from the mean, so no smaller one can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(usize);

impl Threshold {
    /// That of "Equal pay" in `docs/rules.md`. Some places ask for 5 or 8.
    pub const USUAL: Self = Self(3);

    /// A threshold in people; nothing below 3.
    pub fn new(people: usize) -> Option<Self> {
        (people >= Self::USUAL.0).then_some(Self(people))
    }

    /// In people.
    pub const fn people(self) -> usize {
        self.0
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self::USUAL
    }
}

/// What may be told of a whole and of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Whether the figure of the whole may be told.
    pub whole: bool,
    /// Whether that of each part may be, in their order.
    pub parts: Vec<bool>,
}

/// Decides what may be told of a whole that is divided into parts: each part by how many people of each group are in it.
///
/// A part with fewer people of a group than the threshold, and some, is hidden. The whole less all parts that are told is what the hidden
/// ones come to together, so the next smallest part is hidden too until of each group they hold at least the threshold. One hidden part
/// alone never does, so there are two at least. Where all parts together hold too few, the whole is hidden as well.
///
/// Parts are hidden from the smallest up (by their smallest number of people of a group that has any there, then in the order given), so
/// what a higher threshold hides holds what a lower one hides: figures told at several thresholds are no more than those told at the
/// lowest.
///
/// A part in which a group has nobody has no figure of that group; it needs no hiding for its own sake, and hides nothing.
pub fn told<const GROUPS: usize>(parts: &[[usize; GROUPS]], threshold: Threshold) -> Told {
    let least = threshold.people();
    let smallest = |part: &[usize; GROUPS]| part.iter().copied().filter(|people| *people > 0).min().unwrap_or(usize::MAX);
    let mut order: Vec<_> = parts.iter().enumerate().map(|(place, part)| (smallest(part), place, part)).collect();
    order.sort_unstable_by_key(|(smallest, place, _)| (*smallest, *place));

    let mut hidden = vec![];
    let mut together = [0; GROUPS];
    let too_few = |together: &[usize; GROUPS]| together.iter().any(|people| *people < least);
    for (smallest, place, part) in order {
        if smallest >= least && (hidden.is_empty() || !too_few(&together)) {
            break;
        }
        hidden.push(place);
        together.iter_mut().zip(part).for_each(|(together, people)| *together += people);
    }
    Told { whole: hidden.is_empty() || !too_few(&together), parts: (0..parts.len()).map(|place| !hidden.contains(&place)).collect() }
}
