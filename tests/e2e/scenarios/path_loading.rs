//! The program of Path comes when somebody goes there, once, and needs no host from then on.

use crate::budgets::LATER;
use crate::compare;
use crate::explore::{self, pick};
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, fill, says};
use crate::server::BASE;

/// What was asked for of the parts that a first visit goes without, sorted.
fn asked_later(page: &Page) -> Vec<String> {
    let asked = page.site.requests().into_iter().filter_map(|request| Some(request.path.strip_prefix(BASE)?.to_owned()));
    let mut asked: Vec<String> = asked.filter(|path| LATER.iter().any(|start| path.starts_with(start))).collect();
    asked.sort();
    asked
}

pub async fn loads_once_and_goes_on_without_the_host(page: Page) -> Outcome {
    path::clock(&page.site, path::TODAY);
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    page.see(explore::DETAIL).await?;
    assert!(asked_later(&page).is_empty(), "asked for {:?}", asked_later(&page));
    page.click("nav a[href^=\"#/path\"]").await?;
    path::has_routes(&page, 3).await?;
    page.click("nav a[href^=\"#/compare\"]").await?;
    compare::shows(&page, "D4.2").await?;
    let asked = asked_later(&page);
    for start in ["split_path", "split_compare", "later-path", "later-compare"] {
        assert_eq!(asked.iter().filter(|path| path.starts_with(start)).count(), 1, "asked for {asked:?}");
    }
    let mut once = asked.clone();
    once.dedup();
    assert_eq!(once, asked, "something was loaded twice");
    page.site.go_offline();
    let requests = page.site.requests().len();
    page.click("nav a[href^=\"#/path\"]").await?;
    path::about(&page, "From D4.2 to the best pay").await?;
    page.click("[data-pick=to]").await?;
    page.click(".picking .offered button").await?;
    says(&page, "Then D5.1 in November 2029 at the usual pace").await?;
    fill(&page, "level-since", "2025-11-21").await?;
    fill(&page, "step-since", "2026-11-21").await?;
    says(&page, "Then D5.1 in November 2029 at the usual pace, in November 2027 if promoted early.").await?;
    fill(&page, "years", "30").await?;
    page.click("input[name=jumps]").await?;
    pick(&page, "Pay per", "hour").await?;
    page.see_text(".events thead", "Pay an hour").await?;
    page.click(path::MONTHS).await?;
    page.see(".months").await?;
    page.click("nav a[href^=\"#/compare\"]").await?;
    compare::shows(&page, "D4.2").await?;
    page.click("nav a[href^=\"#/explore\"]").await?;
    page.see(explore::DETAIL).await?;
    page.driver.back().await?;
    page.driver.back().await?;
    path::about(&page, "From D4.2 to D5.1").await?;
    assert_eq!(page.site.requests().len(), requests, "something was asked of the host");
    Ok(())
}

/// A link straight to Path says what it waits for; the part that does not come is told, and a reload helps.
pub async fn waiting_and_failing_are_told(page: Page) -> Outcome {
    path::clock(&page.site, path::TODAY);
    let part = page.site.file("split_path");
    page.site.hold(&part);
    page.open(&format!("#/path?{CASE}")).await?;
    page.see_text("p.wait[role=status]", "path").await?;
    page.site.release(&part);
    says(&page, "Then D5.1 in November 2029 at the usual pace, in November 2027 if promoted early.").await?;
    for words in [part.as_str(), "Failed to load resource", "CompileError"] {
        page.allow(words);
    }
    page.site.hide(&part);
    page.fresh(&format!("#/path?{CASE}")).await?;
    page.see_text(&format!("{} h1", explore::TROUBLE), "did not load").await?;
    page.site.restore();
    path::clock(&page.site, path::TODAY);
    page.reload().await?;
    says(&page, "Then D5.1 in November 2029 at the usual pace, in November 2027 if promoted early.").await
}
