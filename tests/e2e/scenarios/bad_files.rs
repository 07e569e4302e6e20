//! Files that people get wrong: each problem is told with its place, and nothing else is lost.

use std::fmt::Write as _;

use serde_json::json;

use crate::explore::{self, FIGURE, TROUBLE, pay_cell};
use crate::overlay::{self, BANDS, ID, LADDER};
use crate::page::{Outcome, Page};

/// What a problem must say: its place, what was found, and what was expected.
type Problem<'a> = [&'a str; 3];

/// Opens the dataset with these files.
async fn open(page: &Page, ladder: impl AsRef<[u8]>, bands: impl AsRef<[u8]>) -> Outcome {
    overlay::add(&page.site, ID, Some(ladder.as_ref()), Some(bands.as_ref()));
    page.fresh(&format!("#/explore?data={ID}")).await
}

/// The small ladder with some of its words replaced, each once.
fn ladder_with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(LADDER.to_owned(), |file, (old, new)| {
        assert!(file.contains(old), "the ladder has no {old}");
        file.replacen(old, new, 1)
    })
}

async fn told(page: &Page, place: &str, problems: &[Problem<'_>]) -> Outcome {
    for [at, found, expected] in problems {
        let body = "return [...document.querySelectorAll(arguments[0] + ' ol.problems li')].some((item) => \
            { const [place, found] = [item.querySelector('b').textContent, item.textContent]; \
              return place === arguments[1] && found.includes('Found ' + arguments[2]) && found.includes('Expected ' + arguments[3]); })";
        let arguments = [place, at, found, expected].map(|word| json!(word)).to_vec();
        if let Err(why) = page.until(&format!("{at}: Found {found}… Expected {expected}…"), body, arguments).await {
            return Err(format!("{why}; told is\n{}", page.text("main").await?).into());
        }
    }
    Ok(())
}

/// The dataset does not open, its problems are told, and the header leads on to one that does.
async fn refused(page: &Page, problems: &[Problem<'_>]) -> Outcome {
    page.see(&format!("{TROUBLE} h1")).await?;
    told(page, TROUBLE, problems).await?;
    leads_on(page).await
}

async fn leads_on(page: &Page) -> Outcome {
    explore::pick(page, "Data", "us-gs-2026").await?;
    page.see_text("h1", "US General Schedule 2026").await?;
    page.gone(TROUBLE).await?;
    page.gone("ol.problems").await
}

/// Follows the notice to what is odd in the files, and comes back.
async fn seen(page: &Page, problems: &[Problem<'_>]) -> Outcome {
    page.click("p.notice a").await?;
    told(page, ".data-page", problems).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see("section.lens").await.map(drop)
}

/// The dataset opens, with a warning that is a click away.
async fn warned(page: &Page, problems: &[Problem<'_>]) -> Outcome {
    page.see_text("h1", "Small ladder").await?;
    seen(page, problems).await?;
    page.click(&explore::cell("A1")).await?;
    page.see_text(FIGURE, "$40,000").await?;
    leads_on(page).await
}

pub async fn missing_ladder(page: Page) -> Outcome {
    page.allow("/data/mine/ladder.json");
    page.allow("Failed to load resource");
    overlay::add(&page.site, ID, None, Some(BANDS.as_bytes()));
    page.fresh(&format!("#/explore?data={ID}")).await?;
    page.see_text(TROUBLE, "data/mine/ladder.json").await?;
    leads_on(&page).await
}

/// A ladder without pay is still a ladder.
pub async fn missing_bands(page: Page) -> Outcome {
    page.allow("/data/mine/bands.csv");
    page.allow("Failed to load resource");
    overlay::add(&page.site, ID, Some(LADDER.as_bytes()), None);
    page.fresh(&format!("#/explore?data={ID}")).await?;
    page.see_text("h1", "Small ladder").await?;
    seen(&page, &[["bands.csv", "no such file", "the salary band matrix"]]).await?;
    for lens in explore::LENSES {
        page.open(&format!("#/explore?data={ID}&lens={lens}&at=A1.1")).await?;
        page.see_text(FIGURE, "No pay given").await?;
    }
    leads_on(&page).await
}

pub async fn files_that_are_no_ladder(page: Page) -> Outcome {
    let cases: [(&[u8], Problem<'_>); 6] = [
        (b"", ["ladder.json", "an empty file", "a file with content"]),
        (b"<!doctype html><title>Not found</title>", ["ladder.json, line 1", "a web page", "the file itself"]),
        (b"{ \"format\": 1,\n  \"name\": \"Cut", ["ladder.json, line 2", "the end of the file", "the rest of it"]),
        (b"{ \"format\": 1,\n  name: 3 }", ["ladder.json, line 2", "text that is not JSON", "JSON"]),
        (b"[]", ["ladder.json, line 1", "a list", ""]),
        (b"{ \"format\": 1, \"name\": \"M\xFCller\" }", ["ladder.json, line 1", "the byte 0xfc", "text in UTF-8"]),
    ];
    for (file, problem) in cases {
        open(&page, file, BANDS).await?;
        refused(&page, &[problem]).await?;
    }
    Ok(())
}

pub async fn ladders_that_make_no_sense(page: Page) -> Outcome {
    open(&page, ladder_with(&[("\"format\": 1", "\"format\": 2")]), BANDS).await?;
    refused(&page, &[["ladder.json, line 1, format", "2", "format 1"]]).await?;
    // Every problem at once, not only the first.
    let wrong = [("\"B1\"", "\"A1\""), ("\"id\": \"c\"", "\"id\": \"a\""), ("\"rank\": 2", "\"rank\": \"two\""), ("USD", "dollars")];
    open(&page, ladder_with(&wrong), BANDS).await?;
    let problems = [
        ["ladder.json, line 10, tracks[1].levels[0].id", "the id “A1” a second time", "an id that no other level has"],
        ["ladder.json, line 12, tracks[2].id", "the id “a” a second time", "an id that no other track has"],
        ["ladder.json, line 7, tracks[0].levels[1].rank", "“two”", "a whole number"],
        ["ladder.json, line 2, pay.currency", "“dollars”", "an ISO 4217 currency code"],
    ];
    refused(&page, &problems).await?;
    // The axis has two grades.
    open(&page, ladder_with(&[("\"skill\": 2", "\"skill\": 3")]), BANDS).await?;
    warned(&page, &[["ladder.json, line 8, tracks[0].levels[2].profile.skill", "grade 3", "a grade from 1 to 2"]]).await
}

pub async fn pay_that_makes_no_sense(page: Page) -> Outcome {
    let cases: [(&str, &[Problem<'_>]); 7] = [
        ("", &[["bands.csv", "an empty file", "a file with content"]]),
        ("<html>Not found</html>\n", &[["bands.csv, line 1", "a web page", "the file itself"]]),
        ("level,1,2\nA1,-40000,41000\n", &[["bands.csv, line 2, 1", "“-40000”", "pay of 0 or more"]]),
        ("level,min,max\nA1,50000,40000\n", &[["bands.csv, line 2, min", "min 50000.00 above max 40000.00", "min at or below max"]]),
        (
            "level,step,amount,currency\nA1,1,\"62,000\",KWD\n",
            &[["bands.csv, line 2, amount", "“62,000”", "a file that can be read one way only"]],
        ),
        ("level,step,amount\nA1,1,40000\nA1,1,41000\n", &[["bands.csv, line 3, A1.1", "the same cell as in line 2", "one row"]]),
        (
            "level,step,amount\nA1,1,lots\nA2,1,-5\nA3,1,62000€\n",
            &[
                ["bands.csv, line 2, amount", "“lots”", "an amount such as"],
                ["bands.csv, line 3, amount", "“-5”", "pay of 0 or more"],
                ["bands.csv, line 4, amount", "“62000€”", "an amount in USD"],
            ],
        ),
    ];
    for (file, problems) in cases {
        open(&page, LADDER, file).await?;
        refused(&page, problems).await?;
    }
    Ok(())
}

/// What can be left out is left out, told of, and the dataset opens.
pub async fn pay_that_belongs_nowhere(page: Page) -> Outcome {
    open(&page, LADDER, "level,step,amount\nA1,1,40000\nA1,7,41000\n").await?;
    let step = ["bands.csv, line 3, step", "pay for step “7” of A1, which is left out", "a step that ladder.json gives A1: 1, 2"];
    warned(&page, &[step]).await?;
    open(&page, LADDER, BANDS.to_owned() + "D7,1,2\n").await?;
    warned(&page, &[["bands.csv, line 10, level", "pay for the unknown level “D7”", "the id of a level in ladder.json"]]).await
}

/// 10 MB that are no text: a quick and plain answer, and the page lives.
pub async fn ten_megabytes_of_noise(page: Page) -> Outcome {
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    })
    .take(10_000_000)
    .collect();
    open(&page, &noise, BANDS).await?;
    refused(&page, &[["ladder.json, line 1", "the byte", "text in UTF-8"]]).await?;
    open(&page, LADDER, &noise).await?;
    refused(&page, &[["bands.csv, line 1", "the byte", "text in UTF-8"]]).await
}

/// 100,000 rows: 12,500 regions for a ladder of eight levels.
pub async fn a_hundred_thousand_rows(page: Page) -> Outcome {
    let mut file = String::from("level,step,amount,region\n");
    for region in 1..=12_500 {
        for (level, pay) in ["A1", "A2", "A3", "B1", "B3", "C1", "C2", "C3"].into_iter().zip((40_000..).step_by(1_000)) {
            writeln!(file, "{level},1,{},Region {region}", pay + region)?;
        }
    }
    open(&page, LADDER, file).await?;
    page.see_text("h1", "Small ladder").await?;
    explore::pick(&page, "Region", "Region 12500").await?;
    explore::lens(&page, "steps").await?;
    page.see_text(&pay_cell("A1.1"), "$52,500").await?;
    explore::link_says(&page, &["region=Region%2012500"]).await?;
    leads_on(&page).await
}

/// The list of problems is a part of the program that comes later: where it does not, the page says so, and asks again on request.
pub async fn the_words_come_later(page: Page) -> Outcome {
    let part = page.site.file("split_problems");
    // Each browser has words of its own for a file that is missing on purpose.
    for words in [part.as_str(), "Failed to load resource", "CompileError"] {
        page.allow(words);
    }
    page.site.hide(&part);
    open(&page, ladder_with(&[("\"name\": \"Small ladder\"", "\"name\": 7")]), BANDS).await?;
    page.see_text(&format!("{TROUBLE} h1"), "cannot be opened").await?;
    page.see_text(TROUBLE, "There are 1 error").await?;
    page.see_text(TROUBLE, "Reload").await?;
    page.gone("ol.problems").await?;
    page.site.restore();
    page.click(&format!("{TROUBLE} [data-act=again]")).await?;
    told(&page, TROUBLE, &[["ladder.json, line 1, name", "7", "a string"]]).await
}

/// What is odd beyond problems is looked for when somebody asks, and told after them; nothing of it is loaded before.
pub async fn findings_are_told_on_request(page: Page) -> Outcome {
    const FOUND: &str = "return [...document.querySelectorAll(arguments[0] + ' ol.problems li')].some((item) => \
        item.querySelector('.kind').textContent === 'Finding' && item.querySelector('b').textContent === arguments[1] \
        && item.textContent.includes(arguments[2]))";
    let found = async |list: &str, at: &str, what: &str| {
        page.until(&format!("the finding {at}: {what}"), FOUND, [list, at, what].map(|word| json!(word)).to_vec()).await
    };
    page.fresh("#/explore?data=us-gs-2026").await?;
    page.see("section.lens").await?;
    page.gone(".findings").await?;
    page.open("#/data?data=us-gs-2026&show=check").await?;
    page.see_text(".findings", "Nothing found.").await?;
    page.open("#/data?data=cloud-team&show=check").await?;
    page.see_text(".findings", "3 findings. They are hints").await?;
    found(".findings", "ladder.json, D3", "“Engineer” is also the title").await?;
    // Where files have problems, findings stand after those.
    open(&page, LADDER, BANDS.replace("A2,50000", "A2,500000")).await?;
    page.see_text("h1", "Small ladder").await?;
    page.click("p.notice a").await?;
    found(".findings", "bands.csv, line 3, A2.1", "Pays $500,000, 9.8 times the $51,000 of A2.2").await?;
    page.see_text(".data-page ol.problems", "Warning").await
}

/// Without its list the site has nothing to open, and says so instead of staying blank.
pub async fn a_list_that_is_missing_or_broken(page: Page) -> Outcome {
    page.allow("/data/index.json");
    page.allow("Failed to load resource");
    page.site.hide("data/index.json");
    page.fresh("").await?;
    page.see(&format!("{TROUBLE} h1")).await?;
    page.see_text(TROUBLE, "data/index.json").await?;
    let cases = [
        ("", ["index.json", "an empty file", "a file with content"]),
        ("<!doctype html>", ["index.json, line 1", "a web page", "the file itself"]),
        ("{ \"format\": 9, \"datasets\": [{ \"id\": \"a\", \"name\": \"A\" }] }", ["index.json, line 1, format", "9", "format 1"]),
        ("{ \"format\": 1, \"datasets\": [] }", ["index.json, datasets", "no dataset", "at least one dataset"]),
    ];
    for (file, problem) in cases {
        page.site.put("data/index.json", file);
        page.fresh("").await?;
        page.see(&format!("{TROUBLE} h1")).await?;
        told(&page, TROUBLE, &[problem]).await?;
    }
    // A list with one bad entry is told of, and serves with the others.
    page.site.put(
        "data/index.json",
        r#"{ "format": 1, "datasets": [{ "id": "../up", "name": "Up" }, { "id": "cloud-team", "name": "Cloud" }] }"#,
    );
    page.fresh("").await?;
    page.see_text("h1", "Cloud team ladder").await?;
    page.see_text("p.notice", "The list of datasets has 1 error; it opened all the same.").await?;
    page.click("p.notice a").await?;
    page.see_text(".data-page", "“../up”").await
}
