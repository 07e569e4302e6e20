//! What a link asked for and did not get.

use std::fmt;

use super::counts::{number, plural};

/// A value of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Why.
    pub why: DropReason,
}

impl Dropped {
    /// A value that cannot be used.
    pub fn new(name: &str, value: &str, why: DropReason) -> Self {
        Self { name: name.to_owned(), value: value.to_owned(), why }
    }

    /// A value that the dataset does not know.
    pub fn unknown(name: &str, value: impl fmt::Display) -> Self {
        Self { name: name.to_owned(), value: value.to_string(), why: DropReason::Unknown }
    }
}

/// Why a value of a link was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropReason {
    /// There is no such view.
    View,
    /// The view has no choice of that name.
    Name,
    /// The value cannot be read.
    Value,
    /// The dataset has nothing of that id.
    Unknown,
    /// There are as many as the view can show already.
    TooMany,
}

/// How many parts are told of one by one: a link can hold thousands.
const TOLD: usize = 20;

/// How much of a name or a value is told, in characters.
const LONGEST: usize = 60;

/// All that was dropped of a link, a sentence each; of very many the first ones, and how many more there are.
pub fn all(all: &[Dropped]) -> Vec<String> {
    let told = all.iter().take(TOLD).map(dropped);
    let more = all.len().saturating_sub(TOLD);
    let more = (more > 0).then(|| format!("And {} other part{}.", number(more), plural(more)));
    told.chain(more).collect()
}

/// The beginning of a text that is too long to be told.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// One value of a link that was dropped, and why.
pub fn dropped(dropped: &Dropped) -> String {
    let Dropped { name, value, why } = dropped;
    let (name, value) = (cut(name), cut(value));
    match why {
        DropReason::Name => format!("“{name}={value}”: this view has no such choice."),
        DropReason::View => format!("“{value}”: there is no such view, so this is Explore."),
        DropReason::Value => format!("“{name}={value}”: the value cannot be read."),
        DropReason::TooMany => format!("“{value}”: four positions side by side are the most."),
        DropReason::Unknown if name == "data" && value == "local" => {
            "“local”: these were files of one device, and they are there only as long as the tab in which they were opened. Open them again under Data.".to_owned()
        }
        DropReason::Unknown if name == "data" => format!("“{value}”: this site hosts no such dataset, so this is its first."),
        DropReason::Unknown => format!("“{name}={value}”: not in this dataset, or no longer."),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::{DropReason, Dropped, all, dropped};

    #[test]
    fn long_values_are_cut_before_they_are_told() {
        let told = dropped(&Dropped::new("at", &"ü".repeat(100_000), DropReason::Value));
        assert_eq!(told, format!("“at={}…”: the value cannot be read.", "ü".repeat(60)));
        assert_eq!(dropped(&Dropped::unknown("at", "D9.1")), "“at=D9.1”: not in this dataset, or no longer.");
    }

    #[test]
    fn of_very_many_the_first_are_told() {
        let many = vec![Dropped::unknown("at", "D9.1"); 50_000];
        let told = all(&many);
        assert_eq!((told.len(), told.last().map(String::as_str)), (21, Some("And 49980 other parts.")));
        assert_eq!(all(&many[..20]).len(), 20);
        assert_eq!(all(&many[..21]).last().map(String::as_str), Some("And one other part."));
    }
}
