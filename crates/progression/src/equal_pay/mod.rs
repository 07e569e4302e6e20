//! Equal pay: how much less a group is paid than another one, told so that sums and means give no small group away.
//!
//! Source: "Equal pay" in `docs/rules.md`, after directive (EU) 2023/970, articles 7 (what workers may ask), 9 (what is reported) and 10
//! (what is assessed). A help, and no legal advice.
//!
//! # Protection
//!
//! One function, [`told`], decides what may be told, and everything here asks it. It is asked
//! - for each group alone, how many of it are in each category. No figure here adds up several groups, so each group's sums are a system of
//!   their own, and what is told of a group does not depend on the group that it is compared with: with three groups, one comparison tells
//!   nothing that another one hides;
//! - for the quarters, how many of both groups are in each;
//! - for variable pay, for each group, how many receive any in each category (amounts), and how many do and do not (shares).
//!
//! A gap is told where both groups are. The parts of the gap (see [`Mix`]) are made of figures that are told.
//!
//! What this keeps: no sum or mean of fewer people of a group than the threshold follows from the sums and means that are told. What it
//! does not keep:
//! - who knows something else, such as their own pay, knows more. Of three people one knows the sum of the other two; two of them know the
//!   third's;
//! - a median of an odd number of people is somebody's pay, though not whose, and with the mean it tells the sum of the others. The rules
//!   ask for medians from the threshold on; a higher threshold makes it weigh less;
//! - where pay stands on a few known steps, a mean may fit one spread of people over the steps only;
//! - figures by level and figures by rank, told together, may be subtracted from each other, and so may those of two days between which
//!   somebody came or left. Publish one division, and not too often.

mod figure;
mod mix;
mod protection;
mod quarters;
mod variable;

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use rules::exact::ExactMoney;
use rules::hours::Hours;
use rules::id::LevelId;
use rules::ladder::Ladder;
use rules::money::Money;

pub use figure::{Amount, Gap, Gaps, PayLevel};
pub use mix::{LEAST_PEOPLE, Mix};
pub use protection::{Threshold, Told, told};
pub use quarters::Quarter;
pub use variable::{Receives, Variable};

/// Work that is taken to be of equal value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// A level.
    Level(LevelId),
    /// The levels of a rank.
    Rank(NonZeroU8),
}

impl Category {
    /// The category of a level: itself, or its rank; nothing where the ladder does not have it, or its rank is beyond what a rank can be.
    pub fn of(ladder: &Ladder, level: &LevelId, by_rank: bool) -> Option<Self> {
        let level = ladder.level(level)?.level;
        Some(if by_rank { Self::Rank(NonZeroU8::new(u8::try_from(level.rank).ok()?)?) } else { Self::Level(level.id.clone()) })
    }
}

/// Somebody's pay, as equal pay needs it. There is no name in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The place in the file, which settles the order of those who are paid the same.
    pub place: usize,
    /// The category of the work.
    pub category: Category,
    /// The group: any label; empty for none.
    pub group: String,
    /// Base pay a year at full hours. An hour's is the same share of it for everybody, so gaps by the hour are those by the year.
    pub pay: Money,
    /// Complementary or variable pay a year, at the share of hours.
    pub variable: Option<Money>,
    /// The share of full hours.
    pub hours: Hours,
}

/// Something of the reference group and of the group that is compared with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair<T> {
    /// Of the reference group.
    pub reference: T,
    /// Of the other one.
    pub group: T,
}

/// People of one group whose figures may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// How many they are.
    pub people: usize,
    /// What they are paid a year at full hours.
    pub level: PayLevel,
    sum: ExactMoney,
}

impl Side {
    fn of(pays: &[ExactMoney]) -> Option<Self> {
        Some(Self { people: pays.len(), level: PayLevel::of(pays)?, sum: figure::sum(pays)? })
    }
}

/// Two groups, over all or in a category. A group with too few people is missing, and so is one with nobody: which of the two it is, is not
/// told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Each group.
    pub sides: Pair<Option<Side>>,
}

impl Compared {
    fn both(&self) -> Option<(&Side, &Side)> {
        self.sides.reference.as_ref().zip(self.sides.group.as_ref())
    }

    /// How much less the group is paid than the reference group; nothing unless both are told.
    pub fn gaps(&self) -> Option<Gaps> {
        let (reference, group) = self.both()?;
        Some(Gaps::between(reference.level, group.level))
    }
}

/// Which groups are compared, and how few people are too few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// The labels. Where there are more than two groups, one at a time is compared with the reference.
    pub groups: Pair<&'a str>,
    /// How few people are too few to be told of.
    pub threshold: Threshold,
}

/// Why groups cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotComparable {
    /// A label is empty: those in no group are no group.
    NoGroup,
    /// A group with itself.
    SameGroup,
    /// They are paid in several currencies.
    Currencies,
}

/// Equal pay of two groups: all that may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualPay {
    /// Over all categories.
    pub all: Compared,
    /// Each category that anybody is in, in their order, also those of which nothing may be told.
    pub categories: Vec<(Category, Compared)>,
    /// The quarters of the people of both groups, ordered by pay, from the lowest up; none where a group is not told over all.
    pub quarters: Vec<Quarter>,
    /// Variable pay, where somebody of the two groups receives any.
    pub variable: Option<Variable>,
    /// Which part of the gap over all comes from the mix of categories; from [`LEAST_PEOPLE`] people of both groups on.
    pub mix: Option<Mix>,
}

/// What somebody may ask for (article 7): their own pay level, and those of their category by group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The person's own base pay a year at full hours.
    pub own: Money,
    /// The person's own variable pay a year, as it is paid.
    pub variable: Option<Money>,
    /// The pay levels of the person's category, protected as everywhere; nothing where nobody of the roster is in it.
    pub category: Option<Compared>,
    /// What the groups receive of variable pay in that category, protected alike; nothing where nobody of either receives any.
    pub category_variable: Option<Pair<Receives>>,
}

impl EqualPay {
    /// Compares two groups of a roster.
    ///
    /// # Errors
    /// See [`NotComparable`]. A group without people is none: nothing is told of it.
    pub fn of(people: &[Paid], question: Question<'_>) -> Result<Self, NotComparable> {
        let Question { groups, threshold } = question;
        if groups.reference.is_empty() || groups.group.is_empty() {
            return Err(NotComparable::NoGroup);
        }
        if groups.reference == groups.group {
            return Err(NotComparable::SameGroup);
        }
        let members = |label: &str| people.iter().filter(|person| person.group == label).collect::<Vec<_>>();
        let members = Pair { reference: members(groups.reference), group: members(groups.group) };
        let both = members.reference.iter().chain(&members.group);
        let amounts = both.flat_map(|person| [Some(person.pay), person.variable]).flatten();
        if amounts.map(Money::currency).collect::<BTreeSet<_>>().len() > 1 {
            return Err(NotComparable::Currencies);
        }

        let order: BTreeSet<_> = people.iter().map(|person| &person.category).collect();
        let (reference, by_reference) = sides(&members.reference, &order, threshold);
        let (group, by_group) = sides(&members.group, &order, threshold);
        let all = Compared { sides: Pair { reference, group } };
        let cells = by_reference.into_iter().zip(by_group).map(|(reference, group)| Compared { sides: Pair { reference, group } });
        let both = members.reference.iter().chain(&members.group);
        let variable = both.copied().any(variable::receives).then(|| Variable::of(&members, &order, threshold));
        let categories: Vec<_> = order.into_iter().cloned().zip(cells).collect();

        let ordered: Vec<_> = members.reference.iter().map(|person| (*person, true)).collect();
        let ordered = [ordered, members.group.iter().map(|person| (*person, false)).collect()].concat();
        Ok(Self {
            quarters: if all.both().is_some() { quarters::quarters(&ordered, threshold) } else { vec![] },
            variable,
            mix: mix::mix(&all, &categories.iter().map(|(_, compared)| compared).collect::<Vec<_>>()),
            all,
            categories,
        })
    }

    /// A category's figures; nothing where nobody is in it.
    pub fn category(&self, category: &Category) -> Option<Compared> {
        self.categories.iter().find(|(own, _)| own == category).map(|(_, compared)| *compared)
    }

    /// What a person of the roster may ask for.
    pub fn answer(&self, person: &Paid) -> Answer {
        let category_variable = self.variable.as_ref().and_then(|variable| variable.category(&person.category));
        Answer { own: person.pay, variable: person.variable, category: self.category(&person.category), category_variable }
    }
}

/// A group over all and in each category, as far as it may be told.
fn sides(members: &[&Paid], order: &BTreeSet<&Category>, threshold: Threshold) -> (Option<Side>, Vec<Option<Side>>) {
    let pays = |category: Option<&Category>| -> Vec<ExactMoney> {
        let within = members.iter().filter(|person| category.is_none_or(|category| person.category == *category));
        within.map(|person| person.pay.into()).collect()
    };
    let cells: Vec<_> = order.iter().map(|category| pays(Some(category))).collect();
    let counts: Vec<_> = cells.iter().map(|cell| [cell.len()]).collect();
    let told = told(&counts, threshold);
    let each = cells.iter().zip(told.parts).map(|(cell, told)| told.then(|| Side::of(cell)).flatten());
    (told.whole.then(|| Side::of(&pays(None))).flatten(), each.collect())
}
