//! Promotion now, or after the next step?

use leptos::prelude::*;

use super::scene::PathScene;
use crate::view::parts::words::words;
use rules::routes;

/// The answer, where the rules leave the choice.
pub fn timing(scene: &PathScene) -> Option<AnyView> {
    let held = scene.held()?;
    let timing = routes::timing(&scene.outlook(), &held, scene.freedoms().level_jumps)?;
    let answer = words::path::timing(&timing, scene.until, scene.path.rise, &scene.figures.locale());
    Some(
        view! {
            <section class="panel timing">
                <h2>"Promotion now, or after the next step?"</h2>
                <p>{words(&answer)}</p>
            </section>
        }
        .into_any(),
    )
}
