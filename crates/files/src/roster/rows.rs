//! The rows of the file: what each cell says, without the amounts, which are settled together.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::columns::Columns;
use super::{Regions, share};
use crate::document::csv::CsvRow;
use crate::problem::Code;
use crate::separated::amounts::Amounts;
use crate::separated::{Report, is_hole, named_step, unknown_step};
use crate::text::{IsoDate, beginning};
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::ladder::Level;
use rules::money::{Currency, Money};

/// The longest that somebody can hold a level, in months.
const BEFORE: Months = Months::new(80 * 12);
/// The furthest ahead that a start to come is known, in months.
const AHEAD: Months = Months::new(5 * 12);

/// A row without a problem so far. Amounts are named by their numbers.
pub struct Draft<'a> {
    /// Its row, counted from 0.
    pub row: usize,
    pub name: String,
    pub level: &'a Level,
    /// The place of the step in its level.
    pub step: Option<usize>,
    pub pay: Option<usize>,
    pub hours: Hours,
    pub region: String,
    pub level_since: Option<NaiveDate>,
    pub step_since: Option<NaiveDate>,
    pub variable: Option<usize>,
    pub group: String,
    pub team: String,
}

/// What is wrong with a cell has been told.
struct Told;

/// Reads rows one by one.
pub struct Reader<'a> {
    levels: BTreeMap<&'a str, &'a Level>,
    regions: &'a Regions<'a>,
    columns: &'a Columns,
    report: Report<'a>,
    first_day: NaiveDate,
    last_day: NaiveDate,
    amounts: Amounts<'a>,
    drafts: Vec<Draft<'a>>,
    /// The cells of the row that is being read.
    texts: Vec<Cow<'a, str>>,
}

/// The cells of a row.
struct Cells<'c> {
    row: usize,
    texts: &'c [Cow<'c, str>],
}

impl Cells<'_> {
    /// What a cell says; nothing where it is empty, or there is no such column.
    fn get(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.texts.get(column)).map_or("", |text| trimmed(text))
    }

    /// The same without what people write where there is nothing.
    fn filled(&self, column: Option<usize>) -> Option<(usize, &str)> {
        let text = self.get(column);
        column.filter(|_| !is_hole(text)).map(|column| (column, text))
    }
}

/// A text without blanks around it. Most have none, which two looks tell.
fn trimmed(text: &str) -> &str {
    let ends = text.as_bytes();
    let bare = ends.first().zip(ends.last()).is_some_and(|(first, last)| first.is_ascii_graphic() && last.is_ascii_graphic());
    if bare { text } else { text.trim() }
}

impl<'a> Reader<'a> {
    /// A reader of rows under a header.
    pub fn new(dataset: &'a Dataset, regions: &'a Regions<'a>, today: NaiveDate, columns: &'a Columns, report: Report<'a>) -> Self {
        Self {
            levels: dataset.ladder.levels().map(|found| (found.level.id.as_str(), found.level)).collect(),
            regions,
            columns,
            report,
            first_day: today.checked_sub_months(BEFORE).unwrap_or(NaiveDate::MIN),
            last_day: today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX),
            amounts: Amounts::new(&columns.heads, columns.variable, report),
            drafts: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// What the rows held, and all amounts.
    pub fn drafts(self) -> (Vec<Draft<'a>>, Vec<Option<Money>>) {
        (self.drafts, self.amounts.read())
    }

    /// Reads a row. Each of its problems is told; one of them is enough to leave it out.
    pub fn row(&mut self, row: CsvRow<'a>) {
        // One list serves all rows.
        let mut texts = std::mem::take(&mut self.texts);
        texts.clear();
        texts.extend(row.iter());
        self.cells(row, &texts);
        self.texts = texts;
    }

    fn cells(&mut self, row: CsvRow<'_>, texts: &[Cow<'_, str>]) {
        let (columns, report) = (self.columns, self.report);
        if texts.iter().all(|text| trimmed(text).is_empty()) || !columns.heads.fit(row, texts, report) {
            return;
        }
        let cells = Cells { row: row.number, texts };
        let held = self.held(&cells);
        let region = cells.get(columns.region);
        let pays = self.regions.get(region);
        if pays.is_none() {
            report.error(cells.row, columns.region, "region", Code::UnknownRegion(beginning(region)));
        }
        let unpaid = pays.is_some_and(|(_, currency)| currency.is_none());
        let currency = pays.and_then(|(_, currency)| *currency);
        let (pay, variable) = (self.amount(&cells, columns.pay, unpaid, currency), self.amount(&cells, columns.variable, unpaid, currency));
        let hours = self.hours(&cells);
        let (level_since, step_since) = (self.date(&cells, columns.level_since), self.date(&cells, columns.step_since));
        if let (Ok(Some(level)), Ok(Some(step))) = (&level_since, &step_since)
            && step < level
        {
            let code = Code::StepBeforeLevel { step: *step, level: *level };
            report.error(cells.row, columns.step_since, "step_since", code);
            return;
        }
        let filled = cells.filled(columns.pay).is_some();
        if let Ok((_, None)) = held
            && !filled
        {
            report.error(cells.row, None, "", Code::NeitherStepNorPay);
            return;
        }
        let label = |column: Option<usize>| cells.get(column).to_owned();
        let (Ok((level, step)), Some(_), Ok(pay), Ok(variable), Ok(hours), Ok(level_since), Ok(step_since)) =
            (held, pays, pay, variable, hours, level_since, step_since)
        else {
            return;
        };
        self.drafts.push(Draft {
            row: cells.row,
            name: label(columns.name),
            level,
            step,
            pay,
            hours,
            region: region.to_owned(),
            level_since,
            step_since,
            variable,
            group: label(columns.group),
            team: label(columns.team),
        });
    }

    /// The level, and the place of its step where the row names one.
    fn held(&self, cells: &Cells<'_>) -> Result<(&'a Level, Option<usize>), Told> {
        let (columns, report, row) = (self.columns, self.report, cells.row);
        let position = cells.get(Some(columns.level));
        // Ids have no point in them, so one stands between level and step.
        let (id, own) = position.split_once('.').map_or((position, None), |(level, step)| (level, Some(step)));
        let Some(level) = self.levels.get(id).copied() else {
            let code = if id.is_empty() { Code::NoLevelId } else { Code::UnknownLevel(beginning(position)) };
            report.error(row, Some(columns.level), "level", code);
            return Err(Told);
        };
        let own = own.map(|step| self.step(level, step, row, (columns.level, "level"))).transpose()?;
        let beside = cells.filled(columns.step).map(|(column, text)| self.step(level, text, row, (column, "step"))).transpose()?;
        if own.zip(beside).is_some_and(|(own, beside)| own != beside) {
            let step = beginning(cells.get(columns.step));
            report.error(row, columns.step, "step", Code::StepBesidePosition { step, position: beginning(position) });
            return Err(Told);
        }
        Ok((level, own.or(beside)))
    }

    fn step(&self, level: &Level, text: &str, row: usize, (column, field): (usize, &str)) -> Result<usize, Told> {
        let step = named_step(Some(level), text).ok_or_else(|| Code::NotAStep(beginning(text)));
        let found = step.and_then(|step| level.step_index(&step).ok_or_else(|| unknown_step(level, &step)));
        found.map_err(|code| {
            self.report.error(row, Some(column), field, code);
            Told
        })
    }

    /// The number of an amount, where the cell has one.
    fn amount(
        &mut self,
        cells: &Cells<'_>,
        column: Option<usize>,
        unpaid: bool,
        currency: Option<Currency>,
    ) -> Result<Option<usize>, Told> {
        let Some((column, text)) = cells.filled(column) else { return Ok(None) };
        if unpaid {
            self.report.error(cells.row, Some(column), self.columns.heads.get(column), Code::AmountWithoutTables);
            return Err(Told);
        }
        self.amounts.keep(text, cells.row, column, currency).map(Some).ok_or(Told)
    }

    fn hours(&self, cells: &Cells<'_>) -> Result<Hours, Told> {
        let Some((column, text)) = cells.filled(self.columns.hours) else { return Ok(Hours::FULL) };
        share::read(text).map_err(|code| {
            self.report.error(cells.row, Some(column), "hours", code);
            Told
        })
    }

    fn date(&self, cells: &Cells<'_>, column: Option<usize>) -> Result<Option<NaiveDate>, Told> {
        let Some((column, text)) = cells.filled(column) else { return Ok(None) };
        let code = match text.parse() {
            Ok(IsoDate(day)) if day >= self.first_day && day <= self.last_day => return Ok(Some(day)),
            Ok(IsoDate(found)) => Code::DateOutside { found, from: self.first_day, to: self.last_day },
            Err(_) => Code::NotADate(beginning(text)),
        };
        self.report.error(cells.row, Some(column), self.columns.heads.get(column), code);
        Err(Told)
    }
}
