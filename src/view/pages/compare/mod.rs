//! Compare.

use std::sync::Arc;

use leptos::prelude::*;

use crate::view::figures::Figures;
use crate::view::parts::table_choices::TableChoices;
use crate::view::shell::{Open, shell};

/// Compare, on the open dataset.
#[component]
pub fn ComparePage(
    /// The dataset.
    open: Arc<Open>,
) -> impl IntoView {
    let shell = shell();
    let figures = Memo::new(move |_| shell.link.with(|link| Figures::settle(&open, &link.route.shown, &mut Vec::new())));
    view! { <h1 tabindex="-1">"Compare"</h1><TableChoices figures /> }.into_any()
}
