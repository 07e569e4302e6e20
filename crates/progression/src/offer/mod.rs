//! An offer: a step or a figure in a level, what comes on top of it, what comes after it, and whom of a team it touches.
//!
//! Source: "Offer" in `docs/rules.md`. Figures are at full hours and in the unit of the files unless something else is said.

mod draft;
mod fair;
mod on_top;
mod placing;

pub use draft::{Base, MOST, Offer};
pub use fair::{Beside, Fair};
pub use on_top::{Bonus, Grant, OnTop, YearInAll, year_in_all};
pub use placing::{Between, Colleague, Placing, Standing, levels_at};
