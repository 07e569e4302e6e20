//! What stands beside the ladder: everything about the open position, or about the ladder while none is open.

mod asks;
mod pay;

use leptos::prelude::*;

use super::scene::Scene;
use crate::browser::focus;
use crate::browser::format::Locale;
use crate::route::{At, View};
use crate::view::figures::Figures;
use crate::view::parts::copy_link::CopyLink;
use crate::view::parts::hue::hue;
use crate::view::parts::source::source;
use crate::view::parts::text::paragraph;
use rules::id::Position;
use rules::ladder::{Step, TrackLevel};

/// A position found in its scene.
struct Here<'a> {
    figures: &'a Figures,
    /// The scene with its lens, which links keep.
    links: Memo<Scene>,
    locale: Locale,
    found: TrackLevel<'a>,
    step: &'a Step,
}

impl<'a> Here<'a> {
    fn of(figures: &'a Figures, at: &Position, links: Memo<Scene>) -> Option<Self> {
        let (found, step) = figures.ladder().position(at)?;
        Some(Self { figures, links, locale: figures.locale(), found, step })
    }
}

/// The position in one line, for those who listen.
pub fn headline(figures: &Figures, at: &Position, links: Memo<Scene>) -> String {
    let Some(here) = Here::of(figures, at, links) else { return String::new() };
    words::ladder::headline(at, &here.found.level.title, here.pay().as_deref(), figures.per)
}

/// Everything about one position.
#[component]
pub fn Detail(
    /// What is shown.
    figures: Figures,
    /// A position of its ladder.
    at: Position,
    /// The scene with its lens, which links keep.
    links: Memo<Scene>,
) -> impl IntoView {
    let here = Here::of(&figures, &at, links)?;
    let TrackLevel { track, level } = here.found;
    let owns = figures.ladder().scope(level.rank).map(|scope| format!(" · Owns: {scope}")).unwrap_or_default();
    let index = figures.track_of(&at);
    let way = |view: View| figures.link(view.page_at(Some(At::from(&at))));
    Some(
        view! {
            <aside class=format!("detail {}", hue(index)) aria-label=format!("{at} {}", level.title)>
                <div class="dtop">
                    <h2><span class="code big">{at.to_string()}</span>" "{level.title.clone()}</h2>
                    <a class="button icon" href=move || links.with(|scene| scene.link(None)) aria-label="Close the position" on:click=|_| leave()>"✕"</a>
                </div>
                <p class="sub">{format!("{}{owns}", track.name)}</p>
                {here.pay_section()}
                {paragraph(&level.about, "")}
                {here.steps()}
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
