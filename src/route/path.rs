//! The choices of Path.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::at::At;
use super::query::{Query, Why, set, take};
use crate::domain::date;

/// The horizons that can be chosen, in years.
pub const YEARS: RangeInclusive<u8> = 1..=30;

/// The horizon where none is chosen, in years.
pub const USUAL_YEARS: u8 = 8;

/// The largest yearly rise that can be assumed, in hundredths of a percent.
pub const LARGEST_RISE: u16 = 2_000;

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
    /// The yearly rise of all tables that is assumed, in hundredths of a percent; never zero.
    pub rise: Option<u16>,
}

impl Path {
    pub(super) fn read(&mut self, name: &str, value: &str) -> Result<(), Why> {
        match name {
            "from" => take(&mut self.from, value.parse().ok()),
            "to" => take(&mut self.to, value.parse().ok()),
            "level-since" => take(&mut self.level_since, date::parse(value)),
            "step-since" => take(&mut self.step_since, date::parse(value)),
            "years" => take(&mut self.years, value.parse().ok().filter(|years| YEARS.contains(years))),
            "jumps" => set(&mut self.no_jumps, (value == "no").then_some(true)),
            "switches" => set(&mut self.no_switches, (value == "no").then_some(true)),
            "rise" => take(&mut self.rise, rise(value)),
            _ => Err(Why::Name),
        }
    }

    pub(super) fn write(&self, query: &mut Query) {
        query.put("from", self.from.as_ref().map(At::to_string).as_ref());
        query.put("level-since", self.level_since.map(|date| date.to_string()).as_ref());
        query.put("step-since", self.step_since.map(|date| date.to_string()).as_ref());
        query.put("to", self.to.as_ref().map(At::to_string).as_ref());
        query.put("years", self.years.map(|years| years.to_string()).as_ref());
        query.put("jumps", self.no_jumps.then_some("no"));
        query.put("switches", self.no_switches.then_some("no"));
        query.put("rise", self.rise.map(rise_text).as_ref());
    }
}

/// Reads a percentage with at most two decimals, such as `2.5`, as hundredths; nothing for zero and above [`LARGEST_RISE`].
///
/// ```
/// use stepladder::route::path::rise;
/// assert_eq!((rise("2.5"), rise("0.05"), rise("3")), (Some(250), Some(5), Some(300)));
/// assert_eq!((rise("0"), rise("-1"), rise("2.555"), rise("21"), rise("")), (None, None, None, None, None));
/// ```
pub fn rise(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 2 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let hundredths: u16 = format!("{whole}{decimals:0<2}").parse().ok()?;
    (1..=LARGEST_RISE).contains(&hundredths).then_some(hundredths)
}

/// The percentage as links and fields write it: `2.5`.
pub fn rise_text(hundredths: u16) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}
