//! Reading all routes on one day: a row of figures above the lines, and a dotted line at the day with a mark on each route.
//!
//! Another day changes texts and places, and draws nothing anew.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::scene::PathScene;
use crate::browser::format::Locale;
use crate::chart::scale::percent;
use crate::chart::svg::{self, MARKS};
use crate::chart::time::Span;
use crate::markup::Markup;
use crate::view::parts::html::html;
use crate::view::parts::hue::line;
use progression::routes::Itinerary;
use progression::{Event, Why};
use rules::id::Position;
use rules::money::Money;
use rules::per::{Per, Unit};
use words::Format;
use words::path::Read;

/// The day that a reader has chosen to read; nothing before that.
///
/// It is kept for as long as the page, so that another period or another route leaves it alone. Nothing follows it: a drawing has a signal of
/// its own, which goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading(StoredValue<Option<NaiveDate>>);

impl Reading {
    /// No day chosen yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }
}

/// An event as it is drawn and read.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    /// The event.
    pub event: Event,
    /// Its pay per the period shown; nothing where there is none.
    pub pay: Option<Money>,
    /// How high it stands in the plot, as a share; nothing where it has no pay.
    pub height: Option<f64>,
}

impl Standing {
    /// Whether somebody could decide on another day for it.
    pub const fn is_movable(&self) -> bool {
        self.event.why.is_move()
    }
}

/// A route as it is drawn and read.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its name.
    pub name: String,
    /// Its events in order.
    pub events: Vec<Standing>,
    /// The place of the event by which it arrives.
    pub arrival: Option<usize>,
}

impl Line {
    /// The place of the last event until a day.
    pub fn on(&self, day: NaiveDate) -> Option<usize> {
        self.events.partition_point(|standing| standing.event.day <= day).checked_sub(1)
    }

    fn standing(&self, place: Option<usize>) -> Option<&Standing> {
        self.events.get(place?)
    }
}

/// All routes as they are drawn and read.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// The routes.
    pub routes: Vec<Line>,
    /// The days that are shown.
    pub span: Span,
    /// The reader's formats.
    pub locale: Locale,
    unit: Unit,
    per: Per,
}

impl Lines {
    /// The routes of a scene; `height` tells how high an amount stands.
    pub fn of(scene: &PathScene, routes: &[Itinerary], height: impl Fn(Money) -> Option<f64>) -> Self {
        let standing = |event: &Event| {
            let pay = paid(scene, event);
            Standing { event: event.clone(), pay, height: pay.and_then(&height) }
        };
        let line = |route: &Itinerary| Line {
            name: words::path::name(route, scene.figures.ladder()),
            events: route.events.iter().map(standing).collect(),
            arrival: arrival(route),
        };
        Self {
            routes: routes.iter().map(line).collect(),
            span: Span { first: scene.today, last: scene.until },
            locale: scene.figures.locale(),
            unit: scene.figures.open.dataset.unit,
            per: scene.figures.per,
        }
    }

    /// The day that is read first: the first one on which as many routes as ever pay differently, since that is what they are drawn for.
    /// Where they never differ, the arrival, or else the last day.
    fn begin(&self) -> NaiveDate {
        let differing = |day: NaiveDate| {
            let mut pays: Vec<Money> = self.routes.iter().filter_map(|route| route.standing(route.on(day))?.pay).collect();
            pays.sort_unstable();
            pays.dedup();
            pays.len()
        };
        let best = self
            .span
            .stops()
            .map(|stop| (differing(stop), stop))
            .fold((1, None), |best, (count, stop)| if count > best.0 { (count, Some(stop)) } else { best });
        let arrival = || self.routes.first().and_then(|route| Some(route.standing(route.arrival)?.event.day));
        best.1.or_else(arrival).unwrap_or(self.span.last)
    }

    /// The pay at a place of a route, or why there is none.
    fn pay(&self, route: usize, place: Option<usize>) -> String {
        let standing = self.routes.get(route).and_then(|line| line.standing(place));
        let unpaid = || words::path::unpaid(standing.map(|standing| &standing.event)).to_owned();
        standing.and_then(|standing| standing.pay).map_or_else(unpaid, |pay| self.locale.money(pay))
    }

    fn at(&self, route: usize, place: Option<usize>) -> String {
        self.routes.get(route).and_then(|line| line.standing(place)).map(|standing| standing.event.at.to_string()).unwrap_or_default()
    }

    /// How much more than the first route another one pays, of the exact amounts.
    fn more(&self, route: usize, place: Option<usize>, first: Option<usize>) -> Option<Money> {
        let paid = |route: usize, place| self.routes.get(route)?.standing(place).filter(|standing| standing.pay.is_some())?.event.after;
        self.unit.convert_exact_change(paid(route, place)?.minus(paid(0, first)?)?, self.per)
    }

    /// The difference in words, and the class of its colour.
    fn against(&self, route: usize, place: Option<usize>, first: Option<usize>) -> (String, &'static str) {
        match self.more(route, place, first) {
            _ if self.routes.len() < 2 => (String::new(), "same"),
            _ if route == 0 => (words::path::BASELINE.to_owned(), "same"),
            None => (String::new(), "same"),
            Some(more) => {
                let class = match more.minor() {
                    0 => "same",
                    minor if minor > 0 => "gain",
                    _ => "loss",
                };
                (words::path::against(more, &self.locale), class)
            }
        }
    }

    /// The last events of the routes that are still paid at the right end, one entry for each pay, the highest first.
    pub fn ends(&self) -> Vec<End<'_>> {
        let mut ends: Vec<End<'_>> = Vec::new();
        for (route, line) in self.routes.iter().enumerate() {
            let Some(standing) = line.standing(line.on(self.span.last)) else { continue };
            let (Some(pay), Some(height)) = (standing.pay, standing.height) else { continue };
            let own = (route, &standing.event.at);
            match ends.iter_mut().find(|end| end.pay == pay) {
                Some(end) => end.routes.push(own),
                None => ends.push(End { pay, height, routes: vec![own] }),
            }
        }
        ends.sort_by_key(|end| Reverse(end.pay));
        ends
    }
}

/// Where the lines of some routes end.
pub(super) struct End<'a> {
    /// What they pay there.
    pub pay: Money,
    /// How high that is.
    pub height: f64,
    /// The routes and what is held on each.
    pub routes: Vec<(usize, &'a Position)>,
}

/// The pay of an event per the period shown; nothing where there is none, as while on leave.
pub(super) fn paid(scene: &PathScene, event: &Event) -> Option<Money> {
    event.after.filter(|pay| !pay.is_none()).and_then(|pay| scene.shown(pay))
}

/// The place of the event by which a route arrives: on one day a table can take effect as well.
fn arrival(route: &Itinerary) -> Option<usize> {
    let day = route.arrival?;
    let gains = |event: &Event| matches!(event.why, Why::StepReview | Why::Promotion | Why::LevelJump | Why::Switch);
    route.events.iter().rposition(|event| event.day == day && gains(event))
}

/// The day that is read in one drawing, and where each route stands on it.
#[derive(Clone)]
pub(super) struct Reader {
    /// The routes.
    pub lines: Arc<Lines>,
    day: RwSignal<NaiveDate>,
    /// Where each route stands: it changes with the events only, so most steps of a pointer change no text.
    places: Arc<[Memo<Option<usize>>]>,
    kept: Reading,
}

impl Reader {
    /// A reader of the day that is kept, or else of the day that tells most.
    pub fn new(lines: Lines, kept: Reading) -> Self {
        let Span { first, last } = lines.span;
        let chosen = kept.0.get_value().filter(|day| (first..=last).contains(day));
        let (day, lines) = (RwSignal::new(chosen.unwrap_or_else(|| lines.begin())), Arc::new(lines));
        let place = |route: usize| {
            let lines = lines.clone();
            Memo::new(move |_| lines.routes.get(route).and_then(|line| line.on(day.get())))
        };
        let places = (0..lines.routes.len()).map(place).collect();
        Self { lines, day, places, kept }
    }

    /// Reads another day.
    pub fn read(&self, day: NaiveDate) {
        self.kept.0.set_value(Some(day));
        if self.day.get_untracked() != day {
            self.day.set(day);
        }
    }

    /// Reads the day to which a key leads; false for other keys.
    pub fn key(&self, key: &str) -> bool {
        let to = self.lines.span.key(self.day.get_untracked(), key);
        to.is_some_and(|day| {
            self.read(day);
            true
        })
    }

    fn place(&self, route: usize) -> Option<usize> {
        self.places.get(route).and_then(Memo::get)
    }

    fn height(&self, route: usize) -> Option<f64> {
        let line = self.lines.routes.get(route)?;
        line.standing(self.place(route))?.height
    }

    /// All routes in words, for those who listen.
    fn words(&self) -> String {
        let Self { lines, .. } = self;
        let routes = lines.routes.iter().enumerate().map(|(route, line)| {
            let place = self.place(route);
            Read {
                route: &line.name,
                at: lines.at(route, place),
                pay: lines.pay(route, place),
                against: lines.against(route, place, self.place(0)).0,
            }
        });
        let routes: Vec<Read<'_>> = routes.collect();
        words::path::read(self.day.get(), &routes, &lines.locale)
    }

    /// The row above the plot: the day, then of each route its mark and name, its pay, what is held and the difference. It is the legend as well.
    pub fn readout(&self) -> AnyView {
        let cells = (0..self.lines.routes.len()).map(|route| self.cell(route)).collect_view();
        let (locale, day) = (self.lines.locale, self.day);
        view! {
            <ul class="readout">
                <li class="on">
                    <span class="name">{words::path::ON}</span>
                    <b>{move || locale.date(day.get())}</b>
                    <span class="hint"><span class="moves">{words::path::DRAG}</span><span class="paper">{words::path::ON_PAPER}</span></span>
                </li>
                {cells}
            </ul>
        }
        .into_any()
    }

    fn cell(&self, route: usize) -> AnyView {
        let name = self.lines.routes.get(route).map(|line| line.name.clone());
        let sample = svg::straight(&format!("line {}", line(route)), "M0 8H400", svg::dashes(route));
        let reader = |of: fn(&Self, usize) -> String| {
            let reader = self.clone();
            move || of(&reader, route)
        };
        let pay = reader(|reader, route| reader.lines.pay(route, reader.place(route)));
        let at = reader(|reader, route| reader.lines.at(route, reader.place(route)));
        let against = reader(|reader, route| reader.lines.against(route, reader.place(route), reader.place(0)).0);
        let class = reader(|reader, route| reader.lines.against(route, reader.place(route), reader.place(0)).1.to_owned());
        view! {
            <li class=format!("of {}", line(route))>
                <span class="name">
                    <span class="key" aria-hidden="true">
                        <svg viewBox="0 0 400 16" preserveAspectRatio="none" {..html(sample)}></svg>
                        <i class="mark">{MARKS.get(route).copied()}</i>
                    </span>
                    <bdi>{name}</bdi>
                </span>
                <b>{pay}</b>
                <span class="held"><span class="code">{at}</span>" "<span class=class>{against}</span></span>
            </li>
        }
        .into_any()
    }

    /// The dotted line at the day, with a mark where it crosses each route, and the handle by which it is moved.
    pub fn cross(&self) -> AnyView {
        let (span, day) = (self.lines.span, self.day);
        // The first route is drawn last, as its line is.
        let marks = (0..self.lines.routes.len()).rev().map(|route| {
            let (top, there) = (self.clone(), self.clone());
            view! {
                <i
                    class=format!("read {}", line(route)) style:top=move || percent(1.0 - top.height(route).unwrap_or_default())
                    hidden=move || there.height(route).is_none()
                >
                    {MARKS.get(route).copied()}
                </i>
            }
            .into_any()
        });
        let marks = marks.collect_view();
        let (words, keys) = (self.clone(), self.clone());
        let key = move |event: leptos::ev::KeyboardEvent| {
            // With these, the arrow keys are the browser's.
            let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key());
            if plain && keys.key(&event.key()) {
                event.prevent_default();
            }
        };
        view! {
            <div class="cross" style:left=move || percent(span.along(day.get()))>
                <div aria-hidden="true">{marks}</div>
                <div
                    class="handle" role="slider" tabindex="0" aria-label=words::path::AT aria-valuemin="0" aria-valuemax=span.days(span.last).to_string()
                    aria-valuenow=move || span.days(day.get()).to_string() aria-valuetext=move || words.words() on:keydown=key
                ></div>
            </div>
        }
        .into_any()
    }
}

/// The lines of the routes, the first one last: where lines meet, it is the one that is seen.
pub(super) fn drawn(lines: &Lines) -> Markup {
    let drawn = lines.routes.iter().enumerate().rev().map(|(place, route)| {
        let points: Vec<(f64, Option<f64>)> =
            route.events.iter().map(|standing| (lines.span.along(standing.event.day), standing.height)).collect();
        let first = if place == 0 { " first" } else { "" };
        svg::straight(&format!("line {}{first}", line(place)), &crate::chart::steps::line(&points), svg::dashes(place))
    });
    drawn.collect()
}
