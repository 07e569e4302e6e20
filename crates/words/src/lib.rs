//! Answers put into sentences: the only place where a sentence is composed. Pure, and ready for other languages.

pub mod archive;
pub mod compare;
pub mod counts;
pub mod data;
pub mod draft;
pub mod dropped;
pub mod forms;
pub mod health;
pub mod kept;
pub mod ladder;
pub mod load;
pub mod lookup;
pub mod mapping;
pub mod offer;
pub mod path;
pub mod pay;
pub mod piece;
pub mod plain;
pub mod problem;
pub mod structure;
pub mod team;
pub mod time;

use chrono::NaiveDate;

use rules::money::Money;
use rules::ratio::Ratio;

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
    /// A date in few letters, for a column.
    fn day(&self, date: NaiveDate) -> String;
}
