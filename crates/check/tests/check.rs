//! The command as it is run: what it prints, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const LADDER: &str = r#"{
  "format": 1, "name": "Small ladder",
  "pay": { "currency": "EUR", "per": "year" },
  "tracks": [ { "id": "dev", "name": "Development", "levels": [
    { "id": "E1", "rank": 1, "title": "Engineer", "steps": 2 },
    { "id": "E2", "rank": 2, "title": "Senior engineer", "steps": 2 }
  ] } ]
}
"#;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A folder with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn dataset(name: &str, bands: &str) -> PathBuf {
    folder(name, &[("ladder.json", LADDER.as_bytes()), ("bands.csv", bands.as_bytes())])
}

fn run(words: &[&str], folders: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stepladder-check")).args(words).args(folders).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn files_without_a_problem() {
    let sound = dataset("sound", "level,1,2\nE1,48000,50000\nE2,58000,61000\n");
    let told = run(&[], &[&sound]);
    assert_eq!((told.status.code(), text(&told)), (Some(0), format!("{}: nothing wrong and nothing odd.\n", sound.display())));
    assert_eq!(run(&["--strict"], &[&sound]).status.code(), Some(0));
    assert_eq!(run(&["--strict"], &[&project("examples/acme")]).status.code(), Some(0));
}

#[test]
fn an_error_has_its_place_and_its_text() {
    let broken = dataset("broken", "level,1,2\r\nE1,48000,50000\r\nE2,„58“,61000\r\n");
    let told = run(&[], &[&broken]);
    let (printed, file) = (text(&told), broken.join("bands.csv").display().to_string());
    assert_eq!(told.status.code(), Some(2), "{printed}");
    let lines: Vec<&str> = printed.lines().collect();
    let error = lines.iter().position(|line| line.contains(": error: ")).unwrap_or_else(|| panic!("{printed}"));
    assert!(lines[error].starts_with(&format!("{file}:3:4: error: bands.csv, line 3, 1: Found “„58“”. Expected ")), "{printed}");
    // Columns are those of characters: the mark stands under them.
    assert_eq!(lines[error + 1..error + 3], ["    E2,„58“,61000", "       ^^^^"]);
    assert!(printed.ends_with(&format!("{}: 1 error.\n", broken.display())), "{printed}");
}

#[test]
fn warnings_and_findings_count_when_they_are_asked_to() {
    let odd = dataset("odd", "level,1,2\nE1,48000,500000\nE2,58000,61000\n");
    let told = run(&[], &[&odd]);
    let printed = text(&told);
    assert_eq!(told.status.code(), Some(0), "{printed}");
    assert!(
        printed.contains(":2: finding: bands.csv, line 2, E1.2: Pays EUR 500000.00") && printed.contains("    E1,48000,500000\n"),
        "{printed}"
    );
    assert_eq!(run(&["--strict"], &[&odd]).status.code(), Some(1));
    let without = folder("without", &[("ladder.json", LADDER.as_bytes())]);
    let (told, strict) = (run(&[], &[&without]), run(&["--strict"], &[&without]));
    assert_eq!((told.status.code(), strict.status.code()), (Some(0), Some(1)));
    assert!(text(&told).contains("bands.csv: warning: bands.csv: Found no such file."), "{}", text(&told));
}

#[test]
fn a_site_with_its_list() {
    let told = run(&["--format", "json"], &[&project("public/data")]);
    assert_eq!(told.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(report["stepladder_check"], 1);
    let folders = report["folders"].as_array().unwrap();
    assert_eq!(folders.len(), 5, "the list and its datasets");
    assert!(folders.iter().all(|folder| folder["errors"] == 0 && folder["warnings"] == 0), "{report}");
    // What is known to be odd in the hosted datasets, and no more: a new kind of finding must not drown a sound table.
    let count =
        |folder: &Value| (folder["folder"].as_str().unwrap().rsplit('/').next().unwrap().to_owned(), folder["findings"].as_u64().unwrap());
    let mut counts: Vec<(String, u64)> = folders.iter().map(count).collect();
    counts.sort();
    let counted = [("cloud-team", 3), ("data", 0), ("nhs-afc-2026", 1), ("product-company", 0), ("us-gs-2026", 0)];
    assert_eq!(counts, counted.map(|(name, count)| (name.to_owned(), count)));
    let cloud = folders.iter().find(|folder| folder["findings"] == 3).unwrap();
    let (told, text) = (&cloud["told"][0], "D3,75000,76500,78100,79600");
    assert_eq!((&told["line"], &told["text"]), (&4.into(), &text.into()), "the step that rises by 1,500 after 1,600");
    let list = r#"{ "format": 1, "datasets": [ { "id": "gone", "name": "Gone" } ] }"#;
    let gone = folder("gone", &[("index.json", list.as_bytes())]);
    let told = run(&[], &[&gone]);
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&told.stderr).contains("found neither ladder.json nor index.json"));
}

#[test]
fn a_report_for_programs() {
    let broken = dataset("for-programs", "level,1,2\nE1,48000,x\nE2,58000,61000\n");
    let told = run(&["--format=json"], &[&broken]);
    let report: Value = serde_json::from_slice(&told.stdout).unwrap();
    let error = &report["folders"][0]["told"][0];
    assert_eq!((told.status.code(), &error["kind"], &error["line"], &error["column"]), (Some(2), &"error".into(), &2.into(), &10.into()));
    assert!(error["message"].as_str().unwrap().contains("“x”") && error["text"] == "E1,48000,x", "{report}");
}

/// What the ladder says is on purpose is told last, with its reason, and does not count; what means nothing is a warning.
#[test]
fn what_is_on_purpose_does_not_count() {
    let bands = "level,1,2\nE1,48000,500000\nE2,58000,61000\n";
    let with = |name: &str, entry: &str| {
        let ladder = LADDER.replacen("\"tracks\"", &format!("\"on_purpose\": [ {entry} ], \"tracks\""), 1);
        folder(name, &[("ladder.json", ladder.as_bytes()), ("bands.csv", bands.as_bytes())])
    };
    let known = with("on-purpose", r#"{ "finding": "outlier", "at": ["E1.2"], "reason": "The founder’s pay." }"#);
    let told = run(&["--strict"], &[&known]);
    let printed = text(&told);
    assert_eq!(told.status.code(), Some(0), "{printed}");
    assert!(printed.contains(":2: on-purpose: bands.csv, line 2, E1.2: Pays EUR 500000.00"), "{printed}");
    assert!(printed.contains("    E1,48000,500000\n    On purpose: The founder’s pay.\n"), "{printed}");
    assert!(printed.ends_with("nothing wrong and nothing odd (1 on purpose).\n"), "{printed}");
    let report: Value = serde_json::from_slice(&run(&["--format", "json"], &[&known]).stdout).unwrap();
    let folder = &report["folders"][0];
    assert_eq!((&folder["findings"], &folder["on_purpose"]), (&0.into(), &1.into()));
    assert_eq!((&folder["told"][0]["kind"], &folder["told"][0]["reason"]), (&"on-purpose".into(), &"The founder’s pay.".into()));

    let stale = with("stale", r#"{ "finding": "outlier", "at": ["E2.2"], "reason": "It was so once." }"#);
    let told = run(&["--strict"], &[&stale]);
    let printed = text(&told);
    assert_eq!(told.status.code(), Some(1), "{printed}");
    assert!(
        printed.contains("warning: ladder.json, line 4, on_purpose[0]: Found “outlier” of “E2.2”, which meets no finding any more."),
        "{printed}"
    );
    assert!(printed.ends_with(": 1 warning and 1 finding.\n"), "{printed}");
}

/// One cause is one entry with all its lines, and counts as often as it is there.
#[test]
fn one_cause_is_told_once() {
    let marks = dataset("one-cause", "level,1,2\nE1,4.8.0,5.0.0\nE2,5.8.0,6.1.0\n");
    let printed = text(&run(&[], &[&marks]));
    assert_eq!(printed.matches(": error: ").count(), 1, "{printed}");
    assert!(
        printed.contains(":2:4: error: bands.csv, 4 places from line 2 to 3: Found “4.8.0”, and the like in 3 more places"),
        "{printed}"
    );
    assert!(printed.contains("    Lines 2 and 3.\n") && printed.ends_with(": 4 errors.\n"), "{printed}");
    let report: Value = serde_json::from_slice(&run(&["--format", "json"], &[&marks]).stdout).unwrap();
    let folder = &report["folders"][0];
    assert_eq!((&folder["errors"], &folder["told"][0]["count"]), (&4.into(), &4.into()));
    assert_eq!(folder["told"][0]["lines"], serde_json::json!([2, 2, 3, 3]));
}

/// One line of JSON, a file in UTF-16, and one that is no text.
#[test]
fn other_files() {
    let ladder = LADDER.replace('\n', " ").replace("\"rank\": 2", "\"rank\": \"two\"");
    let told = run(&[], &[&folder("one-line", &[("ladder.json", ladder.as_bytes())])]);
    let printed = text(&told);
    let marked: Vec<&str> = printed.lines().skip_while(|line| !line.contains(": error: ")).skip(1).take(2).collect();
    assert!(marked[0].chars().count() <= 120, "{printed}");
    let (from, to) = (marked[1].find('^').unwrap(), marked[1].len());
    assert_eq!(&marked[0][from..to], "\"two\"", "{printed}");

    let bands: Vec<u8> = [0xFEFF].into_iter().chain("level;1;2\nE1;48000;?\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let told = run(&[], &[&folder("utf-16", &[("ladder.json", LADDER.as_bytes()), ("bands.csv", &bands)])]);
    assert!(text(&told).contains("bands.csv:2:10: error: ") && text(&told).contains("    E1;48000;?\n             ^\n"), "{}", text(&told));

    let told = run(&[], &[&folder("no-text", &[("ladder.json", &[0xFF, 0x00, 0x80])])]);
    assert_eq!(told.status.code(), Some(2));
    assert!(text(&told).contains("ladder.json:1: error: ladder.json, line 1: Found the byte 0xff"), "{}", text(&told));
}

#[test]
fn what_cannot_be_checked_is_said() {
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing");
    let sound = dataset("beside", "level,1,2\nE1,48000,50000\nE2,58000,61000\n");
    let told = run(&[], &[&missing, &sound]);
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&told.stderr).contains("Name the folder"));
    assert!(text(&told).contains("nothing wrong"), "the other one is checked");
    for words in [&["--frobnicate"][..], &["--format", "xml"], &[]] {
        let told = run(words, &[]);
        assert_eq!(told.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&told.stderr).contains("stepladder-check [--strict]"), "{words:?}");
    }
    assert_eq!((run(&["--help"], &[]).status.code(), run(&["-h"], &[]).stderr.len()), (Some(0), 0));
}
