//! The place of the lens: one effect draws into it, and one listener a kind serves all of its cells.

use leptos::ev::KeyboardEvent;
use leptos::html::Section;
use leptos::prelude::*;

use super::drawing::Drawing;
use super::scene::ExploreScene;
use crate::browser::html::{Spot, link_of};
use crate::state::figures::Figures;
use crate::view::parts::cells::Cells;
use rules::id::Position;

/// The ladder through the lens chosen.
#[component]
pub fn LensView(
    /// What is shown.
    scene: Memo<ExploreScene>,
    /// The position that is open.
    at: Memo<Option<Position>>,
    /// What the drawing shows; set once it does.
    drawn: RwSignal<Figures>,
) -> impl IntoView {
    let here = NodeRef::<Section>::new();
    let drawing = StoredValue::new_local(None::<Drawing>);
    Effect::new(move || {
        let Some(section) = here.get() else { return };
        let at = at.get();
        scene.with(|scene| {
            drawing.update_value(|drawing| {
                if !drawing.as_mut().is_some_and(|drawing| drawing.follow(scene, at.as_ref())) {
                    *drawing = Some(Drawing::new(Spot::of(&section), scene, at));
                }
            });
            if drawn.with_untracked(|drawn| *drawn != scene.figures) {
                drawn.set(scene.figures.clone());
            }
        });
    });
    let with = move |call: &dyn Fn(&Drawing)| drawing.with_value(|drawing| drawing.iter().for_each(call));
    // The links of another period follow some moments later; the one that somebody comes near, at once.
    let near = move |event: &leptos::ev::Event| {
        if let Some(link) = link_of(event) {
            with(&|drawing| drawing.refresh(&link));
        }
    };
    view! {
        <section
            class="lens"
            aria-label="Ladder"
            node_ref=here
            on:keydown=move |event: KeyboardEvent| with(&|drawing| drawing.key(&event))
            on:focusin=move |event| { Cells::focused(); near(&event); }
            on:pointerover=move |event| near(&event)
            on:click=move |event| near(&event)
        ></section>
    }
    .into_any()
}
