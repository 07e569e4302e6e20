//! What is wrong in a file: where, what was found, what was expected.

use std::cell::RefCell;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot mean anything: the dataset does not open.
    Error,
    /// Something is left out or odd: the dataset opens.
    Warning,
}

/// One problem of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileProblem {
    /// How much it matters; errors sort first.
    pub severity: Severity,
    /// The file's name.
    pub file: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// The field, column or place in the file; empty for the file as a whole.
    pub field: String,
    /// What was found.
    pub found: String,
    /// What was expected, or what to do.
    pub expected: String,
}

/// Where a problem stands within its file.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The field or column.
    pub field: String,
}

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Collector {
    file: String,
    problems: RefCell<Vec<FileProblem>>,
}

impl Collector {
    /// An empty collection for a file of that name.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), problems: RefCell::default() }
    }

    /// Reports a problem. Apart from the two below, so that each of their many callers is only a call.
    #[inline(never)]
    pub fn add(&self, severity: Severity, place: Place, found: &str, expected: &str) {
        let Place { line, field } = place;
        let (file, found, expected) = (self.file.clone(), found.to_owned(), expected.to_owned());
        self.problems.borrow_mut().push(FileProblem { severity, file, line, field, found, expected });
    }

    /// The file cannot mean anything.
    pub fn error(&self, place: Place, found: impl AsRef<str>, expected: impl AsRef<str>) {
        self.add(Severity::Error, place, found.as_ref(), expected.as_ref());
    }

    /// Something is left out or odd.
    pub fn warning(&self, place: Place, found: impl AsRef<str>, expected: impl AsRef<str>) {
        self.add(Severity::Warning, place, found.as_ref(), expected.as_ref());
    }

    /// Whether an error was found so far.
    pub fn has_errors(&self) -> bool {
        self.problems.borrow().iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All problems: errors first, then by file and line.
    pub fn into_problems(self) -> Vec<FileProblem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems
    }
}
