//! Finding a position by what a person types: `d5`, `staff`, `GS-9.10`, `eng manager`.

use super::id::Position;
use super::ladder::{Ladder, TrackLevel};

/// A letter without case and without its mark (Latin-1, which covers the languages of western Europe).
const fn folded(letter: char) -> char {
    match letter {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        other => other.to_ascii_lowercase(),
    }
}

/// Letters that are no ASCII count as part of a word, whatever their script.
fn in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// An id, or what is typed for one, without case and marks: `GS-9`, `gs9` and `gs 9` are the same.
fn squeezed(text: &str) -> String {
    text.chars().map(folded).filter(|letter| in_word(*letter)).collect()
}

/// The words of a text.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(folded).collect();
    folded.split(|letter| !in_word(letter)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether each word typed begins a word of the text.
fn begin(typed: &[String], text: &[String]) -> bool {
    typed.iter().all(|typed| text.iter().any(|word| word.starts_with(typed.as_str())))
}

/// How well an id fits what is typed: 0 exactly, 1 at its start; nothing where it does not.
fn fits(typed: &str, id: &str) -> Option<u8> {
    let id = squeezed(id);
    if id == typed { Some(0) } else { id.starts_with(typed).then_some(1) }
}

/// Whether a text holds every word sought, anywhere and in any order, without case and marks. It holds nothing sought.
pub fn holds(text: &str, sought: &str) -> bool {
    let sought = words(sought);
    // Most often nothing is sought, and there are hundreds of texts.
    if sought.is_empty() {
        return true;
    }
    let text: String = text.chars().map(folded).collect();
    sought.iter().all(|word| text.contains(word.as_str()))
}

/// A position with how well it fits, best first, and its place among all.
type Fitting = (u8, Position);

/// The positions that fit what is typed, best first, at most `most`: an exact id, then ids that begin so, then titles, then tracks and
/// ids by words. Among equals the order of the ladder holds. A level without a step stands for its first; `D5.` for all of its steps.
pub fn find(ladder: &Ladder, typed: &str, most: usize) -> Vec<Position> {
    let whole = squeezed(typed);
    if whole.is_empty() {
        return Vec::new();
    }
    let parts = typed.rsplit_once('.').map(|(level, step)| (squeezed(level), squeezed(step))).filter(|(level, _)| !level.is_empty());
    let typed = words(typed);
    let mut fitting: Vec<Fitting> = Vec::new();
    for found in ladder.levels() {
        let TrackLevel { track, level } = found;
        if let Some((of_level, of_step)) = &parts
            && fits(of_level, level.id.as_str()) == Some(0)
        {
            let steps = level.steps.iter().filter_map(|step| Some((fits(of_step, step.id.as_str())?, level.at(step))));
            fitting.extend(steps);
            continue;
        }
        let by_words = || {
            let mut text = words(&level.title);
            if begin(&typed, &text) {
                return Some(2);
            }
            text.extend(words(&track.name));
            text.extend(words(level.id.as_str()));
            begin(&typed, &text).then_some(3)
        };
        let by_id = if parts.is_none() { fits(&whole, level.id.as_str()) } else { None };
        fitting.extend(by_id.or_else(by_words).zip(level.steps.first()).map(|(fit, step)| (fit, level.at(step))));
    }
    fitting.sort_by_key(|(fit, _)| *fit);
    fitting.into_iter().take(most).map(|(_, at)| at).collect()
}
