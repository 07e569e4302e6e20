//! Picking a position: by typing, or by track, level and step.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::pick::{Pick, PickOption, choice};
use crate::state::figures::Figures;
use rules::id::Position;
use rules::ladder::Ladder;
use rules::lookup;

/// How many positions are offered while somebody types.
const OFFERED: usize = 8;

/// A panel in which a position is picked.
#[component]
pub fn PickPanel(
    /// The dataset.
    figures: Memo<Figures>,
    /// What is picked.
    head: String,
    /// What the button says.
    act: &'static str,
    /// Where the choice begins.
    start: Option<Position>,
    /// Positions that one press picks, and the words before them.
    suggested: (&'static str, Vec<Position>),
    /// Called with the position picked.
    #[prop(into)]
    picked: Callback<Position>,
    /// Called when nothing is to be picked.
    #[prop(into)]
    close: Callback<()>,
    /// Another choice beside the positions.
    #[prop(optional_no_strip)]
    besides: Option<AnyView>,
) -> impl IntoView {
    let label = head.clone();
    let (lead, suggested) = suggested;
    let suggested = suggested.into_iter().map(|at| {
        let name = at.to_string();
        view! { <button type="button" on:click=move |_| picked.run(at.clone())>{name}</button> }.into_any()
    });
    let suggested = suggested.collect_view();
    let suggested = (!suggested.is_empty()).then(|| view! { <p class="offered"><span class="sub">{lead}</span>{suggested}</p> }.into_any());
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close.run(());
        }
    };
    view! {
        <section class="panel picking" aria-label=label on:keydown=escape>
            <div class="dtop">
                <h2>{head}</h2>
                <button type="button" class="icon" aria-label="Close" on:click=move |_| close.run(())>"✕"</button>
            </div>
            {suggested}
            {besides}
            <Picker figures act start picked />
        </section>
    }
    .into_any()
}

/// Picks one position of the ladder. `act` says what happens with it: "Add".
#[component]
pub fn Picker(
    /// The dataset.
    figures: Memo<Figures>,
    /// What the button says.
    act: &'static str,
    /// Where the choice begins.
    start: Option<Position>,
    /// Called with the position picked.
    picked: Callback<Position>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| figures.with(|figures| lookup::find(figures.ladder(), &typed.get(), OFFERED)));
    let first = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(at) = found.with_untracked(|found| found.first().cloned()) {
            typed.set(String::new());
            picked.run(at);
        }
    };
    let offers = move || {
        let offer = |at: Position| {
            let name = figures.with_untracked(|figures| named(figures.ladder(), &at));
            view! { <li><button type="button" on:click=move |_| picked.run(at.clone())>{name}</button></li> }.into_any()
        };
        found.get().into_iter().map(offer).collect_view()
    };
    let told = move || words::lookup::found(typed.with(String::is_empty), found.with(Vec::len));
    let clear = move |event: KeyboardEvent| {
        if event.key() == "Escape" && typed.with_untracked(|typed| !typed.is_empty()) {
            event.stop_propagation();
            typed.set(String::new());
        }
    };
    view! {
        <div class="picker">
            <form on:submit=first>
                <label class="pick">
                    <span>"Type an id, a title or a track"</span>
                    <input
                        type="text" name="typed" autocomplete="off" spellcheck="false" placeholder=move || figures.with(|figures| example(figures.ladder()))
                        prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) on:keydown=clear
                    />
                </label>
                <p class="sub" role="status">{told}</p>
                <ul class="offers">{offers}</ul>
            </form>
            <Steps figures act start picked />
        </div>
    }
    .into_any()
}

/// A position as a list names it: "D5.1 Staff engineer, Development".
fn named(ladder: &Ladder, at: &Position) -> String {
    ladder.position(at).map_or_else(String::new, |(found, _)| words::lookup::position(at, &found.level.title, &found.track.name))
}

/// Something that would be found, as an example.
fn example(ladder: &Ladder) -> String {
    let level = ladder.tracks.first().and_then(|track| track.levels.get(track.levels.len() / 2));
    level.and_then(|level| Some(level.at(level.steps.last()?).to_string())).unwrap_or_default()
}

/// Track, level and step, one after the other.
#[component]
fn Steps(figures: Memo<Figures>, act: &'static str, start: Option<Position>, picked: Callback<Position>) -> impl IntoView {
    let start = start.or_else(|| figures.with_untracked(|figures| first_of(figures.ladder(), 0)));
    let at = RwSignal::new(start);
    let ladder_choices = move |choices: &dyn Fn(&Ladder, &Position) -> Vec<PickOption>| {
        figures.with_untracked(|figures| at.with_untracked(|at| at.as_ref().map(|at| choices(figures.ladder(), at)))).unwrap_or_default()
    };
    let tracks = move || {
        let tracks = figures
            .with(|figures| figures.ladder().tracks.iter().map(|track| choice(track.id.as_str(), track.name.clone())).collect::<Vec<_>>());
        let chosen = Signal::derive(move || {
            figures
                .with(|figures| at.with(|at| Some(figures.ladder().level(&at.as_ref()?.level)?.track.id.to_string())))
                .unwrap_or_default()
        });
        let choose = move |id: String| {
            figures.with_untracked(|figures| {
                let place = figures.ladder().tracks.iter().position(|track| track.id.as_str() == id).unwrap_or_default();
                at.set(first_of(figures.ladder(), place));
            });
        };
        (tracks.len() > 1).then(|| view! { <Pick label="Track" choices=tracks chosen choose /> }.into_any())
    };
    // Drawn anew for another track only: the focus stays where it is while one goes through the levels.
    let track = Memo::new(move |_| figures.with(|figures| at.with(|at| at.as_ref().map_or(0, |at| figures.track_of(at)))));
    let levels = move || {
        // Read, not only tracked: a memo that nobody has read does not follow what it is made from.
        track.get();
        let choices = ladder_choices(&|ladder, at| {
            let track = ladder.level(&at.level).map(|found| found.track);
            let levels = track.iter().flat_map(|track| &track.levels);
            levels.map(|level| choice(level.id.as_str(), format!("{} {}", level.id, level.title))).collect()
        });
        let chosen = Signal::derive(move || at.with(|at| at.as_ref().map(|at| at.level.to_string())).unwrap_or_default());
        let choose = move |id: String| {
            figures.with_untracked(|figures| {
                let level = id.parse().ok().and_then(|id| figures.ladder().level(&id)).map(|found| found.level);
                at.set(level.and_then(|level| Some(level.at(level.steps.first()?))));
            });
        };
        view! { <Pick label="Level" choices chosen choose /> }.into_any()
    };
    let level = Memo::new(move |_| at.with(|at| at.as_ref().map(|at| at.level.to_string())).unwrap_or_default());
    let steps = move || {
        level.get();
        let choices = ladder_choices(&|ladder, at| {
            let level = ladder.level(&at.level).map(|found| found.level);
            let steps = level.iter().flat_map(|level| &level.steps);
            steps
                .map(|step| {
                    choice(step.id.as_str(), step.name.clone().map_or_else(|| step.id.to_string(), |name| format!("{} {name}", step.id)))
                })
                .collect()
        });
        let chosen = Signal::derive(move || at.with(|at| at.as_ref().map(|at| at.step.to_string())).unwrap_or_default());
        let choose = move |id: String| {
            at.update(|at| {
                if let (Some(at), Ok(step)) = (at.as_mut(), id.parse()) {
                    at.step = step;
                }
            });
        };
        (choices.len() > 1).then(|| view! { <Pick label="Step" choices chosen choose /> }.into_any())
    };
    let pick = move |_| {
        if let Some(at) = at.get_untracked() {
            picked.run(at);
        }
    };
    view! {
        <div class="controls">
            {tracks}
            {levels}
            {steps}
            <button type="button" class="primary" on:click=pick>{act}</button>
        </div>
    }
    .into_any()
}

/// The first position of a track.
fn first_of(ladder: &Ladder, track: usize) -> Option<Position> {
    let level = ladder.tracks.get(track)?.levels.first()?;
    Some(level.at(level.steps.first()?))
}
