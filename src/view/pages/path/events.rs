//! Each route in a table: when, where, why, and what it pays.

use leptos::prelude::*;

use super::asks::asks;
use super::opened::Opened;
use super::scene::PathScene;
use crate::chart::svg::MARKS;
use crate::view::parts::hue::line;
use crate::view::parts::table::num;
use rules::progress::Event;
use rules::routes::{Itinerary, Rung};
use words::Format;

/// A card for each route.
pub fn routes(scene: &PathScene, routes: &[Itinerary], opened: Opened) -> AnyView {
    routes.iter().enumerate().map(|(place, route)| card(scene, route, place, opened)).collect_view().into_any()
}

fn card(scene: &PathScene, route: &Itinerary, place: usize, opened: Opened) -> AnyView {
    let (ladder, locale) = (scene.figures.ladder(), scene.figures.locale());
    let name = words::path::name(route, ladder);
    let reason = words::path::reason(route, &locale);
    let rows = route.events.iter().map(|event| row(scene, event, route)).collect_view();
    let label = name.clone();
    view! {
        <section class=format!("panel {}", line(place)) aria-label=label>
            <h2><span class="mark" aria-hidden="true">{MARKS.get(place).copied()}</span>" "{name}</h2>
            <p class="sub">{reason}</p>
            <div class="within" role="group" aria-label="Events" tabindex="0">
                <table class="events">
                    <caption class="hidden">"Events in order of their dates"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"When"</th>
                            <th scope="col">"Position"</th>
                            <th scope="col">"Why"</th>
                            <th scope="col" class="num">{words::compare::pay_head(scene.figures.per)}</th>
                            <th scope="col" class="num">"Change"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {asks(scene, route, place, opened)}
        </section>
    }
    .into_any()
}

fn row(scene: &PathScene, event: &Event, route: &Itinerary) -> AnyView {
    let locale = scene.figures.locale();
    let shown = |pay| scene.shown(pay).map(|pay| locale.money(pay));
    let reached = route.arrival == Some(event.day) && scene.to.as_ref().is_some_and(|to| to.level == event.at.level);
    let change = event.before.zip(event.after).and_then(|(before, after)| after.rise_over(before));
    view! {
        <tr class=reached.then_some("reached")>
            <td class="day">{locale.day(event.day)}</td>
            <th scope="row"><span class="code">{event.at.to_string()}</span></th>
            <td>{words::path::why(event, scene.figures.ladder())}</td>
            {num(Some(event.after.and_then(shown).unwrap_or_else(|| "not given".to_owned())))}
            {num(change.map(|change| locale.change(change)))}
        </tr>
    }
    .into_any()
}

/// The positions in order, for a ladder that promises no dates.
pub fn order(scene: &PathScene, rungs: &[Rung]) -> AnyView {
    let (quote, locale, ladder) = (scene.figures.quote(), scene.figures.locale(), scene.figures.ladder());
    let rows = rungs.iter().map(|rung| {
        let pay = ladder.position(&rung.at).and_then(|(found, step)| quote.at(found.level, &step.id));
        let pay = pay.map(|pay| words::pay::range(pay, |amount| locale.money(amount)));
        view! {
            <tr>
                <th scope="row"><span class="code">{rung.at.to_string()}</span></th>
                <td>{words::path::rung(rung)}</td>
                {num(Some(pay.unwrap_or_else(|| "not given".to_owned())))}
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    view! {
        <section class="panel">
            <table class="events">
                <caption>"In this order"</caption>
                <thead>
                    <tr><th scope="col">"Position"</th><th scope="col">"Why"</th><th scope="col" class="num">{words::compare::pay_head(scene.figures.per)}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
