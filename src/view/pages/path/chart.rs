//! Pay over time: one line a route that steps at each event, each event reachable by key and with its label.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::scene::PathScene;
use crate::chart::scale::{Scale, percent};
use crate::chart::steps;
use crate::chart::svg::{self, MARKS};
use crate::markup::Markup;
use crate::view::parts::cells::Cells;
use crate::view::parts::html::html;
use crate::view::parts::hue::line;
use rules::money::Money;
use rules::progress::Event;
use rules::routes::Itinerary;
use words::Format;

/// The chart with its legend. The tables below hold the same values.
pub fn chart(scene: &PathScene, routes: &[Itinerary]) -> AnyView {
    let locale = scene.figures.locale();
    let pay = |event: &Event| event.after.and_then(|pay| scene.shown(pay));
    let amounts: Vec<Money> = routes.iter().flat_map(|route| route.events.iter().filter_map(pay)).collect();
    let Some(currency) = amounts.first().map(|amount| amount.currency()) else {
        return view! { <p class="panel">{words::path::NO_PAY}</p> }.into_any();
    };
    let scale = Scale::around(amounts.iter().filter(|amount| amount.currency() == currency).map(|amount| amount.minor()), 6);
    let height = |event: &Event| pay(event).filter(|amount| amount.currency() == currency).map(|amount| scale.place(amount.minor()));
    let grid: Markup =
        scale.ticks().iter().map(|tick| svg::straight("grid", &steps::line(&[(0.0, Some(scale.place(*tick)))]), "none")).collect();
    let lines = routes.iter().enumerate().map(|(place, route)| {
        let points: Vec<(f64, Option<f64>)> = route.events.iter().map(|event| (scene.along(event.day), height(event))).collect();
        svg::straight(&format!("line {}", line(place)), &steps::line(&points), svg::dashes(place))
    });
    // The first route is drawn last: where lines meet, it is the one that is seen.
    let lines: Vec<Markup> = lines.collect();
    let drawing: Markup = [grid].into_iter().chain(lines.into_iter().rev()).collect();
    let label = |tick: &i64| {
        let top = percent(1.0 - scale.place(*tick));
        view! { <span style:top=top>{locale.short(Money::new(*tick, currency))}</span> }.into_any()
    };
    let labels = scale.ticks().iter().map(label).collect_view();
    let years = years(scene).into_iter().map(|(left, year)| view! { <span style:left=left>{year}</span> }.into_any()).collect_view();
    // An event without pay has no place on the chart.
    let mut there = Vec::new();
    for (row, route) in routes.iter().enumerate() {
        there.extend(route.events.iter().enumerate().filter(|(_, event)| height(event).is_some()).map(|(column, _)| (row, column)));
    }
    let cells = Cells::lists(there);
    let dots = routes.iter().enumerate().map(|(row, route)| {
        let name = words::path::name(route, scene.figures.ladder());
        let dots = route.events.iter().enumerate().filter_map(|(column, event)| {
            let top = percent(1.0 - height(event)?);
            let label = words::path::label(event, &name, pay(event), &locale);
            let (left, tip) = (percent(scene.along(event.day)), label.clone());
            // Labels open to where there is room for them, in a window of 320 pixels too.
            let late = scene.along(event.day) > 0.4;
            Some(
                view! {
                    <span
                        role="img" class=format!("dot {}", line(row)) class:late=late style:left=left style:top=top data-cell=Cells::mark((row, column))
                        tabindex=cells.tabindex((row, column)) aria-label=label
                    >
                        <i aria-hidden="true">{MARKS.get(row).copied()}</i>
                        <span class="tip" aria-hidden="true">{tip}</span>
                    </span>
                }
                .into_any(),
            )
        });
        dots.collect_view()
    });
    let dots = dots.collect_view();
    let (width, high) = steps::SIZE;
    view! {
        <figure class="panel over-time">
            {legend(scene, routes)}
            <div class="plot">
                <div class="scale" aria-hidden="true">{labels}</div>
                <svg viewBox=format!("0 0 {width} {high}") preserveAspectRatio="none" aria-hidden="true" {..html(drawing)}></svg>
                <div
                    class="marks" role="group" aria-label="Events on the lines. Left and right arrow keys go through a route, up and down to another."
                    on:keydown=move |event| cells.key(&event, || ()) on:focusin=|_| Cells::focused()
                >
                    {dots}
                </div>
                <div class="years" aria-hidden="true">{years}</div>
            </div>
            <figcaption>{words::path::chart(scene.figures.per, scene.path.rise)}</figcaption>
        </figure>
    }
    .into_any()
}

/// Which line is which route.
fn legend(scene: &PathScene, routes: &[Itinerary]) -> AnyView {
    let entry = |(place, route): (usize, &Itinerary)| {
        let sample = svg::straight(&format!("line {}", line(place)), "M0 8H400", svg::dashes(place));
        view! {
            <li class=line(place)>
                <svg viewBox="0 0 400 16" preserveAspectRatio="none" aria-hidden="true" {..html(sample)}></svg>
                <span class="mark" aria-hidden="true">{MARKS.get(place).copied()}</span>
                {words::path::name(route, scene.figures.ladder())}
            </li>
        }
        .into_any()
    };
    let entries = routes.iter().enumerate().map(entry).collect_view();
    view! { <ul class="legend">{entries}</ul> }.into_any()
}

/// Where the years begin.
fn years(scene: &PathScene) -> Vec<(String, i32)> {
    let (first, last) = (scene.today.year(), scene.until.year());
    let every = steps::every(last - first, 8);
    let begins = (first + 1..=last).filter(|year| year % every == 0);
    let place = |year: i32| {
        let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some((percent(scene.along(day)), year))
    };
    begins.filter_map(place).collect()
}
