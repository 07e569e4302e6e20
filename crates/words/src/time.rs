//! Waits and periods in words.

use chrono::{Datelike, NaiveDate};

use super::Format;
use super::counts::list;
use rules::per::Per;
use rules::wait::Wait;

/// A wait: "6 months", "1 year and 6 months", "52 weeks".
pub fn wait(wait: Wait) -> String {
    let parts: Vec<String> = wait
        .parts()
        .into_iter()
        .zip(["year", "month", "week", "day"])
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}{}", if count == 1 { "" } else { "s" }))
        .collect();
    list(&parts)
}

/// The time from a day to a later one: "2 years", "1 year and 6 months", "364 days".
pub fn span(from: NaiveDate, to: NaiveDate) -> String {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let whole = u32::try_from(months).ok().filter(|months| *months > 0 && rules::wait::after(from, *months, 0) == Some(to));
    let of = |count: u32, unit: &str| (count > 0).then(|| format!("{count} {unit}{}", if count == 1 { "" } else { "s" }));
    if let Some(months) = whole {
        return list(&[of(months / 12, "year"), of(months % 12, "month")].into_iter().flatten().collect::<Vec<_>>());
    }
    // Rhythms of weeks do not end on the same day of a month.
    let days = u32::try_from((to - from).num_days()).unwrap_or_default();
    let span = if days.is_multiple_of(7) { of(days / 7, "week") } else { of(days, "day") };
    span.unwrap_or_else(|| "no time".to_owned())
}

/// When a step is followed by the next one.
pub fn next_review(after: Option<Wait>, last: bool) -> String {
    match after {
        Some(after) => wait(after),
        None if last => "top step".to_owned(),
        None => "–".to_owned(),
    }
}

/// Since when pay holds, or from when it will: "in force from July 1, 2026", "to come into force on July 1, 2099".
pub fn in_force(from: NaiveDate, today: NaiveDate, format: &dyn Format) -> String {
    let when = if from > today { "to come into force on" } else { "in force from" };
    format!("{when} {}", format.date(from))
}

/// "a year", "a month", "a week", "an hour".
pub const fn a(per: Per) -> &'static str {
    match per {
        Per::Year => "a year",
        Per::Month => "a month",
        Per::Week => "a week",
        Per::Hour => "an hour",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn spans() -> Result<(), chrono::ParseError> {
        let span = |from: &str, to: &str| Ok(super::span(from.parse()?, to.parse()?));
        assert_eq!(span("2026-11-21", "2028-11-21")?, "2 years");
        assert_eq!(span("2026-11-21", "2028-05-21")?, "1 year and 6 months");
        assert_eq!(span("2026-11-01", "2027-10-31")?, "52 weeks");
        assert_eq!(span("2028-02-29", "2029-02-28")?, "1 year");
        assert_eq!(span("2026-11-21", "2026-11-24")?, "3 days");
        assert_eq!(span("2026-11-21", "2026-11-21")?, "no time");
        Ok(())
    }

    #[test]
    fn waits() -> Result<(), rules::wait::NotAWait> {
        for (text, words) in [("P6M", "6 months"), ("P1Y6M", "1 year and 6 months"), ("P52W", "52 weeks"), ("P1Y", "1 year")] {
            assert_eq!(super::wait(text.parse()?), words);
        }
        Ok(())
    }
}
