//! The choices of Path.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::at::{self, At};
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query, set, take};
use rules::ladder::Ladder;
use rules::{date, rise};

/// The horizons that can be chosen, in years.
pub const YEARS: RangeInclusive<u8> = 1..=30;

/// The horizon where none is chosen, in years.
pub const USUAL_YEARS: u8 = 8;

/// The choices of Path; nothing stands for the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Where it starts.
    pub from: Option<At>,
    /// Where it leads; nothing for the best pay within the horizon.
    pub to: Option<At>,
    /// The day since which the level is held.
    pub level_since: Option<NaiveDate>,
    /// The day since which the step is held.
    pub step_since: Option<NaiveDate>,
    /// The horizon in years.
    pub years: Option<u8>,
    /// Whether level jumps are left out.
    pub no_jumps: bool,
    /// Whether switches of track are left out.
    pub no_switches: bool,
    /// The decisions of a plan of one's own, as [`progression::Decision`]s between commas; read where the plan is walked.
    pub plan: Option<String>,
    /// The yearly rise of all tables that is assumed, in hundredths of a percent; never zero.
    pub rise: Option<u16>,
}

impl Choices for Path {
    fn read(&mut self, name: &str, value: &str, _: &mut Vec<Dropped>) -> Result<(), DropReason> {
        match name {
            "from" => take(&mut self.from, value.parse().ok()),
            "to" => take(&mut self.to, value.parse().ok()),
            "level-since" => take(&mut self.level_since, date::parse(value)),
            "step-since" => take(&mut self.step_since, date::parse(value)),
            "years" => take(&mut self.years, value.parse().ok().filter(|years| YEARS.contains(years))),
            "jumps" => set(&mut self.no_jumps, (value == "no").then_some(true)),
            "switches" => set(&mut self.no_switches, (value == "no").then_some(true)),
            "plan" => take(&mut self.plan, Some(value.to_owned())),
            "rise" => take(&mut self.rise, rise::parse(value)),
            _ => Err(DropReason::Name),
        }
    }

    fn write(&self, query: &mut Query) {
        query.put("from", self.from.as_ref().map(At::to_string).as_ref());
        query.put("level-since", self.level_since.map(|date| date.to_string()).as_ref());
        query.put("step-since", self.step_since.map(|date| date.to_string()).as_ref());
        query.put("to", self.to.as_ref().map(At::to_string).as_ref());
        query.put("years", self.years.map(|years| years.to_string()).as_ref());
        query.put("jumps", self.no_jumps.then_some("no"));
        query.put("switches", self.no_switches.then_some("no"));
        query.put("plan", self.plan.as_ref());
        query.put("rise", self.rise.map(rise::text).as_ref());
    }

    fn begin(at: Option<At>) -> Self {
        Self { from: at, ..Self::default() }
    }

    fn at(&self) -> Option<&At> {
        self.from.as_ref()
    }

    fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
        for (name, end) in [("from", &mut self.from), ("to", &mut self.to)] {
            *end = end.as_ref().and_then(|at| at::settled(name, at, ladder, dropped));
        }
    }

    fn refines(&self, before: &Self) -> bool {
        (&self.from, &self.to) == (&before.from, &before.to)
    }
}
