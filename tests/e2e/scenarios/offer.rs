//! Offer: where a figure stands, what it is worth, whom it touches, the papers, and what stays on the device.

use serde_json::{Value, json};

use crate::axe;
use crate::offer::{drop_file, mira, open, sample};
use crate::page::{Outcome, Page};
use crate::path::{fill, filled};
use crate::taken;
use crate::team::table;

const AT: &str = "data=cloud-team&at=D5.2";

/// The offer of the look, line by line; its sums were added up apart from the program (`crates/progression/tests/offer.rs`).
pub async fn the_offer_of_the_look(page: Page) -> Outcome {
    open(&page, AT).await?;
    page.see_text("h1", "An offer of D5.2 pays $92,600 a year, 33% into the band of D5.").await?;
    mira(&page).await?;
    sample(&page).await?;
    page.see_text("h1", "An offer of $93,000 stands between D5.2 ($92,600) and D5.3 ($94,400), 40% into the band of D5.").await?;
    page.see_text(".legend", "Midpoint $93,550, half way; compa-ratio 0.994").await?;
    page.see_text(".rule", "Within the band. A figure under $90,800 or over $96,300").await?;
    let pairs = [["a year", "$93,000"], ["a month", "$7,750"], ["an hour", "$44.59"]];
    assert_eq!(table(&page, ".base").await?, pairs);
    fill(&page, "hours", "80").await?;
    page.see_text(".base", "$74,400").await?;
    let part = [["a year", "$93,000", "$74,400"], ["a month", "$7,750", "$6,200"], ["an hour", "$44.59", "$44.59"]];
    assert_eq!(table(&page, ".base").await?, part);
    fill(&page, "hours", "100").await?;
    page.see_text(".years", "$105,440").await?;
    let years = table(&page, ".years").await?;
    assert_eq!(years[0], ["First year", "$93,000", "$5,000", "$7,440", "$105,440"]);
    assert_eq!(years[1], ["Second year", "$94,400", "", "$7,552", "$101,952"]);
    assert_eq!(years[2], ["A usual year", "$93,000", "", "$7,440", "$100,440"]);

    let after = table(&page, ".after").await?;
    assert_eq!(after[0], ["Feb 1, 2027", "D5.2start; $400 above the step", "start; $400 above the step", "$93,000", ""]);
    assert_eq!(after[1], ["Feb 1, 2028", "D5.3step", "step", "$94,400", "+$1,400"]);
    assert_eq!(after[2], ["Feb 1, 2029", "D5.4step", "step", "$96,300", "+$1,900"]);

    page.see_text(".fair", "Three of the four people in D5 and EM5 are paid less; two of them are overtaken.").await?;
    page.see_text(".fair", "Raising those two to $93,000 costs $600 a year, and all three $2,800.").await?;
    let beside = table(&page, ".beside").await?;
    let minus = |text: &str| text.replace('−', "-");
    let rows: Vec<Vec<String>> = beside.iter().map(|row| row.iter().map(|cell| minus(cell)).collect()).collect();
    assert_eq!(rows[0], ["Ravi Nairpaid more", "D5.4", "two steps above", "$96,300", "+$3,300", "paid more"]);
    assert_eq!(rows[1], ["Karl Bergovertaken", "EM5.1", "$1,600 below the band of EM5", "$92,800", "-$200", "overtaken"]);
    assert_eq!(rows[2], ["Mark Ilvesovertaken", "D5.2", "same step", "$92,600", "-$400", "overtaken"]);
    assert_eq!(rows[3], ["Lena Brandtpaid less", "D5.1", "one step below", "$90,800", "-$2,200", "paid less"]);

    // The gap of all, and that of the level only where enough of both were there before.
    let select = "const select = [...document.querySelectorAll('.terms select')].at(-1); select.value = 'w'; \
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(select, vec![]).await?;
    page.see_text(".fair", "Over all, mean pay of “w” is 4.6% less than that of “m”; with the offer").await?;
    assert!(!page.text(".fair").await?.contains("In D5, mean pay"), "two people of a group would follow");

    // The letter, while one edits: the range before the figure.
    let letter = page.text(".sheet").await?;
    let places: Vec<_> = ["To Mira Novak", "runs from $90,800 to $96,300", "$93,000 a year", "First", "What the level asks"]
        .into_iter()
        .filter_map(|words| letter.find(words))
        .collect();
    assert!(places.len() >= 4 && places.is_sorted(), "{letter}");
    Ok(())
}

/// A second scenario, above the band: its reason, the two side by side, the one chosen, and the three papers.
pub async fn scenarios_and_papers(page: Page) -> Outcome {
    open(&page, AT).await?;
    mira(&page).await?;
    sample(&page).await?;
    page.click("[data-act=add]").await?;
    page.see(".scenarios").await?;
    fill(&page, "figure", "97500").await?;
    page.see_text("h1", "An offer of $97,500 stands above D5.4 ($96,300), $1,200 above the band of D5.").await?;
    page.see_text(".rule", "Above the band (red circle).").await?;
    page.see_text(".papers", "The letter waits for a reason").await?;
    page.gone("[data-take=print]").await?;
    fill(&page, "reason", "MARKED reason").await?;
    page.see("[data-take=print]").await?;
    fill(&page, "sign-on", "").await?;
    page.see_text(".scenarios", "$105,300").await?;
    let rows = table(&page, ".scenarios").await?;
    let row = |name: &str| rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no {name} in {rows:?}"))[1..].to_vec();
    assert_eq!(row("Base pay a year, full hours"), ["$93,000", "$97,500"]);
    assert_eq!(row("Place in the band"), ["40% into the band of D5", "$1,200 above the band of D5"]);
    assert_eq!(row("First year in all"), ["$105,440", "$105,300"]);
    assert_eq!(row("The team"), ["3 paid less, 2 of them overtaken", "4 paid less, 1 of them overtaken"]);
    assert_eq!(row("Reason"), ["", "MARKED reason"]);
    // Chosen, taken back, and chosen again.
    for place in [1, 0, 1] {
        page.js("document.querySelectorAll('.scenarios [name=chosen]')[arguments[0]].click()", vec![json!(place)]).await?;
        page.rest().await?;
        let chosen = "return [...document.querySelectorAll('.scenarios [name=chosen]')].findIndex((radio) => radio.checked)";
        assert_eq!(page.js(chosen, vec![]).await?, json!(place));
    }

    let letter = taken::by(&page, "[data-take=html]").await?;
    assert_eq!((letter.name.as_str(), letter.media.as_str()), ("letter.html", "text/html"));
    for hidden in ["MARKED", "Ravi", "Berg", "105,440", "<script", "http-equiv=\"refresh"] {
        assert!(!letter.text.contains(hidden), "{hidden} in the letter");
    }
    page.click("[data-choice=record]").await?;
    page.see_text(".sheet", "Why outside of the band").await?;
    let record = taken::by(&page, "[data-take=markdown]").await?;
    for told in ["MARKED reason", "Ravi Nair", "Karl Berg", "chosen", "$105,440", "July 1, 2026"] {
        assert!(record.text.contains(told), "no {told} in the record: {}", record.text);
    }
    page.click("[data-choice=hidden]").await?;
    page.rest().await?;
    let record = taken::by(&page, "[data-take=markdown]").await?;
    assert!(!record.text.contains("Ravi") && record.text.contains("1.0422"), "{}", record.text);
    page.click("[data-choice=advert]").await?;
    page.see_text(".sheet", "$90,800 – $96,300").await?;
    assert!(!page.text(".sheet").await?.contains("Mira"));
    page.click("[data-choice='0']").await?;
    page.see_text("h1", "An offer of $93,000").await?;
    assert_eq!(filled(&page, "sign-on").await?, "$5,000");
    // Back and forth between scenarios mixes nothing.
    page.driver.back().await?;
    page.see_text("h1", "An offer of $97,500").await?;
    assert_eq!(filled(&page, "sign-on").await?, "");
    page.driver.forward().await?;
    page.see_text("h1", "An offer of $93,000").await?;
    page.click("[data-act=remove]").await?;
    page.gone(".scenarios").await?;
    page.see_text("h1", "An offer of $97,500").await?;
    // Without a level what was prepared waits.
    page.open("#/offer?data=cloud-team").await?;
    page.click("[data-act=go-on]").await?;
    page.see_text("h1", "An offer of $97,500").await
}

/// By a step, by a figure, by sliding, and by a figure whose level is looked for; per month too.
pub async fn placing(page: Page) -> Outcome {
    open(&page, "data=cloud-team").await?;
    fill(&page, "look", "93,000").await?;
    page.see_text(".offers button", "D5 Staff engineer, 40%").await?;
    fill(&page, "look", "1").await?;
    page.see_text(".picking", "No band holds $1.").await?;
    fill(&page, "look", "many").await?;
    page.see_text(".wrong", "“many” is no amount").await?;
    fill(&page, "look", "93,000").await?;
    page.see_text(".offers button", "D5").await?;
    page.click(".picking .offers button:not([disabled])").await?;
    page.see_text("h1", "An offer of $93,000 stands between").await?;
    assert!(page.link().await?.ends_with("at=D5"), "a figure is in no link");
    page.click("[data-step='D5.3']").await?;
    page.see_text("h1", "An offer of D5.3 pays $94,400 a year").await?;
    assert!(page.link().await?.ends_with("at=D5.3"));
    fill(&page, "slide", "9500000").await?;
    page.see_text("h1", "An offer of $95,000 stands between").await?;
    page.see_text(".elsewhere", "EM5 Engineering manager").await?;
    page.click("[data-level=EM5]").await?;
    page.see_text("h1", "into the band of EM5").await?;
    assert_eq!(filled(&page, "figure").await?, "$95,000");
    fill(&page, "figure", "a lot").await?;
    page.see_text(".wrong", "“a lot” is no amount").await?;
    page.see_text("h1", "An offer of $95,000").await?;
    for (name, wrong, says) in
        [("hours", "0", "no share of full hours"), ("bonus", "x%", "neither an amount nor a share"), ("sign-on", "-5", "is no amount")]
    {
        fill(&page, name, wrong).await?;
        page.see_text(&format!("#wrong-{name}"), says).await?;
    }
    // What an hour pays goes back and forth to the cent.
    let per = "const select = [...document.querySelectorAll('.terms select')].find((e) => [...e.options].some((o) => o.value === 'hour')); \
        select.value = 'hour'; select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(per, vec![]).await?;
    page.see_text("h1", "An offer of $45.55").await?;
    fill(&page, "figure", "44.59").await?;
    page.see_text("h1", "An offer of $44.59").await?;
    assert_eq!(filled(&page, "figure").await?, "$44.59");
    Ok(())
}

/// Public tables: an hour, the place in the band, and who has no reviews.
pub async fn public_tables(page: Page) -> Outcome {
    open(&page, "data=nhs-afc-2026&at=Band-6").await?;
    fill(&page, "figure", "42,170").await?;
    page.see_text("h1", "27% into the band of Band-6").await?;
    page.see_text(".legend", "compa-ratio 0.958").await?;
    page.see_text(".base", "£21.57").await?;
    open(&page, "data=us-gs-2026&at=GS-13").await?;
    fill(&page, "figure", "103049").await?;
    page.see_text("h1", "44% into the band of GS-13").await?;
    page.see_text(".base", "$49.38").await
}

/// Saved and opened again; what is wrong in a file is said and loses nothing.
pub async fn saved_and_opened(page: Page) -> Outcome {
    open(&page, AT).await?;
    mira(&page).await?;
    fill(&page, "grant", "40,000").await?;
    page.see("input[name=cliff]").await?;
    page.click(".texts summary").await?;
    let write = "const field = document.querySelector('textarea[name=closing]'); field.value = 'Dear {name}, <b>welcome</b>'; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.js(write, vec![]).await?;
    page.see_text(".sheet", "Dear Mira Novak, <b>welcome</b>").await?;
    let saved = taken::by(&page, "[data-act=save]").await?;
    let template = taken::by(&page, "[data-act=template]").await?;
    assert_eq!((saved.name.as_str(), template.name.as_str()), ("offers.json", "letter-template.json"));
    assert!(!template.text.contains("Mira") && !template.text.contains("93"), "{}", template.text);
    page.click("[data-act=clear]").await?;
    page.see_text("[data-act=clear]", "Clear all of it?").await?;
    page.click("[data-act=clear]").await?;
    page.see_text("h1", "Which level and which pay").await?;
    drop_file(&page, "mine.json", &saved.text).await?;
    page.see_text("h1", "An offer of $93,000").await?;
    for (name, value) in [("candidate", "Mira Novak"), ("bonus", "8%"), ("grant", "$40,000"), ("months", "48"), ("start", "2027-02-01")] {
        assert_eq!(filled(&page, name).await?, value, "{name}");
    }
    page.see_text(".sheet", "Dear Mira Novak, <b>welcome</b>").await?;
    for (text, says) in [
        ("{", "mine.json has nothing that can be used"),
        ("{\"ladder\": 1}", "mine.json has nothing that can be used"),
        (&saved.text.replace("\"cloud-team\"", "\"another\""), "mine.json has nothing that can be used"),
        (&saved.text.replace("\"D5\"", "\"D99\""), "D99"),
    ] {
        drop_file(&page, "mine.json", text).await?;
        page.see_text(".trouble", says).await?;
        page.see_text("h1", "An offer of $93,000").await?;
        page.click("[data-act=seen]").await?;
        page.gone(".trouble").await?;
    }
    // A template brings its texts and nothing else.
    fill(&page, "figure", "$94,000").await?;
    drop_file(&page, "letter-template.json", &template.text.replace("welcome", "hello")).await?;
    page.see_text(".sheet", "hello").await?;
    page.see_text("h1", "An offer of $94,000").await
}

/// With the host gone, with marked texts in every field: nothing of it is in the link, the title, the storage or a request.
pub async fn nothing_leaves_the_page(page: Page) -> Outcome {
    open(&page, AT).await?;
    mira(&page).await?;
    sample(&page).await?;
    // What draws the list of problems comes when it is needed; all of the rest is here.
    page.site.go_offline();
    for (name, value) in [
        ("candidate", "Marked Candidate"),
        ("figure", "98,765"),
        ("reason", "Marked Reason"),
        ("sign-on", "4,321"),
        ("bonus", "7,654"),
        ("grant", "65,432"),
        ("start", "2031-03-17"),
        ("hours", "73"),
    ] {
        fill(&page, name, value).await?;
    }
    page.click("[data-act=other]").await?;
    fill(&page, "other-name-1", "Marked Other").await?;
    fill(&page, "other-amount-1", "5,432").await?;
    let write = "for (const field of document.querySelectorAll('.texts textarea')) { field.value = 'Marked Text'; \
        field.dispatchEvent(new Event('input', { bubbles: true })); }";
    page.js(write, vec![]).await?;
    for choice in ["record", "advert", "letter", "hidden", "shown"] {
        page.click(&format!("[data-choice={choice}]")).await?;
    }
    page.click("[data-act=add]").await?;
    page.rest().await?;
    let body = "return [location.href, document.title, JSON.stringify(localStorage), JSON.stringify(sessionStorage), \
        JSON.stringify(history.state), document.cookie, ...[...document.querySelectorAll('a[href]')].map((link) => link.href), \
        ...performance.getEntries().map((entry) => entry.name)]";
    let told: Vec<Value> = serde_json::from_value(page.js(body, vec![]).await?)?;
    let secrets = ["Marked", "98765", "98,765", "4,321", "7,654", "65,432", "65432", "5,432", "2031-03-17"];
    for text in told.iter().filter_map(Value::as_str) {
        assert!(!secrets.iter().any(|secret| text.contains(secret)), "{text}");
    }
    assert_eq!(page.problems().await, Vec::<String>::new());
    // Another view and back: what was typed is still there.
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see("section.lens").await?;
    page.click("header nav a[href^=\"#/offer\"]").await?;
    page.see_text("h1", "An offer of $98,765").await
}

/// What looks like markup comes out as text, on the page and in every file.
pub async fn texts_stay_texts(page: Page) -> Outcome {
    const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&amp; \u{202e}abc 🙂 | `x` [a](javascript:b)";
    open(&page, AT).await?;
    fill(&page, "candidate", HOSTILE).await?;
    fill(&page, "figure", "99,000").await?;
    fill(&page, "reason", HOSTILE).await?;
    page.see_text(".sheet", "To <img src=x onerror=alert(1)>").await?;
    page.click("[data-choice=record]").await?;
    page.see_text(".sheet", "Why outside of the band").await?;
    assert_eq!(page.js("return document.querySelectorAll('.sheet img').length", vec![]).await?, json!(0));
    let html = taken::by(&page, "[data-take=html]").await?.text;
    assert!(!html.contains("<img") && html.contains("&lt;img src=x"), "{html}");
    // A browser that reads the file finds the text, and no script or picture.
    let read = "const file = new DOMParser().parseFromString(arguments[0].replace(/<style>[^]*<\\/style>/, ''), 'text/html'); \
        return [file.querySelectorAll('script, img, link, iframe').length, file.querySelector('.sheet').textContent.includes(arguments[1])]";
    assert_eq!(page.js(read, vec![json!(html), json!(HOSTILE)]).await?, json!([0, true]));
    let markdown = taken::by(&page, "[data-take=markdown]").await?.text;
    assert!(!markdown.contains("<img") || markdown.contains("\\<img"), "{markdown}");
    Ok(())
}

/// By keyboard, and nothing that axe finds in any state.
pub async fn by_keyboard_and_without_findings(page: Page) -> Outcome {
    open(&page, "data=cloud-team").await?;
    axe::check(&page).await?;
    fill(&page, "look", "93,000").await?;
    page.see(".picking .offers li button").await?;
    page.js("[...document.querySelectorAll('.picking .offers button')].at(-1).focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see_text("h1", "An offer of $93,000").await?;
    page.focused("main h1").await?;
    sample(&page).await?;
    axe::check(&page).await?;
    page.js("document.querySelector('[name=slide]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Right + "").await?;
    page.see_text("h1", "An offer of $93,010").await?;
    page.js("document.querySelector('[data-act=add]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see(".scenarios").await?;
    fill(&page, "figure", "99,000").await?;
    page.see(".need").await?;
    fill(&page, "hours", "x").await?;
    page.see("#wrong-hours").await?;
    axe::check(&page).await?;
    page.click("[data-choice=record]").await?;
    page.see_text(".sheet", "Record of an offer").await?;
    axe::check(&page).await
}

/// From a phone to a wall, and on paper, where only the paper stands.
pub async fn on_every_width(page: Page) -> Outcome {
    open(&page, AT).await?;
    mira(&page).await?;
    sample(&page).await?;
    page.click("[data-act=add]").await?;
    page.see(".scenarios").await?;
    for width in [320, 360, 900, 1440, 2560] {
        page.size(width, 900).await?;
        page.rest().await?;
        let over = page.js("return document.documentElement.scrollWidth - innerWidth", vec![]).await?;
        assert!(over.as_i64().unwrap_or(1) <= 0, "{over} px wider than {width}");
    }
    page.paper(true).await?;
    let shown = "return ['.offer-page .stack', '.offer-page .choices', '.sheet', 'header'].map((e) => getComputedStyle(document.querySelector(e)).display !== 'none')";
    assert_eq!(page.js(shown, vec![]).await?, json!([false, false, true, false]));
    page.paper(false).await?;
    // Of the letter and of the record, with everything in them, and of nothing else.
    for (paper, told) in [
        ("letter", ["Mira Novak", "Our offer: Staff engineer, D5", "$93,000", "$105,440", "February 1, 2028", "made up"]),
        ("record", ["Mira Novak", "Record of an offer", "Karl Berg", "0.9941", "All scenarios", "$101,952"]),
    ] {
        page.click(&format!("[data-choice={paper}]")).await?;
        page.rest().await?;
        let sheets = page.sheets().await?;
        assert!((1..=2).contains(&sheets), "{sheets} pages of the {paper}");
        let text = page.printed_text().await?;
        for words in told {
            assert!(text.contains(words), "no {words} on the {paper}: {text}");
        }
        assert!(!text.contains("Add a scenario") && !text.contains("Sample figures"), "{text}");
    }
    Ok(())
}
