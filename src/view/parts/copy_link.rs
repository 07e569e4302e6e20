//! Buttons that copy, and tell whether they did.

use leptos::prelude::*;

use crate::browser::{clipboard, link};
use crate::state::voice::voice;

/// Words on the button that copies the address of what is shown.
pub const COPY_LINK: &str = "Copy link";

/// Copies a text, and tells the button and those who listen whether it was done, or what to do where the browser does not copy.
fn copy(text: &str, instead: &'static str, tell: impl FnOnce(String) + 'static) {
    let voice = voice();
    clipboard::copy(
        text,
        Box::new(move |done| {
            let done = words::load::copied(done, instead);
            voice.say(done.clone());
            tell(done);
        }),
    );
}

/// Copies the address of what is shown.
pub fn copy_link(tell: impl FnOnce(String) + 'static) {
    copy(&link::address(), "copy the address from the address bar", tell);
}

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

    /// Copies a text, and tells whether it was done.
    pub fn copy(self, text: &str) {
        copy(text, self.instead, move |done| self.words.set(done));
    }
}

/// Copies the address of what is shown.
#[component]
pub fn CopyLink() -> impl IntoView {
    let words = RwSignal::new(COPY_LINK.to_owned());
    view! { <button type="button" data-take="link" on:click=move |_| copy_link(move |done| words.set(done))>{move || words.get()}</button> }
        .into_any()
}
