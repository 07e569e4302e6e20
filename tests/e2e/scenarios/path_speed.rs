//! How long Path takes, with the processor at a quarter of its speed. Chromium only.

use crate::budgets::{self, CHOICE_MS, Choice, Limit, Rounds, SLOWDOWN};
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, open};
use crate::sample;
use crate::yardstick::Work;

/// What the page calls its measure of a search.
const SEARCH: &str = "routes";
const CHOICES: usize = 10;

/// The search as the page itself measures it: 30 years, reviews, early promotions and switches; and no choice searches twice.
pub async fn the_search_is_quick(page: Page) -> Outcome {
    sample::LARGE.add_to(&page.site);
    let (mut held, mut counts) = (Vec::new(), Vec::new());
    for (what, to) in [("own track", "&to=T1-12.10"), ("another track", "&to=T40-12.10"), ("the best pay", "")] {
        let link = format!("data={}&from=T1-2.3&level-since=2026-01-01&step-since=2026-01-01&years=30{to}", sample::LARGE.id);
        open(&page, &link).await?;
        page.see(".route").await?;
        let limit = Limit::new(format!("routes to {what}, 40 x 12 x 10, 30 years, {SLOWDOWN:.0}x slower"), CHOICE_MS);
        let mut rounds = Rounds::start(&page, Work::Drawing, SLOWDOWN, vec![limit]).await?;
        while rounds.wanted() {
            let before = page.measures(SEARCH).await?.len();
            for years in ["29", "30"].iter().cycle().take(CHOICES) {
                path::fill(&page, "years", years).await?;
                page.rest().await?;
            }
            let taken = page.measures(SEARCH).await?.split_off(before);
            if taken.len() != CHOICES {
                counts.push(format!("to {what}: {} searches for {CHOICES} choices", taken.len()));
            }
            rounds.take(vec![taken]).await?;
        }
        held.push(rounds.end().await);
    }
    held.push(if counts.is_empty() { Ok(()) } else { Err(counts.join("; ").into()) });
    budgets::all(held)
}

/// What changes nothing that the search looks at searches nothing: another period. Opening searches once.
pub async fn only_what_matters_is_searched(page: Page) -> Outcome {
    open(&page, CASE).await?;
    path::has_routes(&page, 3).await?;
    page.rest().await?;
    let searches = async || -> Outcome<usize> { Ok(page.measures(SEARCH).await?.len()) };
    assert_eq!(searches().await?, 1, "searches for a page that opens");
    for (per, words) in [("month", "a month"), ("hour", "an hour"), ("year", "a year")] {
        crate::explore::pick(&page, "Pay per", per).await?;
        crate::explore::link_says(&page, &[&format!("per={per}")]).await?;
        page.see_text("main", words).await?;
        page.rest().await?;
        assert_eq!(searches().await?, 1, "searches after pay per {per}");
    }
    for (turn, years) in ["12", "10"].iter().enumerate() {
        path::fill(&page, "years", years).await?;
        crate::explore::link_says(&page, &[&format!("years={years}")]).await?;
        page.rest().await?;
        assert_eq!(searches().await?, 2 + turn, "searches after {years} years ahead");
    }
    Ok(())
}

/// Early promotions on and off, another horizon, in the sample.
pub async fn choices_are_quick(page: Page) -> Outcome {
    open(&page, CASE).await?;
    path::has_routes(&page, 3).await?;
    let jumps = [Choice::Click("input[name=jumps]"), Choice::Click("input[name=jumps]")];
    budgets::hold_choice_to_paint(&page, "early promotions of a path", &jumps).await?;
    let years = [Choice::Select("input[name=years]", "12"), Choice::Select("input[name=years]", "8")];
    budgets::hold_choice_to_paint(&page, "years ahead of a path", &years).await
}
