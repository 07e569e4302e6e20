//! Markup as what stands in an element. Together with `browser/html.rs` the only place where text becomes HTML.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::element::inner_html;

use crate::markup::Markup;

/// Markup as all that stands in an element: `<ul {..html(lines)}></ul>`.
pub fn html(markup: Markup) -> AnyAttribute {
    inner_html(markup.as_str().to_owned()).into_any_attr()
}
