//! What is wrong or odd in the files of a dataset, told as the page tells it, without a browser.

mod report;

use std::io;
use std::path::{Path, PathBuf};

use files::excerpt::Texts;
use files::grouped::grouped;
use files::problem::{FileProblem, Severity};
use files::{Source, bands, index, ladder, purpose};
use rules::health::{self, Finding};
use words::plain::Plain;

pub use files::excerpt::Excerpt;
pub use report::{json, text};

/// What kind of thing is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It keeps the dataset from opening.
    Error,
    /// It is left out, or odd in what is used.
    Warning,
    /// It is odd, and may be on purpose.
    Finding,
    /// It is odd, and the ladder says that it is on purpose, and why.
    OnPurpose,
}

/// Something that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What kind of thing it is.
    pub kind: Kind,
    /// The name of the file.
    pub file: &'static str,
    /// The line, counted from 1, where it stands on one.
    pub line: Option<usize>,
    /// The place, as the page says it: "bands.csv, line 12, amount".
    pub place: String,
    /// What was found and what was expected, as the page says it.
    pub what: String,
    /// The line with what is meant in it.
    pub excerpt: Option<Excerpt>,
    /// The lines of all places, where one cause makes many problems; as many as there are places.
    pub places: Vec<Option<usize>>,
    /// Why it is on purpose.
    pub reason: Option<String>,
}

/// All that is told of a dataset, or of the list of a site's datasets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its folder, as it was asked for.
    pub folder: PathBuf,
    /// Worst first, then by file and place.
    pub told: Vec<Told>,
}

impl Report {
    /// How many there are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.told.iter().filter(|told| told.kind == kind).map(|told| told.places.len()).sum()
    }
}

/// A folder could not be checked.
#[derive(Debug)]
pub enum NotChecked {
    /// There is neither a ladder nor a list of datasets in it.
    NoLadder(PathBuf),
    /// A file could not be read.
    NotRead(PathBuf, io::Error),
}

/// A file; nothing where there is none.
fn bytes(path: PathBuf) -> Result<Option<Vec<u8>>, NotChecked> {
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(NotChecked::NotRead(path, why)),
    }
}

/// Checks a folder: that of a dataset, or the one of a site that lists several, with all of them.
///
/// # Errors
/// Where a file cannot be read, or nothing in the folder can be checked.
pub fn folder(path: &Path) -> Result<Vec<Report>, NotChecked> {
    if let Some(ladder) = bytes(path.join(ladder::FILE))? {
        return Ok(vec![dataset(path, ladder)?]);
    }
    let list = bytes(path.join(index::FILE))?.ok_or_else(|| NotChecked::NoLadder(path.to_owned()))?;
    let (entries, problems) = match index::read(&list) {
        Ok((entries, problems)) => (entries, problems),
        Err(problems) => (Vec::new(), problems),
    };
    let mut reports =
        vec![Report { folder: path.to_owned(), told: problems_told(&problems, &Texts::of([(index::FILE, list.as_slice())])) }];
    for entry in entries {
        let own = path.join(&entry.id);
        let ladder = bytes(own.join(ladder::FILE))?.ok_or_else(|| NotChecked::NoLadder(own.clone()))?;
        reports.push(dataset(&own, ladder)?);
    }
    Ok(reports)
}

fn dataset(folder: &Path, ladder: Vec<u8>) -> Result<Report, NotChecked> {
    let source = Source { ladder, bands: bytes(folder.join(bands::FILE))? };
    let reading = files::read(&source);
    let texts = Texts::of(source.files());
    let findings = reading.dataset.as_ref().map(health::findings).unwrap_or_default();
    let idle = reading.dataset.as_ref().map(|dataset| purpose::idle(&source, &dataset.ladder, &findings)).unwrap_or_default();
    let problems: Vec<FileProblem> = reading.problems.into_iter().chain(idle).collect();
    let mut told = problems_told(&problems, &texts);
    let places: Vec<_> = findings.iter().map(|finding| &finding.at).collect();
    let lines = source.bands.as_deref().map(|bytes| bands::lines(bytes, &places)).unwrap_or_default();
    // What is open comes first.
    let mut order: Vec<(usize, &Finding)> = findings.iter().enumerate().collect();
    order.sort_by_key(|(_, finding)| finding.on_purpose.is_some());
    for (number, finding) in order {
        let reason = reading.dataset.as_ref().and_then(|dataset| finding.reason(&dataset.ladder)).map(str::to_owned);
        let line = lines.get(number).copied().flatten();
        let file = words::health::file(finding);
        told.push(Told {
            kind: if reason.is_some() { Kind::OnPurpose } else { Kind::Finding },
            file,
            line,
            place: words::health::place(finding, line, &Plain),
            what: words::health::what(finding, &Plain),
            excerpt: line.zip(texts.get(file)).and_then(|(line, text)| Excerpt::of_line(text, line)),
            places: vec![line],
            reason,
        });
    }
    Ok(Report { folder: folder.to_owned(), told })
}

/// Problems in the order in which the page lists them, those of one cause together.
fn problems_told(problems: &[FileProblem], texts: &Texts<'_>) -> Vec<Told> {
    let told = |group: Vec<usize>| {
        let group: Vec<&FileProblem> = group.into_iter().filter_map(|place| problems.get(place)).collect();
        let first = *group.first()?;
        Some(Told {
            kind: if first.severity == Severity::Error { Kind::Error } else { Kind::Warning },
            file: first.file,
            line: first.place.line,
            place: words::problem::places(&group),
            what: words::problem::cause(&group),
            excerpt: texts.get(first.file).and_then(|text| Excerpt::of_place(text, &first.place)),
            places: group.iter().map(|problem| problem.place.line).collect(),
            reason: None,
        })
    };
    grouped(problems).into_iter().filter_map(told).collect()
}
