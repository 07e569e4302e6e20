//! Preferences, where the browser lets a page keep them; without, the page works and forgets.

use gloo_storage::{LocalStorage, Storage};

/// Whether there is a storage at all: gloo-storage panics where it is blocked, so this is asked first.
fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// A preference kept under a name.
pub fn get(name: &str) -> Option<String> {
    if is_open() { LocalStorage::get(name).ok() } else { None }
}

/// Keeps a preference, or forgets it. A full storage loses a preference, no more.
pub fn set(name: &str, value: Option<&str>) {
    if is_open() {
        match value {
            Some(value) => drop(LocalStorage::set(name, value)),
            None => LocalStorage::delete(name),
        }
    }
}
