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
