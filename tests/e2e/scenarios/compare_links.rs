//! Links of Compare: from Explore, from the header, from other times; what stands in them and what never does.

use super::tables;
use crate::compare::{self, DIFFERS, SAY, TYPED, act, shows};
use crate::explore::{self, link_says};
use crate::overlay;
use crate::page::{Outcome, Page};

const NOTICE: &str = "section.notice";

/// What a link of Compare, or from it, may name.
const NAMES: [&str; 7] = ["data", "at", "from", "differs", "per", "region", "effective"];

/// Opens a link and checks the columns that it leads to and the parts that are told as dropped.
async fn drops(page: &Page, rest: &str, columns: &str, parts: &[&str]) -> Outcome {
    page.fresh(&format!("#/compare?data=cloud-team&{rest}")).await?;
    page.see("h1").await?;
    if columns.is_empty() {
        page.see(TYPED).await?;
    } else {
        shows(page, columns).await?;
    }
    for part in parts {
        page.see_text(&format!("{NOTICE} li"), part).await?;
    }
    let told = page.text(&format!("{NOTICE} li")).await?;
    assert_eq!(told.lines().count(), parts.len(), "{rest} is told as\n{told}");
    Ok(())
}

pub async fn drop_what_is_unknown(page: Page) -> Outcome {
    drops(&page, "at=D5.1,D9.1,EM5.1", "D5.1,EM5.1", &["D9.1"]).await?;
    drops(&page, "at=D5.9,D5.1,EM5.1", "D5.1,EM5.1", &["D5.9"]).await?;
    drops(&page, "at=%C3%9Cber,D5.1", "D5.1", &["Über"]).await?;
    // Four at most; the fifth is told.
    drops(&page, "at=D1.1,D2.1,D3.1,D4.1,D5.1", "D1.1,D2.1,D3.1,D4.1", &["D5.1"]).await?;
    drops(&page, "at=X1.1,X2.1", "", &["X1.1", "X2.1"]).await?;
    drops(&page, "at=D5.1,EM5.1&per=decade&differs=maybe&salary=lots", "D5.1,EM5.1", &["decade", "maybe", "lots"]).await?;
    // A level alone is its first step; blanks between commas are nothing.
    drops(&page, "at=D5,,EM5.2", "D5.1,EM5.2", &[]).await?;
    // The next choice has a link without what was dropped.
    drops(&page, "at=D5.1,D9.1,EM5.1", "D5.1,EM5.1", &["D9.1"]).await?;
    page.click(&act("up", 1)).await?;
    compare::holds(&page, "D5.1,EM5.2").await?;
    page.gone(NOTICE).await
}

/// Period, region and date, as in every view.
pub async fn hold_period_region_and_date(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    explore::pick(&page, "Pay per", "month").await?;
    link_says(&page, &["per=month", "at=D5.1,EM5.1"]).await?;
    // 90,800 / 12 and 94,400 / 12, half up to the cent.
    compare::cell_says(&page, "Pay a month", 0, &["$7,566.67"]).await?;
    compare::cell_says(&page, "Pay a month", 1, &["$7,866.67", "+$300.00", "+4.0%"]).await?;
    compare::same_by_link(&page).await?;
    page.fresh("#/compare?data=us-gs-2026&at=GS-12.1,GS-13.1&per=hour").await?;
    // The table's own figures are yearly over 2,087 hours: 90,925 of GS-13.1 is 43.57.
    page.see_text(compare::TABLE, "$").await?;
    compare::cell_says(&page, "Pay an hour", 0, &["$"]).await?;
    overlay::add(&page.site, overlay::ID, Some(overlay::LADDER.as_bytes()), Some(tables::BANDS.as_bytes()));
    compare::open(&page, "mine", "A1.1,A1.2").await?;
    compare::cell_says(&page, "Pay a year", 1, &["$41,000", "+$1,000"]).await?;
    explore::pick(&page, "Region", "South").await?;
    link_says(&page, &["region=South"]).await?;
    page.see_text(compare::TABLE, "$31,000").await?;
    explore::pick(&page, "Table from", "2190-06-01").await?;
    link_says(&page, &["effective=2190-06-01", "region=South"]).await?;
    page.see_text(compare::TABLE, "$37,000").await?;
    // Pay of another day is not told as today's.
    page.see_text(SAY, "June 1, 2190").await?;
    page.see_text(".compare-page .source", "June 1, 2190").await?;
    compare::same_by_link(&page).await?;
    // A column more keeps the table.
    page.click(&act("up", 1)).await?;
    link_says(&page, &["at=A1.1,A2.1", "region=South", "effective=2190-06-01"]).await
}

/// A position that is open in Explore comes along, by its button and by the header; the heading has the focus and the title tells.
pub async fn lead_here_from_explore(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2&per=month", "Cloud team ladder").await?;
    page.click(".acts a[href^=\"#/compare\"]").await?;
    shows(&page, "D4.2").await?;
    page.focused("h1").await?;
    link_says(&page, &["data=cloud-team", "at=D4.2", "per=month"]).await?;
    titled(&page, &["Compare", "D4.2", "Cloud team ladder"]).await?;
    page.type_into(TYPED, "em5").await?;
    page.see_text(".picking .offers", "EM5.1").await?;
    page.click(".picking .offers button").await?;
    shows(&page, "D4.2,EM5.1").await?;
    titled(&page, &["Compare", "D4.2", "EM5.1"]).await?;
    page.see("nav a[href^=\"#/compare\"][aria-current=page]").await?;
    // Back to the ladder with the baseline open, and here again.
    page.click("nav a[href^=\"#/explore\"]").await?;
    page.see(&explore::detail("D4.2")).await?;
    page.focused("h1").await?;
    page.click("nav a[href^=\"#/compare\"]").await?;
    shows(&page, "D4.2,EM5.1").await?;
    page.focused("h1").await?;
    // Without a position there is one to choose.
    explore::open(&page, "#/explore?data=us-gs-2026", "US General Schedule 2026").await?;
    page.click("nav a[href^=\"#/compare\"]").await?;
    page.see(TYPED).await?;
    page.focused("h1").await?;
    titled(&page, &["Compare", "US General Schedule 2026"]).await?;
    // Another dataset has other positions: nothing of the old ones is left behind, and nothing is told as dropped.
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    explore::pick(&page, "Data", "us-gs-2026").await?;
    page.see(TYPED).await?;
    page.gone(compare::TABLE).await?;
    assert_eq!(page.text(NOTICE).await?, "");
    link_says(&page, &["data=us-gs-2026"]).await
}

async fn titled(page: &Page, words: &[&str]) -> Outcome {
    let body = "return arguments[0].every((word) => document.title.includes(word))";
    page.until(&format!("a title with {words:?}"), body, vec![serde_json::json!(words)]).await
}

/// Nothing typed, no pay and no name gets into a link or stays on the device.
pub async fn hold_nothing_typed_and_no_pay(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    let link = page.link().await?;
    page.type_into("input[name=sought]", "secret").await?;
    page.click(compare::ADD).await?;
    page.type_into(TYPED, "confidential").await?;
    page.see_text(".picking [role=status]", "Nothing fits").await?;
    assert_eq!(page.link().await?, link);
    page.see(TYPED).await?.clear().await?;
    page.type_into(TYPED, "d6").await?;
    page.see_text(".picking .offers", "D6.1").await?;
    page.click(".picking .offers button").await?;
    page.click(DIFFERS).await?;
    explore::pick(&page, "Pay per", "month").await?;
    link_says(&page, &["at=D5.1,EM5.1,D6.1", "differs=yes", "per=month"]).await?;
    let body =
        "return [location.hash, ...[...document.querySelectorAll('a[href^=\"#/\"]')].map((e) => e.getAttribute('href'))].join('\\n')";
    let links = page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
    for (name, value) in links.lines().flat_map(|link| link.split(['?', '&']).skip(1)).filter_map(|pair| pair.split_once('=')) {
        assert!(NAMES.contains(&name), "{name} stands in a link: {links}");
        assert!(!["90800", "94400", "99900", "secret", "confidential"].iter().any(|word| value.contains(word)), "{links}");
    }
    assert_eq!(page.js("return Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()", vec![]).await?, "");
    Ok(())
}
