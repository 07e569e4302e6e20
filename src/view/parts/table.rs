//! Pieces that many tables have.

use leptos::prelude::*;

/// A figure in its column, aligned at the right; empty where there is none.
pub fn num(figure: Option<String>) -> AnyView {
    view! { <td class="num">{figure.unwrap_or_default()}</td> }.into_any()
}

/// The labels of an axis: each its place from the left, and its words.
pub fn axis(ticks: Vec<(String, String)>) -> AnyView {
    let ticks = ticks.into_iter().map(|(left, label)| view! { <span style:left=left>{label}</span> }.into_any()).collect_view();
    view! { <div class="axis" aria-hidden="true">{ticks}</div> }.into_any()
}
