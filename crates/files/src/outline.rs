//! A ladder written as a text: in Markdown, with one heading a level, and under it what the level asks.
//!
//! Competencies are headings under that of a level, list items or lines that begin in bold (`- **Craft**: Writes tests.`), or list items with
//! others under them. What stands under none belongs to no competency.

use super::mapping::pipes::plain;
use super::matrix::{is_of_level, one_line};

/// A level of an outline: its heading, and its expectations, each with the place of its competency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineLevel {
    /// What its heading says.
    pub name: String,
    /// What it asks.
    pub expects: Vec<(usize, String)>,
}

/// A ladder in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The levels in their order.
    pub levels: Vec<OutlineLevel>,
    /// The names of the competencies; empty for what belongs to none.
    pub competencies: Vec<String>,
}

/// A line of Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line<'a> {
    Blank,
    Heading(usize, &'a str),
    /// A list item: how far in it stands, and what it says.
    Item(usize, &'a str),
    Text(&'a str),
}

impl Outline {
    /// Reads a text that begins with a heading, or has several of one height; nothing where they have no lines under them. Which headings
    /// are those of levels is told by their words; what stands before the first of them is left out.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines: Vec<Line<'_>> = text.lines().map(line).collect();
        let depth = depth(&lines)?;
        let begins = lines.iter().find(|line| **line != Line::Blank).is_some_and(|line| matches!(line, Line::Heading(..)));
        if !begins && lines.iter().filter(|line| matches!(line, Line::Heading(own, _) if *own == depth)).count() < 2 {
            return None;
        }
        let mut reader = Reader { outline: Self::default(), heading: None, item: None, indent: 0, at: At::Nothing };
        for line in lines {
            match line {
                Line::Heading(own, name) if own == depth => reader.level(name),
                // What is above a level is a part of the ladder, and begins none.
                Line::Heading(own, _) if own < depth => reader.at = At::Outside,
                _ if reader.outline.levels.is_empty() || reader.at == At::Outside => {}
                Line::Heading(_, name) => {
                    reader.heading = Some(reader.competency(&plain(name)));
                    (reader.item, reader.at) = (None, At::Nothing);
                }
                Line::Item(indent, text) => reader.item(indent, text),
                Line::Text(text) => reader.text(text),
                Line::Blank => reader.at = At::Nothing,
            }
        }
        let outline = reader.outline;
        (outline.levels.iter().any(|level| !level.expects.is_empty())).then_some(outline)
    }
}

/// How high the headings of levels stand: the highest of which several have words of levels, else one; else the highest of which there are several,
/// else the highest.
fn depth(lines: &[Line<'_>]) -> Option<usize> {
    let count = |depth: usize, of: fn(&str) -> bool| {
        let is_one = |line: &&Line<'_>| matches!(line, Line::Heading(own, name) if *own == depth && of(name));
        lines.iter().filter(is_one).count()
    };
    let highest = |least: usize, of: fn(&str) -> bool| (1..=6).find(|depth| count(*depth, of) >= least);
    let any = |_: &str| true;
    highest(2, is_of_level).or_else(|| highest(1, is_of_level)).or_else(|| highest(2, any)).or_else(|| highest(1, any))
}

fn line(line: &str) -> Line<'_> {
    let text = line.trim();
    if text.is_empty() || is_rule(text) {
        return Line::Blank;
    }
    let marks = text.len() - text.trim_start_matches('#').len();
    if let Some(name) = text.get(marks..).filter(|rest| (1..=6).contains(&marks) && rest.starts_with([' ', '\t'])) {
        return Line::Heading(marks, name.trim().trim_end_matches('#').trim_end());
    }
    // A tab is as far in as four blanks, as Markdown has it.
    let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let item = text.strip_prefix(['-', '*', '+', '•']).or_else(|| text.get(digits..)?.strip_prefix(['.', ')']).filter(|_| digits > 0));
    match item {
        Some("") => Line::Blank,
        Some(rest) if rest.starts_with([' ', '\t']) => Line::Item(indent, rest.trim()),
        _ => Line::Text(text),
    }
}

/// Whether a line is drawn across the page.
fn is_rule(text: &str) -> bool {
    let mark = |own: char| text.chars().filter(|c| *c == own).count() > 2 && text.chars().all(|c| c == own || c == ' ');
    ['-', '*', '_'].into_iter().any(mark)
}

/// What the line before was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// Nothing that goes on.
    Nothing,
    /// An expectation that goes on.
    Expectation,
    /// A part of the text that is of no level.
    Outside,
}

struct Reader {
    outline: Outline,
    /// The competency of the heading that one is under.
    heading: Option<usize>,
    /// The competency of the list item that one is under, and how far in that stands.
    item: Option<(usize, usize)>,
    /// How far in the last item stands.
    indent: usize,
    at: At,
}

impl Reader {
    fn level(&mut self, name: &str) {
        self.outline.levels.push(OutlineLevel { name: one_line(&plain(name)), expects: Vec::new() });
        (self.heading, self.item, self.at) = (None, None, At::Nothing);
    }

    /// The place of a competency, a new one where none has its name.
    fn competency(&mut self, name: &str) -> usize {
        let name = one_line(name.trim_end_matches(':'));
        let known = self.outline.competencies.iter().position(|own| *own == name);
        known.unwrap_or_else(|| {
            self.outline.competencies.push(name);
            self.outline.competencies.len() - 1
        })
    }

    fn expect(&mut self, competency: Option<usize>, text: &str) {
        let text = one_line(&plain(text));
        if text.is_empty() {
            return;
        }
        let competency = competency.unwrap_or_else(|| self.competency(""));
        if let Some(level) = self.outline.levels.last_mut() {
            level.expects.push((competency, text));
            self.at = At::Expectation;
        }
    }

    fn item(&mut self, indent: usize, text: &str) {
        if self.item.is_some_and(|(_, own)| indent <= own) {
            self.item = None;
        }
        if let Some((name, rest)) = bold(text) {
            let competency = self.competency(&plain(name));
            self.item = Some((competency, indent));
            self.at = At::Nothing;
            self.expect(Some(competency), rest);
        } else {
            // An item with others under it names them, where nothing else does.
            if indent > self.indent && self.item.is_none() && self.heading.is_none() {
                let unnamed = self.outline.competencies.iter().position(String::is_empty);
                let above = self.outline.levels.last_mut().and_then(|level| level.expects.pop_if(|(own, _)| Some(*own) == unnamed));
                if let Some((_, name)) = above {
                    self.item = Some((self.competency(&name), self.indent));
                }
            }
            self.expect(self.item.map(|(own, _)| own).or(self.heading), text);
        }
        self.indent = indent;
    }

    fn text(&mut self, text: &str) {
        if let Some((name, rest)) = bold(text) {
            let competency = self.competency(&plain(name));
            (self.heading, self.item, self.at) = (Some(competency), None, At::Nothing);
            self.expect(Some(competency), rest);
        } else if self.at == At::Expectation {
            // The line before goes on.
            if let Some((_, own)) = self.outline.levels.last_mut().and_then(|level| level.expects.last_mut()) {
                own.extend([" ", &one_line(&plain(text))]);
            }
        } else {
            self.item = None;
            self.expect(self.heading, text);
        }
        self.indent = 0;
    }
}

/// What a text begins with in bold, and the rest without the colon between them.
fn bold(text: &str) -> Option<(&str, &str)> {
    let mark = ["**", "__"].into_iter().find(|mark| text.starts_with(mark))?;
    let (name, rest) = text.get(mark.len()..)?.split_once(mark)?;
    let rest = rest.trim_start();
    let is_set_off = rest.is_empty() || name.trim_end().ends_with(':') || rest.starts_with([':', '–', '—', '-']);
    // A word that is only stressed goes on as a sentence.
    (is_set_off && !name.trim().is_empty()).then(|| (name.trim(), rest.trim_start_matches([':', '–', '—', '-']).trim()))
}
