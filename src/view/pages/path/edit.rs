//! Changing a plan of one's own: it is in the link.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::chosen::Chosen;
use super::scene::FoundRoutes;
use crate::state::nav::nav;
use crate::view::parts::plan::Menus;
use progression::routes::Itinerary;
use progression::{Decision, Outlook, Plan};

/// What the parts of the page need to change the plan.
#[derive(Clone, Copy, Debug)]
pub struct Editing {
    /// What is shown.
    pub found: Memo<FoundRoutes>,
    /// Which route's events stand beside the chart: that of the plan once it is changed.
    pub chosen: Chosen,
    /// The menus of the events.
    pub menus: Menus,
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

/// Changes the plan of a route, and shows what came of it.
fn change(found: Memo<FoundRoutes>, chosen: Chosen, place: usize, change: impl FnOnce(Plan, &Outlook<'_>) -> Option<Plan>) {
    let plan = found.with_untracked(|found| change(plan_of(found, found.routes.get(place)?)?, &found.scene.outlook()));
    if let Some(plan) = plan {
        decide(&plan.decisions);
        chosen.own();
    }
}

impl Editing {
    /// No menu open.
    pub fn new(found: Memo<FoundRoutes>, chosen: Chosen) -> Self {
        Self { found, chosen, menus: Menus::new(move |place, own| change(found, chosen, place, own)) }
    }

    /// Changes the plan of a route.
    pub fn change(self, place: usize, own: impl FnOnce(Plan, &Outlook<'_>) -> Option<Plan>) {
        change(self.found, self.chosen, place, own);
    }

    /// Moves an event of a route to another day.
    pub fn moved(self, (route, place): (usize, usize), day: NaiveDate) {
        let event = self.found.with_untracked(|found| found.routes.get(route)?.events.get(place).cloned());
        if let Some(event) = event {
            self.change(route, |plan, outlook| plan.moved(outlook, &event, day));
        }
    }
}
