//! What a move asks for, or where there are no grades to tell it by, which move it is.

use super::many;
use crate::counts::{list, number};
use rules::compare::{Change, Comparison, Move};

/// "asks for two more grades of People, and one less of Technology".
pub fn asks(comparison: &Comparison<'_>) -> String {
    if matches!(comparison.way, Move::StepsUp(_) | Move::StepsDown(_)) || comparison.axes.is_empty() {
        return moves(comparison);
    }
    let names = |wanted: &dyn Fn(Change) -> bool| -> Vec<String> {
        comparison.axes.iter().filter(|axis| wanted(axis.change)).map(|axis| axis.axis.name.clone()).collect()
    };
    let unknown = names(&|change| change == Change::Unknown);
    if unknown.len() == comparison.axes.len() {
        return format!("{}, and the axes cannot be compared: {}", moves(comparison), missing(comparison));
    }
    // The largest first; a gain before a loss of the same size is told by the order of the two.
    let largest = comparison.axes.iter().map(|axis| size(axis.change)).max().unwrap_or_default();
    let mut parts: Vec<String> = Vec::new();
    for gain in [true, false] {
        for by in (1..=largest).rev() {
            let wanted = if gain { Change::Gain(by) } else { Change::Loss(by) };
            let of = names(&|change| change == wanted);
            if !of.is_empty() {
                parts.push(part(by, gain, parts.is_empty(), &of));
            }
        }
    }
    let told = match parts.as_slice() {
        [] => "asks for the same grades".to_owned(),
        [only] => format!("asks for {only}"),
        [rest @ .., last] => format!("asks for {}, and {last}", rest.join(", ")),
    };
    if unknown.is_empty() { told } else { format!("{told} ({} cannot be compared: a grade is missing)", list(&unknown)) }
}

const fn size(change: Change) -> u16 {
    match change {
        Change::Gain(by) | Change::Loss(by) => by,
        _ => 0,
    }
}

/// "two more grades of People"; only the first part names the grades.
fn part(by: u16, gain: bool, first: bool, of: &[String]) -> String {
    let noun = if by == 1 { "grade" } else { "grades" };
    let much = match (gain, first) {
        (true, true) => format!("more {noun}"),
        (true, false) => "more".to_owned(),
        (false, true) => format!("{noun} less"),
        (false, false) => "less".to_owned(),
    };
    format!("{} {much} of {}", number(by.into()), list(of))
}

/// Why no axis can be compared.
fn missing(comparison: &Comparison<'_>) -> String {
    let without = |profile: &[Option<_>]| profile.iter().all(Option::is_none);
    let (from, to) = (comparison.from.found.level, comparison.to.found.level);
    match (without(&from.profile), without(&to.profile)) {
        (true, true) if from.id == to.id => format!("{} has no profile", to.id),
        (true, true) => "neither has a profile".to_owned(),
        (true, false) => format!("{} has no profile", from.id),
        (false, true) => format!("{} has no profile", to.id),
        (false, false) => "none has a grade on both sides".to_owned(),
    }
}

/// The levels that a promotion passes over: " past GS-10".
pub(super) fn past(comparison: &Comparison<'_>) -> String {
    let passed: Vec<String> = comparison.passed_over().into_iter().map(|level| level.id.to_string()).collect();
    if passed.is_empty() { String::new() } else { format!(" past {}", list(&passed)) }
}

/// Which move it is: "is a promotion to the next level".
fn moves(comparison: &Comparison<'_>) -> String {
    match comparison.way {
        Move::Stay => "changes nothing".to_owned(),
        Move::StepsUp(steps) => format!("is {} up in the same level, which asks the same", many(steps, "step")),
        Move::StepsDown(steps) => format!("is {} down in the same level, which asks the same", many(steps, "step")),
        Move::Promotion { levels: 1, .. } if comparison.passed_over().is_empty() => "is a promotion to the next level".to_owned(),
        Move::Promotion { levels: 1, .. } => format!("is a promotion{}", past(comparison)),
        Move::Promotion { levels, .. } => format!("is a promotion by {}", many(levels, "level")),
        Move::Demotion(levels) => format!("goes down {}", many(levels, "level")),
        Move::Switch(rank) => {
            let beside = comparison.from.found.track.id == comparison.to.found.track.id;
            let to = if beside { "to another level" } else { "to another track" };
            match rank {
                Change::Gain(by) => format!("is a switch {to}, {} higher", many(by.into(), "rank")),
                Change::Loss(by) => format!("is a switch {to}, {} lower", many(by.into(), "rank")),
                Change::Same | Change::Unknown => format!("is a switch {to} at the same rank"),
            }
        }
    }
}
