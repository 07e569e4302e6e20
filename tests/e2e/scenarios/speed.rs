//! The budgets: how much a first visit loads and how long things take. Chromium only, where both can be controlled.

use crate::budgets::{self, READ_MS};
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
