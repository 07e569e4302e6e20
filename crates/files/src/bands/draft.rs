//! A `bands.csv` that is being changed, beside the one that was opened.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::grid::{Part, PayGrid, Slot, Written};
use crate::Source;
use crate::history::History;
use crate::ladder::LadderFile;
use rules::health::TableAt;
use rules::id::LevelId;

/// The tables as they are and as they were opened.
#[derive(Debug)]
pub struct Draft {
    /// The files that were opened.
    first: Arc<Source>,
    /// The ladder.
    pub ladder: Arc<LadderFile>,
    /// The tables as they are.
    pub now: Arc<PayGrid>,
    /// Those that were opened; nothing where these could not be read.
    pub opened: Option<Arc<PayGrid>>,
}

/// How many amounts differ from those that were opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// How many.
    pub cells: usize,
    /// The last day from which a table holds in which some do.
    pub latest: Option<NaiveDate>,
}

fn paid(grid: &PayGrid, table: &TableAt, level: &LevelId, slot: &Slot) -> Written {
    grid.holding(table, level).map(|holding| grid.get(holding, level, slot)).unwrap_or_default()
}

/// Whether two cells say different things: amounts may be written in several ways.
pub fn differ(now: &Written, before: &Written) -> bool {
    match (now.amount, before.amount) {
        (Some(now), Some(before)) => now != before,
        _ => now.text != before.text,
    }
}

impl PartialEq for Draft {
    /// One reading makes one of them.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Draft {
    /// Reads what was changed, with the ladder as it is and the one that was opened; of what was read `before`, that which is the same still is not
    /// read again. Nothing where there is no table, or it cannot be read at all.
    pub fn read(history: &History, ladder: Arc<LadderFile>, opened: Option<&Arc<LadderFile>>, before: Option<&Self>) -> Option<Self> {
        let first = history.opened().clone();
        let known = before.filter(|before| Arc::ptr_eq(&before.ladder, &ladder)).map(|before| &*before.now);
        let now = Arc::new(PayGrid::read_after(history.now().bands.as_deref()?, &ladder, known)?);
        let known = before.filter(|before| Arc::ptr_eq(&before.first, &first));
        let is_same = Arc::ptr_eq(&first, history.now()) && opened.is_some_and(|opened| Arc::ptr_eq(opened, &ladder));
        let read = || if is_same { Some(now.clone()) } else { PayGrid::read(first.bands.as_deref()?, opened?).map(Arc::new) };
        let opened = known.map_or_else(read, |before| before.opened.clone());
        Some(Self { first, ladder, now, opened })
    }

    /// What is paid: by the table itself, else by the one of the region that holds for the level on its day.
    pub fn paid(&self, table: &TableAt, level: &LevelId, slot: &Slot) -> Written {
        paid(&self.now, table, level, slot)
    }

    /// What was paid by what was opened. Where that has no place for a part of a range, both ends of it are its one amount, and the other way round.
    pub fn before(&self, table: &TableAt, level: &LevelId, slot: &Slot) -> Written {
        let Some(opened) = &self.opened else { return Written::default() };
        let other = |part| paid(opened, table, level, &Slot { part, ..slot.clone() });
        if opened.holds(slot) {
            return other(slot.part);
        }
        match slot.part {
            Part::Min | Part::Max => other(Part::Amount),
            Part::Amount => Some(other(Part::Min)).filter(|min| min.amount == other(Part::Max).amount).unwrap_or_default(),
            Part::Mid => Written::default(),
        }
    }

    /// The columns of the grid for a table: those that it has, and those that it had when it was opened.
    pub fn slots(&self, table: &TableAt) -> Vec<Slot> {
        let mut kinds = self.now.kinds(table);
        kinds.extend(self.opened.iter().flat_map(|opened| opened.kinds(table)));
        self.now.slots_of(&kinds)
    }

    /// The tables that there are, and those that there were.
    pub fn tables(&self) -> Vec<TableAt> {
        let all: BTreeSet<&TableAt> = self.now.tables().chain(self.opened.iter().flat_map(|opened| opened.tables())).collect();
        all.into_iter().cloned().collect()
    }

    /// Whether a level is paid the same in a table as in an earlier reading of the same files, beside the same that was opened.
    pub fn is_as(&self, earlier: &Self, table: &TableAt, level: &LevelId) -> bool {
        let same_files = Arc::ptr_eq(&self.ladder, &earlier.ladder) && Arc::ptr_eq(&self.first, &earlier.first);
        same_files && self.now.is_as(table, &earlier.now, level)
    }

    /// Whether what is paid differs from what was.
    pub fn differs(&self, table: &TableAt, level: &LevelId, slot: &Slot) -> bool {
        differ(&self.paid(table, level, slot), &self.before(table, level, slot))
    }

    /// All amounts that differ, in all tables.
    pub fn differing(&self) -> Differing {
        let mut found = Differing::default();
        let opened = self.opened.as_deref();
        for table in &self.tables() {
            let slots = self.slots(table);
            for level in self.ladder.ladder.levels().map(|found| &found.level.id) {
                // A level that neither table has goes on as it is, and is counted where it stands.
                if !self.now.has(table, level) && !opened.is_some_and(|opened| opened.has(table, level)) {
                    continue;
                }
                if opened.is_some_and(|opened| self.now.is_as(table, opened, level)) {
                    continue;
                }
                let cells = slots.iter().filter(|slot| self.differs(table, level, slot)).count();
                found.cells += cells;
                if cells > 0 {
                    found.latest = found.latest.max(table.effective);
                }
            }
        }
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::sync::Arc;

    use super::{Differing, Draft};
    use crate::bands::grid::{By, Raise, Typed};
    use crate::history::History;
    use crate::{Source, read_ladder};
    use rules::date;
    use rules::health::TableAt;
    use rules::ratio::Ratio;

    #[test]
    fn what_differs_is_told_beside_what_holds() {
        let ladder = br#"{ "format": 1, "name": "L", "pay": { "currency": "USD" }, "tracks": [ { "id": "t", "name": "T", "levels": [
            { "id": "E1", "rank": 1, "title": "One", "steps": 2 }, { "id": "E2", "rank": 2, "title": "Two", "steps": 2 } ] } ] }"#;
        let bands = b"level,1,2,effective\nE1,100,110,2026-01-01\nE2,120,130,2026-01-01\n".to_vec();
        let source = Source { ladder: ladder.to_vec(), bands: Some(bands) };
        let mut history = History::new(Arc::new(source.clone()));
        let file = read_ladder(ladder).file.unwrap();
        let read = |history: &History, before| Draft::read(history, file.clone(), Some(&file), before).unwrap();
        let draft = read(&history, None);
        assert_eq!(draft.differing(), Differing::default());
        let table = draft.now.tables().next().unwrap().clone();
        let (e1, slots) = ("E1".parse().unwrap(), draft.now.slots(&table));
        // A table from a later day, in which one level is paid more.
        let raise = Raise { by: By::Share(Ratio::new(1, 10).unwrap()), round: None, from: date::parse("2027-01-01") };
        let changed = draft.now.raised(std::slice::from_ref(&table), &|level, _| *level == e1, &raise).unwrap();
        history.change(Source { bands: Some(changed.bytes), ..source.clone() });
        let raised = read(&history, Some(&draft));
        assert!(Arc::ptr_eq(&raised.ladder, &draft.ladder));
        assert_eq!(raised.differing(), Differing { cells: 2, latest: date::parse("2027-01-01") });
        let later = TableAt { effective: date::parse("2027-01-01"), ..table.clone() };
        assert_eq!(raised.before(&later, &e1, &slots[1]).text, "110");
        assert!(raised.differs(&later, &e1, &slots[1]) && !raised.differs(&table, &e1, &slots[1]));
        // A cell that is emptied differs as well.
        let typed = Typed { table, level: "E2".parse().unwrap(), slot: slots[0].clone(), text: String::new() };
        let emptied = raised.now.with(&[typed]).unwrap();
        history.change(Source { bands: Some(emptied.bytes), ..source });
        assert_eq!(read(&history, Some(&raised)).differing().cells, 3);
        while history.undo() {}
        assert_eq!(read(&history, None).differing().cells, 0);
    }
}
