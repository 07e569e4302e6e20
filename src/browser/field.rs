//! Fields that a reader fills in.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Shows a text in the field that an event comes from.
pub fn show(event: &Event, text: &str) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(text);
    }
}
