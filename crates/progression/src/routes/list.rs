//! The list of routes: each once, with all its reasons, in order.

use chrono::NaiveDate;
use std::cmp::Reverse;

use super::{Itinerary, MOST, Reason};
use crate::earned::{Earned, earned};
use crate::{Event, Outlook, Walked, Why};

/// The events of a way, and the day on which it arrives.
pub(super) type DatedWay = (Vec<Event>, Option<NaiveDate>);

/// What a way earns until the last day; nothing where that cannot be told as money.
pub(super) fn total(outlook: &Outlook<'_>, events: &[Event]) -> Option<Earned> {
    let Outlook { dataset, today, until, .. } = *outlook;
    earned(events, today, until).filter(|earned| earned.money(dataset.unit).is_some())
}

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
    outlook: &'o Outlook<'a>,
    pub list: Vec<Itinerary>,
}

impl<'o, 'a> Routes<'o, 'a> {
    /// A list that begins with the usual pace.
    pub fn of(outlook: &'o Outlook<'a>, usual: Walked) -> Self {
        let mut routes = Self { outlook, list: Vec::new() };
        routes.add(Reason::UsualPace, (usual.events, usual.arrival), true);
        routes
    }

    /// The usual pace.
    pub fn usual(&self) -> Option<&Itinerary> {
        self.list.first()
    }

    fn total(&self, events: &[Event]) -> Option<Earned> {
        total(self.outlook, events)
    }

    /// Adds a route, or a reason to one that is there already.
    pub fn add(&mut self, kind: Reason, (events, arrival): DatedWay, exact: bool) {
        if let Some(route) = self.list.iter_mut().find(|route| route.events == events) {
            route.give(kind, exact);
        } else {
            let total = self.total(&events);
            self.list.push(Itinerary { kinds: vec![kind], events, arrival, total, exact, beyond: Vec::new() });
        }
    }

    /// Adds the best paid of several; nothing where what they earn is unknown.
    pub fn add_best(&mut self, found: Vec<(DatedWay, bool)>) {
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

    /// At most [`MOST`] in order: by their reasons, and switches by when they arrive and what they earn. A switch that arrives no earlier than
    /// another route, pays no more and asks for no less is left out.
    pub fn ranked(mut self) -> Vec<Itinerary> {
        let first = |route: &Itinerary| route.kinds.first().map(place);
        self.list.sort_by(|one, other| {
            let key = |route: &Itinerary| (first(route), route.arrival, Reverse(route.total));
            key(one).cmp(&key(other))
        });
        let only_switch = |route: &Itinerary| matches!(route.kinds.as_slice(), [Reason::Switch { .. }]);
        let mut ranked: Vec<Itinerary> = Vec::new();
        for route in &self.list {
            let as_good = |other: &Itinerary| {
                let asks = |why| !other.has(why) || route.has(why);
                let sooner = other.arrival.is_some_and(|other| route.arrival.is_some_and(|own| other <= own));
                sooner && other.total >= route.total && asks(Why::LevelJump) && asks(Why::Switch)
            };
            let others = self.list.iter().filter(|other| !only_switch(other)).chain(ranked.iter().filter(|other| only_switch(other)));
            if !(only_switch(route) && others.into_iter().any(as_good)) {
                ranked.push(route.clone());
            }
        }
        while ranked.len() > MOST {
            // The reasons that are no switch are few, and each is asked for.
            let last = ranked.iter().rposition(only_switch);
            ranked.remove(last.unwrap_or(MOST));
        }
        ranked
    }
}

/// The place of a reason in the order in which routes are told.
const fn place(reason: &Reason) -> usize {
    match reason {
        Reason::UsualPace => 0,
        Reason::Earliest => 1,
        Reason::Early => 2,
        Reason::Switch { .. } => 3,
        Reason::BestOnTrack => 4,
        Reason::BestPaid => 5,
        Reason::OwnPlan => 6,
    }
}
