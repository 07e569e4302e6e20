//! The rows of the file into cells of the matrix, with names turned into numbers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::columns::{CsvColumns, Form};
use crate::document::csv::CsvRow;
use crate::ladder::LadderFile;
use crate::problem::Code;
use crate::separated::amounts::Amounts;
use crate::separated::{Report, is_hole, named_step, unknown_step};
use crate::text::{IsoDate, NotADate, beginning};
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
pub struct Found<'a> {
    pub cells: Vec<Cell>,
    pub amounts: Amounts<'a>,
    /// Region and date of each table.
    pub tables: Vec<(String, Option<NaiveDate>)>,
    pub levels: Vec<Named<'a>>,
    pub steps: Vec<StepId>,
}

impl Found<'_> {
    /// The cell as people name it.
    pub fn name(&self, cell: &Cell) -> String {
        let level = self.levels.get(cell.level).map(|level| level.id.to_string()).unwrap_or_default();
        cell.step.and_then(|step| self.steps.get(step)).map_or_else(|| level.clone(), |step| format!("{level}.{step}"))
    }
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
    /// Whether it is told that pay has no currency: that is not worth repeating for each row.
    told: bool,
    last_level: usize,
    /// Room for the texts of a row.
    texts: Vec<Cow<'a, str>>,
}

impl<'a> Reader<'a> {
    /// A reader of rows under a header.
    pub fn new(file: &'a LadderFile, whole: bool, report: Report<'a>, columns: &'a CsvColumns) -> Self {
        let mut reader = Self {
            file,
            whole,
            report,
            columns,
            found: Found {
                cells: Vec::new(),
                amounts: Amounts::new(&columns.heads, None, report),
                tables: Vec::new(),
                levels: Vec::new(),
                steps: Vec::new(),
            },
            level_numbers: BTreeMap::default(),
            step_numbers: BTreeMap::default(),
            table_numbers: BTreeMap::default(),
            told: false,
            last_level: 0,
            texts: Vec::new(),
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
    pub fn row(&mut self, row: CsvRow<'a>) {
        let mut texts = std::mem::take(&mut self.texts);
        texts.extend(row.iter());
        self.read(row, &texts);
        texts.clear();
        self.texts = texts;
    }

    fn read(&mut self, row: CsvRow<'_>, texts: &[Cow<'_, str>]) {
        let columns = self.columns;
        let get = |column: usize| texts.get(column).map_or("", |text| text.trim());
        let maybe = |column: Option<usize>| column.map_or("", get);
        let is_hole = |column: usize| is_hole(get(column));
        if texts.iter().all(|text| text.trim().is_empty()) {
            return;
        }
        if !columns.heads.fit(row, texts, self.report) {
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
                    if !self.knows_step(level, step, row, (*column, columns.heads.get(*column))) {
                        continue;
                    }
                    self.pay_is_given(level);
                    let step = Some(self.step_number(step));
                    if let Some(amount) = self.found.amounts.keep(get(*column), row, *column, currency)
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
                    Some(self.found.amounts.keep(get(column), row, column, currency))
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
                let column = amount.and_then(|amount| self.found.amounts.column(amount));
                self.report.error(row, column, "amount", Code::AmountBesideRange);
            }
            _ => {
                let field = if min.is_none() { "min" } else { "max" };
                self.report.error(row, None, field, Code::HalfARange);
            }
        }
        None
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
        let Some(id) = named_step(self.ladder_level(level), text) else {
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
            self.report.warning(row, Some(column), field, unknown_step(level, step));
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
            if missing && !std::mem::replace(&mut self.told, true) {
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
}
