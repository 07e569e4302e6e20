//! The fragment of the address.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::History;

/// The fragment, with its `#`.
pub fn current() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address, for copying.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Goes to a fragment, with a step in the browser's history.
pub fn push(fragment: &str) {
    let pushed = history().is_some_and(|history| history.push_state_with_url(&JsValue::NULL, "", Some(fragment)).is_ok());
    if !pushed {
        set(fragment);
    }
}

/// Goes to a fragment in the place of the last step in the browser's history.
pub fn replace(fragment: &str) {
    let replaced = history().is_some_and(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)).is_ok());
    if !replaced {
        set(fragment);
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The way that is left where a browser refuses more changes of its history within a time.
fn set(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // The only failure is an address the browser cannot parse, which a fragment never makes.
        let _ = window.location().set_hash(fragment);
    }
}

/// Calls `changed` with the new fragment whenever somebody goes to one by a link or through the history, for as long as the page lives.
pub fn listen(changed: impl Fn(String) + 'static) {
    let callback = Closure::<dyn Fn()>::new(move || changed(current()));
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("hashchange", callback.as_ref().unchecked_ref());
    }
    callback.forget();
}
