//! What a person decides on the way, as a link writes it.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use rules::at::At;
use rules::date;

/// One decision of a plan, in place of what would come by itself.
///
/// ```
/// use progression::Decision;
/// for text in ["pass:2028-11-24", "to:Band-6@2027-09-01", "to:D4.3@2027-09-01", "pause:2028-01-01/2029-01-01"] {
///     assert_eq!(text.parse::<Decision>().unwrap().to_string(), text);
/// }
/// assert!("pause:2029-01-01/2028-01-01".parse::<Decision>().is_err() && "to:D5@2027-02-30".parse::<Decision>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What falls due on a day is passed over: no step and no promotion on it, but those that are decided for it.
    Pass(NaiveDate),
    /// A move on a day: to a level, where it lands by the rules, or to a step.
    To(At, NaiveDate),
    /// A leave from a day up to, and without, another one: no clock runs, and nothing is paid.
    Leave(NaiveDate, NaiveDate),
}

impl Decision {
    /// The day on which it applies, or begins.
    pub const fn day(&self) -> NaiveDate {
        match self {
            Self::Pass(day) | Self::To(_, day) | Self::Leave(day, _) => *day,
        }
    }
}

/// The text is no decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecision;

impl FromStr for Decision {
    type Err = NotADecision;
    fn from_str(text: &str) -> Result<Self, NotADecision> {
        let read = || {
            let (what, rest) = text.split_once(':')?;
            match what {
                "pass" => Some(Self::Pass(date::parse(rest)?)),
                "to" => {
                    let (at, day) = rest.split_once('@')?;
                    Some(Self::To(at.parse().ok()?, date::parse(day)?))
                }
                "pause" => {
                    let (from, until) = rest.split_once('/')?;
                    let (from, until) = (date::parse(from)?, date::parse(until)?);
                    (from < until).then_some(Self::Leave(from, until))
                }
                _ => None,
            }
        };
        read().ok_or(NotADecision)
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pass(day) => write!(f, "pass:{day}"),
            Self::To(at, day) => write!(f, "to:{at}@{day}"),
            Self::Leave(from, until) => write!(f, "pause:{from}/{until}"),
        }
    }
}
