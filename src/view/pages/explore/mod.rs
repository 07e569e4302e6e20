//! Explore: the ladder and its bands, with three lenses.

mod bands;
mod controls;
mod detail;
mod drawing;
mod lens;
mod map;
mod scene;
mod steps;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::time;
use crate::route::{Explore, View};
use crate::state::figures::Figures;
use crate::state::nav::nav;
use crate::state::settled::Here;
use crate::state::voice::voice;
use crate::view::parts::title;
use controls::Controls;
use detail::Detail;
use lens::LensView;
use rules::id::Position;
use scene::ExploreScene;

/// The ladder of the open dataset.
pub fn page(here: Memo<Here<Explore>>) -> AnyView {
    let nav = nav();
    let name = here.with_untracked(|here| here.figures.ladder().name.clone());
    title::follow(View::Explore, name.clone(), || None);
    // Two memos, so that opening another position redraws neither the map nor the matrix.
    let scene = Memo::new(move |_| here.with(ExploreScene::of));
    let at = Memo::new(move |_| here.with(|here| here.choices.at.as_ref()?.on(here.figures.ladder())));
    // Another lens changes neither the words above nor the detail beside.
    let figures = Memo::new(move |_| scene.with(|scene| scene.figures.clone()));
    // The drawing asks what of it is in sight. What stands around it changes after that, or the page would be laid out twice.
    let drawn = RwSignal::new(figures.get_untracked());
    announce(scene, at);
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && at.with_untracked(Option::is_some) {
            detail::leave();
            nav.change(|explore: &mut Explore| explore.at = None);
        }
    };
    view! {
        <div class="explore" class:open=move || at.with(Option::is_some) on:keydown=close>
            <div class="intro">
                <div>
                    <h1 tabindex="-1">{name}</h1>
                    {move || drawn.with(opening)}
                </div>
                <Controls scene figures />
            </div>
            <div class="split">
                <LensView scene at drawn />
                <Detail drawn at links=scene />
            </div>
        </div>
    }
    .into_any()
}

fn opening(figures: &Figures) -> impl IntoView + use<> {
    let (locale, ladder) = (figures.locale(), figures.ladder());
    view! {
        <p class="say">{words::ladder::opening(ladder, figures.extent().as_ref(), figures.per, &locale)}</p>
        <p class="sub">{words::ladder::facts(ladder, figures.quote().pay.effective(), time::today(), &locale)}</p>
    }
    .into_any()
}

/// Tells those who listen what a choice has led to: the position that opened, else what is shown now.
fn announce(scene: Memo<ExploreScene>, at: Memo<Option<Position>>) {
    let voice = voice();
    let words = move || {
        let lens = |scene: &ExploreScene| words::ladder::showing(scene.explore.lens.name(), scene.tracks.len(), scene.figures.per);
        at.with(|at| scene.with(|scene| at.as_ref().map_or_else(|| lens(scene), |at| detail::headline(&scene.figures, at))))
    };
    Effect::new(move |before: Option<String>| {
        let now = words();
        // The page as it opens is read anyway.
        if before.is_some_and(|before| before != now) {
            voice.say(now.clone());
        }
        now
    });
}
