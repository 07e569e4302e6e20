//! A table into the tidy form, as a person says that it lies. Nothing is left out without a note.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::cells::CellGrid;
use super::dates;
use super::heads::{is_total, step, step_of_head};
use super::laid::{HeadMeans, Laid, Mapping, Means};
use super::marks::marked;
use super::ranges::range;
use crate::amount::Bare;
use crate::bands;
use crate::matrix::{id_and_title, one_line};
use crate::problem::{CellAt, FileProblem};
use crate::separated::is_hole;
use crate::sheet::record;
use crate::start::{ladder_of_table, new_id};
use crate::text::beginning;
use crate::{Reading, Source};
use rules::id::LevelId;

/// Something of a table that is not read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands; nothing of what stands outside of the table.
    pub at: Option<CellAt>,
    /// What it is.
    pub what: Noted,
}

/// What is noted. Texts are cut by [`beginning`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// So many other tables came with it.
    OtherTables(usize),
    /// So many lines stood beside it, of which this is the first.
    Beside(usize, String),
    /// A row above the heads.
    Above(String),
    /// A row made of others, by its words.
    Total(String),
    /// A row that the person left out.
    LeftOut(String),
    /// A row that pays something and does not say which level.
    NoLevel(String),
    /// A row that pays nothing.
    NoPay(String),
    /// A column of pay whose head names no step, and how many of its cells are not read.
    NoStep(usize),
    /// A column that is not read.
    NotRead {
        /// Its head.
        head: String,
        /// How many of its cells say something.
        cells: usize,
    },
    /// A cell that should be pay and is no amount.
    NotAnAmount(String),
    /// The mark of a footnote that was taken off an amount.
    Mark {
        /// The cell as it is.
        found: String,
        /// The mark.
        mark: String,
    },
    /// A year, taken as its first day.
    YearAlone(String),
    /// No column of levels is chosen.
    NoLevelColumn,
    /// No column of pay is chosen.
    NoPayColumn,
}

impl Noted {
    /// Whether the result lacks something that may have been meant.
    pub const fn is_loss(&self) -> bool {
        matches!(self, Self::NoLevel(_) | Self::NoStep(_) | Self::NotAnAmount(_) | Self::NoLevelColumn | Self::NoPayColumn)
    }
}

/// A level of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedLevel {
    /// Its id: what the table says where that can be one, else one made of it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the table says.
    pub found: String,
}

/// A table as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// `bands.csv` in the tidy form; heads alone where nothing could be read. Amounts are written as they came.
    pub bands_csv: Vec<u8>,
    /// Its levels in their order.
    pub levels: Vec<NamedLevel>,
    /// What is not read as it stands, from the top down.
    pub notes: Vec<Note>,
    /// Where the pay of each row of `bands_csv` stood.
    origins: Vec<CellAt>,
}

impl Mapped {
    /// How many rows `bands_csv` has.
    pub fn rows(&self) -> usize {
        self.origins.len()
    }

    /// Where in the table that came a problem of `bands_csv` stands.
    pub fn origin(&self, problem: &FileProblem) -> Option<CellAt> {
        let row = problem.place.line.filter(|_| problem.file == bands::FILE)?.checked_sub(2)?;
        self.origins.get(row).copied()
    }

    /// `ladder.json` with one track of the levels, which have the titles of the table.
    ///
    /// # Errors
    /// What keeps the table from having a ladder.
    pub fn ladder(&self, name: &str) -> Result<Vec<u8>, Vec<FileProblem>> {
        let titles = self.levels.iter().map(|level| (level.id.as_str(), level.title.as_str())).collect();
        ladder_of_table(&self.bands_csv, name, None, &titles)
    }

    /// The files that will be read: with a ladder that is there, or with the one that is made of the table.
    ///
    /// # Errors
    /// What keeps the table from having a ladder.
    pub fn source(&self, ladder: Option<&[u8]>, name: &str) -> Result<Source, Vec<FileProblem>> {
        let ladder = ladder.map_or_else(|| self.ladder(name), |ladder| Ok(ladder.to_vec()))?;
        Ok(Source { ladder, bands: Some(self.bands_csv.clone()) })
    }

    /// The table as it will be read.
    pub fn reading(&self, ladder: Option<&[u8]>, name: &str) -> Reading {
        match self.source(ladder, name) {
            Ok(source) => crate::read(&source),
            Err(problems) => Reading { dataset: None, problems },
        }
    }
}

/// A field of pay.
struct PayField<'a> {
    field: usize,
    /// Which of [`PARTS`] it is.
    part: usize,
    /// The step that its head names.
    step: Option<String>,
    region: &'a str,
    day: Cow<'a, str>,
}

/// What pay is, in the order of the columns of the tidy form.
const PARTS: [Means; 4] = [Means::Amount, Means::Min, Means::Mid, Means::Max];
/// Their places.
const AMOUNT: usize = 0;
const MIN: usize = 1;
const MID: usize = 2;
const MAX: usize = 3;
/// The heads of the tidy form.
const HEADS: [&str; 9] = ["level", "step", "amount", "min", "mid", "max", "region", "effective", "currency"];

/// What all pay of a record has in common, but for what heads say of it.
struct Common<'a> {
    record: usize,
    level: String,
    step: Cow<'a, str>,
    region: &'a str,
    day: Cow<'a, str>,
    currency: Cow<'a, str>,
}

/// A row of the tidy form.
#[derive(Default)]
struct TidyRow<'a> {
    level: Cow<'a, str>,
    step: Cow<'a, str>,
    parts: [Cow<'a, str>; 4],
    region: Cow<'a, str>,
    day: Cow<'a, str>,
    currency: Cow<'a, str>,
}

impl TidyRow<'_> {
    fn cells(&self) -> [&str; HEADS.len()] {
        let [amount, min, mid, max] = &self.parts;
        [&self.level, &self.step, amount, min, mid, max, &self.region, &self.day, &self.currency].map(|cell| &**cell)
    }
}

/// Reads a table.
pub fn read(grid: &CellGrid, mapping: &Mapping) -> Mapped {
    let laid = Laid::new(grid, mapping);
    let mut reader =
        Reader { laid, mapping, notes: Vec::new(), rows: Vec::new(), origins: Vec::new(), ids: BTreeMap::new(), years: BTreeSet::new() };
    if grid.others > 0 {
        reader.notes.push(Note { at: None, what: Noted::OtherTables(grid.others) });
    }
    if let Some(first) = grid.beside.first() {
        reader.notes.push(Note { at: None, what: Noted::Beside(grid.beside.len(), beginning(first)) });
    }
    for row in 0..mapping.above.min(grid.height()) {
        let first = (0..grid.width()).find(|column| !grid.text(row, *column).is_empty());
        if let Some(column) = first {
            reader.note(CellAt { row, column }, Noted::Above(beginning(grid.text(row, column))));
        }
    }
    let levels = reader.levels();
    let pay = reader.pay_fields();
    for (means, what) in [(Means::Level, Noted::NoLevelColumn), (Means::Amount, Noted::NoPayColumn)] {
        let is_there = mapping.columns.iter().any(|own| *own == means || (means == Means::Amount && own.is_pay()));
        if !is_there {
            reader.notes.push(Note { at: None, what });
        }
    }
    reader.records(&pay);
    reader.columns_not_read();
    reader.mapped(levels)
}

struct Reader<'a> {
    laid: Laid<'a>,
    mapping: &'a Mapping,
    notes: Vec<Note>,
    rows: Vec<TidyRow<'a>>,
    origins: Vec<CellAt>,
    /// The id of each level by what the table says.
    ids: BTreeMap<&'a str, String>,
    /// The years that are noted.
    years: BTreeSet<&'a str>,
}

impl<'a> Reader<'a> {
    fn note(&mut self, at: CellAt, what: Noted) {
        self.notes.push(Note { at: Some(at), what });
    }

    /// What a record says in the first field of a meaning.
    fn of(&self, record: usize, means: Means) -> &'a str {
        let field = self.mapping.columns.iter().position(|own| *own == means);
        field.map_or("", |field| self.laid.text(record, field))
    }

    /// The records that are read.
    fn read_records(&self) -> impl Iterator<Item = usize> + use<'a> {
        let (laid, mapping) = (self.laid, self.mapping);
        laid.records().filter(move |record| !mapping.left_out.contains(record) && !laid.is_blank(*record))
    }

    /// Gives each level that pays something its id. What can be an id is one; of all else one is made that no other level has.
    fn levels(&mut self) -> Vec<NamedLevel> {
        let mut found: Vec<(&'a str, &'a str)> = Vec::new();
        let mut known = BTreeSet::new();
        for record in self.read_records() {
            let text = self.of(record, Means::Level);
            if !text.is_empty() && known.insert(text) {
                found.push((text, self.of(record, Means::Title)));
            }
        }
        let as_it_is = |text: &str| text.parse::<LevelId>().is_ok();
        let mut taken: BTreeSet<String> = found.iter().filter(|(text, _)| as_it_is(text)).map(|(text, _)| (*text).to_owned()).collect();
        let level = |(text, title): (&'a str, &'a str)| {
            let (id, own) = if as_it_is(text) {
                (text.to_owned(), text.to_owned())
            } else {
                let (id, own) = id_and_title(text);
                (new_id(&id, &mut taken), own)
            };
            let title = if title.is_empty() { own } else { one_line(title) };
            NamedLevel { id, title, found: text.to_owned() }
        };
        let levels: Vec<NamedLevel> = found.iter().copied().map(level).collect();
        self.ids = found.iter().map(|(text, _)| *text).zip(levels.iter().map(|level| level.id.clone())).collect();
        levels
    }

    /// The fields of pay, with what their heads say.
    fn pay_fields(&mut self) -> Vec<PayField<'a>> {
        let (laid, mapping) = (self.laid, self.mapping);
        let mut pay = Vec::new();
        for (field, means) in mapping.columns.iter().enumerate().filter(|(field, means)| means.is_pay() && *field < laid.fields()) {
            let of_head = |wanted: HeadMeans| {
                let heads = mapping.heads.iter().enumerate().rev().filter(move |(_, own)| **own == wanted);
                heads.map(move |(head, _)| (head, laid.head(head, field))).find(|(_, text)| !text.is_empty())
            };
            let step = (*means == Means::StepPay).then(|| step_of_head(&laid.names(&mapping.heads, field)));
            if step == Some(None) {
                let cells = self.read_records().filter(|record| !is_hole(laid.text(*record, field))).count();
                if cells > 0 {
                    self.note(laid.head_at(laid.head_count().saturating_sub(1), field), Noted::NoStep(cells));
                }
                continue;
            }
            let (region, day) = (of_head(HeadMeans::Regions), of_head(HeadMeans::Dates));
            let day = day.map_or(Cow::Borrowed(""), |(head, text)| self.day(text, laid.head_at(head, field)));
            let part = PARTS.iter().position(|own| own == means).unwrap_or_default();
            let step = step.flatten().map(|step| step.to_string());
            pay.push(PayField { field, part, step, region: region.map_or("", |(_, text)| text), day });
        }
        pay
    }

    /// A day in full; what is none stays as it is, so that reading tells of it. That it is the first of a year is noted once.
    fn day(&mut self, text: &'a str, at: CellAt) -> Cow<'a, str> {
        let Some(named) = dates::named(text) else { return Cow::Borrowed(text) };
        if !named.exact && self.years.insert(text) {
            self.note(at, Noted::YearAlone(beginning(text)));
        }
        Cow::Owned(named.day.to_string())
    }

    fn records(&mut self, pay: &[PayField<'a>]) {
        let (laid, mapping) = (self.laid, self.mapping);
        let mut before = None;
        for record in laid.records().filter(|record| !laid.is_blank(*record)) {
            let first = (0..laid.fields()).find(|field| !laid.text(record, *field).is_empty()).unwrap_or_default();
            let at = laid.at(record, first);
            let named = beginning(&one_line(laid.text(record, first)));
            if mapping.left_out.contains(&record) {
                let is_total = (0..laid.fields()).any(|field| is_total(laid.text(record, field)));
                self.note(at, if is_total { Noted::Total(named) } else { Noted::LeftOut(named) });
                continue;
            }
            // What says nothing of its level belongs to the one before.
            let goes_on = mapping.goes_on && self.of(record, Means::Level).is_empty();
            let from = if goes_on { before.unwrap_or(record) } else { record };
            let of = |means: Means| {
                let own = self.of(record, means);
                if own.is_empty() { self.of(from, means) } else { own }
            };
            let (level, region, day, currency) = (of(Means::Level), of(Means::Region), of(Means::Effective), of(Means::Currency));
            before = if level.is_empty() { before } else { Some(from) };
            let found = self.pay_of(record, pay);
            if found.is_empty() {
                let is_told = pay.iter().any(|pay| !is_hole(laid.text(record, pay.field)));
                if !is_told {
                    self.note(at, Noted::NoPay(named));
                }
                continue;
            }
            let Some(level) = self.ids.get(level).cloned() else {
                if mapping.columns.contains(&Means::Level) {
                    self.note(at, Noted::NoLevel(named));
                }
                continue;
            };
            let place = mapping.columns.iter().position(|own| *own == Means::Effective);
            let day = self.day(day, place.map_or(at, |field| laid.at(from, field)));
            let own = self.of(record, Means::Step);
            let step = step(own).map_or(Cow::Borrowed(own), |step| Cow::Owned(step.to_string()));
            let currency = match mapping.currency {
                Some(own) if currency.is_empty() => Cow::Owned(own.code().to_owned()),
                _ => Cow::Borrowed(currency),
            };
            self.put(found, &Common { record, level, step, region, day, currency });
        }
    }

    /// The amounts of a record, each with which of [`PARTS`] it is, without the marks of footnotes. A range in one cell is its ends. What is none is
    /// noted.
    fn pay_of<'p>(&mut self, record: usize, pay: &'p [PayField<'a>]) -> Vec<(&'p PayField<'a>, usize, &'a str)> {
        let mut found = Vec::new();
        for own in pay {
            let text = self.laid.text(record, own.field);
            if is_hole(text) {
                continue;
            }
            let at = self.laid.at(record, own.field);
            // Only what is not an end of a range already can be one.
            let range = if own.part == AMOUNT { range(text) } else { None };
            let parts = match range.as_deref() {
                Some([min, max]) => vec![(MIN, *min), (MAX, *max)],
                Some([min, mid, max]) => vec![(MIN, *min), (MID, *mid), (MAX, *max)],
                _ => vec![(own.part, text)],
            };
            for (part, amount) in parts {
                if let Some(marked) = marked(amount) {
                    self.note(at, Noted::Mark { found: beginning(text), mark: marked.mark.to_owned() });
                    found.push((own, part, marked.amount));
                } else if Bare::parse(amount).is_some() {
                    found.push((own, part, amount));
                } else {
                    self.note(at, Noted::NotAnAmount(beginning(&one_line(text))));
                }
            }
        }
        found
    }

    /// Puts down the amounts of a record: those of one step, region and day in one row. Where a part of it is there twice that is a second row, of
    /// which reading tells.
    fn put(&mut self, found: Vec<(&PayField<'a>, usize, &'a str)>, common: &Common<'a>) {
        let first = self.rows.len();
        for (pay, part, amount) in found {
            let step = pay.step.clone().map_or_else(|| common.step.clone(), Cow::Owned);
            let region = if pay.region.is_empty() { common.region } else { pay.region };
            let day = if pay.day.is_empty() { common.day.clone() } else { pay.day.clone() };
            let is_same = |row: &&mut TidyRow<'a>| {
                row.step == step && row.region == region && row.day == day && row.parts.get(part).is_some_and(|part| part.is_empty())
            };
            if let Some(own) = self.rows.iter_mut().skip(first).find(is_same).and_then(|row| row.parts.get_mut(part)) {
                *own = Cow::Borrowed(amount);
                continue;
            }
            let level = Cow::Owned(common.level.clone());
            let mut row =
                TidyRow { level, step, region: Cow::Borrowed(region), day, currency: common.currency.clone(), ..TidyRow::default() };
            if let Some(own) = row.parts.get_mut(part) {
                *own = Cow::Borrowed(amount);
            }
            self.rows.push(row);
            self.origins.push(self.laid.at(common.record, pay.field));
        }
    }

    fn columns_not_read(&mut self) {
        let (laid, mapping) = (self.laid, self.mapping);
        for field in (0..laid.fields()).filter(|field| mapping.means(*field) == Means::Ignored) {
            let cells = self.read_records().filter(|record| !laid.text(*record, field).is_empty()).count();
            if cells > 0 {
                let head = beginning(&one_line(&laid.names(&mapping.heads, field).join(" ")));
                let at =
                    if laid.head_count() > 0 { laid.head_at(laid.head_count() - 1, field) } else { laid.at(laid.records().start, field) };
                self.note(at, Noted::NotRead { head, cells });
            }
        }
    }

    fn mapped(self, levels: Vec<NamedLevel>) -> Mapped {
        let is_used = |column: usize| self.rows.iter().any(|row| row.cells().get(column).is_some_and(|cell| !cell.is_empty()));
        let has_part = (2..6).any(is_used);
        // Without a row the heads still say what would be read.
        let used: Vec<usize> = (0..HEADS.len()).filter(|column| *column == 0 || is_used(*column) || (*column == 2 && !has_part)).collect();
        let mut out = String::new();
        record(&mut used.iter().filter_map(|column| HEADS.get(*column).copied()), &mut out);
        for row in &self.rows {
            let cells = row.cells();
            let lines: Vec<String> = used.iter().filter_map(|column| cells.get(*column)).map(|cell| one_line(cell)).collect();
            record(&mut lines.iter().map(String::as_str), &mut out);
        }
        let paid: BTreeSet<&str> = self.rows.iter().map(|row| &*row.level).collect();
        let levels = levels.into_iter().filter(|level| paid.contains(level.id.as_str())).collect();
        Mapped { bands_csv: out.into_bytes(), levels, notes: self.notes, origins: self.origins }
    }
}
