//! The program and the styles of Compare come when somebody goes there, and not before.

use crate::budgets::LATER;
use crate::compare::{self, SAY, TABLE, TYPED};
use crate::driver::Browser;
use crate::explore::{self, TROUBLE};
use crate::page::{Outcome, Page};
use crate::server::BASE;

fn asked_later(page: &Page) -> Vec<String> {
    let asked = page.site.requests().into_iter().filter_map(|request| Some(request.path.strip_prefix(BASE)?.to_owned()));
    asked.filter(|path| LATER.iter().any(|start| path.starts_with(start))).collect()
}

pub async fn a_first_visit_goes_without(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    page.see(explore::DETAIL).await?;
    for lens in explore::LENSES {
        explore::lens(&page, lens).await?;
    }
    assert!(asked_later(&page).is_empty(), "asked for {:?}", asked_later(&page));
    page.click("nav a[href^=\"#/compare\"]").await?;
    compare::shows(&page, "D4.2").await?;
    let asked = asked_later(&page);
    let wanted = ["split_compare", "later-compare"];
    assert!(wanted.iter().all(|start| asked.iter().filter(|path| path.starts_with(start)).count() == 1), "asked for {asked:?}");
    // Once there, it is there: also without the host.
    page.click("nav a[href^=\"#/explore\"]").await?;
    page.see(explore::DETAIL).await?;
    page.site.go_offline();
    page.click("nav a[href^=\"#/compare\"]").await?;
    compare::shows(&page, "D4.2").await?;
    page.type_into(TYPED, "d5").await?;
    page.see_text(".picking .offers li:first-child", "D5.1").await?;
    page.click(".picking .offers button").await?;
    page.see_text(SAY, "$6,600 more").await
}

/// A link straight to Compare says what it waits for, and then shows it.
pub async fn waiting_says_for_what(page: Page) -> Outcome {
    let part = page.site.file("split_compare");
    page.site.hold(&part);
    page.open("#/compare?data=cloud-team&at=D5.1,EM5.1").await?;
    page.see_text("p.wait[role=status]", "compare").await?;
    page.site.release(&part);
    compare::shows(&page, "D5.1,EM5.1").await
}

/// The part that does not come is told with what to do; the rest of the site works, and a reload helps.
pub async fn what_does_not_come_is_told(page: Page) -> Outcome {
    let part = page.site.file("split_compare");
    // Each browser has words of its own for a file that is missing on purpose.
    for words in [part.as_str(), "Failed to load resource", "CompileError"] {
        page.allow(words);
    }
    page.site.hide(&part);
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    page.click(".acts a[href^=\"#/compare\"]").await?;
    page.see_text(&format!("{TROUBLE} h1"), "did not load").await?;
    page.see_text(TROUBLE, "Reload").await?;
    // As after every change of view.
    page.focused("h1").await?;
    page.click("nav a[href^=\"#/explore\"]").await?;
    page.see(&explore::detail("D4.2")).await?;
    page.focused("h1").await?;
    page.click(&explore::cell("D5")).await?;
    page.see_text(explore::FIGURE, "$90,800").await?;
    page.driver.back().await?;
    page.driver.back().await?;
    page.see_text(&format!("{TROUBLE} h1"), "did not load").await?;
    page.site.restore();
    page.click("[data-act=again]").await?;
    compare::shows(&page, "D4.2").await?;
    page.see(TABLE).await?;
    page.focused("h1").await?;
    Ok(())
}

/// Without its styles the view is plain, but all there.
pub async fn styles_that_do_not_come_are_no_loss(page: Page) -> Outcome {
    let styles = page.site.file("later-compare");
    page.allow(&styles);
    page.allow("Failed to load resource");
    // A page in place of the styles is refused by the hash that the page names; browsers tell of it in their own words.
    page.allow("later-");
    page.site.hide(&styles);
    page.open("#/compare?data=cloud-team&at=D5.1,EM5.1").await?;
    compare::shows(&page, "D5.1,EM5.1").await?;
    page.see_text(SAY, "$3,600 more").await
}

/// The view waits for its styles: nobody sees it without them for a moment.
pub async fn styles_come_before_the_view(page: Page) -> Outcome {
    let (styles, part) = (page.site.file("later-compare"), page.site.file("split_compare"));
    page.site.hold(&styles);
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    let body = "window.__seen = []; new MutationObserver(() => { \
        const view = document.querySelector('.compare-page'), style = document.getElementById('style-compare'); \
        if (view) window.__seen.push(!!style.sheet); }).observe(document, { subtree: true, childList: true })";
    page.js(body, vec![]).await?;
    page.click("nav a[href^=\"#/compare\"]").await?;
    page.see_text("p.wait[role=status]", "compare").await?;
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    // Firefox asks for nothing else while it waits for styles.
    while page.browser != Browser::Firefox && !asked_later(&page).contains(&part) {
        assert!(std::time::Instant::now() < until, "the program of the view was not asked for");
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    // Long enough for the part to come and to be compiled.
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    page.gone(".compare-page").await?;
    page.site.release(&styles);
    compare::shows(&page, "D4.2").await?;
    assert_eq!(page.js("return window.__seen.length > 0 && window.__seen.every(Boolean)", vec![]).await?, true, "seen without its styles");
    Ok(())
}
