//! Grades of levels that follow the grades of their axis.

use super::LadderText;
use crate::document::json::{JsonChange, JsonKind, JsonNotChanged, JsonPath};

impl LadderText {
    /// Gives every level another grade on an axis, by the number of the one it has; how many have another one then. Without a new one the level has
    /// none there any more.
    pub(super) fn regrade(&mut self, axis: &str, new: impl Fn(u32) -> Option<u32>) -> Result<usize, JsonNotChanged> {
        let mut changes = Vec::new();
        for level in self.all_levels() {
            let path = level.field("profile").field(axis);
            let Some(JsonKind::Number(number)) = self.node(&path).map(|node| &node.kind) else { continue };
            let Ok(number) = number.parse::<u32>() else { continue };
            match new(number) {
                Some(same) if same == number => {}
                Some(other) => changes.push(JsonChange::Set { path, value: other.to_string() }),
                None => changes.push(JsonChange::Remove { path }),
            }
        }
        self.document.change(&changes)?;
        Ok(changes.len())
    }

    /// The id of the axis that has a grade, and the number of the grade, from 1.
    pub(super) fn grade(&self, path: &JsonPath) -> Option<(String, u32)> {
        let (_, index) = super::places::item(path)?;
        let axis = super::places::holder(path)?;
        Some((self.written(&axis.field("id")), u32::try_from(index + 1).ok()?))
    }
}
