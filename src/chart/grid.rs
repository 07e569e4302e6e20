//! Moving through cells with the arrow keys.

/// A cell: row and column, counted from 0 at the top left.
pub type GridCell = (usize, usize);

/// The cell that a key leads to, jumping over places without a cell; nothing for other keys and at the edge.
///
/// `rows` and `columns` bound the search; `has` tells where there is a cell. Home and End go to the ends of the row.
pub fn step(from: GridCell, key: &str, rows: usize, columns: usize, has: impl Fn(GridCell) -> bool) -> Option<GridCell> {
    let (row, column) = from;
    let mut cells: Box<dyn Iterator<Item = GridCell>> = match key {
        "ArrowUp" => Box::new((0..row).rev().map(|row| (row, column))),
        "ArrowDown" => Box::new((row + 1..rows).map(|row| (row, column))),
        "ArrowLeft" => Box::new((0..column).rev().map(|column| (row, column))),
        "ArrowRight" => Box::new((column + 1..columns).map(|column| (row, column))),
        "Home" => Box::new((0..column).map(|column| (row, column))),
        "End" => Box::new((column + 1..columns).rev().map(|column| (row, column))),
        _ => return None,
    };
    cells.find(|cell| has(*cell))
}

/// The cell that the up or down arrow leads to where each row is a list of its own: the same place in the nearest row, or the last one before it
/// in a shorter row; nothing for other keys and at the edge.
pub fn across((row, column): GridCell, key: &str, rows: usize, has: impl Fn(GridCell) -> bool) -> Option<GridCell> {
    let mut rows: Box<dyn Iterator<Item = usize>> = match key {
        "ArrowUp" => Box::new((0..row).rev()),
        "ArrowDown" => Box::new(row + 1..rows),
        _ => return None,
    };
    rows.find_map(|row| (0..=column).rev().map(|column| (row, column)).find(|cell| has(*cell)))
}

#[cfg(test)]
mod tests {
    use super::{GridCell, across, step};

    #[test]
    fn keys_jump_over_holes_and_stop_at_edges() {
        // x . x
        // x . .
        // . x x
        let has = |cell: GridCell| [(0, 0), (0, 2), (1, 0), (2, 1), (2, 2)].contains(&cell);
        let go = |from, key| step(from, key, 3, 3, has);
        assert_eq!(go((0, 0), "ArrowRight"), Some((0, 2)));
        assert_eq!(go((0, 2), "ArrowLeft"), Some((0, 0)));
        assert_eq!(go((0, 2), "ArrowDown"), Some((2, 2)));
        assert_eq!(go((2, 2), "ArrowUp"), Some((0, 2)));
        assert_eq!(go((1, 0), "ArrowDown"), None);
        assert_eq!(go((2, 2), "Home"), Some((2, 1)));
        assert_eq!(go((0, 0), "End"), Some((0, 2)));
        assert_eq!(go((0, 0), "Enter"), None);
    }
    #[test]
    fn lists_can_be_shorter() {
        // x x x
        // x
        // . x x
        let has = |cell: GridCell| [(0, 0), (0, 1), (0, 2), (1, 0), (2, 1), (2, 2)].contains(&cell);
        let go = |from, key| across(from, key, 3, has);
        assert_eq!(go((0, 2), "ArrowDown"), Some((1, 0)));
        assert_eq!(go((0, 0), "ArrowDown"), Some((1, 0)));
        assert_eq!(go((1, 0), "ArrowDown"), None);
        assert_eq!(go((2, 2), "ArrowUp"), Some((1, 0)));
        assert_eq!(go((0, 1), "ArrowUp"), None);
        assert_eq!(go((0, 1), "ArrowRight"), None);
    }
}
