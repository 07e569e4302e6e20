//! The words in which scenarios speak of Data.

use serde_json::Value;

use crate::dropped;
use crate::page::{Outcome, Page};

/// A ladder of two tracks that is in no hosted dataset, with a name of its own.
pub const LADDER: &str = r#"{ "format": 1, "name": "Marked ladder", "figures": "internal",
  "pay": { "currency": "EUR", "effective": "2026-01-01" },
  "tracks": [
    { "id": "dev", "name": "Development", "levels": [
      { "id": "A1", "rank": 1, "title": "Marked engineer", "steps": 2, "expects": ["Asks early."] },
      { "id": "A2", "rank": 2, "title": "Senior engineer", "steps": 2, "expects": ["Decides alone."] } ] },
    { "id": "ops", "name": "Operations", "levels": [
      { "id": "O1", "rank": 1, "title": "Operator", "steps": 1, "expects": ["Keeps it running."] } ] } ] }
"#;
/// Its pay: amounts that stand nowhere else.
pub const BANDS: &str = "level,1,2\nA1,41111,42222\nA2,53333,54444\nO1,40505,\n";

/// Opens files, and goes to the grid of them.
pub async fn editing(page: &Page) -> Outcome {
    open(page, "").await?;
    opened(page).await?;
    to_edit(page).await
}

/// Goes to the grid.
pub async fn to_edit(page: &Page) -> Outcome {
    page.click("[data-choice=edit]").await?;
    page.see(".pay-grid td[data-c]").await?;
    page.rest().await
}

/// Whether the browser would ask before the tab is closed.
pub async fn asks(page: &Page) -> Outcome<Value> {
    page.js(
        "const event = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(event); return event.defaultPrevented",
        vec![],
    )
    .await
}

/// Opens the view with nothing opened in it.
pub async fn open(page: &Page, choices: &str) -> Outcome {
    page.fresh(&format!("#/data{choices}")).await?;
    page.see(".data-page h1").await?;
    page.rest().await
}

/// Drops files onto the page: each by its name, with its bytes.
pub async fn drop_files(page: &Page, files: &[(&str, &[u8])]) -> Outcome {
    dropped::files(page, ".data-page", files).await
}

/// Drops the ladder and its pay, and waits until they are open.
pub async fn opened(page: &Page) -> Outcome {
    drop_files(page, &[("ladder.json", LADDER.as_bytes()), ("bands.csv", BANDS.as_bytes())]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    page.see_text(".chip", "Your files").await?;
    page.rest().await
}
