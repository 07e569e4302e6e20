//! Paths in sentences: when, why, what it earns, and what is not promised.

use chrono::NaiveDate;

use super::Format;
use super::counts::{list, of, sentence};
use crate::domain::earned;
use crate::domain::id::Position;
use crate::domain::ladder::Ladder;
use crate::domain::money::Money;
use crate::domain::per::Unit;
use crate::domain::progress::{Event, Rule, Why};
use crate::domain::ratio::Ratio;
use crate::domain::routes::{Kind, Needs, Problem, Route, Timing};

/// The answer in a sentence or two: "Step by step you reach D5.1 on …. With a whole-level jump it is …, and you will have earned … more by …."
///
/// `routes` are those to a target; nothing where there are none.
pub fn headline(routes: &[Route], to: &Position, today: NaiveDate, unit: Unit, format: &dyn Format) -> Option<String> {
    let first = routes.first()?;
    let base = routes.iter().find(|route| route.kinds.contains(&Kind::StepByStep)).unwrap_or(first);
    let reached = base.arrival?;
    let text = sentence(&format!("{} you reach {to} on {}.", how(base), format.date(reached)));
    let faster = Some(first).filter(|first| first.arrival < base.arrival);
    let Some((faster, arrival)) = faster.and_then(|route| Some((route, route.arrival?))) else { return Some(text) };
    let sum = |route: &Route| earned::total(&route.events, today, reached, unit);
    let more = sum(faster).zip(sum(base)).and_then(|(faster, base)| faster.minus(base));
    let by = format.date(reached);
    let more = more.map_or_else(String::new, |more| format!(", and you will have earned {} by {by}", apart(more, format)));
    Some(format!("{text} {} it is {}{more}.", sentence(&how(faster)), format.date(arrival)))
}

/// "$9,900 more", "$200 less", "as much".
fn apart(difference: Money, format: &dyn Format) -> String {
    let amount = || format.money(Money::new(difference.minor().abs(), difference.currency()));
    match difference.minor() {
        0 => "as much".to_owned(),
        1.. => format!("{} more", amount()),
        _ => format!("{} less", amount()),
    }
}

/// How a route goes, to begin a sentence with: "step by step", "with a level jump and a switch".
fn how(route: &Route) -> String {
    let jumps = route.events.iter().filter(|event| event.why == Why::LevelJump).count();
    let jumps = match jumps {
        0 => None,
        1 => Some("a whole-level jump".to_owned()),
        many => Some(of(many, "whole-level jump")),
    };
    let switch = route.events.iter().find(|event| event.why == Why::Switch).map(|event| format!("a switch to {}", event.at.level));
    match jumps.into_iter().chain(switch).collect::<Vec<_>>().as_slice() {
        [] => "step by step".to_owned(),
        with => format!("with {}", list(with)),
    }
}

/// Why a route is given: "Earliest with level jumps; earns the most".
pub fn reasons(kinds: &[Kind], target: bool) -> String {
    let reasons: Vec<String> = kinds.iter().map(|kind| reason(kind, target)).collect();
    sentence(&reasons.join("; "))
}

fn reason(kind: &Kind, target: bool) -> String {
    let text = match kind {
        Kind::StepByStep if target => "earliest step by step",
        Kind::StepByStep => "every promotion, step by step",
        Kind::WithJumps if target => "earliest with level jumps",
        Kind::WithJumps => "every level jump",
        Kind::Switch { from, to } => return format!("switch from {from} to {to}"),
        Kind::BestOnTrack => "earns the most on this track",
        Kind::BestPaid => "earns the most",
    };
    text.to_owned()
}

/// Why an event happens: "Step review", "Level review, from the last step", "Switch to Engineering management, after assessment".
///
/// `any_step` tells that promotions need no last step.
pub fn why(event: &Event, ladder: &Ladder, any_step: bool) -> String {
    match event.why {
        Why::Start => "Held today".to_owned(),
        Why::StepReview => "Step review".to_owned(),
        Why::Promotion if any_step => "Level review".to_owned(),
        Why::Promotion => "Level review, from the last step".to_owned(),
        Why::LevelJump => "Level jump, needs a written reason".to_owned(),
        Why::Switch => {
            let track = ladder.level(&event.at.level).map_or("another track", |found| found.track.name.as_str());
            format!("Switch to {track}, after assessment")
        }
        Why::NewTable => "New table".to_owned(),
        Why::Rise => "Assumed yearly rise".to_owned(),
    }
}

/// What to know of a landing; nothing where its rule is met.
pub const fn rule(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::Met => None,
        Rule::NotMet => Some("No step of the new level pays what the rule asks for, so this is its last one."),
        Rule::Unknown => Some("The rule asks for pay that is not given, so the first step is assumed."),
    }
}

/// What is not promised: "Reviews decide; nothing here is promised. Pay is at the tables known today, with an assumed rise of 3% a year."
pub fn caveat(rise: Option<Ratio>, format: &dyn Format) -> String {
    let rise = rise.filter(|rise| rise.signum() != 0).map_or_else(String::new, |rise| {
        // Two decimals are shown only where they are needed.
        let decimals = if rise.scaled(4) % 100 == 0 { 0 } else { 2 };
        format!(", with an assumed rise of {} a year", format.percent(rise, decimals))
    });
    format!("Reviews decide; nothing here is promised. Pay is at the tables known today{rise}.")
}

/// Said above an order of positions.
pub const ORDER: &str = "This ladder promises no dates for this way. The order of positions is:";

/// When one route has earned as much as another: "By … this has earned as much as …."
pub fn catches_up(one: &str, other: &str, day: Option<NaiveDate>, format: &dyn Format) -> String {
    match day {
        Some(day) => format!("{one} has earned as much as {other} by {}.", format.date(day)),
        None => format!("{one} is never behind {other} and then level within these years."),
    }
}

/// "Promotion now or after the next step?"
pub fn timing(timing: &Timing, format: &dyn Format) -> String {
    let Timing { now, later, lands_higher, .. } = timing;
    let (day_now, day_later) = (format.date(now.day), format.date(later.day));
    let both = format!("Promoted on {day_now} you land on {}; after the next step, on {day_later}, on {}.", now.lands, later.lands);
    let waits = if *lands_higher { "Waiting lands higher." } else { "Waiting lands no higher." };
    let earns = timing.gain().map_or_else(String::new, |gain| match gain.minor() {
        0 => " By the last day both have earned the same.".to_owned(),
        _ => format!(" By the last day the promotion on {day_now} has earned {}.", apart(gain, format)),
    });
    let level = timing.catches_up.map(|day| format!(" Waiting has made up for it by {}.", format.date(day))).unwrap_or_default();
    format!("{both} {waits}{earns}{level}")
}

/// Why there is no route, and what to change.
pub fn problem(problem: &Problem, format: &dyn Format) -> String {
    match problem {
        Problem::Unknown(at) => format!("This ladder has no {at}. Choose a level and a step that it has."),
        Problem::InFuture(day) => format!("{} is still to come. Give the day since which the position is held.", format.date(*day)),
        Problem::WrongOrder { level, step } => {
            let (level, step) = (format.date(*level), format.date(*step));
            format!("A step is gained with its level or after it, but {step} is before {level}. Change one of the two days.")
        }
        Problem::NoTime => "The last day is not after today. Look at least one year ahead.".to_owned(),
        Problem::SameAsStart => "You are there already. Choose another target, or the highest pay.".to_owned(),
        Problem::BelowStart => "The target is below the start. Choose a higher one, or one of the same rank on another track.".to_owned(),
        Problem::NoPay => "There is no pay to compare. Choose a target, or add bands.csv.".to_owned(),
        Problem::Unreachable(Some(Needs::Switch)) => "The target is on another track. Allow switches of track to reach it.".to_owned(),
        Problem::Unreachable(Some(Needs::LevelJump)) => {
            "Step by step the target is never reached. Allow level jumps to reach it.".to_owned()
        }
        Problem::Unreachable(None) => "The rules of this ladder lead to no such position. Choose another target.".to_owned(),
        Problem::TooShort { earliest } => {
            format!("The target is reached on {} at the earliest. Look further ahead.", format.date(*earliest))
        }
    }
}
