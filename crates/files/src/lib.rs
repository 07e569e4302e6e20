//! Files in and out: read, check, write, problems. No browser.

pub mod amount;
pub mod bands;
pub mod calendar;
mod columns;
mod decode;
pub mod index;
mod json;
pub mod ladder;
pub mod problem;
mod raw;
mod rows;
pub mod sheet;
mod text;
pub mod write;

#[cfg(test)]
mod schema;

use problem::{Collector, Place, Problem, Severity};
use rules::dataset::Dataset;
use rules::table::Tables;

/// The outcome of reading: a dataset with its warnings, or all problems.
pub type Reading = Result<(Dataset, Vec<Problem>), Vec<Problem>>;

/// Reads the two files of a dataset. Without `bands.csv` the dataset has no pay, and a warning says so.
///
/// # Errors
/// All problems of both files, where at least one of them is an error.
pub fn read(ladder: &[u8], bands: Option<&[u8]>) -> Reading {
    let collect = Collector::new(ladder::FILE);
    let file = text::decode(ladder, &collect).and_then(|text| ladder::read(text, &collect));
    let whole = !collect.has_errors();
    let mut problems = collect.into_problems();
    let collect = Collector::new(bands::FILE);
    let Some(file) = file else {
        // Without a ladder, which says what ids and amounts mean, nothing true can be said about the pay but whether it is text.
        let _ = bands.and_then(|bytes| text::decode(bytes, &collect));
        problems.extend(collect.into_problems());
        problems.sort();
        return Err(problems);
    };
    let tables = if let Some(bytes) = bands {
        text::decode(bytes, &collect).map(|text| bands::read(text, &file, whole, &collect)).unwrap_or_default()
    } else {
        collect.warning(Place::default(), "no such file", "the salary band matrix; without it the ladder is shown without pay");
        Tables::default()
    };
    problems.extend(collect.into_problems());
    problems.sort();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(problems);
    }
    let dataset = Dataset { ladder: file.ladder, tables, unit: file.unit, sample: file.sample };
    Ok((dataset, problems))
}
