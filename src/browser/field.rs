//! Fields that a reader fills in.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Shows a text in the field that an event comes from.
pub fn show(event: &Event, text: &str) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(text);
    }
}

/// Goes into the first field of a selector with a text, and stands at its end.
pub fn enter(selector: &str, text: &str) {
    let found = web_sys::window().and_then(|window| window.document()?.query_selector(selector).ok()?);
    if let Some(field) = found.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(text);
        // Plain fields of text take both.
        let _ = field.focus();
        let end = u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        let _ = field.set_selection_range(end, end);
    }
}
