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
use crate::view::later::{Target, Told, Ways};
use crate::view::parts::html::html;
use files::excerpt::{Excerpt, Texts};
use files::grouped::grouped;
use files::problem::{FileProblem, Severity};
use files::{bands, ladder};
use rules::health::Finding;
use rules::id::LevelId;

/// How many problems are shown at first, and how many more on request: a file can have thousands.
const AT_A_TIME: usize = 50;

/// What is told.
pub fn list(told: Told) -> AnyView {
    match told {
        Told::Problems(problems) => all(problems, None, None),
        Told::Checked(files, ways) => checked(files, ways),
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
fn checked(files: Arc<Files>, ways: Option<Ways>) -> AnyView {
    let texts = Arc::new(Texts::of(files.source.files()).kept());
    let problems = files.told();
    let told = (!problems.is_empty()).then(|| {
        view! {
            <section class="panel">
                <h2>"Problems in the files"</h2>
                {all(problems, Some(texts.clone()), ways)}
            </section>
        }
        .into_any()
    });
    let found = files.open.clone().map(|open| {
        view! {
            <section class="panel findings">
                <h2 tabindex="-1">"Health of the ladder and its bands"</h2>
                {findings(files, &open, texts, ways)}
            </section>
        }
        .into_any()
    });
    view! { {told}{found} }.into_any()
}

/// Problems by severity, file and place, those of one cause together.
fn all(problems: Problems, texts: Option<Arc<Texts<'static>>>, ways: Option<Ways>) -> AnyView {
    let groups = grouped(&problems);
    long(groups.len(), move |place| {
        let group: Vec<&FileProblem> = groups.get(place)?.iter().filter_map(|place| problems.get(*place)).collect();
        let first = *group.first()?;
        let (kind, class) = match first.severity {
            Severity::Error => ("Error", "kind error"),
            Severity::Warning => ("Warning", "kind warning"),
        };
        let excerpt = line_of(first, texts.as_deref()).map(quoted);
        let others =
            (group.len() > 1).then(|| others(groups.get(place).cloned().unwrap_or_default(), problems.clone(), texts.clone(), ways));
        let more = view! { {excerpt}{to_place(first, ways)}{others} }.into_any();
        Some(row(kind, class, None, (words::problem::places(&group), words::problem::cause(&group)), Some(more)))
    })
}

/// The line on which a problem stands, where the file is here.
fn line_of(problem: &FileProblem, texts: Option<&Texts<'static>>) -> Option<(Option<usize>, Excerpt)> {
    let text = texts?.get(problem.file)?;
    Excerpt::of_place(text, &problem.place).map(|excerpt| (problem.place.line, excerpt))
}

/// All places of one cause, drawn once somebody opens them.
fn others(group: Vec<usize>, problems: Problems, texts: Option<Arc<Texts<'static>>>, ways: Option<Ways>) -> AnyView {
    let head = words::problem::all_places(group.len());
    let list = move || {
        let (group, problems, texts) = (group.clone(), problems.clone(), texts.clone());
        long(group.len(), move |place| {
            let problem = problems.get(*group.get(place)?)?;
            let excerpt = line_of(problem, texts.as_deref()).map(quoted);
            Some(view! { <li tabindex="-1"><b>{words::problem::place(problem)}</b><span>{words::problem::found(problem)}</span>{excerpt}{to_place(problem, ways)}</li> }.into_any())
        })
    };
    fold(head, list)
}

/// What is shown once somebody opens it.
fn fold(head: String, shown: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    view! {
        <details on:toggle=move |_| opened.set(true)>
            <summary>{head}</summary>
            {move || opened.get().then(&shown)}
        </details>
    }
    .into_any()
}

/// The way to the cell or the field of a problem.
fn to_place(problem: &FileProblem, ways: Option<Ways>) -> Option<AnyView> {
    let place = &problem.place;
    let target = if problem.file == ladder::FILE { Target::Field(place.field.clone()) } else { Target::Cell(place.cell?) };
    to_edit(target, ways.filter(|_| [ladder::FILE, bands::FILE].contains(&problem.file)))
}

fn to_edit(target: Target, ways: Option<Ways>) -> Option<AnyView> {
    let ways = ways.filter(|ways| ways.leads.run(target.clone()))?;
    Some(
        view! { <button type="button" data-act="to-edit" on:click=move |_| ways.go.run(target.clone())>"Show in Edit"</button> }.into_any(),
    )
}

/// The findings of a dataset, those of a kind together, or that there are none; those on purpose below, folded.
fn findings(files: Arc<Files>, open: &Open, texts: Arc<Texts<'static>>, ways: Option<Ways>) -> AnyView {
    let found = files.findings();
    let places: Vec<_> = found.iter().map(|finding| &finding.at).collect();
    let lines: Arc<Vec<_>> = Arc::new(open.source.bands.as_deref().map(|bytes| bands::lines(bytes, &places)).unwrap_or_default());
    let (known, left): (Vec<usize>, Vec<usize>) =
        (0..found.len()).partition(|place| found.get(*place).is_some_and(|finding| finding.on_purpose.is_some()));
    let head = if left.is_empty() { words::health::nothing(known.len()) } else { words::health::head(left.len()) };
    let listed = Listed { files, data: open.origin.id().to_owned(), lines, texts, ways };
    let below = (!known.is_empty()).then(|| {
        let (listed, head) = (listed.clone(), words::health::on_purpose(known.len()));
        view! { <div class="on-purpose">{fold(head, move || listed.list(&known))}</div> }.into_any()
    });
    let list = (!left.is_empty()).then(|| listed.list(&left));
    view! { <p>{head}</p>{list}{below} }.into_any()
}

/// What is needed to list findings.
#[derive(Clone)]
struct Listed {
    files: Arc<Files>,
    /// The dataset, as links name it.
    data: String,
    lines: Arc<Vec<Option<usize>>>,
    texts: Arc<Texts<'static>>,
    ways: Option<Ways>,
}

impl Listed {
    /// The findings of some places, those of a kind together.
    fn list(&self, shown: &[usize]) -> AnyView {
        let found = self.files.findings();
        // Each kind, where its first one stands, with its findings by their places.
        let mut kinds: Vec<(&'static str, Vec<usize>)> = Vec::new();
        for (place, finding) in shown.iter().filter_map(|place| Some((*place, found.get(*place)?))) {
            let title = words::health::title(&finding.what);
            match kinds.iter_mut().find(|(other, _)| *other == title) {
                Some((_, places)) => places.push(place),
                None => kinds.push((title, vec![place])),
            }
        }
        // The first of a kind comes with its heading and how many there are.
        let rows: Vec<(usize, Option<(&'static str, usize)>)> = kinds
            .iter()
            .flat_map(|(title, places)| {
                places.iter().enumerate().map(|(rank, place)| (*place, (rank == 0).then_some((*title, places.len()))))
            })
            .collect();
        let own = self.clone();
        long(rows.len(), move |row_number| {
            let (place, first) = *rows.get(row_number)?;
            own.finding(place, first)
        })
    }

    fn finding(&self, place: usize, first: Option<(&'static str, usize)>) -> Option<AnyView> {
        let (finding, format) = (self.files.findings().get(place)?, Locale::default());
        let line = self.lines.get(place).copied().flatten();
        let text = self.texts.get(words::health::file(finding));
        let excerpt = text.zip(line).and_then(|(text, line)| Some((Some(line), Excerpt::of_line(text, line)?)));
        // What is odd in the ladder is mended in its form, and what is odd in the pay in the grid.
        let target = |level: &LevelId| {
            let is_asked = words::health::file(finding) == ladder::FILE;
            if is_asked { Target::Asks(level.clone()) } else { Target::Level(finding.at.clone()) }
        };
        let level = finding.at.level.as_ref().and_then(|level| to_edit(target(level), self.ways));
        let said = self.files.open.as_ref().and_then(|open| finding.reason(&open.dataset.ladder).map(words::health::reason));
        let said = said.map(|said| view! { <span class="reason">{said}</span> }.into_any());
        let purpose = self.ways.map(|ways| purpose(place, finding, ways));
        let more = view! { {said}{excerpt.map(quoted)}<div class="ways" data-finding=place.to_string()>{way(&self.data, finding)}{level}{purpose}</div> }.into_any();
        let head = first.map(|(title, alike)| view! { <h3>{title}{(alike > 1).then(|| format!(" · {alike}"))}</h3> }.into_any());
        let told = (words::health::place(finding, line, &format), words::health::what(finding, &format));
        let kind = if finding.on_purpose.is_some() { "On purpose" } else { "Finding" };
        Some(row(kind, "kind", head, told, Some(more)))
    }
}

/// Says that a finding is on purpose, with the reason, or that it is not any more.
fn purpose(place: usize, finding: &Finding, ways: Ways) -> AnyView {
    if let Some(entry) = finding.on_purpose {
        return view! { <button type="button" data-act="unmark" on:click=move |_| ways.unmark.run(entry)>"Not on purpose any more"</button> }
            .into_any();
    }
    let (asked, lacks) = (RwSignal::new(false), RwSignal::new(false));
    let (reason, finding) = (RwSignal::new(String::new()), StoredValue::new(finding.clone()));
    let focus_on = move |what: &str| focus::soon(format!("[data-finding=\"{place}\"] {what}"));
    let ask = move |_| {
        asked.set(true);
        focus_on("input");
    };
    let close = move || {
        asked.set(false);
        lacks.set(false);
        focus_on("[data-act=on-purpose]");
    };
    let mark = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let why = reason.get_untracked();
        if why.trim().is_empty() {
            lacks.set(true);
            focus_on("input");
        } else {
            ways.mark.run(finding.with_value(|finding| finding.as_purpose(&why)));
        }
    };
    let form = move || {
        asked.get().then(|| {
            view! {
                <form class="why" novalidate on:submit=mark on:keydown=move |event| {
                    if event.key() == "Escape" {
                        close();
                    }
                }>
                    <label>
                        <span>"Why is it so? The reason is kept in ladder.json, for everybody who looks after it."</span>
                        <input
                            type="text" name="reason" autocomplete="off" required aria-invalid=move || lacks.get().then_some("true")
                            prop:value=move || reason.get() on:input=move |event| reason.set(event_target_value(&event))
                        />
                    </label>
                    {move || lacks.get().then(|| view! { <p class="wrong" role="alert">"Write the reason first."</p> }.into_any())}
                    <button type="submit" class="primary">"It is on purpose"</button>
                    <button type="button" on:click=move |_| close()>"Cancel"</button>
                </form>
            }
            .into_any()
        })
    };
    view! {
        <button type="button" data-act="on-purpose" aria-expanded=move || if asked.get() { "true" } else { "false" } on:click=ask>"On purpose…"</button>
        {form}
    }
    .into_any()
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
