//! JSON as a tree that remembers where every value stands, so that a problem can name its line and field.
//!
//! `serde_json` does the reading: `RawValue` lends each value's own text, whose place in the file follows from its address.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::problem::{Collector, Place};
use super::text::Lines;

/// Deeper than any ladder; keeps hostile files from exhausting the stack.
const DEEPEST: usize = 24;

/// A value and its place.
#[derive(Debug)]
pub struct Node {
    /// The offset of its first character in the file.
    pub at: usize,
    end: usize,
    /// The value.
    pub kind: Kind,
}

/// A JSON value.
#[derive(Debug)]
pub enum Kind {
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
    /// The value as a message names it.
    pub fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(text) => text.clone(),
            Kind::Text(text) => super::text::quoted(text),
            Kind::List(_) => "a list".to_owned(),
            Kind::Object(_) => "an object".to_owned(),
        }
    }

    fn path_to(&self, at: usize, path: &mut String) {
        // Children stand in the order of the file: a search by halves keeps a file full of problems quick.
        let child = match &self.kind {
            Kind::List(items) => {
                let index = items.partition_point(|node| node.end <= at);
                items.get(index).filter(|node| node.holds(at)).map(|node| (format!("[{index}]"), node))
            }
            Kind::Object(fields) => {
                let index = fields.partition_point(|(_, node)| node.end <= at);
                let dot = if path.is_empty() { "" } else { "." };
                fields.get(index).filter(|(_, node)| node.holds(at)).map(|(name, node)| (format!("{dot}{name}"), node))
            }
            _ => None,
        };
        if let Some((part, node)) = child {
            path.push_str(&part);
            if node.at != at {
                node.path_to(at, path);
            }
        }
    }

    const fn holds(&self, at: usize) -> bool {
        self.at <= at && at < self.end
    }
}

/// A file of JSON.
#[derive(Debug)]
pub struct Document {
    /// The outermost value.
    pub root: Node,
    lines: Lines,
}

impl Document {
    /// Reads a text; reports to `collect` and gives nothing where it is not JSON.
    pub fn parse(text: &str, collect: &Collector) -> Option<Self> {
        let lines = Lines::of(text);
        let place = |line| Place { line: Some(line), field: String::new() };
        match serde_json::from_str::<&RawValue>(text) {
            // The first reading has checked all but escapes and depth.
            Ok(raw) => match tree(raw, text, 0) {
                Ok(root) => return Some(Self { root, lines }),
                Err(Fault::Deep(at)) => {
                    collect.error(
                        place(lines.line(at)),
                        "values nested too deeply",
                        format!("at most {DEEPEST} lists and objects in one another"),
                    );
                }
                Err(Fault::Escape(at)) => {
                    collect.error(place(lines.line(at)), "a text that is not JSON", "a text whose \\u escapes are whole characters");
                }
            },
            Err(error) => {
                let (found, expected) = explain(&error, text);
                collect.error(place(error.line()), found, expected);
            }
        }
        None
    }

    /// The line and field of an offset.
    pub fn place(&self, at: usize) -> Place {
        let mut field = String::new();
        self.root.path_to(at, &mut field);
        Place { line: Some(self.lines.line(at)), field }
    }
}

fn explain(error: &serde_json::Error, text: &str) -> (String, String) {
    if text.trim_start().starts_with('<') {
        return ("a web page".to_owned(), super::text::INSTEAD_OF_A_PAGE.to_owned());
    }
    if error.is_eof() {
        return ("the end of the file".to_owned(), "the rest of it: it stops in the middle of a value, as if cut off".to_owned());
    }
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    (format!("text that is not JSON at column {}", error.column()), format!("JSON ({what})"))
}

/// What only the second reading finds, and its offset.
enum Fault {
    Deep(usize),
    Escape(usize),
}

fn tree(raw: &RawValue, text: &str, depth: usize) -> Result<Node, Fault> {
    let own = raw.get();
    let at = own.as_ptr() as usize - text.as_ptr() as usize;
    if depth > DEEPEST {
        return Err(Fault::Deep(at));
    }
    let escape = |_: serde_json::Error| Fault::Escape(at);
    let kind = match own.as_bytes().first() {
        Some(b'{') => {
            let Pairs(pairs) = serde_json::from_str(own).map_err(escape)?;
            let fields = pairs.into_iter().map(|(name, value)| Ok((name, tree(value, text, depth + 1)?)));
            Kind::Object(fields.collect::<Result<_, Fault>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(own).map_err(escape)?;
            Kind::List(items.into_iter().map(|item| tree(item, text, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Kind::Text(serde_json::from_str(own).map_err(escape)?),
        Some(b't') => Kind::Bool(true),
        Some(b'f') => Kind::Bool(false),
        Some(b'n') => Kind::Null,
        _ => Kind::Number(own.to_owned()),
    };
    Ok(Node { at, end: at + own.len(), kind })
}

/// The fields of an object in order, doubles included (a map would keep only one of them).
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}
