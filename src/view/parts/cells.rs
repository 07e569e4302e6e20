//! A table of cells with one stop for the Tab key: arrow keys move within.

use std::rc::Rc;

use leptos::ev::KeyboardEvent;

use crate::browser::focus;
use crate::chart::grid::{self, GridCell};
use crate::markup::Markup;
use rules::ladder::{Level, Step};
use rules::table::InForce;

/// Marks pay that would be higher without the cap of its region.
pub fn cap(out: &mut Markup, pay: InForce<'_>, level: &Level, step: &Step) {
    if pay.is_capped(level, &step.id) {
        out.html("<small class=\"cap\">cap</small>");
    }
}

/// The cells of a table. One of them can be reached by the Tab key: the open one or the first, then the one used last.
#[derive(Clone)]
pub struct Cells {
    there: Rc<[GridCell]>,
    rows: usize,
    columns: usize,
    first: GridCell,
    lists: bool,
}

impl Cells {
    /// Cells in the order of rows and columns, of which `first` is reached first.
    pub fn new(there: Vec<GridCell>, first: Option<GridCell>) -> Self {
        let rows = there.iter().map(|(row, _)| row + 1).max().unwrap_or_default();
        let columns = there.iter().map(|(_, column)| column + 1).max().unwrap_or_default();
        let first = first.or_else(|| there.first().copied()).unwrap_or_default();
        Self { there: there.into(), rows, columns, first, lists: false }
    }

    /// Cells of which each row is a list of its own, longer or shorter than the others.
    pub fn lists(there: Vec<GridCell>) -> Self {
        Self { lists: true, ..Self::new(there, None) }
    }

    /// The mark by which a cell is found.
    pub fn mark((row, column): GridCell) -> String {
        format!("{row},{column}")
    }

    /// The tab index with which a cell begins. One handler for the whole table changes it: a signal in each of hundreds of cells
    /// would cost more than all the rest of the table.
    pub fn tabindex(&self, cell: GridCell) -> &'static str {
        if cell == self.first { "0" } else { "-1" }
    }

    /// The cell of a mark.
    pub fn marked(mark: &str) -> Option<GridCell> {
        let (row, column) = mark.split_once(',')?;
        Some((row.parse().ok()?, column.parse().ok()?))
    }

    /// Makes the cell that has got the focus the one that the Tab key reaches.
    pub fn focused() {
        focus::stop_here("data-cell");
    }

    /// Moves the focus for an arrow key, Home or End. Where the cell is not drawn yet, `complete` draws what is missing.
    pub fn key(&self, event: &KeyboardEvent, complete: impl FnOnce()) {
        let focused = focus::attribute("data-cell").and_then(|mark| Self::marked(&mark));
        let (key, has) = (event.key(), |cell: GridCell| self.there.binary_search(&cell).is_ok());
        let across = |from| if self.lists { grid::across(from, &key, self.rows, has) } else { None };
        let to = focused.and_then(|from| across(from).or_else(|| grid::step(from, &key, self.rows, self.columns, has)));
        if let Some(to) = to {
            event.prevent_default();
            let cell = format!("[data-cell=\"{}\"]", Self::mark(to));
            if !focus::on(&cell) {
                complete();
                focus::on(&cell);
            }
        }
    }
}
