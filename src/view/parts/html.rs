//! Markup as what stands in an element. Together with `browser/html.rs` the only place where text becomes HTML.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::prelude::*;
use leptos::tachys::html::element::inner_html;

use crate::browser::html::Spot;
use crate::markup::Markup;

/// Markup as all that stands in an element: `<ul {..html(lines)}></ul>`.
pub fn html(markup: Markup) -> AnyAttribute {
    inner_html(markup.as_str().to_owned()).into_any_attr()
}

/// An element that is filled with markup, and anew whenever that is another: what it brings as `data-style` is styled.
#[component]
pub fn Filled(
    /// The class of the element.
    class: &'static str,
    /// What stands in it.
    #[prop(into)]
    markup: Signal<Markup>,
) -> impl IntoView {
    let here = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        if let Some(here) = here.get() {
            markup.with(|markup| Spot::of(&here).fill(markup));
        }
    });
    view! { <div class=class node_ref=here></div> }.into_any()
}
