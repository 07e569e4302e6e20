//! Starts of a ladder: from a table that came alone, or from a few answers. What is written is a `ladder.json` to go on with.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::amount::Bare;
use super::bands;
use super::document::csv::{CsvDocument, CsvRow};
use super::document::json::quoted;
use super::ladder::{HIGHEST_RANK, MOST_STEPS};
use super::problem::{Code, Collector, FileProblem};
use super::separated::{Heads, Report, is_hole, level_column, normal, parse, step_id};
use super::sheet;
use super::text::{beginning, decode};
use rules::id::{LONGEST, LevelId, StepId};
use rules::ladder::Ladder;
use rules::money::Currency;

/// What a ladder and its one track are called where nobody says.
const NAME: &str = "Ladder";

/// What somebody says of a ladder that is not there yet. What cannot be is brought to the nearest that can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The name of the ladder.
    pub name: String,
    /// The names of its tracks in their order; blank ones do not count, and without any there is one of the ladder's name.
    pub tracks: Vec<String>,
    /// How many levels each track has: 1 to 999.
    pub levels: u16,
    /// How many steps each level has: 1 to 200.
    pub steps: u16,
    /// The currency of the pay to come; nothing where there is to be none.
    pub currency: Option<Currency>,
}

/// A track as it is written.
pub(crate) struct Track {
    pub id: String,
    pub name: String,
    pub levels: Vec<Level>,
}

/// A level as it is written; its rank is its place.
#[derive(Default)]
pub(crate) struct Level {
    pub id: String,
    pub title: String,
    /// What it asks; mostly nothing is known of that yet.
    pub expects: Vec<Expects>,
    /// The ids of its steps; none where nothing is said of them.
    pub steps: Vec<String>,
}

/// An expectation as it is written.
pub(crate) struct Expects {
    pub id: String,
    /// The id of its area; empty where it is of none.
    pub area: String,
    pub text: String,
}

/// A ladder for a table that came alone: one track, which has the ladder's name, of the levels of the table in the order of their first rows,
/// with the steps that are paid somewhere. Steps that are numbers go by their numbers. A column `title` or `name` gives the titles.
///
/// The currency is the one given, which is what somebody answered. Else it is that of the first cell of a column `currency`, else that of the
/// first amount that names one: by its code, or by a sign that stands for one currency, with `$` for USD and `£` for GBP. It is never guessed:
/// where nothing says it, that is the error [`Code::NoCurrency`], and then the only one, so that a page can ask and come back with the answer.
///
/// # Errors
/// What keeps the table from having a ladder, as problems of `bands.csv`: no text, no column of levels or of pay, no level, ids that
/// cannot be, no currency. All else that is wrong with it is told where it is read with its ladder.
pub fn ladder_of_bands(bytes: &[u8], name: &str, currency: Option<Currency>) -> Result<Vec<u8>, Vec<FileProblem>> {
    ladder_of_table(bytes, name, currency, &BTreeMap::new())
}

/// The same where the titles of levels are known, by their ids.
pub(crate) fn ladder_of_table(
    bytes: &[u8],
    name: &str,
    currency: Option<Currency>,
    titles: &BTreeMap<&str, &str>,
) -> Result<Vec<u8>, Vec<FileProblem>> {
    let collect = Collector::new(bands::FILE);
    let table = decode(bytes, &collect).and_then(|text| Table::read(text.into_owned(), &collect));
    let Some(mut table) = table.filter(|_| !collect.has_errors()) else { return Err(collect.into_problems()) };
    for level in &mut table.levels {
        if let Some(title) = titles.get(level.id.as_str()) {
            (*title).clone_into(&mut level.title);
        }
    }
    let Some(currency) = currency.or(table.currency) else {
        collect.error(table.header, Code::NoCurrency);
        return Err(collect.into_problems());
    };
    let name = named(name);
    Ok(written(name, Some(currency), &[], &[Track { id: slug(name), name: name.to_owned(), levels: table.levels }]))
}

/// A ladder with nothing in it but tracks and levels, which opens without an error. Ids of tracks are made of their names; those of levels have
/// the first letters of their track before their number: `E1`, and `EM1` in “Engineering management”.
pub fn empty_ladder(answers: &Answers) -> Vec<u8> {
    let name = named(&answers.name);
    let mut names: Vec<&str> = answers.tracks.iter().map(|track| track.trim()).filter(|track| !track.is_empty()).collect();
    if names.is_empty() {
        names.push(name);
    }
    let levels = u32::from(answers.levels).clamp(1, HIGHEST_RANK);
    let steps = u32::from(answers.steps).clamp(1, MOST_STEPS);
    let (mut ids, mut letters) = (BTreeSet::new(), BTreeSet::new());
    let tracks = names.into_iter().map(|name| {
        let (id, letters) = (new_id(&slug(name), &mut ids), new_letters(name, &mut letters));
        let level = |number: u32| Level {
            id: format!("{letters}{number}"),
            title: format!("{name} {number}"),
            steps: (1..=steps).map(|step| step.to_string()).collect(),
            ..Level::default()
        };
        Track { id, name: name.to_owned(), levels: (1..=levels).map(level).collect() }
    });
    written(name, answers.currency, &[], &tracks.collect::<Vec<_>>())
}

/// A table of pay for a ladder, in the wide form, in which nothing is paid yet: a row a level, and a column a step.
pub fn empty_table(ladder: &Ladder) -> Vec<u8> {
    let steps = ladder.step_ids();
    let mut out = String::new();
    sheet::record(&mut ["level"].into_iter().chain(steps.iter().map(|step| step.as_str())), &mut out);
    for found in ladder.levels() {
        sheet::record(&mut [found.level.id.as_str()].into_iter().chain(steps.iter().map(|_| "")), &mut out);
    }
    out.into_bytes()
}

/// What a table says of its ladder.
struct Table {
    levels: Vec<Level>,
    currency: Option<Currency>,
    /// Where its header stands.
    header: super::problem::Place,
}

/// Where the steps of a table stand.
enum Steps {
    /// In a column, or nowhere.
    Cells(Option<usize>),
    /// In the heads of these columns.
    Heads(Vec<(usize, StepId)>),
}

impl Table {
    /// Reads a table; nothing, with an error, where it has no level or no pay. Ids that cannot be are reported.
    fn read(text: String, collect: &Collector) -> Option<Self> {
        let (document, before) = parse(text);
        let report = Report { document: &document, collect };
        let heads = document.row(before)?;
        let names: Vec<String> = heads.iter().map(|head| normal(&head)).collect();
        let find = |name: &str| names.iter().position(|head| head == name);
        let level = level_column(heads, &names, report)?;
        let currency = find("currency");
        let title = find("title").or_else(|| find("name"));
        let tidy = ["amount", "min", "mid", "max"].map(find);
        let [amount, min, _, max] = tidy;
        let steps = if find("step").is_some() || tidy.iter().any(Option::is_some) {
            if amount.is_none() && (min.is_none() || max.is_none()) {
                report.error(heads.number, None, "amount", Code::NoAmountColumn);
                return None;
            }
            Steps::Cells(find("step"))
        } else {
            let others = [Some(level), currency, title, find("region"), find("effective")];
            let steps = step_columns(&document, heads, &others);
            if steps.is_empty() {
                report.error(heads.number, None, "", Code::NoPayColumn);
                return None;
            }
            Steps::Heads(steps)
        };
        let pay: Vec<usize> = match &steps {
            Steps::Cells(_) => tidy.into_iter().flatten().collect(),
            Steps::Heads(heads) => heads.iter().map(|(column, _)| *column).collect(),
        };
        let mut table = Self { levels: Vec::new(), currency: None, header: document.place(heads.number, None, "currency") };
        let mut signed = None;
        // What does not stand under the heads is told where the table is read with its ladder.
        let used = pay.iter().copied().chain([Some(level), currency].into_iter().flatten()).collect();
        let (fit, quiet) = (Heads::new(heads, used), Collector::new(bands::FILE));
        for row in document.rows().skip(before + 1) {
            let texts: Vec<Cow<'_, str>> = row.iter().collect();
            let get = |column: Option<usize>| column.and_then(|column| texts.get(column)).map_or("", |text| text.trim());
            if get(Some(level)).is_empty() || !fit.fit(row, &texts, Report { document: &document, collect: &quiet }) {
                continue;
            }
            let Some(found) = table.level(get(Some(level)), get(title), (row, level), report) else { continue };
            match &steps {
                Steps::Cells(column) => {
                    let text = get(*column);
                    if let Some(id) = step_of(text) {
                        found.add(&id);
                    } else if !text.is_empty() {
                        report.error(row.number, *column, "step", Code::NotAnId(beginning(text)));
                    }
                }
                Steps::Heads(heads) => {
                    heads.iter().filter(|(column, _)| !is_hole(get(Some(*column)))).for_each(|(_, id)| found.add(id));
                }
            }
            table.currency = table.currency.or_else(|| get(currency).parse().ok());
            signed = signed.or_else(|| pay.iter().find_map(|column| Bare::parse(get(Some(*column)))?.likely()));
        }
        if table.levels.is_empty() && !collect.has_errors() {
            report.error(heads.number, None, "level", Code::NoLevel);
        }
        table.currency = table.currency.or(signed);
        for level in &mut table.levels {
            let numbers = level.steps.iter().map(|step| step.parse().ok()).collect::<Option<Vec<u64>>>();
            if numbers.is_some() {
                level.steps.sort_by_key(|step| step.parse::<u64>().unwrap_or_default());
            }
        }
        Some(table)
    }

    /// The level of a row, a new one where no row before has its id; nothing, with an error, where that cannot be an id.
    fn level(&mut self, id: &str, title: &str, (row, column): (CsvRow<'_>, usize), report: Report<'_>) -> Option<&mut Level> {
        if let Some(place) = self.levels.iter().position(|level| level.id == id) {
            return self.levels.get_mut(place);
        }
        if id.parse::<LevelId>().is_err() {
            report.error(row.number, Some(column), "level", Code::NotAnId(beginning(id)));
            return None;
        }
        let title = if title.is_empty() { id } else { title };
        self.levels.push(Level { id: id.to_owned(), title: title.to_owned(), ..Level::default() });
        self.levels.last_mut()
    }
}

impl Level {
    fn add(&mut self, step: &StepId) {
        if !self.steps.iter().any(|known| known == step.as_str()) {
            self.steps.push(step.to_string());
        }
    }
}

fn is_number(id: &StepId) -> bool {
    id.as_str().bytes().all(|byte| byte.is_ascii_digit())
}

/// The step that a head or a cell names, so that it is found again: its number, else the text as it is.
fn step_of(text: &str) -> Option<StepId> {
    let id = step_id(text);
    id.clone().filter(is_number).or_else(|| text.trim().parse().ok()).or(id)
}

/// The columns of the wide form that hold steps: those whose heads are numbers. Where none is, those that hold amounts and nothing else.
fn step_columns(document: &CsvDocument, heads: CsvRow<'_>, others: &[Option<usize>]) -> Vec<(usize, StepId)> {
    let columns = heads.iter().enumerate().filter(|(column, _)| !others.contains(&Some(*column)));
    let steps: Vec<(usize, StepId)> = columns.filter_map(|(column, head)| Some((column, step_of(&head)?))).collect();
    let is_paid = |column: usize| {
        let cells = document.rows().skip(heads.number + 1).filter_map(|row| row.get(column));
        let mut cells = cells.filter(|cell| !is_hole(cell.trim())).peekable();
        cells.peek().is_some() && cells.all(|cell| Bare::parse(cell.trim()).is_some())
    };
    let are_numbers = steps.iter().any(|(_, id)| is_number(id));
    steps.into_iter().filter(|(column, id)| if are_numbers { is_number(id) } else { is_paid(*column) }).collect()
}

pub(crate) fn named(name: &str) -> &str {
    let name = name.trim();
    if name.is_empty() { NAME } else { name }
}

/// The words of a name in letters and digits that ids may have. Letters of German and French are written without their marks; of others
/// nothing is left.
fn plain_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        let plain = match letter {
            'ä' | 'æ' => "ae",
            'Ä' | 'Æ' => "Ae",
            'ö' | 'ø' | 'œ' => "oe",
            'Ö' | 'Ø' | 'Œ' => "Oe",
            'ü' => "ue",
            'Ü' => "Ue",
            'ß' => "ss",
            'à' | 'á' | 'â' | 'å' | 'ã' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'É' => "E",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' => "o",
            'ù' | 'ú' | 'û' => "u",
            '\'' | '’' => continue,
            _ => {
                match words.last_mut().filter(|_| letter.is_ascii_alphanumeric()) {
                    Some(word) => word.push(letter),
                    None => words.push(String::new()),
                }
                continue;
            }
        };
        if let Some(word) = words.last_mut() {
            word.push_str(plain);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// An id made of a name: `engineering-management`.
pub(crate) fn slug(name: &str) -> String {
    let mut id = plain_words(name).join("-").to_ascii_lowercase();
    // Room for a number behind it.
    id.truncate(LONGEST - 4);
    if id.is_empty() { "track".to_owned() } else { id }
}

/// The id, with a number behind it where it is taken.
pub(crate) fn new_id(id: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2_usize..).map(|number| format!("{id}-{number}"));
    let new = [id.to_owned()].into_iter().chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default();
    taken.insert(new.clone());
    new
}

/// The letters before the numbers of a track's levels: those that its words begin with, else as many of its first word as it takes. No digit
/// stands at their end, so no two tracks have a level of the same id.
pub(crate) fn new_letters(name: &str, taken: &mut BTreeSet<String>) -> String {
    let words: Vec<String> = plain_words(name).iter().map(|word| word.to_ascii_uppercase()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).take(4).collect();
    let first = words.first().map_or("", String::as_str);
    let starts = (1..=first.len().min(8)).filter_map(|length| first.get(..length)).map(str::to_owned);
    let others = (1_usize..).map(|number| if number == 1 { "T".to_owned() } else { format!("T{number}-") });
    let fits = |letters: &String| !letters.is_empty() && !letters.ends_with(|c: char| c.is_ascii_digit()) && !taken.contains(letters);
    let new = [initials].into_iter().chain(starts).chain(others).find(fits).unwrap_or_default();
    taken.insert(new.clone());
    new
}

/// Writes a ladder as people lay it out: a line a level, and one an expectation. Areas have their ids and their names.
pub(crate) fn written(name: &str, currency: Option<Currency>, areas: &[(String, String)], tracks: &[Track]) -> Vec<u8> {
    let mut out = String::from("{\n  \"format\": 1,\n  \"name\": ");
    out.push_str(&quoted(name));
    if let Some(currency) = currency {
        out.extend([",\n  \"pay\": { \"currency\": \"", currency.code(), "\" }"]);
    }
    for (place, (id, name)) in areas.iter().enumerate() {
        out.push_str(if place > 0 { ",\n    " } else { ",\n  \"axes\": [\n    " });
        out.extend(["{ \"id\": ", &quoted(id), ", \"name\": ", &quoted(name), " }"]);
    }
    out.push_str(if areas.is_empty() { ",\n  \"tracks\": [" } else { "\n  ],\n  \"tracks\": [" });
    for (place, track) in tracks.iter().enumerate() {
        out.push_str(if place > 0 { ",\n    {\n      \"id\": " } else { "\n    {\n      \"id\": " });
        out.extend([&quoted(&track.id), ", \"name\": ", &quoted(&track.name), ",\n      \"levels\": ["]);
        for (place, level) in track.levels.iter().enumerate() {
            out.push_str(if place > 0 { ",\n        { \"id\": " } else { "\n        { \"id\": " });
            out.extend([&quoted(&level.id), ", \"rank\": ", &(place + 1).to_string(), ", \"title\": ", &quoted(&level.title)]);
            put_steps(&level.steps, &mut out);
            for (place, own) in level.expects.iter().enumerate() {
                out.push_str(if place > 0 { ",\n          { \"id\": " } else { ", \"expects\": [\n          { \"id\": " });
                out.push_str(&quoted(&own.id));
                if !own.area.is_empty() {
                    out.extend([", \"axis\": ", &quoted(&own.area)]);
                }
                out.extend([", \"text\": ", &quoted(&own.text), " }"]);
            }
            out.push_str(if level.expects.is_empty() { " }" } else { "\n        ] }" });
        }
        out.push_str("\n      ]\n    }");
    }
    out.push_str("\n  ]\n}\n");
    out.into_bytes()
}

/// Writes how many steps there are where they are numbered from 1, else each; without any nothing.
fn put_steps(steps: &[String], out: &mut String) {
    if steps.is_empty() {
        return;
    }
    out.push_str(", \"steps\": ");
    if steps.iter().enumerate().all(|(place, step)| *step == (place + 1).to_string()) {
        out.push_str(&steps.len().to_string());
        return;
    }
    for (place, step) in steps.iter().enumerate() {
        out.push_str(if place > 0 { ", { \"id\": " } else { "[ { \"id\": " });
        out.extend([&quoted(step), " }"]);
    }
    out.push_str(" ]");
}
