//! Views whose program is loaded when somebody goes there, so that the first visit stays small.

#[cfg(feature = "split")]
use std::convert::identity as arrival;
#[cfg(not(feature = "split"))]
use std::future::ready as arrival;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::loading::Loading;
use super::pages::compare::ComparePage;
use super::pages::path::PathPage;
use super::parts::problems::{FailedPage, LoadingPage};
use super::shell::{Open, shell};
use crate::browser::style;
use crate::route::View;

/// Draws a view of a dataset.
type Draw = fn(Arc<Open>) -> AnyView;

/// The program of a view did not come.
struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

// Without the feature nothing is split: tests of components and of the rules need no second file.
#[cfg_attr(not(feature = "split"), expect(clippy::unnecessary_wraps))]
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(compare, fallible))]
fn compare() -> Result<Draw, NotLoaded> {
    Ok(|open| view! { <ComparePage open /> }.into_any())
}

#[cfg_attr(not(feature = "split"), expect(clippy::unnecessary_wraps))]
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(path, fallible))]
fn path() -> Result<Draw, NotLoaded> {
    Ok(|open| view! { <PathPage open /> }.into_any())
}

/// A view whose program is on its way, or there.
#[component]
pub fn Later(
    /// Which view; never Explore, which is there from the start.
    view: View,
    /// The dataset.
    open: Arc<Open>,
) -> impl IntoView {
    let shell = shell();
    let drawn = RwSignal::new(Loading::Loading(words::load::view(view.name())));
    spawn_local(async move {
        style::later().await;
        let loaded = match view {
            View::Path => arrival(path()).await,
            View::Explore | View::Compare => arrival(compare()).await,
        };
        drawn.set(loaded.map_or_else(|_| Loading::Failed(words::load::no_view()), |draw| Loading::Ready(StoredValue::new(draw))));
    });
    move || match drawn.get() {
        Loading::Ready(draw) => {
            shell.arrived(view);
            draw.get_value()(open.clone())
        }
        Loading::Failed(why) => {
            shell.arrived(view);
            view! { <FailedPage what="This view" why /> }.into_any()
        }
        Loading::Loading(what) => view! { <LoadingPage what /> }.into_any(),
        Loading::Invalid(_) => ().into_any(),
    }
}
