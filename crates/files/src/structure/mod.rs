//! `ladder.json` changed in place: what is not changed stays as it is written, byte for byte, and what points at something that is renamed, moved or
//! removed follows, in the ladder and in `bands.csv`.

mod bands;
mod differing;
mod edits;
mod grades;
mod levels;
mod places;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Source;
use super::document::json::{JsonChange, JsonDocument, JsonKind, JsonNotChanged, JsonPath, JsonStep, Node, quoted};
use super::ladder::FILE;
use super::problem::Collector;
use super::text::decode;
pub use differing::{LadderChange, differing};
pub use edits::{moved, removed, renamed, with_named_steps, with_steps_of};
pub use levels::{NewRank, new_level, new_track, to_track};
pub use places::Thing;

/// The text of a `ladder.json`, and where everything in it stands.
#[derive(Clone, Debug)]
pub struct LadderText {
    document: JsonDocument,
}

/// What pointed at something and followed it, or went with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Levels of a track.
    pub levels: usize,
    /// Amounts in `bands.csv`.
    pub amounts: usize,
    /// Promotions that a level names.
    pub promotions: usize,
    /// Grades of levels.
    pub grades: usize,
    /// Expectations of an axis or an area.
    pub expectations: usize,
    /// Tracks that a role names.
    pub roles: usize,
    /// Rules of moves that name a step.
    pub rules: usize,
    /// Findings that are on purpose.
    pub on_purpose: usize,
    /// Whether there is a `bands.csv` that cannot be read, and so stays as it is.
    pub is_pay_left: bool,
}

/// Files that were changed, and what followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new files.
    pub source: Source,
    /// What pointed at what was changed.
    pub followed: Followed,
    /// Where it stands now; where it is gone, what held it.
    pub path: JsonPath,
}

/// Why a ladder was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotEdited {
    /// The file is no JSON that can be read.
    NotRead,
    /// What is to be changed is not there, or is something else there.
    NotThere(String),
    /// No id can be that.
    NotAnId(String),
    /// Another one has that id.
    Taken(String),
    /// `bands.csv` has a column of that name with something in it, which is no step's.
    ColumnTaken(String),
    /// The last level or track stays: a ladder has at least one.
    LastOne,
    /// `bands.csv` could not be changed: the quotation marks of its last row are not closed.
    OpenQuote,
}

impl LadderText {
    /// Reads a file; nothing where it is no JSON, or no object.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = decode(bytes, &Collector::new(FILE))?.into_owned();
        let document = JsonDocument::parse(text).ok()?;
        matches!(document.root.kind, JsonKind::Object(_)).then_some(Self { document })
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        self.document.text().as_bytes().to_vec()
    }

    fn node(&self, path: &JsonPath) -> Option<&Node> {
        self.document.get(path.steps())
    }

    /// Whether something stands there.
    pub fn is_there(&self, path: &JsonPath) -> bool {
        self.node(path).is_some()
    }

    /// What a field says: a text, a number as it is written, `true` or `false`. Empty where nothing stands there, or something else.
    pub fn written(&self, path: &JsonPath) -> String {
        match self.node(path).map(|node| &node.kind) {
            Some(JsonKind::Text(text) | JsonKind::Number(text)) => text.clone(),
            Some(JsonKind::Bool(value)) => value.to_string(),
            _ => String::new(),
        }
    }

    /// Whether a text stands there.
    pub fn is_text(&self, path: &JsonPath) -> bool {
        matches!(self.node(path).map(|node| &node.kind), Some(JsonKind::Text(_)))
    }

    /// Whether a list stands there.
    pub fn is_list(&self, path: &JsonPath) -> bool {
        matches!(self.node(path).map(|node| &node.kind), Some(JsonKind::List(_)))
    }

    /// How many items a list has; none where there is no list.
    pub fn len(&self, list: &JsonPath) -> usize {
        match self.node(list).map(|node| &node.kind) {
            Some(JsonKind::List(items)) => items.len(),
            _ => 0,
        }
    }

    /// The paths of the items of a list.
    pub fn items(&self, list: &JsonPath) -> Vec<JsonPath> {
        (0..self.len(list)).map(|index| list.item(index)).collect()
    }

    /// The paths of all tracks.
    pub fn tracks(&self) -> Vec<JsonPath> {
        self.items(&JsonPath::root().field("tracks"))
    }

    /// The paths of the levels of a track, in the order of the file.
    pub fn levels(&self, track: &JsonPath) -> Vec<JsonPath> {
        self.items(&track.field("levels"))
    }

    /// The paths of all levels.
    fn all_levels(&self) -> Vec<JsonPath> {
        self.tracks().iter().flat_map(|track| self.levels(track)).collect()
    }

    /// The ids of what a list holds, blank ones left out.
    fn ids(&self, list: &JsonPath) -> Vec<String> {
        self.items(list).iter().map(|item| self.written(&item.field("id"))).filter(|id| !id.is_empty()).collect()
    }

    /// Puts a value, as JSON writes it, in its place, with the objects that hold it; without one takes it away, and objects that are empty then.
    ///
    /// # Errors
    /// Where something of another kind stands on the way, or the value is not JSON.
    pub fn put(&mut self, path: &JsonPath, value: Option<&str>) -> Result<(), JsonNotChanged> {
        match value {
            Some(value) if self.is_there(path) => self.document.set(path.steps(), value),
            Some(value) => self.insert(path, value),
            None if self.is_there(path) => self.take(path),
            None => Ok(()),
        }
    }

    fn insert(&mut self, path: &JsonPath, value: &str) -> Result<(), JsonNotChanged> {
        let steps = path.steps();
        let there = (0..steps.len()).rev().find(|length| steps.get(..*length).is_some_and(|owner| self.document.get(owner).is_some()));
        let (owner, missing) = steps.split_at_checked(there.unwrap_or_default()).ok_or(JsonNotChanged::NoSuchPlace)?;
        let Some((JsonStep::Field(name), rest)) = missing.split_first() else {
            let Some(JsonStep::Item(index)) = missing.first().filter(|_| missing.len() == 1) else {
                return Err(JsonNotChanged::NoSuchPlace);
            };
            return self.document.insert_item(owner, *index, value);
        };
        let value = rest.iter().rev().fold(value.to_owned(), |value, step| match step {
            JsonStep::Field(name) => format!("{{ {}: {value} }}", quoted(name)),
            JsonStep::Item(_) => format!("[ {value} ]"),
        });
        self.document.insert_field(owner, name, &value)
    }

    fn take(&mut self, path: &JsonPath) -> Result<(), JsonNotChanged> {
        self.document.remove(path.steps())?;
        let Some((owner, JsonStep::Field(_))) = path.split() else { return Ok(()) };
        let is_empty = matches!(self.node(&owner).map(|node| &node.kind), Some(JsonKind::Object(fields)) if fields.is_empty());
        // An item of a list stays: it may be about to be filled in.
        if is_empty && matches!(owner.split(), Some((_, JsonStep::Field(_)))) { self.take(&owner) } else { Ok(()) }
    }

    /// Takes an item out of its list, and the list with its last one.
    ///
    /// # Errors
    /// Where it is not there.
    pub fn take_item(&mut self, list: &JsonPath, index: usize) -> Result<(), JsonNotChanged> {
        self.document.remove(list.item(index).steps())?;
        if self.len(list) == 0 { self.put(list, None) } else { Ok(()) }
    }

    /// The first name by its number, from 1 on, that no item of a list has in a field.
    pub fn free(&self, list: &JsonPath, field: &str, named: impl Fn(usize) -> String) -> String {
        first_free(&self.items(list).iter().map(|item| self.written(&item.field(field))).collect(), 1, named)
    }

    /// Puts an item, as JSON writes it, into a list, which is made where it is missing.
    ///
    /// # Errors
    /// Where no list stands there, or it is shorter, or the value is not JSON.
    pub fn add(&mut self, list: &JsonPath, index: usize, value: &str) -> Result<(), JsonNotChanged> {
        if self.is_there(list) {
            return self.document.insert_item(list.steps(), index, value);
        }
        self.insert(list, &format!("[ {value} ]"))
    }

    /// Two items of a list change places.
    ///
    /// # Errors
    /// Where one of them is not there.
    pub fn swap(&mut self, list: &JsonPath, one: usize, other: usize) -> Result<(), JsonNotChanged> {
        let text = |index: usize| {
            let path = list.item(index);
            let value = self.document.source(self.node(&path).ok_or(JsonNotChanged::NoSuchPlace)?).to_owned();
            Ok::<_, JsonNotChanged>((path, value))
        };
        let ((one, first), (other, second)) = (text(one)?, text(other)?);
        self.document.change(&[JsonChange::Set { path: one, value: second }, JsonChange::Set { path: other, value: first }])
    }
}

/// The first name by its number, from one on, that is not taken.
fn first_free(taken: &BTreeSet<String>, from: usize, named: impl Fn(usize) -> String) -> String {
    // One more than are taken cannot all be.
    (from..=from.saturating_add(taken.len())).map(named).find(|name| !taken.contains(name)).unwrap_or_default()
}

/// A text that a change reads, or why it cannot.
fn read(source: &Source) -> Result<LadderText, NotEdited> {
    LadderText::read(&source.ladder).ok_or(NotEdited::NotRead)
}

/// What a change of JSON could not do.
fn not_there(path: &JsonPath) -> impl Fn(JsonNotChanged) -> NotEdited + use<'_> {
    move |_| NotEdited::NotThere(path.to_string())
}

/// A ladder whose text was changed, and nothing else.
fn edited(source: &Source, text: &LadderText, path: JsonPath) -> Edited {
    Edited { source: Source { ladder: text.bytes(), bands: source.bands.clone() }, followed: Followed::default(), path }
}

/// A field says something else. What is no number where one is wanted is written as a text, and reading tells of it there.
///
/// # Errors
/// Where something of another kind stands on the way.
pub fn set(source: &Source, path: &JsonPath, value: Option<&str>) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    text.put(path, value).map_err(not_there(path))?;
    Ok(edited(source, &text, path.clone()))
}

/// An item comes into a list.
///
/// # Errors
/// Where no list can stand there.
pub fn added(source: &Source, list: &JsonPath, index: usize, value: &str) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    text.add(list, index, value).map_err(not_there(list))?;
    Ok(edited(source, &text, list.item(index)))
}

/// The ladder that a text means, errors or not.
fn meant(source: &Source) -> Option<Arc<super::ladder::LadderFile>> {
    super::read_ladder(&source.ladder).file
}
