//! What is wrong, what failed, and what is on its way.

use leptos::prelude::*;

use crate::browser::title;
use crate::route::{RouteLink, View};
use crate::state::library::library;
use crate::state::loading::{Loading, Problems};
use crate::state::nav::nav;
use crate::view::later::{self, Part, Told};

/// Something is on its way.
#[component]
pub fn LoadingPage(
    /// What is on its way.
    what: String,
) -> impl IntoView {
    view! { <p class="wait" role="status">{what}</p> }.into_any()
}

/// Something did not come.
#[component]
pub fn FailedPage(
    /// What did not come.
    what: &'static str,
    /// What failed, what it means and what to do.
    why: String,
    /// Called to try it once more.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    title::set(&["Not loaded"]);
    let nav = nav();
    let again = move |_| {
        nav.lose_focus();
        again.run(());
    };
    view! {
        <section class="panel trouble" role="alert">
            <h1 tabindex="-1">{format!("{what} did not load")}</h1>
            <p>{why}</p>
            <button type="button" data-act="again" on:click=again>"Try again"</button>
            <Others />
        </section>
    }
    .into_any()
}

/// A dataset has errors.
#[component]
pub fn ProblemPage(
    /// What has them.
    what: &'static str,
    /// All problems of its files.
    problems: Problems,
) -> impl IntoView {
    let count = words::problem::count(&problems);
    title::set(&["Problems"]);
    view! {
        <section class="panel trouble">
            <h1 tabindex="-1">{format!("{what} cannot be opened")}</h1>
            <p role="alert">{format!("There are {count}. Each says where it stands, what was found and what was expected.")}</p>
            <LaterList told=Told::Problems(problems) />
            <Others />
        </section>
    }
    .into_any()
}

/// The datasets to go on with.
#[component]
fn Others() -> impl IntoView {
    let library = library();
    let links = move || {
        let links = library
            .entries()
            .into_iter()
            .map(|entry| {
                let to = RouteLink { data: Some(entry.id), page: View::FIRST.page(), ..RouteLink::default() };
                view! { <li><a href=to.to_string()>{entry.name}</a></li> }.into_any()
            })
            .collect_view();
        (!links.is_empty()).then(|| view! { <p>"Datasets of this site:"</p><ul>{links}</ul> }.into_any())
    };
    view! { {links} }.into_any()
}

/// A list, or what has become of the part of the program that draws it.
#[component]
pub fn LaterList(
    /// What is listed.
    told: Told,
) -> impl IntoView {
    let (list, again) = later::list_of_problems();
    move || match list.get() {
        Loading::Ready(Part::List(list)) => list(told.clone()),
        Loading::Failed(why) => {
            view! { <p role="alert">{why}</p><button type="button" data-act="again" on:click=move |_| again.run(())>"Try again"</button> }
                .into_any()
        }
        Loading::Loading(what) => view! { <LoadingPage what /> }.into_any(),
        _ => ().into_any(),
    }
}
