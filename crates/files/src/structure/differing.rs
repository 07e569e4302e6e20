//! What differs between two texts of a ladder.

use std::collections::BTreeMap;

use super::LadderText;
use crate::document::json::{JsonKind, JsonPath, Node};

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderChange {
    /// The id of the level in which it stands; the track's, where it is none of a level; else empty.
    pub of: String,
    /// The field, with what holds it: `title`, `expects.text`, `pay.regions.percent`; empty for a whole level or track.
    pub field: String,
    /// The item of a list in which it stands, by its id, its name or its rank; empty where it has none.
    pub item: String,
    /// What it said; nothing where it was not there.
    pub before: Option<String>,
    /// What it says; nothing where it is gone.
    pub after: Option<String>,
    /// Where it stands; nothing where it is gone.
    pub path: Option<JsonPath>,
}

/// A value by what names it, however it moved: an item of a list by its id, name or rank, else by its place.
type Key = Vec<String>;

/// What a leaf says, and where.
struct Leaf {
    says: String,
    path: JsonPath,
    of: String,
    field: String,
    item: String,
}

/// What differs, in the order of the new text; what is gone comes behind. A level that is new or gone is one thing.
pub fn differing(before: &LadderText, now: &LadderText) -> Vec<LadderChange> {
    let (old, new) = (leaves(before), leaves(now));
    let old_at: BTreeMap<&Key, &Leaf> = old.iter().map(|(key, leaf)| (key, leaf)).collect();
    let new_at: BTreeMap<&Key, &Leaf> = new.iter().map(|(key, leaf)| (key, leaf)).collect();
    let mut changes = Vec::new();
    for (key, leaf) in &new {
        let was = old_at.get(key);
        if was.is_none_or(|was| was.says != leaf.says) {
            changes.push(LadderChange {
                of: leaf.of.clone(),
                field: leaf.field.clone(),
                item: leaf.item.clone(),
                before: was.map(|was| was.says.clone()),
                after: Some(leaf.says.clone()),
                path: Some(leaf.path.clone()),
            });
        }
    }
    for (_, leaf) in old.iter().filter(|(key, _)| !new_at.contains_key(key)) {
        changes.push(LadderChange {
            of: leaf.of.clone(),
            field: leaf.field.clone(),
            item: leaf.item.clone(),
            before: Some(leaf.says.clone()),
            after: None,
            path: None,
        });
    }
    whole(changes, &old, &new)
}

/// Levels, and other items with an id, that are new or gone as a whole are told once.
fn whole(changes: Vec<LadderChange>, old: &[(Key, Leaf)], new: &[(Key, Leaf)]) -> Vec<LadderChange> {
    let has = |leaves: &[(Key, Leaf)], of: &str| leaves.iter().any(|(_, leaf)| leaf.of == of && leaf.field == "id");
    let mut told: Vec<LadderChange> = Vec::new();
    for change in changes {
        let alone = !change.of.is_empty() && (has(old, &change.of) != has(new, &change.of));
        if !alone {
            told.push(change);
        } else if change.field == "id" {
            told.push(LadderChange { field: String::new(), path: change.path.and_then(|path| Some(path.split()?.0)), ..change });
        }
    }
    told
}

fn leaves(text: &LadderText) -> Vec<(Key, Leaf)> {
    let mut found = Vec::new();
    walk(text, &text.document.root, &Walk::default(), &mut found);
    found
}

#[derive(Clone, Default)]
struct Walk {
    key: Key,
    path: JsonPath,
    of: String,
    field: String,
    item: String,
}

impl Walk {
    fn step(&self, name: &str) -> Self {
        let mut key = self.key.clone();
        key.push(name.to_owned());
        let field = if self.field.is_empty() { name.to_owned() } else { format!("{}.{name}", self.field) };
        Self { key, path: self.path.field(name), field, of: self.of.clone(), item: self.item.clone() }
    }

    /// Into an item of a list. Levels are known by their ids alone, whichever track they are of.
    fn item(&self, place: usize, name: Option<String>, known: String) -> Self {
        let depth = self.path.steps().len();
        let is_level = depth == 3 && self.field == "levels";
        let is_track = depth == 1 && self.field == "tracks";
        let mut key = if is_level { vec!["levels".to_owned()] } else { self.key.clone() };
        key.push(known);
        let (path, name) = (self.path.item(place), name.unwrap_or_default());
        if is_level || is_track {
            return Self { key, path, of: name, ..Self::default() };
        }
        Self { key, path, of: self.of.clone(), field: self.field.clone(), item: name }
    }

    fn leaf(&self, says: String) -> (Key, Leaf) {
        let (of, field, item) = (self.of.clone(), self.field.clone(), self.item.clone());
        (self.key.clone(), Leaf { says, path: self.path.clone(), of, field, item })
    }
}

fn walk(text: &LadderText, node: &Node, at: &Walk, found: &mut Vec<(Key, Leaf)>) {
    match &node.kind {
        JsonKind::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| !(at.path.steps().is_empty() && name == "$schema")) {
                walk(text, value, &at.step(name), found);
            }
        }
        // What a list of texts or numbers says counts as one: `promotes_to`, `ranks`, `tracks` of a role.
        JsonKind::List(items) if at.field == "expects" || items.iter().any(|item| matches!(item.kind, JsonKind::Object(_))) => {
            let mut known: BTreeMap<String, usize> = BTreeMap::new();
            for (place, item) in items.iter().enumerate() {
                let path = at.path.item(place);
                let name = ["id", "name", "rank"].iter().map(|name| text.written(&path.field(name))).find(|own| !own.is_empty());
                let again = known.entry(name.clone().unwrap_or_else(|| text.document.source(item).to_owned()));
                let key = again.key().clone();
                let again = again.or_default();
                *again += 1;
                let inner = at.item(place, name, format!("{key} {again}"));
                if inner.field.is_empty() && !at.of.is_empty() {
                    found.push(Walk { path: inner.path.clone(), ..inner.step("track") }.leaf(at.of.clone()));
                }
                walk(text, item, &inner, found);
            }
        }
        JsonKind::Text(says) => found.push(at.leaf(says.clone())),
        JsonKind::List(items) => found.push(at.leaf(items.iter().map(|item| plain(text, item)).collect::<Vec<_>>().join(", "))),
        _ => found.push(at.leaf(text.document.source(node).to_owned())),
    }
}

fn plain(text: &LadderText, node: &Node) -> String {
    if let JsonKind::Text(text) = &node.kind { text.clone() } else { text.document.source(node).to_owned() }
}
