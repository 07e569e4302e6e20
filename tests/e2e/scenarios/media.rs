//! Paper, forced colours, reduced motion: what a reader has asked the system for. Chromium only, where they can be set.

use serde_json::json;

use crate::compare;
use crate::explore::{self, DETAIL, cell};
use crate::page::{Outcome, Page};

/// How an element looks apart from colours and shadows, which forced colours take away.
const LOOKS: &str = "const element = document.querySelector(arguments[0]); \
    const names = ['outlineStyle', 'outlineWidth', 'borderStyle', 'borderWidth', 'fontWeight', 'textDecorationLine']; \
    return [null, '::after'].flatMap((part) => names.map((name) => getComputedStyle(element, part)[name])).join()";

/// The open position is marked by more than a colour in each lens, or forced colours would hide it.
pub async fn forced_colours_keep_the_mark(page: Page) -> Outcome {
    page.media(&[("forced-colors", "active")]).await?;
    let lenses = [
        ("map", cell("D4"), cell("D5")),
        ("steps", explore::pay_cell("D4.2"), explore::pay_cell("D5.2")),
        ("bands", "table.bands tr:has([data-level=D4]) th".to_owned(), "table.bands tr:has([data-level=D5]) th".to_owned()),
    ];
    let mut unmarked = Vec::new();
    for (lens, open, other) in lenses {
        page.fresh(&format!("#/explore?data=cloud-team&at=D4.2&lens={lens}")).await?;
        page.see(DETAIL).await?;
        explore::shows(&page, lens).await?;
        page.until("forced colours", "return matchMedia('(forced-colors: active)').matches", vec![]).await?;
        let of = async |selector: &str| page.js(LOOKS, vec![json!(selector)]).await;
        let mut marked = of(&open).await? != of(&other).await?;
        // The mark of a band may be its row's, or its heading's.
        if let (Some(open), Some(other)) = (open.strip_suffix(" th"), other.strip_suffix(" th")) {
            marked |= of(open).await? != of(other).await? || of(&format!("{open} a")).await? != of(&format!("{other} a")).await?;
        }
        if !marked {
            unmarked.push(lens);
        }
        page.see(&format!(".seg [data-choice={lens}][aria-pressed=true]")).await?;
        let pressed = of(".seg [aria-pressed=true]").await?;
        assert_ne!(pressed, of(".seg [aria-pressed=false]").await?, "the lens chosen looks as the others");
    }
    assert!(unmarked.is_empty(), "in forced colours the open position is not marked in: {unmarked:?}");
    Ok(())
}

pub async fn reduced_motion_moves_nothing(page: Page) -> Outcome {
    page.media(&[("prefers-reduced-motion", "reduce")]).await?;
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    page.see(DETAIL).await?;
    let body = "return [...document.querySelectorAll('*')].filter((e) => { const style = getComputedStyle(e); \
        return style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || (style.animationName !== 'none'); }) \
        .map((e) => e.localName + '.' + e.className).join(' ')";
    assert_eq!(page.js(body, vec![]).await?, "", "these move");
    page.see(&format!("{}[aria-current]", cell("D4"))).await?;
    Ok(())
}

/// On paper, as wide as a sheet of A4: the ladder whole, the open position, and nothing to press.
pub async fn paper_shows_the_ladder_whole(page: Page) -> Outcome {
    page.size(794, 1123).await?;
    let mut cut = Vec::new();
    for (id, at) in [("cloud-team", "D4.2"), ("us-gs-2026", "GS-13.5"), ("product-company", "D4.2")] {
        for (lens, place) in [("map", ".map"), ("steps", ".steps-lens"), ("bands", ".bands-lens")] {
            page.paper(false).await?;
            page.fresh(&format!("#/explore?data={id}&at={at}&lens={lens}")).await?;
            page.see(DETAIL).await?;
            explore::shows(&page, lens).await?;
            page.paper(true).await?;
            let body = "const seen = [...document.querySelectorAll('button, select, input, nav, .skip')].filter((e) => e.checkVisibility()); \
                return seen.map((e) => e.localName + '.' + e.className).join(' ')";
            assert_eq!(page.js(body, vec![]).await?, "", "on paper, {lens} of {id}: these are of no use");
            let body = "const place = document.querySelector(arguments[0]), detail = document.querySelector('aside.detail'); \
                const whole = (e) => getComputedStyle(e).overflowY === 'visible' && getComputedStyle(e).position === 'static'; \
                const over = Math.max(0, ...[...place.querySelectorAll('*')].map((e) => e.getBoundingClientRect().right)) - innerWidth; \
                return [whole(place) ? '' : 'the ladder is cut', whole(detail) ? '' : 'the detail is cut', over > 1 ? `${Math.round(over)} px beyond the sheet` : ''] \
                  .filter(Boolean).join(', ')";
            let found = page.js(body, vec![json!(place)]).await?;
            if let Some(found) = found.as_str().filter(|found| !found.is_empty()) {
                cut.push(format!("{lens} of {id}: {found}"));
            }
        }
    }
    assert!(cut.is_empty(), "on paper: {}", cut.join("; "));
    Ok(())
}

/// A comparison on paper: one sheet, with the dataset's name, date and source, and nothing to press.
pub async fn paper_shows_a_comparison_on_one_sheet(page: Page) -> Outcome {
    let cases = [("cloud-team", "D5.1,EM5.1"), ("cloud-team", "D5.1,EM5.1,D6.1,D4.1"), ("us-gs-2026", "GS-9.10,GS-11.1,GS-12.1,GS-13.1")];
    let mut longer = Vec::new();
    for (data, at) in cases {
        page.paper(false).await?;
        compare::open(&page, data, at).await?;
        match page.sheets().await? {
            1 => {}
            sheets => longer.push(format!("{at} of {data}: {sheets} sheets")),
        }
        page.paper(true).await?;
        let (name, date) =
            if data == "us-gs-2026" { ("US General Schedule 2026", "January 1, 2026") } else { ("Cloud team ladder", "July 1, 2026") };
        for words in [name, date, if data == "us-gs-2026" { "Office of Personnel Management" } else { "made up" }] {
            page.see_text(".compare-page .source", words).await?;
        }
        let body = "const seen = [...document.querySelectorAll('select, input, nav, .tools, .controls button')].filter((e) => e.checkVisibility()); \
            return seen.map((e) => e.localName + '.' + e.className).join(' ')";
        assert_eq!(page.js(body, vec![]).await?, "", "on paper: these are of no use");
    }
    assert!(longer.is_empty(), "{longer:?}");
    Ok(())
}
