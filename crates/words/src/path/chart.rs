//! The chart: what all routes pay on one day, where their lines end, what is dragged.

use chrono::NaiveDate;

use super::more;
use crate::Format;
use progression::Event;
use rules::exact::ExactMoney;
use rules::id::Position;
use rules::money::Money;

/// Over the day that is read.
pub const ON: &str = "On";

/// How another day is read.
pub const DRAG: &str = "drag, or arrow keys";

/// In its place on paper, where nothing moves.
pub const ON_PAPER: &str = "the dotted line";

/// The name of what is dragged.
pub const AT: &str = "Day that is read";

/// In the place of a difference, for the route that all others are told against.
pub const BASELINE: &str = "baseline";

/// In the place of pay: a leave pays nothing, and a file need not give all pay.
pub fn unpaid(event: Option<&Event>) -> &'static str {
    if event.and_then(|event| event.after).is_some_and(ExactMoney::is_none) { "on leave" } else { "not given" }
}

/// How much more a route pays than the first one on a day: "+$3,700".
pub fn against(difference: Money, format: &dyn Format) -> String {
    if difference.minor() == 0 { "the same".to_owned() } else { more(difference, format) }
}

/// What a route pays on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<'a> {
    /// The name of the route.
    pub route: &'a str,
    /// The position held.
    pub at: String,
    /// What it pays, or why it pays nothing.
    pub pay: String,
    /// How much more than the first route; nothing where that is not known.
    pub against: String,
}

/// All routes on a day, for those who listen: "March 1, 2031. Step by step: D5.2, $92,600, baseline. Best paid: D5.4, $96,300, +$3,700."
pub fn read(day: NaiveDate, routes: &[Read<'_>], format: &dyn Format) -> String {
    let route = |Read { route, at, pay, against }: &Read<'_>| {
        let parts: Vec<&str> = [at.as_str(), pay, against].into_iter().filter(|part| !part.is_empty()).collect();
        format!("{route}: {}.", parts.join(", "))
    };
    let sentences: Vec<String> = [format!("{}.", format.date(day))].into_iter().chain(routes.iter().map(route)).collect();
    sentences.join(" ")
}

/// Under the names of the routes whose lines end at the same pay: "D5.4, $96,300", "both D5.4, $96,300", "all $96,300".
pub fn end(at: &[&Position], pay: Money, format: &dyn Format) -> String {
    let many = match at.len() {
        0 | 1 => "",
        2 => "both ",
        _ => "all ",
    };
    let same = at.first().filter(|first| at.iter().all(|other| other == *first)).map(|at| format!("{at}, ")).unwrap_or_default();
    format!("{many}{same}{}", format.money(pay))
}

/// An event that is dragged: "D5.1 to March 2030".
pub fn dragged(at: &Position, when: &str) -> String {
    format!("{at} to {when}")
}

/// What a ring on the chart means; nothing without a target.
pub fn ring(to: Option<&Position>) -> String {
    to.map(|to| format!(" A ring marks the arrival at {to}.")).unwrap_or_default()
}

/// The label of the event in a ring.
pub fn arrives(label: &str) -> String {
    format!("{label} The target is reached.")
}

#[cfg(test)]
mod tests {
    use super::{Read, against, dragged, end, read};
    use crate::plain::Plain;
    use rules::id::Position;
    use rules::money::{Money, NotACurrency};

    #[test]
    fn ends_and_differences() -> Result<(), NotACurrency> {
        let [Ok(top), Ok(other)] = ["D5.4", "EM5.1"].map(str::parse::<Position>) else { panic!("both are positions") };
        let usd = |units: i64| Ok(Money::new(units * 100, "USD".parse()?));
        assert_eq!(end(&[&top], usd(96_300)?, &Plain), "D5.4, USD 96300.00");
        assert_eq!(end(&[&top, &top], usd(96_300)?, &Plain), "both D5.4, USD 96300.00");
        assert_eq!(end(&[&top, &other, &top], usd(96_300)?, &Plain), "all USD 96300.00");
        assert_eq!((against(usd(0)?, &Plain), against(usd(5)?, &Plain)), ("the same".to_owned(), "+USD 5.00".to_owned()));
        assert_eq!(dragged(&top, "March 2030"), "D5.4 to March 2030");
        Ok(())
    }

    #[test]
    fn all_routes_on_a_day() -> Result<(), chrono::ParseError> {
        let of = |route, pay: &str, against: &str| Read { route, at: "D5.2".to_owned(), pay: pay.to_owned(), against: against.to_owned() };
        let text = read("2031-03-01".parse()?, &[of("Usual pace", "$1", "baseline"), of("Own", "on leave", "")], &Plain);
        assert_eq!(text, "2031-03-01. Usual pace: D5.2, $1, baseline. Own: D5.2, on leave.");
        Ok(())
    }
}
