//! Files as they are written, so that one value can be changed and everything else is written back byte for byte.
//!
//! The readers of `bands.csv` and `ladder.json` read through these too: there is one splitting of rows and one tree of JSON.

pub mod csv;
pub mod json;

use crate::problem::Span;

/// A text that comes in the place of a span.
type Splice = (Span, String);

/// A text with others put in the place of their spans. What two spans have in common goes once.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(span, _)| span.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in splices {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(&new);
        at = span.end.max(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The byte order mark, which some programs put before text.
pub const BOM: char = '\u{feff}';

/// How many bytes of a text its byte order mark takes: 3, or 0 where it has none.
pub fn bom(text: &str) -> usize {
    if text.starts_with(BOM) { BOM.len_utf8() } else { 0 }
}
