//! The JSON Schema that editors use, made from the raw types and kept beside the data.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};

use super::decode::{Field, Named, Number};
use super::raw::RawLadder;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/ladder.schema.json");

impl<T: JsonSchema> JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: serde::Serialize> serde::Serialize for Field<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Good(value, _) => value.serialize(serializer),
            Self::Missing | Self::Wrong => serializer.serialize_none(),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Named".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        std::collections::BTreeMap::<String, Field<T>>::json_schema(generator)
    }
}

impl<T: serde::Serialize> serde::Serialize for Named<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": ["number", "string"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$" })
    }
}

impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<RawLadder>();
    if let Some(properties) = schema.get_mut("properties").and_then(|properties| properties.as_object_mut()) {
        properties.insert("$schema".to_owned(), serde_json::json!({ "description": "Where editors find this schema.", "type": "string" }));
    }
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[test]
fn the_schema_beside_the_data_is_fresh() -> std::io::Result<()> {
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(PATH, schema())?;
    }
    let kept = std::fs::read_to_string(PATH)?;
    assert_eq!(kept, schema(), "public/ladder.schema.json is stale: run `make schema`");
    Ok(())
}
