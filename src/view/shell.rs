//! What all views share: the route, the hosted datasets and the open one.

use std::sync::Arc;

use leptos::prelude::*;

use super::loading::Loading;
use crate::browser::fetch::{self, Fetched, NotFetched};
use crate::browser::{focus, link, time};
use crate::route::{self, Dropped, Explore, Link, Page, Route, Shown, View};
use files::index::Entry;
use files::problem::FileProblem;
use files::{Reading, Source, bands, index, ladder};
use rules::dataset::Dataset;

/// A dataset that is open.
#[derive(Debug)]
pub struct Open {
    /// Its id.
    pub id: String,
    /// The dataset.
    pub dataset: Dataset,
    /// What was odd in its files.
    pub warnings: Vec<FileProblem>,
}

/// The hosted datasets.
#[derive(Clone, Debug, PartialEq)]
pub struct Hosted {
    /// In the order of the site; never empty.
    pub entries: Vec<Entry>,
    /// What was odd in the list.
    pub problems: Vec<FileProblem>,
}

/// The state above the pages. Signals live as long as the page does.
#[derive(Clone, Copy, Debug)]
pub struct Shell {
    /// What the link says.
    pub link: RwSignal<Link>,
    /// The hosted datasets.
    pub hosted: RwSignal<Loading<Hosted>>,
    /// The dataset that the link names.
    pub opened: RwSignal<Loading<Arc<Open>>>,
    /// The datasets opened so far: going back to one needs no network, and reloading the page reads the files anew.
    kept: StoredValue<Vec<Arc<Open>>>,
    /// The view drawn last.
    drawn: StoredValue<Option<View>>,
    /// What is announced to those who listen.
    pub said: RwSignal<String>,
}

impl PartialEq for Open {
    /// One loading makes one dataset.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Shell {
    /// Starts from the address, follows it, and loads what it names.
    pub fn start() -> Self {
        let shell = Self {
            link: RwSignal::new(route::parse(&link::current())),
            hosted: RwSignal::new(Loading::Loading("Loading the list of datasets…".to_owned())),
            opened: RwSignal::new(Loading::Loading("Loading the ladder…".to_owned())),
            kept: StoredValue::default(),
            drawn: StoredValue::default(),
            said: RwSignal::default(),
        };
        link::listen(move |fragment| shell.link.set(route::parse(&fragment)));
        shell.load_index();
        let wanted = Memo::new(move |_| shell.wanted());
        Effect::new(move || {
            let id = wanted.get();
            if !id.is_empty() {
                shell.open(id, wanted);
            }
        });
        shell
    }

    /// The id of the dataset that the link names, or of the site's first; empty until the list is there.
    pub fn wanted(self) -> String {
        let id = self.link.with(|link| link.route.data.clone());
        self.hosted.with(|hosted| {
            let entries = hosted.ready().map(|hosted| hosted.entries.as_slice()).unwrap_or_default();
            let entry = entries.iter().find(|entry| Some(&entry.id) == id.as_ref()).or(entries.first());
            entry.map(|entry| entry.id.clone()).unwrap_or_default()
        })
    }

    /// The link's dataset, where the site does not host it.
    pub fn dropped_dataset(self) -> Option<Dropped> {
        let id = self.link.with(|link| link.route.data.clone())?;
        let wanted = self.wanted();
        (!wanted.is_empty() && wanted != id).then(|| Dropped::unknown("data", id))
    }

    fn load_index(self) {
        let read = move |files: Vec<Fetched>| {
            let loaded = match files.into_iter().next().unwrap_or(Err(NotFetched::NoAnswer)) {
                Ok(bytes) => match index::read(&bytes) {
                    Ok((entries, problems)) => Loading::Ready(Hosted { entries, problems }),
                    Err(problems) => Loading::Invalid(problems),
                },
                Err(why) => Loading::Failed(not_fetched(index::FILE, why)),
            };
            self.hosted.set(loaded);
        };
        fetch::files(&[format!("data/{}", index::FILE)], Box::new(read));
    }

    fn open(self, id: String, wanted: Memo<String>) {
        if let Some(open) = self.kept.with_value(|kept| kept.iter().find(|open| open.id == id).cloned()) {
            return self.opened.set(Loading::Ready(open));
        }
        self.opened.set(Loading::Loading("Loading the ladder and its bands…".to_owned()));
        let addresses = [ladder::FILE, bands::FILE].map(|file| format!("data/{id}/{file}"));
        let read = move |files: Vec<Fetched>| {
            // Somebody may have chosen another one meanwhile.
            if wanted.get_untracked() == id {
                let loaded = read(id, files);
                if let Some(open) = loaded.ready() {
                    self.kept.update_value(|kept| kept.push(open.clone()));
                }
                self.opened.set(loaded);
            }
        };
        fetch::files(&addresses, Box::new(read));
    }

    /// Goes to another dataset in the same view, keeping the lens and the period, which mean the same everywhere.
    pub fn choose_dataset(self, id: String) {
        let route = self.link.with_untracked(|link| {
            let page = match &link.route.page {
                Page::Explore(explore) => Page::Explore(Explore { lens: explore.lens, ..Explore::default() }),
                page => page.view().page(),
            };
            Route { data: Some(id), shown: Shown { per: link.route.shown.per, ..Shown::default() }, page }
        });
        link::go(&route.to_string());
    }

    /// Changes the choices of Explore.
    pub fn change(self, change: impl FnOnce(&mut Explore)) {
        let mut route = self.route();
        if let Page::Explore(explore) = &mut route.page {
            change(explore);
        }
        self.show(route);
    }

    /// Changes which pay is shown.
    pub fn change_pay(self, change: impl FnOnce(&mut Shown)) {
        let mut route = self.route();
        change(&mut route.shown);
        self.show(route);
    }

    /// The view that the link names.
    pub fn view(self) -> View {
        self.link.with(|link| link.route.page.view())
    }

    /// The link to a view of the same dataset and figures, at the position that matters here.
    pub fn way_to(self, view: View) -> String {
        let route = self.link.with(|link| link.route.clone());
        Route { page: view.page_at(route.page.at().cloned()), ..route }.to_string()
    }

    /// A view has been drawn: after a change of view the focus goes to its heading.
    pub fn arrived(self, view: View) {
        let before = self.drawn.get_value();
        self.drawn.set_value(Some(view));
        if before.is_some_and(|before| before != view) {
            focus::soon("h1".to_owned());
        }
    }

    /// Where the link leads. The dataset is named, so that the link means the same on another site.
    pub fn route(self) -> Route {
        let mut route = self.link.with_untracked(|link| link.route.clone());
        if route.data.is_none() {
            route.data = self.opened.with_untracked(|opened| opened.ready().map(|open| open.id.clone()));
        }
        route
    }

    /// Goes to a route.
    pub fn show(self, route: Route) {
        let fragment = route.to_string();
        // The browser tells of the new fragment some milliseconds later; the page need not wait for that.
        self.link.set(Link { route, dropped: Vec::new() });
        link::go(&fragment);
    }
}

/// The dataset of a folder from its two files.
fn read(id: String, files: Vec<Fetched>) -> Loading<Arc<Open>> {
    let mut files = files.into_iter();
    let mut next = || files.next().unwrap_or(Err(NotFetched::NoAnswer));
    let ladder = match next() {
        Ok(bytes) => bytes,
        Err(why) => return Loading::Failed(not_fetched(&format!("{id}/{}", ladder::FILE), why)),
    };
    let bands = match next() {
        Ok(bytes) => Some(bytes),
        // A ladder without a matrix is a ladder without pay; reading says so.
        Err(NotFetched::Missing) => None,
        Err(why) => return Loading::Failed(not_fetched(&format!("{id}/{}", bands::FILE), why)),
    };
    let source = Source { ladder, bands };
    let Reading { dataset, problems } = time::measured("read", || files::read(&source));
    match dataset {
        Some(dataset) => Loading::Ready(Arc::new(Open { id, dataset, warnings: problems })),
        None => Loading::Invalid(problems),
    }
}

fn not_fetched(file: &str, why: NotFetched) -> String {
    match why {
        NotFetched::Missing if file == index::FILE => words::load::no_index(),
        NotFetched::Missing => words::load::missing(file),
        NotFetched::Status(status) => words::load::refused(file, status),
        NotFetched::NoAnswer => words::load::no_answer(file),
    }
}

/// The shell, from anywhere below [`crate::app::App`].
pub fn shell() -> Shell {
    expect_context()
}
