//! The table as it will be read: levels and steps, what is not read and why, and the problems.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::format::Locale;
use crate::markup::Markup;
use crate::view::parts::html::{Filled, html};
use crate::view::parts::pick::{Pick, choice};
use files::bands::grid::PayGrid;
use files::ladder::LadderFile;
use files::mapping::{CellGrid, Mapped, Mapping, read};
use files::problem::{Code, FileProblem, Severity};
use files::read_ladder;
use rules::health::TableAt;
use words::Format as _;

/// As many levels are shown.
const MOST_LEVELS: usize = 40;
/// As many things are told before somebody unfolds the others.
const FEW: usize = 8;
/// No more are told in all.
const MOST: usize = 200;

/// What will be read.
#[derive(Clone)]
pub struct Result {
    /// The table as it was read.
    pub mapped: Arc<Mapped>,
    /// What is wrong in it, errors first.
    problems: Arc<Vec<FileProblem>>,
    /// Its ladder and its amounts; nothing where there is none.
    pay: Option<Arc<(Arc<LadderFile>, PayGrid)>>,
}

impl PartialEq for Result {
    /// Each reading is another one.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.mapped, &other.mapped)
    }
}

impl Result {
    /// Reads a table with a ladder, or with the one that is made of it.
    pub fn of(grid: &CellGrid, mapping: &Mapping, ladder: Option<&[u8]>) -> Self {
        let mapped = read(grid, mapping);
        let (mut problems, pay) = match mapped.source(ladder, words::data::TABLE) {
            // That nothing can be read is told in one sentence.
            _ if mapped.rows() == 0 => (Vec::new(), None),
            Err(problems) => (problems, None),
            Ok(source) => {
                let ladder = read_ladder(&source.ladder);
                let pay = ladder.file.clone().and_then(|file| PayGrid::read(&mapped.bands_csv, &file).map(|grid| Arc::new((file, grid))));
                (ladder.with(source.bands.as_deref()).problems, pay)
            }
        };
        problems.sort_by(|one, other| one.rank().cmp(&other.rank()));
        Self { mapped: Arc::new(mapped), problems: Arc::new(problems), pay }
    }

    /// Whether there is something to use: without a currency no amount means anything.
    pub fn is_of_use(&self) -> bool {
        self.mapped.rows() > 0 && !self.problems.iter().any(|problem| problem.code == Code::NoCurrency)
    }

    fn tables(&self) -> Vec<TableAt> {
        self.pay.as_ref().map(|pay| pay.1.tables().cloned().collect()).unwrap_or_default()
    }
}

/// What will be read, and what not.
pub fn result(read: Memo<Result>) -> AnyView {
    let chosen = RwSignal::new(0_usize);
    let said = move || read.with(|read| words::mapping::result(&read.mapped, &read.problems));
    let tables = Memo::new(move |_| read.with(Result::tables));
    let place = Memo::new(move |_| chosen.get().min(tables.with(Vec::len).saturating_sub(1)));
    let pick = move || {
        let tables = tables.get();
        (tables.len() > 1).then(|| {
            let choices =
                tables.iter().enumerate().map(|(place, table)| choice(&place.to_string(), words::draft::table(table, &Locale::default())));
            let shown = Signal::derive(move || place.get().to_string());
            let choose = move |place: String| chosen.set(place.parse().unwrap_or_default());
            view! { <div class="controls"><Pick label="Shown is" choices=choices.collect() chosen=shown choose /></div> }.into_any()
        })
    };
    let pay =
        Signal::derive(move || read.with(|read| read.tables().get(place.get()).map(|table| preview(read, table)).unwrap_or_default()));
    let ids = move || {
        let made = read.with(|read| read.mapped.levels.iter().filter(|level| level.id != level.found).count());
        (made > 0).then(|| view! { <p class="sub">{words::mapping::ids_made(made)}</p> }.into_any())
    };
    let wrong = Memo::new(move |_| {
        read.with(|read| {
            let told = read
                .problems
                .iter()
                .take(MOST)
                .map(|problem| (problem.severity == Severity::Error, words::mapping::problem(&read.mapped, problem)));
            told.collect::<Vec<_>>()
        })
    });
    let notes = Memo::new(move |_| {
        read.with(|read| {
            // What may be missed comes first.
            let told = |is_loss: bool| read.mapped.notes.iter().filter(move |note| note.what.is_loss() == is_loss);
            told(true).chain(told(false)).take(MOST).map(|note| (note.what.is_loss(), words::mapping::note(note))).collect::<Vec<_>>()
        })
    });
    view! {
        <p role="status">{said}</p>
        {move || list("What keeps it from being right", &wrong.get())}
        {pick}
        <div class="scroll" role="region" aria-label="The table as it will be read" tabindex="0"><Filled class="" markup=pay /></div>
        {ids}
        {move || list("What is not read as it stands", &notes.get())}
    }
    .into_any()
}

/// What is told, the first of it at once. What may matter is marked.
fn list(heading: &'static str, told: &[(bool, String)]) -> AnyView {
    if told.is_empty() {
        return ().into_any();
    }
    let lines = |told: &[(bool, String)]| {
        let mut lines = Markup::default();
        for (matters, text) in told {
            lines.html(if *matters { "<li class=\"odd\">" } else { "<li>" }).text(text).html("</li>");
        }
        lines
    };
    let (first, others) = told.split_at(told.len().min(FEW));
    let more = (!others.is_empty()).then(|| {
        view! { <details><summary>{words::mapping::others(others.len())}</summary><ul {..html(lines(others))}></ul></details> }.into_any()
    });
    view! { <div class="told"><h3>{heading}</h3><ul {..html(lines(first))}></ul>{more}</div> }.into_any()
}

/// A table of pay: a row a level, the lowest first, and a column a step.
fn preview(read: &Result, table: &TableAt) -> Markup {
    let mut out = Markup::default();
    let Some((file, grid)) = read.pay.as_deref() else { return out };
    let (slots, format) = (grid.slots(table), Locale::default());
    out.html("<table><thead><tr><th scope=\"col\">Level</th>");
    for (place, slot) in slots.iter().enumerate() {
        out.html("<th scope=\"col\" class=\"num\">").text(words::draft::head(slot, place == 0)).html("</th>");
    }
    out.html("</tr></thead><tbody>");
    let levels: Vec<_> = file.ladder.levels().map(|found| found.level).filter(|level| grid.has(table, &level.id)).collect();
    for level in levels.iter().take(MOST_LEVELS) {
        out.html("<tr><th scope=\"row\"><span class=\"code\">").text(&level.id).html("</span>");
        if level.title != level.id.as_str() {
            out.html(" <small dir=\"auto\">").text(&level.title).html("</small>");
        }
        out.html("</th>");
        for slot in &slots {
            let written = grid.get(table, &level.id, slot);
            out.html("<td class=\"num\">");
            match written.amount {
                Some(amount) => out.text(format.money(amount)),
                None if written.text.is_empty() => out.text("–"),
                None => out.html("<span class=\"wrong\">").text(&written.text).html("</span>"),
            };
            out.html("</td>");
        }
        out.html("</tr>");
    }
    out.html("</tbody></table>");
    if levels.len() > MOST_LEVELS {
        out.html("<p>").text(words::mapping::more_levels(levels.len() - MOST_LEVELS)).html("</p>");
    }
    out
}
