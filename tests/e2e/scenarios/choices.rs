//! What is chosen changes the picture and the link, and the link brings the picture back.

use crate::compare;
use crate::explore::{self, DETAIL, FIGURE, link_says, pay_cell, picture};
use crate::page::{Outcome, Page};

/// The same positions per year, month and hour. An hour is a year over its hours: 2,087 of the General Schedule, else the hours a
/// week × 365 / 7.
pub async fn pay_per_year_month_and_hour(page: Page) -> Outcome {
    let known = [
        ("cloud-team", "D4.2", ["$84,200 a year", "$7,016.67 a month", "$40.37 an hour"]),
        ("us-gs-2026", "GS-13.5", ["$103,049 a year", "$8,587.42 a month", "$49.38 an hour"]),
        ("nhs-afc-2026", "Band-6.2", ["£42,170 a year", "£3,514.17 a month", "£21.57 an hour"]),
        // Its file gives months.
        ("product-company&track=dev", "D4.2", ["€60,720 a year", "€5,060 a month", "€29.11 an hour"]),
    ];
    for (id, at, figures) in known {
        page.fresh(&format!("#/explore?data={id}&at={at}&per=year")).await?;
        for (per, figure) in ["year", "month", "hour"].into_iter().zip(figures) {
            explore::pick(&page, "Pay per", per).await?;
            page.see_text(FIGURE, figure).await?;
            link_says(&page, &[&format!("per={per}"), &format!("at={at}")]).await?;
        }
        explore::lens(&page, "steps").await?;
        let hourly = figures[2].trim_end_matches(" an hour");
        page.see_text(&pay_cell(at), hourly).await?;
        page.see_text("table.matrix caption", "an hour").await?;
        explore::lens(&page, "bands").await?;
        page.see_text("table.bands caption", "an hour").await?;
    }
    Ok(())
}

/// A walk through lenses, periods and positions: Back and Forward go from one position or lens to the next, past its refinements, which
/// take the place of one another; each picture comes back by a reload and to a stranger.
pub async fn come_back_by_history_reload_and_link(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    let mut seen = vec![(page.link().await?, picture(&page).await?)];
    for turn in 0..6 {
        match turn {
            0 => page.click(&explore::cell("D4")).await?,
            1 => explore::pick(&page, "Pay per", "month").await?,
            2 => explore::lens(&page, "steps").await?,
            3 => page.click("input[name=rises]").await?,
            4 => page.click(&pay_cell("D5.3")).await?,
            _ => explore::lens(&page, "bands").await?,
        }
        let last = seen.last().cloned().unwrap_or_default();
        settle(&page, |link, picture| link != last.0 && picture != last.1, "another picture").await?;
        seen.push((page.link().await?, picture(&page).await?));
    }
    page.see_text(FIGURE, "a month").await?;
    // A period replaces the position as it was first opened, and the rises the lens without them.
    for (back, places) in [(true, [5, 4, 2, 0]), (false, [2, 4, 5, 6])] {
        for place in places {
            if back {
                page.driver.back().await?;
            } else {
                page.driver.forward().await?;
            }
            let wanted = &seen[place];
            settle(&page, |link, picture| (link, picture) == (&wanted.0, &wanted.1), &wanted.0).await?;
        }
    }
    for (link, picture) in [&seen[6], &seen[4]] {
        page.open(link).await?;
        settle(&page, |_, now| now == picture, &format!("the picture of {link} in the same document")).await?;
        page.reload().await?;
        settle(&page, |_, now| now == picture, &format!("the picture of {link} after a reload")).await?;
        page.fresh(link).await?;
        settle(&page, |_, now| now == picture, &format!("the picture of {link} on another machine")).await?;
    }
    Ok(())
}

/// Waits until the link and the picture are as wanted, and the picture stays so.
async fn settle(page: &Page, wanted: impl Fn(&str, &str) -> bool, what: &str) -> Outcome {
    page.see("h1").await?;
    let mut now = String::new();
    for _ in 0..60 {
        let link = page.link().await?;
        now = picture(page).await?;
        if wanted(&link, &now) && picture(page).await? == now {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("waited for {what}; the link is {}, and the page shows\n{now}", page.link().await?).into())
}

pub async fn tracks_hide_and_show(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    page.click("button.menu").await?;
    page.click("input[name=track][value=dev]").await?;
    page.gone(&explore::cell("D4")).await?;
    page.see(&explore::cell("EM4")).await?;
    link_says(&page, &["tracks=em"]).await?;
    page.see_text("button.menu", "1 of 2").await?;
    // The last one stays: a map of nothing says nothing.
    page.click("input[name=track][value=em]").await?;
    page.see(&explore::cell("EM4")).await?;
    page.click("input[name=track][value=dev]").await?;
    page.see(&explore::cell("D4")).await?;
    page.see_text("button.menu", "all").await
}

/// The rise to the next step in money and percent, on request.
pub async fn rises_to_the_next_step(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&lens=steps", "Cloud team ladder").await?;
    assert!(!page.text(&pay_cell("D4.1")).await?.contains('+'));
    page.click("input[name=rises]").await?;
    // 84,200 − 82,500, and 1,700 / 82,500.
    page.see_text(&pay_cell("D4.1"), "+$1,700 · +2.1%").await?;
    page.see_text(&pay_cell("D4.4"), "top step").await?;
    link_says(&page, &["rises=yes"]).await
}

/// The bands sort by rank or by midpoint, and the table says where a band meets the next one.
pub async fn bands_sort_and_meet(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&lens=bands", "Cloud team ladder").await?;
    let order = async || -> Outcome<String> { Ok(page.text("table.bands tbody th .code").await?.replace('\n', " ")) };
    assert_eq!(order().await?, "D7 EM7 D6 EM6 D5 EM5 D4 EM4 D3 D2 D1");
    explore::pick(&page, "Sort by", "midpoint").await?;
    link_says(&page, &["sort=midpoint"]).await?;
    page.until("another order", "return document.querySelector('table.bands tbody th .code').innerText !== 'D7'", vec![]).await?;
    let midpoints = "return [...document.querySelectorAll('table.bands tbody tr')].map((row) => \
        Number(row.querySelectorAll('td.num')[1].innerText.replace(/[^0-9.]/g, '')))";
    let midpoints: Vec<f64> = serde_json::from_value(page.js(midpoints, vec![]).await?)?;
    assert!(midpoints.len() == 11 && midpoints.is_sorted_by(|a, b| a >= b), "{midpoints:?}");
    // A point has no spread, and what stands in between says so: NHS Band 2 is one figure, 488 below Band 3.
    explore::open(&page, "#/explore?data=nhs-afc-2026&lens=bands", "NHS Agenda for Change").await?;
    page.see_text("table.bands tr:has([data-level=\"Band-2\"]) .meets", "£488 gap to Band-3").await?;
    page.click("table.bands a[data-level=\"Band-2\"]").await?;
    page.see_text(DETAIL, "The only step.").await
}

/// Going to another view or dataset and coming back loses nothing, and the tab of the view that is open does nothing.
pub async fn going_away_and_coming_back_loses_nothing(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&lens=bands&at=D4.2&sort=midpoint", "Cloud team ladder").await?;
    page.see(DETAIL).await?;
    let (explored, steps) = (page.link().await?, "return history.length");
    let length = page.js(steps, vec![]).await?;
    page.click("nav a[aria-current=page]").await?;
    assert_eq!((page.link().await?, page.js(steps, vec![]).await?), (explored.clone(), length));
    page.click("nav a[href^=\"#/compare\"]").await?;
    compare::shows(&page, "D4.2").await?;
    page.click("[data-act=add]").await?;
    page.see(compare::TYPED).await?;
    page.type_into(compare::TYPED, "em5").await?;
    page.click(".picking .offers button").await?;
    compare::holds(&page, "D4.2,EM5.1").await?;
    page.click("nav a[href^=\"#/explore\"]").await?;
    link_says(&page, &["lens=bands", "at=D4.2", "sort=midpoint"]).await?;
    page.see(DETAIL).await?;
    explore::pick(&page, "Data", "us-gs-2026").await?;
    page.see_text("h1", "US General Schedule 2026").await?;
    explore::shows(&page, "bands").await?;
    explore::pick(&page, "Data", "cloud-team").await?;
    page.see_text("h1", "Cloud team ladder").await?;
    page.see(DETAIL).await?;
    assert_eq!(page.link().await?, explored);
    page.click("nav a[href^=\"#/compare\"]").await?;
    compare::holds(&page, "D4.2,EM5.1").await
}
