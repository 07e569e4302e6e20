//! Component tests in a real browser: parts of pages by themselves, and what the browser makes of numbers and dates.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::sync::{Arc, Mutex};

use files::problem::{Code, FileProblem, Place, Severity, TableForm};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use rules::money::Money;
use rules::ratio::Ratio;
use stepladder::browser::crash;
use stepladder::browser::format::Locale;
use stepladder::markup::Markup;
use stepladder::view::later::Told;
use stepladder::view::parts::band_bar::{Bar, bar};
use stepladder::view::parts::html::html;
use stepladder::view::parts::pick::{Pick, PickOption, Segments};
use stepladder::view::parts::problems::LaterList;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use words::Format;

wasm_bindgen_test_configure!(run_in_browser);

/// A part of a page in an element of its own, which goes when this is dropped.
struct Stage {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Stage {
    fn of<N: IntoView + 'static>(view: impl FnOnce() -> N + 'static) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let mounted = Box::new(mount_to(root.clone(), view));
        Self { root, _mounted: mounted }
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        all(&self.root, selector)
    }

    fn click(&self, selector: &str) {
        self.all(selector)[0].clone().unchecked_into::<HtmlElement>().click();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until the browser is about to paint.
async fn painted() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        web_sys::window().unwrap().request_animation_frame(&done).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
}

/// All elements of a selector; `web-sys` is built without the list type that the browser's own answer has.
fn all(root: &Element, selector: &str) -> Vec<Element> {
    let query = js_sys::Function::new_with_args("root, selector", "return [...root.querySelectorAll(selector)]");
    let found: js_sys::Array = query.call2(&JsValue::NULL, root, &selector.into()).unwrap().unchecked_into();
    found.iter().map(JsCast::unchecked_into).collect()
}

fn choices() -> Vec<PickOption> {
    [("year", "Year"), ("month", "Month")].map(|(value, name)| PickOption { value: value.to_owned(), name: name.to_owned() }).to_vec()
}

/// What a part has called back with.
#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    fn callback(&self) -> Callback<String> {
        let calls = self.clone();
        Callback::new(move |value| calls.0.lock().unwrap().push(value))
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[wasm_bindgen_test]
async fn pick_shows_what_is_chosen_and_tells_what_is_chosen_next() {
    let calls = Calls::default();
    let chosen = RwSignal::new("month".to_owned());
    let choose = calls.callback();
    let stage = Stage::of(move || view! { <Pick label="Pay per" choices=choices() chosen choose /> });
    let select = stage.all("select")[0].clone();
    let value = || js_sys::Reflect::get(&select, &"value".into()).unwrap().as_string().unwrap();
    assert_eq!(value(), "month");
    assert!(stage.all("label")[0].text_content().unwrap().starts_with("Pay per"));
    js_sys::Reflect::set(&select, &"value".into(), &"year".into()).unwrap();
    let change = js_sys::Function::new_with_args("e", "e.dispatchEvent(new Event('change', { bubbles: true }))");
    change.call1(&JsValue::NULL, &select).unwrap();
    assert_eq!(calls.take(), ["year"]);
    // What is chosen elsewhere is shown here.
    chosen.set("year".to_owned());
    tick().await;
    assert_eq!(value(), "year");
}

#[wasm_bindgen_test]
async fn segments_press_one_and_tell_what_is_pressed_next() {
    let calls = Calls::default();
    let chosen = RwSignal::new("year".to_owned());
    let choose = calls.callback();
    let stage = Stage::of(move || view! { <Segments label="Pay per" choices=choices() chosen choose /> });
    let pressed = || stage.all("button").iter().map(|button| button.get_attribute("aria-pressed").unwrap()).collect::<Vec<_>>();
    assert_eq!(pressed(), ["true", "false"]);
    assert_eq!(stage.all("[role=group]")[0].get_attribute("aria-label").unwrap(), "Pay per");
    stage.click("[data-choice=month]");
    assert_eq!(calls.take(), ["month"]);
    chosen.set("month".to_owned());
    tick().await;
    assert_eq!(pressed(), ["false", "true"]);
}

#[wasm_bindgen_test]
fn band_bar_draws_the_band_and_its_steps_in_place() {
    let band = Bar { from: 0.25, to: 0.75, pips: vec![0.25, 0.5, 0.75] };
    let drawn = |on| {
        let mut out = Markup::default();
        bar(&mut out, &band, on);
        Stage::of(move || view! { <div {..html(out)}></div> })
    };
    let path = |stage: &Stage, class: &str| stage.all(&format!("path.{class}"))[0].get_attribute("d").unwrap();
    let none = drawn(None);
    assert_eq!(path(&none, "range"), "M2500 8H7500");
    assert_eq!(path(&none, "pips"), "M2500 8h1M5000 8h1M7500 8h1");
    assert!(none.all("path.on").is_empty(), "no step is open");
    assert_eq!(path(&drawn(Some(1)), "on"), "M5000 8h1");
    assert_eq!(none.all("svg")[0].get_attribute("aria-hidden").unwrap(), "true", "the words beside it say the same");
}

#[wasm_bindgen_test]
async fn problem_list_shows_long_lists_in_parts() {
    // Each by itself alone: many of one cause would be told together.
    let problem = |line| FileProblem {
        severity: if line == 1 { Severity::Error } else { Severity::Warning },
        file: "bands.csv",
        place: Place { line: Some(line), field: "amount".to_owned(), ..Place::default() },
        code: Code::UnknownColumn { head: "lots".to_owned(), form: TableForm::Tidy },
    };
    let problems: Vec<FileProblem> = (1..=120).map(problem).collect();
    let stage = Stage::of(move || view! { <LaterList told=Told::Problems(problems.into()) /> });
    // The words come a moment later.
    tick().await;
    assert_eq!(stage.all("li").len(), 50);
    assert_eq!(stage.all("li")[0].query_selector("b").unwrap().unwrap().text_content().unwrap(), "bands.csv, line 1, amount");
    assert!(stage.all("li")[0].text_content().unwrap().contains("Error"));
    assert!(stage.all("li")[49].text_content().unwrap().contains("Found the unknown column “lots”, which is not read."));
    for left in [100, 120] {
        stage.click("button");
        tick().await;
        assert_eq!(stage.all("li").len(), left);
    }
    assert_eq!(stage.all("button").len(), 0, "nothing is left to show");
    // The button is gone, and the first of the new rows has the focus.
    painted().await;
    let active = web_sys::window().unwrap().document().unwrap().active_element().unwrap();
    assert!(stage.all("li")[100] == active, "{}", active.outer_html());
}

/// Formats are those of the reader, here a browser that speaks American English.
#[wasm_bindgen_test]
fn money_percent_and_numbers_as_the_reader_writes_them() {
    let language = web_sys::window().unwrap().navigator().language();
    assert_eq!(language.as_deref(), Some("en-US"), "these tests are for one language");
    let usd = |cents| Money::new(cents, "USD".parse().unwrap());
    let (plain, with_cents) = (Locale::default(), Locale { cents: true });
    assert_eq!(plain.money(usd(8_420_000)), "$84,200");
    assert_eq!(plain.money(usd(701_667)), "$7,016.67");
    assert_eq!(with_cents.money(usd(8_420_000)), "$84,200.00");
    assert_eq!(with_cents.money(Money::new(416_667, "JPY".parse().unwrap())), "¥416,667", "yen have no cents");
    assert_eq!(plain.money(Money::new(4_217_000, "GBP".parse().unwrap())), "£42,170");
    assert_eq!(plain.short(usd(8_420_000)), "$84.2K");
    let ratio = |above, below| Ratio::new(above, below).unwrap();
    assert_eq!((plain.percent(ratio(1, 3), 0), plain.percent(ratio(1, 3), 1)), ("33%".to_owned(), "33.3%".to_owned()));
    // A rise and a fall of 2.25 % are of one size.
    assert_eq!((plain.change(ratio(225, 10_000)), plain.change(ratio(-225, 10_000))), ("+2.3%".to_owned(), "-2.3%".to_owned()));
    assert_eq!((plain.change(ratio(21, 1000)), plain.change(ratio(0, 1))), ("+2.1%".to_owned(), "0.0%".to_owned()));
    assert_eq!(plain.number(ratio(9855, 10_000), 3), "0.986", "half up, not to even and not by binary fractions");
}

/// A date is a day on the calendar, not a moment: whatever the zone of the machine, it stays that day.
#[wasm_bindgen_test]
fn dates_stay_the_day_they_are() {
    let locale = Locale::default();
    for (iso, words) in [
        ("2026-07-01", "July 1, 2026"),
        ("2026-01-01", "January 1, 2026"),
        ("1969-12-31", "December 31, 1969"),
        ("2024-02-29", "February 29, 2024"),
    ] {
        assert_eq!(locale.date(iso.parse().unwrap()), words);
    }
}

/// After a panic nothing of the program runs any more, so the banner stands on the browser alone.
#[wasm_bindgen_test]
fn crash_banner_appears_once_with_a_way_on() {
    crash::banner().unwrap();
    crash::banner().unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    let body = document.body().unwrap();
    let banners = all(&body, "#crash");
    assert_eq!(banners.len(), 1);
    let banner = &banners[0];
    assert_eq!(banner.get_attribute("role").as_deref(), Some("alert"));
    assert!(banner.text_content().unwrap().contains("Reload"));
    assert_eq!(all(banner, "button").len(), 1);
    let first = body.first_element_child().unwrap();
    assert_eq!(first.id(), "crash", "it is the first thing that a reader meets");
    banner.remove();
}
