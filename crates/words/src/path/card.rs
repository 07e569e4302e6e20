//! A route on its card: where it leads, and how it differs from the usual pace.

use chrono::NaiveDate;

use super::{MonthFormat, reached};
use crate::time;
use progression::Why;
use progression::routes::Itinerary;

/// Where a route leads: "D5.1 in November 2027"; with no target the level that it switches to, or the last one that it gains.
pub fn headline(route: &Itinerary, format: &dyn MonthFormat) -> String {
    let arrived = route.arrival.zip(reached(route));
    let switch = || route.events.iter().find(|event| event.why == Why::Switch).map(|event| (event.day, &event.at));
    let level = |place: &usize| {
        let before = place.checked_sub(1).and_then(|place| route.events.get(place));
        before.is_some_and(|before| route.events.get(*place).is_some_and(|event| event.at.level != before.at.level))
    };
    let last = || {
        let place = (0..route.events.len()).rev().find(level);
        let event = place.map_or_else(|| route.events.iter().rfind(|event| event.why.is_move()), |place| route.events.get(place));
        event.map(|event| (event.day, &event.at))
    };
    match arrived.or_else(switch).or_else(last) {
        Some((day, at)) if route.events.first().is_some_and(|start| start.day == day) => format!("{at} at once"),
        Some((day, at)) => format!("{at} in {}", format.month(day)),
        None => route.events.first().map(|start| format!("{} as it is", start.at)).unwrap_or_default(),
    }
}

/// How much sooner or later than the usual pace a route arrives: "2 years sooner".
pub fn sooner(route: &Itinerary, usual: &Itinerary) -> Option<String> {
    let (own, usual): (NaiveDate, NaiveDate) = route.arrival.zip(usual.arrival)?;
    Some(match own.cmp(&usual) {
        std::cmp::Ordering::Less => format!("{} sooner", time::span(own, usual)),
        std::cmp::Ordering::Greater => format!("{} later", time::span(usual, own)),
        std::cmp::Ordering::Equal => "as soon as at the usual pace".to_owned(),
    })
}
