//! Which route's events stand beside the chart.

use leptos::prelude::*;

/// The place of the route chosen; the usual pace at first.
#[derive(Clone, Copy, Debug)]
pub struct Chosen(RwSignal<usize>);

/// In place of a number: the last route, whichever it is.
const LAST: usize = usize::MAX;

impl Chosen {
    /// The usual pace.
    pub fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// The place among so many routes.
    pub fn of(self, routes: usize) -> usize {
        match self.0.get() {
            LAST => routes.saturating_sub(1),
            place if place < routes => place,
            _ => 0,
        }
    }

    /// Chooses the route in a place.
    pub fn choose(self, place: usize) {
        self.0.set(place);
    }

    /// Chooses the plan of one's own, which is the last route.
    pub fn own(self) {
        self.0.set(LAST);
    }
}
