//! Buttons that copy, and tell whether they did.

use leptos::prelude::*;

use crate::browser::{clipboard, link};
use crate::state::voice::voice;

/// The words of a button that copies.
#[derive(Clone, Copy, Debug)]
pub struct Copied {
    words: RwSignal<String>,
    /// What to do where the browser does not copy.
    instead: &'static str,
}

impl Copied {
    /// The button as it stands at first.
    pub fn new(words: &str, instead: &'static str) -> Self {
        Self { words: RwSignal::new(words.to_owned()), instead }
    }

    /// The words now.
    pub fn words(self) -> String {
        self.words.get()
    }

    /// Copies a text, and tells on the button and to those who listen whether it was done.
    pub fn copy(self, text: &str) {
        let voice = voice();
        let tell = move |done| {
            let done = words::load::copied(done, self.instead);
            self.words.set(done.clone());
            voice.say(done);
        };
        clipboard::copy(text, Box::new(tell));
    }
}

/// Copies the address of what is shown.
#[component]
pub fn CopyLink() -> impl IntoView {
    let copied = Copied::new("Copy link", "copy the address from the address bar");
    view! { <button type="button" data-take="link" on:click=move |_| copied.copy(&link::address())>{move || copied.words()}</button> }
        .into_any()
}
