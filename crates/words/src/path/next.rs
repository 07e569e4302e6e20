//! What is next: the heading that answers first.

use chrono::NaiveDate;

use super::{MonthFormat, more, reached, track};
use crate::Format;
use crate::time;
use progression::routes::{Answer, Itinerary, Reason};
use progression::{Event, Why};
use rules::id::Position;
use rules::ladder::{Ladder, NextStep};
use rules::moves::Chance;
use rules::per::{Per, Unit};

/// The heading: what is next, and what comes then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What is next: "Next: D4.3 on November 24, 2027, +$1,700."
    pub next: String,
    /// What comes then: "Then D5.1 in November 2029 at the usual pace, in November 2027 if promoted early."
    pub then: String,
}

/// What is next on the way to a target, or up.
///
/// `today`: a plan that begins later says so. `until`: the last day looked at.
pub fn next(
    answer: &Answer,
    to: Option<&Position>,
    (today, until): (NaiveDate, NaiveDate),
    ladder: &Ladder,
    (unit, per): (Unit, Per),
    format: &dyn MonthFormat,
) -> Heading {
    let Some((usual, start)) = answer.routes.first().and_then(|usual| Some((usual, usual.events.first()?))) else {
        return Heading::default();
    };
    let begins = if start.day > today { format!("{} from {}. ", start.at, format.date(start.day)) } else { String::new() };
    let first = usual.events.iter().find(|event| event.why.is_move());
    let next = match first {
        Some(event) => {
            let day = if event.day == today { "today".to_owned() } else { format!("on {}", format.date(event.day)) };
            format!("Next: {} {day}{}.", event.at, gain(event, unit, per, format))
        }
        None => nothing(&start.at, until, ladder, format),
    };
    let then = if answer.missing.is_some() { String::new() } else { then(&answer.routes, usual, first, to, ladder, format) };
    Heading { next: begins + &next, then }
}

/// What a move changes: ", +$1,700".
fn gain(event: &Event, unit: Unit, per: Per, format: &dyn Format) -> String {
    let Some(change) = event.change().and_then(|change| unit.convert_exact_change(change, per)) else { return String::new() };
    let a = if per == Per::Year { String::new() } else { format!(" {}", time::a(per)) };
    if change.minor() == 0 { ", same pay".to_owned() } else { format!(", {}{a}", more(change, format)) }
}

/// Why nothing comes by itself.
fn nothing(at: &Position, until: NaiveDate, ladder: &Ladder, format: &dyn Format) -> String {
    let Some((found, step)) = ladder.position(at) else { return String::new() };
    let above = found.track.promotions(found.level).first().and_then(|place| found.track.levels.get(*place));
    let place = found.level.step_index(&step.id).unwrap_or_default();
    let time = ladder.wait(found.level, step).is_some() || matches!(ladder.chance(found.level), Chance::Time(_));
    match (found.level.steps.get(place + 1), above) {
        (None, None) => format!("{at} is the top of {}.", found.track.name),
        (Some(next), _) if step.next == Some(NextStep::OnMerit) => format!("Next: {} on merit, not by waiting.", found.level.at(next)),
        (None, Some(above)) if ladder.chance(found.level) == Chance::Applying => {
            format!("Next: {} by applying, not by waiting.", above.id)
        }
        _ if time => format!("Nothing falls due until {}.", format.date(until)),
        (Some(next), _) => format!("Next: {}, on no day that this ladder tells.", found.level.at(next)),
        (None, Some(above)) => format!("Next: {}, on no day that this ladder tells.", above.id),
    }
}

/// What comes after that: the target, or the next level, at the usual pace and promoted early.
fn then(
    routes: &[Itinerary],
    usual: &Itinerary,
    first: Option<&Event>,
    to: Option<&Position>,
    ladder: &Ladder,
    format: &dyn MonthFormat,
) -> String {
    let start = usual.events.first().map(|event| &event.at.level);
    // Where it leads: the target, or the first level gained.
    let goal = |route: &Itinerary| {
        if to.is_some() {
            return route.arrival.zip(reached(route)).map(|(day, at)| (day, at.clone()));
        }
        let gained = route.events.iter().find(|event| Some(&event.at.level) != start);
        gained.map(|event| (event.day, event.at.clone()))
    };
    let early = routes.iter().find(|route| route.kinds.contains(&Reason::Early) && route.has(Why::LevelJump)).and_then(goal);
    if let Some((day, at)) = goal(usual) {
        let early = early.filter(|(early, _)| *early < day).map(|(early, _)| format.month(early));
        return match (first.is_some_and(|first| first.day == day && first.at == at), early) {
            (true, None) => String::new(),
            (true, Some(early)) => format!("In {early} if promoted early."),
            (false, None) => format!("Then {at} in {} at the usual pace.", format.month(day)),
            (false, Some(early)) => format!("Then {at} in {} at the usual pace, in {early} if promoted early.", format.month(day)),
        };
    }
    // Not at the usual pace: by what else, as it asks for least.
    let asks = |route: &&Itinerary| (route.has(Why::LevelJump), route.arrival);
    let other = routes.iter().filter(|route| route.arrival.is_some()).min_by_key(asks);
    let Some((route, (day, at))) = other.and_then(|route| Some((route, goal(route)?))) else { return String::new() };
    let how = route.kinds.iter().find_map(|kind| match kind {
        Reason::Switch { from, to } => Some(format!(" by a switch at {from} to {}", track(ladder, to))),
        _ => None,
    });
    let early = routes.iter().filter(|route| route.arrival.is_some_and(|early| early < day)).filter_map(|route| route.arrival).min();
    let early = early.map(|early| format!(", in {} if promoted early", format.month(early))).unwrap_or_default();
    format!("{at} in {}{}{early}.", format.month(day), how.unwrap_or_default())
}
