//! What the routes earn: in total, month by month, and when one is level with another.

use leptos::prelude::*;

use super::scene::{PathScene, WHOLE};
use crate::chart::svg::MARKS;
use crate::view::parts::hue::line;
use crate::view::parts::opened::Opened;
use crate::view::parts::table::num;
use progression::earned::{Month, catches_up, months};
use progression::routes::Itinerary;
use rules::money::Money;
use words::Format;

/// The routes side by side.
pub fn earned(scene: &PathScene, routes: &[Itinerary], opened: Opened) -> AnyView {
    let locale = scene.figures.locale();
    let money = |amount: Money| locale.money(amount);
    let (first, several) = (routes.first(), routes.len() > 1);
    let rows = routes.iter().enumerate().map(|(place, route)| {
        let last = route.events.last().and_then(|event| scene.shown(event.after?));
        let more = first.filter(|_| place > 0).and_then(|first| scene.sum(route.total?.minus(first.total?)?));
        let level = first.filter(|_| place > 0).and_then(|first| level(scene, route, first));
        let arrival = route.arrival.map(|day| locale.day(day));
        view! {
            <tr class=line(place)>
                <th scope="row"><span class="mark" aria-hidden="true">{MARKS.get(place).copied()}</span>" "{words::path::name(route, scene.figures.ladder())}</th>
                {scene.to.is_some().then(|| view! { <td class="day">{arrival.unwrap_or_default()}</td> }.into_any())}
                {num(last.map(money))}
                {num(Some(route.total.and_then(|total| scene.sum(total)).map_or_else(|| "not known".to_owned(), |sum| WHOLE.money(sum))))}
                {several.then(|| view! { {num(more.map(|more| words::path::more(more, &WHOLE)))}<td>{level}</td> }.into_any())}
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let until = words::path::until(scene.until, &locale);
    view! {
        <section class="panel earned">
            <div class="within" role="group" aria-label="What each route earns" tabindex="0">
                <table>
                    <caption>{words::path::earned_head(scene.until, scene.path.rise, &locale)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Route"</th>
                            {scene.to.is_some().then(|| view! { <th scope="col">"Arrives"</th> }.into_any())}
                            <th scope="col" class="num">{words::path::last_head(scene.figures.per)}</th>
                            <th scope="col" class="num">{until}</th>
                            {several.then(|| view! { <th scope="col" class="num">"Against the usual pace"</th><th scope="col">"Level with it"</th> }.into_any())}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {by_month(scene, routes, opened)}
        </section>
    }
    .into_any()
}

/// When one of two routes has earned as much as the other after having been behind.
pub fn level(scene: &PathScene, route: &Itinerary, first: &Itinerary) -> Option<String> {
    let (start, end, locale) = (scene.start, scene.until, scene.figures.locale());
    let forth = catches_up(&route.events, &first.events, start, end);
    let back = catches_up(&first.events, &route.events, start, end);
    words::path::level(forth, back, route.total.zip(first.total), &locale)
}

/// Month by month, drawn when it is opened.
fn by_month(scene: &PathScene, routes: &[Itinerary], opened: Opened) -> Option<AnyView> {
    routes.iter().any(|route| route.total.is_some()).then(|| {
        let (scene, routes) = (scene.clone(), routes.to_vec());
        let is_open = Memo::new(move |_| opened.is("months"));
        let table = move || is_open.get().then(|| monthly(&scene, &routes));
        view! {
            <div class="group">
                <h3><button type="button" class="plain" data-open="months" aria-expanded=move || is_open.get().to_string() on:click=move |_| opened.toggle("months")>
                    "Month by month"
                </button></h3>
                {table}
            </div>
        }
        .into_any()
    })
}

fn monthly(scene: &PathScene, routes: &[Itinerary]) -> AnyView {
    let locale = scene.figures.locale();
    let columns: Vec<Vec<Month>> =
        routes.iter().map(|route| months(&route.events, scene.start, scene.until, scene.figures.open.dataset.unit)).collect();
    let heads = routes.iter().enumerate().map(|(place, route)| {
        let name = words::path::name(route, scene.figures.ladder());
        view! { <th scope="col" colspan="2" class=format!("num {}", line(place))><span class="mark" aria-hidden="true">{MARKS.get(place).copied()}</span>" "{name}</th> }.into_any()
    });
    let heads = heads.collect_view();
    let under = routes
        .iter()
        .map(|_| view! { <th scope="col" class="num">"earned"</th><th scope="col" class="num">"so far"</th> }.into_any())
        .collect_view();
    let count = columns.first().map(Vec::len).unwrap_or_default();
    let rows = (0..count).map(|row| {
        let day = columns.first().and_then(|months| months.get(row)).map(|month| locale.day(month.from)).unwrap_or_default();
        let cells = columns.iter().map(|months| {
            let month = months.get(row);
            let money = |amount: Option<Money>| num(amount.map(|amount| locale.money(amount)));
            view! { {money(month.and_then(|month| month.earned))}{money(month.and_then(|month| month.so_far))} }.into_any()
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row" class="day">{day}</th>{cells}</tr> }.into_any()
    });
    let rows = rows.collect_view();
    view! {
        <div class="within months" role="group" aria-label="Month by month" tabindex="0">
            <table>
                <caption class="hidden">"What each month earns, and all of them so far"</caption>
                <thead>
                    <tr><td></td>{heads}</tr>
                    <tr><th scope="col">"From"</th>{under}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
