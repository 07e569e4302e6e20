//! Pay over time: one line a route that steps at each event, each event reachable by key and with its label, and all routes read on one day.

use chrono::{Datelike, NaiveDate};
use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::drag::{Drag, Moved};
use super::reading::{self, End, Lines, Reader, Reading, paid};
use super::scene::PathScene;
use crate::browser::{focus, pointer};
use crate::chart::grid::GridCell;
use crate::chart::labels::spread;
use crate::chart::scale::{Scale, percent};
use crate::chart::steps;
use crate::chart::svg::{self, MARKS};
use crate::chart::time::Span;
use crate::markup::Markup;
use crate::view::parts::cells::Cells;
use crate::view::parts::html::html;
use crate::view::parts::hue::line;
use progression::routes::Itinerary;
use rules::id::Position;
use rules::money::Money;
use words::Format;

/// How many lines of labels are as high as the plot; the style has the same number.
const ROWS: f64 = 20.0;

/// How far labels keep from each other, in lines.
const GAP: f64 = 0.4;

/// How many positions gained are named on the first route: beyond, they would stand on each other.
const NAMED: usize = 9;

/// The chart with all routes on the day that is read. The tables below hold the same values.
///
/// `moved` is called with the route, the event in it and its new day where somebody drags an event; without it nothing can be dragged.
pub fn chart(scene: &PathScene, routes: &[Itinerary], reading: Reading, moved: Option<Moved>) -> AnyView {
    let locale = scene.figures.locale();
    let amounts: Vec<Money> = routes.iter().flat_map(|route| route.events.iter().filter_map(|event| paid(scene, event))).collect();
    let Some(currency) = amounts.first().map(|amount| amount.currency()) else {
        return view! { <p class="panel">{words::path::NO_PAY}</p> }.into_any();
    };
    let scale = Scale::around(amounts.iter().filter(|amount| amount.currency() == currency).map(|amount| amount.minor()), 6);
    let height = |amount: Money| (amount.currency() == currency).then(|| scale.place(amount.minor()));
    let grid: Markup =
        scale.ticks().iter().map(|tick| svg::straight("grid", &steps::line(&[(0.0, Some(scale.place(*tick)))]), "none")).collect();
    let label = |tick: &i64| {
        let top = percent(1.0 - scale.place(*tick));
        view! { <span style:top=top>{locale.short(Money::new(*tick, currency))}</span> }.into_any()
    };
    let labels = scale.ticks().iter().map(label).collect_view();
    let reader = Reader::new(Lines::of(scene, routes, height), reading);
    let lines = reader.lines.clone();
    let drag = Drag::new(lines.clone(), moved);
    let drawing: Markup = [grid, reading::drawn(&lines)].into_iter().collect();
    let (width, high) = steps::SIZE;
    let caption = words::path::chart(scene.figures.per, scene.path.rise);
    let ring = lines.routes.iter().any(|route| route.arrival.is_some()).then(|| words::path::ring(scene.to.as_ref()));
    let touch = Touch { reader: reader.clone(), drag: drag.clone(), down: StoredValue::new(None) };
    let dragging = drag.clone();
    let (down, over, up, away) = (touch.clone(), touch.clone(), touch.clone(), touch);
    view! {
        <figure class="panel over-time" class:alone=routes.len() < 2>
            {reader.readout()}
            <div
                class="plot" class:dragging=move || dragging.is_dragging() on:pointerdown=move |event| down.down(&event) on:pointermove=move |event| over.over(&event)
                on:pointerup=move |event| up.up(&event) on:pointercancel=move |_| away.cancel()
            >
                <div class="scale" aria-hidden="true">{labels}</div>
                <svg viewBox=format!("0 0 {width} {high}") preserveAspectRatio="none" aria-hidden="true" {..html(drawing)}></svg>
                {reader.cross()}
                {dots(&lines, &drag)}
                <div class="years" aria-hidden="true">{axis(&lines)}</div>
                <div class="ends" aria-hidden="true">{ends(&lines)}</div>
                {drag.ghost()}
            </div>
            <figcaption>{caption}{ring}</figcaption>
        </figure>
    }
    .into_any()
}

/// The events: each a mark with its label, all of them one Tab stop.
fn dots(lines: &Lines, drag: &Drag) -> AnyView {
    // An event without pay has no place on the chart.
    let mut there = Vec::new();
    for (row, route) in lines.routes.iter().enumerate() {
        let drawn = route.events.iter().enumerate().filter(|(_, standing)| standing.height.is_some());
        there.extend(drawn.map(|(column, _)| (row, column)));
    }
    let cells = Cells::lists(there);
    let gains = lines.routes.first().map(|route| route.events.iter().filter(|standing| standing.is_movable()).count());
    let named = gains.is_some_and(|gains| gains <= NAMED);
    let dots = lines.routes.iter().enumerate().map(|(row, route)| {
        let dots = route.events.iter().enumerate().filter_map(|(column, standing)| {
            let (event, along) = (&standing.event, lines.span.along(standing.event.day));
            let (left, top) = (percent(along), percent(1.0 - standing.height?));
            let arrives = route.arrival == Some(column);
            let label = words::path::label(event, &route.name, standing.pay, &lines.locale);
            let label = if arrives { words::path::arrives(&label) } else { label };
            let tip = label.clone();
            let gained = (named && row == 0 && standing.is_movable() && along < 0.95).then(|| event.at.to_string());
            // Labels open to where there is room for them, in a window of 320 pixels too.
            let kinds = [("late", along > 0.4), ("first", row == 0), ("arrives", arrives), ("drags", drag.takes((row, column)))];
            let class = kinds.into_iter().filter(|(_, is)| *is).fold(format!("dot {}", line(row)), |class, (kind, _)| class + " " + kind);
            Some(
                view! {
                    <span
                        role="img" class=class style:left=left style:top=top data-cell=Cells::mark((row, column))
                        tabindex=cells.tabindex((row, column)) aria-label=label
                    >
                        <i aria-hidden="true">{MARKS.get(row).copied()}</i>
                        {gained.map(|at| view! { <span class="gained" aria-hidden="true">{at}</span> }.into_any())}
                        <span class="tip" aria-hidden="true">{tip}</span>
                    </span>
                }
                .into_any(),
            )
        });
        dots.collect_view()
    });
    let dots = dots.collect_view();
    view! {
        <div
            class="marks" role="group" aria-label="Events on the lines. Left and right arrow keys go through a route, up and down to another."
            on:keydown=move |event| cells.key(&event, || ()) on:focusin=|_| Cells::focused()
        >
            {dots}
        </div>
    }
    .into_any()
}

/// The names of the routes at the ends of their lines, with what is held and paid there. Routes that end at the same pay stand together.
fn ends(lines: &Lines) -> AnyView {
    let ends = lines.ends();
    let name = |route: usize| lines.routes.get(route).map(|route| route.name.as_str()).unwrap_or_default();
    let rows = |end: &End<'_>, wraps: bool| {
        let long = end.routes.iter().filter(|(route, _)| wraps && is_long(name(*route))).count();
        f64::from(u16::try_from(end.routes.len() + long).unwrap_or(u16::MAX)) + 1.0 + GAP
    };
    // Names that begin alike are told apart by their ends, so a long one takes two lines where all have room.
    let wraps = ends.iter().map(|end| rows(end, true)).sum::<f64>() <= ROWS;
    let wanted: Vec<(f64, f64)> = ends.iter().map(|end| ((1.0 - end.height) * ROWS, rows(end, wraps))).collect();
    let blocks = ends.iter().zip(spread(&wanted, ROWS)).map(|(end, top)| {
        let names = end.routes.iter().map(|(route, _)| {
            let (name, route) = (name(*route), *route);
            let long = wraps && is_long(name);
            view! { <b class=line(route) class:long=long><i>{MARKS.get(route).copied()}</i>" "<bdi>{name.to_owned()}</bdi></b> }.into_any()
        });
        let names = names.collect_view();
        let held: Vec<&Position> = end.routes.iter().map(|(_, at)| *at).collect();
        view! { <p style:top=percent((top + GAP / 2.0) / ROWS)>{names}<span>{words::path::end(&held, end.pay, &lines.locale)}</span></p> }
            .into_any()
    });
    blocks.collect_view().into_any()
}

/// Whether a name needs a second line beside the plot.
fn is_long(name: &str) -> bool {
    name.chars().count() > 21
}

/// What a pointer does over the plot.
#[derive(Clone)]
struct Touch {
    reader: Reader,
    drag: Drag,
    /// Where a finger came down that has not moved yet.
    down: StoredValue<Option<i32>>,
}

impl Touch {
    fn down(&self, event: &PointerEvent) {
        let finger = pointer::is_finger(event);
        self.down.set_value(finger.then(|| event.client_x()));
        if cell(event).is_some_and(|cell| self.drag.press(event, cell)) {
            return;
        }
        if event.button() == 0 && !finger {
            // So the day can be drawn along beyond the ends of the plot. A finger is held by the browser, unless it scrolls.
            pointer::hold(event);
            self.read(event);
        }
    }

    fn over(&self, event: &PointerEvent) {
        if self.drag.follow(event) {
            return;
        }
        // A finger that begins to scroll moves a little before the browser takes it.
        if self.down.get_value().is_some_and(|from| (event.client_x() - from).abs() < 8) {
            return;
        }
        self.down.set_value(None);
        self.read(event);
    }

    fn up(&self, event: &PointerEvent) {
        if !self.drag.drop() && pointer::is_finger(event) {
            self.read(event);
        }
        self.down.set_value(None);
    }

    fn cancel(&self) {
        self.drag.cancel();
        self.down.set_value(None);
    }

    /// Reads the day of the event under the pointer, or else the month.
    fn read(&self, event: &PointerEvent) {
        let lines = &self.reader.lines;
        let on_event = cell(event).and_then(|(route, place)| Some(lines.routes.get(route)?.events.get(place)?.event.day));
        let here = || pointer::across(event).map(|share| lines.span.stop(lines.span.at(share)));
        if let Some(day) = on_event.or_else(here) {
            self.reader.read(day);
        }
    }
}

/// The event under a pointer.
fn cell(event: &PointerEvent) -> Option<GridCell> {
    Cells::marked(&focus::mark(event, "data-cell")?)
}

/// The month of today, and where the years begin. `few` marks those for which a narrow plot has room.
fn axis(lines: &Lines) -> AnyView {
    // What the first label leaves free, as shares of a plot that is just wide and of one in a window of 320 pixels.
    const WIDE: f64 = 0.1;
    const NARROW: f64 = 0.2;
    let Span { first, last } = lines.span;
    let years = last.year() - first.year();
    let (every, few) = (steps::every(years, 8), steps::every(years, 4));
    let begins = (first.year() + 1..=last.year()).filter_map(|year| {
        let along = lines.span.along(NaiveDate::from_ymd_opt(year, 1, 1)?);
        let few = year % few == 0 && along > NARROW;
        let wide = year % every == 0 && along > WIDE;
        (few || wide).then(|| view! { <span class:few=few class:wide=wide style:left=percent(along)>{year}</span> }.into_any())
    });
    let begins = begins.collect_view();
    view! { <span class="few wide today" style:left="0.0%">{lines.locale.short_month(first)}</span>{begins} }.into_any()
}
