//! The header of `bands.csv`: its separator, and what each column means.

use super::document::bom;
use super::document::csv::{CsvDocument, CsvRow};
use super::problem::{Code, Collector};
use super::text::beginning;
use rules::id::StepId;
use rules::ladder::Ladder;

/// Where each meaning stands, counted from 0.
#[derive(Debug, Default)]
pub struct CsvColumns {
    /// The level's id.
    pub level: usize,
    /// The region.
    pub region: Option<usize>,
    /// The date from which the row holds.
    pub effective: Option<usize>,
    /// The currency.
    pub currency: Option<usize>,
    /// How the pay stands in the row.
    pub form: Form,
    /// The columns that are read.
    pub used: Vec<usize>,
    /// Those of them that hold pay.
    pub pay: Vec<usize>,
    /// The heads of all columns as written.
    pub heads: Vec<String>,
}

/// The two forms of the file.
#[derive(Debug)]
pub enum Form {
    /// One row a cell.
    Tidy {
        /// The step's id; empty for the whole level.
        step: Option<usize>,
        /// A point.
        amount: Option<usize>,
        /// The lower end.
        min: Option<usize>,
        /// The midpoint.
        mid: Option<usize>,
        /// The upper end.
        max: Option<usize>,
    },
    /// One row a level, one column a step.
    Wide(Vec<(usize, StepId)>),
}

impl Default for Form {
    fn default() -> Self {
        Self::Wide(Vec::new())
    }
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

/// The separator that the file names, else the one with which the header has a column `level` and the most columns; the comma where none has.
pub fn separator(text: &str) -> u8 {
    if let Some(named) = named_separator(text) {
        return named;
    }
    let columns = |separator: u8| {
        let heads = CsvDocument::heads(text, separator)?;
        heads.iter().any(|head| normal(head) == "level").then_some(heads.len())
    };
    // max_by_key keeps the last of equals, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| columns(*separator)).unwrap_or(b',')
}

fn normal(head: &str) -> String {
    head.trim().to_ascii_lowercase()
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

/// Reads the header; nothing, with an error, where it has no `level` or no pay. Where `whole` is false the ladder lacks steps because of
/// its own problems: a head that is a number then counts as one of them, and what else may be one is not reported.
pub fn read(document: &CsvDocument, heads: CsvRow<'_>, ladder: &Ladder, whole: bool, collect: &Collector) -> Option<CsvColumns> {
    let place = |field: &str| document.place(heads.number, None, field);
    let names: Vec<String> = heads.iter().map(|head| normal(&head)).collect();
    let find = |name: &str| names.iter().position(|head| head == name);
    let Some(level) = find("level") else {
        if heads.get(0).is_some_and(|head| head.trim_start().starts_with('<')) {
            collect.error(place(""), Code::WebPage);
            return None;
        }
        let found = beginning(&heads.iter().collect::<Vec<_>>().join(" | "));
        collect.error(place("level"), Code::NoLevelColumn(found));
        return None;
    };
    let (step, amount, min, mid, max) = (find("step"), find("amount"), find("min"), find("mid"), find("max"));
    let tidy = [step, amount, min, max].iter().any(Option::is_some);
    let (region, effective, currency) = (find("region"), find("effective"), find("currency"));
    let mut used: Vec<usize> = [Some(level), region, effective, currency].into_iter().flatten().collect();
    let pay: Vec<usize>;
    let form = if tidy {
        pay = [amount, min, mid, max].into_iter().flatten().collect();
        used.extend(step);
        if amount.is_none() && (min.is_none() || max.is_none()) {
            collect.error(place("amount"), Code::NoAmountColumn);
            return None;
        }
        Form::Tidy { step, amount, min, mid, max }
    } else {
        let known = |id: &StepId| ladder.levels().any(|found| found.level.step_index(id).is_some());
        let step_of = |head: &str| {
            let numeric = |id: &StepId| id.as_str().bytes().all(|b| b.is_ascii_digit());
            let plain = head.trim().parse().ok().filter(|id| known(id));
            plain.or_else(|| step_id(head).filter(|id| known(id) || (!whole && numeric(id))))
        };
        let steps = heads.iter().enumerate().filter(|(index, _)| !used.contains(index));
        let steps: Vec<(usize, StepId)> = steps.filter_map(|(index, head)| Some((index, step_of(&head)?))).collect();
        pay = steps.iter().map(|(index, _)| *index).collect();
        if steps.is_empty() && whole {
            collect.error(place(""), Code::NoPayColumn);
            return None;
        }
        Form::Wide(steps)
    };
    used.extend_from_slice(&pay);
    for (index, name) in names.iter().enumerate().filter(|(index, name)| !used.contains(index) && !name.is_empty() && (tidy || whole)) {
        let head = heads.get(index).unwrap_or(name.as_str().into()).trim().to_owned();
        collect.warning(document.place(heads.number, Some(index), &head), Code::UnknownColumn { head, tidy });
    }
    Some(CsvColumns {
        level,
        region,
        effective,
        currency,
        form,
        used,
        pay,
        heads: heads.iter().map(|head| head.trim().to_owned()).collect(),
    })
}
