//! The header: the mark, the views, the dataset, what the figures are, the theme.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::pick::{Pick, PickOption};
use crate::browser::theme::{self, Theme};
use crate::route::{RouteLink, View};
use crate::state::library::library;
use crate::state::nav::nav;
use crate::state::own::own;
use crate::state::settled::Settled;
use crate::state::shelf::Origin;
use rules::dataset::Provenance;

/// The header of every page. Its navigation shows only views that exist.
#[component]
pub fn Header() -> impl IntoView {
    let nav = nav();
    let views = View::ALL
        .into_iter()
        .map(|view| {
            let current = move || (nav.view() == view).then_some("page");
            // The tab of the view that is open does nothing; with a key held, it opens another window as every link does.
            let stay = move |event: MouseEvent| {
                let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
                if plain && untrack(|| nav.view()) == view {
                    event.prevent_default();
                }
            };
            view! { <a href=move || nav.way_to(view) aria-current=current on:click=stay>{view.title()}</a> }.into_any()
        })
        .collect_view();
    view! {
        <header class="top">
            <a class="brand" href=RouteLink::default().to_string()>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M3 21h5v-5h5v-5h5V6h3" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />
                </svg>
                "Stepladder"
            </a>
            <nav aria-label="Views">
                {views}
            </nav>
            <div class="right">
                <Datasets />
                <Kind />
                <ThemeButton />
            </div>
        </header>
    }.into_any()
}

#[component]
fn Datasets() -> impl IntoView {
    let (nav, library) = (nav(), library());
    let own = own();
    let choices = move || {
        let opened = own.in_use().map(|open| PickOption { value: open.origin.id().to_owned(), name: open.dataset.ladder.name.clone() });
        let hosted = library.entries().into_iter().map(|entry| PickOption { value: entry.id, name: entry.name });
        opened.into_iter().chain(hosted).collect::<Vec<_>>()
    };
    let chosen = Signal::derive(move || nav.settled.with(|settled| settled.origin.as_ref().map(Origin::id).unwrap_or_default().to_owned()));
    move || {
        let choices = choices();
        (!choices.is_empty())
            .then(|| view! { <Pick label="Data" choices chosen choose=move |id: String| nav.choose_dataset(&id) /> }.into_any())
    }
}

/// What kind of figures they are: nothing where the ladder does not say.
#[component]
fn Kind() -> impl IntoView {
    let nav = nav();
    let own = move || {
        nav.settled
            .with(Settled::is_own)
            .then(|| view! { <span class="chip" title="Opened on this device: nobody else has them.">"Your files"</span> })
    };
    let kind = move || {
        let (class, title, text) = match nav.settled.with(|settled| settled.figures()?.open.dataset.provenance)? {
            Provenance::Sample => ("chip sample", "These figures are made up.", "Sample figures"),
            Provenance::Published => {
                ("chip", "Anybody may look these figures up: the source is named at the end of the page.", "Public table")
            }
            Provenance::Internal => ("chip", "These figures are an organization's own.", "Internal figures"),
        };
        Some(view! { <span class=class title=title>{text}</span> })
    };
    view! { {own} {kind} }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(theme::kept());
    theme::show(theme.get_untracked());
    let next = move |_| {
        theme.update(|theme| *theme = theme.next());
        theme::show(theme.get_untracked());
    };
    let mark = move || match theme.get() {
        Theme::System => "◐",
        Theme::Light => "☀",
        Theme::Dark => "☾",
    };
    let label = move || format!("Theme: {}", theme.get().name());
    view! { <button type="button" class="icon" aria-label=label title=label on:click=next>{mark}</button> }.into_any()
}
