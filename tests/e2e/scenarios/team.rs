//! Team: a roster opened on the device, what it costs by the rules, what falls due, and what stays hidden.

use serde_json::{Value, json};
use thirtyfour::By;

use crate::axe;
use crate::dropped;
use crate::page::{Outcome, Page};
use crate::path;
use crate::taken;
use crate::team::{open, rows, sample, sums, table};

const CLOUD: &str = "data=cloud-team";

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, figure)| ((*name).to_owned(), (*figure).to_owned())).collect()
}

/// The roster of fourteen, line by line: its sums were added up apart from the program (`crates/progression/tests/team.rs`).
pub async fn fourteen_people(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    let heading =
        "14 people, $1,213,500 a year. By the rules, steps and promotions that fall due until November 2027 cost $32,800 more a year.";
    assert_eq!(page.text("h1").await?, heading);
    page.see_text(".team-page > .sub", "$17,245 of it is paid by the end of November 2027.").await?;
    let told = [("Today", "$1,213,500"), ("12 steps", "+$20,500"), ("4 promotions", "+$12,300"), ("By the rules", "$1,246,300")];
    assert_eq!(sums(&page).await?, pairs(&told));
    page.see_text(".sums .first", "Karl Berg, EM5.1, $1,600 below the band").await?;
    page.see_text(".sums .first", "Jan Kowal, D4.3, $1,800 above the band").await?;

    let people = table(&page, ".people").await?;
    assert_eq!(people.len(), 15, "with the sum");
    let row = |name: &str| people.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no {name} in {people:?}"))[1..6].to_vec();
    assert_eq!(row("Sofia Marin"), ["D6.2", "$101,800", "31%", "Jul 1, 2027: step to D6.3", "+$2,100"]);
    assert_eq!(row("Jan Kowal"), ["D4.3", "$89,400", "$1,800 above", "Aug 15, 2027: step to D4.4", "none, pay kept"]);
    assert_eq!(row("Karl Berg"), ["EM5.1", "$92,800", "$1,600 below", "Oct 15, 2027: step to EM5.2", "+$3,500"]);
    assert_eq!(row("Yuki Sato"), ["D3.4", "$79,600", "100%", "Jan 1, 2027: promotion to D4.1", "+$2,900"]);

    let due = table(&page, ".due").await?;
    assert_eq!(due.len(), 16);
    assert_eq!(due[0], ["Jan 1, 2027", "Yuki Sato", "D4.1", "promotion", "+$2,900"]);
    assert_eq!(due[15], ["Nov 21, 2027", "Ana Ruiz", "D4.3", "step", "+$1,700"]);

    let split = table(&page, ".split-by").await?;
    let d4 = split.iter().find(|row| row[0].starts_with("D4 ")).unwrap_or_else(|| panic!("no D4 in {split:?}"));
    assert_eq!(d4[1..], ["6", "$512,100", "$522,100", "+$10,000"]);
    assert_eq!(split.last().map(|row| row[1..].to_vec()).unwrap_or_default(), ["14", "$1,213,500", "$1,246,300", "+$32,800"]);
    page.click("[data-choice=track]").await?;
    page.see_text(".split-by", "Engineering management").await?;
    assert_eq!(table(&page, ".split-by").await?.last().map(|row| row[4].clone()).as_deref(), Some("+$32,800"));

    // Each month, and all of them: the first is the rest of November.
    let paid = table(&page, ".paid").await?;
    assert_eq!((paid.len(), paid[0][0].as_str()), (14, "November 2026 from Nov 21, 2026"));
    let nobody: Vec<i64> =
        paid.iter().map(|row| row[3].chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or_default()).collect();
    let sum: i64 = nobody[..13].iter().sum();
    assert!((nobody[13] - sum).abs() <= 7, "{nobody:?}");
    // A twelfth of 1,213,500 a month, ten days of thirty of it in November.
    assert_eq!((nobody[0], nobody[1], nobody[13]), (33_708, 101_125, 1_247_208));
    Ok(())
}

/// Other choices: further ahead, with early promotions, with a rise that is told apart.
pub async fn other_choices(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    path::fill(&page, "months", "36").await?;
    page.see_text("h1", "until November 2029").await?;
    page.see_text(".paid", "2028").await?;
    page.click("input[name=early]").await?;
    page.see_text("h1", "early ones too").await?;
    page.rest().await?;
    let early = sums(&page).await?;
    assert!(early.iter().any(|(name, _)| name.ends_with("early promotions")), "{early:?}");
    page.click("input[name=early]").await?;
    path::fill(&page, "months", "12").await?;
    path::fill(&page, "rise", "2").await?;
    page.see_text(".sums", "A rise of 2% a year assumed").await?;
    page.rest().await?;
    let told = sums(&page).await?;
    let figure = |name: &str| told.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name} in {told:?}")).1.clone();
    assert_eq!(figure("By the rules"), "$1,246,300");
    // On November 21, 2027: 2 % of the payroll, but what is paid off the steps is kept until a step pays more.
    assert_eq!(figure("With the rise"), "$1,271,226");
    assert!(page.text("h1").await?.contains("cost $32,800 more a year"), "the heading tells the rules alone");
    Ok(())
}

/// The figures of the directive for the fourteen: added up apart, and as hidden as they have to be.
pub async fn equal_pay(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    page.see_text(".equal", "Over all, “w” is paid 4.6% less than “m” on average, and 7.7% less than it at the median.").await?;
    page.see_text(".equal", "Quarters by pay hold too few people of a group each, so they are not shown.").await?;
    let told = table(&page, ".equal").await?;
    let hidden = |level: &str| vec![level.to_owned(), "too few to tell".to_owned()];
    let d4 = ["D4", "3, 3", "5.2%, marked", "5.8%"].map(str::to_owned).to_vec();
    let all = ["All", "7, 7", "4.6%", "7.7%"].map(str::to_owned).to_vec();
    assert_eq!(told, [hidden("D6"), hidden("D5"), hidden("EM5"), d4, hidden("D3"), hidden("D2"), all]);
    // The other way round, with more people needed, and by rank.
    page.js("document.querySelectorAll('.equal select')[1].focus()", vec![]).await?;
    for (place, value, words) in [
        (1, "w", "“m” is paid 4.8% more than “w” on average"),
        (0, "m", "“m” is paid"),
        (2, "5", "too few to tell"),
        (2, "8", "There are too few people of"),
    ] {
        let body = "const field = document.querySelectorAll('.equal select')[arguments[0]]; field.value = arguments[1]; \
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        page.js(body, vec![json!(place), json!(value)]).await?;
        page.see_text(".equal", words).await?;
    }
    assert!(table(&page, ".equal").await?.iter().all(|row| row.len() == 2), "nothing is told of fewer than eight");
    page.click("[data-choice=each-rank]").await?;
    let ranks: Vec<String> = table(&page, ".equal").await?.into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(ranks.last().map(String::as_str), Some("All"));
    assert!(ranks.contains(&"5".to_owned()) && !ranks.contains(&"D5".to_owned()), "{ranks:?}");
    // Without groups it says what would give them.
    page.click("[data-act=roster]").await?;
    page.see("textarea[name=rows]").await?;
    rows(&page, "level,step\nD4,1\n").await?;
    page.see_text(".equal", "fewer than two groups").await
}

/// Another region tried on the roster pays what Explore shows for it, at the share of hours; pay off the steps is kept.
pub async fn another_table(page: Page) -> Outcome {
    open(&page, "data=us-gs-2026").await?;
    rows(&page, "name,level,step,pay,hours\nAda,GS-9,4,,\nBo,GS-13,1,,0.5\nCy,GS-9,2,70000,\n").await?;
    page.see_text(".other-table", "Choose a table").await?;
    let body = "const field = document.querySelector('.other-table select'); \
        field.value = [...field.options].find((option) => option.textContent.includes('San Francisco')).value; \
        field.dispatchEvent(new Event('change', { bubbles: true })); return field.value";
    let region = page.js(body, vec![]).await?.as_str().unwrap_or_default().to_owned();
    page.see_text(".other-table", "With this table for everybody the payroll is").await?;
    page.see_text(".other-table", "Two gain and one below it.").await?;
    page.rest().await?;
    let tried = table(&page, ".tried").await?;
    let (link, mut shown) = (page.link().await?, Vec::new());
    for at in ["GS-9.4", "GS-13.1"] {
        page.open(&format!("#/explore?data=us-gs-2026&at={at}&region={}", region.replace(' ', "%20"))).await?;
        page.see(&crate::explore::detail(at)).await?;
        shown.push(path::minor(&page.text(crate::explore::FIGURE).await?) / 100);
    }
    page.open(&link).await?;
    page.see(".tried").await?;
    let figure = |row: usize, cell: usize| path::minor(&tried[row][cell]) / 100;
    assert_eq!(figure(0, 3), shown[0], "{tried:?}");
    assert_eq!(figure(1, 3), (shown[1] + 1) / 2, "{tried:?}");
    assert_eq!((tried[2][2].as_str(), tried[2][3].as_str()), ("$70,000", "$70,000"));
    assert!(tried[2][5].ends_with("below"), "{tried:?}");
    Ok(())
}

/// A plan of one person, as in Path: it changes the answer, the lines, what falls due and what is handed over, and is in no link.
pub async fn own_plans(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    let link = page.link().await?;
    page.js("document.querySelector('[data-plan=\"0\"]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see_text(".person h2", "Sofia Marin, D6.2").await?;
    page.focused(".person h2").await?;
    page.see_text(".person .events", "Step review").await?;
    axe::check(&page).await?;
    page.click("[data-menu=\"0-1\"]").await?;
    page.click("[data-change=pass]").await?;
    page.see_text("h1", "By the rules and one plan, steps and promotions that fall due until November 2027 cost $30,700 more a year.")
        .await?;
    page.focused(".own .changes li:last-child button").await?;
    page.see_text(".person .changes", "Nothing on").await?;
    page.see_text(".team-page > .sub", "One plan of a single person is in these figures.").await?;
    page.see_text(".people", "own plan").await?;
    page.rest().await?;
    let told =
        [("Today", "$1,213,500"), ("11 steps", "+$18,400"), ("4 promotions", "+$12,300"), ("By the rules and one plan", "$1,244,200")];
    assert_eq!(sums(&page).await?, pairs(&told));
    let csv = taken::by(&page, "[data-take=due-csv]").await?;
    assert!(csv.text.lines().count() == 16 && !csv.text.contains("Sofia"), "{}", csv.text);
    // A promotion beyond the rules is said to be one, and a leave costs less.
    page.click("[data-change=back]").await?;
    page.see_text("h1", "$32,800 more").await?;
    page.js("document.querySelector('[data-open=add]').click()", vec![]).await?;
    path::move_to(&page, "D7").await?;
    path::fill(&page, "move-on", "2027-02-01").await?;
    page.click("[data-change=move]").await?;
    page.see_text(".person .beyond", "Agree on it first.").await?;
    page.see_text(".due", "D7.1").await?;
    path::fill(&page, "leave-from", "2027-06-01").await?;
    path::fill(&page, "leave-until", "2028-06-01").await?;
    page.click("[data-change=away]").await?;
    page.see_text("h1", "less a year.").await?;
    page.see_text(".sums", "1 leave").await?;
    page.see_text(".person .events", "unpaid").await?;
    axe::check(&page).await?;
    // What no longer fits is said, and comes again.
    path::fill(&page, "months", "1").await?;
    page.see_text(".person .notice", "the day is after the last one shown").await?;
    path::fill(&page, "months", "12").await?;
    page.gone(".person .notice").await?;
    page.click("[data-change=usual]").await?;
    page.see_text("h1", "By the rules, steps and promotions that fall due until November 2027 cost $32,800 more a year.").await?;
    page.click("[data-act=close-person]").await?;
    page.gone("section.person").await?;
    page.focused("[data-plan=\"0\"]").await?;
    // Plans go at once, or with the roster.
    for at_once in [true, false] {
        page.click("[data-plan=\"8\"]").await?;
        page.click("[data-menu=\"8-0\"]").await?;
        page.click("[data-change=promote]").await?;
        page.see_text("h1", "one plan").await?;
        assert_eq!(page.link().await?, link, "no plan is in the link");
        if at_once {
            page.click("[data-act=usual]").await?;
        } else {
            page.click("[data-act=close]").await?;
            page.gone("section.person").await?;
            sample(&page).await?;
        }
        page.see_text("h1", "By the rules, steps").await?;
    }
    Ok(())
}

/// Of two changes one right after the other both count, though nobody has been walked between them.
pub async fn quick_changes(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    page.js("document.querySelector('[data-plan=\"0\"]').click()", vec![]).await?;
    page.see("[data-open=add]").await?;
    page.js("document.querySelector('[data-open=add]').click()", vec![]).await?;
    page.see("input[name=leave-from]").await?;
    let body = "const fill = (name, value) => { const field = document.querySelector(`input[name=${name}]`); field.value = value; \
          for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true })); }; \
        for (const [from, until] of [['2027-01-01', '2027-02-01'], ['2027-03-01', '2027-04-01']]) { \
          fill('leave-from', from); fill('leave-until', until); document.querySelector('[data-change=away]').click(); }";
    page.js(body, vec![]).await?;
    page.see_text(".sums", "2 leaves").await?;
    assert_eq!(page.js("return document.querySelectorAll('.own .changes li').length", vec![]).await?, json!(2));
    Ok(())
}

/// A dot on a band leads to the person, or to those who are paid the same; a number leads to all of its level.
pub async fn from_the_bands(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    let press = async |level: &str, dot: usize| -> Outcome {
        let body = "const svg = document.querySelector(`[data-band=\"${arguments[0]}\"]`), place = svg.getBoundingClientRect(); \
            const dots = [...svg.querySelector('.person:not(.edge)').getAttribute('d').matchAll(/M(\\d+)/g)].map((dot) => dot[1] / 10000); \
            const at = arguments[1] < dots.length ? dots[arguments[1]] : 0.002; \
            svg.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: place.left + at * place.width, clientY: place.top + 8 }))";
        page.js(body, vec![json!(level), json!(dot)]).await.map(|_: Value| ())
    };
    let row = async |level: &str| -> Outcome<String> {
        let body = "return document.querySelector(`[data-band=\"${arguments[0]}\"]`).closest('tr').querySelector('th').textContent";
        Ok(page.js(body, vec![json!(level)]).await?.as_str().unwrap_or_default().to_owned())
    };
    assert!(row("D6").await?.ends_with("alone") && !row("D5").await?.contains("alone"));
    press("D6", 9).await?;
    page.rest().await?;
    assert_eq!(page.text("section.person").await?, "", "there is no dot");
    press("D6", 0).await?;
    page.see_text(".person h2", "Sofia Marin, D6.2").await?;
    let links = "return [...document.querySelectorAll('.person .ways a')].map((link) => link.hash.replace(/[?&]data=[^&]*/, ''))";
    let links: Vec<String> = serde_json::from_value(page.js(links, vec![]).await?)?;
    assert!(links.len() == 3 && links.iter().all(|link| link.contains("D6.2")), "{links:?}");
    press("D4", 0).await?;
    page.see_text(".found h3", "2 people in D4 at $82,500").await?;
    page.focused(".found li:first-child button").await?;
    axe::check(&page).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see_text(".person h2", "Bea Lindt, D4.1").await?;
    page.click("[data-level=D5]").await?;
    page.see_text(".found h3", "3 people in D5").await?;
    page.see_text(".found", "Lena Brandt D5.1").await?;
    page.click("[data-choice=hidden]").await?;
    page.see_text(".found", "E D5.1").await?;
    page.click("[data-choice=shown]").await?;
    page.click("[data-act=close]").await?;
    page.gone(".found").await?;
    rows(&page, "name,level,step,pay\nAda,D4,4,92000\nBo,D4,1,\nCy,D5,1,\n").await?;
    page.see_text("h1", "3 people").await?;
    page.see(".on-bands").await?;
    assert!(row("D4").await?.ends_with("one paid level with D5") && row("D5").await?.ends_with("alone"));
    Ok(())
}

/// What one person may ask for, as a paper of its own: it names nobody else, tells of no small group, and can be kept and printed alone.
pub async fn answer_to_one_person(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    page.rest().await?;
    page.js("document.querySelector('[data-plan=\"8\"]').click()", vec![]).await?;
    page.see("[data-open=answer]").await?;
    page.js("document.querySelector('[data-open=answer]').click()", vec![]).await?;
    for words in ["To Ana Ruiz", "$84,200", "$83,067", "$87,633", "article 7 of directive (EU) 2023/970", "no legal advice"] {
        page.see_text(".person .sheet", words).await?;
    }
    axe::check(&page).await?;
    let names: Vec<String> = table(&page, ".people").await?.into_iter().take(14).map(|row| row[0].clone()).collect();
    let kept = taken::by(&page, "[data-take=answer-html]").await?;
    assert_eq!(kept.name, "pay-answer.html");
    assert!(kept.text.starts_with("<!doctype html>") && kept.text.contains("$83,067") && !kept.text.contains("<script"), "{}", kept.text);
    for name in names.iter().filter(|name| *name != "Ana Ruiz") {
        assert!(!kept.text.contains(name.as_str()), "{name} is named");
    }
    // On paper it stands alone.
    let seen = "return ['.person .sheet', '.team-page h1', '.people', '.person .events', '.person .controls'].map((part) => \
        document.querySelector(part).checkVisibility())";
    if page.browser.name() == "chromium" {
        page.paper(true).await?;
        assert_eq!(page.js(seen, vec![]).await?, json!([true, false, false, false, false]));
        page.paper(false).await?;
    }
    page.click("[data-choice=hidden]").await?;
    page.see_text(".person h2", "I, D4.2").await?;
    let sheet = page.text(".person .sheet").await?;
    assert!(!sheet.contains("Ana") && sheet.contains("$84,200"), "{sheet}");
    // In D6 she is alone.
    page.click("[data-choice=shown]").await?;
    page.see_text(".people", "Sofia Marin").await?;
    page.rest().await?;
    page.js("document.querySelector('[data-plan=\"0\"]').click()", vec![]).await?;
    page.see_text(".person .sheet", "The average of “w” and “m” is not told").await?;
    page.see_text(".person .sheet", "$101,800").await
}

/// Variable pay by category, as hidden as base pay is; choices are announced.
pub async fn variable_pay(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    let people = [("D4", "m", 3, 2_000), ("D4", "w", 3, 1_500), ("D5", "m", 4, 4_000), ("D5", "w", 4, 5_000), ("D3", "w", 1, 700)];
    let each = people.iter().flat_map(|(level, group, people, pay)| (0..*people).map(move |_| format!("{level},1,{pay},{group}\n")));
    rows(&page, &format!("level,step,variable,group\n{}", each.collect::<String>())).await?;
    page.see_text(".equal", "100% of “m” receive any").await?;
    page.rest().await?;
    let told = table(&page, ".equal .variable").await?;
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    // One woman of D3: the smallest category goes with her.
    assert_eq!(told[0], row(&["D5", "100%", "100%", "20.0%", "20.0%"]));
    assert_eq!(told[1], row(&["D4", "100%", "not told", "not told", "not told"]));
    assert_eq!(told[2], row(&["D3", "too few to tell"]));
    assert_eq!(told[3][0], "All");
    page.js("document.querySelector('[data-choice=each-rank]').click()", vec![]).await?;
    page.see_text(".equal .variable", "Rank").await?;
    let body = "const field = document.querySelectorAll('.equal select')[0]; field.value = 'w'; field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(body, vec![]).await?;
    page.see_text("[role=status].hidden", "Over all, “w” is paid").await?;
    // By script: the driver of WebKit does not always reach what has to be scrolled to.
    page.js("document.querySelector('[data-plan=\"3\"]').click()", vec![]).await?;
    page.see("[data-open=answer]").await?;
    page.js("document.querySelector('[data-open=answer]').click()", vec![]).await?;
    page.see_text(".person .sheet", "Average variable pay of rank 4").await?;
    page.see_text(".person .sheet", "Variable pay: $1,500 a year").await
}

/// Names of lines and months are where they belong, also once the styles of Path are there, which stay.
pub async fn styles_of_path_stay_away(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    let measure =
        "return JSON.stringify([...document.querySelectorAll('.lines .payroll span, .lines li, .lines .payroll, .sums dd')].map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect(); return [left, top + scrollY, width, height].map(Math.round) }))";
    let alone = page.js(measure, vec![]).await?;
    page.click("header nav a[href^=\"#/path\"]").await?;
    page.see(".path-page").await?;
    page.click("header nav a[href^=\"#/team\"]").await?;
    page.see_text("h1", "14 people").await?;
    page.rest().await?;
    assert_eq!(page.js(measure, vec![]).await?, alone);
    Ok(())
}

/// What was hidden is nowhere on the page, nor in what it hands over; no figure changes.
pub async fn names_can_be_hidden(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    let before = (sums(&page).await?, table(&page, ".people").await?);
    page.click("[data-choice=hidden]").await?;
    page.until("letters in the table", "return !document.querySelector('.people').textContent.includes('Sofia')", vec![]).await?;
    let after = (sums(&page).await?, table(&page, ".people").await?);
    assert_eq!(before.0, after.0);
    let figures = |people: &[Vec<String>]| people.iter().map(|row| row[1..].to_vec()).collect::<Vec<_>>();
    assert_eq!(figures(&before.1), figures(&after.1));
    let letters: Vec<&str> = after.1[..14].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(letters, ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N"]);
    let csv = taken::by(&page, "[data-take=due-csv]").await?;
    let calendar = taken::by(&page, "[data-take=due-ics]").await?;
    let all = page.js("return document.documentElement.outerHTML", vec![]).await?.as_str().unwrap_or_default().to_owned();
    for row in &before.1[..14] {
        for text in [&csv.text, &calendar.text, &all] {
            assert!(!text.contains(&row[0]), "{} is told", row[0]);
        }
    }
    assert_eq!((csv.name.as_str(), csv.text.lines().count()), ("due.csv", 17));
    assert_eq!(csv.text.lines().nth(1), Some("L,2027-01-01,D4.1,promotion,USD,2900.00"));
    assert_eq!(calendar.text.matches("BEGIN:VEVENT").count(), 16);
    assert!(!calendar.text.contains('$') && !calendar.text.contains("2900"), "a calendar holds no pay: {}", calendar.text);
    Ok(())
}

/// Rows that mean nothing are told with their places, and the rest is used; nothing that was typed is lost.
pub async fn bad_rows_are_told(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    rows(&page, "name,level,step,hours,born\nIda,D4,2,1,1990-01-01\nBo,X9,1,1,\nCy,D4,1,38,\nDee,D4,9,1,\nEli,D5,1,0.8,\n").await?;
    page.see_text("h1", "2 people, $156,840 a year.").await?;
    page.see_text(".trouble [role=alert]", "Three rows of the file cannot be used").await?;
    for words in ["line 3", "X9", "line 4", "38", "line 5", "born"] {
        page.see_text(".trouble", words).await?;
    }
    page.click("[data-act=roster]").await?;
    page.see("textarea[name=rows]").await?;
    let kept = page.js("return document.querySelector('textarea[name=rows]').value", vec![]).await?;
    assert!(kept.as_str().unwrap_or_default().contains("Cy,D4,1,38,"), "{kept}");
    // What cannot be used at all opens nothing: the people from before are there, and what was typed, also after another view.
    rows(&page, "who,grade\nIda,D4\n").await?;
    page.see_text(".refused", "What was open before is still open.").await?;
    page.see_text(".refused", "level").await?;
    page.see_text("h1", "2 people, $156,840 a year.").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see("section.lens").await?;
    page.click("header nav a[href^=\"#/team\"]").await?;
    page.see_text("h1", "2 people, $156,840 a year.").await?;
    page.click("[data-act=roster]").await?;
    page.see("textarea[name=rows]").await?;
    let kept = page.js("return document.querySelector('textarea[name=rows]').value", vec![]).await?;
    assert_eq!(kept, json!("who,grade\nIda,D4\n"));
    rows(&page, "name,level,step\n<img src=x onerror=alert(1)>,D4,2\n\u{202e}דנה 🙂,D4,1\n").await?;
    page.see_text(".people", "<img src=x onerror=alert(1)>").await?;
    page.see_text(".people", "דנה 🙂").await?;
    page.gone(".trouble").await?;
    // Somebody who begins later costs from then on, and is counted apart.
    page.click("[data-act=roster]").await?;
    page.see("textarea[name=rows]").await?;
    rows(&page, "name,level,step,level_since\nAnn,D4,2,2026-01-01\nLate,D5,1,2027-03-01\n").await?;
    page.see_text("h1", "1 person, $84,200 a year.").await?;
    page.see_text(".team-page > .sub", "One more person begins later and costs from then on.").await?;
    page.see_text(".sums", "1 person begins").await?;
    let told = sums(&page).await?;
    assert!(told.contains(&("1 person begins".to_owned(), "+$90,800".to_owned())), "{told:?}");
    Ok(())
}

/// Rows typed field by field stand in the text, under its own header; nothing else of it changes.
pub async fn rows_are_typed_one_by_one(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    let field = |name: &str| format!(".next-row [data-row={name}]");
    // The level stays for the next one.
    page.choose(&field("level"), "D4").await?;
    for (name, step) in [("Ida; the “first”", "2"), ("Bo", "4")] {
        page.type_into(&field("name"), name).await?;
        page.type_into(&field("step"), step).await?;
        page.click("[data-act=add]").await?;
        page.focused(&field("name")).await?;
    }
    let text = page.js("return document.querySelector('textarea[name=rows]').value", vec![]).await?;
    let heads = "name,level,step,pay,hours,level_since,step_since,group,team";
    assert_eq!(text, json!(format!("{heads}\n\"Ida; the “first”\",D4,2,,,,,,\nBo,D4,4,,,,,,\n")));
    page.click("[data-act=use]").await?;
    page.see_text("h1", "2 people, $171,800 a year.").await?;
    page.see_text(".people", "Ida; the “first”").await
}

/// A file is chosen or dropped; the roster is there as long as the page is, for its own dataset only.
pub async fn files_are_opened_and_kept(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    let file = std::env::temp_dir().join(format!("stepladder-{}-{}.csv", std::process::id(), page.browser.name()));
    std::fs::write(&file, "name;level;pay\nMarked Person;D4;84.200,00\n")?;
    let field = page.driver.find(By::Css("input[name=roster]")).await?;
    field.send_keys(file.to_string_lossy()).await?;
    page.see_text("h1", "1 person, $84,200 a year.").await?;
    std::fs::remove_file(&file)?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see("section.lens").await?;
    page.click("header nav a[href^=\"#/team\"]").await?;
    page.see_text("h1", "1 person, $84,200 a year.").await?;
    page.choose("header select", "us-gs-2026").await?;
    page.see_text("h1", "What does the team cost").await?;
    page.choose("header select", "cloud-team").await?;
    page.see_text(".people", "Marked Person").await?;
    page.click("[data-act=close]").await?;
    page.see_text("h1", "What does the team cost").await?;
    dropped::files(&page, ".team-page", &[("dropped.csv", b"level,step\nD5,1\n")]).await?;
    page.see_text("[data-act=roster]", "dropped.csv · 1 person").await?;
    page.see_text("h1", "1 person, $90,800 a year.").await
}

/// No name and no pay of a roster is in the link, a title, the storage, the history, or in any request.
pub async fn nothing_leaves_the_page(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    page.see("[data-act=sample]").await?;
    page.site.go_offline();
    rows(&page, "name,level,pay,level_since,variable,group,team\nMarked Name,D4,83333,2019-03-17,7654321,Marked Group,Marked Team\n")
        .await?;
    page.see_text(".people", "Marked Name").await?;
    for choice in ["hidden", "shown", "track", "level"] {
        page.click(&format!("[data-choice={choice}]")).await?;
    }
    path::fill(&page, "months", "24").await?;
    page.rest().await?;
    let body = "return [location.href, document.title, JSON.stringify(localStorage), JSON.stringify(sessionStorage), \
        JSON.stringify(history.state), document.cookie, ...[...document.querySelectorAll('a[href]')].map((link) => link.href), \
        ...performance.getEntries().map((entry) => entry.name)]";
    let told: Vec<Value> = serde_json::from_value(page.js(body, vec![]).await?)?;
    for text in told.iter().filter_map(Value::as_str) {
        assert!(!["Marked", "83333", "83,333", "7654321", "2019-03-17"].iter().any(|secret| text.contains(secret)), "{text}");
    }
    assert_eq!(page.problems().await, Vec::<String>::new());
    Ok(())
}

/// By keyboard alone, and with no finding of axe: opening, choices, the roster once more, closing.
pub async fn by_keyboard_and_without_findings(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    axe::check(&page).await?;
    page.js("document.querySelector('[data-act=sample]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see_text("h1", "14 people").await?;
    page.focused("main h1").await?;
    page.rest().await?;
    axe::check(&page).await?;
    page.js("document.querySelector('[data-act=roster]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see("textarea[name=rows]").await?;
    axe::check(&page).await?;
    rows(&page, "level,step\nX1,1\nD4,1\n").await?;
    page.see_text(".trouble", "X1").await?;
    axe::check(&page).await
}

/// A thousand people: the first of them are drawn, and all on request; what is handed over holds all.
pub async fn many_people(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    let person = |place: usize| {
        let level = ["D3", "D4", "D5", "EM4", "EM5"][place % 5];
        format!("Person {place},{level},{},2026-01-15,2026-0{}-15", 1 + place % 4, 1 + place % 9)
    };
    let people: Vec<String> = (0..1_000).map(person).collect();
    let file = format!("name,level,step,level_since,step_since\n{}\n", people.join("\n"));
    rows(&page, &file).await?;
    page.see_text("h1", "1000 people, $").await?;
    page.see_text(".people tfoot", "1000 people").await?;
    assert_eq!(table(&page, ".people").await?.len(), 201);
    let due = taken::by(&page, "[data-take=due-csv]").await?;
    assert!(due.text.lines().count() > 500, "{}", due.text.lines().count());
    page.see("[data-act=all]").await?;
    page.js("for (const more of document.querySelectorAll('[data-act=all]')) more.click()", vec![]).await?;
    page.gone("[data-act=all]").await?;
    assert_eq!(table(&page, ".people").await?.len(), 1_001);
    assert_eq!(table(&page, ".due").await?.len(), due.text.lines().count() - 1);
    // What was unfolded stays so when a choice changes the figures.
    page.click("[data-choice=hidden]").await?;
    page.see_text(".people tbody tr:first-child th", "A").await?;
    page.rest().await?;
    assert_eq!(table(&page, ".people").await?.len(), 1_001);
    page.gone("[data-act=all]").await
}

/// Nothing is wider than the window, and paper holds all of it.
pub async fn on_every_width(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    for width in [320, 360, 900, 1440, 2560] {
        page.size(width, 900).await?;
        page.rest().await?;
        let over = page.js("return document.documentElement.scrollWidth - innerWidth", vec![]).await?;
        assert!(over.as_i64().unwrap_or(1) <= 0, "{over} px wider than {width}");
    }
    page.paper(true).await?;
    let hidden = page.js("return getComputedStyle(document.querySelector('.team-page .choices')).display", vec![]).await?;
    assert_eq!(hidden, json!("none"));
    page.paper(false).await
}

/// On paper: the figures, each sum once, nobody by name where names are hidden, and an answer to one person alone.
pub async fn on_paper(page: Page) -> Outcome {
    open(&page, CLOUD).await?;
    sample(&page).await?;
    let (sheets, text) = (page.sheets().await?, page.printed_text().await?);
    assert!((2..=4).contains(&sheets), "{sheets} pages");
    for words in [
        "14 people, $1,213,500 a year.",
        "$17,245",
        "Look at these first",
        "$1,246,300",
        "Sofia Marin",
        "5.2%",
        "none, pay kept",
        "made up",
    ] {
        assert!(text.contains(words), "no {words} on paper: {text}");
    }
    for (words, times) in [("In all", 1), ("Print", 0), ("Compare", 0), ("Close the roster", 0)] {
        assert_eq!(text.matches(words).count(), times, "{words} on paper: {text}");
    }
    page.click("[data-choice=hidden]").await?;
    page.see_text(".people", "A").await?;
    page.rest().await?;
    let text = page.printed_text().await?;
    assert!(!text.contains("Sofia") && text.contains("$1,246,300"), "{text}");
    page.click("[data-choice=shown]").await?;
    page.js("document.querySelector('[data-plan=\"8\"]').click()", vec![]).await?;
    page.see("[data-open=answer]").await?;
    page.js("document.querySelector('[data-open=answer]').click()", vec![]).await?;
    page.see_text(".person .sheet", "$83,067").await?;
    page.rest().await?;
    let (sheets, text) = (page.sheets().await?, page.printed_text().await?);
    assert_eq!(sheets, 1);
    assert!(text.contains("To Ana Ruiz") && text.contains("$84,200") && !text.contains("Sofia"), "{text}");
    Ok(())
}
