//! The title of the page while a view is there.

use leptos::prelude::*;

use crate::browser::title;
use crate::route::View;
use crate::state::nav::nav;
use crate::state::settled::Settled;

/// Titles the page by its view, what is chosen in it, and its dataset.
pub fn follow(view: View, dataset: String, chosen: impl Fn() -> Option<String> + 'static) {
    let nav = nav();
    Effect::new(move || {
        let view = view.title();
        // Titles stay in the browser's history, and nothing of what is opened here shall.
        if nav.settled.with(Settled::is_own) {
            title::set(&[view]);
            return;
        }
        let words = chosen().map_or_else(|| view.to_owned(), |chosen| format!("{view}: {chosen}"));
        title::set(&[&words, &dataset]);
    });
}
