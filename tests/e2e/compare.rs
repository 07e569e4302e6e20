//! The words in which scenarios speak of Compare: its columns, its rows, its picker, its expectations.

use std::time::Duration;

use serde_json::{Value, json};

use crate::explore;
use crate::page::{Outcome, Page};

/// The sentences that answer first.
pub const SAY: &str = ".compare-page p.say";
/// The positions side by side.
pub const TABLE: &str = "table.compare";
/// Picking a position, and the place to type for one.
pub const PICKING: &str = ".picking";
pub const TYPED: &str = ".picking input[name=typed]";
/// Asks for another column.
pub const ADD: &str = "[data-act=add]";
/// Hides the rows in which nothing differs.
pub const DIFFERS: &str = "input[name=differs]";
/// The row of where a promotion or a switch lands.
pub const LANDS: &str = "Where the move lands";

/// The button that does something with a column: `act("up", 1)`.
pub fn act(name: &str, column: usize) -> String {
    format!("[data-act={name}-{column}]")
}

/// Opens positions of a dataset as on another machine: `open(page, "us-gs-2026", "GS-9.10,GS-11.1")`.
pub async fn open(page: &Page, data: &str, at: &str) -> Outcome {
    page.fresh(&format!("#/compare?data={data}&at={at}")).await?;
    shows(page, at).await
}

/// Waits until these positions are the columns, in this order, with a comma between two.
pub async fn shows(page: &Page, at: &str) -> Outcome {
    let body = "return [...document.querySelectorAll('table.compare thead .code')].map((e) => e.innerText.trim()).join() === arguments[0]";
    match page.until(&format!("the columns {at}"), body, vec![json!(at)]).await {
        Ok(()) => Ok(()),
        Err(why) => Err(format!("{why}; they are {:?}", page.text("table.compare thead .code").await?).into()),
    }
}

/// Waits until these positions are the columns and stand so in the link.
pub async fn holds(page: &Page, at: &str) -> Outcome {
    shows(page, at).await?;
    explore::link_says(page, &[&format!("at={at}")]).await
}

/// The heads of the rows, in order.
pub async fn heads(page: &Page) -> Outcome<Vec<String>> {
    Ok(page.text("table.compare tbody th").await?.lines().map(|head| head.trim().to_owned()).collect())
}

/// The cells of a row, as a reader and a listener have them; empty where there is no such row.
pub async fn row(page: &Page, head: &str) -> Outcome<Vec<String>> {
    let body = "const row = [...document.querySelectorAll('table.compare tbody tr')].find((row) => row.cells[0].innerText.trim() === arguments[0]); \
        return row ? [...row.cells].slice(1).map((cell) => cell.innerText.trim().replace(/\\s+/g, ' ')) : []";
    Ok(serde_json::from_value(page.js(body, vec![json!(head)]).await?)?)
}

/// Fails unless a cell holds all of these words and figures. Columns count from 0, the baseline.
pub async fn cell_says(page: &Page, head: &str, column: usize, words: &[&str]) -> Outcome {
    let row = row(page, head).await?;
    let cell = row.get(column).ok_or_else(|| format!("there is no row {head:?} with {} cells", column + 1))?;
    let lacking: Vec<&&str> = words.iter().filter(|word| !cell.contains(**word)).collect();
    if lacking.is_empty() { Ok(()) } else { Err(format!("the row {head:?} says {row:?} and not {lacking:?}").into()) }
}

/// Types into the picker in the place of what stands there.
pub async fn type_position(page: &Page, text: &str) -> Outcome {
    let input = page.see(TYPED).await?;
    input.clear().await?;
    Ok(input.send_keys(text).await?)
}

/// The positions offered while somebody types, a line each.
pub async fn offers(page: &Page) -> Outcome<Vec<String>> {
    Ok(page.text(".picking .offers button").await?.lines().map(str::to_owned).collect())
}

/// A group of expectations of the column: the words of its head, whether it is open, and its lines.
#[derive(Debug)]
pub struct Group {
    pub head: String,
    pub open: bool,
    pub lines: Vec<String>,
}

impl Group {
    /// The number in the head.
    pub fn count(&self) -> Option<usize> {
        self.head.rsplit_once('(')?.1.trim_end_matches(')').parse().ok()
    }
}

/// The groups of expectations on the card in that place: 0 for the first column beside the baseline.
pub async fn groups(page: &Page, card: usize) -> Outcome<Vec<Group>> {
    let body = "const card = document.querySelectorAll('.expected .cards > *')[arguments[0]]; \
        return card ? [...card.querySelectorAll('.group')].map((group) => [group.querySelector('h4').innerText.trim(), \
          group.querySelector('[aria-expanded]').getAttribute('aria-expanded') === 'true', \
          [...group.querySelectorAll('li')].map((line) => line.innerText.trim())]) : []";
    let found: Vec<(String, bool, Vec<String>)> = serde_json::from_value(page.js(body, vec![json!(card)]).await?)?;
    Ok(found.into_iter().map(|(head, open, lines)| Group { head, open, lines }).collect())
}

/// The group whose head begins with the word. (Heads are: new, in both, only in the baseline.)
pub fn group<'a>(groups: &'a [Group], word: &str) -> &'a Group {
    groups.iter().find(|group| group.head.starts_with(word)).unwrap_or_else(|| panic!("no group {word:?} among {groups:?}"))
}

/// Presses the head of a group on a card.
pub async fn toggle(page: &Page, card: usize, word: &str) -> Outcome {
    let body = "const card = document.querySelectorAll('.expected .cards > *')[arguments[0]]; \
        const head = [...card.querySelectorAll('h4 button')].find((head) => head.innerText.trim().startsWith(arguments[1])); \
        head.scrollIntoView({ block: 'center' }); head.click()";
    page.js(body, vec![json!(card), json!(word)]).await.map(|_: Value| ())
}

/// The link alone brings back what is shown, as on another machine.
pub async fn same_by_link(page: &Page) -> Outcome {
    let (link, before) = (page.link().await?, explore::picture(page).await?);
    page.fresh(&link).await?;
    page.see(TABLE).await?;
    let mut now = String::new();
    for _ in 0..60 {
        now = explore::picture(page).await?;
        if now == before {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{link} alone shows\n{now}\nand not\n{before}").into())
}
