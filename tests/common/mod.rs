//! What several test files need.

#![allow(dead_code)]

use stepladder::data;
use stepladder::domain::dataset::Dataset;
use stepladder::domain::money::{Currency, Money};

/// A file of a hosted dataset.
pub fn hosted_file(id: &str, name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/public/data/{id}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A hosted dataset, which must have no problem at all.
pub fn hosted(id: &str) -> Dataset {
    let (dataset, problems) = data::read(&hosted_file(id, "ladder.json"), Some(&hosted_file(id, "bands.csv"))).unwrap();
    assert_eq!(problems, [], "{id}");
    dataset
}

/// An amount in cents (or whatever the currency's minor unit is).
pub fn money(minor: i64, currency: &str) -> Money {
    Money::new(minor, currency.parse::<Currency>().unwrap())
}
