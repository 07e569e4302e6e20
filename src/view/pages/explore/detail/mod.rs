//! What stands beside the ladder: everything about the open position, or about the ladder while none is open.

mod asks;
mod pay;

use leptos::prelude::*;

use super::scene::ExploreScene;
use crate::browser::focus;
use crate::browser::format::Locale;
use crate::browser::html;
use crate::route::{At, View};
use crate::state::figures::Figures;
use crate::view::parts::copy_link::CopyLink;
use crate::view::parts::hue::hue;
use crate::view::parts::source::source;
use crate::view::parts::text::paragraph;
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
}

/// The position in one line, for those who listen.
pub fn headline(figures: &Figures, at: &Position) -> String {
    let Some(here) = OpenPosition::of(figures, at) else { return String::new() };
    words::ladder::headline(at, &here.found.level.title, here.pay().as_deref(), figures.per)
}

/// Everything about one position.
#[component]
pub fn Detail<'a>(
    /// What is shown.
    figures: Figures,
    /// A position of its ladder.
    at: Position,
    /// The scene with its lens, which links keep; [`follow`] takes care of its changes.
    links: &'a ExploreScene,
) -> impl IntoView + use<> {
    let here = OpenPosition::of(&figures, &at)?;
    let TrackLevel { track, level } = here.found;
    let owns = figures.ladder().scope(level.rank).map(|scope| format!(" · Owns: {scope}")).unwrap_or_default();
    let index = figures.track_of(&at);
    let way = |view: View| figures.link(view.page_at(Some(At::from(&at))));
    Some(
        view! {
            <aside class=format!("detail {}", hue(index)) aria-label=format!("{at} {}", level.title)>
                <div class="dtop">
                    <h2><span class="code big">{at.to_string()}</span>" "{level.title.clone()}</h2>
                    <a class="button icon" href=links.link(None) data-close="" aria-label="Close the position" on:click=|_| leave()>"✕"</a>
                </div>
                <p class="sub">{format!("{}{owns}", track.name)}</p>
                {here.pay_section()}
                {paragraph(&level.about, "")}
                {here.steps(links)}
                {here.axes()}
                {here.expectations()}
                {here.roles()}
                {here.lacks()}
                <div class="acts">
                    <a class="button primary" href=way(View::Compare)>"Compare"</a>
                    <a class="button" href=way(View::Path)>"Plan a path from here"</a>
                    <CopyLink />
                </div>
                {source(&figures)}
            </aside>
        }
        .into_any(),
    )
}

/// Keeps the links of the detail to the picture beside it: one effect for the page, so that a detail leaves nothing behind when it goes.
pub fn follow(links: Memo<ExploreScene>) {
    Effect::new(move || {
        links.with(|scene| {
            if let Some(detail) = html::find("aside.detail") {
                for link in detail.all("a[data-close], a[data-step]") {
                    let at = link.get("data-step").and_then(|at| at.parse().ok());
                    link.set("href", Some(&scene.link(at.as_ref())));
                }
            }
        });
    });
}

/// Takes the focus back to the cell of the open position, before its detail goes away.
pub fn leave() {
    focus::on("a[data-cell][aria-current], [aria-current] a[data-level]");
}

/// What stands beside the ladder while no position is open.
#[component]
pub fn About(
    /// What is shown.
    figures: Figures,
) -> impl IntoView {
    let ladder = figures.ladder();
    let term = |class: &'static str, name: String, about: &str| view! { <dt class=class>{name}</dt><dd>{about.to_owned()}</dd> }.into_any();
    let tracks = ladder.tracks.iter().enumerate().filter(|(_, track)| !track.about.is_empty());
    let tracks = tracks.map(|(index, track)| term(hue(index), track.name.clone(), &track.about)).collect_view();
    let roles = ladder.roles.iter().map(|role| term("role", format!("{} (a role)", role.name), &role.about)).collect_view();
    view! {
        <aside class="detail about" aria-label="About this ladder">
            <h2>"About this ladder"</h2>
            {paragraph(&ladder.about, "")}
            <p class="sub">"Choose a level to see its pay, its steps and what it asks."</p>
            <dl>{tracks}{roles}</dl>
            {source(&figures)}
        </aside>
    }
    .into_any()
}
