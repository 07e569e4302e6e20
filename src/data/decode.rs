//! From a JSON tree to raw types, collecting every problem on the way instead of stopping at the first.
//!
//! A [`Field`] holds a value with its place, or remembers that it was missing or wrong; what is wrong has been reported by then,
//! and the fields beside it are read all the same.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::json::{Document, Kind, Node};
use super::problem::{Collector, Place};

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
pub struct Source<'a> {
    /// The file.
    pub document: &'a Document,
    /// Its problems.
    pub collect: &'a Collector,
}

impl Source<'_> {
    /// The line and field of an offset.
    pub fn place(&self, at: usize) -> Place {
        self.document.place(at)
    }

    /// Reports an error at an offset.
    pub fn error(&self, at: usize, found: impl Into<String>, expected: impl Into<String>) {
        self.collect.error(self.place(at), found, expected);
    }

    /// Reports a warning at an offset.
    pub fn warning(&self, at: usize, found: impl Into<String>, expected: impl Into<String>) {
        self.collect.warning(self.place(at), found, expected);
    }
}

/// Reads the whole file as `T`, reporting what is wrong.
pub fn decode<T: for<'de> Deserialize<'de>>(source: Source<'_>) -> Option<T> {
    let root = &source.document.root;
    T::deserialize(Reader { node: root, source }).map_err(|wrong| wrong.report(root, source)).ok()
}

/// What a value is, and what it should have been.
#[derive(Debug)]
struct Wrong {
    found: Option<String>,
    expected: String,
}

impl Wrong {
    fn report(self, node: &Node, source: Source<'_>) {
        source.error(node.at, self.found.unwrap_or_else(|| node.describe()), self.expected);
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.expected)
    }
}

impl std::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { found: None, expected: message.to_string() }
    }
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        // Serde names its number types as Rust does, which says little to the owner of a ladder.
        let expected = match expected.as_str() {
            "u32" => format!("a whole number from 0 to {}", u32::MAX),
            "f64" => "a number".to_owned(),
            "a boolean" => "true or false".to_owned(),
            "a sequence" => "a list".to_owned(),
            "a map" => "an object".to_owned(),
            _ => expected,
        };
        Self { found: None, expected }
    }
    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }
    fn unknown_variant(_: &str, variants: &'static [&'static str]) -> Self {
        Self { found: None, expected: format!("one of “{}”", variants.join("”, “")) }
    }
    fn unknown_field(field: &str, fields: &'static [&'static str]) -> Self {
        Self { found: Some(format!("the field “{field}”")), expected: format!("one of “{}”", fields.join("”, “")) }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    node: &'a Node,
    source: Source<'a>,
}

impl<'a> Reader<'a> {
    const fn on(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// Warns of fields that nothing reads.
    fn check_names(self, fields: &[(String, Node)], known: &[&str]) {
        for (name, node) in fields.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            self.source.warning(node.at, format!("the unknown field “{name}”, which is not read"), format!("one of {}", known.join(", ")));
        }
    }

    /// The fields without doubles, which a JSON reader would drop in silence: each is reported, the first one counts.
    fn once(self, fields: &'a [(String, Node)]) -> Vec<&'a (String, Node)> {
        let mut seen = BTreeSet::new();
        let (first, doubles): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, _)| seen.insert(name.as_str()));
        for (name, node) in doubles {
            self.source.error(node.at, format!("the field “{name}” a second time"), "each field once");
        }
        first
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.node.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Text(text) => visitor.visit_str(text),
            Kind::Number(text) => match (text.parse(), text.parse()) {
                (Ok(whole), _) => visitor.visit_u64(whole),
                (_, Ok(number)) => visitor.visit_f64(number),
                _ => Err(de::Error::custom("a number")),
            },
            Kind::List(items) => visitor.visit_seq(Items { reader: self, items: items.iter() }),
            Kind::Object(fields) => visitor.visit_map(Fields { reader: self, rest: self.once(fields).into_iter(), value: None }),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, known: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        if let Kind::Object(fields) = &self.node.kind {
            self.check_names(fields, known);
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    /// Only [`Field`] asks for this: its place, then its value.
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_seq(Placed { reader: self, place_told: false })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple map enum identifier ignored_any
    }
}

struct Items<'a> {
    reader: Reader<'a>,
    items: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Wrong;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        self.items.next().map(|node| seed.deserialize(self.reader.on(node))).transpose()
    }
}

struct Fields<'a> {
    reader: Reader<'a>,
    rest: std::vec::IntoIter<&'a (String, Node)>,
    value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Wrong;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let Some((name, node)) = self.rest.next() else { return Ok(None) };
        self.value = Some(node);
        let name: StringDeserializer<Wrong> = name.clone().into_deserializer();
        seed.deserialize(name).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let node = self.value.take().unwrap_or(self.reader.node);
        seed.deserialize(self.reader.on(node))
    }
}

struct Placed<'a> {
    reader: Reader<'a>,
    place_told: bool,
}

impl<'de> SeqAccess<'de> for Placed<'_> {
    type Error = Wrong;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Reader { node, source } = self.reader;
        if !std::mem::replace(&mut self.place_told, true) {
            return seed.deserialize((node.at as u64).into_deserializer()).map(Some);
        }
        Ok(seed.deserialize(self.reader).map_err(|wrong| wrong.report(node, source)).ok())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct There<T>(PhantomData<T>);
        struct Value<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for There<T> {
            type Value = Field<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_none<E>(self) -> Result<Field<T>, E> {
                Ok(Field::Missing)
            }
            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field<T>, D::Error> {
                deserializer.deserialize_tuple_struct("Field", 2, Value(PhantomData))
            }
        }

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Value<T> {
            type Value = Field<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field<T>, A::Error> {
                let place: Option<u64> = seq.next_element()?;
                let at = usize::try_from(place.unwrap_or_default()).unwrap_or_default();
                Ok(seq.next_element()?.map_or(Field::Wrong, |value| Field::Good(value, at)))
            }
        }

        deserializer.deserialize_option(There(PhantomData))
    }
}
