//! Raising many amounts at once: by how much, and what one becomes.

use chrono::NaiveDate;

use super::changes::NotChanged;
use crate::amount::typed_amount;
use rules::money::{Currency, Money};
use rules::ratio::Ratio;

/// By how much pay is raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By a share of itself: 23/1000 for 2.3 %.
    Share(Ratio),
    /// By an amount.
    Amount(Money),
}

/// A change of many amounts at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// By how much.
    pub by: By,
    /// To which multiple each is rounded, half up, in whole units of the currency; nothing for its smallest unit.
    pub round: Option<i64>,
    /// From which day it holds: the rows of that day are new ones, and those before stay. Nothing to change the table itself.
    pub from: Option<NaiveDate>,
}

impl By {
    /// Reads "2.3 %", "-1%", "1,000" or "$1,000"; nothing where it is neither a share nor an amount in the currency.
    ///
    /// ```
    /// use files::bands::grid::By;
    /// let euros = "EUR".parse().ok();
    /// assert_eq!(By::parse("2,5 %", euros), By::parse("2.5%", euros));
    /// assert!(matches!(By::parse("-1,000", euros), Some(By::Amount(by)) if by.minor() == -100_000));
    /// assert_eq!((By::parse("$5", euros), By::parse("5", None), By::parse("much", euros)), (None, None, None));
    /// ```
    pub fn parse(text: &str, currency: Option<Currency>) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
            Some(rest) => (true, rest.trim()),
            None => (false, text.strip_prefix('+').unwrap_or(text).trim()),
        };
        let sign = Ratio::whole(if negative { -1 } else { 1 });
        if let Some(share) = text.strip_suffix('%') {
            let share = Ratio::decimal(&share.trim().replace(',', "."))?.over(Ratio::whole(100))?;
            return Some(Self::Share(share.times(sign)));
        }
        typed_amount(text, currency?)?.times(sign).map(Self::Amount)
    }
}

impl Raise {
    /// What an amount becomes.
    ///
    /// # Errors
    /// Where that is below zero or too large, or the raise is in another currency.
    pub fn of(&self, amount: Money) -> Result<Money, NotChanged> {
        let outside = || NotChanged::Outside(amount);
        let raised = match self.by {
            By::Share(share) => amount.times(Ratio::whole(1).plus(share)).ok_or_else(outside)?,
            By::Amount(by) if by.currency() != amount.currency() => return Err(NotChanged::OtherCurrency(amount.currency())),
            By::Amount(by) => Money::new(amount.minor().checked_add(by.minor()).ok_or_else(outside)?, amount.currency()),
        };
        let step = self.round.and_then(|units| units.checked_mul(amount.currency().minor_per_unit())).filter(|step| *step > 0);
        let rounded = step.and_then(|step| Ratio::new(raised.minor().into(), step.into())?.round().checked_mul(step.into()));
        let minor = rounded.map_or(Some(raised.minor()), |minor| i64::try_from(minor).ok()).ok_or_else(outside)?;
        if !(0..=rules::money::LARGEST).contains(&minor) {
            return Err(outside());
        }
        Ok(Money::new(minor, amount.currency()))
    }
}
