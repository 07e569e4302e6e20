//! What is written about a draft that a browser keeps, in a form of its own that says its version.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::Source;

/// The version of the form.
const FORMAT: u32 = 1;

/// The names under which the files of a draft are kept: as they were opened, and as they are.
pub const OPENED: [&str; 2] = ["opened/ladder.json", "opened/bands.csv"];
/// See [`OPENED`].
pub const NOW: [&str; 2] = ["ladder.json", "bands.csv"];

/// What is told of a draft without reading its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What the person calls it.
    pub name: String,
    /// When it was written, by the clock where it was.
    pub at: NaiveDateTime,
    /// Whether the ladder was made here, since only a table came.
    pub made: bool,
}

#[derive(Serialize, Deserialize)]
struct Form {
    format: u32,
    name: String,
    /// As ISO 8601 without a zone.
    at: String,
    #[serde(default)]
    made: bool,
}

impl About {
    /// Writes it.
    pub fn write(&self) -> String {
        let form = Form { format: FORMAT, name: self.name.clone(), at: self.at.to_string().replace(' ', "T"), made: self.made };
        serde_json::to_string(&form).unwrap_or_default()
    }

    /// Reads it; nothing where it is none of a form that is known, such as that of a newer version of this page.
    pub fn read(text: &str) -> Option<Self> {
        let Form { format, name, at, made } = serde_json::from_str(text).ok()?;
        (format == FORMAT).then_some(())?;
        Some(Self { name, at: at.parse().ok()?, made })
    }
}

/// The files under their names, as [`OPENED`] or [`NOW`]; one that is not there is to be removed.
pub fn named<'a>(source: &'a Source, names: [&'static str; 2]) -> [(&'static str, Option<&'a [u8]>); 2] {
    let [ladder, bands] = names;
    [(ladder, Some(&source.ladder)), (bands, source.bands.as_deref())]
}

/// The files that stand under names; nothing where there is no ladder.
pub fn source(files: &[(String, Vec<u8>)], names: [&str; 2]) -> Option<Source> {
    let [ladder, bands] = names.map(|name| files.iter().find(|(own, _)| own == name).map(|(_, bytes)| bytes.clone()));
    Some(Source { ladder: ladder?, bands })
}

/// A name that no other draft has: with a number where it must, in the place of one that it has.
pub fn free_name<'a>(wanted: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_free = |name: &String| !taken.clone().any(|own| own == name);
    let base = wanted.rsplit_once(' ').filter(|(_, number)| number.parse::<usize>().is_ok()).map_or(wanted, |(base, _)| base);
    let numbered = (2..).map(|number: usize| format!("{base} {number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn about() -> About {
        About { name: "Raise “2027” \u{1f600}".to_owned(), at: "2026-11-30T14:03:09".parse().unwrap(), made: true }
    }

    #[test]
    fn what_is_told_reads_back_equal() {
        assert_eq!(About::read(&about().write()), Some(about()));
    }

    #[test]
    fn this_form_stays_as_it_was() {
        let text = r#"{"format":1,"name":"Raise","at":"2026-11-30T00:00:00"}"#;
        assert_eq!(About::read(text), Some(About { name: "Raise".to_owned(), at: "2026-11-30T00:00:00".parse().unwrap(), made: false }));
    }

    #[test]
    fn another_form_is_not_guessed() {
        assert_eq!(About::read(&about().write().replace("\"format\":1", "\"format\":2")), None);
        for text in ["", "{}", "[1]", r#"{"format":1,"name":"","at":"soon"}"#] {
            assert_eq!(About::read(text), None, "{text}");
        }
    }

    #[test]
    fn files_find_their_names_again() {
        let (opened, now) =
            (Source { ladder: b"{}".to_vec(), bands: Some(b"level,1\n".to_vec()) }, Source { ladder: b"{ }".to_vec(), bands: None });
        let all = named(&opened, OPENED).into_iter().chain(named(&now, NOW));
        let kept: Vec<_> = all.filter_map(|(name, bytes)| Some((name.to_owned(), bytes?.to_vec()))).collect();
        assert_eq!((source(&kept, OPENED), source(&kept, NOW)), (Some(opened), Some(now)));
        assert_eq!(source(&kept[1..], OPENED), None);
    }

    #[test]
    fn names_are_each_drafts_own() {
        let taken = ["Acme", "Acme 2"];
        assert_eq!(free_name("Acme", taken.into_iter()), "Acme 3");
        assert_eq!(free_name("Acme 2", taken.into_iter()), "Acme 3");
        assert_eq!(free_name("Other 2027", taken.into_iter()), "Other 2027");
    }
}
