//! Files hold words, never markup: what looks like markup in a name is shown letter by letter, in every view.

use serde_json::{Value, json};

use crate::overlay::{self, BANDS, ID, LADDER};
use crate::page::{Outcome, Page};

const MARKUP: &str = "</td></svg><img src=x onerror=alert(1)>&amp;\"'";

/// Puts markup before each text that a reader sees.
fn hostile(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(hostile),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if ["name", "title", "about", "source"].contains(&name.as_str()) => {
                        *text = format!("{MARKUP}{text}");
                    }
                    value if name == "expects" => {
                        value.as_array_mut().into_iter().flatten().for_each(|line| *line = json!(format!("{MARKUP}{line}")));
                    }
                    value => hostile(value),
                }
            }
        }
        _ => {}
    }
}

pub async fn is_shown_letter_by_letter(page: Page) -> Outcome {
    let mut ladder: Value = serde_json::from_str(LADDER)?;
    ladder["scopes"] = json!([{ "rank": 1, "name": "Little" }, { "rank": 3, "name": "Much" }]);
    ladder["roles"] = json!([{ "id": "lead", "name": "Lead", "about": "Leads.", "tracks": ["a", "b"], "from_rank": 1 }]);
    ladder["reviews"] = json!([{ "ranks": [1, 3], "step": "P6M", "level": "P1Y" }]);
    ladder["tracks"][0]["levels"][1]["expects"] = json!(["Does more."]);
    hostile(&mut ladder);
    overlay::add(&page.site, ID, Some(ladder.to_string().as_bytes()), Some(BANDS.as_bytes()));
    // Each view, with a place that holds a name.
    let views = [
        ("#/explore?data=mine&at=A1.1", ".detail"),
        ("#/explore?data=mine&lens=steps", ".matrix"),
        ("#/explore?data=mine&lens=bands", ".bands"),
        ("#/compare?data=mine&at=A1.1,B1.1,A3.1", "table.compare"),
        ("#/path?data=mine&from=A1.1&to=B3.1", ".routes"),
    ];
    for (link, place) in views {
        page.fresh(link).await?;
        page.see_text(place, "<img src=x onerror=alert(1)>&amp;\"'").await?;
        let made = page.js("return document.querySelectorAll('main img, main [onerror]').length", vec![]).await?;
        assert_eq!(made, json!(0), "{link}: a name has become markup");
    }
    Ok(())
}
