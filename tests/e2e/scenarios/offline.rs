//! Once loaded, the site needs no host; what needs one says so, and nothing that was there is lost.

use crate::explore::{self, FIGURE, TROUBLE, cell, pay_cell};
use crate::page::{Outcome, Page};

pub async fn everything_loaded_goes_on(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    page.see(&cell("D4")).await?;
    page.site.go_offline();
    let asked = page.site.requests().len();
    page.click(&cell("D4")).await?;
    page.see_text(FIGURE, "$82,500 a year").await?;
    explore::pick(&page, "Pay per", "hour").await?;
    page.see_text(FIGURE, "an hour").await?;
    for lens in ["steps", "bands", "map"] {
        explore::lens(&page, lens).await?;
    }
    explore::lens(&page, "steps").await?;
    page.click("input[name=rises]").await?;
    page.click(&pay_cell("D5.2")).await?;
    page.see(&explore::detail("D5.2")).await?;
    explore::pick(&page, "Track", "em").await?;
    page.see(&pay_cell("EM4.1")).await?;
    page.click("header button.icon").await?;
    page.see("html[data-theme=light]").await?;
    explore::lens(&page, "map").await?;
    page.click("button.menu").await?;
    page.click("input[name=track][value=em]").await?;
    page.gone(&cell("EM4")).await?;
    page.click("input[name=track][value=em]").await?;
    page.see(&cell("EM4")).await?;
    // Which tracks are shown is no step of the history; the lens of before is.
    page.driver.back().await?;
    page.see(&pay_cell("EM4.1")).await?;
    assert_eq!(page.site.requests().len(), asked, "something was asked of the host");
    Ok(())
}

/// What is not loaded cannot come; what was open is one step back, with the host still gone.
pub async fn another_dataset_says_that_it_did_not_come(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&lens=steps", "Cloud team ladder").await?;
    page.click(&pay_cell("D4.2")).await?;
    page.see_text(FIGURE, "$84,200").await?;
    page.site.go_offline();
    refused(&page);
    explore::pick(&page, "Data", "us-gs-2026").await?;
    page.see_text(TROUBLE, "data/us-gs-2026/ladder.json").await?;
    page.see_text(TROUBLE, "offline").await?;
    assert_eq!(explore::picked(&page, "Data").await?, "us-gs-2026");
    page.driver.back().await?;
    page.see_text(FIGURE, "$84,200").await?;
    page.see(&pay_cell("D4.2")).await?;
    Ok(())
}

/// With the host there again, the same dataset opens.
pub async fn what_failed_can_be_tried_again(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    page.site.go_offline();
    refused(&page);
    explore::pick(&page, "Data", "us-gs-2026").await?;
    page.see_text(TROUBLE, "offline").await?;
    page.site.come_back();
    explore::pick(&page, "Data", "nhs-afc-2026").await?;
    page.see_text("h1", "NHS Agenda for Change").await?;
    explore::pick(&page, "Data", "us-gs-2026").await?;
    page.see_text("h1", "US General Schedule").await
}

/// While files are on their way the page says what it waits for, and the last choice wins whatever comes first.
pub async fn waiting_says_for_what(page: Page) -> Outcome {
    page.site.hold("data/index.json");
    page.open("").await?;
    page.see_text("p.wait[role=status]", "list of datasets").await?;
    page.site.hold("data/cloud-team/bands.csv");
    page.site.release("data/index.json");
    page.see_text("p.wait[role=status]", "ladder").await?;
    explore::pick(&page, "Data", "us-gs-2026").await?;
    page.see_text("h1", "US General Schedule 2026").await?;
    let came = "const done = arguments[0]; setTimeout(() => done(document.querySelector('h1').innerText), 300)";
    page.site.release("data/cloud-team/bands.csv");
    let stays = page.driver.execute_async(came, vec![]).await?.json().clone();
    assert_eq!(stays, "US General Schedule 2026", "the dataset that came late is not the one chosen");
    Ok(())
}

/// These scenarios ask of a host that is gone, on purpose; each browser has words of its own for that.
fn refused(page: &Page) {
    for words in ["request while offline: /some/where/data/us-gs-2026/", "/data/us-gs-2026/", "Failed to load resource"] {
        page.allow(words);
    }
}
