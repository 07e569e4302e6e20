//! The measures behind the budgets. What is measured, and in which view, is said by the scenarios.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::figures;
use crate::page::{Outcome, Page};
use crate::server::BASE;

pub const FIRST_VISIT_BYTES: f64 = 200_000.0;
pub const CHOICE_MS: f64 = 50.0;
pub const READ_MS: f64 = 50.0;
/// How the names of the files begin that a first visit goes without.
pub const LATER: [&str; 3] = ["split_", "chunk_", "later-"];
/// How much slower than this machine the processor is that the time of a choice is measured with.
const SLOWDOWN: f64 = 4.0;

/// Weighs what a first visit loads, as a host with brotli sends it: the page, its program and styles, the list of datasets,
/// the first of them, and whatever else this page has asked its host for by now.
pub fn hold_first_visit(page: &Page) -> Outcome {
    let index: Value = serde_json::from_slice(&page.site.built("data/index.json"))?;
    let first = index["datasets"][0]["id"].as_str().ok_or("data/index.json lists no dataset")?;
    let mut files = BTreeSet::from(["index.html".to_owned(), "data/index.json".to_owned()]);
    files.extend(["style-", "stepladder-", "main-"].map(|start| page.site.file(start)));
    files.extend(["ladder.json", "bands.csv"].map(|name| format!("data/{first}/{name}")));
    let asked = page.site.requests().into_iter().filter_map(|request| Some(request.path.strip_prefix(BASE)?.to_owned()));
    files.extend(asked.filter(|path| !path.is_empty()));
    let mut sum = 0;
    for path in &files {
        let bytes = crate::server::brotli(&page.site.built(path), 11).len();
        sum += bytes;
        figures::note(format!("  {}", unhashed(path)), kilobytes(bytes), "KB");
    }
    figures::hold("first visit, brotli 11", kilobytes(sum), "KB", FIRST_VISIT_BYTES / 1000.0)
}

/// Notes what the files weigh that are loaded when somebody goes to their view.
pub fn note_later(page: &Page) {
    for file in LATER.into_iter().flat_map(|start| page.site.files(start)) {
        let bytes = crate::server::brotli(&page.site.built(&file), 11).len();
        figures::note(format!("  {}, later", unhashed(&file)), kilobytes(bytes), "KB");
    }
}

/// A file's name without the hash, so that figures of different builds can be compared line by line.
fn unhashed(path: &str) -> String {
    let Some((name, rest)) = path.rsplit_once('-') else { return path.to_owned() };
    let end = rest.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    if rest.len() - end.len() < 12 { path.to_owned() } else { format!("{name}{end}") }
}

#[allow(clippy::cast_precision_loss, reason = "file sizes are far below 2^52")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

/// Something that a person chooses on a page.
#[derive(Clone, Copy)]
pub enum Choice<'a> {
    /// Clicks the element.
    Click(&'a str),
    /// Sets a `<select>` to a value.
    Select(&'a str, &'a str),
}

/// How often a median over its limit is taken anew; the least counts. Other work on the machine only ever adds time, so a page
/// that is too slow is so in every round.
const ROUNDS: usize = 4;

/// The least of the medians so far.
struct Least {
    median: f64,
    limit: f64,
    rounds: usize,
}

impl Least {
    fn of(limit: f64) -> Self {
        Self { median: f64::INFINITY, limit, rounds: 0 }
    }

    /// Whether another round may help.
    fn wants_more(&self) -> bool {
        self.median > self.limit && self.rounds < ROUNDS
    }

    fn take(&mut self, times: Vec<f64>) {
        self.median = self.median.min(figures::median(times));
        self.rounds += 1;
    }
}

/// Makes each choice in turn, 15 in all, with the processor slowed down, and notes the median time to the next paint.
/// Give at least two choices that undo each other, so that each changes the page. Chromium only.
pub async fn hold_choice_to_paint(page: &Page, what: &str, choices: &[Choice<'_>]) -> Outcome {
    page.slow(SLOWDOWN).await?;
    let mut least = Least::of(CHOICE_MS);
    while least.wants_more() {
        let mut times = Vec::new();
        for choice in choices.iter().cycle().take(15) {
            times.push(choice_to_paint(page, *choice).await?);
        }
        least.take(times);
    }
    page.slow(1.0).await?;
    figures::hold(format!("{what} to next paint, {SLOWDOWN:.0}x slower"), least.median, "ms", CHOICE_MS)
}

/// The time from a choice until the browser has painted what came of it, in milliseconds.
pub async fn choice_to_paint(page: &Page, choice: Choice<'_>) -> Outcome<f64> {
    let (selector, value) = match choice {
        Choice::Click(selector) => (selector, json!(null)),
        Choice::Select(selector, value) => (selector, json!(value)),
    };
    page.see(selector).await?;
    // A frame's callbacks run before its paint; a message posted in one is handled after it. The two frames of waiting
    // let the page come to rest, so that no earlier work is counted.
    let body = "const [selector, value, done] = arguments; const element = document.querySelector(selector); \
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { \
          const start = performance.now(); \
          if (value === null) element.click(); \
          else { element.value = value; for (const name of ['input', 'change']) element.dispatchEvent(new Event(name, { bubbles: true })); } \
          requestAnimationFrame(() => { \
            const channel = new MessageChannel(); \
            channel.port1.onmessage = () => done(performance.now() - start); \
            channel.port2.postMessage(0); \
          }); \
        })));";
    let time = page.driver.execute_async(body, vec![json!(selector), value]).await?.json().as_f64();
    time.ok_or_else(|| "the page gave no time".into())
}

/// Opens a link seven times afresh and notes the median of what the page itself measured under a name.
/// `ready` is a selector and words that are there once the measure is taken.
pub async fn hold_measure(page: &Page, what: &str, link: &str, ready: (&str, &str), measure: &str, limit: f64) -> Outcome {
    let mut least = Least::of(limit);
    while least.wants_more() {
        let mut times = Vec::new();
        for _ in 0..7 {
            page.fresh(link).await?;
            page.see_text(ready.0, ready.1).await?;
            let taken = page.measures(measure).await?;
            times.push(*taken.last().ok_or_else(|| format!("the page took no measure named {measure:?}"))?);
        }
        least.take(times);
    }
    figures::hold(what, least.median, "ms", limit)
}
