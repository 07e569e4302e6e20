//! What is found while somebody types.

use super::counts::{number, plural, sentence};
use rules::id::Position;

/// A position as a list names it: "D5.1 Staff engineer, Development".
pub fn position(at: &Position, title: &str, track: &str) -> String {
    let title = if title.is_empty() { String::new() } else { format!(" {title}") };
    format!("{at}{title}, {track}")
}

/// How many positions fit what is typed.
pub fn found(nothing_typed: bool, count: usize) -> String {
    match (nothing_typed, count) {
        (true, _) => String::new(),
        (false, 0) => "Nothing fits. Try an id such as the map shows, a part of a title, or the name of a track.".to_owned(),
        (false, count) => sentence(&format!(
            "{} position{} fit{}. Enter takes the first.",
            number(count),
            plural(count),
            if count == 1 { "s" } else { "" }
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn counts() {
        assert_eq!((found(true, 0).as_str(), found(false, 1).as_str()), ("", "One position fits. Enter takes the first."));
        assert_eq!(found(false, 3), "Three positions fit. Enter takes the first.");
        assert!(found(false, 0).starts_with("Nothing fits."));
    }
}
