//! Zip files: what is written reads back, and what must not be read is refused.

use std::io::{Cursor, Write};
use std::time::Instant;

use files::archive::{Entry, MOST_BYTES, MOST_ENTRIES, NotAnArchive, NotWritten, is_archive, read, write};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn entry(path: &str, bytes: &[u8]) -> Entry {
    Entry { path: path.to_owned(), bytes: bytes.to_vec() }
}

/// A zip of empty files as another program writes it: with any names.
fn named(names: &[&str]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn paths(bytes: &[u8]) -> Vec<String> {
    read(bytes).unwrap().into_iter().map(|entry| entry.path).collect()
}

/// The zip with each of some bytes in place of others of the same length.
fn with(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = bytes.to_vec();
    let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        out[at..at + to.len()].copy_from_slice(to);
    }
    out
}

/// Where the entry of the list begins in a zip of one.
fn list(bytes: &[u8]) -> usize {
    (0..bytes.len()).find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap()
}

fn small() -> Vec<Entry> {
    vec![entry("acme/ladder.json", b"{}"), entry("acme/bands.csv", &b"level,1\nE1,1\n".repeat(9)), entry("ä/é.txt", b"")]
}

#[test]
fn files_in_their_order() {
    let bytes = write(&small()).unwrap();
    assert!(is_archive(&bytes));
    assert_eq!(read(&bytes), Ok(small()));
    assert_eq!(write(&small()).unwrap(), bytes, "the same files give the same bytes");
    let none = write(&[]).unwrap();
    assert!(is_archive(&none));
    assert_eq!(read(&none), Ok(vec![]));
    assert!(!is_archive(b"{}") && !is_archive(b"") && !is_archive(b"PK"));
}

#[test]
fn what_says_nothing_is_left_out() {
    let names =
        ["acme/", "acme/.DS_Store", "acme/ladder.json", "__MACOSX/acme/._ladder.json", ".DS_Store", "./a//b.csv", "c\\d.csv", "e\\"];
    assert_eq!(paths(&named(&names)), ["acme/ladder.json", "a/b.csv", "c/d.csv"]);
}

#[test]
fn stored_files_are_read() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a", SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
    archive.write_all(b"one").unwrap();
    assert_eq!(read(&archive.finish().unwrap().into_inner()), Ok(vec![entry("a", b"one")]));
}

#[test]
fn nothing_leads_out_of_the_folder() {
    for name in ["../evil", "/etc/passwd", "C:\\x", "c:x", "a/../../b", "a\\..\\..\\b", "\\\\host\\share", "..", "a/..", "../", "a\0b"] {
        assert_eq!(read(&named(&[name])), Err(NotAnArchive::Outside(name.to_owned())), "{name}");
        assert_eq!(write(&[entry(name, b"")]), Err(NotWritten::NotAPath(name.to_owned())), "{name}");
    }
    assert_eq!(paths(&named(&["..a", "a..b/...", "a/b:c"])), ["..a", "a..b/...", "a/b:c"]);
}

#[test]
fn names_are_there_once() {
    let twice = with(&named(&["a/one.csv", "a/two.csv"]), b"two", b"one");
    assert_eq!(read(&twice), Err(NotAnArchive::NameTwice("a/one.csv".to_owned())));
    assert_eq!(read(&named(&["a/é", "A/É"])), Err(NotAnArchive::NameTwice("A/É".to_owned())));
    assert_eq!(read(&named(&["a/b", "a\\b"])), Err(NotAnArchive::NameTwice("a/b".to_owned())));
    assert_eq!(write(&[entry("a", b"1"), entry("A", b"2")]), Err(NotWritten::NameTwice("A".to_owned())));
}

#[test]
fn paths_that_would_not_read_back() {
    for path in ["", "a/", "./a", "a//b", "a\\b", ".DS_Store", "x/__MACOSX/y", &"a".repeat(70_000)] {
        assert_eq!(write(&[entry(path, b"")]), Err(NotWritten::NotAPath(path.to_owned())), "{path:.9}");
    }
}

#[test]
fn passwords_and_other_methods() {
    let plain = write(&[entry("a", b"one")]).unwrap();
    let list = list(&plain);
    let mut locked = plain.clone();
    (locked[6], locked[list + 8]) = (locked[6] | 1, locked[list + 8] | 1);
    assert_eq!(read(&locked), Err(NotAnArchive::Encrypted("a".to_owned())));
    let mut other = plain;
    (other[8], other[list + 10]) = (12, 12);
    assert_eq!(read(&other), Err(NotAnArchive::Method("a".to_owned())));
}

#[test]
fn content_that_was_changed() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a", SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
    archive.write_all(b"pay 100").unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    assert_eq!(read(&with(&bytes, b"pay 100", b"pay 900")), Err(NotAnArchive::Broken));
}

#[test]
fn too_many_files() {
    let names: Vec<String> = (0..=MOST_ENTRIES).map(|number| number.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(read(&named(&names)), Err(NotAnArchive::TooMany(MOST_ENTRIES)));
    assert_eq!(read(&named(&names[1..])).unwrap().len(), MOST_ENTRIES);
    let entries: Vec<Entry> = names.iter().map(|name| entry(name, b"")).collect();
    assert_eq!(write(&entries), Err(NotWritten::TooMany(MOST_ENTRIES)));
}

/// Zips of so many MiB of zeros each in a file of its own.
fn zeros(sizes: &[usize]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let zeros = vec![0; 1 << 20];
    for (number, size) in sizes.iter().enumerate() {
        archive.start_file(number.to_string(), SimpleFileOptions::default()).unwrap();
        for _ in 0..*size {
            archive.write_all(&zeros).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_small_zip_of_far_too_much() {
    let bomb = zeros(&[(MOST_BYTES >> 20) + 1]);
    assert!(bomb.len() < 1 << 20);
    let start = Instant::now();
    assert_eq!(read(&bomb), Err(NotAnArchive::TooLarge(MOST_BYTES)));
    assert!(start.elapsed().as_millis() < 100, "what says itself that it is too large is not unpacked");
    // The same that says it is small: no more is unpacked than it says.
    let mut lies = bomb.clone();
    let list = list(&bomb);
    lies[22..26].copy_from_slice(&9_u32.to_le_bytes());
    lies[list + 24..list + 28].copy_from_slice(&9_u32.to_le_bytes());
    let start = Instant::now();
    assert_eq!(read(&lies), Err(NotAnArchive::Broken));
    assert!(start.elapsed().as_millis() < 100);
}

#[test]
fn many_files_that_are_too_much_together() {
    assert_eq!(read(&zeros(&[(MOST_BYTES >> 20) - 1, 2])), Err(NotAnArchive::TooLarge(MOST_BYTES)));
}

#[test]
fn cut_off_anywhere() {
    let bytes = write(&small()).unwrap();
    for length in 0..bytes.len() {
        assert_eq!(read(&bytes[..length]), Err(NotAnArchive::Broken), "{length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(files in btree_map("[a-z0-9é_-]{1,8}(/[a-z0-9.]{0,4}[a-z]){0,3}", vec(any::<u8>(), 0..2000), 0..8)) {
        let entries: Vec<Entry> = files.iter().map(|(path, bytes)| entry(path, bytes)).collect();
        prop_assert_eq!(read(&write(&entries).unwrap()), Ok(entries));
    }

    #[test]
    fn anything_is_refused_or_read(bytes in vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
        let _ = read(&[b"PK\x03\x04".as_slice(), &bytes, b"PK\x05\x06", &bytes].concat());
    }

    #[test]
    fn slips_in_a_zip_are_refused_or_read(changes in vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = write(&small()).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_path_is_written_as_it_is_read_or_refused(path in "\\PC{0,12}|[./\\\\:a]{0,6}") {
        let entries = [entry(&path, b"x")];
        if let Ok(bytes) = write(&entries) {
            prop_assert_eq!(read(&bytes).unwrap(), entries);
        }
    }
}
