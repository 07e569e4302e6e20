//! Path in windows of any width, and on paper.

use crate::page::{Outcome, Page};
use crate::path::{self, CASE, open};

/// Why the page scrolls sideways; empty where it does not. Whatever is wider than the window scrolls within itself.
const OVER: &str = "const over = document.documentElement.scrollWidth - innerWidth; \
    const widest = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.within')); \
    return over > 0 ? `${over} px over, by ${widest.map((e) => e.localName + '.' + (e.className.baseVal ?? e.className)).slice(0, 4)}` : ''";

pub async fn nothing_is_wider_than_the_window(page: Page) -> Outcome {
    let mut wide = Vec::new();
    let mut look = async |what: &str| -> Outcome {
        let over = page.js(OVER, vec![]).await?;
        if let Some(over) = over.as_str().filter(|over| !over.is_empty()) {
            wide.push(format!("{what}: {over}"));
        }
        Ok(())
    };
    for width in [320, 360, 900, 1600] {
        page.size(width, 900).await?;
        let order = ("an order without dates", "data=product-company&from=S2.1&to=TL4.2", "From S2.1 to TL4.2");
        for (state, rest, heading) in path::STATES.into_iter().chain([order]) {
            open(&page, rest).await?;
            path::about(&page, heading).await?;
            look(&format!("{width} px, {state}")).await?;
        }
        open(&page, "data=cloud-team&from=D4.2&to=EM5.1").await?;
        path::unfold(&page).await?;
        look(&format!("{width} px, with all unfolded")).await?;
        // The labels of the first and the last event stay within the window too.
        let last = path::dots(&page).await?.len() - 1;
        for place in [0, 1, last] {
            page.js("document.querySelectorAll('.dot')[arguments[0]].focus()", vec![place.into()]).await?;
            page.see(".tip").await?;
            look(&format!("{width} px, the label of event {place}")).await?;
        }
    }
    if wide.is_empty() { Ok(()) } else { Err(format!("the page scrolls sideways:\n{}", wide.join("\n")).into()) }
}

/// The case of the sample on one sheet, with the dataset's name, date and source, and nothing to press.
pub async fn paper_shows_a_path_on_one_sheet(page: Page) -> Outcome {
    open(&page, CASE).await?;
    path::has_routes(&page, 3).await?;
    assert_eq!(page.sheets().await?, 1);
    page.paper(true).await?;
    for words in ["Cloud team ladder", "July 1, 2026", "made up"] {
        page.see_text(".path-page .source", words).await?;
    }
    let body = "const seen = [...document.querySelectorAll('select, input, nav, .controls button, [aria-expanded]')].filter((e) => e.checkVisibility()); \
        return seen.map((e) => e.localName + '.' + e.className).join(' ')";
    assert_eq!(page.js(body, vec![]).await?, "", "on paper: these are of no use");
    Ok(())
}
