//! Files that came together, sorted into datasets.

use files::archive::Entry;
use files::gathered::{Gathered, Sorted, datasets};

const TRACKS: &str = r#"{ "format": 1, "tracks": [] }"#;
const WIDE: &str = "level,1,2\nE1,1,2\n";
const PEOPLE: &str = "Name;Level;Pay\nIda;D4;84200\n";

/// Which files make up each dataset (`folder: ladder bands roster`), and which are left over. Files are given as path and content.
#[track_caller]
fn assert_sorted(files: &[(&str, &str)], expected: &[&str], left_over: &[&str]) {
    let entries = files.iter().map(|(path, text)| Entry { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() }).collect();
    let Sorted { datasets, left_over: left } = datasets(entries);
    let name = |found: &Gathered| {
        let there = [("ladder", &found.ladder), ("bands", &found.bands), ("roster", &found.roster)];
        let there: Vec<&str> = there.iter().filter(|(_, file)| file.is_some()).map(|(name, _)| *name).collect();
        format!("{}: {}", found.folder, there.join(" "))
    };
    assert_eq!(datasets.iter().map(name).collect::<Vec<_>>(), expected);
    assert_eq!(left, left_over);
}

#[test]
fn one_dataset_a_folder() {
    assert_sorted(
        &[
            ("data/b/bands.csv", ""),
            ("data/index.json", ""),
            ("data/a/Ladder.JSON", ""),
            ("data/b/ladder.json", ""),
            ("data/b/roster.csv", ""),
            ("data/a/notes.txt", WIDE),
            ("data/c/ROSTER.csv", ""),
            ("bands.csv", ""),
        ],
        &[": bands", "data/a: ladder", "data/b: ladder bands roster", "data/c: roster"],
        &["data/index.json", "data/a/notes.txt"],
    );
    assert_sorted(&[], &[], &[]);
}

#[test]
fn the_bytes_are_those_of_the_file() {
    let entry = |path: &str, text: &str| Entry { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let sorted = datasets(vec![entry("x/ladder.json", "one"), entry("x/LADDER.json", "two")]);
    assert_eq!(sorted.datasets, [Gathered { folder: "x".to_owned(), ladder: Some(b"one".to_vec()), ..Gathered::default() }]);
    assert_eq!(sorted.left_over, ["x/LADDER.json"]);
}

#[test]
fn other_names_are_told_by_their_content() {
    assert_sorted(
        &[("pay 2026.CSV", WIDE), ("ours.json", TRACKS), ("people.tsv", "level\tname\nA\tIda\n"), ("offers.json", "{}"), ("logo.png", "")],
        &[": ladder bands roster"],
        &["offers.json", "logo.png"],
    );
    // A name that says what it is leaves no doubt, and content is not looked at.
    assert_sorted(&[("ladder.json", ""), ("pay.csv", WIDE)], &[": ladder"], &["pay.csv"]);
    // Nothing says which of the two is meant; each of two folders has one.
    assert_sorted(&[("old.csv", WIDE), ("new.csv", WIDE), ("ours.json", TRACKS)], &[": ladder"], &["old.csv", "new.csv"]);
    assert_sorted(&[("old/pay.csv", WIDE), ("new/pay.csv", WIDE)], &["new: bands", "old: bands"], &[]);
}

#[test]
fn ladders() {
    for text in [TRACKS, "\u{feff}{\"tracks\": 1}", r#"{ "format": 1, "tracks": [ "#] {
        assert_sorted(&[("a.json", text)], &[": ladder"], &[]);
    }
    for text in ["", "[]", "{}", r#"{ "about": { "tracks": [] } }"#, r#"["tracks"]"#, "level,1\n"] {
        assert_sorted(&[("a.json", text)], &[], &["a.json"]);
    }
}

#[test]
fn tables() {
    let is = |expected: &str, texts: &[&str]| {
        for text in texts {
            assert_sorted(&[("a.txt", text)], &[&format!(": {expected}")], &[]);
        }
    };
    is(
        "bands",
        &[
            WIDE,
            "sep=;\nLevel;Step 1\n",
            "level,A,B\n",
            "region\tlevel\tstep\tamount\n",
            "level,min,max,group\n",
            "level,name,1,2\n",
            "level",
        ],
    );
    is("roster", &[PEOPLE, "level,step,pay\n", "level,Level since\n", "team,level,region,born\n"]);
    for text in ["", "name,pay\n", "A letter about the level\n", "levels,1\n"] {
        assert_sorted(&[("a.txt", text)], &[], &["a.txt"]);
    }
    assert_sorted(&[("level", WIDE), ("a.md", WIDE)], &[], &["level", "a.md"]);
}
