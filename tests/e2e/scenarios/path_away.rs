//! What is taken away and read back: the same dates and figures as on the page.

use chrono::NaiveDate;

use crate::page::{Outcome, Page};
use crate::path::{self, CASE, Card, cards, minor, open};
use crate::taken::{self, Taken};

async fn menu(page: &Page) -> Outcome {
    page.see(".route").await?;
    taken::watch(page).await?;
    page.click("[data-take=menu]").await?;
    page.see("[data-take=csv]").await?;
    Ok(())
}

/// The days as a file writes them; `Nov 21, 2027` on the page.
fn day(shown: &str) -> NaiveDate {
    NaiveDate::parse_from_str(shown, "%b %d, %Y").unwrap_or_else(|why| panic!("{shown:?}: {why}"))
}

/// An amount as a file writes it: `84200.00`; empty where none is given.
fn plain(minor: Option<i64>) -> String {
    minor.map(|minor| format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100)).unwrap_or_default()
}

/// What the lines of a file must be, from what the page shows.
async fn shown(page: &Page, link: &str, currency: &str, per: &str) -> Outcome<Vec<Vec<String>>> {
    let routes = cards(page).await?;
    assert!(!routes.is_empty(), "{link}");
    Ok(expected(&routes, currency, per))
}

fn expected(routes: &[Card], currency: &str, per: &str) -> Vec<Vec<String>> {
    let head = ["Route", "Date", "Position", "Why", "Currency", &format!("Pay {per}"), &format!("Change {per}")].map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    for route in routes {
        for [when, at, why, pay, change] in &route.events {
            let change = Some(change).filter(|change| !change.is_empty()).map(|change| minor(change));
            let cells = [&route.name, &day(when).to_string(), at, why, currency, &plain(Some(minor(pay))), &plain(change)];
            lines.push(cells.map(|cell: &str| cell.to_owned()).to_vec());
        }
    }
    lines
}

const CASES: [(&str, &str, &str, &str); 4] = [
    (CASE, "USD", "a year", "path-D4.2-D5.1"),
    ("data=cloud-team&from=D4.2&per=month&rise=2.5", "USD", "a month", "path-D4.2-best-pay"),
    ("data=us-gs-2026&from=GS-5.1&to=GS-9.1", "USD", "a year", "path-GS-5.1-GS-9.1"),
    ("data=nhs-afc-2026&from=Band-5.1&to=Band-5.3&per=hour", "GBP", "an hour", "path-Band-5.1-Band-5.3"),
];

pub async fn csv_reads_back(page: Page) -> Outcome {
    for (link, currency, per, name) in CASES {
        open(&page, link).await?;
        menu(&page).await?;
        let file = taken::by(&page, "[data-take=csv]").await?;
        assert_eq!((file.name, file.media.as_str()), (format!("{name}.csv"), "text/csv"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.text.as_bytes());
        let read: Result<Vec<Vec<String>>, _> =
            reader.records().map(|record| record.map(|record| record.iter().map(str::to_owned).collect())).collect();
        assert_eq!(read?, shown(&page, link, currency, per).await?, "{link}");
    }
    Ok(())
}

pub async fn markdown_reads_back(page: Page) -> Outcome {
    for (link, currency, per, _) in CASES {
        open(&page, link).await?;
        menu(&page).await?;
        let copied = taken::by(&page, "[data-take=markdown]").await?;
        page.see_text("[data-take=markdown]", "Copied").await?;
        // Nothing in it needs a backslash, so its cells stand between bars as they are.
        let cells = |line: &str| line.trim_matches(['|', ' ']).split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let mut read: Vec<Vec<String>> = copied.text.lines().map(|line| cells(&format!("{line} "))).collect();
        assert_eq!(read.remove(1), ["---"; 7]);
        let mut expected = shown(&page, link, currency, per).await?;
        for line in expected.iter_mut().chain(&mut read) {
            line.resize(7, String::new());
        }
        assert_eq!(read, expected, "{link}");
    }
    open(&page, CASE).await?;
    menu(&page).await?;
    let link = taken::by(&page, "[data-take=link]").await?;
    assert_eq!(link.text, page.driver.current_url().await?.as_str());
    page.click(".path-page .intro .controls > button:last-of-type").await?;
    assert_eq!(taken::printed(&page).await?, 1, "the last button prints");
    Ok(())
}

/// The entries of an iCalendar file: of each the values of its properties by name, with their parameters.
fn entries(file: &Taken) -> Vec<Vec<(String, String)>> {
    assert!(file.text.ends_with("END:VCALENDAR\r\n") && !file.text.replace("\r\n", "").contains('\n'), "lines end with CR LF");
    assert!(file.text.split("\r\n").all(|line| line.len() <= 75), "long lines are folded");
    let text = file.text.replace("\r\n ", "");
    let lines = text.lines().map(|line| line.split_once(':').unwrap_or_else(|| panic!("{line:?} is no property")));
    let mut all = Vec::new();
    for (name, value) in lines {
        match (name, value) {
            ("BEGIN", "VEVENT") => all.push(Vec::new()),
            ("BEGIN" | "END", _) => {}
            _ => all
                .last_mut()
                .into_iter()
                .for_each(|entry: &mut Vec<(String, String)>| entry.push((name.to_owned(), value.replace("\\,", ",")))),
        }
    }
    all
}

/// One entry a review and switch of each route, on its day, with what happens; nothing for today, for a table or for a rise.
pub async fn the_calendar_reads_back(page: Page) -> Outcome {
    for (link, .., name) in CASES {
        open(&page, link).await?;
        menu(&page).await?;
        let file = taken::by(&page, "[data-take=calendar]").await?;
        assert_eq!((file.name.clone(), file.media.as_str()), (format!("{name}.ics"), "text/calendar"));
        for line in ["BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:"] {
            assert_eq!(file.text.matches(line).count(), 1, "{line}");
        }
        let routes = cards(&page).await?;
        let reviews = routes.iter().flat_map(|route| route.events.iter().map(move |event| (route, event)));
        let reviews = reviews
            .filter(|(_, [_, _, why, ..])| !["Start", "The yearly rise assumed", "A new table takes effect"].contains(&why.as_str()));
        let expected: Vec<(String, String, &str)> = reviews
            .map(|(route, [when, at, why, ..])| (day(when).format("%Y%m%d").to_string(), format!("{at}: {why}"), route.name.as_str()))
            .collect();
        let found = entries(&file);
        let value = |entry: &[(String, String)], name: &str| {
            let mut values = entry.iter().filter(|(own, _)| own == name).map(|(_, value)| value.clone());
            let first = values.next().unwrap_or_else(|| panic!("no {name} in {entry:?}"));
            assert_eq!(values.next(), None, "{name} twice");
            first
        };
        assert_eq!(found.len(), expected.len(), "{link}");
        let mut ids = Vec::new();
        for (entry, (day, title, route)) in found.iter().zip(&expected) {
            assert_eq!((&value(entry, "DTSTART;VALUE=DATE"), &value(entry, "SUMMARY")), (day, title));
            let about = value(entry, "DESCRIPTION");
            assert!(about.starts_with(route) && about.ends_with("as planned on November 21, 2026: the review decides."), "{about}");
            assert_eq!(value(entry, "DTSTAMP"), "20261121T000000Z");
            ids.push(value(entry, "UID"));
        }
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), expected.len(), "every entry has an id of its own");
    }
    // The same choices give the same ids, so that a newer file replaces the entries of an older one.
    path::open_on(&page, "2026-11-22", CASE).await?;
    menu(&page).await?;
    let newer = taken::by(&page, "[data-take=calendar]").await?;
    open(&page, CASE).await?;
    menu(&page).await?;
    let ids = |file: &Taken| -> Vec<String> { file.text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect() };
    assert_eq!(ids(&newer), ids(&taken::by(&page, "[data-take=calendar]").await?));
    Ok(())
}
