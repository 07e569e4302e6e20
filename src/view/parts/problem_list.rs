//! Lists of problems, of findings, and of what a link lacks: many words that most visits do not see.

use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::format::Locale;
use crate::state::loading::Problems;
use crate::state::nav::Nav;
use crate::state::shelf::Open;
use crate::view::later::Told;
use files::bands;
use files::problem::{FileProblem, Severity};
use rules::health;

/// How many problems are shown at first, and how many more on request: a file can have thousands.
const AT_A_TIME: usize = 50;

/// What is told.
pub fn list(told: Told) -> AnyView {
    match told {
        Told::Problems(problems) => odd(problems),
        Told::Dropped(dropped) => {
            let items = words::dropped::all(&dropped).into_iter().map(|words| view! { <li>{words}</li> }.into_any()).collect_view();
            view! {
                <div>
                    <p>"Part of this link could not be used. The rest of it is shown."</p>
                    <ul>{items}</ul>
                </div>
            }
            .into_any()
        }
    }
}

/// The problems of files and, where they are those of the dataset that is open, its findings after them. Which one is open is asked here, so
/// that the first visit need not say it.
fn odd(problems: Problems) -> AnyView {
    let open = use_context::<Nav>().and_then(|nav| nav.settled.with_untracked(|settled| Some(settled.figures()?.open.clone())));
    let found = open.filter(|open| open.problems == problems).map(|open| findings(&open));
    let told = (!problems.is_empty()).then(|| all(problems));
    view! { {told}{found} }.into_any()
}

/// Problems by severity, file and place.
fn all(problems: Problems) -> AnyView {
    let mut order: Vec<usize> = (0..problems.len()).collect();
    order.sort_by_key(|place| problems.get(*place).map(FileProblem::rank));
    long(order.len(), move |place| {
        let problem = problems.get(*order.get(place)?)?;
        let (kind, class) = match problem.severity {
            Severity::Error => ("Error", "kind error"),
            Severity::Warning => ("Warning", "kind warning"),
        };
        Some(row(kind, class, words::problem::place(problem), words::problem::what(problem)))
    })
}

/// The findings of a dataset, or that there are none.
fn findings(open: &Open) -> AnyView {
    let findings = health::findings(&open.dataset);
    if findings.is_empty() {
        return view! { <section class="findings"><p>{words::health::NOTHING}</p></section> }.into_any();
    }
    let head = words::health::head(findings.len());
    let places: Vec<_> = findings.iter().map(|finding| &finding.at).collect();
    let lines = open.source.bands.as_deref().map(|bytes| bands::lines(bytes, &places)).unwrap_or_default();
    let list = long(findings.len(), move |place| {
        let (finding, format) = (findings.get(place)?, Locale::default());
        let line = lines.get(place).copied().flatten();
        Some(row("Finding", "kind", words::health::place(finding, line, &format), words::health::what(finding, &format)))
    });
    view! { <section class="findings"><p>{head}</p>{list}</section> }.into_any()
}

/// A list of so many rows; a long one is shown in parts.
fn long(total: usize, row: impl Fn(usize) -> Option<AnyView> + Send + 'static) -> AnyView {
    let shown = RwSignal::new(AT_A_TIME);
    let list = NodeRef::<leptos::html::Ol>::new();
    let rows = move || (0..total.min(shown.get())).filter_map(&row).collect_view();
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

fn row(kind: &'static str, class: &'static str, place: String, what: String) -> AnyView {
    view! {
        <li tabindex="-1">
            <span class=class>{kind}</span>
            <b>{place}</b>
            <span>{what}</span>
        </li>
    }
    .into_any()
}
