//! A paper that is handed over, such as a letter: its parts in order. Every text in it is a text, whatever it holds.

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who it is from, and when.
    Letterhead(String, String),
    /// The heading of all of it.
    Title(String),
    /// The heading of what follows.
    Heading(String),
    /// A paragraph; line breaks in it stay.
    Text(String),
    /// The figure that matters most, and what stands beside it.
    Figure(String, String),
    /// A table.
    Table(PaperTable),
    /// Several points.
    List(Vec<String>),
    /// A band with its steps and a mark; Markdown has no drawing.
    Band(BandLine),
    /// Lines to sign, each with who signs.
    Sign(Vec<String>),
    /// Small print.
    Note(String),
}

/// A table of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperTable {
    /// The heads of the columns; none where they say themselves what they are.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<PaperRow>,
    /// The columns from this place on hold figures.
    pub figures: usize,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it sums up the rows above it.
    pub is_sum: bool,
}

/// A band as a line. Places are in tenths of a percent of its width: 400 is 40 %.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BandLine {
    /// What stands at its lower end.
    pub low: String,
    /// What stands at its upper end.
    pub high: String,
    /// The places of its steps, with their names.
    pub steps: Vec<(i32, String)>,
    /// The place of the mark, which may lie outside, and its name.
    pub mark: (i32, String),
}
