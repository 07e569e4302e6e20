//! Offer: where a figure stands, what comes on top and after, whom it touches, and the papers to hand over.

mod drawing;
mod edit;
mod fields;
mod papers;
mod scene;
mod start;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::files::{chosen, dropped, takes};
use crate::browser::{focus, save, time};
use crate::markup::Markup;
use crate::route::{Offer, View};
use crate::state::nav::nav;
use crate::state::offers::offers;
use crate::state::rosters::rosters;
use crate::state::settled::Here;
use crate::state::voice::{Voice, voice};
use crate::view::later::Told;
use crate::view::parts::html::Filled;
use crate::view::parts::pick::{Segments, choice};
use crate::view::parts::problems::LaterList;
use crate::view::parts::roster_opening::{Opener, Opening};
use crate::view::parts::source::source;
use crate::view::parts::title;
use edit::Editor;
use files::offers::{self as offers_file, OffersFile};
use progression::offer::MOST;
use scene::{Reach, Scene};
use start::Start;
use words::offer::Heading;

/// An offer in the open dataset.
pub fn page(here: Memo<Here<Offer>>) -> AnyView {
    let name = here.with_untracked(|here| here.figures.ladder().name.clone());
    title::follow(View::Offer, name, || None);
    let (rosters, offers) = (rosters(), offers());
    let figures = Memo::new(move |_| here.with(|here| here.figures.clone()));
    let dataset = figures.with_untracked(|figures| figures.open.origin.id().to_owned());
    // Another period or region reads no file anew.
    let roster = Memo::new_with_compare(
        {
            let dataset = dataset.clone();
            move |_| {
                let file = rosters.of(&dataset)?;
                Some(figures.with_untracked(|figures| rosters.read(file, figures, time::today())))
            }
        },
        |before, now| !matches!((before, now), (Some(Some(before)), Some(Some(now))) if Arc::ptr_eq(before, now)),
    );
    let scene = {
        let dataset = dataset.clone();
        let of = move |_: Option<&Option<Scene>>| {
            let asked = rosters.asked.get();
            here.with(|here| Scene::of(here, offers.of(&dataset), roster.get(), asked))
        };
        Memo::new_with_compare(of, |_, _| true)
    };
    let editor = Editor::new(scene, dataset);
    let opener = Opener::new(figures);
    let files = Files::new(editor, figures);
    let begun = Memo::new(move |_| scene.with(Option::is_some));
    let heading = Memo::new(move |_| scene.with(|scene| scene.as_ref().map(heading)));
    announce(heading);
    let over = RwSignal::new(false);
    let came = move |name: String, bytes: Option<Vec<u8>>| {
        if name.to_ascii_lowercase().ends_with(".json") { files.came(name, bytes) } else { opener.came(name, bytes) }
    };
    view! {
        <div
            class="offer-page" class:over=move || over.get()
            on:dragover=move |event| over.set(takes(&event)) on:dragleave=move |_| over.set(false)
            on:drop=move |event| { over.set(false); dropped(&event, came); }
        >
            {move || heading.with(|heading| intro(heading.as_ref()))}
            {move || files.problems()}
            {move || if begun.get() {
                view! { <Desk here editor files opener /> }.into_any()
            } else {
                view! { <Start figures editor files /> }.into_any()
            }}
            {move || figures.with(source)}
        </div>
    }
    .into_any()
}

fn heading(scene: &Scene) -> Heading {
    let placing = scene.placing();
    let heading = words::offer::heading(&scene.offer, placing.as_ref(), scene.amounts());
    if placing.is_some() {
        heading
    } else {
        Heading { then: words::offer::no_place(&scene.offer, scene.currency(), &scene::LOCALE), ..heading }
    }
}

fn intro(heading: Option<&Heading>) -> AnyView {
    let Some(Heading { now, then }) = heading else {
        return view! {
            <h1 tabindex="-1">"Which level and which pay, and is it fair?"</h1>
            <p class="say">"Choose a level or a figure: you see where it stands, what it is worth over the years, whom of your team it touches, and get the papers for it."</p>
        }
        .into_any();
    };
    view! { <h1 tabindex="-1">{now.clone()}" "<span class="then">{then.clone()}</span></h1> }.into_any()
}

/// Tells those who listen what a choice has led to.
fn announce(heading: Memo<Option<Heading>>) {
    let voice = voice();
    Effect::new(move |before: Option<String>| {
        let now = heading.with(|heading| heading.as_ref().map(|heading| format!("{} {}", heading.now, heading.then))).unwrap_or_default();
        if before.is_some_and(|before| before != now) && !now.is_empty() {
            voice.say(now.clone());
        }
        now
    });
}

/// Saving offers to a file and opening them again.
#[derive(Clone, Copy)]
pub struct Files {
    editor: Editor,
    figures: Memo<crate::state::figures::Figures>,
    told: RwSignal<Option<(String, Told)>>,
    /// What was opened last.
    opened: RwSignal<Option<String>>,
    voice: Voice,
}

impl Files {
    fn new(editor: Editor, figures: Memo<crate::state::figures::Figures>) -> Self {
        Self { editor, figures, told: RwSignal::new(None), opened: RwSignal::new(None), voice: voice() }
    }

    /// Opens what was read of a file; what cannot be used of it is said, and where nothing can be, all stays as it was.
    pub fn came(self, name: String, bytes: Option<Vec<u8>>) {
        let Some(figures) = self.figures.try_get_untracked() else { return };
        let reading = offers_file::read(&bytes.unwrap_or_default(), &figures.open.dataset, figures.open.origin.id());
        let problems = reading.problems;
        let used = reading.file.is_some();
        let _ = self.told.try_set((!problems.is_empty()).then(|| (words::offer::opened(&name, used), Told::Problems(problems.into()))));
        if let Some(file) = reading.file {
            self.editor.open(file, &figures.open.dataset);
            self.voice.say(words::team::opened(&name));
            let _ = self.opened.try_set(Some(words::team::opened(&name)));
        }
    }

    /// What was wrong with a file.
    fn problems(self) -> Option<AnyView> {
        self.told.get().map(|(words, told)| {
            view! {
                <section class="panel trouble" aria-label="Problems of the file">
                    <p role="alert">{words}</p>
                    <LaterList told />
                    <button type="button" data-act="seen" on:click=move |_| { self.told.set(None); focus::soon("h1".to_owned()); }>"Close"</button>
                </section>
            }
            .into_any()
        })
    }

    fn save(self, name: &str, of: impl FnOnce(&Scene) -> OffersFile) {
        self.editor.scene.with_untracked(|scene| {
            if let Some(scene) = scene {
                save::text(name, "application/json", &offers_file::write(&of(scene), scene.currency()));
            }
        });
    }

    /// Saves all offers.
    fn save_all(self) {
        self.save("offers.json", |scene| OffersFile {
            dataset: scene.figures.open.origin.id().to_owned(),
            offers: scene.desk.offers.clone(),
            chosen: scene.desk.chosen,
            texts: scene.desk.texts.clone(),
        });
    }

    /// Saves the texts of the letter alone.
    fn save_template(self) {
        self.save("letter-template.json", |scene| OffersFile { texts: scene.desk.texts.clone(), ..OffersFile::default() });
    }
}

/// A field that opens a file of offers or a template.
#[component]
fn OpenFile(
    /// What takes it.
    files: Files,
) -> impl IntoView {
    view! {
        <label class="button">
            "Open a file"
            <input type="file" class="hidden" name="offers" accept=".json,application/json" on:change=move |event| chosen(&event, move |name, bytes| files.came(name, bytes)) />
        </label>
    }
    .into_any()
}

/// What an offer is made with, once a level is chosen.
#[component]
fn Desk(here: Memo<Here<Offer>>, editor: Editor, files: Files, opener: Opener) -> impl IntoView {
    let scene = editor.scene;
    let figures = Memo::new(move |_| here.with(|here| here.figures.clone()));
    let of = move |draw: fn(&Scene) -> Markup| Signal::derive(move || scene.with(|scene| scene.as_ref().map(draw)).unwrap_or_default());
    let fair = Memo::new(move |_| scene.with(|scene| scene.as_ref().and_then(|scene| scene.fair_of(&scene.offer))));
    let reach = Memo::new(move |before: Option<&Option<Reach>>| {
        let before = before.and_then(Option::as_ref);
        scene.with(|scene| scene.as_ref().and_then(|scene| fair.with(|fair| scene.reach(fair.as_ref(), before))))
    });
    let band = Signal::derive(move || {
        let drawn = |scene: &Scene| fair.with(|fair| reach.get().map(|reach| scene.band(fair.as_ref(), reach)));
        scene.with(|scene| scene.as_ref().and_then(drawn)).unwrap_or_default()
    });
    let which = Memo::new(move |_| here.with(|here| here.choices.sheet));
    let several = Memo::new(move |_| scene.with(|scene| scene.as_ref().is_some_and(|scene| scene.desk.offers.len() > 1)));
    view! {
        <Toolbar editor files />
        <div class="split">
            <div class="stack">
                <section class="panel placing" aria-label="The offer">
                    <fields::Terms editor figures />
                    <fields::Figure editor reach />
                    <Filled class="drawn" markup=band />
                    <Filled class="drawn" markup=of(Scene::circle) />
                    <fields::Reason editor />
                    <fields::Elsewhere editor />
                    <fields::Candidate editor />
                    <Filled class="drawn" markup=of(Scene::links) />
                </section>
                <section class="panel on-top" aria-label="On top of base pay">
                    <h2>"On top, kept apart"</h2>
                    <fields::OnTop editor />
                    <Filled class="drawn" markup=of(Scene::in_all) />
                </section>
                <div class="pair">
                    <Filled class="panel base" markup=of(Scene::base_pay) />
                    <section class="panel after" aria-label="What comes after">
                        <Filled class="drawn" markup=of(Scene::after) />
                        <Filled class="drawn" markup=of(Scene::asks) />
                    </section>
                </div>
                <FairPanel here editor opener />
                {move || several.get().then(|| view! { <Scenarios editor /> }.into_any())}
            </div>
            <papers::Papers editor which />
        </div>
    }
    .into_any()
}

/// The scenarios, and what is kept of all of it.
#[component]
fn Toolbar(editor: Editor, files: Files) -> impl IntoView {
    let scene = editor.scene;
    // Only the figures of the buttons are drawn anew.
    let names = Memo::new(move |_| {
        scene
            .with(|scene| {
                scene.as_ref().map(|scene| {
                    let name = |(place, offer): (usize, &progression::offer::Offer)| {
                        let pay = offer.pay(&scene.figures.open.dataset).map(|pay| scene.amounts().of(pay)).unwrap_or_default();
                        choice(&place.to_string(), format!("{}, {pay}", words::team::letters(place)))
                    };
                    scene.desk.offers.iter().enumerate().map(name).collect::<Vec<_>>()
                })
            })
            .unwrap_or_default()
    });
    let shown = Signal::derive(move || scene.with(|scene| scene.as_ref().map(|scene| scene.desk.shown.to_string())).unwrap_or_default());
    let show = move |place: String| editor.show(place.parse().unwrap_or_default());
    let count = Memo::new(move |_| names.with(Vec::len));
    // Nothing brings it back, so it is asked once more.
    let sure = RwSignal::new(false);
    let clear = move |_| if sure.get_untracked() { editor.clear() } else { sure.set(true) };
    view! {
        <div class="choices controls bar">
            {move || view! { <Segments label="Scenario" choices=names.get() chosen=shown choose=show /> }.into_any()}
            {move || (count.get() < MOST).then(|| view! { <button type="button" data-act="add" on:click=move |_| editor.add()>"Add a scenario"</button> }.into_any())}
            {move || (count.get() > 1).then(|| view! { <button type="button" data-act="remove" on:click=move |_| editor.remove()>"Take this one away"</button> }.into_any())}
            <div class="controls away">
                <button type="button" data-act="save" on:click=move |_| files.save_all()>"Save to a file"</button>
                <button type="button" data-act="template" on:click=move |_| files.save_template()>"Save the texts as a template"</button>
                <OpenFile files />
                <button type="button" data-act="clear" on:blur=move |_| sure.set(false) on:click=clear>{move || if sure.get() { "Clear all of it?" } else { "Clear" }}</button>
            </div>
        </div>
        <p class="sub kept">{move || files.opened.get().map(|opened| format!("{opened} "))}"What you type here stays in this tab: nothing of it is sent, stored or put into the link."</p>
    }
    .into_any()
}

/// The people beside the offer, and the roster that they come from.
#[component]
fn FairPanel(here: Memo<Here<Offer>>, editor: Editor, opener: Opener) -> impl IntoView {
    let nav = nav();
    let scene = editor.scene;
    let file = Memo::new(move |_| scene.with(|scene| scene.as_ref().and_then(|scene| Some(scene.roster.as_ref()?.file.name.clone()))));
    let told = Signal::derive(move || {
        scene.with(|scene| scene.as_ref().and_then(|scene| scene.fair_of(&scene.offer).map(|fair| scene.fair(&fair))).unwrap_or_default())
    });
    let names = move || here.with(|here| if here.choices.hidden { "hidden" } else { "shown" }.to_owned());
    let choose = move |value: String| nav.change(|choices: &mut Offer| choices.hidden = value == "hidden");
    let toggle = move |_| opener.changing.update(|changing| *changing = !*changing);
    let hidden = Memo::new(move |_| here.with(|here| here.choices.hidden));
    view! {
        <section class="panel fair" aria-label="Fair to the team">
            <div class="dtop">
                <h2>"Fair to the team"</h2>
                {move || file.get().map(|_| view! { <Segments label="Names" choices=vec![choice("shown", "Names"), choice("hidden", "Hidden")] chosen=Signal::derive(names) choose /> }.into_any())}
            </div>
            {move || file.with(Option::is_none).then(|| view! { <p>"Open the roster of the team to see who in the level is paid less, who would be overtaken, and what raising them would cost."</p> }.into_any())}
            <Filled class="drawn" markup=told />
            <p class="controls">
                <button type="button" class="tiny" data-act="roster" aria-expanded=move || opener.changing.get().to_string() on:click=toggle>
                    {move || file.get().map_or_else(|| "Open a roster".to_owned(), |name| format!("{name} ✎"))}
                </button>
            </p>
            {move || opener.changing.get().then(|| view! { <Opening opener is_open=file.with_untracked(Option::is_some) hidden=hidden.get() /> }.into_any())}
        </section>
    }
    .into_any()
}

/// All scenarios side by side, and which is chosen.
#[component]
fn Scenarios(editor: Editor) -> impl IntoView {
    let scene = editor.scene;
    let count = Memo::new(move |_| scene.with(|scene| scene.as_ref().map_or(0, |scene| scene.desk.offers.len())));
    let pick = move |place: Option<usize>| {
        let name = place.map_or_else(|| "None is chosen yet".to_owned(), |place| format!("{} is chosen", words::team::letters(place)));
        let chosen = move || scene.with(|scene| scene.as_ref().is_some_and(|scene| scene.desk.chosen == place));
        let choose = move |_| editor.desk(|desk| desk.chosen = place);
        view! { <label class="check"><input type="radio" name="chosen" prop:checked=chosen on:change=choose />{name}</label> }.into_any()
    };
    let head = move || {
        let column = |place: usize| view! { <th scope="col" class="num">{pick(Some(place))}</th> }.into_any();
        (0..count.get()).map(column).collect_view()
    };
    let rows = move || scene.with(|scene| scene.as_ref().map(Scene::side_by_side)).unwrap_or_default();
    view! {
        <section class="panel scenarios">
            <h2>"Side by side"</h2>
            <div class="scroll" role="region" aria-label="Side by side" tabindex="0">
                <table>
                    <thead><tr><td>{pick(None)}</td>{head}</tr></thead>
                    {move || view! { <tbody {..crate::view::parts::html::html(rows())}></tbody> }.into_any()}
                </table>
            </div>
        </section>
    }
    .into_any()
}
