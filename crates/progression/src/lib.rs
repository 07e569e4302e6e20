//! People on a ladder: how they progress, what they earn, what a team of them costs, what they are offered. No browser, no Leptos, no I/O.
//!
//! A walk leads from a start and what a person decides to the dated events.
//! Reviews decide and tables change: an event says what the rules give if every review goes well and the tables known today hold.

mod course;
mod decision;
mod edit;
mod payroll;
mod plan;
mod record;
mod stand;

pub mod earned;
pub mod equal_pay;
pub mod offer;
pub mod roster;
pub mod routes;
pub mod team;

use chrono::{Days, Months, NaiveDate};

pub(crate) use course::Course;
pub use decision::{Decision, NotADecision};
pub use plan::{Beyond, Exception, Plan, Promotions, Unfit, Walked};
pub(crate) use record::{Record, Stop};
pub(crate) use stand::{Due, Stand};

use rules::dataset::Dataset;
use rules::exact::ExactMoney;
use rules::id::Position;
use rules::ladder::{Ladder, NextStep};
use rules::moves::Crossing;
use rules::ratio::Ratio;
use rules::wait::after;

/// A position held, and since when. The two dates may differ: steps are gained within a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The position.
    pub at: Position,
    /// The day on which the level was gained.
    pub level_since: NaiveDate,
    /// The day on which the step was gained.
    pub step_since: NaiveDate,
}

impl Held {
    /// A position held, with the days that are not known as the rules imply them: the step since today, the level since as long before the step
    /// as the steps below it take, and the step as long after the level, today at the latest. Where the ladder does not tell how long the steps
    /// below take, both are held since the same day, and so they are from a day to come.
    pub fn implied(ladder: &Ladder, at: Position, level: Option<NaiveDate>, step: Option<NaiveDate>, today: NaiveDate) -> Self {
        let (months, days) = time_below(ladder, &at).unwrap_or_default();
        // Somebody hired for a day to come holds the level from that day on too.
        let level = level.or(step.filter(|step| *step > today));
        let later = |level: NaiveDate| after(level, months, days).unwrap_or(level).min(today).max(level);
        let step_since = step.or(level.map(later)).unwrap_or(today);
        let earlier = || step_since.checked_sub_days(Days::new(days.into()))?.checked_sub_months(Months::new(months));
        Self { at, level_since: level.or_else(earlier).unwrap_or(step_since), step_since }
    }

    /// The day on which a plan begins: today, or the later day from which on the position is held.
    pub fn begins(&self, today: NaiveDate) -> NaiveDate {
        today.max(self.level_since).max(self.step_since)
    }

    /// The step that a wait has brought already, and the day on which it did: a position held so long is no longer held, or its date is wrong.
    ///
    /// Only a wait of the step's own runs by itself; what a review brought on its day is not known.
    pub fn overdue(&self, ladder: &Ladder, today: NaiveDate) -> Option<(Position, NaiveDate)> {
        let (found, step) = ladder.position(&self.at)?;
        let next = found.level.steps.get(found.level.step_index(&step.id)? + 1)?;
        let Some(NextStep::After(wait)) = step.next else { return None };
        let day = ladder.dates.effect(after(self.step_since, wait.months(), wait.days())?, self.step_since);
        (day < today).then(|| (found.level.at(next), day))
    }
}

/// The time that the steps below a position take in its level, in months and days; nothing where the ladder does not tell it of each.
fn time_below(ladder: &Ladder, at: &Position) -> Option<(u32, u32)> {
    let (found, step) = ladder.position(at)?;
    let below = found.level.steps.get(..found.level.step_index(&step.id)?)?;
    let mut sum = (0, 0);
    for step in below {
        let wait = ladder.wait(found.level, step)?;
        sum = (sum.0 + wait.months(), sum.1 + wait.days());
    }
    Some(sum)
}

/// What is known today, and how far ahead to look.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    /// The ladder and its tables.
    pub dataset: &'a Dataset,
    /// The region whose tables pay; empty for everywhere.
    pub region: &'a str,
    /// The first day. Reviews before it are past, whatever came of them.
    pub today: NaiveDate,
    /// The last day: events on it still count, pay from it on does not.
    pub until: NaiveDate,
    /// An assumed yearly rise of all pay, as a share (3 % is 3/100).
    ///
    /// It comes on each anniversary of `today` or, where a known table takes effect later, of that table's day: a table known is pay known, so
    /// nothing is assumed on top of it before it is a year old. Each rise is taken of the exact amount of the year before, and rounded only
    /// where a figure is shown (see "Rounding" in the rules). Tables and landings know nothing of it.
    pub rise: Option<Ratio>,
}

impl Outlook<'_> {
    /// The same from the day on which a plan from a position held begins.
    #[must_use]
    pub fn from(self, held: &Held) -> Self {
        Self { today: held.begins(self.today), ..self }
    }
}

/// Why something happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The plan begins.
    Start,
    /// A step review gives the next step.
    StepReview,
    /// A level review gives the next level of the track.
    Promotion,
    /// A level review gives the next level before the last step is held, which needs a written reason.
    LevelJump,
    /// A switch of track, after assessment.
    Switch,
    /// A table takes effect and changes the pay.
    NewTable,
    /// The assumed yearly rise.
    Rise,
    /// A leave begins: no clock runs, and nothing is paid.
    Leave,
    /// A leave ends.
    Return,
}

impl Why {
    /// Whether a step or a level is gained.
    pub const fn is_move(self) -> bool {
        matches!(self, Self::StepReview | Self::Promotion | Self::LevelJump | Self::Switch)
    }

    /// How a level is left by a move for this reason.
    pub(crate) const fn crossing(self) -> Crossing {
        if matches!(self, Self::Switch) { Crossing::Switch } else { Crossing::Promotion }
    }
}

/// Whether the landing rule of a move could be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rule {
    /// It is met; also where there is none.
    #[default]
    Met,
    /// No step pays enough, so the landing is the last one.
    NotMet,
    /// It asks for pay that the table does not give; the first step is assumed.
    Unknown,
}

/// What happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub day: NaiveDate,
    /// The position held from it on.
    pub at: Position,
    /// The reason.
    pub why: Why,
    /// The pay until then, in the unit of the files; nothing at the start and where it is unknown.
    pub before: Option<ExactMoney>,
    /// The pay from then on, in the unit of the files; nothing where it is unknown.
    pub after: Option<ExactMoney>,
    /// Whether the landing rule could be kept.
    pub rule: Rule,
}

impl Event {
    /// The difference in pay; nothing where either is unknown or the currencies differ.
    pub fn change(&self) -> Option<ExactMoney> {
        self.after?.minus(self.before?)
    }
}
