//! What a link asked for and did not get, and what is odd in the files.

use leptos::prelude::*;

use super::problems::LaterList;
use crate::route::data::Tab;
use crate::route::{Data, View};
use crate::state::library::library;
use crate::state::loading::Problems;
use crate::state::nav::nav;
use crate::view::later::Told;

/// A notice for a stale link, which can be put away.
#[component]
pub fn Notices() -> impl IntoView {
    let (nav, library) = (nav(), library());
    // What was dropped, and the problems of the files: other choices leave both as they are drawn.
    let told = Memo::new(move |_| {
        nav.settled.with(|settled| {
            let own = settled.figures().map(|figures| figures.open.problems.clone()).unwrap_or_default();
            (settled.dropped.clone(), [("The list of datasets has", library.problems()), ("The files of this dataset have", own)])
        })
    });
    // What the notice told that was put away. What else a later link lacks has a notice of its own.
    let put_away = RwSignal::new(Vec::new());
    let stale = move || {
        let dropped = told.with(|(dropped, _)| dropped.clone());
        (!dropped.is_empty() && put_away.with(|put_away| *put_away != dropped)).then(|| {
            view! {
                <section class="notice" role="status">
                    <LaterList told=Told::Dropped(dropped.clone()) />
                    <button type="button" class="icon" aria-label="Put this notice away" on:click=move |_| put_away.set(dropped.clone())>"✕"</button>
                </section>
            }
            .into_any()
        })
    };
    // Readers see that it opened all the same. What it is, is for the owner, and stands under Data.
    let odd = move || {
        let found = told.with(|(_, problems)| problems.clone()).into_iter().filter(|(_, problems)| !problems.is_empty());
        let notice = |(what, problems): (_, Problems)| {
            let check = nav.settled.with(|settled| settled.route.with(Data { tab: Tab::Check }).to_string());
            let told = format!("{what} {}; it opened all the same. ", words::problem::count(&problems));
            view! { <p class="notice">{told}<a href=check>"See them"</a></p> }.into_any()
        };
        (nav.view() != View::Data).then(|| found.map(notice).collect_view())
    };
    view! { {stale} {odd} }.into_any()
}
