//! What is wrong, what failed, and what is on its way.

use leptos::prelude::*;

use crate::browser::{focus, title};
use crate::route::{RouteLink, View};
use crate::state::library::library;
use crate::state::loading::Loading;
use crate::state::nav::nav;
use crate::view::later::{self, Tell};
use files::problem::{FileProblem, Severity};

/// How many problems are shown at first, and how many more on request: a file can have thousands.
const AT_A_TIME: usize = 50;

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
    problems: Vec<FileProblem>,
) -> impl IntoView {
    let count = words::problem::count(&problems);
    title::set(&["Problems"]);
    view! {
        <section class="panel trouble">
            <h1 tabindex="-1">{format!("{what} cannot be opened")}</h1>
            <p role="alert">{format!("There are {count}. Each says where it stands, what was found and what was expected.")}</p>
            <ProblemList problems />
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

/// A list of problems; long ones are shown in parts.
#[component]
pub fn ProblemList(
    /// The problems in order.
    problems: Vec<FileProblem>,
) -> impl IntoView {
    let shown = RwSignal::new(AT_A_TIME);
    let total = problems.len();
    let problems = StoredValue::new(problems);
    let list = NodeRef::<leptos::html::Ol>::new();
    let (words, again) = later::words_of_problems();
    let rows = move |tell: Tell| {
        problems.with_value(|problems| problems.iter().take(shown.get()).map(|problem| row(problem, tell)).collect_view())
    };
    let more = move || {
        let left = total.saturating_sub(shown.get());
        (left > 0).then(|| {
            let label = format!("Show {} more of {total}", left.min(AT_A_TIME));
            let more = move |_| {
                let first_new = shown.get_untracked();
                shown.update(|shown| *shown += AT_A_TIME);
                // The button may be gone: the first of the new rows takes the focus.
                focus::on_child_soon(list.get_untracked().map(Into::into), first_new);
            };
            view! { <button type="button" on:click=more>{label}</button> }.into_any()
        })
    };
    move || match words.get() {
        Loading::Ready(tell) => view! { <ol class="problems" node_ref=list>{move || rows(tell)}</ol>{more} }.into_any(),
        Loading::Failed(why) => {
            view! { <p role="alert">{why}</p><button type="button" data-act="again" on:click=move |_| again.run(())>"Try again"</button> }
                .into_any()
        }
        Loading::Loading(what) => view! { <LoadingPage what /> }.into_any(),
        Loading::Invalid(_) => ().into_any(),
    }
}

fn row(problem: &FileProblem, tell: Tell) -> impl IntoView + use<> {
    let (kind, class) = match problem.severity {
        Severity::Error => ("Error", "kind error"),
        Severity::Warning => ("Warning", "kind warning"),
    };
    view! {
        <li tabindex="-1">
            <span class=class>{kind}</span>
            <b>{words::problem::place(problem)}</b>
            <span>{tell(problem)}</span>
        </li>
    }
    .into_any()
}
