//! A table of cells with one stop for the Tab key: arrow keys move within.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus;
use crate::chart::grid::{self, Cell};

/// The cells of a table, and the one that the Tab key reaches.
#[derive(Clone)]
pub struct Cells {
    there: Rc<BTreeSet<Cell>>,
    rows: usize,
    columns: usize,
    /// The mark of the cell that the Tab key reaches.
    cursor: RwSignal<String>,
}

impl Cells {
    /// Cells, of which `first` is reached first.
    pub fn new(there: BTreeSet<Cell>, first: Option<Cell>) -> Self {
        let rows = there.iter().map(|(row, _)| row + 1).max().unwrap_or_default();
        let columns = there.iter().map(|(_, column)| column + 1).max().unwrap_or_default();
        let cursor = RwSignal::new(Self::mark(first.or_else(|| there.first().copied()).unwrap_or_default()));
        Self { there: Rc::new(there), rows, columns, cursor }
    }

    /// The mark by which a cell is found.
    pub fn mark((row, column): Cell) -> String {
        format!("{row},{column}")
    }

    /// The tab index of a cell: only the one last used can be reached by the Tab key.
    pub fn tabindex(&self, cell: Cell) -> impl Fn() -> &'static str + use<> {
        let (cursor, mark) = (self.cursor, Self::mark(cell));
        move || if cursor.with(|cursor| *cursor == mark) { "0" } else { "-1" }
    }

    /// Remembers the cell that has the focus.
    pub fn focused(&self, cell: Cell) {
        self.cursor.set(Self::mark(cell));
    }

    /// Moves the focus for an arrow key, Home or End.
    pub fn key(&self, event: &KeyboardEvent) {
        let focused = focus::attribute("data-cell").and_then(|mark| {
            let (row, column) = mark.split_once(',')?;
            Some((row.parse().ok()?, column.parse().ok()?))
        });
        let to = focused.and_then(|from| grid::step(from, &event.key(), self.rows, self.columns, |cell| self.there.contains(&cell)));
        if let Some(to) = to {
            event.prevent_default();
            focus::on(&format!("[data-cell=\"{}\"]", Self::mark(to)));
        }
    }
}
