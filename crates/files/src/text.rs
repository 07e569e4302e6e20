//! Bytes to text, and places and dates within it.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::NaiveDate;

use super::document::bom;
use super::problem::{Code, Collector, Place, Span};
use rules::date;

/// The text of a file, with its byte order mark: UTF-8, or UTF-16 that begins with a byte order mark.
///
/// Reports to `collect` and gives nothing where the file is empty or is neither.
pub fn decode<'a>(bytes: &'a [u8], collect: &Collector) -> Option<Cow<'a, str>> {
    let utf_16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some(from_utf_16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Some(from_utf_16(rest, u16::from_be_bytes)),
        _ => None,
    };
    let text = match utf_16 {
        Some(Some(text)) => Cow::Owned(text),
        Some(None) => {
            collect.error(Place::default(), Code::BrokenUtf16);
            return None;
        }
        None => Cow::Borrowed(utf_8(bytes, collect)?),
    };
    if text.get(bom(&text)..).unwrap_or_default().trim().is_empty() {
        collect.error(Place::default(), Code::EmptyFile);
        return None;
    }
    Some(text)
}

/// Whether bytes that are not UTF-8 look like the text of a program that saves in Windows-1252, as spreadsheets do: nothing in them is a
/// character that no text has, so they are no picture.
pub fn may_be_western(bytes: &[u8]) -> bool {
    let is_text = |byte: &u8| !matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127 | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    std::str::from_utf8(bytes).is_err() && bytes.iter().all(is_text)
}

/// The text of units of two bytes each; nothing where one is cut or is half a character.
fn from_utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

fn utf_8<'a>(bytes: &'a [u8], collect: &Collector) -> Option<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let start = error.valid_up_to();
            let good = bytes.get(..start).unwrap_or_default();
            let line = std::str::from_utf8(good).map_or(1, |good| Lines::of(good).line(good.len()));
            let byte = bytes.get(start).copied().unwrap_or_default();
            let end = error.error_len().map_or(bytes.len(), |length| start + length);
            collect.error(Place { line: Some(line), span: Some(Span { start, end }), ..Place::default() }, Code::NotUtf8(byte));
            None
        }
    }
}

/// Finds line numbers by their offset in a text.
#[derive(Clone, Debug)]
pub struct Lines(Vec<usize>);

impl Lines {
    /// Indexes a text; a line ends with a line feed, a carriage return, or both.
    pub fn of(text: &str) -> Self {
        let next = text.bytes().skip(1).map(Some).chain([None]);
        let ends =
            text.bytes().zip(next).enumerate().filter(|(_, (byte, next))| *byte == b'\n' || (*byte == b'\r' && *next != Some(b'\n')));
        Self(ends.map(|(at, _)| at).collect())
    }

    /// The line of an offset, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|end| *end < offset)
    }

    /// Where the line of an offset begins.
    pub fn start(&self, offset: usize) -> usize {
        let line = self.line(offset);
        line.checked_sub(2).and_then(|before| self.0.get(before)).map_or(0, |end| end + 1)
    }

    /// The offset of so many bytes into a line, within the text and between characters. Lines are counted as JSON does: by line feeds.
    pub fn offset(&self, line: usize, bytes: usize, text: &str) -> usize {
        let feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let start = line.checked_sub(2).map_or(Some(bom(text)), |before| feeds.clone().nth(before)).unwrap_or(text.len());
        text.floor_char_boundary(start + bytes)
    }
}

/// A date written in full, `2026-07-01`: a year of two digits would be a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IsoDate(pub NaiveDate);

/// The text is not a date as [`IsoDate`] has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl FromStr for IsoDate {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        date::parse(text).map(Self).ok_or(NotADate)
    }
}

/// How many characters of a text a message shows.
pub const SHOWN: usize = 60;

/// The beginning of a text of any length: as much as a message shows, and one character more where there is more.
pub fn beginning(text: &str) -> String {
    text.chars().take(SHOWN + 1).collect()
}
