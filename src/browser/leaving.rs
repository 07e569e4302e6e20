//! Asking before the tab is closed.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

thread_local! {
    static IS_ASKING: Cell<bool> = const { Cell::new(false) };
}

/// Has the browser ask before the tab is closed or loaded anew, as long as something would be lost; once and for the whole visit.
pub fn ask_while(would_lose: impl Fn() -> bool + 'static) {
    if IS_ASKING.replace(true) {
        return;
    }
    on("beforeunload", move |event: Event| {
        if would_lose() {
            event.prevent_default();
        }
    });
}

/// Does something when the tab is closed or loaded anew, for the whole visit.
pub fn at_end(act: impl Fn() + 'static) {
    on("pagehide", move |_| act());
}

fn on(name: &str, act: impl Fn(Event) + 'static) {
    let act = Closure::<dyn Fn(Event)>::new(act);
    if let Some(window) = web_sys::window() {
        // A window takes any listener.
        let _ = window.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
    }
    act.forget();
}

/// Asks whether something may be lost; yes where the browser does not ask.
pub fn may_lose(question: &str) -> bool {
    web_sys::window().is_none_or(|window| window.confirm_with_message(question).unwrap_or(true))
}
