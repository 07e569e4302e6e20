//! The record of a walk: its moves, and the changes of pay between them.

use chrono::NaiveDate;

use super::{Course, Event, Rule, Why};
use rules::exact::ExactMoney;

/// A position gained, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    pub day: NaiveDate,
    pub level: usize,
    pub step: usize,
    pub why: Why,
    pub rule: Rule,
}

/// Turns positions gained into events.
pub(crate) struct Record<'c, 'a> {
    course: &'c Course<'a>,
    events: Vec<Event>,
    season: usize,
    at: (usize, usize),
    /// Whether a leave is on, in which nothing is paid.
    away: bool,
}

impl<'c, 'a> Record<'c, 'a> {
    pub const fn new(course: &'c Course<'a>) -> Self {
        Self { course, events: Vec::new(), season: 0, at: (0, 0), away: false }
    }

    fn push(&mut self, day: NaiveDate, why: Why, rule: Rule, before: Option<ExactMoney>) {
        let (level, step) = self.at;
        let after = self.paid();
        // A table that leaves the pay as it was is no event.
        let silent = matches!(why, Why::NewTable | Why::Rise) && before == after;
        let at = self.course.position(level, step).filter(|_| !silent);
        self.events.extend(at.map(|at| Event { day, at, why, before, after, rule }));
    }

    fn paid(&self) -> Option<ExactMoney> {
        let paid = self.course.payroll.pay(self.season, self.at.0, self.at.1);
        if self.away { paid.map(ExactMoney::none) } else { paid }
    }

    /// The tables and rises up to and on a day. On a day of both they come before a move (Code of Federal Regulations, title 5, 531.206).
    pub fn until(&mut self, day: NaiveDate) {
        while let Some((from, why)) = self.course.payroll.next(self.season).filter(|(from, _)| *from <= day) {
            let before = self.paid();
            self.season += 1;
            self.push(from, why, Rule::Met, before);
        }
    }

    /// A position gained; the first one is the start.
    pub fn gain(&mut self, stop: Stop) {
        self.until(stop.day);
        let before = if stop.why == Why::Start { None } else { self.paid() };
        self.at = (stop.level, stop.step);
        self.push(stop.day, stop.why, stop.rule, before);
    }

    /// A leave that begins, or ends.
    pub fn leave(&mut self, day: NaiveDate, begins: bool) {
        self.until(day);
        let before = self.paid();
        self.away = begins;
        self.push(day, if begins { Why::Leave } else { Why::Return }, Rule::Met, before);
    }

    /// All events, to the last day of the outlook.
    pub fn finish(mut self) -> Vec<Event> {
        self.until(self.course.until);
        self.events
    }
}
