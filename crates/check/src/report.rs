//! A report for people, and one for programs.

use std::fmt::Write as _;

use super::{Kind, Report, Told};
use serde_json::{Value, json};

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Finding => "finding",
            Self::OnPurpose => "on-purpose",
        }
    }
}

/// How many there are of each kind: "2 errors and 1 finding".
fn counts(of: impl Fn(Kind) -> usize) -> String {
    let told = words::problem::kinds(&[Kind::Error, Kind::Warning, Kind::Finding].map(|kind| (of(kind), kind.name())));
    let known = match of(Kind::OnPurpose) {
        0 => String::new(),
        count => format!(" ({count} on purpose)"),
    };
    if told.is_empty() { format!("nothing wrong and nothing odd{known}") } else { format!("{told}{known}") }
}

/// A report for people: each line with its place as editors and hosts of repositories make links of it, then the text itself.
pub fn text(reports: &[Report]) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    for report in reports {
        for told in &report.told {
            let _ = entry(&mut out, report, told);
        }
        let _ = writeln!(out, "{}: {}.", report.folder.display(), counts(|kind| report.count(kind)));
    }
    if reports.len() > 1 {
        let _ = writeln!(out, "In all: {}.", counts(|kind| reports.iter().map(|report| report.count(kind)).sum()));
    }
    out
}

fn entry(out: &mut String, report: &Report, told: &Told) -> std::fmt::Result {
    let number = |number: Option<usize>| number.map(|number| format!(":{number}")).unwrap_or_default();
    let column = told.excerpt.as_ref().and_then(|excerpt| excerpt.column).filter(|_| told.line.is_some());
    let file = report.folder.join(told.file);
    writeln!(out, "{}{}{}: {}: {}: {}", file.display(), number(told.line), number(column), told.kind.name(), told.place, told.what)?;
    if let Some(excerpt) = &told.excerpt {
        writeln!(out, "    {}", excerpt.text)?;
        if let Some((at, length)) = excerpt.mark {
            writeln!(out, "    {}{}", " ".repeat(at), "^".repeat(length))?;
        }
    }
    if let Some(reason) = &told.reason {
        writeln!(out, "    {}", words::health::reason(reason))?;
    }
    let lines: Vec<usize> = told.places.iter().flatten().copied().collect();
    if told.places.len() > 1 && !lines.is_empty() {
        writeln!(out, "    {}", words::problem::lines(&lines))?;
    }
    Ok(())
}

/// A report for programs. Its `stepladder_check` is the version of this form.
pub fn json(reports: &[Report]) -> String {
    let told = |told: &Told| {
        json!({
            "kind": told.kind.name(),
            "file": told.file,
            "line": told.line,
            "column": told.excerpt.as_ref().and_then(|excerpt| excerpt.column),
            "place": told.place,
            "message": told.what,
            "text": told.excerpt.as_ref().map(|excerpt| excerpt.text.as_str()),
            "count": told.places.len(),
            "lines": told.places.iter().flatten().collect::<Vec<_>>(),
            "reason": told.reason,
        })
    };
    let report = |report: &Report| {
        json!({
            "folder": report.folder.display().to_string(),
            "errors": report.count(Kind::Error),
            "warnings": report.count(Kind::Warning),
            "findings": report.count(Kind::Finding),
            "on_purpose": report.count(Kind::OnPurpose),
            "told": report.told.iter().map(told).collect::<Vec<Value>>(),
        })
    };
    let all = json!({ "stepladder_check": 1, "folders": reports.iter().map(report).collect::<Vec<Value>>() });
    format!("{all:#}\n")
}
