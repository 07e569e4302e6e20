//! The words in which scenarios speak of Path: the day it is, its choices, its routes, what they earn.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::NaiveDate;
use serde_json::json;

use crate::explore;
use crate::page::{Outcome, Page};
use crate::server::Site;

/// What is said over the routes: what is next, what to change, what is assumed.
pub const INTRO: &str = ".path-page .intro";
/// The sentence that says what to change.
pub const SAY: &str = ".path-page p.say";
/// What each route earns, and its months.
pub const EARNED: &str = ".earned table";
pub const MONTHS: &str = "[data-open=months]";
/// The day that most scenarios take place on: that of the cases in the rules.
pub const TODAY: &str = "2026-11-21";
/// The case of the sample: D4 since a year ago, D4.2 since today, to D5.1.
pub const CASE: &str = "data=cloud-team&from=D4.2&level-since=2025-11-21&step-since=2026-11-21&to=D5.1";

/// States of Path: what they are, their choices, and the heading to wait for.
pub const STATES: [(&str, &str, &str); 5] = [
    ("no start yet", "data=cloud-team", "Plan a path"),
    ("routes to a target", "data=cloud-team&from=D4.2&to=D5.1", "From D4.2 to D5.1"),
    ("routes to the best pay over 30 years", "data=cloud-team&from=D1.1&years=30&rise=2.5&per=month", "From D1.1 to the best pay"),
    ("a target below the start", "data=cloud-team&from=D4.2&to=D3.1", "From D4.2 to D3.1"),
    ("promotion now or later", "data=us-gs-2026&from=GS-9.3&to=GS-11.1", "From GS-9.3 to GS-11.1"),
];

/// Unfolds everything: months, what levels ask, what can be taken away, and the panel that picks a target.
pub async fn unfold(page: &Page) -> Outcome {
    page.js("for (const part of document.querySelectorAll('main [aria-expanded=false]:not([data-pick])')) part.click()", vec![]).await?;
    page.see(".months").await?;
    page.see(".asked li").await?;
    page.see("[data-take=csv]").await?;
    // On a narrow screen the menu lies over it.
    page.js("document.querySelector('[data-pick=to]').click()", vec![]).await?;
    page.type_into(".picking input[name=typed]", "eng").await?;
    page.see(".picking .offers button").await?;
    Ok(())
}

/// From now on it is noon of a day in every document that the site serves.
pub fn clock(site: &Site, day: &str) {
    let page = String::from_utf8(site.built("index.html")).expect("index.html is UTF-8");
    let (before, after) = page.split_once("<script").expect("index.html has a script");
    site.put("index.html", format!("{before}<script src=\"clock.js\"></script><script{after}"));
    let clock = "(() => { const Real = Date, [year, month, day] = 'DAY'.split('-').map(Number); \
        const noon = new Real(year, month - 1, day, 12).getTime(); \
        globalThis.Date = class extends Real { \
          constructor(...parts) { if (parts.length) super(...parts); else super(noon); } \
          static now() { return noon; } }; })();";
    site.put("clock.js", clock.replace("DAY", day));
}

/// Opens choices on [`TODAY`], as on another machine: `open(page, CASE)`.
pub async fn open(page: &Page, choices: &str) -> Outcome {
    open_on(page, TODAY, choices).await
}

/// Opens choices on a day.
pub async fn open_on(page: &Page, day: &str, choices: &str) -> Outcome {
    clock(&page.site, day);
    page.fresh(&format!("#/path?{choices}")).await?;
    page.see(".path-page h1").await?;
    Ok(())
}

/// Waits until what is said over the routes holds these words.
pub async fn says(page: &Page, words: &str) -> Outcome {
    page.see_text(INTRO, words).await
}

/// Waits until the page is about this path: its title, or its heading where no path is shown.
pub async fn about(page: &Page, words: &str) -> Outcome {
    let body =
        "return document.title.includes(arguments[0]) || (document.querySelector('.path-page h1')?.innerText ?? '').includes(arguments[0])";
    page.until(&format!("a page about {words}"), body, vec![json!(words)]).await
}

/// A day as an en-US reader has it in a sentence: `November 21, 2026`.
pub fn long(day: NaiveDate) -> String {
    day.format("%B %-d, %Y").to_string()
}

/// A route as its card shows it.
#[derive(Debug)]
pub struct Card {
    pub name: String,
    pub mark: String,
    pub reason: String,
    /// When, position, why, pay, change.
    pub events: Vec<[String; 5]>,
}

impl Card {
    /// The days with the positions: `Nov 21, 2027 D5.1`.
    pub fn days(&self) -> Vec<String> {
        self.events.iter().map(|[day, at, ..]| format!("{day} {at}")).collect()
    }
}

/// The routes in order. They are drawn after the words that answer a choice, so the page comes to rest first.
pub async fn cards(page: &Page) -> Outcome<Vec<Card>> {
    page.rest().await?;
    let body = "return [...document.querySelectorAll('.route')].sort((one, other) => one.dataset.route - other.dataset.route).map((card) => \
        [card.getAttribute('aria-label'), card.querySelector('.mark').textContent, card.querySelector('.reason').innerText, \
         [...card.querySelectorAll('.events tbody tr')].map((row) => [...row.cells].slice(0, 5).map((cell) => cell.innerText.trim()))])";
    let found: Vec<(String, String, String, Vec<[String; 5]>)> = serde_json::from_value(page.js(body, vec![]).await?)?;
    Ok(found.into_iter().map(|(name, mark, reason, events)| Card { name, mark, reason, events }).collect())
}

/// What the routes earn: of each the cells by the words over them.
pub async fn earned(page: &Page) -> Outcome<Vec<BTreeMap<String, String>>> {
    page.rest().await?;
    let body = "const table = document.querySelector('.earned table'), heads = [...table.tHead.rows[0].cells].map((e) => e.innerText.trim()); \
        return [...table.tBodies[0].rows].map((row) => Object.fromEntries([...row.cells].map((cell, i) => [heads[i], cell.innerText.trim()])))";
    Ok(serde_json::from_value(page.js(body, vec![]).await?)?)
}

/// A mark on the chart: its place, its label, whether the Tab key stops there.
#[derive(Debug)]
pub struct Dot {
    pub row: usize,
    pub column: usize,
    pub label: String,
    pub stop: bool,
}

/// The marks, route by route.
pub async fn dots(page: &Page) -> Outcome<Vec<Dot>> {
    let body = "return [...document.querySelectorAll('.marks .dot')].map((e) => \
        [...e.dataset.cell.split(',').map(Number), e.getAttribute('aria-label'), e.tabIndex === 0])";
    let found: Vec<(usize, usize, String, bool)> = serde_json::from_value(page.js(body, vec![]).await?)?;
    Ok(found.into_iter().map(|(row, column, label, stop)| Dot { row, column, label, stop }).collect())
}

/// Waits for so many routes.
pub async fn has_routes(page: &Page, count: usize) -> Outcome {
    let body = "return document.querySelectorAll('.route').length === arguments[0]";
    page.until(&format!("{count} routes"), body, vec![json!(count)]).await
}

/// Puts a value into the field of that name, as a picker of the browser does.
pub async fn fill(page: &Page, name: &str, value: &str) -> Outcome {
    page.see(&format!("input[name={name}]")).await?;
    let body = "const field = document.querySelector(`input[name=${arguments[0]}]`); field.value = arguments[1]; \
        for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }))";
    page.js(body, vec![json!(name), json!(value)]).await.map(drop)
}

/// Chooses where to move. (WebKit's driver clicks no option of a group.)
pub async fn move_to(page: &Page, level: &str) -> Outcome {
    page.see("select[name=move-to]").await?;
    let body = "const field = document.querySelector('select[name=move-to]'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('change', { bubbles: true })); return field.value === arguments[0]";
    assert_eq!(page.js(body, vec![json!(level)]).await?, true, "{level} can be chosen");
    Ok(())
}

/// What the field of that name holds.
pub async fn filled(page: &Page, name: &str) -> Outcome<String> {
    let body = "return document.querySelector(`input[name=${arguments[0]}]`).value";
    Ok(page.js(body, vec![json!(name)]).await?.as_str().unwrap_or_default().to_owned())
}

/// All that a reader sees and has chosen, as one text. What is announced is no part of it.
pub async fn picture(page: &Page) -> Outcome<String> {
    let fields = "return [...document.querySelectorAll('main input')].map((e) => `${e.name}=${e.type === 'checkbox' ? e.checked : e.value}`).join(' ')";
    let fields = page.js(fields, vec![]).await?.as_str().unwrap_or_default().to_owned();
    Ok(format!("{fields}\n{}", explore::picture(page).await?))
}

/// Waits until the picture is this one.
pub async fn shows(page: &Page, wanted: &str, what: &str) -> Outcome {
    let mut now = String::new();
    for _ in 0..80 {
        now = picture(page).await?;
        if now == wanted {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{what} shows\n{now}\nand not\n{wanted}").into())
}

/// An amount as the page writes it, `+$3,600` or `£39,043.50`, in minor units.
pub fn minor(amount: &str) -> i64 {
    let plain: String = amount.replace('−', "-").chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '.')).collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "00"));
    format!("{whole}{fraction:0<2}").parse().unwrap_or_else(|_| panic!("{amount:?} is no amount"))
}

/// A ladder with a second track and a table to come in the middle of a path; `reviews` goes into it.
pub fn ladder(reviews: &str) -> String {
    format!(
        r#"{{ "format": 1, "name": "Two tables", "sample": true, "pay": {{ "currency": "USD", "effective": "2026-01-01" }}, {reviews}
        "moves": {{ "promotion": {{ "from": "top-step" }}, "level_jumps": true }},
        "tracks": [
          {{ "id": "a", "name": "Track A", "levels": [
            {{ "id": "A1", "rank": 1, "title": "First of A", "steps": 2 }}, {{ "id": "A2", "rank": 2, "title": "Second of A", "steps": 2 }} ] }},
          {{ "id": "b", "name": "Track B", "levels": [ {{ "id": "B3", "rank": 3, "title": "Third of B", "steps": 2 }} ] }} ] }}"#
    )
}

/// Reviews for [`ladder`]: a step each half year, a level each year.
pub const REVIEWS: &str = r#""reviews": [ { "ranks": [1, 3], "step": "P6M", "level": "P1Y" } ],"#;
/// Pay for [`ladder`], a table today and one on 2027-03-01.
pub const TABLES: &str = "level,step,amount,effective\nA1,1,40000,\nA1,2,41000,\nA2,1,50000,\nA2,2,51000,\nB3,1,60000,\nB3,2,61000,\n\
    A1,1,42000,2027-03-01\nA1,2,43000,2027-03-01\nA2,1,52000,2027-03-01\nA2,2,53000,2027-03-01\nB3,1,62000,2027-03-01\nB3,2,63000,2027-03-01\n";
