//! The styles of the views that come later.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Asks for the styles that the first visit does without, and waits for them. Without them the page is plain, but all there.
pub async fn later() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(link) = document.and_then(|document| document.get_element_by_id("later-style")) else { return };
    if link.has_attribute("rel") {
        return;
    }
    let settled = js_sys::Promise::new(&mut |done, _| {
        for event in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(event, done.unchecked_ref());
        }
        let _ = link.set_attribute("rel", "stylesheet");
    });
    let _ = JsFuture::from(settled).await;
}
