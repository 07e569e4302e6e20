//! What can be saved of the ladders: the files, the folder of the data, or a whole site.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Subject;
use super::edit::Edit;
use crate::browser::fetch::{self, Fetched};
use crate::browser::format::Locale;
use crate::browser::save;
use crate::state::library::{Library, addresses, library, source};
use crate::state::own::{LOCAL, Own, own};
use crate::state::shelf::Origin;
use crate::state::voice::{Voice, voice};
use files::index::HostedDataset;
use files::site::{self, Public, SiteFiles, folder};
use files::{Source, archive, bands, ladder};
use rules::id::TrackId;

/// What so many hosted ladders hold is told: more would be read only to be forgotten.
const MOST_TOLD: usize = 8;

/// What was chosen to be saved. It lasts as long as the page does.
#[derive(Clone, Copy)]
pub struct Publishing {
    library: Library,
    own: Own,
    voice: Voice,
    /// Whether the whole site is saved, and not the folder of the data alone.
    whole: RwSignal<bool>,
    /// The folder of a ladder that was opened here, by the ladder's name, where one was typed.
    folder: RwSignal<Option<(String, String)>>,
    /// Whether its pay goes along.
    pay: RwSignal<bool>,
    /// The hosted ladders that go along; nothing until somebody chooses.
    hosted: RwSignal<Option<BTreeSet<String>>>,
    /// Whether it is being put together.
    busy: RwSignal<bool>,
    /// Why it was not saved, or that it was.
    outcome: RwSignal<Option<Result<String, String>>>,
}

/// A ladder that will be public.
struct Ticked {
    folder: String,
    name: String,
    /// Whether its pay goes along.
    has_pay: bool,
}

/// The names of those whose pay will be public.
fn paid(ticked: &[Ticked]) -> Vec<String> {
    ticked.iter().filter(|own| own.has_pay).map(|own| own.name.clone()).collect()
}

impl Publishing {
    /// Nothing chosen yet: what was opened here is public, and where nothing was, all that the site hosts.
    pub fn new() -> Self {
        let library = library();
        Self {
            library,
            own: own(),
            voice: voice(),
            whole: RwSignal::new(true),
            folder: RwSignal::new(None),
            pay: RwSignal::new(true),
            hosted: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        }
    }

    /// The folder of the ladder that was opened here.
    fn folder(self) -> String {
        let Some(open) = self.own.in_use() else { return String::new() };
        let ladder = &open.dataset.ladder.name;
        let typed = self.folder.get().filter(|(name, _)| name == ladder);
        typed.map_or_else(|| folder(ladder), |(_, typed)| typed)
    }

    /// Types the folder of the ladder that was opened here.
    fn type_folder(self, typed: &str) {
        if let Some(open) = untrack(|| self.own.in_use()) {
            self.folder.set(Some((open.dataset.ladder.name.clone(), typed.trim().to_owned())));
        }
    }

    /// The hosted ladders that go along, in the order of the site. Until somebody chooses, a site on which nothing was opened is copied as it is.
    fn chosen(self) -> Vec<HostedDataset> {
        let none_opened = self.own.in_use().is_none();
        let hosted = self.hosted.get();
        let is_chosen = |entry: &HostedDataset| hosted.as_ref().map_or(none_opened, |hosted| hosted.contains(&entry.id));
        self.library.entries().into_iter().filter(is_chosen).collect()
    }

    /// All that will be public, an own ladder first.
    fn ticked(self) -> Vec<Ticked> {
        let own = self.own.in_use().map(|open| Ticked {
            folder: self.folder(),
            name: open.dataset.ladder.name.clone(),
            has_pay: self.pay.get() && open.source.bands.is_some(),
        });
        let hosted = self.chosen().into_iter().map(|HostedDataset { id, name }| {
            let read = self.library.read(&Origin::Hosted(id.clone()));
            // Until it is known, there may be pay.
            let has_pay = read.as_ref().and_then(|read| read.ready()).is_none_or(|open| open.source.bands.is_some());
            Ticked { folder: id, name, has_pay }
        });
        own.into_iter().chain(hosted).collect()
    }

    /// What keeps it from being saved.
    fn wrong(self) -> Option<String> {
        self.own.in_use()?;
        let own = self.folder();
        if own.parse::<TrackId>().is_err() || own == LOCAL {
            return Some(words::data::no_folder(&own));
        }
        self.chosen().iter().any(|entry| entry.id.eq_ignore_ascii_case(&own)).then(|| words::data::folder_twice(&own))
    }

    /// Puts it together and hands it over.
    fn save(self) {
        // The button stays, and with it the focus.
        if self.busy.get_untracked() {
            return;
        }
        self.outcome.set(None);
        self.busy.set(true);
        let own = self.own.in_use().map(|open| {
            let bands = open.source.bands.clone().filter(|_| self.pay.get_untracked());
            let source = Source { ladder: open.source.ladder.clone(), bands };
            Public { id: untrack(|| self.folder()), name: open.dataset.ladder.name.clone(), source }
        });
        let (hosted, ticked) = untrack(|| (self.chosen(), self.ticked()));
        let addresses: Vec<String> = hosted.iter().flat_map(|entry| addresses(&entry.id)).collect();
        let whole = self.whole.get_untracked();
        let put_together = move |files: Vec<Fetched>| match publics(own, hosted, files) {
            Err(file) => self.done(Err(words::data::not_come(&file))),
            Ok(publics) if whole => {
                let names: Vec<String> = ticked.iter().map(|own| own.name.clone()).collect();
                self.save_whole(publics, words::data::read_me(&names, &paid(&ticked)));
            }
            Ok(publics) => self.hand_over("stepladder-data.zip", &site::data(&publics), &publics),
        };
        fetch::files(&addresses, Box::new(put_together));
    }

    /// Fetches the site's own files, which are those that it was built with or nothing is saved.
    fn save_whole(self, publics: Vec<Public>, read_me: String) {
        fetch::files(
            &[site::FILE.to_owned()],
            Box::new(move |list| {
                let list = list.into_iter().next().and_then(Result::ok).and_then(|bytes| SiteFiles::read(&bytes));
                let Some(list) = list else { return self.done(Err(words::data::no_copy(site::FILE))) };
                let paths: Vec<String> = list.files.iter().map(|file| file.path.clone()).collect();
                fetch::files(
                    &paths,
                    Box::new(move |files| {
                        let mut whole = Vec::new();
                        for (own, bytes) in list.files.iter().zip(files) {
                            match bytes {
                                Ok(bytes) if own.is(&bytes) => whole.push(bytes),
                                _ => return self.done(Err(words::data::no_copy(&own.path))),
                            }
                        }
                        self.hand_over("stepladder-site.zip", &site::whole(&list, whole, &read_me, &publics), &publics);
                    }),
                );
            }),
        );
    }

    fn hand_over(self, name: &str, entries: &[archive::Entry], publics: &[Public]) {
        match archive::write(entries) {
            Ok(zip) => {
                save::bytes(name, "application/zip", &zip);
                for public in publics {
                    self.own.saved(Some(&public.source.ladder), public.source.bands.as_deref());
                }
                self.done(Ok(words::data::saved(name, zip.len())));
            }
            Err(why) => self.done(Err(words::archive::not_written(&why))),
        }
    }

    // Somebody may have left the page while files came: then nobody waits for the outcome.
    fn done(self, outcome: Result<String, String>) {
        if let Ok(told) = &outcome {
            self.voice.say(told.clone());
        }
        let _ = self.busy.try_set(false);
        let _ = self.outcome.try_set(Some(outcome));
    }
}

/// All ladders that will be public.
///
/// # Errors
/// The file that did not come.
fn publics(own: Option<Public>, hosted: Vec<HostedDataset>, files: Vec<Fetched>) -> Result<Vec<Public>, String> {
    let mut publics: Vec<Public> = own.into_iter().collect();
    let mut files = files.into_iter();
    for HostedDataset { id, name } in hosted {
        let source = source(&mut files).map_err(|(file, _)| [&id, "/", file].concat())?;
        publics.push(Public { id, name, source });
    }
    Ok(publics)
}

/// What will be saved, first.
pub fn heading(publishing: Publishing) -> (String, String) {
    let ticked = publishing.ticked();
    (words::data::ready(publishing.whole.get(), ticked.len()), words::data::open_pay(&paid(&ticked)))
}

/// The choices, and what is in the zip.
pub fn publish(publishing: Publishing, subject: Subject, edit: Edit) -> AnyView {
    // What each holds is told once its files are there.
    let library = publishing.library;
    Effect::new(move |_| {
        for entry in library.entries().into_iter().take(MOST_TOLD) {
            library.want(Origin::Hosted(entry.id));
        }
    });
    view! {
        <div class="two">
            <div class="stack">
                <What publishing />
                <Which publishing />
                <Before publishing subject edit />
            </div>
            <aside class="stack">
                <section class="panel">
                    <h2>"In the zip"</h2>
                    {move || tree(publishing)}
                    {move || publishing.wrong().map(|why| view! { <p class="wrong" role="alert">{why}</p> }.into_any())}
                    <button
                        type="button" class="primary wide" data-act="save"
                        disabled=move || publishing.wrong().is_some() || publishing.ticked().is_empty()
                        on:click=move |_| publishing.save()
                    >
                        {move || if publishing.whole.get() { "Save stepladder-site.zip" } else { "Save stepladder-data.zip" }}
                    </button>
                    {move || publishing.busy.get().then(|| view! { <p class="wait" role="status">"Putting it together…"</p> }.into_any())}
                    {move || publishing.outcome.get().map(|outcome| match outcome {
                        Ok(told) => view! { <p>{told}</p> }.into_any(),
                        Err(why) => view! { <p class="wrong" role="alert">{why}</p> }.into_any(),
                    })}
                </section>
                {move || files(publishing)}
            </aside>
        </div>
    }
    .into_any()
}

/// Whether the whole site is saved.
#[component]
fn What(publishing: Publishing) -> impl IntoView {
    let way = |whole: bool, title: &'static str, about: &'static str| {
        view! {
            <label class="way">
                <input type="radio" name="what" prop:checked=move || publishing.whole.get() == whole on:change=move |_| publishing.whole.set(whole) />
                <b>{title}</b>
                <span>{about}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="panel">
            <legend>"What to save"</legend>
            {way(true, "The whole site with the ladders", "One zip. Unpack it on any static host, at any path; nothing runs on the server.")}
            {way(false, "Only the data folder", "For a site that stands already: put it in the place of its data folder.")}
        </fieldset>
    }
}

/// Which ladders will be public, and with what.
#[component]
fn Which(publishing: Publishing) -> impl IntoView {
    let library = publishing.library;
    let own = move || {
        publishing.own.in_use().map(|open| {
            let has_pay = open.source.bands.is_some();
            let about = words::data::public(&open.dataset, &Locale::default());
            view! {
                <li>
                    <b>{open.dataset.ladder.name.clone()}</b>
                    <span class="chip">"Your files"</span>
                    <span>{about}</span>
                    <div class="controls">
                        <label class="pick">
                            <span>"Its folder, which links name"</span>
                            <input
                                type="text" name="folder" autocomplete="off" spellcheck="false" prop:value=move || publishing.folder()
                                on:change=move |event| publishing.type_folder(&event_target_value(&event))
                            />
                        </label>
                        {has_pay.then(|| view! {
                            <label class="check">
                                <input
                                    type="checkbox" name="pay" prop:checked=move || publishing.pay.get()
                                    on:change=move |event| publishing.pay.set(event_target_checked(&event))
                                />
                                "With its pay"
                            </label>
                        }.into_any())}
                    </div>
                </li>
            }
            .into_any()
        })
    };
    let entries = Memo::new(move |_| library.entries());
    let hosted = move || {
        let item = |entry: HostedDataset| {
            let (id, own) = (entry.id.clone(), entry.id.clone());
            let checked = move || publishing.chosen().iter().any(|entry| entry.id == own);
            let change = move |event: leptos::ev::Event| {
                let with = event_target_checked(&event);
                // What was chosen so far is chosen by name from now on.
                let mut chosen: BTreeSet<String> = untrack(|| publishing.chosen()).into_iter().map(|entry| entry.id).collect();
                if with {
                    chosen.insert(id.clone());
                } else {
                    chosen.remove(&id);
                }
                publishing.hosted.set(Some(chosen));
            };
            let origin = Origin::Hosted(entry.id);
            let about = move || {
                let read = library.read(&origin)?;
                read.ready().map(|open| words::data::public(&open.dataset, &Locale::default()))
            };
            view! {
                <li>
                    <label class="check"><input type="checkbox" name="hosted" prop:checked=checked on:change=change /><b>{entry.name}</b></label>
                    <span>{about}</span>
                </li>
            }
            .into_any()
        };
        entries.get().into_iter().map(item).collect_view()
    };
    view! {
        <section class="panel which">
            <h2>"Which ladders will be public"</h2>
            <p class="sub">"Whoever reaches the address of the site can read all that is ticked here. The first one opens first."</p>
            <ul>{own}{hosted}</ul>
        </section>
    }
}

/// What an owner wants to be sure of.
#[component]
fn Before(publishing: Publishing, subject: Subject, edit: Edit) -> impl IntoView {
    let sure = move || {
        let counts = subject.counts.get().unwrap_or_default();
        let is_own = subject.is_own.get();
        // What was changed goes along where it can be used, and with the pay that it is of.
        let is_in = publishing.pay.get() && publishing.own.files().is_some_and(|files| files.open.is_some());
        let changed = if is_in { edit.count() } else { 0 };
        let told = words::data::before(counts, is_own, publishing.own.in_use().is_some(), changed);
        let class = |is_sound: bool| if is_sound { "sound" } else { "odd" };
        told.into_iter().map(|(is_sound, told)| view! { <li class=class(is_sound)>{told}</li> }.into_any()).collect_view()
    };
    view! {
        <section class="panel">
            <h2>"Before you publish"</h2>
            <ul class="sure">{sure}</ul>
        </section>
    }
}

/// The files of the zip.
fn tree(publishing: Publishing) -> AnyView {
    let mut lines = Vec::new();
    if publishing.whole.get() {
        lines.extend([
            ("READ ME FIRST.txt".to_owned(), "how to host it"),
            ("index.html".to_owned(), "the page, with its program beside it"),
            ("_headers".to_owned(), "for hosts that read it"),
        ]);
    }
    lines.push(("data/index.json".to_owned(), "the list"));
    for Ticked { folder, has_pay, .. } in publishing.ticked() {
        lines.push((["data/", &folder, "/", ladder::FILE].concat(), ""));
        if has_pay {
            lines.push((["data/", &folder, "/", bands::FILE].concat(), "open to read"));
        }
    }
    let lines =
        lines.into_iter().map(|(path, about)| view! { <li><code>{path}</code>" "<small>{about}</small></li> }.into_any()).collect_view();
    view! { <ul class="tree">{lines}</ul> }.into_any()
}

/// The files of the ladder that was opened here, one by one.
fn files(publishing: Publishing) -> Option<AnyView> {
    let open = publishing.own.in_use()?;
    let has_pay = open.source.bands.is_some();
    let (ladders, tables) = (open.clone(), open);
    Some(
        view! {
            <section class="panel">
                <h2>"Or the files alone"</h2>
                <div class="ways">
                    <button type="button" data-act="ladder" on:click=move |_| {
                        save::bytes(ladder::FILE, "application/json", &ladders.source.ladder);
                        publishing.own.saved(Some(&ladders.source.ladder), None);
                    }>"Save ladder.json"</button>
                    {has_pay.then(|| view! {
                        <button type="button" data-act="bands" on:click=move |_| {
                            let bytes = tables.source.bands.as_deref().unwrap_or_default();
                            save::bytes(bands::FILE, "text/csv", bytes);
                            publishing.own.saved(None, Some(bytes));
                        }>"Save bands.csv"</button>
                    }.into_any())}
                </div>
            </section>
        }
        .into_any(),
    )
}
