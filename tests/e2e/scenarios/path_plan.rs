//! A plan of one's own: made by menu, by form and by dragging, told apart from the rules, kept in the link and in what is taken away.

use serde_json::json;
use thirtyfour::Key;

use crate::explore::link_says;
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, cards, fill, move_to, open};
use crate::taken;

/// The card of the plan, which is the last.
const OWN: &str = ".route:has(.own)";

/// The events of the plan: days and positions.
async fn own(page: &Page) -> Outcome<Vec<String>> {
    let last = cards(page).await?.pop().ok_or("no card")?;
    assert_eq!(last.name, "My own plan");
    Ok(last.days())
}

/// Waits until the plan in the link is this, and is drawn: a field that is filled before goes with what is drawn anew. Empty for none.
async fn planned(page: &Page, plan: &str) -> Outcome {
    let body = "return (decodeURIComponent(location.hash).match(/[?&]plan=([^&]*)/)?.[1] ?? '') === arguments[0]";
    page.until(&format!("the plan {plan:?}"), body, vec![json!(plan)]).await?;
    page.rest().await
}

/// Every change by the menu of an event; the clockwork goes on from there, and what the rules would not give is said.
pub async fn each_change_by_menu(page: Page) -> Outcome {
    open(&page, CASE).await?;
    // The step of 2027 a year later: the one of 2028 is in its place.
    page.click("[data-menu=\"0-1\"]").await?;
    page.focused(".event-menu input").await?;
    page.click("[data-change=later]").await?;
    planned(&page, "pass:2027-11-21,to:D4.3@2028-11-21").await?;
    page.focused(".own .changes li:last-child button").await?;
    page.see_text(OWN, "two changes").await?;
    let expected = ["2026 D4.2", "2028 D4.3", "2029 D4.4", "2031 D5.1", "2032 D5.2", "2033 D5.3", "2034 D5.4"];
    assert_eq!(own(&page).await?, expected.map(|day| format!("Nov 21, {day}")));
    // The events of the plan stand beside the chart, and its changes can be taken back one by one.
    page.see_text(".beside h2", "My own plan").await?;
    page.see_text(".route[data-route=\"3\"]", "D5.1 in November 2031 2 years later").await?;
    page.click("[data-change=back]").await?;
    planned(&page, "to:D4.3@2028-11-21").await?;
    page.see_text(
        ".path-page [role=note]",
        "Left out of the plan: D4.3 on November 21, 2028: it leads down, and a path leads up. The rest is walked.",
    )
    .await?;
    page.click("[data-change=usual]").await?;
    planned(&page, "").await?;
    path::has_routes(&page, 3).await?;
    page.see_text(".beside h2", "Usual pace").await?;
    // On another day, which no review falls on: to be agreed on.
    page.click("[data-menu=\"0-3\"]").await?;
    fill(&page, "another-day", "2030-06-01").await?;
    planned(&page, "pass:2029-11-21,to:D5@2030-06-01").await?;
    page.see_text(".beyond", "June 1, 2030 is no level review by the rules; the next is on November 21, 2031. Agree on it first.").await?;
    page.see_text(OWN, "Promotion, to be agreed on").await?;
    // Promoted early in its place, from the event of the step.
    page.click("[data-change=usual]").await?;
    page.click("[data-menu=\"0-1\"]").await?;
    page.see_text(".event-menu", "Promotion to D5 on this day").await?;
    page.click("[data-change=promote]").await?;
    planned(&page, "to:D5@2027-11-21").await?;
    page.see_text(OWN, "Level review: early promotion, needs a written reason").await?;
    page.gone(".beyond").await?;
    // A leave: no clock runs, nothing is paid.
    page.click("[data-change=usual]").await?;
    page.click("[data-menu=\"0-1\"]").await?;
    page.click("[data-change=leave]").await?;
    planned(&page, "pause:2027-11-21/2028-11-21").await?;
    page.see_text(OWN, "A leave begins: no clock runs, nothing is paid").await?;
    page.see_text(OWN, "unpaid").await?;
    assert_eq!(own(&page).await?[4..6], ["Nov 21, 2029 D4.4", "Nov 21, 2030 D5.1"]);
    // Nothing on a day; closed by key without a change.
    page.click("[data-change=usual]").await?;
    page.click("[data-menu=\"0-2\"]").await?;
    page.focused(".event-menu input").await?;
    page.press(Key::Escape + "").await?;
    page.gone(".event-menu").await?;
    page.focused("[data-menu=\"0-2\"]").await?;
    planned(&page, "").await?;
    page.press(Key::Enter + "").await?;
    page.click("[data-change=pass]").await?;
    planned(&page, "pass:2028-11-21").await
}

/// Moves that no event stands for: a promotion by applying, a switch, a leave from any day.
pub async fn one_more_change(page: Page) -> Outcome {
    open(&page, "data=nhs-afc-2026&from=Band-5.1&level-since=2026-04-01&step-since=2026-04-01&to=Band-6.1").await?;
    page.js("document.querySelector('[data-open=add]').click()", vec![]).await?;
    move_to(&page, "Band-6").await?;
    fill(&page, "move-on", "2027-09-01").await?;
    page.click("[data-change=move]").await?;
    planned(&page, "to:Band-6@2027-09-01").await?;
    page.see_text(OWN, "Promotion, by applying").await?;
    page.gone(".beyond").await?;
    assert_eq!(own(&page).await?[..3], ["Nov 21, 2026 Band-5.1", "Sep 1, 2027 Band-6.1", "Sep 1, 2029 Band-6.2"]);
    page.see_text(OWN, "Band-6.1 in September 2027").await?;
    open(&page, CASE).await?;
    page.js("document.querySelector('[data-open=add]').click()", vec![]).await?;
    fill(&page, "leave-from", "2028-01-01").await?;
    fill(&page, "leave-until", "2029-01-01").await?;
    page.click("[data-change=away]").await?;
    planned(&page, "pause:2028-01-01/2029-01-01").await?;
    move_to(&page, "EM5").await?;
    fill(&page, "move-on", "2030-01-01").await?;
    page.click("[data-change=move]").await?;
    planned(&page, "pause:2028-01-01/2029-01-01,to:EM5@2030-01-01").await?;
    page.see_text(".beyond", "By the rules a switch on January 1, 2030 leads to EM4, not to EM5.").await
}

/// The link alone brings the plan back, in every export as on the page, and with no pay in it.
pub async fn the_link_holds_the_plan(page: Page) -> Outcome {
    let plan = "plan=pass:2028-11-21,to:D5@2030-06-01";
    open(&page, &format!("{CASE}&{plan}")).await?;
    link_says(&page, &[plan]).await?;
    let shown = own(&page).await?;
    assert_eq!(shown[..4], ["Nov 21, 2026 D4.2", "Nov 21, 2027 D4.3", "Nov 21, 2029 D4.4", "Jun 1, 2030 D5.1"]);
    assert!(!page.link().await?.contains("90800") && !page.driver.title().await?.contains('$'));
    taken::watch(&page).await?;
    page.click("[data-take=menu]").await?;
    let file = taken::by(&page, "[data-take=csv]").await?;
    assert!(file.text.contains("My own plan,2030-06-01,D5.1,\"Promotion, to be agreed on\",USD,90800.00,3200.00"), "{}", file.text);
    let calendar = taken::by(&page, "[data-take=calendar]").await?;
    let text = calendar.text.replace("\r\n ", "");
    assert!(text.contains("D5.1: Promotion\\, to be agreed on") && text.contains("-own-D5.1-promotion"), "{text}");
    // What cannot be read or followed is told, and the rest is walked.
    open(&page, &format!("{CASE}&plan=pass:2028-11-21,soon,to:D9@2029-01-01,to:D5@2020-01-01,to:D3@2028-01-01")).await?;
    for words in [
        "“soon” is no change that can be read",
        "D9 on January 1, 2029: the ladder has no such level or step",
        "D5 on January 1, 2020: the day is before the plan begins",
        "D3 on January 1, 2028: it leads down, and a path leads up",
        "The rest is walked.",
    ] {
        page.see_text(".path-page [role=note]", words).await?;
    }
    assert_eq!(own(&page).await?[..3], ["Nov 21, 2026 D4.2", "Nov 21, 2027 D4.3", "Nov 21, 2029 D4.4"]);
    Ok(())
}

/// A plan from a day to come begins with it.
pub async fn a_start_to_come(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&step-since=2027-06-01&to=D5.1").await?;
    page.see_text("h1", "D4.2 from June 1, 2027. Next: D4.3 on June 1, 2028, +$1,700.").await?;
    assert_eq!(path::filled(&page, "level-since").await?, "2027-06-01");
    page.see_text(".earned caption", "until June 1, 2035").await?;
    assert_eq!(cards(&page).await?[0].days()[0], "Jun 1, 2027 D4.2");
    Ok(())
}

/// An event is dragged along the chart; it drops on the first of a month. It is pressed where no mark of another route lies over its own.
pub async fn an_event_is_dragged(page: Page) -> Outcome {
    page.size(1440, 1000).await?;
    open(&page, CASE).await?;
    page.rest().await?;
    let body = "const plot = document.querySelector('.plot'); plot.scrollIntoView({ block: 'center' }); \
        const dot = document.querySelector('.dot[data-cell=\"0,3\"]'), own = dot.getBoundingClientRect(), x = Math.round(own.left + own.width / 2); \
        const seen = (y) => document.elementFromPoint(x, y)?.closest('[data-cell]') === dot; \
        const y = [0, 1, 2, 3, 4, 5, 6, 7].map((down) => Math.round(own.top + own.height / 2 + down)).find(seen); \
        return [x, y ?? -1, plot.getBoundingClientRect().width]";
    let [x, y, width]: [f64; 3] = serde_json::from_value(page.js(body, vec![]).await?)?;
    #[allow(clippy::cast_possible_truncation)]
    let at = |x: f64| (x.round() as i64, y.round() as i64);
    // Half a year of eight to the right.
    let ((from, high), (middle, _), (to, _)) = (at(x), at(x + width / 32.0), at(x + width / 16.0));
    page.driver.action_chain().move_to(from, high).click_and_hold().move_to(middle, high).move_to(to, high).release().perform().await?;
    page.until("a plan", "return location.hash.includes('plan=')", vec![]).await?;
    let shown = own(&page).await?;
    let arrived = shown.iter().find(|day| day.ends_with("D5.1")).ok_or("no promotion")?;
    assert!(["Apr 1, 2030 D5.1", "May 1, 2030 D5.1", "Jun 1, 2030 D5.1"].contains(&arrived.as_str()), "{arrived}");
    page.see_text(".beside h2", "My own plan").await
}
