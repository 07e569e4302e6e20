//! Pieces that many tables have.

use leptos::prelude::*;

use crate::markup::Markup;

/// A figure in its column, aligned at the right; empty where there is none.
pub fn num(figure: Option<String>) -> AnyView {
    view! { <td class="num">{figure.unwrap_or_default()}</td> }.into_any()
}

/// The labels of an axis: each its place from the left, and its words.
pub fn axis(ticks: &[(String, String)]) -> Markup {
    let mut out = Markup::default();
    for (left, label) in ticks {
        out.html("<span data-style=\"left:").text(left).html("\">").text(label).html("</span>");
    }
    out
}
