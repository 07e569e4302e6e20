//! What a link asked for and did not get, and what is odd in the files.

use leptos::prelude::*;

use super::problems::ProblemList;
use crate::route::Dropped;
use crate::view::settled;
use crate::view::shell::{Shell, shell};

/// Everything dropped from the link: by the route, for want of the dataset, and by the dataset.
fn all_dropped(shell: Shell) -> Vec<Dropped> {
    let mut dropped = shell.link.with(|link| link.dropped.clone());
    dropped.extend(shell.dropped_dataset());
    shell.opened.with(|opened| {
        if let Some(open) = opened.ready() {
            dropped.extend(shell.link.with(|link| settled::dropped(open, &link.route)));
        }
    });
    dropped
}

/// A notice for a stale link, which can be put away.
#[component]
pub fn Notices() -> impl IntoView {
    let shell = shell();
    // The link whose notice was put away; the next link has a notice of its own.
    let put_away = RwSignal::new(String::new());
    let here = move || shell.link.with(|link| link.route.to_string());
    let stale = move || {
        let dropped = all_dropped(shell);
        (!dropped.is_empty() && put_away.get() != here()).then(|| {
            let items = dropped.iter().map(|dropped| view! { <li>{words::dropped::dropped(dropped)}</li> }.into_any()).collect_view();
            view! {
                <section class="notice" role="status">
                    <div>
                        <p>"Part of this link could not be used. The rest of it is shown."</p>
                        <ul>{items}</ul>
                    </div>
                    <button type="button" class="icon" aria-label="Put this notice away" on:click=move |_| put_away.set(here())>"✕"</button>
                </section>
            }
            .into_any()
        })
    };
    let odd = move || {
        let mut problems = shell.hosted.with(|hosted| hosted.ready().map(|hosted| hosted.problems.clone())).unwrap_or_default();
        shell.opened.with(|opened| problems.extend(opened.ready().map(|open| open.warnings.clone()).unwrap_or_default()));
        (!problems.is_empty()).then(|| {
            let count = words::problem::count(&problems);
            view! {
                <details class="notice">
                    <summary>{format!("The files of this dataset have {count}; it opened all the same.")}</summary>
                    <ProblemList problems />
                </details>
            }
            .into_any()
        })
    };
    view! { {stale} {odd} }.into_any()
}
