//! Answers put into sentences: the only place where a sentence is composed. Pure, and ready for other languages.

pub mod counts;
pub mod dropped;
pub mod ladder;
pub mod load;
pub mod path;
pub mod pay;
pub mod problem;
pub mod time;

use chrono::NaiveDate;

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;

/// How numbers and dates look to the reader: the browser knows.
pub trait Format {
    /// An amount with its currency.
    fn money(&self, amount: Money) -> String;
    /// An amount with its currency in a few characters, such as $84.2K.
    fn short(&self, amount: Money) -> String;
    /// A share in percent with so many decimals.
    fn percent(&self, share: Ratio, decimals: u32) -> String;
    /// A change in percent, with its sign, with one decimal.
    fn change(&self, share: Ratio) -> String;
    /// A number with so many decimals.
    fn number(&self, number: Ratio, decimals: u32) -> String;
    /// A date in full.
    fn date(&self, date: NaiveDate) -> String;
}

/// Plain formats for tests of sentences.
#[cfg(test)]
pub(crate) mod plain {
    use super::{Format, Money, NaiveDate, Ratio};

    pub struct Plain;

    impl Format for Plain {
        fn money(&self, amount: Money) -> String {
            format!("{} {amount}", amount.currency())
        }
        fn short(&self, amount: Money) -> String {
            self.money(amount)
        }
        fn percent(&self, share: Ratio, decimals: u32) -> String {
            format!("{}%", self.number(share.times(Ratio::whole(100)), decimals))
        }
        fn change(&self, share: Ratio) -> String {
            format!("{}{}", if share.signum() > 0 { "+" } else { "" }, self.percent(share, 1))
        }
        fn number(&self, number: Ratio, decimals: u32) -> String {
            format!("{:.*}", decimals as usize, number.to_f64())
        }
        fn date(&self, date: NaiveDate) -> String {
            date.to_string()
        }
    }
}
