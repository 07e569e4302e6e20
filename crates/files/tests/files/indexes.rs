//! Indexes.

use super::*;

const INDEX: &str = r#"{ "format": 1, "datasets": [
  { "id": "one", "name": "One" },
  { "id": "two", "name": "Two" } ] }"#;

/// The ids that are listed, and all problems, as a page shows them.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (ids, mut problems) = match index::read(text.as_bytes()) {
        Ok((entries, problems)) => (entries.into_iter().map(|entry| entry.id).collect(), problems),
        Err(problems) => (Vec::new(), problems),
    };
    problems.sort_by(|one, other| one.rank().cmp(&other.rank()));
    (ids, problems.iter().map(told).collect())
}

#[track_caller]
fn assert_read(from: &str, to: &str, ids: &[&str], problems: &[&str]) {
    assert!(INDEX.contains(from), "{from}");
    let (found, told) = read(&INDEX.replace(from, to));
    assert_eq!(told, problems);
    assert_eq!(found, ids);
}

#[test]
fn the_list_in_order() {
    assert_read("", "", &["one", "two"], &[]);
}

#[test]
fn a_bad_entry_leaves_the_others() {
    assert_read("\"id\": \"one\", ", "", &["two"], &["error 2 datasets[0]: an entry without “id” or “name” → both"]);
    assert_read(", \"name\": \"One\"", "", &["two"], &["error 2 datasets[0]: an entry without “id” or “name” → both"]);
    assert_read("\"One\"", "\" \"", &["two"], &["error 2 datasets[0].name: an empty text → a name"]);
    assert_read("\"One\"", "1", &["two"], &["error 2 datasets[0].name: 1 → a string"]);
    assert_read(
        "{ \"id\": \"one\", \"name\": \"One\" }",
        "\"one\"",
        &["two"],
        &["error 2 datasets[0]: “one” → an object with “id” and “name”"],
    );
    assert_read("\"two\"", "\"one\"", &["one"], &["error 3 datasets[1].id: the id “one” a second time → an id that no other dataset has"]);
}

#[test]
fn a_folder_that_is_none() {
    let expected = "a folder name of 1 to 40 of the characters A–Z, a–z, 0–9, _ and -, other than “local”";
    for id in ["../secrets", "a/b", "", "local", "https:", "a b"] {
        assert_read("\"id\": \"one\"", &format!("\"id\": \"{id}\""), &["two"], &[&format!("error 2 datasets[0].id: “{id}” → {expected}")]);
    }
}

#[test]
fn an_unknown_field() {
    assert_read(
        "\"name\": \"One\"",
        "\"name\": \"One\", \"path\": \"x\"",
        &["one", "two"],
        &["warning 2 datasets[0].path: the unknown field “path”, which is not read → one of id, name"],
    );
}

#[test]
fn another_format() {
    assert_read(
        "\"format\": 1",
        "\"format\": 2",
        &[],
        &["error 1 format: 2 → format 1, the only one that this version of Stepladder reads"],
    );
    assert_read("\"format\": 1,", "", &[], &["error 1 format: nothing → “format”: 1"]);
}

#[test]
fn no_datasets() {
    assert_eq!(read(r#"{ "format": 1, "datasets": [] }"#).1, ["error - datasets: no dataset → at least one dataset"]);
    assert_eq!(
        read(r#"{ "format": 1, "dataset": [] }"#).1,
        [
            "error - datasets: no dataset → at least one dataset",
            "warning 1 dataset: the unknown field “dataset”, which is not read → one of format, datasets",
        ]
    );
}

#[test]
fn no_list_at_all() {
    assert_eq!(read(""), (vec![], vec!["error - : an empty file → a file with content".to_owned()]));
    assert_eq!(read("[]").1, ["error 1 : a list → an object with “format” and “datasets”"]);
    assert_eq!(
        read("<html>").1,
        ["error 1 : a web page → the file itself: it is probably missing on the host, which answered with a page instead"]
    );
}
