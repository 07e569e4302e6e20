//! What is odd in tables.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::outlier::{self, Slip};
use super::ranks::{self, Standing};
use super::{Beside, Found, Kind, NEAR, OVERLAP, Part, Place, ROUNDING, SLOWER, TableAt};
use crate::dataset::Dataset;
use crate::ladder::{Level, Track};
use crate::landing::PaidSteps;
use crate::money::Money;
use crate::moves::{Crossing, Leaving, Moves};
use crate::pay::{Band, Meeting};
use crate::ratio::Ratio;
use crate::table::{InForce, Table, Tables};

/// Looks at a table, level by level, among the levels that are in force beside it on its first day.
pub fn look(dataset: &Dataset, table: &Table, found: &mut Vec<Found>) {
    // A table without a date holds before every other one.
    let pay = dataset.tables.in_force(&table.region, table.effective.unwrap_or(NaiveDate::MIN));
    let mut place = 0;
    let mut standings = Vec::new();
    for (number, track) in dataset.ladder.tracks.iter().enumerate() {
        let levels = levels(pay, table, track, place);
        let mut view = View { tables: &dataset.tables, table, pay, moves: &dataset.ladder.moves, levels, found };
        place += track.levels.len();
        if view.levels.iter().any(|level| level.here) {
            view.look();
        }
        standings.extend(view.levels.iter().filter_map(|rows| {
            let (level, place, here) = (rows.level, rows.place, rows.here);
            Some(Standing { level, track: number, place, here, band: rows.sound()? })
        }));
    }
    ranks::look(table, &standings, found);
}

/// The pay of a level as a table shows it.
#[derive(Debug)]
struct LevelRows<'a> {
    level: &'a Level,
    /// Its place in the ladder.
    place: usize,
    /// Whether the table itself pays it; else it is what other tables say, to compare with.
    here: bool,
    /// What the file gives, without what is a likely slip.
    own: Option<Band>,
    steps: Vec<Option<Band>>,
    /// Whether any of it is a likely slip: its band is not to be judged then.
    slipped: bool,
}

impl LevelRows<'_> {
    fn band(&self) -> Option<Band> {
        self.own.or_else(|| self.steps_band())
    }

    fn steps_band(&self) -> Option<Band> {
        Band::spanning(self.steps.iter().flatten().copied())
    }

    /// The band, where it can be held against others.
    fn sound(&self) -> Option<Band> {
        self.band().filter(|_| !self.slipped)
    }
}

/// The levels of a track with pay.
fn levels<'a>(pay: InForce<'_>, table: &Table, track: &'a Track, first: usize) -> Vec<LevelRows<'a>> {
    let rows = |(place, level): (usize, &'a Level)| {
        let (own, steps) = pay.rows(level)?;
        Some(LevelRows { level, place, here: table.levels.contains_key(&level.id), own, steps, slipped: false })
    };
    (first..).zip(&track.levels).filter_map(rows).collect()
}

/// A track as a table shows it.
#[derive(Debug)]
struct View<'a, 'f> {
    tables: &'a Tables,
    table: &'a Table,
    /// What is in force beside it.
    pay: InForce<'a>,
    moves: &'a Moves,
    levels: Vec<LevelRows<'a>>,
    found: &'f mut Vec<Found>,
}

/// An amount of a sequence.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Its level among those of the view, and its step.
    level: usize,
    step: Option<usize>,
    part: Part,
    amount: Money,
    /// Whether a slip there is told: not where another table says so, or another amount of the same place.
    told: bool,
    /// Whether it is only there to compare with, and judged in a sequence of its own.
    guest: bool,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Min,
    Max,
}

impl End {
    const fn of(self, band: Band) -> Money {
        match self {
            Self::Min => band.min(),
            Self::Max => band.max(),
        }
    }

    /// Which part of a band it is; nothing for the upper end of a point, which is its lower end.
    const fn part(self, band: Band) -> Option<Part> {
        match self {
            Self::Min if band.is_point() => Some(Part::Amount),
            Self::Min => Some(Part::Min),
            Self::Max if band.is_point() => None,
            Self::Max => Some(Part::Max),
        }
    }
}

impl View<'_, '_> {
    fn look(&mut self) {
        self.steps_without_pay();
        // Slips first, since what follows is judged without them; those of steps before those of bands, which may consist of steps.
        for cells in [|view: &Self, end| view.cells_of_steps(end), |view: &Self, end| view.cells_of_bands(end)] {
            for end in [End::Min, End::Max] {
                let cells = cells(self, end);
                self.slips(&cells);
            }
        }
        self.falls_of_steps();
        self.uneven_steps();
        self.falls_of_levels();
        self.meetings();
        self.compression();
        self.landings();
        self.points();
    }

    fn tell(&mut self, level: usize, step: Option<usize>, what: Kind) {
        let Some(rows) = self.levels.get(level) else { return };
        let table = TableAt { region: self.table.region.clone(), effective: self.table.effective };
        let at = Place {
            level: Some(rows.level.id.clone()),
            step: step.and_then(|step| Some(rows.level.steps.get(step)?.id.clone())),
            table: Some(table),
            tables: 1,
        };
        self.found.push(Found::new((rows.place, step.unwrap_or(usize::MAX)), at, what));
    }

    /// Tells what is about whole levels.
    fn tell_all(&mut self, told: Vec<(usize, Kind)>) {
        for (level, what) in told {
            self.tell(level, None, what);
        }
    }

    /// Steps that the table leaves out of a level that it pays. Where an older table of the region pays the level, reading warns of them.
    fn steps_without_pay(&mut self) {
        for place in 0..self.levels.len() {
            let Some(rows) = self.levels.get(place).filter(|rows| rows.here && rows.steps.iter().any(Option::is_some)) else { continue };
            let table = self.table;
            let older = |other: &Table| {
                other.region == table.region && other.effective < table.effective && other.levels.contains_key(&rows.level.id)
            };
            let without: Vec<usize> = rows.steps.iter().enumerate().filter(|(_, pay)| pay.is_none()).map(|(step, _)| step).collect();
            if !without.is_empty() && !self.tables.iter().any(older) {
                for step in without {
                    self.tell(place, Some(step), Kind::StepWithoutPay);
                }
            }
        }
    }

    /// One end of all steps of the track, lowest first; of a level without pay for steps, of its band.
    fn cells_of_steps(&self, end: End) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (level, rows) in self.levels.iter().enumerate() {
            let steps = rows.steps.iter().enumerate().filter_map(|(step, pay)| Some((Some(step), (*pay)?)));
            let before = cells.len();
            cells.extend(steps.map(|(step, pay)| cell(level, step, pay, end, rows.here)));
            if let (true, Some(own)) = (cells.len() == before, rows.own) {
                cells.push(Cell { guest: true, ..cell(level, None, own, end, false) });
            }
        }
        cells
    }

    /// One end of the bands of all levels of the track, lowest first.
    fn cells_of_bands(&self, end: End) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (level, rows) in self.levels.iter().enumerate() {
            if let Some(own) = rows.own {
                cells.push(cell(level, None, own, end, rows.here));
            } else if let Some(steps) = rows.steps_band() {
                // Steps that all have the same slip are right among themselves. It is told once, not at both ends.
                let told = rows.here && end == End::Min && rows.steps.iter().flatten().count() > 1;
                cells.push(Cell { level, step: None, part: Part::Steps, amount: end.of(steps), told, guest: false });
            }
        }
        cells
    }

    /// Tells the slips of a sequence, and takes them out of what is judged further.
    fn slips(&mut self, cells: &[Cell]) {
        // Pay of nothing is warned of by reading.
        let cells: Vec<&Cell> = cells.iter().filter(|cell| cell.amount.minor() > 0).collect();
        let amounts: Vec<i64> = cells.iter().map(|cell| cell.amount.minor()).collect();
        let slips = outlier::slips(&amounts);
        let slipped: BTreeSet<usize> = slips.iter().map(|slip| slip.index).collect();
        for Slip { index, expected } in slips {
            let Some(cell) = cells.get(index) else { continue };
            let other = |place: usize| cells.get(place).filter(|_| !slipped.contains(&place));
            let after = (index + 1..cells.len()).find_map(other);
            let before = (0..index).rev().find_map(other);
            let beside = [after, before].into_iter().flatten().find(|other| other.level == cell.level).or(before).or(after);
            if let Some(rows) = self.levels.get_mut(cell.level).filter(|_| !cell.guest) {
                rows.slipped = true;
                match cell.step.and_then(|step| rows.steps.get_mut(step)) {
                    Some(step) => *step = None,
                    None if cell.part == Part::Steps => rows.steps.fill(None),
                    None => rows.own = None,
                }
            }
            if let Some(what) = beside.filter(|_| cell.told).and_then(|beside| self.outlier(cell, beside, expected)) {
                self.tell(cell.level, cell.step, what);
            }
        }
    }

    fn outlier(&self, cell: &Cell, beside: &Cell, expected: Option<i128>) -> Option<Kind> {
        let level = self.levels.get(beside.level)?.level;
        let step = beside.step.and_then(|step| Some(level.steps.get(step)?.id.clone()));
        let times = cell.amount.max(beside.amount).over(cell.amount.min(beside.amount))?;
        let likely = expected.and_then(|expected| outlier::likely(cell.amount.minor(), expected));
        Some(Kind::Outlier {
            part: cell.part,
            amount: cell.amount,
            beside: Beside { level: level.id.clone(), step, amount: beside.amount },
            times,
            likely: likely.map(|minor| Money::new(minor, cell.amount.currency())),
        })
    }

    fn falls_of_steps(&mut self) {
        let mut falls = Vec::new();
        for (place, rows) in self.levels.iter().enumerate().filter(|(_, rows)| rows.here) {
            let paid = || rows.steps.iter().enumerate().filter_map(|(step, pay)| Some((step, (*pay)?)));
            for ((earlier, paid_before), (step, pays)) in paid().zip(paid().skip(1)) {
                if let (true, Some(before)) = (is_below(pays, paid_before), rows.level.steps.get(earlier)) {
                    falls.push((place, step, Kind::StepFalls { pays, before: before.id.clone(), paid_before }));
                }
            }
        }
        for (place, step, what) in falls {
            self.tell(place, Some(step), what);
        }
    }

    /// The pairs of a level and the one from which a promotion leads to it, both of sound bands and one of the table: the nearest lower rank
    /// with pay, unless its promotions lead elsewhere.
    fn pairs(&self) -> Vec<Pair<'_>> {
        let all: Vec<_> = self.levels.iter().enumerate().filter_map(|(place, rows)| Some((place, rows.sound()?, rows))).collect();
        let mut pairs = Vec::new();
        for (at, (upper, upper_band, upper_rows)) in all.iter().enumerate() {
            let lower = all.get(..at).unwrap_or_default();
            let Some(rank) = lower.iter().rev().map(|(_, _, rows)| rows.level.rank).find(|rank| *rank < upper_rows.level.rank) else {
                continue;
            };
            for (place, lower_band, rows) in lower.iter().filter(|(_, _, rows)| rows.level.rank == rank) {
                let named = rows.level.promotes_to.as_ref();
                let leads = named.is_none_or(|named| named.contains(&upper_rows.level.id));
                if leads && (rows.here || upper_rows.here) {
                    pairs.push(Pair {
                        lower: *place,
                        lower_band: *lower_band,
                        lower_level: rows.level,
                        upper: *upper,
                        upper_band: *upper_band,
                        upper_level: upper_rows.level,
                    });
                }
            }
        }
        pairs
    }

    fn falls_of_levels(&mut self) {
        let falls = |pair: Pair<'_>| {
            let (band, lower_band) = (pair.upper_band, pair.lower_band);
            pair.falls().then(|| (pair.upper, Kind::LevelFalls { band, lower: pair.lower_level.id.clone(), lower_band }))
        };
        let mut falls: Vec<_> = self.pairs().into_iter().filter_map(falls).collect();
        // Of several levels from which promotions lead there, the first is enough.
        falls.dedup_by_key(|(place, _)| *place);
        self.tell_all(falls);
    }

    /// Steps that rise less than the one before, each the only one of a level of at least three rises, and an exception in the track: whole
    /// ladders are made of steps that rise less and less.
    fn uneven_steps(&mut self) {
        let (mut compared, mut slower) = (0, 0);
        let mut told = Vec::new();
        for (place, rows) in self.levels.iter().enumerate() {
            // Where a step has no pay, the rise to the next one is that of two.
            let Some(paid) = rows.steps.iter().map(|pay| pay.map(Band::mid)).collect::<Option<Vec<_>>>() else { continue };
            let rises = || paid.iter().zip(paid.iter().skip(1)).filter_map(|(before, pays)| pays.minus(*before));
            // A fall is told as such, and what rises after it makes up for it.
            if rises().any(|rise| rise.minor() < 0) {
                continue;
            }
            let mut slow = Vec::new();
            for (step, ((before, rise), pays)) in (2..).zip(rises().zip(rises().skip(1)).zip(paid.iter().skip(1))) {
                compared += 1;
                if is_slower(before, rise, *pays) {
                    slow.push((step, before, rise));
                }
            }
            slower += slow.len();
            if let ([(step, rise_before, rise)], true) = (slow.as_slice(), rows.here && rows.steps.len() > 3)
                && let Some(before) = rows.level.steps.get(step - 1)
            {
                told.push((place, *step, Kind::Uneven { rise: *rise, before: before.id.clone(), rise_before: *rise_before }));
            }
        }
        if 4 * slower <= compared {
            for (place, step, what) in told {
                self.tell(place, Some(step), what);
            }
        }
    }

    /// Levels whose band ends hardly below that of the next. Where more than half of the track is so, that is how it is made.
    fn compression(&mut self) {
        let pairs = self.pairs();
        let near = |pair: &Pair<'_>| {
            let (top, next_top) = (pair.lower_band.max(), pair.upper_band.max());
            let is_near = next_top.rise_over(top)? <= Ratio::new(NEAR, 100)?;
            // What is told as a fall or as a large overlap is not told once more.
            let told = pair.falls() || pair.overlap().is_some();
            (is_near && !told).then(|| (pair.lower, Kind::Compressed { top, next: pair.upper_level.id.clone(), next_top }))
        };
        let mut told: Vec<_> = pairs.iter().filter_map(near).collect();
        if 2 * told.len() <= pairs.len() {
            told.dedup_by_key(|(place, _)| *place);
            self.tell_all(told);
        }
    }

    /// Promotions that land on the last step of the next level, by what the steps pay. A rule that names the step, as `same-step` does, means it.
    fn landings(&mut self) {
        let lands = |pair: &Pair<'_>| {
            let (left, to) = (self.pay.steps(pair.lower_level), self.pay.steps(pair.upper_level));
            let (left, to) = (PaidSteps { level: pair.lower_level, pay: &left }, PaidSteps { level: pair.upper_level, pay: &to });
            let last = pair.upper_level.steps.len().checked_sub(1).filter(|last| *last > 0 && !pair.falls())?;
            let count = pair.lower_level.steps.len();
            pair.lower_level.steps.iter().enumerate().find_map(|(place, step)| {
                let landing = self.moves.land(Crossing::Promotion, left, place, to)?;
                let by_pay = landing.threshold.is_some() && !landing.lifted;
                // An early promotion is decided one by one, and is none of the rule.
                let is_free = self.moves.leaving(place, count) == Leaving::Free;
                let (from, next) = (step.id.clone(), pair.upper_level.id.clone());
                let last = pair.upper_level.steps.get(last).filter(|_| is_free && by_pay && landing.step == last)?.id.clone();
                Some((pair.lower, Kind::LandsLast { from, next, last, met: landing.met }))
            })
        };
        let mut told: Vec<_> = self.pairs().iter().filter_map(lands).collect();
        told.dedup_by_key(|(place, _)| *place);
        self.tell_all(told);
    }

    /// Large overlaps, and gaps where they are the exception: whole ladders are made of bands that do not meet.
    fn meetings(&mut self) {
        let pairs = self.pairs();
        let mut meetings: Vec<(usize, Kind)> = Vec::new();
        let mut gaps = 0;
        for pair in &pairs {
            let next = pair.upper_level.id.clone();
            if let Some(Meeting::Gap(gap)) = pair.lower_band.meets(pair.upper_band) {
                gaps += 1;
                meetings.push((pair.lower, Kind::Gap { next, gap }));
            } else if let Some(share) = pair.overlap() {
                meetings.push((pair.lower, Kind::Overlap { next, share }));
            }
        }
        let is_exception = 4 * gaps <= pairs.len();
        meetings.retain(|(_, what)| is_exception || !matches!(what, Kind::Gap { .. }));
        self.tell_all(meetings);
    }

    /// Bands of one point where most of the track are ranges.
    fn points(&mut self) {
        let bands: Vec<(usize, Band)> =
            self.levels.iter().enumerate().filter_map(|(place, rows)| Some((place, LevelRows::sound(rows)?))).collect();
        let points = bands.iter().filter(|(_, band)| band.is_point());
        if 4 * points.clone().count() > bands.len() {
            return;
        }
        let points: Vec<(usize, Money)> = points.map(|(place, band)| (*place, band.min())).collect();
        for (place, amount) in points {
            if self.levels.get(place).is_some_and(|rows| rows.here) {
                self.tell(place, None, Kind::OnePoint { amount });
            }
        }
    }
}

/// A level and a lower one from which a promotion leads to it.
#[derive(Clone, Copy, Debug)]
struct Pair<'a> {
    lower: usize,
    lower_band: Band,
    lower_level: &'a Level,
    upper: usize,
    upper_band: Band,
    upper_level: &'a Level,
}

impl Pair<'_> {
    /// Whether the upper band lies below: at both ends, or at the midpoint, which is the exact one, since a cent of rounding is no fall.
    fn falls(self) -> bool {
        let differential = self.lower_band.differential(self.upper_band);
        is_below(self.upper_band, self.lower_band) || differential.is_some_and(|differential| differential.signum() < 0)
    }

    /// The share of the upper band that the lower one has already, where it is large. A fall is told as such, and a share of a point says
    /// nothing.
    fn overlap(self) -> Option<Ratio> {
        let share = self.lower_band.overlap(self.upper_band)?;
        (share > Ratio::new(OVERLAP, 100)? && !self.falls()).then_some(share)
    }
}

const fn cell(level: usize, step: Option<usize>, band: Band, end: End, told: bool) -> Cell {
    let (part, told) = match end.part(band) {
        Some(part) => (part, told),
        None => (Part::Amount, false),
    };
    Cell { level, step, part, amount: end.of(band), told, guest: false }
}

/// Whether a step rises less than the one before it, by more than what comes of rounding: what that one pays says how fine amounts are.
fn is_slower(before: Money, rise: Money, paid: Money) -> bool {
    let less = i128::from(before.minor()) - i128::from(rise.minor());
    less > 0 && 100 * less >= SLOWER * i128::from(before.minor()) && 1000 * less >= ROUNDING * i128::from(paid.minor())
}

/// Whether a band is below another: neither end is higher, and one is lower.
fn is_below(band: Band, other: Band) -> bool {
    let (ends, others) = ((band.min(), band.max()), (other.min(), other.max()));
    ends.0 <= others.0 && ends.1 <= others.1 && ends != others
}

/// Levels that a region never pays, although it pays others of their track and another region pays them. A level that no table pays is
/// warned of by reading.
pub fn levels_without_pay(dataset: &Dataset, found: &mut Vec<Found>) {
    let paid: BTreeSet<_> = dataset.tables.iter().flat_map(|table| table.levels.keys()).collect();
    let mut regions: Vec<&str> = dataset.tables.iter().map(|table| table.region.as_str()).collect();
    regions.dedup();
    for region in regions {
        let pay = dataset.tables.in_force(region, NaiveDate::MAX);
        let mut place = 0;
        for track in &dataset.ladder.tracks {
            let in_force: Vec<bool> = track.levels.iter().map(|level| pay.rows(level).is_some()).collect();
            let some = in_force.contains(&true);
            for (level, in_force) in track.levels.iter().zip(in_force) {
                if some && !in_force && paid.contains(&level.id) {
                    let table = TableAt { region: region.to_owned(), effective: None };
                    let at = Place { level: Some(level.id.clone()), step: None, table: Some(table), tables: 1 };
                    found.push(Found::new((place, usize::MAX), at, Kind::LevelWithoutPay));
                }
                place += 1;
            }
        }
    }
}
