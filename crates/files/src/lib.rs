//! Files in and out: read, check, write, problems. No browser.

pub mod amount;
pub mod archive;
pub mod bands;
pub mod calendar;
mod columns;
mod decode;
pub mod document;
pub mod excerpt;
pub mod gathered;
pub mod grouped;
pub mod history;
pub mod index;
pub mod kept;
pub mod ladder;
pub mod mapping;
mod markdown;
pub mod matrix;
pub mod offers;
mod outline;
pub mod paper;
pub mod problem;
pub mod purpose;
mod raw;
pub mod roster;
mod separated;
pub mod sheet;
pub mod site;
pub mod start;
pub mod structure;
pub mod text;
pub mod write;

#[cfg(test)]
mod schema;

use std::sync::Arc;

use ladder::LadderFile;
use problem::{Code, Collector, FileProblem, Place, Severity};
use rules::dataset::Dataset;
use rules::money::Money;
use rules::table::Tables;

/// The bytes of a dataset's files, wherever they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// `ladder.json`
    pub ladder: Vec<u8>,
    /// `bands.csv`; a ladder without it is shown without pay.
    pub bands: Option<Vec<u8>>,
}

impl Source {
    /// The files that are there, by their names.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        let bands = self.bands.as_deref().map(|bytes| (bands::FILE, bytes));
        [(ladder::FILE, self.ladder.as_slice())].into_iter().chain(bands)
    }
}

/// The outcome of reading.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The dataset; nothing exactly where an error keeps it from meaning anything.
    pub dataset: Option<Dataset>,
    /// All problems of both files, as they were found.
    pub problems: Vec<FileProblem>,
}

/// Regions whose cap is below the lowest pay of everywhere: everybody there would be paid the cap.
fn low_caps(file: &LadderFile, tables: &Tables, problems: &mut Vec<FileProblem>) {
    let Some(lowest) = tables.lowest() else { return };
    for (addition, place) in file.additions.iter().zip(&file.caps) {
        if let Some(cap) = addition.cap.filter(|cap| *cap < lowest.minor()) {
            let code = Code::CapBelowPay { cap: Money::new(cap, lowest.currency()), lowest };
            problems.push(FileProblem { severity: Severity::Warning, file: ladder::FILE, place: place.clone(), code });
        }
    }
}

/// What `ladder.json` says, and what is wrong in it.
#[derive(Clone, Debug)]
pub struct LadderReading {
    /// What it says; nothing where that cannot be read at all.
    pub file: Option<Arc<LadderFile>>,
    problems: Vec<FileProblem>,
    /// Whether nothing is left out of it.
    whole: bool,
}

/// Reads `ladder.json`.
pub fn read_ladder(bytes: &[u8]) -> LadderReading {
    let collect = Collector::new(ladder::FILE);
    let file = text::decode(bytes, &collect).and_then(|text| ladder::read(&text, &collect)).map(Arc::new);
    let whole = !collect.has_errors();
    LadderReading { file, problems: collect.into_problems(), whole }
}

/// Reads the two files of a dataset. Without `bands.csv` the dataset has no pay, and a warning says so.
pub fn read(source: &Source) -> Reading {
    read_ladder(&source.ladder).with(source.bands.as_deref())
}

impl LadderReading {
    /// Reads the tables of the ladder: none where it is to be shown without pay, and a warning says so.
    pub fn with(self, bands: Option<&[u8]>) -> Reading {
        let collect = Collector::new(bands::FILE);
        let text = bands.and_then(|bytes| text::decode(bytes, &collect));
        let tables = self.file.as_ref().zip(text).map(|(file, text)| bands::read(&text, file, self.whole, &collect));
        self.together(tables, bands.is_some(), collect)
    }

    /// The same with pauses in which others have their turn, each told how many of how many rows of `bands.csv` are read.
    pub async fn with_pauses(self, bands: Option<&[u8]>, pause: &impl AsyncFn(usize, usize)) -> Reading {
        let collect = Collector::new(bands::FILE);
        let text = bands.and_then(|bytes| text::decode(bytes, &collect));
        let tables = match self.file.as_ref().zip(text) {
            Some((file, text)) => Some(bands::read_with_pauses(&text, file, self.whole, &collect, pause).await),
            None => None,
        };
        self.together(tables, bands.is_some(), collect)
    }

    /// What both files say. Without a ladder, which says what ids and amounts mean, nothing true can be said about pay but whether it is text.
    fn together(self, tables: Option<Tables>, has_bands: bool, collect: Collector) -> Reading {
        let Self { file, mut problems, .. } = self;
        if file.is_some() && !has_bands {
            collect.warning(Place::default(), Code::NoBands);
        }
        problems.extend(collect.into_problems());
        if let (Some(file), Some(tables)) = (&file, &tables) {
            low_caps(file, tables, &mut problems);
        }
        let sound = problems.iter().all(|problem| problem.severity != Severity::Error);
        let dataset = file.filter(|_| sound).map(|file| {
            let file = Arc::unwrap_or_clone(file);
            let tables: Tables = tables.unwrap_or_default();
            Dataset { ladder: file.ladder, tables, unit: file.unit, provenance: file.provenance }
        });
        Reading { dataset, problems }
    }
}
