//! The button that copies the address of what is shown.

use leptos::prelude::*;

use crate::browser::{clipboard, link};
use crate::say;
use crate::view::shell::shell;

/// Copies the address.
#[component]
pub fn CopyLink() -> impl IntoView {
    let shell = shell();
    let words = RwSignal::new("Copy link".to_owned());
    let tell = move |done| {
        let done = say::load::copied(done).to_owned();
        words.set(done.clone());
        shell.said.set(done);
    };
    let copy = move |_| clipboard::copy(&link::address(), Box::new(tell));
    view! { <button type="button" on:click=copy>{move || words.get()}</button> }.into_any()
}
