//! What stands where in a `ladder.json`.

use crate::document::json::{JsonPath, JsonStep};

/// What a path leads to, as far as something can point at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A track.
    Track,
    /// A level.
    Level,
    /// A step that has an id of its own.
    Step,
    /// An axis or an area.
    Axis,
    /// A named grade of an axis.
    Grade,
    /// A region with a percentage.
    Region,
    /// A role.
    Role,
    /// Something at which nothing points.
    Other,
}

impl Thing {
    /// What stands at a path.
    pub fn at(path: &JsonPath) -> Self {
        // Without the places in lists: `tracks.levels.steps`.
        let names: Vec<&str> =
            path.steps().iter().filter_map(|step| if let JsonStep::Field(name) = step { Some(name.as_str()) } else { None }).collect();
        if !matches!(path.steps().last(), Some(JsonStep::Item(_))) {
            return Self::Other;
        }
        match names.as_slice() {
            ["tracks"] => Self::Track,
            ["tracks", "levels"] => Self::Level,
            ["tracks", "levels", "steps"] => Self::Step,
            ["axes"] => Self::Axis,
            ["axes", "values"] => Self::Grade,
            ["pay", "regions"] => Self::Region,
            ["roles"] => Self::Role,
            _ => Self::Other,
        }
    }

    /// The field by which others name it.
    pub const fn key(self) -> &'static str {
        if matches!(self, Self::Region) { "name" } else { "id" }
    }
}

/// The item of a list to which a path leads, and the list.
pub(super) fn item(path: &JsonPath) -> Option<(JsonPath, usize)> {
    match path.split()? {
        (list, JsonStep::Item(index)) => Some((list, *index)),
        _ => None,
    }
}

/// What holds the list in which an item stands: the track of a level, the level of a step.
pub(super) fn holder(path: &JsonPath) -> Option<JsonPath> {
    Some(item(path)?.0.split()?.0)
}
