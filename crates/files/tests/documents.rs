//! Documents that are written back byte for byte, but for the one value that was changed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use files::document::csv::CsvDocument;
use files::document::json::{JsonDocument, JsonKind, JsonPath, JsonStep, Node, quoted};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Texts of pieces that matter to a table, in any order.
fn table() -> impl Strategy<Value = String> {
    let piece = select(vec!["a", "62,000", "é", "👍", ",", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\u{feff}", "\0"]);
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn values(document: &CsvDocument) -> Vec<Vec<String>> {
    document.rows().map(|row| row.iter().map(std::borrow::Cow::into_owned).collect()).collect()
}

/// JSON with odd space, escapes and names that come twice.
fn json() -> impl Strategy<Value = String> {
    let space = || select(vec!["", " ", "\n  ", "\r\n\t", "\t \r"]);
    let text = || select(vec![r#""""#, r#""a""#, r#""é 👍""#, r#""\u00e9\n\"]}""#, r#""a,b:{""#]);
    let leaf = prop_oneof![text().prop_map(str::to_owned), select(vec!["0", "-1.50e3", "null", "true"]).prop_map(str::to_owned)];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let item = (space(), inner.clone(), space()).prop_map(|(before, value, after)| format!("{before}{value}{after}"));
        let field =
            (space(), text(), space(), space(), inner, space()).prop_map(|(a, name, b, c, value, d)| format!("{a}{name}{b}:{c}{value}{d}"));
        prop_oneof![
            vec(item, 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            vec(field, 0..4).prop_map(|fields| format!("{{{}}}", fields.join(","))),
        ]
    })
}

/// A text with escapes of all kinds, halves of characters among them.
fn escaped() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        select(vec![
            r"\n",
            r"\t",
            r"\r",
            r"\b",
            r"\f",
            r"\/",
            r"\\",
            r#"\""#,
            r"\ud83d",
            r"\uDC4D",
            r"\ud83d\udc4d",
            r"\u0000",
            "é",
            "👍",
            "a"
        ])
        .prop_map(str::to_owned),
        any::<u16>().prop_map(|unit| format!("\\u{unit:04x}")),
    ];
    vec(part, 0..6).prop_map(|parts| format!("[\"{}\"]", parts.concat()))
}

/// The paths to all values that a path leads to: of doubles the first.
fn paths(node: &Node, path: &[JsonStep], all: &mut Vec<Vec<JsonStep>>) {
    all.push(path.to_vec());
    let mut into = |step: JsonStep, node: &Node| paths(node, &[path, &[step]].concat(), all);
    match &node.kind {
        JsonKind::List(items) => items.iter().enumerate().for_each(|(index, item)| into(JsonStep::Item(index), item)),
        JsonKind::Object(fields) => {
            for (index, (name, node)) in fields.iter().enumerate() {
                if fields.iter().position(|(own, _)| own == name) == Some(index) {
                    into(JsonStep::Field(name.clone()), node);
                }
            }
        }
        _ => {}
    }
}

fn all_paths(document: &JsonDocument) -> Vec<Vec<JsonStep>> {
    let mut all = Vec::new();
    paths(&document.root, &[], &mut all);
    all
}

/// The value of a node; of names that come twice the last counts.
fn value_of(node: &Node) -> serde_json::Value {
    match &node.kind {
        JsonKind::Null => serde_json::Value::Null,
        JsonKind::Bool(value) => (*value).into(),
        JsonKind::Number(number) => serde_json::from_str(number).unwrap(),
        JsonKind::Text(text) => text.as_str().into(),
        JsonKind::List(items) => items.iter().map(value_of).collect(),
        JsonKind::Object(fields) => fields.iter().map(|(name, node)| (name.clone(), value_of(node))).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_written_back_as_a_table(text in prop_oneof![table(), "(?s:.{0,60})"], separator in select(b",;\t".to_vec())) {
        prop_assert_eq!(CsvDocument::parse(text.clone(), separator).to_string(), text);
    }

    #[test]
    fn cells_are_those_of_the_csv_crate(text in table(), separator in select(b",;".to_vec())) {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(values(&CsvDocument::parse(text, separator)), expected);
    }

    #[test]
    fn a_changed_cell_changes_itself_only(text in table(), value in table(), row: Index, column: Index) {
        let mut document = CsvDocument::parse(text.clone(), b',');
        prop_assume!(!document.is_empty());
        let row = row.index(document.len());
        let column = column.index(document.row(row).unwrap().len());
        let (span, mut expected) = (document.span(row, column).unwrap(), values(&document));
        document.set(row, column, &value).unwrap();
        expected[row][column] = value;
        prop_assert_eq!(values(&document), expected);
        prop_assert!(document.text().starts_with(&text[..span.start]) && document.text().ends_with(&text[span.end..]));
    }

    #[test]
    fn a_row_put_in_is_taken_out_again(text in table(), cells in vec(table(), 1..4), row: Index) {
        let mut document = CsvDocument::parse(text, b',');
        let mut expected = values(&document);
        let row = row.index(document.len() + 1);
        if document.insert_row(row, &cells.iter().map(String::as_str).collect::<Vec<_>>()).is_ok() {
            expected.insert(row, cells);
            prop_assert_eq!(values(&document), expected.clone());
            document.remove_row(row).unwrap();
            expected.remove(row);
            prop_assert_eq!(values(&document), expected);
        }
    }

    #[test]
    fn json_is_written_back(text in json(), mark: bool) {
        let text = if mark { format!("\u{feff}{text}") } else { text };
        prop_assert_eq!(JsonDocument::parse(text.clone()).unwrap().to_string(), text);
    }

    /// The tree says what `serde_json` reads, and each value stands where its own text is.
    #[test]
    fn the_tree_is_that_of_serde_json(text in prop_oneof![json(), escaped(), "[\\[\\]{}:,\"\\\\a-e0-9. \n-]{0,24}"]) {
        let (read, known) = (JsonDocument::parse(text.clone()), serde_json::from_str::<serde_json::Value>(&text));
        match (read, known) {
            (Ok(document), Ok(known)) => {
                prop_assert_eq!(value_of(&document.root), known);
                for path in all_paths(&document) {
                    let node = document.get(&path).unwrap();
                    prop_assert_eq!(value_of(node), serde_json::from_str::<serde_json::Value>(document.source(node)).unwrap());
                }
            }
            // A number too large for a float is JSON all the same.
            (Ok(_), Err(why)) => prop_assert!(why.to_string().starts_with("number out of range"), "{text}: {why}"),
            (Err(why), Ok(_)) => prop_assert!(false, "{text}: {why:?}"),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn a_path_is_read_as_it_is_written(steps in vec(prop_oneof!["[a-z_é -]{1,6}".prop_map(JsonStep::Field), (0_usize..300).prop_map(JsonStep::Item)], 0..6)) {
        let begins_named = steps.first().is_none_or(|step| matches!(step, JsonStep::Field(_)));
        let path = steps.iter().fold(JsonPath::root(), |path, step| match step {
            JsonStep::Field(name) => path.field(name),
            JsonStep::Item(index) => path.item(*index),
        });
        // A ladder is an object, so no path of it begins with an item.
        prop_assert!(!begins_named || JsonPath::named(&path.to_string()) == path, "{path}");
    }

    #[test]
    fn a_changed_value_changes_itself_only(text in json(), value in json(), at: Index) {
        let mut document = JsonDocument::parse(text.clone()).unwrap();
        let paths = all_paths(&document);
        let path = &paths[at.index(paths.len())];
        let span = document.get(path).unwrap().span();
        document.set(path, &value).unwrap();
        prop_assert_eq!(document.text(), format!("{}{value}{}", &text[..span.start], &text[span.end..]));
        prop_assert_eq!(document.source(document.get(path).unwrap()), value);
    }

    #[test]
    fn the_way_to_a_value_leads_to_it(text in json(), at: Index) {
        let document = JsonDocument::parse(text.clone()).unwrap();
        let paths = all_paths(&document);
        let path = &paths[at.index(paths.len())];
        let begin = document.get(path).unwrap().at;
        prop_assert_eq!(&document.path_at(begin), path);
        // From anywhere within a value that has none in it, too.
        if !matches!(document.get(path).unwrap().kind, JsonKind::List(_) | JsonKind::Object(_)) {
            prop_assert_eq!(&document.path_at(document.get(path).unwrap().span().end - 1), path);
        }
        prop_assert_eq!(document.path_at(text.len()), Vec::new());
    }

    #[test]
    fn a_member_put_in_is_taken_out_again(text in json(), value in json(), at: Index, index: Index) {
        let mut document = JsonDocument::parse(text.clone()).unwrap();
        let paths = all_paths(&document);
        let path = &paths[at.index(paths.len())];
        let step = match &document.get(path).unwrap().kind {
            JsonKind::List(items) => {
                let index = index.index(items.len() + 1);
                document.insert_item(path, index, &value).unwrap();
                JsonStep::Item(index)
            }
            JsonKind::Object(_) => {
                document.insert_field(path, "new \"name\"", &value).unwrap();
                JsonStep::Field("new \"name\"".to_owned())
            }
            _ => return Ok(()),
        };
        let own = [path.as_slice(), &[step]].concat();
        prop_assert_eq!(document.source(document.get(&own).unwrap()), value);
        document.remove(&own).unwrap();
        prop_assert_eq!(document.text(), text);
    }

    #[test]
    fn a_text_is_quoted_as_json_reads_it(text in "(?s:.{0,20})") {
        let document = JsonDocument::parse(quoted(&text)).unwrap();
        prop_assert!(matches!(&document.root.kind, JsonKind::Text(own) if *own == text));
    }
}
