//! Data, Edit: the ladder in forms, beside what its readers see.

use thirtyfour::Key;

use crate::axe;
use crate::data::{BANDS, LADDER, drop_files, open, opened};
use crate::page::{Outcome, Page};
use crate::taken::{bytes_by, watch};

/// Opens files, and goes to the forms of the ladder.
async fn editing(page: &Page) -> Outcome {
    open(page, "").await?;
    opened(page).await?;
    to_forms(page).await
}

async fn to_forms(page: &Page) -> Outcome {
    page.click("[data-choice=edit]").await?;
    page.click("[data-choice=ladder]").await?;
    page.see(".forms .form").await?;
    page.rest().await
}

/// The button of a part, by the text in it.
async fn go(page: &Page, name: &str) -> Outcome {
    let body = "const own = [...document.querySelectorAll('.parts button')].find((button) => button.textContent.startsWith(arguments[0])); own.focus(); return true";
    page.js(body, vec![name.into()]).await?;
    page.press(Key::Enter + "").await?;
    page.see_text("#part", name).await?;
    page.focused("#part").await
}

/// Types into a field in place of what it says, and leaves it.
async fn fill(page: &Page, name: &str, text: &str) -> Outcome {
    page.retype(&format!("[name=\"{name}\"]"), text).await?;
    page.press(Key::Tab + "").await
}

async fn says(page: &Page, name: &str, text: &str) -> Outcome {
    page.until(
        &format!("{name} says {text}"),
        "return document.getElementsByName(arguments[0])[0]?.value === arguments[1]",
        vec![name.into(), text.into()],
    )
    .await
}

async fn saved(page: &Page, act: &str) -> Outcome<String> {
    Ok(String::from_utf8(bytes_by(page, &format!("[data-act={act}]")).await?.1)?)
}

/// A title is typed: all views show it, the preview beside it, and what is saved differs in it alone. An id takes along what names it.
pub async fn a_level_by_keyboard(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    page.see_text("h1", "Nothing of the ladder is changed yet.").await?;
    page.see_text("#part", "The ladder").await?;
    go(&page, "A2").await?;
    page.see_text(".preview-of", "Decides alone.").await?;
    axe::check(&page).await?;
    fill(&page, "tracks[0].levels[1].title", "Chief").await?;
    page.see_text("h1", "One thing of the ladder differs").await?;
    page.see_text(".preview-of h2", "Chief").await?;
    page.see_text(".differing", "“Senior engineer” → “Chief”").await?;
    page.see_text("[data-choice=edit]", "Edit 1").await?;
    assert_eq!(saved(&page, "save-ladder").await?, LADDER.replace("Senior engineer", "Chief"));
    // Its id: the rows of bands.csv follow.
    fill(&page, "tracks[0].levels[1].id", "A2b").await?;
    page.see_text(".told", "Changed along with it: two amounts.").await?;
    page.see_text("#part", "A2b Chief").await?;
    // An id that another one has is refused at the field, and nothing is changed.
    fill(&page, "tracks[0].levels[1].id", "O1").await?;
    page.see_text(".form .wrong", "“O1” is another one’s id already").await?;
    page.click("[data-act=undo]").await?;
    says(&page, "tracks[0].levels[1].id", "A2").await?;
    page.click("[data-act=redo]").await?;
    says(&page, "tracks[0].levels[1].id", "A2b").await?;
    page.click("[data-choice=pay]").await?;
    page.see_text(".pay-grid", "A2b").await?;
    assert_eq!(saved(&page, "save-bands").await?, BANDS.replace("A2,", "A2b,"));
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "Chief").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;
    page.see(".data-page").await?;
    Ok(())
}

/// What a level expects, its steps and its rank; what is wrong is told at its field, and keeps the draft out until it is mended.
pub async fn expectations_steps_and_errors(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    go(&page, "A1").await?;
    fill(&page, "tracks[0].levels[0].expects[0]", "Asks at once.").await?;
    page.see_text(".preview-of", "Asks at once.").await?;
    page.type_into("[name=new-expectation]", "Writes tests.").await?;
    page.press(Key::Enter + "").await?;
    page.see_text(".preview-of", "Writes tests.").await?;
    page.focused("[name=new-expectation]").await?;
    page.click("[data-item=\"tracks[0].levels[0].expects[1]\"] [data-act=back]").await?;
    says(&page, "tracks[0].levels[0].expects[0]", "Writes tests.").await?;
    // Three steps, of which the third is unpaid; then one, with what the second was paid.
    fill(&page, "steps", "3").await?;
    page.click("[data-act=name-steps]").await?;
    fill(&page, "tracks[0].levels[0].steps[2].wait", "P1Y").await?;
    page.see_text(".differing", "A1").await?;
    page.click("[data-item=\"tracks[0].levels[0].steps[1]\"] [data-act=remove]").await?;
    page.see_text(".asked", "One amount would go with it.").await?;
    page.focused("[data-act=keep]").await?;
    axe::check(&page).await?;
    page.click("[data-act=sure]").await?;
    page.gone(".asked").await?;
    says(&page, "tracks[0].levels[0].steps[1].id", "3").await?;
    // A rank that is none: the draft stays out of the other views, and the field says why.
    fill(&page, "tracks[0].levels[0].rank", "one").await?;
    page.see_text(".form .field .wrong", "Found “one”. Expected a whole number").await?;
    page.see_text("h1", "The other views do not show it yet.").await?;
    page.see("[name=\"tracks[0].levels[0].rank\"][aria-invalid=true]").await?;
    axe::check(&page).await?;
    fill(&page, "tracks[0].levels[0].rank", "1").await?;
    page.see_text("h1", "All other views show this already.").await?;
    page.gone(".form .field .wrong").await?;
    let ladder = saved(&page, "save-ladder").await?;
    let wanted = LADDER.replace("[\"Asks early.\"]", "[\"Writes tests.\", \"Asks at once.\"]").replacen(
        "\"steps\": 2",
        "\"steps\": [ { \"id\": \"1\" }, { \"id\": \"3\", \"wait\": \"P1Y\" } ]",
        1,
    );
    assert_eq!(ladder, wanted);
    Ok(())
}

/// Levels come, move and go, and a track; what goes along is told before.
pub async fn levels_and_tracks_come_and_go(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    go(&page, "A1").await?;
    page.type_into("[name=new-level]", "Between").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("#part", "A3 Between").await?;
    page.see_text(".told", "Changed along with it: one level.").await?;
    says(&page, "tracks[0].levels[1].rank", "2").await?;
    page.click("[data-item=\"tracks[0].levels[1]\"] > .item-acts [data-act=on]").await?;
    says(&page, "tracks[0].levels[2].rank", "3").await?;
    page.see_text("#part", "A3 Between").await?;
    page.type_into("[name=new-track]", "Data science").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("#part", "Data science").await?;
    page.see_text(".parts", "DS1").await?;
    go(&page, "A2").await?;
    page.click("[data-item=\"tracks[0].levels[1]\"] > .item-acts [data-act=remove]").await?;
    page.see_text(".asked", "Remove A2? Two amounts would go with it.").await?;
    page.press(Key::Enter + "").await?;
    page.gone(".asked").await?;
    page.focused("[data-item=\"tracks[0].levels[1]\"] [data-act=remove]").await?;
    page.press(Key::Enter + "").await?;
    page.click("[data-act=sure]").await?;
    page.see_text("#part", "A1").await?;
    page.see_text(".differing", "is gone.").await?;
    // The whole way back, to the last byte.
    for _ in 0..4 {
        page.click("[data-act=undo]").await?;
    }
    page.see_text("h1", "Nothing of the ladder is changed yet.").await?;
    assert_eq!(saved(&page, "save-ladder").await?, LADDER);
    page.see("[data-act=undo]:disabled").await?;
    Ok(())
}

/// Axes with grades, regions, reviews, moves and roles in a ladder that has none of them yet.
pub async fn the_other_parts(page: Page) -> Outcome {
    editing(&page).await?;
    watch(&page).await?;
    go(&page, "Axes and areas").await?;
    page.click(".list > [data-act=add]").await?;
    page.focused("[name=\"axes[0].id\"]").await?;
    fill(&page, "axes[0].id", "tech").await?;
    fill(&page, "axes[0].name", "Technology").await?;
    page.click("[data-list=\"axes[0].values\"] > [data-act=add]").await?;
    fill(&page, "axes[0].values[0].name", "Adopts").await?;
    page.click("[data-list=\"axes[0].values\"] > [data-act=add]").await?;
    fill(&page, "axes[0].values[1].name", "Masters").await?;
    axe::check(&page).await?;
    go(&page, "A2").await?;
    page.choose("[name=\"tracks[0].levels[1].profile.tech\"]", "2").await?;
    page.see_text(".preview-of", "Masters").await?;
    // The grades change places: the level keeps its own.
    go(&page, "Axes and areas").await?;
    page.click("[data-item=\"axes[0].values[1]\"] [data-act=back]").await?;
    page.see_text(".told", "Changed along with it: one grade.").await?;
    go(&page, "A2").await?;
    page.see_text(".preview-of", "Masters").await?;
    says(&page, "tracks[0].levels[1].profile.tech", "1").await?;
    go(&page, "Pay and regions").await?;
    page.click(".list > [data-act=add]").await?;
    fill(&page, "pay.regions[0].name", "North").await?;
    fill(&page, "pay.regions[0].percent", "5.5").await?;
    go(&page, "Reviews").await?;
    page.click(".list > [data-act=add]").await?;
    fill(&page, "reviews[0].ranks[1]", "2").await?;
    go(&page, "Moves").await?;
    page.choose("[name=\"moves.promotion.lands\"]", "percent").await?;
    fill(&page, "moves.promotion.lands.rise.percent", "2.5").await?;
    go(&page, "Roles").await?;
    page.click(".list > [data-act=add]").await?;
    fill(&page, "roles[0].id", "lead").await?;
    page.click("[value=ops]").await?;
    page.see_text("h1", "All other views show this already.").await?;
    let ladder = saved(&page, "save-ladder").await?;
    for wanted in [
        r#""axes": [ { "id": "tech", "name": "Technology", "values": [ { "name": "Masters" }, { "name": "Adopts" } ] } ]"#,
        r#""profile": { "tech": 1 }"#,
        r#""regions": [ { "name": "North", "percent": 5.5 } ]"#,
        r#""reviews": [ { "ranks": [1, 2], "step": "P12M", "level": "P12M" } ]"#,
        r#""moves": { "promotion": { "lands": { "rise": { "percent": 2.5 } } } }"#,
        r#""roles": [ { "id": "lead", "name": "New role", "tracks": ["ops"] } ]"#,
    ] {
        assert!(ladder.contains(wanted), "{wanted} in {ladder}");
    }
    Ok(())
}

/// A ladder without pay, one that cannot be read, and one on a phone.
pub async fn forms_begin(page: Page) -> Outcome {
    open(&page, "").await?;
    drop_files(&page, &[("ladder.json", LADDER.as_bytes())]).await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    to_forms(&page).await?;
    page.size(360, 740).await?;
    go(&page, "O1").await?;
    axe::check(&page).await?;
    page.until("nothing wider than the window", "return document.documentElement.scrollWidth <= innerWidth", vec![]).await?;
    drop_files(&page, &[("ladder.json", b"{ \"format\": 1, ")]).await?;
    page.click("[data-choice=edit]").await?;
    page.see_text(".data-page", "ladder.json cannot be read as it is.").await?;
    Ok(())
}
