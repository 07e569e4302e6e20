//! What must hold of any link. Shared by the fuzzing and by the test of its corpus.

use crate::route::Link;

/// A link is read whatever it says, the same each time, and what is written of it reads as the same, with nothing left to drop.
pub fn link(bytes: &[u8], parse: fn(&str) -> Link) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let link = parse(text);
    assert_eq!(parse(text), link, "read twice");
    let written = link.route.to_string();
    let again = parse(&written);
    assert_eq!((again.route, again.dropped.len()), (link.route, 0), "{written}");
}
