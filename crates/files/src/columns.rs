//! The header of `bands.csv`: what each column means.

use super::document::csv::CsvRow;
use super::problem::{Code, TableForm};
use super::separated::{Heads, Report, level_column, normal, step_id};
use rules::id::StepId;
use rules::ladder::Ladder;

/// Where each meaning stands, counted from 0.
#[derive(Clone, Debug, Default)]
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
    /// The columns that hold pay.
    pub pay: Vec<usize>,
    /// The heads of all columns.
    pub heads: Heads,
}

/// The two forms of the file.
#[derive(Clone, Debug)]
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

/// Reads the header; nothing, with an error, where it has no `level` or no pay. Where `whole` is false the ladder lacks steps because of
/// its own problems: a head that is a number then counts as one of them, and what else may be one is not reported.
pub fn read(heads: CsvRow<'_>, ladder: &Ladder, whole: bool, report: Report<'_>) -> Option<CsvColumns> {
    let names: Vec<String> = heads.iter().map(|head| normal(&head)).collect();
    let find = |name: &str| names.iter().position(|head| head == name);
    let level = level_column(heads, &names, report)?;
    let (step, amount, min, mid, max) = (find("step"), find("amount"), find("min"), find("mid"), find("max"));
    let tidy = [step, amount, min, max].iter().any(Option::is_some);
    let (region, effective, currency) = (find("region"), find("effective"), find("currency"));
    let mut used: Vec<usize> = [Some(level), region, effective, currency].into_iter().flatten().collect();
    let pay: Vec<usize>;
    let form = if tidy {
        pay = [amount, min, mid, max].into_iter().flatten().collect();
        used.extend(step);
        if amount.is_none() && (min.is_none() || max.is_none()) {
            report.error(heads.number, None, "amount", Code::NoAmountColumn);
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
            report.error(heads.number, None, "", Code::NoPayColumn);
            return None;
        }
        Form::Wide(steps)
    };
    used.extend_from_slice(&pay);
    for (index, name) in names.iter().enumerate().filter(|(index, name)| !used.contains(index) && !name.is_empty() && (tidy || whole)) {
        let head = heads.get(index).unwrap_or(name.as_str().into()).trim().to_owned();
        let form = if tidy { TableForm::Tidy } else { TableForm::Wide };
        report.warning(heads.number, Some(index), &head.clone(), Code::UnknownColumn { head, form });
    }
    Some(CsvColumns { level, region, effective, currency, form, pay, heads: Heads::new(heads, used) })
}
