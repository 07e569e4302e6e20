//! What Cargo cannot say of the layers: inside the page dependencies run one way, and what touches the browser, Leptos or floating
//! point stays where it belongs. (Between the crates Cargo keeps the order: rules ← progression ← files ← words ← the page.)

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;

/// What each layer of the page may use of the others; a file right under `src` is a layer of its own.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("markup", &[]),
    ("chart", &["markup"]),
    ("route", &[]),
    ("browser", &["markup"]),
    ("state", &["route", "browser"]),
    ("view", &["state", "route", "chart", "browser", "markup"]),
    ("app", &["view", "state", "route", "browser"]),
    ("lib", &[]),
    ("main", &["app", "browser"]),
];

/// Words that may stand only in files whose path begins with one of these.
const AT_HOME: [(&[&str], &[&str]); 4] = [
    (&["web_sys", "js_sys", "gloo_storage", "wasm_bindgen"], &["src/browser/"]),
    (&["leptos"], &["src/app.rs", "src/main.rs", "src/state/", "src/view/"]),
    // What becomes HTML is `Markup`, and these two hand it over.
    (&["inner_html", "set_inner_html", "set_outer_html", "insert_adjacent_html"], &["src/browser/html.rs", "src/view/parts/html.rs"]),
    (&["f64", "f32"], &["src/", "crates/rules/src/ratio.rs", "crates/files/", "crates/words/", "crates/testing/"]),
];

/// The words of the code of a line: no comment, nothing in quotes.
fn words(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or_default();
    let code = code.split('"').step_by(2);
    code.flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_')).filter(|word| !word.is_empty()).collect()
}

/// What is wrong with a file of that path.
fn faults(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let modules: Vec<&str> = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let allowed = MAY_USE.iter().find(|(name, _)| path.starts_with("src/") && *name == modules[0]);
    if path.starts_with("src/") && allowed.is_none() {
        faults.push(format!("{path}: an unknown layer"));
    }
    for line in source.lines() {
        let words = words(line);
        for (guarded, homes) in AT_HOME {
            let away = !homes.iter().any(|home| path.starts_with(home));
            faults.extend(guarded.iter().filter(|word| away && words.contains(*word)).map(|word| format!("{path}: names {word}")));
        }
        let Some((own, allowed)) = allowed else { continue };
        // In this one form, which the project keeps to, a use of another layer is easily seen.
        if line.contains("crate::{") {
            faults.push(format!("{path}: uses “crate::{{”; write one “use” a module"));
        }
        // A “mod tests” stands one deeper than its file, and visibilities name no layer.
        let supers = if line.contains("pub(super)") { 0 } else { words.iter().filter(|word| **word == "super").count() };
        if supers >= modules.len() && modules.len() > 1 {
            faults.push(format!("{path}: “super” out of its layer; write “crate::”"));
        }
        let others = words.windows(2).filter(|pair| matches!(pair[0], "crate" | "stepladder")).map(|pair| pair[1]);
        let known = others.filter(|other| MAY_USE.iter().any(|(name, _)| name == other));
        faults.extend(known.filter(|other| other != own && !allowed.contains(other)).map(|other| format!("{path}: uses {other}")));
    }
    faults
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), root, &mut files);
    for name in ["rules", "files", "words"] {
        sources(&root.join("crates").join(name).join("src"), root, &mut files);
    }
    assert!(files.iter().any(|(path, _)| path == "crates/rules/src/pay.rs"), "no sources are found");
    let faults: Vec<String> = files.iter().flat_map(|(path, source)| faults(path, source)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_is_wrong_is_found_and_what_only_looks_so_is_not() {
    for (path, source, expected) in [
        ("src/chart/scale.rs", "use crate::view::parts;", "uses view"),
        ("src/browser/fetch.rs", "fn f() { crate::route::parse() }", "uses route"),
        ("src/view/parts/bar.rs", "use crate::app::App;", "uses app"),
        ("src/state/nav.rs", "use crate::view::parts;", "uses view"),
        ("src/state/nav.rs", "use crate::chart::grid;", "uses chart"),
        ("src/route/mod.rs", "use crate::state::nav::Nav;", "uses state"),
        ("src/main.rs", "stepladder::view::x()", "uses view"),
        ("src/route/at.rs", "use crate::{at::At};", "uses “crate::{”; write one “use” a module"),
        ("src/view/pages/mod.rs", "use super::super::app;", "“super” out of its layer; write “crate::”"),
        ("src/view/mod.rs", "web_sys::window()", "names web_sys"),
        ("src/route/mod.rs", "use leptos::prelude::*;", "names leptos"),
        ("crates/words/src/pay.rs", "use leptos::prelude::*;", "names leptos"),
        ("crates/rules/src/money.rs", "fn f(x: f64) {}", "names f64"),
        ("src/view/pages/x.rs", "view! { <p inner_html=x></p> }", "names inner_html"),
        ("src/util/mod.rs", "", "an unknown layer"),
    ] {
        assert_eq!(faults(path, source), [format!("{path}: {expected}")], "{source}");
    }
    for (path, source) in [
        ("src/view/parts/bar.rs", "use crate::chart::grid; use crate::browser::focus; use crate::state::nav; // crate::app"),
        ("src/state/nav.rs", "use leptos::prelude::*; use crate::route::View; use crate::browser::link;"),
        ("src/route/at.rs", "let text = \"leptos web_sys crate::view\";"),
        ("crates/rules/src/ratio.rs", "fn f(x: f64) {}"),
        ("src/view/pages/explore/map.rs", "use super::scene::Scene;"),
    ] {
        assert_eq!(faults(path, source), Vec::<String>::new(), "{source}");
    }
}
