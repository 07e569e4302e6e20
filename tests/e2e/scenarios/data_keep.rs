//! Data: drafts are kept in the browser where that is turned on, by name, and no tab writes over what another one has kept.

use serde_json::json;
use thirtyfour::Key;

use crate::axe;
use crate::data::{BANDS, asks, drop_files, editing};
use crate::page::{Outcome, Page};

const SWITCH: &str = "[name=keep]";
const NAME: &str = "[name=draft-name]";

/// Types an amount into the first cell of a row.
async fn amount(page: &Page, row: usize, amount: &str) -> Outcome {
    page.click(&format!(".pay-grid tr[data-r=\"{row}\"] td[data-c=\"0\"]")).await?;
    page.press(amount).await?;
    page.press(Key::Enter + "").await
}

/// All that the browser keeps for this site, as one text: every value of every store.
async fn kept(page: &Page) -> Outcome<String> {
    let body = "window.kept = undefined; const open = indexedDB.open('stepladder'); \
        open.onupgradeneeded = () => open.transaction.abort(); open.onerror = () => window.kept = ''; \
        open.onsuccess = () => { const db = open.result, stores = [...db.objectStoreNames]; \
          const text = (v) => ArrayBuffer.isView(v) ? new TextDecoder().decode(v) : Array.isArray(v) ? v.map(text).join(' ') : `${v}`; \
          const reads = stores.map((name) => db.transaction(name).objectStore(name).getAll()); \
          reads.at(-1).transaction.oncomplete = () => { window.kept = reads.flatMap((read) => read.result.map(text)).join('\\n'); db.close() } }";
    page.js(body, vec![]).await?;
    page.until("what is kept", "return window.kept !== undefined", vec![]).await?;
    Ok(page.js("return window.kept", vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until the browser keeps something.
async fn keeps(page: &Page, text: &str) -> Outcome {
    for _ in 0..40 {
        if kept(page).await?.contains(text) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(format!("{text} is not kept, only: {}", kept(page).await?).into())
}

/// Answers yes to all questions, and counts them.
async fn say_yes(page: &Page) -> Outcome {
    page.js("window.asked = []; window.confirm = (question) => { window.asked.push(question); return true }", vec![]).await.map(drop)
}

/// Nothing is kept unasked. By keyboard alone keeping is turned on, and the draft has a name; it is there when the page is loaded anew, with what
/// differs, and what takes that back. Turned off, nothing is left.
pub async fn a_draft_is_kept_where_that_is_turned_on(page: Page) -> Outcome {
    editing(&page).await?;
    amount(&page, 0, "55001").await?;
    page.see_text("h1", "One cell differs").await?;
    page.see_text(".keep", "in this tab only").await?;
    assert_eq!((kept(&page).await?.as_str(), asks(&page).await?), ("", json!(true)));
    page.js("document.querySelector(arguments[0]).focus()", vec![json!(SWITCH)]).await?;
    page.press(" ").await?;
    page.see("[data-kept]").await?;
    page.see_text("[data-kept]", "Kept today at").await?;
    keeps(&page, "A2,55001,54444").await?;
    assert_eq!(asks(&page).await?, json!(false));
    axe::check(&page).await?;
    page.press(Key::Tab + "").await?;
    page.focused(NAME).await?;
    page.retype(NAME, "Raise of 2027").await?;
    page.press(Key::Tab + "").await?;
    keeps(&page, "Raise of 2027").await?;
    // What is changed later is kept as well.
    amount(&page, 1, "41999").await?;
    keeps(&page, "A1,41999,42222").await?;
    page.until("the draft as kept", "return !!document.querySelector('[data-kept]')", vec![]).await?;
    page.open("#/data").await?;
    page.reload().await?;
    page.see_text("[data-drafts] li", "Raise of 2027").await?;
    page.see_text("[data-drafts] li", "kept today at").await?;
    axe::check(&page).await?;
    page.click("[data-act=open-draft]").await?;
    page.see_text("h1", "Two cells differ").await?;
    page.see_text(".pay-grid", "55,001").await?;
    page.see_text("[data-choice=edit]", "Edit 2").await?;
    assert_eq!(page.js("return document.querySelector('[name=draft-name]').value", vec![]).await?, json!("Raise of 2027"));
    assert_eq!(asks(&page).await?, json!(false));
    // It is in use in every view, with its pay.
    page.see_text(".chip", "Your files").await?;
    page.click("[data-act=undo]").await?;
    page.see_text("h1", "Nothing is changed yet.").await?;
    page.click("[data-act=redo]").await?;
    page.see_text("h1", "Two cells differ").await?;
    page.click("[data-choice=open]").await?;
    page.see_text("[data-drafts] li", "open here").await?;
    page.click(SWITCH).await?;
    page.gone("[data-drafts]").await?;
    assert_eq!((kept(&page).await?.as_str(), asks(&page).await?), ("", json!(true)));
    Ok(())
}

/// Several drafts have names of their own; other files take the place of none; they can be deleted, one or all.
pub async fn several_drafts(page: Page) -> Outcome {
    editing(&page).await?;
    page.click(SWITCH).await?;
    page.see("[data-kept]").await?;
    say_yes(&page).await?;
    // The same files once more are another draft.
    for amount in ["50001", "50002"] {
        page.click("[data-choice=open]").await?;
        drop_files(&page, &[("bands.csv", BANDS.replace("53333", amount).as_bytes())]).await?;
        page.see("[data-choice=check][aria-pressed=true]").await?;
        page.click("[data-choice=open]").await?;
        page.until("keeping is off", "return document.querySelector('[name=keep]')?.checked === false", vec![]).await?;
        page.click(SWITCH).await?;
        keeps(&page, amount).await?;
    }
    assert_eq!(page.js("return window.asked.length", vec![]).await?, json!(0));
    for name in ["Marked ladder", "Marked ladder 2", "Marked ladder 3"] {
        page.see(&format!("[data-drafts] [aria-label=\"Delete {name}\"]")).await?;
    }
    // A name that another one has gets a number, and an empty one is none.
    for (typed, name) in
        [("Marked ladder", "Marked ladder 3"), (" ", "Marked ladder 3"), ("Third", "Third"), ("Marked ladder 2", "Marked ladder 3")]
    {
        page.retype(NAME, typed).await?;
        page.press(Key::Tab + "").await?;
        page.until(name, "return document.querySelector('[name=draft-name]').value === arguments[0]", vec![json!(name)]).await?;
    }
    keeps(&page, "\"name\":\"Marked ladder 3\"").await?;
    page.click("[aria-label=\"Delete Marked ladder 2\"]").await?;
    page.gone("[aria-label=\"Delete Marked ladder 2\"]").await?;
    let left = kept(&page).await?;
    assert!(left.contains("53333") && left.contains("50002") && !left.contains("50001"), "{left}");
    page.click("[aria-label=\"Open Marked ladder\"]").await?;
    page.see_text(".pay-grid", "53,333").await?;
    page.click("[data-choice=open]").await?;
    page.click("[data-act=delete-all]").await?;
    page.gone("[data-drafts]").await?;
    assert_eq!(kept(&page).await?, "");
    // What is on the page stays there.
    page.see_text("h1", "Marked ladder is open").await?;
    let asked: Vec<String> = serde_json::from_value(page.js("return window.asked", vec![]).await?)?;
    assert!(asked.len() == 2 && asked[0].contains("“Marked ladder 2”") && asked[1].contains("all drafts"), "{asked:?}");
    Ok(())
}

/// Where two tabs have one draft, both say so; what the second one keeps is not written over by the first, which can keep its own as another one.
pub async fn a_second_tab_overwrites_nothing(page: Page) -> Outcome {
    editing(&page).await?;
    amount(&page, 0, "55001").await?;
    page.click(SWITCH).await?;
    page.see("[data-kept]").await?;
    let first = page.driver.window().await?;
    let second = page.driver.new_tab().await?;
    page.driver.switch_to_window(second.clone()).await?;
    page.driver.goto(page.site.url("#/data")).await?;
    page.click("[data-act=open-draft]").await?;
    page.see("[data-beside]").await?;
    page.driver.switch_to_window(first.clone()).await?;
    page.see("[data-beside]").await?;
    page.driver.switch_to_window(second.clone()).await?;
    amount(&page, 1, "41002").await?;
    keeps(&page, "A1,41002").await?;
    page.driver.switch_to_window(first.clone()).await?;
    page.see_text("[data-elsewhere]", "Another tab changed this draft today at").await?;
    axe::check(&page).await?;
    amount(&page, 2, "40003").await?;
    page.see_text("h1", "Two cells differ").await?;
    assert_eq!(asks(&page).await?, json!(true));
    // Longer than a change waits before it is written.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let now = kept(&page).await?;
    assert!(now.contains("A1,41002") && !now.contains("40003"), "{now}");
    page.click("[data-act=mine]").await?;
    page.gone("[data-elsewhere]").await?;
    keeps(&page, "O1,40003").await?;
    let now = kept(&page).await?;
    assert!(now.contains("A1,41002") && now.contains("Marked ladder 2"), "{now}");
    page.gone("[data-beside]").await?;
    // The second one changes its own on; the first one opens that, and the second deletes it.
    page.driver.switch_to_window(second.clone()).await?;
    amount(&page, 2, "40777").await?;
    keeps(&page, "O1,40777").await?;
    page.driver.switch_to_window(first.clone()).await?;
    page.click("[data-choice=open]").await?;
    page.click("[aria-label=\"Open Marked ladder\"]").await?;
    page.see_text(".pay-grid", "40,777").await?;
    page.driver.switch_to_window(second.clone()).await?;
    page.click(SWITCH).await?;
    page.driver.switch_to_window(first.clone()).await?;
    page.see_text("[data-elsewhere]", "Another tab deleted this draft.").await?;
    page.see_text(".pay-grid", "40,777").await?;
    assert_eq!(asks(&page).await?, json!(true));
    page.click("[data-act=mine]").await?;
    keeps(&page, "O1,40777").await?;
    page.driver.switch_to_window(second).await?;
    page.driver.close_window().await?;
    Ok(page.driver.switch_to_window(first).await?)
}

/// A browser that is full, or keeps nothing at all, loses nothing on the page, and says why; later it is tried again.
pub async fn what_is_not_kept_is_told(page: Page) -> Outcome {
    editing(&page).await?;
    let full = "window.put = IDBObjectStore.prototype.put; \
        IDBObjectStore.prototype.put = () => { throw new DOMException('No room.', 'QuotaExceededError') }";
    page.js(full, vec![]).await?;
    amount(&page, 0, "55001").await?;
    page.click(SWITCH).await?;
    page.see_text(".keep [role=alert]", "The browser has no room for it").await?;
    axe::check(&page).await?;
    page.see_text(".pay-grid", "55,001").await?;
    assert_eq!((kept(&page).await?.as_str(), asks(&page).await?), ("", json!(true)));
    page.js("IDBObjectStore.prototype.put = window.put", vec![]).await?;
    page.click("[data-act=again]").await?;
    page.see("[data-kept]").await?;
    keeps(&page, "A2,55001").await?;
    // From now on it is blocked, as by a setting.
    page.js("window.open_db = IDBFactory.prototype.open; IDBFactory.prototype.open = () => { throw new DOMException('Blocked.', 'SecurityError') }", vec![])
        .await?;
    amount(&page, 1, "41999").await?;
    page.see_text(".keep [role=alert]", "This is not kept. The browser says").await?;
    page.see_text(".pay-grid", "41,999").await?;
    page.click("[data-choice=open]").await?;
    page.click("[data-choice=edit]").await?;
    page.js("IDBFactory.prototype.open = window.open_db", vec![]).await?;
    page.click("[data-act=again]").await?;
    keeps(&page, "A1,41999").await
}

/// On a phone the list and the switch fit, with a long name.
pub async fn keeping_on_a_phone(page: Page) -> Outcome {
    page.size(360, 780).await?;
    editing(&page).await?;
    page.click(SWITCH).await?;
    page.see("[data-kept]").await?;
    page.retype(NAME, "Zusammenhängendegehaltsüberarbeitung für das Jahr zweitausendsiebenundzwanzig").await?;
    page.press(Key::Tab + "").await?;
    keeps(&page, "Zusammenhängende").await?;
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.js(wide, vec![]).await?, json!(0));
    page.click("[data-choice=open]").await?;
    page.see_text("[data-drafts]", "Zusammenhängende").await?;
    assert_eq!(page.js(wide, vec![]).await?, json!(0));
    axe::check(&page).await
}
