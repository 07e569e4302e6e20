//! Pay tables by region and date: which one is shown, which can be chosen, and what the link says of it.

use crate::explore::{self, DETAIL, FIGURE, link_says, pick, picked};
use crate::overlay::{self, ID};
use crate::page::{Outcome, Page};

/// Two regions; a table of the past and one of the future for each. No test runs before 2020 or after 2190.
pub const BANDS: &str = "level,step,amount,region,effective\n\
    A1,1,40000,North,2020-01-01\nA1,2,41000,North,2020-01-01\nA1,1,46000,North,2190-01-01\nA1,2,47000,North,2190-01-01\n\
    A1,1,30000,South,2020-06-01\nA1,2,31000,South,2020-06-01\nA1,1,36000,South,2190-06-01\nA1,2,37000,South,2190-06-01\n";

pub async fn are_chosen_by_region_and_date(page: Page) -> Outcome {
    overlay::add(&page.site, ID, Some(overlay::LADDER.as_bytes()), Some(BANDS.as_bytes()));
    explore::open(&page, "#/explore?data=mine&at=A1.1", "Small ladder").await?;
    // The one in force today, of the first region.
    page.see_text(FIGURE, "$40,000").await?;
    page.see_text(&format!("{DETAIL} .source"), "January 1, 2020").await?;
    assert_eq!([picked(&page, "Region").await?, picked(&page, "Table from").await?], ["North", "2020-01-01"]);
    page.see_text("label.pick option[value=\"2020-01-01\"]", "in force").await?;
    page.see_text("label.pick option[value=\"2190-01-01\"]", "to come").await?;
    pick(&page, "Table from", "2190-01-01").await?;
    page.see_text(FIGURE, "$46,000").await?;
    page.see_text(&format!("{DETAIL} .source"), "January 1, 2190").await?;
    page.see_text(".intro .sub", "bands to come on January 1, 2190").await?;
    page.see_text(".intro .say", "to be paid from").await?;
    link_says(&page, &["effective=2190-01-01"]).await?;
    // Another region has other dates: its own table in force is shown, not an empty one.
    pick(&page, "Region", "South").await?;
    page.see_text(FIGURE, "$30,000").await?;
    link_says(&page, &["region=South"]).await?;
    assert_eq!(picked(&page, "Table from").await?, "2020-06-01");
    pick(&page, "Table from", "2190-06-01").await?;
    page.see_text(FIGURE, "$36,000").await?;
    let link = page.link().await?;
    for lens in explore::LENSES {
        explore::lens(&page, lens).await?;
        page.see_text(&format!("{DETAIL} table.steps"), "$37,000").await?;
    }
    page.fresh(&link).await?;
    page.see_text(FIGURE, "$36,000").await?;
    assert_eq!([picked(&page, "Region").await?, picked(&page, "Table from").await?], ["South", "2190-06-01"]);
    page.driver.back().await?;
    Ok(())
}

/// Where only the future has a table, it is shown rather than nothing.
pub async fn of_the_future_are_shown_when_there_is_no_other(page: Page) -> Outcome {
    overlay::add(
        &page.site,
        ID,
        Some(overlay::LADDER.as_bytes()),
        Some(b"level,step,amount,effective\nA1,1,46000,2190-01-01\nA1,2,47000,2190-01-01\n"),
    );
    explore::open(&page, "#/explore?data=mine&at=A1.1", "Small ladder").await?;
    page.see_text(FIGURE, "$46,000").await?;
    page.see_text(&format!("{DETAIL} .source"), "To come into force on January 1, 2190").await?;
    // Nothing is told as paid today.
    for selector in [".intro", &format!("{DETAIL} .source")] {
        let words = page.text(selector).await?.to_lowercase();
        assert!(!words.contains("in force from") && !words.contains(", paid"), "{words}");
    }
    page.see_text(".intro .say", "to be paid from $46,000").await
}

/// Newer rows of one level leave the pay of the others as it was.
pub async fn newer_rows_of_a_level_leave_the_others_alone(page: Page) -> Outcome {
    let bands = "level,step,amount,effective\nA1,1,40000,2020-01-01\nA1,2,41000,2020-01-01\nA2,1,50000,2020-01-01\n\
        A3,1,60000,2020-01-01\nA1,1,42000,2021-01-01\nA1,2,43000,2021-01-01\n";
    overlay::add(&page.site, ID, Some(overlay::LADDER.as_bytes()), Some(bands.as_bytes()));
    explore::open(&page, "#/explore?data=mine&at=A1.1", "Small ladder").await?;
    page.see_text(FIGURE, "$42,000").await?;
    for (at, pay) in [("A2.1", "$50,000"), ("A3.1", "$60,000")] {
        page.open(&format!("#/explore?data=mine&at={at}")).await?;
        page.see(&explore::detail(at)).await?;
        page.see_text(FIGURE, pay).await?;
    }
    pick(&page, "Table from", "2020-01-01").await?;
    page.open("#/explore?data=mine&effective=2020-01-01&at=A1.1").await?;
    page.see_text(FIGURE, "$40,000").await
}

async fn count(page: &Page, selector: &str) -> Outcome<u64> {
    let count = page.js("return document.querySelectorAll(arguments[0]).length", vec![selector.into()]).await?;
    count.as_u64().ok_or_else(|| "no number".into())
}

/// 58 localities by percentage, up to a cap: what it holds is marked and listed.
pub async fn regions_by_percentage(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=us-gs-2026&at=GS-13.1", "US General Schedule 2026").await?;
    page.see_text(FIGURE, "$90,925").await?;
    assert_eq!(count(&page, "label.pick option[value*=\", \"]").await?, 55, "all but Alaska, Hawaii and the rest name a state");
    pick(&page, "Region", "Washington-Baltimore-Arlington, DC-MD-VA-WV-PA").await?;
    page.see_text(FIGURE, "$121,785").await?;
    page.see_text(&format!("{DETAIL} .source"), "that of everywhere and 33.94% of it; it ends at $197,200").await?;
    pick(&page, "Region", "San Jose-San Francisco-Oakland, CA").await?;
    page.open("#/explore?data=us-gs-2026&lens=steps&region=San%20Jose-San%20Francisco-Oakland%2C%20CA&at=GS-15.10").await?;
    page.see_text(FIGURE, "$197,200").await?;
    page.see_text(&format!("{DETAIL} .source"), "which holds GS-14.9 and GS-15.3 and the steps above.").await?;
    assert_eq!(count(&page, "table.matrix small.cap").await?, 10);
    assert_eq!(count(&page, &format!("{DETAIL} table.steps small.cap")).await?, 8);
    Ok(())
}

/// A level may begin later than others: each cell stands under the head of its own step.
pub async fn steps_stand_under_their_own_heads(page: Page) -> Outcome {
    let (two, later) = (r#""First of A", "steps": 2"#, r#""First of A", "steps": [ { "id": "2" }, { "id": "3" } ]"#);
    let ladder = overlay::LADDER.replacen(two, later, 1);
    assert_ne!(ladder, overlay::LADDER, "the ladder has another A1");
    let bands = "level,1,2,3\nA1,,40000,41000\nA2,50000,51000,\nA3,60000,,\n";
    overlay::add(&page.site, ID, Some(ladder.as_bytes()), Some(bands.as_bytes()));
    explore::open(&page, "#/explore?data=mine&lens=steps", "Small ladder").await?;
    page.see(&explore::pay_cell("A1.3")).await?;
    let body = "const heads = [...document.querySelectorAll('table.matrix thead th')].map((head) => head.textContent); \
        return [...document.querySelectorAll('table.matrix a.pay-cell')].every((link) => \
        heads[link.closest('td').cellIndex] === link.dataset.at.split('.')[1]) && heads.join()";
    assert_eq!(page.js(body, vec![]).await?, "Level,1,2,3");
    // The keys go over the hole.
    page.click(&explore::pay_cell("A1.2")).await?;
    page.see_text(FIGURE, "$40,000").await
}

/// A region's name can be anything; the link brings it back, whatever letters it has.
pub async fn of_regions_with_unusual_names(page: Page) -> Outcome {
    let name = "Île & “co”=50%, 北 #1";
    let bands =
        format!("level,step,amount,region\nA1,1,40000,Elsewhere\nA1,2,41000,Elsewhere\nA1,1,50000,\"{name}\"\nA1,2,51000,\"{name}\"\n");
    overlay::add(&page.site, ID, Some(overlay::LADDER.as_bytes()), Some(bands.as_bytes()));
    explore::open(&page, "#/explore?data=mine&at=A1.1", "Small ladder").await?;
    page.see_text(FIGURE, "$40,000").await?;
    pick(&page, "Region", name).await?;
    page.see_text(FIGURE, "$50,000").await?;
    let link = page.link().await?;
    page.fresh(&link).await?;
    page.see_text(FIGURE, "$50,000").await?;
    assert_eq!(picked(&page, "Region").await?, name);
    assert_eq!(page.text("section.notice").await?, "");
    Ok(())
}
