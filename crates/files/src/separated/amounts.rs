//! The amounts of a file: the decimal mark settled from all of them, then each turned into money.

use super::{Heads, Report};
use crate::amount::{Bare, Mark, SettledMark, settle};
use crate::problem::Code;
use crate::text::beginning;
use rules::money::{Currency, LARGEST, Money};

/// An amount as it stands in the file.
struct Amount {
    bare: Bare,
    currency: Currency,
    row: usize,
    /// Its column, counted from 0.
    column: usize,
}

/// All amounts of a file, each named by its number.
pub struct Amounts<'a> {
    kept: Vec<Amount>,
    heads: &'a Heads,
    /// The column in which nothing is an amount like others.
    zeros: Option<usize>,
    report: Report<'a>,
}

impl<'a> Amounts<'a> {
    /// No amounts yet. An amount of nothing is odd but in the column `zeros`.
    pub const fn new(heads: &'a Heads, zeros: Option<usize>, report: Report<'a>) -> Self {
        Self { kept: Vec::new(), heads, zeros, report }
    }

    /// Keeps an amount and gives its number; without a currency its digits are checked, and that is all.
    pub fn keep(&mut self, text: &str, row: usize, column: usize, currency: Option<Currency>) -> Option<usize> {
        let code = match Bare::parse(text) {
            None => Code::NotAnAmount(beginning(text)),
            Some(bare) => {
                let currency = currency?;
                if !bare.contradicts(currency) {
                    self.kept.push(Amount { bare, currency, row, column });
                    return Some(self.kept.len() - 1);
                }
                Code::AnotherCurrency { found: beginning(text), currency }
            }
        };
        self.report.error(row, Some(column), self.heads.get(column), code);
        None
    }

    /// The column of an amount.
    pub fn column(&self, amount: usize) -> Option<usize> {
        self.kept.get(amount).map(|amount| amount.column)
    }

    /// Turns every amount into money; those that cannot be read are reported.
    pub fn read(&self) -> Vec<Option<Money>> {
        let (amounts, report) = (&self.kept, self.report);
        let tell = |amount: &Amount, code: &dyn Fn(String) -> Code| {
            report.error(amount.row, Some(amount.column), self.heads.get(amount.column), code(beginning(&amount.bare.text())));
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
                    if money.minor() == 0 && self.zeros != Some(amount.column) {
                        report.warning(amount.row, Some(amount.column), self.heads.get(amount.column), Code::ZeroPay);
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
