//! Which positions stand side by side: picked, replaced, moved, stepped and removed, each in the link and undone by Back.

use thirtyfour::Key;

use crate::compare::{self, ADD, PICKING, TYPED, act, holds, offers, same_by_link, type_position};
use crate::explore::{self, pick};
use crate::page::{Outcome, Page};

/// Ids, titles, tracks and steps, as a person types them; Enter takes the first.
pub async fn by_typing(page: Page) -> Outcome {
    page.fresh("#/compare?data=cloud-team").await?;
    type_position(&page, "staff").await?;
    page.see_text(".picking .offers", "Staff engineer").await?;
    assert!(offers(&page).await?[0].starts_with("D5.1 "), "{:?}", offers(&page).await?);
    type_position(&page, "nobody").await?;
    page.gone(".picking .offers button").await?;
    page.see_text(".picking [role=status]", "Nothing fits").await?;
    page.press(Key::Enter + "").await?;
    page.gone(compare::TABLE).await?;
    type_position(&page, "d5").await?;
    page.see_text(".picking .offers", "D5.1 ").await?;
    page.press(Key::Enter + "").await?;
    holds(&page, "D5.1").await?;
    // The first alone asks for the next.
    page.focused(TYPED).await?;
    type_position(&page, "d5.").await?;
    page.see_text(".picking .offers", "D5.4 ").await?;
    assert_eq!(offers(&page).await?.len(), 4);
    type_position(&page, "eng manager").await?;
    page.see_text(".picking .offers", "EM4.1 ").await?;
    type_position(&page, "EM5.2").await?;
    page.see_text(".picking .offers", "EM5.2 ").await?;
    page.click(".picking .offers button").await?;
    holds(&page, "D5.1,EM5.2").await?;
    page.gone(PICKING).await?;
    page.focused(&act("pick", 1)).await?;
    same_by_link(&page).await?;
    page.fresh("#/compare?data=us-gs-2026").await?;
    type_position(&page, "GS-9.10").await?;
    page.see_text(".picking .offers", "GS-9.10 ").await?;
    page.press(Key::Enter + "").await?;
    holds(&page, "GS-9.10").await
}

/// Track, level and step one after the other, and what is often set beside the last.
pub async fn by_selects_and_suggestions(page: Page) -> Outcome {
    page.fresh("#/compare?data=cloud-team").await?;
    page.see(PICKING).await?;
    pick(&page, "Track", "em").await?;
    pick(&page, "Level", "EM5").await?;
    pick(&page, "Step", "3").await?;
    page.click(".picking .primary").await?;
    holds(&page, "EM5.3").await?;
    // The next level of its track, and its rank in the other one.
    let offered = page.text(".picking .offered button").await?;
    assert_eq!(offered.lines().collect::<Vec<_>>(), ["EM6.1", "D5.1"]);
    page.click(".picking .offered button").await?;
    holds(&page, "EM5.3,EM6.1").await?;
    same_by_link(&page).await?;
    // Another track begins at its first level, whatever was chosen before.
    page.click(ADD).await?;
    pick(&page, "Track", "dev").await?;
    page.click(".picking .primary").await?;
    holds(&page, "EM5.3,EM6.1,D1.1").await
}

/// A column is replaced by its head; others stay where they are.
pub async fn in_the_place_of_another(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    page.click(&act("pick", 1)).await?;
    page.focused(TYPED).await?;
    page.see_text(PICKING, "EM5.1").await?;
    type_position(&page, "d7").await?;
    page.press(Key::Enter + "").await?;
    holds(&page, "D5.1,D7.1,D6.1").await?;
    page.focused(&act("pick", 1)).await?;
    page.gone(PICKING).await?;
    // The selects begin at the position that stands there.
    page.click(&act("pick", 0)).await?;
    page.see(PICKING).await?;
    assert_eq!([explore::picked(&page, "Track").await?, explore::picked(&page, "Level").await?], ["dev", "D5"]);
    pick(&page, "Step", "4").await?;
    page.click(".picking .primary").await?;
    holds(&page, "D5.4,D7.1,D6.1").await?;
    page.driver.back().await?;
    holds(&page, "D5.1,D7.1,D6.1").await?;
    page.driver.back().await?;
    holds(&page, "D5.1,EM5.1,D6.1").await
}

/// Up to four, then there is no room for more.
pub async fn up_to_four(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    for (typed, at) in [("d6", "D5.1,EM5.1,D6.1"), ("d7.2", "D5.1,EM5.1,D6.1,D7.2")] {
        page.click(ADD).await?;
        page.focused(TYPED).await?;
        type_position(&page, typed).await?;
        page.press(Key::Enter + "").await?;
        holds(&page, at).await?;
    }
    page.until("no more room", "return !document.querySelector('[data-act=add]').checkVisibility()", vec![]).await?;
    same_by_link(&page).await?;
    page.click(&act("remove", 3)).await?;
    holds(&page, "D5.1,EM5.1,D6.1").await?;
    page.see(ADD).await?;
    // Without the baseline the next one is it.
    page.click(&act("remove", 0)).await?;
    holds(&page, "EM5.1,D6.1").await?;
    page.see_text(compare::SAY, "from EM5.1 to D6.1").await?;
    page.driver.back().await?;
    holds(&page, "D5.1,EM5.1,D6.1").await?;
    page.driver.back().await?;
    holds(&page, "D5.1,EM5.1,D6.1,D7.2").await?;
    page.driver.forward().await?;
    holds(&page, "D5.1,EM5.1,D6.1").await
}

/// Order, baseline and steps, by pressing.
pub async fn moved_and_stepped(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    let walk = [
        ("after", 0, "EM5.1,D5.1,D6.1"),
        ("before", 2, "EM5.1,D6.1,D5.1"),
        ("baseline", 2, "D5.1,EM5.1,D6.1"),
        ("up", 1, "D5.1,EM5.2,D6.1"),
        // From the top step to the first of the next level, and back.
        ("down", 2, "D5.1,EM5.2,D5.4"),
        ("up", 2, "D5.1,EM5.2,D6.1"),
        ("remove", 1, "D5.1,D6.1"),
    ];
    for (does, column, at) in walk {
        page.click(&act(does, column)).await?;
        holds(&page, at).await?;
    }
    // The same positions for those who listen.
    page.see_text("[role=status].hidden", "D5.1 and D6.1").await?;
    same_by_link(&page).await?;
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    page.click(&act("after", 0)).await?;
    holds(&page, "EM5.1,D5.1,D6.1").await?;
    page.click(&act("up", 0)).await?;
    holds(&page, "EM5.2,D5.1,D6.1").await?;
    for at in ["EM5.1,D5.1,D6.1", "D5.1,EM5.1,D6.1"] {
        page.driver.back().await?;
        holds(&page, at).await?;
    }
    Ok(())
}
