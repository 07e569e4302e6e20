//! The words in which scenarios speak of Team.

use serde_json::{Value, json};

use crate::page::{Outcome, Page};
use crate::path;
use crate::taken;

/// The day of the case with fourteen people.
pub const TODAY: &str = "2026-11-21";

/// Opens the view on [`TODAY`], without a roster.
pub async fn open(page: &Page, choices: &str) -> Outcome {
    path::clock(&page.site, TODAY);
    page.fresh(&format!("#/team?{choices}")).await?;
    page.see(".team-page .opening").await?;
    taken::watch(page).await
}

/// Opens the fourteen made-up people.
pub async fn sample(page: &Page) -> Outcome {
    page.click("[data-act=sample]").await?;
    page.see_text("h1", "14 people").await?;
    // What stands below the words is drawn after them.
    page.rest().await
}

/// Types rows in the place of those that are in the field, and uses them.
pub async fn rows(page: &Page, rows: &str) -> Outcome {
    let body = "const field = document.querySelector('textarea[name=rows]'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('input', { bubbles: true })); document.querySelector('[data-act=use]').click()";
    page.js(body, vec![json!(rows)]).await.map(|_: Value| ())
}

/// The texts of a table's rows, cell by cell, with those of its foot.
pub async fn table(page: &Page, selector: &str) -> Outcome<Vec<Vec<String>>> {
    let body = "return [...document.querySelectorAll(arguments[0] + ' :is(tbody, tfoot) tr')].map((row) => \
        [...row.children].map((cell) => cell.textContent.trim()))";
    Ok(serde_json::from_value(page.js(body, vec![json!(selector)]).await?)?)
}

/// The terms of the sums, each with its figure.
pub async fn sums(page: &Page) -> Outcome<Vec<(String, String)>> {
    let body = "return [...document.querySelectorAll('.sums .facts div')].map((row) => [...row.children].map((cell) => cell.textContent))";
    Ok(serde_json::from_value(page.js(body, vec![]).await?)?)
}
