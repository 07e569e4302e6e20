//! When a first visit shows its content, and what it waits for. Chromium only, where a slow connection can be had.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::arithmetic::median;
use crate::budgets::SLOWDOWN;
use crate::explore;
use crate::figures;
use crate::page::{Outcome, Page};
use crate::server::BASE;

/// A connection of 1.6 Mbit/s with a delay of 150 ms.
const BYTES_A_SECOND: f64 = 200_000.0;
const DELAY_MS: f64 = 150.0;
const VISITS: usize = 7;

/// Notes when the first cell of the map is painted, in milliseconds since the visit began.
const WATCH: &str = "window.__content = null; \
    const watch = new MutationObserver(() => { \
      if (!document.querySelector('.map a.cell')) return; \
      watch.disconnect(); \
      requestAnimationFrame(() => { \
        const channel = new MessageChannel(); \
        channel.port1.onmessage = () => { window.__content = performance.now(); }; \
        channel.port2.postMessage(0); \
      }); \
    }); \
    watch.observe(document, { subtree: true, childList: true });";

/// From the first byte asked for to the ladder on the page: cold cache, a slow connection, a processor at a quarter.
pub async fn when_a_first_visit_shows_its_content(page: Page) -> Outcome {
    page.site.go_bare();
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Page.enable", json!({})).await?;
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    // Once at full speed, so that the host has compressed what it has.
    page.open("").await?;
    page.see(".map a.cell").await?;
    page.slow(SLOWDOWN).await?;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        times.push(visit(&page).await?);
    }
    page.slow(1.0).await?;
    figures::note(format!("content of a first visit, 1.6 Mbit/s, 150 ms, {SLOWDOWN:.0}x slower"), median(times), "ms");
    Ok(())
}

async fn visit(page: &Page) -> Outcome<f64> {
    page.connection(0.0, -1.0).await?;
    page.driver.goto("about:blank").await?;
    page.cdp("Network.clearBrowserCache", json!({})).await?;
    page.connection(DELAY_MS, BYTES_A_SECOND).await?;
    page.driver.goto(page.site.url("")).await?;
    page.until("content", "return typeof window.__content === 'number'", vec![]).await?;
    let time = page.js("return window.__content", vec![]).await?.as_f64().ok_or("no time")?;
    page.connection(0.0, -1.0).await?;
    Ok(time)
}

/// The page is the first round of requests and everything else the second: data are asked for while the program is on its way.
pub async fn a_first_visit_asks_for_all_at_once(page: Page) -> Outcome {
    let program = page.site.file("main-");
    let first: serde_json::Value = serde_json::from_slice(&page.site.built("data/index.json"))?;
    let first = first["datasets"][0]["id"].as_str().ok_or("no first dataset")?.to_owned();
    let mut wrong = Vec::new();
    for (link, id, name) in [
        ("", first.as_str(), "Cloud team ladder"),
        ("#/explore?data=us-gs-2026&at=GS-9.1", "us-gs-2026", "US General Schedule"),
        ("#/compare?at=Band-6.1&data=nhs-afc-2026", "nhs-afc-2026", "Band-6.1"),
    ] {
        // A link that names its dataset need not wait for the list either.
        let mut held = vec![program.clone()];
        held.extend((!link.is_empty()).then(|| "data/index.json".to_owned()));
        for path in &held {
            page.site.hold(path);
        }
        let before = page.site.requests().len();
        page.fresh_without_waiting(link).await?;
        let wanted =
            ["index.json".to_owned(), format!("{id}/ladder.json"), format!("{id}/bands.csv")].map(|file| format!("{BASE}data/{file}"));
        let asked = || -> Vec<String> { page.site.requests().into_iter().skip(before).map(|request| request.path).collect() };
        // However long that takes: what waits for the program does not come before it is let go.
        let until = Instant::now() + Duration::from_secs(15);
        while Instant::now() < until && !wanted.iter().all(|path| asked().contains(path)) {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        let early: BTreeSet<String> = asked().into_iter().collect();
        wrong.extend(wanted.iter().filter(|path| !early.contains(*path)).map(|path| format!("{link:?}: {path} waits for the program")));
        for path in &held {
            page.site.release(path);
        }
        page.see_text("h1", name).await?;
        page.rest().await?;
        // What was asked for early is what the program takes.
        for path in &wanted {
            let times = asked().iter().filter(|asked| *asked == path).count();
            if times != 1 {
                wrong.push(format!("{link:?}: {path} asked for {times} times"));
            }
        }
    }
    // Early or not, a list that names other datasets than the site was built with is heard.
    page.site.put("data/index.json", r#"{ "format": 1, "datasets": [ { "id": "nhs-afc-2026", "name": "NHS" } ] }"#);
    explore::open(&page, "", "NHS Agenda for Change").await?;
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n  ").into()) }
}
