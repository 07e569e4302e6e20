//! What is wrong or odd in the files of a dataset, told as the page tells it, without a browser.

mod report;

use std::io;
use std::path::{Path, PathBuf};

use files::excerpt::Texts;
use files::problem::{FileProblem, Severity};
use files::{Source, bands, index, ladder};
use rules::health;
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
        self.told.iter().filter(|told| told.kind == kind).count()
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
    let mut reports = vec![Report { folder: path.to_owned(), told: problems_told(problems, &Texts::of([(index::FILE, list.as_slice())])) }];
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
    let mut told = problems_told(reading.problems, &texts);
    let findings = reading.dataset.as_ref().map(health::findings).unwrap_or_default();
    let places: Vec<_> = findings.iter().map(|finding| &finding.at).collect();
    let lines = source.bands.as_deref().map(|bytes| bands::lines(bytes, &places)).unwrap_or_default();
    for (number, finding) in findings.iter().enumerate() {
        let line = lines.get(number).copied().flatten();
        let file = words::health::file(finding);
        told.push(Told {
            kind: Kind::Finding,
            file,
            line,
            place: words::health::place(finding, line, &Plain),
            what: words::health::what(finding, &Plain),
            excerpt: line.zip(texts.get(file)).and_then(|(line, text)| Excerpt::of_line(text, line)),
        });
    }
    Ok(Report { folder: folder.to_owned(), told })
}

/// Problems in the order in which the page lists them.
fn problems_told(mut problems: Vec<FileProblem>, texts: &Texts<'_>) -> Vec<Told> {
    problems.sort_by(|one, other| one.rank().cmp(&other.rank()));
    let told = |problem: &FileProblem| Told {
        kind: if problem.severity == Severity::Error { Kind::Error } else { Kind::Warning },
        file: problem.file,
        line: problem.place.line,
        place: words::problem::place(problem),
        what: words::problem::what(problem),
        excerpt: texts.get(problem.file).and_then(|text| Excerpt::of_place(text, &problem.place)),
    };
    problems.iter().map(told).collect()
}
