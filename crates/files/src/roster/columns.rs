//! The header of `roster.csv`.

use crate::document::csv::CsvRow;
use crate::problem::{Code, TableForm};
use crate::separated::{Heads, Report, level_column};

use super::HEADS;
use super::typed::column;

/// Where each meaning stands, counted from 0.
pub struct Columns {
    pub name: Option<usize>,
    pub level: usize,
    pub step: Option<usize>,
    pub pay: Option<usize>,
    pub hours: Option<usize>,
    pub region: Option<usize>,
    pub level_since: Option<usize>,
    pub step_since: Option<usize>,
    pub variable: Option<usize>,
    pub group: Option<usize>,
    pub team: Option<usize>,
    /// The heads of all columns.
    pub heads: Heads,
}

/// Whether a column tells when people were born, or how old they are.
fn tells_birth(name: &str) -> bool {
    matches!(name, "born" | "dob" | "age") || name.contains("birth") || name.contains("geburt")
}

/// Reads the header; nothing, with an error, where it has no `level`. What is not read is warned of.
pub fn read(heads: CsvRow<'_>, report: Report<'_>) -> Option<Columns> {
    let names: Vec<String> = heads.iter().map(|head| column(&head)).collect();
    let level = level_column(heads, &names, report)?;
    let find = |name: &str| names.iter().position(|head| head == name);
    let used: Vec<usize> = HEADS.iter().filter_map(|name| find(name)).collect();
    for (column, (name, head)) in names.iter().zip(heads.iter()).enumerate().filter(|(column, _)| !used.contains(column)) {
        let head = head.trim().to_owned();
        let code = match name.as_str() {
            "" => continue,
            name if tells_birth(name) => Code::BirthColumn(head.clone()),
            _ => Code::UnknownColumn { head: head.clone(), form: TableForm::Roster },
        };
        report.warning(heads.number, Some(column), &head, code);
    }
    Some(Columns {
        name: find("name"),
        level,
        step: find("step"),
        pay: find("pay"),
        hours: find("hours"),
        region: find("region"),
        level_since: find("level_since"),
        step_since: find("step_since"),
        variable: find("variable"),
        group: find("group"),
        team: find("team"),
        heads: Heads::new(heads, used),
    })
}
