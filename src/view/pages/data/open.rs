//! The ways to open a ladder.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use super::Subject;
use super::fields::{self, Pasted};
use super::keep::Keep;
use super::matrix::FromMatrix;
use super::opener::Opener;
use crate::browser::files::all_chosen;
use crate::browser::format::Locale;
use crate::route::data::Tab;
use crate::state::library::library;
use crate::state::loading::Loading;
use crate::state::own::own;
use crate::state::shelf::Origin;
use crate::view::parts::pick::{Pick, choice};
use files::Source;
use files::gathered::Gathered;
use files::mapping::is_needed;
use files::start::{Answers, empty_ladder};

/// What is open, first.
pub fn heading() -> (String, String) {
    let Some(open) = own().in_use() else {
        return (
            "Open your own ladder and its pay.".to_owned(),
            "It is shown in every view, on this device alone, and nothing of it is sent anywhere.".to_owned(),
        );
    };
    let holds = words::data::holds(&open.dataset, &Locale::default());
    (words::data::open_now(&open.dataset.ladder.name), format!("{}.", words::counts::sentence(&holds)))
}

/// The ways.
pub fn open(opener: Opener, subject: Subject, keep: Keep) -> AnyView {
    view! {
        <div class="two">
            <div class="stack">
                {keep.list()}
                <section class="panel drop">
                    <h2>"Your files"</h2>
                    <p>"Drop them anywhere on this page: "<b>"ladder.json"</b>", "<b>"bands.csv"</b>", a roster, their folder, or a zip. Either of the first two is enough."</p>
                    <div class="ways">
                        <label class="button primary">
                            "Choose files"
                            <input type="file" class="hidden" name="files" multiple=true on:change=move |event| opener.came(all_chosen(&event)) />
                        </label>
                        <label class="button">
                            "Choose a folder"
                            <input type="file" class="hidden" name="folder" {..custom_attribute("webkitdirectory", "")} on:change=move |event| opener.came(all_chosen(&event)) />
                        </label>
                    </div>
                    {move || subject.is_own.get().then(|| view! { <p class="sub">"A file that comes alone takes the place of the one like it, and the other one stays. To begin anew, close these files first."</p> }.into_any())}
                </section>
                <Paste opener />
                <FromMatrix opener />
                <Copy opener />
                <Empty opener />
            </div>
            <aside class="stack">
                {move || subject.is_own.get().then(|| view! {
                    <section class="panel">
                        <h2>"What is open"</h2>
                        <p>"Save it under Publish before you close the tab, if you have not got the files."</p>
                        {keep.switch()}
                        <div class="ways">{opener.close_button()}</div>
                    </section>
                }.into_any())}
                <section class="panel">
                    <h2>"What happens to it"</h2>
                    <p>"Files are read in this tab. Nothing of them is sent, and they are gone when you close the tab, unless you have this browser keep them. Links name levels and regions by their ids, as always, and hold no pay and no text."</p>
                    <p>"Spreadsheets save a table as CSV. UTF-8, UTF-16 and the encoding of Windows are read, and amounts as people write them."</p>
                </section>
            </aside>
        </div>
    }
    .into_any()
}

/// A table from a spreadsheet.
#[component]
fn Paste(opener: Opener) -> impl IntoView {
    let pasted = Pasted::new();
    let read = move |_| {
        let text = pasted.text.get_untracked().into_bytes();
        // A table that is read as it is needs nothing of how it looked.
        let html = untrack(|| pasted.html()).filter(|_| is_needed(&text)).map(String::into_bytes);
        opener.take(Gathered { folder: String::new(), ladder: None, bands: Some(html.unwrap_or(text)), roster: None });
    };
    view! {
        <section class="panel">
            <h2>"Or a table of pay, pasted from a spreadsheet"</h2>
            <p class="sub">"One row a level, with its steps in columns, or one row a step. The first row names the columns: level, 1, 2, 3 … or level, step, amount. Of a table that is laid out in another way you say what its columns are."</p>
            {fields::area("The table", "table", pasted)}
            <div class="ways">
                <button type="button" data-act="read" disabled=move || pasted.is_empty() on:click=read>"Read this table"</button>
            </div>
        </section>
    }
    .into_any()
}

/// A hosted ladder as a beginning.
#[component]
fn Copy(opener: Opener) -> impl IntoView {
    let (library, chosen) = (library(), RwSignal::new(None::<String>));
    let id = Memo::new(move |_| chosen.get().or_else(|| library.entries().into_iter().next().map(|entry| entry.id)));
    // Its files are asked for once it is chosen, and copied when they are there.
    let asked = RwSignal::new(None::<Origin>);
    Effect::new(move |_| {
        let Some(read) = asked.get().and_then(|origin| library.read(&origin)) else { return };
        if matches!(read, Loading::Loading(_)) {
            return;
        }
        // What is opened takes this page's place.
        asked.set(None);
        match read {
            Loading::Loading(_) => {}
            Loading::Ready(open) => opener.start(Source::clone(&open.source), &words::data::copied(&open.dataset.ladder.name), Tab::Check),
            Loading::Failed(why) => opener.refuse(why),
            Loading::Invalid(problems) => opener.refuse(words::data::not_copied(&words::problem::count(&problems))),
        }
    });
    let copy = move |_| {
        if let Some(id) = id.get_untracked() {
            let origin = Origin::Hosted(id);
            library.want(origin.clone());
            asked.set(Some(origin));
        }
    };
    move || {
        let choices: Vec<_> = library.entries().into_iter().map(|entry| choice(&entry.id, entry.name)).collect();
        (!choices.is_empty()).then(|| {
            view! {
                <section class="panel">
                    <h2>"Or a copy of a ladder of this site"</h2>
                    <div class="controls">
                        <Pick label="Ladder" choices chosen=Signal::derive(move || id.get().unwrap_or_default()) choose=move |id: String| chosen.set(Some(id)) />
                        <button type="button" data-act="copy" on:click=copy>"Start from a copy"</button>
                    </div>
                </section>
            }
            .into_any()
        })
    }
}

/// A ladder with nothing in it but tracks and levels.
#[component]
fn Empty(opener: Opener) -> impl IntoView {
    let (name, tracks) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (levels, currency) = (RwSignal::new("6".to_owned()), RwSignal::new("USD".to_owned()));
    let wrong = RwSignal::new(None::<String>);
    let make = move |_| {
        let named: Vec<String> = tracks.with_untracked(|tracks| {
            tracks.split([',', '\n']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
        });
        let count = levels.with_untracked(|levels| levels.trim().parse().ok().filter(|count| (1..=MOST_LEVELS).contains(count)));
        let (levels, currency) = match (count, fields::currency(currency)) {
            (Some(levels), Ok(currency)) => (levels, currency),
            (None, _) => return wrong.set(Some(words::data::no_levels(MOST_LEVELS))),
            (_, Err(why)) => return wrong.set(Some(why)),
        };
        wrong.set(None);
        let name = name.with_untracked(|name| name.trim().to_owned());
        let name = if name.is_empty() { "New ladder".to_owned() } else { name };
        let tracks = if named.is_empty() { vec!["Engineering".to_owned()] } else { named };
        let told = words::data::begun(&name);
        let ladder = empty_ladder(&Answers { name, tracks, levels, steps: USUAL_STEPS, currency: Some(currency) });
        opener.start(Source { ladder, bands: None }, &told, Tab::Check);
    };
    view! {
        <section class="panel">
            <h2>"Or an empty ladder"</h2>
            <div class="choices controls">
                {fields::line("What is it called?", "name", "Our ladder", name)}
                {fields::line("Which tracks does it have?", "tracks", "Engineering, Management", tracks)}
                {fields::line("How many levels does each have?", "levels", "6", levels)}
                {fields::line("In which currency does it pay?", "currency", "USD", currency)}
                <button type="button" data-act="make" on:click=make>"Make it"</button>
            </div>
            {move || wrong.get().map(|why| view! { <p class="wrong" role="alert">{why}</p> }.into_any())}
        </section>
    }
    .into_any()
}

/// The most levels of a track that are made at once.
const MOST_LEVELS: u16 = 30;
/// The steps of each level of an empty ladder.
const USUAL_STEPS: u16 = 4;
