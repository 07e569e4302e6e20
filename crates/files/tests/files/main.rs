//! Reading files: every form and amount style of `data-format.md`, and every bad input with its message and nothing else lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod ambiguous;
mod amounts;
mod archives;
mod bad_bands;
mod bad_ladders;
mod bands;
mod gathered;
mod indexes;
mod mappings;
mod matrices;
mod offers;
mod papers;
mod rosters;
mod site;
mod starts;
mod whole_files;

use files::problem::{Code, FileProblem, Severity};
use files::{Reading, index};
use rules::dataset::Dataset;
use rules::pay::Band;

/// Two levels of three steps, in dollars. Line by line, because messages name lines.
const LADDER: &str = r#"{
  "format": 1,
  "name": "Small ladder",
  "pay": { "currency": "USD", "effective": "2026-01-01" },
  "tracks": [
    { "id": "t", "name": "Track", "levels": [
      { "id": "A", "rank": 1, "title": "First", "steps": 3 },
      { "id": "B", "rank": 2, "title": "Second", "steps": 3 } ] } ]
}"#;

/// A problem in one line: severity, line, field, what was found, what was expected.
fn told(problem: &FileProblem) -> String {
    let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
    let line = problem.place.line.map_or("-".to_owned(), |line| line.to_string());
    let (found, expected) = words::problem::found_and_expected(problem);
    format!("{severity} {line} {}: {found} → {expected}", problem.place.field)
}

/// The problems of one file, in one line each, in their order.
fn of_file(reading: &Reading, file: &str) -> Vec<String> {
    reading.problems.iter().filter(|problem| problem.file == file).map(told).collect()
}

/// A band as `min–max`, with `mid` where the file gives one, a point as one figure.
fn figures(band: Band) -> String {
    let mid = if band.mid_is_given() { format!(" mid {}", band.mid()) } else { String::new() };
    let ends = if band.is_point() { band.min().to_string() } else { format!("{}–{}", band.min(), band.max()) };
    format!("{ends}{mid} {}", band.currency())
}

/// All pay of a dataset: `region date LEVEL.STEP pay`, a level's own band without a step.
fn cells(dataset: &Dataset) -> Vec<String> {
    let mut cells = Vec::new();
    for table in dataset.tables.iter() {
        let date = table.effective.map(|date| date.to_string()).unwrap_or_default();
        for (level, pay) in &table.levels {
            let own = pay.own.map(|band| (String::new(), band));
            let steps = pay.steps.iter().map(|(step, band)| (format!(".{step}"), *band));
            for (step, band) in own.into_iter().chain(steps) {
                cells.push(format!("{} {date} {level}{step} {}", table.region, figures(band)).trim().to_owned());
            }
        }
    }
    cells
}

/// The pay of a file that reads without problems but for levels that it does not pay; without the ladder's date.
#[track_caller]
fn reads(ladder: &str, bands: impl AsRef<[u8]>) -> Vec<String> {
    let Reading { dataset, problems } = testing::read(ladder.as_bytes(), Some(bands.as_ref()));
    let dataset = dataset.unwrap();
    let odd: Vec<String> = problems.iter().filter(|problem| problem.code != Code::LevelWithoutPay).map(told).collect();
    assert_eq!(odd, Vec::<String>::new());
    cells(&dataset).iter().map(|cell| cell.replace("2026-01-01 ", "")).collect()
}
