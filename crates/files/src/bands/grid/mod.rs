//! The pay tables of `bands.csv` as a grid that can be changed. What is not changed stays as it is written, byte for byte.

mod changes;
mod raise;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::FILE;
use crate::amount::{Bare, Mark, SettledMark, settle};
use crate::columns::{self, CsvColumns, Form};
use crate::document::csv::{CsvDocument, CsvRow};
use crate::ladder::LadderFile;
use crate::problem::{CellAt, Collector};
use crate::separated::{Report, is_hole, named_step, parse};
use crate::text::{IsoDate, decode};
pub use changes::{Changed, NotChanged, Typed};
pub use raise::{By, Raise};
use rules::health::TableAt;
use rules::id::{LevelId, StepId};
use rules::ladder::{Ladder, Level};
use rules::money::{Currency, Money};

/// Which amount of a step, or of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The only one.
    Amount,
    /// The lower end of a range.
    Min,
    /// Its midpoint.
    Mid,
    /// Its upper end.
    Max,
}

/// A column of the grid: one amount of each level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The step; nothing for the whole level.
    pub step: Option<StepId>,
    /// Which amount of it.
    pub part: Part,
}

/// What a cell of the file is in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The table.
    pub table: TableAt,
    /// The level.
    pub level: LevelId,
    /// The column; nothing for a cell that is no amount.
    pub slot: Option<Slot>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// As it is written, without blanks around it; empty for a hole.
    pub text: String,
    /// The amount; nothing for a hole, and where the text is none.
    pub amount: Option<Money>,
}

/// The rows of a level in a table: of each step, or of the whole level, which in the wide form is all there is. Several rows may say of one step
/// what each other leave out.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// What each is of, with its number: by steps, and then in the order of the file.
    of: Vec<(Option<StepId>, usize)>,
    /// Whether something is paid in one of them: else they take no other rows' place.
    is_paid: bool,
}

impl Rows {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.of.iter().map(|(_, row)| *row)
    }

    fn add(&mut self, step: Option<StepId>, row: usize) {
        let place = self.of.partition_point(|(own, _)| *own <= step);
        self.of.insert(place, (step, row));
    }

    /// The rows of a step, or of the whole level.
    fn of_step<'a>(&'a self, step: Option<&'a StepId>) -> impl Iterator<Item = usize> + 'a {
        self.of.iter().filter(move |(own, _)| own.as_ref() == step).map(|(_, row)| *row)
    }
}

/// The rows of a table.
#[derive(Clone, Debug, Default)]
struct TableRows {
    of: BTreeMap<LevelId, Rows>,
    /// What stands in them in the tidy form: whether of steps, and which part.
    kinds: BTreeSet<(bool, Part)>,
}

impl TableRows {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.of.values().flat_map(Rows::all)
    }
}

/// The pay tables of a file.
#[derive(Debug)]
pub struct PayGrid {
    document: CsvDocument,
    columns: CsvColumns,
    /// The number of the row of heads.
    header: usize,
    tables: BTreeMap<TableAt, TableRows>,
    /// The currency and the day of rows that have none of their own.
    currency: Option<Currency>,
    effective: Option<NaiveDate>,
    mark: Mark,
    /// The steps of the ladder, each once, in their order.
    steps: Vec<StepId>,
}

impl PayGrid {
    /// Reads a file; nothing where its text or its heads cannot be read. Rows whose level, step or date is none are left out: reading the
    /// file says so.
    pub fn read(bytes: &[u8], file: &LadderFile) -> Option<Self> {
        Self::read_after(bytes, file, None)
    }

    /// The same of a file of a ladder that was read `before`: heads that are the same still mean the same.
    pub fn read_after(bytes: &[u8], file: &LadderFile, before: Option<&Self>) -> Option<Self> {
        let text = decode(bytes, &Collector::new(FILE))?.into_owned();
        let (document, header) = parse(text);
        let heads = document.row(header)?;
        let known = before.filter(|before| before.header == header && before.text(header) == Some(heads.text()));
        let collect = Collector::new(FILE);
        let read = || columns::read(heads, &file.ladder, true, Report { document: &document, collect: &collect });
        let columns = known.map_or_else(read, |before| Some(before.columns.clone()))?;
        let mut grid = Self {
            document,
            columns,
            header,
            tables: BTreeMap::new(),
            currency: file.currency,
            effective: file.effective,
            mark: Mark::Point,
            steps: known.map_or_else(|| file.ladder.step_ids().into_iter().cloned().collect(), |before| before.steps.clone()),
        };
        grid.find_rows(&file.ladder);
        grid.settle_mark();
        Some(grid)
    }

    fn find_rows(&mut self, ladder: &Ladder) {
        let known: BTreeMap<&str, &Level> = ladder.levels().map(|found| (found.level.id.as_str(), found.level)).collect();
        let mut tables: BTreeMap<TableAt, TableRows> = BTreeMap::new();
        // Most rows belong to the table of the row before: it is put down once another one begins.
        let mut open: Option<(TableAt, TableRows)> = None;
        for row in self.document.rows().skip(self.header + 1) {
            let get = |column: Option<usize>| column.and_then(|column| row.get(column)).unwrap_or_default();
            let Some(level) = known.get(get(Some(self.columns.level)).trim()).copied() else { continue };
            let effective = match get(self.columns.effective).trim() {
                "" => self.effective,
                text => match text.parse::<IsoDate>() {
                    Ok(date) => Some(date.0),
                    Err(_) => continue,
                },
            };
            let step = match (&self.columns.form, get(self.step_column()).trim()) {
                (Form::Wide(_), _) | (_, "") => None,
                (Form::Tidy { .. }, text) => match named_step(Some(level), text) {
                    None => continue,
                    step => step,
                },
            };
            let region = get(self.columns.region);
            let is_open = open.as_ref().is_some_and(|(table, _)| table.region == region.trim() && table.effective == effective);
            if !is_open {
                tables.extend(open.take());
                let table = TableAt { region: region.trim().to_owned(), effective };
                let begun = tables.remove(&table).unwrap_or_default();
                open = Some((table, begun));
            }
            let Some((_, TableRows { of, kinds })) = &mut open else { continue };
            kinds.extend(self.parts().filter(|(_, column)| is_filled(row, *column)).map(|(part, _)| (step.is_some(), part)));
            let rows = of.entry(level.id.clone()).or_default();
            rows.add(step, row.number);
            rows.is_paid |= self.columns.pay.iter().any(|column| is_filled(row, *column));
        }
        tables.extend(open);
        self.tables = tables;
    }

    const fn step_column(&self) -> Option<usize> {
        match &self.columns.form {
            Form::Tidy { step, .. } => *step,
            Form::Wide(_) => None,
        }
    }

    /// The decimal mark, settled from all amounts as reading does it.
    fn settle_mark(&mut self) {
        let mut amounts = Vec::new();
        // What reading leaves out says nothing of the others.
        let rows = self.tables.values().flat_map(TableRows::all);
        for row in rows.filter_map(|row| self.document.row(row)) {
            let Some(currency) = self.currency_of(row) else { continue };
            // An amount of digits alone reads the same with either mark.
            let cells = self.columns.pay.iter().filter_map(|column| row.get(*column));
            let cells = cells.filter(|text| !text.bytes().all(|byte| byte.is_ascii_digit())).filter_map(|text| Bare::parse(text.trim()));
            amounts.extend(cells.filter(|bare| !bare.contradicts(currency)).map(|bare| (bare, currency)));
        }
        let amounts: Vec<(&Bare, Currency)> = amounts.iter().map(|(bare, currency)| (bare, *currency)).collect();
        self.mark = match settle(&amounts) {
            SettledMark::Mark(mark) | SettledMark::Neither(mark) => mark,
            SettledMark::Ambiguous(..) => Mark::Point,
        };
    }

    fn currency_of(&self, row: CsvRow<'_>) -> Option<Currency> {
        let own = self.columns.currency.and_then(|column| row.get(column)).unwrap_or_default();
        match own.trim() {
            "" => self.currency,
            text => text.parse().ok(),
        }
    }

    /// The tables, by region and then by date.
    pub fn tables(&self) -> impl Iterator<Item = &TableAt> {
        self.tables.keys()
    }

    /// The currency of a table: that of its first row.
    pub fn currency(&self, table: &TableAt) -> Option<Currency> {
        let row = self.tables.get(table)?.all().min()?;
        self.currency_of(self.document.row(row)?)
    }

    /// Whether the file pays a level in a table.
    pub fn has(&self, table: &TableAt, level: &LevelId) -> bool {
        self.rows(table, level).is_some_and(|rows| rows.is_paid)
    }

    /// Where rows stand that say nothing of region and date.
    pub fn base(&self) -> TableAt {
        TableAt { region: String::new(), effective: self.effective }
    }

    /// The columns of the grid for a table: what its rows hold, and those of the tables of its region before it, which go on where it has none.
    pub fn slots(&self, table: &TableAt) -> Vec<Slot> {
        self.slots_of(&self.kinds(table))
    }

    /// What stands in the rows of a table, and of those of its region before it: whether of steps, and which part.
    pub(super) fn kinds(&self, table: &TableAt) -> BTreeSet<(bool, Part)> {
        self.until(table).flat_map(|(_, rows)| &rows.kinds).copied().collect()
    }

    /// The columns of the grid for kinds of amounts. Where there are none yet, those that the form of the file has.
    pub(super) fn slots_of(&self, kinds: &BTreeSet<(bool, Part)>) -> Vec<Slot> {
        match &self.columns.form {
            Form::Wide(steps) => steps.iter().map(|(_, step)| Slot { step: Some(step.clone()), part: Part::Amount }).collect(),
            Form::Tidy { step, .. } => {
                let has_steps = step.is_some() && !self.steps.is_empty();
                let usual = if self.column(Part::Amount).is_some() { &[Part::Amount][..] } else { &[Part::Min, Part::Max] };
                let parts = |of_steps: bool| -> Vec<Part> {
                    let own = kinds.iter().filter(|(steps, part)| *steps == of_steps && self.column(*part).is_some());
                    let own: Vec<Part> = own.map(|(_, part)| *part).collect();
                    if kinds.is_empty() && of_steps == has_steps { usual.to_vec() } else { own }
                };
                let whole = parts(false).into_iter().map(|part| Slot { step: None, part });
                let of_steps = parts(true);
                let steps = self.steps.iter().filter(|_| has_steps);
                let steps = steps.flat_map(|step| of_steps.iter().map(|part| Slot { step: Some(step.clone()), part: *part }));
                whole.chain(steps).collect()
            }
        }
    }

    fn parts(&self) -> impl Iterator<Item = (Part, usize)> {
        [Part::Amount, Part::Min, Part::Mid, Part::Max].into_iter().filter_map(|part| Some((part, self.column(part)?)))
    }

    /// The column of the file for a part in the tidy form.
    const fn column(&self, wanted: Part) -> Option<usize> {
        match (&self.columns.form, wanted) {
            (Form::Tidy { amount, .. }, Part::Amount) => *amount,
            (Form::Tidy { min, .. }, Part::Min) => *min,
            (Form::Tidy { mid, .. }, Part::Mid) => *mid,
            (Form::Tidy { max, .. }, Part::Max) => *max,
            (Form::Wide(_), _) => None,
        }
    }

    /// Whether the file could hold what stands in a column of the grid.
    pub(super) fn holds(&self, slot: &Slot) -> bool {
        self.place(slot).is_some()
    }

    /// The key of a slot's row among those of its level, and the column of the file.
    fn place(&self, slot: &Slot) -> Option<(Option<StepId>, usize)> {
        match &self.columns.form {
            Form::Wide(steps) => Some((None, steps.iter().find(|(_, step)| Some(step) == slot.step.as_ref())?.0)),
            Form::Tidy { .. } => Some((slot.step.clone(), self.column(slot.part)?)),
        }
    }

    /// What a cell says; a hole where the file has none.
    pub fn get(&self, table: &TableAt, level: &LevelId, slot: &Slot) -> Written {
        let at = self.place(slot).and_then(|place| Some((self.row_of(table, level, &place)?, place.1)));
        at.and_then(|(row, column)| Some(self.written(self.document.row(row)?, column))).unwrap_or_default()
    }

    /// Where a cell of the file stands in the grid; nothing where its row says of no level or no table.
    pub fn spot(&self, cell: CellAt) -> Option<Spot> {
        self.tables.iter().find_map(|(table, rows)| {
            rows.of.iter().find_map(|(level, rows)| {
                let (step, _) = rows.of.iter().find(|(_, row)| *row == cell.row)?;
                let slot = match &self.columns.form {
                    Form::Wide(steps) => {
                        steps.iter().find(|(column, _)| *column == cell.column).map(|(_, step)| (Some(step.clone()), Part::Amount))
                    }
                    Form::Tidy { .. } => self.parts().find(|(_, column)| *column == cell.column).map(|(part, _)| (step.clone(), part)),
                };
                Some(Spot { table: table.clone(), level: level.clone(), slot: slot.map(|(step, part)| Slot { step, part }) })
            })
        })
    }

    /// The row that has a cell: the first in which it is none of the holes, else the first.
    fn row_of(&self, table: &TableAt, level: &LevelId, (key, column): &(Option<StepId>, usize)) -> Option<usize> {
        let rows = self.rows(table, level)?;
        let filled = rows.of_step(key.as_ref()).find(|row| self.document.row(*row).is_some_and(|row| is_filled(row, *column)));
        filled.or_else(|| rows.of_step(key.as_ref()).next())
    }

    fn written(&self, row: CsvRow<'_>, column: usize) -> Written {
        let text = row.get(column).unwrap_or_default();
        let text = text.trim();
        if is_hole(text) {
            return Written::default();
        }
        let amount = self.currency_of(row).and_then(|currency| {
            let bare = Bare::parse(text).filter(|bare| !bare.contradicts(currency) && !bare.is_negative())?;
            bare.with(self.mark, currency)
        });
        Written { text: text.to_owned(), amount }
    }

    /// Whether a level is paid by the same table as in another file of the ladder, and is written the same there.
    pub fn is_as(&self, table: &TableAt, other: &Self, level: &LevelId) -> bool {
        if self.mark != other.mark || self.text(self.header) != other.text(other.header) {
            return false;
        }
        // Most often the table itself pays the level, and nothing has to be looked for.
        let pair = |at| self.rows(at, level).zip(other.rows(at, level));
        let (own, theirs) = if let Some(both) = pair(table).filter(|(own, theirs)| own.is_paid && theirs.is_paid) {
            both
        } else {
            let at = self.holding(table, level);
            if at != other.holding(table, level) {
                return false;
            }
            let Some(at) = at else { return true };
            let Some(both) = pair(at) else { return false };
            both
        };
        let same = |(own, their): (usize, usize)| self.text(own) == other.text(their);
        own.of.len() == theirs.of.len()
            && own.of.iter().zip(&theirs.of).all(|((step, _), (their, _))| step == their)
            && own.all().zip(theirs.all()).all(same)
    }

    fn rows(&self, table: &TableAt, level: &LevelId) -> Option<&Rows> {
        self.tables.get(table)?.of.get(level)
    }

    fn text(&self, row: usize) -> Option<&str> {
        Some(self.document.row(row)?.text())
    }

    /// The newest table of a region not after a day that pays a level: what holds for the level on that day, where the region has pay of its own.
    pub fn holding(&self, at: &TableAt, level: &LevelId) -> Option<&TableAt> {
        self.until(at).rev().find(|(_, rows)| rows.of.get(level).is_some_and(|rows| rows.is_paid)).map(|(table, _)| table)
    }

    /// A table and those of its region before it.
    fn until(&self, at: &TableAt) -> impl DoubleEndedIterator<Item = (&TableAt, &TableRows)> {
        self.tables.range(TableAt { region: at.region.clone(), effective: None }..=at.clone())
    }
}

/// Whether something stands in a cell, amount or not.
fn is_filled(row: CsvRow<'_>, column: usize) -> bool {
    row.get(column).is_some_and(|text| !is_hole(text.trim()))
}
