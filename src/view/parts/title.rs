//! The title of the page while a view is there.

use leptos::prelude::*;

use crate::browser::title;
use crate::route::View;

/// Titles the page by its view, what is chosen in it, and its dataset.
pub fn follow(view: View, dataset: String, chosen: impl Fn() -> Option<String> + 'static) {
    Effect::new(move || {
        let view = view.title();
        let words = chosen().map_or_else(|| view.to_owned(), |chosen| format!("{view}: {chosen}"));
        title::set(&[&words, &dataset]);
    });
}
