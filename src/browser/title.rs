//! The title of the page.

/// Says the view in the browser's title.
pub fn set(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
