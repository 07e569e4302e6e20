//! Which datasets are among files that came together: in a folder, in a zip, or picked one by one.

use std::collections::BTreeMap;

use super::archive::Entry;
use super::document::json::{JsonDocument, JsonKind};
use super::problem::Collector;
use super::separated::{level_head, normal, parse, step_id};
use super::{bands, ladder, roster, text};

/// The files of one dataset; at least one of them is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The path of its folder without a `/` at its end; empty for files in no folder.
    pub folder: String,
    /// `ladder.json`
    pub ladder: Option<Vec<u8>>,
    /// `bands.csv`
    pub bands: Option<Vec<u8>>,
    /// `roster.csv`
    pub roster: Option<Vec<u8>>,
}

/// Files sorted into datasets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// The datasets in the order of their folders.
    pub datasets: Vec<Gathered>,
    /// The paths of the files that belong to none, as they came.
    pub left_over: Vec<String>,
}

/// What a file of a dataset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Ladder,
    Bands,
    Roster,
}

/// Sorts files into datasets, one a folder that holds `ladder.json`, `bands.csv` or `roster.csv`, in capitals or not.
///
/// Where no file at all has such a name they are told by what is in them: JSON with `tracks` is a ladder, a table with a column `level` bands or a
/// roster. Several of a kind in one folder are left over then, since nothing says which one is meant.
pub fn datasets(entries: Vec<Entry>) -> Sorted {
    let are_named = entries.iter().any(|entry| named(&entry.path).is_some());
    let parts: Vec<Option<Part>> = entries.iter().map(|entry| if are_named { named(&entry.path) } else { told(entry) }).collect();
    let mut counts: BTreeMap<(String, Part), usize> = BTreeMap::new();
    for (entry, part) in entries.iter().zip(&parts) {
        if let Some(part) = part {
            *counts.entry((folder(&entry.path).to_owned(), *part)).or_default() += 1;
        }
    }
    let (mut found, mut left_over) = (BTreeMap::<String, Gathered>::new(), Vec::new());
    for (entry, part) in entries.into_iter().zip(parts) {
        let at = folder(&entry.path).to_owned();
        let count = |part| counts.get(&(at.clone(), part)).copied().unwrap_or_default();
        let Some(part) = part.filter(|part| are_named || count(*part) == 1) else {
            left_over.push(entry.path);
            continue;
        };
        let dataset = found.entry(at.clone()).or_insert_with(|| Gathered { folder: at, ..Gathered::default() });
        let slot = match part {
            Part::Ladder => &mut dataset.ladder,
            Part::Bands => &mut dataset.bands,
            Part::Roster => &mut dataset.roster,
        };
        // Two names that differ in capitals: the first one counts.
        if slot.is_some() {
            left_over.push(entry.path);
        } else {
            *slot = Some(entry.bytes);
        }
    }
    Sorted { datasets: found.into_values().collect(), left_over }
}

/// The folder of a path, and the name in it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn folder(path: &str) -> &str {
    split(path).0
}

fn named(path: &str) -> Option<Part> {
    let (_, name) = split(path);
    let files = [(ladder::FILE, Part::Ladder), (bands::FILE, Part::Bands), (roster::FILE, Part::Roster)];
    files.into_iter().find_map(|(file, part)| name.eq_ignore_ascii_case(file).then_some(part))
}

/// Whether a file has the name of one of a ladder's, in capitals or not.
pub fn is_named(path: &str) -> bool {
    named(path).is_some()
}

/// Whether the name of a file ends in one of these ways, in capitals or not.
pub fn ends_in(path: &str, ends: &[&str]) -> bool {
    let (_, name) = split(path);
    name.rsplit_once('.').is_some_and(|(_, end)| ends.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

/// How the names of files end in which JSON stands, and those in which a table does.
pub const JSON: &[&str] = &["json"];
/// The same of a table.
pub const TABLE: &[&str] = &["csv", "tsv", "txt"];

/// What a file is by its content; the end of its name says how it is read.
fn told(entry: &Entry) -> Option<Part> {
    let is_json = ends_in(&entry.path, JSON);
    if !is_json && !ends_in(&entry.path, TABLE) {
        return None;
    }
    // What is wrong in the file is told when it is read as what it is.
    let text = text::decode(&entry.bytes, &Collector::new(""))?.into_owned();
    if is_json { has_tracks(text).then_some(Part::Ladder) } else { table(text) }
}

fn has_tracks(text: String) -> bool {
    // A slip in a ladder makes it no other file.
    let seems = text.contains("\"tracks\"");
    match JsonDocument::parse(text) {
        Ok(document) => matches!(document.root.kind, JsonKind::Object(fields) if fields.iter().any(|(name, _)| name == "tracks")),
        Err(_) => seems,
    }
}

/// Bands, or a roster where a head says something of a person and none anything of pay by step.
fn table(text: String) -> Option<Part> {
    let (document, before) = parse(text);
    let heads: Vec<String> = document.row(before)?.iter().map(|head| normal(&head)).collect();
    level_head(&heads)?;
    let is_pay = |head: &str| {
        matches!(head, "amount" | "min" | "mid" | "max")
            || step_id(head).is_some_and(|step| step.as_str().bytes().all(|b| b.is_ascii_digit()))
    };
    let is_roster = heads.iter().any(|head| roster::is_of_person(head)) && !heads.iter().any(|head| is_pay(head));
    Some(if is_roster { Part::Roster } else { Part::Bands })
}
