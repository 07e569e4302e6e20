//! Path: how to get from here to there, when, and what it pays.

mod asks;
mod away;
mod chart;
mod choices;
mod earned;
mod events;
mod scene;
mod timing;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::title;
use crate::domain::routes::Answer;
use crate::say;
use crate::view::parts::source::source;
use crate::view::parts::words::words;
use crate::view::shell::{Open, shell};
use away::Away;
use choices::Choices;
use scene::{Found, Scene};

/// Routes from a position of the open dataset.
#[component]
pub fn PathPage(
    /// The dataset.
    open: Arc<Open>,
) -> impl IntoView {
    let shell = shell();
    let name = open.dataset.ladder.name.clone();
    let found = Memo::new(move |_| shell.link.with(|link| Found::of(&open, &link.route)));
    announce(found);
    Effect::new(move || title::set(&format!("{} · {name} · Stepladder", found.with(heading))));
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
            {move || found.with(drawn)}
            {move || found.with(|found| source(&found.scene.figures))}
        </div>
    }
    .into_any()
}

fn heading(found: &Found) -> String {
    let Scene { from, to, .. } = &found.scene;
    say::path::title(from.as_ref(), to.as_ref())
}

fn opening(found: &Found) -> AnyView {
    let scene = &found.scene;
    let locale = scene.figures.locale();
    let Some(answer) = &found.answer else { return view! { <p class="say">{say::path::NO_START}</p> }.into_any() };
    match answer {
        Err(problem) => view! { <p class="say" role="alert">{say::path::problem(problem, &locale)}</p> }.into_any(),
        Ok(Answer::Order(rungs)) => view! { <p class="say">{words(&say::path::no_dates(rungs))}</p> }.into_any(),
        Ok(Answer::Dated(routes)) => {
            let opening = say::path::opening(
                routes,
                scene.to.as_ref(),
                scene.until,
                scene.figures.ladder(),
                scene.figures.open.dataset.unit,
                scene.path.rise,
                &locale,
            );
            view! {
                <p class="say">{words(&opening)}</p>
                <p class="sub">{say::path::caveat(scene.path.rise)}</p>
            }
            .into_any()
        }
    }
}

fn drawn(found: &Found) -> AnyView {
    let Some(Ok(answer)) = &found.answer else { return ().into_any() };
    match answer {
        Answer::Order(rungs) => events::order(&found.scene, rungs),
        Answer::Dated(routes) => view! {
            {chart::chart(&found.scene, routes)}
            {earned::earned(&found.scene, routes)}
            {timing::timing(&found.scene)}
            <div class="routes">{events::routes(&found.scene, routes)}</div>
        }
        .into_any(),
    }
}

/// Tells those who listen what a choice has led to.
fn announce(found: Memo<Found>) {
    let said = shell().said;
    Effect::new(move |before: Option<String>| {
        let now = found.with(|found| say::path::announced(&heading(found), found.answer.as_ref()));
        // The page as it opens is read anyway.
        if before.is_some_and(|before| before != now) {
            said.set(now.clone());
        }
        now
    });
}
