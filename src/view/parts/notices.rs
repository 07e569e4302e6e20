//! What a link asked for and did not get, and what is odd in the files.

use std::sync::Arc;

use leptos::prelude::*;

use super::problems::ProblemList;
use crate::state::library::library;
use crate::state::loading::Problems;
use crate::state::nav::nav;
use crate::state::shelf::Open;

/// A notice for a stale link, which can be put away.
#[component]
pub fn Notices() -> impl IntoView {
    let (nav, library) = (nav(), library());
    // What was dropped, and the problems of the files: other choices leave both as they are drawn.
    let told = Memo::new(move |_| {
        nav.settled.with(|settled| {
            let open = settled.figures().map(|figures| figures.open.clone());
            let own = open.as_ref().map(|open| open.problems.clone()).unwrap_or_default();
            (
                settled.dropped.clone(),
                [("The list of datasets has", library.problems(), None), ("The files of this dataset have", own, open)],
            )
        })
    });
    // What the notice told that was put away. What else a later link lacks has a notice of its own.
    let put_away = RwSignal::new(Vec::new());
    let stale = move || {
        let dropped = told.with(|(dropped, _)| dropped.clone());
        (!dropped.is_empty() && put_away.with(|put_away| *put_away != dropped)).then(|| {
            let items = words::dropped::all(&dropped).into_iter().map(|words| view! { <li>{words}</li> }.into_any()).collect_view();
            view! {
                <section class="notice" role="status">
                    <div>
                        <p>"Part of this link could not be used. The rest of it is shown."</p>
                        <ul>{items}</ul>
                    </div>
                    <button type="button" class="icon" aria-label="Put this notice away" on:click=move |_| put_away.set(dropped.clone())>"✕"</button>
                </section>
            }
            .into_any()
        })
    };
    let odd = move || {
        let found = told.with(|(_, problems)| problems.clone()).into_iter().filter(|(_, problems, _)| !problems.is_empty());
        let notice = |(what, problems, open): (_, Problems, _)| {
            let count = words::problem::count(&problems);
            folded("notice", format!("{what} {count}; it opened all the same."), problems, open)
        };
        found.map(notice).collect_view()
    };
    view! { {stale} {odd} }.into_any()
}

/// What an owner may ask of files without problems, at the foot of the page: whether anything else is odd in them. Nothing is looked for
/// before somebody asks.
pub fn check(open: &Arc<Open>) -> Option<AnyView> {
    let problems = open.problems.clone();
    problems.is_empty().then(|| folded("check", "Check the files".to_owned(), problems, Some(open.clone())))
}

/// A list of problems under a line that unfolds it. Its part of the program comes when it is unfolded first.
fn folded(class: &'static str, line: String, problems: Problems, open: Option<Arc<Open>>) -> AnyView {
    let unfolded = RwSignal::new(false);
    let list = move || unfolded.get().then(|| view! { <ProblemList problems=problems.clone() open=open.clone() /> });
    // A second time changes nothing, and what was unfolded of the list stays as it is.
    let unfold = move |_| {
        if !unfolded.get_untracked() {
            unfolded.set(true);
        }
    };
    view! { <details class=class on:toggle=unfold><summary>{line}</summary>{list}</details> }.into_any()
}
