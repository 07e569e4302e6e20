//! The people of a roster, as the file has them.
//!
//! Source: "Rosters" in `docs/data-format.md`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::Held;
use crate::equal_pay::{Category, Paid};
use crate::team::{Person, at_full_hours};
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::id::Position;
use rules::ladder::Ladder;
use rules::money::Money;

/// A row of a roster. Amounts are in the unit of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name; a roster need not have any.
    pub name: String,
    /// The position. Of somebody who is paid off the steps it is the highest step that pays no more, else the first.
    pub at: Position,
    /// Pay off the steps, at full hours.
    pub paid: Option<Money>,
    /// The share of full hours.
    pub hours: Hours,
    /// The region that pays; empty for everywhere.
    pub region: String,
    /// Since when the level is held, where the row says so.
    pub level_since: Option<NaiveDate>,
    /// Since when the step is held, where the row says so.
    pub step_since: Option<NaiveDate>,
    /// Complementary or variable pay a year, in whatever share of hours it is paid.
    pub variable: Option<Money>,
    /// The group for equal pay: any label.
    pub group: String,
    /// The team: any label.
    pub team: String,
}

impl Entry {
    /// The person as the clockwork takes them. Dates that the row does not have are those that the rules imply, as in Path.
    pub fn person(&self, ladder: &Ladder, today: NaiveDate) -> Person {
        Person {
            held: Held::implied(ladder, self.at.clone(), self.level_since, self.step_since, today),
            paid: self.paid,
            hours: self.hours,
            region: self.region.clone(),
        }
    }

    /// Whether the person is there on a day: who begins later is not.
    pub fn has_begun(&self, ladder: &Ladder, today: NaiveDate) -> bool {
        self.person(ladder, today).held.begins(today) <= today
    }

    /// The pay at full hours on a day, in the unit of the files; nothing where it is not known.
    pub fn at_full_hours(&self, dataset: &Dataset, day: NaiveDate) -> Option<Money> {
        at_full_hours(dataset, &self.at, self.paid, &self.region, day)
    }

    /// The person as equal pay takes them, in that place of the file: by level, or by the rank of the level. Nothing where their pay is not
    /// known.
    pub fn equal_pay(&self, place: usize, dataset: &Dataset, day: NaiveDate, by_rank: bool) -> Option<Paid> {
        equal_pay([(place, self)].into_iter(), dataset, day, by_rank).pop()
    }
}

/// People as equal pay takes them (see [`Entry::equal_pay`]), each with their place of the file, without those whose pay is not known.
pub fn equal_pay<'a>(entries: impl Iterator<Item = (usize, &'a Entry)>, dataset: &Dataset, day: NaiveDate, by_rank: bool) -> Vec<Paid> {
    let known = each(entries, |entry| Some((Category::of(&dataset.ladder, &entry.at.level, by_rank)?, entry.at_full_hours(dataset, day)?)));
    let paid = known.filter_map(|(place, entry, known)| {
        let (category, pay) = known?;
        Some(Paid { place, category, group: entry.group.clone(), pay, variable: entry.variable, hours: entry.hours })
    });
    paid.collect()
}

/// What is told of each, which follows from the position, the region and the pay off the steps: of thousands who hold the same it is found
/// once.
pub fn each<'a, T: Clone>(
    entries: impl Iterator<Item = (usize, &'a Entry)>,
    tell: impl Fn(&Entry) -> T,
) -> impl Iterator<Item = (usize, &'a Entry, T)> {
    // Many kinds are compared in vain before an ordered map has found one; a hash is taken once.
    let mut known = HashMap::new();
    entries.map(move |(place, entry)| {
        let key = (&entry.at, entry.region.as_str(), entry.paid);
        (place, entry, known.entry(key).or_insert_with(|| tell(entry)).clone())
    })
}

/// The labels of the groups of a roster, the largest first.
pub fn groups(entries: &[Entry]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.group.is_empty()) {
        *counts.entry(&entry.group).or_default() += 1;
    }
    let mut labels: Vec<_> = counts.into_iter().collect();
    labels.sort_by_key(|(_, count)| Reverse(*count));
    labels.into_iter().map(|(label, _)| label.to_owned()).collect()
}
