//! Copying, and what is pasted.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ClipboardEvent;

/// Copies a text, and tells whether that was done: not where the browser refuses or has no clipboard (as on a page without https).
pub fn copy(text: &str, then: Box<dyn FnOnce(bool)>) {
    let secure = web_sys::window().filter(web_sys::Window::is_secure_context);
    let copying = secure.map(|window| JsFuture::from(window.navigator().clipboard().write_text(text)));
    spawn_local(async move {
        then(match copying {
            Some(copying) => copying.await.is_ok(),
            None => false,
        });
    });
}

/// The text that is pasted, in place of what the browser would do with it; nothing where it is something else.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.prevent_default();
    event.clipboard_data()?.get_data("text/plain").ok().filter(|text| !text.is_empty())
}

/// What is pasted, as HTML and as text; each is empty where the clipboard has none. The browser still does with it what it does.
pub fn held(event: &ClipboardEvent) -> (String, String) {
    let data = event.clipboard_data();
    let of = |kind| data.as_ref().and_then(|data| data.get_data(kind).ok()).unwrap_or_default();
    (of("text/html"), of("text/plain"))
}

/// Gives a text to the clipboard, in place of what is selected.
pub fn put(event: &ClipboardEvent, text: &str) {
    event.prevent_default();
    if let Some(data) = event.clipboard_data() {
        // Refused only where the browser lets no page copy.
        let _ = data.set_data("text/plain", text);
    }
}
