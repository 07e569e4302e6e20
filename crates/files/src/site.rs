//! A whole site, ready for any static host: the files of the program, which it knows by a list that its build wrote, and the datasets.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::archive::Entry;
use crate::document::json::quoted;
use crate::{Source, bands, index, ladder};
use rules::id::LONGEST;

/// The name of the list of a site's own files, which `tools/finish.mjs` writes.
pub const FILE: &str = "site-files.json";
/// The folder of the datasets.
pub const DATA: &str = "data";
/// Rules for hosts that read them. Such hosts do not hand the file out, so its text stands in the list.
const HEADERS: &str = "_headers";
/// What whoever unpacks the site reads first.
const READ_ME: &str = "READ ME FIRST.txt";

/// A file of the program.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SiteFile {
    /// Its path in the site.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    sha256: String,
}

impl SiteFile {
    /// Whether bytes are those of this file, as it was built.
    pub fn is(&self, bytes: &[u8]) -> bool {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digest = Sha256::digest(bytes);
        let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| DIGITS.get(usize::from(digit))).eq(self.sha256.as_bytes())
    }
}

/// All files of a site but its data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SiteFiles {
    /// The files that a host hands out, in order of their paths.
    pub files: Vec<SiteFile>,
    /// The text of `_headers`.
    headers: String,
    /// The list itself, which goes along so that the copy can be copied.
    #[serde(skip)]
    own: Vec<u8>,
}

impl SiteFiles {
    /// Reads the list; nothing where it is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let list: Self = serde_json::from_slice(bytes).ok()?;
        (!list.files.is_empty()).then(|| Self { own: bytes.to_vec(), ..list })
    }
}

/// A dataset that will be public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// The name of its folder, which links name: see [`folder`].
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its files.
    pub source: Source,
}

/// A name that a folder may have, made of a text: letters and digits of ASCII in lower case, with hyphens between them.
pub fn folder(name: &str) -> String {
    let mut folder = String::new();
    for character in name.chars().take(4 * LONGEST) {
        if character.is_ascii_alphanumeric() {
            folder.push(character.to_ascii_lowercase());
        } else if !folder.is_empty() && !folder.ends_with('-') {
            folder.push('-');
        }
    }
    folder.truncate(LONGEST);
    let folder = folder.trim_end_matches('-');
    // What this device opens has this name in links.
    if folder.is_empty() || folder == "local" { "ladder".to_owned() } else { folder.to_owned() }
}

/// The folder of the datasets, with the list of them.
pub fn data(datasets: &[Public]) -> Vec<Entry> {
    let mut list = "{\n  \"format\": 1,\n  \"datasets\": [".to_owned();
    for (place, dataset) in datasets.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        list.extend([comma, "\n    { \"id\": ", &quoted(&dataset.id), ", \"name\": ", &quoted(&dataset.name), " }"]);
    }
    list.push_str("\n  ]\n}\n");
    let mut entries = vec![Entry { path: [DATA, "/", index::FILE].concat(), bytes: list.into_bytes() }];
    for Public { id, source, .. } in datasets {
        let files = [(ladder::FILE, Some(&source.ladder)), (bands::FILE, source.bands.as_ref())];
        let files = files.into_iter().filter_map(|(name, bytes)| Some((name, bytes?)));
        entries.extend(files.map(|(name, bytes)| Entry { path: [DATA, "/", id, "/", name].concat(), bytes: bytes.clone() }));
    }
    entries
}

/// The whole site: its own files, in the order of the list, what hosts and people read beside them, and the datasets.
pub fn whole(list: &SiteFiles, files: Vec<Vec<u8>>, read_me: &str, datasets: &[Public]) -> Vec<Entry> {
    let file = |path: &str, bytes: Vec<u8>| Entry { path: path.to_owned(), bytes };
    let mut entries = vec![file(READ_ME, read_me.as_bytes().to_vec()), file(HEADERS, list.headers.clone().into_bytes())];
    entries.extend(list.files.iter().zip(files).map(|(own, bytes)| file(&own.path, bytes)));
    entries.push(file(FILE, list.own.clone()));
    entries.extend(data(datasets));
    entries
}
