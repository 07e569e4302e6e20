//! A plan of one's own: its changes, what of it cannot be followed, what has to be agreed on, and one more change.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::edit::{Editing, decide};
use super::opened::Opened;
use super::scene::{FoundRoutes, PathScene};
use crate::markup::Markup;
use crate::view::parts::html::html;
use crate::view::parts::pick::option;
use rules::at::At;
use rules::date;
use rules::progress::Decision;
use rules::routes::Itinerary;

/// In place of the changes, while there are none.
const NONE: &str = "Your own plan begins as any of these routes: change an event by its menu or drag it on the chart, or add a change here. \
                    The rules go on from there, and what they would not give by themselves is said.";

/// What was left out of the plan, with the reason: a notice over the routes.
pub fn notice(found: &FoundRoutes) -> Option<AnyView> {
    let (planned, locale, ladder) = (&found.planned, found.scene.figures.locale(), found.scene.figures.ladder());
    let unfit = planned.own.iter().flat_map(|own| &own.unfit).filter_map(|(place, why)| {
        let decision = planned.decisions.get(*place)?;
        Some(format!("{}: {}", words::path::decision(decision, ladder, &locale), words::path::unfit(why)))
    });
    let left: Vec<String> = planned.unread.iter().map(|text| words::path::unread(text)).chain(unfit).collect();
    (!left.is_empty()).then(|| {
        let said = format!("Left out of the plan: {}. The rest is walked.", left.join("; "));
        view! { <p class="notice" role="note">{said}</p> }.into_any()
    })
}

/// The changes with a button each to take them back, and what has to be agreed on.
pub fn changes(found: &FoundRoutes, opened: Opened, editing: Editing) -> AnyView {
    let (planned, locale, ladder) = (found.planned.clone(), found.scene.figures.locale(), found.scene.figures.ladder());
    let list = planned.decisions.iter().enumerate().map(|(place, decision)| {
        let text = words::path::decision(decision, ladder, &locale);
        let unfit = planned.own.as_ref().and_then(|own| own.unfit.iter().find(|(other, _)| *other == place));
        let why = unfit.map(|(_, why)| format!(" – not possible: {}", words::path::unfit(why)));
        let (label, planned) = (format!("Take back: {text}"), planned.clone());
        let back = move |_| {
            let mut decisions = planned.decisions.clone();
            decisions.remove(place);
            decide(&decisions);
        };
        view! { <li><span>{text}{why}</span><button type="button" class="icon" data-change="back" aria-label=label on:click=back>"×"</button></li> }.into_any()
    });
    let list = list.collect_view();
    let beyond = planned.own.iter().flat_map(|own| &own.route.beyond).map(|exception| words::path::exception(exception, &locale));
    let beyond: Vec<String> = beyond.collect();
    let beyond = (!beyond.is_empty()).then(|| {
        let text = format!("{} Agree on it first.", beyond.join(" "));
        view! { <p class="sub beyond">{text}</p> }.into_any()
    });
    let any = !planned.decisions.is_empty();
    view! {
        <div class="own">
            {if any { view! { <ul class="changes">{list}</ul> }.into_any() } else { view! { <p class="sub">{NONE}</p> }.into_any() }}
            {beyond}
            {add(found, opened, editing)}
            {any.then(|| view! { <button type="button" data-change="usual" on:click=move |_| { editing.chosen.choose(0); decide(&[]); }>"Back to the usual pace"</button> }.into_any())}
        </div>
    }
    .into_any()
}

/// The form for one more change, drawn when it is opened.
fn add(found: &FoundRoutes, opened: Opened, editing: Editing) -> AnyView {
    let is_open = Memo::new(move |_| opened.is("add"));
    let scene = found.scene.clone();
    let form = move || is_open.get().then(|| form(&scene, editing));
    view! {
        <div class="group">
            <h3><button type="button" class="plain" data-open="add" aria-expanded=move || is_open.get().to_string() on:click=move |_| opened.toggle("add")>"Add a change"</button></h3>
            {form}
        </div>
    }
    .into_any()
}

fn form(scene: &PathScene, editing: Editing) -> AnyView {
    let (first, last) = (scene.start.to_string(), scene.until.to_string());
    let level = RwSignal::new(String::new());
    let (on, from, until) = (RwSignal::new(first.clone()), RwSignal::new(first.clone()), RwSignal::new(String::new()));
    // Where nothing has been planned yet, the plan begins as the usual pace.
    let add = move |decision: Option<Decision>| {
        let place = editing.found.with_untracked(|found| found.routes.iter().position(Itinerary::is_own));
        if let Some(decision) = decision {
            editing.change(place.unwrap_or(0), |plan, _, _| Some(plan.with(decision)));
        }
    };
    let to = move |event: SubmitEvent| {
        event.prevent_default();
        add(level.get_untracked().parse::<At>().ok().zip(date::parse(&on.get_untracked())).map(|(at, day)| Decision::To(at, day)));
    };
    let leave = move |event: SubmitEvent| {
        event.prevent_default();
        let days = date::parse(&from.get_untracked()).zip(date::parse(&until.get_untracked()));
        add(days.filter(|(from, until)| from < until).map(|(from, until)| Decision::Leave(from, until)));
    };
    let day = |name: &'static str, label: &'static str, value: RwSignal<String>| {
        view! {
            <label class="pick"><span>{label}</span>
                <input type="date" name=name required min=first.clone() max=last.clone() prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
        .into_any()
    };
    view! {
        <form class="controls" on:submit=to>
            <label class="pick"><span>"Move to"</span>
                <select name="move-to" required {..html(targets(scene))} prop:value=move || level.get() on:change=move |event| level.set(event_target_value(&event))></select>
            </label>
            {day("move-on", "on", on)}
            <button type="submit" data-change="move">"Add"</button>
        </form>
        <form class="controls" on:submit=leave>
            {day("leave-from", "Leave from", from)}
            {day("leave-until", "back on", until)}
            <button type="submit" data-change="away">"Add"</button>
        </form>
    }
    .into_any()
}

/// All that one can move to: the steps above of the own level, the levels above of the own track, and all levels of other tracks.
fn targets(scene: &PathScene) -> Markup {
    let mut options = Markup::default();
    option(&mut options, "", "", true);
    let Some((own, step)) = scene.from.as_ref().and_then(|from| scene.figures.ladder().position(from)) else { return options };
    let option = |options: &mut Markup, value: &str, title: &str| option(options, value, &format!("{value} {title}"), false);
    for track in &scene.figures.ladder().tracks {
        options.html("<optgroup label=\"").text(&track.name).html("\">");
        for level in &track.levels {
            if level.id == own.level.id {
                let above = own.level.step_index(&step.id).map_or(0, |place| place + 1);
                own.level.steps.iter().skip(above).for_each(|step| option(&mut options, &level.at(step).to_string(), &level.title));
            } else if track.id != own.track.id || level.rank > own.level.rank {
                option(&mut options, level.id.as_str(), &level.title);
            }
        }
        options.html("</optgroup>");
    }
    options
}
