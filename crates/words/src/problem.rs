//! What is wrong in a file.

use super::counts::plural;
use files::problem::{FileProblem, Severity};

/// Where a problem stands: "bands.csv, line 12, amount".
pub fn place(problem: &FileProblem) -> String {
    let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let field = if problem.field.is_empty() { String::new() } else { format!(", {}", problem.field) };
    format!("{}{line}{field}", problem.file)
}

/// What was found and what was expected.
pub fn what(problem: &FileProblem) -> String {
    format!("Found {}. Expected {}.", problem.found, problem.expected.trim_end_matches('.'))
}

/// How many errors and warnings: "2 errors and 1 warning".
pub fn count(problems: &[FileProblem]) -> String {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    let part = |count: usize, noun: &str| (count > 0).then(|| format!("{count} {noun}{}", plural(count)));
    [part(errors, "error"), part(warnings, "warning")].into_iter().flatten().collect::<Vec<_>>().join(" and ")
}
