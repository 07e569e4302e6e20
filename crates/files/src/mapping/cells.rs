//! A table as it came, whatever it came in: rows of texts.

use super::{html, pipes};
use crate::problem::Collector;
use crate::separated::{even_separator, parse_by};
use crate::sheet::record_by;
use crate::text::decode;

/// A cell as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawCell {
    /// What it says, without blanks around it. Line breaks within stay.
    pub text: String,
    /// Whether it repeats the cell that it is merged with.
    pub merged: bool,
}

impl RawCell {
    /// A cell that stands for itself.
    pub fn new(text: &str) -> Self {
        Self { text: text.trim().to_owned(), merged: false }
    }
}

/// The tables of a page.
#[derive(Debug, Default)]
pub struct Tables {
    /// Their rows.
    pub tables: Vec<Vec<Vec<RawCell>>>,
    /// The lines that stand in no table.
    pub beside: Vec<String>,
}

/// A table as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellGrid {
    rows: Vec<Vec<RawCell>>,
    width: usize,
    /// How many other tables stood beside it, which are not in it.
    pub others: usize,
    /// The lines that stood beside it, which are not in it either.
    pub beside: Vec<String>,
}

/// A table of pay is never wider; each look at all of a wider one would take long.
const MOST_COLUMNS: usize = 2_000;
/// The most places for cells, filled or not: a single long row makes all others as wide.
const MOST_PLACES: usize = 20_000_000;

/// What a table came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Markup {
    Html,
    Pipes,
    Separated,
}

impl CellGrid {
    /// Reads a table: the largest of a page of HTML, or of Markdown, else separated values. Nothing where it is no text, or has no cell.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = decode(bytes, &Collector::new(""))?;
        match markup(&text) {
            Markup::Html => Self::largest(html::tables(&text)),
            Markup::Pipes => Self::largest(pipes::tables(&text)),
            Markup::Separated => {
                let (document, before) = parse_by(text.into_owned(), even_separator);
                let rows = document.rows().skip(before).map(|row| row.iter().map(|cell| RawCell::new(&cell)).collect());
                Self::of(rows.collect())
            }
        }
    }

    /// The largest table of a page; nothing where it has none.
    pub fn of_html(text: &str) -> Option<Self> {
        html::has_table(text).then(|| Self::largest(html::tables(text))).flatten()
    }

    /// The table as a spreadsheet writes it as text: tabs between cells, a line a row.
    pub fn tabbed(&self) -> String {
        let mut out = String::new();
        for row in self.texts() {
            record_by('\t', &mut row.iter().map(String::as_str), &mut out);
        }
        out
    }

    /// The largest of several tables, the first of equals.
    fn largest(Tables { tables, beside }: Tables) -> Option<Self> {
        let mut found: Vec<Self> = tables.into_iter().filter_map(Self::of).collect();
        let others = found.len().saturating_sub(1);
        let sizes = found.iter().map(Self::filled).enumerate();
        let (largest, _) = sizes.rev().max_by_key(|(_, size)| *size)?;
        Some(Self { others, beside, ..found.swap_remove(largest) })
    }

    /// A table of these rows, without the empty columns at its right and the empty rows at its end; nothing where no cell says
    /// anything, and of what is far larger than any table of pay.
    fn of(mut rows: Vec<Vec<RawCell>>) -> Option<Self> {
        let length = |row: &Vec<RawCell>| row.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        let width = rows.iter().map(length).max().filter(|width| (1..=MOST_COLUMNS).contains(width))?;
        let height = rows.iter().rposition(|row| length(row) > 0).map_or(0, |last| last + 1);
        if height.saturating_mul(width) > MOST_PLACES {
            return None;
        }
        rows.truncate(height);
        for row in &mut rows {
            row.truncate(width);
        }
        Some(Self { rows, width, others: 0, beside: Vec::new() })
    }

    fn filled(&self) -> usize {
        self.rows.iter().flatten().filter(|cell| !cell.text.is_empty()).count()
    }

    /// How many rows it has: at least one.
    pub const fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many columns it has: at least one.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// A cell; nothing where its row ends before it.
    pub fn cell(&self, row: usize, column: usize) -> Option<&RawCell> {
        self.rows.get(row)?.get(column)
    }

    /// What a cell says; nothing where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.as_str())
    }

    /// How many cells of a row say something of their own.
    pub fn filled_in(&self, row: usize) -> usize {
        self.rows.get(row).into_iter().flatten().filter(|cell| !cell.merged && !cell.text.is_empty()).count()
    }

    /// The rows as texts, none shorter than another.
    pub fn texts(&self) -> impl Iterator<Item = Vec<String>> {
        (0..self.height()).map(|row| (0..self.width).map(|column| self.text(row, column).to_owned()).collect())
    }
}

/// Whether a text holds a table of HTML or Markdown.
pub fn is_marked_up(text: &str) -> bool {
    markup(text) != Markup::Separated
}

fn markup(text: &str) -> Markup {
    if html::has_table(text) {
        Markup::Html
    } else if pipes::has_table(text) {
        Markup::Pipes
    } else {
        Markup::Separated
    }
}
