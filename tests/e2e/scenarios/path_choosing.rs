//! Every choice of Path: how it is made, that the link has it, and that the link alone brings it back.

use thirtyfour::Key;

use crate::compare::{PICKING, TYPED, type_position};
use crate::explore::{self, link_says, pick};
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, fill, open, picture, says};

const FROM: &str = "[data-pick=from]";
const TO: &str = "[data-pick=to]";

/// What a link of Path may name.
const NAMES: [&str; 12] =
    ["data", "from", "level-since", "step-since", "to", "years", "jumps", "switches", "plan", "rise", "per", "effective"];

/// Waits until the heading is this, and the link holds the parts.
async fn leads(page: &Page, heading: &str, parts: &[&str]) -> Outcome {
    path::about(page, heading).await?;
    link_says(page, parts).await
}

/// Without a start the panel is open; typing, a suggestion, the selects and the best pay choose, and the focus goes back to where it was.
pub async fn from_and_to(page: Page) -> Outcome {
    open(&page, "data=cloud-team").await?;
    page.see_text("h1", "Plan a path").await?;
    page.see_text(PICKING, "Where do you stand?").await?;
    type_position(&page, "d4.2").await?;
    page.see_text(".picking .offers", "D4.2 Senior engineer, Development").await?;
    page.press(Key::Enter + "").await?;
    leads(&page, "From D4.2 to the best pay", &["from=D4.2"]).await?;
    page.gone(PICKING).await?;
    page.focused(FROM).await?;
    page.click(TO).await?;
    page.focused(TYPED).await?;
    page.see_text(PICKING, "Where do you want to go?").await?;
    assert_eq!(page.text(".picking .offered button").await?.replace('\n', " "), "D5.1 EM4.1 The best pay, wherever it is");
    page.click(".picking .offered button").await?;
    leads(&page, "From D4.2 to D5.1", &["from=D4.2", "to=D5.1"]).await?;
    page.focused(TO).await?;
    page.click(TO).await?;
    pick(&page, "Track", "em").await?;
    pick(&page, "Level", "EM6").await?;
    pick(&page, "Step", "3").await?;
    page.click(".picking button.primary").await?;
    leads(&page, "From D4.2 to EM6.3", &["to=EM6.3"]).await?;
    page.click(TO).await?;
    page.click("[data-pick=best]").await?;
    leads(&page, "From D4.2 to the best pay", &["from=D4.2"]).await?;
    assert!(!page.link().await?.contains("to="));
    // Closed without a choice, by key, by the cross and by the button that opened it.
    for close in ["key", ".picking button[aria-label=Close]", TO] {
        page.click(TO).await?;
        page.focused(TYPED).await?;
        if close == "key" {
            page.press(Key::Escape + "").await?;
        } else {
            page.click(close).await?;
        }
        page.gone(PICKING).await?;
        page.focused(TO).await?;
    }
    leads(&page, "From D4.2 to the best pay", &["from=D4.2"]).await
}

/// Places change, and what is known of the days of one position is not said of another.
pub async fn changing_places(page: Page) -> Outcome {
    open(&page, CASE).await?;
    page.click("[data-pick=swap]").await?;
    leads(&page, "From D5.1 to D4.2", &["from=D5.1", "to=D4.2"]).await?;
    assert!(!page.link().await?.contains("since"));
    page.click("[data-pick=swap]").await?;
    leads(&page, "From D4.2 to D5.1", &["from=D4.2", "to=D5.1"]).await?;
    open(&page, CASE).await?;
    page.click(FROM).await?;
    type_position(&page, "d4.3").await?;
    page.see_text(".picking .offers", "D4.3").await?;
    page.press(Key::Enter + "").await?;
    leads(&page, "From D4.3 to D5.1", &["from=D4.3", "to=D5.1"]).await?;
    assert!(!page.link().await?.contains("since"));
    // Another target leaves the days as they are; without one there is nothing to change places with.
    open(&page, CASE).await?;
    page.click(TO).await?;
    page.click("[data-pick=best]").await?;
    leads(&page, "From D4.2 to the best pay", &["level-since=2025-11-21", "step-since=2026-11-21"]).await?;
    page.until("no button to swap", "return !document.querySelector('[data-pick=swap]').checkVisibility()", vec![]).await
}

/// Each choice changes link and picture, and the link alone shows the same. They refine one path: going back leaves it. No link holds pay.
pub async fn each_is_in_the_link(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&to=D5.1").await?;
    page.see(".route").await?;
    let mut seen = vec![(page.link().await?, picture(&page).await?)];
    let steps: [(&str, &str, &str); 8] = [
        ("level-since", "2025-11-21", "level-since=2025-11-21"),
        ("step-since", "2026-10-01", "step-since=2026-10-01"),
        ("years", "12", "years=12"),
        ("jumps", "", "jumps=no"),
        ("switches", "", "switches=no"),
        ("rise", "2.5", "rise=2.5"),
        ("per", "month", "per=month"),
        ("years", "1", "years=1"),
    ];
    for (name, value, part) in steps {
        match name {
            "jumps" | "switches" => page.click(&format!("input[name={name}]")).await?,
            "per" => pick(&page, "Pay per", value).await?,
            _ => {
                // WebKit goes back over what a page has done by itself: somebody must have touched it.
                page.click("h1").await?;
                fill(&page, name, value).await?;
            }
        }
        link_says(&page, &[part, "from=D4.2", "to=D5.1"]).await?;
        let link = page.link().await?;
        for pair in link.split(['?', '&']).skip(1) {
            assert!(pair.split_once('=').is_some_and(|(name, _)| NAMES.contains(&name)), "{link} holds {pair}");
        }
        // What follows the words is drawn a moment later.
        page.rest().await?;
        seen.push((link, picture(&page).await?));
    }
    for (place, (_, shown)) in seen.iter().enumerate().skip(1) {
        assert_ne!(*shown, seen[place - 1].1, "choice {place} changes nothing");
    }
    // Another target is a step: going back from it leads to the last of the refinements, and forward to the target again.
    let (refined, shown) = &seen[seen.len() - 1];
    page.click(TO).await?;
    page.click("[data-pick=best]").await?;
    leads(&page, "From D4.2 to the best pay", &["from=D4.2"]).await?;
    page.driver.back().await?;
    path::shows(&page, shown, &format!("going back to {refined}")).await?;
    assert_eq!(page.link().await?, *refined);
    page.driver.forward().await?;
    leads(&page, "From D4.2 to the best pay", &["from=D4.2"]).await?;
    for (link, shown) in &seen[1..] {
        page.fresh(link).await?;
        page.see(".path-page h1").await?;
        path::shows(&page, shown, link).await?;
    }
    // And back to what needs no word in the link.
    open(&page, "data=cloud-team&from=D4.2&to=D5.1&years=12&jumps=no&switches=no&rise=2.5").await?;
    page.click("input[name=jumps]").await?;
    page.click("input[name=switches]").await?;
    fill(&page, "rise", "").await?;
    fill(&page, "years", "8").await?;
    page.until("a short link", "return location.hash === '#/path?data=cloud-team&from=D4.2&to=D5.1'", vec![]).await
}

/// A rise that is assumed is named in every figure, and raises the pay on each anniversary.
pub async fn an_assumed_rise_is_named(page: Page) -> Outcome {
    open(&page, CASE).await?;
    page.see(".route").await?;
    let places = ".path-page .intro .sub, figcaption, caption, .timing p";
    assert!(!page.text(places).await?.contains("rise"));
    fill(&page, "rise", "2.5").await?;
    for place in [".over-time figcaption", ".earned caption"] {
        page.see_text(place, "with a rise of 2.5% a year assumed").await?;
    }
    page.see_text(".path-page .intro .sub", "a rise of 2.5% a year is assumed in every figure").await?;
    page.see_text(".timing p", "with a rise of 2.5% a year assumed").await?;
    let routes = path::cards(&page).await?;
    let told: Vec<String> = routes[0].events[..3].iter().map(|event| event[..4].join(" ")).collect();
    // 84,200 and 85,900, each with 2.5 % more after the first year.
    let expected = [
        "Nov 21, 2026 D4.2 Start $84,200",
        "Nov 21, 2027 D4.2 The yearly rise assumed $86,305",
        "Nov 21, 2027 D4.3 Step review $88,047.50",
    ];
    assert_eq!(told, expected);
    fill(&page, "rise", "").await?;
    page.see_text(".earned caption", "until November 21, 2034").await?;
    says(&page, "Next: D4.3 on November 21, 2027, +$1,700.").await
}

/// From Explore with the position open, and from the header with the position kept; the focus goes to the heading, the title says the view.
pub async fn ways_to_the_view(page: Page) -> Outcome {
    path::clock(&page.site, path::TODAY);
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2&per=month", "Cloud team ladder").await?;
    page.see(explore::DETAIL).await?;
    page.click(".acts a[href^=\"#/path\"]").await?;
    leads(&page, "From D4.2 to the best pay", &["data=cloud-team", "from=D4.2", "per=month"]).await?;
    page.focused("h1").await?;
    assert_eq!(page.driver.title().await?, "Path: From D4.2 to the best pay · Cloud team ladder · Stepladder");
    page.see("nav a[aria-current=page][href^=\"#/path\"]").await?;
    page.see_text(".events thead", "Pay a month").await?;
    for (view, heading, part) in [
        ("compare", "D4.2", "at=D4.2"),
        ("path", "From D4.2 to the best pay", "from=D4.2"),
        ("explore", "Cloud team ladder", "at=D4.2"),
        ("path", "From D4.2 to the best pay", "from=D4.2"),
    ] {
        page.click(&format!("nav a[href^=\"#/{view}\"]")).await?;
        leads(&page, heading, &[part, "per=month"]).await?;
        page.focused("h1").await?;
    }
    // What a choice leads to is announced; another dataset begins anew.
    fill(&page, "years", "2").await?;
    page.see_text("[role=status].hidden", "Next: D4.3 on November 21, 2027, +$141.67 a month. Three routes.").await?;
    pick(&page, "Data", "us-gs-2026").await?;
    page.see_text("h1", "Plan a path").await?;
    link_says(&page, &["data=us-gs-2026", "per=month"]).await?;
    assert!(!page.link().await?.contains("from="));
    Ok(())
}
