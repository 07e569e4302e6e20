//! How long Path takes, with the processor at a quarter of its speed. Chromium only.

use std::fmt::Write as _;

use serde_json::json;

use crate::budgets::{self, CHOICE_MS, Choice};
use crate::explore;
use crate::figures;
use crate::overlay;
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, open};

const SLOWDOWN: f64 = 4.0;
const TRACKS: i64 = 40;
const LEVELS: i64 = 12;
const STEPS: i64 = 10;

/// The ladder of the benchmark (benches/routes.rs): tracks whose pay differs a little, so that switches are worth a look; level jumps; a table
/// to come.
fn add_large(page: &Page) {
    let level = |track, rank| json!({ "id": format!("T{track}-{rank}"), "rank": rank, "title": format!("Level {rank}"), "steps": STEPS });
    let track = |track| {
        let levels: Vec<_> = (1..=LEVELS).map(|rank| level(track, rank)).collect();
        json!({ "id": format!("T{track}"), "name": format!("Track {track}"), "levels": levels })
    };
    let ladder = json!({
        "format": 1, "name": "Large ladder", "sample": true, "pay": { "currency": "EUR" },
        "reviews": [{ "ranks": [1, 4], "step": "P6M", "level": "P1Y" }, { "ranks": [5, 12], "step": "P1Y", "level": "P2Y" }],
        "moves": { "promotion": { "from": "top-step", "lands": "no-decrease" }, "level_jumps": true, "switch": { "lands": "no-decrease" } },
        "tracks": (1..=TRACKS).map(track).collect::<Vec<_>>(),
    });
    let mut bands = String::from("level,step,amount,effective\n");
    for track in 1..=TRACKS {
        for rank in 1..=LEVELS {
            for step in 1..=STEPS {
                let amount = 30_000 + rank * 6_000 + step * 900 + (track * 37 + rank * 11) % 400;
                for (effective, more) in [("2020-01-01", 0), ("2027-07-01", 500)] {
                    writeln!(bands, "T{track}-{rank},{step},{},{effective}", amount + more).unwrap();
                }
            }
        }
    }
    overlay::add(&page.site, overlay::ID, Some(ladder.to_string().as_bytes()), Some(bands.as_bytes()));
}

/// The search as the page itself measures it, `performance.measure("routes", …)`: 30 years, reviews, level jumps and switches.
pub async fn the_search_is_quick(page: Page) -> Outcome {
    add_large(&page);
    for (what, to) in [("own track", "&to=T1-12.10"), ("another track", "&to=T40-12.10"), ("the best pay", "")] {
        let link = format!("data=mine&from=T1-2.3&level-since=2026-01-01&step-since=2026-01-01&years=30{to}");
        open(&page, &link).await?;
        page.see(".routes > section").await?;
        page.slow(SLOWDOWN).await?;
        let mut least = f64::INFINITY;
        // As in the other budgets: other work on the machine only ever adds time.
        for _ in 0..3 {
            let before = page.measures("routes").await?.len();
            for years in ["29", "30"].iter().cycle().take(10) {
                path::fill(&page, "years", years).await?;
            }
            let taken = page.measures("routes").await?.split_off(before);
            assert_eq!(taken.len(), 10, "searches for ten choices");
            least = least.min(figures::median(taken));
            if least <= CHOICE_MS {
                break;
            }
        }
        page.slow(1.0).await?;
        figures::hold(format!("routes to {what}, 40 x 12 x 10, 30 years, 4x slower"), least, "ms", CHOICE_MS)?;
    }
    Ok(())
}

/// Each choice is searched once, and another period not at all: what was opened stays open then.
pub async fn each_choice_is_searched_once(page: Page) -> Outcome {
    open(&page, CASE).await?;
    path::has_routes(&page, 2).await?;
    page.click(path::MONTHS).await?;
    page.see(".months").await?;
    let searches = async || -> Outcome<usize> { Ok(page.measures("routes").await?.len()) };
    let first = searches().await?;
    for (per, pay) in [("month", "Pay a month"), ("hour", "Pay an hour"), ("year", "Pay a year")] {
        explore::pick(&page, "Pay per", per).await?;
        page.see_text(".events thead", pay).await?;
        page.see(".months").await?;
    }
    assert_eq!(searches().await?, first, "another period is no other search");
    path::fill(&page, "years", "9").await?;
    page.see_text(".earned caption", "2035").await?;
    page.click("input[name=jumps]").await?;
    explore::link_says(&page, &["years=9", "jumps=no"]).await?;
    assert_eq!(searches().await?, first + 2);
    Ok(())
}

/// Level jumps on and off, another horizon, in the sample.
pub async fn choices_are_quick(page: Page) -> Outcome {
    open(&page, CASE).await?;
    path::has_routes(&page, 2).await?;
    let jumps = [Choice::Click("input[name=jumps]"), Choice::Click("input[name=jumps]")];
    budgets::hold_choice_to_paint(&page, "level jumps of a path", &jumps).await?;
    let years = [Choice::Select("input[name=years]", "12"), Choice::Select("input[name=years]", "8")];
    budgets::hold_choice_to_paint(&page, "years ahead of a path", &years).await
}
