//! What of a page was opened: it stays open when the same is drawn anew, as for another period.

use leptos::prelude::*;

/// What was opened, by its name; for as long as what it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened(RwSignal<Vec<String>>);

impl Opened {
    /// Whether something is open.
    pub fn is(self, name: &str) -> bool {
        self.0.with(|opened| opened.iter().any(|other| other == name))
    }

    /// Closes all of it.
    pub fn close(self) {
        self.0.set(Vec::new());
    }

    /// Opens something, or closes it.
    pub fn toggle(self, name: &str) {
        self.0.update(|opened| match opened.iter().position(|other| other == name) {
            Some(place) => drop(opened.remove(place)),
            None => opened.push(name.to_owned()),
        });
    }
}
