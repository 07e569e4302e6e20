//! The part of a link after the question mark: names and values.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that stand for themselves in a value: those of ids, and the marks of positions and lists.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b',').remove(b'~');

/// A value of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Why.
    pub why: Why,
}

impl Dropped {
    pub(super) fn new(name: &str, value: &str, why: Why) -> Self {
        Self { name: name.to_owned(), value: value.to_owned(), why }
    }

    /// A value that the dataset does not know.
    pub fn unknown(name: &str, value: impl fmt::Display) -> Self {
        Self { name: name.to_owned(), value: value.to_string(), why: Why::Unknown }
    }
}

/// Why a value of a link was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such view.
    View,
    /// The view has no choice of that name.
    Name,
    /// The value cannot be read.
    Value,
    /// The dataset has nothing of that id.
    Unknown,
    /// There are as many as the view can show already.
    TooMany,
}

pub(super) fn take<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), Why> {
    *slot = Some(value.ok_or(Why::Value)?);
    Ok(())
}

pub(super) fn set<T>(slot: &mut T, value: Option<T>) -> Result<(), Why> {
    *slot = value.ok_or(Why::Value)?;
    Ok(())
}

pub(super) fn list<T: FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',').map(|item| item.parse().ok()).collect()
}

/// The query of a link while it is written.
pub(super) struct Query(pub(super) String);

impl Query {
    pub(super) fn put(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            let mark = if self.0.is_empty() { '?' } else { '&' };
            // Writing into a String cannot fail.
            let _ = write!(self.0, "{mark}{name}={}", utf8_percent_encode(value.as_ref(), ENCODED));
        }
    }
}
