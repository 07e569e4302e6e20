//! The README's sample is a dataset that opens: the files of `examples/acme`, word for word. The sample of a roster reads, too.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use files::roster;
use progression::team::{Cost, Pace};
use testing::money;

/// A file by its path from the top of the project.
fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_readme_shows_the_files_as_they_are() {
    let readme = file("README.md");
    for (language, path) in [("json", "examples/acme/ladder.json"), ("csv", "examples/acme/bands.csv")] {
        let block = format!("```{language}\n{}```", file(path));
        assert!(readme.contains(&block), "README.md does not show {path} as it is");
    }
}

#[test]
fn the_sample_opens_without_a_problem_and_pays_what_it_says() {
    let dataset = testing::dataset(&file("examples/acme/ladder.json"), &file("examples/acme/bands.csv"));
    assert_eq!(dataset.ladder.name, "Acme engineering ladder");
    assert_eq!((dataset.ladder.levels().count(), dataset.ladder.roles.len()), (2, 1));
    let pay = dataset.tables.in_force("", testing::day("2026-06-01"));
    let bands: Vec<_> =
        dataset.ladder.levels().filter_map(|found| pay.band(&found.level.id)).map(|band| (band.min(), band.max())).collect();
    let euros = |amount: i64| money(amount * 100, "EUR");
    assert_eq!(bands, [(euros(48_000), euros(50_000)), (euros(58_000), euros(61_000))]);
}

#[test]
fn the_tidy_form_of_the_readme_reads() {
    let readme = file("README.md");
    let tidy = readme.split("```csv\n").nth(2).and_then(|rest| rest.split("```").next()).unwrap();
    let row = "E2,1,58000,,,,North,2026-01-01\nE2,2,61000,,,,North,2026-01-01\nE1,2,50000,,,,North,2026-01-01\n";
    let dataset = testing::dataset(&file("examples/acme/ladder.json"), &format!("{tidy}{row}"));
    assert_eq!(dataset.tables.regions(), ["North"]);
}

/// Fourteen people of the cloud team, whose payroll `crates/progression/tests/team.rs` adds up.
#[test]
fn the_roster_reads_without_a_problem_and_costs_what_it_is_to() {
    let (cloud, today) = (testing::hosted("cloud-team"), testing::day("2026-11-21"));
    let text = file("examples/rosters/cloud-team.csv");
    let reading = roster::read(text.as_bytes(), &cloud, today);
    assert_eq!(reading.problems, []);
    let held: Vec<_> = reading.entries.iter().map(|entry| entry.at.to_string()).collect();
    let expected = ["D6.2", "EM5.1", "D5.4", "D5.2", "D5.1", "D4.3", "D4.4", "D4.3", "D4.2", "D4.1", "D4.1", "D3.4", "D3.2", "D2.3"];
    assert_eq!(held, expected);
    let off: Vec<_> = reading.entries.iter().filter_map(|entry| Some((entry.name.as_str(), entry.paid?))).collect();
    assert_eq!(off, [("Karl Berg", money(9_280_000, "USD")), ("Jan Kowal", money(8_940_000, "USD"))]);
    let people: Vec<_> = reading.entries.iter().map(|entry| entry.person(&cloud.ladder, today)).collect();
    let cost = Cost::of(&people, &testing::outlook(&cloud, "2026-11-21", "2027-12-01"), Pace::NobodyMoves);
    assert_eq!(cost.payroll(today).unwrap().money(), money(121_350_000, "USD"));
    assert_eq!(roster::read(roster::write(&reading.entries).as_bytes(), &cloud, today).entries, reading.entries);
}
