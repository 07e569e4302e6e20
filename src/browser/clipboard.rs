//! Copying.

use wasm_bindgen_futures::{JsFuture, spawn_local};

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
