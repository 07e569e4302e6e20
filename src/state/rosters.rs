//! Rosters that are open, and what is typed and asked of them: on this device, for as long as the page is, and nowhere else.

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

/// What is asked of equal pay. Labels are the roster's, so they are in no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualPayAsked {
    /// The group that is compared, where it was chosen.
    pub group: Option<String>,
    /// The one with which it is, where it was chosen.
    pub reference: Option<String>,
    /// How few people are too few to be told of.
    pub threshold: usize,
    /// Whether a category is all levels of a rank.
    pub by_rank: bool,
}

/// The roster of each dataset, by the dataset's id. They are in no link and in no storage, and go with the page.
#[derive(Clone, Copy, Debug)]
pub struct Rosters {
    open: RwSignal<BTreeMap<String, Arc<RosterFile>>>,
    /// Rows that are typed and not used yet.
    typed: StoredValue<BTreeMap<String, String>>,
    /// What is asked of equal pay.
    pub asked: RwSignal<EqualPayAsked>,
}

impl Rosters {
    /// None is open.
    pub fn start() -> Self {
        let asked = EqualPayAsked { group: None, reference: None, threshold: 3, by_rank: false };
        Self { open: RwSignal::default(), typed: StoredValue::default(), asked: RwSignal::new(asked) }
    }

    /// The roster of a dataset.
    pub fn of(self, dataset: &str) -> Option<Arc<RosterFile>> {
        self.open.with(|open| open.get(dataset).cloned())
    }

    /// Opens a roster for a dataset, in the place of the one before.
    pub fn open(self, dataset: &str, file: RosterFile) {
        self.typed.update_value(|typed| drop(typed.remove(dataset)));
        self.open.update(|open| drop(open.insert(dataset.to_owned(), Arc::new(file))));
    }

    /// Closes the roster of a dataset.
    pub fn close(self, dataset: &str) {
        self.typed.update_value(|typed| drop(typed.remove(dataset)));
        self.open.update(|open| drop(open.remove(dataset)));
    }

    /// Keeps rows that are typed.
    pub fn keep(self, dataset: &str, rows: String) {
        self.typed.update_value(|typed| drop(typed.insert(dataset.to_owned(), rows)));
    }

    /// Rows that were typed and not used yet.
    pub fn typed(self, dataset: &str) -> Option<String> {
        self.typed.with_value(|typed| typed.get(dataset).cloned())
    }
}

/// The rosters, from anywhere below [`crate::app::App`].
pub fn rosters() -> Rosters {
    expect_context()
}
