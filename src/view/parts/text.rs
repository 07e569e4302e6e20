//! Running text.

use leptos::prelude::*;

/// A paragraph, where there is a text.
pub fn paragraph(text: &str, class: &'static str) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class=class>{text.to_owned()}</p> }.into_any())
}
