//! `bands.csv`: the salary band matrix, tidy or wide, into tables.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::amount::{Bare, Mark, Settled, settle};
use super::columns::{self, Columns, Form};
use super::ladder::LadderFile;
use super::problem::{Collector, Place};
use super::text::{IsoDate, Lines, NotADate, quoted};
use crate::domain::id::{LevelId, StepId};
use crate::domain::ladder::Level;
use crate::domain::money::{Currency, LARGEST, Money};
use crate::domain::pay::{Band, NotABand};
use crate::domain::table::{Table, Tables};

/// The name of the file.
pub const FILE: &str = "bands.csv";

/// Reads the matrix of a ladder. Where `whole` is false the ladder lacks levels because of its own problems, and ids are not checked
/// against it. Errors and warnings go to `collect`.
pub fn read(text: &str, file: &LadderFile, whole: bool, collect: &Collector) -> Tables {
    let lines = Lines::of(text);
    let mut rows = columns::rows(text, columns::separator(text));
    let mut records = rows.records();
    let Some(Ok(heads)) = records.next() else { return Tables::default() };
    let Some(columns) = columns::read(&heads, line(&heads, text, &lines), &file.ladder, whole, collect) else { return Tables::default() };
    let mut reader = Reader {
        file,
        whole,
        collect,
        levels: file.ladder.levels().map(|found| (found.level.id.as_str(), found.level)).collect(),
        open_quote: text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1,
        cells: Vec::new(),
        amounts: Vec::new(),
        paid: BTreeSet::new(),
        told: BTreeSet::new(),
    };
    for record in records.flatten() {
        reader.row(&record, line(&record, text, &lines), &columns);
    }
    let Reader { cells, amounts, levels, paid, .. } = reader;
    let tables = build(&cells, &amounts, collect);
    if whole {
        for level in levels.values().filter(|level| !paid.contains(&level.id)) {
            collect.warning(Place { line: None, field: level.id.to_string() }, "no pay for this level", "a row for it, unless on purpose");
        }
    }
    tables
}

/// The line on which a row begins. The splitter counts line ends before a row (half of a CRLF, blank lines) as part of it.
fn line(record: &csv::StringRecord, text: &str, lines: &Lines) -> usize {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
    let before = text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    lines.line(start + before.count())
}

/// An amount as it stands in the file.
struct Amount {
    bare: Bare,
    currency: Currency,
    line: usize,
    column: String,
    text: String,
}

/// One cell of the matrix; amounts are named by their number.
struct Cell {
    line: usize,
    level: LevelId,
    step: Option<StepId>,
    region: String,
    effective: Option<NaiveDate>,
    min: usize,
    mid: Option<usize>,
    max: usize,
}

struct Reader<'a> {
    file: &'a LadderFile,
    whole: bool,
    collect: &'a Collector,
    levels: BTreeMap<&'a str, &'a Level>,
    /// Whether the file has an odd number of quotation marks.
    open_quote: bool,
    cells: Vec<Cell>,
    amounts: Vec<Amount>,
    /// The levels for which some pay is given, readable or not.
    paid: BTreeSet<LevelId>,
    /// What has been reported and is not worth repeating for each row.
    told: BTreeSet<&'static str>,
}

fn place(line: usize, field: impl Into<String>) -> Place {
    Place { line: Some(line), field: field.into() }
}

impl Reader<'_> {
    fn row(&mut self, record: &csv::StringRecord, line: usize, columns: &Columns) {
        let get = |column: usize| record.get(column).map_or("", str::trim);
        let maybe = |column: Option<usize>| column.map_or("", get);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        if !self.cells_fit(record, line, columns) {
            // The problem is told; that the level has no pay would be a false one.
            self.paid.extend(self.levels.get(get(columns.level)).map(|level| level.id.clone()));
            return;
        }
        let pays = columns.pay.iter().any(|column| !get(*column).is_empty());
        let level = self.level(get(columns.level), line);
        let effective = self.effective(maybe(columns.effective), line);
        let currency = self.currency(maybe(columns.currency), line, pays);
        let Some(level) = level else { return };
        let head = |column: usize| columns.heads.get(column).cloned().unwrap_or_default();
        // The pay of a row without a usable date is checked, but belongs to no table.
        let dated = effective.is_ok();
        let region = maybe(columns.region).to_owned();
        let cell = Cell { line, level, step: None, region, effective: effective.unwrap_or_default(), min: 0, mid: None, max: 0 };
        match &columns.form {
            Form::Wide(steps) => {
                for (column, step) in steps.iter().filter(|(column, _)| !get(*column).is_empty()) {
                    if !self.knows_step(&cell.level, step, line, &head(*column)) {
                        continue;
                    }
                    self.paid.insert(cell.level.clone());
                    if let Some(number) = self.amount(get(*column), line, head(*column), currency)
                        && dated
                    {
                        let (level, region) = (cell.level.clone(), cell.region.clone());
                        self.cells.push(Cell { level, region, step: Some(step.clone()), min: number, max: number, ..cell });
                    }
                }
            }
            Form::Tidy { step, amount, min, mid, max } => {
                let step = match maybe(*step) {
                    "" => None,
                    text => match self.step(&cell.level, text, line) {
                        Some(step) => Some(step),
                        None => return,
                    },
                };
                if pays {
                    self.paid.insert(cell.level.clone());
                }
                let mut read = |column: &Option<usize>| {
                    let column = (*column).filter(|column| !get(*column).is_empty())?;
                    Some(self.amount(get(column), line, head(column), currency))
                };
                let (amount, min, mid, max) = (read(amount), read(min), read(mid), read(max));
                let ends = match (amount, min, max) {
                    (Some(amount), None, None) => amount.map(|amount| (amount, amount)),
                    (None, Some(min), Some(max)) => min.zip(max),
                    (None, None, None) => {
                        return self.collect.warning(
                            place(line, cell.level.as_str()),
                            "a row without pay, which is left out",
                            "an amount, or min and max",
                        );
                    }
                    (Some(_), _, _) => {
                        return self.collect.error(
                            place(line, "amount"),
                            "an amount beside min or max",
                            "either “amount”, or “min” and “max”",
                        );
                    }
                    _ => {
                        return self.collect.error(
                            place(line, if min.is_none() { "min" } else { "max" }),
                            "nothing",
                            "both “min” and “max”",
                        );
                    }
                };
                // A cell that could not be read has been reported; the row cannot stand without it.
                if let Some((min, max)) = ends.filter(|_| dated) {
                    self.cells.push(Cell { step, min, mid: mid.flatten(), max, ..cell });
                }
            }
        }
    }

    /// Whether the cells of a row stand under the heads; if not, that is reported.
    fn cells_fit(&mut self, record: &csv::StringRecord, line: usize, columns: &Columns) -> bool {
        let count = columns.heads.len();
        for (column, cell) in record.iter().enumerate().filter(|(_, cell)| cell.contains(['\n', '\r'])) {
            // A note may have several lines, unless it has swallowed the rest of the file.
            if columns.used.contains(&column) || self.open_quote {
                let head = columns.heads.get(column).map_or("", String::as_str);
                let found = format!("{}, which goes on over {} lines", quoted(cell), Lines::of(cell).line(cell.len()));
                self.collect.error(place(line, head), found, "a closing quotation mark in the line where the cell begins");
                return false;
            }
        }
        if record.iter().skip(count).any(|cell| !cell.trim().is_empty()) {
            let expected = format!("{count} as in the header: put amounts that contain the separator in quotes");
            self.collect.error(place(line, ""), format!("{} cells", record.len()), expected);
            return false;
        }
        let headless = record.iter().zip(&columns.heads).find(|(cell, head)| head.is_empty() && !cell.trim().is_empty());
        if let Some((cell, _)) = headless
            && self.told.insert("head")
        {
            self.collect.warning(place(line, ""), format!("{} in a column without a head, which is not read", quoted(cell)), "a head");
        }
        true
    }

    fn level(&self, text: &str, line: usize) -> Option<LevelId> {
        match self.levels.get(text) {
            Some(level) => Some(level.id.clone()),
            None if !self.whole => text.parse().ok(),
            None if text.is_empty() => {
                self.collect.error(place(line, "level"), "nothing", "the id of a level");
                None
            }
            None => {
                self.collect.warning(
                    place(line, "level"),
                    format!("pay for the unknown level {}, which is left out", quoted(text)),
                    "the id of a level in ladder.json",
                );
                None
            }
        }
    }

    fn step(&self, level: &LevelId, text: &str, line: usize) -> Option<StepId> {
        let known = |id: &StepId| self.levels.get(level.as_str()).is_some_and(|level| level.step_index(id).is_some());
        let plain: Option<StepId> = text.parse().ok();
        let id = plain.filter(known).or_else(|| columns::step_id(text));
        let Some(id) = id else {
            self.collect.warning(
                place(line, "step"),
                format!("the step {}, which is left out", quoted(text)),
                "the id of a step in ladder.json",
            );
            return None;
        };
        self.knows_step(level, &id, line, "step").then_some(id)
    }

    fn knows_step(&self, level: &LevelId, step: &StepId, line: usize, field: &str) -> bool {
        let known = !self.whole || self.levels.get(level.as_str()).is_some_and(|level| level.step_index(step).is_some());
        if !known {
            let steps = self
                .levels
                .get(level.as_str())
                .map(|level| level.steps.iter().map(|step| step.id.as_str()).collect::<Vec<_>>().join(", "))
                .unwrap_or_default();
            let found = format!("pay for step “{step}” of {level}, which is left out");
            self.collect.warning(place(line, field), found, format!("a step that ladder.json gives {level}: {steps}"));
        }
        known
    }

    fn effective(&self, text: &str, line: usize) -> Result<Option<NaiveDate>, NotADate> {
        if text.is_empty() {
            return Ok(self.file.effective);
        }
        let date: Result<IsoDate, NotADate> = text.parse();
        if date.is_err() {
            self.collect.error(place(line, "effective"), quoted(text), "an ISO date such as 2026-07-01");
        }
        date.map(|date| Some(date.0))
    }

    fn currency(&mut self, text: &str, line: usize, pays: bool) -> Option<Currency> {
        if text.is_empty() {
            let missing = self.file.currency.is_none() && self.whole && pays;
            if missing && self.told.insert("currency") {
                self.collect.error(
                    place(line, "currency"),
                    "pay without a currency",
                    "“pay”: { “currency”: … } in ladder.json, or a column “currency”",
                );
            }
            return self.file.currency;
        }
        let currency = text.parse().ok();
        if currency.is_none() {
            self.collect.error(place(line, "currency"), quoted(text), "an ISO 4217 currency code such as USD");
        }
        currency
    }

    /// Keeps an amount and gives its number; without a currency its digits are checked, and that is all.
    fn amount(&mut self, text: &str, line: usize, column: String, currency: Option<Currency>) -> Option<usize> {
        let Some(bare) = Bare::parse(text) else {
            self.collect.error(place(line, column), quoted(text), "an amount such as 62000, 62,000.00 or 62 000,00");
            return None;
        };
        let currency = currency?;
        if bare.contradicts(currency) {
            self.collect.error(place(line, column), quoted(text), format!("an amount in {currency}, the currency of the table"));
            return None;
        }
        self.amounts.push(Amount { bare, currency, line, column, text: text.to_owned() });
        Some(self.amounts.len() - 1)
    }
}

/// What was expected of an amount below zero.
const NO_LESS: &str = "pay of 0 or more";

/// Settles the decimal mark and turns every amount into money; those that cannot be read are reported.
fn read_amounts(amounts: &[Amount], collect: &Collector) -> Vec<Option<Money>> {
    let settled = settle(amounts.iter().map(|amount| (&amount.bare, amount.currency)));
    let mark = match settled {
        Settled::Mark(mark) | Settled::Neither(mark) => mark,
        Settled::Ambiguous(index, point, comma) => {
            if let Some(Amount { line, column, text, .. }) = amounts.get(index) {
                let expected = format!(
                    "a file that can be read one way only: this could be {point} or {comma}. Write amounts without thousands separators, or one of them with its decimals"
                );
                collect.error(place(*line, column.as_str()), quoted(text), expected);
            }
            for Amount { line, column, text, .. } in amounts.iter().filter(|amount| amount.bare.is_negative()) {
                collect.error(place(*line, column.as_str()), quoted(text), NO_LESS);
            }
            return vec![None; amounts.len()];
        }
    };
    let read = |amount: &Amount| {
        let money = amount.bare.with(mark, amount.currency);
        let fault = match money {
            None if amount.bare.with(other(mark), amount.currency).is_some() => {
                Some("the same decimal mark and thousands separator as in the other amounts of the file".to_owned())
            }
            None => Some(format!(
                "an amount of at most {} {}, with {} decimals at most and three digits between thousands separators",
                Money::new(LARGEST, amount.currency),
                amount.currency,
                amount.currency.decimals()
            )),
            Some(money) if money.minor() < 0 => Some(NO_LESS.to_owned()),
            Some(_) => None,
        };
        match fault {
            Some(expected) => {
                collect.error(place(amount.line, amount.column.as_str()), quoted(&amount.text), expected);
                None
            }
            None => money,
        }
    };
    amounts.iter().map(read).collect()
}

const fn other(mark: Mark) -> Mark {
    match mark {
        Mark::Point => Mark::Comma,
        Mark::Comma => Mark::Point,
    }
}

fn band(cell: &Cell, min: Money, mid: Option<Money>, max: Money, collect: &Collector) -> Option<Band> {
    match Band::new(min, mid, max) {
        Ok(band) => Some(band),
        Err(NotABand::MidOutside) => {
            let found = format!("the midpoint {} outside its band, which is left out", mid.unwrap_or(min));
            collect.warning(place(cell.line, "mid"), found, format!("a midpoint from {min} to {max}; half way is used"));
            Band::new(min, None, max).ok()
        }
        Err(NotABand::Reversed) => {
            collect.error(place(cell.line, "min"), format!("min {min} above max {max}"), "min at or below max");
            None
        }
        // Neither can happen here: amounts below zero are reported as they are read, and a row has one currency.
        Err(NotABand::Negative | NotABand::Currencies) => None,
    }
}

/// What names a cell: region, date, level, step.
type Key<'a> = (&'a str, Option<NaiveDate>, &'a LevelId, Option<&'a StepId>);

fn build(cells: &[Cell], amounts: &[Amount], collect: &Collector) -> Tables {
    let money = read_amounts(amounts, collect);
    let amount = |number: usize| money.get(number).copied().flatten();
    let mut tables: BTreeMap<(&str, Option<NaiveDate>), Table> = BTreeMap::new();
    let mut lines: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for cell in cells {
        let Cell { line, level, step, region, effective, .. } = cell;
        match lines.entry((region, *effective, level, step.as_ref())) {
            Entry::Occupied(first) => {
                let what = step.as_ref().map_or_else(|| level.to_string(), |step| format!("{level}.{step}"));
                collect.error(
                    place(*line, what),
                    format!("the same cell as in line {}", first.get()),
                    "one row for each level, step, region and date",
                );
                continue;
            }
            Entry::Vacant(new) => new.insert(*line),
        };
        let (Some(min), Some(max)) = (amount(cell.min), amount(cell.max)) else { continue };
        let Some(band) = band(cell, min, cell.mid.and_then(amount), max, collect) else { continue };
        let currency = band.currency();
        let table = tables.entry((region, *effective)).or_insert_with(|| Table {
            region: region.clone(),
            effective: *effective,
            currency,
            levels: BTreeMap::new(),
        });
        if table.currency != currency {
            collect.error(
                place(*line, "currency"),
                format!("{currency} in a table of {}", table.currency),
                "one currency for each region and date",
            );
            continue;
        }
        let pay = table.levels.entry(level.clone()).or_default();
        match step {
            Some(step) => drop(pay.steps.insert(step.clone(), band)),
            None => pay.own = Some(band),
        }
    }
    Tables::new(tables.into_values().collect())
}
