//! Choices in a ladder of 40 tracks × 12 levels × 10 steps with 30 expectations a level, at a quarter of the speed. Chromium only.

use crate::budgets::{Choice, Limit, Rounds, SLOWDOWN, choice_to_paint};
use crate::explore;
use crate::overlay;
use crate::page::{Outcome, Page};
use crate::sample::{LARGE, SMALL};
use crate::yardstick::Work;

const POSITION_MS: f64 = 60.0;
const PERIOD_MS: f64 = 90.0;
const LENS_MS: f64 = 150.0;
/// Until the first of very many lines are there, at full speed.
const LINES_MS: f64 = 100.0;
const LINES: usize = 100_000;
/// Choices of one kind to a median.
const TIMES: usize = 5;
/// Once around, each lens comes after each other one.
const LENSES: [&str; 7] = ["map", "steps", "bands", "map", "bands", "steps", "map"];

async fn large(page: &Page, rest: &str) -> Outcome {
    LARGE.add_to(&page.site);
    explore::open(page, &format!("#/explore?data={}{rest}", LARGE.id), LARGE.name).await?;
    page.rest().await
}

fn limit(what: impl Into<String>, ms: f64) -> Limit {
    Limit::new(format!("large: {}, {SLOWDOWN:.0}x slower", what.into()), ms)
}

/// Rounds of choices, one after the other, each when all that came of the one before is drawn. Each has a limit of its own.
async fn hold(page: &Page, choices: Vec<(Limit, Choice<'_>)>) -> Outcome {
    let (limits, choices): (Vec<Limit>, Vec<Choice<'_>>) = choices.into_iter().unzip();
    let mut rounds = Rounds::start(page, Work::Choice, SLOWDOWN, limits).await?;
    while rounds.wanted() {
        let mut times = vec![Vec::new(); choices.len()];
        for _ in 0..TIMES {
            for (times, choice) in times.iter_mut().zip(&choices) {
                times.push(choice_to_paint(page, *choice).await?);
                page.rest().await?;
            }
        }
        rounds.take(times).await?;
    }
    rounds.end().await
}

pub async fn another_position_is_quick(page: Page) -> Outcome {
    large(&page, "").await?;
    let position = |level| (limit(format!("position {level} on the map"), POSITION_MS), level);
    let (near, far) = (position("T1-12"), position("T40-1"));
    let cells = [explore::cell(near.1), explore::cell(far.1)];
    hold(&page, vec![(near.0, Choice::Click(&cells[0])), (far.0, Choice::Click(&cells[1]))]).await?;
    large(&page, "&lens=steps").await?;
    let cells = ["T1-12.2", "T1-1.9"].map(explore::pay_cell);
    let step = |place: &str| limit(format!("position in the {place} row of the steps"), POSITION_MS);
    hold(&page, vec![(step("first"), Choice::Click(&cells[0])), (step("last"), Choice::Click(&cells[1]))]).await
}

async fn another_period(page: &Page, lens: &str) -> Outcome {
    let select = ".controls select:has(option[value=month])";
    large(page, &format!("&lens={lens}&at=T2-6.3")).await?;
    let period = |per| (limit(format!("{lens}, pay per {per}"), PERIOD_MS), Choice::Select(select, per));
    hold(page, vec![period("month"), period("year")]).await
}

pub async fn another_period_is_quick_on_the_map(page: Page) -> Outcome {
    another_period(&page, "map").await
}

pub async fn another_period_is_quick_in_the_steps(page: Page) -> Outcome {
    another_period(&page, "steps").await
}

pub async fn another_period_is_quick_in_the_bands(page: Page) -> Outcome {
    another_period(&page, "bands").await
}

pub async fn another_lens_is_quick(page: Page) -> Outcome {
    large(&page, "").await?;
    let buttons = LENSES.map(|lens| format!("[data-choice={lens}]"));
    let ways = LENSES.windows(2).zip(&buttons[1..]);
    let choices = ways.map(|(way, button)| (limit(format!("{} to {}", way[0], way[1]), LENS_MS), Choice::Click(button)));
    hold(&page, choices.collect()).await
}

/// The first of 100,000 lines are there at once, and all of them are soon.
pub async fn a_level_of_very_many_expectations_opens_at_once(page: Page) -> Outcome {
    let mut ladder = SMALL.ladder();
    let lines = (1..=LINES).map(|line| format!("Duty {line} of very many, each of them told in a line of its own."));
    ladder["tracks"][0]["levels"][1]["expects"] = lines.collect::<Vec<_>>().into();
    overlay::add(&page.site, SMALL.id, Some(ladder.to_string().as_bytes()), Some(SMALL.bands().as_bytes()));
    explore::open(&page, &format!("#/explore?data={}", SMALL.id), SMALL.name).await?;
    page.rest().await?;
    let [one, other] = ["T1-2", "T1-1"].map(explore::cell);
    let limit = Limit::new(format!("opening a level of {LINES} expectations"), LINES_MS);
    let mut rounds = Rounds::start(&page, Work::Drawing, 1.0, vec![limit]).await?;
    while rounds.wanted() {
        let mut times = Vec::new();
        for _ in 0..TIMES {
            choice_to_paint(&page, Choice::Click(&other)).await?;
            page.rest().await?;
            times.push(choice_to_paint(&page, Choice::Click(&one)).await?);
        }
        rounds.take(vec![times]).await?;
    }
    let held = rounds.end().await;
    let all = "return document.querySelectorAll('aside.detail li').length >= arguments[0]";
    page.until("all lines", all, vec![LINES.into()]).await?;
    held
}
