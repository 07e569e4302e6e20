//! Bytes to text, and places and dates within it.

use std::str::FromStr;

use chrono::NaiveDate;

use super::problem::{Collector, Place};
use rules::date;

/// The text of a file without its byte order mark.
///
/// Reports to `collect` and gives nothing where the file is empty or is not UTF-8.
pub fn decode<'a>(bytes: &'a [u8], collect: &Collector) -> Option<&'a str> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        collect.error(Place::default(), "text in UTF-16", "text in UTF-8: save the file as “CSV UTF-8” or as UTF-8");
        return None;
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            collect.error(Place::default(), "an empty file", "a file with content");
            None
        }
        Ok(text) => Some(text),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = std::str::from_utf8(good).map_or(1, |good| Lines::of(good).line(good.len()));
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            collect.error(
                Place { line: Some(line), field: String::new() },
                format!("the byte {byte:#04x}, which is not UTF-8 text"),
                "text in UTF-8: save the file as “CSV UTF-8” or as UTF-8",
            );
            None
        }
    }
}

/// Finds line numbers by their offset in a text.
#[derive(Debug)]
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

/// What was expected where a web page was found.
pub const INSTEAD_OF_A_PAGE: &str = "the file itself: it is probably missing on the host, which answered with a page instead";

/// A value quoted in a message, cut to a readable length.
pub fn quoted(value: &str) -> String {
    const LONGEST: usize = 60;
    let short: String = value.chars().take(LONGEST).map(|c| if c.is_control() { '·' } else { c }).collect();
    if short.len() < value.len() && value.chars().count() > LONGEST { format!("“{short}…”") } else { format!("“{short}”") }
}
