//! Dates as files and links write them.

use chrono::NaiveDate;

/// Reads `2026-07-01`: four digits, two and two, nothing else. (Chrono's own parser takes more spellings, and 3 KB of program.)
///
/// ```
/// use rules::date;
/// assert_eq!(date::parse("2028-02-29").map(|day| day.to_string()).as_deref(), Some("2028-02-29"));
/// assert_eq!((date::parse("2027-02-29"), date::parse("2026-7-1"), date::parse("1 July 2026")), (None, None, None));
/// ```
pub fn parse(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if shaped { NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?) } else { None }
}
