//! Changes of the tables: cells, and raises of many of them, written into the text of the file.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::raise::Raise;
use super::{PayGrid, Rows, Slot, TableRows, Written};
use crate::amount::{Mark, typed_amount};
use crate::columns::{CsvColumns, Form};
use crate::document::csv::{CsvChange, CsvNotChanged, CsvRow};
use crate::separated::is_hole;
use rules::health::TableAt;
use rules::id::{LevelId, StepId};
use rules::money::{Currency, Money};

/// A cell and what it shall say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The table.
    pub table: TableAt,
    /// The level.
    pub level: LevelId,
    /// The column of the grid.
    pub slot: Slot,
    /// What was typed or pasted; empty to clear it.
    pub text: String,
}

/// A table that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The new file.
    pub bytes: Vec<u8>,
    /// How many amounts are new or others.
    pub cells: usize,
    /// The level and the column of the first of them.
    pub first: (LevelId, Slot),
}

/// How amounts are written.
struct Style {
    currency: Option<Currency>,
    table: TableAt,
    sample: OnceCell<String>,
}

/// Why a table was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotChanged {
    /// The quotation marks of its last row are not closed.
    OpenQuote,
    /// The file has no column for that.
    NoColumn,
    /// Nothing in it would be another.
    Same,
    /// An amount would be below zero, or too large to be one.
    Outside(Money),
    /// The amounts of a table are in another currency.
    OtherCurrency(Currency),
}

impl From<CsvNotChanged> for NotChanged {
    fn from(why: CsvNotChanged) -> Self {
        match why {
            CsvNotChanged::OpenQuote => Self::OpenQuote,
            CsvNotChanged::NoSuchCell | CsvNotChanged::NoCells => Self::NoColumn,
        }
    }
}

/// New texts, by their column.
type RowCells = BTreeMap<usize, String>;
/// New texts, by the number of their row.
type Cells = BTreeMap<usize, RowCells>;
/// A row that is not there yet.
type NewRow<'a> = (&'a TableAt, &'a LevelId, Option<StepId>);

impl PayGrid {
    /// The file with other cells. Amounts are read as the page writes them, and written as the file writes the others; what is no amount is
    /// written as it is typed, and reading tells of it.
    ///
    /// # Errors
    /// Why nothing was changed.
    pub fn with(&self, cells: &[Typed]) -> Result<Changed, NotChanged> {
        if self.columns.effective.is_none() && cells.iter().any(|typed| typed.table.effective != self.effective) {
            return self.with_dates()?.with(cells);
        }
        // Rows that are new, each with its cells.
        let mut new: BTreeMap<NewRow<'_>, RowCells> = BTreeMap::new();
        // Levels that the table does not pay yet: they come whole, or steps that are paid until then would not be any more.
        let mut copied: BTreeMap<(&TableAt, &LevelId, &TableAt), Cells> = BTreeMap::new();
        let mut others = Cells::new();
        let mut styles: BTreeMap<&TableAt, Style> = BTreeMap::new();
        let is_filled = |typed: &&Typed| !is_hole(typed.text.trim());
        let begun: BTreeSet<(&TableAt, &LevelId)> = cells.iter().filter(is_filled).map(|typed| (&typed.table, &typed.level)).collect();
        let mut first = None;
        let mut count = 0;
        for Typed { table, level, slot, text } in cells {
            let place = self.place(slot).ok_or(NotChanged::NoColumn)?;
            let holding = self.holding(table, level).unwrap_or(table);
            let row = self.row_of(holding, level, &place);
            let (key, column) = place;
            let before = self.get(holding, level, slot);
            let style = styles.entry(table).or_insert_with(|| self.style(table));
            let text = self.styled(text, &before, style);
            // What an older table pays goes on by that table: nothing to clear in this one.
            if text == before.text || (holding != table && text.is_empty() && !begun.contains(&(table, level))) {
                continue;
            }
            count += 1;
            first.get_or_insert((level.clone(), slot.clone()));
            let mut copy = (holding != table).then(|| copied.entry((table, level, holding)).or_default());
            match (row, &mut copy) {
                (Some(row), None) => drop(others.entry(row).or_default().insert(column, text)),
                (Some(row), Some(copy)) => drop(copy.entry(row).or_default().insert(column, text)),
                (None, _) => drop(new.entry((table, level, key)).or_default().insert(column, text)),
            }
        }
        let mut changes = Vec::new();
        let gone = self.gone(&others);
        for (row, cells) in others {
            if gone.contains(&row) {
                changes.push(CsvChange::Remove { row });
            } else {
                changes.extend(set(row, cells));
            }
        }
        for ((table, level, holding), cells) in copied {
            changes.extend(self.copies(holding, level, cells, table));
        }
        changes.extend(new.into_iter().map(|(row, cells)| self.inserted(row, cells)));
        self.changed(&changes, count, first)
    }

    /// A new row, behind those of its level or of its table.
    fn inserted(&self, (table, level, step): NewRow<'_>, new: RowCells) -> CsvChange {
        let of_table = self.tables.get(table);
        let own = of_table.and_then(|rows| rows.of.get(level)).and_then(|rows| rows.all().max());
        let before = own.or_else(|| of_table?.all().max());
        // The currency is that of the table, or of others of the region.
        let of_region = self.tables.iter().filter(|(other, _)| other.region == table.region).flat_map(|(_, rows)| rows.all());
        let beside = before.or_else(|| of_region.min());
        let currency = self.columns.currency.and_then(|column| self.document.get(beside?, column)).unwrap_or_default().into_owned();
        let effective = table.effective.filter(|day| Some(*day) != self.effective).map(|day| day.to_string()).unwrap_or_default();
        let mut cells = vec![String::new(); self.heads()];
        let own = [
            (Some(self.columns.level), level.to_string()),
            (self.columns.region, table.region.clone()),
            (self.columns.effective, effective),
            (self.columns.currency, currency),
            (self.step_column(), step.map(|step| step.to_string()).unwrap_or_default()),
        ];
        let own = own.into_iter().filter_map(|(column, text)| Some((column?, text)));
        put(&mut cells, own.chain(new));
        CsvChange::Insert { row: before.map_or(self.document.len(), |before| before + 1), cells }
    }

    /// The rows that go, since nothing is paid in them any more. The first of a table stays, and with it the table's day and currency.
    fn gone(&self, changed: &Cells) -> BTreeSet<usize> {
        let mut gone: BTreeSet<usize> = changed.iter().filter(|(row, cells)| self.is_emptied(**row, cells)).map(|(row, _)| *row).collect();
        for rows in self.tables.values() {
            if rows.all().all(|row| gone.contains(&row)) {
                rows.all().min().map(|first| gone.remove(&first));
            }
        }
        gone
    }

    /// Whether nothing would be paid in a row of the tidy form any more.
    fn is_emptied(&self, row: usize, cells: &RowCells) -> bool {
        let stays = |column: &usize| {
            let new = cells.get(column).map(|text| Cow::Borrowed(text.as_str()));
            let text = new.or_else(|| self.document.get(row, *column)).unwrap_or_default();
            !text.trim().is_empty()
        };
        matches!(self.columns.form, Form::Tidy { .. }) && !self.columns.pay.iter().any(stays)
    }

    fn heads(&self) -> usize {
        self.document.row(self.header).map_or(0, |heads| heads.len())
    }

    fn changed(&self, changes: &[CsvChange], cells: usize, first: Option<(LevelId, Slot)>) -> Result<Changed, NotChanged> {
        let first = first.ok_or(NotChanged::Same)?;
        let mut document = self.document.clone();
        document.change(changes)?;
        Ok(Changed { bytes: document.text().as_bytes().to_vec(), cells, first })
    }

    /// How amounts of a table are written.
    fn style(&self, table: &TableAt) -> Style {
        Style { currency: self.currency(table).or(self.currency), table: table.clone(), sample: OnceCell::new() }
    }

    /// An amount as the file writes its others, of which the cell's own is the nearest; another text as it is.
    fn styled(&self, typed: &str, own: &Written, style: &Style) -> String {
        let typed = typed.trim();
        match style.currency.and_then(|currency| typed_amount(typed, currency)) {
            Some(amount) if own.amount.is_some() => like(&own.text, self.mark, amount),
            Some(amount) => like(style.sample.get_or_init(|| self.sample(&style.table, amount.currency())), self.mark, amount),
            None if is_hole(typed) => String::new(),
            None => typed.to_owned(),
        }
    }

    /// Some amount of a table, or of the file, in a currency: another one's may have a sign.
    fn sample(&self, table: &TableAt, currency: Currency) -> String {
        let rows = self.tables.get(table).into_iter().chain(self.tables.values()).flat_map(TableRows::all);
        let texts = rows
            .filter_map(|row| self.document.row(row))
            .flat_map(|row| self.columns.pay.iter().map(move |column| self.written(row, *column)));
        let found = texts.into_iter().find(|written| written.amount.is_some_and(|amount| amount.currency() == currency));
        found.map(|written| written.text).unwrap_or_default()
    }

    /// The file with pay raised: in the tables of the regions, for the cells that are wanted. A raise from a day makes new rows of every level
    /// of which some cell is wanted, from those that hold on that day; a later table of a level takes the place of the older one whole, so the
    /// cells that are not wanted go along as they are.
    ///
    /// # Errors
    /// Why nothing was changed.
    pub fn raised(&self, tables: &[TableAt], wanted: &dyn Fn(&LevelId, &Slot) -> bool, raise: &Raise) -> Result<Changed, NotChanged> {
        if raise.from.is_some_and(|from| self.columns.effective.is_none() && Some(from) != self.effective) {
            return self.with_dates()?.raised(tables, wanted, raise);
        }
        let (mut changes, mut count, mut first) = (Vec::new(), 0, None);
        for table in tables {
            let target = raise.from.map_or_else(|| table.clone(), |from| TableAt { effective: Some(from), ..table.clone() });
            let paid: BTreeSet<&LevelId> = self.until(&target).flat_map(|(_, rows)| rows.of.keys()).collect();
            // In the order in which the file has them.
            let mut levels: Vec<(usize, &TableAt, &LevelId)> = paid
                .into_iter()
                .filter_map(|level| {
                    let holding = self.holding(&target, level).filter(|holding| raise.from.is_some() || **holding == target)?;
                    Some((self.rows(holding, level)?.all().min()?, holding, level))
                })
                .collect();
            levels.sort_unstable();
            let mut slots: BTreeMap<&TableAt, Vec<Slot>> = BTreeMap::new();
            for (_, holding, level) in levels {
                let mut new = Cells::new();
                for slot in slots.entry(holding).or_insert_with(|| self.slots(holding)).iter().filter(|slot| wanted(level, slot)) {
                    let Some(place) = self.place(slot) else { continue };
                    let (Some(row), column) = (self.row_of(holding, level, &place), place.1) else { continue };
                    let before = self.get(holding, level, slot);
                    let Some(amount) = before.amount else { continue };
                    let after = raise.of(amount)?;
                    new.entry(row).or_default().insert(column, like(&before.text, self.mark, after));
                    if after != amount {
                        count += 1;
                        first.get_or_insert((level.clone(), slot.clone()));
                    }
                }
                if new.is_empty() {
                    continue;
                }
                if *holding == target {
                    changes.extend(new.into_iter().flat_map(|(row, cells)| set(row, cells)));
                } else {
                    changes.extend(self.copies(holding, level, new, &target));
                }
            }
        }
        self.changed(&changes, count, first)
    }

    /// The rows of a level in a table as new ones of another day, at the end of the file, with some of their cells changed.
    fn copies(&self, table: &TableAt, level: &LevelId, mut new: Cells, target: &TableAt) -> Vec<CsvChange> {
        let mut rows: Vec<usize> = self.rows(table, level).map(|rows| rows.all().collect()).unwrap_or_default();
        rows.sort_unstable();
        // Rows of that day that pay nothing give way to these.
        let blank = self.rows(target, level).into_iter().flat_map(Rows::all).map(|row| CsvChange::Remove { row });
        let copy = |row: usize| {
            let mut cells: Vec<String> = self.document.row(row).map(|row| row.iter().map(Cow::into_owned).collect()).unwrap_or_default();
            cells.resize(self.heads().max(cells.len()), String::new());
            let dated = self.columns.effective.zip(target.effective).map(|(column, from)| (column, from.to_string()));
            put(&mut cells, new.remove(&row).into_iter().flatten().chain(dated));
            CsvChange::Insert { row: self.document.len(), cells }
        };
        blank.chain(rows.into_iter().map(copy)).collect()
    }

    /// The same with a column for dates, in which nothing stands yet.
    fn with_dates(&self) -> Result<Self, NotChanged> {
        let column = self.heads();
        let mut document = self.document.clone();
        let row = |row: CsvRow<'_>| {
            let value = if row.number == self.header { "effective" } else { "" };
            CsvChange::Set { row: row.number, column: column.max(row.len()), value: value.to_owned() }
        };
        let changes: Vec<CsvChange> = document.rows().skip(self.header).map(row).collect();
        document.change(&changes)?;
        let columns = CsvColumns { effective: Some(column), ..self.columns.clone() };
        Ok(Self { document, columns, tables: self.tables.clone(), steps: self.steps.clone(), ..*self })
    }
}

/// Texts into the cells of their columns.
fn put(cells: &mut [String], texts: impl Iterator<Item = (usize, String)>) {
    for (column, text) in texts {
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
}

/// Cells of a row that say something else.
fn set(row: usize, cells: RowCells) -> impl Iterator<Item = CsvChange> {
    cells.into_iter().map(move |(column, value)| CsvChange::Set { row, column, value })
}

/// An amount as another one is written: with its sign, its decimals and what sets its thousands apart.
fn like(sample: &str, mark: Mark, amount: Money) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let (start, end) = (sample.find(is_digit).unwrap_or(0), sample.rfind(is_digit).map_or(0, |last| last + 1));
    let (before, body, after) =
        (sample.get(..start).unwrap_or_default(), sample.get(start..end).unwrap_or_default(), sample.get(end..).unwrap_or_default());
    let plain = amount.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let group = body.chars().find(|c| !c.is_ascii_digit() && *c != mark.decimal());
    let mut out = before.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.extend(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() && (body.contains(mark.decimal()) || !amount.is_whole()) {
        out.push(mark.decimal());
        out.push_str(fraction);
        // Three decimals could be read as a group of thousands.
        if fraction.len() == 3 {
            out.push('0');
        }
    }
    out.push_str(after);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{NotChanged, PayGrid, Raise, Slot, Typed};
    use crate::bands::grid::{By, Part};
    use crate::ladder::{self, LadderFile};
    use crate::problem::Collector;
    use rules::date;
    use rules::health::TableAt;
    use rules::money::Money;
    use rules::ratio::Ratio;

    fn file(pay: &str) -> LadderFile {
        let text = format!(
            r#"{{ "format": 1, "name": "L", "pay": {pay}, "tracks": [ {{ "id": "t", "name": "T", "levels": [
              {{ "id": "E1", "rank": 1, "title": "One", "steps": 2 }}, {{ "id": "E2", "rank": 2, "title": "Two", "steps": 3 }} ] }} ] }}"#
        );
        let collect = Collector::new(ladder::FILE);
        let file = ladder::read(&text, &collect).unwrap();
        assert!(!collect.has_errors());
        file
    }

    fn usd() -> LadderFile {
        file(r#"{ "currency": "USD" }"#)
    }

    fn grid(csv: &str) -> PayGrid {
        PayGrid::read(csv.as_bytes(), &usd()).unwrap()
    }

    fn at(region: &str, day: &str) -> TableAt {
        TableAt { region: region.to_owned(), effective: date::parse(day) }
    }

    fn slot(step: &str, part: Part) -> Slot {
        Slot { step: step.parse().ok(), part }
    }

    fn typed(table: &TableAt, level: &str, slot: Slot, text: &str) -> Typed {
        Typed { table: table.clone(), level: level.parse().unwrap(), slot, text: text.to_owned() }
    }

    fn with(csv: &str, cells: &[Typed]) -> String {
        String::from_utf8(grid(csv).with(cells).unwrap().bytes).unwrap()
    }

    fn share(thousandths: i128) -> By {
        By::Share(Ratio::new(thousandths, 1000).unwrap())
    }

    #[test]
    fn one_cell_of_a_wide_table_changes_alone() {
        let csv = "sep=;\r\nLevel;1;Step 2;3;note\r\n\r\nE1;\"48.000\";50.000;;kept\r\nE2;58.000;60.000\r\n";
        let table = at("", "");
        assert_eq!(grid(csv).slots(&table), ["1", "2", "3"].map(|step| slot(step, Part::Amount)));
        assert_eq!(grid(csv).get(&table, &"E1".parse().unwrap(), &slot("1", Part::Amount)).amount.unwrap().minor(), 4_800_000);
        assert_eq!(with(csv, &[typed(&table, "E1", slot("1", Part::Amount), "49,500")]), csv.replace("48.000", "49.500"));
        // A row that ends too early, what is no amount, and a cell that is cleared.
        assert_eq!(with(csv, &[typed(&table, "E2", slot("3", Part::Amount), "62000.5")]), csv.replace("60.000", "60.000;62.000,50"));
        assert_eq!(with(csv, &[typed(&table, "E2", slot("1", Part::Amount), "58O00")]), csv.replace("58.000", "58O00"));
        let wrong = csv.replace("58.000", "58O00");
        assert_eq!(with(&wrong, &[typed(&table, "E2", slot("1", Part::Amount), "58000")]), csv);
        assert_eq!(with(csv, &[typed(&table, "E1", slot("2", Part::Amount), "")]), csv.replace("50.000", ""));
        assert_eq!(grid(csv).with(&[typed(&table, "E1", slot("1", Part::Amount), "48000")]), Err(NotChanged::Same));
    }

    #[test]
    fn tidy_tables_gain_and_lose_rows() {
        let csv = "region,level,step,amount,min,max,effective\n,E1,1,$100,,,\n,E1,2,$110,,,\nNorth,E1,,,\"$1,000\",\"$1,200\",2026-07-01\n";
        let (table, north) = (at("", ""), at("North", "2026-07-01"));
        assert_eq!(grid(csv).slots(&table), ["1", "2", "3"].map(|step| slot(step, Part::Amount)));
        assert_eq!(grid(csv).slots(&north), [Part::Min, Part::Max].map(|part| slot("", part)));
        assert_eq!(
            with(csv, &[typed(&table, "E2", slot("3", Part::Amount), "120"), typed(&table, "E2", slot("1", Part::Amount), "115")]),
            csv.replace("$110,,,\n", "$110,,,\n,E2,1,$115,,,\n,E2,3,$120,,,\n")
        );
        assert_eq!(with(csv, &[typed(&table, "E1", slot("1", Part::Amount), " ")]), csv.replace(",E1,1,$100,,,\n", ""));
        let both = [typed(&north, "E2", slot("", Part::Min), "1300"), typed(&north, "E2", slot("", Part::Max), "1400")];
        assert_eq!(with(csv, &both), format!("{csv}North,E2,,,\"$1,300\",\"$1,400\",2026-07-01\n"));
    }

    #[test]
    fn a_raise_changes_the_table_or_makes_a_later_one() {
        let csv = "level,1,2,3\nE1,48000,50000,\nE2,58000,60000,62001\n";
        let all = |_: &_, _: &_| true;
        let raised = |raise: &Raise| String::from_utf8(grid(csv).raised(&[at("", "")], &all, raise).unwrap().bytes).unwrap();
        let usual = Raise { by: share(23), round: Some(100), from: None };
        assert_eq!(raised(&usual), "level,1,2,3\nE1,49100,51200,\nE2,59300,61400,63400\n");
        assert_eq!(raised(&Raise { round: None, ..usual.clone() }), "level,1,2,3\nE1,49104,51150,\nE2,59334,61380,63427.02\n");
        let by = By::Amount(Money::new(-100_000, "USD".parse().unwrap()));
        assert_eq!(raised(&Raise { by, ..usual.clone() }), "level,1,2,3\nE1,47000,49000,\nE2,57000,59000,61000\n");
        // From a day on, for one level: the other one goes on being paid as before.
        let later = Raise { from: date::parse("2027-01-01"), ..usual.clone() };
        let e2 = |level: &rules::id::LevelId, _: &Slot| level.as_str() == "E2";
        let once = grid(csv).raised(&[at("", "")], &e2, &later).unwrap();
        assert_eq!(once.cells, 3);
        let once = String::from_utf8(once.bytes).unwrap();
        assert_eq!(once, "level,1,2,3,effective\nE1,48000,50000,,\nE2,58000,60000,62001,\nE2,59300,61400,63400,2027-01-01\n");
        assert_eq!(grid(&once).holding(&at("", "2027-06-01"), &"E2".parse().unwrap()), Some(&at("", "2027-01-01")));
        assert_eq!(grid(&once).holding(&at("", "2027-06-01"), &"E1".parse().unwrap()), Some(&at("", "")));
        // A cell of a level that the later table does not have yet brings the level whole.
        let cell = [typed(&at("", "2027-01-01"), "E1", slot("2", Part::Amount), "51,000")];
        assert!(with(&once, &cell).ends_with("63400,2027-01-01\nE1,48000,51000,,2027-01-01\n"));
        // Once more from the same day: the rows of that day are raised.
        let twice = grid(&once).raised(&[at("", "")], &e2, &later).unwrap();
        assert!(String::from_utf8(twice.bytes).unwrap().ends_with("62001,\nE2,60700,62800,64900,2027-01-01\n"));
    }

    #[test]
    fn a_raise_that_cannot_be_says_why() {
        let csv = "level,1\nE1,48000\n";
        let all = |_: &_, _: &_| true;
        let raise = |by| grid(csv).raised(&[at("", "")], &all, &Raise { by, round: None, from: None });
        assert_eq!(raise(share(0)), Err(NotChanged::Same));
        assert!(matches!(raise(share(-2000)), Err(NotChanged::Outside(_))));
        assert_eq!(raise(By::Amount(Money::new(1, "EUR".parse().unwrap()))), Err(NotChanged::OtherCurrency("USD".parse().unwrap())));
    }

    #[test]
    fn amounts_are_written_as_their_neighbours() {
        let csv = "level,1\nE1,CHF 12'345.50\n";
        let file = file(r#"{ "currency": "CHF" }"#);
        let grid = PayGrid::read(csv.as_bytes(), &file).unwrap();
        let cell = |text: &str| grid.with(&[typed(&at("", ""), "E1", slot("1", Part::Amount), text)]).unwrap().bytes;
        assert_eq!(cell("1,234,567"), b"level,1\nE1,CHF 1'234'567.00\n");
        assert_eq!(cell("999"), b"level,1\nE1,CHF 999.00\n");
    }

    #[test]
    fn several_changes_at_one_place_stay_apart() {
        let table = at("", "");
        let amount = |step: &str| slot(step, Part::Amount);
        // A last row that is short and has no line end, beside a new one behind it.
        let csv = "level,1,2\nE1,48000,50000";
        assert_eq!(
            with(&csv.replace(",50000", ""), &[typed(&table, "E1", amount("2"), "60000"), typed(&table, "E2", amount("1"), "70000")]),
            "level,1,2\nE1,48000,60000\nE2,70000,"
        );
        // Pay first in the row, and a new row before it.
        assert_eq!(
            with(
                "amount,level,step\n100,E1,1\n110,E2,1",
                &[typed(&table, "E2", amount("1"), "120"), typed(&table, "E1", amount("2"), "130")]
            ),
            "amount,level,step\n100,E1,1\n130,E1,2\n120,E2,1"
        );
        // The last row goes, and a new one comes before it.
        assert_eq!(
            with("level,step,amount\nE1,1,100\nE2,1,110", &[typed(&table, "E1", amount("2"), "105"), typed(&table, "E2", amount("1"), "")]),
            "level,step,amount\nE1,1,100\nE1,2,105\n"
        );
        // An open quotation mark has swallowed the rest of the file.
        let open = grid("level,1,2\nE1,\"48000,50000\nE2,58000,60000\n");
        assert_eq!(open.with(&[typed(&table, "E1", amount("2"), "51000")]), Err(NotChanged::OpenQuote));
    }

    #[test]
    fn rows_that_pay_nothing_take_no_place() {
        let csv = "level,1,2,effective\nE1,48000,50000,2026-01-01\nE1,,,2027-01-01\n";
        let (old, later) = (at("", "2026-01-01"), at("", "2027-01-01"));
        let e1: rules::id::LevelId = "E1".parse().unwrap();
        assert_eq!(grid(csv).holding(&later, &e1), Some(&old));
        assert!(!grid(csv).has(&later, &e1));
        assert_eq!(
            with(csv, &[typed(&later, "E1", slot("1", Part::Amount), "49000")]),
            "level,1,2,effective\nE1,48000,50000,2026-01-01\nE1,49000,50000,2027-01-01\n"
        );
        assert_eq!(grid(csv).with(&[typed(&later, "E1", slot("1", Part::Amount), "")]), Err(NotChanged::Same));
        // Rows that complete each other are one.
        let two = "level,1,2\nE1,100,\nE1,,110\n";
        assert_eq!(with(two, &[typed(&at("", ""), "E1", slot("2", Part::Amount), "120")]), two.replace("110", "120"));
        let raise = Raise { by: share(100), round: None, from: date::parse("2027-01-01") };
        let raised = grid(two).raised(&[at("", "")], &|_, _| true, &raise).unwrap();
        assert!(String::from_utf8(raised.bytes).unwrap().ends_with("E1,110,,2027-01-01\nE1,,121,2027-01-01\n"));
    }

    #[test]
    fn emptied_tables_can_be_filled_again() {
        let csv = "region,level,step,amount,effective,currency\n,E1,1,$100,,\nNorth,E1,1,90,2026-07-01,EUR\n";
        let north = at("North", "2026-07-01");
        let emptied = with(csv, &[typed(&north, "E1", slot("1", Part::Amount), "")]);
        // The last row of a table stays, and says its day and its currency.
        assert_eq!(emptied, csv.replace(",90,", ",,"));
        assert_eq!(grid(&emptied).slots(&north), ["1", "2", "3"].map(|step| slot(step, Part::Amount)));
        assert_eq!(with(&emptied, &[typed(&north, "E1", slot("1", Part::Amount), "95")]), csv.replace(",90,", ",95,"));
        // Without a column of dates one comes.
        assert_eq!(
            with("level,1\nE1,100\n", &[typed(&at("", "2027-01-01"), "E1", slot("1", Part::Amount), "110")]),
            "level,1,effective\nE1,100,\nE1,110,2027-01-01\n"
        );
    }

    #[test]
    fn a_raise_takes_what_each_level_has() {
        let csv = "level,min,mid,max,effective\nE1,100,110,130,\nE2,200,,240,2026-07-01\n";
        let raise = Raise { by: share(100), round: None, from: date::parse("2027-01-01") };
        let raised = grid(csv).raised(&[at("", "2026-07-01")], &|_, _| true, &raise).unwrap();
        assert!(String::from_utf8(raised.bytes).unwrap().ends_with("E1,110,121,143,2027-01-01\nE2,220,,264,2027-01-01\n"));
        assert_eq!(raised.cells, 5);
        // Three decimals stay decimals.
        let dinars = file(r#"{ "currency": "KWD" }"#);
        let grid = PayGrid::read(b"level,1\nE1,850\n", &dinars).unwrap();
        let raised = grid.raised(&[at("", "")], &|_, _| true, &Raise { by: share(23), round: None, from: None }).unwrap();
        assert_eq!(raised.bytes, b"level,1\nE1,869.5500\n");
    }
}
