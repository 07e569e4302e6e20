//! Where the Tab key stops, and whether a person sees it there.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::{Outcome, Page};

/// What the Tab key has reached.
pub struct Stop {
    /// Its tag and classes: `a.cell.hue-a`.
    pub what: String,
    /// Its name or words, the first 60 characters.
    pub words: String,
    /// Why a person could not see that it has the focus; empty when they can.
    pub unseen: String,
}

pub async fn stop(page: &Page) -> Outcome<Stop> {
    let body = "const e = document.activeElement, box = e.getBoundingClientRect(); \
        const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; \
        const what = e.localName + [...e.classList].map((c) => '.' + c).join(''); \
        const words = (e.ariaLabel || e.innerText || e.closest('label')?.innerText || '').trim().slice(0, 60); \
        let unseen = ''; \
        if (!e.matches(':focus-visible')) unseen = 'not :focus-visible'; \
        else if (!outlined(getComputedStyle(e)) && !outlined(getComputedStyle(e, '::after'))) unseen = 'no outline, nor one of its frame'; \
        else if (box.width < 4 || box.height < 4 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) \
          unseen = `outside of the window: ${JSON.stringify(box)}`; \
        return [what, words, unseen]";
    let found = page.js(body, vec![]).await?;
    let text = |index: usize| found[index].as_str().unwrap_or_default().to_owned();
    Ok(Stop { what: text(0), words: text(1), unseen: text(2) })
}

/// Presses Tab until the focus leaves the page or has come to an element of this tag and class, at most 60 times.
pub async fn tab_until(page: &Page, wanted: &str) -> Outcome<Vec<Stop>> {
    let mut stops = Vec::new();
    for _ in 0..60 {
        page.press(Key::Tab + "").await?;
        let stop = stop(page).await?;
        if stop.what == "body" || stop.what == "html" {
            break;
        }
        assert_eq!(stop.unseen, "", "{} {:?} has the focus unseen", stop.what, stop.words);
        let done = !wanted.is_empty() && stop.what.starts_with(wanted);
        stops.push(stop);
        if done {
            return Ok(stops);
        }
    }
    if wanted.is_empty() { Ok(stops) } else { Err(format!("Tab does not come to {wanted}, only to: {}", list(&stops)).into()) }
}

pub fn list(stops: &[Stop]) -> String {
    stops.iter().map(|stop| format!("{} {:?}", stop.what, stop.words)).collect::<Vec<_>>().join(", ")
}

/// Presses Tab until an element has the focus; each stop on the way is to be seen.
pub async fn tab_to(page: &Page, selector: &str) -> Outcome {
    walk_to(page, selector, false).await
}

/// The same backwards. (The way round the end of the page leads through the browser's own window, each in its own manner.)
pub async fn tab_back_to(page: &Page, selector: &str) -> Outcome {
    walk_to(page, selector, true).await
}

async fn walk_to(page: &Page, selector: &str, back: bool) -> Outcome {
    let mut stops = Vec::new();
    for _ in 0..80 {
        if back {
            page.press_shift_tab().await?;
        } else {
            page.press(Key::Tab + "").await?;
        }
        let mut stop = stop(page).await?;
        // A browser may take some frames to scroll to what has the focus.
        for _ in 0..20 {
            if stop.unseen.is_empty() || stop.what == "body" || stop.what == "html" {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
            stop = self::stop(page).await?;
        }
        if stop.what != "body" && stop.what != "html" {
            assert_eq!(stop.unseen, "", "{} {:?} has the focus unseen", stop.what, stop.words);
        }
        stops.push(stop);
        if page.js("return document.activeElement.matches(arguments[0])", vec![json!(selector)]).await? == Value::Bool(true) {
            return Ok(());
        }
    }
    Err(format!("Tab does not come to `{selector}`, only to: {}", list(&stops)).into())
}
