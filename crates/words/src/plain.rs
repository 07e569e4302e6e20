//! Formats of no country, for tests of sentences. The page uses the browser's.

use chrono::NaiveDate;

use super::Format;
use super::path::MonthFormat;
use files::sheet::decimal;
use rules::money::Money;
use rules::ratio::Ratio;

/// Amounts as `USD 84200.00`, dates as `2026-07-01`.
#[derive(Clone, Copy, Debug)]
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
        let sign = match share.scaled_change(3).signum() {
            1 => "+",
            -1 => "-",
            _ => "",
        };
        format!("{sign}{}", self.percent(share.abs(), 1))
    }
    fn number(&self, number: Ratio, decimals: u32) -> String {
        decimal(number, decimals)
    }
    fn day(&self, date: NaiveDate) -> String {
        date.to_string()
    }
    fn date(&self, date: NaiveDate) -> String {
        date.to_string()
    }
}

/// A month as `2026-07`.
impl MonthFormat for Plain {
    fn month(&self, date: NaiveDate) -> String {
        date.format("%Y-%m").to_string()
    }
}
