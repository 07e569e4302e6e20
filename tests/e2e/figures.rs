//! The figures of the budgets, gathered while the scenarios run and printed as one table at the end.

use std::fmt::Write;
use std::sync::Mutex;

use crate::arithmetic::{Round, Yardstick};
use crate::page::Outcome;

struct Figure {
    what: String,
    value: f64,
    unit: &'static str,
    limit: Option<f64>,
    /// Beside a time that is limited.
    yardstick: Option<Yardstick>,
}

impl Figure {
    /// The limit as it counts here.
    fn scaled(&self) -> Option<f64> {
        Some(self.limit? * self.yardstick.map_or(1.0, Yardstick::scale))
    }

    fn is_over(&self) -> bool {
        self.scaled().is_some_and(|limit| self.value > limit)
    }
}

static FIGURES: Mutex<Vec<Figure>> = Mutex::new(Vec::new());

/// Notes a figure that has no limit of its own, such as a part of a sum.
pub fn note(what: impl Into<String>, value: f64, unit: &'static str) {
    FIGURES.lock().unwrap().push(Figure { what: what.into(), value, unit, limit: None, yardstick: None });
}

/// Notes a figure and fails when it is over its limit.
pub fn hold(what: impl Into<String>, value: f64, unit: &'static str, limit: f64) -> Outcome {
    keep(Figure { what: what.into(), value, unit, limit: Some(limit), yardstick: None })
}

/// Notes a time, in milliseconds, and fails when it is over its limit as the yardstick scales it.
pub fn hold_time(what: impl Into<String>, round: Round, limit: f64) -> Outcome {
    keep(Figure { what: what.into(), value: round.median, unit: "ms", limit: Some(limit), yardstick: Some(round.yardstick) })
}

fn keep(figure: Figure) -> Outcome {
    let Figure { what, value, unit, .. } = &figure;
    let over = figure.is_over();
    let why = format!("{what}: {value:.1} {unit} is over the limit of {:.1} {unit}", figure.scaled().unwrap_or_default());
    FIGURES.lock().unwrap().push(figure);
    if over { Err(why.into()) } else { Ok(()) }
}

/// The table, empty when nothing was measured.
pub fn table() -> String {
    let figures = FIGURES.lock().unwrap();
    let mut text = String::new();
    for figure in figures.iter() {
        let Figure { what, value, unit, limit, yardstick } = figure;
        write!(text, "  {what:<66} {value:>8.1} {unit:<3}").unwrap();
        if let Some(limit) = limit {
            write!(text, " of {limit:>7.1}").unwrap();
        }
        if let Some(yardstick) = yardstick {
            let (scaled, Yardstick { now, quiet }) = (figure.scaled().unwrap_or_default(), yardstick);
            write!(text, ", scaled {scaled:>7.1} (yardstick {now:.0} of {quiet:.0})").unwrap();
        }
        writeln!(text, "{}", if figure.is_over() { "  OVER" } else { "" }).unwrap();
    }
    if text.is_empty() { text } else { format!("\nbudgets (measured, limit, limit scaled by the yardstick):\n{text}") }
}
