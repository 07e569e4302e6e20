//! What a page hands to its reader: what it copies and what it saves, caught before clipboard and disk, and read back.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::page::{Outcome, Page};

/// Something handed over.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The name of the file; empty for what was copied.
    pub name: String,
    /// Its media type.
    pub media: String,
    pub text: String,
}

/// From now on notes what the page copies, saves and prints, in the place of doing it. Holds until another document is loaded.
pub async fn watch(page: &Page) -> Outcome {
    let body = "window.__taken = []; window.__printed = 0; const blobs = new Map(); \
        const make = URL.createObjectURL; \
        URL.createObjectURL = (blob) => { window.__took = performance.now() - window.__pressed; \
          const address = make.call(URL, blob); blobs.set(address, blob); return address; }; \
        const click = HTMLAnchorElement.prototype.click; \
        HTMLAnchorElement.prototype.click = function () { \
          const blob = this.download && blobs.get(this.href), name = this.download; \
          if (!blob) return click.call(this); \
          window.__taken.push([name, blob.type, blob]); }; \
        navigator.clipboard.writeText = (text) => window.__refused ? Promise.reject(new Error('not now')) \
          : (window.__taken.push(['', 'text/plain', new Blob([text])]), Promise.resolve()); \
        window.print = () => { window.__printed += 1; }";
    page.js(body, vec![]).await.map(|_: Value| ())
}

/// Whether the clipboard refuses, as a browser may at any time.
pub async fn refuse_to_copy(page: &Page, refused: bool) -> Outcome {
    page.js("window.__refused = arguments[0]", vec![json!(refused)]).await.map(|_: Value| ())
}

/// How often the page was to be printed.
pub async fn printed(page: &Page) -> Outcome<u64> {
    Ok(page.js("return window.__printed", vec![]).await?.as_u64().unwrap_or_default())
}

/// Waits for what was handed over, and reads it: a script that gives what stands for `blob`.
async fn handed(page: &Page, button: &str, read: &str) -> Outcome<(String, String, String)> {
    page.until(&format!("something from `{button}`"), "return window.__taken.length === 1", vec![]).await?;
    let body = format!(
        "const done = arguments[arguments.length - 1], [name, type, blob] = window.__taken[0]; \
         {read}.then((text) => done([name, type, text]), (why) => done(['', '', String(why)]))"
    );
    Ok(serde_json::from_value(page.driver.execute_async(body, vec![]).await?.json().clone())?)
}

/// Presses a button of a page that is watched, and gives what it hands over.
pub async fn by(page: &Page, button: &str) -> Outcome<Taken> {
    page.js("window.__taken.length = 0", vec![]).await?;
    page.click(button).await?;
    let (name, media, text) = handed(page, button, "blob.text()").await?;
    Ok(Taken { name, media, text })
}

/// The same of a file that is no text: its name, its bytes, and how many milliseconds passed until it was handed over.
pub async fn bytes_by(page: &Page, button: &str) -> Outcome<(String, Vec<u8>, f64)> {
    let press = "window.__taken.length = 0; window.__pressed = performance.now(); document.querySelector(arguments[0]).click()";
    page.js(press, vec![json!(button)]).await?;
    let hex =
        "blob.arrayBuffer().then((buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join(''))";
    let (name, _, hex) = handed(page, button, hex).await?;
    let digits = hex.as_bytes().chunks(2);
    let bytes: Result<Vec<u8>, _> = digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16)).collect();
    let took = page.js("return window.__took", vec![]).await?.as_f64().ok_or("no time")?;
    Ok((name, bytes?, took))
}

/// A table that was taken: its head, and the cells of each row by the row's head.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: BTreeMap<String, Vec<String>>,
}

impl Table {
    fn of(mut lines: impl Iterator<Item = Vec<String>>) -> Self {
        let head = lines.next().expect("a table has a head").split_off(1);
        let mut rows = BTreeMap::new();
        for mut line in lines {
            let cells = line.split_off(1);
            assert_eq!(cells.len(), head.len(), "{line:?} has another number of cells than the head: {cells:?}");
            assert!(rows.insert(line.remove(0), cells).is_none(), "two rows of one name");
        }
        Self { head, rows }
    }

    /// The cells of a row.
    pub fn row(&self, head: &str) -> Vec<&str> {
        let row = self.rows.get(head).unwrap_or_else(|| panic!("no row {head:?} among {:?}", self.rows.keys()));
        row.iter().map(String::as_str).collect()
    }
}

/// Reads CSV as a spreadsheet does.
pub fn csv(text: &str) -> Table {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let lines = reader.records().map(|record| record.expect("every line of the CSV is as long as the first"));
    Table::of(lines.map(|record| record.iter().map(str::to_owned).collect()))
}

/// Reads a Markdown table: cells end at a `|` without a backslash, a backslash takes the mark after it as it is, `<br>` is a new line.
pub fn markdown(text: &str) -> Table {
    let lines: Vec<Vec<String>> = text.lines().map(cells).collect();
    assert!(lines[1].iter().all(|cell| cell == "---"), "the second line is no rule: {:?}", lines[1]);
    Table::of(lines.into_iter().enumerate().filter(|(place, _)| *place != 1).map(|(_, line)| line))
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).expect("a line of a table begins and ends with a mark");
    let mut cells = vec![String::new()];
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '|' => cells.push(String::new()),
            '\\' => cells.last_mut().unwrap().extend(letters.next()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells.iter().map(|cell| cell.trim().replace("<br>", "\n")).collect()
}
