//! What cannot be answered is answered with what to change, and changing it helps.

use serde_json::json;

use crate::page::{Outcome, Page};
use crate::path::{self, SAY, cards, fill, open, says};

/// Each link, and the sentence in the place of routes.
pub async fn each_says_what_to_change(page: Page) -> Outcome {
    let steps = r#""reviews": [ { "ranks": [1, 3], "level": "P1Y" } ],"#;
    let entry = |id: &str| json!({ "id": id, "name": id });
    let datasets = ["cloud-team", "two", "leaps", "unpaid"].map(entry);
    let index = json!({ "format": 1, "datasets": datasets });
    page.site.put("data/index.json", index.to_string());
    for (id, reviews) in [("two", path::REVIEWS), ("leaps", steps), ("unpaid", path::REVIEWS)] {
        page.site.put(&format!("data/{id}/ladder.json"), path::ladder(reviews));
        page.site.put(&format!("data/{id}/bands.csv"), path::TABLES);
    }
    // A ladder without a matrix of pay.
    page.site.hide("data/unpaid/bands.csv");
    page.allow("/data/unpaid/bands.csv");
    page.allow("Failed to load resource");
    for (link, words) in [
        (
            "data=cloud-team&from=D4.2&to=D3.1",
            "The target is below the start, and a path leads up. Choose a higher level or step, or change places.",
        ),
        ("data=cloud-team&from=D4.2&to=D4.1", "The target is below the start"),
        ("data=cloud-team&from=D4.2&to=D4.2", "The target is held already. Choose another one, or the best pay."),
        ("data=cloud-team&from=D4.2&to=EM5.1&switches=no", "Allow switches of track to see the way there."),
        (
            "data=cloud-team&from=D4.2&level-since=2026-05-01&step-since=2026-04-30",
            "The step cannot be held since April 30, 2026, before its level, held since May 1, 2026. Enter a day for the step",
        ),
        (
            "data=cloud-team&from=D4.2&to=D5.1&jumps=no&years=2",
            "The target can be reached on November 21, 2029 at the earliest, which is after the last day. Look more years ahead.",
        ),
        (
            "data=two&from=A1.1&to=B3.1",
            "No way leads from here to the target by the rules of this ladder. Choose another target or another start.",
        ),
        ("data=leaps&from=A1.1&to=A2.1&jumps=no", "Allow early promotions to see the way there."),
        ("data=unpaid&from=A1.1", "This dataset gives no pay, so no route is the best paid. Choose a position as the target."),
    ] {
        open(&page, link).await?;
        page.see_text(&format!("{SAY}[role=alert]"), words).await?;
        // Where the start or the target is wrong there is nothing to show; else the usual pace is told all the same.
        if link.contains("to=D3.1") || link.contains("to=D4.") || link.contains("level-since") {
            page.gone(".over-time, .earned, .timing, .route, [data-take=menu]").await?;
        } else {
            assert!(cards(&page).await?[0].name.starts_with("Usual pace"), "{link}");
        }
    }
    // The dates need no pay.
    open(&page, "data=unpaid&from=A1.1&to=A2.1&jumps=no").await?;
    says(&page, "Then A2.1 in November 2027 at the usual pace.").await?;
    page.see_text(".path-page p.panel", "there is no pay over time to draw").await?;
    assert_eq!(cards(&page).await?[0].events[1][3], "not given");
    page.see_text(".earned table", "not known").await
}

/// What the sentence says to change is at hand, and does away with it.
pub async fn doing_what_it_says_helps(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&level-since=2026-11-21&step-since=2026-11-20&to=D5.1&jumps=no&years=1").await?;
    says(&page, "before its level").await?;
    fill(&page, "level-since", "2025-11-20").await?;
    says(&page, "November 20, 2029 at the earliest").await?;
    fill(&page, "years", "3").await?;
    says(&page, "Then D5.1 in November 2029 at the usual pace.").await?;
    page.gone(&format!("{SAY}[role=alert]")).await?;
    // A target below the start is reached after changing places.
    open(&page, "data=cloud-team&from=D5.1&to=D4.4").await?;
    says(&page, "below the start").await?;
    page.click("[data-pick=swap]").await?;
    says(&page, "Next: D5.1 on November 21, 2027, +$3,200.").await
}

/// Positions that the ladder does not have are told and dropped; the rest of the link works.
pub async fn unknown_positions_are_told(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&to=D9.1").await?;
    page.see_text("section.notice", "“to=D9.1”").await?;
    path::about(&page, "From D4.2 to the best pay").await?;
    path::has_routes(&page, 3).await?;
    open(&page, "data=cloud-team&from=X1.7&to=D5.1&years=31&rise=99&jumps=maybe").await?;
    for words in ["“from=X1.7”", "“years=31”", "“rise=99”", "“jumps=maybe”"] {
        page.see_text("section.notice", words).await?;
    }
    page.see_text("h1", "Plan a path").await?;
    says(&page, "Choose where you stand").await?;
    page.see(".picking input[name=typed]").await?;
    // A level stands for its first step, as everywhere.
    open(&page, "data=cloud-team&from=D4&to=D5").await?;
    path::about(&page, "From D4.1 to D5.1").await
}

/// A field that cannot use what is typed shows what is used instead.
pub async fn fields_show_what_is_used(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&to=D5.1").await?;
    for (name, typed, used) in [
        ("years", "31", "30"),
        ("years", "99", "30"),
        ("years", "0", "1"),
        ("years", "-4", "1"),
        ("years", "", "8"),
        ("years", "300", "30"),
        ("rise", "21", ""),
        ("rise", "2.50", "2.5"),
        ("rise", "-1", ""),
        ("rise", "0", ""),
    ] {
        fill(&page, name, typed).await?;
        assert_eq!(path::filled(&page, name).await?, used, "{name}: {typed} was typed");
        let now = page.link().await?;
        let said = now.contains(&format!("{name}={used}"));
        assert_eq!(said, !used.is_empty() && used != "8", "{name}: {typed} was typed, and the link is {now}");
    }
    Ok(())
}
