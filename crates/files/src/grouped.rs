//! Problems of one cause together: a decimal mark that no amount of a file has right is one thing to mend, however many rows have it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use crate::bands;
use crate::problem::{Code, FileProblem, Severity};

/// So many problems of one cause are told together; fewer are told each by itself.
pub const MANY: usize = 3;

/// What problems that are told together have alike.
#[derive(PartialEq, Eq, Hash)]
struct Cause<'p> {
    severity: Severity,
    file: &'static str,
    kind: Discriminant<Code>,
    /// The column, or the path without the numbers in it.
    field: Cow<'p, str>,
    /// What differs between problems of one kind that are mended in different ways.
    of: String,
}

/// The places of problems as they are told: worst first and then by file and place, those of one cause together where the first of them stands.
pub fn grouped(problems: &[FileProblem]) -> Vec<Vec<usize>> {
    let rank = |place: &usize| problems.get(*place).map(FileProblem::rank);
    let mut order: Vec<usize> = (0..problems.len()).collect();
    order.sort_by_key(rank);
    // Levels that only one of the two files has are two sides of one cause: the files do not belong together, or name a level in two ways.
    let has = |is: fn(&Code) -> bool| problems.iter().any(|problem| problem.file == bands::FILE && is(&problem.code));
    let unmet = has(|code| matches!(code, Code::UnknownLevel(_))) && has(|code| matches!(code, Code::LevelWithoutPay));
    let is_unmet = |problem: &FileProblem| unmet && problem.file == bands::FILE && is_of_level(&problem.code);
    let mut known: HashMap<Cause<'_>, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for place in order {
        let cause = problems.get(place).and_then(|problem| if is_unmet(problem) { Some(unmet_levels()) } else { cause(problem) });
        let group = cause.map_or(groups.len(), |cause| *known.entry(cause).or_insert(groups.len()));
        match groups.get_mut(group) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    let is_told = |group: &Vec<usize>| group.len() >= MANY || group.first().and_then(|place| problems.get(*place)).is_some_and(is_unmet);
    let (many, few): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_told);
    let mut told: Vec<Vec<usize>> = many.into_iter().chain(few.into_iter().flatten().map(|place| vec![place])).collect();
    told.sort_by_key(|group| group.first().and_then(rank));
    told
}

/// Whether a problem is about a level that only one of the two files has.
const fn is_of_level(code: &Code) -> bool {
    matches!(code, Code::UnknownLevel(_) | Code::LevelWithoutPay)
}

fn unmet_levels() -> Cause<'static> {
    let kind = discriminant(&Code::LevelWithoutPay);
    Cause { severity: Severity::Warning, file: bands::FILE, kind, field: Cow::Borrowed(""), of: String::new() }
}

/// The cause of a problem; nothing where it is mended by itself alone.
fn cause(problem: &FileProblem) -> Option<Cause<'_>> {
    let mut field = without_numbers(&problem.place.field);
    let of = match &problem.code {
        // What is expected is said of this one alone.
        Code::MidOutside { .. }
        | Code::TwoMarks { .. }
        | Code::OpenQuote { .. }
        | Code::UnknownField { .. }
        | Code::UnknownColumn { .. } => {
            return None;
        }
        // In the wide form amounts stand in many columns; the field of the last two is the level.
        Code::NotAnAmount(_)
        | Code::OtherMark(_)
        | Code::ZeroPay
        | Code::NegativePay(_)
        | Code::LevelWithoutPay
        | Code::FewerSteps { .. } => {
            field = Cow::Borrowed("");
            String::new()
        }
        Code::AmountOutside { largest, .. } => {
            field = Cow::Borrowed("");
            largest.currency().to_string()
        }
        Code::AnotherCurrency { currency, .. } => {
            field = Cow::Borrowed("");
            currency.to_string()
        }
        Code::UnknownStep { level, .. } => level.clone(),
        Code::NoPromotionTo { from, .. } => from.clone(),
        Code::IdleOnPurpose { finding, .. } => finding.clone(),
        _ => String::new(),
    };
    Some(Cause { severity: problem.severity, file: problem.file, kind: discriminant(&problem.code), field, of })
}

/// A path without the places in its lists: `tracks[].levels[].rank`.
fn without_numbers(field: &str) -> Cow<'_, str> {
    if !field.contains('[') {
        return Cow::Borrowed(field);
    }
    let mut out = String::new();
    let mut within = false;
    for c in field.chars() {
        within = match c {
            '[' => true,
            ']' => false,
            _ => within,
        };
        if !within || c == '[' {
            out.push(c);
        }
    }
    Cow::Owned(out)
}
