//! The rows and the expectations: what differs, what is new, what is in both, what each level adds.

use thirtyfour::Key;

use crate::compare::{self, DIFFERS, group, groups, heads, row};
use crate::explore::link_says;
use crate::page::{Outcome, Page};

/// Rows in which nothing differs, and no others, are hidden on request; how many they are is said.
pub async fn only_what_differs(page: Page) -> Outcome {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "13"];
    for at in ["D5.1,EM5.1", "D4.1,EM4.1", "D6.2,D7.2", "D5.1,D5.3", "D5.1,D5.1"] {
        compare::open(&page, "cloud-team", at).await?;
        let all = heads(&page).await?;
        let mut rows = Vec::new();
        for head in &all {
            rows.push(row(&page, head).await?);
        }
        page.click(DIFFERS).await?;
        link_says(&page, &["differs=yes"]).await?;
        page.see_text(".compare-page .scroll .sub", "hidden").await?;
        let left = heads(&page).await?;
        for (head, cells) in all.iter().zip(&rows) {
            // Marks follow the value: "Adjusts" beside "Adjusts =".
            let same = cells[1].starts_with(cells[0].trim_end_matches(" baseline")) || cells == &["baseline", "The same band"];
            // To land somewhere is told even where one stays.
            assert_eq!(left.contains(head), !same || head == compare::LANDS, "{at}: {head} {cells:?}");
        }
        let told = page.text(".compare-page .scroll p.sub").await?.to_lowercase();
        let hidden = all.len() - left.len();
        assert!(hidden > 0 && told.starts_with(&format!("{} row", words[hidden])), "{hidden} rows are hidden, which is told as {told:?}");
        compare::same_by_link(&page).await?;
        page.click(DIFFERS).await?;
        page.until(
            "all rows",
            "return document.querySelectorAll('table.compare tbody tr').length === arguments[0]",
            vec![all.len().into()],
        )
        .await?;
    }
    Ok(())
}

/// Across tracks everything of the target is listed; within a track only what lies between. The numbers are those of the file:
/// D1 to D5 ask 29, EM4 and EM5 12, D5 and D6 11.
pub async fn expectations_in_three_groups(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    let found = groups(&page, 0).await?;
    assert_eq!((found.len(), group(&found, "New").count(), group(&found, "Only in D5").count()), (2, Some(12), Some(29)), "{found:?}");
    assert_eq!(group(&found, "New").lines.len(), 12);
    assert!(group(&found, "New").lines[0].starts_with("EM4 Stays hands-on"), "{:?}", group(&found, "New").lines);
    page.see_text(".expected .cards", "all expectations of EM5: 12").await?;
    // What is closed draws nothing until it is opened, then a part, then the rest.
    assert!(!group(&found, "Only").open && group(&found, "Only").lines.is_empty());
    compare::toggle(&page, 0, "Only").await?;
    page.see_text(".group", "Show more (17)").await?;
    assert_eq!(group(&groups(&page, 0).await?, "Only").lines.len(), 12);
    page.click(".group ul + button").await?;
    page.gone(".group ul + button").await?;
    let all = groups(&page, 0).await?;
    assert_eq!(group(&all, "Only").lines.len(), 29);
    assert!(group(&all, "Only").lines[28].starts_with("D5 Builds"), "{:?}", group(&all, "Only").lines);
    compare::toggle(&page, 0, "Only").await?;
    page.gone(".cards > :first-child .group:last-child ul").await?;

    compare::open(&page, "cloud-team", "D4.1,D6.1").await?;
    let found = groups(&page, 0).await?;
    assert_eq!(
        (found.len(), group(&found, "New").count(), group(&found, "Expected in both").count()),
        (2, Some(11), Some(23)),
        "{found:?}"
    );
    let of = |level: &str| group(&found, "New").lines.iter().filter(|line| line.starts_with(level)).count();
    assert_eq!((of("D5 "), of("D6 ")), (6, 5));
    // Downwards the same lines stand on the other side; a step within a level asks nothing else.
    compare::open(&page, "cloud-team", "D6.1,D4.1").await?;
    let found = groups(&page, 0).await?;
    assert_eq!((found.len(), group(&found, "Only in D6").count(), group(&found, "Expected in both").count()), (2, Some(11), Some(23)));
    compare::open(&page, "cloud-team", "D4.1,D4.3").await?;
    let found = groups(&page, 0).await?;
    assert_eq!((found.len(), group(&found, "Expected in both").count()), (1, Some(23)), "{found:?}");
    page.see_text(".expected", "same level asks the same").await
}

/// Takes everything out of a field by keys: WebDriver's own clearing tells the page nothing.
async fn empty(page: &Page, field: &str) -> Outcome {
    page.see(field).await?.focus().await?;
    page.js("document.activeElement.select()", vec![]).await?;
    page.press(Key::Backspace + "").await
}

/// The filter opens what is closed, keeps what holds all words, and says where nothing does.
pub async fn expectations_are_filtered(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    let link = page.link().await?;
    let filter = "input[name=sought]";
    page.type_into(filter, "HIRING fair").await?;
    page.see_text(".expected", "Runs hiring").await?;
    page.see_text(".expected", "Nothing here fits").await?;
    let found = groups(&page, 0).await?;
    assert!(found.iter().all(|group| group.open), "{found:?}");
    assert_eq!((group(&found, "New").lines.len(), group(&found, "Only").lines.len()), (1, 0), "{found:?}");
    empty(&page, filter).await?;
    page.type_into(filter, "d5 chapter").await?;
    page.until("no line", "return document.querySelectorAll('.group li').length === 0", vec![]).await?;
    empty(&page, filter).await?;
    page.type_into(filter, "production").await?;
    page.see_text(".group", "D3 Owns a feature").await?;
    let found = groups(&page, 0).await?;
    assert!(found.iter().flat_map(|group| &group.lines).all(|line| line.to_lowercase().contains("production")), "{found:?}");
    assert_eq!((group(&found, "New").lines.len(), group(&found, "Only").lines.len()), (1, 3), "{found:?}");
    assert_eq!(page.link().await?, link, "what is typed stands in the link");
    // A choice that has nothing to do with expectations leaves filter and groups as they are.
    page.click(DIFFERS).await?;
    link_says(&page, &["differs=yes"]).await?;
    assert_eq!(page.js("return document.querySelector('input[name=sought]').value", vec![]).await?, "production");
    assert_eq!(group(&groups(&page, 0).await?, "Only").lines.len(), 3);
    empty(&page, filter).await?;
    page.until("all of the new ones", "return document.querySelectorAll('.group li').length === 12", vec![]).await?;
    assert!(!group(&groups(&page, 0).await?, "Only").open, "what was closed is closed again");
    Ok(())
}

/// Two levels of one track: what each level between them adds, in order, whichever of the two is the baseline.
pub async fn level_by_level(page: Page) -> Outcome {
    for at in ["D3.1,D6.1", "D6.1,EM5.1,D3.2"] {
        compare::open(&page, "cloud-team", at).await?;
        page.see_text("details.climb summary", "D3").await?;
        page.see_text("details.climb summary", "D6").await?;
        page.click("details.climb summary").await?;
        page.see("details.climb h3").await?;
        assert_eq!(page.text("details.climb h3 .code").await?, "D4\nD5\nD6");
        let body = "return [...document.querySelectorAll('details.climb ol > li')].map((level) => level.querySelectorAll('li').length)";
        assert_eq!(page.js(body, vec![]).await?, serde_json::json!([6, 6, 5]));
        let body = "return [...document.querySelectorAll('details.climb ol > li')].map((level) => level.querySelector('.sub').innerText)";
        let grades: Vec<String> = serde_json::from_value(page.js(body, vec![]).await?)?;
        // D4 33332, D5 44343, D6 55344: People and Process do not change at the last.
        for (level, grown) in
            [["Evangelizes", "Owns", "Mentors"], ["Masters", "Evolves", "Adjusts"], ["Creates", "Leads", "Company"]].iter().enumerate()
        {
            assert!(grown.iter().all(|grade| grades[level].contains(grade)), "{grades:?}");
        }
        assert!(!grades[2].contains("Mentors") && !grades[2].contains("Adjusts"), "{grades:?}");
    }
    // Nothing to tell between two tracks.
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    page.gone("details.climb").await
}
