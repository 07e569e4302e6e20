//! What stands in the cells of the comparison beside the plain values.

use super::many;
use crate::Format;
use rules::compare::{Change, Comparison, Expectations, Meets, Move, PayChange};
use rules::pay::Meeting;
use rules::quote::Quote;
use rules::ratio::Ratio;

/// A change as a sign for the eye and in words for those who listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedCell {
    /// "▲ 2", "▼ 1", "=", "?".
    pub sign: String,
    /// "two grades more", "the same".
    pub words: String,
}

fn marked(change: Change, noun: &str) -> MarkedCell {
    let (sign, words) = match change {
        Change::Gain(by) => (format!("▲ {by}"), format!("{} more", many(by.into(), noun))),
        Change::Loss(by) => (format!("▼ {by}"), format!("{} less", many(by.into(), noun))),
        Change::Same => ("=".to_owned(), "the same".to_owned()),
        Change::Unknown => ("?".to_owned(), "cannot be compared".to_owned()),
    };
    MarkedCell { sign, words }
}

/// A change of grade.
pub fn grades(change: Change) -> MarkedCell {
    marked(change, "grade")
}

/// A change of rank, which says how much is owned.
pub fn ranks(change: Change) -> MarkedCell {
    marked(change, "rank")
}

/// The difference in pay: "+$3,600 (+4.0%)", or that there is none, or why it is not known.
pub fn difference(pay: PayChange, format: &dyn Format) -> String {
    match pay {
        PayChange::Known { more, .. } if more.minor() == 0 => "the same".to_owned(),
        PayChange::Known { more, share } => {
            let sign = if more.minor() > 0 { "+" } else { "" };
            let share = share.map(|share| format!(" ({})", format.change(share))).unwrap_or_default();
            format!("{sign}{}{share}", format.money(more))
        }
        PayChange::Missing { .. } => "not known".to_owned(),
        PayChange::Currencies(..) => "not comparable: another currency".to_owned(),
    }
}

/// How the bands of the two levels meet; nothing where one is missing.
pub fn bands(comparison: &Comparison<'_>, quote: Quote<'_>, format: &dyn Format) -> Option<String> {
    let bands = comparison.bands?;
    let (from, to) = (&comparison.from.found.level.id, &comparison.to.found.level.id);
    let (lower, higher) = if bands.baseline_is_lower { (from, to) } else { (to, from) };
    Some(match bands.meets {
        Meets::Equal => "The same band".to_owned(),
        Meets::BaselineWithin => format!("The band of {from} lies within that of {to}"),
        Meets::OtherWithin => format!("The band of {to} lies within that of {from}"),
        Meets::Next(Meeting::Overlap(share, _)) => {
            format!("{} of the band of {higher} overlaps that of {lower}", format.percent(share, 0))
        }
        Meets::Next(Meeting::Gap(gap)) => {
            let gap = quote.unit.convert(gap, quote.per).unwrap_or(gap);
            format!("{} gap between {lower} and {higher}", format.money(gap))
        }
        Meets::Next(Meeting::Touch) => format!("The band of {higher} begins where that of {lower} ends"),
    })
}

/// The midpoint against the baseline's: "+10.0%".
pub fn differential(share: Ratio, format: &dyn Format) -> String {
    if share.signum() == 0 { "the same".to_owned() } else { format.change(share) }
}

/// The heads of the three groups of expectations, and what stands above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// What is to be known of them all: that a switch is assessed against all, that a step asks nothing new, or that there are none.
    pub lead: Option<String>,
    /// Of the other position only.
    pub new: String,
    /// Of both.
    pub both: String,
    /// Of the baseline only.
    pub only_baseline: String,
}

/// The words around the expectations of a comparison.
pub fn groups(comparison: &Comparison<'_>, expects: &Expectations<'_>) -> Groups {
    let (expects, from, to) = (expects, &comparison.from.found.level.id, &comparison.to.found.level.id);
    let lead = match (comparison.way, expects.asked()) {
        (_, 0) if expects.only_baseline.is_empty() => Some(format!("No expectations are listed for {}.", either(comparison))),
        (Move::Switch(_), 1..) => Some(format!("A switch is assessed against all expectations of {to}: {}.", expects.asked())),
        (Move::Stay | Move::StepsUp(_) | Move::StepsDown(_), _) => Some("The same level asks the same.".to_owned()),
        _ => None,
    };
    Groups {
        lead,
        new: format!("New against {from} ({})", expects.new.len()),
        both: format!("Expected in both ({})", expects.both.len()),
        only_baseline: format!("Only in {from} ({})", expects.only_baseline.len()),
    }
}

fn either(comparison: &Comparison<'_>) -> String {
    let (from, to) = (&comparison.from.found.level.id, &comparison.to.found.level.id);
    if from == to { from.to_string() } else { format!("{from} and {to}") }
}
