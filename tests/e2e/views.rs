//! All views, from the page's own table: the only place here that names it.

use stepladder::route::View;

use crate::explore;
use crate::page::{Outcome, Page};

/// A view as the page's table has it.
#[derive(Clone, Copy, Debug)]
pub struct OneView {
    /// In links: `explore`.
    pub name: &'static str,
    /// In the header: `Explore`.
    pub title: &'static str,
}

/// All of them, in the order of the header.
pub fn all() -> Vec<OneView> {
    View::ALL.into_iter().map(|view| OneView { name: view.name(), title: view.title() }).collect()
}

impl OneView {
    /// The view's tab in the header.
    pub fn tab(self) -> String {
        format!("header nav a[href^=\"#/{}\"]", self.name)
    }

    /// A link to the view, nothing chosen: `#/compare?data=cloud-team`.
    pub fn link(self, data: &str) -> String {
        format!("#/{}?data={data}", self.name)
    }

    /// Waits until the view is there: its heading, its title, and its tab as the current one.
    pub async fn is_there(self, page: &Page) -> Outcome {
        page.see(&format!("{}[aria-current=page]", self.tab())).await?;
        page.see("main h1").await?;
        let body = "return document.title.startsWith(arguments[0]) && !document.querySelector('main p.wait')";
        page.until(&format!("a title of {}", self.title), body, vec![self.title.into()]).await?;
        page.rest().await
    }

    /// Opens the view at a position, as the header leads there from Explore.
    pub async fn open_at(self, page: &Page, data: &str, at: &str) -> Outcome {
        page.open(&format!("#/explore?data={data}&at={at}")).await?;
        page.see(&explore::detail(at)).await?;
        if self.name != "explore" {
            page.js("document.querySelector(arguments[0]).click()", vec![self.tab().into()]).await?;
        }
        self.is_there(page).await
    }
}
