//! The words in which scenarios speak of Offer.

use crate::dropped;
use crate::page::{Outcome, Page};
use crate::path;
use crate::taken;
use crate::team::TODAY;

/// Opens the view on the day of the cases, and waits for its heading.
pub async fn open(page: &Page, choices: &str) -> Outcome {
    path::clock(&page.site, TODAY);
    page.fresh(&format!("#/offer?{choices}")).await?;
    page.see(".offer-page h1").await?;
    taken::watch(page).await
}

/// Opens the fourteen made-up people beside the offer.
pub async fn sample(page: &Page) -> Outcome {
    page.click("[data-act=roster]").await?;
    page.click("[data-act=sample]").await?;
    page.see(".beside").await?;
    page.rest().await
}

/// The offer of the look: $93,000 in D5 from February 1, 2027, with a sign-on and a bonus.
pub async fn mira(page: &Page) -> Outcome {
    for (name, value) in
        [("candidate", "Mira Novak"), ("figure", "$93,000"), ("start", "2027-02-01"), ("sign-on", "5,000"), ("bonus", "8%")]
    {
        path::fill(page, name, value).await?;
    }
    page.rest().await
}

/// Puts a file on the page, as if it were dropped there.
pub async fn drop_file(page: &Page, name: &str, text: &str) -> Outcome {
    dropped::files(page, ".offer-page", &[(name, text.as_bytes())]).await
}
