//! What is on purpose, in `ladder.json`: entries that mean nothing any more, and the file with an entry more or less. Everything else in it stays
//! as it is written.

use crate::Source;
use crate::document::json::{JsonDocument, JsonKind, JsonPath, JsonStep, quoted};
use crate::ladder::FILE;
use crate::problem::{Code, Collector, FileProblem, Severity};
use crate::structure::LadderText;
use crate::text::decode;
use rules::health::{self, Finding};
use rules::ladder::{Ladder, OnPurpose};

/// The field of the file.
const FIELD: &str = "on_purpose";

fn document(bytes: &[u8]) -> Option<JsonDocument> {
    JsonDocument::parse(decode(bytes, &Collector::new(FILE))?.into_owned()).ok()
}

fn list() -> JsonStep {
    JsonStep::Field(FIELD.to_owned())
}

/// A warning of each entry that means none of the findings of its ladder, at its place in the file.
pub fn idle(source: &Source, ladder: &Ladder, findings: &[Finding]) -> Vec<FileProblem> {
    let places = health::idle(ladder, findings);
    // Most ladders have no entry, or none that is idle: these are not read again.
    let Some(document) = (!places.is_empty()).then(|| document(&source.ladder)).flatten() else { return Vec::new() };
    let problem = |place: usize| {
        let OnPurpose { finding, at, .. } = ladder.on_purpose.get(place)?.clone();
        let place = document.place(document.get(&[list(), JsonStep::Item(place)])?.at);
        Some(FileProblem { severity: Severity::Warning, file: FILE, place, code: Code::IdleOnPurpose { finding, at } })
    };
    places.into_iter().filter_map(problem).collect()
}

/// The file with an entry more, laid out as what stands beside it; nothing where it is no ladder.
pub fn with(ladder: &[u8], entry: &OnPurpose) -> Option<Vec<u8>> {
    let mut document = document(ladder)?;
    let ids: Vec<String> = entry.at.iter().map(|id| quoted(id)).collect();
    let region = entry.region.as_ref().map(|region| format!(" \"region\": {},", quoted(region))).unwrap_or_default();
    let (finding, ids, reason) = (quoted(&entry.finding), ids.join(", "), quoted(&entry.reason));
    let text = format!("{{ \"finding\": {finding}, \"at\": [{ids}],{region} \"reason\": {reason} }}");
    let there = document.get(&[list()]).map(|list| if let JsonKind::List(items) = &list.kind { Some(items.len()) } else { None });
    let changed = if let Some(count) = there {
        document.insert_item(&[list()], count?, &text)
    } else {
        // A line of its own for each entry, where the fields have lines of their own.
        let begin = last_line(&document);
        let text = begin.map_or_else(|| format!("[{text}]"), |begin| format!("[\n{begin}{begin}{text}\n{begin}]"));
        document.insert_field(&[], FIELD, &text)
    };
    changed.ok()?;
    Some(document.text().as_bytes().to_vec())
}

/// The blanks before the last field, where it begins a line.
fn last_line(document: &JsonDocument) -> Option<String> {
    let JsonKind::Object(fields) = &document.root.kind else { return None };
    let before = document.text().get(..fields.last()?.1.at)?;
    let (_, line) = before.rsplit_once('\n')?;
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(blanks..)?.starts_with('"').then(|| line.get(..blanks).unwrap_or_default().to_owned())
}

/// The file without the entry at a place, and without the list where that was the only one; nothing where there is none.
pub fn without(ladder: &[u8], place: usize) -> Option<Vec<u8>> {
    let mut text = LadderText::read(ladder)?;
    text.take_item(&JsonPath::root().field(FIELD), place).ok()?;
    Some(text.bytes())
}
