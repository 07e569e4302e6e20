//! Each route in a table: when, where, why, and what it pays.

use leptos::prelude::*;

use super::asks::asks;
use super::earned;
use super::edit::Editing;
use super::own;
use super::scene::{FoundRoutes, PathScene, WHOLE};
use crate::chart::svg::MARKS;
use crate::view::parts::hue::line;
use crate::view::parts::opened::Opened;
use crate::view::parts::table::num;
use progression::routes::{Itinerary, Rung};
use progression::{Event, Why};
use words::Format;
use words::path::MonthFormat;

/// A route on its card: where it leads, how it differs from the usual pace, and its events, each of which can be changed.
pub fn card(found: &FoundRoutes, place: usize, opened: Opened, editing: Editing) -> Option<AnyView> {
    let (scene, route) = (&found.scene, found.routes.get(place)?);
    let (ladder, locale) = (scene.figures.ladder(), scene.figures.locale());
    let name = words::path::name(route, ladder);
    let reason = words::path::reason(route, &locale);
    let own = route.is_own();
    let rows = (0..route.events.len()).filter_map(|column| row(scene, route, (place, column), editing)).collect_view();
    let label = name.clone();
    let chip = own.then(|| view! { <span class="chip">{words::path::changes(found.planned.decisions.len())}</span> }.into_any());
    Some(
        view! {
            <section class=format!("panel route {}", line(place)) data-route=place.to_string() aria-label=label>
                <h2><span class="mark" aria-hidden="true">{MARKS.get(place).copied()}</span>" "{name}" "{chip}</h2>
                {(place > 0).then(|| told(found, route))}
                <p class="sub reason">{reason}</p>
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
                                <td class="screen"></td>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {own.then(|| own::changes(found, opened, editing))}
                {asks(scene, route, place, opened)}
            </section>
        }
        .into_any(),
    )
}

/// The card of a plan of one's own while there is none.
pub fn no_plan(found: &FoundRoutes, opened: Opened, editing: Editing) -> AnyView {
    view! {
        <section class="panel none" aria-label="My own plan">
            <h2>"My own plan"</h2>
            {own::changes(found, opened, editing)}
        </section>
    }
    .into_any()
}

/// Where a route leads, and its figures against the usual pace.
fn told(found: &FoundRoutes, route: &Itinerary) -> Option<AnyView> {
    let scene = &found.scene;
    let (usual, locale) = (found.routes.first()?, scene.figures.locale());
    let arrived = |event: &&Event| route.arrival.map_or(event.why == Why::Switch, |day| day == event.day && event.why.is_move());
    let arrival = route.events.iter().rfind(arrived);
    let pay = arrival.and_then(|event| Some((scene.shown(event.after?)?, scene.change(event))));
    let pay = pay.map(|(pay, change)| {
        let more = change.map(|change| format!(" {}", words::path::more(change, &locale))).unwrap_or_default();
        ("Pay from then".to_owned(), locale.money(pay) + &more)
    });
    let more = route.total.zip(usual.total).and_then(|(own, usual)| scene.sum(own.minus(usual)?));
    let more = more.map(|more| (format!("Until {}, against the usual pace", locale.month(scene.until)), words::path::more(more, &WHOLE)));
    let level = earned::level(scene, route, usual).map(|level| ("Level with the usual pace".to_owned(), level));
    let facts = [pay, more, level].into_iter().flatten();
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()).collect_view();
    Some(
        view! {
            <p class="figure"><b>{words::path::headline(route, &locale)}</b>" "<small>{words::path::sooner(route, usual)}</small></p>
            <dl class="facts">{facts}</dl>
        }
        .into_any(),
    )
}

fn row(scene: &PathScene, route: &Itinerary, (place, column): (usize, usize), editing: Editing) -> Option<AnyView> {
    let event = route.events.get(column)?;
    let locale = scene.figures.locale();
    let reached = route.arrival == Some(event.day) && scene.to.as_ref().is_some_and(|to| to.level == event.at.level);
    let pay = match event.after {
        None => "not given".to_owned(),
        Some(pay) if pay.is_none() => "unpaid".to_owned(),
        Some(pay) => scene.shown(pay).map(|pay| locale.money(pay)).unwrap_or_default(),
    };
    let change = scene.change(event).map(|change| words::path::more(change, &locale));
    Some(
        view! {
            <tr class=reached.then_some("reached")>
                <td class="day">{locale.day(event.day)}</td>
                <th scope="row"><span class="code">{event.at.to_string()}</span></th>
                <td>{words::path::why(event, &route.beyond, scene.figures.ladder())}</td>
                {num(Some(pay))}
                {num(change)}
                <td class="screen">{editing.menus.menu(&scene.frame(), event, (place, column))}</td>
            </tr>
        }
        .into_any(),
    )
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
            <table class="events order">
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
