//! The ladder in forms, beside a preview of the level.

mod field;
mod level;
mod lists;
mod places;
mod preview;

use std::sync::Arc;

use leptos::prelude::*;

use super::Editing;
use crate::browser::focus;
use crate::state::own::Files;
use crate::view::later::Target;
use crate::view::pages::data::Subject;
use crate::view::pages::data::behind::behind;
use files::document::json::JsonPath;
use files::problem::FileProblem;
use files::structure::{self, Edited, LadderChange, LadderText, NotEdited, Thing, differing};
use files::{Source, ladder};
use places::{Part, navigation};
use words::forms;

/// How many things that differ are told at most.
const MOST_TOLD: usize = 12;

/// What is edited of the ladder, and what is told of it.
#[derive(Clone, Copy)]
pub struct Forms {
    /// Where files are changed: by its place, since it holds much and forms are handed around.
    editing: StoredValue<Editing>,
    /// The text of the ladder; nothing where it cannot be read as JSON.
    text: Memo<Option<Arc<ReadText>>>,
    /// What differs from the ladder that was opened; a paint behind what is typed.
    changes: Memo<Vec<LadderChange>>,
    /// Which part is shown.
    part: RwSignal<Part>,
    /// What is about to be removed, and what goes with it.
    asking: RwSignal<Option<(JsonPath, String)>>,
    /// What was not changed, and why.
    refused: RwSignal<Option<(JsonPath, String)>>,
    /// What was changed along with something.
    told: RwSignal<Option<String>>,
}

/// A text of a ladder that was read.
#[derive(Debug)]
pub struct ReadText {
    files: Arc<Source>,
    text: LadderText,
}

impl PartialEq for ReadText {
    /// The same text means the same.
    fn eq(&self, other: &Self) -> bool {
        self.files.ladder == other.files.ladder
    }
}

/// Reads a text, unless it is the one that was read before.
fn text_of(files: Option<Arc<Files>>, before: Option<&Option<Arc<ReadText>>>) -> Option<Arc<ReadText>> {
    let files = files?.source.clone();
    let known = before.and_then(Option::as_ref).filter(|before| before.files.ladder == files.ladder);
    known.cloned().or_else(|| LadderText::read(&files.ladder).map(|text| Arc::new(ReadText { files, text })))
}

impl Forms {
    /// The forms of what is being changed.
    pub fn new(editing: Editing) -> Self {
        let own = editing.own;
        let text = Memo::new(move |before| text_of(own.files(), before));
        let first = Memo::new(move |before| text_of(own.first(), before));
        let is_changed = Memo::new(move |_| own.history(|history| history.now().ladder != history.opened().ladder));
        // Until something is changed nothing is read for it.
        let told = behind(move || is_changed.get().then(|| (first.get(), text.get())));
        let changes = Memo::new(move |_| match told.get() {
            Some((Some(first), Some(now))) => differing(&first.text, &now.text),
            _ => Vec::new(),
        });
        let forms = Self {
            editing: StoredValue::new(editing),
            text,
            changes,
            part: RwSignal::default(),
            asking: RwSignal::default(),
            refused: RwSignal::default(),
            told: RwSignal::default(),
        };
        let opened = Memo::new(move |_| own.first());
        Effect::new(move |before: Option<()>| {
            opened.track();
            // What was chosen in one ladder means nothing in another.
            if before.is_some() {
                forms.show(Part::default());
            }
        });
        forms
    }

    /// Where files are changed.
    fn editing(self) -> Editing {
        self.editing.get_value()
    }

    /// How much of the ladder differs from the one that was opened.
    pub fn differing(self) -> usize {
        self.changes.with(Vec::len)
    }

    /// Looks at the text.
    fn with<T: Default>(self, look: impl FnOnce(&LadderText) -> T) -> T {
        self.text.with(|text| text.as_ref().map(|text| look(&text.text)).unwrap_or_default())
    }

    /// How many items a list has.
    fn count(self, list: &JsonPath) -> Memo<usize> {
        let list = list.clone();
        Memo::new(move |_| self.with(|text| text.len(&list)))
    }

    /// What a field says.
    fn written(self, path: &JsonPath) -> String {
        self.with(|text| text.written(path))
    }

    /// Shows another part.
    fn show(self, part: Part) {
        self.asking.set(None);
        self.refused.set(None);
        self.told.set(None);
        self.part.set(part);
    }

    /// Makes a change; where what was changed stands then.
    fn apply(self, path: &JsonPath, change: impl FnOnce(&Source) -> Result<Edited, NotEdited>) -> Option<JsonPath> {
        let now = untrack(|| self.editing().own.history(|history| history.now().clone()));
        self.asking.set(None);
        match change(&now) {
            Ok(Edited { source, followed, path }) => {
                self.refused.set(None);
                self.editing().change(|history| history.change(source));
                let told = words::structure::followed(&followed);
                if let Some(told) = &told {
                    self.editing().voice.say(told.clone());
                }
                self.told.set(told);
                Some(path)
            }
            Err(why) => {
                self.refused.set(Some((path.clone(), words::structure::not_edited(&why))));
                None
            }
        }
    }

    /// A field says something else.
    fn set(self, path: &JsonPath, value: Option<&str>) {
        self.apply(path, |source| structure::set(source, path, value));
    }

    /// Something is called otherwise, and what names it follows; but the people of a roster do not.
    fn rename(self, path: &JsonPath, to: &str) {
        let people = self.people_at(path);
        let renamed = self.apply(path, |source| structure::renamed(source, path, to));
        if renamed.is_some() && people > 0 && Thing::at(path) == Thing::Level {
            let told = words::structure::roster_left(people);
            self.told.update(|before| *before = Some(before.take().map_or_else(|| told.clone(), |before| format!("{before} {told}"))));
        }
    }

    /// Something changes places with its neighbour; the focus goes with it.
    fn step(self, path: &JsonPath, is_on: bool) -> Option<JsonPath> {
        let at = self.apply(path, |source| structure::moved(source, path, is_on))?;
        let way = if is_on { "on" } else { "back" };
        // At the end of its list the button of that way cannot be pressed.
        focus::soon(format!(
            "[data-item=\"{at}\"] > .item-acts [data-act={way}]:enabled, [data-item=\"{at}\"] > .item-acts button:enabled"
        ));
        Some(at)
    }

    /// Removes something, once more where something goes with it: then that is told first.
    fn remove(self, path: &JsonPath, name: &str, is_sure: bool) {
        let now = untrack(|| self.editing().own.history(|history| history.now().clone()));
        let asked = match structure::removed(&now, path) {
            Ok(edited) if !is_sure => words::structure::asked(name, Thing::at(path), &edited.followed, self.people_at(path)),
            _ => None,
        };
        if let Some(asked) = asked {
            self.asking.set(Some((path.clone(), asked)));
            focus::soon("[data-act=keep]".to_owned());
            return;
        }
        let Some(at) = self.apply(path, |source| structure::removed(source, path)) else { return };
        if let Some(part) = Part::at(&at).filter(|_| matches!(Thing::at(path), Thing::Level | Thing::Track)) {
            let told = self.told.get_untracked();
            self.show(part);
            self.told.set(told);
            focus::soon("#part".to_owned());
        } else {
            focus::soon(format!("[data-item=\"{at}\"] button, [data-list=\"{at}\"] button, #part"));
        }
    }

    /// How many people of the open roster hold a level, or the levels of a track.
    fn people_at(self, path: &JsonPath) -> usize {
        let levels = untrack(|| {
            self.with(|text| match Thing::at(path) {
                Thing::Level => vec![path.clone()],
                Thing::Track => text.levels(path),
                _ => Vec::new(),
            })
        });
        let people = untrack(|| self.editing().people(self.editing().own.in_use())).unwrap_or_default();
        let id = |level: &JsonPath| untrack(|| self.written(&level.field("id")));
        levels.iter().filter_map(|level| people.get(&id(level).parse().ok()?)).sum()
    }

    /// What is wrong at a place, and why something there was not changed.
    fn wrong(self, path: &JsonPath) -> Vec<String> {
        let own = path.to_string();
        let is_here = |problem: &&FileProblem| problem.file == ladder::FILE && problem.place.field == own;
        let refused = self.refused.with(|refused| refused.as_ref().filter(|(at, _)| at == path).map(|(_, why)| why.clone()));
        let files = self.editing().own.files();
        let problems = files.iter().flat_map(|files| files.problems.iter()).filter(is_here).map(words::problem::what);
        refused.into_iter().chain(problems).collect()
    }
}

/// The forms, with where one is among them, and the preview.
pub fn page(forms: Forms, subject: Subject) -> AnyView {
    let is_there = Memo::new(move |_| forms.text.with(Option::is_some));
    // What follows from a change stands beside the form: above it, a press that leaves a field would fall on what has just moved.
    let has_answer = Memo::new(move |_| forms.told.with(Option::is_some) || super::kept_out(subject).is_some());
    let answer = move || {
        has_answer.get().then(|| {
            let told = move || forms.told.get().map(|told| view! { <p class="told" role="status">{told}</p> }.into_any());
            view! { <section class="panel">{move || super::kept_out(subject)}{told}</section> }.into_any()
        })
    };
    let shown = move || {
        if !is_there.get() {
            return view! { <section class="panel"><p>{words::structure::not_edited(&NotEdited::NotRead)}</p></section> }.into_any();
        }
        view! {
            <div class="forms">
                {navigation(forms)}
                <div class="stack">
                    <section class="panel form" aria-labelledby="part">
                        {form(forms)}
                    </section>
                </div>
                <aside class="stack">
                    {answer}
                    {preview::preview(forms)}
                    {draft_panel(forms)}
                </aside>
            </div>
        }
        .into_any()
    };
    shown.into_any()
}

/// The form of the part that is shown.
fn form(forms: Forms) -> AnyView {
    let part = Memo::new(move |_| forms.with(|text| forms.part.get().there(text)));
    let shown = move || {
        let part = part.get();
        let root = JsonPath::root();
        let head = move || forms.with(|text| part.name(text));
        let fields = match part {
            Part::Ladder => field::fields(forms, &root, forms::LADDER),
            Part::Pay => {
                let regions = lists::list(forms, &root.below(&["pay", "regions"]), &lists::REGIONS);
                view! { {field::fields(forms, &root.field("pay"), forms::PAY)}{regions} }.into_any()
            }
            Part::Axes => lists::list(forms, &root.field("axes"), &lists::AXES),
            Part::Scopes => lists::list(forms, &root.field("scopes"), &lists::SCOPES),
            Part::Reviews => lists::list(forms, &root.field("reviews"), &lists::REVIEWS),
            Part::Moves => field::fields(forms, &root.field("moves"), forms::MOVES),
            Part::Roles => lists::list(forms, &root.field("roles"), &lists::ROLES),
            Part::Track(track) => level::track(forms, &root.field("tracks").item(track)),
            Part::Level(track, level) => level::level(forms, &root.field("tracks").item(track).field("levels").item(level)),
        };
        view! { <h2 id="part" tabindex="-1">{head}</h2>{fields} }.into_any()
    };
    shown.into_any()
}

/// What differs, and where the draft goes.
fn draft_panel(forms: Forms) -> AnyView {
    let list = move || {
        forms.changes.with(|changes| {
            if changes.is_empty() {
                return view! { <p class="sub">"What you change is told here. It is checked at once, and all views show it."</p> }
                    .into_any();
            }
            let lines = changes.iter().take(MOST_TOLD).map(|change| {
                let (what, how) = words::structure::change(change);
                let part = change.path.as_ref().and_then(Part::holding);
                let go = move |_| part.into_iter().for_each(|part| forms.go(part));
                let what = if part.is_some() {
                    view! { <button type="button" class="link" on:click=go>{what}</button> }.into_any()
                } else {
                    view! { <b>{what}</b> }.into_any()
                };
                view! { <li>{what}" "<span dir="auto">{how}</span></li> }.into_any()
            });
            let more = changes.len().saturating_sub(MOST_TOLD);
            let more = (more > 0).then(|| view! { <p class="sub">{words::structure::more(more)}</p> }.into_any());
            view! { <ul class="differing">{lines.collect_view()}</ul>{more} }.into_any()
        })
    };
    view! {
        <section class="panel">
            <h2>"What differs"</h2>
            {list}
            {forms.editing().keep.get_value().switch()}
            <button type="button" class="primary wide" data-act="save-ladder" on:click=move |_| forms.editing().save_ladder()>"Save ladder.json"</button>
            {move || forms.editing().is_out().then(|| view! { <p class="sub">{words::structure::SAVED_WITH_ERRORS}</p> }.into_any())}
            {super::discard(forms.editing())}
        </section>
    }
    .into_any()
}

impl Forms {
    /// The path of something in the ladder whose part has a form; nothing where there are none.
    pub fn leads(self, target: &Target) -> Option<JsonPath> {
        let path = match target {
            Target::Field(path) => self.text.with(Option::is_some).then(|| JsonPath::named(path))?,
            Target::Asks(level) => self.with(|text| {
                let levels = text.tracks().into_iter().flat_map(|track| text.levels(&track));
                levels.into_iter().find(|path| text.written(&path.field("id")) == level.to_string())
            })?,
            Target::Cell(_) | Target::Level(_) => return None,
        };
        Part::holding(&path).is_some().then_some(path)
    }

    /// Shows the part of a value, with the focus on its field, or on what holds it.
    pub fn go_to(self, path: &JsonPath) {
        let Some(part) = Part::holding(path) else { return };
        self.show(part);
        let around = std::iter::successors(Some(path.clone()), |path| Some(path.split()?.0));
        let fields =
            around.flat_map(|path| [format!("[name=\"{path}\"]"), format!("[data-item=\"{path}\"] .field :is(input, textarea, select)")]);
        focus::soon_one_of(fields.chain(["#part".to_owned()]).collect());
    }

    /// Shows a part, with the focus on its name.
    fn go(self, part: Part) {
        self.show(part);
        focus::soon("#part".to_owned());
    }
}
