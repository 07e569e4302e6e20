//! The corpus of the fuzzing of links: each is read whatever it says.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;

use stepladder::route;

#[path = "../fuzz/src/links.rs"]
mod links;

#[test]
fn links_of_the_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/link");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for end in 0..=bytes.len() {
            links::link(&bytes[..end], route::parse);
        }
        count += 1;
    }
    assert!(count >= 10, "the corpus has {count} links");
}
