//! Copying.

use wasm_bindgen_futures::JsFuture;

/// Copies a text; false where the browser refuses or has no clipboard (as on a page without https).
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(|window| window.is_secure_context()) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
