//! Dates for a calendar, as iCalendar (RFC 5545) has them.

use chrono::{NaiveDate, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike};

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What tells it apart from the others; the same for the same thing, so that reading a newer file replaces it.
    pub id: String,
    /// The day.
    pub day: NaiveDate,
    /// What happens.
    pub title: String,
    /// More about it.
    pub about: String,
}

/// A calendar of all-day entries, written on a day.
pub fn calendar(name: &str, written: NaiveDate, entries: &[CalendarEntry]) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for entry in entries {
        let event = Event::new()
            .uid(&format!("{}@stepladder", entry.id))
            .timestamp(written.and_time(NaiveTime::MIN).and_utc())
            .all_day(entry.day)
            .summary(&entry.title)
            .description(&entry.about)
            .done();
        calendar.push(event);
    }
    calendar.to_string()
}
