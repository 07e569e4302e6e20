//! Taking in files, wherever on the page they come from.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fields;
use super::mapping::Importing;
use crate::browser::files::{Found, western};
use crate::browser::focus;
use crate::browser::{leaving, time};
use crate::route::Data;
use crate::route::data::Tab;
use crate::state::library::{Library, library};
use crate::state::mappings;
use crate::state::nav::{Nav, nav};
use crate::state::offers::{Offers, offers};
use crate::state::own::{Files, LOCAL, Own, own};
use crate::state::rosters::{RosterFile, Rosters, rosters};
use crate::state::settled::Settled;
use crate::state::shelf::Origin;
use crate::state::voice::{Voice, voice};
use files::archive::{self, Entry};
use files::gathered::{Gathered, JSON, Sorted, TABLE, datasets, ends_in, is_named};
use files::mapping::{self, Mapped};
use files::problem::{Code, FileProblem};
use files::text::may_be_western;
use files::{Source, bands, ladder, roster, start};
use rules::money::Currency;

/// The largest file that is read, in megabytes.
const MOST_MEGABYTES: u32 = 32;
/// Where none has the name of a file of a ladder, no more files than these are looked into.
const MOST_LOOKED_INTO: usize = 20;

/// So long rows are read before the page has its turn, in milliseconds.
const TURN_MS: f64 = 30.0;

thread_local! {
    /// The files that came last, which the page need not be left open for.
    static LAST: RefCell<Vec<Found>> = const { RefCell::new(Vec::new()) };
    /// How many times something was opened: what was begun before is not wanted any more.
    static BEGUN: Cell<usize> = const { Cell::new(0) };
}

/// Takes in files.
#[derive(Clone, Copy)]
pub struct Opener {
    // Asked for once: where a file has been read, nothing stands around it that could be asked.
    own: Own,
    library: Library,
    nav: Nav,
    rosters: Rosters,
    offers: Offers,
    voice: Voice,
    /// What has to be told or asked before anything is opened.
    first: RwSignal<First>,
    /// A table in another form, before it can be read.
    importing: StoredValue<Importing>,
}

/// The ladder that is made of a table, or why none can be.
type Made = Result<Vec<u8>, Vec<FileProblem>>;

/// What comes before files are open.
#[derive(Clone)]
enum First {
    /// Nothing.
    Nothing,
    /// They are being read: how many of how many rows, where that takes long.
    Reading(ArcRwSignal<Option<(usize, usize)>>),
    /// Why they were not taken.
    Refused(String),
    /// Which of them were not taken.
    LeftOver(String),
    /// A table whose amounts do not say in which currency they are, with what came beside it.
    Unpaid(Gathered),
    /// The ladders among which somebody has to choose.
    Several(Vec<Gathered>),
}

impl Opener {
    /// Nothing came yet.
    pub fn new() -> Self {
        Self {
            own: own(),
            library: library(),
            nav: nav(),
            rosters: rosters(),
            offers: offers(),
            voice: voice(),
            first: RwSignal::new(First::Nothing),
            importing: StoredValue::new(Importing::new()),
        }
    }

    /// Files were chosen or dropped: those that can be of a ladder are read.
    pub fn came(self, found: Vec<Found>) {
        let wanted = match wanted(found) {
            Ok(wanted) => wanted,
            Err(why) => return self.refuse(why),
        };
        LAST.set(wanted.clone());
        self.read(wanted);
    }

    /// Whether there are files that can be read again.
    pub fn has_files() -> bool {
        LAST.with_borrow(|last| !last.is_empty())
    }

    /// Reads the files that came last once more: somebody has changed them meanwhile.
    pub fn again(self) {
        self.read(LAST.with_borrow(Clone::clone));
    }

    fn read(self, wanted: Vec<Found>) {
        self.rows();
        spawn_local(async move {
            let mut entries = Vec::new();
            for found in wanted {
                let Some(bytes) = found.bytes().await else {
                    self.refuse(words::data::unreadable(&found.path));
                    return;
                };
                entries.push(Entry { path: found.path, bytes });
            }
            self.entries(entries).await;
        });
    }

    /// Takes in files that were read; a zip alone is what is in it.
    async fn entries(self, entries: Vec<Entry>) {
        let entries = match entries.as_slice() {
            [only] if archive::is_archive(&only.bytes) => match archive::read(&only.bytes) {
                Ok(entries) => entries,
                Err(why) => return self.refuse(words::archive::refused(&why)),
            },
            _ => entries,
        };
        if let [only] = entries.as_slice()
            && !is_named(&only.path)
            && [TABLE, MARKED_UP].iter().any(|ends| ends_in(&only.path, ends))
        {
            let table = readable(only.bytes.clone());
            if mapping::is_needed(&table) {
                return self.import(&table, Gathered::default());
            }
        }
        let names: Vec<String> = entries.iter().map(|entry| entry.path.clone()).collect();
        let Sorted { mut datasets, left_over } = datasets(entries);
        match datasets.len() {
            0 => self.refuse(words::data::nothing_found(&names)),
            1 => {
                if let Some(only) = datasets.pop() {
                    self.taken(only).await;
                    // Only where it was opened, and nothing more is asked.
                    if !left_over.is_empty() && matches!(self.first.try_get_untracked(), Some(First::Nothing)) {
                        self.tell(First::LeftOver(words::data::left_over(&left_over)));
                    }
                }
            }
            _ => {
                self.tell(First::Several(datasets));
                focus::soon("[data-several]".to_owned());
            }
        }
    }

    /// Opens the files of one ladder. A file that comes alone is read with the other one that is open already, or that waits for an answer. A table
    /// in another form has to be mapped first.
    pub fn take(self, found: Gathered) {
        spawn_local(self.taken(found));
    }

    async fn taken(self, found: Gathered) {
        let mut found =
            Gathered { ladder: found.ladder.map(readable), bands: found.bands.map(readable), roster: found.roster.map(readable), ..found };
        match found.bands.take_if(|bands| mapping::is_needed(bands)) {
            Some(table) => self.import(&table, found),
            None => self.take_paid_in(found, None).await,
        }
    }

    /// Asks how a table is to be read, and opens it then with what came beside it.
    fn import(self, table: &[u8], beside: Gathered) {
        // Somebody may have left the page while a file was read: the table waits for them.
        let begun = match self.importing.try_get_value() {
            Some(importing) => importing.begin(table, beside),
            None => mappings::begin(table, beside).is_some(),
        };
        if begun {
            self.done(words::mapping::COMES, Tab::Open);
        }
    }

    /// The table that waits to be mapped.
    pub fn importing(self) -> Importing {
        self.importing.get_value()
    }

    /// Opens a table that was mapped, with what came beside it, and tells whether it did: not where something unsaved was to be kept.
    pub async fn take_mapped(self, mapped: &Mapped, beside: &Gathered) -> bool {
        let found = Gathered { bands: Some(mapped.bands_csv.clone()), ..beside.clone() };
        self.take_made(found, &|_| mapped.ladder(words::data::TABLE)).await
    }

    /// The ladder that a table is read with: the one that came with it, else the one that is open, unless that was only made for another table.
    pub fn ladder_beside(self, beside: &Gathered) -> Option<Vec<u8>> {
        let kept = || untrack(|| self.own.files()).filter(|files| beside.folder.is_empty() && !files.made);
        beside.ladder.clone().or_else(|| kept().map(|files| files.source.ladder.clone()))
    }

    /// Opens files where somebody may have said in which currency their table pays.
    async fn take_paid_in(self, found: Gathered, currency: Option<Currency>) {
        self.take_made(found, &|bands| start::ladder_of_bands(bands, words::data::TABLE, currency)).await;
    }

    /// Reads files; nothing where others were opened meanwhile. Of what takes long it is told how far it is.
    async fn reading(self, source: Source, made: bool) -> Option<Files> {
        let begun = BEGUN.get() + 1;
        BEGUN.set(begun);
        let turn = RefCell::new(time::passed(TURN_MS));
        let pause = async |done, all| {
            let is_over = turn.borrow()();
            if is_over {
                self.rows().set(Some((done, all)));
                time::wait(0).await;
                *turn.borrow_mut() = time::passed(TURN_MS);
            }
        };
        let files = Files::read_with_pauses(source.into(), made, &pause).await;
        (BEGUN.get() == begun).then_some(files)
    }

    /// Opens files, and tells whether it did; for a table without a ladder one is made.
    async fn take_made(self, mut found: Gathered, make: &dyn Fn(&[u8]) -> Made) -> bool {
        if let Some(First::Unpaid(waiting)) = self.first.try_get_untracked() {
            found.bands = found.bands.or(waiting.bands);
            found.roster = found.roster.or(waiting.roster);
        }
        let names = [(ladder::FILE, &found.ladder), (bands::FILE, &found.bands), (roster::FILE, &found.roster)];
        let names: Vec<String> = names.into_iter().filter(|(_, bytes)| bytes.is_some()).map(|(name, _)| name.to_owned()).collect();
        if found.ladder.is_none() && found.bands.is_none() && untrack(|| self.own.in_use()).is_none() {
            self.refuse(words::data::roster_alone().to_owned());
            return false;
        }
        // Files of a folder belong together; one that came by itself takes the place of the one like it.
        let kept = untrack(|| self.own.files()).filter(|_| found.folder.is_empty());
        let kept_bands = kept.as_ref().and_then(|files| files.source.bands.clone());
        // A ladder that was only made for the former table is none for another one.
        let kept_ladder = kept.filter(|files| !files.made).map(|files| files.source.ladder.clone());
        // A ladder for pay that was changed here is one more change: nothing is lost, and all can be taken back.
        let is_change = found.ladder.is_some() && found.bands.is_none() && kept_bands.is_some() && untrack(|| self.own.is_unsaved());
        let files = match (found.ladder.clone(), found.bands.clone()) {
            (None, None) => None,
            (Some(ladder), None) if is_change => {
                self.own.change(self.library, |history| history.change(Source { ladder: ladder.clone(), bands: kept_bands }));
                // It has come from a file, so nothing of it would be lost.
                self.own.saved(Some(&ladder), None);
                None
            }
            (Some(ladder), bands) => Some(self.reading(Source { ladder, bands: bands.or(kept_bands) }, false).await),
            (None, Some(bands)) => match kept_ladder {
                Some(ladder) => Some(self.reading(Source { ladder, bands: Some(bands) }, false).await),
                None => match make(&bands) {
                    Ok(ladder) => Some(self.reading(Source { ladder, bands: Some(bands) }, true).await),
                    // No amount says it, so the person does.
                    Err(problems) if problems.iter().any(|problem| problem.code == Code::NoCurrency) => {
                        self.tell(First::Unpaid(found));
                        focus::soon("[name=paid-in]".to_owned());
                        return false;
                    }
                    // Levels by names that can be no ids.
                    Err(problems) if problems.iter().any(is_no_level) && mapping::is_pay_table(&bands) => {
                        self.import(&bands, Gathered { bands: None, ..found });
                        return false;
                    }
                    Err(problems) => Some(Some(Files::broken(Source { ladder: Vec::new(), bands: Some(bands) }, problems.into()))),
                },
            },
        };
        if let Some(read) = files {
            let Some(files) = read else { return false };
            if !self.may_replace() {
                self.tell(First::Nothing);
                return false;
            }
            self.put(files);
        }
        if let Some(bytes) = found.roster.filter(|_| untrack(|| self.own.in_use()).is_some()) {
            self.rosters.open(LOCAL, Arc::new(RosterFile { name: roster::FILE.to_owned(), bytes }));
        }
        self.done(&words::data::read(&names), Tab::Check);
        true
    }

    /// Opens a ladder as it is, such as the copy of a hosted one, and shows it in a part of the page.
    pub fn start(self, source: Source, told: &str, tab: Tab) {
        if !self.may_replace() {
            return;
        }
        self.forget();
        self.put(Files::read(source.into(), false));
        self.done(told, tab);
    }

    /// Opens files in which something is changed already; `then` comes before anybody else hears of it.
    pub fn start_changed(self, opened: Source, now: Source, made: bool, told: &str, tab: Tab, then: impl FnOnce(Own)) {
        if !self.may_replace() {
            return;
        }
        self.forget();
        let files = Arc::new(Files::read(opened.into(), made));
        batch(|| {
            self.own.put(files, self.library);
            self.own.change(self.library, |history| history.change(now));
            then(self.own);
        });
        self.show();
        self.done(told, tab);
    }

    /// Whether what is open may give way. Where something of it was changed and not saved, the person is asked.
    fn may_replace(self) -> bool {
        !untrack(|| self.own.is_unsaved()) || leaving::may_lose(words::draft::MAY_LOSE)
    }

    fn put(self, files: Files) {
        self.own.put(Arc::new(files), self.library);
        self.show();
    }

    /// Has every view show what is open, where it can.
    fn show(self) {
        if untrack(|| self.own.in_use()).is_some() {
            self.nav.choose_dataset(LOCAL);
        }
    }

    /// What has come is shown.
    fn done(self, told: &str, tab: Tab) {
        self.tell(First::Nothing);
        self.nav.change(|data: &mut Data| data.tab = tab);
        self.voice.say(told.to_owned());
        focus::soon("h1".to_owned());
    }

    /// Forgets what belonged to the ladder that was open: another one is no place for its people, its offers, or its links.
    fn forget(self) {
        LAST.take();
        self.rosters.close(LOCAL);
        self.offers.forget(LOCAL);
        self.nav.forget(LOCAL);
    }

    /// Closes what was opened, with its roster.
    fn close(self) {
        if !self.may_replace() {
            return;
        }
        self.tell(First::Nothing);
        self.forget();
        let is_shown = self.nav.settled.with_untracked(Settled::is_own);
        self.own.close();
        if let Some(first) = untrack(|| self.library.entries()).first().filter(|_| is_shown) {
            self.nav.choose_dataset(&first.id);
        }
        self.library.close(&Origin::Device(LOCAL.to_owned()));
        focus::soon("h1".to_owned());
    }

    /// The button that closes what was opened.
    pub fn close_button(self) -> AnyView {
        view! { <button type="button" data-act="close" on:click=move |_| self.close()>"Close these files"</button> }.into_any()
    }

    /// What shows how far reading is.
    fn rows(self) -> ArcRwSignal<Option<(usize, usize)>> {
        if let Some(First::Reading(rows)) = self.first.try_get_untracked() {
            return rows;
        }
        let rows = ArcRwSignal::new(None);
        self.tell(First::Reading(rows.clone()));
        rows
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
            First::Reading(rows) => progress(rows),
            First::Refused(why) => view! { <section class="panel trouble"><p role="alert">{why}</p></section> }.into_any(),
            First::LeftOver(which) => view! { <p class="notice" role="status">{which}</p> }.into_any(),
            First::Unpaid(found) => self.currency(found),
            First::Several(found) => self.choice(found),
        }
    }

    /// Asks for the currency of a table.
    fn currency(self, found: Gathered) -> AnyView {
        let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
        let open = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            match fields::currency(typed) {
                Ok(currency) => spawn_local(self.take_paid_in(found.clone(), Some(currency))),
                Err(why) => wrong.set(Some(why)),
            }
        };
        view! {
            <form class="panel" on:submit=open>
                <h2>"In which currency are these amounts?"</h2>
                <p>"The table came without a ladder, and nothing in it says so. Or drop its ladder.json beside it."</p>
                <div class="controls">
                    {fields::line("Currency", "paid-in", "USD", typed)}
                    <button type="submit" class="primary">"Open the table"</button>
                </div>
                {move || wrong.get().map(|why| view! { <p class="wrong" role="alert">{why}</p> }.into_any())}
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

fn progress(rows: ArcRwSignal<Option<(usize, usize)>>) -> AnyView {
    let bar = move |(done, all): (usize, usize)| {
        view! { <progress aria-label="Rows read" max=all.to_string() value=done.to_string()></progress> }.into_any()
    };
    view! { <p class="wait"><span role="status">"Reading…"</span>" "{move || rows.get().map(bar)}</p> }.into_any()
}

/// The files that are worth reading.
fn wanted(found: Vec<Found>) -> Result<Vec<Found>, String> {
    let count = found.len();
    let names: Vec<String> = found.iter().map(|found| found.path.clone()).collect();
    let usual = names.iter().any(|path| is_named(path));
    let of_use = |path: &str| [JSON, TABLE, &["zip"]].iter().any(|ends| ends_in(path, ends));
    // Of a file that was chosen alone it is told what it is not.
    let wanted: Vec<Found> =
        found.into_iter().filter(|found| if usual { is_named(&found.path) } else { count == 1 || of_use(&found.path) }).collect();
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

/// Whether a problem is a level whose name can be no id.
fn is_no_level(problem: &FileProblem) -> bool {
    matches!(problem.code, Code::NotAnId(_)) && problem.place.field == "level"
}

/// How the names of files end in which tables stand as markup.
const MARKED_UP: &[&str] = &["html", "htm", "md", "markdown"];

/// Bytes of a text that a spreadsheet saved in Windows-1252, as UTF-8; others as they are.
fn readable(bytes: Vec<u8>) -> Vec<u8> {
    let text = may_be_western(&bytes).then(|| western(&bytes)).flatten();
    text.map_or(bytes, String::into_bytes)
}
