//! The title of the page, which the browser's tabs, history and bookmarks show.

/// Titles the page, most particular words first: "Compare: D5.1 and EM5.1 · Cloud team ladder · Stepladder".
pub fn set(words: &[&str]) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&[words, &["Stepladder"]].concat().join(" · "));
    }
}
