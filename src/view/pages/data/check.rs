//! What is wrong or odd in the files.

use std::sync::Arc;

use leptos::prelude::*;

use super::Subject;
use super::opener::Opener;
use crate::browser::focus;
use crate::route::data::Tab;
use crate::route::{Data, RouteLink, View};
use crate::state::library::library;
use crate::state::nav::nav;
use crate::state::own::{Files, LOCAL, own};
use crate::state::rosters::rosters;
use crate::view::later::Told;
use crate::view::parts::problems::LaterList;
use files::problem::Severity;
use files::{bands, ladder};
use words::data::verdict;

/// What was found, first.
pub fn heading(subject: Subject) -> (String, String) {
    let Some(counts) = subject.counts.get() else {
        return ("Nothing is open yet.".to_owned(), "Open your files, and what is wrong or odd in them stands here.".to_owned());
    };
    verdict(counts, own().in_use().is_some())
}

/// The problems and findings, and the files.
pub fn check(opener: Opener, subject: Subject) -> AnyView {
    let list = move || {
        subject.files.get().map(|files| {
            let of = (!subject.is_own.get()).then(|| {
                let name = files.open.as_ref().map(|open| open.dataset.ladder.name.as_str());
                view! { <p class="sub">{words::data::checked(name, own().in_use().is_some())}</p> }.into_any()
            });
            view! { <div class="stack">{of}<LaterList told=Told::Checked(files) /></div> }.into_any()
        })
    };
    let library = library();
    let listed = move || {
        let problems = library.problems();
        (!problems.is_empty()).then(|| {
            view! { <section class="panel"><h2>"The list of datasets of this site"</h2><LaterList told=Told::Problems(problems) /></section> }
                .into_any()
        })
    };
    let aside = move || {
        subject.files.get().map(|files| {
            view! {
                <aside class="stack">
                    {files_panel(&files, opener, subject.is_own.get())}
                    <section class="panel">
                        <h2>"Findings are not faults"</h2>
                        <p>"An error keeps the files from opening. A warning is listed, and the files open. A finding is about the ladder itself, and some are on purpose."</p>
                        <p>"The same check runs without a browser, for files that are kept in git: "<code>"cargo run -p stepladder-check -- FOLDER"</code></p>
                    </section>
                </aside>
            }
            .into_any()
        })
    };
    view! { <div class="two"><div class="stack">{listed}{list}</div>{aside}</div> }.into_any()
}

/// Each file with what is in it.
fn files_panel(files: &Arc<Files>, opener: Opener, is_own: bool) -> AnyView {
    let state = |file: &str| {
        let own = |severity: Severity| files.problems.iter().filter(|problem| problem.file == file && problem.severity == severity).count();
        let told = words::problem::kinds(&[(own(Severity::Error), "error"), (own(Severity::Warning), "warning")]);
        if told.is_empty() { ("chip sound", "sound".to_owned()) } else { ("chip odd", told) }
    };
    let row = |name: &'static str, (class, state): (&'static str, String), about: String| {
        view! { <li><b>{name}</b><span class=class>{state}</span><small>{about}</small></li> }.into_any()
    };
    let ladder = if files.source.ladder.is_empty() {
        row(ladder::FILE, ("chip", "none".to_owned()), "It did not come, or none could be made of the table".to_owned())
    } else if files.made {
        row(ladder::FILE, ("chip", "made here".to_owned()), "One track of the levels of the table".to_owned())
    } else {
        row(ladder::FILE, state(ladder::FILE), words::data::size(&files.source.ladder))
    };
    let bands = match &files.source.bands {
        Some(bytes) => row(bands::FILE, state(bands::FILE), words::data::size(bytes)),
        None => row(bands::FILE, ("chip", "none".to_owned()), "The ladder is shown without pay".to_owned()),
    };
    let people = rosters().of(LOCAL).filter(|_| is_own).map(|file| {
        let team = RouteLink { data: Some(LOCAL.to_owned()), page: View::Team.page(), ..RouteLink::default() };
        let open = team.to_string();
        view! { <li><b>"roster.csv"</b><a href=open>"Show in Team"</a><small>{words::data::size(&file.bytes)}</small></li> }.into_any()
    });
    // Of a hosted dataset that is broken only the problems are here.
    let is_here = files.source != Arc::default();
    let nav = nav();
    let other = move |_| {
        nav.change(|data: &mut Data| data.tab = Tab::Open);
        focus::soon("h1".to_owned());
    };
    let close = is_own.then(|| opener.close_button());
    let again = (is_own && Opener::has_files())
        .then(|| view! { <button type="button" data-act="again" on:click=move |_| opener.again()>"Read again"</button> }.into_any());
    view! {
        <section class="panel files">
            <h2>"Files"</h2>
            {is_here.then(|| view! { <ul>{ladder}{bands}{people}</ul> }.into_any())}
            <div class="ways">
                {again}
                <button type="button" data-act="other" on:click=other>{if is_own { "Open other files" } else { "Open your own files" }}</button>
                {close}
            </div>
        </section>
    }
    .into_any()
}
