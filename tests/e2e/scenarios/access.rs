//! No finding of axe-core on any view, in light and dark, on a wide screen and a narrow one.

use crate::axe;
use crate::compare;
use crate::driver::Browser;
use crate::explore::{self, DETAIL, LENSES, TROUBLE};
use crate::overlay;
use crate::page::{Outcome, Page};
use crate::path;
use crate::views;

/// States of Compare: what they are, and their link.
const COMPARED: [(&str, &str); 6] = [
    ("nothing to compare yet", "data=cloud-team"),
    ("one position", "data=us-gs-2026&at=GS-9.10"),
    ("two positions", "data=cloud-team&at=D5.1,EM5.1"),
    ("three positions without axes", "data=us-gs-2026&at=GS-9.10,GS-11.1,GS-15.1"),
    ("four positions, only what differs", "data=cloud-team&differs=yes&at=D5.1,EM5.1,D6.1,D4.4"),
    ("four positions per month", "data=product-company&per=month&at=S1.1,TL4.2,EM7.1,D7.3"),
];

/// Goes through every view and state, and gathers the findings of all.
async fn every_view(page: &Page, name: &str) -> Outcome {
    let mut findings = Vec::new();
    let mut check = async |state: &str| {
        if let Err(why) = axe::check(page).await {
            findings.push(format!("{name}, {state}: {why}"));
        }
    };
    page.fresh("").await?;
    for (id, at) in [("cloud-team", "D4.2"), ("us-gs-2026", "GS-13.5")] {
        for lens in LENSES {
            page.open(&format!("#/explore?data={id}&lens={lens}")).await?;
            explore::shows(page, lens).await?;
            page.see("aside.about").await?;
            check(&format!("{lens} of {id}")).await;
            page.open(&format!("#/explore?data={id}&lens={lens}&at={at}")).await?;
            page.see(&explore::detail(at)).await?;
            check(&format!("{lens} of {id} with {at} open")).await;
        }
    }
    page.open("#/explore?data=cloud-team&lens=steps&rises=yes&at=EM9.1&per=month").await?;
    page.see("section.notice").await?;
    check("the notice of a stale link").await;
    page.open("#/explore?data=cloud-team&at=EM5.1").await?;
    page.see(DETAIL).await?;
    page.js("for (const part of document.querySelectorAll('details')) part.open = true", vec![]).await?;
    check("a position with all of its parts unfolded").await;
    page.open("#/explore?data=cloud-team").await?;
    page.gone(DETAIL).await?;
    page.click("button.menu").await?;
    page.see("input[name=track]").await?;
    check("the menu of tracks").await;
    for (state, rest) in COMPARED {
        page.open(&format!("#/compare?{rest}")).await?;
        page.see_text(".compare-page h1", rest.rsplit([',', '=']).next().filter(|at| at.contains('.')).unwrap_or("Compare")).await?;
        check(state).await;
    }
    page.open("#/compare?data=cloud-team&at=D4.1,EM5.1,D6.1").await?;
    compare::shows(page, "D4.1,EM5.1,D6.1").await?;
    // The menus, once they are open, lie over the heads.
    page.click(&compare::act("pick", 1)).await?;
    compare::type_position(page, "eng").await?;
    page.see(".picking .offers button").await?;
    let body = "for (const part of document.querySelectorAll('details')) part.open = true; \
        for (const part of document.querySelectorAll('[aria-expanded=false]')) part.click()";
    page.js(body, vec![]).await?;
    page.see("[data-take=csv]").await?;
    check("a comparison with all of its parts unfolded").await;
    let order = ("an order without dates", "data=odd&from=A1.1&to=A3.1", "From A1.1 to A3.1");
    for (state, rest, heading) in path::STATES.into_iter().chain([order]) {
        page.open(&format!("#/path?{rest}")).await?;
        path::about(page, heading).await?;
        check(state).await;
    }
    page.open("#/path?data=cloud-team&from=D4.2&to=EM5.1").await?;
    path::about(page, "From D4.2 to EM5.1").await?;
    path::unfold(page).await?;
    check("a path with all of its parts unfolded").await;
    page.js("document.querySelector('.dot').focus()", vec![]).await?;
    check("the label of an event").await;
    page.open("#/explore?data=mine").await?;
    page.see(&format!("{TROUBLE} ol.problems li")).await?;
    check("the problems of a file").await;
    page.open("#/explore?data=odd").await?;
    page.click("p.notice a").await?;
    page.see(".data-page ol.problems li").await?;
    check("the warnings of a file").await;
    page.open("#/explore?data=missing").await?;
    page.see_text(TROUBLE, "missing/ladder.json").await?;
    check("a file that did not come").await;
    page.site.hold("data/nhs-afc-2026/ladder.json");
    page.open("#/explore?data=nhs-afc-2026").await?;
    page.see("p.wait").await?;
    check("waiting").await;
    page.site.release("data/nhs-afc-2026/ladder.json");
    page.see_text("h1", "NHS").await?;
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n").into()) }
}

/// Datasets in every state: one with errors, one with warnings, one without files.
fn prepare(page: &Page) {
    page.allow("/data/missing/");
    page.allow("Failed to load resource");
    let site = &page.site;
    let index = r#"{ "format": 1, "datasets": [
        { "id": "cloud-team", "name": "Cloud team" }, { "id": "us-gs-2026", "name": "General Schedule" }, { "id": "nhs-afc-2026", "name": "NHS" },
        { "id": "product-company", "name": "Product company" },
        { "id": "mine", "name": "With errors" }, { "id": "odd", "name": "With warnings" }, { "id": "missing", "name": "Missing" } ] }"#;
    overlay::add(site, "mine", Some(overlay::LADDER.as_bytes()), Some(b"level,step,amount\nA1,1,lots\nA2,1,-5\n"));
    overlay::add(site, "odd", Some(overlay::LADDER.as_bytes()), Some(overlay::BANDS.as_bytes()));
    site.put("data/index.json", index);
}

async fn in_chromium(page: Page, scheme: &str, width: u32) -> Outcome {
    assert_eq!(page.browser, Browser::Chromium);
    prepare(&page);
    page.size(width, 900).await?;
    page.media(&[("prefers-color-scheme", scheme)]).await?;
    every_view(&page, &format!("{scheme}, {width} px")).await
}

pub async fn light_and_wide(page: Page) -> Outcome {
    in_chromium(page, "light", 1440).await
}

pub async fn dark_and_wide(page: Page) -> Outcome {
    in_chromium(page, "dark", 1440).await
}

pub async fn light_and_narrow(page: Page) -> Outcome {
    in_chromium(page, "light", 360).await
}

pub async fn dark_and_narrow(page: Page) -> Outcome {
    in_chromium(page, "dark", 360).await
}

/// In another browser, in the colours that the theme button chooses.
pub async fn by_the_theme_button(page: Page) -> Outcome {
    prepare(&page);
    for theme in ["light", "dark"] {
        page.fresh("#/explore?data=cloud-team&at=D4.2").await?;
        page.see(DETAIL).await?;
        while page.js("return document.documentElement.dataset.theme", vec![]).await?.as_str() != Some(theme) {
            page.click("header button.icon").await?;
        }
        axe::check(&page).await?;
    }
    every_view(&page, "by default").await
}

/// Every view of the page's own table, by its bare link and at a position.
pub async fn no_view_has_a_finding(page: Page) -> Outcome {
    page.fresh("").await?;
    let mut findings = Vec::new();
    for view in views::all() {
        page.open(&view.link("cloud-team")).await?;
        view.is_there(&page).await?;
        findings.extend(axe::check(&page).await.err().map(|why| format!("{}: {why}", view.title)));
        view.open_at(&page, "cloud-team", "D4.2").await?;
        findings.extend(axe::check(&page).await.err().map(|why| format!("{} at D4.2: {why}", view.title)));
    }
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n").into()) }
}
