//! Dates as tables write them, where they can mean one day only.

use chrono::NaiveDate;

use rules::date;

/// A day that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The day.
    pub day: NaiveDate,
    /// Whether it names the day, and not only the year that begins with it.
    pub exact: bool,
}

/// The months as they begin in English, German and French, and no other word of a date does.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mae"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc"],
];

/// The day that a text names, with words before it or not: `2026-07-01`, `01.07.2026`, `Effective July 1, 2026`, `ab 1. Juli 2026`, `7/13/2026`,
/// `2026`. Nothing where day and month could change places, as in `7/1/2026`.
pub fn named(text: &str) -> Option<Named> {
    let exact = |day| Some(Named { day, exact: true });
    for word in text.split_whitespace() {
        let (day, time) = word.split_at_checked(10).unwrap_or((word, ""));
        if let Some(day) = date::parse(day).filter(|_| time.is_empty() || time.starts_with("T00:00")) {
            return exact(day);
        }
    }
    let is_between = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '/' | '-');
    let parts: Vec<Part> =
        text.split(is_between).filter(|word| !word.is_empty()).map(Part::of).skip_while(|part| *part == Part::Word).collect();
    let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1900..2200).contains(&year));
    match *parts.as_slice() {
        [Part::Number(year, 4)] => day(i32::try_from(year).ok()?, 1, 1).map(|day| Named { day, exact: false }),
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(own, _)]
        | [Part::Number(own, 1 | 2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(own, 1 | 2), Part::Number(year, 4)] => exact(day(i32::try_from(year).ok()?, month, own)?),
        [Part::Number(one, 1 | 2), Part::Number(other, 1 | 2), Part::Number(year, 4)] => {
            let year = i32::try_from(year).ok()?;
            // With points the day stands first; with strokes it does here and the month there.
            let by_day = day(year, other, one);
            let by_month = day(year, one, other).filter(|_| !text.contains('.'));
            match (by_day, by_month) {
                (Some(found), None) | (None, Some(found)) => exact(found),
                (Some(found), Some(also)) if found == also => exact(found),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A piece of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number, and how many digits write it.
    Number(u32, usize),
    Month(u32),
    Word,
}

impl Part {
    fn of(word: &str) -> Self {
        let number = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        if let Ok(own) = number.parse()
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Self::Number(own, number.len());
        }
        let lower = word.to_lowercase();
        let month = MONTHS.iter().zip(1..).find(|(names, _)| names.iter().any(|name| lower.starts_with(name)));
        month.map_or(Self::Word, |(_, month)| Self::Month(month))
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn one_day_or_none() {
        let july = ["2026-07-01", "01.07.2026", "1.7.2026", "Effective July 1, 2026", "ab 1. Juli 2026", "1 July 2026", "2026/07/01"];
        for text in july.into_iter().chain(["July 1st, 2026", "2026-07-01T00:00:00", "2026-07-01 00:00:00", "gültig ab: 01.07.2026"]) {
            let found = named(text).map(|found| (found.day.to_string(), found.exact));
            assert_eq!(found, Some(("2026-07-01".to_owned(), true)), "{text}");
        }
        assert_eq!(named("7/13/2026").map(|found| found.day.to_string()).as_deref(), Some("2026-07-13"));
        assert_eq!(named("13/7/2026").map(|found| found.day.to_string()).as_deref(), Some("2026-07-13"));
        assert_eq!(named("FY 2026").map(|found| (found.day.to_string(), found.exact)), Some(("2026-01-01".to_owned(), false)));
        for text in ["", "7/1/2026", "1", "Step 1", "48,000", "2026-13-01", "31.02.2026", "E1", "12000", "2026 Step 1", "July"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
