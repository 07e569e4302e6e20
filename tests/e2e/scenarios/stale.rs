//! Links from another time or another site: each part that is no longer there is told, and the rest works.

use crate::explore::{self, FIGURE};
use crate::page::{Outcome, Page};

const NOTICE: &str = "section.notice";

/// Opens a link and checks that exactly these parts are told of.
async fn drops(page: &Page, link: &str, parts: &[&str]) -> Outcome {
    page.fresh(link).await?;
    page.see_text("h1", "ladder").await?;
    for part in parts {
        page.see_text(&format!("{NOTICE} li"), &format!("“{part}”")).await?;
    }
    let told = page.text(&format!("{NOTICE} li")).await?;
    assert_eq!(told.lines().count(), parts.len(), "{link} is told as\n{told}");
    Ok(())
}

pub async fn each_unknown_value_is_told(page: Page) -> Outcome {
    let cases: [(&str, &[&str]); 11] = [
        ("data=nope", &["nope"]),
        ("data=cloud-team&at=D9.1", &["at=D9.1"]),
        ("data=cloud-team&at=D4.9", &["at=D4.9"]),
        ("data=cloud-team&at=D4.", &["at=D4."]),
        ("data=cloud-team&lens=xray", &["lens=xray"]),
        ("data=cloud-team&lens=steps&track=ops", &["track=ops"]),
        ("data=cloud-team&tracks=dev,ops", &["tracks=ops"]),
        ("data=cloud-team&per=decade&sort=size&rises=maybe", &["per=decade", "sort=size", "rises=maybe"]),
        ("data=cloud-team&region=Atlantis&effective=1999-01-01", &["region=Atlantis", "effective=1999-01-01"]),
        ("data=cloud-team&effective=2026-02-30", &["effective=2026-02-30"]),
        ("data=cloud-team&salary=lots", &["salary=lots"]),
    ];
    for (query, parts) in cases {
        drops(&page, &format!("#/explore?{query}"), parts).await?;
    }
    drops(&page, "#/horoscope?data=cloud-team", &["horoscope"]).await
}

pub async fn the_rest_of_the_link_works(page: Page) -> Outcome {
    let link = "#/explore?data=cloud-team&lens=steps&at=D4.2&per=month&track=ops&colour=green";
    drops(&page, link, &["track=ops", "colour=green"]).await?;
    explore::shows(&page, "steps").await?;
    page.see_text(FIGURE, "$7,016.67").await?;
    page.click(&format!("{NOTICE} button")).await?;
    page.gone(NOTICE).await?;
    // Put away is put away, and the page goes on: another position, without the notice of before.
    page.see_text(FIGURE, "$7,016.67").await?;
    explore::lens(&page, "map").await?;
    page.click(&explore::cell("EM5")).await?;
    page.see(&explore::detail("EM5.1")).await?;
    assert_eq!(page.text(NOTICE).await?, "", "a notice that was put away came back");
    let link = page.link().await?;
    assert!(!link.contains("ops") && !link.contains("colour"), "{link}");
    // A dataset that is gone leaves its position behind as well, and the first dataset opens.
    drops(&page, "#/explore?data=gone&at=X1.1&lens=bands", &["gone", "at=X1.1"]).await?;
    explore::shows(&page, "bands").await?;
    assert_eq!(explore::picked(&page, "Data").await?, "cloud-team");
    // No later link holds what was dropped, and the next choice has no notice.
    let body = "return [...document.querySelectorAll('a[href^=\"#/\"]')].map((e) => e.getAttribute('href')).join(' ')";
    let links = page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
    assert!(!links.contains("gone") && !links.contains("X1") && links.contains("data=cloud-team"), "{links}");
    explore::pick(&page, "Pay per", "month").await?;
    page.gone(NOTICE).await?;
    explore::link_says(&page, &["data=cloud-team", "lens=bands", "per=month"]).await
}

/// A stale day is told once; nothing says that the pay is of that day.
pub async fn a_stale_day_is_said_nowhere(page: Page) -> Outcome {
    page.fresh("#/compare?data=cloud-team&at=D4.2,D5.1&effective=1999-01-01").await?;
    page.see_text(&format!("{NOTICE} li"), "1999-01-01").await?;
    page.see_text(".compare-page p.say", "$6,600 more").await?;
    let said = page.text(".compare-page").await?;
    assert!(!said.contains("1999"), "{said}");
    Ok(())
}

/// A value of any length is told in a few words, and the page is there at once.
pub async fn long_values_are_cut(page: Page) -> Outcome {
    let long = "x".repeat(100_000);
    for (link, told) in [
        (format!("#/explore?data=cloud-team&region={long}"), "“region=xxxx"),
        (format!("#/compare?data=cloud-team&at=D4.2,{}", "Z9,".repeat(30_000)), "“Z9”"),
        (format!("#/path?data={long}&from=D4.2"), "“xxxx"),
    ] {
        page.fresh("#/explore?data=cloud-team").await?;
        page.see(&explore::cell("D4")).await?;
        let body = "const start = performance.now(); location.hash = arguments[0]; \
            return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))))";
        let taken = page.js(body, vec![serde_json::json!(link)]).await?.as_f64().unwrap_or(f64::INFINITY);
        page.see_text(&format!("{NOTICE} li"), told).await?;
        let words = page.text(NOTICE).await?;
        assert!(words.len() < 3000, "{} bytes of words", words.len());
        assert!(taken < 1000.0, "busy for {taken} ms");
    }
    Ok(())
}

/// Fragments that nobody's link has, typed or mangled on the way.
pub async fn mangled_links_open_the_start_page(page: Page) -> Outcome {
    for link in [
        "#",
        "#/",
        "#//",
        "#explore",
        "#/explore?",
        "#/explore?&&&",
        "#/explore?=",
        "#/explore?%",
        "#/explore?data=%ff%fe",
        "#/%F0%9F?at=%00",
    ] {
        page.fresh(link).await?;
        page.see_text("h1", "Cloud team ladder").await?;
        page.see(&explore::cell("D4")).await?;
    }
    Ok(())
}
