//! The hosted datasets: each opens, and its figures are those of its file, cell for cell.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::explore::{self, DETAIL, FIGURE, HOSTED, matrix, pay_cell};
use crate::page::{Outcome, Page};

/// Checks everything about an open dataset that tells it from the others.
async fn is_open(page: &Page, (id, name, chip, columns, rows): (&str, &str, &str, usize, usize)) -> Outcome {
    page.see_text("h1", name).await?;
    let counted = "return document.querySelectorAll('.map thead th.head').length === arguments[0] \
        && document.querySelectorAll('.map tbody tr').length === arguments[1]";
    page.until(&format!("{columns} columns and {rows} rows"), counted, vec![json!(columns), json!(rows)]).await?;
    page.see_text(".chip", chip).await?;
    assert_eq!(explore::picked(page, "Data").await?, id);
    assert_eq!(page.driver.title().await?, format!("Explore · {name} · Stepladder"));
    assert_eq!(page.text("section.notice").await?, "", "nothing is stale");
    assert_eq!(page.text("p.notice").await?, "", "nothing is odd in its files");
    Ok(())
}

pub async fn open_through_the_select(page: Page) -> Outcome {
    page.open("").await?;
    is_open(&page, HOSTED[0]).await?;
    // Backwards, so that the first one is chosen as well.
    for dataset in HOSTED.into_iter().rev() {
        explore::pick(&page, "Data", dataset.0).await?;
        is_open(&page, dataset).await?;
        explore::link_says(&page, &[&format!("data={}", dataset.0)]).await?;
    }
    Ok(())
}

pub async fn open_through_links(page: Page) -> Outcome {
    for dataset in HOSTED {
        page.fresh(&format!("#/explore?data={}", dataset.0)).await?;
        is_open(&page, dataset).await?;
    }
    // And from one to another within the same document.
    page.open("#/explore?data=us-gs-2026").await?;
    is_open(&page, HOSTED[2]).await
}

/// Quick moves between datasets: each is asked for once, and the page is always that of the last one.
pub async fn quick_moves_ask_once_and_end_on_the_last(page: Page) -> Outcome {
    for dataset in ["us-gs-2026", "nhs-afc-2026"] {
        for file in ["ladder.json", "bands.csv"] {
            page.site.hold(&format!("data/{dataset}/{file}"));
        }
    }
    page.open("#/explore?data=cloud-team").await?;
    is_open(&page, HOSTED[0]).await?;
    for dataset in ["us-gs-2026", "nhs-afc-2026", "us-gs-2026", "nhs-afc-2026", "us-gs-2026"] {
        page.open(&format!("#/explore?data={dataset}")).await?;
        page.see("p.wait[role=status]").await?;
    }
    for dataset in ["nhs-afc-2026", "us-gs-2026"] {
        for file in ["ladder.json", "bands.csv"] {
            page.site.release(&format!("data/{dataset}/{file}"));
        }
    }
    is_open(&page, HOSTED[2]).await?;
    // Without waiting: a hundred moves at once, each with a link of its own.
    let body = "const done = arguments[0]; let left = 100; const ids = ['us-gs-2026', 'cloud-team', 'nhs-afc-2026']; \
        const move = () => { location.hash = `#/explore?data=${ids[left % 3]}`; if (left-- > 0) setTimeout(move, left % 4); else done(location.hash) }; move()";
    page.driver.execute_async(body, vec![]).await?;
    is_open(&page, HOSTED[2]).await?;
    for dataset in HOSTED.iter().take(3) {
        let file = format!("data/{}/ladder.json", dataset.0);
        let asked = page.site.requests().iter().filter(|request| request.path.ends_with(&file)).count();
        assert!(asked <= 1, "{file} was asked for {asked} times");
    }
    Ok(())
}

/// The three figures that the issue names, in the matrix and in the detail that the matrix opens.
pub async fn pay_what_their_sources_say(page: Page) -> Outcome {
    let known = [
        ("us-gs-2026", "US General Schedule 2026", "GS-13.5", "$103,049"),
        ("cloud-team", "Cloud team ladder", "D4.2", "$84,200"),
        ("nhs-afc-2026", "NHS Agenda for Change 2026-27", "Band-6.2", "£42,170"),
    ];
    for (id, name, at, pay) in known {
        explore::open(&page, &format!("#/explore?data={id}&lens=steps"), name).await?;
        page.see_text(&pay_cell(at), pay).await?;
        page.click(&pay_cell(at)).await?;
        page.see(&explore::detail(at)).await?;
        page.see_text(FIGURE, &format!("{pay} a year")).await?;
        page.see_text(&format!("{DETAIL} table.steps tr.now"), pay).await?;
        explore::link_says(&page, &[&format!("at={at}")]).await?;
    }
    Ok(())
}

pub async fn show_every_cell_of_their_files(page: Page) -> Outcome {
    for (id, name, ..) in HOSTED {
        let mut in_file = cells(&page, id);
        assert!(in_file.len() >= 28, "{id}: only {} cells", in_file.len());
        let ladder: Value = serde_json::from_slice(&page.site.built(&format!("data/{id}/ladder.json")))?;
        explore::open(&page, &format!("#/explore?data={id}&lens=steps"), name).await?;
        for track in ladder["tracks"].as_array().into_iter().flatten() {
            let (track_id, top) = (track["id"].as_str().unwrap_or_default(), track["levels"][0]["id"].as_str().unwrap_or_default());
            page.open(&format!("#/explore?data={id}&lens=steps&track={track_id}")).await?;
            page.see(&pay_cell(&format!("{top}.1"))).await?;
            for (at, shown) in matrix(&page).await? {
                let figure: String = shown.chars().filter(char::is_ascii_digit).collect();
                assert_eq!(in_file.remove(&at), Some(figure), "{id}: {at} is shown as {shown:?}");
            }
        }
        assert_eq!(in_file, BTreeMap::new(), "{id}: cells of the file that the page does not show");
    }
    Ok(())
}

/// The pay of each step in `bands.csv`, by position. The hosted files are plain: no quotes, whole amounts.
fn cells(page: &Page, id: &str) -> BTreeMap<String, String> {
    let text = String::from_utf8(page.site.built(&format!("data/{id}/bands.csv"))).expect("UTF-8");
    assert!(!text.contains(['"', ';', '.']), "{id}/bands.csv needs a better reader than this");
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let heads = rows.next().expect("a header");
    let mut cells = BTreeMap::new();
    for row in rows {
        if heads[1] == "step" {
            let amount = row[heads.iter().position(|head| *head == "amount").expect("a column amount")];
            if !row[1].is_empty() {
                cells.insert(format!("{}.{}", row[0], row[1]), amount.to_owned());
            }
            continue;
        }
        for (head, amount) in heads.iter().zip(&row).skip(1).filter(|(_, amount)| !amount.is_empty()) {
            cells.insert(format!("{}.{head}", row[0]), (*amount).to_owned());
        }
    }
    cells
}
