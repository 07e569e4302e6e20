//! `bands.csv`: the salary band matrix, tidy or wide, into tables.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use super::amount::{Bare, Mark, Settled, settle};
use super::columns::{self, Columns, Form};
use super::ladder::LadderFile;
use super::problem::{Collector, Place};
use super::text::quoted;
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
    let mut rows = columns::rows(text, columns::separator(text));
    let mut records = rows.records();
    let Some(Ok(heads)) = records.next() else { return Tables::default() };
    let Some(columns) = columns::read(&heads, &file.ladder, collect) else { return Tables::default() };
    let mut reader = Reader {
        file,
        whole,
        collect,
        levels: file.ladder.levels().map(|found| (found.level.id.as_str(), found.level)).collect(),
        cells: Vec::new(),
        amounts: Vec::new(),
        currency_missed: false,
    };
    for record in records.flatten() {
        reader.row(&record, &columns);
    }
    let Reader { cells, amounts, levels, .. } = reader;
    let tables = build(&cells, &amounts, collect);
    if whole {
        for level in levels.values().filter(|level| !tables.iter().any(|table| table.levels.contains_key(&level.id))) {
            collect.warning(Place { line: None, field: level.id.to_string() }, "no pay for this level", "a row for it, unless on purpose");
        }
    }
    tables
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
    currency: Currency,
    min: usize,
    mid: Option<usize>,
    max: usize,
}

struct Reader<'a> {
    file: &'a LadderFile,
    whole: bool,
    collect: &'a Collector,
    levels: BTreeMap<&'a str, &'a Level>,
    cells: Vec<Cell>,
    amounts: Vec<Amount>,
    currency_missed: bool,
}

fn place(line: usize, field: impl Into<String>) -> Place {
    Place { line: Some(line), field: field.into() }
}

impl Reader<'_> {
    fn row(&mut self, record: &csv::StringRecord, columns: &Columns) {
        let line = record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or_default();
        let get = |column: usize| record.get(column).map_or("", str::trim);
        let maybe = |column: Option<usize>| column.map_or("", get);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        if record.iter().skip(columns.count).any(|cell| !cell.trim().is_empty()) {
            let expected = format!("{} as in the header: put amounts that contain the separator in quotes", columns.count);
            self.collect.error(place(line, ""), format!("{} cells", record.len()), expected);
            return;
        }
        let Some(level) = self.level(get(columns.level), line) else { return };
        let Some(effective) = self.effective(maybe(columns.effective), line) else { return };
        let Some(currency) = self.currency(maybe(columns.currency), line) else { return };
        let head = |column: usize| columns.heads.get(column).cloned().unwrap_or_default();
        let cell =
            Cell { line, level, step: None, region: maybe(columns.region).to_owned(), effective, currency, min: 0, mid: None, max: 0 };
        match &columns.form {
            Form::Wide(steps) => {
                for (column, step) in steps.iter().filter(|(column, _)| !get(*column).is_empty()) {
                    if self.knows_step(&cell.level, step, line, &head(*column))
                        && let Some(number) = self.amount(get(*column), line, head(*column), currency)
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
                if let Some((min, max)) = ends {
                    self.cells.push(Cell { step, min, mid: mid.flatten(), max, ..cell });
                }
            }
        }
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
            self.collect.warning(place(line, field), found, format!("a step that ladder.json gives {level}: {}", steps));
        }
        known
    }

    fn effective(&self, text: &str, line: usize) -> Option<Option<NaiveDate>> {
        if text.is_empty() {
            return Some(self.file.effective);
        }
        let date = text.parse().ok();
        if date.is_none() {
            self.collect.error(place(line, "effective"), quoted(text), "an ISO date such as 2026-07-01");
        }
        date.map(Some)
    }

    fn currency(&mut self, text: &str, line: usize) -> Option<Currency> {
        if text.is_empty() {
            let missing = self.file.currency.is_none() && self.whole;
            if missing && !std::mem::replace(&mut self.currency_missed, true) {
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

    /// Keeps an amount and gives its number.
    fn amount(&mut self, text: &str, line: usize, column: String, currency: Currency) -> Option<usize> {
        let Some(bare) = Bare::parse(text) else {
            self.collect.error(place(line, column), quoted(text), "an amount such as 62000, 62,000.00 or 62 000,00");
            return None;
        };
        if bare.contradicts(currency) {
            self.collect.error(place(line, column), quoted(text), format!("an amount in {currency}, the currency of the table"));
            return None;
        }
        self.amounts.push(Amount { bare, currency, line, column, text: text.to_owned() });
        Some(self.amounts.len() - 1)
    }
}

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
            Some(money) if money.minor() < 0 => Some("pay of 0 or more".to_owned()),
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

fn build(cells: &[Cell], amounts: &[Amount], collect: &Collector) -> Tables {
    let money = read_amounts(amounts, collect);
    let amount = |number: usize| money.get(number).copied().flatten();
    let mut tables: BTreeMap<(&str, Option<NaiveDate>), Table> = BTreeMap::new();
    let mut lines: BTreeMap<(&str, Option<NaiveDate>, &LevelId, Option<&StepId>), usize> = BTreeMap::new();
    for cell in cells {
        let Cell { line, level, step, region, effective, currency, .. } = cell;
        let (Some(min), Some(max)) = (amount(cell.min), amount(cell.max)) else { continue };
        let Some(band) = band(cell, min, cell.mid.and_then(amount), max, collect) else { continue };
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
        let table = tables.entry((region, *effective)).or_insert_with(|| Table {
            region: region.clone(),
            effective: *effective,
            currency: *currency,
            levels: BTreeMap::new(),
        });
        if table.currency != *currency {
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
