//! The tables of a page, as spreadsheets put them on the clipboard. html5gum reads the tags as browsers do; what they mean for cells is here.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::cells::{RawCell, Tables};

/// More cells than these are not made by merging: each of a page could claim a thousand columns.
const MOST_COPIES: usize = 200_000;
/// The most columns that merging makes of a row: as many as browsers let one cell span.
const MOST_COLUMNS: usize = 1_000;
/// The most tables within one another.
const DEEPEST: usize = 20;

/// Whether a text holds a table of HTML.
pub fn has_table(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let is_named = rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("table"));
        is_named && rest.get(5..).is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace()))
    })
}

/// The tables of a page in the order in which they end, and what stands beside them; merged cells say the same everywhere. A table within a cell is
/// one of its own.
pub fn tables(text: &str) -> Tables {
    let mut reader = Reader::default();
    tokens(text, &mut |event| reader.take(event));
    while let Some(open) = reader.open.pop() {
        reader.done.push(open.end(&mut reader.copies));
    }
    Tables { tables: reader.done, beside: reader.beside.text().lines().map(str::to_owned).filter(|line| !line.is_empty()).collect() }
}

/// What a cell would say that holds this markup.
pub fn inline(text: &str) -> String {
    let mut words = Words::default();
    let mut name = Vec::new();
    tokens(text, &mut |event| match event {
        CallbackEvent::OpenStartTag { name: own } => name = own.to_vec(),
        CallbackEvent::CloseStartTag { .. } => words.start(&name),
        CallbackEvent::EndTag { name } => words.end(name),
        CallbackEvent::String { value } => words.put(&String::from_utf8_lossy(value)),
        _ => {}
    });
    words.text()
}

fn tokens(text: &str, take: &mut dyn FnMut(CallbackEvent<'_>)) {
    let callback = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        take(event);
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    // What stands in styles and scripts is no markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).for_each(drop);
}

/// The text of a cell as it is gathered.
#[derive(Debug, Default)]
struct Words {
    text: String,
    /// Where the text that stands higher begins, outside of which there is none.
    raised: Option<usize>,
}

impl Words {
    /// Adds text: white space is one blank, as browsers have it, but for blanks that do not break.
    fn put(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_ascii_whitespace() {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else {
                self.text.push(letter);
            }
        }
    }

    fn start(&mut self, name: &[u8]) {
        match name {
            b"br" => self.text.push('\n'),
            b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"caption" => self.line(),
            b"sup" => self.raised = self.raised.or(Some(self.text.len())),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"caption" => self.line(),
            b"sup" => self.lower(),
            _ => {}
        }
    }

    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// The end of what stands higher: digits stay so, since `1,234` with a raised 1 is not `1,2341`. A letter stands in brackets.
    fn lower(&mut self) {
        let Some(start) = self.raised.take() else { return };
        let raised = self.text.split_off(start.min(self.text.len()));
        let mark = raised.trim();
        if !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ')) {
            self.text.extend(mark.chars().map(superscript));
        } else if mark.len() == 1 && mark.chars().all(|c| c.is_ascii_alphabetic()) {
            self.text.extend([" (", mark, ")"]);
        } else {
            self.text.push_str(&raised);
        }
    }

    fn text(&self) -> String {
        self.text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

fn superscript(digit: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).and_then(|digit| RAISED.get(usize::try_from(digit).ok()?)).copied().unwrap_or(digit)
}

/// A cell that is not closed yet.
#[derive(Debug, Default)]
struct OpenCell {
    words: Words,
    columns: usize,
    rows: usize,
}

/// A table that is not closed yet.
#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Vec<RawCell>>,
    row: Option<Vec<RawCell>>,
    cell: Option<OpenCell>,
    /// By column, the cell that goes on there, and for how many rows.
    hanging: Vec<(usize, RawCell)>,
}

impl OpenTable {
    fn end_cell(&mut self, copies: &mut usize) {
        let Some(cell) = self.cell.take() else { return };
        let row = self.row.get_or_insert_default();
        hang(&mut self.hanging, row, false, copies);
        let text = cell.words.text();
        let most = MOST_COLUMNS.saturating_sub(row.len()).min(1 + MOST_COPIES.saturating_sub(*copies));
        let columns = cell.columns.clamp(1, most.max(1));
        *copies += columns - 1;
        for place in 0..columns {
            let column = row.len();
            row.push(RawCell { text: text.clone(), merged: place > 0 });
            if cell.rows > 1 && *copies < MOST_COPIES {
                if self.hanging.len() <= column {
                    self.hanging.resize(column + 1, (0, RawCell::default()));
                }
                if let Some(hanging) = self.hanging.get_mut(column) {
                    *hanging = (cell.rows - 1, RawCell { text: text.clone(), merged: true });
                }
            }
        }
    }

    fn end_row(&mut self, copies: &mut usize) {
        self.end_cell(copies);
        if let Some(mut row) = self.row.take() {
            hang(&mut self.hanging, &mut row, true, copies);
            self.rows.push(row);
        }
    }

    fn end(mut self, copies: &mut usize) -> Vec<Vec<RawCell>> {
        self.end_row(copies);
        self.rows
    }
}

/// Puts down the cells of rows above that go on here: those next to the row's own, or all.
fn hang(hanging: &mut [(usize, RawCell)], row: &mut Vec<RawCell>, all: bool, copies: &mut usize) {
    let last = hanging.iter().rposition(|(left, _)| *left > 0);
    while let Some((left, cell)) = hanging.get_mut(row.len()).filter(|_| *copies < MOST_COPIES) {
        if *left > 0 {
            *left -= 1;
            row.push(cell.clone());
        } else if all && last.is_some_and(|last| last > row.len()) {
            row.push(RawCell::default());
        } else {
            return;
        }
        *copies += 1;
    }
}

#[derive(Debug, Default)]
struct Reader {
    open: Vec<OpenTable>,
    done: Vec<Vec<Vec<RawCell>>>,
    /// What stands in no cell.
    beside: Words,
    /// How many cells were made by merging.
    copies: usize,
    /// How many tables are within more others than are gone into.
    too_deep: usize,
    /// The tag that is being read.
    tag: Vec<u8>,
    attribute: Vec<u8>,
    columns: usize,
    rows: usize,
    /// Whether a style, a script or the title of the page is open.
    quiet: bool,
}

impl Reader {
    fn take(&mut self, event: CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = name.to_vec();
                (self.columns, self.rows) = (1, 1);
            }
            CallbackEvent::AttributeName { name } => self.attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value } => {
                let number = std::str::from_utf8(value).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(1);
                match self.attribute.as_slice() {
                    b"colspan" => self.columns = number,
                    b"rowspan" => self.rows = number,
                    _ => {}
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag);
            }
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } if !self.quiet => self.words().put(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }

    /// Where text goes: into the cell that is open, else beside the tables.
    fn words(&mut self) -> &mut Words {
        self.open.last_mut().and_then(|table| table.cell.as_mut()).map_or(&mut self.beside, |cell| &mut cell.words)
    }

    fn start(&mut self, tag: &[u8]) {
        let Self { open, copies, .. } = self;
        match tag {
            b"table" if open.len() < DEEPEST => open.push(OpenTable::default()),
            b"table" => self.too_deep += 1,
            b"style" | b"script" | b"title" => self.quiet = true,
            b"tr" => {
                if let Some(table) = open.last_mut() {
                    table.end_row(copies);
                    table.row = Some(Vec::new());
                }
            }
            b"td" | b"th" => {
                if let Some(table) = open.last_mut() {
                    table.end_cell(copies);
                    table.cell = Some(OpenCell { words: Words::default(), columns: self.columns, rows: self.rows });
                }
            }
            _ => self.words().start(tag),
        }
    }

    fn end(&mut self, tag: &[u8]) {
        let Self { open, copies, .. } = self;
        match tag {
            b"table" if self.too_deep > 0 => self.too_deep -= 1,
            b"table" => {
                if let Some(table) = open.pop() {
                    self.done.push(table.end(copies));
                }
            }
            b"style" | b"script" | b"title" => self.quiet = false,
            b"tr" => {
                if let Some(table) = open.last_mut() {
                    table.end_row(copies);
                }
            }
            b"td" | b"th" => {
                if let Some(table) = open.last_mut() {
                    table.end_cell(copies);
                }
            }
            _ => self.words().end(tag),
        }
    }
}
