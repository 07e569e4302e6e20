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
    /// Whether the figures are made up.
    pub sample: bool,
}
