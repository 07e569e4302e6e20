//! Data: files opened on the device, checked, and made into a site.

use std::path::PathBuf;

use files::archive::{self, Entry};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::axe;
use crate::data::{BANDS, LADDER, drop_files, open, opened};
use crate::driver::Browser::Chromium;
use crate::figures;
use crate::page::{Outcome, Page};
use crate::server::Site;
use crate::taken::{bytes_by, watch};

/// From the press of the button until the zip of a whole site is handed over, at full speed and beside two other browsers. Held for Chromium,
/// like all times; told of the others.
const ZIP_MS: f64 = 2000.0;

const SOUND: &str = "The files are sound.";

/// What was opened stands among the datasets of the header, by the name of its ladder.
async fn named(page: &Page, ladder: &str) -> Outcome {
    let body = "return document.querySelector('header option[value=local]')?.textContent === arguments[0]";
    page.until(&format!("{ladder} in the header"), body, vec![json!(ladder)]).await
}

/// Dropped files are the dataset on this device, in every view, with a chip; closing them leads back to what the site hosts.
pub async fn files_are_the_dataset_of_every_view(page: Page) -> Outcome {
    open(&page, "").await?;
    page.see_text("h1", "Open your own ladder and its pay.").await?;
    opened(&page).await?;
    page.see_text("h1", SOUND).await?;
    assert!(page.link().await?.starts_with("#/data?data=local"), "{}", page.link().await?);
    page.see_text(".files", "ladder.json").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("h1", "Marked ladder").await?;
    page.see_text("main", "€40,505 at O1").await?;
    page.see_text("header .right", "Your files").await?;
    page.see_text("header .right", "Internal figures").await?;
    for (view, words) in [("compare", "Compare"), ("path", "path"), ("offer", "offer"), ("team", "team")] {
        page.click(&format!("header nav a[href^=\"#/{view}\"]")).await?;
        page.see("main h1").await?;
        page.see_text("main", words).await?;
        page.see_text("header .right", "Your files").await?;
    }
    // Another dataset and back: what was opened is never forgotten.
    page.choose("header select", "us-gs-2026").await?;
    page.gone("header .chip[title^=\"Opened on this device\"]").await?;
    page.choose("header select", "local").await?;
    page.see_text("header .right", "Your files").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;
    page.see_text("h1", SOUND).await?;
    page.click("[data-act=close]").await?;
    page.see_text("main", "Nothing of yours is open").await?;
    page.gone("header option[value=local]").await
}

/// Either file alone: a table makes a ladder, and where no amount names its currency the page asks; a ladder alone has no pay. A file that
/// comes later takes the place of the one like it.
pub async fn one_file_alone(page: Page) -> Outcome {
    open(&page, "").await?;
    drop_files(&page, &[("pay.csv", b"level;1;2\nX1;$25,684;$26,000\nX2;$31,000;$32,500\n")]).await?;
    page.see_text("h1", SOUND).await?;
    page.see_text(".files", "made here").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "$25,684").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;
    // The ladder comes after its table.
    drop_files(&page, &[("ladder.json", LADDER.replace("A1", "X1").replace("A2", "X2").replace("EUR", "USD").as_bytes())]).await?;
    page.until("the ladder that came", "return !document.querySelector('.files').textContent.includes('made here')", vec![]).await?;
    named(&page, "Marked ladder").await?;
    page.click("[data-act=close]").await?;
    page.see_text("main", "Nothing of yours is open").await?;
    // No amount says in which currency it is.
    drop_files(&page, &[("bands.csv", b"level,step,amount\nX1,1,100\nX1,2,110\n")]).await?;
    page.see_text("form h2", "In which currency").await?;
    page.type_into("[name=paid-in]", "dollars").await?;
    page.click("form [type=submit]").await?;
    page.see_text("form [role=alert]", "“dollars” is no currency").await?;
    page.retype("[name=paid-in]", "eur").await?;
    page.click("form [type=submit]").await?;
    page.see_text("h1", SOUND).await?;
    page.click("[data-act=close]").await?;
    page.see_text("main", "Nothing of yours is open").await?;
    drop_files(&page, &[("ours.json", LADDER.as_bytes())]).await?;
    page.see_text("h1", "The files are sound. One warning").await?;
    page.see_text(".files", "The ladder is shown without pay").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("h1", "Marked ladder").await
}

/// What is wrong stands with its line and the place in it, and what was open stays in use.
pub async fn problems_show_their_lines(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    drop_files(&page, &[("bands.csv", BANDS.replace("42222", "4222O").replace("O1,", "Q7,").as_bytes())]).await?;
    page.see_text("h1", "keep").await?;
    page.see_text("h1", "What was open before stays in use.").await?;
    page.see_text("pre mark", "4222O").await?;
    let line = page.js("return document.querySelector('pre:has(mark)').textContent", vec![]).await?;
    assert_eq!(line, json!("2 A1,41111,4222O"));
    page.see_text(".data-page", "“Q7”").await?;
    axe::check(&page).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€42.2K").await?;
    // Publishing says which of them it takes.
    page.click("header nav a[href^=\"#/data\"]").await?;
    page.click("[data-choice=publish]").await?;
    page.see_text(".sure", "what was open before is saved").await?;
    // The mended file is in use at once. Its slip is a finding, with its line and the way to the level.
    drop_files(&page, &[("bands.csv", BANDS.replace("54444", "544440").as_bytes())]).await?;
    page.see_text(".findings", "A2.2").await?;
    page.see_text(".findings pre", "A2,53333,544440").await?;
    let way = "return [...document.querySelectorAll('.findings a')].find((link) => link.textContent === 'Show A2')?.getAttribute('href')";
    assert_eq!(page.js(way, vec![]).await?, json!("#/explore?data=local&at=A2.2"));
    Ok(())
}

/// Each of what is no ladder is a clear sentence, and what was open stays.
pub async fn what_is_no_ladder(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\xa0\0\0\x03\x84\x08\x06\xff\xfe";
    let zip = |entries: &[(&str, &[u8])]| {
        let entries: Vec<Entry> = entries.iter().map(|(path, bytes)| Entry { path: (*path).to_owned(), bytes: bytes.to_vec() }).collect();
        archive::write(&entries).unwrap()
    };
    let cut: Vec<u8> = zip(&[("ladder.json", LADDER.as_bytes())]).into_iter().take(60).collect();
    let notes = zip(&[("notes/readme.md", b"# Notes")]);
    for (name, bytes, words) in [
        ("holiday.png", picture, "Found “holiday.png”. None can be taken as a ladder"),
        ("site.zip", &cut, "zip"),
        ("site.zip", &notes, "Found “notes/readme.md”. None can be taken as a ladder"),
        ("notes.txt", b"Buy milk\n", "Found “notes.txt”. None can be taken as a ladder"),
    ] {
        drop_files(&page, &[(name, bytes)]).await?;
        page.see_text(".trouble [role=alert]", words).await?;
        page.see_text(".files", "bands.csv").await?;
    }
    // A picture by the name of the table is read as one: what it is said to be comes with its place.
    drop_files(&page, &[("bands.csv", picture)]).await?;
    page.see_text("h1", "One error keeps these files out. What was open before stays in use.").await?;
    page.see_text(".problems", "bands.csv").await?;
    // Many files, none of a ladder; one file, far too large.
    let drop = "const data = new DataTransfer(); \
        for (let i = 0; i < 2000; i += 1) data.items.add(new File(['x'], i + '.txt')); \
        document.querySelector('.data-page').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
    page.js(drop, vec![]).await?;
    page.see_text(".trouble [role=alert]", "There are 2000 files in it").await?;
    let drop = "const data = new DataTransfer(); data.items.add(new File([new Uint8Array(50e6)], 'bands.csv')); \
        document.querySelector('.data-page').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))";
    page.js(drop, vec![]).await?;
    page.see_text(".trouble [role=alert]", "“bands.csv” is 50 MB").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€40,505 at O1").await
}

/// Files as they come: in other encodings, in a zip, several ladders of which one is chosen, chosen in the field, pasted.
pub async fn files_as_they_come(page: Page) -> Outcome {
    open(&page, "").await?;
    let ladder = LADDER.replace("Marked engineer", "Ingeniör").replace("EUR", "GBP");
    // Windows-1252, with a pound sign and semicolons; UTF-16 with its mark.
    let western: Vec<u8> =
        "level;1;2\nA1;£41,111;£42,222\nA2;£53,333;£54,444\nO1;£40,505;\n".chars().map(|c| u8::try_from(c).unwrap()).collect();
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(ladder.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    drop_files(&page, &[("LADDER.JSON", &wide), ("Bands.csv", &western)]).await?;
    page.see_text("h1", SOUND).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "£40,505 at O1").await?;
    page.see_text("main", "Ingeniör").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;

    let file = |path: &str, text: &str| Entry { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let zip = archive::write(&[
        file("ours/ladder.json", LADDER),
        file("ours/bands.csv", BANDS),
        file("theirs/ladder.json", &LADDER.replace("Marked ladder", "Their ladder")),
    ])
    .unwrap();
    drop_files(&page, &[("both.zip", &zip)]).await?;
    page.see_text("[data-several] h2", "several ladders").await?;
    let choose = "[...document.querySelectorAll('[data-several] button')].find((button) => button.textContent.includes('ours')).click()";
    page.js(choose, vec![]).await?;
    page.gone("[data-several]").await?;
    named(&page, "Marked ladder").await?;

    page.click("[data-choice=open]").await?;
    page.see_text("h1", "Marked ladder is open on this device. Three levels in two tracks, with pay in EUR").await?;
    let field = "const field = document.querySelector('textarea[name=table]'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.js(field, vec![json!("level\t1\t2\nA1\t61.111,00\t62.222,00\nA2\t73.333,00\t74.444,00\nO1\t60.505,00\t\n")]).await?;
    page.js("document.querySelector('[data-act=read]').click()", vec![]).await?;
    page.see_text("h1", SOUND).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€60,505 at O1").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;

    // Two files at once in the field, one of them a roster.
    page.click("[data-choice=open]").await?;
    let folder = std::env::temp_dir().join(format!("stepladder-data-{}-{}", std::process::id(), page.browser.name()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("bands.csv"), BANDS)?;
    std::fs::write(folder.join("roster.csv"), "name,level,step\nMarked Person,A2,1\n")?;
    let chosen = ["bands.csv", "roster.csv"].map(|name| folder.join(name).to_string_lossy().into_owned()).join("\n");
    page.driver.find(By::Css("input[name=files]")).await?.send_keys(chosen).await?;
    page.see_text(".files", "roster.csv").await?;
    // Changed on the disk, they are read again. Some browsers refuse a file that was changed after it was chosen: then that is told, and what
    // was open stays.
    std::fs::write(folder.join("bands.csv"), BANDS.replace("53333", "53334"))?;
    page.click("[data-act=again]").await?;
    page.gone(".data-page .wait").await?;
    page.rest().await?;
    let told = page.js("return document.querySelector('.trouble [role=alert]')?.textContent ?? ''", vec![]).await?;
    let told = told.as_str().unwrap_or_default();
    assert!(told.is_empty() || told.contains("“bands.csv” could not be read"), "{told}");
    let paid = if told.is_empty() { "€53,334" } else { "€53,333" };
    std::fs::remove_dir_all(&folder)?;
    page.click(".files a").await?;
    page.see_text("h1", &format!("1 person, {paid} a year.")).await
}

/// Without any file: a copy of a hosted ladder, and an empty one by a few answers.
pub async fn beginnings(page: Page) -> Outcome {
    open(&page, "").await?;
    page.choose("main select", "nhs-afc-2026").await?;
    page.click("[data-act=copy]").await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    page.see_text("header .right", "Your files").await?;
    watch(&page).await?;
    page.click("[data-choice=publish]").await?;
    page.see("[data-act=ladder]").await?;
    // The files are byte for byte as they came.
    for (button, name) in [("[data-act=ladder]", "ladder.json"), ("[data-act=bands]", "bands.csv")] {
        let (saved, bytes, _) = bytes_by(&page, button).await?;
        assert_eq!((saved.as_str(), bytes == page.site.built(&format!("data/nhs-afc-2026/{name}"))), (name, true));
    }
    page.click("[data-choice=open]").await?;
    page.click("[data-act=close]").await?;
    page.see_text("h1", "Open your own ladder").await?;
    page.type_into("[name=name]", "Our ladder").await?;
    page.type_into("[name=tracks]", "Makers, Leads").await?;
    let levels = "const field = document.querySelector('[name=levels]'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.js(levels, vec![json!("none")]).await?;
    page.click("[data-act=make]").await?;
    page.see_text(".wrong[role=alert]", "Write a number from 1 to 30").await?;
    page.js(levels, vec![json!("3")]).await?;
    page.click("[data-act=make]").await?;
    page.see_text("h1", "The files are sound.").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("h1", "Our ladder").await?;
    page.see_text("main", "Six levels in two tracks, without pay.").await
}

/// A matrix of competencies is pasted as a spreadsheet gives it, either way round, and becomes a ladder; its pay comes after it.
pub async fn a_matrix_becomes_a_ladder(page: Page) -> Outcome {
    open(&page, "").await?;
    let field = "const field = document.querySelector('textarea[name=matrix]'); field.value = arguments[0]; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.js(field, vec![json!("nothing")]).await?;
    page.see_text(".wrong[role=status]", "This is no matrix yet").await?;
    page.see("[data-act=matrix]:disabled").await?;
    let pasted = "\tA2 Senior\tA1 Engineer\nCraft\t\"- Reviews.\n- Teaches, often.\"\tWrites tests.\nImpact\tA team <b>\t\"\"\n";
    page.js(field, vec![json!(pasted)]).await?;
    page.see_text(".preview", "Two levels as columns, the highest first; two competencies: Craft and Impact; four expectations.").await?;
    let levels = "return [...document.querySelectorAll('.preview tbody tr')].map((row) => row.textContent).join()";
    assert_eq!(page.js(levels, vec![]).await?, json!("A1Engineer1,A2Senior3"));
    page.choose("main .pick:has(option[value=lowest]) select", "lowest").await?;
    page.see_text(".preview", "the lowest first").await?;
    page.choose("main .pick:has(option[value=lowest]) select", "names").await?;
    page.type_into("[name=matrix-name]", "Marked matrix").await?;
    axe::check(&page).await?;
    page.js("document.querySelector('[data-act=matrix]').click()", vec![]).await?;
    page.see_text("h1", "The files are sound.").await?;
    drop_files(&page, &[("bands.csv", b"level,amount,currency\nA1,50000,EUR\nA2,60000,EUR\n")]).await?;
    page.see_text(".files", "3 lines").await?;
    page.open("#/explore?data=local&at=A2").await?;
    page.see_text("main", "€60,000").await?;
    page.see_text("main", "Teaches, often.").await?;
    page.see_text("main", "A team <b>").await
}

/// The zip is unpacked, served by a plain server with no other file, and shows the dataset; it publishes again, byte for byte the same.
pub async fn a_site_is_published(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    watch(&page).await?;
    page.click("[data-choice=publish]").await?;
    page.see_text(
        "h1",
        "Ready to publish: one zip with the whole site and one ladder. Whoever has its address can read the pay of Marked ladder.",
    )
    .await?;
    page.see_text(".which", "Three levels in two tracks, with pay in EUR").await?;
    page.see_text(".which", "your organization’s own").await?;
    page.see_text(".which", "US General Schedule 2026").await?;
    // The folder is asked, and one that cannot be is told.
    page.js("const field = document.querySelector('[name=folder]'); field.value = 'no/folder'; field.dispatchEvent(new Event('change', { bubbles: true }))", vec![]).await?;
    page.see_text("aside [role=alert]", "cannot be the name of a folder").await?;
    page.js("const field = document.querySelector('[name=folder]'); field.value = 'ours'; field.dispatchEvent(new Event('change', { bubbles: true }))", vec![]).await?;
    page.gone("aside [role=alert]").await?;
    axe::check(&page).await?;
    // What the tests put into the page is not of the build, and a page that was changed on its way is not saved.
    page.site.go_bare();
    let (name, zip, took) = bytes_by(&page, "[data-act=save]").await?;
    let what = format!("a whole site as a zip, in {}", page.browser.name());
    if page.browser == Chromium {
        figures::hold(what, took, "ms", ZIP_MS)?;
    } else {
        figures::note(what, took, "ms");
    }
    assert_eq!(name, "stepladder-site.zip");
    let entries = archive::read(&zip).map_err(|why| format!("{why:?}"))?;
    let text = |path: &str| entries.iter().find(|entry| entry.path == path).map(|entry| String::from_utf8_lossy(&entry.bytes).into_owned());
    assert_eq!(text("data/ours/ladder.json").as_deref(), Some(LADDER));
    assert_eq!(text("data/ours/bands.csv").as_deref(), Some(BANDS));
    assert!(text("data/index.json").unwrap().contains("\"ours\"") && !text("data/index.json").unwrap().contains("us-gs"));
    assert!(text("READ ME FIRST.txt").unwrap().contains("- Marked ladder"));
    assert_eq!(text("_headers").unwrap().into_bytes(), page.site.built("_headers"));

    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{}", page.browser.name()));
    let _ = std::fs::remove_dir_all(&folder);
    for entry in &entries {
        let file = folder.join(&entry.path);
        std::fs::create_dir_all(file.parent().unwrap())?;
        std::fs::write(file, &entry.bytes)?;
    }
    let other = Site::start(&folder).await?;
    page.driver.goto(other.url("")).await?;
    page.see_text("h1", "Marked ladder").await?;
    page.see_text("main", "€40,505 at O1").await?;
    page.driver.goto(other.url("#/data?show=publish")).await?;
    page.see_text("h1", "Ready to publish: one zip with the whole site and one ladder.").await?;
    page.rest().await?;
    watch(&page).await?;
    other.go_bare();
    let (_, again, _) = bytes_by(&page, "[data-act=save]").await?;
    assert!(again == zip, "the copy of the copy differs: {} and {} bytes", again.len(), zip.len());
    // Back, or what asks the other site counts as one that leaves this one.
    page.driver.goto(page.site.url("")).await?;
    page.see("main h1").await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Without its pay, and the folder of the data alone, with what the site hosts beside it. Where a file of the program is not the one that was
/// built nothing is saved, and the reason is told.
pub async fn what_is_public_is_chosen(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    watch(&page).await?;
    page.click("[data-choice=publish]").await?;
    page.see("[name=pay]").await?;
    page.click("[name=pay]").await?;
    page.see_text("h1", "No table of pay is in it.").await?;
    page.js("document.querySelectorAll('[name=hosted]')[0].click()", vec![]).await?;
    page.see_text("h1", "two ladders").await?;
    page.js("document.querySelectorAll('[name=what]')[1].click()", vec![]).await?;
    page.see_text("[data-act=save]", "Save stepladder-data.zip").await?;
    let (_, zip, _) = bytes_by(&page, "[data-act=save]").await?;
    let paths: Vec<String> = archive::read(&zip).map_err(|why| format!("{why:?}"))?.into_iter().map(|entry| entry.path).collect();
    assert_eq!(paths, ["data/index.json", "data/marked-ladder/ladder.json", "data/cloud-team/ladder.json", "data/cloud-team/bands.csv"]);
    // The box of each ladder can be taken away, and then nothing is left to save.
    page.click("[data-choice=open]").await?;
    page.click("[data-act=close]").await?;
    page.see_text("h1", "Open your own ladder").await?;
    page.click("[data-choice=publish]").await?;
    page.see("[name=hosted]").await?;
    page.js("[...document.querySelectorAll('[name=hosted]')].filter((box) => box.checked).forEach((box) => box.click())", vec![]).await?;
    page.see_text("h1", "Choose what shall be public.").await?;
    page.see("[data-act=save]:disabled").await?;
    page.js("document.querySelectorAll('[name=hosted]')[0].click()", vec![]).await?;
    page.see_text("h1", "one ladder").await?;
    page.js("document.querySelectorAll('[name=what]')[0].click()", vec![]).await?;
    page.site.go_bare();
    page.site.put("licenses.txt", "changed on the way");
    page.click("[data-act=save]").await?;
    page.see_text("aside [role=alert]", "licenses.txt did not come as it was built").await?;
    page.site.restore();
    let (name, ..) = bytes_by(&page, "[data-act=save]").await?;
    assert_eq!(name, "stepladder-site.zip");
    Ok(())
}

/// Nothing of what is opened is in the link, a title, the storage, the history, or in any request.
pub async fn nothing_leaves_the_page(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    for tab in ["open", "publish", "learn", "check"] {
        page.click(&format!("[data-choice={tab}]")).await?;
        page.see(&format!("[data-choice={tab}][aria-pressed=true]")).await?;
        page.rest().await?;
    }
    drop_files(&page, &[("roster.csv", b"name,level,step\nMarked Person,A2,1\n")]).await?;
    page.see_text(".files", "roster.csv").await?;
    let body = "return [location.href, document.title, JSON.stringify(localStorage), JSON.stringify(sessionStorage), \
        JSON.stringify(history.state), document.cookie, ...[...document.querySelectorAll('a[href]')].map((link) => link.href), \
        ...performance.getEntries().map((entry) => entry.name)]";
    for view in ["data", "explore", "compare", "path", "offer", "team"] {
        page.click(&format!("header nav a[href^=\"#/{view}\"]")).await?;
        page.see(&format!("header nav a[href^=\"#/{view}\"][aria-current=page]")).await?;
        page.see("main h1").await?;
        page.rest().await?;
        let told: Vec<Value> = serde_json::from_value(page.js(body, vec![]).await?)?;
        for text in told.iter().filter_map(Value::as_str) {
            assert!(!["Marked", "41111", "41,111", "53333"].iter().any(|secret| text.contains(secret)), "{view}: {text}");
        }
    }
    let asked: Vec<String> = page.site.requests().into_iter().map(|request| request.path).collect();
    assert!(asked.iter().all(|path| !path.contains("arked") && !path.contains("local")), "{asked:?}");
    // After a reload nothing of it is left, and the link says so.
    page.reload().await?;
    page.see_text("main", "“local”").await?;
    page.gone("header option[value=local]").await
}

/// By keyboard alone, and with no finding of axe in any of its parts.
pub async fn by_keyboard_and_without_findings(page: Page) -> Outcome {
    open(&page, "").await?;
    axe::check(&page).await?;
    page.js("document.querySelector('[data-act=copy]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.see("[data-choice=check][aria-pressed=true]").await?;
    page.focused("main h1").await?;
    axe::check(&page).await?;
    for tab in ["edit", "publish", "learn", "open"] {
        page.js("document.querySelector(arguments[0]).focus()", vec![json!(format!("[data-choice={tab}]"))]).await?;
        page.press(thirtyfour::Key::Enter + "").await?;
        page.see(&format!("[data-choice={tab}][aria-pressed=true]")).await?;
        page.focused(&format!("[data-choice={tab}]")).await?;
        page.rest().await?;
        axe::check(&page).await?;
    }
    page.js("document.querySelector('[data-act=close]').focus()", vec![]).await?;
    page.press(thirtyfour::Key::Enter + "").await?;
    page.focused("main h1").await?;
    page.see_text("h1", "Open your own ladder").await
}

/// It opens where the list of datasets is missing and where a ladder is broken, which is when its owner needs it.
pub async fn it_opens_where_files_are_broken(page: Page) -> Outcome {
    page.allow("Failed to load resource");
    page.allow("/data/index.json");
    page.site.hide("data/index.json");
    open(&page, "").await?;
    page.see_text("h1", "Open your own ladder").await?;
    opened(&page).await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("h1", "Marked ladder").await?;
    page.see_text("main", "€40,505 at O1").await?;
    // A hosted ladder that is broken is told of there as well.
    page.site.restore();
    page.site.put("data/cloud-team/ladder.json", "{ \"format\": 1, \"name\": 7 }");
    open(&page, "?data=cloud-team&show=check").await?;
    page.see_text("h1", "keep these files out").await?;
    page.see_text(".problems", "ladder.json, line 1, name").await
}

/// Nothing is wider than the window of a phone.
pub async fn on_a_phone(page: Page) -> Outcome {
    page.size(360, 780).await?;
    open(&page, "").await?;
    opened(&page).await?;
    for tab in ["open", "check", "edit", "publish", "learn"] {
        page.click(&format!("[data-choice={tab}]")).await?;
        page.see(&format!("[data-choice={tab}][aria-pressed=true]")).await?;
        page.rest().await?;
        let wide = page.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        assert_eq!(wide, json!(0), "{tab}");
    }
    Ok(())
}
