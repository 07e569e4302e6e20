//! The tables of a text in Markdown: cells between pipes, and a row of dashes below the heads.

use super::cells::{RawCell, Tables};
use super::html;

/// Whether a text holds a table of Markdown.
pub fn has_table(text: &str) -> bool {
    let lines = || text.lines();
    lines().zip(lines().skip(1)).any(|(heads, dashes)| begins(heads, dashes))
}

/// The tables of a text in their order, and the lines beside them.
pub fn tables(text: &str) -> Tables {
    let mut found = Tables::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if !lines.peek().is_some_and(|next| begins(line, next)) {
            let line = line.trim();
            found.beside.extend((!line.is_empty()).then(|| line.to_owned()));
            continue;
        }
        let mut rows = vec![row(line)];
        lines.next();
        while let Some(line) = lines.next_if(|line| line.contains('|')) {
            rows.push(row(line));
        }
        found.tables.push(rows);
    }
    found
}

/// Whether two lines are the heads of a table and what stands below them.
fn begins(heads: &str, dashes: &str) -> bool {
    let is_dashes = |cell: &str| {
        let cell = cell.trim();
        let inner = cell.strip_prefix(':').unwrap_or(cell);
        let inner = inner.strip_suffix(':').unwrap_or(inner);
        !inner.is_empty() && inner.bytes().all(|byte| byte == b'-')
    };
    if !heads.contains('|') || !dashes.contains('|') {
        return false;
    }
    let below = split(dashes);
    below.iter().all(|cell| is_dashes(cell)) && split(heads).len() == below.len()
}

fn row(line: &str) -> Vec<RawCell> {
    split(line).into_iter().map(|cell| RawCell::new(&plain(cell.trim()))).collect()
}

/// The cells of a line, without the pipes around it.
fn split(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let (mut cells, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.extend(line.get(start..at));
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    let rest = line.get(start..).unwrap_or_default();
    if !rest.trim().is_empty() || cells.is_empty() {
        cells.push(rest);
    }
    cells
}

/// A text of Markdown without its marks: what is set off is plain, what is escaped stands for itself, and tags mean what they do in HTML. A single
/// asterisk stays, which may be the mark of a footnote.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let is_markup = text.contains(['<', '&']);
    let is_pair = |mark: &str| text.matches(mark).count() > 1;
    let pairs = [('*', is_pair("**")), ('_', is_pair("__"))];
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => match letters.next() {
                Some('<') if is_markup => out.push_str("&lt;"),
                Some('&') if is_markup => out.push_str("&amp;"),
                escaped => out.extend(escaped),
            },
            '`' => {}
            '*' | '_' if letters.peek() == Some(&letter) && pairs.contains(&(letter, true)) => {
                letters.next();
            }
            _ => out.push(letter),
        }
    }
    if is_markup { html::inline(&out) } else { out }
}
