//! Files that a person opened in Data: on this device, for as long as the page is, and nowhere else.

use std::sync::Arc;

use leptos::prelude::*;

use super::loading::{Loading, Problems};
use super::shelf::{Open, Origin, read};
use files::Source;
use files::problem::FileProblem;

/// The name that links have for what a person opened. No hosted dataset may have it.
pub const LOCAL: &str = "local";

/// Files as they were opened, whether or not they mean anything.
#[derive(Debug)]
pub struct Files {
    /// Their bytes.
    pub source: Arc<Source>,
    /// What is wrong or odd in them.
    pub problems: Problems,
    /// The dataset; nothing where an error keeps them from meaning anything.
    pub open: Option<Arc<Open>>,
    /// Whether the ladder was made here, since only a table came.
    pub made: bool,
}

impl Files {
    /// Reads files of this device.
    pub fn read(source: Source, made: bool) -> Self {
        let source = Arc::new(source);
        let (open, problems) = match read(Origin::Device(LOCAL.to_owned()), source.clone()) {
            Loading::Ready(open) => (Some(open.clone()), open.problems.clone()),
            Loading::Invalid(problems) => (None, problems),
            Loading::Loading(_) | Loading::Failed(_) => (None, Problems::default()),
        };
        Self { source, problems, open, made }
    }

    /// Problems of files that are not here any more.
    pub fn only(problems: Problems) -> Self {
        Self { source: Arc::default(), problems, open: None, made: false }
    }

    /// Files of which nothing can be made.
    pub fn broken(source: Source, problems: Vec<FileProblem>) -> Self {
        Self { source: Arc::new(source), problems: problems.into(), open: None, made: false }
    }

    /// The files of a dataset that is open.
    pub fn of(open: &Arc<Open>) -> Self {
        Self { source: open.source.clone(), problems: open.problems.clone(), open: Some(open.clone()), made: false }
    }
}

impl PartialEq for Files {
    /// One reading makes one of them.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.source, &other.source)
    }
}

/// What was opened. The last files may have errors: then what was open before them stays in use.
#[derive(Clone, Debug, Default)]
struct Opened {
    last: Option<Arc<Files>>,
    in_use: Option<Arc<Open>>,
}

/// What was opened, and what of it is in use.
#[derive(Clone, Copy, Debug)]
pub struct Own(RwSignal<Opened>);

impl Own {
    /// Nothing is open.
    pub fn start() -> Self {
        Self(RwSignal::default())
    }

    /// What was opened last.
    pub fn files(self) -> Option<Arc<Files>> {
        self.0.with(|opened| opened.last.clone())
    }

    /// The dataset that is in use.
    pub fn in_use(self) -> Option<Arc<Open>> {
        self.0.with(|opened| opened.in_use.clone())
    }

    /// Puts down what was opened.
    pub fn put(self, files: Arc<Files>) {
        self.0.update(|opened| {
            opened.in_use = files.open.clone().or(opened.in_use.take());
            opened.last = Some(files);
        });
    }

    /// Nothing is open any more.
    pub fn close(self) {
        self.0.set(Opened::default());
    }
}

/// What was opened, from anywhere below [`crate::app::App`].
pub fn own() -> Own {
    expect_context()
}
