//! The budgets: how much a first visit loads and how long things take. Chromium only, where both can be controlled.

use crate::budgets::{self, Choice, READ_MS};
use crate::explore;
use crate::page::{Outcome, Page};
use crate::sample;

pub async fn first_visit_is_small(page: Page) -> Outcome {
    page.open("").await?;
    page.see("h1").await?;
    page.gone("#boot").await?;
    budgets::hold_first_visit(&page)
}

/// The page itself measures how long it reads and checks, as `performance.measure("read", …)`.
pub async fn reads_a_large_dataset_fast(page: Page) -> Outcome {
    sample::add_to(&page.site);
    let link = format!("#/explore?data={}", sample::ID);
    budgets::hold_measure(&page, "read and check 8,000 cells in 40 tracks", &link, ("h1", sample::NAME), "read", READ_MS).await
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
