//! Datasets that a scenario puts onto its site: they stand beside the hosted ones, and in nobody else's way.

use serde_json::{Value, json};

use crate::server::Site;

/// The id of a dataset put onto a site, where one is enough.
pub const ID: &str = "mine";

/// Adds a dataset to the list of a site, after those that it has. A file that is `None` is missing.
pub fn add(site: &Site, id: &str, ladder: Option<&[u8]>, bands: Option<&[u8]>) {
    let mut index: Value = serde_json::from_slice(&site.built("data/index.json")).expect("data/index.json is JSON");
    let datasets = index["datasets"].as_array_mut().expect("data/index.json lists datasets");
    datasets.push(json!({ "id": id, "name": "Put here by a test" }));
    site.put("data/index.json", index.to_string());
    for (name, content) in [("ladder.json", ladder), ("bands.csv", bands)] {
        let path = format!("data/{id}/{name}");
        match content {
            Some(content) => site.put(&path, content),
            None => site.hide(&path),
        }
    }
}

/// A whole ladder in few lines, two steps a level. Track B has no level of rank 2: a hole on the map, and a warning.
pub const LADDER: &str = r#"{ "format": 1, "name": "Small ladder", "sample": true,
  "pay": { "currency": "USD", "per": "year", "hours_per_year": 2000 },
  "axes": [ { "id": "skill", "name": "Skill", "values": [ { "name": "Some" }, { "name": "More" } ] } ],
  "tracks": [
    { "id": "a", "name": "Track A", "levels": [
      { "id": "A1", "rank": 1, "title": "First of A", "steps": 2, "profile": { "skill": 1 } },
      { "id": "A2", "rank": 2, "title": "Second of A", "steps": 2, "profile": { "skill": 1 } },
      { "id": "A3", "rank": 3, "title": "Third of A", "steps": 2, "profile": { "skill": 2 } } ] },
    { "id": "b", "name": "Track B", "levels": [
      { "id": "B1", "rank": 1, "title": "First of B", "steps": 2, "profile": { "skill": 1 } },
      { "id": "B3", "rank": 3, "title": "Third of B", "steps": 2, "profile": { "skill": 2 } } ] },
    { "id": "c", "name": "Track C", "levels": [
      { "id": "C1", "rank": 1, "title": "First of C", "steps": 2, "profile": { "skill": 1 } },
      { "id": "C2", "rank": 2, "title": "Second of C", "steps": 2, "profile": { "skill": 1 } },
      { "id": "C3", "rank": 3, "title": "Third of C", "steps": 2, "profile": { "skill": 2 } } ] } ] }
"#;

/// The pay of [`LADDER`], a line a level; A1 is line 2.
pub const BANDS: &str = "level,1,2\nA1,40000,41000\nA2,50000,51000\nA3,60000,61000\nB1,42000,43000\nB3,62000,63000\n\
    C1,44000,45000\nC2,54000,55000\nC3,64000,65000\n";
