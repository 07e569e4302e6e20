//! Datasets as large as the budgets speak of, rich in pay, in work, and in both.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::overlay;
use crate::server::Site;

/// How large a dataset is.
pub struct Shape {
    /// Its id on the site.
    pub id: &'static str,
    pub name: &'static str,
    pub tracks: u32,
    /// Of each track.
    pub levels: u32,
    /// Of each level.
    pub steps: u32,
    pub axes: u32,
    /// Of each level, all of them different.
    pub expects: u32,
    /// Reviews, early promotions, switches, tracks whose pay differs a little so that switches are worth a look, and a table to come: what Path
    /// searches longest in. With the same pay as benches/routes.rs.
    pub paths: bool,
}

/// 8,000 cells of pay.
pub const PAY: Shape = Shape { id: "large", name: "Large ladder", tracks: 40, levels: 20, steps: 10, axes: 1, expects: 1, paths: false };
/// 14,400 expectations; the highest level of a track asks for 360 of them.
pub const WORK: Shape =
    Shape { id: "work", name: "Ladder of much work", tracks: 40, levels: 12, steps: 4, axes: 5, expects: 30, paths: false };
/// What the budgets of large ladders speak of: 4,800 positions, 14,400 expectations, and much to search for Path.
pub const LARGE: Shape =
    Shape { id: "forty", name: "Ladder of forty tracks", tracks: 40, levels: 12, steps: 10, axes: 5, expects: 30, paths: true };

/// Of one track; what is much about it, a scenario adds.
pub const SMALL: Shape = Shape { id: "small", name: "Small ladder", tracks: 1, levels: 3, steps: 2, axes: 1, expects: 1, paths: false };

impl Shape {
    /// Adds the dataset to a site, after those that it has.
    pub fn add_to(&self, site: &Site) {
        overlay::add(site, self.id, Some(self.ladder().to_string().as_bytes()), Some(self.bands().as_bytes()));
    }

    pub fn ladder(&self) -> Value {
        let grades: Vec<Value> = (1..=5).map(|grade| json!({ "name": format!("Grade {grade}"), "about": "A grade." })).collect();
        let axis =
            |axis| json!({ "id": format!("axis-{axis}"), "name": format!("Axis {axis}"), "about": "What one can do.", "values": grades });
        let mut ladder = json!({
            "format": 1, "name": self.name, "about": "Made for a test.", "source": "Made up.", "sample": true,
            "pay": { "currency": "USD", "per": "year", "effective": "2026-07-01" },
            "axes": (1..=self.axes).map(axis).collect::<Vec<_>>(),
            "scopes": (1..=self.levels).map(|rank| json!({ "rank": rank, "name": format!("Scope {rank}") })).collect::<Vec<_>>(),
            "reviews": [{ "ranks": [1, self.levels], "step": "P12M", "level": "P24M" }],
            "moves": { "promotion": { "from": "any-step", "lands": "no-decrease" }, "level_jumps": false },
            "tracks": (1..=self.tracks).map(|track| self.track(track)).collect::<Vec<_>>(),
            "roles": [],
        });
        if self.paths {
            ladder["reviews"] =
                json!([{ "ranks": [1, 4], "step": "P6M", "level": "P1Y" }, { "ranks": [5, self.levels], "step": "P1Y", "level": "P2Y" }]);
            let lands = json!({ "lands": "no-decrease" });
            ladder["moves"] = json!({ "promotion": { "from": "top-step", "lands": "no-decrease" }, "level_jumps": true, "switch": lands });
        }
        ladder
    }

    fn track(&self, number: u32) -> Value {
        let levels: Vec<Value> = (1..=self.levels).map(|rank| self.level(number, rank)).collect();
        json!({ "id": format!("track-{number}"), "name": format!("Track {number}"), "about": "A track.", "levels": levels })
    }

    fn level(&self, track: u32, rank: u32) -> Value {
        let expects = (1..=self.expects).map(|line| {
            format!(
                "Answers for duty {line} of level {rank} in track {track}, says early what is in its way, and leaves it better than before."
            )
        });
        // Grades rise with the rank and differ between tracks, one axis sooner than another.
        let grade = |axis: u32| (4 * rank / self.levels + (track + axis) % 2).clamp(1, 5);
        json!({
            "id": level(track, rank), "rank": rank, "title": format!("Level {rank}"), "about": "A level.", "steps": self.steps,
            "profile": (1..=self.axes).map(|axis| (format!("axis-{axis}"), json!(grade(axis)))).collect::<serde_json::Map<_, _>>(),
            "expects": expects.collect::<Vec<_>>(),
        })
    }

    /// The tidy form, a row a cell.
    pub fn bands(&self) -> String {
        let mut csv = String::from("level,step,amount,effective\n");
        for track in 1..=self.tracks {
            for rank in 1..=self.levels {
                for step in 1..=self.steps {
                    let at = format!("{},{step}", level(track, rank));
                    if self.paths {
                        let amount = 30_000 + rank * 6_000 + step * 900 + (track * 37 + rank * 11) % 400;
                        writeln!(csv, "{at},{amount},2020-01-01\n{at},{},2027-07-01", amount + 500).unwrap();
                    } else {
                        writeln!(csv, "{at},{},", 40_000 + 100 * track + 6_000 * rank + 500 * step).unwrap();
                    }
                }
            }
        }
        csv
    }
}

fn level(track: u32, rank: u32) -> String {
    format!("T{track}-{rank}")
}
