//! What the tests of several crates need.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::missing_panics_doc, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

pub mod brute;
pub mod ladders;
pub mod random;

use chrono::NaiveDate;
use files::{Reading, Source};
use progression::{Event, Held, Outlook};
use rules::dataset::Dataset;
use rules::date;
use rules::money::{Currency, Money};

/// A file of a hosted dataset.
pub fn hosted_file(id: &str, name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../public/data/{id}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Reads the two files of a dataset.
pub fn read(ladder: &[u8], bands: Option<&[u8]>) -> Reading {
    let mut reading = files::read(&Source { ladder: ladder.to_vec(), bands: bands.map(<[u8]>::to_vec) });
    // As a page shows them.
    reading.problems.sort_by(|one, other| one.rank().cmp(&other.rank()));
    reading
}

/// A hosted dataset, which must have no problem at all.
pub fn hosted(id: &str) -> Dataset {
    let reading = read(&hosted_file(id, "ladder.json"), Some(&hosted_file(id, "bands.csv")));
    assert_eq!(reading.problems, [], "{id}");
    reading.dataset.unwrap()
}

/// An amount in cents (or whatever the currency's minor unit is).
pub fn money(minor: i64, currency: &str) -> Money {
    Money::new(minor, currency.parse::<Currency>().unwrap())
}

/// A day as files write it.
pub fn day(text: &str) -> NaiveDate {
    date::parse(text).unwrap()
}

/// A position held since one day, level and step alike.
pub fn held(at: &str, since: &str) -> Held {
    Held { at: at.parse().unwrap(), level_since: day(since), step_since: day(since) }
}

/// What is known on a day, looked at until another; everywhere, with no assumed rise.
pub fn outlook<'a>(dataset: &'a Dataset, today: &str, until: &str) -> Outlook<'a> {
    Outlook { dataset, region: "", today: day(today), until: day(until), rise: None }
}

/// Events in short: the day, the position and the reason.
pub fn short(events: &[Event]) -> Vec<String> {
    events.iter().map(|event| format!("{} {} {:?}", event.day, event.at, event.why)).collect()
}

/// A dataset of one's own.
pub fn dataset(ladder: &str, bands: &str) -> Dataset {
    let reading = read(ladder.as_bytes(), Some(bands.as_bytes()));
    assert_eq!(reading.problems, []);
    reading.dataset.unwrap()
}
