//! A comparison in sentences: what another position asks and pays against the baseline.

mod asks;
mod cells;
mod landing;
mod sheet;

use chrono::NaiveDate;

use super::Format;
use super::counts::{list, number, sentence};
use super::piece::Text;
use super::time;
use crate::domain::compare::{Change, Comparison, Move, PayChange, Side};
use crate::domain::money::Money;
use crate::domain::per::Per;

pub use cells::{Marked, bands, difference, differential, grades, groups, ranks};
pub use landing::landing;
pub use sheet::sheet;

/// Which pay is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The period.
    pub per: Per,
    /// The day whose table is shown; nothing for today.
    pub on: Option<NaiveDate>,
}

impl Shown {
    /// A period other than a year, which goes without saying: " a month".
    pub(super) fn period(self) -> String {
        if self.per == Per::Year { String::new() } else { format!(" {}", time::a(self.per)) }
    }

    fn when(self, format: &dyn Format) -> String {
        self.on.map_or_else(|| "today".to_owned(), |day| format!("by the table of {}", format.date(day)))
    }
}

/// All positions: "D5.1, EM5.1 and D6.1".
pub fn title(sides: &[Side<'_>]) -> String {
    list(&sides.iter().map(|side| side.at().to_string()).collect::<Vec<_>>())
}

/// What would change, one text for each position beside the baseline: two sentences for one of them, a sentence each for more.
pub fn opening(comparisons: &[Comparison<'_>], shown: Shown, format: &dyn Format) -> Vec<Text> {
    let alone = comparisons.len() == 1;
    let texts = comparisons.iter().enumerate().map(|(place, comparison)| {
        let (from, to) = (comparison.from.at().to_string(), comparison.to.at().to_string());
        if comparison.way == Move::Stay {
            return Text::default().strong(&from).say(" stands here twice: there is nothing to compare.");
        }
        let start =
            if place == 0 { Text::default().say("Moving from ").strong(&from).say(" to ") } else { Text::default().say("Moving to ") };
        let text = start.strong(&to).say(&format!(" {}", asks::asks(comparison)));
        pays(text.say(if alone { ". " } else { "; " }), comparison, alone, shown, format).say(".")
    });
    texts.collect()
}

/// The difference in pay: "it pays $3,600 more today".
fn pays(text: Text, comparison: &Comparison<'_>, begins: bool, shown: Shown, format: &dyn Format) -> Text {
    let cased = |words: &str| if begins { sentence(words) } else { words.to_owned() };
    let (from, to) = (comparison.from.at().to_string(), comparison.to.at().to_string());
    let none = |text: Text, of: &str| text.say(&cased("no pay is given for ")).strong(of).say(", so the difference is not known");
    match comparison.pay {
        PayChange::Known { more, .. } => {
            let much = match more.minor() {
                0 => "the same".to_owned(),
                minor => {
                    let size = Money::new(minor.abs(), more.currency());
                    format!("{} {}", format.money(size), if minor > 0 { "more" } else { "less" })
                }
            };
            text.say(&cased("it pays ")).strong(&much).say(&format!("{} {}", shown.period(), shown.when(format)))
        }
        PayChange::Missing { from: true, to: true } => text.say(&cased("no pay is given for either")),
        PayChange::Missing { from: true, .. } => none(text, &from),
        PayChange::Missing { .. } => none(text, &to),
        PayChange::Currencies(before, after) => {
            text.say(&cased(&format!("their pay is in two currencies, {before} and {after}, so the difference is not known")))
        }
    }
}

/// That asking less is normal where the work changes; nothing where no switch asks less.
pub fn losses(comparisons: &[Comparison<'_>]) -> Option<String> {
    let switches = || comparisons.iter().filter(|comparison| matches!(comparison.way, Move::Switch(_)));
    let axes = &comparisons.first()?.axes;
    let lost = |place: &usize| switches().any(|switch| switch.axes.get(*place).is_some_and(|axis| matches!(axis.change, Change::Loss(_))));
    let names: Vec<String> = axes.iter().enumerate().filter(|(place, _)| lost(place)).map(|(_, axis)| axis.axis.name.clone()).collect();
    (!names.is_empty()).then(|| format!("Asking less of {} is normal when the work changes; it is not an error.", list(&names)))
}

/// So many of something, in words: "one rank", "two levels".
fn many(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", number(count), super::counts::plural(count))
}
