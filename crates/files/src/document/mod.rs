//! Files as they are written, so that one value can be changed and everything else is written back byte for byte.
//!
//! The readers of `bands.csv` and `ladder.json` read through these too: there is one splitting of rows and one tree of JSON.

pub mod csv;
pub mod json;

/// The byte order mark, which some programs put before text.
pub const BOM: char = '\u{feff}';

/// How many bytes of a text its byte order mark takes: 3, or 0 where it has none.
pub fn bom(text: &str) -> usize {
    if text.starts_with(BOM) { BOM.len_utf8() } else { 0 }
}
