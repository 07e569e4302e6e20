//! Taking the routes away: link, Markdown, CSV, calendar, paper.

use leptos::prelude::*;

use super::scene::FoundRoutes;
use crate::view::parts::take_away::{TakeAway, Taken};
use files::{calendar, sheet};

/// What can be taken away.
#[component]
pub fn Away(
    /// What is shown.
    found: Memo<FoundRoutes>,
) -> impl IntoView {
    let make = move |taken: Taken| found.with_untracked(|found| text(found, taken));
    let name = move || found.with_untracked(|found| words::path::file_name(found.scene.from.as_ref(), found.scene.to.as_ref()));
    let any = Memo::new(move |_| found.with(FoundRoutes::has_days));
    move || any.get().then(|| view! { <TakeAway name=Callback::new(move |()| name()) make drawings=Vec::new() calendar=true /> }.into_any())
}

fn text(found: &FoundRoutes, taken: Taken) -> Option<String> {
    let scene = &found.scene;
    let (ladder, unit) = (scene.figures.ladder(), scene.figures.open.dataset.unit);
    let sheet = || words::path::sheet(&found.routes, ladder, unit, scene.figures.per);
    match taken {
        Taken::Markdown => Some(sheet::markdown(&sheet())),
        Taken::Csv => Some(sheet::csv(&sheet())),
        Taken::Calendar => {
            let entries = words::path::entries(scene.figures.open.origin.id(), &found.routes, ladder, &scene.figures.locale());
            Some(calendar::calendar(&ladder.name, scene.today, &entries))
        }
        Taken::Drawing(_) => None,
    }
}
