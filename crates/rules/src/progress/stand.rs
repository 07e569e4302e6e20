//! Where a person stands, with both clocks running.

use chrono::NaiveDate;

use super::super::wait::{Wait, after};
use super::{Course, Held};

/// A clock that counts waits from one day on: all of them together, so that month ends do not wear off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    from: NaiveDate,
    months: u32,
    days: u32,
    /// The day on which what it measures was last gained.
    gained: NaiveDate,
    /// The next review; nothing where none falls.
    next: Option<NaiveDate>,
}

impl Clock {
    const fn from(day: NaiveDate) -> Self {
        Self { from: day, months: 0, days: 0, gained: day, next: None }
    }

    /// Counts one more wait.
    fn add(&mut self, course: &Course<'_>, wait: Option<Wait>) {
        self.next = wait.and_then(|wait| {
            self.months += wait.months();
            self.days += wait.days();
            Some(course.effect(after(self.from, self.months, self.days)?, self.gained))
        });
    }

    /// Counts the reviews that are past.
    fn catch_up(&mut self, course: &Course<'_>, wait: Option<Wait>) {
        self.add(course, wait);
        while after(self.from, self.months, self.days).is_some_and(|earned| earned < course.today) && self.next.is_some() {
            self.add(course, wait);
        }
    }
}

/// A review that falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    Step,
    Level,
}

/// A position by number, with both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stand {
    pub level: usize,
    pub step: usize,
    in_level: Clock,
    in_step: Clock,
}

impl Stand {
    /// Both clocks started anew.
    pub fn fresh(course: &Course<'_>, level: usize, step: usize, day: NaiveDate) -> Self {
        let mut stand = Self { level, step, in_level: Clock::from(day), in_step: Clock::from(day) };
        stand.in_level.add(course, course.places.get(level).and_then(|place| place.review));
        stand.in_step.add(course, course.wait(level, step));
        stand
    }

    /// The position held today. Reviews before today brought what they brought; the next ones keep their rhythm.
    pub fn held(course: &Course<'_>, held: &Held) -> Option<Self> {
        let (level, step) = course.find(&held.at)?;
        let mut stand = Self { level, step, in_level: Clock::from(held.level_since), in_step: Clock::from(held.step_since) };
        stand.in_level.catch_up(course, course.places.get(level)?.review);
        stand.in_step.catch_up(course, course.wait(level, step));
        Some(stand)
    }

    /// The next review. Of two on one day the level review comes first, so that it looks at the step held before; where promotions are
    /// from any step, the step comes first (Code of Federal Regulations, title 5, section 531.214(c)).
    pub fn due(&self, course: &Course<'_>) -> Option<(NaiveDate, Due)> {
        match (self.in_step.next, self.in_level.next) {
            (Some(step), Some(level)) if step < level || (step == level && course.any_step()) => Some((step, Due::Step)),
            (Some(step), None) => Some((step, Due::Step)),
            (_, level) => Some((level?, Due::Level)),
        }
    }

    /// After a step review that gives the next step.
    pub fn step_gained(&mut self, course: &Course<'_>, day: NaiveDate) {
        self.step += 1;
        self.in_step.gained = day;
        self.in_step.add(course, course.wait(self.level, self.step));
    }

    /// After a step review that gives none.
    pub fn step_passed(&mut self, course: &Course<'_>) {
        self.in_step.add(course, course.wait(self.level, self.step));
    }

    /// After a level review without a promotion.
    pub fn level_passed(&mut self, course: &Course<'_>) {
        self.in_level.add(course, course.places.get(self.level).and_then(|place| place.review));
    }
}
