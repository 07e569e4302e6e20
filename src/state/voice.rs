//! What is announced to those who listen.

use leptos::prelude::*;

/// The words announced last.
#[derive(Clone, Copy, Debug)]
pub struct Voice(RwSignal<String>);

impl Voice {
    /// Nothing announced yet.
    pub fn start() -> Self {
        Self(RwSignal::default())
    }

    /// Announces words politely.
    pub fn say(self, words: String) {
        self.0.set(words);
    }

    /// The words announced last.
    pub fn said(self) -> String {
        self.0.get()
    }
}

/// The voice, from anywhere below [`crate::app::App`].
pub fn voice() -> Voice {
    expect_context()
}
