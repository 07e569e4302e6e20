//! Edit: the tables of pay as a grid and the ladder in forms, changed beside what was opened.

mod effects;
mod grid;
mod ladder;
mod raise;
mod scene;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::Subject;
use super::behind::behind;
use super::keep::Keep;
use super::opener::Opener;
use crate::browser::format::Locale;
use crate::browser::{leaving, save, time};
use crate::route::Data;
use crate::route::data::Tab;
use crate::state::library::{Library, library};
use crate::state::nav::nav;
use crate::state::own::{Files, LOCAL, Own, own};
use crate::state::rosters::{Rosters, rosters};
use crate::state::shelf::Open;
use crate::state::voice::{Voice, voice};
use crate::view::later::Target;
use crate::view::parts::pick::{Pick, Segments, choice};
use effects::Effects;
use files::bands;
use files::bands::draft::{Differing, Draft};
use files::bands::grid::{Changed, NotChanged, Spot};
use files::history::History;
use files::problem::Severity;
use files::{Source, start, write};
use grid::{Cursor, Grid};
use ladder::Forms;
use rules::health::TableAt;
use rules::id::LevelId;
use scene::{Asked, Beside, GridScene};

/// What is chosen to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Chosen {
    table: Option<TableAt>,
    track: Option<usize>,
    beside: Beside,
    differing: bool,
    /// The cell that is to be shown once the grid is drawn.
    wanted: Option<Spot>,
}

/// What is being changed, and how it is shown.
#[derive(Clone, Copy)]
pub struct Editing {
    own: Own,
    library: Library,
    rosters: Rosters,
    voice: Voice,
    /// The tables; nothing where nothing of one's own can be read.
    draft: Memo<Option<Arc<Draft>>>,
    /// How much differs.
    differing: Memo<Differing>,
    /// What it does.
    effects: Memo<Option<Effects>>,
    chosen: RwSignal<Chosen>,
    /// The cell in which one is, and those that are marked.
    cursor: RwSignal<Cursor>,
    /// Why something was not changed.
    refused: RwSignal<Option<String>>,
    /// By its place, since this is handed around.
    keep: StoredValue<Keep>,
}

impl Editing {
    /// Nothing is changed, unless something was before.
    fn new(keep: Keep) -> Self {
        let (own, rosters) = (own(), rosters());
        // Files of which somebody changes something are asked for when the tab is closed.
        leaving::ask_while(move || untrack(|| own.is_unsaved()));
        let draft = Memo::new(move |before: Option<&Option<Arc<Draft>>>| {
            let file = |files: Option<Arc<Files>>| files?.ladder.as_ref()?.file.clone();
            let (ladder, opened) = (file(own.files())?, file(own.first()));
            let before = before.and_then(|before| before.as_deref());
            let read = |history: &History| Draft::read(history, ladder, opened.as_ref(), before);
            time::measured("draft", || own.history(read)).map(Arc::new)
        });
        // Until something is changed nothing is read for it.
        let is_changed = Memo::new(move |_| own.history(History::is_changed));
        let differing = Memo::new(move |_| {
            let draft = is_changed.get().then(|| draft.get()).flatten();
            draft.map(|draft| draft.differing()).unwrap_or_default()
        });
        // What follows for bands and people is told a paint later: the cell that was typed comes first.
        let told = behind(move || (own.files(), differing.get()));
        let effects = Memo::new(move |_| {
            let (files, differing) = told.get();
            (differing.cells > 0).then(|| Effects::of(&*own.first()?, &*files?, rosters.of(LOCAL), differing)).flatten()
        });
        let (chosen, cursor, refused) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
        let opened = Memo::new(move |_| own.first());
        Effect::new(move |before: Option<()>| {
            opened.track();
            // What was chosen in one ladder means nothing in another.
            if before.is_some() {
                chosen.set(Chosen::default());
                cursor.set(Cursor::default());
                refused.set(None);
            }
        });
        Self {
            own,
            library: library(),
            rosters,
            voice: voice(),
            draft,
            differing,
            effects,
            chosen,
            cursor,
            refused,
            keep: StoredValue::new(keep),
        }
    }

    /// Whether there is a grid: of files of one's own, whose table can be read.
    fn is_there(self, subject: Subject) -> bool {
        subject.is_own.get() && self.draft.with(Option::is_some)
    }

    /// Whether errors keep the draft out of the other views.
    fn is_out(self) -> bool {
        self.own.files().is_some_and(|files| files.open.is_none())
    }

    /// The names of the tracks, in their order.
    fn tracks(self) -> Vec<String> {
        let draft = self.draft();
        draft.map(|draft| draft.ladder.ladder.tracks.iter().map(|track| track.name.clone()).collect()).unwrap_or_default()
    }

    fn draft(self) -> Option<Arc<Draft>> {
        self.draft.get()
    }

    /// The table that is shown: the one that is chosen, also where nothing stands in it any more; else the one in force.
    fn table(self, draft: &Draft) -> TableAt {
        if let Some(chosen) = self.chosen.with(|chosen| chosen.table.clone()) {
            return chosen;
        }
        let (tables, today) = (draft.tables(), time::today());
        let of_region = || tables.iter().filter(|table| tables.first().is_some_and(|first| first.region == table.region));
        let in_force = of_region().rfind(|table| table.effective.is_none_or(|day| day <= today)).or_else(|| of_region().next());
        in_force.cloned().unwrap_or_else(|| draft.now.base())
    }

    fn asked(self, draft: &Draft) -> Asked {
        let table = self.table(draft);
        let Chosen { track, beside, differing, .. } = self.chosen.get();
        // Another ladder may have fewer tracks.
        let track = track.filter(|track| *track < draft.ladder.ladder.tracks.len());
        Asked { table, track, beside, differing }
    }

    /// How many people hold each level, where a roster is open.
    fn people(self, open: Option<Arc<Open>>) -> Option<BTreeMap<LevelId, usize>> {
        let (file, open) = (self.rosters.of(LOCAL)?, open?);
        let mut people = BTreeMap::new();
        for entry in files::roster::read(&file.bytes, &open.dataset, time::today()).entries {
            *people.entry(entry.at.level).or_default() += 1;
        }
        Some(people)
    }

    /// Whether something stands in the grid. A level that is paid does: reading all rows can wait until somebody goes there.
    fn has(self, target: &Target) -> bool {
        let is_paid = |id: &LevelId| {
            let open = self.own.files().and_then(|files| files.open.clone());
            open.is_some_and(|open| !open.dataset.tables.is_empty() && open.dataset.ladder.level(id).is_some())
        };
        match target {
            Target::Level(place) => place.level.as_ref().is_some_and(is_paid),
            _ => self.spot(target).is_some(),
        }
    }

    /// Where something stands in the grid; nothing where it is not there.
    fn spot(self, target: &Target) -> Option<Spot> {
        let draft = self.draft()?;
        match target {
            Target::Field(_) | Target::Asks(_) => None,
            Target::Cell(cell) => draft.now.spot(*cell),
            Target::Level(place) => {
                let level = draft.ladder.ladder.level(place.level.as_ref()?)?.level.id.clone();
                let table = place.table.clone().unwrap_or_else(|| self.table(&draft));
                let slots = draft.slots(&table);
                let slot = slots.iter().find(|slot| place.step.is_some() && slot.step == place.step).or(slots.first())?.clone();
                Some(Spot { table, level, slot: Some(slot) })
            }
        }
    }

    /// Has the grid show a cell once it is drawn: in its table, with the levels of all tracks.
    fn show(self, spot: Spot) {
        let beside = self.chosen.with_untracked(|chosen| chosen.beside);
        // What was opened cannot be changed.
        let beside = if beside == Beside::Opened { Beside::Both } else { beside };
        self.chosen.set(Chosen { table: Some(spot.table.clone()), track: None, beside, differing: false, wanted: Some(spot) });
    }

    /// Changes the tables; how many amounts, where that was done.
    fn write(self, changed: Result<Changed, NotChanged>) -> Option<usize> {
        match changed {
            Ok(Changed { bytes, cells, .. }) => {
                self.replace(bytes);
                Some(cells)
            }
            Err(why) => {
                self.refused.set(Some(words::draft::not_changed(&why, &Locale::default())));
                None
            }
        }
    }

    /// Puts another `bands.csv` in the place of the one there is.
    fn replace(self, bands: Vec<u8>) {
        self.change(|history| history.change(Source { bands: Some(bands), ladder: history.now().ladder.clone() }));
    }

    /// Changes the files. Where they still can be used, they are in use in every view.
    fn change<T>(self, change: impl FnOnce(&mut History) -> T) {
        self.refused.set(None);
        time::measured("changed", || self.own.change(self.library, change));
    }

    /// Writes the tables anew in one of the two forms, where they can be used and the form can hold them.
    fn rewrite(self, is_wide: bool) {
        let tables = untrack(|| self.own.in_use());
        let bands = tables.and_then(|open| {
            let dataset = &open.dataset;
            if is_wide { write::wide(&dataset.tables, &dataset.ladder) } else { Some(write::bands(&dataset.tables)) }
        });
        match bands {
            Some(bands) => self.replace(bands.into_bytes()),
            None => self.refused.set(Some(words::draft::NOT_WIDE.to_owned())),
        }
    }

    fn undo(self) {
        self.change(History::undo);
    }

    fn redo(self) {
        self.change(History::redo);
    }

    /// Hands the table over as a file.
    fn save(self) {
        if let Some(bytes) = untrack(|| self.own.history(|history| history.now().bands.clone())) {
            save::bytes(bands::FILE, "text/csv", &bytes);
            self.own.saved(None, Some(&bytes));
            self.voice.say(words::data::saved(bands::FILE, bytes.len()));
        }
    }

    /// Hands the ladder over as a file.
    fn save_ladder(self) {
        let bytes = untrack(|| self.own.history(|history| history.now().ladder.clone()));
        save::bytes(files::ladder::FILE, "application/json", &bytes);
        self.own.saved(Some(&bytes), None);
        self.voice.say(words::data::saved(files::ladder::FILE, bytes.len()));
    }
}

/// What can be changed: the pay, and the ladder.
#[derive(Clone, Copy)]
pub struct Edit {
    pay: StoredValue<Editing>,
    forms: Forms,
    is_ladder: RwSignal<bool>,
}

impl Edit {
    /// Nothing is changed, unless something was before.
    pub fn new(keep: Keep) -> Self {
        let pay = Editing::new(keep);
        Self { pay: StoredValue::new(pay), forms: Forms::new(pay), is_ladder: RwSignal::new(false) }
    }

    fn pay(self) -> Editing {
        self.pay.get_value()
    }

    /// How many things differ from what was opened: amounts, and what the ladder says.
    pub fn count(self) -> usize {
        self.pay().differing.get().cells + self.forms.differing()
    }

    /// Whether something has a place here.
    pub fn leads(self, target: &Target) -> bool {
        self.forms.leads(target).is_some() || self.pay().has(target)
    }

    /// Shows the place of something; false where it has none.
    pub fn show(self, target: &Target) -> bool {
        let (path, spot) = (self.forms.leads(target), self.pay().spot(target));
        self.is_ladder.set(path.is_some());
        match (path, spot) {
            (Some(path), _) => self.forms.go_to(&path),
            (None, Some(spot)) => self.pay().show(spot),
            (None, None) => return false,
        }
        true
    }

    /// What was changed, first.
    pub fn heading(self, subject: Subject) -> (String, String) {
        if !subject.is_own.get() {
            return (
                "Change a ladder and its pay.".to_owned(),
                "Open your own files, or start from a copy of what this site hosts.".to_owned(),
            );
        }
        let is_out = self.pay().is_out();
        if self.is_ladder.get() {
            return words::structure::heading(self.forms.differing(), is_out);
        }
        let year = self.pay().effects.with(|effects| effects.as_ref().and_then(Effects::year));
        let is_changed = self.pay().own.history(|history| history.now().bands != history.opened().bands);
        words::draft::heading(self.pay().differing.get(), is_changed, is_out, year, &Locale::default())
    }

    /// What is edited, undo and redo, and what is shown; nothing where nothing of one's own is open.
    pub fn bar(self, subject: Subject) -> Option<AnyView> {
        let (pay, is_ladder) = (self.pay(), self.is_ladder);
        if !subject.is_own.get() {
            return None;
        }
        let is_there = Memo::new(move |_| pay.is_there(subject));
        let can = move |look: fn(&History) -> bool| move || !pay.own.history(look);
        let parts = vec![choice("pay", "Pay"), choice("ladder", "Ladder")];
        let part = move || if is_ladder.get() { "ladder" } else { "pay" }.to_owned();
        let beside = move || (is_there.get() && !is_ladder.get()).then(|| beside(pay));
        Some(
            view! {
                <Segments label="What to edit" choices=parts chosen=Signal::derive(part) choose=move |part: String| is_ladder.set(part == "ladder") />
                <button type="button" data-act="undo" aria-keyshortcuts="Control+Z" disabled=can(History::can_undo) on:click=move |_| pay.undo()>"Undo"</button>
                <button type="button" data-act="redo" aria-keyshortcuts="Control+Y" disabled=can(History::can_redo) on:click=move |_| pay.redo()>"Redo"</button>
                {beside}
            }
            .into_any(),
        )
    }

    /// The grid or the forms, and what follows from a change.
    pub fn page(self, opener: Opener, subject: Subject) -> AnyView {
        let (pay, forms, is_ladder) = (self.pay(), self.forms, self.is_ladder);
        let is_there = Memo::new(move |_| pay.is_there(subject));
        let shown = move || {
            if !subject.is_own.get() {
                return begin(opener, subject);
            }
            match (is_ladder.get(), is_there.get()) {
                (true, _) => ladder::page(forms, subject),
                (false, true) => whole(pay, subject),
                (false, false) => without(pay),
            }
        };
        shown.into_any()
    }
}

/// Nothing of one's own is open, or another dataset is shown.
fn begin(opener: Opener, subject: Subject) -> AnyView {
    let copy = move || {
        let open = subject.files.get()?.open.clone()?;
        let name = open.dataset.ladder.name.clone();
        let told = words::data::copied(&name);
        let start = move |_| opener.start(Source::clone(&open.source), &told, Tab::Edit);
        Some(
            view! { <button type="button" class="primary" data-act="copy" on:click=start>"Start from a copy of "{name}</button> }
                .into_any(),
        )
    };
    let nav = nav();
    let other = move |_| nav.change(|data: &mut Data| data.tab = Tab::Open);
    view! {
        <section class="panel">
            <p>"A table of pay is a grid here, as in a spreadsheet: type, paste, fill, undo, raise many amounts at once. The ladder stands in forms, beside what its readers see. What differs is told, and what is not changed stays in the file as it is written."</p>
            <div class="ways">{copy}<button type="button" data-act="other" on:click=other>"Open your own files"</button></div>
        </section>
    }
    .into_any()
}

/// There is no table, or none that can be read.
fn without(editing: Editing) -> AnyView {
    let nav = nav();
    let table = move || {
        let source = editing.own.files()?.source.clone();
        let open = editing.own.in_use().filter(|open| source.bands.is_none() && open.source == source)?;
        let begin = move |_| editing.replace(start::empty_table(&open.dataset.ladder));
        Some(view! { <button type="button" class="primary" data-act="begin" on:click=begin>"Begin a table of pay"</button> }.into_any())
    };
    let check = move |_| nav.change(|data: &mut Data| data.tab = Tab::Check);
    view! {
        <section class="panel">
            <p>{move || if editing.own.history(|history| history.now().bands.is_none()) {
                "This ladder has no table of pay yet."
            } else {
                "The table cannot be read as it is. Check says why, and on which line."
            }}</p>
            <div class="ways">{table}<button type="button" on:click=check>"Check"</button></div>
        </section>
    }
    .into_any()
}

/// The grid, beside what it does.
fn whole(editing: Editing, subject: Subject) -> AnyView {
    let in_use = behind(move || editing.own.in_use());
    let people = Memo::new(move |_| editing.people(in_use.get()));
    // What is shown first stays, whatever becomes of its rows.
    if let Some(table) = untrack(|| editing.draft().map(|draft| editing.table(&draft))) {
        editing.chosen.update(|chosen| chosen.table = Some(table));
    }
    let last = StoredValue::new(None::<(Arc<Draft>, Arc<GridScene>)>);
    let scene = Memo::new(move |_| {
        let draft = editing.draft()?;
        let asked = editing.asked(&draft);
        let scene = last.with_value(|last| {
            let before = last.as_ref().map(|(draft, scene)| (&**draft, &**scene));
            time::measured("grid", || people.with(|people| GridScene::of(&draft, &asked, people.as_ref(), before)))
        });
        let scene = Arc::new(scene);
        last.set_value(Some((draft, scene.clone())));
        Some(scene)
    });
    let grid = Grid::new(editing, scene);
    view! {
        <div class="two">
            <div class="stack">
                <section class="panel">
                    <raise::RaiseForm editing scene />
                    <div class="controls tables">{tables(editing)}<Finding grid /></div>
                    {move || editing.refused.get().map(|why| view! { <p class="wrong" role="alert">{why}</p> }.into_any())}
                    {move || kept_out(subject)}
                    {grid.view()}
                    <p class="sub">"Arrow keys move, Enter and F2 edit, Escape leaves; Shift marks, and Ctrl with C, V, D, Z works as in a spreadsheet. "{move || unit(scene)}</p>
                </section>
                {move || editing.effects.get().map(|effects| effects.bands())}
            </div>
            <aside class="stack">
                {move || editing.effects.get().and_then(|effects| effects.cost())}
                {draft_panel(editing)}
            </aside>
        </div>
    }
    .into_any()
}

fn unit(scene: Memo<Option<Arc<GridScene>>>) -> String {
    scene.with(|scene| {
        scene
            .as_ref()
            .and_then(|scene| scene.currency)
            .map(|currency| format!("Amounts in {currency}, as the file has them."))
            .unwrap_or_default()
    })
}

/// What stands beside an amount that differs.
fn beside(editing: Editing) -> AnyView {
    let choices = Beside::ALL.map(|(_, value, name)| choice(value, name)).to_vec();
    let named = move || {
        let beside = editing.chosen.with(|chosen| chosen.beside);
        Beside::ALL.iter().find(|(own, ..)| *own == beside).map_or("", |(_, value, _)| *value).to_owned()
    };
    let choose = move |value: String| {
        if let Some((beside, ..)) = Beside::ALL.iter().find(|(_, own, _)| *own == value) {
            editing.chosen.update(|chosen| chosen.beside = *beside);
        }
    };
    view! { <Segments label="Shown" choices chosen=Signal::derive(named) choose /> }.into_any()
}

/// Which table and which levels.
fn tables(editing: Editing) -> AnyView {
    // The table is known by its place in the list: a region may have any name.
    let list = Memo::new(move |_| {
        let Some(draft) = editing.draft() else { return Vec::new() };
        let (mut tables, shown) = (draft.tables(), editing.table(&draft));
        if let Err(place) = tables.binary_search(&shown) {
            tables.insert(place, shown);
        }
        tables
    });
    let chosen = move || {
        let table = editing.draft().map(|draft| editing.table(&draft));
        list.with(|list| list.iter().position(|own| Some(own) == table.as_ref())).unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let table = list.with_untracked(|list| place.parse().ok().and_then(|place: usize| list.get(place).cloned()));
        editing.chosen.update(|chosen| chosen.table = table);
    };
    let pick = move || {
        let choices = list
            .get()
            .iter()
            .enumerate()
            .map(|(place, table)| choice(&place.to_string(), words::draft::table(table, &Locale::default())))
            .collect();
        view! { <Pick label="Table" choices chosen=Signal::derive(chosen) choose /> }.into_any()
    };
    let tracks = Memo::new(move |_| editing.tracks());
    let track = move || {
        let names = tracks.get();
        (names.len() > 1).then(|| {
            let all = [choice("", "All tracks")].into_iter();
            let choices = all.chain(names.into_iter().enumerate().map(|(place, name)| choice(&place.to_string(), name))).collect();
            let chosen = move || editing.chosen.with(|chosen| chosen.track).map(|place| place.to_string()).unwrap_or_default();
            view! { <Pick label="Levels of" choices chosen=Signal::derive(chosen) choose=move |place: String| editing.chosen.update(|chosen| chosen.track = place.parse().ok()) /> }.into_any()
        })
    };
    view! { {pick}{track} }.into_any()
}

/// Looks for a level or an amount.
#[component]
fn Finding(grid: Grid) -> impl IntoView {
    let (text, missing) = (RwSignal::new(String::new()), RwSignal::new(false));
    let find = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        missing.set(!grid.find(&text.get_untracked()));
    };
    view! {
        <form class="controls" role="search" on:submit=find>
            {super::fields::line("Find", "find", "a level or an amount", text)}
            <button type="submit">"Next"</button>
            {move || missing.get().then(|| view! { <span class="sub" role="status">"Nothing here is called so."</span> }.into_any())}
        </form>
    }
}

/// What keeps the draft out of the other views.
fn kept_out(subject: Subject) -> Option<AnyView> {
    let files = subject.files.get()?;
    let errors: Vec<_> = files.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    let first = errors.first()?;
    let count = words::data::keeping(errors.len());
    let told = words::draft::kept_out(&count, &format!("{}: {}", words::problem::place(first), words::problem::what(first)));
    Some(view! { <p class="wrong" role="status" data-out="">{told}</p> }.into_any())
}

/// What is kept of the draft, and where it goes.
fn draft_panel(editing: Editing) -> AnyView {
    let about = move || {
        if editing.own.history(|history| !history.is_changed()) {
            "As it was opened. What you do not change stays in the file as it is written."
        } else if editing.keep.get_value().is_on() {
            "What you did not change stays in the file as it is written."
        } else if editing.own.is_unsaved() {
            "Save it before you close the tab. What you did not change stays in the file as it is written."
        } else {
            "Saved as it is."
        }
    };
    // What cannot be read cannot be written anew.
    let is_out = move || editing.own.files().is_none_or(|files| files.open.as_ref().is_none_or(|open| open.dataset.tables.is_empty()));
    view! {
        <section class="panel">
            <h2>"The draft"</h2>
            <p>{about}</p>
            {editing.keep.get_value().switch()}
            <label class="check">
                <input
                    type="checkbox" name="differing" prop:checked=move || editing.chosen.with(|chosen| chosen.differing)
                    on:change=move |event| editing.chosen.update(|chosen| chosen.differing = event_target_checked(&event))
                />
                "Only levels in which something differs"
            </label>
            <button type="button" class="primary wide" data-act="save-bands" on:click=move |_| editing.save()>"Save bands.csv"</button>
            <h3>"Its form"</h3>
            <p class="sub">"Written anew, the file has the same pay, and no notes and columns of your own any more."</p>
            <div class="ways">
                <button type="button" data-act="wide" disabled=is_out on:click=move |_| editing.rewrite(true)>"One row a level"</button>
                <button type="button" data-act="tidy" disabled=is_out on:click=move |_| editing.rewrite(false)>"One row an amount"</button>
            </div>
            {discard(editing)}
        </section>
    }
    .into_any()
}

/// The way back, which can be taken back as well.
fn discard(editing: Editing) -> AnyView {
    let discard = move |_| editing.change(|history| history.change(Source::clone(history.opened())));
    let is_same = move || editing.own.history(|history| !history.is_changed());
    view! { <button type="button" class="wide" data-act="discard" disabled=is_same on:click=discard>"Back to what was opened"</button> }
        .into_any()
}
