//! A plan of one's own: its changes, what of it cannot be followed, what has to be agreed on, and one more change.

use leptos::prelude::*;

use super::edit::{Editing, decide};
use super::scene::FoundRoutes;
use crate::view::parts::opened::Opened;
use crate::view::parts::plan::{self, Changing, Said};
use progression::Decision;
use progression::routes::Itinerary;

/// What was left out of the plan, with the reason: a notice over the routes.
pub fn notice(found: &FoundRoutes) -> Option<AnyView> {
    let (planned, locale, ladder) = (&found.planned, found.scene.figures.locale(), found.scene.figures.ladder());
    let unfit = planned.own.iter().flat_map(|own| &own.unfit).filter_map(|(place, why)| {
        let decision = planned.decisions.get(*place)?;
        Some(words::path::not_possible(decision, why, ladder, &locale))
    });
    let left: Vec<String> = planned.unread.iter().map(|text| words::path::unread(text)).chain(unfit).collect();
    words::path::left_out(&left).map(|said| view! { <p class="notice" role="note">{said}</p> }.into_any())
}

/// The changes with a button each to take them back, and what has to be agreed on.
pub fn changes(found: &FoundRoutes, opened: Opened, editing: Editing) -> AnyView {
    let planned = &found.planned;
    let own = planned.own.as_ref();
    let said = Said {
        decisions: &planned.decisions,
        unfit: own.map_or(&[], |own| &own.unfit),
        beyond: own.map_or(&[], |own| &own.route.beyond),
        none: words::path::NO_PLAN,
    };
    // Where nothing has been planned yet, the plan begins as the usual pace.
    let add = move |decision: Decision| {
        let place = editing.found.with_untracked(|found| found.routes.iter().position(Itinerary::is_own));
        editing.change(place.unwrap_or(0), |plan, _| Some(plan.with(decision)));
    };
    let usual = move |()| {
        editing.chosen.choose(0);
        decide(&[]);
    };
    let left = Callback::new(|decisions: Vec<Decision>| decide(&decisions));
    plan::changes(&found.scene.frame(), said, opened, Changing { left, add: Callback::new(add), usual: Callback::new(usual) })
}
