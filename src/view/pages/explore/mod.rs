//! Explore: the ladder and its bands, with three lenses.

mod bands;
mod controls;
mod detail;
mod drawing;
mod lens;
mod map;
pub mod scene;
mod steps;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::{link, title};
use crate::route::{Explore, Page};
use crate::view::figures::Figures;
use crate::view::shell::{Open, shell};
use controls::Controls;
use detail::{About, Detail};
use lens::LensView;
use rules::id::Position;
use scene::{Scene, settle};

/// The ladder of the open dataset.
#[component]
pub fn ExplorePage(
    /// The dataset.
    open: Arc<Open>,
) -> impl IntoView {
    let shell = shell();
    let name = open.dataset.ladder.name.clone();
    title::set(&format!("Explore · {name} · Stepladder"));
    let settled = move || shell.link.with(|link| settle(&open, &link.route.shown, choices(&link.route.page)));
    // Two memos, so that opening another position redraws neither the map nor the matrix.
    let scene = Memo::new({
        let settled = settled.clone();
        move |_| settled().scene
    });
    let at = Memo::new(move |_| settled().at);
    // Another lens changes neither the words above nor the detail beside.
    let figures = Memo::new(move |_| scene.with(|scene| scene.figures.clone()));
    announce(scene, at);
    detail::follow(scene);
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && at.with_untracked(Option::is_some) {
            detail::leave();
            link::go(&scene.with_untracked(|scene| scene.link(None)));
        }
    };
    view! {
        <div class="explore" class:open=move || at.with(Option::is_some) on:keydown=close>
            <div class="intro">
                <div>
                    <h1 tabindex="-1">{name}</h1>
                    {move || figures.with(opening)}
                </div>
                <Controls scene figures />
            </div>
            <div class="split">
                <LensView scene at />
                {move || aside(figures.get(), at.get(), scene)}
            </div>
        </div>
    }
    .into_any()
}

/// The choices of Explore. Another page is about to replace this one; until then it shows the ladder as it opens.
fn choices(page: &Page) -> &Explore {
    static NONE: Explore = Explore::NONE;
    if let Page::Explore(explore) = page { explore } else { &NONE }
}

fn opening(figures: &Figures) -> impl IntoView + use<> {
    let (locale, ladder) = (figures.locale(), figures.ladder());
    view! {
        <p class="say">{words::ladder::opening(ladder, figures.extent().as_ref(), figures.per, &locale)}</p>
        <p class="sub">{words::ladder::facts(ladder, figures.quote().pay.effective(), &locale)}</p>
    }
    .into_any()
}

fn aside(figures: Figures, at: Option<Position>, links: Memo<Scene>) -> AnyView {
    match at {
        Some(at) => links.with_untracked(|links| view! { <Detail figures at links /> }.into_any()),
        None => view! { <About figures /> }.into_any(),
    }
}

/// Tells those who listen what a choice has led to: the position that opened, else what is shown now.
fn announce(scene: Memo<Scene>, at: Memo<Option<Position>>) {
    let said = shell().said;
    let words = move || {
        let lens = |scene: &Scene| words::ladder::showing(scene.explore.lens.name(), scene.tracks.len(), scene.figures.per);
        at.with(|at| scene.with(|scene| at.as_ref().map_or_else(|| lens(scene), |at| detail::headline(&scene.figures, at))))
    };
    Effect::new(move |before: Option<String>| {
        let now = words();
        // The page as it opens is read anyway.
        if before.is_some_and(|before| before != now) {
            said.set(now.clone());
        }
        now
    });
}
