//! A matrix of competencies, which is how most ladders live in a spreadsheet: levels one way, competencies the other, texts in the cells; or the same
//! as a text in Markdown.

use std::collections::BTreeSet;

use super::mapping::{CellGrid, is_marked_up};
use super::outline::{Outline, OutlineLevel};
use super::problem::Collector;
use super::start::{Expects, Level, Track, named, new_id, slug, written};
use super::text::decode;
use rules::id::LONGEST;

/// Which way the levels of a matrix go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Levels {
    /// Each is a column, and its name stands in the first row.
    Columns,
    /// Each is a row, and its name stands in the first column.
    Rows,
    /// Each is a heading of a text in Markdown.
    Headings,
}

/// Which level of a matrix comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The lowest.
    Lowest,
    /// The highest.
    Highest,
}

/// A level of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixLevel {
    /// Its id: the one that its name has, such as the `L3` of “L3 Senior engineer”, else one that is made of it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is expected to do: the place of the competency, and the text.
    pub expects: Vec<(usize, String)>,
}

/// A matrix that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// How its levels went.
    pub way: Levels,
    /// Which of them came first.
    pub first: First,
    /// The levels, the lowest first.
    pub levels: Vec<MatrixLevel>,
    /// The names of the competencies; empty for what a text puts under none.
    pub competencies: Vec<String>,
}

impl Matrix {
    /// Reads a table: separated values, HTML or Markdown; or a text in Markdown with one heading a level and lists under it. Where nobody says which
    /// way the levels go, and which of them comes first, their names decide: numbers and the words of levels. Lines above the heads are left out; each
    /// line of a cell is an expectation, without the mark before it. Nothing where it has no heads both ways, or no text in its cells.
    pub fn read(bytes: &[u8], way: Option<Levels>, first: Option<First>) -> Option<Self> {
        let text = decode(bytes, &Collector::new("matrix.csv"))?;
        // A table with headings around it is a table.
        if let Some(outline) = (!is_marked_up(&text)).then(|| Outline::read(&text)).flatten() {
            return Some(Self::of_outline(outline, first));
        }
        let (heads, rows) = split(&CellGrid::read(bytes)?)?;
        let across: Vec<(usize, &String)> = heads.iter().enumerate().skip(1).filter(|(_, head)| !head.is_empty()).collect();
        let down: Vec<&String> = rows.iter().filter_map(|row| row.first()).collect();
        let of_levels = |names: &mut dyn Iterator<Item = &String>| names.filter(|name| is_of_level(name)).count();
        let way = way.filter(|way| *way != Levels::Headings).unwrap_or_else(|| {
            // As a share: there are mostly more competencies than levels.
            let (columns, lines) = (of_levels(&mut across.iter().map(|(_, head)| *head)), of_levels(&mut down.iter().copied()));
            if lines * across.len() > columns * down.len() { Levels::Rows } else { Levels::Columns }
        });
        let cell = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str);
        let (names, competencies): (Vec<&String>, Vec<String>) = match way {
            Levels::Columns => (across.iter().map(|(_, head)| *head).collect(), down.into_iter().map(|name| one_line(name)).collect()),
            Levels::Rows | Levels::Headings => (down, across.iter().map(|(_, head)| one_line(head)).collect()),
        };
        let mut taken = BTreeSet::new();
        let level = |(place, name): (usize, &&String)| {
            let (id, title) = id_and_title(name);
            let text = |competency: usize| match way {
                Levels::Columns => across.get(place).map_or("", |(column, _)| cell(competency, *column)),
                Levels::Rows | Levels::Headings => across.get(competency).map_or("", |(column, _)| cell(place, *column)),
            };
            let expects = (0..competencies.len()).flat_map(|competency| lines(text(competency)).map(move |line| (competency, line)));
            MatrixLevel { id: new_id(&id, &mut taken), title, expects: expects.collect() }
        };
        let levels: Vec<MatrixLevel> = names.iter().enumerate().map(level).collect();
        let matrix = Self::ordered(way, first, levels, competencies);
        (matrix.levels.iter().any(|level| !level.expects.is_empty())).then_some(matrix)
    }

    fn of_outline(outline: Outline, first: Option<First>) -> Self {
        let mut taken = BTreeSet::new();
        let level = |level: OutlineLevel| {
            let (id, title) = id_and_title(&level.name);
            MatrixLevel { id: new_id(&id, &mut taken), title, expects: level.expects }
        };
        let levels = outline.levels.into_iter().map(level).collect();
        Self::ordered(Levels::Headings, first, levels, outline.competencies)
    }

    /// The lowest level first; where nobody says which that is, the numbers of their ids do.
    fn ordered(way: Levels, first: Option<First>, mut levels: Vec<MatrixLevel>, competencies: Vec<String>) -> Self {
        let first = first.unwrap_or_else(|| if fall(&levels) { First::Highest } else { First::Lowest });
        if first == First::Highest {
            levels.reverse();
        }
        Self { way, first, levels, competencies }
    }

    /// How many expectations there are in all.
    pub fn expectations(&self) -> usize {
        self.levels.iter().map(|level| level.expects.len()).sum()
    }

    /// `ladder.json` with one track of these levels: competencies are areas, and each expectation has an id.
    pub fn ladder(&self, name: &str) -> Vec<u8> {
        let (mut of_areas, mut of_texts) = (BTreeSet::new(), BTreeSet::new());
        let areas: Vec<(String, String)> = self.competencies.iter().map(|name| (area_id(name, &mut of_areas), name.clone())).collect();
        // Room for a number behind both.
        let half = |id: &str| id.get(..LONGEST / 2 - 4).unwrap_or(id).to_owned();
        let mut level = |level: &MatrixLevel| {
            let expects = level.expects.iter().map(|(competency, text)| {
                let area = areas.get(*competency).map(|(id, _)| id.clone()).unwrap_or_default();
                let of_area = if area.is_empty() { String::new() } else { half(&area) + "-" };
                let id = [&of_area, &half(&level.id), "-1"].concat();
                Expects { id: new_id(&id, &mut of_texts), area, text: text.clone() }
            });
            Level { id: level.id.clone(), title: level.title.clone(), expects: expects.collect(), steps: Vec::new() }
        };
        let levels = self.levels.iter().map(&mut level).collect();
        let name = named(name);
        let areas: Vec<(String, String)> = areas.iter().filter(|(id, _)| !id.is_empty()).cloned().collect();
        written(name, None, &areas, &[Track { id: "track".to_owned(), name: name.to_owned(), levels }])
    }
}

/// The id of a competency; none of what has no name, which is no area.
fn area_id(name: &str, taken: &mut BTreeSet<String>) -> String {
    if name.is_empty() { String::new() } else { new_id(&slug(name), taken) }
}

/// The heads of a table, and the rows below them that have one.
fn split(grid: &CellGrid) -> Option<(Vec<String>, Vec<Vec<String>>)> {
    // A title above the table has no second cell.
    let has_second =
        |row: &usize| (1..grid.width()).any(|column| grid.cell(*row, column).is_some_and(|cell| !cell.merged && !cell.text.is_empty()));
    let above = (0..grid.height()).find(has_second)?;
    let mut rows = grid.texts().skip(above);
    let heads = rows.next()?;
    Some((heads, rows.filter(|row| row.first().is_some_and(|head| !head.is_empty())).collect()))
}

/// The text of a head in one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a cell that say something, without the marks of a list.
fn lines(cell: &str) -> impl Iterator<Item = String> {
    let line = |line: &str| {
        let text = line.trim_start_matches(['-', '–', '—', '•', '*', '·', '◦', '▪', '‣', ' ', '\t']).trim();
        // “1.” and “2)” number a list; a line that begins with a figure is one.
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = text.get(digits..).unwrap_or_default();
        let text = match after.strip_prefix(['.', ')']).filter(|rest| digits > 0 && digits < 3 && rest.starts_with(' ')) {
            Some(rest) => rest.trim(),
            None => text,
        };
        (!text.is_empty()).then(|| one_line(text))
    };
    cell.split(['\n', '\r']).filter_map(line).collect::<Vec<_>>().into_iter()
}

/// Whether a word is the id of a level: `L3`, `IC5`, `GS-9`, `E4a`.
pub(crate) fn is_id(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = word.get(letters..).unwrap_or_default();
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let end = rest.get(digits..).unwrap_or_default();
    (1..=5).contains(&letters) && (1..=3).contains(&digits) && end.len() <= 1 && end.chars().all(|c| c.is_ascii_alphabetic())
}

/// The words in which levels are called so, with a number behind them.
const KINDS: [&str; 6] = ["level", "grade", "band", "stufe", "niveau", "rank"];
/// The words by which the title of a level is known.
const TITLES: [&str; 15] = [
    "intern",
    "junior",
    "mid",
    "associate",
    "senior",
    "staff",
    "principal",
    "lead",
    "engineer",
    "developer",
    "manager",
    "director",
    "distinguished",
    "fellow",
    "head",
];

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || "()[]:,/–—|".contains(c)).filter(|word| !word.is_empty() && *word != "-")
}

/// Whether a name has a word of levels, or a number.
pub(crate) fn is_of_level(name: &str) -> bool {
    let of_level = |word: &str| {
        let lower = word.to_lowercase();
        is_id(word) || KINDS.contains(&lower.as_str()) || TITLES.contains(&lower.as_str()) || word.chars().all(|c| c.is_ascii_digit())
    };
    words(name).any(of_level)
}

/// The id and the title that a name holds.
pub(crate) fn id_and_title(name: &str) -> (String, String) {
    let all: Vec<&str> = words(name).collect();
    let title = |without: usize, count: usize| {
        let kept = all.iter().enumerate().filter(|(place, _)| *place < without || *place >= without + count).map(|(_, word)| *word);
        let title = kept.collect::<Vec<_>>().join(" ");
        if title.is_empty() { one_line(name) } else { title }
    };
    if let Some((place, id)) = all.iter().enumerate().find(|(_, word)| is_id(word)) {
        return ((*id).to_owned(), title(place, 1));
    }
    for (place, pair) in all.windows(2).enumerate() {
        if let [kind, number] = pair
            && KINDS.contains(&kind.to_lowercase().as_str())
            && number.len() <= 3
            && number.chars().all(|c| c.is_ascii_digit())
        {
            return (["L", number].concat(), title(place, 2));
        }
    }
    match all.as_slice() {
        [number] if number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit()) => {
            (["L", number].concat(), ["Level ", number].concat())
        }
        _ => (slug(name), one_line(name)),
    }
}

/// Whether the numbers of the ids fall from one level to the next.
fn fall(levels: &[MatrixLevel]) -> bool {
    let number = |level: &MatrixLevel| {
        let digits: String = level.id.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    };
    let numbers: Option<Vec<u32>> = levels.iter().map(number).collect();
    numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.iter().zip(numbers.iter().skip(1)).all(|(one, next)| one > next))
}
