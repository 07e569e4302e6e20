//! A dataset as large as the budgets speak of: 40 tracks of 20 levels of 10 steps, 8,000 cells of pay.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::overlay;
use crate::server::Site;

pub const TRACKS: u32 = 40;
pub const LEVELS: u32 = 20;
pub const STEPS: u32 = 10;
/// Its id on the site.
pub const ID: &str = "large";
pub const NAME: &str = "Large ladder";

/// Adds the dataset to a site, after those that it has.
pub fn add_to(site: &Site) {
    overlay::add(site, ID, Some(ladder().to_string().as_bytes()), Some(bands().as_bytes()));
}

pub fn ladder() -> Value {
    let tracks: Vec<Value> = (1..=TRACKS).map(track).collect();
    json!({
        "format": 1, "name": NAME, "about": "Made for a test.", "source": "Made up.", "sample": true,
        "pay": { "currency": "USD", "per": "year", "effective": "2026-07-01" },
        "axes": [{ "id": "skill", "name": "Skill", "about": "What one can do.",
                   "values": (1..=5).map(|grade| json!({ "name": format!("Grade {grade}"), "about": "A grade." })).collect::<Vec<_>>() }],
        "scopes": (1..=LEVELS).map(|rank| json!({ "rank": rank, "name": format!("Scope {rank}") })).collect::<Vec<_>>(),
        "reviews": [{ "ranks": [1, LEVELS], "step": "P12M", "level": "P24M" }],
        "moves": { "promotion": { "from": "any-step", "lands": "no-decrease" }, "level_jumps": false },
        "tracks": tracks,
        "roles": [],
    })
}

fn track(number: u32) -> Value {
    let levels = (1..=LEVELS).map(|rank| {
        json!({
            "id": level(number, rank), "rank": rank, "title": format!("Level {rank}"), "about": "A level.",
            "profile": { "skill": rank.div_ceil(4) }, "expects": ["Does what the level asks."], "steps": STEPS,
        })
    });
    json!({ "id": format!("track-{number}"), "name": format!("Track {number}"), "about": "A track.", "levels": levels.collect::<Vec<_>>() })
}

fn level(track: u32, rank: u32) -> String {
    format!("T{track}-{rank}")
}

/// The tidy form, a row a cell.
pub fn bands() -> String {
    let mut csv = String::from("level,step,amount\n");
    for track in 1..=TRACKS {
        for rank in 1..=LEVELS {
            for step in 1..=STEPS {
                writeln!(csv, "{},{step},{}", level(track, rank), 40_000 + 100 * track + 6_000 * rank + 500 * step).unwrap();
            }
        }
    }
    csv
}
