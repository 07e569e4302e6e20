//! The pay in force, per the period that a page shows.

use super::id::{LevelId, StepId};
use super::ladder::{Ladder, Level};
use super::pay::Band;
use super::per::{Per, Unit};
use super::table::InForce;

/// Pay as a page shows it: a table in force, per year, month or hour. Ratios are taken from the table itself, before conversion.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'a> {
    /// The pay in force, in the unit of the files.
    pub pay: InForce<'a>,
    /// The unit of the files.
    pub unit: Unit,
    /// The period shown.
    pub per: Per,
}

impl Quote<'_> {
    /// A band of the files per the period shown, each amount rounded once.
    pub fn convert(self, band: Band) -> Option<Band> {
        band.convert(self.unit, self.per)
    }

    /// The band of a level.
    pub fn band(self, level: &LevelId) -> Option<Band> {
        self.convert(self.pay.band(level)?)
    }

    /// The pay at a position: a point, or a range.
    pub fn at(self, level: &Level, step: &StepId) -> Option<Band> {
        self.convert(self.pay.at(level, step)?)
    }

    /// What is told of a position: its pay, or the band of a level without points.
    pub fn told_at(self, level: &Level, step: &StepId) -> Option<Band> {
        self.convert(self.pay.told_at(level, step)?)
    }

    /// Everything that is shown of a ladder: the bands of its levels and the pay of their steps.
    fn shown(self, ladder: &Ladder) -> impl Iterator<Item = Band> {
        ladder.levels().flat_map(move |found| {
            let steps = found.level.steps.iter().filter_map(move |step| self.at(found.level, &step.id));
            self.band(&found.level.id).into_iter().chain(steps)
        })
    }

    /// Whether an amount shown has cents, so that all should show them.
    pub fn has_cents(self, ladder: &Ladder) -> bool {
        self.shown(ladder).any(|band| !band.min().is_whole() || !band.max().is_whole())
    }
}
