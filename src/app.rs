//! The header, what is announced, and which page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::route::{Needs, View};
use crate::state::library::{Library, library};
use crate::state::loading::Loading;
use crate::state::nav::{Nav, nav};
use crate::state::offers::Offers;
use crate::state::own::Own;
use crate::state::rosters::Rosters;
use crate::state::shelf::Open;
use crate::state::voice::Voice;
use crate::view::later::{Later, at_once};
use crate::view::parts::header::Header;
use crate::view::parts::notices::Notices;
use crate::view::parts::problems::{FailedPage, LoadingPage, ProblemPage};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    focus::remove_boot();
    let (library, voice) = (Library::start(), Voice::start());
    provide_context(library);
    provide_context(voice);
    provide_context(Offers::start());
    provide_context(Rosters::start());
    provide_context(Own::start());
    let nav = Nav::start(library);
    provide_context(nav);
    // Another choice in the same view of the same dataset draws nothing of this anew; another dataset always does.
    let stage = Memo::new(move |_| Stage::of(nav, library));
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); focus::on("h1"); }>"Skip to the content"</a>
        <Header />
        <main id="main">
            <Notices />
            {move || stage.with(draw)}
        </main>
        <p class="hidden" role="status">{move || voice.said()}</p>
    }
    .into_any()
}

/// What there is to draw.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// A view, of that dataset where it needs one.
    View(View, Option<Arc<Open>>),
    /// Something that is not ready.
    Unready(Subject, Loading<()>),
}

/// What a view may have to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// The list of datasets.
    List,
    /// The dataset.
    Dataset,
}

impl Subject {
    /// What people call it.
    const fn name(self) -> &'static str {
        match self {
            Self::List => "The list of datasets",
            Self::Dataset => "This dataset",
        }
    }

    /// Asks for it once more.
    fn ask_again(self) {
        match self {
            Self::List => library().ask_for_list(),
            Self::Dataset => {
                if let Some(origin) = nav().settled.with_untracked(|settled| settled.origin.clone()) {
                    library().want(origin);
                }
            }
        }
    }
}

impl Stage {
    fn of(nav: Nav, library: Library) -> Self {
        nav.settled.with(|settled| {
            let (view, open) = (settled.route.page.view(), settled.figures().map(|figures| figures.open.clone()));
            match (view.needs(), open) {
                (Needs::Nothing, _) => Self::View(view, None),
                (Needs::Dataset, Some(open)) => Self::View(view, Some(open)),
                (Needs::Dataset, None) if settled.origin.is_none() => Self::Unready(Subject::List, library.hosted().without()),
                (Needs::Dataset, None) => {
                    let known = settled.read.as_ref().map(Loading::without);
                    Self::Unready(Subject::Dataset, known.unwrap_or_else(|| Loading::Loading(words::load::dataset())))
                }
            }
        })
    }
}

fn draw(stage: &Stage) -> AnyView {
    match stage {
        Stage::View(view, _) => page(*view),
        Stage::Unready(subject, loading) => unready(*subject, loading),
    }
}

fn page(view: View) -> AnyView {
    let nav = nav();
    match at_once(view) {
        Some(draw) => {
            nav.arrived(view);
            draw(nav.settled)
        }
        None => view! { <Later view /> }.into_any(),
    }
}

/// The page for something that is not ready.
fn unready(subject: Subject, loading: &Loading<()>) -> AnyView {
    let (nav, what) = (nav(), subject.name());
    match loading {
        // Once it is ready there is something else to draw.
        Loading::Ready(()) => ().into_any(),
        Loading::Loading(what) => view! { <LoadingPage what=what.clone() /> }.into_any(),
        Loading::Failed(why) => {
            nav.arrived(untrack(|| nav.view()));
            view! { <FailedPage what why=why.clone() again=move |()| subject.ask_again() /> }.into_any()
        }
        Loading::Invalid(problems) => {
            nav.arrived(untrack(|| nav.view()));
            view! { <ProblemPage what problems=problems.clone() /> }.into_any()
        }
    }
}
