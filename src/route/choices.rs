//! What the choices of every view can do.

use super::at::At;
use super::query::{DropReason, Dropped, Query};
use rules::ladder::Ladder;

/// The choices of a view: read from a link, settled against a ladder, and written into the next link. The default is nothing chosen.
pub trait Choices: Clone + Default + PartialEq {
    /// Takes a value of a link by its name.
    ///
    /// # Errors
    /// Why it cannot be used. What is told of parts of a value goes into `dropped`.
    fn read(&mut self, name: &str, value: &str, dropped: &mut Vec<Dropped>) -> Result<(), DropReason>;

    /// Writes what is chosen; nothing for defaults.
    fn write(&self, query: &mut Query);

    /// The choices with which the view begins at a position that is open elsewhere.
    fn begin(at: Option<At>) -> Self;

    /// The position with which another view would begin.
    fn at(&self) -> Option<&At>;

    /// Leaves out and tells what the ladder does not have, so that everything that is left exists.
    fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>);

    /// Whether only refinements lie between others and these: no other position and no other picture.
    fn refines(&self, before: &Self) -> bool;

    /// What means the same in another dataset.
    #[must_use]
    fn elsewhere(&self) -> Self {
        Self::default()
    }
}
