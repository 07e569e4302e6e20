//! Ladders of any size in windows of any size.

use serde_json::json;

use crate::compare;
use crate::explore::{self, HOSTED, LENSES, cell};
use crate::overlay;
use crate::page::{Outcome, Page};
use crate::sample;

/// Scrolls the map as far as it goes, then asks which of its heads a reader still sees: `[column heads, row heads, cells]`.
const HEADS_IN_SIGHT: &str = "const map = document.querySelector('.map'), left = arguments[0], top = arguments[1]; \
    map.scrollTo(left, top); \
    if (map.scrollHeight <= map.clientHeight) scrollTo(0, top); \
    else map.scrollIntoView({ block: 'nearest' }); \
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => { \
      const box = e.getBoundingClientRect(), x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, y = (box.top + box.bottom) / 2; \
      if (box.right < 1 || box.left > innerWidth - 1) return false; \
      const there = document.elementFromPoint(x, y); \
      return !!there && (e.contains(there) || there.contains(e)) && e.contains(there); }).length; \
    return [seen('.map thead th.head'), seen('.map tbody th'), seen('.map a.cell')]";

/// 40 tracks of 20 levels: whichever corner one looks at, the heads of its columns and rows are in sight.
pub async fn heads_stay_in_sight_on_a_wide_map(page: Page) -> Outcome {
    sample::PAY.add_to(&page.site);
    for (width, height) in [(1280, 900), (900, 1000), (360, 740)] {
        page.size(width, height).await?;
        explore::open(&page, &format!("#/explore?data={}", sample::PAY.id), sample::PAY.name).await?;
        page.see(&cell("T1-20")).await?;
        // The columns out of sight are drawn after those in sight.
        page.rest().await?;
        for (left, top) in [(0, 0), (4_000, 0), (0, 700), (4_000, 700), (9_000, 1_200)] {
            let seen = page.js(HEADS_IN_SIGHT, vec![json!(left), json!(top)]).await?;
            let seen: Vec<u64> = serde_json::from_value(seen)?;
            let what = format!("{width} px wide, scrolled to {left}, {top}: {seen:?} column heads, row heads and cells in sight");
            assert!(seen.iter().all(|count| *count > 0), "{what}");
        }
    }
    Ok(())
}

/// Cells are as high as their words, and none lies over another. (A height of 100 % within a table is not the same in all browsers.)
pub async fn cells_hold_their_words(page: Page) -> Outcome {
    for (id, name, ..) in HOSTED {
        explore::open(&page, &format!("#/explore?data={id}"), name).await?;
        page.see(".map a.cell").await?;
        let body = "const cells = [...document.querySelectorAll('.map a.cell')].map((e) => [e, e.getBoundingClientRect()]), wrong = []; \
            for (const [cell, box] of cells) { \
              for (const part of cell.querySelectorAll('.code, .title, .pay, svg')) { \
                const own = part.getBoundingClientRect(); \
                if (own.top < box.top - 1 || own.bottom > box.bottom + 1 || own.left < box.left - 1 || own.right > box.right + 1) \
                  wrong.push(`${cell.dataset.level}: its ${part.className.baseVal ?? part.className} is outside of it`); \
              } \
              for (const [other, its] of cells) { \
                const over = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) > 1 && Math.min(box.right, its.right) - Math.max(box.left, its.left) > 1; \
                if (other !== cell && over) wrong.push(`${cell.dataset.level} lies over ${other.dataset.level}`); \
              } \
            } \
            return wrong.slice(0, 8).join('; ')";
        assert_eq!(page.js(body, vec![]).await?, "", "{id}");
    }
    Ok(())
}

/// One track of 15 levels: every level is there, highest at the top, and none is stretched over the screen.
pub async fn one_long_track_is_whole(page: Page) -> Outcome {
    for width in [1600, 360] {
        page.size(width, 900).await?;
        explore::open(&page, "#/explore?data=us-gs-2026", "US General Schedule 2026").await?;
        page.see(&cell("GS-15")).await?;
        let levels = page.text(".map a.cell .code").await?;
        let wanted: Vec<String> = (1..=15).rev().map(|grade| format!("GS-{grade}")).collect();
        assert_eq!(levels.lines().collect::<Vec<_>>(), wanted);
        let heights = "return Math.max(...[...document.querySelectorAll('.map a.cell')].map((e) => e.getBoundingClientRect().height))";
        let tallest = page.js(heights, vec![]).await?.as_f64().unwrap_or_default();
        assert!((30.0..140.0).contains(&tallest), "a cell is {tallest} px high");
        // The last one can be opened, wherever it stands.
        page.click(&cell("GS-1")).await?;
        page.see(&explore::detail("GS-1.1")).await?;
    }
    Ok(())
}

/// The matrix of a track with ten steps, and the bands of 800 levels.
pub async fn other_lenses_of_a_large_ladder(page: Page) -> Outcome {
    sample::PAY.add_to(&page.site);
    explore::open(&page, &format!("#/explore?data={}&lens=steps", sample::PAY.id), sample::PAY.name).await?;
    page.see_text(&explore::pay_cell("T1-1.1"), "$46,600").await?;
    explore::pick(&page, "Track", "track-40").await?;
    page.see_text(&explore::pay_cell("T40-20.10"), "$169,000").await?;
    explore::lens(&page, "bands").await?;
    page.until("800 bands", "return document.querySelectorAll('table.bands tbody tr').length === 800", vec![]).await?;
    page.click("button.menu").await?;
    page.click("input[name=track][value=track-2]").await?;
    page.until("780 bands", "return document.querySelectorAll('table.bands tbody tr').length === 780", vec![]).await
}

/// Whatever is wider than the window scrolls within itself; the page never does.
pub async fn nothing_is_wider_than_the_window(page: Page) -> Outcome {
    overlay::add(&page.site, overlay::ID, Some(b"{"), Some(b""));
    let mut wide = Vec::new();
    let mut look = async |width: u32, link: &str, ready: &str| -> Outcome {
        page.open(link).await?;
        page.see(ready).await?;
        let body = "const over = document.documentElement.scrollWidth - innerWidth; \
            const widest = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.map, .scroll')); \
            return over > 0 ? `${over} px over, by ${widest.map((e) => e.localName + '.' + e.className).slice(0, 4)}` : ''";
        let over = page.js(body, vec![]).await?;
        if let Some(over) = over.as_str().filter(|over| !over.is_empty()) {
            wide.push(format!("{width} px, {link}: {over}"));
        }
        Ok(())
    };
    for width in [320, 360, 900, 1600] {
        page.size(width, 900).await?;
        page.fresh("").await?;
        for (id, _, _, _, _) in HOSTED {
            for lens in LENSES {
                let ready = match lens {
                    "map" => ".map a.cell",
                    "steps" => "table.matrix",
                    _ => "table.bands",
                };
                look(width, &format!("#/explore?data={id}&lens={lens}"), &format!(".seg [data-choice={lens}][aria-pressed=true], {ready}"))
                    .await?;
            }
        }
        look(width, "#/explore?data=cloud-team&at=D4.2", explore::DETAIL).await?;
        look(
            width,
            "#/explore?data=gone&at=ThisLevelHasANameOfFortyLettersAndMore.1&lens=a-lens-that-nobody-has-ever-heard-of",
            "section.notice",
        )
        .await?;
        look(width, "#/explore?data=mine", explore::TROUBLE).await?;
        look(width, "#/compare?data=cloud-team", compare::PICKING).await?;
        look(width, "#/compare?data=cloud-team&at=D5.1,EM5.1", ".radar").await?;
        look(width, "#/compare?data=nhs-afc-2026&at=Band-8a.1,Band-8b.2,Band-8c.3,Band-9.1&per=month", compare::TABLE).await?;
        page.click(&compare::act("pick", 0)).await?;
        compare::type_position(&page, "band").await?;
        look(width, "#/compare?data=nhs-afc-2026&at=Band-8a.1,Band-8b.2,Band-8c.3,Band-9.1&per=month&differs=yes", ".offers button")
            .await?;
    }
    if wide.is_empty() { Ok(()) } else { Err(format!("the page scrolls sideways:\n{}", wide.join("\n")).into()) }
}
