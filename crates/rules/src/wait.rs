//! Waits: calendar durations as ISO 8601 writes them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

/// A calendar duration of years and months, or of weeks and days: `P6M`, `P52W`, `P2Y`. Never zero.
///
/// Months and years are calendar ones; a week is 7 days.
///
/// ```
/// use rules::wait::Wait;
/// let wait: Wait = "P1Y6M".parse().unwrap();
/// assert_eq!(wait.months(), 18);
/// assert_eq!(wait.to_string(), "P1Y6M");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    years: u32,
    months: u32,
    weeks: u32,
    days: u32,
}

/// The text is not a duration of whole years, months, weeks or days, or it is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWait;

impl Wait {
    /// Years and months together, in months.
    pub const fn months(self) -> u32 {
        self.years * 12 + self.months
    }

    /// Weeks and days together, in days.
    pub const fn days(self) -> u32 {
        self.weeks * 7 + self.days
    }

    /// Whether it counts months or years, so that its days depend on the calendar.
    pub const fn is_calendar(self) -> bool {
        self.months() > 0
    }

    /// Whether it counts weeks or days.
    pub const fn has_days(self) -> bool {
        self.days() > 0
    }

    /// The parts as written: years, months, weeks, days.
    pub const fn parts(self) -> [u32; 4] {
        [self.years, self.months, self.weeks, self.days]
    }
}

/// So many months after a day, and then so many days; nothing past the end of the calendar.
///
/// A day that a month does not have is its last. Several waits after one day are added up before they are counted from it, so that a month
/// after 31 January and one more is 31 March.
///
/// ```
/// use rules::{date::parse, wait::after};
/// let january = parse("2028-01-31").unwrap();
/// assert_eq!((after(january, 1, 0), after(january, 2, 0)), (parse("2028-02-29"), parse("2028-03-31")));
/// ```
pub fn after(day: NaiveDate, months: u32, days: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))?.checked_add_days(Days::new(days.into()))
}

/// The time between two days, in whole months and the days that are left: the way in which [`after`] adds them.
///
/// ```
/// use rules::{date::parse, wait::between};
/// let between = |from, to| between(parse(from).unwrap(), parse(to).unwrap());
/// assert_eq!((between("2028-01-01", "2029-01-01"), between("2028-01-31", "2028-03-01")), ((12, 0), (1, 1)));
/// ```
pub fn between(from: NaiveDate, to: NaiveDate) -> (u32, u32) {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let months = u32::try_from(months).unwrap_or_default();
    let begins = |months: u32| after(from, months, 0).filter(|day| *day <= to).map(|day| (months, day));
    let whole = begins(months).or_else(|| begins(months.saturating_sub(1)));
    let (months, last) = whole.unwrap_or((0, from));
    (months, u32::try_from(to.signed_duration_since(last).num_days()).unwrap_or_default())
}

impl FromStr for Wait {
    type Err = NotAWait;
    fn from_str(text: &str) -> Result<Self, NotAWait> {
        let mut rest = text.strip_prefix('P').ok_or(NotAWait)?;
        let mut parts = [0_u32; 4];
        for (part, unit) in parts.iter_mut().zip(['Y', 'M', 'W', 'D']) {
            if let Some((number, after)) = rest.split_once(unit) {
                if number.is_empty() || number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(NotAWait);
                }
                *part = number.parse().map_err(|_| NotAWait)?;
                rest = after;
            }
        }
        let [years, months, weeks, days] = parts;
        if rest.is_empty() && parts != [0; 4] { Ok(Self { years, months, weeks, days }) } else { Err(NotAWait) }
    }
}

impl fmt::Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (number, unit) in self.parts().into_iter().zip(['Y', 'M', 'W', 'D']) {
            if number > 0 {
                write!(f, "{number}{unit}")?;
            }
        }
        Ok(())
    }
}
