//! The figures of the budgets, gathered while the scenarios run and printed as one table at the end.

use std::fmt::Write;
use std::sync::Mutex;

use crate::page::Outcome;

struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
    limit: Option<f64>,
}

static FIGURES: Mutex<Vec<Figure>> = Mutex::new(Vec::new());

/// Notes a figure that has no limit of its own, such as a part of a sum.
pub fn note(what: impl Into<String>, value: f64, unit: &'static str) {
    FIGURES.lock().unwrap().push(Figure { what: what.into(), value, unit, limit: None });
}

/// How far a time may be over its limit on a busy machine: the same build has been measured a fifth apart within an hour. The table
/// says OVER all the same.
const NOISE: f64 = 1.3;

/// Notes a figure and fails when it is over its limit; a time, when it is over it by more than [`NOISE`].
pub fn hold(what: impl Into<String>, value: f64, unit: &'static str, limit: f64) -> Outcome {
    let what = what.into();
    FIGURES.lock().unwrap().push(Figure { what: what.clone(), value, unit, limit: Some(limit) });
    let most = if unit == "ms" { limit * NOISE } else { limit };
    if value <= most { Ok(()) } else { Err(format!("{what}: {value:.1} {unit} is over the limit of {limit:.1} {unit}").into()) }
}

/// The middle of the values, the mean of the two middle ones when their number is even.
pub fn median(mut values: Vec<f64>) -> f64 {
    assert!(!values.is_empty(), "no values to take the median of");
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

/// The table, empty when nothing was measured.
pub fn table() -> String {
    let figures = FIGURES.lock().unwrap();
    let mut text = String::new();
    for Figure { what, value, unit, limit } in figures.iter() {
        let limit =
            limit.map_or_else(String::new, |limit| format!("of {limit:>9.1} {unit}{}", if *value <= limit { "" } else { "  OVER" }));
        writeln!(text, "  {what:<58} {value:>9.1} {unit:<5} {limit}").unwrap();
    }
    if text.is_empty() { text } else { format!("\nbudgets:\n{text}") }
}
