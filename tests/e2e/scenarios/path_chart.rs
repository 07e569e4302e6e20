//! Pay over time, the same in figures, and what stands beside the routes.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::Key;

use crate::overlay;
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, EARNED, MONTHS, cards, dots, earned, minor, open};

/// Waits until the mark in a place has the focus and shows its label.
async fn on(page: &Page, row: usize, column: usize) -> Outcome {
    page.focused(&format!(".dot[data-cell=\"{row},{column}\"]")).await?;
    let shown = "const tips = [...document.querySelectorAll('.tip')].filter((e) => e.checkVisibility()); \
        return tips.length === 1 && tips[0].parentElement === document.activeElement";
    page.until("the label of the mark in focus", shown, vec![]).await
}

/// One Tab stop; left and right within a route, up and down to another, Home and End to its ends. Each mark says date, position, pay, route.
pub async fn every_event_by_keys(page: Page) -> Outcome {
    open(&page, CASE).await?;
    let marks = dots(&page).await?;
    let routes = cards(&page).await?;
    assert_eq!(marks.iter().filter(|dot| dot.stop).map(|dot| (dot.row, dot.column)).collect::<Vec<_>>(), [(0, 0)]);
    assert_eq!(marks.len(), routes.iter().map(|card| card.events.len()).sum::<usize>());
    for dot in &marks {
        let [day, at, _, pay, _] = &routes[dot.row].events[dot.column];
        let year = day.rsplit_once(' ').ok_or("a day has a year")?.1;
        assert_eq!(dot.label, format!("November 21, {year}: {at}, {pay}. {}.", routes[dot.row].name));
    }
    // The last choice before the chart; after it the Tab key comes to the chart.
    page.js("document.querySelector('.choices select').focus()", vec![]).await?;
    page.press(Key::Tab + "").await?;
    on(&page, 0, 0).await?;
    for (key, row, column) in [
        (Key::Right, 0, 1),
        (Key::Down, 1, 1),
        (Key::End, 1, 6),
        (Key::Right, 1, 6),
        (Key::Up, 0, 4),
        (Key::Up, 0, 4),
        (Key::Left, 0, 3),
        (Key::Home, 0, 0),
        (Key::Left, 0, 0),
        (Key::Down, 1, 0),
        (Key::Down, 1, 0),
        (Key::Right, 1, 1),
    ] {
        page.press(key + "").await?;
        on(&page, row, column).await?;
    }
    assert_eq!(dots(&page).await?.iter().filter(|dot| dot.stop).map(|dot| (dot.row, dot.column)).collect::<Vec<_>>(), [(1, 1)]);
    // One stop: the next one is outside of the chart, and back it is where one was.
    page.press(Key::Tab + "").await?;
    page.until("the focus outside of the chart", "return !document.activeElement.closest('.marks')", vec![]).await?;
    page.press_shift_tab().await?;
    on(&page, 1, 1).await
}

/// Where the pay of the start is not known, the first event with pay is the Tab stop.
pub async fn events_without_pay_are_no_stop(page: Page) -> Outcome {
    let bands: Vec<&str> = path::TABLES.lines().filter(|line| !line.starts_with("A1,1,")).collect();
    let bands = bands.join("\n");
    overlay::add(&page.site, overlay::ID, Some(path::ladder(path::REVIEWS).as_bytes()), Some(bands.as_bytes()));
    open(&page, "data=mine&from=A1.1&to=A2.1&jumps=no&years=2").await?;
    let marks = dots(&page).await?;
    assert!(marks[0].column > 0 && marks[0].label.contains("A1.2, $43,000"), "{marks:?}");
    assert_eq!(marks.iter().filter(|dot| dot.stop).count(), 1, "{marks:?}");
    page.see_text(EARNED, "not known").await
}

/// Lines and marks are told apart without colour, and the legend has the same ones.
pub async fn lines_differ_by_dash_and_mark(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D2.1&years=20").await?;
    page.see(".routes > section").await?;
    let body = "const dash = (e) => getComputedStyle(e).strokeDasharray, hue = (e) => getComputedStyle(e).stroke; \
        const lines = [...document.querySelectorAll('.plot path.line')].reverse(), legend = [...document.querySelectorAll('.legend li')]; \
        return [lines.map(dash), legend.map((e) => dash(e.querySelector('path'))), legend.map((e) => e.querySelector('.mark').textContent), \
          lines.map(hue), legend.map((e) => e.innerText.replace(/^\\W+/, '').trim())]";
    let found: [Vec<String>; 5] = serde_json::from_value(page.js(body, vec![]).await?)?;
    let [dashes, in_legend, marks, hues, names] = &found;
    let routes = cards(&page).await?;
    for list in [dashes, marks, hues] {
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), routes.len(), "{list:?}");
    }
    assert_eq!((dashes, marks), (in_legend, &routes.iter().map(|card| card.mark.clone()).collect()));
    assert_eq!(names, &routes.iter().map(|card| card.name.clone()).collect::<Vec<_>>());
    // The chart's marks, and those of the table, are the same.
    let body = "return [...document.querySelectorAll('.dot')].map((e) => [Number(e.dataset.cell.split(',')[0]), e.querySelector('i').textContent])";
    let shown: Vec<(usize, String)> = serde_json::from_value(page.js(body, vec![]).await?)?;
    assert!(shown.len() > 20 && shown.iter().all(|(row, mark)| *mark == marks[*row]));
    assert_eq!(page.text(".earned tbody .mark").await?.lines().collect::<Vec<_>>(), *marks);
    Ok(())
}

/// As many rows as months, one more where the first is a part of one; their sum is the total, to the cent that rounding each may cost.
pub async fn month_by_month_adds_up(page: Page) -> Outcome {
    for (today, choices, months) in [
        ("2026-11-21", CASE, 97),
        ("2026-12-01", "data=cloud-team&from=D4.2&to=D5.1&years=5", 60),
        ("2026-11-21", "data=us-gs-2026&from=GS-5.1&to=GS-9.1&years=30", 361),
        ("2026-11-21", "data=nhs-afc-2026&from=Band-5.1&to=Band-5.3&per=hour", 97),
        ("2026-11-21", "data=cloud-team&from=D4.2&to=D5.1&rise=3", 97),
    ] {
        path::open_on(&page, today, choices).await?;
        page.gone(".months").await?;
        page.click(MONTHS).await?;
        page.see(".months").await?;
        let body =
            "return [...document.querySelectorAll('.months tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()))";
        let rows: Vec<Vec<String>> = serde_json::from_value(page.js(body, vec![]).await?)?;
        assert_eq!(rows.len(), months, "{choices}");
        for (place, route) in earned(&page).await?.iter().enumerate() {
            let (head, total) = route.iter().find(|(head, _)| head.starts_with("Earned until")).ok_or("no sum")?;
            let sums = |column: usize| rows.iter().map(move |row| minor(&row[2 * place + column]));
            assert_eq!(sums(2).next_back(), Some(minor(total)), "{choices}: {head}");
            assert!(sums(2).is_sorted(), "{choices}: what is earned so far falls");
            assert!((sums(1).sum::<i64>() - minor(total)).abs() <= i64::try_from(months)?, "{choices}: the months do not add up");
        }
        page.click(MONTHS).await?;
        page.gone(".months").await?;
    }
    Ok(())
}

/// Answered where the rules leave the choice: yes in the General Schedule, not in a ladder without reviews nor at the top.
pub async fn promotion_now_or_after_the_next_step(page: Page) -> Outcome {
    open(&page, "data=us-gs-2026&from=GS-9.3&to=GS-11.1").await?;
    page.see_text(".timing h2", "Promotion now, or after the next step?").await?;
    page.see_text(
        ".timing p",
        "On November 21, 2026, a promotion lands on GS-10.2; after one more step, on November 20, 2027, on GS-10.3.",
    )
    .await?;
    page.see_text(".timing p", "The promotion now earns $3,745.57 more until November 21, 2034.").await?;
    open(&page, "data=us-gs-2026&from=GS-11.4&level-since=2025-12-31&step-since=2026-01-28&to=GS-12.1").await?;
    page.see_text(".timing p", "a promotion lands on GS-12.1; after one more step, on January 26, 2028, on GS-12.2").await?;
    for link in ["data=nhs-afc-2026&from=Band-5.1&to=Band-5.3", "data=cloud-team&from=D4.4&to=D5.1&jumps=no"] {
        open(&page, link).await?;
        path::has_routes(&page, 1).await?;
        page.gone(".timing").await?;
    }
    Ok(())
}

/// What each level gained asks anew; after a switch everything that is assessed. The numbers are those of the file.
pub async fn what_it_asks_on_the_way(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&level-since=2025-11-21&step-since=2026-11-21&to=EM5.1").await?;
    let button = ".routes section:first-child .group button";
    page.see_text(button, "What it asks on the way (two levels)").await?;
    let list = ".routes section:first-child .asked";
    assert_eq!(page.text(list).await?, "");
    page.click(button).await?;
    page.see_text(list, "D5 Staff engineer: six new").await?;
    page.see_text(list, "EM5 Engineering manager: assessed against all 12 expectations").await?;
    let lines = "return [...document.querySelectorAll(arguments[0] + ' > li')].map((e) => e.querySelectorAll('ul li').length)";
    assert_eq!(page.js(lines, vec![json!(list)]).await?, json!([6, 12]));
    page.see(&format!("{button}[aria-expanded=true]")).await?;
    page.click(button).await?;
    page.see(&format!("{button}[aria-expanded=false]")).await?;
    // A ladder without expectations asks for nothing that could be listed.
    open(&page, "data=us-gs-2026&from=GS-5.1&to=GS-9.1").await?;
    path::has_routes(&page, 1).await?;
    page.gone(".routes .group").await
}
