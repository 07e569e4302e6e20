//! What a route asks on the way: the expectations of each level gained.

use leptos::prelude::*;

use super::scene::PathScene;
use crate::view::parts::long_list::long_list;
use crate::view::parts::opened::Opened;
use progression::routes::Itinerary;
use progression::{Event, Why};
use rules::compare::{Line, expected};
use rules::ladder::{Ladder, TrackLevel};

/// The levels that a route gains, each with what it asks anew; after a switch everything that is assessed. Drawn when it is opened.
pub fn asks(scene: &PathScene, route: &Itinerary, place: usize, opened: Opened) -> Option<AnyView> {
    let figures = scene.figures.clone();
    let gained: Vec<Event> =
        route.events.iter().filter(|event| matches!(event.why, Why::Promotion | Why::LevelJump | Why::Switch)).cloned().collect();
    let any = figures.ladder().levels().any(|found| !found.level.expects.is_empty());
    if gained.is_empty() || !any {
        return None;
    }
    let name = StoredValue::new(format!("asks-{place}"));
    let is_open = Memo::new(move |_| name.with_value(|name| opened.is(name)));
    let levels = gained.len();
    let list = move || is_open.get().then(|| gained.iter().filter_map(|event| level(figures.ladder(), event)).collect_view());
    Some(
        view! {
            <div class="group">
                <h3><button type="button" class="plain" aria-expanded=move || is_open.get().to_string() on:click=move |_| name.with_value(|name| opened.toggle(name))>
                    {words::path::asks(levels)}
                </button></h3>
                <ol class="asked">{list}</ol>
            </div>
        }
        .into_any(),
    )
}

fn level(ladder: &Ladder, event: &Event) -> Option<AnyView> {
    let found = ladder.level(&event.at.level)?;
    let switch = event.why == Why::Switch;
    let lines = if switch { expected(found) } else { added(found) };
    let head = words::path::asked(found.level, switch, lines.len());
    let lines: Vec<String> = lines.iter().map(|line| line.text.to_owned()).collect();
    let list = long_list(lines);
    Some(view! { <li><h4>{head}</h4>{list}</li> }.into_any())
}

/// What a level adds to those below it.
fn added(found: TrackLevel<'_>) -> Vec<Line<'_>> {
    expected(found).into_iter().filter(|line| line.level.id == found.level.id).collect()
}
