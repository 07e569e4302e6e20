//! Days along an axis of time, and the months between them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// The days that an axis shows, both ends among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its left end.
    pub first: NaiveDate,
    /// Its right end.
    pub last: NaiveDate,
}

/// How near another day has to be to draw a dragged one to it.
const NEAR: u64 = 3;

impl Span {
    /// How far along a day is, from 0 to 1.
    #[allow(clippy::cast_precision_loss)] // a place on a screen; thirty years are 10,958 days
    pub fn along(&self, day: NaiveDate) -> f64 {
        self.days(day) as f64 / self.days(self.last).max(1) as f64
    }

    /// How many days after the first one.
    pub fn days(&self, day: NaiveDate) -> i64 {
        day.signed_duration_since(self.first).num_days()
    }

    /// The day at a share of the way; an end for what lies beyond it.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // as above, and not below 0
    pub fn at(&self, share: f64) -> NaiveDate {
        let days = (share.clamp(0.0, 1.0) * self.days(self.last).max(0) as f64).round() as u64;
        self.first.checked_add_days(Days::new(days)).unwrap_or(self.last)
    }

    /// The nearest stop: the first day of a month, or an end.
    pub fn stop(&self, day: NaiveDate) -> NaiveDate {
        let begin = month(day, 0);
        let near = [begin, month(day, 1), self.first, self.last];
        let inside = near.into_iter().filter(|stop| (self.first..=self.last).contains(stop));
        inside.min_by_key(|stop| stop.signed_duration_since(day).num_days().abs()).unwrap_or(self.first)
    }

    /// All stops in their order.
    pub fn stops(&self) -> impl Iterator<Item = NaiveDate> {
        let (first, last) = (self.first, self.last);
        let months = (1..).map(move |later| month(first, later)).take_while(move |stop| *stop < last);
        [first].into_iter().chain(months).chain([last])
    }

    /// Where a key of a slider leads: a month for the arrow keys, a year for `PageUp` and `PageDown`, the ends for Home and End.
    pub fn key(&self, from: NaiveDate, key: &str) -> Option<NaiveDate> {
        // Back from within a month is its begin.
        let back = i32::from(from.day() == 1);
        let to = match key {
            "ArrowRight" | "ArrowUp" => month(from, 1),
            "ArrowLeft" | "ArrowDown" => month(from, -back),
            "PageUp" => month(from, 12),
            "PageDown" => month(from, -11 - back),
            "Home" => self.first,
            "End" => self.last,
            _ => return None,
        };
        Some(to.clamp(self.first, self.last))
    }

    /// Where a day that is dragged stops: on its own day or that of something else where it is near one, or else with a month.
    pub fn snap(&self, day: NaiveDate, own: NaiveDate, others: impl Iterator<Item = NaiveDate>) -> NaiveDate {
        let distance = |other: &NaiveDate| other.signed_duration_since(day).num_days().unsigned_abs();
        let near = [own].into_iter().chain(others).filter(|other| distance(other) <= NEAR && *other >= self.first);
        near.min_by_key(distance).unwrap_or_else(|| self.stop(day))
    }
}

/// The first day of the month so many months later.
fn month(day: NaiveDate, later: i32) -> NaiveDate {
    let begin = day.with_day(1).unwrap_or(day);
    let months = Months::new(later.unsigned_abs());
    let moved = if later < 0 { begin.checked_sub_months(months) } else { begin.checked_add_months(months) };
    moved.unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::Span;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn span() -> Span {
        Span { first: day("2026-11-21"), last: day("2034-11-21") }
    }

    #[test]
    fn shares_and_days() {
        let span = span();
        assert_eq!([0.0, 1.0, -0.5, 7.0].map(|share| span.at(share).to_string()), ["2026-11-21", "2034-11-21", "2026-11-21", "2034-11-21"]);
        for stop in span.stops() {
            assert_eq!(span.at(span.along(stop)), stop);
        }
    }

    #[test]
    fn stops_are_months_and_ends() {
        let span = span();
        let stops: Vec<String> = span.stops().map(|stop| stop.to_string()).collect();
        assert_eq!(stops.len(), 98);
        assert!(stops.starts_with(&["2026-11-21", "2026-12-01"].map(str::to_owned)) && stops.is_sorted());
        assert!(stops.ends_with(&["2034-11-01", "2034-11-21"].map(str::to_owned)));
        for (from, to) in
            [("2026-11-22", "2026-11-21"), ("2026-11-27", "2026-12-01"), ("2030-02-16", "2030-03-01"), ("2034-11-13", "2034-11-21")]
        {
            assert_eq!(span.stop(day(from)), day(to), "{from}");
        }
    }

    #[test]
    fn keys_go_by_months_and_years() {
        let span = span();
        for (from, key, to) in [
            ("2026-11-21", "ArrowRight", "2026-12-01"),
            ("2026-12-01", "ArrowLeft", "2026-11-21"),
            ("2030-03-15", "ArrowLeft", "2030-03-01"),
            ("2030-03-01", "ArrowLeft", "2030-02-01"),
            ("2030-03-01", "PageUp", "2031-03-01"),
            ("2030-03-01", "PageDown", "2029-03-01"),
            ("2034-11-21", "PageDown", "2033-12-01"),
            ("2034-11-21", "ArrowRight", "2034-11-21"),
            ("2030-03-15", "Home", "2026-11-21"),
            ("2030-03-15", "End", "2034-11-21"),
        ] {
            assert_eq!(span.key(day(from), key), Some(day(to)), "{from} {key}");
        }
        assert_eq!(span.key(day("2030-03-01"), "Tab"), None);
    }

    #[test]
    fn what_is_dragged_stops_where_it_means_something() {
        let (span, own, other) = (span(), day("2029-11-21"), day("2030-01-17"));
        let snap = |text: &str| span.snap(day(text), own, [other].into_iter()).to_string();
        assert_eq!(snap("2029-11-24"), "2029-11-21");
        assert_eq!(snap("2029-11-25"), "2029-12-01");
        assert_eq!(snap("2030-01-14"), "2030-01-17");
        assert_eq!(snap("2026-11-22"), "2026-11-21");
        assert_eq!(snap("2040-01-01"), "2034-11-21");
    }
}
