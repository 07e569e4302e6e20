//! The rows of the file into cells of the matrix, with names turned into numbers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Report;
use super::amounts::Amount;
use crate::amount::Bare;
use crate::columns::{self, CsvColumns, Form};
use crate::document::csv::CsvRow;
use crate::ladder::LadderFile;
use crate::problem::Code;
use crate::text::{IsoDate, Lines, NotADate, beginning};
use rules::id::{LevelId, StepId};
use rules::ladder::Level;
use rules::money::Currency;

/// One cell of the matrix. Table, level and step are numbers in [`Found`]; amounts are named by theirs.
pub struct Cell {
    /// Its row, counted from 0.
    pub row: usize,
    pub table: usize,
    pub level: usize,
    /// Nothing for the whole level.
    pub step: Option<usize>,
    pub min: usize,
    pub mid: Option<usize>,
    pub max: usize,
}

impl Cell {
    /// The same for cells of the same table, level and step, and for no others: a file has far fewer than 2²⁰ of each.
    pub fn key(&self) -> u64 {
        let part = |number: usize| number as u64 & 0xF_FFFF;
        part(self.table) << 40 | part(self.level) << 20 | part(self.step.map_or(0, |step| step + 1))
    }
}

/// A level that a row may name.
pub struct Named<'a> {
    pub id: LevelId,
    /// The level in the ladder; nothing where a broken ladder does not have it.
    pub level: Option<&'a Level>,
    /// Whether some pay is given for it, readable or not.
    pub paid: bool,
}

/// What the rows hold.
#[derive(Default)]
pub struct Found<'a> {
    pub cells: Vec<Cell>,
    pub amounts: Vec<Amount>,
    /// Region and date of each table.
    pub tables: Vec<(String, Option<NaiveDate>)>,
    pub levels: Vec<Named<'a>>,
    pub steps: Vec<StepId>,
}

impl Found<'_> {
    /// The column of an amount.
    pub fn column(&self, amount: usize) -> Option<usize> {
        self.amounts.get(amount).map(|amount| amount.column)
    }

    /// The cell as people name it.
    pub fn name(&self, cell: &Cell) -> String {
        let level = self.levels.get(cell.level).map(|level| level.id.to_string()).unwrap_or_default();
        cell.step.and_then(|step| self.steps.get(step)).map_or_else(|| level.clone(), |step| format!("{level}.{step}"))
    }
}

/// What has been reported and is not worth repeating for each row.
#[derive(Default)]
struct Told {
    head: bool,
    currency: bool,
}

/// Reads rows one by one.
pub struct Reader<'a> {
    file: &'a LadderFile,
    whole: bool,
    report: Report<'a>,
    columns: &'a CsvColumns,
    found: Found<'a>,
    /// The numbers of levels and steps by name.
    level_numbers: BTreeMap<String, usize>,
    step_numbers: BTreeMap<String, usize>,
    table_numbers: BTreeMap<String, usize>,
    told: Told,
    last_level: usize,
}

impl<'a> Reader<'a> {
    /// A reader of rows under a header.
    pub fn new(file: &'a LadderFile, whole: bool, report: Report<'a>, columns: &'a CsvColumns) -> Self {
        let mut reader = Self {
            file,
            whole,
            report,
            columns,
            found: Found::default(),
            level_numbers: BTreeMap::default(),
            step_numbers: BTreeMap::default(),
            table_numbers: BTreeMap::default(),
            told: Told::default(),
            last_level: 0,
        };
        for found in file.ladder.levels() {
            reader.add_level(found.level.id.clone(), Some(found.level));
        }
        reader
    }

    /// What the rows held.
    pub fn found(self) -> Found<'a> {
        self.found
    }

    fn add_level(&mut self, id: LevelId, level: Option<&'a Level>) -> usize {
        let number = self.found.levels.len();
        self.level_numbers.insert(id.to_string(), number);
        self.found.levels.push(Named { id, level, paid: false });
        number
    }

    fn step_number(&mut self, step: &StepId) -> usize {
        if let Some(number) = self.step_numbers.get(step.as_str()) {
            return *number;
        }
        self.step_numbers.insert(step.to_string(), self.found.steps.len());
        self.found.steps.push(step.clone());
        self.found.steps.len() - 1
    }

    fn table_number(&mut self, region: &str, effective: Option<NaiveDate>) -> usize {
        // Most rows belong to the table of the row before.
        if let Some((last_region, last)) = self.found.tables.last()
            && last_region == region
            && *last == effective
        {
            return self.found.tables.len() - 1;
        }
        let name = format!("{}\n{region}", effective.map(|date| date.to_string()).unwrap_or_default());
        if let Some(number) = self.table_numbers.get(&name) {
            return *number;
        }
        self.table_numbers.insert(name, self.found.tables.len());
        self.found.tables.push((region.to_owned(), effective));
        self.found.tables.len() - 1
    }

    fn pay_is_given(&mut self, level: usize) {
        if let Some(level) = self.found.levels.get_mut(level) {
            level.paid = true;
        }
    }

    /// Reads a row.
    pub fn row(&mut self, row: CsvRow<'_>) {
        let columns = self.columns;
        let texts: Vec<Cow<'_, str>> = row.iter().collect();
        let get = |column: usize| texts.get(column).map_or("", |text| text.trim());
        let maybe = |column: Option<usize>| column.map_or("", get);
        // What people write where there is no rate.
        let is_hole = |column: usize| matches!(get(column), "" | "-" | "–" | "—") || get(column).eq_ignore_ascii_case("n/a");
        if texts.iter().all(|text| text.trim().is_empty()) {
            return;
        }
        if !self.cells_fit(row, &texts) {
            // The problem is told; that the level has no pay would be a false one.
            if let Some(level) = self.level_numbers.get(get(columns.level)).copied() {
                self.pay_is_given(level);
            }
            return;
        }
        let row = row.number;
        let pays = columns.pay.iter().any(|column| !is_hole(*column));
        let level = self.level(get(columns.level), row);
        let effective = self.effective(maybe(columns.effective), row);
        let currency = self.currency(maybe(columns.currency), row, pays);
        let Some(level) = level else { return };
        // The pay of a row without a usable date is checked, but belongs to no table.
        let dated = effective.is_ok();
        let table = self.table_number(maybe(columns.region), effective.unwrap_or_default());
        match &columns.form {
            Form::Wide(steps) => {
                for (column, step) in steps.iter().filter(|(column, _)| !is_hole(*column)) {
                    let head = columns.heads.get(*column).map_or("", String::as_str);
                    if !self.knows_step(level, step, row, (*column, head)) {
                        continue;
                    }
                    self.pay_is_given(level);
                    let step = Some(self.step_number(step));
                    if let Some(amount) = self.amount(get(*column), row, *column, currency)
                        && dated
                    {
                        self.found.cells.push(Cell { row, table, level, step, min: amount, mid: None, max: amount });
                    }
                }
            }
            Form::Tidy { step, amount, min, mid, max } => {
                let step = match maybe(*step) {
                    "" => None,
                    text => match self.step(level, text, row, step.unwrap_or_default()) {
                        Some(step) => Some(self.step_number(&step)),
                        None => return,
                    },
                };
                if pays {
                    self.pay_is_given(level);
                }
                let mut read = |column: &Option<usize>| {
                    let column = (*column).filter(|column| !is_hole(*column))?;
                    Some(self.amount(get(column), row, column, currency))
                };
                let (amount, min, mid, max) = (read(amount), read(min), read(mid), read(max));
                // A cell that could not be read has been reported; the row cannot stand without it.
                let hole = !pays && columns.pay.iter().any(|column| !get(*column).is_empty());
                if let Some((min, max)) = self.ends([amount, min, max], hole, level, row)
                    && dated
                {
                    self.found.cells.push(Cell { row, table, level, step, min, mid: mid.flatten(), max });
                }
            }
        }
    }

    /// The ends of a tidy row: an amount counts as both. The outer option tells whether the cell is filled, the inner whether it reads.
    #[allow(clippy::option_option)] // a cell is empty, unreadable or read: three cases that differ here
    fn ends(&self, [amount, min, max]: [Option<Option<usize>>; 3], hole: bool, level: usize, row: usize) -> Option<(usize, usize)> {
        match (amount, min, max) {
            (Some(amount), None, None) => return amount.map(|amount| (amount, amount)),
            (None, Some(min), Some(max)) => return min.zip(max),
            // A hole is a step that does not exist; a row without any cell was perhaps not finished.
            (None, None, None) if hole => {}
            (None, None, None) => {
                let field = self.found.levels.get(level).map_or("", |level| level.id.as_str());
                self.report.warning(row, None, field, Code::NoPay);
            }
            (Some(amount), _, _) => {
                let column = amount.and_then(|amount| self.found.column(amount));
                self.report.error(row, column, "amount", Code::AmountBesideRange);
            }
            _ => {
                let field = if min.is_none() { "min" } else { "max" };
                self.report.error(row, None, field, Code::HalfARange);
            }
        }
        None
    }

    /// Whether the cells of a row stand under the heads; if not, that is reported.
    fn cells_fit(&mut self, row: CsvRow<'_>, texts: &[Cow<'_, str>]) -> bool {
        let columns = self.columns;
        let count = columns.heads.len();
        // One look at the row spares a look at each of its cells.
        let several_lines = row.text().contains(['\n', '\r']);
        let open = self.report.document.is_open();
        let cut = open && row.number + 1 == self.report.document.len();
        for (column, cell) in texts.iter().enumerate().filter(|_| several_lines || cut) {
            let last = cut && column + 1 == texts.len();
            // A note may have several lines, unless it has swallowed the rest of the file.
            if last || (cell.contains(['\n', '\r']) && (columns.used.contains(&column) || open)) {
                let head = columns.heads.get(column).map_or("", String::as_str);
                let code = Code::OpenQuote { found: beginning(cell), lines: Lines::of(cell).line(cell.len()) };
                self.report.error(row.number, Some(column), head, code);
                return false;
            }
        }
        if texts.iter().skip(count).any(|cell| !cell.trim().is_empty()) {
            self.report.error(row.number, None, "", Code::CellCount { cells: row.len(), heads: count });
            return false;
        }
        let headless = texts
            .iter()
            .zip(&columns.heads)
            .enumerate()
            .filter(|_| !self.told.head)
            .find(|(_, (cell, head))| head.is_empty() && !cell.trim().is_empty());
        if let Some((column, (cell, _))) = headless {
            self.told.head = true;
            self.report.warning(row.number, Some(column), "", Code::NoHead(beginning(cell)));
        }
        true
    }

    fn level(&mut self, text: &str, row: usize) -> Option<usize> {
        // Most rows are about the level of the row before.
        if self.found.levels.get(self.last_level).is_some_and(|level| level.id.as_str() == text) {
            return Some(self.last_level);
        }
        if let Some(number) = self.level_numbers.get(text) {
            self.last_level = *number;
            return Some(*number);
        }
        if !self.whole {
            let id = text.parse().ok()?;
            return Some(self.add_level(id, None));
        }
        if text.is_empty() {
            self.report.error(row, Some(self.columns.level), "level", Code::NoLevelId);
        } else {
            self.report.warning(row, Some(self.columns.level), "level", Code::UnknownLevel(beginning(text)));
        }
        None
    }

    fn ladder_level(&self, level: usize) -> Option<&'a Level> {
        self.found.levels.get(level)?.level
    }

    fn step(&self, level: usize, text: &str, row: usize, column: usize) -> Option<StepId> {
        let own = self.ladder_level(level).and_then(|level| level.steps.iter().find(|step| step.id.as_str() == text));
        if let Some(step) = own {
            return Some(step.id.clone());
        }
        let Some(id) = columns::step_id(text) else {
            self.report.warning(row, Some(column), "step", Code::NotAStep(beginning(text)));
            return None;
        };
        self.knows_step(level, &id, row, (column, "step")).then_some(id)
    }

    fn knows_step(&self, level: usize, step: &StepId, row: usize, (column, field): (usize, &str)) -> bool {
        let known = self.ladder_level(level);
        if !self.whole || known.is_some_and(|level| level.step_index(step).is_some()) {
            return true;
        }
        if let Some(level) = known {
            let steps = level.steps.iter().map(|step| step.id.to_string()).collect();
            let code = Code::UnknownStep { step: step.to_string(), level: level.id.to_string(), steps };
            self.report.warning(row, Some(column), field, code);
        }
        false
    }

    fn effective(&self, text: &str, row: usize) -> Result<Option<NaiveDate>, NotADate> {
        if text.is_empty() {
            return Ok(self.file.effective);
        }
        let date: Result<IsoDate, NotADate> = text.parse();
        if date.is_err() {
            self.report.error(row, self.columns.effective, "effective", Code::NotADate(beginning(text)));
        }
        date.map(|date| Some(date.0))
    }

    fn currency(&mut self, text: &str, row: usize, pays: bool) -> Option<Currency> {
        if text.is_empty() {
            let missing = self.file.currency.is_none() && self.whole && pays;
            if missing && !std::mem::replace(&mut self.told.currency, true) {
                self.report.error(row, self.columns.currency, "currency", Code::NoCurrency);
            }
            return self.file.currency;
        }
        let currency = text.parse().ok();
        if currency.is_none() {
            self.report.error(row, self.columns.currency, "currency", Code::NotACurrencyOfRow(beginning(text)));
        }
        currency
    }

    /// Keeps an amount and gives its number; without a currency its digits are checked, and that is all.
    fn amount(&mut self, text: &str, row: usize, column: usize, currency: Option<Currency>) -> Option<usize> {
        let code = match Bare::parse(text) {
            None => Code::NotAnAmount(beginning(text)),
            Some(bare) => {
                let currency = currency?;
                if !bare.contradicts(currency) {
                    self.found.amounts.push(Amount { bare, currency, row, column });
                    return Some(self.found.amounts.len() - 1);
                }
                Code::AnotherCurrency { found: beginning(text), currency }
            }
        };
        let head = self.columns.heads.get(column).map_or("", String::as_str);
        self.report.error(row, Some(column), head, code);
        None
    }
}
