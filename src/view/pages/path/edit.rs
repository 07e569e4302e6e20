//! Changing a plan of one's own: what each event can become.

use chrono::NaiveDate;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::chosen::Chosen;
use super::scene::{FoundRoutes, PathScene};
use crate::browser::focus;
use crate::state::nav::nav;
use rules::at::At;
use rules::date;
use rules::progress::{Decision, Event, Outlook, Plan, Why};
use rules::routes::Itinerary;
use rules::wait::after;
use words::Format;

/// What the parts of the page need to change the plan.
#[derive(Clone, Copy, Debug)]
pub struct Editing {
    /// What is shown.
    pub found: Memo<FoundRoutes>,
    /// Which route's events stand beside the chart: that of the plan once it is changed.
    pub chosen: Chosen,
    /// The event whose menu is open, by the place of its route and its own.
    menu: RwSignal<Option<(usize, usize)>>,
}

/// The plan that an event of a route is changed in: that of one's own, or the one that repeats the route.
fn plan_of(found: &FoundRoutes, route: &Itinerary) -> Option<Plan> {
    let scene = &found.scene;
    let usual = scene.usual()?;
    if route.is_own() {
        return Some(Plan { decisions: found.planned.decisions.clone(), ..usual });
    }
    usual.repeating(&scene.outlook(), &route.events)
}

/// Puts decisions into the link; none takes the plan out of it.
pub fn decide(decisions: &[Decision]) {
    let texts: Vec<String> = decisions.iter().map(Decision::to_string).collect();
    nav().change::<crate::route::Path>(|path| path.plan = (!texts.is_empty()).then(|| texts.join(",")));
}

impl Editing {
    /// No menu open.
    pub fn new(found: Memo<FoundRoutes>, chosen: Chosen) -> Self {
        Self { found, chosen, menu: RwSignal::new(None) }
    }

    /// Changes the plan of a route.
    pub fn change(self, place: usize, change: impl FnOnce(Plan, &Outlook<'_>, &[Event]) -> Option<Plan>) {
        let plan = self.found.with_untracked(|found| {
            let route = found.routes.get(place)?;
            change(plan_of(found, route)?, &found.scene.outlook(), &route.events)
        });
        if let Some(plan) = plan {
            decide(&plan.decisions);
            self.chosen.own();
        }
    }

    /// Moves an event of a route to another day.
    pub fn moved(self, (route, event): (usize, usize), day: NaiveDate) {
        self.change(route, |plan, outlook, events| plan.moved(outlook, events.get(event)?, day));
    }

    /// The button of an event, and its menu while it is open. The start of a path can only be followed by something.
    pub fn menu(self, scene: &PathScene, route: &Itinerary, (row, column): (usize, usize)) -> Option<AnyView> {
        let event = route.events.get(column).filter(|event| event.why.is_move() || event.why == Why::Start)?.clone();
        let name = format!("Change {} of {}", event.at, scene.figures.locale().date(event.day));
        let (own, menu) = ((row, column), self.menu);
        let open = Memo::new(move |_| menu.get() == Some(own));
        let mark = format!("{row}-{column}");
        let toggle = {
            let mark = mark.clone();
            move |_| {
                menu.update(|menu| *menu = if *menu == Some(own) { None } else { Some(own) });
                if open.get_untracked() {
                    focus::soon(format!("[data-menu=\"{mark}\"] + .event-menu :is(input, button)"));
                }
            }
        };
        let close = {
            let mark = mark.clone();
            move |pressed: KeyboardEvent| {
                if pressed.key() == "Escape" {
                    menu.set(None);
                    focus::soon(format!("[data-menu=\"{mark}\"]"));
                }
            }
        };
        let label = name.clone();
        let scene = scene.clone();
        let items = move || open.get().then(|| self.items(&scene, &event, own, &label));
        Some(
            view! {
                <div class="change" on:keydown=close>
                    <button type="button" class="event-button" data-menu=mark aria-expanded=move || open.get().to_string() aria-label=name on:click=toggle>"⋯"</button>
                    {items}
                </div>
            }
            .into_any(),
        )
    }

    fn items(self, scene: &PathScene, event: &Event, own: (usize, usize), label: &str) -> AnyView {
        let day = event.day;
        let act = move |change: fn(Plan, &Outlook<'_>, &Event) -> Option<Plan>| {
            self.menu.set(None);
            self.change(own.0, |plan, outlook, events| change(plan, outlook, events.get(own.1)?));
        };
        let moves = event.why.is_move().then(|| {
            let on = move |changed: leptos::ev::Event| {
                if let Some(day) = date::parse(&event_target_value(&changed)) {
                    self.menu.set(None);
                    self.moved(own, day);
                }
            };
            view! {
                <label>"On another day"<input type="date" name="another-day" min=scene.start.to_string() max=scene.until.to_string() prop:value=day.to_string() on:change=on /></label>
                <button type="button" data-change="later" on:click=move |_| act(|plan, outlook, event| plan.moved(outlook, event, after(event.day, 12, 0)?))>"A year later"</button>
                <button type="button" data-change="pass" on:click=move |_| act(Plan::without)>"Not at all on this day"</button>
            }
            .into_any()
        });
        // The next level of the track, from a day on which none is gained anyway.
        let above = scene.figures.ladder().level(&event.at.level).and_then(|found| {
            let place = found.track.promotions(found.level).first().copied()?;
            Some(found.track.levels.get(place)?.id.clone())
        });
        let promote = above.map(|level| {
            let text = format!("Promotion to {level} on this day");
            let decide = move |_| {
                self.menu.set(None);
                let to = At { level: level.clone(), step: None };
                self.change(own.0, |plan, _, _| Some(plan.with(Decision::To(to, day))));
            };
            view! { <button type="button" data-change="promote" on:click=decide>{text}</button> }.into_any()
        });
        let leave = move |_| act(|plan, _, event| Some(plan.with(Decision::Leave(event.day, after(event.day, 12, 0)?))));
        view! {
            <div class="event-menu" role="group" aria-label=label.to_owned()>
                {moves}{promote}
                <button type="button" data-change="leave" on:click=leave>"A year’s leave from this day"</button>
            </div>
        }
        .into_any()
    }
}
