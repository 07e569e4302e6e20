//! From a JSON tree to raw types, collecting every problem on the way instead of stopping at the first.
//!
//! A [`Field`] holds a value with its place, or remembers that it was missing or wrong; what is wrong has been reported by then,
//! and the fields beside it are read all the same. (Serde's derived readers stop at the first wrong field, and a deserializer that
//! makes them go on took 20 KB more of compressed program than this.)

use super::document::json::{JsonDocument, JsonKind, Node};
use super::problem::{Code, Collector, Place, Severity, Wanted};
use std::collections::BTreeSet;

/// A value of a file, if it is there and makes sense.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field<T> {
    /// It is not there.
    #[default]
    Missing,
    /// It makes no sense; that has been reported.
    Wrong,
    /// A value, and its offset in the file.
    Good(T, usize),
}

impl<T> Field<T> {
    /// Whether it is not there.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Whether it makes no sense.
    pub const fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong)
    }

    /// The value, if there is a good one.
    pub fn good(self) -> Option<T> {
        match self {
            Self::Good(value, _) => Some(value),
            _ => None,
        }
    }
}

/// A JSON file being read, with its problems so far.
#[derive(Clone, Copy, Debug)]
pub struct Decoder<'a> {
    /// The file.
    pub document: &'a JsonDocument,
    /// Its problems.
    pub collect: &'a Collector,
}

impl Decoder<'_> {
    /// The line and field of an offset.
    pub fn place(&self, at: usize) -> Place {
        self.document.place(at)
    }

    #[inline(never)]
    fn add(&self, severity: Severity, at: usize, code: Code) {
        self.collect.add(severity, self.place(at), code);
    }

    /// Reports an error at an offset.
    pub fn error(&self, at: usize, code: Code) {
        self.add(Severity::Error, at, code);
    }

    /// Reports a warning at an offset.
    pub fn warning(&self, at: usize, code: Code) {
        self.add(Severity::Warning, at, code);
    }
}

/// A shape that a JSON value can have.
pub trait Decode: Sized {
    /// Reads a value; nothing where it has another shape, which has been reported then.
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self>;
}

/// Reads the whole file as `T`, reporting what is wrong.
pub fn decode<T: Decode>(source: Decoder<'_>) -> Option<T> {
    T::decode(&source.document.root, source)
}

impl Decoder<'_> {
    /// Reports that a field is not there; `owner` is where the object stands that should have it.
    #[inline(never)]
    pub fn missing(&self, name: &'static str, owner: usize) {
        let mut place = self.place(owner);
        place.field = if place.field.is_empty() { name.to_owned() } else { format!("{}.{name}", place.field) };
        self.collect.error(place, Code::NoField(name));
    }

    /// Reports that a value is not what it should be.
    #[inline(never)]
    pub fn wanted(&self, node: &Node, wanted: Wanted) {
        self.error(node.at, Code::Shape { found: node.found(), wanted });
    }
}

impl<T: Decode> Field<T> {
    fn of(node: Option<&Node>, source: Decoder<'_>) -> Self {
        match node {
            None => Self::Missing,
            Some(node) => T::decode(node, source).map_or(Self::Wrong, |value| Self::Good(value, node.at)),
        }
    }
}

/// The fields of an object, each once.
#[derive(Debug)]
pub struct Object<'a> {
    fields: Vec<&'a (String, Node)>,
    source: Decoder<'a>,
}

impl<'a> Object<'a> {
    /// Opens an object whose every name counts.
    pub fn open(node: &'a Node, source: Decoder<'a>, wanted: Wanted) -> Option<Self> {
        let JsonKind::Object(fields) = &node.kind else {
            source.wanted(node, wanted);
            return None;
        };
        // A JSON reader would drop doubles in silence: each is reported, the first one counts.
        let mut seen = BTreeSet::new();
        let (first, doubles): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, _)| seen.insert(name.as_str()));
        for (name, node) in doubles {
            source.error(node.at, Code::FieldTwice(name.clone()));
        }
        Some(Self { fields: first, source })
    }

    /// Warns of fields that nothing reads. Editors find the schema by `$schema`, which means nothing to the ladder.
    #[must_use]
    pub fn knowing(self, known: &'static [&'static str]) -> Self {
        for (name, node) in self.fields.iter().filter(|(name, _)| name != "$schema" && !known.contains(&name.as_str())) {
            self.source.warning(node.at, Code::UnknownField { name: name.clone(), known });
        }
        self
    }

    /// A field by its name.
    pub fn field<T: Decode>(&self, name: &str) -> Field<T> {
        Field::of(self.node(name), self.source)
    }

    /// The value of a field as it is written.
    #[inline(never)]
    pub fn node(&self, name: &str) -> Option<&'a Node> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, node)| node)
    }
}

impl Decode for String {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        if let JsonKind::Text(text) = &node.kind {
            return Some(text.clone());
        }
        source.wanted(node, Wanted::Text);
        None
    }
}

impl Decode for bool {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        if let JsonKind::Bool(value) = node.kind {
            return Some(value);
        }
        source.wanted(node, Wanted::Bool);
        None
    }
}

impl Decode for u32 {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        if let JsonKind::Number(text) = &node.kind
            && let Ok(number) = text.parse()
        {
            return Some(number);
        }
        let large = matches!(&node.kind, JsonKind::Number(text) if text.bytes().all(|b| b.is_ascii_digit()));
        source.wanted(node, if large { Wanted::WholeUpTo(u32::MAX) } else { Wanted::Whole });
        None
    }
}

/// A number as it is written, so that no digit is lost; or a text of one, as scripts and spreadsheets write amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(pub String);

impl Decode for Number {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        if let JsonKind::Number(text) | JsonKind::Text(text) = &node.kind {
            return Some(Self(text.clone()));
        }
        source.wanted(node, Wanted::Number);
        None
    }
}

impl<T: Decode> Decode for Vec<Field<T>> {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        if let JsonKind::List(items) = &node.kind {
            return Some(items.iter().map(|item| Field::of(Some(item), source)).collect());
        }
        source.wanted(node, Wanted::List);
        None
    }
}

/// An object with any names, each once, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named<T>(pub Vec<(String, Field<T>)>);

impl<T: Decode> Decode for Named<T> {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        let object = Object::open(node, source, Wanted::AnyObject)?;
        Some(Self(object.fields.into_iter().map(|(name, node)| (name.clone(), Field::of(Some(node), source))).collect()))
    }
}
