//! Markdown as tables and papers write it: a text stays a text, whatever it holds.

/// The lines of a text; a line feed, a carriage return or both end one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut left = Some(text);
    std::iter::from_fn(move || {
        let text = left?;
        let Some((line, _)) = text.split_once(['\n', '\r']) else { return left.take() };
        let rest = text.strip_prefix(line)?;
        left = rest.strip_prefix("\r\n").or_else(|| rest.get(1..));
        Some(line)
    })
}

/// A text without its marks, for a cell or a line that begins with something else. Line breaks in it stay.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, line) in lines(text).enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        put(line, &mut out);
    }
    out
}

fn put(line: &str, out: &mut String) {
    for letter in line.chars() {
        if matches!(letter, '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '$') {
            out.push('\\');
        }
        out.push(letter);
    }
}

/// A text for the beginning of a line, where some marks would begin a heading, a list or a quotation.
pub fn at_start(line: &str) -> String {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let after = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len());
    // A figure such as 93.5 is no number of a list.
    if after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t'])) {
        let digits = line.strip_suffix(rest).unwrap_or_default();
        return format!("{digits}\\{}", escape(rest));
    }
    let mark = if line.starts_with(['#', '-', '+', '>', '=', ':']) { "\\" } else { "" };
    format!("{mark}{}", escape(line))
}

/// The paragraphs of a text, without the space around their lines, which could make them code. Line breaks within one stay.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines(text).map(str::trim) {
        let written = at_start(line);
        match found.last_mut().filter(|_| goes_on && !line.is_empty()) {
            Some(last) => last.extend(["\\\n", &written]),
            None if line.is_empty() => {}
            None => found.push(written),
        }
        goes_on = !line.is_empty();
    }
    found
}

/// A row of a table, its cells without marks.
pub fn row(cells: &mut dyn Iterator<Item = String>, out: &mut String) {
    out.push('|');
    for cell in cells {
        out.extend([" ", &cell, " |"]);
    }
    out.push('\n');
}
