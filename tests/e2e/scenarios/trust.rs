//! The tests' own instruments notice what they are there to notice; otherwise "no errors" would mean nothing.

use serde_json::json;

use crate::axe;
use crate::budgets::SLOWDOWN;
use crate::driver::Browser;
use crate::figures;
use crate::page::{Outcome, Page};
use crate::yardstick::{Window, Work};

const PAGE: &str = r#"<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src http://elsewhere.invalid">
    <title>Trouble</title><img src="picture.png"><p>Words</p><script src="trouble.js"></script><script>document.title = "inline"</script>"#;
const SCRIPT: &str = r#"
    console.error("said to the console");
    fetch("http://forbidden.invalid/").catch(() => {});
    fetch("http://elsewhere.invalid/").catch(() => document.title = "Done");
    Promise.reject("nobody waits for it");
    throw new Error("thrown at the top");"#;

pub async fn notices_errors_and_foreign_requests(page: Page) -> Outcome {
    page.site.put("index.html", PAGE);
    page.site.put("trouble.js", SCRIPT);
    page.open("").await?;
    page.see_text("p", "Words").await?;
    page.until("the request to fail", "return document.title === 'Done'", vec![]).await?;
    let problems = page.problems().await.join("\n");
    for words in ["said to the console", "nobody waits", "thrown at the top", "inline", "forbidden.invalid"] {
        assert!(problems.contains(words), "{words:?} was not noticed, only:\n{problems}");
    }
    // WebKit does not list requests that failed; there it is the page's policy that notices them.
    let listed = problems.contains("another host: http://elsewhere");
    assert!(listed || page.browser == Browser::WebKit, "only:\n{problems}");
    let found = axe::check(&page).await.expect_err("a picture without words for it is a finding").to_string();
    assert!(found.contains("image-alt") && found.contains("html-has-lang"), "{found}");
    page.allow("");
    Ok(())
}

pub async fn notices_requests_while_offline(page: Page) -> Outcome {
    page.open("").await?;
    page.see("h1").await?;
    assert_eq!(page.problems().await, Vec::<String>::new());
    page.site.go_offline();
    let body = "const done = arguments[0]; fetch('data/index.json', { cache: 'no-store' }).then(() => done('came'), () => done('failed'))";
    let came = page.driver.execute_async(body, vec![]).await?.json().clone();
    assert_eq!(came, json!("failed"));
    let problems = page.problems().await.join("\n");
    assert!(problems.contains("request while offline: /some/where/data/index.json"), "{problems}");
    page.allow("");
    Ok(())
}

/// From one frame to the next, where nothing is late.
const FRAME_MS: f64 = 1000.0 / 60.0;

/// The yardstick takes longer where the page does. Its least reading of several is what `yardstick::quiet` knows, on a machine that does
/// nothing else.
pub async fn the_yardstick_follows_the_slowdown(page: Page) -> Outcome {
    page.open("").await?;
    page.see("h1").await?;
    for work in [Work::Drawing, Work::Choice] {
        let mut least = [f64::INFINITY; 2];
        for (least, slowdown) in least.iter_mut().zip([1.0, SLOWDOWN]) {
            let window = Window::open(&page, work, slowdown).await?;
            for _ in 0..2 {
                *least = least.min(window.read().await?);
            }
            window.close().await?;
            figures::note(format!("yardstick, {work:?}, {slowdown:.0}x slower"), *least, "ms");
        }
        // A choice begins right after a frame and waits for the next one, which comes no later where the page is slower.
        let [usual, slow] = least.map(|least| if work == Work::Choice { (least - FRAME_MS).max(0.0) } else { least });
        assert!(least[1] > 1.5 * least[0] && slow > 2.5 * usual, "{work:?}: {} ms slowed down, {} ms otherwise", least[1], least[0]);
    }
    // The window of before is the one in hand again, at its own speed.
    page.see("h1").await?;
    Ok(())
}

/// The slowdown and the media features, which exist for Chromium only.
pub async fn sets_speed_and_media(page: Page) -> Outcome {
    assert_eq!(page.browser, Browser::Chromium);
    page.open("").await?;
    let work = "const start = performance.now(); let x = 0; for (let i = 0; i < 3e7; i++) x += i % 7; return performance.now() - start";
    // The quickest of a few: whatever else the machine does makes one slower, never quicker.
    let quickest = async || -> Outcome<f64> {
        let mut quickest = f64::INFINITY;
        for _ in 0..6 {
            quickest = quickest.min(page.js(work, vec![]).await?.as_f64().unwrap_or_default());
        }
        Ok(quickest)
    };
    let usual = quickest().await?;
    page.slow(4.0).await?;
    let slow = quickest().await?;
    page.slow(1.0).await?;
    assert!(slow > 2.5 * usual, "{slow} ms slowed down, {usual} ms otherwise");
    page.media(&[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]).await?;
    page.until("dark", "return matchMedia('(prefers-color-scheme: dark) and (prefers-reduced-motion: reduce)').matches", vec![]).await?;
    page.paper(true).await?;
    page.until("paper", "return matchMedia('print').matches", vec![]).await?;
    page.paper(false).await?;
    page.size(320, 700).await?;
    page.until("320 pixels", "return innerWidth === 320", vec![]).await
}
