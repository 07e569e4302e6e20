//! `bands.csv`: the salary band matrix, tidy or wide, into tables.
//!
//! Three passes: [`cells`] reads the rows, [`amounts`] settles the decimal mark once for all of them and turns them into money, and
//! [`build`] puts the cells into tables. Names are numbered on the way, so that a file of thousands of rows compares numbers.

mod amounts;
mod build;
mod cells;
mod lines;

use super::columns;
use super::document::csv::CsvDocument;
use super::ladder::LadderFile;
use super::problem::{Code, Collector, Place};
pub use lines::lines;
use rules::table::Tables;

/// The name of the file.
pub const FILE: &str = "bands.csv";

/// Reads the matrix of a ladder. Where `whole` is false the ladder lacks levels because of its own problems, and ids are not checked
/// against it. Errors and warnings go to `collect`.
pub fn read(text: &str, file: &LadderFile, whole: bool, collect: &Collector) -> Tables {
    let document = CsvDocument::parse(text.to_owned(), columns::separator(text));
    let report = Report { document: &document, collect };
    let mut rows = document.rows().skip(usize::from(columns::named_separator(text).is_some()));
    let Some(heads) = rows.next() else { return Tables::default() };
    let Some(columns) = columns::read(&document, heads, &file.ladder, whole, collect) else { return Tables::default() };
    let mut reader = cells::Reader::new(file, whole, report, &columns);
    for row in rows {
        reader.row(row);
    }
    let found = reader.found();
    let money = amounts::read(&found.amounts, &columns.heads, report);
    let tables = build::tables(&found, &money, &file.additions, report);
    if whole {
        for level in found.levels.iter().filter(|level| !level.paid) {
            collect.warning(Place { field: level.id.to_string(), ..Place::default() }, Code::LevelWithoutPay);
        }
    }
    tables
}

/// Reports problems of rows and cells.
#[derive(Clone, Copy)]
struct Report<'a> {
    document: &'a CsvDocument,
    collect: &'a Collector,
}

impl Report<'_> {
    fn error(self, row: usize, column: Option<usize>, field: &str, code: Code) {
        self.collect.error(self.document.place(row, column, field), code);
    }

    fn warning(self, row: usize, column: Option<usize>, field: &str, code: Code) {
        self.collect.warning(self.document.place(row, column, field), code);
    }
}
