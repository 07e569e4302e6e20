//! A table of separated values as it is written: quoting, separators, line ends, blank lines and a byte order mark all stay.
//!
//! The dialect is that of the csv crate: a quotation mark counts at the beginning of a cell only, two of them within quotes are one, what
//! follows a closing one belongs to the cell, rows end with a line feed, a carriage return or both, and blank lines are no rows.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use super::{Splice, bom, spliced};
use crate::problem::{CellAt, Place, Span};
use crate::text::Lines;

/// Cells of a row: where it begins, and the numbers of its cells in the document.
#[derive(Clone, Copy, Debug)]
struct RowSpan {
    first: usize,
    end: usize,
}

/// A table as text.
#[derive(Clone, Debug)]
pub struct CsvDocument {
    text: String,
    separator: u8,
    cells: Vec<Span>,
    rows: Vec<RowSpan>,
    /// Where lines end, once one is asked for: a file without a problem has no need of it.
    lines: OnceLock<Lines>,
    /// Whether the last cell has no closing quotation mark.
    open: bool,
}

/// One of several changes of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvChange {
    /// A cell says something else.
    Set {
        /// Its row, counted from 0.
        row: usize,
        /// Its column, counted from 0.
        column: usize,
        /// What it says then.
        value: String,
    },
    /// A new row comes before another one, or after the last.
    Insert {
        /// The other one.
        row: usize,
        /// What its cells say.
        cells: Vec<String>,
    },
    /// A row goes.
    Remove {
        /// Which.
        row: usize,
    },
    /// A cell goes, with one separator: those after it move up. A row that is shorter stays as it is.
    RemoveCell {
        /// Its row, counted from 0.
        row: usize,
        /// Its column, counted from 0.
        column: usize,
    },
}

/// A table cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvNotChanged {
    /// It has no such row or cell.
    NoSuchCell,
    /// A row has at least one cell.
    NoCells,
    /// The quotation marks of the last row are not closed: what follows would become part of it.
    OpenQuote,
}

impl fmt::Display for CsvDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a byte ends a row.
const fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Finds the next row from an offset on: puts its cells after those given, and tells whether a quotation mark is left open.
///
/// Nothing where only line ends are left. The row ends where its last cell does.
fn next_row(text: &[u8], mut at: usize, separator: u8, cells: &mut Vec<Span>) -> Option<bool> {
    let byte = |at: usize| text.get(at).copied();
    while byte(at).is_some_and(ends_line) {
        at += 1;
    }
    byte(at)?;
    loop {
        let start = at;
        let mut open = false;
        if byte(at) == Some(b'"') {
            open = true;
            at += 1;
            while let Some(here) = byte(at) {
                at += 1;
                if here == b'"' {
                    if byte(at) == Some(b'"') {
                        at += 1;
                    } else {
                        open = false;
                        break;
                    }
                }
            }
        }
        while byte(at).is_some_and(|byte| byte != separator && !ends_line(byte)) {
            at += 1;
        }
        cells.push(Span { start, end: at });
        if byte(at) != Some(separator) {
            return Some(open);
        }
        at += 1;
    }
}

/// What a cell says.
fn value(raw: &str) -> Cow<'_, str> {
    let Some(inner) = raw.strip_prefix('"') else { return Cow::Borrowed(raw) };
    match inner.find('"') {
        None => Cow::Borrowed(inner),
        Some(close) if close + 1 == inner.len() => Cow::Borrowed(inner.get(..close).unwrap_or_default()),
        Some(_) => {
            let mut value = String::with_capacity(inner.len());
            let mut rest = inner;
            while let Some((before, after)) = rest.split_once('"') {
                value.push_str(before);
                let Some(again) = after.strip_prefix('"') else {
                    value.push_str(after);
                    return Cow::Owned(value);
                };
                value.push('"');
                rest = again;
            }
            value.push_str(rest);
            Cow::Owned(value)
        }
    }
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct CsvRow<'a> {
    document: &'a CsvDocument,
    /// Its number, counted from 0.
    pub number: usize,
    cells: &'a [Span],
}

impl<'a> CsvRow<'a> {
    /// How many cells it has: at least one.
    pub const fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has no cell, which no row of a document is.
    pub const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What a cell says, counted from 0.
    pub fn get(&self, column: usize) -> Option<Cow<'a, str>> {
        self.cells.get(column).map(|span| value(self.document.at(*span)))
    }

    /// What the cells say, in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
        let document = self.document;
        self.cells.iter().map(|span| value(document.at(*span)))
    }

    /// The row as it is written, without its line end.
    pub fn text(&self) -> &'a str {
        self.document.at(span_of(self.cells))
    }
}

/// From the first of some cells to the last.
fn span_of(cells: &[Span]) -> Span {
    let (start, end) = (cells.first().map_or(0, |cell| cell.start), cells.last().map_or(0, |cell| cell.end));
    Span { start, end }
}

impl CsvDocument {
    /// Splits a text, a byte order mark included, at a separator: a character of ASCII that is no quotation mark and no line end.
    pub fn parse(text: String, separator: u8) -> Self {
        let (mut cells, mut rows, mut open) = (Vec::new(), Vec::new(), false);
        let mut at = bom(&text);
        while let (first, Some(left)) = (cells.len(), next_row(text.as_bytes(), at, separator, &mut cells)) {
            open = left;
            at = cells.last().map_or(text.len(), |cell: &Span| cell.end);
            rows.push(RowSpan { first, end: cells.len() });
        }
        Self { text, separator, cells, rows, lines: OnceLock::new(), open }
    }

    /// The cells of the first row alone; nothing where the text has none.
    pub fn heads(text: &str, separator: u8) -> Option<Vec<Cow<'_, str>>> {
        let mut cells = Vec::new();
        next_row(text.as_bytes(), bom(text), separator, &mut cells)?;
        Some(cells.iter().map(|span| value(text.get(span.start..span.end).unwrap_or_default())).collect())
    }

    /// The text as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The rows in order, the header first.
    pub fn rows(&self) -> impl Iterator<Item = CsvRow<'_>> {
        (0..self.rows.len()).filter_map(|row| self.row(row))
    }

    /// A row, counted from 0.
    pub fn row(&self, row: usize) -> Option<CsvRow<'_>> {
        let found = self.rows.get(row)?;
        Some(CsvRow { document: self, number: row, cells: self.cells.get(found.first..found.end)? })
    }

    /// Whether the text ends within the quotation marks of its last cell.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What a cell says.
    pub fn get(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        self.row(row)?.get(column)
    }

    /// Where a cell stands in the text, its quotation marks included.
    pub fn span(&self, row: usize, column: usize) -> Option<Span> {
        self.row(row)?.cells.get(column).copied()
    }

    /// The line on which a row begins, counted from 1.
    pub fn line(&self, row: usize) -> Option<usize> {
        let start = span_of(self.row(row)?.cells).start;
        Some(self.lines.get_or_init(|| Lines::of(&self.text)).line(start))
    }

    /// The place of a cell, or of a row where there is no column, under a name.
    pub fn place(&self, row: usize, column: Option<usize>, field: &str) -> Place {
        let cell = column.map(|column| CellAt { row, column });
        let span = match column.and_then(|column| self.span(row, column)) {
            None => self.row(row).map(|row| span_of(row.cells)),
            span => span,
        };
        Place { line: self.line(row), field: field.to_owned(), column: None, cell, span }
    }

    /// Changes what a cell says. It stays quoted where it was, and is quoted where it has to be.
    ///
    /// # Errors
    /// Where there is no such cell.
    pub fn set(&mut self, row: usize, column: usize, value: &str) -> Result<(), CsvNotChanged> {
        let splice = self.setting(row, column, value)?;
        self.splice(vec![splice]);
        Ok(())
    }

    /// Puts a new row before another one, or after the last, with the line end of its neighbour.
    ///
    /// # Errors
    /// Without cells, beyond the last row, or after a row whose quotation marks are not closed.
    pub fn insert_row(&mut self, row: usize, cells: &[&str]) -> Result<(), CsvNotChanged> {
        let splice = self.inserting(row, cells)?;
        self.splice(vec![splice]);
        Ok(())
    }

    /// Takes a row away with its line end; the last row of a text without a line end at its end with the one before.
    ///
    /// # Errors
    /// Where there is no such row.
    pub fn remove_row(&mut self, row: usize) -> Result<(), CsvNotChanged> {
        let splice = self.removing(row, true)?;
        self.splice(vec![splice]);
        Ok(())
    }

    /// Does several changes at once, of which each names rows and cells as they were before all of them. Cells that a row does not have yet are
    /// added to it. New rows that go before the same one stand in the order of the changes.
    ///
    /// # Errors
    /// As for each of them, and where the quotation marks of the last row are not closed; then nothing is changed.
    pub fn change(&mut self, changes: &[CsvChange]) -> Result<(), CsvNotChanged> {
        if self.open {
            return Err(CsvNotChanged::OpenQuote);
        }
        // Of what begins at the same place new rows come first; those at the end of the text come last, behind all that becomes of its last row.
        let [mut rows, mut cells, mut last] = [const { Vec::new() }; 3];
        let followed = |row: usize| changes.iter().any(|change| matches!(change, CsvChange::Insert { row: at, .. } if *at >= row));
        // What comes behind the last cell of a row: the columns by their numbers.
        let mut beyond: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
        let gone: BTreeSet<(usize, usize)> = changes
            .iter()
            .filter_map(|change| if let CsvChange::RemoveCell { row, column } = change { Some((*row, *column)) } else { None })
            .collect();
        for change in changes {
            match change {
                CsvChange::Set { row, column, value } => match self.row(*row) {
                    Some(found) if *column >= found.len() => drop(beyond.entry(*row).or_default().insert(*column, value)),
                    _ => cells.push(self.setting(*row, *column, value)?),
                },
                CsvChange::Insert { row, cells } => {
                    let new = self.inserting(*row, &cells.iter().map(String::as_str).collect::<Vec<_>>())?;
                    if *row < self.rows.len() { rows.push(new) } else { last.push(new) }
                }
                CsvChange::Remove { row } => cells.push(self.removing(*row, !followed(*row))?),
                CsvChange::RemoveCell { row, column } => {
                    let is_first = (0..*column).all(|before| gone.contains(&(*row, before)));
                    cells.extend(self.without(*row, *column, is_first));
                }
            }
        }
        for (row, own) in beyond {
            let found = self.row(row).ok_or(CsvNotChanged::NoSuchCell)?;
            let (mut new, mut column, end) = (String::new(), found.len(), span_of(found.cells).end);
            for (wanted, value) in own {
                new.extend(std::iter::repeat_n(char::from(self.separator), wanted + 1 - column));
                new.push_str(&self.written(value, false));
                column = wanted + 1;
            }
            cells.push((Span { start: end, end }, new));
        }
        rows.append(&mut cells);
        rows.append(&mut last);
        self.splice(rows);
        Ok(())
    }

    fn setting(&self, row: usize, column: usize, value: &str) -> Result<Splice, CsvNotChanged> {
        let found = self.row(row).ok_or(CsvNotChanged::NoSuchCell)?;
        let span = *found.cells.get(column).ok_or(CsvNotChanged::NoSuchCell)?;
        let quoted = self.at(span).starts_with('"') || (value.is_empty() && found.len() == 1);
        Ok((span, self.written(value, quoted)))
    }

    fn inserting(&self, row: usize, cells: &[&str]) -> Result<Splice, CsvNotChanged> {
        let single = cells.len() == 1;
        let cells: Vec<String> = cells.iter().map(|cell| self.written(cell, single && cell.is_empty())).collect();
        if cells.is_empty() {
            return Err(CsvNotChanged::NoCells);
        }
        let mut new = cells.join(char::from(self.separator).encode_utf8(&mut [0; 4]));
        let neighbours = [Some(row), row.checked_sub(1)].map(|row| row.and_then(|row| self.line_end(row)));
        let own = neighbours.iter().flatten().find(|end| end.start < end.end).map_or("\n", |end| self.at(*end)).to_owned();
        let at = if let Some(next) = self.row(row) {
            new.push_str(&own);
            span_of(next.cells).start
        } else if row > self.rows.len() {
            return Err(CsvNotChanged::NoSuchCell);
        } else if self.open {
            return Err(CsvNotChanged::OpenQuote);
        } else {
            let end = row.checked_sub(1).and_then(|last| self.line_end(last));
            match end {
                Some(end) if end.start == end.end => new.insert_str(0, &own),
                _ => new.push_str(&own),
            }
            end.map_or(self.text.len(), |end| end.end)
        };
        Ok((Span { start: at, end: at }, new))
    }

    /// Takes a row away; of the last one of a text without a line end at its end, `with_before` says whether the line end before it goes as well.
    fn removing(&self, row: usize, with_before: bool) -> Result<Splice, CsvNotChanged> {
        let cells = span_of(self.row(row).ok_or(CsvNotChanged::NoSuchCell)?.cells);
        let end = self.line_end(row).unwrap_or(Span { start: cells.end, end: cells.end });
        let mut start = cells.start;
        if end.start == end.end && with_before {
            let before = self.text.get(..start).unwrap_or_default();
            let kept = ["\r\n", "\n", "\r"].iter().find_map(|end| before.strip_suffix(end)).unwrap_or(before);
            start = kept.len();
        }
        Ok((Span { start, end: end.end }, String::new()))
    }

    /// Takes a cell away, with the separator before it; with the one behind it where it is the first.
    /// A cell goes with the separator before it; one that `is_first`, since all before it go too, with the one after it.
    fn without(&self, row: usize, column: usize, is_first: bool) -> Option<Splice> {
        let cells = self.row(row)?.cells;
        let own = *cells.get(column)?;
        let before = column.checked_sub(1).filter(|_| !is_first).and_then(|before| cells.get(before));
        let span = match (before, cells.get(column + 1)) {
            (Some(before), _) => Span { start: before.end, end: own.end },
            (None, Some(after)) => Span { start: own.start, end: after.start },
            (None, None) => own,
        };
        Some((span, String::new()))
    }

    /// The line end after a row; empty where the text ends with it.
    fn line_end(&self, row: usize) -> Option<Span> {
        let start = span_of(self.row(row)?.cells).end;
        let rest = self.text.get(start..)?;
        let length = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\r', '\n'])) };
        Some(Span { start, end: start + length })
    }

    /// A value as it is written in a cell.
    fn written(&self, value: &str, quoted: bool) -> String {
        let special = |c: char| matches!(c, '"' | '\r' | '\n' | super::BOM) || c == char::from(self.separator);
        if quoted || value.contains(special) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
    }

    fn at(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn splice(&mut self, splices: Vec<Splice>) {
        *self = Self::parse(spliced(&self.text, splices), self.separator);
    }
}
