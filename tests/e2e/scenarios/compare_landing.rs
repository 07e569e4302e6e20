//! Where a promotion or a switch lands, and what it asks, on the page: the cases of the rules and of the reference ladders.

use crate::compare::{self, LANDS, SAY, TABLE};
use crate::page::{Outcome, Page};

/// US Code title 5, section 5334(b): from, to the grade of, lands on, pay, and what the rule asks for where it is told.
const GENERAL_SCHEDULE: [(&str, &str, &str, &str, &str); 6] = [
    ("GS-5.1", "GS-7.1", "GS-7.1", "$43,106", ""),
    ("GS-9.10", "GS-11.1", "GS-11.5", "$72,303", "$72,065"),
    ("GS-11.5", "GS-12.1", "GS-12.2", "$79,012", ""),
    ("GS-13.9", "GS-14.1", "GS-14.5", "$121,774", ""),
    ("GS-14.10", "GS-15.1", "GS-15.6", "$147,449", ""),
    ("GS-2.4", "GS-3.1", "GS-3.3", "$29,556", ""),
];

pub async fn all_six_of_the_general_schedule(page: Page) -> Outcome {
    compare::open(&page, "us-gs-2026", "GS-1.1,GS-1.2").await?;
    for (from, to, lands, pay, asked) in GENERAL_SCHEDULE {
        page.open(&format!("#/compare?data=us-gs-2026&at={from},{to}")).await?;
        compare::shows(&page, &format!("{from},{to}")).await?;
        compare::cell_says(&page, LANDS, 1, &[from, &format!("lands on {lands}"), pay, asked]).await?;
    }
    Ok(())
}

/// Band 5 at its top to band 6: its first point, which pays more; the exact figures stand in the table.
pub async fn band_5_to_band_6_of_the_nhs(page: Page) -> Outcome {
    compare::open(&page, "nhs-afc-2026", "Band-5.3,Band-6.1").await?;
    compare::cell_says(&page, LANDS, 1, &["Band-5.3", "lands on Band-6.1", "£39,959", "£39,043"]).await?;
    compare::cell_says(&page, "Pay a year", 0, &["£39,043"]).await?;
    // 39,959 − 39,043, and 916 / 39,043.
    compare::cell_says(&page, "Pay a year", 1, &["£39,959", "+£916", "+2.3%"]).await?;
    compare::cell_says(&page, "Bands meet", 1, &["£916", "gap", "Band-5", "Band-6"]).await
}

/// D5 to EM5: −1, −1, +2, 0, −1, and the loss is explained as normal.
pub async fn a_switch_at_the_same_rank(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D5.1,EM5.1").await?;
    for (axis, from, to, change, words) in [
        ("Technology", "Masters", "Evangelizes", "▼ 1", "one grade less"),
        ("System", "Evolves", "Owns", "▼ 1", "one grade less"),
        ("People", "Mentors", "Manages", "▲ 2", "two grades more"),
        ("Process", "Adjusts", "Adjusts", "=", "the same"),
        ("Influence", "Multiple teams", "Team", "▼ 1", "one grade less"),
    ] {
        compare::cell_says(&page, axis, 0, &[from]).await?;
        compare::cell_says(&page, axis, 1, &[to, change, words]).await?;
    }
    for words in ["normal", "Technology", "System", "Influence"] {
        page.see_text(".compare-page .intro .sub", words).await?;
    }
    // The lowest step of EM5 that pays no less than 90,800.
    compare::cell_says(&page, LANDS, 1, &["D5.1", "lands on EM5.1", "$94,400", "$90,800"]).await?;
    compare::cell_says(&page, "Can wear", 1, &["no longer", "Tech lead"]).await?;
    // Nothing that adds the axes up.
    let heads = compare::heads(&page).await?;
    let summed = |head: &&String| ["total", "sum", "score"].iter().any(|word| head.to_lowercase().contains(word));
    assert!(!heads.iter().any(|head| summed(&head)), "{heads:?}");
    // The other way round: what was lost is gained, and there is no more to explain than People.
    page.open("#/compare?data=cloud-team&at=EM5.1,D5.1").await?;
    compare::shows(&page, "EM5.1,D5.1").await?;
    compare::cell_says(&page, "Technology", 1, &["▲ 1"]).await?;
    compare::cell_says(&page, "People", 1, &["▼ 2"]).await?;
    page.see_text(".compare-page .intro .sub", "People is normal").await
}

/// The words of a landing that is not open, of a jump, of a demotion, and of a rule that cannot be met.
pub async fn moves_that_are_no_plain_landing(page: Page) -> Outcome {
    compare::open(&page, "cloud-team", "D4.1,D5.1").await?;
    // The cloud team leaves a level from its top step, or by a jump with a reason.
    compare::cell_says(&page, LANDS, 1, &["lands on D5.1", "$90,800", "early promotion", "reason", "D4.4"]).await?;
    compare::open(&page, "cloud-team", "D5.1,D4.1").await?;
    compare::cell_says(&page, LANDS, 1, &["no rule"]).await?;
    compare::open(&page, "cloud-team", "D5.1,D5.2").await?;
    assert!(!compare::heads(&page).await?.iter().any(|head| head == LANDS), "a step within a level lands nowhere");
    // EM7.4 pays 121,200, which no step of D4 does.
    compare::open(&page, "cloud-team", "EM7.4,D4.1").await?;
    compare::cell_says(&page, LANDS, 1, &["lands on D4.4", "$87,600", "$121,200", "last step", "three ranks"]).await?;
    page.see(TABLE).await?;
    page.see_text(SAY, "$38,700 less").await
}
