//! Routes of the hosted ladders: when, why, and what they pay.

use chrono::{Months, NaiveDate};

use crate::compare::{self, LANDS};
use crate::overlay;
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, SAY, cards, earned, long, minor, open, says};

/// What is next in the heading; the usual pace first, promoted early and a switch beside it.
pub async fn the_case_of_the_sample(page: Page) -> Outcome {
    open(&page, CASE).await?;
    page.see_text(
        "h1",
        "Next: D4.3 on November 21, 2027, +$1,700. Then D5.1 in November 2029 at the usual pace, in November 2027 if promoted early.",
    )
    .await?;
    says(&page, "reviews decide. Pay is at the tables known today.").await?;
    let routes = cards(&page).await?;
    let names: Vec<&str> = routes.iter().map(|card| card.name.as_str()).collect();
    assert_eq!(names, ["Usual pace", "Promoted early, highest pay", "Switch at D4 to Engineering management"]);
    let days = ["2026 D4.2", "2027 D4.3", "2028 D4.4", "2029 D5.1", "2030 D5.2", "2031 D5.3", "2032 D5.4"];
    assert_eq!(routes[0].days(), days.map(|day| format!("Nov 21, {day}")));
    let jump = "Level review: early promotion, needs a written reason";
    let expected = [
        ["Nov 21, 2026", "D4.2", "Start", "$84,200", ""],
        ["Nov 21, 2027", "D5.1", jump, "$90,800", "+$6,600"],
        ["Nov 21, 2028", "D5.2", "Step review", "$92,600", "+$1,800"],
        ["Nov 21, 2029", "D5.3", "Step review", "$94,400", "+$1,800"],
        ["Nov 21, 2030", "D5.4", "Step review: top step", "$96,300", "+$1,900"],
    ];
    assert_eq!(routes[1].events, expected);
    assert!(routes[1].reason.ends_with("Arrives at D5.1 on November 21, 2027. One early promotion needs a written reason."));
    for words in ["D5.1 in November 2027 2 years sooner", "$90,800 +$6,600", "+$19,100", "always ahead"] {
        page.see_text(".route[data-route=\"1\"]", words).await?;
    }
    page.see_text(".route[data-route=\"2\"]", "EM4.1 at once").await?;
    // Eight years of yearly pay, each in full.
    let rows = earned(&page).await?;
    let until = "Earned until November 21, 2034";
    for (row, card) in rows.iter().zip(&routes).take(2) {
        let pays: Vec<i64> = card.events.iter().map(|event| minor(&event[3])).collect();
        let sum = pays.iter().sum::<i64>() + pays[pays.len() - 1] * (8 - i64::try_from(pays.len())?);
        assert_eq!(minor(&row[until]), sum, "{row:?}");
        assert_eq!(row["Pay a year at the end"], *card.events.last().map(|event| &event[3]).ok_or("no event")?);
    }
    assert_eq!([&rows[0]["Arrives"], &rows[1]["Arrives"]], ["Nov 21, 2029", "Nov 21, 2027"]);
    assert_eq!([rows[0]["Against the usual pace"].as_str(), rows[1]["Against the usual pace"].as_str()], ["", "+$19,100"]);
    assert_eq!(rows[1]["Level with it"], "always ahead");
    Ok(())
}

/// The same by the clock of this machine, whatever day it is: so many calendar months from today, or from a year ago.
pub async fn the_same_today(page: Page) -> Outcome {
    page.open("").await?;
    let body = "const now = new Date(), two = (n) => String(n).padStart(2, '0'); \
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`";
    let today: NaiveDate = page.js(body, vec![]).await?.as_str().unwrap_or_default().parse()?;
    let level = today.checked_sub_months(Months::new(12)).ok_or("no year ago")?;
    let after = |day: NaiveDate, months| day.checked_add_months(Months::new(months)).expect("a day");
    // Without days the step is held since today, and the level as long before as its steps take; the page says so.
    page.fresh("#/path?data=cloud-team&from=D4.2&to=D5.1").await?;
    let (next, slow, fast) = (after(today, 12), after(level, 48), after(level, 24));
    let month = |day: NaiveDate| day.format("%B %Y").to_string();
    let then = format!("Then D5.1 in {} at the usual pace, in {} if promoted early.", month(slow), month(fast));
    page.see_text("h1", &format!("Next: D4.3 on {}, +$1,700. {then}", long(next))).await?;
    page.see_text(".earned caption", &format!("until {}", long(after(today, 96)))).await?;
    for (name, since) in [("level-since", level), ("step-since", today)] {
        assert_eq!(path::filled(&page, name).await?, since.to_string());
    }
    says(&page, "Assumed: D4.2 is held since today, and D4 since").await?;
    page.click("[data-act=dates]").await?;
    page.focused("input[name=level-since]").await
}

/// Two promotions past a grade each, 52 weeks apart, and the step on the same day first. NHS steps have waits of their own, and promotions come by
/// applying: the steps are told all the same.
pub async fn the_public_tables(page: Page) -> Outcome {
    open(&page, "data=us-gs-2026&from=GS-5.1&to=GS-9.1").await?;
    page.see_text("h1", "Then GS-9.1 in November 2028 at the usual pace.").await?;
    let routes = cards(&page).await?;
    let promoted: Vec<_> = routes[0].events.iter().filter(|event| event[2].starts_with("Promotion, possible")).collect();
    let told: Vec<String> = promoted.iter().map(|[day, at, _, pay, _]| format!("{day} {at} {pay}")).collect();
    let days = ["Nov 20, 2027 GS-7.1 $43,106", "Nov 18, 2028 GS-9.1 $52,727"];
    assert_eq!(told, days);
    assert_eq!(routes[0].events[1][..3], ["Nov 20, 2027", "GS-5.2", "Step review"]);
    open(&page, "data=us-gs-2026&from=GS-7.1&to=GS-7.10&years=30").await?;
    // 936 weeks.
    page.see_text("h1", "Then GS-7.10 in October 2044 at the usual pace.").await?;
    open(&page, "data=nhs-afc-2026&from=Band-5.1&to=Band-5.3").await?;
    assert_eq!(cards(&page).await?[0].days(), ["Nov 21, 2026 Band-5.1", "Nov 21, 2028 Band-5.2", "Nov 21, 2030 Band-5.3"]);
    open(&page, "data=nhs-afc-2026&from=Band-5.1&to=Band-6.1").await?;
    page.see_text("h1", "Next: Band-5.2 on November 21, 2028, +£2,519.").await?;
    says(&page, "It takes one move to reach Band-6.1. Promotions on the way come by applying, not by waiting, so no dates are promised")
        .await?;
    let order = "Band-5.1\tHeld today\t£32,073\nBand-6.1\tPromotion\t£39,959";
    assert_eq!(page.text("table.order tbody").await?.trim(), order);
    open(&page, "data=product-company&from=D2.1&to=TL4.1").await?;
    says(&page, "It takes three moves to reach TL4.1.").await?;
    page.see_text("table.order tbody", "Switch of track, after assessment").await?;
    page.gone(".over-time, .earned, .timing, [data-take=menu]").await
}

/// The General Schedule as people meet it: time in grade is over, so a promotion is possible today, past a grade as well; Compare says the same.
pub async fn grades_passed_over(page: Page) -> Outcome {
    path::open_on(&page, "2026-11-24", "data=us-gs-2026&from=GS-9.4&level-since=2022-03-01&to=GS-11.1").await?;
    page.see_text("h1", "Next: GS-11.1 today, +$5,794.").await?;
    says(&page, "Assumed: GS-9.4 is held since February 25, 2025").await?;
    page.gone(".path-page [role=note]").await?;
    let first = cards(&page).await?.remove(0);
    assert_eq!(first.events[1][..4], ["Nov 24, 2026", "GS-11.1", "Promotion, possible on any day from then on", "$63,795"]);
    let washington = "region=Washington-Baltimore-Arlington%2C%20DC-MD-VA-WV-PA";
    path::open_on(&page, "2026-11-24", &format!("data=us-gs-2026&from=GS-9.4&level-since=2022-03-01&to=GS-11.1&{washington}")).await?;
    // Locality pay comes to what the promotion gives: 63,795 × 1.3394 = 85,447.02.
    let first = cards(&page).await?.remove(0);
    assert_eq!(first.events[1][1..4], ["GS-11.1", "Promotion, possible on any day from then on", "$85,447"]);
    // What a wait has brought is said, with its day.
    path::open_on(&page, "2026-11-24", "data=us-gs-2026&from=GS-5.1&level-since=2020-01-02&step-since=2020-01-02&to=GS-5.10&years=30")
        .await?;
    page.see_text(".path-page [role=note]", "GS-5.2 was due on December 31, 2020").await?;
    compare::open(&page, "us-gs-2026", "GS-9.4,GS-11.1").await?;
    compare::cell_says(&page, LANDS, 1, &["past GS-10", "lands on GS-11.1", "$63,795", "on any day after 52 weeks in GS-9"]).await?;
    page.fresh(&format!("#/compare?data=us-gs-2026&at=GS-9.4,GS-11.1&{washington}")).await?;
    compare::shows(&page, "GS-9.4,GS-11.1").await?;
    compare::cell_says(&page, LANDS, 1, &["lands on GS-11.1 at $85,447", "table of everywhere, where it pays $63,795"]).await?;
    compare::open(&page, "nhs-afc-2026", "Band-5.3,Band-6.1").await?;
    compare::cell_says(&page, LANDS, 1, &["lands on Band-6.1", "by applying, not by waiting"]).await
}

/// Without a target: the usual pace first, and the most within so many years, over all tracks.
pub async fn the_best_pay(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&level-since=2025-11-21&step-since=2026-11-21").await?;
    path::about(&page, "From D4.2 to the best pay").await?;
    page.see_text("h1", "Next: D4.3 on November 21, 2027, +$1,700.").await?;
    let names: Vec<String> = cards(&page).await?.into_iter().map(|card| card.name).collect();
    let best = "Switch at D5 to Engineering management with early promotions, highest pay";
    assert_eq!(names, ["Usual pace", "Promoted early, highest pay on this track", best]);
    let rows = earned(&page).await?;
    let sums: Vec<i64> = rows.iter().map(|row| minor(&row["Earned until November 21, 2034"])).collect();
    assert!(sums == [73_170_000, 81_700_000, 83_410_000] || sums.is_sorted(), "{rows:?}");
    assert_eq!((rows[2]["Earned until November 21, 2034"].as_str(), rows[2]["Against the usual pace"].as_str()), ("$834,100", "+$102,400"));
    assert!(!rows[0].contains_key("Arrives"));
    // Fewer freedoms, and another horizon: 84,200 and 85,900.
    open(&page, "data=cloud-team&from=D4.2&level-since=2025-11-21&step-since=2026-11-21&jumps=no&switches=no&years=2").await?;
    assert_eq!(cards(&page).await?.len(), 1);
    assert_eq!(earned(&page).await?[0]["Earned until November 21, 2028"], "$170,100");
    Ok(())
}

/// The level left names the route; with switches off the page says what to allow, and tells the usual pace.
pub async fn another_track(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&level-since=2025-11-21&step-since=2026-11-21&to=EM5.1").await?;
    let heading = "EM5.1 in November 2029 by a switch at D5 to Engineering management, in November 2027 if promoted early.";
    page.see_text("h1", heading).await?;
    let routes = cards(&page).await?;
    let slow = routes.iter().find(|card| card.name == "Switch at D5 to Engineering management").ok_or("no slow switch")?;
    assert!(slow.reason.contains("The switch is assessed against all expectations of EM5."), "{}", slow.reason);
    let last: Vec<&[String; 5]> = slow.events.iter().filter(|event| event[0] == "Nov 21, 2029").collect();
    assert_eq!([&last[0][1], &last[1][1], &last[1][3]], ["D5.1", "EM5.1", "$94,400"]);
    open(&page, "data=cloud-team&from=D4.2&to=EM4.1").await?;
    page.see_text(".route[data-route=\"1\"]", "EM4.1 at once").await?;
    page.click("input[name=switches]").await?;
    page.see_text(&format!("{SAY}[role=alert]"), "Allow switches of track to see the way there.").await?;
    path::has_routes(&page, 1).await?;
    page.click("input[name=switches]").await?;
    page.see_text(".route[data-route=\"1\"]", "EM4.1 at once").await
}

/// Month ends count from the day itself, and a leap day has its year.
pub async fn month_ends_and_leap_days(page: Page) -> Outcome {
    for (today, expected) in [
        ("2026-08-31", ["Aug 31, 2026 D1.1", "Feb 28, 2027 D1.2", "Aug 31, 2027 D1.3", "Feb 29, 2028 D1.4", "Aug 31, 2028 D2.1"]),
        ("2028-02-29", ["Feb 29, 2028 D1.1", "Aug 29, 2028 D1.2", "Feb 28, 2029 D1.3", "Aug 29, 2029 D1.4", "Feb 28, 2030 D2.1"]),
    ] {
        path::open_on(&page, today, "data=cloud-team&from=D1.1&to=D2.1&jumps=no").await?;
        assert_eq!(cards(&page).await?[0].days()[..5], expected);
    }
    Ok(())
}

/// A table that takes effect on the way is an event of its own, and what follows is paid by it.
pub async fn a_table_in_the_middle(page: Page) -> Outcome {
    overlay::add(&page.site, overlay::ID, Some(path::ladder(path::REVIEWS).as_bytes()), Some(path::TABLES.as_bytes()));
    open(&page, "data=mine&from=A1.1&to=A2.1&jumps=no&years=2").await?;
    says(&page, "Then A2.1 in November 2027 at the usual pace.").await?;
    let told: Vec<String> = cards(&page).await?[0].events.iter().map(|event| event[..4].join(" ")).collect();
    let expected = [
        "Nov 21, 2026 A1.1 Start $40,000",
        "Mar 1, 2027 A1.1 A new table takes effect $42,000",
        "May 21, 2027 A1.2 Step review: top step $43,000",
        "Nov 21, 2027 A2.1 Level review: promotion $52,000",
        "May 21, 2028 A2.2 Step review: top step $53,000",
    ];
    assert_eq!(told, expected);
    Ok(())
}
