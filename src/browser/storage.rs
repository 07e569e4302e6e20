//! Preferences, where the browser lets a page keep them; without, the page works and forgets.

use gloo_storage::{LocalStorage, Storage};

/// Whether there is a storage at all: gloo-storage panics where it is blocked, so this is asked first.
fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// A preference kept under a name.
pub fn get(name: &str) -> Option<String> {
    let kept = if is_open() { LocalStorage::raw().get_item(name).ok()? } else { None };
    // Once they were kept as JSON, of which a first visit need read nothing else.
    kept.map(|kept| kept.trim_matches('"').to_owned())
}

/// Keeps a preference, which is a plain name, or forgets it. A full storage loses a preference, no more.
pub fn set(name: &str, value: Option<&str>) {
    if is_open() {
        let storage = LocalStorage::raw();
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}
