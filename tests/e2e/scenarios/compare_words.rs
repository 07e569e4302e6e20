//! The answer in words, correct for every pair: more, less, equal, the same twice, without profile, without pay, without axes.

use crate::compare::{self, ADD, PICKING, SAY, TABLE};
use crate::overlay::{self, BANDS, ID, LADDER};
use crate::page::{Outcome, Page};

/// Opens positions and checks that the first sentence holds these words and figures.
async fn says(page: &Page, data: &str, at: &str, words: &[&str]) -> Outcome {
    page.open(&format!("#/compare?data={data}&at={at}")).await?;
    compare::shows(page, at).await?;
    for word in words {
        page.see_text(SAY, word).await?;
    }
    Ok(())
}

pub async fn tell_gains_losses_and_pay(page: Page) -> Outcome {
    page.fresh("#/compare?data=cloud-team").await?;
    let pairs: [(&str, &[&str]); 6] = [
        ("D5.1,EM5.1", &["from D5.1 to EM5.1", "two more grades of People", "one less of Technology, System and Influence", "$3,600 more"]),
        ("EM5.1,D5.1", &["from EM5.1 to D5.1", "one more grade of Technology, System and Influence", "two less of People", "$3,600 less"]),
        ("D4.1,EM4.1", &["one more grade of People", "$3,300 more"]),
        // As much pay, and other work.
        ("D5.3,EM5.1", &["two more grades of People", "pays the same"]),
        ("D5.1,D5.3", &["two steps up", "$3,600 more"]),
        ("D5.1,D5.1", &["D5.1", "twice", "nothing to compare"]),
    ];
    for (at, words) in pairs {
        says(&page, "cloud-team", at, words).await?;
    }
    let said = page.text(SAY).await?;
    assert!(!said.contains('$'), "a position against itself has no difference to tell: {said}");
    // A sentence for each position beside the baseline.
    says(&page, "cloud-team", "D5.1,EM5.1,D6.1,D4.1", &["EM5.1", "D6.1", "D4.1", "$9,100 more", "$8,300 less"]).await?;
    assert_eq!(page.text(SAY).await?.lines().count(), 3);
    // The difference is told in the period shown: 3,600 / 12.
    page.open("#/compare?data=cloud-team&at=D5.1,EM5.1&per=month").await?;
    page.see_text(SAY, "$300").await?;
    page.see_text(SAY, "a month").await
}

/// A level without profile, one without pay, and equals in all.
pub async fn tell_what_is_missing(page: Page) -> Outcome {
    let ladder =
        LADDER.replace(r#""title": "Second of C", "steps": 2, "profile": { "skill": 1 }"#, r#""title": "Second of C", "steps": 2"#);
    assert_ne!(ladder, LADDER);
    let bands = BANDS.replace("C3,64000,65000\n", "").replace("C1,44000", "C1,40000");
    overlay::add(&page.site, ID, Some(ladder.as_bytes()), Some(bands.as_bytes()));
    page.fresh("#/compare?data=mine").await?;
    says(&page, "mine", "A1.1,C1.1", &["asks for the same grades", "pays the same"]).await?;
    says(&page, "mine", "A2.1,C2.1", &["C2 has no profile", "cannot be compared", "$4,000 more"]).await?;
    page.see_text("figure.radar", "C2").await?;
    compare::cell_says(&page, "Skill", 1, &["not given", "?"]).await?;
    says(&page, "mine", "A3.1,C3.1", &["asks for the same grades", "o pay is given for C3.1", "not known"]).await?;
    compare::cell_says(&page, "Pay a year", 1, &["not given", "not known"]).await?;
    compare::cell_says(&page, "Band", 1, &["no band given"]).await?;
    compare::cell_says(&page, compare::LANDS, 1, &["cannot be placed"]).await?;
    says(&page, "mine", "C3.1,C3.2", &["either"]).await?;
    assert!(compare::row(&page, "Pay a year").await?.is_empty(), "a row of pay without any pay");
    Ok(())
}

/// A ladder without axes has no radar and no rows of axes, and says so; with axes the radar has a mark a grade and column.
pub async fn say_that_a_ladder_has_no_axes(page: Page) -> Outcome {
    compare::open(&page, "us-gs-2026", "GS-13.5,GS-14.1").await?;
    page.see_text(".compare-page", "no axes").await?;
    page.gone(".radar").await?;
    page.see_text(SAY, "promotion").await?;
    // 89,033 + 4 steps is 103,049; GS-14 begins at 105,383 in the file.
    compare::cell_says(&page, "Pay a year", 0, &["$103,049"]).await?;
    compare::cell_says(&page, "Compa-ratio", 0, &["0.986"]).await?;
    compare::cell_says(&page, "Place in band", 0, &["44%"]).await?;
    compare::open(&page, "cloud-team", "D5.1,EM5.1,D6.1").await?;
    for name in ["Technology", "System", "People", "Process", "Influence"] {
        let drawn = "return document.querySelector('.radar svg')?.textContent.includes(arguments[0])";
        page.until(&format!("the axis {name} in the radar"), drawn, vec![serde_json::json!(name)]).await?;
    }
    // Told apart by more than colour: no two columns have the same dashes.
    let body = "const dashes = [...document.querySelectorAll('.radar svg path[fill-opacity]')].map((e) => e.getAttribute('stroke-dasharray')); \
        return [dashes.length, new Set(dashes).size]";
    assert_eq!(page.js(body, vec![]).await?, serde_json::json!([3, 3]));
    Ok(())
}

/// One position asks for another; none shows where to choose; neither is a dead page.
pub async fn ask_for_what_is_lacking(page: Page) -> Outcome {
    page.fresh("#/compare?data=cloud-team").await?;
    page.see_text(SAY, "two to four").await?;
    page.see(PICKING).await?;
    page.gone(TABLE).await?;
    compare::open(&page, "cloud-team", "D5.1").await?;
    page.see_text(SAY, "another position").await?;
    page.see(PICKING).await?;
    compare::cell_says(&page, "Pay a year", 0, &["$90,800"]).await?;
    page.gone(".expected").await?;
    // With two there is no more to ask for, until one of them goes.
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    page.gone(PICKING).await?;
    page.see(ADD).await?;
    page.open("#/compare?data=cloud-team&at=D5.1").await?;
    compare::shows(&page, "D5.1").await?;
    page.see(PICKING).await?;
    page.open("#/compare?data=cloud-team").await?;
    page.gone(TABLE).await?;
    page.see(PICKING).await?;
    Ok(())
}
