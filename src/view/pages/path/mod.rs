//! Path: how to get from here to there, when, and what it pays.

mod asks;
mod away;
mod chart;
mod choices;
mod chosen;
mod drag;
mod earned;
mod edit;
mod events;
mod own;
mod reading;
mod scene;
mod timing;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::route::{Path, View};
use crate::state::settled::Here;
use crate::state::voice::voice;
use crate::view::parts::opened::Opened;
use crate::view::parts::pick::{Pick, PickOption, choice};
use crate::view::parts::source::source;
use crate::view::parts::title;
use crate::view::parts::words::{after_words, words};
use away::Away;
use choices::Choices;
use chosen::Chosen;
use edit::Editing;
use progression::routes::{Answer, Missing};
use reading::Reading;
use scene::{FoundRoutes, PathScene};
use words::path::Heading;

/// Routes from a position of the open dataset.
pub fn page(here: Memo<Here<Path>>) -> AnyView {
    let name = here.with_untracked(|here| here.figures.ladder().name.clone());
    let scene = Memo::new(move |_| here.with(PathScene::of));
    // The search runs once for each choice that it depends on, and not for another period or another plan of one's own.
    let asked = Memo::new(move |_| scene.with(PathScene::asked));
    // Read, not only tracked: a memo that nobody has read does not follow what it is made from.
    let answer = Memo::new(move |_| asked.with(|_| Arc::new(scene.with_untracked(PathScene::answer))));
    let planned = Memo::new(move |_| scene.with(|scene| Arc::new(scene.planned())));
    let found = Memo::new(move |_| FoundRoutes::new(scene.get(), answer.get(), planned.get()));
    // What was opened stays open as long as the routes are the same.
    let opened = Memo::new(move |_| answer.with(|_| Opened::default()));
    let reading = Reading::new();
    // Most choices leave the figures as they are.
    let figures = Memo::new(move |_| found.with(|found| found.scene.figures.clone()));
    let chosen = Chosen::new();
    let editing = Editing::new(found, chosen);
    let below = after_words(found.into());
    // Shown and announced.
    let next = Memo::new(move |_| found.with(next));
    announce(found, next);
    title::follow(View::Path, name, move || found.with(|found| found.scene.from.as_ref().map(|_| title(found))));
    view! {
        <div class="path-page">
            <div class="intro">
                <div>
                    {move || next.with(|next| found.with(|found| heading(found, next.as_ref())))}
                    {move || found.with(opening)}
                </div>
                <div class="controls"><Away found /></div>
            </div>
            <Choices found />
            {move || found.with(order)}
            <div class="chart-and-events" hidden=move || below.with(|found| !found.has_days())>
                {move || below.with(|found| over_time(found, editing, reading))}
                <Beside found=below opened editing />
            </div>
            {move || {
                // It changes with the routes, and what is below follows these.
                let opened = opened.get_untracked();
                below.with(|found| rest(found, below, opened, editing))
            }}
            {move || figures.with(source)}
        </div>
    }
    .into_any()
}

/// The title of the page, which browsers keep: no pay is in it.
fn title(found: &FoundRoutes) -> String {
    let PathScene { from, to, .. } = &found.scene;
    words::path::title(from.as_ref(), to.as_ref())
}

/// What is next, and what comes then; nothing where that is not known.
fn next(found: &FoundRoutes) -> Option<Heading> {
    let (scene, Some(Ok(answer))) = (&found.scene, &*found.answer) else { return None };
    let (ladder, unit) = (scene.figures.ladder(), scene.figures.open.dataset.unit);
    let days = (scene.today, scene.until);
    Some(words::path::next(answer, scene.to.as_ref(), days, ladder, (unit, scene.figures.per), &scene.figures.locale()))
}

fn heading(found: &FoundRoutes, next: Option<&Heading>) -> AnyView {
    match next.cloned() {
        Some(Heading { next, then }) => view! { <h1 tabindex="-1">{next}" "<span class="then">{then}</span></h1> }.into_any(),
        None => view! { <h1 tabindex="-1">{title(found)}</h1> }.into_any(),
    }
}

fn opening(found: &FoundRoutes) -> AnyView {
    let Some(answer) = &*found.answer else { return view! { <p class="say">{words::path::NO_START}</p> }.into_any() };
    let (locale, ladder) = (found.scene.figures.locale(), found.scene.figures.ladder());
    match answer {
        Err(problem) => view! { <p class="say" role="alert">{words::path::problem(problem, &locale)}</p> }.into_any(),
        Ok(answer) => {
            let missing = answer.missing.as_ref().map(|missing| {
                let said = words(&words::path::missing(missing, ladder, &locale));
                // An order is an answer; what has to be changed is a problem.
                let role = (!matches!(missing, Missing::Dates(_))).then_some("alert");
                view! { <p class="say" role=role>{said}</p> }.into_any()
            });
            view! {
                {missing}
                {overdue(found).map(|words| view! { <p class="notice" role="note">{words}</p> }.into_any())}
                {own::notice(found)}
                {found.has_days().then(|| view! { <p class="sub">{assumed(found)}{words::path::caveat(found.scene.path.rise)}</p> }.into_any())}
            }
            .into_any()
        }
    }
}

/// The dates that nobody gave, and a way to give them.
fn assumed(found: &FoundRoutes) -> Option<AnyView> {
    let scene = &found.scene;
    let given = (scene.path.level_since.is_some(), scene.path.step_since.is_some());
    let said = words::path::assumed_dates(&scene.held()?, given, scene.today, &scene.figures.locale())?;
    let change = |_| {
        focus::on("input[name=level-since]");
    };
    Some(view! { {said}<button type="button" class="link screen" data-act="dates" on:click=change>"Change"</button>" " }.into_any())
}

/// What is said where a wait has brought a step already.
fn overdue(found: &FoundRoutes) -> Option<String> {
    let (figures, held) = (&found.scene.figures, found.scene.held()?);
    let due = held.overdue(figures.ladder(), found.scene.today)?;
    Some(words::path::overdue(&held.at, &due, &figures.locale()))
}

/// The order of positions, where no dates are promised.
fn order(found: &FoundRoutes) -> Option<AnyView> {
    match &*found.answer {
        Some(Ok(Answer { missing: Some(Missing::Dates(rungs)), .. })) => Some(events::order(&found.scene, rungs)),
        _ => None,
    }
}

/// Pay over time.
fn over_time(found: &FoundRoutes, editing: Editing, reading: Reading) -> Option<AnyView> {
    let moved = Callback::new(move |(route, event, day)| editing.moved((route, event), day));
    found.has_days().then(|| chart::chart(&found.scene, &found.routes, reading, Some(moved)))
}

/// What else could be, and what all of it earns.
fn rest(found: &FoundRoutes, below: Signal<FoundRoutes>, opened: Opened, editing: Editing) -> AnyView {
    if !matches!(&*found.answer, Some(Ok(_))) {
        return ().into_any();
    }
    if !found.has_days() {
        return view! { <div class="routes">{events::no_plan(found, opened, editing)}</div> }.into_any();
    }
    view! {
        <h2 class="over">"What if"</h2>
        <Others found=below opened editing />
        {timing::timing(&found.scene)}
        {earned::earned(&found.scene, &found.routes, opened)}
    }
    .into_any()
}

/// The events of the route that is chosen, and the choice of another one.
#[component]
fn Beside(found: Signal<FoundRoutes>, opened: Memo<Opened>, editing: Editing) -> impl IntoView {
    let drawn = move || {
        // It changes with the routes.
        let opened = opened.get_untracked();
        found.with(|found| {
            let place = editing.chosen.of(found.routes.len());
            let names = found.routes.iter().enumerate();
            let names: Vec<PickOption> =
                names.map(|(place, route)| choice(&place.to_string(), words::path::name(route, found.scene.figures.ladder()))).collect();
            let several = names.len() > 1;
            let choose = move |value: String| editing.chosen.choose(value.parse().unwrap_or_default());
            let chosen = Signal::stored(place.to_string());
            view! {
                {several.then(|| view! { <div class="controls"><Pick label="Events of" choices=names chosen choose /></div> }.into_any())}
                {events::card(found, place, opened, editing)}
            }
            .into_any()
        })
    };
    view! { <div class="beside">{drawn}</div> }.into_any()
}

/// The cards of all other routes, and of the plan of one's own.
#[component]
fn Others(found: Signal<FoundRoutes>, opened: Opened, editing: Editing) -> impl IntoView {
    let drawn = move || {
        let place = editing.chosen.of(found.with_untracked(|found| found.routes.len()));
        // Drawn anew with the routes anyway.
        found.with_untracked(|found| {
            let others = (0..found.routes.len()).filter(|other| *other != place);
            let cards = others.filter_map(|other| events::card(found, other, opened, editing)).collect_view();
            let none = found.planned.own.is_none().then(|| events::no_plan(found, opened, editing));
            view! { {cards}{none} }.into_any()
        })
    };
    view! { <div class="routes">{drawn}</div> }.into_any()
}

/// Tells those who listen what a choice has led to.
fn announce(found: Memo<FoundRoutes>, next: Memo<Option<Heading>>) {
    let voice = voice();
    Effect::new(move |before: Option<String>| {
        let now = found.with(|found| {
            let heading = next.get().map_or_else(|| title(found) + ".", |heading| format!("{} {}", heading.next, heading.then));
            let own = found.planned.own.as_ref().map(|own| words::path::headline(&own.route, &found.scene.figures.locale()));
            words::path::announced(&heading, found.answer.as_ref().as_ref(), found.routes.len(), own.as_deref())
        });
        // The page as it opens is read anyway.
        if before.is_some_and(|before| before != now) {
            voice.say(now.clone());
        }
        now
    });
}
