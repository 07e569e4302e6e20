//! Random small ladders with two tracks, of every kind the rules know.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rules::dataset::Dataset;
use rules::id::Position;

/// The region beside everywhere, where there is one.
pub const REGION: &str = "South";

/// A ladder drawn at random, as text so that a failure can be read.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub ladder: String,
    pub bands: String,
}

impl Drawn {
    pub fn read(&self) -> Dataset {
        crate::read(self.ladder.as_bytes(), Some(self.bands.as_bytes())).dataset.unwrap()
    }
}

fn waits() -> impl Strategy<Value = String> {
    let months = vec!["P3M", "P6M", "P1Y", "P18M", "P2Y"];
    let all = vec!["P3M", "P6M", "P26W", "P1Y", "P40D", "P1M", "P52W"];
    let pair = |waits: Vec<&'static str>| (option::weighted(0.9, select(waits.clone())), option::weighted(0.9, select(waits)));
    let of_level = select(vec!["level", "level", "level_after"]);
    (prop_oneof![2 => pair(months), 1 => pair(all)], of_level).prop_map(|((step, level), of_level)| {
        let field = |name: &str, wait: Option<&str>| wait.map(|wait| format!(r#", "{name}": "{wait}""#)).unwrap_or_default();
        field("step", step) + &field(of_level, level)
    })
}

fn lands() -> impl Strategy<Value = &'static str> {
    select(vec![
        r#""first-step""#,
        r#""same-step""#,
        r#""no-decrease""#,
        r#""raise""#,
        r#"{ "rise": { "steps": 1 } }"#,
        r#"{ "rise": { "percent": 5 } }"#,
    ])
}

/// A rule for a landing, now and then with a least step.
fn landing() -> impl Strategy<Value = String> {
    let least = select(vec!["", "", r#", "least_step": "2""#, r#", "least_step": "3""#]);
    let clocks = select(vec!["", "", r#", "clocks": "kept""#]);
    (lands(), least, clocks).prop_map(|(lands, least, clocks)| format!(r#""lands": {lands}{least}{clocks}"#))
}

/// Two tracks of some of the ranks 1 to 3, with up to three steps a level, which begin with the first or the second, may have a wait of their
/// own or be given on merit; promotions may pass over a level; a later table may leave levels out; the region has rows of its own for some
/// levels, or is an addition, or both.
pub fn drawn() -> impl Strategy<Value = Drawn> {
    let ranks = || subsequence(vec![1, 2, 3], 1..=3);
    // How many steps a level has, and the number of its first; whether a later table has rows for it.
    let wait = select(vec!["", "", "", "P5M", "P1Y", "merit"]);
    let level = (1..=3_usize, select(vec![1, 1, 2]), any::<bool>(), wait, select(vec![0, 0, 1, 2]));
    let added = select(vec!["", "", r#""percent": "12.5""#, r#""percent": "-3", "round": 10, "cap": 1150"#]);
    let shape = (ranks(), ranks(), vec(level, 6), vec(0..30_i32, 40), any::<bool>(), any::<bool>());
    let rules =
        (waits(), waits(), landing(), landing(), any::<bool>(), any::<bool>(), select(vec!["any-day", "any-day", "first-of-month"]));
    let tables = option::of(select(vec!["2026-09-15", "2027-03-01", "2028-01-01"]));
    (shape, rules, tables, added).prop_map(
        |((one, other, shapes, noise, neat, regional), (low, high, promotion, switch, top, jumps, dates), second, added)| {
            let mut cells = String::from("level,step,amount,effective,region\n");
            let mut shapes = shapes.iter();
            let mut noise = noise.iter().cycle();
            let mut track = |id: &str, ranks: &[i32]| {
                let mut levels = Vec::new();
                for rank in ranks {
                    let (count, first, again, wait, passes) = *shapes.next().unwrap();
                    let wait = if wait.is_empty() { String::new() } else { format!(r#", "wait": "{wait}""#) };
                    let names: Vec<String> = (first..first + count).map(|step| format!(r#"{{ "id": "{step}"{wait} }}"#)).collect();
                    let steps = if first == 1 && wait.is_empty() { count.to_string() } else { format!("[ {} ]", names.join(", ")) };
                    // Sometimes the level after the next as well, sometimes that one only.
                    let mut above: Vec<String> =
                        ranks.iter().filter(|other| *other > rank).map(|rank| format!(r#""{id}{rank}""#)).collect();
                    above.truncate(2);
                    let promotions = match (passes, above.as_slice()) {
                        (1, [_, _]) => format!(r#", "promotes_to": [ {} ]"#, above.join(", ")),
                        (2, [_, far]) => format!(r#", "promotes_to": [ {far} ]"#),
                        _ => String::new(),
                    };
                    levels.push(format!(r#"{{ "id": "{id}{rank}", "rank": {rank}, "title": "{rank}", "steps": {steps}{promotions} }}"#));
                    for step in first..first + count {
                        for effective in ["2020-01-01"].into_iter().chain(second.filter(|_| again)) {
                            // Neat tables rise from step to step and level to level; the others do as they like.
                            let base = 1000 + rank * 60 + i32::try_from(step).unwrap() * 30;
                            let amount = base + noise.next().unwrap() * if neat { 1 } else { 8 };
                            writeln!(cells, "{id}{rank},{step},{amount},{effective},").unwrap();
                            // The region has rows of its own for some levels only.
                            if regional && rank % 2 == 1 {
                                let own = amount + noise.next().unwrap() * 3;
                                writeln!(cells, "{id}{rank},{step},{own},{effective},{REGION}").unwrap();
                            }
                        }
                    }
                }
                format!(r#"{{ "id": "{id}", "name": "{id}", "levels": [ {} ] }}"#, levels.join(", "))
            };
            let tracks = [track("A", &one), track("B", &other)].join(", ");
            let regions = if added.is_empty() { String::new() } else { format!(r#", "regions": [ {{ "name": "{REGION}", {added} }} ]"#) };
            let from = if top { "top-step" } else { "any-step" };
            let ladder = format!(
                r#"{{ "format": 1, "name": "Random", "pay": {{ "currency": "EUR"{regions} }}, "dates": "{dates}",
                "reviews": [ {{ "ranks": [1, 1]{low} }}, {{ "ranks": [2, 9]{high} }} ],
                "moves": {{ "promotion": {{ "from": "{from}", {promotion} }}, "level_jumps": {jumps}, "switch": {{ {switch} }} }},
                "tracks": [ {tracks} ] }}"#
            );
            Drawn { ladder, bands: cells }
        },
    )
}

/// All positions of a ladder, in order.
pub fn positions(dataset: &Dataset) -> Vec<Position> {
    dataset.ladder.levels().flat_map(|found| found.level.steps.iter().map(move |step| found.level.at(step))).collect()
}
