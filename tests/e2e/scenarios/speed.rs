//! The budgets: how much a first visit loads and how long things take. Chromium only, where both can be controlled.

use crate::budgets::{self, Choice, READ_MS};
use crate::compare;
use crate::explore;
use crate::page::{Outcome, Page};
use crate::sample;

pub async fn first_visit_is_small(page: Page) -> Outcome {
    page.open("").await?;
    page.see("h1").await?;
    page.gone("#boot").await?;
    let outcome = budgets::hold_first_visit(&page);
    budgets::note_later(&page);
    outcome
}

/// The page itself measures how long it reads and checks, as `performance.measure("read", …)`.
pub async fn reads_a_large_dataset_fast(page: Page) -> Outcome {
    sample::PAY.add_to(&page.site);
    let link = format!("#/explore?data={}", sample::PAY.id);
    budgets::hold_measure(&page, "read and check 8,000 cells in 40 tracks", &link, ("h1", sample::PAY.name), "read", READ_MS).await
}

async fn cloud_team(page: &Page, rest: &str) -> Outcome {
    explore::open(page, &format!("#/explore?data=cloud-team{rest}"), "Cloud team ladder").await
}

pub async fn another_lens_is_quick(page: Page) -> Outcome {
    cloud_team(&page, "").await?;
    let lenses = [Choice::Click("[data-choice=steps]"), Choice::Click("[data-choice=bands]"), Choice::Click("[data-choice=map]")];
    budgets::hold_choice_to_paint(&page, "another lens", &lenses).await
}

pub async fn another_period_is_quick(page: Page) -> Outcome {
    cloud_team(&page, "").await?;
    let select = ".controls select:has(option[value=month])";
    let periods = [Choice::Select(select, "month"), Choice::Select(select, "hour"), Choice::Select(select, "year")];
    budgets::hold_choice_to_paint(&page, "another period", &periods).await
}

pub async fn another_position_is_quick(page: Page) -> Outcome {
    cloud_team(&page, "").await?;
    let positions = [Choice::Click("[data-level=D4]"), Choice::Click("[data-level=EM5]"), Choice::Click("[data-level=D7]")];
    budgets::hold_choice_to_paint(&page, "another position on the map", &positions).await?;
    cloud_team(&page, "&lens=steps").await?;
    let positions = [Choice::Click("[data-at=\"D4.2\"]"), Choice::Click("[data-at=\"D7.1\"]")];
    budgets::hold_choice_to_paint(&page, "another position in the steps", &positions).await
}

pub async fn other_tracks_are_quick(page: Page) -> Outcome {
    cloud_team(&page, "").await?;
    page.click("button.menu").await?;
    let tracks = [Choice::Click("input[value=em]"), Choice::Click("input[value=em]")];
    budgets::hold_choice_to_paint(&page, "other tracks", &tracks).await
}

/// Four positions of a ladder of 480 levels with 30 expectations each, up to 360 on a position. The step goes over the end of a level, so
/// that everything changes with it.
pub async fn comparing_is_quick(page: Page) -> Outcome {
    sample::WORK.add_to(&page.site);
    compare::open(&page, sample::WORK.id, "T1-6.1,T2-6.4,T3-12.4,T1-9.1").await?;
    let (up, down) = (compare::act("up", 1), compare::act("down", 1));
    let steps = [Choice::Click(&up), Choice::Click(&down)];
    let stepped = budgets::hold_choice_to_paint(&page, "another step among four compared", &steps).await;
    let rows = [Choice::Click(compare::DIFFERS), Choice::Click(compare::DIFFERS)];
    // Both figures are printed, also where the first is over its limit.
    let differing = budgets::hold_choice_to_paint(&page, "only what differs among four compared", &rows).await;
    stepped.and(differing)
}
