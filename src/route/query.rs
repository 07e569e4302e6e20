//! The part of a link after the question mark: names and values.

use std::fmt::{self, Write as _};
use std::str::FromStr;

pub use words::dropped::{DropReason, Dropped};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that stand for themselves in a value: those of ids, and the marks of positions, lists and plans.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b',').remove(b'~').remove(b':').remove(b'@').remove(b'/');

pub(super) fn take<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), DropReason> {
    *slot = Some(value.ok_or(DropReason::Value)?);
    Ok(())
}

pub(super) fn set<T>(slot: &mut T, value: Option<T>) -> Result<(), DropReason> {
    *slot = value.ok_or(DropReason::Value)?;
    Ok(())
}

pub(super) fn list<T: FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',').map(|item| item.parse().ok()).collect()
}

/// The query of a link while it is written, with the mark before it.
#[derive(Debug, Default)]
pub struct Query(String);

impl Query {
    /// Adds a value, where there is one.
    pub(super) fn put(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            let mark = if self.0.is_empty() { '?' } else { '&' };
            // Writing into a String cannot fail.
            let _ = write!(self.0, "{mark}{name}={}", utf8_percent_encode(value.as_ref(), ENCODED));
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
