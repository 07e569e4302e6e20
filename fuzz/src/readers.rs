//! What must hold of any file, whatever is in it. Shared by the fuzzing and by the test of its corpus, which `cargo test` runs.

use chrono::NaiveDate;
use files::archive;
use files::bands::grid::PayGrid;
use files::document::csv::CsvDocument;
use files::document::json::JsonDocument;
use files::excerpt::{Excerpt, Texts};
use files::grouped::grouped;
use files::matrix::{First, Levels, Matrix};
use files::problem::{Collector, FileProblem, Severity};
use files::{Source, gathered, index, purpose, read_ladder, roster, start, text, write};
use rules::dataset::Dataset;
use rules::health;

/// A ladder of two tracks, with steps, a region, and amounts in a currency with cents.
const LADDER: &str = r#"{ "format": 1, "name": "Two tracks",
  "pay": { "currency": "USD", "effective": "2026-01-01", "regions": [ { "name": "North", "percent": "10", "round": "1" } ] },
  "tracks": [
    { "id": "e", "name": "Engineering", "levels": [
      { "id": "E1", "rank": 1, "title": "Engineer", "steps": 3 },
      { "id": "E2", "rank": 2, "title": "Senior engineer", "steps": 2 } ] },
    { "id": "m", "name": "Management", "levels": [ { "id": "M2", "rank": 2, "title": "Manager", "steps": [ { "id": "entry" }, { "id": "top" } ] } ] } ] }"#;
/// Its pay.
const BANDS: &str = "level,step,amount\nE1,1,100\nE1,2,110\nE1,3,120\nE2,1,130\nE2,2,140\nM2,entry,150\nM2,top,160.50\n";

/// The ladder with its pay, which reads without a problem.
fn dataset() -> Dataset {
    let reading = files::read(&Source { ladder: LADDER.into(), bands: Some(BANDS.into()) });
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.dataset.expect("a dataset")
}

/// Problems stand within their file, have words, and are told each once, the worst first.
fn sound(problems: &[FileProblem], file: &str, bytes: &[u8]) {
    let text = text::decode(bytes, &Collector::new("any")).map(std::borrow::Cow::into_owned);
    let is_text = text.is_some();
    let text = text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
    for problem in problems.iter().filter(|problem| problem.file == file) {
        let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).count();
        if let Some(line) = problem.place.line {
            assert!((1..=lines.max(1)).contains(&line), "line {line} of {lines}: {problem:?}");
        }
        if let Some(span) = problem.place.span {
            // Of what is no text only the byte is known.
            let is_in = if is_text { text.get(span.start..span.end).is_some() } else { span.end <= bytes.len() };
            assert!(span.start <= span.end && is_in, "{problem:?} in {} bytes", bytes.len());
        }
        assert!(problem.place.column.is_none_or(|column| (1..=text.len() + 1).contains(&column)), "{problem:?}");
        let said = [words::problem::place(problem), words::problem::what(problem)];
        assert!(said.iter().all(|said| !said.is_empty() && !said.contains('\0')), "{said:?}");
        let _ = Excerpt::of_place(&text, &problem.place);
    }
    let groups = grouped(problems);
    let mut told: Vec<usize> = groups.iter().flatten().copied().collect();
    told.sort_unstable();
    assert!(told.into_iter().eq(0..problems.len()), "{groups:?}");
    let ranks: Vec<_> = groups.iter().filter_map(|group| problems.get(*group.first()?)).map(FileProblem::rank).collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
    for group in groups {
        let group: Vec<&FileProblem> = group.iter().filter_map(|place| problems.get(*place)).collect();
        assert!(!words::problem::places(&group).is_empty() && !words::problem::cause(&group).is_empty());
    }
}

/// Reads two files: twice the same, a dataset exactly where there is no error, and findings wherever there is one.
fn whole(source: &Source) -> Option<Dataset> {
    let reading = files::read(source);
    let again = files::read(source);
    assert_eq!((&again.dataset, &again.problems), (&reading.dataset, &reading.problems), "read twice");
    for (name, bytes) in source.files() {
        sound(&reading.problems, name, bytes);
    }
    let has_error = reading.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(reading.dataset.is_none(), has_error, "{:?}", reading.problems);
    let _ = Texts::of(source.files());
    if let Some(dataset) = &reading.dataset {
        let findings = health::findings(dataset);
        sound(&purpose::idle(source, &dataset.ladder, &findings), files::ladder::FILE, &source.ladder);
    }
    reading.dataset
}

/// `ladder.json`: what it says is on purpose can be more and less by one entry.
pub fn ladder(bytes: &[u8]) {
    if let Some(text) = text::decode(bytes, &Collector::new("any"))
        && let Ok(document) = JsonDocument::parse(text.clone().into_owned())
    {
        assert_eq!(document.to_string(), text, "written as it was read");
    }
    let Some(dataset) = whole(&Source { ladder: bytes.to_vec(), bands: None }) else { return };
    let entry = rules::ladder::OnPurpose {
        finding: "overlap".to_owned(),
        at: vec!["\"A\"\n".to_owned(), "B".to_owned()],
        region: Some("Nörd\\".to_owned()),
        reason: "Since \"so\".\t".to_owned(),
    };
    let with = purpose::with(bytes, &entry).expect("a ladder takes an entry");
    let mut more = whole(&Source { ladder: with.clone(), bands: None }).expect("it opens still");
    let place = more.ladder.on_purpose.len() - 1;
    let without = purpose::without(&with, place).expect("an entry is taken away");
    let back = whole(&Source { ladder: without, bands: None }).expect("it opens still");
    assert_eq!(back, dataset, "taken back");
    assert_eq!(more.ladder.on_purpose.pop(), Some(entry));
    assert_eq!(more, dataset, "nothing else is another");
}

/// `bands.csv`, which a grid shows and changes, and which is written and read again.
pub fn bands(bytes: &[u8]) {
    if let Some(text) = text::decode(bytes, &Collector::new("any")) {
        for separator in *b",;\t" {
            assert_eq!(CsvDocument::parse(text.clone().into_owned(), separator).text(), text, "written as it was read");
        }
    }
    let ladder = read_ladder(LADDER.as_bytes());
    let file = ladder.file.expect("a ladder");
    if let Some(grid) = PayGrid::read(bytes, &file) {
        for table in grid.tables() {
            for (slot, found) in grid.slots(table).iter().flat_map(|slot| file.ladder.levels().map(move |found| (slot, found))) {
                let _ = grid.get(table, &found.level.id, slot);
            }
        }
    }
    let again = |bands: String| files::read(&Source { ladder: LADDER.into(), bands: Some(bands.into_bytes()) });
    if let Some(dataset) = whole(&Source { ladder: LADDER.into(), bands: Some(bytes.to_vec()) }) {
        let tidy = write::bands(&dataset.tables);
        let reading = again(tidy.clone());
        // A table without any pay has no row that could say so, and additions are those of the ladder where there is a table to add to.
        if !dataset.tables.is_empty() && dataset.tables.iter().all(|table| !table.levels.is_empty()) {
            assert_eq!(reading.dataset.map(|read| read.tables), Some(dataset.tables.clone()), "{tidy} {:?}", reading.problems);
        }
        if let Some(wide) = write::wide(&dataset.tables, &dataset.ladder) {
            assert_eq!(again(wide.clone()).dataset.map(|read| read.tables), Some(dataset.tables), "{wide}");
        }
    }
    // Alone it makes a ladder, which reads with it.
    if let Ok(made) = start::ladder_of_bands(bytes, "Any", None) {
        let _ = whole(&Source { ladder: made, bands: Some(bytes.to_vec()) });
    }
}

/// `roster.csv`: rows that mean something are written and read again.
pub fn roster(bytes: &[u8]) {
    let dataset = dataset();
    let today = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day");
    let reading = roster::read(bytes, &dataset, today);
    sound(&reading.problems, roster::FILE, bytes);
    let again = roster::read(bytes, &dataset, today);
    assert_eq!((&again.entries, &again.problems), (&reading.entries, &reading.problems), "read twice");
    if !reading.entries.is_empty() {
        let written = roster::write(&reading.entries);
        assert_eq!(roster::read(written.as_bytes(), &dataset, today).entries, reading.entries, "{written}");
    }
}

/// `index.json`
pub fn index(bytes: &[u8]) {
    let reading = index::read(bytes);
    assert_eq!(index::read(bytes), reading, "read twice");
    let problems = match &reading {
        Ok((datasets, problems)) => {
            assert!(!datasets.is_empty());
            problems
        }
        Err(problems) => {
            assert!(problems.iter().any(|problem| problem.severity == Severity::Error), "{problems:?}");
            problems
        }
    };
    sound(problems, index::FILE, bytes);
}

/// Zips: what is read is written and reads back, and names no place outside.
pub fn zip(bytes: &[u8]) {
    let reading = archive::read(bytes);
    assert_eq!(archive::read(bytes), reading, "read twice");
    let Ok(entries) = reading else { return };
    assert!(entries.len() <= archive::MOST_ENTRIES);
    assert!(entries.iter().map(|entry| entry.bytes.len()).sum::<usize>() <= archive::MOST_BYTES);
    for entry in &entries {
        assert!(!entry.path.starts_with('/') && entry.path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{}", entry.path);
    }
    let written = archive::write(&entries).expect("what was read can be written");
    assert_eq!(archive::read(&written).as_ref(), Ok(&entries));
    let _ = gathered::datasets(entries);
}

/// `offers.json`, which is written and read again.
pub fn offers(bytes: &[u8]) {
    let dataset = dataset();
    let reading = files::offers::read(bytes, &dataset, "two-tracks");
    let again = files::offers::read(bytes, &dataset, "two-tracks");
    assert_eq!((&again.file, &again.problems), (&reading.file, &reading.problems), "read twice");
    sound(&reading.problems, files::offers::FILE, bytes);
    if let Some(file) = reading.file {
        let currency = "USD".parse().ok();
        let written = files::offers::write(&file, currency);
        let back = files::offers::read(written.as_bytes(), &dataset, "two-tracks");
        assert_eq!(back.file.map(|back| back.offers), Some(file.offers), "{written} {:?}", back.problems);
    }
}

/// Matrices of competencies, either way round: what is made of one is a ladder without a problem but for its pay.
pub fn matrix(bytes: &[u8]) {
    let ways = [None, Some(Levels::Columns), Some(Levels::Rows)];
    for (way, first) in ways.into_iter().flat_map(|way| [None, Some(First::Lowest), Some(First::Highest)].map(|first| (way, first))) {
        let matrix = Matrix::read(bytes, way, first);
        assert_eq!(Matrix::read(bytes, way, first), matrix, "read twice");
        let Some(matrix) = matrix else { continue };
        let ladder = matrix.ladder("Any");
        if let Some(dataset) = whole(&Source { ladder, bands: None }) {
            assert_eq!(dataset.ladder.tracks.iter().map(|track| track.levels.len()).sum::<usize>(), matrix.levels.len());
        }
    }
}
