//! Tables in other forms, on their way to become `bands.csv`, and how those that were used are read. All of it is in memory for the visit, and only
//! Data knows of it: a first visit need not carry what keeps it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use files::gathered::Gathered;
use files::mapping::{CellGrid, Mapping, Shape, again, guess, shape};

/// A table that waits to be mapped.
#[derive(Debug)]
pub struct Waiting {
    /// The table as it came.
    pub grid: CellGrid,
    /// What came with it.
    pub beside: Gathered,
    /// Whether a table of its shape was used before.
    pub is_known: bool,
    shape: Shape,
}

/// A table that waits, and how it is to be read as of now.
pub type Begun = (Arc<Waiting>, Mapping);

thread_local! {
    /// How tables of a shape were read. No text of them is kept.
    static KNOWN: RefCell<BTreeMap<Shape, Mapping>> = const { RefCell::new(BTreeMap::new()) };
    /// The table that waits: it is still there for whoever has been in another view.
    static BEGUN: RefCell<Option<Begun>> = const { RefCell::new(None) };
}

/// A table waits to be mapped, as the last one of its shape was where there has been one. Nothing where the bytes are no table.
pub fn begin(table: &[u8], beside: Gathered) -> Option<Begun> {
    let grid = CellGrid::read(table)?;
    let shape = shape(&grid);
    let known = KNOWN.with_borrow(|known| known.get(&shape).cloned());
    let mapping = known.as_ref().map_or_else(|| guess(&grid), |known| again(known, &grid));
    let begun = (Arc::new(Waiting { grid, beside, is_known: known.is_some(), shape }), mapping);
    BEGUN.set(Some(begun.clone()));
    Some(begun)
}

/// The table that waits.
pub fn begun() -> Option<Begun> {
    BEGUN.with_borrow(Clone::clone)
}

/// How the table that waits is to be read has changed.
pub fn change(mapping: &Mapping) {
    BEGUN.with_borrow_mut(|begun| {
        if let Some((_, own)) = begun {
            own.clone_from(mapping);
        }
    });
}

/// The table that waits is used: the next one of its shape is read alike.
pub fn used(waiting: &Waiting, mapping: Mapping) {
    KNOWN.with_borrow_mut(|known| known.insert(waiting.shape, mapping));
}

/// No table waits any more.
pub fn end() {
    BEGUN.take();
}
