//! Data, Check: what is on purpose, problems of one cause together, and the ways to the places in Edit.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::axe;
use crate::data::{BANDS, LADDER, drop_files, open, opened};
use crate::page::{Outcome, Page};
use crate::taken::{bytes_by, watch};

const REASON: &str = "Both are hired into, so “title” says little.";

/// Presses Enter on an element that has the focus, which is given to it first.
async fn enter(page: &Page, selector: &str) -> Outcome {
    page.see(selector).await?;
    page.js("document.querySelector(arguments[0]).focus()", vec![json!(selector)]).await?;
    page.press(Key::Enter + "").await
}

/// Opens a list that is folded.
async fn unfold(page: &Page, selector: &str) -> Outcome {
    enter(page, &format!("{selector} > summary")).await?;
    page.see(&format!("{selector}[open] li")).await.map(drop)
}

/// The files with two findings: a title that stands twice, and an amount ten times too high.
async fn odd(page: &Page) -> Outcome {
    let ladder = LADDER.replace("Senior engineer", "Marked engineer");
    drop_files(page, &[("ladder.json", ladder.as_bytes()), ("bands.csv", BANDS.replace("54444", "544440").as_bytes())]).await?;
    page.see_text("[data-choice=check]", "Check 2").await?;
    page.see("[data-act=on-purpose]").await?;
    page.rest().await
}

/// By keyboard alone a finding is said to be on purpose: it leaves the counts, stands below with its reason, and is in the file that is saved,
/// of which nothing else changed. It can be taken back, and taken away.
pub async fn a_finding_is_on_purpose(page: Page) -> Outcome {
    open(&page, "").await?;
    odd(&page).await?;
    watch(&page).await?;
    page.see_text("h1", "Two findings can wait").await?;
    // Findings of pay come first: the title is the second one.
    let title = ".findings li:nth-of-type(2)";
    page.see_text(title, "“Marked engineer” is also the title of a lower level").await?;
    enter(&page, &format!("{title} [data-act=on-purpose]")).await?;
    page.focused(&format!("{title} input[name=reason]")).await?;
    axe::check(&page).await?;
    // Without a reason nothing is said; Escape leaves it.
    page.press(Key::Enter + "").await?;
    page.see_text(&format!("{title} [role=alert]"), "Write the reason first.").await?;
    page.focused(&format!("{title} input[name=reason]")).await?;
    axe::check(&page).await?;
    page.press(Key::Escape + "").await?;
    page.gone(".findings form").await?;
    page.focused(&format!("{title} [data-act=on-purpose]")).await?;
    page.press(Key::Enter + "").await?;
    page.focused(&format!("{title} input[name=reason]")).await?;
    page.press(REASON).await?;
    page.press(Key::Enter + "").await?;
    page.see_text("[data-choice=check]", "Check 1").await?;
    page.see_text("h1", "One finding can wait").await?;
    page.focused(".findings h2").await?;
    page.see_text(".findings", "1 finding. It is a hint").await?;
    page.see_text(".on-purpose summary", "1 on purpose").await?;
    unfold(&page, ".on-purpose > details").await?;
    page.see_text(".on-purpose li", REASON).await?;
    axe::check(&page).await?;
    // What is saved has it, and nothing else is another.
    page.click("[data-choice=publish]").await?;
    let (name, bytes, _) = bytes_by(&page, "[data-act=ladder]").await?;
    let saved = String::from_utf8(bytes)?;
    let entry = json!({ "finding": "title-twice", "at": ["A2", "A1"], "reason": REASON });
    let read: Value = serde_json::from_str(&saved)?;
    assert_eq!((name.as_str(), &read["on_purpose"]), ("ladder.json", &json!([entry])), "{saved}");
    let begin = saved.find(",\n  \"on_purpose\"").unwrap_or_else(|| panic!("{saved}"));
    let end = saved.rfind(']').unwrap_or_default() + 1;
    assert_eq!([&saved[..begin], &saved[end..]].concat(), LADDER.replace("Senior engineer", "Marked engineer"));
    // Undo brings the finding back, redo takes it away again.
    enter(&page, "[data-choice=edit]").await?;
    enter(&page, "[data-act=undo]").await?;
    page.see_text("[data-choice=check]", "Check 2").await?;
    enter(&page, "[data-act=redo]").await?;
    page.see_text("[data-choice=check]", "Check 1").await?;
    enter(&page, "[data-choice=check]").await?;
    unfold(&page, ".on-purpose > details").await?;
    enter(&page, "[data-act=unmark]").await?;
    page.see_text("[data-choice=check]", "Check 2").await?;
    page.gone(".on-purpose").await?;
    page.click("[data-choice=publish]").await?;
    let (_, bytes, _) = bytes_by(&page, "[data-act=ladder]").await?;
    assert_eq!(String::from_utf8(bytes)?, LADDER.replace("Senior engineer", "Marked engineer"), "byte for byte as it was opened");
    Ok(())
}

/// An entry that means nothing is a warning with its place, and what a site hosts has no buttons.
pub async fn entries_go_stale_in_sight(page: Page) -> Outcome {
    open(&page, "").await?;
    let entry = "\"on_purpose\": [ { \"finding\": \"gap\", \"at\": [\"A1\", \"A2\"], \"reason\": \"So it was once.\" } ],\n  \"tracks\"";
    drop_files(&page, &[("ladder.json", LADDER.replacen("\"tracks\"", entry, 1).as_bytes()), ("bands.csv", BANDS.as_bytes())]).await?;
    page.see_text("h1", "One warning can wait").await?;
    page.see_text(".problems", "Found “gap” of “A1” and “A2”, which meets no finding any more.").await?;
    page.see_text(".problems pre mark", "{ \"finding\"").await?;
    page.see_text(".files", "1 warning").await?;
    page.choose("header select", "cloud-team").await?;
    page.see_text(".findings", "3 findings. They are hints").await?;
    page.gone("[data-act=on-purpose]").await?;
    page.gone("[data-act=to-edit]").await
}

/// One cause is one entry, with its number and all its places; each leads to its cell, which has the focus in the grid and is in view.
pub async fn from_a_problem_to_its_cell(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    let bands = BANDS.replace("41111", "4x").replace("53333", "5x").replace("54444", "5x").replace("O1,", "Q7,");
    drop_files(&page, &[("bands.csv", bands.as_bytes())]).await?;
    page.see_text("h1", "Three errors keep these files out.").await?;
    page.see_text(".problems li", "bands.csv, 3 places from line 2 to 3").await?;
    page.see_text(".problems li", "Found “4x”, and the like in 2 more places: “5x” (2 times). Expected an amount").await?;
    let group = ".problems > li:first-child > details";
    page.see_text(&format!("{group} > summary"), "All 3 places").await?;
    unfold(&page, group).await?;
    let listed = "return [...document.querySelectorAll(arguments[0] + ' li')].map((item) => item.querySelector('mark').textContent)";
    assert_eq!(page.js(listed, vec![json!(group)]).await?, json!(["4x", "5x", "5x"]));
    axe::check(&page).await?;
    // A row of no level leads nowhere.
    let ways = "return [...document.querySelectorAll('.problems > li')].map((item) => [item.textContent.includes('Q7'), \
        item.querySelectorAll('[data-act=to-edit]').length])";
    let ways = page.js(ways, vec![]).await?;
    assert!(ways.as_array().into_iter().flatten().any(|way| *way == json!([true, 0])), "{ways}");
    enter(&page, &format!("{group} li:nth-of-type(3) [data-act=to-edit]")).await?;
    page.see("[data-choice=edit][aria-pressed=true]").await?;
    // The highest level stands first.
    page.focused(".pay-grid tr[data-r=\"0\"] td[data-c=\"1\"]").await?;
    axe::check(&page).await?;
    page.press("54,444").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("[data-choice=edit]", "Edit").await?;
    enter(&page, "[data-choice=check]").await?;
    page.see_text("h1", "Two errors keep these files out.").await?;
    // The others stand each by itself now.
    enter(&page, ".problems > li:first-child [data-act=to-edit]").await?;
    page.focused(".pay-grid tr[data-r=\"1\"] td[data-c=\"0\"]").await
}

/// A finding leads to its level, whatever of the grid was shown before.
pub async fn from_a_finding_to_its_level(page: Page) -> Outcome {
    open(&page, "").await?;
    odd(&page).await?;
    page.click("[data-choice=edit]").await?;
    page.see(".pay-grid td[data-c]").await?;
    let only = "const pick = [...document.querySelectorAll('.tables select')].find((own) => own.closest('label').textContent.includes('Levels of')); \
        pick.value = [...pick.options].find((option) => option.textContent === 'Operations').value; \
        pick.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(only, vec![]).await?;
    page.gone(".pay-grid tr[data-r=\"1\"]").await?;
    enter(&page, "[data-choice=check]").await?;
    let step = ".findings li:nth-of-type(1)";
    page.see_text(step, "A2.2").await?;
    enter(&page, &format!("{step} [data-act=to-edit]")).await?;
    page.focused(".pay-grid tr[data-r=\"0\"] td[data-c=\"1\"]").await?;
    let seen = "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight";
    page.until("the cell in view", seen, vec![]).await
}

/// What is wrong in the ladder leads to its field in the form of its level, and what is odd to the form.
pub async fn from_a_problem_to_its_field(page: Page) -> Outcome {
    open(&page, "").await?;
    odd(&page).await?;
    let title = ".findings li:nth-of-type(2)";
    page.see_text(title, "is also the title of a lower level").await?;
    enter(&page, &format!("{title} [data-act=to-edit]")).await?;
    page.see_text("#part", "A2 Marked engineer").await?;
    page.focused("[name=\"tracks[0].levels[1].id\"]").await?;
    let ladder = LADDER.replace("\"rank\": 2", "\"rank\": \"two\"").replace("\"Keeps it running.\"", "{ \"text\": 7 }");
    drop_files(&page, &[("ladder.json", ladder.as_bytes()), ("bands.csv", BANDS.as_bytes())]).await?;
    page.see_text("h1", "Two errors keep these files out.").await?;
    enter(&page, ".problems li:nth-of-type(1) [data-act=to-edit]").await?;
    page.focused("[name=\"tracks[0].levels[1].rank\"]").await?;
    assert_eq!(page.js("return document.activeElement.value", vec![]).await?, json!("two"));
    let seen = "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight";
    page.until("the field in view", seen, vec![]).await?;
    enter(&page, "[data-choice=check]").await?;
    enter(&page, ".problems li:nth-of-type(2) [data-act=to-edit]").await?;
    page.see_text("#part", "O1 Operator").await?;
    page.until("the expectation", "return !!document.activeElement.closest('[data-item=\"tracks[1].levels[0].expects[0]\"]')", vec![]).await
}

/// On a phone nothing of it is wider than the window.
pub async fn check_on_a_phone(page: Page) -> Outcome {
    page.size(360, 780).await?;
    open(&page, "").await?;
    odd(&page).await?;
    enter(&page, ".findings li:nth-of-type(2) [data-act=on-purpose]").await?;
    page.see(".findings form input").await?;
    page.press(REASON).await?;
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.js(wide, vec![]).await?, json!(0));
    page.press(Key::Enter + "").await?;
    page.see(".on-purpose").await?;
    unfold(&page, ".on-purpose > details").await?;
    // What was marked is not saved, and other files are asked for.
    page.js("window.confirm = () => true", vec![]).await?;
    drop_files(&page, &[("bands.csv", BANDS.replace("41111", "4x").replace("53333", "5x").replace("54444", "5x").as_bytes())]).await?;
    page.see_text("h1", "Three errors").await?;
    unfold(&page, ".problems > li:first-child > details").await?;
    assert_eq!(page.js(wide, vec![]).await?, json!(0));
    Ok(())
}
