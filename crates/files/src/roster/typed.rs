//! Rows that are typed one by one, under whatever header the text has.

use super::HEADS;
use crate::document::csv::CsvDocument;
use crate::separated::{named_separator, normal, separator};
use crate::sheet::record_by;

/// A head as columns are told apart by it: `Level since` is what a spreadsheet makes of `level_since`.
pub(super) fn column(head: &str) -> String {
    normal(head).replace([' ', '-'], "_")
}

/// The heads of the text, in their order, and what separates them.
fn heads(text: &str) -> Option<(Vec<String>, u8)> {
    let named = named_separator(text);
    let separator = named.unwrap_or_else(|| separator(text));
    // The line that names the separator stands before the header.
    let rest = if named.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
    let heads = CsvDocument::heads(rest, separator)?.iter().map(|head| column(head)).collect::<Vec<_>>();
    heads.iter().any(|head| head == "level").then_some((heads, separator))
}

/// The columns of the header that are read, in its order; none without a header that has `level`.
pub fn columns(text: &str) -> Vec<&'static str> {
    let there = heads(text).map(|(heads, _)| heads).unwrap_or_default();
    there.iter().filter_map(|head| HEADS.into_iter().find(|known| known == head)).collect()
}

/// The text with one more row at its end: values by the names of their columns, nothing under the other heads. Nothing without a header.
///
/// ```
/// use files::roster::with_row;
/// let text = "Name;Level;Note;Pay\nIda;D4;;84.200,00";
/// let row = |column: &str| if column == "level" { "D5".to_owned() } else { String::new() };
/// assert_eq!(with_row(text, row).as_deref(), Some("Name;Level;Note;Pay\nIda;D4;;84.200,00\n;D5;;\n"));
/// assert_eq!(with_row("who\nIda\n", |_| String::new()), None);
/// ```
pub fn with_row(text: &str, value: impl Fn(&str) -> String) -> Option<String> {
    let (heads, separator) = heads(text)?;
    let cells: Vec<String> = heads.iter().map(|head| value(head)).collect();
    let mut out = text.to_owned();
    if !out.ends_with('\n') {
        out.push('\n');
    }
    record_by(char::from(separator), &mut cells.iter().map(String::as_str), &mut out);
    Some(out)
}
