//! The measures behind the budgets. What is measured, and in which view, is said by the scenarios.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::arithmetic::{Round, Yardstick, median};
use crate::figures;
use crate::page::{Outcome, Page};
use crate::server::{BASE, LATER_QUALITY, compressed};
use crate::yardstick::{self, Work};

pub const FIRST_VISIT_BYTES: f64 = 215_000.0;
pub const CHOICE_MS: f64 = 50.0;
pub const READ_MS: f64 = 50.0;
/// How the names of the files begin that a first visit goes without.
pub const LATER: [&str; 3] = ["split_", "chunk_", "later-"];
/// How much slower than this machine the processor is that the time of a choice is measured with.
pub const SLOWDOWN: f64 = 4.0;

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
        let bytes = compressed(page.site.built(path), 11).len();
        sum += bytes;
        figures::note(format!("  {}", unhashed(path)), kilobytes(bytes), "KB");
    }
    figures::hold("first visit, brotli 11", kilobytes(sum), "KB", FIRST_VISIT_BYTES / 1000.0)
}

/// Notes what the files weigh that are loaded when somebody goes to their view.
pub fn note_later(page: &Page) {
    for file in LATER.into_iter().flat_map(|start| page.site.files(start)) {
        let bytes = compressed(page.site.built(&file), LATER_QUALITY).len();
        figures::note(format!("  {}, later, brotli {LATER_QUALITY}", unhashed(&file)), kilobytes(bytes), "KB");
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

/// How often times over their limit are taken anew; the best round counts. Other work on the machine only ever adds time, so a page
/// that is too slow is so in every round.
const ROUNDS: usize = 6;
/// Choices to a median, and afresh opened pages.
const CHOICES: usize = 15;
const OPENINGS: usize = 7;

/// A time that is limited: what it is, and its limit in milliseconds on a quiet machine.
pub struct Limit {
    pub what: String,
    pub ms: f64,
}

impl Limit {
    pub fn new(what: impl Into<String>, ms: f64) -> Self {
        Self { what: what.into(), ms }
    }
}

/// Rounds of times, the yardstick before and after each, until every limit holds or [`ROUNDS`] are over. The best round counts.
///
/// ```text
/// let mut rounds = Rounds::start(&page, Work::Choice, SLOWDOWN, limits).await?;
/// while rounds.wanted() {
///     rounds.take(/* some times for each limit */).await?;
/// }
/// rounds.end().await
/// ```
pub struct Rounds {
    page: Page,
    work: Work,
    slowdown: f64,
    limits: Vec<Limit>,
    best: Vec<Option<Round>>,
    window: yardstick::Window,
    before: f64,
    taken: usize,
}

impl Rounds {
    /// Reads the yardstick and slows the page down.
    pub async fn start(page: &Page, work: Work, slowdown: f64, limits: Vec<Limit>) -> Outcome<Self> {
        let window = yardstick::Window::open(page, work, slowdown).await?;
        let before = window.read().await?;
        page.slow(slowdown).await?;
        Ok(Self { page: page.clone(), work, slowdown, best: vec![None; limits.len()], limits, window, before, taken: 0 })
    }

    /// Whether another round may help.
    pub fn wanted(&self) -> bool {
        let hold = self.best.iter().zip(&self.limits).all(|(best, limit)| best.is_some_and(|best| best.within(limit.ms)));
        !hold && self.taken < ROUNDS
    }

    /// Takes some times for each limit, in order.
    pub async fn take(&mut self, times: Vec<Vec<f64>>) -> Outcome {
        assert_eq!(times.len(), self.limits.len(), "a round gives times for each limit");
        let after = self.window.read().await?;
        let yardstick = Yardstick::between(self.before, after, yardstick::quiet(self.work, self.slowdown));
        self.before = after;
        self.taken += 1;
        for (best, times) in self.best.iter_mut().zip(times) {
            let round = Round { median: median(times), yardstick };
            *best = Some(best.map_or(round, |best| round.better(best)));
        }
        Ok(())
    }

    /// Notes the best of the rounds, at the page's usual speed again. All figures are printed, also where the first is over its limit.
    pub async fn end(self) -> Outcome {
        self.window.close().await?;
        self.page.slow(1.0).await?;
        let held =
            self.limits.iter().zip(self.best).map(|(limit, best)| figures::hold_time(&limit.what, best.ok_or("no round")?, limit.ms));
        all(held)
    }
}

/// The outcomes of several limits as one.
pub fn all(held: impl IntoIterator<Item = Outcome>) -> Outcome {
    let over: Vec<String> = held.into_iter().filter_map(|held| held.err().map(|why| why.to_string())).collect();
    if over.is_empty() { Ok(()) } else { Err(over.join("\n  ").into()) }
}

/// Makes each choice in turn, 15 in all, with the processor slowed down, and holds the median time to the next paint.
/// Give at least two choices that undo each other, so that each changes the page. Chromium only.
pub async fn hold_choice_to_paint(page: &Page, what: &str, choices: &[Choice<'_>]) -> Outcome {
    let limit = Limit::new(format!("{what} to next paint, {SLOWDOWN:.0}x slower"), CHOICE_MS);
    let mut rounds = Rounds::start(page, Work::Choice, SLOWDOWN, vec![limit]).await?;
    while rounds.wanted() {
        let mut times = Vec::new();
        for choice in choices.iter().cycle().take(CHOICES) {
            times.push(choice_to_paint(page, *choice).await?);
        }
        rounds.take(vec![times]).await?;
    }
    rounds.end().await
}

/// The time from a choice until the browser has painted what came of it, in milliseconds.
pub async fn choice_to_paint(page: &Page, choice: Choice<'_>) -> Outcome<f64> {
    let (selector, value) = match choice {
        Choice::Click(selector) => (selector, json!(null)),
        Choice::Select(selector, value) => (selector, json!(value)),
    };
    page.shown(selector).await?;
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

/// Opens a link seven times afresh and holds the median of what the page itself measured under a name.
/// `ready` is a selector and words that are there once the measure is taken.
pub async fn hold_measure(page: &Page, what: &str, link: &str, ready: (&str, &str), measure: &str, limit: f64) -> Outcome {
    let mut rounds = Rounds::start(page, Work::Drawing, 1.0, vec![Limit::new(what, limit)]).await?;
    while rounds.wanted() {
        let mut times = Vec::new();
        for _ in 0..OPENINGS {
            page.fresh(link).await?;
            page.see_text(ready.0, ready.1).await?;
            let taken = page.measures(measure).await?;
            times.push(*taken.last().ok_or_else(|| format!("the page took no measure named {measure:?}"))?);
        }
        rounds.take(vec![times]).await?;
    }
    rounds.end().await
}

/// How long it takes from an action until something is painted, and the longest that the page was busy at one stretch, in milliseconds. What
/// the action needs is prepared before, since it is no work of the page's.
pub async fn painted(page: &Page, [prepare, action, ready]: [&str; 3], arguments: Vec<Value>) -> Outcome<[f64; 2]> {
    let body = format!(
        "const done = arguments[arguments.length - 1]; const busy = []; {prepare}; \
        const watch = new PerformanceObserver((list) => busy.push(...list.getEntries().map((task) => task.duration))); \
        watch.observe({{ type: 'longtask' }}); \
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {{ \
          const start = performance.now(); {action}; \
          const look = () => {{ \
            if (!({ready})) {{ requestAnimationFrame(look); return; }} \
            const channel = new MessageChannel(); \
            channel.port1.onmessage = () => {{ const took = performance.now() - start; \
              setTimeout(() => {{ watch.disconnect(); done([took, Math.max(0, ...busy)]); }}, 100); }}; \
            channel.port2.postMessage(0); \
          }}; \
          requestAnimationFrame(look); \
        }})));"
    );
    let times: Vec<f64> = serde_json::from_value(page.driver.execute_async(&body, arguments).await?.json().clone())?;
    page.rest().await?;
    times.try_into().map_err(|_| "two times".into())
}
