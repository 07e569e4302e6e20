//! The list of routes: each once, with all its reasons, in order.

use chrono::NaiveDate;
use std::cmp::Reverse;

use super::super::earned;
use super::super::money::Money;
use super::super::progress::{Event, Outlook, Why};
use super::{Itinerary, MOST, Reason};

/// The events of a way, and the day on which it arrives.
pub(super) type Walked = (Vec<Event>, Option<NaiveDate>);

impl Itinerary {
    /// One more reason.
    fn give(&mut self, kind: Reason, exact: bool) {
        self.exact &= exact;
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
        }
    }
}

/// A list in the making.
pub(super) struct Routes<'o, 'a> {
    pub outlook: &'o Outlook<'a>,
    pub list: Vec<Itinerary>,
}

impl Routes<'_, '_> {
    pub fn total(&self, events: &[Event]) -> Option<Money> {
        let Outlook { dataset, today, until, .. } = *self.outlook;
        earned::total(events, today, until, dataset.unit)
    }

    /// Adds a route, or a reason to one that is there already.
    pub fn add(&mut self, kind: Reason, (events, arrival): Walked, exact: bool) {
        if let Some(route) = self.list.iter_mut().find(|route| route.events == events) {
            route.give(kind, exact);
        } else {
            let total = self.total(&events);
            self.list.push(Itinerary { kinds: vec![kind], events, arrival, total, exact });
        }
    }

    /// Adds the best paid of several; nothing where what they earn is unknown.
    pub fn add_best(&mut self, found: Vec<(Walked, bool)>) {
        // One way that is not sure to be the best of its kind makes the best of all unsure.
        let exact = found.iter().all(|(_, exact)| *exact);
        let best = found.into_iter().filter_map(|((events, arrival), _)| Some((self.total(&events)?, events, arrival)));
        let best = best.reduce(|best, other| if (other.0, best.2) > (best.0, other.2) { other } else { best });
        if let Some((total, events, arrival)) = best {
            // A route that is there already and earns as much is the better known one.
            match self.list.iter_mut().find(|route| route.total == Some(total)) {
                Some(route) => route.give(Reason::BestPaid, exact),
                None => self.add(Reason::BestPaid, (events, arrival), exact),
            }
        }
    }

    /// At most [`MOST`] in order. A switch that arrives no earlier than another route, pays no more and asks for no less is left out.
    pub fn ranked(mut self) -> Vec<Itinerary> {
        self.list.sort_by_key(|route| (route.arrival, Reverse(route.total)));
        let mut ranked: Vec<Itinerary> = Vec::new();
        for route in self.list {
            let only_switch = matches!(route.kinds.as_slice(), [Reason::Switch { .. }]);
            let as_good = |other: &Itinerary| {
                let asks = |why| !other.has(why) || route.has(why);
                route.arrival.is_some() && other.total >= route.total && asks(Why::LevelJump) && asks(Why::Switch)
            };
            if !(only_switch && ranked.iter().any(as_good)) {
                ranked.push(route);
            }
        }
        while ranked.len() > MOST {
            // The reasons that are no switch are few, and each is asked for.
            let last = ranked.iter().rposition(|route| matches!(route.kinds.as_slice(), [Reason::Switch { .. }]));
            ranked.remove(last.unwrap_or(MOST));
        }
        ranked
    }
}
