//! A list of problems, each with its place.

use leptos::prelude::*;

use crate::browser::focus;
use crate::state::loading::Problems;
use files::problem::{FileProblem, Severity};

/// How many problems are shown at first, and how many more on request: a file can have thousands.
const AT_A_TIME: usize = 50;

/// A list of problems by severity, file and place; long ones are shown in parts.
pub fn list(problems: Problems) -> AnyView {
    let shown = RwSignal::new(AT_A_TIME);
    let total = problems.len();
    let list = NodeRef::<leptos::html::Ol>::new();
    let mut order: Vec<usize> = (0..total).collect();
    order.sort_by_key(|place| problems.get(*place).map(FileProblem::rank));
    let rows = move || order.iter().take(shown.get()).filter_map(|place| problems.get(*place)).map(row).collect_view();
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
    view! { <ol class="problems" node_ref=list>{rows}</ol>{more} }.into_any()
}

fn row(problem: &FileProblem) -> impl IntoView + use<> {
    let (kind, class) = match problem.severity {
        Severity::Error => ("Error", "kind error"),
        Severity::Warning => ("Warning", "kind warning"),
    };
    view! {
        <li tabindex="-1">
            <span class=class>{kind}</span>
            <b>{words::problem::place(problem)}</b>
            <span>{words::problem::what(problem)}</span>
        </li>
    }
    .into_any()
}
