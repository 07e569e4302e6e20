//! What is taken away and read back: the same figures as on the page.

use crate::compare::{self, row};
use crate::page::{Outcome, Page};
use crate::taken::{self, Table};

/// Opens the menu of what can be taken away.
async fn menu(page: &Page) -> Outcome {
    taken::watch(page).await?;
    page.click("[data-take=menu]").await?;
    page.see("[data-take=csv]").await?;
    Ok(())
}

/// An amount as the page writes it, `+$3,600`, as a file does: `3600.00`.
fn plain(amount: &str) -> String {
    let digits: String = amount.chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '.')).collect();
    if digits.contains('.') { digits } else { format!("{digits}.00") }
}

/// Fails unless a file's table has the figures of the page's: pay, difference, midpoint, ratio, grades, landing, expectations.
async fn is_the_page(page: &Page, table: &Table, per: &str, at: &[&str]) -> Outcome {
    assert_eq!(table.head, at);
    let pay = row(page, &format!("Pay {per}")).await?;
    let words: Vec<Vec<&str>> = pay.iter().map(|cell| cell.split(' ').collect()).collect();
    let currency = if pay[0].contains('£') { "GBP" } else { "USD" };
    assert_eq!(table.row(&format!("Pay {per}, {currency}")), words.iter().map(|words| plain(words[0])).collect::<Vec<_>>());
    let more = table.row(&format!("More than {} {per}, {currency}", at[0]));
    let percent = table.row(&format!("More than {}, %", at[0]));
    assert_eq!((more[0], percent[0]), ("", ""), "the baseline has no difference");
    for column in 1..at.len() {
        assert_eq!(more[column], plain(words[column][1]), "{pay:?}");
        let shown: f64 = words[column][2].trim_matches(['(', ')', '%', '+']).replace('−', "-").parse()?;
        assert!((percent[column].parse::<f64>()? - shown).abs() < 0.051, "{percent:?} {pay:?}");
    }
    let mids = row(page, "Midpoint").await?;
    let mids: Vec<String> = mids.iter().map(|cell| plain(cell.split(' ').next().unwrap_or_default())).collect();
    assert_eq!(table.row(&format!("Midpoint, {currency}")), mids);
    for (exact, shown) in table.row("Compa-ratio").iter().zip(row(page, "Compa-ratio").await?) {
        assert!((exact.parse::<f64>()? - shown.parse::<f64>()?).abs() < 0.000_51, "{exact} {shown}");
    }
    let landings = row(page, compare::LANDS).await?;
    let (on, at_pay) = (table.row("Lands on"), table.row(&format!("Lands at, {currency}")));
    for column in 1..at.len() {
        let told = &landings[column];
        assert!(told.contains(&format!("lands on {} at", on[column])), "{told} {on:?}");
        assert!(told.split(' ').any(|word| plain(word.trim_end_matches([';', '.', ','])) == at_pay[column]), "{told} {at_pay:?}");
    }
    Ok(())
}

/// The grades and the expectations, of the cloud team.
async fn has_the_work(page: &Page, table: &Table) -> Outcome {
    for axis in ["Technology", "System", "People", "Process", "Influence"] {
        let (grades, more) = (table.row(axis), table.row(&format!("{axis}, grades more")));
        for (column, shown) in row(page, axis).await?.iter().enumerate() {
            // "4 Masters" is shown as "Masters", with "▼ 1" for -1 and "=" for 0.
            let name = grades[column].split_once(' ').expect("number and name of a grade").1;
            assert!(shown.starts_with(name), "{axis}: {shown} {grades:?}");
            let sign = match more[column].strip_prefix('-') {
                Some(less) => format!("▼ {less}"),
                None if more[column] == "0" => "=".to_owned(),
                None if column == 0 => String::new(),
                None => format!("▲ {}", more[column]),
            };
            assert!(shown.contains(&sign), "{axis}: {shown} {more:?}");
        }
    }
    let counts = |head: &str| table.row(head).iter().map(|cell| cell.lines().count()).collect::<Vec<_>>();
    assert_eq!((counts("New against the baseline"), counts("Only in the baseline")), (vec![0, 12, 5], vec![0, 29, 0]));
    assert_eq!(counts("Expected in both"), [0, 0, 29]);
    Ok(())
}

pub async fn csv_reads_back(page: Page) -> Outcome {
    let cases = [
        ("cloud-team", "D5.1,EM5.1,D6.1", "year", "a year"),
        ("cloud-team", "EM5.4,D5.1", "month", "a month"),
        ("us-gs-2026", "GS-9.10,GS-11.1,GS-12.4", "year", "a year"),
        ("nhs-afc-2026", "Band-5.3,Band-6.1", "hour", "an hour"),
    ];
    for (data, at, per, told) in cases {
        page.fresh(&format!("#/compare?data={data}&at={at}&per={per}")).await?;
        compare::shows(&page, at).await?;
        menu(&page).await?;
        let file = taken::by(&page, "[data-take=csv]").await?;
        assert_eq!((file.name.as_str(), file.media.as_str()), (format!("compare-{}.csv", at.replace(',', "-")).as_str(), "text/csv"));
        let table = taken::csv(&file.text);
        is_the_page(&page, &table, told, &at.split(',').collect::<Vec<_>>()).await?;
        if at == "D5.1,EM5.1,D6.1" {
            has_the_work(&page, &table).await?;
        }
    }
    Ok(())
}

/// The same table as the CSV, cell by cell; and what is copied where the clipboard refuses.
pub async fn markdown_reads_back(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    menu(&page).await?;
    let copied = taken::by(&page, "[data-take=markdown]").await?;
    page.see_text("[data-take=markdown]", "Copied").await?;
    let table = taken::markdown(&copied.text);
    is_the_page(&page, &table, "a year", &["D5.1", "EM5.1", "D6.1"]).await?;
    has_the_work(&page, &table).await?;
    assert_eq!(table, taken::csv(&taken::by(&page, "[data-take=csv]").await?.text));
    let link = taken::by(&page, "[data-take=link]").await?;
    assert_eq!(link.text, page.driver.current_url().await?.as_str());
    taken::refuse_to_copy(&page, true).await?;
    page.click("[data-take=markdown]").await?;
    page.see_text("[data-take=markdown]", "CSV").await?;
    page.see_text("[role=status].hidden", "Could not copy").await?;
    page.click("main > * .controls > button:last-of-type").await?;
    assert_eq!(taken::printed(&page).await?, 1, "the last button prints");
    Ok(())
}

/// The drawings are XML with colours of their own, name what they show, and open by themselves.
pub async fn drawings_open_on_their_own(page: Page) -> Outcome {
    // Browsers ask for it where a drawing is the page.
    page.allow("/favicon.ico");
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    menu(&page).await?;
    let radar = taken::by(&page, "[data-take=radar]").await?;
    let bands = taken::by(&page, "[data-take=bands]").await?;
    // A ladder without axes has no radar to save.
    compare::open(&page, "us-gs-2026", "GS-9.10,GS-11.1").await?;
    menu(&page).await?;
    page.gone("[data-take=radar]").await?;
    let alone = taken::by(&page, "[data-take=bands]").await?;
    let files = [
        (&radar, "compare-D5.1-EM5.1-D6.1-radar.svg", ["Cloud team ladder", "EM5.1", "Technology", "Influence"]),
        (&bands, "compare-D5.1-EM5.1-D6.1-bands.svg", ["Cloud team ladder", "EM5.1", "$90,800", "$106,000"]),
        (&alone, "compare-GS-9.10-GS-11.1-bands.svg", ["US General Schedule 2026", "GS-9.10", "GS-11.1", "January 1, 2026"]),
    ];
    for (file, name, words) in files {
        assert_eq!((file.name.as_str(), file.media.as_str()), (name, "image/svg+xml"));
        let document = roxmltree::Document::parse(&file.text)?;
        let root = document.root_element();
        assert_eq!((root.tag_name().name(), root.tag_name().namespace()), ("svg", Some("http://www.w3.org/2000/svg")));
        let said: String = root.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join(" | ");
        for word in words {
            assert!(said.contains(word), "{name} does not say {word:?}: {said}");
        }
        assert!(
            !file.text.contains("var(") && !file.text.contains("class=") && !file.text.contains("href"),
            "{name} needs the page's styles"
        );
        page.site.put(name, file.text.as_str());
        page.driver.goto(page.site.url(name)).await?;
        let body = "const root = document.documentElement; if (root.localName !== 'svg') return 'no drawing'; \
            const box = root.viewBox.baseVal, out = [...root.querySelectorAll('text, path')].filter((e) => { const own = e.getBBox(); \
              return own.x < -1 || own.y < -1 || own.x + own.width > box.width + 1 || own.y + own.height > box.height + 1; }); \
            return out.map((e) => e.textContent || e.getAttribute('d')).join('; ')";
        assert_eq!(page.js(body, vec![]).await?, "", "{name}: these stand outside of the drawing");
    }
    Ok(())
}
