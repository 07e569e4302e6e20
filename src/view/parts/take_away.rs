//! What can be taken away from a view: its link, its table, its drawings, paper.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::copy_link::{Copied, CopyLink};
use crate::browser::{focus, save};

/// A form in which a view can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Its table as Markdown.
    Markdown,
    /// Its table as CSV.
    Csv,
    /// Its drawing in that place as SVG.
    Drawing(usize),
    /// Its dates for a calendar.
    Calendar,
}

/// The ways to take a view away.
#[component]
pub fn TakeAway(
    /// The name of its files, without ending.
    name: Callback<(), String>,
    /// Makes the text of a form; nothing where there is none.
    #[prop(into)]
    make: Callback<Taken, Option<String>>,
    /// Its drawings: their places and names.
    drawings: Vec<(usize, &'static str)>,
    /// Whether it has dates for a calendar.
    calendar: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let save = move |taken: Taken, what: &str, ending: &str, media: &str| {
        if let Some(text) = make.run(taken) {
            save::text(&format!("{}{what}.{ending}", name.run(())), media, &text);
        }
    };
    let drawings = drawings
        .into_iter()
        .map(|(place, what)| {
            let label = format!("Save the {what} as SVG");
            let save = move |_| save(Taken::Drawing(place), &format!("-{what}"), "svg", "image/svg+xml");
            view! { <button type="button" data-take=what on:click=save>{label}</button> }.into_any()
        })
        .collect_view();
    let dates = calendar.then(|| {
        let save = move |_| save(Taken::Calendar, "", "ics", "text/calendar");
        view! { <button type="button" data-take="calendar" on:click=save>"Save the dates for a calendar"</button> }.into_any()
    });
    let copied = Copied::new("Copy as Markdown", "save it as CSV");
    let copy = move |_| {
        if let Some(text) = make.run(Taken::Markdown) {
            copied.copy(&text);
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            focus::on("[data-take=menu]");
        }
    };
    view! {
        <CopyLink />
        <div class="menu take" on:keydown=escape>
            <button type="button" class="menu" data-take="menu" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                "Take it away"
            </button>
            <fieldset hidden=move || !open.get()>
                <legend class="hidden">"Take it away"</legend>
                <button type="button" data-take="markdown" on:click=copy>{move || copied.words()}</button>
                <button type="button" data-take="csv" on:click=move |_| save(Taken::Csv, "", "csv", "text/csv")>"Save as CSV"</button>
                {drawings}
                {dates}
            </fieldset>
        </div>
        <button type="button" on:click=|_| save::print()>"Print"</button>
    }
    .into_any()
}
