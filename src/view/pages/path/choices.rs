//! The choices: from, to, held since, the horizon, what the routes may use, the rise assumed.

use leptos::prelude::*;

use super::scene::FoundRoutes;
use crate::browser::{field, focus};
use crate::route::path::{USUAL_YEARS, YEARS};
use crate::route::{At, Path};
use crate::state::nav::nav;
use crate::view::parts::picker::PickPanel;
use crate::view::parts::rise_field::RiseField;
use crate::view::parts::table_choices::TableChoices;
use rules::date;
use rules::id::Position;

/// Which end of the path is about to be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Where it starts.
    From,
    /// Where it leads.
    To,
}

impl End {
    const fn name(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }

    const fn head(self) -> &'static str {
        match self {
            Self::From => "Where do you stand?",
            Self::To => "Where do you want to go?",
        }
    }
}

fn change(change: impl FnOnce(&mut Path)) {
    nav().change(change);
}

/// Shows in a field what is used now, which need not be what was typed.
fn settle(event: &leptos::ev::Event, now: impl Fn() -> String) {
    field::show(event, &untrack(now));
}

/// All choices.
#[component]
pub fn Choices(
    /// What is shown.
    found: Memo<FoundRoutes>,
) -> impl IntoView {
    let figures = Memo::new(move |_| found.with(|found| found.scene.figures.clone()));
    // Without a start there is nothing else to choose.
    let picking = RwSignal::new(found.with_untracked(|found| found.scene.from.is_none()).then_some(End::From));
    let end = move |end: End| {
        let name = move || {
            found.with(|found| {
                let at = if end == End::From { &found.scene.from } else { &found.scene.to };
                at.as_ref().map_or_else(|| if end == End::From { "choose" } else { "the best pay" }.to_owned(), Position::to_string)
            })
        };
        let open = move |_| {
            picking.update(|picking| *picking = if *picking == Some(end) { None } else { Some(end) });
            if picking.with_untracked(Option::is_some) {
                focus::soon(".picking input".to_owned());
            }
        };
        let label = if end == End::From { "From" } else { "To" };
        view! {
            <div class="pick">
                <span>{label}</span>
                <button type="button" data-pick=end.name() aria-expanded=move || (picking.get() == Some(end)).to_string() on:click=open><b>{name}</b>" ▾"</button>
            </div>
        }
        .into_any()
    };
    let both = Memo::new(move |_| found.with(|found| found.scene.from.is_some() && found.scene.to.is_some()));
    let swap = move |_| {
        change(|path| {
            std::mem::swap(&mut path.from, &mut path.to);
            (path.level_since, path.step_since, path.plan) = (None, None, None);
        });
    };
    view! {
        <div class="choices controls">
            {end(End::From)}
            <button type="button" class="icon" data-pick="swap" aria-label="Swap from and to" title="Swap from and to" hidden=move || !both.get() on:click=swap>"⇄"</button>
            {end(End::To)}
            <Since found />
            <Horizon found />
            <TableChoices figures />
        </div>
        {move || picking.get().map(|end| panel(found, end, picking))}
    }
    .into_any()
}

/// The panel in which an end is picked.
fn panel(found: Memo<FoundRoutes>, end: End, picking: RwSignal<Option<End>>) -> AnyView {
    let figures = Memo::new(move |_| found.with(|found| found.scene.figures.clone()));
    let leave = move || {
        picking.set(None);
        focus::soon(format!("[data-pick={}]", end.name()));
    };
    let chosen = move |at: Option<Position>| {
        let at = at.as_ref().map(At::from);
        change(|path| {
            let slot = if end == End::From { &mut path.from } else { &mut path.to };
            *slot = at;
            if end == End::From {
                // Another position has been held since another day.
                (path.level_since, path.step_since, path.plan) = (None, None, None);
            }
        });
        leave();
    };
    let (start, suggested) = found.with_untracked(|found| {
        let scene = &found.scene;
        let next = scene.next();
        match end {
            End::From => (scene.from.clone(), Vec::new()),
            End::To => (scene.to.clone().or_else(|| next.first().cloned()), next),
        }
    });
    let best = (end == End::To).then(|| {
        view! { <p class="offered"><button type="button" data-pick="best" on:click=move |_| chosen(None)>"The best pay, wherever it is"</button></p> }.into_any()
    });
    view! {
        <PickPanel
            figures head=end.head().to_owned() act="Choose" start suggested=("Next: ", suggested) picked=move |at| chosen(Some(at))
            close=move |()| leave() besides=best
        />
    }
    .into_any()
}

/// The days since which the level and the step are held.
#[component]
fn Since(found: Memo<FoundRoutes>) -> impl IntoView {
    let held = move |of: fn(&progression::Held) -> String| found.with(|found| found.scene.held().map(|held| of(&held)).unwrap_or_default());
    let field =
        move |name: &'static str, label: fn(&Position) -> String, of: fn(&progression::Held) -> String, set: fn(&mut Path, String)| {
            view! {
                <label class="pick">
                    <span>{move || found.with(|found| found.scene.from.as_ref().map(label).unwrap_or_default())}</span>
                    <input
                        type="date" name=name prop:value=move || held(of)
                        on:change=move |event| change(|path| set(path, event_target_value(&event)))
                    />
                </label>
            }
            .into_any()
        };
    let shown = Memo::new(move |_| found.with(|found| found.scene.from.is_some()));
    move || {
        shown.get().then(|| {
            view! {
                {field("level-since", |at| format!("In {} since", at.level), |held| held.level_since.to_string(), |path, day| path.level_since = date::parse(&day))}
                {field("step-since", |at| format!("In {at} since"), |held| held.step_since.to_string(), |path, day| path.step_since = date::parse(&day))}
            }
            .into_any()
        })
    }
}

/// How far ahead, by what freedoms, and what rise is assumed.
#[component]
fn Horizon(found: Memo<FoundRoutes>) -> impl IntoView {
    let path = move |of: fn(&Path) -> String| found.with(|found| of(&found.scene.path));
    let jumps = Memo::new(move |_| found.with(|found| found.scene.figures.ladder().moves.level_jumps));
    let switches = Memo::new(move |_| found.with(|found| found.scene.figures.ladder().tracks.len() > 1));
    let years = move || path(|path| path.years.unwrap_or(USUAL_YEARS).to_string());
    let choose_years = move |text: String| {
        let years = text.trim().parse().ok().map(|years: i64| i64::clamp(years, (*YEARS.start()).into(), (*YEARS.end()).into()));
        let years = years.and_then(|years| u8::try_from(years).ok()).filter(|years| *years != USUAL_YEARS);
        change(|path| path.years = years);
    };
    let check = move |name: &'static str, label: &'static str, of: fn(&Path) -> bool, set: fn(&mut Path, bool)| {
        view! {
            <label class="check">
                <input type="checkbox" name=name prop:checked=move || found.with(|found| of(&found.scene.path)) on:change=move |event| change(|path| set(path, event_target_checked(&event))) />
                {label}
            </label>
        }
        .into_any()
    };
    view! {
        <label class="pick">
            <span>"Years ahead"</span>
            <input
                type="number" name="years" min=YEARS.start().to_string() max=YEARS.end().to_string() step="1"
                prop:value=years on:change=move |event| { choose_years(event_target_value(&event)); settle(&event, years); }
            />
        </label>
        <RiseField
            assumed=Signal::derive(move || found.with(|found| found.scene.path.rise)) choose=move |rise| change(|path| path.rise = rise)
        />
        {move || jumps.get().then(|| check("jumps", "Early promotion", |path| !path.no_jumps, |path, wanted| path.no_jumps = !wanted))}
        {move || switches.get().then(|| check("switches", "Switches of track", |path| !path.no_switches, |path, wanted| path.no_switches = !wanted))}
    }
    .into_any()
}
