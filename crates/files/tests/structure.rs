//! Ladders changed in place, with all that points at what was changed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use files::Source;
use files::document::json::JsonPath;
use files::structure::{self, Followed, LadderText, NewRank, NotEdited, differing};
use proptest::prelude::*;
use testing::hosted_file;

const LADDER: &str = r#"{
  "format": 1, "name": "L", "pay": { "currency": "USD", "regions": [ { "name": "North", "percent": 5 } ] },
  "axes": [
    { "id": "tech", "name": "Technology", "values": [ { "name": "A" }, { "name": "B" }, { "name": "C" } ] },
    { "id": "team", "name": "Teamwork" }
  ],
  "scopes": [ { "rank": 2, "name": "A service" } ],
  "reviews": [ { "ranks": [1, 2], "step": "P6M", "level": "P12M" }, { "ranks": [3, 4], "step": "P12M", "level": "P24M" } ],
  "moves": { "promotion": { "least_step": "2" } },
  "tracks": [
    { "id": "dev", "name": "Development", "levels": [
      { "id": "D1", "rank": 1, "title": "One", "profile": { "tech": 1 }, "steps": 2, "promotes_to": ["D2", "D3"] },
      { "id": "D2", "rank": 2, "title": "Two", "profile": { "tech": 2 }, "expects": [ "Plain.", { "id": "e", "axis": "team", "text": "Known." } ], "steps": [ { "id": "1" }, { "id": "2" } ] },
      { "id": "D3", "rank": 3, "title": "Three", "profile": { "tech": 3 }, "steps": 2 }
    ] },
    { "id": "em", "name": "Management", "levels": [
      { "id": "M2", "rank": 2, "title": "Lead", "promotes_to": ["M3"] },
      { "id": "M3", "rank": 3, "title": "Manager" }
    ] }
  ],
  "roles": [ { "id": "lead", "name": "Lead", "tracks": ["dev", "em"], "from_rank": 2 } ]
}
"#;
const WIDE: &str = "level;1;Step 2;note\nD1;\"48.000\";50.000;kept\nD2;58.000;60.000\nD3;68.000;70.000\nM2;61.000\nM3;71.000\n";
const TIDY: &str =
    "region,level,step,amount\n,D1,1,48000\n,D1,Step 2,50000\n,D2,1,58000\n,D2,2,60000\nNorth,D2,1,59000\nNorth,D2,2,61000\n";

fn source(bands: &str) -> Source {
    Source { ladder: LADDER.into(), bands: Some(bands.into()) }
}

fn at(path: &str) -> JsonPath {
    let mut at = JsonPath::root();
    for part in path.split(['.', '[']) {
        at = match part.strip_suffix(']') {
            Some(index) => at.item(index.parse().unwrap()),
            None => at.field(part),
        };
    }
    assert_eq!(at.to_string(), path);
    at
}

fn ladder(edited: &structure::Edited) -> String {
    String::from_utf8(edited.source.ladder.clone()).unwrap()
}

fn bands(edited: &structure::Edited) -> String {
    String::from_utf8(edited.source.bands.clone().unwrap()).unwrap()
}

/// No error, and what is said of the ladder is read.
fn sound(edited: &structure::Edited) {
    let reading = files::read(&edited.source);
    assert!(reading.dataset.is_some(), "{:?}", reading.problems);
}

#[test]
fn one_field_changes_alone() {
    let title = structure::set(&source(WIDE), &at("tracks[0].levels[1].title"), Some("\"Zwei\"")).unwrap();
    assert_eq!(ladder(&title), LADDER.replace("\"Two\"", "\"Zwei\""));
    assert_eq!((bands(&title).as_str(), title.followed), (WIDE, Followed::default()));
    // What is not there yet comes with what holds it, and goes with it.
    let clocks = at("moves.switch.clocks");
    let kept = structure::set(&source(WIDE), &clocks, Some("\"kept\"")).unwrap();
    assert_eq!(ladder(&kept), LADDER.replace("\"2\" } }", "\"2\" }, \"switch\": { \"clocks\": \"kept\" } }"));
    assert_eq!(ladder(&structure::set(&kept.source, &clocks, None).unwrap()), LADDER);
    let nested = structure::set(&source(WIDE), &at("name.first"), Some("1"));
    assert_eq!(nested, Err(NotEdited::NotThere("name.first".to_owned())));
}

#[test]
fn what_names_a_level_follows_its_new_id() {
    let level = at("tracks[0].levels[1]");
    let edited = structure::renamed(&source(WIDE), &level, " D2b ").unwrap();
    sound(&edited);
    assert_eq!(ladder(&edited), LADDER.replace("\"D2\"", "\"D2b\""));
    assert_eq!(bands(&edited), WIDE.replace("D2;", "D2b;"));
    assert_eq!(edited.followed, Followed { promotions: 1, amounts: 2, ..Followed::default() });
    assert_eq!(structure::renamed(&source(WIDE), &level, "M3"), Err(NotEdited::Taken("M3".to_owned())));
    assert_eq!(structure::renamed(&source(WIDE), &level, "D 2"), Err(NotEdited::NotAnId("D 2".to_owned())));
    let tidy = structure::renamed(&source(TIDY), &level, "D9").unwrap();
    assert_eq!((bands(&tidy), tidy.followed.amounts), (TIDY.replace(",D2,", ",D9,").replace("North,D2", "North,D9"), 4));
}

#[test]
fn what_names_a_level_goes_with_it() {
    let edited = structure::removed(&source(WIDE), &at("tracks[0].levels[1]")).unwrap();
    sound(&edited);
    assert!(ladder(&edited).contains("\"promotes_to\": [\"D3\"]") && !ladder(&edited).contains("D2"));
    assert_eq!(bands(&edited), WIDE.replace("D2;58.000;60.000\n", ""));
    assert_eq!(edited.followed, Followed { promotions: 1, amounts: 2, ..Followed::default() });
    assert_eq!(edited.path, at("tracks[0].levels[0]"));
    // A list of promotions that is empty then would mean that none leads on.
    let top = structure::removed(&source(WIDE), &at("tracks[1].levels[1]")).unwrap();
    assert!(!ladder(&top).contains("\"promotes_to\": []") && ladder(&top).contains(r#""title": "Lead" }"#));
    assert_eq!(structure::removed(&top.source, &at("tracks[1].levels[0]")), Err(NotEdited::LastOne));
    let track = structure::removed(&source(WIDE), &at("tracks[1]")).unwrap();
    sound(&track);
    assert_eq!(track.followed, Followed { levels: 2, amounts: 2, roles: 1, ..Followed::default() });
    assert!(ladder(&track).contains("\"tracks\": [\"dev\"]") && !bands(&track).contains('M'));
}

#[test]
fn steps_follow_in_both_forms() {
    let step = at("tracks[0].levels[1].steps[1]");
    let renamed = structure::renamed(&source(WIDE), &step, "top").unwrap();
    // Others have that step, so the new one has a column of its own.
    assert_eq!(
        bands(&renamed),
        "level;1;Step 2;note;top\nD1;\"48.000\";50.000;kept;\nD2;58.000;;;60.000\nD3;68.000;70.000;;\nM2;61.000;;;\nM3;71.000;;;\n"
    );
    sound(&renamed);
    assert_eq!(renamed.followed.amounts, 1);
    // Back again: the column is nobody's, and goes.
    let back = structure::renamed(&renamed.source, &step, "2").unwrap();
    assert_eq!(
        bands(&back),
        "level;1;Step 2;note\nD1;\"48.000\";50.000;kept\nD2;58.000;60.000;\nD3;68.000;70.000;\nM2;61.000;;\nM3;71.000;;\n"
    );
    let tidy = structure::renamed(&source(TIDY), &step, "top").unwrap();
    assert_eq!(bands(&tidy), TIDY.replace("D2,2,", "D2,top,"));
    sound(&tidy);
    let gone = structure::removed(&source(TIDY), &step).unwrap();
    assert_eq!((bands(&gone), gone.followed.amounts), (TIDY.replace(",D2,2,60000\n", "").replace("North,D2,2,61000\n", ""), 2));
    // A number of steps: those that are too many go.
    let fewer = structure::with_steps_of(&source(WIDE), &at("tracks[0].levels[0]"), 1).unwrap();
    assert_eq!((bands(&fewer), fewer.followed.amounts), (WIDE.replace(";50.000;kept", ";;kept"), 1));
    let more = structure::with_steps_of(&source(WIDE), &at("tracks[0].levels[1]"), 3).unwrap();
    assert!(ladder(&more).contains(r#"[ { "id": "1" }, { "id": "2" }, { "id": "3" } ]"#));
    assert_eq!(bands(&more), WIDE);
    let named = structure::with_named_steps(&source(WIDE), &at("tracks[0].levels[0]")).unwrap();
    assert!(ladder(&named).contains(r#""steps": [ { "id": "1" }, { "id": "2" } ], "promotes_to""#));
}

#[test]
fn a_step_that_no_level_has_any_more_leaves_no_column() {
    let one = LADDER.replace("\"steps\": 2,", "\"steps\": 1,").replace("\"steps\": 2 }", "\"steps\": 1 }");
    let source = Source { ladder: one.into(), bands: Some(WIDE.replace("50.000", "").replace("70.000", "").into()) };
    let gone = structure::removed(&source, &at("tracks[0].levels[1].steps[1]")).unwrap();
    assert_eq!(bands(&gone), "level;1;note\nD1;\"48.000\";kept\nD2;58.000\nD3;68.000\nM2;61.000\nM3;71.000\n");
    // The rule that named it names it no more.
    assert!(!ladder(&gone).contains("least_step") && gone.followed.rules == 1);
    let renamed = structure::renamed(&source, &at("tracks[0].levels[1].steps[1]"), "top").unwrap();
    assert!(bands(&renamed).starts_with("level;1;top;note\n") && ladder(&renamed).contains("\"least_step\": \"top\""));
}

#[test]
fn the_last_level_with_a_step_takes_its_column_along() {
    // "extra" stands in no other level; its column and the one of the step before it are the first of the row.
    let ladder = LADDER.replace(
        r#"{ "id": "M3", "rank": 3, "title": "Manager" }"#,
        r#"{ "id": "M3", "rank": 3, "title": "Manager", "steps": [ { "id": "low" }, { "id": "extra" } ] }"#,
    );
    assert_ne!(ladder, LADDER);
    let table = "low;extra;level;1;Step 2\n;;D1;48.000;50.000\n;;D2;58.000;60.000\n;;D3;68.000;70.000\n;;M2;61.000;\n71.000;72.000;M3;;\n";
    let source = Source { ladder: ladder.into(), bands: Some(table.into()) };
    let gone = structure::removed(&source, &at("tracks[1].levels[1]")).unwrap();
    sound(&gone);
    assert_eq!(bands(&gone), "level;1;Step 2\nD1;48.000;50.000\nD2;58.000;60.000\nD3;68.000;70.000\nM2;61.000;\n");
}

#[test]
fn a_new_step_takes_an_empty_column_and_none_of_something_else() {
    let step = at("tracks[0].levels[1].steps[1]");
    let empty = "level;1;Step 2;top\nD1;48.000;50.000;\nD2;58.000;60.000;\nD3;68.000;70.000;\nM2;61.000\nM3;71.000\n";
    let renamed = structure::renamed(&source(empty), &step, "top").unwrap();
    assert_eq!(bands(&renamed), empty.replace("60.000;", ";60.000"));
    sound(&renamed);
    assert_eq!(structure::renamed(&source(WIDE), &step, "note"), Err(NotEdited::ColumnTaken("note".to_owned())));
}

#[test]
fn axes_tracks_and_regions_are_followed() {
    let axis = structure::renamed(&source(WIDE), &at("axes[0]"), "technology").unwrap();
    assert_eq!((ladder(&axis), axis.followed.grades), (LADDER.replace("\"tech\"", "\"technology\""), 3));
    let area = structure::renamed(&source(WIDE), &at("axes[1]"), "people").unwrap();
    assert_eq!((ladder(&area), area.followed.expectations), (LADDER.replace("\"team\"", "\"people\""), 1));
    let gone = structure::removed(&axis.source, &at("axes[0]")).unwrap();
    assert!(!ladder(&gone).contains("technology") && gone.followed.grades == 3);
    sound(&gone);
    let track = structure::renamed(&source(WIDE), &at("tracks[0]"), "eng").unwrap();
    assert_eq!((ladder(&track), track.followed.roles), (LADDER.replace("\"dev\"", "\"eng\""), 1));
    let region = structure::renamed(&source(TIDY), &at("pay.regions[0]"), "The North").unwrap();
    assert_eq!((bands(&region), region.followed.amounts), (TIDY.replace("North", "The North"), 2));
    let without = structure::removed(&source(TIDY), &at("pay.regions[0]")).unwrap();
    assert!(!bands(&without).contains("North") && !ladder(&without).contains("regions"));
}

#[test]
fn what_is_on_purpose_follows() {
    let purposes = r#""on_purpose": [ { "finding": "overlap", "at": ["D2", "D3"], "reason": "So." }, { "finding": "outlier", "at": ["D2.2"], "reason": "So." }, { "finding": "track-name-twice", "at": ["D2"], "reason": "So." } ]
}"#;
    let ladder_with = LADDER.trim_end().strip_suffix("\n}").unwrap().to_owned() + ",\n  " + purposes;
    let source = Source { ladder: ladder_with.clone().into(), bands: None };
    let level = at("tracks[0].levels[1]");
    let renamed = structure::renamed(&source, &level, "X").unwrap();
    assert!(
        ladder(&renamed).contains(r#""at": ["X", "D3"]"#)
            && ladder(&renamed).contains(r#""at": ["X.2"]"#)
            && ladder(&renamed).contains(r#""at": ["D2"]"#)
    );
    assert_eq!(renamed.followed.on_purpose, 2);
    let step = structure::renamed(&source, &level.field("steps").item(1), "top").unwrap();
    assert!(ladder(&step).contains(r#""at": ["D2.top"]"#) && step.followed.on_purpose == 1);
    let gone = structure::removed(&source, &level).unwrap();
    assert!(!ladder(&gone).contains("overlap") && !ladder(&gone).contains("outlier") && ladder(&gone).contains("track-name-twice"));
}

#[test]
fn grades_keep_their_meaning() {
    let moved = structure::moved(&source(WIDE), &at("axes[0].values[0]"), true).unwrap();
    assert!(ladder(&moved).contains(r#"[ { "name": "B" }, { "name": "A" }, { "name": "C" } ]"#));
    let grades = |edited: &structure::Edited| {
        let text = LadderText::read(&edited.source.ladder).unwrap();
        [0, 1, 2].map(|level| text.written(&at("tracks[0].levels[0]").split().unwrap().0.item(level).below(&["profile", "tech"])))
    };
    assert_eq!((grades(&moved), moved.followed.grades), (["2", "1", "3"].map(str::to_owned), 2));
    let gone = structure::removed(&source(WIDE), &at("axes[0].values[1]")).unwrap();
    assert_eq!((grades(&gone), gone.followed.grades), (["1", "1", "2"].map(str::to_owned), 2));
    let lowest = structure::removed(&source(WIDE), &at("axes[0].values[0]")).unwrap();
    assert_eq!(grades(&lowest), ["", "1", "2"].map(str::to_owned));
    sound(&lowest);
}

#[test]
fn levels_move_with_their_ranks() {
    let up = structure::moved(&source(WIDE), &at("tracks[0].levels[0]"), true).unwrap();
    sound(&up);
    assert_eq!(up.path, at("tracks[0].levels[1]"));
    let text = LadderText::read(&up.source.ladder).unwrap();
    let told = |path: &str| text.written(&at(path));
    assert_eq!([told("tracks[0].levels[0].id"), told("tracks[0].levels[0].rank")], ["D2", "1"]);
    assert_eq!([told("tracks[0].levels[1].id"), told("tracks[0].levels[1].rank")], ["D1", "2"]);
    // D1 stands above D2 now, so it leads there no more.
    assert_eq!((told("tracks[0].levels[1].promotes_to[0]"), up.followed.promotions), ("D3".to_owned(), 1));
    assert!(structure::moved(&source(WIDE), &at("tracks[0].levels[2]"), true).is_err());
    let other = structure::to_track(&source(WIDE), &at("tracks[0].levels[1]"), &at("tracks[1]")).unwrap();
    sound(&other);
    assert_eq!((other.path.clone(), other.followed.promotions), (at("tracks[1].levels[2]"), 1));
    let before = LadderText::read(LADDER.as_bytes()).unwrap();
    let told = differing(&before, &LadderText::read(&other.source.ladder).unwrap());
    let told: Vec<_> = told.iter().map(|change| (change.of.as_str(), change.field.as_str(), change.after.as_deref())).collect();
    assert_eq!(told, [("D1", "promotes_to", Some("D3")), ("D2", "track", Some("em"))]);
}

#[test]
fn new_levels_have_an_id_a_rank_and_steps() {
    let (dev, d2) = (at("tracks[0]"), at("tracks[0].levels[1]"));
    let next = structure::new_level(&source(WIDE), &dev, Some(&d2), "New", NewRank::Next).unwrap();
    sound(&next);
    assert!(ladder(&next).contains(r#"{ "id": "D4", "rank": 3, "title": "New", "steps": [ { "id": "1" }, { "id": "2" } ] }"#));
    assert_eq!(next.path, at("tracks[0].levels[2]"));
    let between = structure::new_level(&source(WIDE), &dev, Some(&d2), "New", NewRank::Between).unwrap();
    sound(&between);
    assert_eq!(between.followed.levels, 2);
    let text = LadderText::read(&between.source.ladder).unwrap();
    let told = |path: &str| text.written(&at(path));
    assert_eq!(["tracks[0].levels[2].rank", "tracks[0].levels[3].rank", "tracks[1].levels[1].rank"].map(told), ["3", "4", "4"]);
    // The new rank is reviewed as the one below it; what it is worn from stays.
    assert_eq!(["reviews[0].ranks[1]", "reviews[1].ranks[0]", "reviews[1].ranks[1]"].map(told), ["3", "4", "5"]);
    assert_eq!(["scopes[0].rank", "roles[0].from_rank"].map(told), ["2", "2"]);
    let first = structure::new_level(&source(WIDE), &dev, None, "Intern", NewRank::Between).unwrap();
    let text = LadderText::read(&first.source.ladder).unwrap();
    assert_eq!(["tracks[0].levels[1].rank", "reviews[0].ranks[0]", "scopes[0].rank"].map(|path| text.written(&at(path))), ["2", "1", "3"]);
    let track = structure::new_track(&source(WIDE), "Data science").unwrap();
    sound(&track);
    assert!(ladder(&track).contains(r#""levels": [ { "id": "DS1", "rank": 1, "title": "Data science 1" } ]"#));
}

#[test]
fn what_differs_is_told_by_what_it_is_of() {
    let before = LadderText::read(LADDER.as_bytes()).unwrap();
    let now = LADDER.replace("\"Two\"", "\"Zwei\"").replace("\"Plain.\"", "\"Other.\"").replace("\"percent\": 5", "\"percent\": 6");
    let now = now.replace(r#"{ "id": "M3", "rank": 3, "title": "Manager" }"#, r#"{ "id": "M4", "rank": 3, "title": "Manager" }"#);
    let told = differing(&before, &LadderText::read(now.as_bytes()).unwrap());
    let told: Vec<_> = told
        .iter()
        .map(|change| (change.of.as_str(), change.field.as_str(), change.item.as_str(), change.before.as_deref(), change.after.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("", "pay.regions.percent", "North", Some("5"), Some("6")),
            ("D2", "title", "", Some("Two"), Some("Zwei")),
            ("D2", "expects", "", None, Some("Other.")),
            ("M4", "", "", None, Some("M4")),
            ("D2", "expects", "", Some("Plain."), None),
            ("M3", "", "", Some("M3"), None),
        ]
    );
    assert_eq!(differing(&before, &before), []);
}

/// All items of lists in a ladder at which something may point.
fn things(text: &LadderText) -> Vec<JsonPath> {
    let root = JsonPath::root();
    let lists = ["axes", "roles", "scopes", "reviews"].map(|name| root.field(name)).into_iter().chain([root.below(&["pay", "regions"])]);
    let mut all: Vec<JsonPath> = lists.flat_map(|list| text.items(&list)).collect();
    all.extend(text.items(&root.field("axes")).iter().flat_map(|axis| text.items(&axis.field("values"))));
    for track in text.tracks() {
        for level in text.levels(&track) {
            all.extend(text.items(&level.field("steps")));
            all.extend(text.items(&level.field("expects")));
            all.push(level);
        }
        all.push(track);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is renamed, moved or removed in a hosted ladder, one after the other, the files still mean something; a new name and the old one again
    /// leave nothing that differs.
    #[test]
    fn ladders_stay_whole(id in prop::sample::select(vec!["cloud-team", "us-gs-2026", "nhs-afc-2026"]), acts in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8), 1..6)) {
        let mut source = Source { ladder: hosted_file(id, "ladder.json"), bands: Some(hosted_file(id, "bands.csv")) };
        for (which, act) in acts {
            let text = LadderText::read(&source.ladder).unwrap();
            let all = things(&text);
            let path = which.get(&all).clone();
            let key = if path.to_string().starts_with("pay.regions") { "name" } else { "id" };
            let own = text.written(&path.field(key));
            let edited = match act {
                0 if !own.is_empty() => structure::renamed(&source, &path, "Renamed-99"),
                1 => structure::removed(&source, &path),
                2 => structure::moved(&source, &path, true),
                _ => structure::moved(&source, &path, false),
            };
            let Ok(edited) = edited else { continue };
            prop_assert!(!edited.followed.is_pay_left);
            let reading = files::read(&edited.source);
            let errors: Vec<_> = reading.problems.iter().filter(|problem| problem.severity == files::problem::Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{act} {path}: {errors:?}");
            if act == 0 && !own.is_empty() {
                let back = structure::renamed(&edited.source, &edited.path, &own).unwrap();
                prop_assert_eq!(differing(&text, &LadderText::read(&back.source.ladder).unwrap()), []);
                let (before, after) = (files::read(&source), files::read(&back.source));
                prop_assert_eq!(before.dataset, after.dataset);
            }
            source = edited.source;
        }
    }
}
