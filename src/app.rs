//! The shell: header, navigation, which page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::focus;
use crate::route::View;
use crate::view::later::Later;
use crate::view::loading::Loading;
use crate::view::pages::explore::ExplorePage;
use crate::view::parts::header::Header;
use crate::view::parts::notices::Notices;
use crate::view::parts::problems::{FailedPage, LoadingPage, ProblemPage};
use crate::view::shell::{Open, Shell, shell};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    focus::remove_boot();
    let shell = Shell::start();
    provide_context(shell);
    // So that another choice in the same view does not draw it anew.
    let view = Memo::new(move |_| shell.view());
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); focus::on("h1"); }>"Skip to the content"</a>
        <Header />
        <main id="main">
            <Notices />
            {move || main(shell, view)}
        </main>
        <p class="hidden" role="status">{move || shell.said.get()}</p>
    }
    .into_any()
}

fn main(shell: Shell, view: Memo<View>) -> AnyView {
    if let Some(page) = shell.hosted.with(|hosted| unready("The list of datasets", hosted)) {
        return page;
    }
    shell.opened.with(|opened| unready("This dataset", opened).or_else(|| Some(page(view.get(), opened.ready()?.clone())))).into_any()
}

fn page(view: View, open: Arc<Open>) -> AnyView {
    match view {
        View::Explore => {
            shell().arrived(view);
            view! { <ExplorePage open /> }.into_any()
        }
        later => view! { <Later view=later open /> }.into_any(),
    }
}

/// The page for something that is not ready.
fn unready<T>(subject: &'static str, loading: &Loading<T>) -> Option<AnyView> {
    match loading {
        Loading::Ready(_) => None,
        Loading::Loading(what) => Some(view! { <LoadingPage what=what.clone() /> }.into_any()),
        Loading::Failed(why) => Some(view! { <FailedPage what=subject why=why.clone() /> }.into_any()),
        Loading::Invalid(problems) => Some(view! { <ProblemPage what=subject problems=problems.clone() /> }.into_any()),
    }
}
