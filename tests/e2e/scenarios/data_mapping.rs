//! Data: tables that people have in other forms, mapped to what is read; and prose from Markdown.

use serde_json::json;
use thirtyfour::Key;

use crate::axe;
use crate::data::{drop_files, open, opened};
use crate::driver::Browser::Chromium;
use crate::page::{Outcome, Page};
use crate::tabs::{tab_back_to, tab_to};
use crate::taken::{bytes_by, watch};

/// Two rows of heads with days above steps, a total and footnotes.
const TWO_HEADS: &str = "Pay 2026;;;;;\nLevel;Job title;2026-01-01;;2027-01-01;\n;;Step 1;Step 2;Step 1;Step 2\n\
    Grade 7;Engineer;$71,111*;$72,222;$73,333;$74,444 (1)\nGrade 8;Senior engineer;$81,111;;$83,333;-\nTotal;;$152,222;$72,222;$156,666;$74,444\n\
    * since 2025;;;;;\n";
/// Levels as columns, in the encoding of Windows, with a decimal comma.
const TURNED: &[u8] = b"Geh\xe4lter;;\nStufe;E1;E2\n1;41.111,50 \x80;51.111,00 \x80\n2;42.222,00 \x80;n/a\n";

/// What a field of a form has typed into it at once.
async fn fill(page: &Page, selector: &str, text: &str) -> Outcome {
    let body = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.js(body, vec![json!(selector), json!(text)]).await.map(drop)
}

/// The rows of what will be read: the heads, then each level with its amounts.
async fn preview(page: &Page) -> Outcome<Vec<String>> {
    let body = "return [...document.querySelectorAll('.result table tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('|'))";
    Ok(serde_json::from_value(page.js(body, vec![]).await?)?)
}

/// Waits until a level is read so.
async fn reads(page: &Page, row: &str) -> Outcome {
    let body = "return [...document.querySelectorAll('.result table tr')].some((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('|') === arguments[0])";
    match page.until(&format!("the row {row:?}"), body, vec![json!(row)]).await {
        Ok(()) => Ok(()),
        Err(why) => Err(format!("{why}; there is {:?}", preview(page).await?).into()),
    }
}

/// What a choice of the table holds, as people see it.
async fn chosen(page: &Page, name: &str) -> Outcome<String> {
    let body = "return document.querySelector(arguments[0]).selectedOptions[0].textContent";
    Ok(serde_json::from_value(page.js(body, vec![json!(format!("select[name={name}]"))]).await?)?)
}

/// The option of a choice by its words.
async fn choose(page: &Page, name: &str, words: &str) -> Outcome {
    let selector = format!("select[name={name}]");
    let body = "return [...document.querySelector(arguments[0]).options].find((option) => option.textContent === arguments[1]).value";
    let value: String = serde_json::from_value(page.js(body, vec![json!(selector), json!(words)]).await?)?;
    page.choose(&selector, &value).await
}

/// Two rows of heads, a total and footnotes, with the keyboard alone: what is left out says where and why, and what a person corrects holds.
pub async fn two_heads_by_keyboard(page: Page) -> Outcome {
    open(&page, "").await?;
    tab_to(&page, "textarea[name=table]").await?;
    fill(&page, "textarea[name=table]", TWO_HEADS.trim_end()).await?;
    tab_to(&page, "[data-act=read]").await?;
    page.press(Key::Enter + "").await?;
    page.see_text("h1", "This table is laid out in another way.").await?;
    page.focused("main h1").await?;
    page.see_text(".result [role=status]", "Two levels in six rows of pay.").await?;
    for told in [
        "Row 1, column A: “Pay 2026” stands above the table and is not read.",
        "Row 4, column C: “$71,111*” is read without the mark “*”.",
        "Row 4, column F: “$74,444 (1)” is read without the mark “(1)”.",
        "Row 6, column A: “Total” is made of other rows and is left out.",
        "Row 7, column A: “* since 2025” pays nothing and is left out.",
    ] {
        page.see_text(".result .told", told).await?;
    }
    reads(&page, "Level|Step 1|2").await?;
    reads(&page, "L7 Engineer|$71,111|$72,222").await?;
    reads(&page, "L8 Senior engineer|$81,111|–").await?;
    assert_eq!(chosen(&page, "field-0").await?, "Level");
    assert_eq!(chosen(&page, "field-1").await?, "Title of the level");
    assert_eq!(chosen(&page, "field-2").await?, "Pay of a step");
    assert_eq!(chosen(&page, "head-0").await?, "days from which pay holds");
    axe::check(&page).await?;
    // A row is left out, and the total is not: both say so.
    tab_to(&page, "[name=read-4]").await?;
    page.press(" ").await?;
    page.see_text(".result .told", "Row 5, column A: “Grade 8” is left out, as you chose.").await?;
    tab_to(&page, "[name=read-5]").await?;
    page.press(" ").await?;
    reads(&page, "Total|$152,222|$72,222").await?;
    page.press(" ").await?;
    tab_back_to(&page, "[name=read-4]").await?;
    page.press(" ").await?;
    page.focused("[name=read-4]").await?;
    page.see_text(".result [role=status]", "Two levels in six rows of pay.").await?;
    tab_to(&page, "[data-act=use]").await?;
    page.press(Key::Enter + "").await?;
    page.focused("main h1").await?;
    page.see_text("h1", "The files are sound.").await?;
    page.see_text(".files", "made here").await?;
    watch(&page).await?;
    page.click("[data-choice=publish]").await?;
    page.see("[data-act=bands]").await?;
    let (_, bytes, _) = bytes_by(&page, "[data-act=bands]").await?;
    assert_eq!(
        String::from_utf8(bytes)?,
        "level,step,amount,effective,currency\nL7,1,\"$71,111\",2026-01-01,USD\nL7,2,\"$72,222\",2026-01-01,USD\n\
         L7,1,\"$73,333\",2027-01-01,USD\nL7,2,\"$74,444\",2027-01-01,USD\nL8,1,\"$81,111\",2026-01-01,USD\nL8,1,\"$83,333\",2027-01-01,USD\n"
    );
    page.open("#/explore?data=local&at=L8").await?;
    page.see_text("main", "Senior engineer").await?;
    page.see_text("main", "$81,111").await
}

/// Levels as columns, with decimal commas, in the encoding of Windows: a file with a name of its own. What was open stays until the table is used.
pub async fn levels_as_columns(page: Page) -> Outcome {
    open(&page, "").await?;
    opened(&page).await?;
    drop_files(&page, &[("gehalt.csv", TURNED)]).await?;
    page.see_text("h1", "This table is laid out in another way.").await?;
    page.see_text("header .right", "Your files").await?;
    // With the ladder that is open its levels mean nothing.
    page.see_text(".result .told", "“E1”").await?;
    page.click("[data-act=leave]").await?;
    page.see_text("h1", "Marked ladder is open on this device.").await?;
    page.click("[data-act=close]").await?;
    page.see_text("h1", "Open your own ladder and its pay.").await?;
    drop_files(&page, &[("gehalt.csv", TURNED)]).await?;
    page.see_text(".result [role=status]", "Two levels in three rows of pay.").await?;
    reads(&page, "E1|€41,111.50|€42,222").await?;
    reads(&page, "E2|€51,111|–").await?;
    page.see_text(".came", "Gehälter").await?;
    // The other way round nothing of it can be meant; back again it is as it was.
    page.choose(".mapping .pick:has(option[value=across]) select", "down").await?;
    page.until("another reading", "return !document.querySelector('.result').innerText.includes('Two levels in three rows')", vec![])
        .await?;
    page.choose(".mapping .pick:has(option[value=across]) select", "across").await?;
    reads(&page, "E2|€51,111|–").await?;
    choose(&page, "field-2", "Not read").await?;
    reads(&page, "E1|€41,111.50").await?;
    choose(&page, "field-2", "Pay of a step").await?;
    // A column is left out.
    page.click("[name=read-1]").await?;
    page.see_text(".result .told", "Row 2, column B: “E1” is left out, as you chose.").await?;
    page.click("[name=read-1]").await?;
    axe::check(&page).await?;
    // Another view and back: nothing of it is lost.
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see("main h1").await?;
    page.click("header nav a[href^=\"#/data\"]").await?;
    reads(&page, "E1|€41,111.50|€42,222").await?;
    page.click("[data-act=use]").await?;
    page.see_text("h1", "The files are sound.").await?;
    page.click("header nav a[href^=\"#/explore\"]").await?;
    page.see_text("main", "€41,111.50").await
}

/// A table is pasted as a spreadsheet gives it, with merged cells and lines in cells; a usual one opens as before, and where no amount says its currency
/// the person does.
pub async fn pasted_html(page: Page) -> Outcome {
    open(&page, "").await?;
    let html = "<html><body><!--StartFragment--><table><tr><td colspan=3>Pay &amp; more</td></tr>\
        <tr><th rowspan=2>Band</th><th colspan=2>Point</th></tr><tr><td>1</td><td>2</td></tr>\
        <tr><td>Senior<br>engineer</td><td>61,111<sup>1</sup></td><td>62,222</td></tr>\
        <tr><td>B2</td><td>63,333</td><td>64,444</td></tr></table><!--EndFragment--></body></html>";
    let paste = "const field = document.querySelector('textarea[name=table]'); field.value = ''; \
        field.dispatchEvent(new Event('input', { bubbles: true })); \
        const data = new DataTransfer(); data.setData('text/html', arguments[0]); data.setData('text/plain', arguments[1]); \
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data, dataType: 'text/html', data: arguments[0] }); \
        field.focus(); field.dispatchEvent(event); return field.value";
    let plain = "Pay & more\t\t\nBand\tPoint\t\n\t1\t2\n\"Senior\nengineer\"\t61,1111\t62,222\nB2\t63,333\t64,444\n";
    page.js(paste, vec![json!(html), json!(plain)]).await?;
    let stands = "return document.querySelector('textarea[name=table]').value.includes('63,333')";
    page.until("what was pasted", stands, vec![]).await?;
    page.click("[data-act=read]").await?;
    page.see_text(".result .told", "No amount says in which currency it is.").await?;
    page.see("[data-act=use]:disabled").await?;
    fill(&page, "[name=mapped-in]", "dollars").await?;
    page.see_text(".mapping [role=alert]", "“dollars” is no currency").await?;
    fill(&page, "[name=mapped-in]", "gbp").await?;
    page.see_text(".result [role=status]", "Two levels in four rows of pay.").await?;
    // The raised figure is a footnote, and no digit.
    reads(&page, "senior-engineer Senior engineer|£61,111|£62,222").await?;
    page.see_text(".result", "One level has no id, so one was made of the name.").await?;
    page.see_text(".result .told", "Row 4, column B: “61,111¹” is read without the mark “¹”.").await?;
    axe::check(&page).await?;
    page.click("[data-act=use]").await?;
    page.see_text("h1", "The files are sound.").await?;
    page.click("[data-act=close]").await?;
    page.see_text("main", "Nothing of yours is open").await?;
    // A table that is read as it is needs no step between, however it looked.
    page.click("[data-choice=open]").await?;
    page.see("textarea[name=table]").await?;
    let html = "<table><tr><td>level<td>1<tr><td>A1<td>€ 41,111</table>";
    page.js(paste, vec![json!(html), json!("level\t1\nA1\t€ 41,111\n")]).await?;
    page.click("[data-act=read]").await?;
    page.see_text("h1", "The files are sound.").await
}

/// How a table was read is known again for the next one of its shape, and of no other.
pub async fn a_mapping_is_remembered(page: Page) -> Outcome {
    open(&page, "").await?;
    let table = |amount: &str| format!("Code,Group,Entry,Extra\nE1,Makers,{amount} USD,500 USD\nE2,Leads,61000 USD,600 USD\n");
    drop_files(&page, &[("ours.csv", table("51000").as_bytes())]).await?;
    page.see_text("h1", "Say what its columns are.").await?;
    choose(&page, "field-0", "Not read").await?;
    choose(&page, "field-1", "Level").await?;
    choose(&page, "field-3", "Not read").await?;
    choose(&page, "field-2", "Pay").await?;
    reads(&page, "Makers|$51,000").await?;
    page.see_text(".result .told", "Row 1, column D: “Extra” is not read: two cells.").await?;
    page.click("[data-act=use]").await?;
    page.see_text("h1", "The files are sound.").await?;
    drop_files(&page, &[("next.csv", table("52000").as_bytes())]).await?;
    page.see_text("h1", "is read as that one was").await?;
    reads(&page, "Makers|$52,000").await?;
    assert_eq!(chosen(&page, "field-3").await?, "Not read");
    page.click("[data-act=use]").await?;
    page.see_text("h1", "The files are sound.").await?;
    drop_files(&page, &[("other.csv", table("53000").replace("Extra", "Top").as_bytes())]).await?;
    page.see_text("h1", "Say what its columns are.").await?;
    assert_eq!(chosen(&page, "field-0").await?, "Level");
    // Nothing of it is stored on the device.
    let kept = page.js("return [JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join()", vec![]).await?;
    for word in ["Makers", "Extra", "Group", "ours.csv", "51000"] {
        assert!(!kept.to_string().contains(word), "{kept}");
    }
    Ok(())
}

/// A ladder that is written as a text in Markdown becomes one with its competencies as areas.
pub async fn a_ladder_in_markdown(page: Page) -> Outcome {
    open(&page, "").await?;
    let text = "# Our ladder\n\n## L2 Marked senior\n\n### Craft\n- Reviews others.\n- Teaches <b>often</b>.\n\n### Impact\n- A team\n\n## L1 Marked engineer\n\n- **Craft**: Writes tests.\n";
    fill(&page, "textarea[name=matrix]", text).await?;
    page.see_text(".preview", "Two levels as headings, the highest first; two competencies: Craft and Impact; four expectations.").await?;
    axe::check(&page).await?;
    page.js("document.querySelector('[data-act=matrix]').click()", vec![]).await?;
    page.see_text("h1", "The files are sound.").await?;
    page.open("#/explore?data=local&at=L2").await?;
    page.see_text("main", "Marked senior").await?;
    page.see_text("main", "Reviews others.").await?;
    page.see_text("main", "A team").await
}

/// On a phone nothing is wider than the page, and the table scrolls within its own frame; in dark colours nothing is too faint.
pub async fn the_mapping_on_a_phone(page: Page) -> Outcome {
    for (width, height) in [(360, 780), (1440, 900)] {
        page.size(width, height).await?;
        open(&page, "").await?;
        drop_files(&page, &[("pay.csv", TWO_HEADS.as_bytes())]).await?;
        page.see_text(".result [role=status]", "Two levels in six rows of pay.").await?;
        page.rest().await?;
        let wide = page.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        assert_eq!(wide, json!(0), "{width}");
        if page.browser == Chromium {
            for colours in ["light", "dark"] {
                page.media(&[("prefers-color-scheme", colours)]).await?;
                axe::check(&page).await?;
                if std::env::var_os("SHOTS").is_some() {
                    page.shot(&format!("mapping-{width}-{colours}")).await?;
                    page.js("window.scrollTo(0, innerHeight - 80)", vec![]).await?;
                    page.shot(&format!("mapping-{width}-{colours}-below")).await?;
                    page.js("window.scrollTo(0, 0)", vec![]).await?;
                }
            }
            page.media(&[]).await?;
        }
        page.click("[data-act=leave]").await?;
        page.see_text("h1", "Open your own ladder").await?;
    }
    Ok(())
}
