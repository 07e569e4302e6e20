//! Rosters that are open, and what is typed and asked of them: on this device, for as long as the page is, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::figures::Figures;
use super::loading::Problems;
use super::shelf::Open;
use crate::browser::time;
use files::problem::Severity;
use files::roster;
use progression::Decision;
use progression::equal_pay::{Pair, Threshold};
use progression::roster::Entry;
use progression::team::Plans;

/// A roster as it was opened or typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterFile {
    /// The name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A roster as it was read for the dataset that is open.
#[derive(Clone, Debug)]
pub struct Roster {
    /// The file.
    pub file: Arc<RosterFile>,
    /// The rows that can be used.
    pub entries: Vec<Entry>,
    /// What is wrong or odd.
    pub problems: Problems,
}

impl Roster {
    /// Reads a file.
    pub fn read(file: Arc<RosterFile>, figures: &Figures, today: NaiveDate) -> Self {
        let reading = time::measured("roster", || roster::read(&file.bytes, &figures.open.dataset, today));
        Self { file, entries: reading.entries, problems: reading.problems.into() }
    }

    /// How many rows cannot be used.
    pub fn left_out(&self) -> usize {
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.filter_map(|problem| problem.place.line).collect::<BTreeSet<_>>().len()
    }
}

/// What is asked of equal pay. Labels are the roster's, so they are in no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualPayAsked {
    /// The group that is compared, where it was chosen.
    pub group: Option<String>,
    /// The one with which it is, where it was chosen.
    pub reference: Option<String>,
    /// How few people are too few to be told of.
    pub threshold: Threshold,
    /// Whether a category is all levels of a rank.
    pub by_rank: bool,
}

impl EqualPayAsked {
    /// Which two groups of those labels are compared: those that are chosen and are there, else the two largest, which come first.
    pub fn groups(&self, labels: &[String]) -> Option<Pair<String>> {
        let there = |label: &Option<String>| label.clone().filter(|label| labels.contains(label));
        let reference = there(&self.reference).or_else(|| labels.first().cloned())?;
        let group = there(&self.group).filter(|group| *group != reference);
        let group = group.or_else(|| labels.iter().find(|label| **label != reference).cloned())?;
        Some(Pair { reference, group })
    }
}

/// A roster as it was read, and of which dataset on which day.
type Read = (Arc<Open>, NaiveDate, Arc<Roster>);

/// The roster of each dataset, by the dataset's id. They are in no link and in no storage, and go with the page.
#[derive(Clone, Copy, Debug)]
pub struct Rosters {
    open: RwSignal<BTreeMap<String, Arc<RosterFile>>>,
    /// What was read last: a file that was checked is not read again to be shown.
    read: StoredValue<Option<Read>>,
    /// Rows that are typed and not used yet.
    typed: StoredValue<BTreeMap<String, String>>,
    /// What is decided for single people, by their place in the roster of the dataset.
    plans: RwSignal<BTreeMap<String, Arc<Plans>>>,
    /// What is asked of equal pay.
    pub asked: RwSignal<EqualPayAsked>,
}

impl Rosters {
    /// None is open.
    pub fn start() -> Self {
        let asked = EqualPayAsked { group: None, reference: None, threshold: Threshold::USUAL, by_rank: false };
        Self {
            open: RwSignal::default(),
            read: StoredValue::default(),
            typed: StoredValue::default(),
            plans: RwSignal::default(),
            asked: RwSignal::new(asked),
        }
    }

    /// The roster of a dataset.
    pub fn of(self, dataset: &str) -> Option<Arc<RosterFile>> {
        self.open.with(|open| open.get(dataset).cloned())
    }

    /// Opens a roster for a dataset, in the place of the one before, whose plans are forgotten.
    pub fn open(self, dataset: &str, file: Arc<RosterFile>) {
        self.forget(dataset);
        self.open.update(|open| drop(open.insert(dataset.to_owned(), file)));
    }

    /// A file read for a dataset, unless that was what was read last.
    pub fn read(self, file: Arc<RosterFile>, figures: &Figures, today: NaiveDate) -> Arc<Roster> {
        let same = |(open, day, read): &(Arc<Open>, NaiveDate, Arc<Roster>)| {
            Arc::ptr_eq(open, &figures.open) && *day == today && Arc::ptr_eq(&read.file, &file)
        };
        if let Some(read) = self.read.with_value(|read| read.as_ref().filter(|read| same(read)).map(|(_, _, read)| read.clone())) {
            return read;
        }
        let read = Arc::new(Roster::read(file, figures, today));
        self.read.set_value(Some((figures.open.clone(), today, read.clone())));
        read
    }

    /// Closes the roster of a dataset.
    pub fn close(self, dataset: &str) {
        self.forget(dataset);
        self.read.set_value(None);
        self.open.update(|open| drop(open.remove(dataset)));
    }

    fn forget(self, dataset: &str) {
        self.typed.update_value(|typed| drop(typed.remove(dataset)));
        self.usual(dataset);
    }

    /// What is decided for people of the roster of a dataset.
    pub fn plans(self, dataset: &str) -> Arc<Plans> {
        self.plans.with(|plans| plans.get(dataset).cloned().unwrap_or_default())
    }

    /// Decides something for somebody, in place of what was decided before; no decision takes the plan away.
    pub fn decide(self, dataset: &str, place: usize, decisions: Vec<Decision>) {
        self.plans.update(|plans| {
            let plans = Arc::make_mut(plans.entry(dataset.to_owned()).or_default());
            if decisions.is_empty() {
                plans.remove(&place);
            } else {
                plans.insert(place, decisions);
            }
        });
    }

    /// Takes all plans away.
    pub fn usual(self, dataset: &str) {
        // Nothing follows where there was none.
        self.plans.maybe_update(|plans| plans.remove(dataset).is_some());
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
