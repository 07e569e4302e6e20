//! The layers: dependencies run one way, and what touches the browser, Leptos or floating point stays where it belongs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;

/// What each layer may use of the others; a file right under `src` is a layer of its own.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("chart", &[]),
    ("data", &["domain"]),
    ("route", &["domain"]),
    // Says what a link had to drop.
    ("say", &["route", "data", "domain"]),
    // Implements say's formats with the browser's.
    ("browser", &["say", "domain"]),
    ("view", &["browser", "say", "route", "data", "chart", "domain"]),
    ("app", &["view", "browser", "say", "route", "data", "chart", "domain"]),
    ("lib", &[]),
    ("main", &["app", "browser"]),
];

/// Words that may stand only in files whose path begins with one of these.
const AT_HOME: [(&[&str], &[&str]); 2] =
    [(&["web_sys", "js_sys", "gloo_storage"], &["browser/"]), (&["leptos"], &["app.rs", "main.rs", "view/"])];

/// What is wrong with a file of that path under `src`.
fn faults(path: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let modules: Vec<&str> = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
    let layer = modules[0];
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == layer) else { return vec![format!("{path}: an unknown layer")] };
    let mut faults: Vec<String> = used(&tokens, modules.len())
        .into_iter()
        .filter(|other| *other != layer && !allowed.contains(other) && MAY_USE.iter().any(|(name, _)| name == other))
        .map(|other| format!("{path}: uses {other}"))
        .collect();
    let words: BTreeSet<&str> = tokens.iter().map(String::as_str).collect();
    for (guarded, homes) in AT_HOME {
        let away = !homes.iter().any(|home| path.starts_with(home));
        faults.extend(guarded.iter().filter(|word| away && words.contains(*word)).map(|word| format!("{path}: names {word}")));
    }
    if layer == "domain" && path != "domain/ratio.rs" {
        faults.extend(["f64", "f32"].iter().filter(|word| words.contains(*word)).map(|word| format!("{path}: names {word}")));
    }
    faults
}

/// The first names below the root of the crate that the paths of a file name, from a module so many levels below the root.
fn used(tokens: &[String], depth: usize) -> BTreeSet<&str> {
    let token = |at: usize| tokens.get(at).map_or("", String::as_str);
    let mut names = BTreeSet::new();
    for at in 0..tokens.len() {
        let from_root = match token(at) {
            "crate" | "stepladder" if token(at + 1) == "::" => at + 2,
            // As many `super` as the module lies deep lead to the root.
            "super" if token(at.wrapping_sub(1)) != "::" => {
                let supers =
                    (0..tokens.len()).take_while(|step| token(at + 2 * step) == "super" && token(at + 2 * step + 1) == "::").count();
                if supers < depth {
                    continue;
                }
                at + 2 * supers
            }
            _ => continue,
        };
        if token(from_root) != "{" {
            names.insert(token(from_root));
            continue;
        }
        // `crate::{a::b, c}`: the first name of each branch.
        let mut open = 0;
        for inner in from_root..tokens.len() {
            match token(inner) {
                "{" => open += 1,
                "}" => open -= 1,
                name if open == 1 && matches!(token(inner - 1), "{" | ",") => drop(names.insert(name)),
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }
    names
}

/// The words and marks of a source text; comments and literals left out.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = literal(rest) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(rest[..length].to_owned());
            length
        } else {
            let length = if rest.starts_with("::") { 2 } else { first.len_utf8() };
            if !first.is_whitespace() {
                tokens.push(rest[..length].to_owned());
            }
            length
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a block comment, comments within it included.
fn block_comment(text: &str) -> usize {
    let (mut open, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") || rest.starts_with("*/") {
            open += if rest.starts_with("/*") { 1 } else { -1 };
            at += 2;
            if open == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a text or character with which this begins, if it does; a lifetime is none.
fn literal(text: &str) -> Option<usize> {
    let raw = text.strip_prefix("br").or_else(|| text.strip_prefix('r'));
    if let Some(raw) = raw {
        let fence = raw.len() - raw.trim_start_matches('#').len();
        if raw[fence..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(fence));
            let start = text.len() - raw.len() + fence + 1;
            return Some(text[start..].find(&end).map_or(text.len(), |found| start + found + end.len()));
        }
    }
    let start = usize::from(text.starts_with("b\"") || text.starts_with("b'"));
    let mark = text[start..].chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let mut inner = text[start + 1..].char_indices();
    if mark == '\'' {
        // 'x' or '\n' is a character, 'static a lifetime.
        let (_, first) = inner.next()?;
        if first == '\\' {
            inner.next();
        } else if text[start + 1 + first.len_utf8()..].starts_with('\'') {
            return Some(start + 2 + first.len_utf8());
        } else {
            return None;
        }
    }
    while let Some((at, c)) = inner.next() {
        if c == mark {
            return Some(start + 1 + at + 1);
        }
        if c == '\\' {
            inner.next();
        }
    }
    Some(text.len())
}

/// All Rust files under a folder with their paths from `root`.
fn sources(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, root, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn dependencies_run_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &root, &mut files);
    assert!(files.iter().any(|(path, _)| path == "domain/pay.rs"), "no sources are found");
    let faults: Vec<String> = files.iter().flat_map(|(path, source)| faults(path, source)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn layers_may_use_only_what_leads_down() {
    // No layer can reach itself.
    let below = |name: &str| MAY_USE.iter().find(|(layer, _)| *layer == name).map_or(&[][..], |(_, allowed)| *allowed);
    for (layer, _) in MAY_USE {
        let mut reached: Vec<&str> = below(layer).to_vec();
        let mut at = 0;
        while at < reached.len() {
            assert_ne!(reached[at], layer, "{layer} leads to itself");
            let more: Vec<&str> = below(reached[at]).iter().copied().filter(|name| !reached.contains(name)).collect();
            reached.extend(more);
            at += 1;
        }
    }
}

/// The test above can fail: each wrong use, however it is written, is found, and what only looks like one is not.
mod the_check_itself {
    use super::faults;

    #[track_caller]
    fn assert_found(path: &str, source: &str, expected: &[&str]) {
        assert_eq!(faults(path, source), expected.iter().map(|fault| format!("{path}: {fault}")).collect::<Vec<_>>());
    }

    #[test]
    fn a_use_upwards_is_found() {
        assert_found("domain/pay.rs", "use crate::data::problem::Problem;", &["uses data"]);
        assert_found("domain/pay.rs", "fn f() { crate::say::pay::text() }", &["uses say"]);
        assert_found("chart/scale.rs", "use crate::domain::money::Money;", &["uses domain"]);
        assert_found("data/bands.rs", "use crate::view::parts;", &["uses view"]);
        assert_found("say/pay.rs", "use crate::browser::format::Locale;", &["uses browser"]);
        assert_found("browser/fetch.rs", "use crate::data::read;", &["uses data"]);
        assert_found("view/parts/bar.rs", "use crate::app::Shell;", &["uses app"]);
        assert_found("route.rs", "use crate::view::Page;", &["uses view"]);
        assert_found("main.rs", "fn main() { stepladder::domain::run() }", &["uses domain"]);
    }

    #[test]
    fn a_use_in_braces_is_found() {
        assert_found("data/bands.rs", "use crate::{domain::{id, pay}, say::{chart, ladder}};", &["uses say"]);
        assert_found("chart/mod.rs", "use crate::{\n    domain,\n};", &["uses domain"]);
    }

    #[test]
    fn a_use_by_way_of_super_is_found() {
        assert_found("domain/mod.rs", "use super::data::problem;", &["uses data"]);
        assert_found("domain/pay.rs", "use super::super::data::problem;", &["uses data"]);
        assert_found("domain/pay.rs", "use super::money::Money; use super::data;", &[]);
        assert_found("view/pages/explore/mod.rs", "use super::super::super::app;", &["uses app"]);
        assert_found("view/pages/explore/mod.rs", "use super::super::app;", &[]);
    }

    #[test]
    fn a_use_downwards_is_none() {
        assert_found("view/parts/bar.rs", "use crate::{chart, say, data, domain, browser, view::loading};", &[]);
        assert_found("say/pay.rs", "use crate::domain::pay::Band; use crate::data::problem::Problem; use crate::say::Format;", &[]);
        assert_found("data/mod.rs", "use crate::domain::id; use super::domain;", &[]);
    }

    #[test]
    fn the_browser_elsewhere_is_found() {
        assert_found("view/mod.rs", "let w = web_sys::window();", &["names web_sys"]);
        assert_found("domain/wait.rs", "use js_sys::Date;", &["names js_sys"]);
        assert_found("app.rs", "use gloo_storage::{LocalStorage, Storage};", &["names gloo_storage"]);
        assert_found("browser/storage.rs", "use gloo_storage::LocalStorage; use web_sys::Window; use js_sys::Date;", &[]);
    }

    #[test]
    fn leptos_elsewhere_is_found() {
        assert_found("say/mod.rs", "use leptos::prelude::*;", &["names leptos"]);
        assert_found("browser/theme.rs", "use leptos::prelude::*;", &["names leptos"]);
        assert_found("view/pages/mod.rs", "use leptos::prelude::*;", &[]);
        assert_found("app.rs", "use leptos::prelude::*;", &[]);
        assert_found("main.rs", "fn main() { leptos::mount::mount_to_body(stepladder::app::App) }", &[]);
    }

    #[test]
    fn floating_point_in_the_rules_is_found() {
        assert_found("domain/money.rs", "fn f(x: f64) {}", &["names f64"]);
        assert_found("domain/money.rs", "let x = y as f32;", &["names f32"]);
        assert_found("domain/ratio.rs", "fn f(x: f64) {}", &[]);
        assert_found("chart/scale.rs", "fn f(x: f64) {}", &[]);
    }

    #[test]
    fn a_new_layer_needs_a_place() {
        assert_found("util/mod.rs", "", &["an unknown layer"]);
    }

    #[test]
    fn comments_and_texts_are_no_use() {
        let source = r##"
            //! [`crate::view`] and web_sys
            /* use crate::view; /* f64 */ leptos */
            fn f<'crate_>(x: &'static str) -> char {
                let _ = "crate::view \" web_sys"; // leptos
                let _ = r#"crate::view " f64"#;
                let _ = (b"leptos", br"js_sys", '"', '\'', '\u{22}', b'"');
                let _ = 'x';
                '"'
            }"##;
        assert_found("domain/pay.rs", source, &[]);
    }

    #[test]
    fn a_use_after_comments_and_texts_is_found() {
        assert_found("domain/pay.rs", r#"fn f<'a>(x: &'a str) { ('"', "//", '\\', "\\"); } use crate::view;"#, &["uses view"]);
        assert_found("domain/pay.rs", "/* // */ use crate::view;", &["uses view"]);
        assert_found("domain/pay.rs", "let r = r; let br = \"\"; crate::view::f(r#type, f64)", &["uses view", "names f64"]);
    }
}
