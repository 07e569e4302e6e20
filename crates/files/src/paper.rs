//! A paper that is handed over, such as a letter: its parts in order. Every text in it is a text, whatever it holds.

use super::markdown::{at_start, escape, paragraphs, row};

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

/// A line to sign on. Without its first mark it would be a rule where nobody is named under it.
const LINE: &str = r"\________________________";

/// The paper as GitHub, wikis and editors read it. Marks in its texts are escaped; bands are left out.
pub fn markdown(paper: &Paper) -> String {
    let blocks: Vec<String> = paper.parts.iter().flat_map(blocks).filter(|block| !block.is_empty()).collect();
    let mut out = blocks.join("\n\n");
    out.push('\n');
    out
}

/// What stands between blank lines.
fn blocks(part: &Part) -> Vec<String> {
    match part {
        Part::Letterhead(from, day) => paragraphs(&format!("{from}\n{day}")),
        Part::Title(text) => vec![heading("#", text)],
        Part::Heading(text) => vec![heading("##", text)],
        Part::Text(text) => paragraphs(text),
        Part::Figure(figure, beside) => vec![figure_line(figure.trim(), beside.trim())],
        Part::Table(own) => vec![table(own)],
        Part::List(points) => vec![list(points)],
        Part::Band(_) => Vec::new(),
        Part::Sign(who) => {
            who.iter().map(|who| [LINE.to_owned()].into_iter().chain(paragraphs(who)).collect::<Vec<_>>().join("\\\n")).collect()
        }
        Part::Note(text) => paragraphs(text).iter().map(|text| format!("*{text}*")).collect(),
    }
}

fn heading(mark: &str, text: &str) -> String {
    let text = text.trim();
    // Marks at its end would close the heading, and not be seen.
    let open = text.trim_end_matches('#');
    let closing = text.strip_prefix(open).unwrap_or_default();
    if text.is_empty() { String::new() } else { format!("{mark} {}{}", escape(open), closing.replace('#', "\\#")) }
}

fn figure_line(figure: &str, beside: &str) -> String {
    match (figure.is_empty(), beside.is_empty()) {
        (true, _) => at_start(beside),
        (false, true) => strong(figure),
        (false, false) => format!("{} {}", strong(figure), escape(beside)),
    }
}

fn strong(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!("**{}**", escape(text)) }
}

fn list(points: &[String]) -> String {
    let points = points.iter().map(|point| point.trim()).filter(|point| !point.is_empty());
    points.map(|point| format!("- {}", at_start(point))).collect::<Vec<_>>().join("\n")
}

/// A table; Markdown knows none without a head.
fn table(table: &PaperTable) -> String {
    let rows = || table.rows.iter().map(|row| &row.cells);
    let width = rows().chain([&table.head]).map(Vec::len).max().unwrap_or_default();
    if width == 0 {
        return String::new();
    }
    let mut out = String::new();
    let mut line = |cells: &[String], write: fn(&str) -> String| {
        row(&mut (0..width).map(|place| cells.get(place).map(|cell| write(cell)).unwrap_or_default()), &mut out);
    };
    line(&table.head, escape);
    let marks: Vec<String> = (0..width).map(|place| if place < table.figures { "---" } else { "---:" }.to_owned()).collect();
    line(&marks, str::to_owned);
    for row in &table.rows {
        line(&row.cells, if row.is_sum { strong } else { escape });
    }
    out.trim_end().to_owned()
}
