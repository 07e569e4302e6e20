//! A line of a file with what is meant in it.

use std::borrow::Cow;

use crate::problem::{Collector, Place, Span};
use crate::text::decode;

/// Files as texts, by their names, each decoded once however many problems it has; those that are no text are left out.
#[derive(Clone, Debug)]
pub struct Texts<'b>(Vec<(&'static str, Cow<'b, str>)>);

impl<'b> Texts<'b> {
    /// Decodes files.
    pub fn of(files: impl IntoIterator<Item = (&'static str, &'b [u8])>) -> Self {
        Self(files.into_iter().filter_map(|(name, bytes)| Some((name, decode(bytes, &Collector::new(name))?))).collect())
    }

    /// The same for as long as it is wanted.
    pub fn kept(self) -> Texts<'static> {
        Texts(self.0.into_iter().map(|(name, text)| (name, Cow::Owned(text.into_owned()))).collect())
    }

    /// The text of a file.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == file).map(|(_, text)| text.as_ref())
    }
}

/// So many characters are shown before what is meant, and of the line in all: a file may be one line.
const BEFORE: usize = 50;
const SHOWN: usize = 110;

/// A line, or the part of it around what is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, with a dot in the place of each control character.
    pub text: String,
    /// In which character of the line what is meant begins, counted from 1; nothing where the whole line is.
    pub column: Option<usize>,
    /// How many characters of the text stand before what is meant, and how many it has; nothing where the whole line is.
    pub mark: Option<(usize, usize)>,
}

impl Excerpt {
    /// The line of a place in a text, with what is meant marked; nothing where the place is of the whole file.
    pub fn of_place(text: &str, place: &Place) -> Option<Self> {
        match place.span {
            Some(Span { start, end }) => Self::of(text, start.min(text.len()), end.min(text.len())),
            None => Self::of_line(text, place.line?),
        }
    }

    /// A line as it is, counted from 1.
    pub fn of_line(text: &str, line: usize) -> Option<Self> {
        let line = lines(text).nth(line.checked_sub(1)?)?;
        Some(Self { text: shown(line.chars().take(SHOWN)), column: None, mark: None })
    }

    fn of(text: &str, start: usize, end: usize) -> Option<Self> {
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let begin = text.as_bytes().get(..start)?.iter().rposition(ends).map_or(0, |at| at + 1);
        let line = text.get(begin..)?.split(['\n', '\r']).next()?;
        let before = text.get(begin..start)?.trim_start_matches('\u{feff}').chars().count();
        // What goes on on further lines is marked to the end of this one.
        let meant = text.get(start..end)?.split(['\n', '\r']).next()?.chars().count();
        let skip = before.saturating_sub(BEFORE);
        let part = line.trim_start_matches('\u{feff}').chars().skip(skip).take(SHOWN);
        let (at, room) = (before - skip, SHOWN.saturating_sub(before - skip));
        Some(Self { text: shown(part), column: Some(before + 1), mark: Some((at, meant.clamp(1, room.max(1)))) })
    }
}

/// Lines end with a line feed, a carriage return or both.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn shown(characters: impl Iterator<Item = char>) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => '·',
        c => c,
    };
    characters.map(shown).collect()
}
