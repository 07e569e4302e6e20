//! Opening a roster: dropped, chosen, pasted or typed; it stays on the device.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::files::chosen;
use crate::browser::{focus, time};
use crate::markup::Markup;
use crate::state::figures::Figures;
use crate::state::loading::Problems;
use crate::state::rosters::{RosterFile, Rosters, rosters};
use crate::state::voice::{Voice, voice};
use crate::view::later::Told;
use crate::view::parts::html::html;
use crate::view::parts::pick::option;
use crate::view::parts::problems::LaterList;
use files::problem::Collector;
use files::roster::{self, FILE};
use files::text::decode;

/// Fourteen people that were made up, for the cloud team.
const SAMPLE: &str = include_str!("../../../examples/rosters/cloud-team.csv");

/// What is in the field before anything is typed.
const HEADS: &str = "name,level,step,pay,hours,level_since,step_since,group,team\n";

/// Opens rosters, wherever on the page they come from.
#[derive(Clone, Copy)]
pub struct Opener {
    figures: Memo<Figures>,
    // Asked for once: where a file has been read, nothing stands around it that could be asked.
    rosters: Rosters,
    voice: Voice,
    /// Whether the panel is open beside a roster.
    pub changing: RwSignal<bool>,
    /// What could not be opened: its name and its problems.
    refused: RwSignal<Option<(String, Problems)>>,
}

impl Opener {
    /// Opens rosters for the dataset that is open.
    pub fn new(figures: Memo<Figures>) -> Self {
        Self { figures, rosters: rosters(), voice: voice(), changing: RwSignal::new(false), refused: RwSignal::new(None) }
    }

    /// Opens what was read of a file. It takes some time to read one, and somebody may have gone on meanwhile: then nothing happens.
    pub fn came(self, name: String, bytes: Option<Vec<u8>>) {
        let Some(figures) = self.figures.try_get_untracked() else { return };
        let file = Arc::new(RosterFile { name, bytes: bytes.unwrap_or_default() });
        let read = self.rosters.read(file.clone(), &figures, time::today());
        if read.entries.is_empty() {
            // The one that is open stays.
            let _ = self.refused.try_set(Some((file.name.clone(), read.problems.clone())));
            let _ = self.changing.try_set(true);
            return;
        }
        self.open(&figures, file);
    }

    fn open(self, figures: &Figures, file: Arc<RosterFile>) {
        self.voice.say(words::team::opened(&file.name));
        self.rosters.open(figures.open.origin.id(), file);
        self.leave("h1");
    }

    /// Leaves the panel; the focus goes to what takes its place.
    fn leave(self, to: &'static str) {
        let _ = self.refused.try_set(None);
        let _ = self.changing.try_set(false);
        focus::soon(to.to_owned());
    }
}

/// The rows of the roster that is open, or what is typed; nothing where they are no text.
fn rows(figures: &Figures) -> String {
    let (id, rosters) = (figures.open.origin.id(), rosters());
    let open = || {
        let file = untrack(|| rosters.of(id))?;
        decode(&file.bytes, &Collector::new(FILE)).map(std::borrow::Cow::into_owned)
    };
    rosters.typed(id).or_else(open).unwrap_or_else(|| HEADS.to_owned())
}

/// The panel in which a roster is opened or changed.
#[component]
pub fn Opening(
    /// What it opens.
    opener: Opener,
    /// Whether there is a roster already.
    is_open: bool,
    /// Whether names are hidden, and with them the rows that hold them.
    hidden: bool,
) -> impl IntoView {
    let figures = opener.figures.get_untracked();
    let id = StoredValue::new(figures.open.origin.id().to_owned());
    let rosters = rosters();
    let text = RwSignal::new(rows(&figures));
    let typed = move |event: leptos::ev::Event| {
        text.set(event_target_value(&event));
        rosters.keep(&id.get_value(), text.get_untracked());
    };
    let fits = !is_open && roster::read(SAMPLE.as_bytes(), &figures.open.dataset, time::today()).problems.is_empty();
    let sample = move |_| opener.came("made-up-roster.csv".to_owned(), Some(SAMPLE.as_bytes().to_vec()));
    let refused = move || {
        opener.refused.get().map(|(name, problems)| {
            let told = (!problems.is_empty()).then(|| view! { <LaterList told=Told::Problems(problems) /> }.into_any());
            view! { <div class="trouble refused"><p role="alert">{words::team::refused(&name)}</p>{told}</div> }.into_any()
        })
    };
    let field = (!hidden).then(|| {
        view! {
            <label class="rows">
                <span>"Rows"</span>
                <textarea name="rows" rows="8" spellcheck="false" autocomplete="off" prop:value=move || text.get() on:input=typed></textarea>
            </label>
            <NextRow figures=figures.clone() text keep=move |()| rosters.keep(&id.get_value(), text.get_untracked()) />
            <div class="ways">
                <button type="button" data-act="use" on:click=move |_| opener.came(FILE.to_owned(), Some(text.get_untracked().into_bytes()))>"Use these rows"</button>
            </div>
        }
        .into_any()
    });
    let unseen = hidden.then(|| view! { <p class="sub">"Names are hidden, and so are the rows that hold them."</p> }.into_any());
    view! {
        <section class="panel opening">
            <div class="dtop">
                <h2>{if is_open { "The roster" } else { "Open a roster" }}</h2>
                {is_open.then(|| view! { <button type="button" class="icon" data-act="keep" aria-label="Close without a change" on:click=move |_| opener.leave("[data-act=roster]")>"✕"</button> }.into_any())}
            </div>
            <p>"One row a person. It stays in this tab: nothing of it is sent, stored or put into the link, and it is gone when you close the tab."</p>
            <div class="ways">
                <label class="button primary">
                    "Choose a file"
                    <input type="file" class="hidden" name="roster" accept=".csv,.tsv,.txt,text/csv" on:change=move |event| chosen(&event, move |name, bytes| opener.came(name, bytes)) />
                </label>
                <span class="sub">"or drop it on this page, or paste or type it below."</span>
                {fits.then(|| view! { <button type="button" data-act="sample" on:click=sample>"Try it with 14 made-up people"</button> }.into_any())}
            </div>
            {refused}
            {unseen}
            {field}
            <details>
                <summary>"What the columns mean"</summary>
                <dl>
                    <dt>"name"</dt><dd>"Anything, or nothing. Names can be hidden everywhere at once."</dd>
                    <dt>"level, step or pay"</dt><dd>"The level, and in it the step held or the pay at full hours, in the unit of the pay table. Both, where somebody is paid off the step."</dd>
                    <dt>"hours"</dt><dd>"The share of full hours: 0.8 or 80%. Full hours where it is empty."</dd>
                    <dt>"region"</dt><dd>"A region of the pay table."</dd>
                    <dt>"level_since, step_since"</dt><dd>"Since when both are held, such as 2025-07-01. Where they are empty, the dates that the rules imply are taken."</dd>
                    <dt>"variable"</dt><dd>"Variable or complementary pay a year."</dd>
                    <dt>"group, team"</dt><dd>"Any labels: groups for equal pay, and teams."</dd>
                </dl>
            </details>
        </section>
    }
    .into_any()
}

/// What a column is called over its field.
fn label(column: &str) -> &'static str {
    match column {
        "name" => "Name",
        "level" => "Level",
        "step" => "Step",
        "pay" => "Pay, if off the step",
        "hours" => "Hours",
        "region" => "Region",
        "level_since" => "Level since",
        "step_since" => "Step since",
        "variable" => "Variable pay",
        "group" => "Group",
        _ => "Team",
    }
}

/// The next row, field by field: those columns that the text has.
#[component]
fn NextRow(
    /// The dataset.
    figures: Figures,
    /// The rows so far.
    text: RwSignal<String>,
    /// Called once there is another one.
    #[prop(into)]
    keep: Callback<()>,
) -> impl IntoView {
    let columns = Memo::new(move |_| text.with(|text| roster::typed_columns(text)));
    let values = RwSignal::new(BTreeMap::<&'static str, String>::new());
    let mut levels = Markup::of("<option value=\"\"></option>");
    for found in figures.ladder().levels() {
        option(&mut levels, found.level.id.as_str(), &format!("{} {}", found.level.id, found.level.title), false);
    }
    let fields = move || {
        let field = |column: &'static str| {
            let typed = move |event: leptos::ev::Event| values.update(|values| drop(values.insert(column, event_target_value(&event))));
            let value = move || values.with(|values| values.get(column).cloned().unwrap_or_default());
            let field = match column {
                "level" => {
                    view! { <select data-row=column prop:value=value on:change={typed} {..html(levels.clone())}></select> }.into_any()
                }
                "level_since" | "step_since" => view! { <input type="date" data-row=column prop:value=value on:change=typed /> }.into_any(),
                _ => view! { <input type="text" data-row=column autocomplete="off" prop:value=value on:input=typed /> }.into_any(),
            };
            view! { <label class="pick"><span>{label(column)}</span>{field}</label> }.into_any()
        };
        columns.get().into_iter().map(field).collect_view()
    };
    let add = move |_| {
        let more = text.with_untracked(|text| {
            values.with_untracked(|values| roster::with_row(text, |column| values.get(column).cloned().unwrap_or_default()))
        });
        if let Some(more) = more {
            text.set(more);
            keep.run(());
            // Empty fields for the one after it, who often holds the same level. (WebKit tells of no choice that leads back to the one before.)
            values.update(|values| values.retain(|column, _| *column == "level"));
            focus::soon("[data-row]".to_owned());
        }
    };
    view! {
        <fieldset class="next-row" hidden=move || columns.with(Vec::is_empty)>
            <legend>"One more row"</legend>
            <div class="choices controls">{fields}<button type="button" data-act="add" on:click=add>"Add the row"</button></div>
        </fieldset>
    }
    .into_any()
}
