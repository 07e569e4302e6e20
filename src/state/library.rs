//! The datasets: the list of those that the site hosts, and all that were asked for or opened.

use std::sync::Arc;

use leptos::prelude::*;

use super::loading::{Loading, Problems};
use super::shelf::{Open, Origin, Read, Shelf, read};
use crate::browser::fetch::{self, Fetched, NotFetched};
use crate::browser::time;
use files::Source;
use files::index::HostedDataset;
use files::{bands, index, ladder};

/// The hosted datasets.
#[derive(Clone, Debug, PartialEq)]
pub struct Hosted {
    /// In the order of the site; never empty.
    pub entries: Vec<HostedDataset>,
    /// What was odd in the list.
    pub problems: Problems,
}

/// The datasets. Its signals live as long as the page does.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    hosted: RwSignal<Loading<Hosted>>,
    shelf: RwSignal<Shelf>,
}

impl Library {
    /// Asks for the list of what the site hosts.
    pub fn start() -> Self {
        let library = Self { hosted: RwSignal::new(Loading::Loading(words::load::list())), shelf: RwSignal::new(Shelf::default()) };
        library.ask_for_list();
        library
    }

    /// The list of what the site hosts.
    pub fn hosted(self) -> Loading<Hosted> {
        self.hosted.get()
    }

    /// The datasets that the site hosts; none until the list is there.
    pub fn entries(self) -> Vec<HostedDataset> {
        self.hosted.with(|hosted| hosted.ready().map(|hosted| hosted.entries.clone())).unwrap_or_default()
    }

    /// What was odd in the list.
    pub fn problems(self) -> Problems {
        self.hosted.with(|hosted| hosted.ready().map(|hosted| hosted.problems.clone())).unwrap_or_default()
    }

    /// The origin that a link names, or the site's first where it names none that is known; nothing until the list is there.
    pub fn origin(self, id: Option<&str>) -> Option<Origin> {
        let named = |origin: &&Origin| Some(origin.id()) == id;
        let own = self.shelf.with(|shelf| shelf.own().find(named).cloned());
        own.or_else(|| {
            self.hosted.with(|hosted| {
                let entries = hosted.ready()?.entries.as_slice();
                let entry = entries.iter().find(|entry| Some(entry.id.as_str()) == id).or(entries.first())?;
                Some(Origin::Hosted(entry.id.clone()))
            })
        })
    }

    /// What is known of an origin; nothing before somebody wants it.
    pub fn read(self, origin: &Origin) -> Option<Read> {
        self.shelf.with(|shelf| shelf.get(origin).cloned())
    }

    /// Asks for the list of datasets, once more where it did not come.
    pub fn ask_for_list(self) {
        let read = move |files: Vec<Fetched>| {
            self.hosted.set(match only(files) {
                Ok(bytes) => match index::read(&bytes) {
                    Ok((entries, problems)) => Loading::Ready(Hosted { entries, problems: problems.into() }),
                    Err(problems) => Loading::Invalid(problems.into()),
                },
                Err(why) => Loading::Failed(not_fetched(index::FILE, why)),
            });
        };
        fetch::files(&[format!("data/{}", index::FILE)], Box::new(read));
    }

    /// Wants an origin: its files are asked for, unless they are there or on their way.
    pub fn want(self, origin: Origin) {
        let mut ask = false;
        self.shelf.maybe_update(|shelf| {
            ask = shelf.want(&origin);
            ask
        });
        if ask {
            let id = origin.id().to_owned();
            let source =
                move |files: Vec<Fetched>| source(&mut files.into_iter()).map_err(|(file, why)| not_fetched(&format!("{id}/{file}"), why));
            fetch::files(&addresses(origin.id()), Box::new(move |files| self.put(origin, source(files))));
        }
    }

    /// Holds a dataset that a person opened, for as long as the page lives or until it is closed.
    pub fn hold(self, open: Arc<Open>) {
        self.shelf.update(|shelf| shelf.put(open.origin.clone(), Loading::Ready(open)));
    }

    /// Closes a dataset that a person opened.
    pub fn close(self, origin: &Origin) {
        self.shelf.update(|shelf| shelf.close(origin));
    }

    fn put(self, origin: Origin, source: Result<Source, String>) {
        let loaded = match source {
            Ok(source) => time::measured("read", || read(origin.clone(), Arc::new(source))),
            Err(why) => Loading::Failed(why),
        };
        self.shelf.update(|shelf| shelf.put(origin, loaded));
    }
}

/// The only one of the files asked for.
fn only(files: Vec<Fetched>) -> Fetched {
    next(&mut files.into_iter())
}

fn next(files: &mut dyn Iterator<Item = Fetched>) -> Fetched {
    files.next().unwrap_or(Err(NotFetched::NoAnswer))
}

/// Where the files of a hosted dataset are.
pub fn addresses(id: &str) -> [String; 2] {
    [ladder::FILE, bands::FILE].map(|file| format!("data/{id}/{file}"))
}

/// The next two files, which were asked for by their [`addresses`].
///
/// # Errors
/// Which of them did not come, and why.
pub fn source(files: &mut dyn Iterator<Item = Fetched>) -> Result<Source, (&'static str, NotFetched)> {
    let ladder = next(files).map_err(|why| (ladder::FILE, why))?;
    let bands = match next(files) {
        Ok(bytes) => Some(bytes),
        // A ladder without a matrix is a ladder without pay; reading says so.
        Err(NotFetched::Missing) => None,
        Err(why) => return Err((bands::FILE, why)),
    };
    Ok(Source { ladder, bands })
}

fn not_fetched(file: &str, why: NotFetched) -> String {
    match why {
        NotFetched::Missing if file == index::FILE => words::load::no_index(),
        NotFetched::Missing => words::load::missing(file),
        NotFetched::Status(status) => words::load::refused(file, status),
        NotFetched::NoAnswer => words::load::no_answer(file),
    }
}

/// The library, from anywhere below [`crate::app::App`].
pub fn library() -> Library {
    expect_context()
}
