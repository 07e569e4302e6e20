//! The page comes up, and says so when it cannot.

use thirtyfour::By;

use crate::driver::Browser;
use crate::page::{Outcome, Page};
use crate::server::BASE;

pub async fn opens_under_a_subpath(page: Page) -> Outcome {
    page.open("").await?;
    page.see("h1").await?;
    page.gone("#boot").await?;
    let outside: Vec<String> = page.site.requests().into_iter().map(|r| r.path).filter(|path| !path.starts_with(BASE)).collect();
    assert!(outside.is_empty(), "asked for files outside of its path: {outside:?}");
    Ok(())
}

pub async fn says_when_there_is_no_javascript(page: Page) -> Outcome {
    page.open("").await?;
    // No words of the page's own helpers here: they run scripts.
    let said = page.driver.find(By::Css("body")).await?.text().await?;
    assert!(said.contains("needs JavaScript") && !said.contains("Loading"), "the page says {said:?}");
    Ok(())
}

pub async fn says_when_there_is_no_webassembly(page: Page) -> Outcome {
    // The program's own script fails as well, which is of no more use to anyone.
    page.allow("WebAssembly is not defined");
    page.open("").await?;
    page.see_text("#boot[role=alert] h1", "no WebAssembly").await?;
    page.see_text("#boot button", "Reload").await
}

pub async fn says_when_the_program_is_missing(page: Page) -> Outcome {
    page.site.hide(&page.site.file("stepladder-"));
    says_that_it_could_not_start(&page).await?;
    // WebKit remembers a script that was missing and does not ask for it again, not even on a reload. The names of a
    // renewed site are new, so no reader meets this.
    if page.browser == Browser::WebKit { Ok(()) } else { starts_after_all(&page).await }
}

pub async fn says_when_the_program_is_broken(page: Page) -> Outcome {
    page.site.put(&page.site.file("main-"), "not WebAssembly");
    says_that_it_could_not_start(&page).await?;
    starts_after_all(&page).await
}

async fn says_that_it_could_not_start(page: &Page) -> Outcome {
    // Each browser has words of its own for this, and all of them are in order here.
    page.allow("");
    page.open("").await?;
    page.see_text("#boot[role=alert] h1", "could not start").await
}

async fn starts_after_all(page: &Page) -> Outcome {
    page.site.restore();
    page.click("#boot button").await?;
    page.gone("#boot").await?;
    page.see("h1").await?;
    Ok(())
}
