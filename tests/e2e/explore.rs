//! The words in which scenarios speak of Explore: its choices, its cells, its position detail.

use std::collections::BTreeMap;

use serde_json::json;
use thirtyfour::By;

use crate::page::{Outcome, Page};

/// The position detail that is open; the panel about the ladder stands in its place while none is.
pub const DETAIL: &str = "aside.detail:not(.about)";
/// The pay in it.
pub const FIGURE: &str = "aside.detail .figure";
/// The place that problems of files are told in, and what failed.
pub const TROUBLE: &str = "section.trouble";

/// The hosted datasets: id, the ladder's name, what the chip says of its figures, columns and rows of its map.
pub const HOSTED: [(&str, &str, &str, usize, usize); 4] = [
    ("cloud-team", "Cloud team ladder", "Sample figures", 2, 7),
    ("product-company", "Product company ladder", "Sample figures", 6, 7),
    ("us-gs-2026", "US General Schedule 2026", "Public table", 1, 15),
    ("nhs-afc-2026", "NHS Agenda for Change 2026-27", "Public table", 1, 11),
];
pub const LENSES: [&str; 3] = ["map", "steps", "bands"];

/// Opens a link as on another machine, and waits for the ladder of that name.
pub async fn open(page: &Page, link: &str, name: &str) -> Outcome {
    page.fresh(link).await?;
    page.see_text("h1", name).await
}

/// Presses a lens's button and waits for the lens.
pub async fn lens(page: &Page, name: &str) -> Outcome {
    page.click(&format!(".seg button[data-choice={name}]")).await?;
    shows(page, name).await
}

/// Waits until a lens is shown, and its button is the pressed one.
pub async fn shows(page: &Page, name: &str) -> Outcome {
    page.see(&format!(".seg button[data-choice={name}][aria-pressed=true]")).await?;
    let place = match name {
        "map" => "div.map a.cell",
        "steps" => "table.matrix",
        _ => "table.bands",
    };
    page.see(place).await?;
    Ok(())
}

/// The cell of a level on the map.
pub fn cell(level: &str) -> String {
    format!("a.cell[data-level=\"{level}\"]")
}

/// The cell of a position in the matrix of steps.
pub fn pay_cell(at: &str) -> String {
    format!("a.pay-cell[data-at=\"{at}\"]")
}

/// The detail of a position.
pub fn detail(at: &str) -> String {
    format!("{DETAIL}[aria-label^=\"{at} \"]")
}

/// Chooses by value in the select whose label begins with these words.
pub async fn pick(page: &Page, label: &str, value: &str) -> Outcome {
    let there = "const label = [...document.querySelectorAll('label.pick')].find((l) => l.textContent.startsWith(arguments[0])); \
        return !!label && [...label.control.options].some((option) => option.value === arguments[1])";
    page.until(&format!("a select {label:?} with {value:?}"), there, vec![json!(label), json!(value)]).await?;
    let select = format!("//label[starts-with(., '{label}')]//select");
    // As a person does, and WebKit tells the page of the choice only then.
    page.driver.find(By::XPath(select.as_str())).await?.focus().await?;
    Ok(page.driver.find(By::XPath(format!("{select}/option[@value='{value}']"))).await?.click().await?)
}

/// What is chosen in the select whose label begins with these words; `null` where there is no such select.
pub async fn picked(page: &Page, label: &str) -> Outcome<String> {
    let body = "const label = [...document.querySelectorAll('label.pick')].find((l) => l.textContent.startsWith(arguments[0])); \
        return label ? label.control.value : 'no such select'";
    Ok(page.js(body, vec![json!(label)]).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until a link's parts stand in the address: `["data=cloud-team", "per=month"]`.
pub async fn link_says(page: &Page, parts: &[&str]) -> Outcome {
    let body = "const said = location.hash.split(/[?&]/); return arguments[0].every((part) => said.includes(part))";
    let outcome = page.until(&format!("the link to say {parts:?}"), body, vec![json!(parts)]).await;
    match outcome {
        Ok(()) => Ok(()),
        Err(why) => Err(format!("{why}; it is {}", page.link().await?).into()),
    }
}

/// The figures of the matrix of steps as they are shown, by position.
pub async fn matrix(page: &Page) -> Outcome<BTreeMap<String, String>> {
    let body =
        "return Object.fromEntries([...document.querySelectorAll('a.pay-cell')].map((cell) => [cell.dataset.at, cell.innerText.trim()]))";
    let cells = page.js(body, vec![]).await?;
    let cells = cells.as_object().into_iter().flatten();
    Ok(cells.map(|(at, text)| (at.clone(), text.as_str().unwrap_or_default().to_owned())).collect())
}

/// All that a reader can see and choose, as one text: two pictures are the same when these are.
pub async fn picture(page: &Page) -> Outcome<String> {
    let body = "const pressed = [...document.querySelectorAll('[aria-pressed=true]')].map((e) => e.innerText); \
        const chosen = [...document.querySelectorAll('select')].map((e) => e.value); \
        const boxes = [...document.querySelectorAll('input[type=checkbox]')].map((e) => `${e.value}=${e.checked}`); \
        const marked = [...document.querySelectorAll('main [aria-current]')].map((e) => e.innerText); \
        return JSON.stringify([pressed, chosen, boxes, marked]) + '\\n' + document.querySelector('main').innerText";
    Ok(page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned())
}
