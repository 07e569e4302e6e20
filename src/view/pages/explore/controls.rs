//! The choices of Explore: lens, tracks, period, region, table.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::scene::ExploreScene;
use crate::browser::focus;
use crate::route::{Explore, Lens, Sort};
use crate::state::figures::Figures;
use crate::state::nav::nav;
use crate::view::parts::pick::{Pick, PickOption, Segments, choice};
use crate::view::parts::table_choices::TableChoices;
use rules::id::TrackId;

fn lens_named(name: &str) -> Lens {
    Lens::ALL.into_iter().find(|lens| lens.name() == name).unwrap_or_default()
}

/// The choices, each only where there is one to make.
#[component]
pub fn Controls(scene: Memo<ExploreScene>, figures: Memo<Figures>) -> impl IntoView {
    let nav = nav();
    let lens = Memo::new(move |_| scene.with(|scene| scene.explore.lens.name().to_owned()));
    let lenses = [choice("map", "Map"), choice("steps", "Steps"), choice("bands", "Bands")].to_vec();
    let choose_lens = move |name: String| {
        nav.change(|explore: &mut Explore| explore.lens = lens_named(&name));
    };
    view! {
        <div class="controls">
            <Segments label="Lens" choices=lenses chosen=lens choose=choose_lens />
            // The tracks serve two lenses, and stay as they are between them.
            <div hidden=move || lens.with(|lens| lens == Lens::Steps.name())><Tracks scene /></div>
            {move || match lens_named(&lens.get()) {
                Lens::Map => ().into_any(),
                Lens::Steps => view! { <StepChoices scene /> }.into_any(),
                Lens::Bands => view! { <SortChoice scene /> }.into_any(),
            }}
            <TableChoices figures dated=true />
        </div>
    }
    .into_any()
}

#[component]
fn StepChoices(scene: Memo<ExploreScene>) -> impl IntoView {
    let nav = nav();
    let tracks: Vec<PickOption> =
        scene.with_untracked(|scene| scene.ladder().tracks.iter().map(|track| choice(track.id.as_str(), track.name.clone())).collect());
    let chosen = Signal::derive(move || {
        scene.with(|scene| scene.ladder().tracks.get(scene.track).map(|track| track.id.to_string()).unwrap_or_default())
    });
    let choose = move |id: String| nav.change(|explore: &mut Explore| explore.track = id.parse().ok());
    let rises = move || scene.with(|scene| scene.explore.rises);
    view! {
        {(tracks.len() > 1).then(|| view! { <Pick label="Track" choices=tracks chosen choose /> }.into_any())}
        <label class="check">
            <input type="checkbox" name="rises" prop:checked=rises on:change=move |event| nav.change(|explore: &mut Explore| explore.rises = event_target_checked(&event)) />
            "Rise to the next step"
        </label>
    }.into_any()
}

#[component]
fn SortChoice(scene: Memo<ExploreScene>) -> impl IntoView {
    let nav = nav();
    let chosen = Signal::derive(move || scene.with(|scene| scene.explore.sort.name().to_owned()));
    let choose = move |name: String| {
        let sort = Sort::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or_default();
        nav.change(|explore: &mut Explore| explore.sort = sort);
    };
    view! { <Pick label="Sort by" choices=vec![choice("rank", "rank"), choice("midpoint", "midpoint")] chosen choose /> }.into_any()
}

/// Which tracks are shown: a list of boxes behind a button, for ladders of up to dozens of tracks.
#[component]
fn Tracks(scene: Memo<ExploreScene>) -> impl IntoView {
    let nav = nav();
    let all: Vec<(TrackId, String)> =
        scene.with_untracked(|scene| scene.ladder().tracks.iter().map(|track| (track.id.clone(), track.name.clone())).collect());
    let count = all.len();
    let open = RwSignal::new(false);
    // Most choices leave the tracks as they are, and forty boxes need not ask.
    let tracks = Memo::new(move |_| scene.with(|scene| scene.tracks.clone()));
    let summary = move || match tracks.with(Vec::len) {
        shown if shown == count => "Tracks: all".to_owned(),
        shown => format!("Tracks: {shown} of {count}"),
    };
    let toggle = move |index: usize| {
        nav.change(|explore: &mut Explore| {
            let mut shown = scene.with_untracked(|scene| scene.tracks.clone());
            match shown.iter().position(|other| *other == index) {
                // The last one stays: a map of no tracks answers nothing.
                Some(place) if shown.len() > 1 => drop(shown.remove(place)),
                Some(_) => {}
                None => shown.push(index),
            }
            let ids = |scene: &ExploreScene| shown.iter().filter_map(|index| Some(scene.ladder().tracks.get(*index)?.id.clone())).collect();
            explore.tracks = (shown.len() < count).then(|| scene.with_untracked(ids));
        });
    };
    let boxes = all
        .into_iter()
        .enumerate()
        .map(|(index, (id, name))| {
            let checked = move || tracks.with(|tracks| tracks.contains(&index));
            view! {
                <label class="check">
                    <input type="checkbox" name="track" value=id.to_string() prop:checked=checked on:change=move |_| toggle(index) />
                    {name}
                </label>
            }
            .into_any()
        })
        .collect_view();
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            focus::on("button.menu");
        }
    };
    (count > 1).then(|| {
        view! {
            <div class="menu" on:keydown=escape>
                <button type="button" class="menu" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>{summary}</button>
                <fieldset hidden=move || !open.get()>
                    <legend class="hidden">"Tracks shown"</legend>
                    <button type="button" on:click=move |_| nav.change(|explore: &mut Explore| explore.tracks = None)>"All tracks"</button>
                    {boxes}
                </fieldset>
            </div>
        }.into_any()
    })
}
