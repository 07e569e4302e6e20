//! What comes with the first visit, and what is a part of the program that is loaded when somebody needs it, so that the first visit stays
//! small: views, by the table of views, and the list of problems.

#[cfg(feature = "split")]
use std::convert::identity as arrival;
#[cfg(not(feature = "split"))]
use std::future::ready as arrival;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::pages;
use super::parts::problem_list;
use super::parts::problems::{FailedPage, LoadingPage};
use crate::browser::style;
use crate::route::pages::views;
use crate::route::{Dropped, View};
use crate::state::loading::{Loading, Problems};
use crate::state::nav::nav;
use crate::state::own::Files;
use crate::state::settled::{self, Settled};
use files::problem::CellAt;
use rules::health::Place;
use rules::id::LevelId;
use rules::ladder::OnPurpose;

/// Draws a view of what the link says. The view is made where its owner is; inside a future there is none.
pub type Draw = fn(Memo<Settled>) -> AnyView;

/// A part of the program did not come.
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

/// A place in Edit.
#[derive(Clone, Debug)]
pub enum Target {
    /// A value of `ladder.json`, by the path that a problem names.
    Field(String),
    /// What a level asks.
    Asks(LevelId),
    /// A cell of `bands.csv`.
    Cell(CellAt),
    /// A level, or a step of it; in the table where something was found in one.
    Level(Place),
}

/// What can be done about a problem or a finding.
#[derive(Clone, Copy)]
pub struct Ways {
    /// Whether Edit has a place.
    pub leads: Callback<Target, bool>,
    /// Goes there.
    pub go: Callback<Target>,
    /// Says in the ladder that something is on purpose.
    pub mark: Callback<OnPurpose>,
    /// Takes the entry of that place away again.
    pub unmark: Callback<usize>,
}

/// What takes many words and is seldom told.
#[derive(Clone)]
pub enum Told {
    /// The problems of files.
    Problems(Problems),
    /// All that is wrong or odd in files, with the lines on which it stands; of a person's own with what can be done about it.
    Checked(Arc<Files>, Option<Ways>),
    /// What a link asked for and did not get.
    Dropped(Vec<Dropped>),
}

/// Draws what is told. Most visits see none of it.
pub type List = fn(Told) -> AnyView;

#[allow(clippy::unnecessary_wraps)] // not where it is a part of its own
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(problems, fallible))]
fn problems() -> Result<List, NotLoaded> {
    Ok(problem_list::list)
}

/// What draws a list of problems or of what a link lacks, once it is there, and how to ask for it once more.
pub fn list_of_problems() -> (Arriving, Callback<()>) {
    arriving(words::load::problems(), || Box::pin(async { arrival(problems()).await.map(Part::List) }))
}

/// A part of the program.
#[derive(Clone, Copy)]
pub enum Part {
    /// What draws a view.
    View(Draw),
    /// What draws a list.
    List(List),
}

/// A part of the program that is on its way, or there.
pub type Arriving = ReadSignal<Loading<Part>>;

/// A part that has been asked for.
type Loaded = Pin<Box<dyn Future<Output = Result<Part, NotLoaded>>>>;

/// Asks for a part of the program; gives what becomes of it, and how to ask once more. `wait` is told while it is on its way.
fn arriving(wait: String, load: impl Fn() -> Loaded + Copy + Send + Sync + 'static) -> (Arriving, Callback<()>) {
    let (arrived, arrive) = signal(Loading::Loading(wait.clone()));
    let ask = move || wait_for(load(), arrive);
    ask();
    let again = Callback::new(move |()| {
        arrive.set(Loading::Loading(wait.clone()));
        ask();
    });
    (arrived, again)
}

fn wait_for(loaded: Loaded, arrive: WriteSignal<Loading<Part>>) {
    spawn_local(async move {
        let loaded = loaded.await;
        // Somebody may have gone on meanwhile, and then nobody waits for it.
        arrive.try_set(loaded.map_or_else(|_| Loading::Failed(words::load::no_part()), Loading::Ready));
    });
}

/// A view whose program is on its way, or there.
#[component]
pub fn Later(
    /// Which view.
    view: View,
) -> impl IntoView {
    let nav = nav();
    let (drawn, again) = arriving(words::load::view(view.name()), move || {
        Box::pin(async move {
            // Both are asked for at once, and the view waits for both.
            let styles = style::of_view(view.name());
            let loaded = load(view).await;
            styles.await;
            loaded.map(Part::View)
        })
    });
    move || match drawn.get() {
        Loading::Ready(Part::View(draw)) => {
            nav.arrived(view);
            draw(nav.settled)
        }
        Loading::Failed(why) => {
            nav.arrived(view);
            view! { <FailedPage what="This view" why again /> }.into_any()
        }
        Loading::Loading(what) => view! { <LoadingPage what /> }.into_any(),
        _ => ().into_any(),
    }
}
