//! The site with its program in one file, as `SPLIT=0` builds it. (That no error is in the console is checked after every scenario.)

use crate::budgets::LATER;
use crate::page::{Outcome, Page};
use crate::{compare, explore, path};

/// The folder in which `make whole` leaves it.
pub const SITE: &str = "target/whole";

pub async fn every_view_opens(page: Page) -> Outcome {
    for start in LATER.into_iter().filter(|start| !start.starts_with("later-")) {
        assert_eq!(page.site.files(start), Vec::<String>::new(), "the program is in one file");
    }
    explore::open(&page, "#/explore?data=cloud-team&at=D4.2", "Cloud team ladder").await?;
    page.see_text(explore::FIGURE, "$84,200").await?;
    page.open("#/compare?data=cloud-team&at=D5.1,EM5.1").await?;
    page.see_text(compare::TABLE, "$94,400").await?;
    page.open("#/path?data=cloud-team&from=D4.1&to=D5.1&start=2026-01-01").await?;
    path::about(&page, "From D4.1 to D5.1").await?;
    page.see(".routes").await?;
    // And each as the first that is opened.
    page.fresh("#/compare?data=us-gs-2026&at=GS-9.10,GS-11.1").await?;
    page.see(compare::TABLE).await?;
    page.fresh("#/path?data=us-gs-2026&from=GS-9.1&to=GS-11.1&start=2026-01-01").await?;
    path::about(&page, "From GS-9.1 to GS-11.1").await
}
