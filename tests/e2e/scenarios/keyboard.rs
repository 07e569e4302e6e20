//! Everything without a mouse: where the Tab key stops, what the arrow keys reach, what Enter and Escape do.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::explore::{self, DETAIL, cell, link_says, pay_cell};
use crate::overlay;
use crate::page::{Outcome, Page};
use crate::tabs::{list, stop, tab_until};
use crate::views;

pub async fn tab_goes_through_the_page_in_order(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    page.see(&cell("D7")).await?;
    let stops = tab_until(&page, "a.cell").await?;
    let tabs = vec!["a"; views::all().len()];
    let wanted =
        [&["a.skip", "a.brand"], tabs.as_slice(), &["select", "button.icon", "button", "button", "button", "button.menu", "select"]]
            .concat();
    // A place that scrolls is a stop of its own in some browsers.
    let order: Vec<&str> = stops.iter().map(|stop| stop.what.as_str()).filter(|what| !what.starts_with("div")).collect();
    assert_eq!(order[..order.len() - 1], wanted, "{}", list(&stops));
    // One stop for the whole map; what follows it is not another cell.
    page.press(Key::Tab + "").await?;
    let after = stop(&page).await?.what;
    assert!(!after.starts_with("a.cell"), "two stops within the map");
    page.press_shift_tab().await?;
    page.focused("a.cell").await
}

pub async fn the_skip_link_leads_to_the_heading(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&per=month", "Cloud team ladder").await?;
    page.press(Key::Tab + "").await?;
    page.focused("a.skip").await?;
    page.press(Key::Enter + "").await?;
    page.focused("h1").await?;
    link_says(&page, &["per=month"]).await?;
    // What comes next is in the content, not in the header again.
    let stops = tab_until(&page, "button").await?;
    assert_eq!(stops.last().map(|stop| stop.words.as_str()), Some("Map"), "{}", list(&stops));
    Ok(())
}

pub async fn arrows_move_within_the_map(page: Page) -> Outcome {
    overlay::add(&page.site, overlay::ID, Some(overlay::LADDER.as_bytes()), Some(overlay::BANDS.as_bytes()));
    explore::open(&page, "#/explore?data=mine", "Small ladder").await?;
    tab_until(&page, "a.cell").await?;
    page.focused(&cell("A3")).await?;
    // Track B has no level of rank 2: the way from A2 to C2 leads over the hole.
    let walk = [
        (Key::Down, "A2"),
        (Key::Right, "C2"),
        (Key::Left, "A2"),
        (Key::Up, "A3"),
        (Key::Up, "A3"),
        (Key::Left, "A3"),
        (Key::Right, "B3"),
        (Key::Down, "B1"),
        (Key::Down, "B1"),
        (Key::End, "C1"),
        (Key::Right, "C1"),
        (Key::Home, "A1"),
    ];
    for (key, level) in walk {
        page.press(key + "").await?;
        page.focused(&cell(level)).await?;
        assert_eq!(stop(&page).await?.unseen, "", "{level} has the focus unseen");
    }
    // The map remembers where one was.
    page.press_shift_tab().await?;
    page.press(Key::Tab + "").await?;
    page.focused(&cell("A1")).await
}

/// Opens a position from a cell with Enter, reaches the detail, and closes it with Escape from within.
async fn open_and_close(page: &Page, cell: &str, at: &str) -> Outcome {
    page.focused(cell).await?;
    page.press(Key::Enter + "").await?;
    page.see(&explore::detail(at)).await?;
    page.focused(cell).await?;
    page.see_text("[role=status].hidden", at).await?;
    let mut reached = false;
    for _ in 0..3 {
        page.press(Key::Tab + "").await?;
        let within = page.js("return !!document.activeElement.closest(arguments[0])", vec![json!(DETAIL)]).await?;
        reached |= within == Value::Bool(true);
    }
    assert!(reached, "the detail is not what follows the ladder; the focus is on {}", page.focus().await?);
    page.press(Key::Escape + "").await?;
    page.gone(DETAIL).await?;
    // The focus was in what is gone now: it goes back to where it came from, not to the top of the page.
    page.focused(cell).await?;
    page.press(Key::Enter + "").await?;
    page.see(&explore::detail(at)).await?;
    page.press(Key::Escape + "").await?;
    page.gone(DETAIL).await?;
    page.focused(cell).await
}

/// A step of the detail opens another detail in its place: the focus stays on that step, and what is below the steps stays as it is.
pub async fn a_step_of_the_detail_keeps_the_focus(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&at=D6.1", "Cloud team ladder").await?;
    page.see(&explore::detail("D6.1")).await?;
    let step = "aside.detail [data-step=\"D6.3\"]";
    let fold = "aside.detail details:last-of-type";
    page.see(fold).await?;
    page.click(&format!("{fold} > summary")).await?;
    page.js("document.querySelector(arguments[0]).focus()", vec![json!(step)]).await?;
    page.press(Key::Enter + "").await?;
    page.see(&explore::detail("D6.3")).await?;
    page.focused(&format!("{step}[aria-current]")).await?;
    page.see(&format!("{fold}[open]")).await?;
    Ok(())
}

pub async fn enter_opens_and_escape_closes_on_the_map(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    tab_until(&page, "a.cell").await?;
    page.press(Key::Down + "").await?;
    open_and_close(&page, &cell("D6"), "D6.1").await
}

pub async fn enter_opens_and_escape_closes_on_the_steps(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&lens=steps", "Cloud team ladder").await?;
    tab_until(&page, "a.pay-cell").await?;
    page.focused(&pay_cell("D7.1")).await?;
    let walk = [(Key::End, "D7.4"), (Key::Down, "D6.4"), (Key::Left, "D6.3"), (Key::Home, "D6.1"), (Key::Right, "D6.2")];
    for (key, at) in walk {
        page.press(key + "").await?;
        page.focused(&pay_cell(at)).await?;
        assert_eq!(stop(&page).await?.unseen, "", "{at} has the focus unseen");
    }
    open_and_close(&page, &pay_cell("D6.2"), "D6.2").await
}

/// On a narrow screen the detail is a sheet over the ladder; whichever cell has the focus is not behind it.
pub async fn the_focus_is_not_behind_the_sheet(page: Page) -> Outcome {
    page.size(900, 800).await?;
    for (lens, first, last) in [("map", cell("GS-15"), cell("GS-1")), ("steps", pay_cell("GS-15.1"), pay_cell("GS-1.1"))] {
        explore::open(&page, &format!("#/explore?data=us-gs-2026&lens={lens}&at=GS-15.1"), "US General Schedule 2026").await?;
        page.see(DETAIL).await?;
        page.see(&first).await?.focus().await?;
        for _ in 1..15 {
            page.press(Key::Down + "").await?;
            let body = "const e = document.activeElement, box = e.getBoundingClientRect(); \
                const seen = document.elementFromPoint((box.left + box.right) / 2, box.top + 4); \
                return e.contains(seen) ? '' : e.innerText.trim()";
            let hidden = page.js(body, vec![]).await?;
            assert_eq!(hidden, "", "this cell has the focus and is behind the sheet, on the lens {lens}");
        }
        page.focused(&last).await?;
    }
    Ok(())
}

/// In the bands, each level is a stop, as in any table of links; Enter opens it.
pub async fn the_bands_are_links(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team&lens=bands", "Cloud team ladder").await?;
    page.see("table.bands").await?;
    let stops = tab_until(&page, "").await?;
    for level in ["D7", "EM7", "D1"] {
        assert!(stops.iter().any(|stop| stop.what == "a" && stop.words.starts_with(level)), "no stop at {level}: {}", list(&stops));
    }
    page.js("document.querySelector('table.bands a[data-level=D4]').focus()", vec![]).await?;
    page.press(Key::Enter + "").await?;
    page.see(&explore::detail("D4.1")).await?;
    page.focused("table.bands a[data-level=D4]").await
}

pub async fn choices_are_made_by_keys(page: Page) -> Outcome {
    explore::open(&page, "#/explore?data=cloud-team", "Cloud team ladder").await?;
    // The theme: each press goes on to the next.
    tab_until(&page, "button.icon").await?;
    for theme in ["light", "dark"] {
        page.press(" ").await?;
        page.see(&format!("html[data-theme={theme}]")).await?;
        page.focused(&format!("button[aria-label=\"Theme: {theme}\"]")).await?;
    }
    page.press(" ").await?;
    page.gone("html[data-theme]").await?;
    // The lens: the button keeps the focus.
    tab_until(&page, "button").await?;
    page.press(Key::Tab + "").await?;
    page.focused(".seg [data-choice=steps]").await?;
    page.press(Key::Enter + "").await?;
    explore::shows(&page, "steps").await?;
    page.focused(".seg [data-choice=steps]").await?;
    page.press_shift_tab().await?;
    page.press(" ").await?;
    explore::shows(&page, "map").await?;
    // The menu of tracks opens, closes with Escape, and has the focus again.
    tab_until(&page, "button.menu").await?;
    page.press(Key::Enter + "").await?;
    page.see("input[name=track]").await?;
    tab_until(&page, "input").await?;
    page.press(" ").await?;
    link_says(&page, &["tracks=em"]).await?;
    page.focused("input[name=track][value=dev]").await?;
    page.press(Key::Escape + "").await?;
    page.focused("button.menu").await?;
    let closed = "return !document.querySelector('input[name=track]').checkVisibility()";
    assert_eq!(page.js(closed, vec![]).await?, true, "the menu is closed");
    // The period, by the first letter of its word.
    tab_until(&page, "select").await?;
    page.press("h").await?;
    page.press(Key::Enter + "").await?;
    link_says(&page, &["per=hour"]).await
}

/// Each view of the page's own table, from its tab: Enter opens it, and the focus is on its heading.
pub async fn every_view_opens_by_its_tab(page: Page) -> Outcome {
    page.open("#/explore?data=cloud-team").await?;
    page.see("h1").await?;
    // The first comes last: its tab does nothing while it is open.
    let views = views::all();
    for view in views.iter().skip(1).chain(views.first()) {
        page.js("document.querySelector(arguments[0]).focus()", vec![view.tab().into()]).await?;
        page.focused(&view.tab()).await?;
        page.press(Key::Enter).await?;
        view.is_there(&page).await?;
        page.focused("main h1").await?;
    }
    Ok(())
}
