//! Opening a roster: dropped, chosen, pasted or typed; it stays on the device.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::browser::files::{chosen, dropped};
use crate::browser::focus;
use crate::state::figures::Figures;
use crate::state::rosters::{RosterFile, rosters};
use crate::state::voice::voice;
use files::roster::{self, FILE};

/// Fourteen people that were made up, for the cloud team.
const SAMPLE: &str = include_str!("../../../../examples/rosters/cloud-team.csv");

/// What is in the field before anything is typed.
const HEADS: &str = "name,level,step,pay,hours,level_since,step_since,group,team\n";

/// The panel in which a roster is opened or changed. `close` is called where there is one already and it is kept.
#[component]
pub fn Opening(
    /// The dataset.
    figures: Figures,
    /// The roster that is open.
    open: Option<Arc<RosterFile>>,
    /// Called when the panel is left.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let id = figures.open.origin.id().to_owned();
    let (rosters, voice) = (rosters(), voice());
    let failed = RwSignal::new(None::<String>);
    let text = RwSignal::new(open.as_ref().map_or_else(|| HEADS.to_owned(), |file| String::from_utf8_lossy(&file.bytes).into_owned()));
    let is_open = open.is_some();
    let put = Callback::new(move |(name, bytes): (String, Vec<u8>)| {
        voice.say(format!("{name} is open."));
        rosters.open(&id, RosterFile { name, bytes });
        done.run(());
        focus::soon("h1".to_owned());
    });
    let came = move |name: String, bytes: Option<Vec<u8>>| match bytes {
        Some(bytes) => put.run((name, bytes)),
        None => failed.set(Some(format!("{name} cannot be read. Is it a file, and not a folder?"))),
    };
    let over = RwSignal::new(false);
    // Without this the browser would open the file in the place of the page.
    let enter = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let fits = {
        let reading = roster::read(SAMPLE.as_bytes(), &figures.open.dataset, crate::browser::time::today());
        !is_open && reading.problems.is_empty()
    };
    let sample = move |_| put.run(("made-up-roster.csv".to_owned(), SAMPLE.as_bytes().to_vec()));
    view! {
        <section
            class="panel opening" class:over=move || over.get()
            on:dragover=enter on:dragleave=move |_| over.set(false)
            on:drop=move |event: DragEvent| { over.set(false); dropped(&event, came); }
        >
            <div class="dtop">
                <h2>{if is_open { "The roster" } else { "Open a roster" }}</h2>
                {is_open.then(|| view! { <button type="button" class="icon" data-act="keep" aria-label="Close without a change" on:click=move |_| done.run(())>"✕"</button> }.into_any())}
            </div>
            <p>"One row a person. It stays in this tab: nothing of it is sent, stored or put into the link, and it is gone when you close the tab."</p>
            <div class="ways">
                <label class="button primary">
                    "Choose a file"
                    <input type="file" class="hidden" name="roster" accept=".csv,.tsv,.txt,text/csv" on:change=move |event| chosen(&event, came) />
                </label>
                <span class="sub">"or drop it here, or paste or type it below."</span>
                {fits.then(|| view! { <button type="button" data-act="sample" on:click=sample>"Try it with 14 made-up people"</button> }.into_any())}
            </div>
            <p role="alert">{move || failed.get()}</p>
            <label class="rows">
                <span>"Rows"</span>
                <textarea
                    name="rows" rows="8" spellcheck="false" autocomplete="off" prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <div class="ways">
                <button type="button" data-act="use" on:click=move |_| put.run((FILE.to_owned(), text.get_untracked().into_bytes()))>"Use these rows"</button>
            </div>
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
