//! The amounts of the file: the decimal mark settled from all of them, then each turned into money.

use super::place;
use crate::amount::{Bare, Mark, Settled, settle};
use crate::problem::Collector;
use crate::text::quoted;
use rules::money::{Currency, LARGEST, Money};

/// An amount as it stands in the file.
pub struct Amount {
    pub bare: Bare,
    pub currency: Currency,
    pub line: usize,
    /// Its column, counted from 0.
    pub column: usize,
}

/// What was expected of an amount below zero.
const NO_LESS: &str = "pay of 0 or more";

/// Turns every amount into money; those that cannot be read are reported.
pub fn read(amounts: &[Amount], heads: &[String], collect: &Collector) -> Vec<Option<Money>> {
    let report = |amount: &Amount, expected: &str| {
        let head = heads.get(amount.column).map_or("", String::as_str);
        collect.error(place(amount.line, head), quoted(&amount.bare.text()), expected);
    };
    let mark = match settle(amounts.iter().map(|amount| (&amount.bare, amount.currency))) {
        Settled::Mark(mark) | Settled::Neither(mark) => mark,
        Settled::Ambiguous(index, point, comma) => {
            if let Some(amount) = amounts.get(index) {
                let expected = format!(
                    "a file that can be read one way only: this could be {point} or {comma}. Write amounts without thousands separators, or one of them with its decimals"
                );
                report(amount, &expected);
            }
            amounts.iter().filter(|amount| amount.bare.is_negative()).for_each(|amount| report(amount, NO_LESS));
            return vec![None; amounts.len()];
        }
    };
    let read = |amount: &Amount| {
        let money = amount.bare.with(mark, amount.currency);
        match money {
            Some(money) if money.minor() >= 0 => return Some(money),
            Some(_) => report(amount, NO_LESS),
            None if amount.bare.with(mark.other(), amount.currency).is_some() => {
                report(amount, "the same decimal mark and thousands separator as in the other amounts of the file");
            }
            None => report(amount, &readable(amount.currency)),
        }
        None
    };
    amounts.iter().map(read).collect()
}

fn readable(currency: Currency) -> String {
    format!(
        "an amount of at most {} {currency}, with {} decimals at most and three digits between thousands separators",
        Money::new(LARGEST, currency),
        currency.decimals()
    )
}

impl Mark {
    /// The other one.
    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}
