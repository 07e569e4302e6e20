//! The people of a team beside an offer.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::draft::Offer;
use super::placing::{Colleague, Standing};
use crate::roster::Entry;
use rules::dataset::Dataset;
use rules::exact::ExactMoney;
use rules::hours::Hours;
use rules::id::Position;
use rules::money::Money;

/// Somebody of the team in the level of an offer, or in a level of its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The place in the roster.
    pub place: usize,
    /// The position held.
    pub at: Position,
    /// The pay at full hours.
    pub pay: Money,
    /// The share of full hours.
    pub hours: Hours,
    /// How they stand to the offer.
    pub standing: Standing,
}

/// Whom of a team an offer touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fair {
    /// The pay offered.
    pub figure: Money,
    /// The people, the best paid first.
    pub people: Vec<Beside>,
}

impl Fair {
    /// The people of a roster beside an offer, with their pay by the tables in force when it begins ([`Offer::beside_on`]): a table to come
    /// would else set them against each other. Nothing where the offer has no place. Who begins later is no colleague yet, and who is paid in
    /// another currency is not compared.
    pub fn of(offer: &Offer, dataset: &Dataset, roster: &[Entry], today: NaiveDate) -> Option<Self> {
        let (placing, ladder, table) = (offer.placing(dataset)?, &dataset.ladder, offer.in_force(dataset));
        let day = offer.beside_on(today);
        let beside = |(place, entry): (usize, &Entry)| {
            let level = ladder.level(&entry.at.level).map(|found| found.level)?;
            // Looked at first: it leaves few of a large roster.
            if level.rank != placing.found.level.rank || !entry.has_begun(ladder, day) {
                return None;
            }
            let (pay, step) = (entry.at_full_hours(dataset, day)?, level.step_index(&entry.at.step));
            let colleague = Colleague { level: entry.at.level.clone(), step, pay };
            let standing = placing.against(ladder, table, &colleague)?;
            Some(Beside { place, at: entry.at.clone(), pay, hours: entry.hours, standing })
        };
        let mut people: Vec<_> = roster.iter().enumerate().filter_map(beside).collect();
        people.sort_by_key(|person| Reverse(person.pay));
        Some(Self { figure: placing.figure, people })
    }

    /// How many stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.people.iter().filter(|person| person.standing == standing).count()
    }

    /// How many are paid less, overtaken or not.
    pub fn paid_less(&self) -> usize {
        self.count(Standing::PaidLess) + self.count(Standing::Overtaken)
    }

    /// What it would cost, in the unit of the files and at their shares of hours, to pay the offer to those who are overtaken, or to all who
    /// are paid less; nothing for nobody.
    pub fn raising(&self, all: bool) -> Option<ExactMoney> {
        let is_one = |standing| standing == Standing::Overtaken || (all && standing == Standing::PaidLess);
        let of = self.people.iter().filter(|person| is_one(person.standing));
        let raise = |person: &Beside| Some(ExactMoney::from(self.figure.minus(person.pay)?).at(person.hours));
        of.map(raise).reduce(|sum, own| sum?.plus(own?))?
    }

    /// The lowest and the highest pay of the people, and of the people and the offer; nothing without people.
    pub fn ranges(&self) -> Option<[(Money, Money); 2]> {
        let (highest, lowest) = (self.people.first()?.pay, self.people.last()?.pay);
        Some([(lowest, highest), (lowest.min(self.figure), highest.max(self.figure))])
    }
}
