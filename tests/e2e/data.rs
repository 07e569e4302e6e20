//! The words in which scenarios speak of Data.

use serde_json::{Value, json};

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

/// Opens the view with nothing opened in it.
pub async fn open(page: &Page, choices: &str) -> Outcome {
    page.fresh(&format!("#/data{choices}")).await?;
    page.see(".data-page h1").await?;
    page.rest().await
}

/// Drops files onto the page: each by its name, with its bytes.
pub async fn drop_files(page: &Page, files: &[(&str, &[u8])]) -> Outcome {
    let body = "const data = new DataTransfer(); \
        for (const [name, hex] of arguments[0]) { \
          const bytes = new Uint8Array(hex.length / 2); \
          for (let i = 0; i < bytes.length; i += 1) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16); \
          data.items.add(new File([bytes], name)); } \
        document.querySelector('.data-page').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect::<String>();
    let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, hex(bytes)])).collect();
    page.js(body, vec![json!(files)]).await.map(|_: Value| ())
}

/// Drops the ladder and its pay, and waits until they are open.
pub async fn opened(page: &Page) -> Outcome {
    drop_files(page, &[("ladder.json", LADDER.as_bytes()), ("bands.csv", BANDS.as_bytes())]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    page.see_text(".chip", "Your files").await?;
    page.rest().await
}

/// From now on keeps what the page saves, in the place of saving it.
pub async fn watch(page: &Page) -> Outcome {
    let body = "window.__saved = []; const blobs = new Map(), make = URL.createObjectURL, click = HTMLAnchorElement.prototype.click; \
        URL.createObjectURL = (blob) => { window.__took = performance.now() - window.__pressed; \
          const address = make.call(URL, blob); blobs.set(address, blob); return address; }; \
        HTMLAnchorElement.prototype.click = function () { \
          const blob = this.download && blobs.get(this.href), name = this.download; \
          if (!blob) return click.call(this); \
          blob.arrayBuffer().then((buffer) => window.__saved.push([name, \
            Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')])); }";
    page.js(body, vec![]).await.map(|_: Value| ())
}

/// Presses a button of a page that is watched, and gives the name and the bytes of the file that it saves.
pub async fn saved(page: &Page, button: &str) -> Outcome<(String, Vec<u8>)> {
    let press = "window.__saved.length = 0; window.__pressed = performance.now(); document.querySelector(arguments[0]).click()";
    page.js(press, vec![json!(button)]).await?;
    page.until(&format!("a file from `{button}`"), "return window.__saved.length === 1", vec![]).await?;
    let (name, hex): (String, String) = serde_json::from_value(page.js("return window.__saved[0]", vec![]).await?)?;
    let digits = hex.as_bytes().chunks(2);
    let bytes: Result<Vec<u8>, _> = digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16)).collect();
    Ok((name, bytes?))
}
