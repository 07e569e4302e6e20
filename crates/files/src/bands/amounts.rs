//! The amounts of the file: the decimal mark settled from all of them, then each turned into money.

use super::Report;
use crate::amount::{Bare, Mark, SettledMark, settle};
use crate::problem::Code;
use crate::text::beginning;
use rules::money::{Currency, LARGEST, Money};

/// An amount as it stands in the file.
pub struct Amount {
    pub bare: Bare,
    pub currency: Currency,
    pub row: usize,
    /// Its column, counted from 0.
    pub column: usize,
}

/// Turns every amount into money; those that cannot be read are reported.
pub fn read(amounts: &[Amount], heads: &[String], report: Report<'_>) -> Vec<Option<Money>> {
    let tell = |amount: &Amount, code: &dyn Fn(String) -> Code| {
        let head = heads.get(amount.column).map_or("", String::as_str);
        report.error(amount.row, Some(amount.column), head, code(beginning(&amount.bare.text())));
    };
    let mark = match settle(&amounts.iter().map(|amount| (&amount.bare, amount.currency)).collect::<Vec<_>>()) {
        SettledMark::Mark(mark) | SettledMark::Neither(mark) => mark,
        SettledMark::Ambiguous(index, point, comma) => {
            if let Some(amount) = amounts.get(index) {
                tell(amount, &|found| Code::TwoMarks { found, point, comma });
            }
            amounts.iter().filter(|amount| amount.bare.is_negative()).for_each(|amount| tell(amount, &Code::NegativePay));
            return vec![None; amounts.len()];
        }
    };
    let read = |amount: &Amount| {
        let money = amount.bare.with(mark, amount.currency);
        match money {
            Some(money) if money.minor() >= 0 => {
                if money.minor() == 0 {
                    let head = heads.get(amount.column).map_or("", String::as_str);
                    report.warning(amount.row, Some(amount.column), head, Code::ZeroPay);
                }
                return Some(money);
            }
            Some(_) => tell(amount, &Code::NegativePay),
            None if amount.bare.with(mark.other(), amount.currency).is_some() => tell(amount, &Code::OtherMark),
            None => tell(amount, &|found| Code::AmountOutside { found, largest: Money::new(LARGEST, amount.currency) }),
        }
        None
    };
    amounts.iter().map(read).collect()
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
