//! Bytes to text, and places within it.

use super::problem::{Collector, Place};

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
            let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
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
    /// Indexes a text.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The line of an offset, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|end| *end < offset)
    }
}

/// A value quoted in a message, cut to a readable length.
pub fn quoted(value: &str) -> String {
    const LONGEST: usize = 60;
    let short: String = value.chars().take(LONGEST).map(|c| if c.is_control() { '·' } else { c }).collect();
    if short.len() < value.len() && value.chars().count() > LONGEST { format!("“{short}…”") } else { format!("“{short}”") }
}
