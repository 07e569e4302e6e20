//! A table to take away, and how Markdown and CSV write it.

use std::borrow::Cow;

use super::document::csv::CsvDocument;
use super::markdown::{escape, row};
use rules::ratio::Ratio;

/// A table of texts: a head, and rows with a head of their own. Figures stand in it plainly (`84200.00`), their unit in the row's head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The head of the first column and of each other.
    pub head: Vec<String>,
    /// Each row: its head, and a cell for each other column.
    pub rows: Vec<(String, Vec<String>)>,
}

impl Sheet {
    /// Adds a row, unless all of its cells are empty.
    pub fn put(&mut self, head: &str, cells: Vec<String>) {
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push((head.to_owned(), cells));
        }
    }
}

/// A ratio as a plain decimal with so many digits, rounded half up once: `3.96`, `-0.5`.
///
/// ```
/// use files::sheet::decimal;
/// use rules::ratio::Ratio;
/// assert_eq!(Ratio::new(-1, 200).map(|ratio| decimal(ratio, 3)).as_deref(), Some("-0.005"));
/// assert_eq!(Ratio::new(15, 16).map(|ratio| decimal(ratio, 4)).as_deref(), Some("0.9375"));
/// ```
pub fn decimal(ratio: Ratio, digits: u32) -> String {
    let scaled = ratio.scaled(digits);
    let (sign, width) = (if scaled < 0 { "-" } else { "" }, digits as usize);
    let plain = format!("{:0>1$}", scaled.unsigned_abs(), width + 1);
    let (whole, fraction) = plain.split_at_checked(plain.len() - width).unwrap_or((&plain, ""));
    let mark = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{mark}{fraction}")
}

/// The table as GitHub, wikis and editors read it. Marks that would end a cell or begin markup are escaped.
pub fn markdown(sheet: &Sheet) -> String {
    let mut out = String::new();
    let (first, rest) = sheet.head.split_first().map_or(("", [].as_slice()), |(first, rest)| (first.as_str(), rest));
    row(&mut [first].into_iter().chain(rest.iter().map(String::as_str)).map(escape), &mut out);
    row(&mut std::iter::repeat_n("---".to_owned(), 1 + rest.len()), &mut out);
    for (head, cells) in &sheet.rows {
        row(&mut [head].into_iter().chain(cells).map(|cell| escape(cell)), &mut out);
    }
    out
}

/// The table as spreadsheets read it. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
pub fn csv(sheet: &Sheet) -> String {
    let mut out = String::new();
    let head = sheet.head.iter().map(|cell| guarded(cell));
    record(&mut head.collect::<Vec<_>>().iter().map(String::as_str), &mut out);
    for (head, cells) in &sheet.rows {
        let cells: Vec<String> = [head].into_iter().chain(cells).map(|cell| guarded(cell)).collect();
        record(&mut cells.iter().map(String::as_str), &mut out);
    }
    out
}

/// A block of cells as a spreadsheet puts it on the clipboard: tabs between cells, a line a row.
///
/// ```
/// use files::sheet::block;
/// assert_eq!(block("1\t2\r\n\r\n3\r\n"), [vec!["1", "2"], vec![""], vec!["3"]]);
/// assert_eq!(block("\"a\nb\"\t2"), [["a\nb", "2"]]);
/// ```
pub fn block(text: &str) -> Vec<Vec<String>> {
    if text.contains('"') {
        let document = CsvDocument::parse(text.to_owned(), b'\t');
        return document.rows().map(|row| row.iter().map(Cow::into_owned).collect()).collect();
    }
    // An empty line is an empty cell.
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.split('\n').map(|line| line.trim_end_matches('\r').split('\t').map(str::to_owned).collect()).collect()
}

fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a cell is a plain number: a minus perhaps, digits, and perhaps a point with digits.
fn is_number(cell: &str) -> bool {
    let size = cell.strip_prefix('-').unwrap_or(cell);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    size.split_once('.').map_or_else(|| digits(size), |(whole, fraction)| digits(whole) && digits(fraction))
}

/// Writes one line of CSV; quotes where a field could be read otherwise.
pub fn record(fields: &mut dyn Iterator<Item = &str>, out: &mut String) {
    record_by(',', fields, out);
}

/// The same with another separator.
pub(crate) fn record_by(separator: char, fields: &mut dyn Iterator<Item = &str>, out: &mut String) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            out.push(separator);
        }
        if field.contains([',', ';', '\t', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ') {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push('\n');
}
