//! `index.json`: the datasets that a site hosts.

use super::decode::{Decoder, Field, decode};
use super::document::json::JsonDocument;
use super::problem::{Code, Collector, FileProblem, Identified, Place};
use super::raw::RawIndex;
use super::text::{self, beginning};
use std::collections::BTreeSet;

/// The name of the file.
pub const FILE: &str = "index.json";

/// A hosted dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedDataset {
    /// The name of its folder, which links name.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

/// Reads the list; entries that make no sense are left out with a problem.
///
/// # Errors
/// All problems, where no dataset is left.
pub fn read(bytes: &[u8]) -> Result<(Vec<HostedDataset>, Vec<FileProblem>), Vec<FileProblem>> {
    let collect = Collector::new(FILE);
    let entries = text::decode(bytes, &collect).and_then(|text| entries(&text, &collect)).unwrap_or_default();
    if entries.is_empty() {
        if !collect.has_errors() {
            collect.error(Place { field: "datasets".to_owned(), ..Place::default() }, Code::NoDataset);
        }
        return Err(collect.into_problems());
    }
    Ok((entries, collect.into_problems()))
}

fn entries(text: &str, collect: &Collector) -> Option<Vec<HostedDataset>> {
    let document = JsonDocument::parse(text.to_owned()).map_err(|fault| collect.error(fault.place, fault.code)).ok()?;
    let source = Decoder { document: &document, collect };
    let raw: RawIndex = decode(source)?;
    super::ladder::check_format(source, &raw.format);
    let readable = matches!(raw.format, Field::Good(1, _));
    let mut taken = BTreeSet::new();
    let entries = raw.datasets.good()?.into_iter().filter_map(|entry| {
        let Field::Good(entry, at) = entry else { return None };
        if entry.id.is_missing() || entry.name.is_missing() {
            source.error(at, Code::HalfAnEntry);
        }
        let (Field::Good(id, id_at), Field::Good(name, name_at)) = (entry.id, entry.name) else { return None };
        if name.trim().is_empty() {
            source.error(name_at, Code::EmptyText("name"));
            return None;
        }
        // A folder's name becomes part of an address: only plain ones are safe.
        if id.parse::<rules::id::TrackId>().is_err() || id == "local" {
            source.error(id_at, Code::NotAFolder(beginning(&id)));
            return None;
        }
        if !taken.insert(id.clone()) {
            source.error(id_at, Code::IdTwice { id, of: Identified::Dataset });
            return None;
        }
        Some(HostedDataset { id, name })
    });
    // All entries are looked at, for their problems; those of another format may mean something else.
    let entries: Vec<HostedDataset> = entries.collect();
    readable.then_some(entries)
}
