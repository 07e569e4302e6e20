//! Data, Edit: the pay tables as a grid, changed beside what was opened.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::axe;
use crate::data::{BANDS, LADDER, asks, drop_files, editing, open, to_edit};
use crate::page::{Outcome, Page};
use crate::taken::{bytes_by, watch};

/// Goes to a cell by a press, as with a mouse: row and column count from 0.
async fn go(page: &Page, row: usize, column: usize) -> Outcome {
    page.click(&format!(".pay-grid tr[data-r=\"{row}\"] td[data-c=\"{column}\"]")).await?;
    at(page, row, column).await
}

/// Waits until one is in a cell, with the focus.
async fn at(page: &Page, row: usize, column: usize) -> Outcome {
    page.focused(&format!(".pay-grid tr[data-r=\"{row}\"] td[data-c=\"{column}\"]")).await
}

async fn cell(page: &Page, row: usize, column: usize, text: &str) -> Outcome {
    let body = "const cell = document.querySelector(`.pay-grid tr[data-r=\"${arguments[0]}\"] td[data-c=\"${arguments[1]}\"]`); \
        return (cell?.querySelector('b') ?? cell)?.textContent === arguments[2]";
    page.until(&format!("{text} in row {row}, column {column}"), body, vec![json!(row), json!(column), json!(text)]).await
}

/// Something with the Control key held.
async fn control(page: &Page, key: &str) -> Outcome {
    page.press_with(Key::Control, key).await
}

/// The bytes of `bands.csv` as the page saves it.
async fn saved(page: &Page) -> Outcome<String> {
    let (name, bytes, _) = bytes_by(page, "[data-act=save-bands]").await?;
    assert_eq!(name, "bands.csv");
    Ok(String::from_utf8(bytes)?)
}

/// What a press of a key on the clipboard does, with a text on it; what stands there afterwards.
async fn clipboard(page: &Page, kind: &str, text: &str) -> Outcome<String> {
    let body = "const data = new DataTransfer(); if (arguments[1]) data.setData('text/plain', arguments[1]); \
        const event = new ClipboardEvent(arguments[0], { bubbles: true, cancelable: true, clipboardData: data, dataType: 'text/plain', data: arguments[1] }); \
        document.activeElement.dispatchEvent(event); return (event.clipboardData ?? data).getData('text/plain')";
    Ok(serde_json::from_value(page.js(body, vec![json!(kind), json!(text)]).await?)?)
}

/// A cell is typed, taken back and typed again; it is in use everywhere at once, and what is saved differs in it alone.
pub async fn a_cell_by_keyboard(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    page.see_text("h1", "Nothing is changed yet.").await?;
    // The highest level of the first track stands first.
    go(&page, 0, 0).await?;
    page.press("55,000").await?;
    page.press(Key::Enter + "").await?;
    at(&page, 1, 0).await?;
    cell(&page, 0, 0, "55,000").await?;
    page.see_text("h1", "One cell differs from the tables that you opened.").await?;
    page.see_text("[data-choice=edit]", "Edit 1").await?;
    page.see_text(".pay-grid td.differs s", "53,333").await?;
    control(&page, "z").await?;
    cell(&page, 0, 0, "53,333").await?;
    page.see_text("h1", "Nothing is changed yet.").await?;
    control(&page, "y").await?;
    cell(&page, 0, 0, "55,000").await?;
    at(&page, 1, 0).await?;
    // F2 goes on with what stands there, Escape leaves it, Tab goes on to the right and to the next level.
    page.press(Key::F2 + "9").await?;
    page.press(Key::Escape + "").await?;
    cell(&page, 1, 0, "41,111").await?;
    page.press(Key::F2 + "").await?;
    page.press(Key::Backspace + "2").await?;
    page.press(Key::Tab + "").await?;
    at(&page, 1, 1).await?;
    cell(&page, 1, 0, "41,112").await?;
    page.press(Key::Tab + "").await?;
    at(&page, 2, 0).await?;
    axe::check(&page).await?;
    // A step that the level does not have cannot be typed; the one to its left is emptied.
    page.press(Key::Right + "7").await?;
    page.gone(".pay-grid input").await?;
    page.press(Key::Left + "").await?;
    at(&page, 2, 0).await?;
    page.press(Key::Delete + "").await?;
    page.see_text("h1", "Three cells differ").await?;
    assert_eq!(saved(&page).await?, BANDS.replace("53333", "55000").replace("41111", "41112").replace("40505", ""));
    control(&page, "z").await?;
    // After Escape the Tab key leads out of the table.
    page.press(Key::Escape + "").await?;
    page.press(Key::Tab + "").await?;
    page.until("the focus outside of the table", "return !document.activeElement.closest('.pay-grid table')", vec![]).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€55K").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;
    page.see_text("h1", "Two cells differ").await
}

/// Blocks come from a spreadsheet and go there, cells are filled down and emptied, and all of it is taken back to the last byte.
pub async fn blocks_are_pasted_and_copied(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    go(&page, 0, 0).await?;
    clipboard(&page, "paste", "60,000\t61.500\r\n50000\t51,000\r\n45000\t9\r\n1\t2\r\n").await?;
    cell(&page, 0, 1, "61,500").await?;
    cell(&page, 2, 0, "45,000").await?;
    page.see_text("[role=alert]", "Five amounts changed. Three cells lay beyond the table and are left out.").await?;
    // What was pasted is marked, and is what is copied.
    assert_eq!(clipboard(&page, "copy", "").await?, "60000\t61500\n50000\t51000\n45000\t");
    go(&page, 0, 1).await?;
    page.press_with(Key::Shift, Key::Down + "").await?;
    control(&page, "d").await?;
    cell(&page, 1, 1, "61,500").await?;
    assert_eq!(clipboard(&page, "cut", "").await?, "61500\n61500");
    cell(&page, 1, 1, "–").await?;
    // One value for all that are marked.
    clipboard(&page, "paste", "70000").await?;
    cell(&page, 0, 1, "70,000").await?;
    cell(&page, 1, 1, "70,000").await?;
    // With the keys themselves, and the clipboard that the browser has.
    go(&page, 2, 0).await?;
    control(&page, "c").await?;
    go(&page, 1, 0).await?;
    control(&page, "v").await?;
    cell(&page, 1, 0, "45,000").await?;
    for _ in 0..5 {
        page.click("[data-act=undo]").await?;
    }
    page.see_text("h1", "Nothing is changed yet.").await?;
    assert_eq!(saved(&page).await?, BANDS);
    page.click("[data-act=redo]").await?;
    cell(&page, 2, 0, "45,000").await?;
    page.see_text("h1", "Five cells differ").await?;
    page.click("[data-act=discard]").await?;
    page.see_text("h1", "Nothing is changed yet.").await?;
    assert_eq!(saved(&page).await?, BANDS);
    // All of it is emptied, and filled again where it was.
    go(&page, 0, 0).await?;
    control(&page, "a").await?;
    page.press(Key::Delete + "").await?;
    cell(&page, 0, 0, "–").await?;
    clipboard(&page, "paste", "53333\t54444\n41111\t42222\n40505\t\n").await?;
    page.see_text("h1", "Nothing is changed yet.").await?;
    page.click("[data-act=undo]").await?;
    page.click("[data-act=undo]").await?;
    // The other form says the same, and so is no other pay; its way back is the same file.
    page.click("[data-act=tidy]").await?;
    page.see_text("h1", "No amount differs").await?;
    let tidy = "level,step,amount,effective,currency\nA1,1,41111.00,2026-01-01,EUR\nA1,2,42222.00,2026-01-01,EUR\n\
        A2,1,53333.00,2026-01-01,EUR\nA2,2,54444.00,2026-01-01,EUR\nO1,1,40505.00,2026-01-01,EUR\n";
    assert_eq!(saved(&page).await?, tidy);
    page.click("[data-act=wide]").await?;
    let wide = "level,effective,currency,1,2\nA1,2026-01-01,EUR,41111.00,42222.00\nA2,2026-01-01,EUR,53333.00,54444.00\nO1,2026-01-01,EUR,40505.00,\n";
    assert_eq!(saved(&page).await?, wide);
    page.click("[data-act=undo]").await?;
    page.click("[data-act=undo]").await?;
    assert_eq!(saved(&page).await?, BANDS);
    // To be found by what it says, by its level and by its title.
    for (text, row, column) in [("54,4", 0, 1), ("o1", 2, 0), ("marked eng", 1, 0)] {
        page.retype("[name=find]", text).await?;
        page.press(Key::Enter + "").await?;
        at(&page, row, column).await?;
    }
    Ok(())
}

/// A raise from a day becomes a table of its own beside the one that stays; what it costs is told with a roster.
pub async fn a_raise_from_a_day(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    drop_files(&page, &[("roster.csv", b"name,level,step,hours\nAda,A2,1,1\nJan,A2,2,0.5\nLi,O1,1,1\n")]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    to_edit(&page).await?;
    page.see_text(".pay-grid thead", "People").await?;
    page.type_into("[name=by]", "much").await?;
    page.see_text("[data-preview]", "By how much?").await?;
    page.retype("[name=by]", "10 %").await?;
    page.see_text("[data-preview]", "Five amounts would change: A1, step 1 from €41,111 to €45,200. In the table itself.").await?;
    // For one track, from a day to come.
    page.choose(".raise select:has(option[value=marked])", "0").await?;
    page.js(
        "const field = document.querySelector('.raise [name=from]'); field.value = '2040-01-01'; field.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![],
    )
    .await?;
    page.see_text("[data-preview]", "Four amounts would change").await?;
    page.see_text("[data-preview]", "From January 1, 2040; the tables before stay.").await?;
    page.click("[data-act=raise]").await?;
    page.see_text("h1", "Four cells differ from the tables that you opened.").await?;
    // 5,367 for Ada, and the half of 5,456 for Jan; nothing for Li, whose level stays.
    page.see_text("h1", "With the roster open, payroll rises by €8,095 a year.").await?;
    page.see_text("[data-cost]", "January 1, 2040").await?;
    page.see_text("[data-cost] tbody", "A2").await?;
    page.see_text("[data-cost] tfoot", "+€8,095").await?;
    page.see_text("[data-bands]", "finding").await?;
    cell(&page, 0, 0, "58,700").await?;
    cell(&page, 2, 0, "40,505").await?;
    axe::check(&page).await?;
    let expected =
        "level,1,2,effective\nA1,41111,42222,\nA2,53333,54444,\nO1,40505,,\nA1,45200,46400,2040-01-01\nA2,58700,59900,2040-01-01\n";
    assert_eq!(saved(&page).await?, expected);
    // The level that the later table leaves out comes into it whole, once something of it is typed.
    go(&page, 2, 0).await?;
    page.press("41000").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("h1", "Five cells differ").await?;
    assert_eq!(saved(&page).await?, format!("{expected}O1,41000,,2040-01-01\n"));
    // The table before is where it was.
    page.choose(".panel > .controls select", "0").await?;
    cell(&page, 0, 0, "53,333").await?;
    // What is saved reads again, and says the same.
    let text = saved(&page).await?;
    drop_files(&page, &[("bands.csv", text.as_bytes())]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    to_edit(&page).await?;
    page.see_text("h1", "Nothing is changed yet.").await
}

/// What is typed wrong stays out of the other views, and says where it is; mended, it is in use.
pub async fn what_is_wrong_is_told_at_once(page: Page) -> Outcome {
    editing(&page).await?;
    go(&page, 0, 0).await?;
    page.press("5333O").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("[data-out]", "One error keeps this out of the other views: bands.csv, line 3").await?;
    page.see_text("h1", "One cell differs from the tables that you opened. The other views do not show it yet.").await?;
    page.see_text(".pay-grid td.wrong", "5333O").await?;
    axe::check(&page).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€53.3K").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;
    page.see_text("[data-out]", "line 3").await?;
    page.click("[data-choice=check]").await?;
    page.see_text("pre mark", "5333O").await?;
    page.click("[data-choice=edit]").await?;
    page.see(".pay-grid td[data-c]").await?;
    go(&page, 0, 0).await?;
    page.press("53000").await?;
    page.press(Key::Enter + "").await?;
    page.gone("[data-out]").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€53K").await
}

/// What was changed and not saved is asked for, before the tab goes and before other files take its place.
pub async fn leaving_asks_first(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    assert_eq!(asks(&page).await?, json!(false));
    go(&page, 0, 0).await?;
    page.press("55000").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("h1", "One cell differs").await?;
    assert_eq!(asks(&page).await?, json!(true));
    page.js("window.asked = []; window.confirm = (question) => { window.asked.push(question); return window.answer === true }", vec![])
        .await?;
    drop_files(&page, &[("bands.csv", BANDS.as_bytes())]).await?;
    page.until("a question", "return window.asked.length === 1", vec![]).await?;
    page.see_text("h1", "One cell differs").await?;
    // A ladder for the pay that was changed is a change like others, and a roster takes the place of nothing.
    drop_files(&page, &[("ladder.json", LADDER.replace("Marked engineer", "Renamed engineer").as_bytes())]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    to_edit(&page).await?;
    page.see_text(".pay-grid", "Renamed engineer").await?;
    page.see_text("h1", "One cell differs").await?;
    drop_files(&page, &[("roster.csv", b"name,level\nAda,A1\n")]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    page.click("[data-act=close]").await?;
    page.until("another question", "return window.asked.length === 2", vec![]).await?;
    let asked: Vec<Value> = serde_json::from_value(page.js("return window.asked", vec![]).await?)?;
    assert!(asked.iter().all(|question| question.as_str().is_some_and(|question| question.contains("not saved"))), "{asked:?}");
    to_edit(&page).await?;
    page.see_text("h1", "One cell differs").await?;
    saved(&page).await?;
    assert_eq!(asks(&page).await?, json!(false));
    page.click("[data-choice=check]").await?;
    page.click("[data-act=close]").await?;
    page.see_text("main", "Nothing of yours is open").await?;
    assert_eq!(page.js("return window.asked.length", vec![]).await?, json!(2));
    Ok(())
}

/// A copy of what the site hosts is a beginning, and so is a ladder without a table.
pub async fn grids_begin(page: Page) -> Outcome {
    open(&page, "?show=edit").await?;
    page.see_text("h1", "Change a ladder and its pay.").await?;
    axe::check(&page).await?;
    page.click("[data-act=copy]").await?;
    page.see(".pay-grid td[data-c]").await?;
    page.see_text(".pay-grid", "Principal").await?;
    page.see_text("h1", "Nothing is changed yet.").await?;
    page.click("[data-choice=check]").await?;
    page.click("[data-act=close]").await?;
    drop_files(&page, &[("ladder.json", LADDER.as_bytes())]).await?;
    page.see_text(".files", "The ladder is shown without pay").await?;
    page.click("[data-choice=edit]").await?;
    page.see_text(".data-page", "This ladder has no table of pay yet.").await?;
    page.click("[data-act=begin]").await?;
    page.see(".pay-grid td[data-c]").await?;
    go(&page, 0, 0).await?;
    page.press("53333").await?;
    page.press(Key::Right + "54444").await?;
    page.press(Key::Enter + "").await?;
    cell(&page, 0, 1, "54,444").await?;
    page.see_text("h1", "Two cells differ").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€54.4K").await?;
    // Back to what was opened: a ladder without pay.
    page.click("header nav a[href^=\"#/data\"]").await?;
    page.see(".pay-grid td[data-c]").await?;
    for _ in 0..3 {
        page.click("[data-act=undo]").await?;
    }
    page.see_text(".data-page", "This ladder has no table of pay yet.").await
}
