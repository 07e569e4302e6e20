//! What is odd in what levels ask, and in their titles.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::structure::{SHOWN, Teller, tracks};
use super::{Found, Kind};
use crate::ladder::{Ladder, Level};

/// Looks at expectations and at titles beside ids.
pub fn look(ladder: &Ladder, found: &mut Vec<Found>) {
    let mut teller = Teller { found };
    for (track, levels) in tracks(ladder) {
        doubled(levels.clone(), &mut teller);
        let without = || levels.clone().filter(|(_, level)| level.expects.is_empty());
        // Where many ask nothing, expectations stand elsewhere.
        if 4 * without().count() <= track.levels.len() {
            without().for_each(|level| teller.tell(Some(level), Kind::NothingAsked));
        }
        numbers(levels.clone(), &mut teller);
        for (place, level) in levels {
            if let Some(says) = other_id(ladder, level) {
                teller.tell(Some((place, level)), Kind::TitleSays { title: level.title.trim().to_owned(), says });
            }
        }
    }
}

/// Expectations that a level has twice or a lower one of its track has already, told once a level: levels build on each other, so what a lower
/// one asks holds. Levels of one rank may ask the same, and one text may stand under two axes.
fn doubled<'a>(levels: impl Iterator<Item = (usize, &'a Level)>, teller: &mut Teller<'_>) {
    let mut known: BTreeMap<_, &Level> = BTreeMap::new();
    for (place, level) in levels {
        let (mut first, mut count) = (None, 0);
        for line in &level.expects {
            // Compared as people read them.
            let read: String = line.text.split_whitespace().flat_map(|word| [" ", word]).collect();
            match known.entry((&line.axis, read.to_lowercase())) {
                Entry::Vacant(new) => drop(new.insert(level)),
                Entry::Occupied(other) if other.get().rank < level.rank || other.get().id == level.id => {
                    count += 1;
                    first.get_or_insert((other.get().id.clone(), line.text.trim()));
                }
                Entry::Occupied(_) => {}
            }
        }
        if let Some((other, text)) = first {
            let cut = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
            let text = text.chars().take(SHOWN).collect::<String>() + cut;
            teller.tell(Some((place, level)), Kind::TextTwice { other, text, count });
        }
    }
}

/// A number with the letter that may stand after it: 8a.
type Number = (u16, Option<char>);

/// Titles that end in another number than the id, where most titles of the same words in the track say that of their id. So "Engineer I" may
/// be L3 where "Engineer II" is L4, and "Senior engineer 1" may be the fourth level.
fn numbers<'a>(levels: impl Iterator<Item = (usize, &'a Level)>, teller: &mut Teller<'_>) {
    let mut families: BTreeMap<String, Vec<(usize, &Level, bool, &str)>> = BTreeMap::new();
    for (place, level) in levels {
        if let (Some(own), Some((says, number, rest))) = (number_of_id(level.id.as_str()), number_of_title(&level.title)) {
            families.entry(rest).or_default().push((place, level, number == own, says));
        }
    }
    for family in families.into_values() {
        let other = || family.iter().filter(|(_, _, same, _)| !same);
        if 2 * other().count() < family.len() {
            for (place, level, _, says) in other() {
                let what = Kind::TitleSays { title: level.title.trim().to_owned(), says: (*says).to_owned() };
                teller.tell(Some((*place, level)), what);
            }
        }
    }
}

/// The id of another level that stands in a title as a word, where the own one does not: "D4 engineer" of D5. Ids without a digit are words.
fn other_id(ladder: &Ladder, level: &Level) -> Option<String> {
    let words = || level.title.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_id = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.contains(|c: char| c.is_ascii_digit());
    if words().any(|word| word.eq_ignore_ascii_case(level.id.as_str())) {
        return None;
    }
    let names = |word: &&str| is_id(word) && ladder.levels().any(|other| other.level.id.as_str().eq_ignore_ascii_case(word));
    words().find(names).map(str::to_owned)
}

/// The number in which an id ends: 5 of `D5`, 8a of `Band-8a`.
fn number_of_id(id: &str) -> Option<Number> {
    let digits = id.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    number(id.get(digits.trim_end_matches(|c: char| c.is_ascii_digit()).len()..)?)
}

/// The only number in a title, or the Roman one in which it ends: as it is written, what it is, and the other words.
fn number_of_title(title: &str) -> Option<(&str, Number, String)> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers = words().filter_map(|word| Some((word, number(word)?)));
    let (says, number) = match (numbers.next(), numbers.next()) {
        (Some(only), None) => only,
        (None, _) => {
            let last = words().next_back()?;
            let (number, _) = (1..).zip(ROMAN).find(|(_, roman)| *roman == last)?;
            (last, (number, None))
        }
        (Some(_), Some(_)) => return None,
    };
    let rest: String = words().filter(|word| *word != says).flat_map(|word| [" ", word]).collect();
    Some((says, number, rest.to_lowercase()))
}

/// A number of digits, with a letter or the ending of a place in an order: `8a`, `3rd`.
fn number(word: &str) -> Option<Number> {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = word.strip_suffix(rest)?.parse().ok()?;
    match rest {
        "" | "st" | "nd" | "rd" | "th" => Some((number, None)),
        _ => {
            let mut letters = rest.chars();
            let letter = letters.next().filter(|_| letters.as_str().is_empty())?;
            Some((number, Some(letter.to_ascii_lowercase())))
        }
    }
}
