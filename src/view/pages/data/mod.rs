//! Data: the files of a ladder, opened on this device, checked, and made into a site.

mod behind;
mod check;
mod edit;
mod fields;
mod keep;
mod learn;
mod mapping;
mod matrix;
mod open;
mod opener;
mod publish;

use std::sync::Arc;

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;

use crate::browser::files::{all_dropped, takes};
use crate::route::data::Tab;
use crate::route::{Data, View};
use crate::state::loading::Loading;
use crate::state::nav::nav;
use crate::state::own::{Files, own};
use crate::state::settled::Settled;
use crate::view::parts::pick::{Segments, choice};
use crate::view::parts::title;
use behind::behind;
use edit::Edit;
use files::Source;
use files::history::History;
use files::problem::Severity;
use keep::Keep;
use opener::Opener;
use publish::Publishing;
use words::data::Counts;

/// The page. It needs no dataset: it opens also where files are broken.
pub fn page(data: Memo<Data>) -> AnyView {
    let nav = nav();
    let tab = Memo::new(move |_| data.with(|data| data.tab));
    title::follow(View::Data, String::new(), || None);
    let subject = Subject::follow(nav.settled);
    let opener = Opener::new();
    let keep = Keep::follow(own(), opener);
    let (publishing, edit) = (Publishing::new(), Edit::new(keep));
    // Files are taken wherever they fall: beside the page's own part the browser would open them in its place, and all of it would be gone.
    let over = RwSignal::new(false);
    let drags = [
        window_event_listener(leptos::ev::dragover, move |event| over.set(takes(&event))),
        window_event_listener(leptos::ev::dragleave, move |_| over.set(false)),
        window_event_listener(leptos::ev::drop, move |event| {
            over.set(false);
            all_dropped(&event, move |found| opener.came(found));
        }),
    ];
    on_cleanup(move || drags.into_iter().for_each(WindowListenerHandle::remove));
    let tabs = move || {
        let counted = subject.counts.with(|counts| counts.map_or(0, Counts::all));
        let named = |name: &str, count: usize| if count == 0 { name.to_owned() } else { format!("{name} {count}") };
        let name = |tab: Tab| match tab {
            Tab::Open => "Open".to_owned(),
            Tab::Check => named("Check", counted),
            Tab::Edit => named("Edit", edit.count()),
            Tab::Publish => "Publish".to_owned(),
            Tab::Learn => "How it works".to_owned(),
        };
        let choices = Tab::ALL.map(|tab| choice(tab.name(), name(tab))).to_vec();
        let choose = move |name: String| nav.change(|data: &mut Data| data.tab = Tab::named(&name).unwrap_or_default());
        view! { <Segments label="Part" choices chosen=Signal::derive(move || tab.get().name().to_owned()) choose /> }.into_any()
    };
    let is_edit = Memo::new(move |_| tab.get() == Tab::Edit);
    let bar = move || is_edit.get().then(|| edit.bar(subject)).flatten();
    let shown = move || match tab.get() {
        Tab::Open if opener.importing().is_open() => mapping::step(opener),
        Tab::Open => open::open(opener, subject, keep),
        Tab::Check => check::check(opener, subject, &edit),
        Tab::Edit => edit.page(opener, subject),
        Tab::Publish => publish::publish(publishing, subject, edit),
        Tab::Learn => learn::learn(),
    };
    let heading = move || {
        let (now, then) = match tab.get() {
            Tab::Open => opener.importing().heading().unwrap_or_else(open::heading),
            Tab::Check => check::heading(subject),
            Tab::Edit => edit.heading(subject),
            Tab::Publish => publish::heading(publishing),
            Tab::Learn => learn::heading(),
        };
        view! { <h1 tabindex="-1">{now}" "<span class="then">{then}</span></h1> }.into_any()
    };
    view! {
        <div class="data-page" class:over=move || over.get()>
            {heading}
            <div class="choices controls">{tabs}{bar}</div>
            {move || opener.told()}
            {keep.told()}
            {shown}
        </div>
    }
    .into_any()
}

/// What the page is about: what was opened here, else the dataset that is shown elsewhere.
#[derive(Clone, Copy)]
struct Subject {
    /// The files; nothing while there are none.
    files: Memo<Option<Arc<Files>>>,
    /// Whether they are this person's own.
    is_own: Memo<bool>,
    /// What is told of them.
    counts: Memo<Option<Counts>>,
}

impl Subject {
    fn follow(settled: Memo<Settled>) -> Self {
        let own = own();
        // Another dataset may be shown meanwhile: then that one is checked, unless nothing of one's own can be shown.
        let is_own = Memo::new(move |_| own.files().is_some() && (settled.with(Settled::is_own) || own.in_use().is_none()));
        let hosted = move || {
            settled.with(|settled| match settled.read.as_ref()? {
                Loading::Ready(open) => Some(Arc::new(Files::of(open))),
                Loading::Invalid(problems) => Some(Arc::new(Files::broken(Source::default(), problems.clone()))),
                Loading::Loading(_) | Loading::Failed(_) => None,
            })
        };
        let files = Memo::new(move |_| if is_own.get() { own.files() } else { hosted() });
        // While somebody changes cells, findings are counted a paint later; of what was just opened they are told at once.
        let told = behind(move || files.get());
        let counts = Memo::new(move |_| {
            let is_changed = is_own.get() && own.history(History::is_changed);
            let now = if is_changed { told.get() } else { files.get() };
            now.as_deref().map(counted)
        });
        Self { files, is_own, counts }
    }
}

/// How many things are told of files.
fn counted(files: &Files) -> Counts {
    let told = files.told();
    let errors = told.iter().filter(|problem| problem.severity == Severity::Error).count();
    Counts { errors, warnings: told.len() - errors, findings: files.open_findings() }
}
