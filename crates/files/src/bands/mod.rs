//! `bands.csv`: the salary band matrix, tidy or wide, into tables.
//!
//! Three passes: [`cells`] reads the rows, [`amounts`] settles the decimal mark once for all of them and turns them into money, and
//! [`build`] puts the cells into tables. Names are numbered on the way, so that a file of thousands of rows compares numbers.

mod amounts;
mod build;
mod cells;

use super::columns;
use super::ladder::LadderFile;
use super::problem::{Collector, Place};
use super::rows::{Row, Rows};
use super::text::Lines;
use rules::table::Tables;

/// The name of the file.
pub const FILE: &str = "bands.csv";

/// Reads the matrix of a ladder. Where `whole` is false the ladder lacks levels because of its own problems, and ids are not checked
/// against it. Errors and warnings go to `collect`.
pub fn read(text: &str, file: &LadderFile, whole: bool, collect: &Collector) -> Tables {
    let lines = Lines::of(text);
    let line = |row: &Row| line(row, text, &lines);
    let mut rows = Rows::of(text, columns::separator(text));
    let Some(heads) = rows.next() else { return Tables::default() };
    let Some(columns) = columns::read(&heads, line(&heads), &file.ladder, whole, collect) else { return Tables::default() };
    let mut reader = cells::Reader::new(file, whole, collect, text, &columns);
    for row in rows {
        reader.row(&row, line(&row));
    }
    let found = reader.found();
    let money = amounts::read(&found.amounts, &columns.heads, collect);
    let tables = build::tables(&found, &money, collect);
    if whole {
        for level in found.levels.iter().filter(|level| !level.paid) {
            collect.warning(Place { line: None, field: level.id.to_string() }, "no pay for this level", "a row for it, unless on purpose");
        }
    }
    tables
}

/// The line on which the first cell of a row begins.
fn line(row: &Row, text: &str, lines: &Lines) -> usize {
    let before = text.as_bytes().get(row.at..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    lines.line(row.at + before.count())
}

/// A place in a row.
fn place(line: usize, field: impl AsRef<str>) -> Place {
    Place { line: Some(line), field: field.as_ref().to_owned() }
}
