//! Compare with the keyboard alone: the focus stays on what was used, also where there is no further to go.

use thirtyfour::Key;

use super::keyboard::tab_to;
use crate::compare::{self, ADD, DIFFERS, PICKING, TYPED, act, holds};
use crate::explore;
use crate::page::{Outcome, Page};

async fn enter(page: &Page) -> Outcome {
    page.press(Key::Enter + "").await
}

/// Presses the button that has the focus, and checks that it leads to these columns and keeps the focus.
async fn press(page: &Page, button: &str, at: &str) -> Outcome {
    page.focused(button).await?;
    enter(page).await?;
    holds(page, at).await?;
    page.focused(button).await
}

pub async fn everything_by_keys(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    tab_to(&page, ".acts a[href^=\"#/compare\"]").await?;
    enter(&page).await?;
    compare::shows(&page, "D4.2").await?;
    page.focused("h1").await?;
    tab_to(&page, TYPED).await?;
    page.press("em5").await?;
    page.see_text(".picking .offers", "EM5.1 ").await?;
    enter(&page).await?;
    holds(&page, "D4.2,EM5.1").await?;
    page.focused(&act("pick", 1)).await?;
    // Step by step, over the end of a level.
    tab_to(&page, &act("up", 1)).await?;
    for at in ["D4.2,EM5.2", "D4.2,EM5.3", "D4.2,EM5.4", "D4.2,EM6.1"] {
        press(&page, &act("up", 1), at).await?;
    }
    page.press_shift_tab().await?;
    press(&page, &act("down", 1), "D4.2,EM5.4").await?;
    // One more, from a suggestion, and none when it is put off.
    page.focused(&act("down", 1)).await?;
    tab_to(&page, ADD).await?;
    enter(&page).await?;
    page.focused(TYPED).await?;
    page.press(Key::Escape + "").await?;
    page.gone(PICKING).await?;
    page.focused(ADD).await?;
    enter(&page).await?;
    page.focused(TYPED).await?;
    page.press_shift_tab().await?;
    page.focused(".picking .offered button").await?;
    enter(&page).await?;
    compare::shows(&page, "D4.2,EM5.4,D5.1").await?;
    page.focused(&act("pick", 2)).await?;
    // In the place of another, or not.
    enter(&page).await?;
    page.focused(TYPED).await?;
    page.press(Key::Escape + "").await?;
    page.focused(&act("pick", 2)).await?;
    // Order.
    tab_to(&page, &act("before", 2)).await?;
    enter(&page).await?;
    holds(&page, "D4.2,D5.1,EM5.4").await?;
    press_moved(&page, "before", 1, "D5.1,D4.2,EM5.4", 0).await?;
    // There is no further to go, and the focus is where it was.
    page.focused(&act("before", 0)).await?;
    enter(&page).await?;
    holds(&page, "D5.1,D4.2,EM5.4").await?;
    page.focused(&act("before", 0)).await?;
    tab_to(&page, &act("baseline", 2)).await?;
    enter(&page).await?;
    holds(&page, "EM5.4,D5.1,D4.2").await?;
    page.focused("[data-act$=\"-0\"]").await?;
    // Only what differs.
    tab_to(&page, DIFFERS).await?;
    page.press(" ").await?;
    explore::link_says(&page, &["differs=yes"]).await?;
    page.focused(DIFFERS).await?;
    // Away with them, one by one.
    tab_to(&page, &act("remove", 2)).await?;
    enter(&page).await?;
    holds(&page, "EM5.4,D5.1").await?;
    page.focused("[data-act^=remove-]").await?;
    Ok(())
}

/// Presses a button whose column moves: the focus goes along.
async fn press_moved(page: &Page, does: &str, column: usize, at: &str, to: usize) -> Outcome {
    page.focused(&act(does, column)).await?;
    enter(page).await?;
    holds(page, at).await?;
    page.focused(&act(does, to)).await
}

/// At the top and at the bottom of a track the button says that it can do no more, and the focus stays.
pub async fn the_ends_of_a_track(page: Page) -> Outcome {
    for (from, does, last) in [("EM7.3", "up", "EM7.4"), ("D1.2", "down", "D1.1")] {
        compare::open(&page, "cloud-team", &format!("D5.1,{from}")).await?;
        tab_to(&page, &act(does, 1)).await?;
        let at = format!("D5.1,{last}");
        press(&page, &act(does, 1), &at).await?;
        page.see(&format!("{}[aria-disabled=true]", act(does, 1))).await?;
        press(&page, &act(does, 1), &at).await?;
    }
    Ok(())
}

/// What is expected opens by key, and the menu of what can be taken closes by Escape.
pub async fn groups_and_menus(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    tab_to(&page, "[data-take=menu]").await?;
    enter(&page).await?;
    page.see("[data-take=csv]").await?;
    tab_to(&page, "[data-take=csv]").await?;
    page.press(Key::Escape + "").await?;
    page.focused("[data-take=menu]").await?;
    page.until("the menu to close", "return !document.querySelector('[data-take=csv]').checkVisibility()", vec![]).await?;
    tab_to(&page, ".group h4 button[aria-expanded=false]").await?;
    enter(&page).await?;
    page.focused(".group h4 button[aria-expanded=true]").await?;
    tab_to(&page, ".group ul + button").await?;
    enter(&page).await?;
    // What was asked for is there; the focus is not lost with the button.
    page.gone(".group ul + button").await?;
    let body = "return !!document.activeElement.closest('.group')";
    page.until("the focus in the group", body, vec![]).await
}
