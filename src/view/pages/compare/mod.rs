//! Compare: positions of any tracks side by side, the first of them the baseline.

mod arrivals;
mod away;
mod columns;
mod expects;
mod figure;
mod rows;
mod scene;

use leptos::prelude::*;

use crate::browser::format::Locale;
use crate::route::{Compare, View};
use crate::state::figures::Figures;
use crate::state::nav::nav;
use crate::state::settled::Here;
use crate::state::voice::voice;
use crate::view::parts::source::source;
use crate::view::parts::table_choices::TableChoices;
use crate::view::parts::title;
use crate::view::parts::words::words;
use away::Away;
use columns::{Columns, Picking};
use rules::id::Position;
use scene::CompareScene;

/// Positions of the open dataset side by side.
pub fn page(here: Memo<Here<Compare>>) -> AnyView {
    let name = here.with_untracked(|here| here.figures.ladder().name.clone());
    let scene = Memo::new(move |_| here.with(CompareScene::of));
    let figures = Memo::new(move |_| scene.with(|scene| scene.figures.clone()));
    let at = Memo::new(move |_| scene.with(|scene| scene.at.clone()));
    let empty = Memo::new(move |_| at.with(Vec::is_empty));
    // All cells of a ladder are looked through for cents: once for the figures, not for every choice.
    let locale = Memo::new(move |_| figures.with(Figures::locale));
    let columns = Columns { scene, at, wanted: RwSignal::new(None) };
    announce(scene, at);
    title::follow(View::Compare, name, move || scene.with(|scene| (!scene.at.is_empty()).then(|| heading(scene))));
    view! {
        <div class="compare-page">
            <div class="intro">
                <div>
                    <h1 tabindex="-1">{move || scene.with(heading)}</h1>
                    {move || at.with(|_| figures.with(|_| scene.with_untracked(|scene| opening(scene, locale.get()))))}
                </div>
                <div class="controls">
                    <button type="button" data-act="add" hidden=move || scene.with(|scene| !scene.has_room()) on:click=move |_| columns.pick(Column::Another)>
                        "Add a position"
                    </button>
                    <label class="check">
                        <input type="checkbox" name="differs" prop:checked=move || scene.with(|scene| scene.differs) on:change=move |event| differs(event_target_checked(&event)) />
                        "Only what differs"
                    </label>
                    <TableChoices figures dated=true />
                    <Away scene />
                </div>
            </div>
            <Picking columns figures />
            <div class="split wide" hidden=move || empty.get()>
                <div class="scroll">{move || (!empty.get()).then(|| rows::table(columns, locale))}</div>
                {move || at.with(|_| scene.with_untracked(|scene| figure::figure(scene, &scene.sides())))}
            </div>
            {expects::expectations(scene, at)}
            {move || at.with(|_| scene.with_untracked(expects::climbs))}
            {move || figures.with(source)}
        </div>
    }
    .into_any()
}

/// A column that is about to be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// One more.
    Another,
    /// Instead of the one in that place.
    Instead(usize),
    /// None, though there may be fewer than two.
    Nowhere,
}

fn differs(wanted: bool) {
    nav().change(|compare: &mut Compare| compare.differs = wanted);
}

fn heading(scene: &CompareScene) -> String {
    let sides = scene.sides();
    if sides.is_empty() { words::compare::NOTHING.to_owned() } else { words::compare::title(&sides) }
}

fn opening(scene: &CompareScene, locale: Locale) -> AnyView {
    let sides = scene.sides();
    let against = scene.against(&sides);
    if against.is_empty() {
        return view! { <p class="say">{words::compare::too_few(sides.len())}</p> }.into_any();
    }
    let texts = words::compare::opening(&against, scene.shown(), &locale);
    let texts = texts.iter().map(|text| view! { <p class="say">{words(text)}</p> }.into_any()).collect_view();
    let losses = words::compare::losses(&against).map(|normal| view! { <p class="sub">{normal}</p> }.into_any());
    view! { {texts}{losses} }.into_any()
}

/// Tells those who listen what a choice has led to.
fn announce(scene: Memo<CompareScene>, at: Memo<Vec<Position>>) {
    let voice = voice();
    Effect::new(move |before: Option<Vec<Position>>| {
        let at = at.get();
        if before.is_some_and(|before| before != at) {
            voice.say(scene.with_untracked(|scene| words::compare::announced(&scene.sides())));
        }
        at
    });
}
