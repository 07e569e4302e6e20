//! The header: the mark, the views, the dataset, what the figures are, the theme.

use leptos::prelude::*;

use super::pick::{Choice, Pick};
use crate::browser::theme::{self, Theme};
use crate::route::View;
use crate::view::shell::{Shell, shell};

/// The header of every page. Its navigation shows only views that exist.
#[component]
pub fn Header() -> impl IntoView {
    let shell = shell();
    let views = View::ALL
        .into_iter()
        .map(|view| {
            let current = move || (shell.view() == view).then_some("page");
            view! { <a href=move || shell.way_to(view) aria-current=current>{view.title()}</a> }.into_any()
        })
        .collect_view();
    view! {
        <header class="top">
            <a class="brand" href="#/explore">
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
    let shell = shell();
    let choices = move || {
        shell.hosted.with(|hosted| {
            let entries = hosted.ready().map(|hosted| hosted.entries.as_slice()).unwrap_or_default();
            entries.iter().map(|entry| Choice { value: entry.id.clone(), name: entry.name.clone() }).collect::<Vec<_>>()
        })
    };
    move || {
        let choices = choices();
        (!choices.is_empty())
            .then(|| view! { <Pick label="Data" choices chosen=Signal::derive(move || shell.wanted()) choose=move |id| shell.choose_dataset(id) /> }.into_any())
    }
}

/// What the figures are: made up, or published.
#[component]
fn Kind() -> impl IntoView {
    let shell: Shell = shell();
    move || {
        let sample = shell.opened.with(|opened| opened.ready().map(|open| open.dataset.sample))?;
        Some(if sample {
            view! { <span class="chip sample" title="These figures are made up.">"Sample figures"</span> }.into_any()
        } else {
            view! { <span class="chip" title="These figures are published by the body named as their source.">"Public table"</span> }
                .into_any()
        })
    }
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
