//! Rosters that are open: on this device, for as long as the page is, and nowhere else.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

/// A roster as it was opened or typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterFile {
    /// The name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The roster of each dataset, by the dataset's id. They are in no link and in no storage, and go with the page.
#[derive(Clone, Copy, Debug)]
pub struct Rosters(RwSignal<BTreeMap<String, Arc<RosterFile>>>);

impl Rosters {
    /// None is open.
    pub fn start() -> Self {
        Self(RwSignal::default())
    }

    /// The roster of a dataset.
    pub fn of(self, dataset: &str) -> Option<Arc<RosterFile>> {
        self.0.with(|open| open.get(dataset).cloned())
    }

    /// Opens a roster for a dataset, in the place of the one before.
    pub fn open(self, dataset: &str, file: RosterFile) {
        self.0.update(|open| drop(open.insert(dataset.to_owned(), Arc::new(file))));
    }

    /// Closes the roster of a dataset.
    pub fn close(self, dataset: &str) {
        self.0.update(|open| drop(open.remove(dataset)));
    }
}

/// The rosters, from anywhere below [`crate::app::App`].
pub fn rosters() -> Rosters {
    expect_context()
}
