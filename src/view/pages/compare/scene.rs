//! What Compare shows: the choices of the link, settled against the open dataset.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use crate::browser::time;
use crate::route::path::YEARS;
use crate::route::{Compare, MOST};
use crate::state::figures::Figures;
use crate::state::settled::Here;
use progression::routes::{Soonest, soonest};
use progression::{Held, Outlook};
use rules::compare::{Comparison, Side, compare, expected};
use rules::id::Position;
use rules::ladder::Ladder;

/// The positions side by side: everything here exists.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareScene {
    /// The dataset and the pay shown of it.
    pub figures: Figures,
    /// The positions, the baseline first.
    pub at: Vec<Position>,
    /// Whether rows in which nothing differs are hidden.
    pub differs: bool,
    /// The day from which the soonest moves are counted.
    pub today: NaiveDate,
}

/// What can be done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The position one step up in the track takes its place.
    Up,
    /// The position one step down in the track takes its place.
    Down,
    /// It changes places with the column before it.
    Before,
    /// It changes places with the column after it.
    After,
    /// It becomes the first.
    Baseline,
    /// It goes away.
    Remove,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Up, Self::Down, Self::Before, Self::After, Self::Baseline, Self::Remove];

    /// The name by which its button is found again.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Before => "before",
            Self::After => "after",
            Self::Baseline => "baseline",
            Self::Remove => "remove",
        }
    }

    /// The columns after it is done with one of them, and where that column is then; nothing where it cannot be done.
    pub fn on(self, ladder: &Ladder, at: &[Position], column: usize) -> Option<(Vec<Position>, usize)> {
        let mut columns = at.to_vec();
        let own = columns.get(column)?.clone();
        match self {
            Self::Up | Self::Down => {
                *columns.get_mut(column)? = ladder.beside(&own, self == Self::Up)?;
                Some((columns, column))
            }
            Self::Before | Self::After => {
                let other = if self == Self::Before { column.checked_sub(1)? } else { column + 1 };
                if other >= columns.len() {
                    return None;
                }
                columns.swap(column, other);
                Some((columns, other))
            }
            Self::Baseline => {
                columns.remove(column);
                columns.insert(0, own);
                (column > 0).then_some((columns, 0))
            }
            Self::Remove => {
                columns.remove(column);
                Some((columns, column.saturating_sub(1)))
            }
        }
    }
}

impl CompareScene {
    /// The positions of the choices.
    pub fn of(here: &Here<Compare>) -> Self {
        let Here { figures, choices } = here;
        let at = choices.at.iter().filter_map(|at| at.on(figures.ladder())).collect();
        Self { figures: figures.clone(), at, differs: choices.differs, today: time::today() }
    }

    /// Each position with its pay.
    pub fn sides(&self) -> Vec<Side<'_>> {
        let (ladder, quote) = (self.figures.ladder(), self.figures.quote());
        self.at.iter().filter_map(|at| Side::of(ladder, at, quote)).collect()
    }

    /// Every position but the baseline against it.
    pub fn against<'a>(&'a self, sides: &[Side<'a>]) -> Vec<Comparison<'a>> {
        let Some((baseline, others)) = sides.split_first() else { return Vec::new() };
        others.iter().map(|other| compare(self.figures.ladder(), *baseline, *other, self.figures.quote())).collect()
    }

    /// One of the positions against the baseline.
    pub fn beside(&self, place: usize) -> Option<Comparison<'_>> {
        let (ladder, quote) = (self.figures.ladder(), self.figures.quote());
        let side = |at| Side::of(ladder, at, quote);
        Some(compare(ladder, side(self.at.first()?)?, side(self.at.get(place)?)?, quote))
    }

    /// Whether anything is expected at one of the positions.
    pub fn expects(&self) -> bool {
        self.at.iter().filter_map(|at| self.figures.ladder().level(&at.level)).any(|found| !expected(found).is_empty())
    }

    /// The earliest arrival at a position for somebody who gains the baseline today, its level as long before as the rules imply, within the
    /// longest horizon of Path.
    pub fn soonest(&self, to: &Position) -> Option<Soonest> {
        let at = self.at.first()?.clone();
        let until = self.today.checked_add_months(Months::new(12 * u32::from(*YEARS.end())))?;
        let outlook = Outlook { dataset: &self.figures.open.dataset, region: &self.figures.region, today: self.today, until, rise: None };
        soonest(&outlook, &Held::implied(self.figures.ladder(), at, None, None, self.today), to)
    }

    /// How sentences speak of the pay shown.
    pub fn shown(&self) -> words::compare::ShownPay {
        words::compare::ShownPay { per: self.figures.per, on: self.figures.shown.effective }
    }

    /// Whether another position finds room.
    pub const fn has_room(&self) -> bool {
        self.at.len() < MOST
    }

    /// Positions that are often set against the last one: the next level of its track, and those of its rank in other tracks.
    pub fn suggestions(&self) -> Vec<Position> {
        let ladder = self.figures.ladder();
        let Some(found) = self.at.last().and_then(|at| ladder.level(&at.level)) else { return Vec::new() };
        let next = found.track.levels.iter().find(|level| level.rank > found.level.rank);
        let beside = ladder.levels().filter(|other| other.level.rank == found.level.rank && other.level.id != found.level.id);
        let levels = next.into_iter().chain(beside.map(|other| other.level)).take(MOST);
        let first = levels.filter_map(|level| Some(level.at(level.steps.first()?)));
        first.filter(|at| !self.at.contains(at)).collect()
    }

    /// The tracks that have at least two levels among the columns, each with the lowest and the highest of these.
    pub fn climbs(&self) -> Vec<(Position, Position)> {
        let ladder = self.figures.ladder();
        let rank = |at: &Position| ladder.level(&at.level).map(|found| found.level.rank);
        let tracks: BTreeSet<usize> = self.at.iter().map(|at| self.figures.track_of(at)).collect();
        let climbs = tracks.into_iter().filter_map(|track| {
            let own: Vec<&Position> = self.at.iter().filter(|at| self.figures.track_of(at) == track).collect();
            let low = own.iter().min_by_key(|at| rank(at))?;
            let high = own.iter().max_by_key(|at| rank(at))?;
            (rank(low) < rank(high)).then(|| ((*low).clone(), (*high).clone()))
        });
        climbs.collect()
    }
}
