//! What is wrong, what failed, and what is on its way.

use leptos::prelude::*;

use crate::browser::title;
use crate::view::shell::shell;
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
) -> impl IntoView {
    title::set("Not loaded · Stepladder");
    view! {
        <section class="panel trouble" role="alert">
            <h1 tabindex="-1">{format!("{what} did not load")}</h1>
            <p>{why}</p>
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
    title::set("Problems · Stepladder");
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
    let shell = shell();
    let links = move || {
        let entries = shell.hosted.with(|hosted| hosted.ready().map(|hosted| hosted.entries.clone())).unwrap_or_default();
        let links = entries
            .into_iter()
            .map(|entry| view! { <li><a href=format!("#/explore?data={}", entry.id)>{entry.name}</a></li> }.into_any())
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
    let rows = move || problems.with_value(|problems| problems.iter().take(shown.get()).map(row).collect_view());
    let more = move || {
        let left = total.saturating_sub(shown.get());
        (left > 0).then(|| {
            let label = format!("Show {} more of {total}", left.min(AT_A_TIME));
            view! { <button type="button" on:click=move |_| shown.update(|shown| *shown += AT_A_TIME)>{label}</button> }.into_any()
        })
    };
    view! { <ol class="problems">{rows}</ol>{more} }.into_any()
}

fn row(problem: &FileProblem) -> impl IntoView + use<> {
    let (kind, class) = match problem.severity {
        Severity::Error => ("Error", "kind error"),
        Severity::Warning => ("Warning", "kind warning"),
    };
    view! {
        <li>
            <span class=class>{kind}</span>
            <b>{words::problem::place(problem)}</b>
            <span>{words::problem::what(problem)}</span>
        </li>
    }
    .into_any()
}
