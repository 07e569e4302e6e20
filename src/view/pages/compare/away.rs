//! Taking the comparison away: link, Markdown, CSV, drawings, paper.

use leptos::prelude::*;

use super::figure;
use super::scene::CompareScene;
use crate::view::parts::take_away::{TakeAway, Taken};
use files::sheet;

/// What can be taken away.
#[component]
pub fn Away(
    /// What is shown.
    scene: Memo<CompareScene>,
) -> impl IntoView {
    let make = move |taken: Taken| {
        scene.with_untracked(|scene| {
            let sheet = || words::compare::sheet(scene.figures.ladder(), &scene.sides(), scene.figures.quote(), &scene.figures.locale());
            match taken {
                Taken::Markdown => Some(sheet::markdown(&sheet())),
                Taken::Csv => Some(sheet::csv(&sheet())),
                Taken::Drawing(0) => figure::radar_file(scene),
                Taken::Drawing(_) => figure::bands_file(scene),
                Taken::Calendar => None,
            }
        })
    };
    let name = move || scene.with_untracked(|scene| words::compare::file_name(&scene.sides()));
    let drawings = move || {
        scene.with(|scene| {
            let (axes, pay) = (!scene.figures.ladder().axes.is_empty(), !scene.figures.open.dataset.tables.is_empty());
            [("radar", axes), ("bands", pay)]
                .into_iter()
                .enumerate()
                .filter(|(_, (_, there))| *there)
                .map(|(place, (name, _))| (place, name))
                .collect::<Vec<_>>()
        })
    };
    move || {
        let empty = scene.with(|scene| scene.at.is_empty());
        (!empty).then(|| view! { <TakeAway name=Callback::new(move |()| name()) make drawings=drawings() calendar=false /> }.into_any())
    }
}
