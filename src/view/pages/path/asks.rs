//! What a route asks on the way: the expectations of each level gained.

use leptos::prelude::*;

use super::scene::Scene;
use rules::compare::{Line, expected};
use rules::ladder::{Ladder, TrackLevel};
use rules::progress::{Event, Why};
use rules::routes::Itinerary;

/// The levels that a route gains, each with what it asks anew; after a switch everything that is assessed. Drawn when it is opened.
pub fn asks(scene: &Scene, route: &Itinerary) -> Option<AnyView> {
    let figures = scene.figures.clone();
    let gained: Vec<Event> =
        route.events.iter().filter(|event| matches!(event.why, Why::Promotion | Why::LevelJump | Why::Switch)).cloned().collect();
    let any = figures.ladder().levels().any(|found| !found.level.expects.is_empty());
    if gained.is_empty() || !any {
        return None;
    }
    let open = RwSignal::new(false);
    let levels = gained.len();
    let list = move || open.get().then(|| gained.iter().filter_map(|event| level(figures.ladder(), event)).collect_view());
    Some(
        view! {
            <div class="group">
                <h3><button type="button" class="plain" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
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
    let list = lines.iter().map(|line| view! { <li>{line.text.to_owned()}</li> }.into_any()).collect_view();
    let head = words::path::asked(found.level, switch, lines.len());
    Some(view! { <li><h4>{head}</h4><ul>{list}</ul></li> }.into_any())
}

/// What a level adds to those below it.
fn added(found: TrackLevel<'_>) -> Vec<Line<'_>> {
    expected(found).into_iter().filter(|line| line.level.id == found.level.id).collect()
}
