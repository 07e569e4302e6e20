//! The fragment of the address.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The fragment, with its `#`.
pub fn current() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address, for copying.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Goes to a fragment; the browser keeps it in its history and calls those who [`listen`].
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // The only failure is an address the browser cannot parse, which a fragment never makes.
        let _ = window.location().set_hash(fragment);
    }
}

/// Calls `changed` with the new fragment whenever it changes, for as long as the page lives.
pub fn listen(changed: impl Fn(String) + 'static) {
    let callback = Closure::<dyn Fn()>::new(move || changed(current()));
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("hashchange", callback.as_ref().unchecked_ref());
    }
    callback.forget();
}
