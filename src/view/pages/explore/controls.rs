//! The choices of Explore: lens, tracks, period, region, table.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::scene::Scene;
use crate::browser::format::Locale;
use crate::browser::{focus, time};
use crate::domain::date;
use crate::domain::id::TrackId;
use crate::domain::order;
use crate::domain::per::Per;
use crate::route::{Lens, Sort};
use crate::say::Format;
use crate::view::parts::pick::{Choice, Pick, Segments};
use crate::view::shell::shell;

fn choice(value: &str, name: impl Into<String>) -> Choice {
    Choice { value: value.to_owned(), name: name.into() }
}

fn lens_named(name: &str) -> Lens {
    Lens::ALL.into_iter().find(|lens| lens.name() == name).unwrap_or_default()
}

/// The choices, each only where there is one to make.
#[component]
pub fn Controls(scene: Memo<Scene>) -> impl IntoView {
    let shell = shell();
    let lens = Memo::new(move |_| scene.with(|scene| scene.explore.lens.name().to_owned()));
    let lenses = [choice("map", "Map"), choice("steps", "Steps"), choice("bands", "Bands")].to_vec();
    let choose_lens = move |name: String| {
        shell.change(|explore| explore.lens = lens_named(&name));
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
            <TableChoices scene />
        </div>
    }
    .into_any()
}

/// Period, region and table date.
#[component]
fn TableChoices(scene: Memo<Scene>) -> impl IntoView {
    let shell = shell();
    let scene_now = scene.get_untracked();
    let dataset = &scene_now.open.dataset;
    let periods: Vec<Choice> = dataset.unit.offered().into_iter().map(|per| choice(per.name(), per.name())).collect();
    let choose_per = move |name: String| shell.change(|explore| explore.per = Per::named(&name));
    let per = Signal::derive(move || scene.with(|scene| scene.per.name().to_owned()));
    let pay = !dataset.tables.is_empty();
    let regions = dataset.tables.regions();
    let several = regions.len() > 1;
    let regions: Vec<Choice> =
        regions.into_iter().map(|region| choice(region, if region.is_empty() { "Everywhere" } else { region })).collect();
    let region = Signal::derive(move || scene.with(|scene| scene.region.clone()));
    // Another region has other tables: the date falls back to the one in force.
    let choose_region = move |region: String| {
        shell.change(|explore| {
            explore.region = Some(region);
            explore.effective = None;
        });
    };
    view! {
        {(pay && periods.len() > 1).then(|| view! { <Pick label="Pay per" choices=periods chosen=per choose=choose_per /> }.into_any())}
        {several.then(|| view! { <Pick label="Region" choices=regions chosen=region choose=choose_region /> }.into_any())}
        <Dates scene />
    }
    .into_any()
}

#[component]
fn Dates(scene: Memo<Scene>) -> impl IntoView {
    let shell = shell();
    let region = Memo::new(move |_| scene.with(|scene| scene.region.clone()));
    let today = time::today();
    let choices = move || {
        let region = region.get();
        scene.with_untracked(|scene| {
            let tables = &scene.open.dataset.tables;
            let in_force = tables.in_force(&region, today).effective();
            tables
                .dates(&region)
                .into_iter()
                .rev()
                .map(|date| {
                    let note = if Some(date) == in_force {
                        " (in force)"
                    } else if date > today {
                        " (to come)"
                    } else {
                        ""
                    };
                    choice(&date.to_string(), Locale::default().date(date) + note)
                })
                .collect::<Vec<_>>()
        })
    };
    let chosen = Signal::derive(move || scene.with(|scene| scene.quote().pay.effective().map(|date| date.to_string()).unwrap_or_default()));
    move || {
        let choices = choices();
        let choose = move |date: String| shell.change(|explore| explore.effective = date::parse(&date));
        (choices.len() > 1).then(|| view! { <Pick label="Table from" choices chosen choose /> }.into_any())
    }
}

#[component]
fn StepChoices(scene: Memo<Scene>) -> impl IntoView {
    let shell = shell();
    let tracks: Vec<Choice> =
        scene.with_untracked(|scene| scene.ladder().tracks.iter().map(|track| choice(track.id.as_str(), track.name.clone())).collect());
    let chosen = Signal::derive(move || {
        scene.with(|scene| scene.ladder().tracks.get(scene.track).map(|track| track.id.to_string()).unwrap_or_default())
    });
    let choose = move |id: String| shell.change(|explore| explore.track = id.parse().ok());
    let rises = move || scene.with(|scene| scene.explore.rises);
    view! {
        {(tracks.len() > 1).then(|| view! { <Pick label="Track" choices=tracks chosen choose /> }.into_any())}
        <label class="check">
            <input type="checkbox" name="rises" prop:checked=rises on:change=move |event| shell.change(|explore| explore.rises = event_target_checked(&event)) />
            "Rise to the next step"
        </label>
    }.into_any()
}

#[component]
fn SortChoice(scene: Memo<Scene>) -> impl IntoView {
    let shell = shell();
    let chosen = Signal::derive(move || scene.with(|scene| scene.explore.sort.name().to_owned()));
    let choose = move |name: String| {
        let sort = Sort::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or_default();
        shell.change(|explore| explore.sort = sort);
    };
    view! { <Pick label="Sort by" choices=vec![choice("rank", "rank"), choice("midpoint", "midpoint")] chosen choose /> }.into_any()
}

/// Which tracks are shown: a list of boxes behind a button, for ladders of up to dozens of tracks.
#[component]
fn Tracks(scene: Memo<Scene>) -> impl IntoView {
    let shell = shell();
    let all: Vec<(TrackId, String)> =
        scene.with_untracked(|scene| scene.ladder().tracks.iter().map(|track| (track.id.clone(), track.name.clone())).collect());
    let count = all.len();
    let open = RwSignal::new(false);
    let summary = move || match scene.with(|scene| scene.tracks.len()) {
        shown if shown == count => "Tracks: all".to_owned(),
        shown => format!("Tracks: {shown} of {count}"),
    };
    let toggle = move |index: usize| {
        shell.change(|explore| {
            let mut shown = scene.with_untracked(|scene| scene.tracks.clone());
            match shown.iter().position(|other| *other == index) {
                // The last one stays: a map of no tracks answers nothing.
                Some(place) if shown.len() > 1 => drop(shown.remove(place)),
                Some(_) => {}
                None => shown.push(index),
            }
            let shown = order::unique(shown);
            let ids = |scene: &Scene| shown.iter().filter_map(|index| Some(scene.ladder().tracks.get(*index)?.id.clone())).collect();
            explore.tracks = (shown.len() < count).then(|| scene.with_untracked(ids));
        });
    };
    let boxes = all
        .into_iter()
        .enumerate()
        .map(|(index, (id, name))| {
            let checked = move || scene.with(|scene| scene.tracks.contains(&index));
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
                    <button type="button" on:click=move |_| shell.change(|explore| explore.tracks = None)>"All tracks"</button>
                    {boxes}
                </fieldset>
            </div>
        }.into_any()
    })
}
