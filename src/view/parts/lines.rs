//! Lines of cells in a table: of two drawings, only the cells that differ are written anew, so that a choice lays out what it changes.

use super::hue::hue;
use crate::browser::html::Spot;
use crate::markup::Markup;

/// A line: its first cell with its tag, and what stands in each of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellLine {
    /// From `<th>` to `</th>`.
    pub first: Markup,
    /// Within the tags; those are of [`CellKind`].
    pub cells: Vec<Markup>,
}

/// What the cells of a part of a table are. Each has the colour of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Heads of columns.
    Head,
    /// Values.
    Value,
}

impl CellKind {
    const fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Head => ("<th scope=\"col\" class=\"", "</th>"),
            Self::Value => ("<td class=\"", "</td>"),
        }
    }
}

/// Shows lines in a part of a table that shows others, or none.
pub fn show(part: &Spot, kind: CellKind, before: &[CellLine], lines: &[CellLine]) {
    let alike = |(before, line): (&CellLine, &CellLine)| before.first == line.first && before.cells.len() == line.cells.len();
    if before.len() != lines.len() || !before.iter().zip(lines).all(alike) {
        part.fill(&whole(kind, lines));
        return;
    }
    for (row, (before, line)) in before.iter().zip(lines).enumerate() {
        let changed = before.cells.iter().zip(&line.cells).enumerate().filter(|(_, (before, cell))| before != cell);
        for (column, (_, cell)) in changed {
            if let Some(place) = part.child(row).and_then(|row| row.child(1 + column)) {
                place.fill(cell);
            }
        }
    }
}

fn whole(kind: CellKind, lines: &[CellLine]) -> Markup {
    let (begin, end) = kind.tags();
    let mut out = Markup::default();
    for line in lines {
        out.html("<tr>").add(&line.first);
        for (column, cell) in line.cells.iter().enumerate() {
            out.html(begin).html(hue(column)).html("\">").add(cell).html(end);
        }
        out.html("</tr>");
    }
    out
}
