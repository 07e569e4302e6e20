//! Numbers in words.

/// A number as a word up to twelve, in digits beyond.
pub fn number(count: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// A number with its noun: "one track", "two tracks".
pub fn of(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", number(count), plural(count))
}

/// The ending of a regular plural.
pub const fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// A place in an order, counted from 1: "first", "second", "11th".
pub fn ordinal(place: usize) -> String {
    const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(word) = place.checked_sub(1).and_then(|index| WORDS.get(index)) {
        return (*word).to_owned();
    }
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// A list in words: "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The first letter made a capital. Our own words begin in ASCII; the tables of all the world's capitals are large.
pub fn sentence(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The first letter made small, for the middle of a sentence.
pub fn within(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{list, number, of, ordinal, sentence};

    #[test]
    fn words() {
        assert_eq!((number(0).as_str(), number(12).as_str(), number(13).as_str()), ("no", "twelve", "13"));
        assert_eq!((of(1, "track"), of(3, "track")), ("one track".to_owned(), "three tracks".to_owned()));
        let ordinals = [1, 10, 11, 12, 13, 21, 22, 23, 101, 111].map(ordinal);
        assert_eq!(ordinals, ["first", "tenth", "11th", "12th", "13th", "21st", "22nd", "23rd", "101st", "111th"]);
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!((list(&items[..1]), list(&items[..2]), list(&items)), ("a".to_owned(), "a and b".to_owned(), "a, b and c".to_owned()));
        assert_eq!((sentence("one of"), sentence("élan")), ("One of".to_owned(), "élan".to_owned()));
    }
}
