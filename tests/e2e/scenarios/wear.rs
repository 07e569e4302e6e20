//! After 300 changes of lens, view and dataset in the largest ladder, or 20 large files, nothing takes longer or more memory than at first.
//! Chromium only.

use std::ops::Range;

use serde_json::json;
use thirtyfour::Key;

use crate::arithmetic::median;
use crate::budgets::{Choice, choice_to_paint};
use crate::data;
use crate::explore;
use crate::figures;
use crate::page::{Outcome, Page};
use crate::sample::{LARGE, PAY};
use crate::views;
use crate::yardstick::{self, Work};

/// By how much time and memory may grow.
const GROWTH: f64 = 1.2;
const CHANGES: usize = 300;
/// Files opened one after the other.
const FILES: usize = 20;
/// After at least so many, memory is measured first: where all choices have been made as often, since what is on the page then is the same
/// as at the end.
const WARM: usize = 10;
/// Times of each choice to a median.
const TIMES: usize = 3;
/// Rounds of times at the end; the best counts, since other work on the machine only ever adds time.
const ROUNDS: usize = 3;

/// What is chosen again and again. Each group ends where it began.
struct Choices {
    names: Vec<(&'static str, Range<usize>)>,
    selectors: Vec<(String, Option<&'static str>)>,
}

impl Choices {
    fn all() -> Self {
        let mut all = Self { names: Vec::new(), selectors: Vec::new() };
        let click = |selector: String| (selector, None);
        all.add("another position", vec![click(explore::cell("T1-12")), click(explore::cell("T2-11"))]);
        let period = ".controls select:has(option[value=month])";
        all.add("another period", vec![(period.to_owned(), Some("month")), (period.to_owned(), Some("year"))]);
        all.add("another lens", ["steps", "bands", "map"].map(|lens| click(format!("[data-choice={lens}]"))).into());
        // Away from Explore through each other view, and back.
        let views = views::all();
        all.add("another view", views.iter().cycle().skip(1).take(views.len()).map(|view| click(view.tab())).collect());
        let datasets = "header select";
        all.add("another dataset", vec![(datasets.to_owned(), Some("cloud-team")), (datasets.to_owned(), Some(LARGE.id))]);
        all
    }

    fn add(&mut self, name: &'static str, choices: Vec<(String, Option<&'static str>)>) {
        let start = self.selectors.len();
        self.selectors.extend(choices);
        self.names.push((name, start..self.selectors.len()));
    }

    async fn make(&self, page: &Page, place: usize) -> Outcome<f64> {
        let (selector, value) = &self.selectors[place];
        choice_to_paint(page, value.map_or(Choice::Click(selector), |value| Choice::Select(selector, value))).await
    }

    /// Makes all choices so many times over. Nothing is waited for: most drawings are left before they are done.
    async fn go_through(&self, page: &Page, rounds: usize) -> Outcome {
        for place in (0..rounds).flat_map(|_| 0..self.selectors.len()) {
            self.make(page, place).await?;
        }
        Ok(())
    }

    /// The median of each group, in milliseconds; each choice is made when what came of the one before is all drawn.
    async fn times(&self, page: &Page) -> Outcome<Vec<f64>> {
        let mut times = vec![Vec::new(); self.names.len()];
        for _ in 0..TIMES {
            for (times, (_, places)) in times.iter_mut().zip(&self.names) {
                let mut sum = 0.0;
                for place in places.clone() {
                    sum += self.make(page, place).await?;
                    page.rest().await?;
                }
                times.push(sum);
            }
        }
        Ok(times.into_iter().map(median).collect())
    }
}

/// Keeps the program's memory where it can be asked for.
const KEEP: &str = "for (const name of ['instantiate', 'instantiateStreaming']) { \
    const make = WebAssembly[name]; \
    WebAssembly[name] = async (...all) => { \
      const made = await make.apply(WebAssembly, all); \
      window.__memory ??= made.instance?.exports.memory; \
      return made; \
    }; }";

/// What the page holds once all garbage is collected, in megabytes: of the script, of the document, and of the program, whose memory only
/// grows.
async fn memory(page: &Page) -> Outcome<f64> {
    page.rest().await?;
    for _ in 0..3 {
        page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let usage = page.driver.cdp().send_raw("Runtime.getHeapUsage", json!({})).await?;
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"].map(|part| usage[part].as_f64());
    let program = page.js("return window.__memory.buffer.byteLength", vec![]).await?.as_f64().ok_or("no size of the program's memory")?;
    Ok((parts[0].ok_or("no size of the heap")? + parts[1..].iter().flatten().sum::<f64>() + program) / 1e6)
}

pub async fn nothing_wears_out(page: Page) -> Outcome {
    LARGE.add_to(&page.site);
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP })).await?;
    explore::open(&page, &format!("#/explore?data={}", LARGE.id), LARGE.name).await?;
    page.rest().await?;
    let choices = Choices::all();
    // Once through all, so that each view is loaded.
    choices.go_through(&page, 1).await?;
    page.rest().await?;
    let window = yardstick::Window::open(&page, Work::Drawing, 1.0).await?;
    let before = window.read().await?;
    let first = choices.times(&page).await?;
    let round = choices.selectors.len();
    choices.go_through(&page, WARM.div_ceil(round)).await?;
    let warm = memory(&page).await?;
    choices.go_through(&page, CHANGES.div_ceil(round)).await?;
    let held = memory(&page).await?;
    let mut best = vec![f64::INFINITY; first.len()];
    for _ in 0..ROUNDS {
        let slower = (window.read().await? / before).max(1.0);
        for (best, (last, first)) in best.iter_mut().zip(choices.times(&page).await?.iter().zip(&first)) {
            *best = best.min(last / (first * slower));
        }
        if best.iter().all(|growth| *growth <= GROWTH) {
            break;
        }
    }
    window.close().await?;
    figures::note(format!("memory after {WARM} changes"), warm, "MB");
    let mut outcomes = vec![figures::hold(format!("memory after {CHANGES} changes, against that"), held / warm, "x", GROWTH)];
    for ((name, _), growth) in choices.names.iter().zip(best) {
        outcomes.push(figures::hold(format!("{name} after {CHANGES} changes, against the first"), growth, "x", GROWTH));
    }
    crate::budgets::all(outcomes)
}

/// 20 large ladders opened in Data one after the other, each drawn on the grid, a cell of it changed: memory is as after the second.
pub async fn twenty_large_files(page: Page) -> Outcome {
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP })).await?;
    data::open(&page, "").await?;
    // What was changed gives way.
    page.js("window.confirm = () => true", vec![]).await?;
    let ladder = PAY.ladder().to_string();
    let mut second = 0.0;
    for time in 1..=FILES {
        let amount = format!("{}", 50_000 + time);
        let bands = PAY.bands().replacen("46600", &amount, 1);
        data::drop_files(&page, &[("ladder.json", ladder.as_bytes()), ("bands.csv", bands.as_bytes())]).await?;
        page.see("[data-choice=check][aria-pressed=true]").await?;
        page.click("[data-choice=edit]").await?;
        let drawn = "return document.querySelectorAll('.pay-grid td[data-c]').length === 8000 \
            && document.querySelector('.pay-grid').textContent.includes(arguments[0])";
        let told = format!("{},{:03}", (50_000 + time) / 1000, (50_000 + time) % 1000);
        page.until("the grid of these files", drawn, vec![json!(told)]).await?;
        page.click(".pay-grid tr[data-r=\"0\"] td[data-c=\"0\"]").await?;
        page.press("99000").await?;
        page.press(Key::Enter + "").await?;
        page.see_text("h1", "One cell differs").await?;
        if time == 2 {
            second = memory(&page).await?;
        }
    }
    let last = memory(&page).await?;
    figures::note("memory after two ladders of 8,000 cells".to_owned(), second, "MB");
    figures::hold(format!("memory after {FILES} of them, against that"), last / second, "x", GROWTH)
}
