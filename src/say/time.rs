//! Waits and periods in words.

use super::counts::list;
use crate::domain::per::Per;
use crate::domain::wait::Wait;

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

/// When a step is followed by the next one.
pub fn next_review(after: Option<Wait>, last: bool) -> String {
    match after {
        Some(after) => wait(after),
        None if last => "top step".to_owned(),
        None => "–".to_owned(),
    }
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
    fn waits() -> Result<(), crate::domain::wait::NotAWait> {
        for (text, words) in [("P6M", "6 months"), ("P1Y6M", "1 year and 6 months"), ("P52W", "52 weeks"), ("P1Y", "1 year")] {
            assert_eq!(super::wait(text.parse()?), words);
        }
        Ok(())
    }
}
