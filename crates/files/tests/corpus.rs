//! The corpus of the fuzzing: every file that once led somewhere new, or somewhere wrong, through its reader. `fuzz/` looks for more.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

#[path = "../../../fuzz/src/readers.rs"]
mod readers;

/// The files of a folder of the corpus, each with its name.
fn files(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let paths = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    files.sort();
    files
}

/// Reads each file of a folder of the corpus, and what is left of it where it is cut off; then such files with slips in them.
fn each(name: &str, read: fn(&[u8])) {
    let files = files(name);
    assert!(files.len() >= 4, "the corpus of {name} has {} files", files.len());
    for (path, bytes) in &files {
        // Long ones are cut in fewer places.
        let ends = (0..bytes.len()).step_by(bytes.len() / 40 + 1).chain([bytes.len()]);
        for end in ends {
            if let Err(why) = std::panic::catch_unwind(|| read(&bytes[..end])) {
                eprintln!("by the first {end} bytes of {}", path.display());
                std::panic::resume_unwind(why);
            }
        }
    }
    let slip = (any::<Index>(), 0_usize..4, select(PIECES));
    let strategy = ((0..files.len()), vec(slip, 1..6));
    // Always the same few, so that they take no time and say the same everywhere; others, and as many as wanted, by `PROPTEST_CASES`.
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: wanted.unwrap_or(60), failure_persistence: None, ..Config::default() };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let tried = runner.run(&strategy, |(file, slips)| {
        let mut bytes = files[file].1.clone();
        for (at, gone, piece) in slips {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..(at + gone).min(bytes.len()), piece.iter().copied());
        }
        read(&bytes);
        Ok(())
    });
    if let Err(why) = tried {
        panic!("{name}: {why}");
    }
}

/// What slips are made of: what means something to one reader or another, and what to none.
const PIECES: &[&[u8]] = &[
    b"",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b" ",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"0",
    b"9",
    b"-1",
    b"1e9",
    b".",
    b"1.000,5",
    b"%",
    b"null",
    b"true",
    b"\\u0000",
    b"\\ud800",
    b"\\",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"../",
    b"E1",
    b"A1",
    b"2026-02-30",
    b"99999999999999999999",
    b"\"id\": \"A1\",",
    b"\"at\": [\"A1\"],",
    b"USD",
    b"JPY",
    b"\xe2\x82\xac",
];

#[test]
fn ladders() {
    each("ladder", readers::ladder);
}

#[test]
fn bands() {
    each("bands", readers::bands);
}

#[test]
fn rosters() {
    each("roster", readers::roster);
}

#[test]
fn indexes() {
    each("index", readers::index);
}

#[test]
fn zips() {
    each("zip", readers::zip);
}

#[test]
fn offers() {
    each("offers", readers::offers);
}

#[test]
fn matrices() {
    each("matrix", readers::matrix);
}
