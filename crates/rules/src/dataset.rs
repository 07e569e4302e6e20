//! A dataset: a ladder with its pay.

use super::ladder::Ladder;
use super::per::Unit;
use super::table::Tables;

/// A ladder together with its salary band matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// The ladder.
    pub ladder: Ladder,
    /// All its pay, in the unit of the files.
    pub tables: Tables,
    /// The unit of every amount.
    pub unit: Unit,
    /// What kind of figures they are, where the ladder says so.
    pub provenance: Option<Provenance>,
}

/// What kind of figures a dataset has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Made up.
    Sample,
    /// Anybody may look them up.
    Published,
    /// An organization's own.
    Internal,
}
