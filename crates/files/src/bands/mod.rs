//! `bands.csv`: the salary band matrix, tidy or wide, into tables.
//!
//! Three passes: [`cells`] reads the rows, [`super::separated::amounts`] settles the decimal mark once for all of them and turns them into
//! money, and [`build`] puts the cells into tables. Names are numbered on the way, so that a file of thousands of rows compares numbers.

mod build;
mod cells;
pub mod draft;
pub mod grid;
mod lines;

use super::columns;
use super::ladder::LadderFile;
use super::problem::{Code, Collector, Place};
use super::separated::{Report, parse};
pub use lines::lines;
use rules::table::Tables;

/// The name of the file.
pub const FILE: &str = "bands.csv";

/// Reads the matrix of a ladder. Where `whole` is false the ladder lacks levels because of its own problems, and ids are not checked
/// against it. Errors and warnings go to `collect`.
pub fn read(text: &str, file: &LadderFile, whole: bool, collect: &Collector) -> Tables {
    let (document, before) = parse(text.to_owned());
    let report = Report { document: &document, collect };
    let mut rows = document.rows().skip(before);
    let Some(heads) = rows.next() else { return Tables::default() };
    let Some(columns) = columns::read(heads, &file.ladder, whole, report) else { return Tables::default() };
    let mut reader = cells::Reader::new(file, whole, report, &columns);
    for row in rows {
        reader.row(row);
    }
    let found = reader.found();
    let tables = build::tables(&found, &found.amounts.read(), &file.additions, report);
    build::fewer_steps(&found, &tables, report);
    unpaid(&found, whole, collect);
    tables
}

/// So many rows are read between two pauses: a few milliseconds, on a slow machine too.
const BETWEEN_PAUSES: usize = 500;

/// The same with pauses in between, each of which is told how many of how many rows are read.
pub(crate) async fn read_with_pauses(
    text: &str,
    file: &LadderFile,
    whole: bool,
    collect: &Collector,
    pause: &impl AsyncFn(usize, usize),
) -> Tables {
    let (document, before) = parse(text.to_owned());
    let (report, all) = (Report { document: &document, collect }, document.len());
    pause(0, all).await;
    let mut rows = document.rows().skip(before);
    let Some(heads) = rows.next() else { return Tables::default() };
    let Some(columns) = columns::read(heads, &file.ladder, whole, report) else { return Tables::default() };
    let mut reader = cells::Reader::new(file, whole, report, &columns);
    for row in rows {
        reader.row(row);
        if row.number % BETWEEN_PAUSES == 0 {
            pause(row.number, all).await;
        }
    }
    let found = reader.found();
    let money = found.amounts.read();
    pause(all, all).await;
    let tables = build::tables(&found, &money, &file.additions, report);
    pause(all, all).await;
    build::fewer_steps(&found, &tables, report);
    unpaid(&found, whole, collect);
    pause(all, all).await;
    tables
}

/// Levels of a whole ladder of which no row gives any pay.
fn unpaid(found: &cells::Found<'_>, whole: bool, collect: &Collector) {
    for level in found.levels.iter().filter(|level| whole && !level.paid) {
        collect.warning(Place { field: level.id.to_string(), ..Place::default() }, Code::LevelWithoutPay);
    }
}
