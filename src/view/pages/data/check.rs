//! What is wrong or odd in the files.

use std::sync::Arc;

use leptos::prelude::*;

use super::Subject;
use super::edit::Edit;
use super::opener::Opener;
use crate::browser::focus;
use crate::route::data::Tab;
use crate::route::{Data, RouteLink, View};
use crate::state::library::library;
use crate::state::nav::nav;
use crate::state::own::{Files, LOCAL, own};
use crate::state::rosters::rosters;
use crate::state::voice::voice;
use crate::view::later::{Target, Told, Ways};
use crate::view::parts::problems::LaterList;
use files::problem::Severity;
use files::{Source, bands, ladder, purpose};
use rules::ladder::OnPurpose;
use words::data::verdict;

/// What was found, first.
pub fn heading(subject: Subject) -> (String, String) {
    let Some(counts) = subject.counts.get() else {
        return ("Nothing is open yet.".to_owned(), "Open your files, and what is wrong or odd in them stands here.".to_owned());
    };
    verdict(counts, own().in_use().is_some())
}

/// What can be done about problems and findings of a person's own files.
fn ways(edit: &Edit) -> Ways {
    let edit = *edit;
    let (nav, library, voice, own) = (nav(), library(), voice(), own());
    // The list is drawn anew: its heading takes the focus.
    let change = move |ladder: Option<Vec<u8>>| {
        let Some(ladder) = ladder else { return };
        own.change(library, |history| history.change(Source { ladder, bands: history.now().bands.clone() }));
        focus::soon(".findings h2".to_owned());
    };
    let ladder = move || untrack(|| own.history(|history| history.now().ladder.clone()));
    Ways {
        leads: Callback::new(move |target: Target| untrack(|| edit.leads(&target))),
        go: Callback::new(move |target: Target| {
            if untrack(|| edit.show(&target)) {
                nav.change(|data: &mut Data| data.tab = Tab::Edit);
            }
        }),
        mark: Callback::new(move |entry: OnPurpose| {
            change(purpose::with(&ladder(), &entry));
            voice.say(words::health::marked(untrack(|| own.files()).map_or(0, |files| files.open_findings())));
        }),
        unmark: Callback::new(move |place: usize| {
            change(purpose::without(&ladder(), place));
            voice.say(words::health::UNMARKED.to_owned());
        }),
    }
}

/// The problems and findings, and the files.
pub fn check(opener: Opener, subject: Subject, edit: &Edit) -> AnyView {
    let ways = ways(edit);
    let list = move || {
        subject.files.get().map(|files| {
            let of = (!subject.is_own.get()).then(|| {
                let name = files.open.as_ref().map(|open| open.dataset.ladder.name.as_str());
                view! { <p class="sub">{words::data::checked(name, own().in_use().is_some())}</p> }.into_any()
            });
            view! { <div class="stack">{of}<LaterList told=Told::Checked(files, subject.is_own.get().then_some(ways)) /></div> }.into_any()
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
    let told = files.told();
    let state = |file: &str| {
        let own = |severity: Severity| told.iter().filter(|problem| problem.file == file && problem.severity == severity).count();
        let counts = words::problem::kinds(&[(own(Severity::Error), "error"), (own(Severity::Warning), "warning")]);
        if counts.is_empty() { ("chip sound", "sound".to_owned()) } else { ("chip odd", counts) }
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
