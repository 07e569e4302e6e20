//! JSON as it is written, with a tree that remembers where every value stands: a problem names its line and field, and a change of one
//! value leaves every other byte alone.
//!
//! `serde_json` checks that the text is JSON, and says what is wrong with it. The tree is made by a walk of our own, which so has nothing to check: by
//! `RawValue`, which knows places as well, each text is read once more for every object and list that it is in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::IgnoredAny;

use super::{Splice, bom, spliced};
use crate::problem::{Code, FoundValue, Place, Span};
use crate::text::{Lines, beginning};

/// Deeper than any ladder; keeps hostile files from exhausting the stack.
const DEEPEST: usize = 24;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The offset of its first character in the file.
    pub at: usize,
    end: usize,
    /// The value.
    pub kind: JsonKind,
}

/// A JSON value.
#[derive(Clone, Debug)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object: names with their offsets, in order, doubles included.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// The value as a problem names it.
    pub fn found(&self) -> FoundValue {
        match &self.kind {
            JsonKind::Null => FoundValue::Null,
            JsonKind::Bool(value) => FoundValue::Bool(*value),
            JsonKind::Number(text) => FoundValue::Number(text.clone()),
            JsonKind::Text(text) => FoundValue::Text(beginning(text)),
            JsonKind::List(_) => FoundValue::List,
            JsonKind::Object(_) => FoundValue::Object,
        }
    }

    /// Where it stands.
    pub const fn span(&self) -> Span {
        Span { start: self.at, end: self.end }
    }

    /// The value of a field or the item of a list; the first of doubles.
    fn child(&self, step: &JsonStep) -> Option<&Self> {
        self.children().get(self.index(step)?).copied()
    }

    fn index(&self, step: &JsonStep) -> Option<usize> {
        match (step, &self.kind) {
            (JsonStep::Field(wanted), JsonKind::Object(fields)) => fields.iter().position(|(name, _)| name == wanted),
            (JsonStep::Item(index), JsonKind::List(items)) => (*index < items.len()).then_some(*index),
            _ => None,
        }
    }

    fn children(&self) -> Vec<&Self> {
        match &self.kind {
            JsonKind::List(items) => items.iter().collect(),
            JsonKind::Object(fields) => fields.iter().map(|(_, node)| node).collect(),
            _ => Vec::new(),
        }
    }

    /// The child that holds an offset, and the step to it.
    fn child_at(&self, at: usize) -> Option<(JsonStep, &Self)> {
        // Children stand in the order of the file: a search by halves keeps a file full of problems quick.
        match &self.kind {
            JsonKind::List(items) => {
                let index = items.partition_point(|node| node.end <= at);
                items.get(index).filter(|node| node.holds(at)).map(|node| (JsonStep::Item(index), node))
            }
            JsonKind::Object(fields) => {
                let index = fields.partition_point(|(_, node)| node.end <= at);
                fields.get(index).filter(|(_, node)| node.holds(at)).map(|(name, node)| (JsonStep::Field(name.clone()), node))
            }
            _ => None,
        }
    }

    /// Writes the path to an offset, and gives the span of what begins there.
    fn path_to(&self, at: usize, path: &mut String) -> Span {
        if let Some((step, node)) = self.child_at(at) {
            match step {
                JsonStep::Item(index) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                }
                JsonStep::Field(name) => {
                    path.push_str(if path.is_empty() { "" } else { "." });
                    path.push_str(&name);
                }
            }
            if node.at != at {
                return node.path_to(at, path);
            }
            return node.span();
        }
        self.span()
    }

    const fn holds(&self, at: usize) -> bool {
        self.at <= at && at < self.end
    }
}

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonStep {
    /// Into a field of an object; the first of doubles.
    Field(String),
    /// Into an item of a list, counted from 0.
    Item(usize),
}

/// The way to a value, written as problems name it: `tracks[0].levels[2].title`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct JsonPath(Vec<JsonStep>);

impl JsonPath {
    /// The document itself.
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// The way that a problem names: the opposite of writing it. A name with a dot or a bracket in it leads nowhere.
    pub fn named(text: &str) -> Self {
        let of_name = |part: &str| {
            let (name, items) = part.split_once('[').map_or((part, None), |(name, items)| (name, Some(items)));
            let items = items.into_iter().flat_map(|items| items.split('[')).filter_map(|item| item.trim_end_matches(']').parse().ok());
            let name = (!name.is_empty()).then(|| JsonStep::Field(name.to_owned()));
            name.into_iter().chain(items.map(JsonStep::Item)).collect::<Vec<_>>()
        };
        Self(text.split('.').flat_map(of_name).collect())
    }

    /// On into a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.then(JsonStep::Field(name.to_owned()))
    }

    /// On into an item, counted from 0.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.then(JsonStep::Item(index))
    }

    /// On into fields, one in the other.
    #[must_use]
    pub fn below(&self, names: &[&str]) -> Self {
        names.iter().fold(self.clone(), |path, name| path.field(name))
    }

    fn then(&self, step: JsonStep) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// What holds the value, and the last step; nothing for the document itself.
    pub fn split(&self) -> Option<(Self, &JsonStep)> {
        let (last, owner) = self.0.split_last()?;
        Some((Self(owner.to_vec()), last))
    }

    /// Its steps.
    pub fn steps(&self) -> &[JsonStep] {
        &self.0
    }
}

impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                JsonStep::Field(name) => write!(f, "{}{name}", if place == 0 { "" } else { "." })?,
                JsonStep::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// One of several changes of a document. Paths are those before all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonChange {
    /// A value, as JSON writes it, comes in place of another one.
    Set {
        /// Where.
        path: JsonPath,
        /// The new one.
        value: String,
    },
    /// A field has another name.
    Rename {
        /// The path of its value.
        path: JsonPath,
        /// The new name.
        name: String,
    },
    /// A field or an item goes.
    Remove {
        /// Which.
        path: JsonPath,
    },
}

/// A text that is not JSON that can be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// Where it was seen.
    pub place: Place,
    /// What is wrong.
    pub code: Code,
}

/// A document cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonNotChanged {
    /// Nothing stands there, or something of another kind.
    NoSuchPlace,
    /// The new value is not JSON, or the document would nest too deeply with it.
    NotJson(Box<NotJson>),
}

/// A file of JSON.
#[derive(Clone, Debug)]
pub struct JsonDocument {
    text: String,
    /// The outermost value.
    pub root: Node,
    lines: Lines,
}

impl fmt::Display for JsonDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A text as JSON writes it.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl JsonDocument {
    /// Reads a text, a byte order mark included.
    ///
    /// # Errors
    /// Where it is not JSON, or nests too deeply.
    pub fn parse(text: String) -> Result<Self, Box<NotJson>> {
        let lines = Lines::of(&text);
        let body = text.get(bom(&text)..).unwrap_or_default();
        let fault = |at: usize, code| {
            let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let column = at.checked_sub(lines.start(at)).map(|bytes| bytes + 1);
            let place = Place { line: Some(lines.line(at)), column, span: Some(Span { start: at, end }), ..Place::default() };
            Box::new(NotJson { place, code })
        };
        let root = match serde_json::from_str::<IgnoredAny>(body) {
            // The first reading has checked all but escapes and depth.
            Ok(_) => Walk { text: &text, at: bom(&text) }.value(0).map_err(|at| match at {
                Fault::Deep(at) => fault(at, Code::TooDeep(DEEPEST)),
                Fault::Escape(at) => fault(at, Code::HalfACharacter),
            })?,
            Err(error) => {
                let place = |at| fault(at, Code::WebPage).place;
                let at = lines.offset(error.line(), error.column().saturating_sub(1), &text);
                // At the beginning of a line it counts none.
                let place = Place { line: Some(error.line()), column: Some(error.column().max(1)), ..place(at) };
                return Err(Box::new(NotJson { place, code: explain(&error, body) }));
            }
        };
        Ok(Self { text, root, lines })
    }

    /// The text as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of an offset: its line, the path of its field and the span of the value that begins there.
    pub fn place(&self, at: usize) -> Place {
        let mut field = String::new();
        let span = self.root.path_to(at, &mut field);
        let column = at.checked_sub(self.lines.start(at)).map(|bytes| bytes + 1);
        Place { line: Some(self.lines.line(at)), field, column, cell: None, span: Some(span) }
    }

    /// The way to the value that begins at an offset, or to the innermost one that holds it.
    pub fn path_at(&self, at: usize) -> Vec<JsonStep> {
        let (mut path, mut node) = (Vec::new(), &self.root);
        while let Some((step, child)) = node.child_at(at).filter(|_| node.at != at) {
            path.push(step);
            node = child;
        }
        path
    }

    /// The value at a path.
    pub fn get(&self, path: &[JsonStep]) -> Option<&Node> {
        path.iter().try_fold(&self.root, |node, step| node.child(step))
    }

    /// A value as it is written.
    pub fn source(&self, node: &Node) -> &str {
        self.text.get(node.at..node.end).unwrap_or_default()
    }

    /// Puts a value, as JSON writes it, in place of another one.
    ///
    /// # Errors
    /// Where nothing stands at the path, or the value is not JSON.
    pub fn set(&mut self, path: &[JsonStep], value: &str) -> Result<(), JsonNotChanged> {
        self.change(&[JsonChange::Set { path: JsonPath(path.to_vec()), value: value.to_owned() }])
    }

    /// Adds a field at the end of an object, laid out as its last one. Where there is one of that name, this is another one.
    ///
    /// # Errors
    /// Where no object stands at the path, or the value is not JSON.
    pub fn insert_field(&mut self, path: &[JsonStep], name: &str, value: &str) -> Result<(), JsonNotChanged> {
        let owner = self.get(path).ok_or(JsonNotChanged::NoSuchPlace)?;
        let JsonKind::Object(fields) = &owner.kind else { return Err(JsonNotChanged::NoSuchPlace) };
        let after_name = self.colon(fields);
        let new = format!("{}{after_name}{}", quoted(name), checked(value)?);
        let (at, new) = self.beside(owner, fields.len(), &new);
        self.splice(vec![(Span { start: at, end: at }, new)])
    }

    /// Puts an item before another one of a list, or after the last, laid out as its neighbour.
    ///
    /// # Errors
    /// Where no list stands at the path or it is shorter, or the value is not JSON.
    pub fn insert_item(&mut self, path: &[JsonStep], index: usize, value: &str) -> Result<(), JsonNotChanged> {
        let owner = self.get(path).ok_or(JsonNotChanged::NoSuchPlace)?;
        let JsonKind::List(items) = &owner.kind else { return Err(JsonNotChanged::NoSuchPlace) };
        if index > items.len() {
            return Err(JsonNotChanged::NoSuchPlace);
        }
        let (at, new) = self.beside(owner, index, checked(value)?);
        self.splice(vec![(Span { start: at, end: at }, new)])
    }

    /// Takes a field or an item away, with one comma and the space before its neighbour.
    ///
    /// # Errors
    /// Where nothing stands at the path, or it is the document itself.
    pub fn remove(&mut self, path: &[JsonStep]) -> Result<(), JsonNotChanged> {
        self.change(&[JsonChange::Remove { path: JsonPath(path.to_vec()) }])
    }

    /// Makes several changes at once, none of which lies in what another one replaces or takes away.
    ///
    /// # Errors
    /// Where nothing stands at a path, or a value is not JSON; then nothing is changed.
    pub fn change(&mut self, changes: &[JsonChange]) -> Result<(), JsonNotChanged> {
        let mut splices: Vec<Splice> = Vec::new();
        // What goes of an object or a list goes together: neighbours share their comma.
        let mut going: BTreeMap<&[JsonStep], BTreeSet<usize>> = BTreeMap::new();
        for change in changes {
            match change {
                JsonChange::Set { path, value } => {
                    let span = self.get(path.steps()).ok_or(JsonNotChanged::NoSuchPlace)?.span();
                    splices.push((span, checked(value)?.to_owned()));
                }
                JsonChange::Rename { path, name } => {
                    let (owner, index) = self.owner(path.steps())?;
                    let span = self.name(owner, index).ok_or(JsonNotChanged::NoSuchPlace)?;
                    splices.push((span, quoted(name)));
                }
                JsonChange::Remove { path } => {
                    let (_, index) = self.owner(path.steps())?;
                    let owner = path.steps().split_last().map_or(&[][..], |(_, owner)| owner);
                    going.entry(owner).or_default().insert(index);
                }
            }
        }
        for (owner, indices) in going {
            let owner = self.get(owner).ok_or(JsonNotChanged::NoSuchPlace)?;
            let runs = self.runs(owner, &indices).ok_or(JsonNotChanged::NoSuchPlace)?;
            splices.extend(runs.into_iter().map(|span| (span, String::new())));
        }
        self.splice(splices)
    }

    /// What holds a value, and its place in it.
    fn owner(&self, path: &[JsonStep]) -> Result<(&Node, usize), JsonNotChanged> {
        let found = || {
            let (step, owner) = path.split_last()?;
            let owner = self.get(owner)?;
            Some((owner, owner.index(step)?))
        };
        found().ok_or(JsonNotChanged::NoSuchPlace)
    }

    /// What is to be cut out so that members of a list or an object are gone, each with one comma.
    fn runs(&self, owner: &Node, going: &BTreeSet<usize>) -> Option<Vec<Span>> {
        let (mut runs, mut left) = (Vec::new(), going.iter().copied().peekable());
        while let Some(first) = left.next() {
            let mut last = first;
            while let Some(next) = left.next_if_eq(&(last + 1)) {
                last = next;
            }
            let start = self.member(owner, first)?.start;
            let before = first.checked_sub(1).and_then(|before| self.member(owner, before));
            runs.push(match (before, self.member(owner, last + 1)) {
                (_, Some(after)) => Span { start, end: after.start },
                (Some(before), None) => Span { start: before.end, end: self.member(owner, last)?.end },
                (None, None) => Span { start, end: self.member(owner, last)?.end },
            });
        }
        Some(runs)
    }

    /// Where the name of a field stands, with its quotation marks.
    fn name(&self, owner: &Node, index: usize) -> Option<Span> {
        let JsonKind::Object(fields) = &owner.kind else { return None };
        let (start, value) = (self.member(owner, index)?.start, fields.get(index)?.1.at);
        let before = self.text.get(start..value)?;
        Some(Span { start, end: start + before.rfind('"')? + 1 })
    }

    /// A member of a list or an object; of a field with its name.
    fn member(&self, owner: &Node, index: usize) -> Option<Span> {
        let children = owner.children();
        let node = children.get(index)?;
        let mut span = node.span();
        if matches!(owner.kind, JsonKind::Object(_)) {
            let from = index.checked_sub(1).and_then(|before| children.get(before)).map_or(owner.at, |before| before.end);
            // Between two values stand a comma, the name and a colon.
            span.start = from + self.text.get(from..node.at)?.find('"')?;
        }
        Some(span)
    }

    /// What stands between the name and the value of the last field.
    fn colon(&self, fields: &[(String, Node)]) -> String {
        let gap = fields.last().and_then(|(_, node)| {
            let before = self.text.get(..node.at)?;
            let end = before.rfind('"')? + 1;
            before.get(end..)
        });
        gap.unwrap_or(": ").to_owned()
    }

    /// Where a new member goes, and its text with the comma and the space that its neighbour has.
    fn beside(&self, owner: &Node, index: usize, new: &str) -> (usize, String) {
        let space_before = |member: Span| {
            let before = self.text.get(..member.start).unwrap_or_default();
            before.get(before.trim_end_matches([' ', '\t', '\r', '\n']).len()..).unwrap_or_default()
        };
        if let Some(next) = self.member(owner, index) {
            return (next.start, format!("{new},{}", space_before(next)));
        }
        match index.checked_sub(1).and_then(|last| self.member(owner, last)) {
            // A list of one on a line says nothing of what stands between two.
            Some(last) if index == 1 && space_before(last).is_empty() => (last.end, format!(", {new}")),
            Some(last) => (last.end, format!(",{}{new}", space_before(last))),
            None => (owner.at + 1, new.to_owned()),
        }
    }

    fn splice(&mut self, splices: Vec<Splice>) -> Result<(), JsonNotChanged> {
        *self = Self::parse(spliced(&self.text, splices)).map_err(JsonNotChanged::NotJson)?;
        Ok(())
    }
}

/// A value that stands by itself as JSON.
fn checked(value: &str) -> Result<&str, JsonNotChanged> {
    JsonDocument::parse(value.to_owned()).map(|_| value).map_err(JsonNotChanged::NotJson)
}

fn explain(error: &serde_json::Error, text: &str) -> Code {
    if text.trim_start().starts_with('<') {
        return Code::WebPage;
    }
    if error.is_eof() {
        return Code::CutOff;
    }
    let message = error.to_string();
    Code::NotJson(message.split(" at line ").next().unwrap_or(&message).to_owned())
}

/// What only the second reading finds, and its offset.
enum Fault {
    Deep(usize),
    Escape(usize),
}

/// Walks through a text that is known to be JSON, once and from its beginning to its end: every byte that is met is what may stand there.
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Goes on to the next byte that is no space.
    fn next(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
        self.byte()
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        let first = self.next();
        let at = self.at;
        if depth > DEEPEST {
            return Err(Fault::Deep(at));
        }
        let kind = match first {
            b'{' => {
                let mut fields = Vec::new();
                self.each(b'}', |walk| {
                    let name = walk.string()?;
                    // The colon.
                    walk.next();
                    walk.at += 1;
                    fields.push((name, walk.value(depth + 1)?));
                    Ok(())
                })?;
                JsonKind::Object(fields)
            }
            b'[' => {
                let mut items = Vec::new();
                self.each(b']', |walk| {
                    items.push(walk.value(depth + 1)?);
                    Ok(())
                })?;
                JsonKind::List(items)
            }
            b'"' => JsonKind::Text(self.string()?),
            _ => {
                while matches!(self.byte(), b'0'..=b'9' | b'a'..=b'z' | b'E' | b'+' | b'-' | b'.') {
                    self.at += 1;
                }
                match self.since(at) {
                    "true" => JsonKind::Bool(true),
                    "false" => JsonKind::Bool(false),
                    "null" => JsonKind::Null,
                    number => JsonKind::Number(number.to_owned()),
                }
            }
        };
        Ok(Node { at, end: self.at, kind })
    }

    /// Goes through the members of an object or a list, up to the byte that ends it.
    fn each(&mut self, end: u8, mut member: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.at += 1;
        while self.at < self.text.len() {
            match self.next() {
                byte if byte == end => {
                    self.at += 1;
                    break;
                }
                b',' => self.at += 1,
                _ => member(self)?,
            }
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.next();
        let start = self.at;
        self.at += 1;
        let mut is_plain = true;
        while self.at < self.text.len() && self.byte() != b'"' {
            if self.byte() == b'\\' {
                is_plain = false;
                self.at += 1;
            }
            self.at += 1;
        }
        self.at += 1;
        let own = self.since(start);
        let own = own.get(1..own.len() - 1).unwrap_or_default();
        if is_plain { Ok(own.to_owned()) } else { unescaped(own).ok_or(Fault::Escape(start)) }
    }
}

/// A text without its escapes; nothing where one of them is half a character. (`serde_json` would bring with it what reads any type, 2 KB of a first
/// visit that reads texts only.)
fn unescaped(text: &str) -> Option<String> {
    let (mut units, mut rest) = (Vec::new(), text);
    while let Some((plain, escape)) = rest.split_once('\\') {
        units.extend(plain.encode_utf16());
        let (unit, length) = match escape.as_bytes().first()? {
            b'b' => (0x8, 1),
            b'f' => (0xc, 1),
            b'n' => (0xa, 1),
            b'r' => (0xd, 1),
            b't' => (0x9, 1),
            b'u' => (u16::from_str_radix(escape.get(1..5)?, 16).ok()?, 5),
            itself => (u16::from(*itself), 1),
        };
        units.push(unit);
        rest = escape.get(length..)?;
    }
    units.extend(rest.encode_utf16());
    String::from_utf16(&units).ok()
}
