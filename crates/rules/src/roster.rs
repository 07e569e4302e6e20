//! The people of a roster, as the file has them.
//!
//! Source: "Rosters" in `docs/data-format.md`.

use chrono::NaiveDate;

use super::hours::Hours;
use super::id::Position;
use super::ladder::Ladder;
use super::money::Money;
use super::progress::Held;
use super::team::Person;

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
}
