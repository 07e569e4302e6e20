//! `bands.csv` that follows the ids of a ladder.

use std::collections::BTreeMap;

use super::NotEdited;
use crate::bands::FILE;
use crate::columns::{self, CsvColumns, Form};
use crate::document::csv::{CsvChange, CsvDocument, CsvRow};
use crate::ladder::LadderFile;
use crate::problem::Collector;
use crate::separated::{Report, is_hole, named_step, parse, step_id};
use crate::text::decode;
use rules::id::{LevelId, StepId};
use rules::ladder::TrackLevel;

/// What was renamed or removed; nothing in place of a new name: removed.
pub(super) enum Change {
    /// Levels, by their ids.
    Levels(BTreeMap<String, Option<String>>),
    /// Steps of the level of that id.
    Steps(String, BTreeMap<StepId, Option<StepId>>),
    /// A region.
    Region(String, Option<String>),
}

/// The table with a change followed, and how many amounts were meant; nothing where the table cannot be read.
pub(super) fn followed(bytes: &[u8], before: &LadderFile, change: &Change) -> Result<Option<(Vec<u8>, usize)>, NotEdited> {
    let Some(text) = decode(bytes, &Collector::new(FILE)) else { return Ok(None) };
    let (document, header) = parse(text.into_owned());
    let collect = Collector::new(FILE);
    let heads = document.row(header);
    let columns = heads.and_then(|heads| columns::read(heads, &before.ladder, true, Report { document: &document, collect: &collect }));
    let Some(columns) = columns else { return Ok(None) };
    let mut table = Table { document, header, columns, ladder: before, changes: Vec::new(), amounts: 0 };
    match change {
        Change::Levels(ids) => table.levels(ids),
        Change::Region(from, to) => table.cells(table.columns.region, |text| (text == from).then_some(to.as_deref())),
        Change::Steps(level, ids) => table.steps(level, ids)?,
    }
    table.done().map(Some)
}

struct Table<'a> {
    document: CsvDocument,
    header: usize,
    columns: CsvColumns,
    ladder: &'a LadderFile,
    changes: Vec<CsvChange>,
    amounts: usize,
}

impl Table<'_> {
    fn rows(&self) -> Vec<usize> {
        (self.header + 1..self.document.len()).collect()
    }

    fn cell(&self, row: usize, column: usize) -> String {
        self.document.get(row, column).map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    fn amounts(&self, row: CsvRow<'_>) -> usize {
        self.columns.pay.iter().filter(|column| row.get(**column).is_some_and(|text| !is_hole(text.trim()))).count()
    }

    /// Cells of a column that name something else then; rows whose own is gone go.
    fn cells<'t>(&mut self, column: Option<usize>, new: impl Fn(&str) -> Option<Option<&'t str>>) {
        let Some(column) = column else { return };
        for row in self.rows() {
            if let Some(new) = new(&self.cell(row, column)) {
                self.row(row, column, new);
            }
        }
    }

    /// A row names something else in a column, or goes.
    fn row(&mut self, row: usize, column: usize, new: Option<&str>) {
        self.amounts += self.document.row(row).map_or(0, |row| self.amounts(row));
        self.changes.push(match new {
            Some(new) => CsvChange::Set { row, column, value: new.to_owned() },
            None => CsvChange::Remove { row },
        });
    }

    /// Levels that are named otherwise, or go. In the wide form the column of a step goes with the last level that has it: it would be read as a
    /// column of something unknown.
    fn levels(&mut self, ids: &BTreeMap<String, Option<String>>) {
        self.cells(Some(self.columns.level), |text| ids.get(text).map(Option::as_deref));
        let Form::Wide(heads) = self.columns.form.clone() else { return };
        let goes = |level: &LevelId| ids.get(level.as_str()).is_some_and(Option::is_none);
        let (going, staying): (Vec<_>, Vec<_>) = self.ladder.ladder.levels().partition(|found| goes(&found.level.id));
        let has = |levels: &[TrackLevel<'_>], step: &StepId| levels.iter().any(|found| found.level.step_index(step).is_some());
        let gone: Vec<usize> =
            heads.iter().filter(|(_, step)| has(&going, step) && !has(&staying, step)).map(|(column, _)| *column).collect();
        self.remove(&gone);
    }

    fn steps(&mut self, level: &str, ids: &BTreeMap<StepId, Option<StepId>>) -> Result<(), NotEdited> {
        let of_level: Vec<usize> = self.rows().into_iter().filter(|row| self.cell(*row, self.columns.level) == level).collect();
        match self.columns.form.clone() {
            Form::Tidy { step: None, .. } => {}
            Form::Tidy { step: Some(column), .. } => {
                let id: Option<LevelId> = level.parse().ok();
                let known = id.and_then(|id| self.ladder.ladder.level(&id)).map(|found| found.level.clone());
                for row in of_level {
                    if let Some(new) = named_step(known.as_ref(), &self.cell(row, column)).and_then(|step| ids.get(&step)) {
                        self.row(row, column, new.as_ref().map(StepId::as_str));
                    }
                }
            }
            Form::Wide(heads) => self.wide(level, ids, &of_level, &heads)?,
        }
        Ok(())
    }

    /// The column of a step: that of other levels, or one without amounts that has its name already. One with something in it is of something else.
    fn column(&self, step: &StepId, heads: &[(usize, StepId)]) -> Result<Option<usize>, NotEdited> {
        if let Some((column, _)) = heads.iter().find(|(_, own)| own == step) {
            return Ok(Some(*column));
        }
        let named = |head: &str| head.trim() == step.as_str() || step_id(head).as_ref() == Some(step);
        let Some(column) = self.document.row(self.header).and_then(|heads| heads.iter().position(|head| named(&head))) else {
            return Ok(None);
        };
        let is_empty = self.rows().into_iter().all(|row| is_hole(&self.cell(row, column)));
        if is_empty { Ok(Some(column)) } else { Err(NotEdited::ColumnTaken(step.to_string())) }
    }

    /// In the wide form a column is a step of all levels: amounts move to the column of the new id. Where no other level has the old one, its column
    /// takes the new name or goes.
    fn wide(
        &mut self,
        level: &str,
        ids: &BTreeMap<StepId, Option<StepId>>,
        rows: &[usize],
        heads: &[(usize, StepId)],
    ) -> Result<(), NotEdited> {
        let mut width = self.document.row(self.header).map_or(0, |heads| heads.len());
        let mut gone = Vec::new();
        for (from, to) in ids {
            let Some(old) = heads.iter().find(|(_, own)| own == from).map(|(column, _)| *column) else { continue };
            let others =
                self.ladder.ladder.levels().any(|found| found.level.id.as_str() != level && found.level.step_index(from).is_some());
            let filled: Vec<(usize, String)> =
                rows.iter().map(|row| (*row, self.cell(*row, old))).filter(|(_, text)| !is_hole(text)).collect();
            self.amounts += filled.len();
            let new = to.as_ref().map(|to| self.column(to, heads).map(|column| (to, column))).transpose()?;
            match new {
                // Nobody else has the old one, and the new one has no column: the head is all that changes.
                Some((to, None)) if !others => {
                    self.changes.push(CsvChange::Set { row: self.header, column: old, value: to.to_string() });
                    continue;
                }
                Some((_, Some(new))) => self.set(filled.iter().map(|(row, text)| (*row, text.as_str())), new),
                Some((to, None)) => {
                    let name = to.to_string();
                    let all =
                        self.rows().into_iter().map(|row| (row, filled.iter().find(|(own, _)| *own == row).map_or("", |(_, text)| text)));
                    let all: Vec<(usize, &str)> = [(self.header, name.as_str())].into_iter().chain(all).collect();
                    self.set(all.into_iter(), width);
                    width += 1;
                }
                None => {}
            }
            self.set(filled.iter().map(|(row, _)| (*row, "")), old);
            if !others {
                gone.push(old);
            }
        }
        self.remove(&gone);
        Ok(())
    }

    /// Columns that go, in all rows that stay.
    fn remove(&mut self, columns: &[usize]) {
        self.changes.retain(|change| !matches!(change, CsvChange::Set { column, .. } if columns.contains(column)));
        let going = |row: usize| self.changes.iter().any(|change| matches!(change, CsvChange::Remove { row: own } if *own == row));
        let staying: Vec<usize> = (self.header..self.document.len()).filter(|row| !going(*row)).collect();
        let cells = columns.iter().flat_map(|column| staying.iter().map(|row| CsvChange::RemoveCell { row: *row, column: *column }));
        self.changes.extend(cells);
    }

    fn set<'t>(&mut self, cells: impl Iterator<Item = (usize, &'t str)>, column: usize) {
        self.changes.extend(cells.map(|(row, value)| CsvChange::Set { row, column, value: value.to_owned() }));
    }

    fn done(mut self) -> Result<(Vec<u8>, usize), NotEdited> {
        self.document.change(&self.changes).map_err(|_| NotEdited::OpenQuote)?;
        Ok((self.document.text().as_bytes().to_vec(), self.amounts))
    }
}
