//! Zip files: a folder of files as one file, in and out.
//!
//! A zip may come from anywhere, so nothing that it says of itself is trusted: names stay within the folder, and what is unpacked is
//! counted as it comes.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// The most files and folders of a zip that is read or written.
pub const MOST_ENTRIES: usize = 10_000;
/// The most bytes that the files of a zip may have in all: 256 MiB, far above any dataset, and still within what a page can hold.
pub const MOST_BYTES: usize = 256 << 20;

/// What each entry of the list at the end of a zip begins with.
const LISTED: &[u8] = b"PK\x01\x02";

/// A file of a folder or of a zip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its path within the folder, with `/` between names and none before the first: `acme/ladder.json`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why bytes are not read as a zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAnArchive {
    /// No zip, or one that is cut off or damaged.
    Broken,
    /// A path that leads out of the folder, as it is written.
    Outside(String),
    /// A path that is there a second time, in capitals or not.
    NameTwice(String),
    /// A file that opens with a password only: its path.
    Encrypted(String),
    /// A file that is packed by a method that is not read: its path.
    Method(String),
    /// More files and folders than so many.
    TooMany(usize),
    /// Files of more bytes in all than so many.
    TooLarge(usize),
}

/// Why files are not written as a zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// A path that a zip cannot have, or that would read back as another one or not at all.
    NotAPath(String),
    /// A path that is there a second time, in capitals or not.
    NameTwice(String),
    /// More files than so many.
    TooMany(usize),
    /// Files of more bytes in all than so many.
    TooLarge(usize),
}

/// Whether a file is a zip, by its first bytes: those of a first entry, or of the end of a zip without any.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files of a zip in the order of its list, with their paths. Left out are folders, which have no content of their own, and what macOS
/// adds: `__MACOSX/` and `.DS_Store`. A backslash, which some programs of Windows write, counts as `/`.
///
/// # Errors
/// Where it is no zip or holds what is not read: see [`NotAnArchive`]. Nothing is given then, since half a folder would look like all of it.
pub fn read(bytes: &[u8]) -> Result<Vec<Entry>, NotAnArchive> {
    // Counted before the list is read, since reading it takes far more memory than it has bytes.
    if bytes.windows(LISTED.len()).filter(|window| *window == LISTED).count() > MOST_ENTRIES {
        return Err(NotAnArchive::TooMany(MOST_ENTRIES));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotAnArchive::Broken)?;
    // Of several with the very same name the list keeps one only.
    if archive.has_duplicate_names() {
        return Err(NotAnArchive::NameTwice(name_twice(bytes, archive.central_directory_start()).unwrap_or_default()));
    }
    let (mut entries, mut taken, mut left) = (Vec::new(), BTreeSet::new(), MOST_BYTES);
    for number in 0..archive.len() {
        let found = archive.by_index_data(number).map_err(|_| NotAnArchive::Broken)?;
        let name = found.name().map_err(|_| NotAnArchive::Broken)?.into_owned();
        let path = inside(&name).ok_or_else(|| NotAnArchive::Outside(name.clone()))?;
        if name.ends_with(['/', '\\']) || is_of_system(&path) {
            continue;
        }
        if path.is_empty() {
            return Err(NotAnArchive::Broken);
        }
        if !taken.insert(path.to_lowercase()) {
            return Err(NotAnArchive::NameTwice(path));
        }
        if found.encrypted() {
            return Err(NotAnArchive::Encrypted(path));
        }
        if !matches!(found.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(NotAnArchive::Method(path));
        }
        // A zip that says itself that it is too large need not be unpacked to be believed; one that says less is counted.
        if found.size() > left as u64 {
            return Err(NotAnArchive::TooLarge(MOST_BYTES));
        }
        let file = archive.by_index(number).map_err(|_| NotAnArchive::Broken)?;
        let mut content = Vec::new();
        // One byte more than may be tells that there is more. A file that is longer than it says, or another one, is an error.
        let read = file.take(left as u64 + 1).read_to_end(&mut content);
        left = left.checked_sub(content.len()).ok_or(NotAnArchive::TooLarge(MOST_BYTES))?;
        read.map_err(|_| NotAnArchive::Broken)?;
        entries.push(Entry { path, bytes: content });
    }
    Ok(entries)
}

/// Writes files as a zip, deflated, in the order in which they are given. The same files give the same bytes at any time and on any machine:
/// all of them have the first day that a zip can name.
///
/// # Errors
/// Where [`read`] would not give the same files back: see [`NotWritten`].
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, NotWritten> {
    if entries.len() > MOST_ENTRIES {
        return Err(NotWritten::TooMany(MOST_ENTRIES));
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut taken, mut left) = (BTreeSet::new(), MOST_BYTES);
    for entry in entries {
        let path = &entry.path;
        if path.is_empty() || is_of_system(path) || inside(path).is_none_or(|inside| inside != *path) {
            return Err(NotWritten::NotAPath(path.clone()));
        }
        if !taken.insert(path.to_lowercase()) {
            return Err(NotWritten::NameTwice(path.clone()));
        }
        left = left.checked_sub(entry.bytes.len()).ok_or(NotWritten::TooLarge(MOST_BYTES))?;
        // All that memory refuses is a path of more bytes than a zip can count.
        let mut put = || {
            archive.start_file(path.as_str(), options)?;
            archive.write_all(&entry.bytes).map_err(ZipError::Io)
        };
        put().map_err(|_| NotWritten::NotAPath(path.clone()))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|_| NotWritten::TooLarge(MOST_BYTES))
}

/// The first name that the list of a zip, which begins at that byte, has a second time.
fn name_twice(bytes: &[u8], list: u64) -> Option<String> {
    let (mut rest, mut taken) = (bytes.get(usize::try_from(list).ok()?..)?, BTreeSet::new());
    loop {
        // Fixed fields, of which three are the lengths of what follows them: the name, more fields, and a remark.
        let (fixed, after) = rest.strip_prefix(LISTED).and_then(|_| rest.split_at_checked(46))?;
        let length = |at: usize| Some(usize::from(u16::from_le_bytes(*fixed.get(at..)?.first_chunk()?)));
        let (name, after) = after.split_at_checked(length(28)?)?;
        if !taken.insert(name) {
            return Some(String::from_utf8_lossy(name).into_owned());
        }
        rest = after.get(length(30)? + length(32)?..)?;
    }
}

/// A path without what says nothing; nothing where it leads out of the folder, begins at a root or a drive, or goes up at all.
fn inside(name: &str) -> Option<String> {
    let has_drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if name.starts_with(['/', '\\']) || has_drive || name.contains('\0') {
        return None;
    }
    let mut parts: Vec<&str> = name.split(['/', '\\']).collect();
    parts.retain(|part| !matches!(*part, "" | "."));
    (!parts.contains(&"..")).then(|| parts.join("/"))
}

/// Whether a file is about a folder as macOS shows it, not about what is in it.
fn is_of_system(path: &str) -> bool {
    path.split('/').any(|part| part == "__MACOSX") || path.rsplit('/').next() == Some(".DS_Store")
}
