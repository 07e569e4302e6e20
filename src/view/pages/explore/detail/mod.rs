//! What stands beside the ladder: everything about the open position, or about the ladder while none is open.

mod panel;
mod pay;

use leptos::html::Aside;
use leptos::prelude::*;

use super::scene::ExploreScene;
use crate::browser::focus;
use crate::browser::format::Locale;
use crate::browser::html::{self, Spot};
use crate::state::figures::Figures;
use crate::view::parts::copy_link::copy_link;
use panel::Panel;
use rules::id::Position;
use rules::ladder::{Step, TrackLevel};

/// A position found in its scene.
struct OpenPosition<'a> {
    figures: &'a Figures,
    locale: Locale,
    found: TrackLevel<'a>,
    step: &'a Step,
}

impl<'a> OpenPosition<'a> {
    fn of(figures: &'a Figures, at: &Position) -> Option<Self> {
        let (found, step) = figures.ladder().position(at)?;
        Some(Self { figures, locale: figures.locale(), found, step })
    }

    fn at(&self) -> Position {
        self.found.level.at(self.step)
    }
}

/// The position in one line, for those who listen.
pub fn headline(figures: &Figures, at: &Position) -> String {
    let Some(here) = OpenPosition::of(figures, at) else { return String::new() };
    words::ladder::headline(at, &here.found.level.title, here.pay().as_deref(), figures.per)
}

/// The panel beside the ladder: one effect writes into it, and one listener serves its links and its button.
#[component]
pub fn Detail(
    /// What the picture beside shows.
    drawn: RwSignal<Figures>,
    /// The position that is open.
    at: Memo<Option<Position>>,
    /// The scene with its lens, which links keep.
    links: Memo<ExploreScene>,
) -> impl IntoView {
    let here = NodeRef::<Aside>::new();
    let panel = StoredValue::new_local(None::<Panel>);
    Effect::new(move || {
        let Some(aside) = here.get() else { return };
        let (at, figures) = (at.get(), drawn.get());
        links.with_untracked(|links| {
            panel.update_value(|panel| panel.get_or_insert_with(|| Panel::of(Spot::of(&aside))).show(&figures, at.as_ref(), links));
        });
    });
    // Another lens changes nothing here but where links lead.
    Effect::new(move || {
        links.with(|scene| {
            for link in here.get_untracked().iter().flat_map(|aside| Spot::of(aside).all("a[data-close], a[data-step]")) {
                let at = link.get("data-step").and_then(|at| at.parse().ok());
                link.set("href", Some(&scene.link(at.as_ref())));
            }
        });
    });
    let click = move |event: leptos::ev::MouseEvent| {
        if focus::mark(&event, "data-close").is_some() {
            leave();
        }
        if focus::mark(&event, "data-take").is_some()
            && let Some(button) = html::find("aside [data-take]")
        {
            copy_link(move |done| button.say(&done));
        }
    };
    view! { <aside node_ref=here on:click=click></aside> }.into_any()
}

/// Takes the focus back to the cell of the open position, before its detail goes away.
pub fn leave() {
    focus::on("a[data-cell][aria-current], [aria-current] a[data-level]");
}
