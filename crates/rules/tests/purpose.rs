//! What is on purpose: entries find what they mean by ids, whatever becomes of order and words, and those that mean nothing are found.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU8;

use rules::dataset::Dataset;
use rules::health::{Finding, NAMES, findings, idle};
use rules::ladder::{Axis, Expectation, Level, OnPurpose};
use rules::pay::Band;
use rules::table::{LevelPay, Table, Tables};
use testing::ladders::{axis, bare, level, track};
use testing::{hosted, money};

fn entry(finding: &str, at: &[&str], region: Option<&str>) -> OnPurpose {
    OnPurpose {
        finding: finding.to_owned(),
        at: at.iter().map(|id| (*id).to_owned()).collect(),
        region: region.map(str::to_owned),
        reason: format!("{finding}: so it was agreed"),
    }
}

/// Two levels whose bands are much the same, in tables of these regions.
fn alike(regions: &[&str]) -> Dataset {
    let band = |min: i64, max: i64| LevelPay { own: Band::new(money(min, "USD"), None, money(max, "USD")).ok(), steps: BTreeMap::new() };
    let (first, second) = (level("e1", 1, 1), level("e2", 2, 1));
    let table = |region: &&str| Table {
        region: (*region).to_owned(),
        effective: None,
        currency: "USD".parse().unwrap(),
        levels: [(first.id.clone(), band(100_000, 200_000)), (second.id.clone(), band(101_000, 201_000))].into(),
    };
    let tables = Tables::new(regions.iter().map(table).collect(), Vec::new());
    Dataset { ladder: bare(vec![track("e", vec![first.clone(), second.clone()])]), tables, ..hosted("us-gs-2026") }
}

fn open_and_known(dataset: &Dataset) -> (Vec<Finding>, Vec<Finding>) {
    findings(dataset).into_iter().partition(|finding| finding.on_purpose.is_none())
}

#[test]
fn an_entry_means_a_finding_by_its_ids() {
    let mut dataset = alike(&[""]);
    let before = findings(&dataset);
    let overlap = before.iter().find(|finding| finding.what.name() == "overlap").unwrap();
    assert_eq!((overlap.on_purpose, overlap.reason(&dataset.ladder)), (None, None));
    // The order of the ids says nothing.
    dataset.ladder.on_purpose = vec![entry("overlap", &["e2", "e1"], None)];
    let (left, known) = open_and_known(&dataset);
    assert_eq!((left.len(), known.len()), (before.len() - 1, 1));
    assert_eq!(known[0].reason(&dataset.ladder), Some("overlap: so it was agreed"));
    assert_eq!(idle(&dataset.ladder, &findings(&dataset)), Vec::<usize>::new());
    // Neither words nor the order of tracks and levels matter.
    for track in &mut dataset.ladder.tracks {
        track.name = "Renamed".to_owned();
        for level in &mut track.levels {
            level.title = format!("Now {}", level.title);
            level.about = "Another text.".to_owned();
        }
    }
    dataset.ladder.tracks.insert(0, track("before", vec![level("b1", 1, 1)]));
    assert_eq!(open_and_known(&dataset).1.len(), 1);
}

#[test]
fn entries_that_mean_nothing_are_found() {
    let mut dataset = alike(&[""]);
    dataset.ladder.on_purpose = vec![
        entry("overlap", &["e1"], None),
        entry("overlap", &["e1", "e2"], Some("North")),
        entry("overlap", &["e1", "e2"], None),
        // A second one of the same, and kinds that are none or are not found.
        entry("overlap", &["e2", "e1"], None),
        entry("overlaps", &["e1", "e2"], None),
        entry("gap", &["e1", "e2"], None),
    ];
    let found = findings(&dataset);
    assert_eq!(found.iter().filter_map(|finding| finding.on_purpose).collect::<Vec<_>>(), [2]);
    assert_eq!(idle(&dataset.ladder, &found), [0, 1, 3, 4, 5]);
}

#[test]
fn a_region_alone_is_meant_apart_from_the_others() {
    let mut dataset = alike(&["", "North", "South"]);
    let overlaps = |dataset: &Dataset| {
        let found = findings(dataset).into_iter().filter(|finding| finding.what.name() == "overlap");
        found.map(|finding| (finding.on_purpose, finding.at.table.unwrap().region, finding.at.tables)).collect::<Vec<_>>()
    };
    assert_eq!(overlaps(&dataset), [(None, String::new(), 3)]);
    dataset.ladder.on_purpose = vec![entry("overlap", &["e1", "e2"], Some("North"))];
    assert_eq!(overlaps(&dataset), [(None, String::new(), 2), (Some(0), "North".to_owned(), 1)]);
    dataset.ladder.on_purpose.push(entry("overlap", &["e1", "e2"], None));
    assert_eq!(overlaps(&dataset), [(Some(0), "North".to_owned(), 1), (Some(1), String::new(), 2)]);
    assert!(idle(&dataset.ladder, &findings(&dataset)).is_empty());
}

/// Whatever is found in the hosted datasets and in a ladder that has something of the most kinds is meant by the entry that is made of it.
#[test]
fn what_is_made_of_a_finding_means_it_and_no_other() {
    let mut odd = alike(&["", "North"]);
    odd.ladder.axes = vec![axis("Craft"), Axis { name: "craft ".to_owned(), ..axis("Other") }];
    let grades = |level: &mut Level, grades: [u8; 2]| {
        level.profile = grades.map(NonZeroU8::new).to_vec();
        level.expects = vec![Expectation::line("Helps.".to_owned()); 2];
        level.title = "D4 Ã¼ engineer".to_owned();
    };
    for track in &mut odd.ladder.tracks {
        grades(&mut track.levels[0], [2, 2]);
        grades(&mut track.levels[1], [1, 1]);
    }
    odd.ladder.tracks.push(track("D4", vec![level("D4", 1, 2)]));
    odd.ladder.tracks[1].name = odd.ladder.tracks[0].name.clone();
    let mut kinds = BTreeSet::new();
    for mut dataset in ["cloud-team", "nhs-afc-2026", "product-company", "us-gs-2026"].map(hosted).into_iter().chain([odd]) {
        dataset.ladder.on_purpose.clear();
        for finding in findings(&dataset) {
            kinds.insert(finding.what.name());
            assert!(NAMES.contains(&finding.what.name()));
            dataset.ladder.on_purpose = vec![finding.as_purpose(" As agreed. ")];
            let (_, known) = open_and_known(&dataset);
            let name = |finding: &Finding| (finding.what.name(), finding.at.level.clone(), finding.at.step.clone());
            assert!(!known.is_empty() && known.iter().all(|own| name(own) == name(&finding)), "{finding:?} {known:?}");
            assert_eq!(known[0].reason(&dataset.ladder), Some("As agreed."));
        }
    }
    let wanted = ["overlap", "grade-falls", "axis-name-twice", "track-name-twice", "title-twice", "garbled", "text-twice", "title-says"];
    assert!(wanted.iter().all(|name| kinds.contains(name)), "{kinds:?}");
}

#[test]
fn names_are_there_once() {
    assert_eq!(NAMES.iter().collect::<BTreeSet<_>>().len(), NAMES.len());
}
