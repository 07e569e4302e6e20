//! Pay over time, the same in figures, and what stands beside the routes.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde_json::json;
use thirtyfour::Key;

use crate::overlay;
use crate::page::{Outcome, Page};
use crate::path::{self, CASE, Card, EARNED, MONTHS, TODAY, cards, dots, earned, long, minor, open};

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
    let (routes, rings) = (cards(&page).await?, rings(&page).await?);
    assert_eq!(marks.iter().filter(|dot| dot.stop).map(|dot| (dot.row, dot.column)).collect::<Vec<_>>(), [(0, 0)]);
    assert_eq!(marks.len(), routes.iter().map(|card| card.events.len()).sum::<usize>());
    for dot in &marks {
        let [day, at, _, pay, _] = &routes[dot.row].events[dot.column];
        let year = day.rsplit_once(' ').ok_or("a day has a year")?.1;
        let arrives = if rings.contains(&(dot.row, dot.column)) { " The target is reached." } else { "" };
        assert_eq!(dot.label, format!("November 21, {year}: {at}, {pay}. {}.{arrives}", routes[dot.row].name));
    }
    // The day that is read is the stop before.
    page.js("document.querySelector('.handle').focus()", vec![]).await?;
    page.press(Key::Tab + "").await?;
    on(&page, 0, 0).await?;
    for (key, row, column) in [
        (Key::Right, 0, 1),
        (Key::Down, 1, 1),
        (Key::End, 1, 4),
        (Key::Right, 1, 4),
        (Key::Up, 0, 4),
        (Key::Up, 0, 4),
        (Key::End, 0, 6),
        (Key::Down, 1, 4),
        (Key::Home, 1, 0),
        (Key::Left, 1, 0),
        (Key::Down, 2, 0),
        (Key::Down, 2, 0),
        (Key::Right, 2, 1),
    ] {
        page.press(key + "").await?;
        on(&page, row, column).await?;
    }
    assert_eq!(dots(&page).await?.iter().filter(|dot| dot.stop).map(|dot| (dot.row, dot.column)).collect::<Vec<_>>(), [(2, 1)]);
    // One stop: the next one is outside of the chart, and back it is where one was.
    page.press(Key::Tab + "").await?;
    page.until("the focus outside of the chart", "return !document.activeElement.closest('.marks')", vec![]).await?;
    page.press_shift_tab().await?;
    on(&page, 2, 1).await
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

/// The events in a ring.
async fn rings(page: &Page) -> Outcome<BTreeSet<(usize, usize)>> {
    let body = "return [...document.querySelectorAll('.dot.arrives')].map((e) => e.dataset.cell.split(',').map(Number))";
    Ok(serde_json::from_value(page.js(body, vec![]).await?)?)
}

/// What is read: the day, and of each route its name, what is held, its pay and the difference.
#[derive(Debug)]
struct Readout {
    day: NaiveDate,
    routes: Vec<[String; 4]>,
}

/// What is read now. The row of figures, the handle and the marks on the lines must tell the same.
async fn readout(page: &Page) -> Outcome<Readout> {
    let body = "const handle = document.querySelector('.handle'), text = (e, of) => e.querySelector(of).innerText.trim(); \
        return [Number(handle.ariaValueNow), handle.ariaValueText, document.querySelector('.readout .on b').innerText, \
          [...document.querySelectorAll('.readout .of')].map((e) => ['bdi', '.code', 'b', '.held span:last-child'].map((of) => text(e, of))), \
          document.querySelectorAll('.cross .read:not([hidden])').length]";
    let (days, words, shown, routes, marks): (u64, String, String, Vec<[String; 4]>, usize) =
        serde_json::from_value(page.js(body, vec![]).await?)?;
    let day = TODAY.parse::<NaiveDate>()? + Days::new(days);
    assert_eq!(shown, long(day));
    let mut told = format!("{}.", long(day));
    for [name, at, pay, against] in &routes {
        let parts: Vec<&str> = [at.as_str(), pay, against].into_iter().filter(|part| !part.is_empty()).collect();
        told = format!("{told} {name}: {}.", parts.join(", "));
    }
    assert_eq!(words, told);
    assert_eq!(marks, routes.iter().filter(|[_, _, pay, _]| pay.contains(|c: char| c.is_ascii_digit())).count());
    Ok(Readout { day, routes })
}

/// What is read is what the tables of events hold: of each route the last event until the day.
fn is_what_the_tables_hold(read: &Readout, tables: &[Card]) -> Outcome {
    let mut first = None;
    for [name, at, pay, against] in &read.routes {
        let table = tables.iter().find(|card| card.name == *name).ok_or("a route without a table")?;
        let mut last = None;
        for [day, at, _, pay, _] in &table.events {
            if NaiveDate::parse_from_str(day, "%b %d, %Y")? <= read.day {
                last = Some((at, pay));
            }
        }
        assert_eq!(last, Some((at, pay)), "{name} on {}", read.day);
        match (first, minor(pay)) {
            (None, own) => first = Some(own),
            (Some(first), own) if own == first => assert_eq!(against, "the same"),
            (Some(first), own) => assert_eq!(minor(against), own - first, "{name} on {}", read.day),
        }
    }
    Ok(())
}

/// One slider: arrow keys by months, `PageUp` and `PageDown` by years, Home and End to the ends. What it reads is what the tables hold.
pub async fn all_routes_are_read_by_keys(page: Page) -> Outcome {
    open(&page, CASE).await?;
    let tables = cards(&page).await?;
    // It begins where the routes differ.
    let read = readout(&page).await?;
    assert_eq!(read.routes.iter().map(|[_, _, pay, _]| pay).collect::<BTreeSet<_>>().len(), tables.len(), "{read:?}");
    is_what_the_tables_hold(&read, &tables)?;
    page.js("document.querySelector('.handle').focus()", vec![]).await?;
    for (key, day) in [
        (Key::Home, "2026-11-21"),
        (Key::Left, "2026-11-21"),
        (Key::Right, "2026-12-01"),
        (Key::PageUp, "2027-12-01"),
        (Key::Right, "2028-01-01"),
        (Key::Left, "2027-12-01"),
        (Key::Left, "2027-11-01"),
        (Key::End, "2034-11-21"),
        (Key::PageUp, "2034-11-21"),
        (Key::Left, "2034-11-01"),
        (Key::PageDown, "2033-11-01"),
        (Key::Up, "2033-12-01"),
        (Key::Down, "2033-11-01"),
    ] {
        page.press(key + "").await?;
        let moved = "return document.querySelector('.readout .on b').innerText === arguments[0]";
        page.until(day, moved, vec![json!(long(day.parse()?))]).await?;
        is_what_the_tables_hold(&readout(&page).await?, &tables)?;
    }
    page.focused(".handle").await
}

/// The mouse reads what it is over, also held down beyond the plot; on a mark it is the very day. Nothing is drawn anew, and another period
/// reads the same day.
pub async fn all_routes_are_read_by_pointer(page: Page) -> Outcome {
    open(&page, CASE).await?;
    let tables = cards(&page).await?;
    let watch = "document.querySelector('.plot').scrollIntoView({ block: 'center' }); window.added = 0; \
        new MutationObserver((all) => { for (const one of all) window.added += one.addedNodes.length; }) \
          .observe(document.querySelector('.over-time'), { subtree: true, childList: true }); \
        const { left, top, width, height } = document.querySelector('.plot').getBoundingClientRect(); return [left, top, width, height]";
    let [left, top, width, height]: [f64; 4] = serde_json::from_value(page.js(watch, vec![]).await?)?;
    #[allow(clippy::cast_possible_truncation)]
    let place = |share: f64| ((left + share * width).round() as i64, (top + 0.97 * height).round() as i64);
    let cross = "return document.querySelector('.cross').getBoundingClientRect().left";
    for share in [0.02, 0.3, 0.55, 0.9, 0.4] {
        let (x, y) = place(share);
        page.driver.action_chain().move_to(x, y).perform().await?;
        // Half a month is less than a hundredth of eight years.
        let near = "return Math.abs(document.querySelector('.cross').getBoundingClientRect().left - arguments[0]) < arguments[1] / 100";
        page.until("the line at the pointer", near, vec![json!(x), json!(width)]).await?;
        is_what_the_tables_hold(&readout(&page).await?, &tables)?;
    }
    let ((x, y), (beyond, _)) = (place(0.5), place(1.1));
    page.driver.action_chain().move_to(x, y).click_and_hold().move_to(beyond, y).release().perform().await?;
    page.see_text(".readout .on", "November 21, 2034").await?;
    assert!((page.js(cross, vec![]).await?.as_f64().ok_or("no place")? - left - width).abs() < 4.0);
    let dot = page.see(".dot[data-cell=\"0,2\"]").await?;
    page.driver.action_chain().move_to_element_center(&dot).perform().await?;
    page.see_text(".readout .on", &long(NaiveDate::parse_from_str(&tables[0].events[2][0], "%b %d, %Y")?)).await?;
    let read = readout(&page).await?;
    is_what_the_tables_hold(&read, &tables)?;
    assert_eq!(page.js("return window.added", vec![]).await?, 0, "nothing is drawn anew");
    page.open(&format!("#/path?{CASE}&per=month")).await?;
    page.until("pay a month", "return document.querySelector('.over-time figcaption').innerText.includes('a month')", vec![]).await?;
    let monthly = readout(&page).await?;
    assert_eq!(monthly.day, read.day);
    is_what_the_tables_hold(&monthly, &cards(&page).await?)
}

/// The names at the ends of the lines: each route once, with what is held and paid there; none over another, none out of the chart.
pub async fn ends_of_lines_are_named(page: Page) -> Outcome {
    page.size(1280, 900).await?;
    for choices in ["data=cloud-team&from=D2.1&years=20", "data=cloud-team&from=D1.1&years=30", "data=cloud-team&from=D4.2&to=EM5.1", CASE]
    {
        open(&page, choices).await?;
        page.see(".ends p").await?;
        let body = "const plot = document.querySelector('.plot').getBoundingClientRect(), panel = document.querySelector('.over-time').getBoundingClientRect(); \
            const ends = [...document.querySelectorAll('.ends p')], boxes = ends.map((e) => e.getBoundingClientRect()); \
            return [ends.map((e) => [[...e.querySelectorAll('bdi')].map((name) => name.textContent), e.querySelector('span').innerText]), \
              boxes.slice(1).every((box, i) => box.top >= boxes[i].bottom - 0.5), \
              boxes.every((box) => box.top >= plot.top - 1 && box.bottom <= plot.bottom + 1 && box.left >= plot.right && box.right <= panel.right)]";
        let (ends, apart, inside): (Vec<(Vec<String>, String)>, bool, bool) = serde_json::from_value(page.js(body, vec![]).await?)?;
        assert!(apart && inside, "{choices}: {ends:?}");
        let tables = cards(&page).await?;
        let names = ends.iter().flat_map(|(names, _)| names).collect::<BTreeSet<_>>();
        assert_eq!(names, tables.iter().map(|card| &card.name).collect::<BTreeSet<_>>(), "{choices}");
        let mut pays = Vec::new();
        for (names, words) in &ends {
            for name in names {
                let card = tables.iter().find(|card| card.name == *name).ok_or("a name without a table")?;
                let [_, at, _, pay, _] = card.events.last().ok_or("no event")?;
                assert!(words.ends_with(pay) && (names.len() > 1 || *words == format!("{at}, {pay}")), "{choices}: {words}");
            }
            pays.push(-minor(words.rsplit_once(' ').map_or(words.as_str(), |(_, pay)| pay)));
        }
        assert!(pays.is_sorted_by(|one, other| one < other), "{choices}: the highest first, each once: {ends:?}");
    }
    // The row above is enough where there is no room.
    page.size(640, 900).await?;
    page.until("no names beside the plot", "return !document.querySelector('.ends').checkVisibility()", vec![]).await
}

/// A ring is where a route arrives, and nowhere without a target.
pub async fn a_ring_marks_the_arrival(page: Page) -> Outcome {
    for choices in [CASE, "data=cloud-team&from=D4.2&to=EM5.1", "data=us-gs-2026&from=GS-5.1&to=GS-9.1"] {
        open(&page, choices).await?;
        let tables = cards(&page).await?;
        let body = "return [...document.querySelectorAll('.route')].sort((one, other) => one.dataset.route - other.dataset.route).map((e) => \
            [...e.querySelectorAll('.events tbody tr')].findLastIndex((row) => row.classList.contains('reached')))";
        let reached: Vec<i64> = serde_json::from_value(page.js(body, vec![]).await?)?;
        let reached: BTreeSet<(usize, usize)> =
            reached.into_iter().enumerate().filter_map(|(row, place)| Some((row, usize::try_from(place).ok()?))).collect();
        assert_eq!(rings(&page).await?.into_iter().collect::<BTreeSet<_>>(), reached, "{choices}: {tables:?}");
        page.see_text(".over-time figcaption", "A ring marks the arrival at").await?;
    }
    open(&page, "data=cloud-team&from=D2.1&years=20").await?;
    page.see(".dot").await?;
    page.gone(".dot.arrives").await
}

/// Lines and marks are told apart without colour, and the legend has the same ones.
pub async fn lines_differ_by_dash_and_mark(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D2.1&years=20").await?;
    page.see(".route").await?;
    let body = "const dash = (e) => getComputedStyle(e).strokeDasharray, hue = (e) => getComputedStyle(e).stroke; \
        const lines = [...document.querySelectorAll('.plot path.line')].reverse(), legend = [...document.querySelectorAll('.readout .of')]; \
        return [lines.map(dash), legend.map((e) => dash(e.querySelector('path'))), legend.map((e) => e.querySelector('.mark').textContent), \
          lines.map(hue), legend.map((e) => e.querySelector('bdi').innerText)]";
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
            assert_eq!(sums(2).next_back().map(|sum| (sum + 50).div_euclid(100) * 100), Some(minor(total)), "{choices}: {head}");
            assert!(sums(2).is_sorted(), "{choices}: what is earned so far falls");
            assert!((sums(1).sum::<i64>() - minor(total)).abs() <= 50 + i64::try_from(months)?, "{choices}: the months do not add up");
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
    // On the way to GS-11 the promotion passes over GS-10.
    page.see_text(".timing", "The next: November 21, 2026").await?;
    page.see_text(".timing", "GS-11.1 from GS-9.3").await?;
    page.see_text(".timing", "The one after: November 20, 2027").await?;
    page.see_text(".timing p", "so waiting wins no higher step. The sooner one earns").await?;
    open(&page, "data=us-gs-2026&from=GS-11.4&level-since=2025-12-31&step-since=2026-01-28&to=GS-12.1").await?;
    page.see_text(".timing p", "Waiting lands higher, on GS-12.2 and not on GS-12.1.").await?;
    for link in ["data=nhs-afc-2026&from=Band-5.1&to=Band-5.3", "data=cloud-team&from=D4.4&to=D5.1&jumps=no&switches=no"] {
        open(&page, link).await?;
        path::has_routes(&page, 1).await?;
        page.gone(".timing").await?;
    }
    Ok(())
}

/// What each level gained asks anew; after a switch everything that is assessed. The numbers are those of the file.
pub async fn what_it_asks_on_the_way(page: Page) -> Outcome {
    open(&page, "data=cloud-team&from=D4.2&level-since=2025-11-21&step-since=2026-11-21&to=EM5.1").await?;
    let button = ".route[data-route=\"1\"] .group button";
    page.see_text(button, "What it asks on the way (two levels)").await?;
    let list = ".route[data-route=\"1\"] .asked";
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
    page.gone(".route .group").await
}
