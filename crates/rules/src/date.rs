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
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let number =
        |digits: &[u8]| digits.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')));
    NaiveDate::from_ymd_opt(number(&[y1, y2, y3, y4])?.cast_signed(), number(&[m1, m2])?, number(&[d1, d2])?)
}
