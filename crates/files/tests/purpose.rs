//! What is on purpose: entries of `ladder.json` in, out and away again, and the rest of the file as it was.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use files::problem::Severity;
use files::{Source, purpose};
use rules::dataset::Dataset;
use rules::health::findings;
use rules::ladder::OnPurpose;

const LADDER: &str = r#"{
    "format": 1, "name": "Small ladder",
    "pay": { "currency": "EUR" },
    "tracks": [ { "id": "t", "name": "Track", "levels": [
        { "id": "A", "rank": 1, "title": "First" },
        { "id": "B", "rank": 2, "title": "First" } ] } ]
}
"#;

fn read(ladder: &[u8]) -> Dataset {
    let reading = files::read(&Source { ladder: ladder.to_vec(), bands: Some(b"level,min,max\nA,100,200\nB,101,201\n".to_vec()) });
    assert_eq!(reading.problems, []);
    reading.dataset.unwrap()
}

fn entry(finding: &str, reason: &str) -> OnPurpose {
    OnPurpose { finding: finding.to_owned(), at: vec!["A".to_owned(), "B".to_owned()], region: None, reason: reason.to_owned() }
}

fn text(bytes: Option<Vec<u8>>) -> String {
    String::from_utf8(bytes.unwrap()).unwrap()
}

#[test]
fn entries_come_and_go_and_the_rest_stays() {
    let before = read(LADDER.as_bytes());
    let one = text(purpose::with(LADDER.as_bytes(), &entry("overlap", "Both are hired into.")));
    // After the last field, on lines of its own as the others are.
    let list = "\n    \"on_purpose\": [\n        { \"finding\": \"overlap\", \"at\": [\"A\", \"B\"], \"reason\": \"Both are hired into.\" }\n    ]";
    assert_eq!(one, LADDER.replace("] } ]\n}", &format!("] }} ],{list}\n}}")));
    let two =
        text(purpose::with(one.as_bytes(), &OnPurpose { region: Some("Süd \"x\"".to_owned()), ..entry("title-twice", "Said \"so\"") }));
    let second = ",\n        { \"finding\": \"title-twice\", \"at\": [\"A\", \"B\"], \"region\": \"Süd \\\"x\\\"\", \"reason\": \"Said \\\"so\\\"\" }\n    ]";
    assert_eq!(two, one.replace("\n    ]\n}", &format!("{second}\n}}")));
    let read_back = read(two.as_bytes());
    assert_eq!(read_back.ladder.on_purpose.len(), 2);
    assert_eq!(read_back.ladder.on_purpose[1].region.as_deref(), Some("Süd \"x\""));
    assert_eq!(Dataset { ladder: rules::ladder::Ladder { on_purpose: Vec::new(), ..read_back.ladder }, ..read_back }, before);
    assert_eq!(text(purpose::without(two.as_bytes(), 1)), one);
    // With the last one the list goes.
    assert_eq!(text(purpose::without(one.as_bytes(), 0)), LADDER);
    assert_eq!((purpose::without(LADDER.as_bytes(), 0), purpose::without(one.as_bytes(), 1)), (None, None));
    assert_eq!((purpose::with(b"[]", &entry("gap", "x")), purpose::with(b"{", &entry("gap", "x"))), (None, None));
}

#[test]
fn files_of_one_line_and_with_a_mark() {
    let line = format!("\u{feff}{}", LADDER.split_whitespace().collect::<Vec<_>>().join(" "));
    let with = text(purpose::with(line.as_bytes(), &entry("overlap", "So")));
    assert!(with.starts_with('\u{feff}') && !with.contains('\n'), "{with}");
    assert!(with.ends_with(", \"on_purpose\": [{ \"finding\": \"overlap\", \"at\": [\"A\", \"B\"], \"reason\": \"So\" }] }"), "{with}");
    assert_eq!(text(purpose::without(with.as_bytes(), 0)), line);
    // A list that is there and empty takes the entry.
    let empty = LADDER.replacen("\"pay\"", "\"on_purpose\": [], \"pay\"", 1);
    let with = text(purpose::with(empty.as_bytes(), &entry("overlap", "So")));
    assert_eq!(with, empty.replace("[],", "[{ \"finding\": \"overlap\", \"at\": [\"A\", \"B\"], \"reason\": \"So\" }],"));
}

#[test]
fn an_entry_that_means_nothing_has_its_place() {
    let ladder = text(purpose::with(LADDER.as_bytes(), &entry("overlap", "So")));
    let ladder = text(purpose::with(ladder.as_bytes(), &entry("gap", "It was one once")));
    let ladder = text(purpose::with(ladder.as_bytes(), &entry("odd", "A slip of the pen")));
    let (source, dataset) = (Source { ladder: ladder.clone().into_bytes(), bands: None }, read(ladder.as_bytes()));
    let found = findings(&dataset);
    let told: Vec<String> = purpose::idle(&source, &dataset.ladder, &found)
        .iter()
        .map(|problem| {
            assert_eq!(problem.severity, Severity::Warning);
            format!("{}: {}", words::problem::place(problem), words::problem::what(problem))
        })
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(
        told[0],
        "ladder.json, line 9, on_purpose[1]: Found “gap” of “A” and “B”, which meets no finding any more. Expected nothing: remove the entry. Readers see no difference."
    );
    assert!(
        told[1].starts_with("ladder.json, line 10, on_purpose[2]: Found the unknown finding “odd”. Expected one of outlier, step-falls"),
        "{told:?}"
    );
    assert_eq!(found.iter().filter(|finding| finding.on_purpose.is_some()).count(), 1);
}

#[test]
fn an_entry_lacks_nothing_that_it_needs() {
    let with = |list: &str| {
        let ladder = LADDER.replacen("\"pay\"", &format!("\"on_purpose\": {list}, \"pay\""), 1);
        let reading = files::read(&Source { ladder: ladder.into_bytes(), bands: None });
        let errors = reading.problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| format!("{}: {}", problem.place.field, words::problem::what(problem))).collect::<Vec<_>>()
    };
    assert_eq!(with("[]"), Vec::<String>::new());
    assert_eq!(with("{}"), ["on_purpose: Found an object. Expected a list."]);
    assert_eq!(with("[ 7 ]"), ["on_purpose[0]: Found 7. Expected an object with “finding”, “at” and “reason”."]);
    assert_eq!(
        with("[ { \"at\": [1] } ]"),
        [
            "on_purpose[0].at[0]: Found 1. Expected a string.",
            "on_purpose[0].finding: Found nothing. Expected the field “finding”.",
            "on_purpose[0].reason: Found nothing. Expected the field “reason”."
        ]
    );
    assert_eq!(with("[ { \"finding\": \"gap\", \"reason\": \" \" } ]"), ["on_purpose[0].reason: Found an empty text. Expected a reason."]);
}
