//! Path: how to get from here to there, when, and what it pays.

mod asks;
mod away;
mod chart;
mod choices;
mod drag;
mod earned;
mod events;
mod opened;
mod reading;
mod scene;
mod timing;

use std::sync::Arc;

use leptos::prelude::*;

use crate::route::{Path, View};
use crate::state::settled::Here;
use crate::state::voice::voice;
use crate::view::parts::source::source;
use crate::view::parts::title;
use crate::view::parts::words::words;
use away::Away;
use choices::Choices;
use opened::Opened;
use reading::Reading;
use rules::routes::Answer;
use scene::{FoundRoutes, PathScene};
use words::piece::Text;

/// Routes from a position of the open dataset.
pub fn page(here: Memo<Here<Path>>) -> AnyView {
    let name = here.with_untracked(|here| here.figures.ladder().name.clone());
    let scene = Memo::new(move |_| here.with(PathScene::of));
    // The search runs once for each choice that it depends on, and not for another period.
    let asked = Memo::new(move |_| scene.with(PathScene::asked));
    // Read, not only tracked: a memo that nobody has read does not follow what it is made from.
    let answer = Memo::new(move |_| asked.with(|_| Arc::new(scene.with_untracked(PathScene::answer))));
    let found = Memo::new(move |_| FoundRoutes { scene: scene.get(), answer: answer.get() });
    // What was opened stays open as long as the routes are the same.
    let opened = Memo::new(move |_| answer.with(|_| Opened::new()));
    let reading = Reading::new();
    // Most choices leave the figures as they are.
    let figures = Memo::new(move |_| found.with(|found| found.scene.figures.clone()));
    announce(found);
    title::follow(View::Path, name, move || found.with(|found| found.scene.from.as_ref().map(|_| heading(found))));
    view! {
        <div class="path-page">
            <div class="intro">
                <div>
                    <h1 tabindex="-1">{move || found.with(heading)}</h1>
                    {move || found.with(opening)}
                </div>
                <div class="controls"><Away found /></div>
            </div>
            <Choices found />
            {move || {
                let opened = opened.get();
                found.with(|found| drawn(found, opened, reading))
            }}
            {move || figures.with(source)}
        </div>
    }
    .into_any()
}

fn heading(found: &FoundRoutes) -> String {
    let PathScene { from, to, .. } = &found.scene;
    words::path::title(from.as_ref(), to.as_ref())
}

fn opening(found: &FoundRoutes) -> AnyView {
    let Some(answer) = &*found.answer else { return view! { <p class="say">{words::path::NO_START}</p> }.into_any() };
    match answer {
        Err(problem) => view! { <p class="say" role="alert">{words::path::problem(problem, &found.scene.figures.locale())}</p> }.into_any(),
        Ok(answer) => {
            let dated = matches!(answer, Answer::Dated(_));
            view! {
                <p class="say">{words(&sentences(found))}</p>
                {overdue(found).map(|words| view! { <p class="notice" role="note">{words}</p> }.into_any())}
                {dated.then(|| view! { <p class="sub">{assumed(found)}{words::path::caveat(found.scene.path.rise)}</p> }.into_any())}
            }
            .into_any()
        }
    }
}

/// The dates that nobody gave.
fn assumed(found: &FoundRoutes) -> Option<String> {
    let scene = &found.scene;
    let given = (scene.path.level_since.is_some(), scene.path.step_since.is_some());
    words::path::assumed_dates(&scene.held()?, given, scene.today, &scene.figures.locale())
}

/// What is said where a wait has brought a step already.
fn overdue(found: &FoundRoutes) -> Option<String> {
    let (figures, held) = (&found.scene.figures, found.scene.held()?);
    let due = held.overdue(figures.ladder(), found.scene.today)?;
    Some(words::path::overdue(&held.at, &due, &figures.locale()))
}

/// What is said of the routes first; nothing where there is none.
fn sentences(found: &FoundRoutes) -> Text {
    let scene = &found.scene;
    let ladder = scene.figures.ladder();
    match &*found.answer {
        Some(Ok(Answer::Order(rungs))) => words::path::no_dates(rungs, ladder),
        Some(Ok(Answer::Dated(routes))) => {
            let (to, unit, locale) = (scene.to.as_ref(), scene.figures.open.dataset.unit, scene.figures.locale());
            words::path::opening(routes, to, scene.until, ladder, unit, scene.path.rise, &locale)
        }
        _ => Text::default(),
    }
}

fn drawn(found: &FoundRoutes, opened: Opened, reading: Reading) -> AnyView {
    let Some(Ok(answer)) = &*found.answer else { return ().into_any() };
    match answer {
        Answer::Order(rungs) => events::order(&found.scene, rungs),
        Answer::Dated(routes) => view! {
            {chart::chart(&found.scene, routes, reading, None)}
            {earned::earned(&found.scene, routes, opened)}
            {timing::timing(&found.scene)}
            <div class="routes">{events::routes(&found.scene, routes, opened)}</div>
        }
        .into_any(),
    }
}

/// Tells those who listen what a choice has led to.
fn announce(found: Memo<FoundRoutes>) {
    let voice = voice();
    Effect::new(move |before: Option<String>| {
        let now = found.with(|found| words::path::announced(&heading(found), found.answer.as_ref().as_ref(), &sentences(found)));
        // The page as it opens is read anyway.
        if before.is_some_and(|before| before != now) {
            voice.say(now.clone());
        }
        now
    });
}
