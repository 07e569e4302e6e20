//! `roster.csv`: the people of a team, one row each, into entries and out again. The file is opened in a browser and never hosted.
//!
//! Three passes, as for `bands.csv`: [`rows`] reads what the cells say, the amounts are settled together, and [`place`] puts each row on
//! its step. A row that means nothing is an error and is left out; the others are used.

mod columns;
mod place;
mod rows;
pub(crate) mod share;
mod typed;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::problem::{Code, Collector, FileProblem};
use super::separated::{Report, parse};
use super::text::decode;
use super::write::{amount, in_use};
pub use typed::{columns as typed_columns, with_row};

use progression::roster::Entry;
use rules::dataset::Dataset;
use rules::id::Position;
use rules::money::{Currency, Money};
use rules::table::InForce;

/// The name of the file, whatever the one opened is called.
pub const FILE: &str = "roster.csv";

/// The heads of its columns, in the order in which it is written.
const HEADS: [&str; 11] = ["name", "level", "step", "pay", "hours", "region", "level_since", "step_since", "variable", "group", "team"];

/// Whether a head is one of a roster, and none that bands have too.
pub(crate) fn is_of_person(head: &str) -> bool {
    let head = typed::column(head);
    HEADS.contains(&head.as_str()) && !matches!(head.as_str(), "level" | "step" | "region")
}

/// The outcome of reading.
#[derive(Clone, Debug, Default)]
pub struct RosterReading {
    /// The rows that mean something, in their order.
    pub entries: Vec<Entry>,
    /// All problems as they were found: an error is what leaves a row out, or the whole file; a warning is something odd in what is used.
    pub problems: Vec<FileProblem>,
}

/// The pay of the regions that a row may name, on the day of reading; that of everywhere stands under the empty name.
struct Regions<'a>(BTreeMap<&'a str, (InForce<'a>, Option<Currency>)>);

impl<'a> Regions<'a> {
    fn of(dataset: &'a Dataset, today: NaiveDate) -> Self {
        let tables = &dataset.tables;
        let mut found: BTreeMap<_, _> = BTreeMap::new();
        for region in tables.regions().into_iter().chain([""]) {
            let pay = tables.in_force(region, today);
            // Where no pay is in force yet, amounts are in the currency of the pay to come.
            let to_come = || tables.iter().find(|table| table.region == region).or_else(|| tables.iter().next());
            found.insert(region, (pay, pay.currency().or_else(|| to_come().map(|table| table.currency))));
        }
        Self(found)
    }

    fn get(&self, region: &str) -> Option<&(InForce<'a>, Option<Currency>)> {
        self.0.get(region)
    }
}

/// Reads the roster of a dataset. Steps are told from pay by the tables in force on a day.
pub fn read(bytes: &[u8], dataset: &Dataset, today: NaiveDate) -> RosterReading {
    let collect = Collector::new(FILE);
    let entries = decode(bytes, &collect).map(|text| people(text.into_owned(), dataset, today, &collect)).unwrap_or_default();
    RosterReading { entries, problems: collect.into_problems() }
}

fn people(text: String, dataset: &Dataset, today: NaiveDate, collect: &Collector) -> Vec<Entry> {
    let (document, before) = parse(text);
    let report = Report { document: &document, collect };
    let mut rows = document.rows().skip(before);
    let Some(columns) = rows.next().and_then(|heads| columns::read(heads, report)) else { return Vec::new() };
    let regions = Regions::of(dataset, today);
    let mut reader = rows::Reader::new(dataset, &regions, today, &columns, report);
    for row in rows {
        reader.row(row);
    }
    let (drafts, money) = reader.drafts();
    let placed = drafts.into_iter().filter_map(|draft| Some((draft.row, place::entry(draft, &money, dataset, &regions, report)?)));
    let placed: Vec<(usize, Entry)> = placed.collect();
    twice(&placed, report);
    placed.into_iter().map(|(_, entry)| entry).collect()
}

/// Warns of rows that say the same of the same name.
fn twice(placed: &[(usize, Entry)], report: Report<'_>) {
    type Key<'a> = (&'a str, &'a str, &'a Position, Option<Money>, [Option<NaiveDate>; 2]);
    // Most names stand once, which their numbers tell sooner than their letters.
    let number = |entry: &Entry| {
        entry.name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let named = || placed.iter().filter(|(_, entry)| !entry.name.is_empty());
    let mut numbers: Vec<u64> = named().map(|(_, entry)| number(entry)).collect();
    numbers.sort_unstable();
    let again: Vec<u64> = numbers.iter().zip(numbers.iter().skip(1)).filter(|(one, next)| one == next).map(|(one, _)| *one).collect();
    if again.is_empty() {
        return;
    }
    let mut seen: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for (row, entry) in named().filter(|(_, entry)| again.binary_search(&number(entry)).is_ok()) {
        let key = (entry.name.as_str(), entry.team.as_str(), &entry.at, entry.paid, [entry.level_since, entry.step_since]);
        let first = *seen.entry(key).or_insert(*row);
        if first != *row {
            report.warning(*row, None, "", Code::PersonTwice(report.document.line(first).unwrap_or_default()));
        }
    }
}

/// Writes a roster, which reads back as the same entries while the same pay is in force. Columns that would be empty throughout are left
/// out, but `level` and `step` stand.
pub fn write(entries: &[Entry]) -> String {
    let mut rows = vec![HEADS.map(str::to_owned)];
    rows.extend(entries.iter().map(|entry| {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let money = |money: Option<Money>| money.map(amount).unwrap_or_default();
        [
            entry.name.clone(),
            entry.at.level.to_string(),
            entry.at.step.to_string(),
            money(entry.paid),
            share::written(entry.hours),
            entry.region.clone(),
            day(entry.level_since),
            day(entry.step_since),
            money(entry.variable),
            entry.group.clone(),
            entry.team.clone(),
        ]
    }));
    in_use(&rows, &[1, 2])
}
