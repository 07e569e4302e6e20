//! Lists of problems, of findings, and of what a link lacks: many words that most visits do not see.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::browser::format::Locale;
use crate::markup::Markup;
use crate::route::{At, Choices, Explore, RouteLink};
use crate::state::loading::Problems;
use crate::state::own::Files;
use crate::state::shelf::Open;
use crate::view::later::Told;
use crate::view::parts::html::html;
use files::bands;
use files::excerpt::{Excerpt, Texts};
use files::problem::{FileProblem, Severity};
use rules::health::Finding;

/// How many problems are shown at first, and how many more on request: a file can have thousands.
const AT_A_TIME: usize = 50;

/// What is told.
pub fn list(told: Told) -> AnyView {
    match told {
        Told::Problems(problems) => all(problems, None),
        Told::Checked(files) => checked(files),
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

/// What an owner reads: what is wrong or odd, with the lines on which it stands, and the findings apart.
fn checked(files: Arc<Files>) -> AnyView {
    let texts = Arc::new(Texts::of(files.source.files()).kept());
    let told = (!files.problems.is_empty()).then(|| {
        view! {
            <section class="panel">
                <h2>"Problems in the files"</h2>
                {all(files.problems.clone(), Some(texts.clone()))}
            </section>
        }
        .into_any()
    });
    let found = files.open.clone().map(|open| {
        view! {
            <section class="panel findings">
                <h2>"Health of the ladder and its bands"</h2>
                {findings(files, &open, texts)}
            </section>
        }
        .into_any()
    });
    view! { {told}{found} }.into_any()
}

/// Problems by severity, file and place.
fn all(problems: Problems, texts: Option<Arc<Texts<'static>>>) -> AnyView {
    let mut order: Vec<usize> = (0..problems.len()).collect();
    order.sort_by_key(|place| problems.get(*place).map(FileProblem::rank));
    long(order.len(), move |place| {
        let problem = problems.get(*order.get(place)?)?;
        let (kind, class) = match problem.severity {
            Severity::Error => ("Error", "kind error"),
            Severity::Warning => ("Warning", "kind warning"),
        };
        let text = texts.as_ref().and_then(|texts| texts.get(problem.file));
        let excerpt = text.and_then(|text| Excerpt::of_place(text, &problem.place)).map(|excerpt| (problem.place.line, excerpt));
        Some(row(kind, class, None, (words::problem::place(problem), words::problem::what(problem)), excerpt.map(quoted)))
    })
}

/// The findings of a dataset, those of a kind together, or that there are none.
fn findings(files: Arc<Files>, open: &Open, texts: Arc<Texts<'static>>) -> AnyView {
    let found = files.findings();
    if found.is_empty() {
        return view! { <p>{words::health::NOTHING}</p> }.into_any();
    }
    let head = words::health::head(found.len());
    let places: Vec<_> = found.iter().map(|finding| &finding.at).collect();
    let lines = open.source.bands.as_deref().map(|bytes| bands::lines(bytes, &places)).unwrap_or_default();
    // Each kind, where its first one stands, with its findings by their places.
    let mut kinds: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (place, finding) in found.iter().enumerate() {
        let title = words::health::title(&finding.what);
        match kinds.iter_mut().find(|(other, _)| *other == title) {
            Some((_, places)) => places.push(place),
            None => kinds.push((title, vec![place])),
        }
    }
    // The first of a kind comes with its heading and how many there are.
    let rows: Vec<(usize, Option<(&'static str, usize)>)> = kinds
        .iter()
        .flat_map(|(title, places)| places.iter().enumerate().map(|(rank, place)| (*place, (rank == 0).then_some((*title, places.len())))))
        .collect();
    let data = open.origin.id().to_owned();
    let list = long(rows.len(), move |row_number| {
        let (place, first) = *rows.get(row_number)?;
        let (finding, format) = (files.findings().get(place)?, Locale::default());
        let line = lines.get(place).copied().flatten();
        let text = texts.get(words::health::file(finding));
        let excerpt = text.zip(line).and_then(|(text, line)| Some((Some(line), Excerpt::of_line(text, line)?)));
        let more = view! { {excerpt.map(quoted)}{way(&data, finding)} }.into_any();
        let head = first.map(|(title, alike)| view! { <h3>{title}{(alike > 1).then(|| format!(" · {alike}"))}</h3> }.into_any());
        let told = (words::health::place(finding, line, &format), words::health::what(finding, &format));
        Some(row("Finding", "kind", head, told, Some(more)))
    });
    view! { <p>{head}</p>{list} }.into_any()
}

/// The way to the level that a finding is about.
fn way(data: &str, finding: &Finding) -> Option<AnyView> {
    let level = finding.at.level.clone()?;
    let words = format!("Show {level}");
    let at = At { level, step: finding.at.step.clone() };
    let to = RouteLink { data: Some(data.to_owned()), page: Explore::begin(Some(at)).into(), ..RouteLink::default() };
    Some(view! { <a href=to.to_string()>{words}</a> }.into_any())
}

/// A line of a file, with its number, and what is meant in it marked.
fn quoted((line, excerpt): (Option<usize>, Excerpt)) -> AnyView {
    let mut out = Markup::default();
    if let Some(line) = line {
        out.html("<i>").text(line.to_string()).html("</i> ");
    }
    let (at, length) = excerpt.mark.unwrap_or((excerpt.text.chars().count(), 0));
    let part = |skip: usize, take: usize| excerpt.text.chars().skip(skip).take(take).collect::<String>();
    out.text(part(0, at));
    if length > 0 {
        out.html("<mark>").text(part(at, length)).html("</mark>").text(part(at + length, usize::MAX));
    }
    view! { <pre tabindex="0" {..html(out)}></pre> }.into_any()
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

fn row(kind: &'static str, class: &'static str, head: Option<AnyView>, (place, what): (String, String), more: Option<AnyView>) -> AnyView {
    view! {
        <li tabindex="-1">
            {head}
            <span class=class>{kind}</span>
            <b>{place}</b>
            <span>{what}</span>
            {more}
        </li>
    }
    .into_any()
}
