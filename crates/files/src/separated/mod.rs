//! What the files of separated values have in common, `bands.csv` and `roster.csv`: how they are split, what their heads and cells say.

pub mod amounts;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::document::bom;
use super::document::csv::{CsvDocument, CsvRow};
use super::problem::{Code, Collector};
use super::text::{Lines, beginning};
use rules::id::StepId;
use rules::ladder::Level;

/// Splits a file, and tells how many rows stand before its header: one that names the separator, or none.
pub fn parse(text: String) -> (CsvDocument, usize) {
    parse_by(text, separator)
}

/// The same of a table whose separator is found in another way, where no row names it.
pub fn parse_by(text: String, separator: fn(&str) -> u8) -> (CsvDocument, usize) {
    let named = named_separator(&text);
    let separator = named.unwrap_or_else(|| separator(&text));
    (CsvDocument::parse(text, separator), usize::from(named.is_some()))
}

/// The separator that a first line `sep=;` names, as Excel writes and reads it.
pub fn named_separator(text: &str) -> Option<u8> {
    let line = text.get(bom(text)..)?.lines().next()?;
    let name = line.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="))?;
    match line.get(name.len()..)?.as_bytes() {
        [separator @ (b',' | b';' | b'\t')] => Some(*separator),
        _ => None,
    }
}

/// The separator with which the header has a column `level` and the most columns; the comma where none has.
pub fn separator(text: &str) -> u8 {
    let columns = |separator: u8| {
        let heads = CsvDocument::heads(text, separator)?;
        heads.iter().any(|head| normal(head) == "level").then_some(heads.len())
    };
    // max_by_key keeps the last of equals, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| columns(*separator)).unwrap_or(b',')
}

/// The separator of which most rows have as many as the first that has any: for tables in which no column has a name by which it could be told, and texts hold
/// separators too. Of equals it is the tab, since a table that was pasted has tabs.
pub fn even_separator(text: &str) -> u8 {
    const ALL: [u8; 3] = [b',', b';', b'\t'];
    let (mut rows, mut quoted) = (vec![[0_usize; 3]], false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => rows.push([0; 3]),
            _ if quoted => {}
            _ => {
                let counted = ALL.iter().position(|own| *own == byte).and_then(|place| rows.last_mut()?.get_mut(place));
                if let Some(count) = counted {
                    *count += 1;
                }
            }
        }
    }
    let fits = |(place, _): &(usize, u8)| {
        let counts = || rows.iter().filter_map(|row| row.get(*place).copied());
        let heads = counts().find(|count| *count > 0).unwrap_or_default();
        (heads > 0).then(|| (counts().filter(|count| *count == heads).count(), heads))
    };
    ALL.into_iter().enumerate().max_by_key(fits).map_or(b',', |(_, own)| own)
}

/// A head as it is compared.
pub fn normal(head: &str) -> String {
    head.trim().to_ascii_lowercase()
}

/// What people write where there is nothing.
pub fn is_hole(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—") || text.eq_ignore_ascii_case("n/a")
}

/// The step's id in a column head or cell: `1`, `step 1`, `Step1`, `Stufe 1`, `Point 1` count as `1`.
pub fn step_id(text: &str) -> Option<StepId> {
    let text = text.trim();
    let bare = ["step", "stufe", "point"].iter().find_map(|word| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        text.get(head.len()..).map(str::trim).filter(|rest| !rest.is_empty())
    });
    bare.unwrap_or(text).parse().ok()
}

/// The step that a cell names: of the level, where it has one that is written so, else of any.
pub fn named_step(level: Option<&Level>, text: &str) -> Option<StepId> {
    let own = level.and_then(|level| level.steps.iter().find(|step| step.id.as_str() == text));
    own.map_or_else(|| step_id(text), |step| Some(step.id.clone()))
}

/// The problem of a step that a level does not have.
pub fn unknown_step(level: &Level, step: &StepId) -> Code {
    let steps = level.steps.iter().map(|step| step.id.to_string()).collect();
    Code::UnknownStep { step: step.to_string(), level: level.id.to_string(), steps }
}

/// Where the column of levels stands among heads.
pub fn level_head(names: &[String]) -> Option<usize> {
    names.iter().position(|head| head == "level")
}

/// Where the column of levels stands; nothing, with an error, where there is none.
pub fn level_column(heads: CsvRow<'_>, names: &[String], report: Report<'_>) -> Option<usize> {
    let level = level_head(names);
    if level.is_none() {
        if heads.get(0).is_some_and(|head| head.trim_start().starts_with('<')) {
            report.error(heads.number, None, "", Code::WebPage);
        } else {
            let found = beginning(&heads.iter().collect::<Vec<_>>().join(" | "));
            report.error(heads.number, None, "level", Code::NoLevelColumn(found));
        }
    }
    level
}

/// The heads of a file, and which columns of it are read.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// All heads as they are written.
    written: Vec<String>,
    used: Vec<usize>,
    /// Whether it is told already that something stands under no head: that is not worth repeating for each row.
    told: OnceLock<()>,
}

impl Heads {
    /// The heads of a row, of which these columns are read.
    pub fn new(heads: CsvRow<'_>, used: Vec<usize>) -> Self {
        Self { written: heads.iter().map(|head| head.trim().to_owned()).collect(), used, told: OnceLock::new() }
    }

    /// The head of a column.
    pub fn get(&self, column: usize) -> &str {
        self.written.get(column).map_or("", String::as_str)
    }

    /// Whether the cells of a row stand under the heads; if not, that is reported.
    pub fn fit(&self, row: CsvRow<'_>, texts: &[Cow<'_, str>], report: Report<'_>) -> bool {
        let count = self.written.len();
        // A cell has several lines in quotation marks only. One look at the row spares a look at each of its cells.
        let several_lines = row.text().contains('"') && row.text().contains(['\n', '\r']);
        let open = report.document.is_open();
        let cut = open && row.number + 1 == report.document.len();
        for (column, cell) in texts.iter().enumerate().filter(|_| several_lines || cut) {
            let last = cut && column + 1 == texts.len();
            // A note may have several lines, unless it has swallowed the rest of the file.
            if last || (cell.contains(['\n', '\r']) && (self.used.contains(&column) || open)) {
                let code = Code::OpenQuote { found: beginning(cell), lines: Lines::of(cell).line(cell.len()) };
                report.error(row.number, Some(column), self.get(column), code);
                return false;
            }
        }
        if texts.iter().skip(count).any(|cell| !cell.trim().is_empty()) {
            report.error(row.number, None, "", Code::CellCount { cells: row.len(), heads: count });
            return false;
        }
        let headless = texts
            .iter()
            .zip(&self.written)
            .enumerate()
            .filter(|_| self.told.get().is_none())
            .find(|(_, (cell, head))| head.is_empty() && !cell.trim().is_empty());
        if let Some((column, (cell, _))) = headless.filter(|_| self.told.set(()).is_ok()) {
            report.warning(row.number, Some(column), "", Code::NoHead(beginning(cell)));
        }
        true
    }
}

/// Reports problems of rows and cells.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The file.
    pub document: &'a CsvDocument,
    /// What takes the problems.
    pub collect: &'a Collector,
}

impl Report<'_> {
    /// An error at a cell, or at a whole row.
    pub fn error(self, row: usize, column: Option<usize>, field: &str, code: Code) {
        self.collect.error(self.document.place(row, column, field), code);
    }

    /// A warning at a cell, or at a whole row.
    pub fn warning(self, row: usize, column: Option<usize>, field: &str, code: Code) {
        self.collect.warning(self.document.place(row, column, field), code);
    }
}
