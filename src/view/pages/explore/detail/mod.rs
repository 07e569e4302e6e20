//! What stands beside the ladder: everything about the open position, or about the ladder while none is open.

mod asks;
mod pay;
mod source;

use leptos::prelude::*;

use super::scene::{Scene, hue};
use crate::browser::format::Locale;
use crate::browser::{clipboard, focus, link};
use crate::domain::id::Position;
use crate::domain::ladder::{Found, Step};
use crate::say;
use crate::view::shell::shell;

/// A position found in its scene.
struct Here<'a> {
    scene: &'a Scene,
    /// The scene with its lens, which links keep.
    links: Memo<Scene>,
    locale: Locale,
    found: Found<'a>,
    step: &'a Step,
}

impl<'a> Here<'a> {
    fn of(scene: &'a Scene, at: &Position, links: Memo<Scene>) -> Option<Self> {
        let (found, step) = scene.ladder().position(at)?;
        Some(Self { scene, links, locale: scene.locale(), found, step })
    }
}

/// The position in one line, for those who listen.
pub fn headline(scene: &Scene, at: &Position, links: Memo<Scene>) -> String {
    let Some(here) = Here::of(scene, at, links) else { return String::new() };
    say::ladder::headline(at, &here.found.level.title, here.pay().as_deref(), scene.per)
}

/// Everything about one position.
#[component]
pub fn Detail(
    /// What is shown.
    scene: Scene,
    /// A position of its ladder.
    at: Position,
    /// The scene with its lens, which links keep.
    links: Memo<Scene>,
) -> impl IntoView {
    let here = Here::of(&scene, &at, links)?;
    let Found { track, level } = here.found;
    let owns = scene.ladder().scope(level.rank).map(|scope| format!(" · Owns: {scope}")).unwrap_or_default();
    let index = scene.ladder().tracks.iter().position(|other| other.id == track.id).unwrap_or_default();
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
                <div class="acts"><CopyLink /></div>
                {source::source(&scene)}
            </aside>
        }
        .into_any(),
    )
}

/// Takes the focus back to the cell of the open position, before its detail goes away.
pub fn leave() {
    focus::on("a[data-cell][aria-current], [aria-current] a[data-level]");
}

/// A paragraph, where there is a text.
fn paragraph(text: &str, class: &'static str) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class=class>{text.to_owned()}</p> }.into_any())
}

#[component]
fn CopyLink() -> impl IntoView {
    let shell = shell();
    let words = RwSignal::new("Copy link".to_owned());
    let tell = move |done| {
        let done = say::load::copied(done).to_owned();
        words.set(done.clone());
        shell.said.set(done);
    };
    let copy = move |_| clipboard::copy(&link::address(), Box::new(tell));
    view! { <button type="button" on:click=copy>{move || words.get()}</button> }.into_any()
}

/// What stands beside the ladder while no position is open.
#[component]
pub fn About(
    /// What is shown.
    scene: Scene,
) -> impl IntoView {
    let ladder = scene.ladder();
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
            {source::source(&scene)}
        </aside>
    }
    .into_any()
}
