//! How long the search takes on a ladder of 40 tracks of 12 levels of 10 steps, over 30 years. The browser has 50 ms for it at a quarter of its
//! speed, so the program that runs here, optimized as it is there, should stay well below 10 ms.
#![allow(clippy::unwrap_used)]
#![allow(missing_docs)] // criterion's macro writes a function without

#[cfg(not(target_arch = "wasm32"))]
mod bench {
    use std::fmt::Write;

    use chrono::NaiveDate;
    use criterion::{Criterion, criterion_group};
    use progression::routes::{Answer, Freedoms, Goal, find, timing};
    use progression::{Held, Outlook};
    use rules::dataset::Dataset;
    use rules::date;
    use rules::ratio::Ratio;

    const TRACKS: i64 = 40;
    const LEVELS: i64 = 12;
    const STEPS: i64 = 10;

    /// Tracks whose pay differs a little, so that switches are worth a look; jumps, and reviews twice a year and yearly.
    fn dataset() -> Dataset {
        let level = |track, rank| format!(r#"{{ "id": "T{track}-{rank}", "rank": {rank}, "title": "Level {rank}", "steps": {STEPS} }}"#);
        let track = |track| {
            let levels: Vec<String> = (1..=LEVELS).map(|rank| level(track, rank)).collect();
            format!(r#"{{ "id": "T{track}", "name": "Track {track}", "levels": [ {} ] }}"#, levels.join(", "))
        };
        let tracks: Vec<String> = (1..=TRACKS).map(track).collect();
        let ladder = format!(
            r#"{{ "format": 1, "name": "Large", "pay": {{ "currency": "EUR" }},
                "reviews": [ {{ "ranks": [1, 4], "step": "P6M", "level": "P1Y" }}, {{ "ranks": [5, 12], "step": "P1Y", "level": "P2Y" }} ],
                "moves": {{ "promotion": {{ "from": "top-step", "lands": "no-decrease" }}, "level_jumps": true, "switch": {{ "lands": "no-decrease" }} }},
                "tracks": [ {} ] }}"#,
            tracks.join(", ")
        );
        let mut bands = String::from("level,step,amount,effective\n");
        for track in 1..=TRACKS {
            for rank in 1..=LEVELS {
                for step in 1..=STEPS {
                    let amount = 30_000 + rank * 6_000 + step * 900 + (track * 37 + rank * 11) % 400;
                    for (effective, more) in [("2020-01-01", 0), ("2027-07-01", 500)] {
                        let _ = writeln!(bands, "T{track}-{rank},{step},{},{effective}", amount + more);
                    }
                }
            }
        }
        testing::dataset(&ladder, &bands)
    }

    fn day(text: &str) -> NaiveDate {
        date::parse(text).unwrap()
    }

    fn routes(criterion: &mut Criterion) {
        let dataset = dataset();
        let since = day("2026-01-01");
        let held = Held { at: "T1-2.3".parse().unwrap(), level_since: since, step_since: since };
        let plain = Outlook { dataset: &dataset, region: "", today: day("2026-07-15"), until: day("2056-07-15"), rise: None };
        let rising = Outlook { rise: Ratio::new(3, 100), ..plain };
        let freedoms = Freedoms { level_jumps: true, switches: true };
        let to = |at: &str| Goal::Position(at.parse().unwrap());
        let mut group = criterion.benchmark_group("40 tracks × 12 levels × 10 steps, 30 years");
        for (name, outlook, goal) in [
            ("to the top of the own track", plain, to("T1-12.10")),
            ("to the top of another track", plain, to("T40-12.10")),
            ("to the top of another track, with an assumed rise", rising, to("T40-12.10")),
            ("to the most pay", plain, Goal::BestPaid),
            ("to the most pay, with an assumed rise", rising, Goal::BestPaid),
        ] {
            // A benchmark of no answer would be worthless.
            assert!(matches!(find(&outlook, &held, &goal, freedoms), Ok(Answer { routes, missing: None }) if routes.len() > 1));
            group.bench_function(name, |bencher| bencher.iter(|| find(&outlook, &held, &goal, freedoms)));
        }
        assert!(timing(&plain, &held, &Goal::BestPaid, true).is_some());
        group.bench_function("promotion now or later", |bencher| bencher.iter(|| timing(&plain, &held, &Goal::BestPaid, true)));
        group.finish();
    }

    criterion_group! {
        name = benches;
        config = Criterion::default().sample_size(20);
        targets = routes
    }
}

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(bench::benches);

#[cfg(target_arch = "wasm32")]
fn main() {}
