//! What a link asked for and did not get.

use std::fmt;

/// A value of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Why.
    pub why: Why,
}

impl Dropped {
    /// A value that cannot be used.
    pub fn new(name: &str, value: &str, why: Why) -> Self {
        Self { name: name.to_owned(), value: value.to_owned(), why }
    }

    /// A value that the dataset does not know.
    pub fn unknown(name: &str, value: impl fmt::Display) -> Self {
        Self { name: name.to_owned(), value: value.to_string(), why: Why::Unknown }
    }
}

/// Why a value of a link was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
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

/// One value of a link that was dropped, and why.
pub fn dropped(dropped: &Dropped) -> String {
    let Dropped { name, value, why } = dropped;
    match why {
        Why::Name => format!("“{name}={value}”: this view has no such choice."),
        Why::View => format!("“{value}”: there is no such view, so this is Explore."),
        Why::Value => format!("“{name}={value}”: the value cannot be read."),
        Why::TooMany => format!("“{value}”: four positions side by side are the most."),
        Why::Unknown if name == "data" => format!("“{value}”: this site hosts no such dataset, so this is its first."),
        Why::Unknown => format!("“{name}={value}”: not in this dataset, or no longer."),
    }
}
