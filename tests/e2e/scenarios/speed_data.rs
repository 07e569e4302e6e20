//! 8,000 cells on the grid of Data, at a quarter of the speed: shown, and changed. 100,800 rows, at full speed: opened. Chromium only.

use serde_json::json;

use crate::arithmetic::median;
use crate::budgets::{Limit, Rounds, SLOWDOWN, painted};
use crate::data::open;
use crate::figures;
use crate::page::{Outcome, Page};
use crate::sample::PAY;
use crate::yardstick::{Window, Work, quiet};

/// From the choice of Edit until all cells are drawn, and from Enter in a cell until it is drawn, checked, and told that it differs: what each
/// shall come to in milliseconds on a quiet machine. The second does not yet, and the first has no room, so both are told and not held (issue 11).
const SHOWN_MS: f64 = 300.0;
const CHANGED_MS: f64 = 50.0;
/// Times of each kind to a median.
const TIMES: usize = 9;
/// The longest that the page stands still at a time while many rows are opened, in milliseconds, and times to a median of that.
const STILL_MS: f64 = 100.0;
const OPENINGS: usize = 5;

/// Goes to another part and comes back, and waits until the last of the cells is drawn.
async fn shown(page: &Page) -> Outcome<[f64; 2]> {
    page.click("[data-choice=learn]").await?;
    page.gone(".pay-grid").await?;
    page.rest().await?;
    let ready = "document.querySelectorAll('.pay-grid td[data-c]').length === 8000";
    painted(page, ["", "document.querySelector('[data-choice=edit]').click()", ready], vec![]).await
}

/// Types an amount into a cell, and waits until it is drawn, and told that it differs.
async fn changed(page: &Page, amount: usize) -> Outcome<[f64; 2]> {
    let prepare = "const at = () => document.querySelector('.pay-grid tr[data-r=\"5\"] td[data-c=\"3\"]'); \
        at().dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true })); \
        at().dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true, cancelable: true })); \
        const field = at().querySelector('input'); field.value = arguments[0]";
    let action = "field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))";
    let ready = "at().textContent.includes(arguments[1]) && document.querySelector('h1').textContent.startsWith('One cell differs')";
    let told = format!("{},{:03}", amount / 1000, amount % 1000);
    painted(page, [prepare, action, ready], vec![json!(amount.to_string()), json!(told)]).await
}

pub async fn eight_thousand_cells(page: Page) -> Outcome {
    PAY.add_to(&page.site);
    open(&page, &format!("?data={}&show=edit", PAY.id)).await?;
    page.click("[data-act=copy]").await?;
    page.see(".pay-grid td[data-c]").await?;
    let (window, mut shows, mut changes) = (Window::open(&page, Work::Choice, SLOWDOWN).await?, Vec::new(), Vec::new());
    page.slow(SLOWDOWN).await?;
    for time in 0..TIMES {
        shows.push(shown(&page).await?[0]);
        changes.push(changed(&page, 91_001 + time).await?[0]);
    }
    // How slow the machine is now, beside a quiet one, by which one reads the two.
    let scale = window.read().await? / quiet(Work::Choice, SLOWDOWN);
    window.close().await?;
    for (what, times, ms) in [("shown", shows, SHOWN_MS), ("a cell changed and checked, to the next paint", changes, CHANGED_MS)] {
        let what = format!("8,000 cells on the grid: {what}, {SLOWDOWN:.0}x slower, shall be {:.0}", ms * scale.max(1.0));
        figures::note(what, median(times), "ms");
    }
    for name in ["changed", "draft", "grid"] {
        figures::note(format!("  8,000 cells on the grid: {name}, median"), median(page.measures(name).await?), "ms");
    }
    page.slow(1.0).await
}

/// Files of 60 regions with 14 tables each of 120 cells, in a page's own script: they would take long to hand over.
const MANY_ROWS: &str = "const ids = [...Array(8).keys()].map((level) => 'L' + (level + 1)); \
    const ladder = { format: 1, name: 'Many rows', pay: { currency: 'USD' }, tracks: [{ id: 't', name: 'T', \
      levels: ids.map((id, level) => ({ id, rank: level + 1, title: 'Level ' + id, steps: 15 })) }] }; \
    let rows = 'level,step,amount,region,effective\\n'; \
    for (let region = 1; region <= 60; region += 1) for (let year = 0; year < 14; year += 1) ids.forEach((id, level) => { \
      for (let step = 1; step <= 15; step += 1) \
        rows += `${id},${step},${40000 + 5000 * level + 300 * step + 10 * region + 100 * year},Region ${region},${2013 + year}-01-01\\n`; }); \
    const data = new DataTransfer(); \
    data.items.add(new File([JSON.stringify(ladder)], 'ladder.json')); data.items.add(new File([rows], 'bands.csv'))";

pub async fn a_hundred_thousand_rows_open_in_turns(page: Page) -> Outcome {
    open(&page, "").await?;
    let limit = Limit::new("100,800 rows opened: the longest that the page stands still", STILL_MS);
    let mut rounds = Rounds::start(&page, Work::Drawing, 1.0, vec![limit]).await?;
    let mut edits = Vec::new();
    while rounds.wanted() {
        let mut still = Vec::new();
        for _ in 0..OPENINGS {
            let drop = "document.querySelector('.data-page').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
            let ready = "document.querySelector('[data-act=close]')";
            still.push(painted(&page, [MANY_ROWS, drop, ready], vec![]).await?[1]);
            let grid = "document.querySelectorAll('.pay-grid td[data-c]').length === 120";
            edits.push(painted(&page, ["", "document.querySelector('[data-choice=edit]').click()", grid], vec![]).await?[1]);
            page.click("[data-choice=check]").await?;
            page.click("[data-act=close]").await?;
            page.gone("[data-act=close]").await?;
        }
        rounds.take(vec![still]).await?;
    }
    figures::note("  100,800 rows: the longest that it stands still when Edit opens, shall be 100", median(edits), "ms");
    rounds.end().await
}
