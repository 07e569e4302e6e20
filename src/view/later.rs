//! What comes with the first visit, and what is a part of the program that is loaded when somebody needs it, so that the first visit stays
//! small: views, by the table of views, and the list of problems.

#[cfg(feature = "split")]
use std::convert::identity as arrival;
#[cfg(not(feature = "split"))]
use std::future::ready as arrival;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::pages;
use super::parts::problem_list;
use super::parts::problems::{FailedPage, LoadingPage};
use crate::browser::style;
use crate::route::View;
use crate::route::pages::views;
use crate::state::loading::{Loading, Problems};
use crate::state::nav::nav;
use crate::state::settled::{self, Settled};

/// Draws a view of what the link says. The view is made where its owner is; inside a future there is none.
type Draw = fn(Memo<Settled>) -> AnyView;

/// The program of a view did not come.
struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// How a view is drawn, by what it needs.
macro_rules! drawn {
    ($name:ident Dataset) => {
        |settled| settled::here(settled).map_or_else(|| ().into_any(), pages::$name::page)
    };
    ($name:ident Nothing) => {
        |settled| pages::$name::page(settled::choices(settled))
    };
}

/// The function that gives what draws a view; of a view that comes later, the place where the program is split.
macro_rules! part {
    ($name:ident $needs:ident First) => {
        fn $name() -> Draw {
            drawn!($name $needs)
        }
    };
    ($name:ident $needs:ident Later) => {
        // Without the feature nothing is split: tests of components and of the rules need no second file.
        #[cfg_attr(feature = "split", wasm_split_helpers::wasm_split($name, fallible))]
        fn $name() -> Result<Draw, NotLoaded> {
            Ok(drawn!($name $needs))
        }
    };
}

macro_rules! here_from_the_start {
    ($name:ident First) => {
        Some($name())
    };
    ($name:ident Later) => {
        None
    };
}

macro_rules! loaded {
    ($name:ident First) => {
        Ok($name())
    };
    ($name:ident Later) => {
        arrival($name()).await
    };
}

macro_rules! parts {
    ($($name:ident $Choices:ident $title:literal $needs:ident $comes:ident),* $(,)?) => {
        $(part!($name $needs $comes);)*

        /// What draws a view that is there from the start.
        pub fn at_once(view: View) -> Option<Draw> {
            match view { $(View::$Choices => here_from_the_start!($name $comes)),* }
        }

        async fn load(view: View) -> Result<Draw, NotLoaded> {
            match view { $(View::$Choices => loaded!($name $comes)),* }
        }
    };
}
views!(parts);

/// Draws a list of problems. They have many words, and most visits see none.
pub type List = fn(Problems) -> AnyView;

#[allow(clippy::unnecessary_wraps)] // not where it is a part of its own
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(problems, fallible))]
fn problems() -> Result<List, NotLoaded> {
    Ok(problem_list::list)
}

/// What draws a list of problems, once it is there, and how to ask for it once more.
pub fn list_of_problems() -> (Arriving<List>, Callback<()>) {
    arriving(words::load::problems(), || async { arrival(problems()).await })
}

/// A part of the program that is on its way, or there.
pub type Arriving<T> = ReadSignal<Loading<T>>;

/// Asks for a part of the program; gives what becomes of it, and how to ask once more. `wait` is told while it is on its way.
fn arriving<T, F>(wait: String, load: impl Fn() -> F + Copy + Send + Sync + 'static) -> (Arriving<T>, Callback<()>)
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, NotLoaded>> + 'static,
{
    let (arrived, arrive) = signal(Loading::Loading(wait.clone()));
    let ask = move || {
        spawn_local(async move {
            let loaded = load().await;
            // Somebody may have gone on meanwhile, and then nobody waits for it.
            arrive.try_set(loaded.map_or_else(|_| Loading::Failed(words::load::no_part()), Loading::Ready));
        });
    };
    ask();
    let again = Callback::new(move |()| {
        arrive.set(Loading::Loading(wait.clone()));
        ask();
    });
    (arrived, again)
}

/// A view whose program is on its way, or there.
#[component]
pub fn Later(
    /// Which view.
    view: View,
) -> impl IntoView {
    let nav = nav();
    let (drawn, again) = arriving(words::load::view(view.name()), move || async move {
        // Both are asked for at once, and the view waits for both.
        let styles = style::of_view(view.name());
        let loaded = load(view).await;
        styles.await;
        loaded
    });
    move || match drawn.get() {
        Loading::Ready(draw) => {
            nav.arrived(view);
            draw(nav.settled)
        }
        Loading::Failed(why) => {
            nav.arrived(view);
            view! { <FailedPage what="This view" why again /> }.into_any()
        }
        Loading::Loading(what) => view! { <LoadingPage what /> }.into_any(),
        Loading::Invalid(_) => ().into_any(),
    }
}
