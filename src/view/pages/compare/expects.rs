//! What is expected: new, in both, only in the baseline, and level by level.

use leptos::prelude::*;

use super::scene::CompareScene;
use crate::browser::focus;
use crate::chart::svg::MARKS;
use crate::markup::Markup;
use crate::route::MOST;
use crate::view::parts::html::html;
use crate::view::parts::hue::hue;
use rules::compare::{Change, Comparison, Line, added_between};
use rules::id::{LevelId, Position};
use rules::ladder::{Ladder, Level};
use rules::lookup;

/// How many lines of a group are shown at first, and how many more on request: levels are cumulative, and a ladder can ask hundreds.
const AT_A_TIME: usize = 12;

/// One line as a list shows it: the level that adds it, and its text.
type ExpectedLine = (String, String);

/// The expectations of each position against the baseline, with a filter for all of them. Where one position is changed, the others'
/// stay as they are, with what was opened in them.
pub fn expectations(scene: Memo<CompareScene>, at: Memo<Vec<Position>>) -> AnyView {
    let sought = RwSignal::new(String::new());
    let any = Memo::new(move |_| at.with(|at| at.len() > 1) && scene.with_untracked(CompareScene::expects));
    let drawn = move || {
        any.get().then(|| {
            view! {
                <section class="expected">
                    <div class="intro">
                        <h2>"What is expected"</h2>
                        <label class="pick">
                            <span>"Filter"</span>
                            <input type="search" name="sought" autocomplete="off" prop:value=move || sought.get() on:input=move |event| sought.set(event_target_value(&event)) />
                        </label>
                    </div>
                    <div class="cards">{(1..MOST).map(|place| cards(scene, at, place, sought)).collect_view()}</div>
                </section>
            }
            .into_any()
        })
    };
    drawn.into_any()
}

/// The card of the position in that place. Another step of the same levels is expected the same: only its name changes.
fn cards(scene: Memo<CompareScene>, at: Memo<Vec<Position>>, place: usize, sought: RwSignal<String>) -> AnyView {
    let levels = Memo::new(move |_| at.with(|at| Some((at.first()?.level.clone(), at.get(place)?.level.clone()))));
    let name = Memo::new(move |_| at.with(|at| at.get(place).map(ToString::to_string).unwrap_or_default()));
    // Read, not only tracked: a memo that nobody has read does not follow what it is made from.
    let drawn =
        move || levels.with(Option::is_some).then(|| scene.with_untracked(|scene| Some(card(&scene.beside(place)?, place, name, sought))));
    drawn.into_any()
}

fn card(comparison: &Comparison<'_>, place: usize, name: Memo<String>, sought: RwSignal<String>) -> AnyView {
    let expects = comparison.expects();
    let words = words::compare::groups(comparison, &expects);
    let lead = words.lead.map(|lead| view! { <p class="sub">{lead}</p> }.into_any());
    view! {
        <section class=format!("panel {}", hue(place)) aria-label=move || name.get()>
            <h3><span class="mark" aria-hidden="true">{MARKS.get(place).copied()}</span>" "<span class="code">{move || name.get()}</span></h3>
            {lead}
            {group(format!("new-{place}"), words.new, &expects.new, sought)}
            {group(format!("both-{place}"), words.both, &expects.both, sought)}
            {group(format!("only-{place}"), words.only_baseline, &expects.only_baseline, sought)}
        </section>
    }
    .into_any()
}

fn entries(lines: &[Line<'_>]) -> Vec<ExpectedLine> {
    lines.iter().map(|line| (line.level.id.to_string(), line.text.to_owned())).collect()
}

/// A group of lines; the new ones are open. Closed, it draws none of them; the filter opens it.
fn group(name: String, head: String, lines: &[Line<'_>], sought: RwSignal<String>) -> Option<AnyView> {
    let entries = StoredValue::new(entries(lines));
    let (opened, shown) = (RwSignal::new(name.starts_with("new")), RwSignal::new(AT_A_TIME));
    // The first of the lines that were shown on request takes the focus from the button that may be gone.
    let reached = RwSignal::new(None);
    let named = StoredValue::new(name.clone());
    let fitting = move || sought.with(|sought| entries.with_value(|entries| fit(entries, sought)));
    let is_open = move || opened.get() || !sought.with(String::is_empty);
    let list = move || {
        is_open().then(|| {
            let fitting = fitting();
            let left = fitting.len().saturating_sub(shown.get());
            let lines: Markup = entries.with_value(|entries| {
                let line = |(place, index): (usize, &usize)| {
                    let (level, text) = entries.get(*index)?;
                    let reached = reached.get_untracked() == Some(place);
                    let mut out =
                        Markup::of(if reached { "<li tabindex=\"-1\"><span class=\"code\">" } else { "<li><span class=\"code\">" });
                    out.text(level).html("</span> ").text(text).html("</li>");
                    Some(out)
                };
                fitting.iter().take(shown.get()).enumerate().filter_map(line).collect()
            });
            let more = (left > 0).then(|| {
                let more = move |_| {
                    reached.set(Some(shown.get_untracked()));
                    shown.update(|shown| *shown += 10 * AT_A_TIME);
                    focus::soon(named.with_value(|name| format!("[data-group={name}] li[tabindex]")));
                };
                view! { <button type="button" on:click=more>{words::compare::more(left)}</button> }.into_any()
            });
            let none = fitting.is_empty().then(|| view! { <p class="sub">"Nothing here fits the filter."</p> }.into_any());
            view! { <ul {..html(lines)}></ul>{more}{none} }.into_any()
        })
    };
    (!lines.is_empty()).then(|| {
        view! {
            <div class="group" data-group=name>
                <h4><button type="button" class="plain" aria-expanded=move || is_open().to_string() on:click=move |_| opened.update(|open| *open = !*open)>{head}</button></h4>
                {list}
            </div>
        }
        .into_any()
    })
}

/// The places of the lines that hold each word sought.
fn fit(entries: &[ExpectedLine], sought: &str) -> Vec<usize> {
    let fits = |(level, text): &ExpectedLine| lookup::holds(text, sought) || lookup::holds(level, sought);
    entries.iter().enumerate().filter(|(_, entry)| fits(entry)).map(|(index, _)| index).collect()
}

/// For each track with two of the positions: what each level between them adds, in order. Drawn when it is opened.
pub fn climbs(scene: &CompareScene) -> AnyView {
    scene.climbs().into_iter().filter_map(|(low, high)| climb(scene, low.level, high.level)).collect_view().into_any()
}

fn climb(scene: &CompareScene, low: LevelId, high: LevelId) -> Option<AnyView> {
    let ladder = scene.figures.ladder();
    let (from, to) = (ladder.level(&low)?, ladder.level(&high)?);
    // A ladder of pay alone has nothing to tell here that the table does not.
    if ladder.axes.is_empty() && added_between(from.track, from.level, to.level).iter().all(|(_, lines)| lines.is_empty()) {
        return None;
    }
    let (head, figures, opened) = (words::compare::climb(&low, &high), scene.figures.clone(), RwSignal::new(false));
    let levels = move || opened.get().then(|| view! { <ol {..html(levels(figures.ladder(), &low, &high))}></ol> }.into_any());
    let toggle = move |event: leptos::ev::Event| opened.set(focus::mark(&event, "open").is_some());
    Some(view! { <details class="panel climb" on:toggle=toggle><summary>{head}</summary>{levels}</details> }.into_any())
}

/// The levels above one up to another, each with its grades and its expectations.
fn levels(ladder: &Ladder, low: &LevelId, high: &LevelId) -> Markup {
    let mut out = Markup::default();
    let (Some(from), Some(to)) = (ladder.level(low), ladder.level(high)) else { return out };
    let mut below = from.level;
    for (level, lines) in added_between(from.track, from.level, to.level) {
        let grades = words::compare::added_grades(&gained(ladder, below, level));
        below = level;
        out.html("<li><h3><span class=\"code\">").text(&level.id).html("</span> ").text(&level.title).html("</h3><p class=\"sub\">");
        out.text(if grades.is_empty() && lines.is_empty() { "No expectation of its own." } else { &grades }).html("</p><ul>");
        for line in lines {
            out.html("<li>").text(line.text).html("</li>");
        }
        out.html("</ul></li>");
    }
    out
}

/// The axes on which a level has another grade than the one below it, with that grade.
fn gained(ladder: &Ladder, below: &Level, level: &Level) -> Vec<(String, String)> {
    let grades = ladder.axes.iter().zip(below.profile.iter().zip(&level.profile));
    let gained = grades.filter_map(|(axis, (before, after))| {
        let after = (*after)?;
        let change = before.map_or(Change::Unknown, |before| Change::between(before.get().into(), after.get().into()));
        (!change.is_same()).then(|| (axis.name.clone(), axis.grade(after).map(|grade| grade.name.clone()).unwrap_or_default()))
    });
    gained.collect()
}
