//! The styles of the views that come later.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Set on a style that is there.
const THERE: &str = "data-there";

/// Asks for the styles of a view that the first visit does without, and waits for them, however often they are asked for. Without them
/// the page is plain, but all there.
pub async fn of_view(view: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(link) = document.and_then(|document| document.get_element_by_id(&format!("style-{view}"))) else { return };
    if link.has_attribute(THERE) {
        return;
    }
    let settled = js_sys::Promise::new(&mut |done, failed| {
        let _ = link.add_event_listener_with_callback("load", done.unchecked_ref());
        let _ = link.add_event_listener_with_callback("error", failed.unchecked_ref());
        let _ = link.set_attribute("rel", "stylesheet");
    });
    // What failed is asked for anew the next time.
    let _ = match JsFuture::from(settled).await {
        Ok(_) => link.set_attribute(THERE, ""),
        Err(_) => link.remove_attribute("rel"),
    };
}
