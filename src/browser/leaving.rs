//! Asking before the tab is closed.

use std::cell::Cell;

use leptos::prelude::window_event_listener;

thread_local! {
    static IS_ASKING: Cell<bool> = const { Cell::new(false) };
}

/// Has the browser ask before the tab is closed or loaded anew, as long as something would be lost; once and for the whole visit.
pub fn ask_while(would_lose: impl Fn() -> bool + 'static) {
    if !IS_ASKING.replace(true) {
        // Dropped handles leave their listeners where they are.
        drop(window_event_listener(leptos::ev::beforeunload, move |event| {
            if would_lose() {
                event.prevent_default();
            }
        }));
    }
}

/// Asks whether something may be lost; yes where the browser does not ask.
pub fn may_lose(question: &str) -> bool {
    web_sys::window().is_none_or(|window| window.confirm_with_message(question).unwrap_or(true))
}
