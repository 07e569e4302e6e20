//! Taking in files, wherever on the page they come from.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::files::{Found, western};
use crate::browser::focus;
use crate::route::Data;
use crate::route::data::Tab;
use crate::state::library::{Library, library};
use crate::state::nav::{Nav, nav};
use crate::state::own::{Files, LOCAL, Own, own};
use crate::state::rosters::{RosterFile, Rosters, rosters};
use crate::state::shelf::Origin;
use crate::state::voice::{Voice, voice};
use files::archive::{self, Entry};
use files::gathered::{Gathered, Sorted, datasets};
use files::problem::Code;
use files::text::may_be_western;
use files::{Source, bands, ladder, roster, start};
use rules::money::Currency;

/// The largest file that is read, in megabytes.
const MOST_MEGABYTES: u32 = 32;
/// Where none has the name of a file of a ladder, no more files than these are looked into.
const MOST_LOOKED_INTO: usize = 20;

/// Takes in files.
#[derive(Clone, Copy)]
pub struct Opener {
    // Asked for once: where a file has been read, nothing stands around it that could be asked.
    own: Own,
    library: Library,
    nav: Nav,
    rosters: Rosters,
    voice: Voice,
    /// What has to be told or asked before anything is opened.
    first: RwSignal<First>,
}

/// What comes before files are open.
#[derive(Clone)]
enum First {
    /// Nothing.
    Nothing,
    /// They are being read.
    Reading,
    /// Why they were not taken.
    Refused(String),
    /// A table whose amounts do not say in which currency they are, and why what was answered is none.
    Unpaid(Vec<u8>, Option<String>),
    /// The ladders among which somebody has to choose.
    Several(Vec<Gathered>),
}

/// The name of a file without its folders, in lower case.
fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase()
}

fn is_of_ladder(path: &str) -> bool {
    [ladder::FILE, bands::FILE, roster::FILE].contains(&name(path).as_str())
}

impl Opener {
    /// Nothing came yet.
    pub fn new() -> Self {
        Self { own: own(), library: library(), nav: nav(), rosters: rosters(), voice: voice(), first: RwSignal::new(First::Nothing) }
    }

    /// Files were chosen or dropped: those that can be of a ladder are read.
    pub fn came(self, found: Vec<Found>) {
        if found.is_empty() {
            return;
        }
        let wanted = match wanted(found) {
            Ok(wanted) => wanted,
            Err(why) => return self.refuse(why),
        };
        self.tell(First::Reading);
        spawn_local(async move {
            let mut entries = Vec::new();
            for found in wanted {
                let Some(bytes) = found.bytes().await else {
                    self.refuse(words::data::unreadable(&found.path));
                    return;
                };
                entries.push(Entry { path: found.path, bytes });
            }
            self.entries(entries);
        });
    }

    /// Takes in files that were read; a zip alone is what is in it.
    fn entries(self, entries: Vec<Entry>) {
        let entries = match entries.as_slice() {
            [only] if archive::is_archive(&only.bytes) => match archive::read(&only.bytes) {
                Ok(entries) => entries,
                Err(why) => return self.refuse(words::archive::refused(&why)),
            },
            _ => entries,
        };
        let names: Vec<String> = entries.iter().map(|entry| entry.path.clone()).collect();
        let Sorted { mut datasets, .. } = datasets(entries);
        match datasets.len() {
            0 => self.refuse(words::data::nothing_found(&names)),
            1 => {
                if let Some(only) = datasets.pop() {
                    self.take(only);
                }
            }
            _ => {
                self.tell(First::Several(datasets));
                focus::soon("[data-several]".to_owned());
            }
        }
    }

    /// Opens the files of one ladder. A file that comes alone is read with the other one that is open already.
    pub fn take(self, found: Gathered) {
        let former = untrack(|| self.own.files());
        let mut names = Vec::new();
        let mut came = |file: &str, bytes: Option<Vec<u8>>| {
            let bytes = bytes?;
            names.push(file.to_owned());
            Some(readable(bytes))
        };
        let (new_ladder, new_bands) = (came(ladder::FILE, found.ladder), came(bands::FILE, found.bands));
        let people = came(roster::FILE, found.roster);
        if new_ladder.is_some() || new_bands.is_some() {
            let kept = former.as_ref().map(|files| (files.made, &*files.source));
            let bands = new_bands.or_else(|| kept.and_then(|(_, source)| source.bands.clone()));
            // A ladder that was only made for the former table is none for another one.
            let ladder = new_ladder.or_else(|| kept.filter(|(made, _)| !made).map(|(_, source)| source.ladder.clone()));
            if !self.open(ladder, bands, None) {
                return;
            }
        }
        if let Some(bytes) = people {
            if untrack(|| self.own.in_use()).is_none() {
                return self.refuse(words::data::roster_alone().to_owned());
            }
            self.rosters.open(LOCAL, Arc::new(RosterFile { name: roster::FILE.to_owned(), bytes }));
        }
        self.done(&words::data::read(&names));
    }

    /// Reads the two files. What was in use stays where these have errors. False where something has to be asked first.
    fn open(self, ladder: Option<Vec<u8>>, bands: Option<Vec<u8>>, currency: Option<Currency>) -> bool {
        let files = match (ladder, bands) {
            (Some(ladder), bands) => Files::read(Source { ladder, bands }, false),
            (None, Some(bands)) => match start::ladder_of_bands(&bands, words::data::TABLE, currency) {
                Ok(ladder) => Files::read(Source { ladder, bands: Some(bands) }, true),
                // No amount says it, so the person does.
                Err(problems) if problems.iter().any(|problem| problem.code == Code::NoCurrency) => {
                    self.tell(First::Unpaid(bands, None));
                    focus::soon("[name=paid-in]".to_owned());
                    return false;
                }
                Err(problems) => Files::broken(Source { ladder: Vec::new(), bands: Some(bands) }, problems),
            },
            (None, None) => return false,
        };
        self.put(files);
        true
    }

    /// Opens a ladder as it is, such as the copy of a hosted one.
    pub fn start(self, source: Source, told: &str) {
        self.put(Files::read(source, false));
        self.done(told);
    }

    fn put(self, files: Files) {
        let files = Arc::new(files);
        if let Some(open) = &files.open {
            self.library.hold(open.clone());
        }
        self.own.put(files.clone());
        if files.open.is_some() {
            self.nav.choose_dataset(LOCAL);
        }
    }

    /// What has come is shown.
    fn done(self, told: &str) {
        self.tell(First::Nothing);
        self.nav.change(|data: &mut Data| data.tab = Tab::Check);
        self.voice.say(told.to_owned());
        focus::soon("h1".to_owned());
    }

    /// Closes what was opened, with its roster.
    pub fn close(self) {
        self.tell(First::Nothing);
        self.rosters.close(LOCAL);
        self.own.close();
        if let Some(first) = self.library.entries().first() {
            self.nav.choose_dataset(&first.id);
        }
        self.library.close(&Origin::Device(LOCAL.to_owned()));
        focus::soon("h1".to_owned());
    }

    fn tell(self, first: First) {
        // Somebody may have left the page while files were read: then nothing is missing.
        let _ = self.first.try_set(first);
    }

    /// Tells why something was not opened.
    pub fn refuse(self, why: String) {
        self.tell(First::Refused(why));
    }

    /// What has to be told or asked before anything is opened.
    pub fn told(self) -> AnyView {
        match self.first.get() {
            First::Nothing => ().into_any(),
            First::Reading => view! { <p class="wait" role="status">"Reading…"</p> }.into_any(),
            First::Refused(why) => view! { <section class="panel trouble"><p role="alert">{why}</p></section> }.into_any(),
            First::Unpaid(bands, wrong) => self.currency(bands, wrong),
            First::Several(found) => self.choice(found),
        }
    }

    /// Asks for the currency of a table.
    fn currency(self, bands: Vec<u8>, wrong: Option<String>) -> AnyView {
        let typed = RwSignal::new(String::new());
        let open = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let currency = typed.with_untracked(|typed| typed.trim().to_ascii_uppercase().parse().ok());
            if currency.is_none() {
                self.tell(First::Unpaid(bands.clone(), Some(words::data::no_currency(&typed.get_untracked()))));
                focus::soon("[name=paid-in]".to_owned());
            } else if self.open(None, Some(bands.clone()), currency) {
                self.done(&words::data::read(&[bands::FILE.to_owned()]));
            }
        };
        view! {
            <form class="panel" on:submit=open>
                <h2>"In which currency are these amounts?"</h2>
                <p>"The table came alone, and nothing in it says so."</p>
                <div class="controls">
                    <label class="pick">
                        <span>"Currency"</span>
                        <input type="text" name="paid-in" placeholder="USD" autocomplete="off" on:input=move |event| typed.set(event_target_value(&event)) />
                    </label>
                    <button type="submit" class="primary">"Open the table"</button>
                </div>
                {wrong.map(|why| view! { <p class="wrong" role="alert">{why}</p> }.into_any())}
            </form>
        }
        .into_any()
    }

    /// Asks which of several ladders shall be opened.
    fn choice(self, found: Vec<Gathered>) -> AnyView {
        let choice = |found: Gathered| {
            let folder = if found.folder.is_empty() { "The files outside of any folder".to_owned() } else { found.folder.clone() };
            view! { <li><button type="button" on:click=move |_| self.take(found.clone())>{folder}</button></li> }.into_any()
        };
        let choices = found.into_iter().map(choice).collect_view();
        view! {
            <section class="panel" tabindex="-1" data-several="">
                <h2>"There are several ladders in it. Which one shall be opened?"</h2>
                <ul class="ways">{choices}</ul>
            </section>
        }
        .into_any()
    }
}

/// The files that are worth reading.
fn wanted(found: Vec<Found>) -> Result<Vec<Found>, String> {
    let count = found.len();
    let names: Vec<String> = found.iter().map(|found| found.path.clone()).collect();
    let usual = names.iter().any(|path| is_of_ladder(path));
    let of_use = |path: &str| {
        let ending = name(path).rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default();
        ["json", "csv", "tsv", "txt", "zip"].contains(&ending.as_str())
    };
    // A file that was chosen alone may be called anything.
    let wanted: Vec<Found> =
        found.into_iter().filter(|found| if usual { is_of_ladder(&found.path) } else { count == 1 || of_use(&found.path) }).collect();
    if wanted.is_empty() {
        return Err(words::data::nothing_found(&names));
    }
    if !usual && wanted.len() > MOST_LOOKED_INTO {
        return Err(words::data::too_many(count));
    }
    match wanted.iter().find(|found| found.megabytes() > MOST_MEGABYTES) {
        Some(large) => Err(words::data::too_large(&large.path, large.megabytes(), MOST_MEGABYTES)),
        None => Ok(wanted),
    }
}

/// Bytes of a text that a spreadsheet saved in Windows-1252, as UTF-8; others as they are.
fn readable(bytes: Vec<u8>) -> Vec<u8> {
    let text = may_be_western(&bytes).then(|| western(&bytes)).flatten();
    text.map_or(bytes, String::into_bytes)
}
