//! What a route earns, in total and month by month.
//!
//! A calendar month pays a twelfth of the yearly pay, and each of its days an equal part of that. So a year from any day of a month to the
//! same day pays exactly one yearly pay, leap years included, as salaries do. Nothing is rounded before the end.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

use crate::Event;
use rules::exact::{ExactMoney, FINE};
use rules::hours::Hours;
use rules::money::{Currency, Money};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;
use rules::wait;

/// The parts of a month in which time is counted: 28, 29, 30 and 31 divide it.
pub const PARTS: i64 = 377_580;

/// The days of a month, from any of its days.
fn days_in_month(day: NaiveDate) -> i64 {
    match day.month() {
        2 if day.leap_year() => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Time up to a day in parts of a month, counted from a fixed day: months are all of one length, and so are the days within one.
pub fn parts(day: NaiveDate) -> i64 {
    let months = i64::from(day.year()) * 12 + i64::from(day.month0());
    months * PARTS + i64::from(day.day0()) * (PARTS / days_in_month(day))
}

/// What is earned, before it is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Earned {
    currency: Currency,
    /// As `ExactMoney` per period of the files, times parts of a month.
    exact: i128,
}

impl Earned {
    /// The difference, or nothing across currencies.
    pub fn minus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self { exact: self.exact - other.exact, ..self })
    }

    /// The sum, or nothing across currencies.
    pub fn plus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self { exact: self.exact + other.exact, ..self })
    }

    /// What of it is earned at a share of full hours.
    #[must_use]
    pub fn at(self, hours: Hours) -> Self {
        Self { exact: hours.of(self.exact), ..self }
    }

    /// Whether it is more than nothing, nothing, or less.
    pub const fn signum(self) -> i128 {
        self.exact.signum()
    }

    /// The size without the sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { exact: self.exact.abs(), ..self }
    }

    /// The amount in units of so many minor ones, rounded half up, and a difference by its size (see [`Ratio::scaled_change`]).
    fn rounded(self, unit: Unit, of: i64) -> Option<Money> {
        let share = unit.factor(Per::Month)?.checked_times(Ratio::new(1, i128::from(PARTS) * i128::from(of))?)?;
        let units = Ratio::new(self.exact, FINE)?.checked_times(share)?.scaled_change(0);
        Some(Money::new(i64::try_from(units).ok()?.checked_mul(of)?, self.currency))
    }

    /// The amount to the minor unit, rounded once; nothing where hourly pay does not say how many hours a year has.
    pub fn money(self, unit: Unit) -> Option<Money> {
        self.rounded(unit, 1)
    }

    /// The amount to the whole unit, as sums of years are shown; rounded once, not by way of the minor unit.
    pub fn whole(self, unit: Unit) -> Option<Money> {
        self.rounded(unit, self.currency.minor_per_unit())
    }
}

/// What pay that stays as it is earns from a day up to, and without, another one.
pub fn of(pay: ExactMoney, from: NaiveDate, to: NaiveDate) -> Earned {
    Earned { currency: pay.currency(), exact: pay.fine().saturating_mul(i128::from((parts(to) - parts(from)).max(0))) }
}

/// What events earn from a day up to, and without, another one.
///
/// Nothing where some pay on the way is unknown or of several currencies, and for no time at all.
pub fn earned(events: &[Event], from: NaiveDate, to: NaiveDate) -> Option<Earned> {
    let mut sum = 0_i128;
    let mut currency = None;
    for (place, event) in events.iter().enumerate() {
        let end = events.get(place + 1).map_or(to, |next| next.day.min(to));
        let span = parts(end) - parts(event.day.max(from));
        if span > 0 {
            let pay = event.after?;
            if *currency.get_or_insert(pay.currency()) != pay.currency() {
                return None;
            }
            sum = sum.checked_add(pay.fine().checked_mul(i128::from(span))?)?;
        }
    }
    Some(Earned { exact: sum, currency: currency? })
}

/// What events earn from a day up to, and without, another one, to the minor unit.
///
/// Nothing also where hourly pay does not say how many hours a year has.
pub fn total(events: &[Event], from: NaiveDate, to: NaiveDate, unit: Unit) -> Option<Money> {
    earned(events, from, to)?.money(unit)
}

/// What a calendar month earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The first of its days that count.
    pub from: NaiveDate,
    /// What it earns; nothing where that is unknown.
    pub earned: Option<Money>,
    /// What is earned up to and with it. Rounded from the exact sum, not a sum of rounded months.
    pub so_far: Option<Money>,
}

/// Month by month from a day up to, and without, another one; the first and the last may be a part of a month.
pub fn months(events: &[Event], from: NaiveDate, to: NaiveDate, unit: Unit) -> Vec<Month> {
    let mut months = Vec::new();
    let mut day = from;
    while day < to {
        let Some(next) = day.with_day(1).and_then(|first| wait::after(first, 1, 0)) else { break };
        let end = next.min(to);
        months.push(Month { from: day, earned: total(events, day, end, unit), so_far: total(events, from, end, unit) });
        day = next;
    }
    months
}

/// The first day by which one route has earned at least as much as another after having been behind it, counted from `from`.
///
/// The day is the first on which the sum up to its beginning is level. Nothing where it is never behind or never catches up before `to`, or
/// where the sums cannot be compared.
pub fn catches_up(one: &[Event], other: &[Event], from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    let ahead = |to: NaiveDate| Some(earned(one, from, to)?.minus(earned(other, from, to)?)?.signum());
    // The difference runs straight between two events and month ends, so its sign changes within at most one such stretch.
    let days: BTreeSet<NaiveDate> = one.iter().chain(other).map(|event| event.day).collect();
    let mut turns: Vec<NaiveDate> = days.into_iter().collect();
    turns.retain(|day| *day > from && *day < to);
    turns.push(to);
    let (mut behind, mut start) = (false, from);
    for turn in turns {
        let difference = ahead(turn)?;
        if behind && difference >= 0 {
            return first_day(start, turn, |day| ahead(day).is_some_and(|ahead| ahead >= 0));
        }
        behind |= difference < 0;
        start = turn;
    }
    None
}

/// The first day after one and up to another for which something holds that, once true, stays true.
fn first_day(after: NaiveDate, up_to: NaiveDate, holds: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    let (mut low, mut high) = (after, up_to);
    while (high - low).num_days() > 1 {
        let middle = low.checked_add_signed((high - low) / 2)?;
        if holds(middle) { high = middle } else { low = middle }
    }
    Some(high)
}
