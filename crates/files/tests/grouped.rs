//! Problems of one cause are told together, in words that name what was found and say once what to do.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use files::Source;
use files::grouped::{MANY, grouped};
use files::problem::{Code, FileProblem};
use proptest::collection::vec;
use proptest::prelude::*;

const LADDER: &str = r#"{ "format": 1, "name": "Small ladder", "pay": { "currency": "EUR" },
  "tracks": [ { "id": "t", "name": "Track", "levels": [
    { "id": "A", "rank": 1, "title": "First", "steps": 2 },
    { "id": "B", "rank": 2, "title": "Second", "steps": 2 },
    { "id": "C", "rank": 3, "title": "Third", "steps": 2 } ] } ] }"#;

fn problems(ladder: &str, bands: &str) -> Vec<FileProblem> {
    files::read(&Source { ladder: ladder.into(), bands: Some(bands.into()) }).problems
}

/// All that is told of the files, one line a group.
fn told(ladder: &str, bands: &str) -> Vec<String> {
    let problems = problems(ladder, bands);
    let line = |group: Vec<usize>| {
        let group: Vec<&FileProblem> = group.into_iter().map(|place| &problems[place]).collect();
        format!("{}: {}", words::problem::places(&group), words::problem::cause(&group))
    };
    grouped(&problems).into_iter().map(line).collect()
}

#[test]
fn one_decimal_mark_is_one_cause() {
    let told = told(LADDER, "level,1,2\nA,1y,200\nB,1x,1x\nC,2x,300\n");
    assert_eq!(
        told,
        ["bands.csv, 4 places from line 2 to 4: Found “1y”, and the like in 3 more places: “1x” (2 times) and “2x”. \
          Expected an amount such as 62000, 62,000.00 or 62 000,00."]
    );
}

#[test]
fn the_same_text_in_many_rows_is_said_once() {
    let told = told(LADDER, "level,step,amount\nA,1,x\nA,2,x\nB,1,x\nB,2,150\nC,1,160\nC,2,170\n");
    assert!(
        told[0].starts_with("bands.csv, amount, 3 places from line 2 to 4: Found “x”, and the same in 2 more places. Expected"),
        "{told:?}"
    );
}

/// Two files that do not belong together: both name the ids that do not meet.
#[test]
fn files_that_do_not_belong_together() {
    let told = told(LADDER, "level,1,2\nX1,100,110\nX2,120,130\nX3,140,150\nX3,140,150\n");
    assert_eq!(
        told,
        [
            "bands.csv, 7 places from line 2 to 5: Found pay for levels that ladder.json does not have, “X1”, “X2” and “X3” (2 times), which is left out, \
          and no pay for levels that it has: A, B and C. Expected the same ids in both files: perhaps they do not belong together, or name a level in \
          two ways."
        ]
    );
    // One level that the two name in two ways is one thing to mend.
    let told = self::told(LADDER, "level,1,2\nA,100,110\nB,120,130\nc,140,150\n");
    assert!(told.len() == 1 && told[0].contains("“c”, which is left out, and no pay for levels that it has: C."), "{told:?}");
    // One side alone is told as it is.
    let told = self::told(LADDER, "level,1,2\nA,100,110\nB,120,130\nC,140,150\nD,160,170\n");
    assert!(told.len() == 1 && told[0].starts_with("bands.csv, line 5, level: Found pay for the unknown level “D”"), "{told:?}");
}

#[test]
fn fields_of_a_list_are_one_place_of_many() {
    let ladder =
        LADDER.replace("\"rank\": 1", "\"rank\": \"1\"").replace("\"rank\": 2", "\"rank\": \"2\"").replace("\"rank\": 3", "\"rank\": null");
    let told = told(&ladder, "level,1\nA,1\n");
    assert!(
        told[0].starts_with("ladder.json, 3 places from line 3 to 5: Found “1”, and the like in 2 more places. Expected a whole number"),
        "{told:?}"
    );
    // Two are told each by itself, with its own place.
    let ladder = LADDER.replace("\"rank\": 1", "\"rank\": \"1\"").replace("\"rank\": 2", "\"rank\": \"2\"");
    let told = self::told(&ladder, "level,1\nA,1\n");
    assert!(
        told[0].starts_with("ladder.json, line 3, tracks[0].levels[0].rank: Found “1”.") && told[1].contains("levels[1].rank"),
        "{told:?}"
    );
}

#[test]
fn what_is_mended_in_different_ways_stays_apart() {
    let told = told(LADDER, "level,step,amount\nA,7,1\nA,8,1\nA,9,1\nB,7,1\nB,8,1\nB,9,1\nC,1,1\nC,2,1\n");
    let of = |level: &str| told.iter().filter(|told| told.contains(&format!("a step that ladder.json gives {level}"))).count();
    assert_eq!((of("A"), of("B")), (1, 1), "{told:?}");
    assert!(told.iter().any(|told| told.contains("step “7” of A") && told.contains("step “8” and step “9”")), "{told:?}");
}

proptest! {
    /// Each problem is told once, groups are of three or more, and the worst come first.
    #[test]
    fn each_is_told_once(rows in vec(("[A-E]", "[1-4]|x", "[0-9]{1,3}|x|-1|0|1\\.000,5|"), 0..30)) {
        let rows: Vec<String> = rows.iter().map(|(level, step, amount)| format!("{level},{step},\"{amount}\"\n")).collect();
        let rows = rows.concat();
        let problems = problems(LADDER, &format!("level,step,amount\n{rows}"));
        let groups = grouped(&problems);
        let told: Vec<usize> = groups.iter().flatten().copied().collect();
        prop_assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), problems.len());
        prop_assert_eq!(told.len(), problems.len());
        let is_unmet = |place: &usize| matches!(problems[*place].code, Code::UnknownLevel(_) | Code::LevelWithoutPay);
        prop_assert!(groups.iter().all(|group| group.len() == 1 || group.len() >= MANY || group.iter().all(is_unmet)));
        prop_assert!(groups.iter().map(|group| problems[group[0]].rank()).is_sorted());
        prop_assert!(groups.iter().all(|group| group.iter().map(|place| problems[*place].rank()).is_sorted()));
    }
}
