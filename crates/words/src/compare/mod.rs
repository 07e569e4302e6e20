//! A comparison in sentences: what another position asks and pays against the baseline.

mod asks;
mod cells;
mod landing;
mod sheet;

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::Format;
use super::counts::{list, number, sentence};
use super::piece::Text;
use super::time;
use rules::compare::{Change, Comparison, Move, PayChange, Side};
use rules::id::{LevelId, Position};
use rules::ladder::Axis;
use rules::money::Money;
use rules::per::Per;

pub use cells::{MarkedCell, bands, difference, differential, grades, groups, ranks};
pub use landing::landing;
pub use sheet::sheet;

/// Which pay is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownPay {
    /// The period.
    pub per: Per,
    /// The day whose table is shown; nothing for today.
    pub on: Option<NaiveDate>,
}

impl ShownPay {
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

/// The heading while no position is chosen.
pub const NOTHING: &str = "Compare positions";

/// What would change, one text for each position beside the baseline: two sentences for one of them, a sentence each for more.
pub fn opening(comparisons: &[Comparison<'_>], shown: ShownPay, format: &dyn Format) -> Vec<Text> {
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
fn pays(text: Text, comparison: &Comparison<'_>, begins: bool, shown: ShownPay, format: &dyn Format) -> Text {
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
            let midpoints = if comparison.from.in_range || comparison.to.in_range { ", from midpoint to midpoint" } else { "" };
            text.say(&cased("it pays ")).strong(&much).say(&format!("{} {}{midpoints}", shown.period(), shown.when(format)))
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

/// What there is to do while fewer than two positions are chosen.
pub const fn too_few(chosen: usize) -> &'static str {
    match chosen {
        0 => "Choose two to four positions of any tracks. The first is the baseline that the others are set against.",
        _ => "Choose another position to set against it: what would change, in the work and in the pay?",
    }
}

/// The columns after a choice, for those who listen.
pub fn announced(sides: &[Side<'_>]) -> String {
    if sides.is_empty() { "No position is chosen.".to_owned() } else { format!("Comparing {}.", title(sides)) }
}

/// Over the picker when it replaces a position.
pub fn instead(at: &Position) -> String {
    format!("Another position instead of {at}")
}

/// How many rows are hidden because nothing differs in them.
pub fn hidden(rows: usize) -> String {
    sentence(&format!("{} in which nothing differs {} hidden.", many(rows, "row"), if rows == 1 { "is" } else { "are" }))
}

/// The head of the row of pay: "Pay a year".
pub fn pay_head(per: Per) -> String {
    format!("Pay {}", time::a(per))
}

/// Over what each level of a climb adds: "From D3 to D6, level by level".
pub fn climb(from: &LevelId, to: &LevelId) -> String {
    format!("From {from} to {to}, level by level")
}

/// What a level adds to the grades of the one below it: "People: Mentors, Influence: Team".
pub fn added_grades(grades: &[(String, String)]) -> String {
    grades.iter().map(|(axis, grade)| format!("{axis}: {grade}")).collect::<Vec<_>>().join(", ")
}

/// The button that shows the rest of a long group.
pub fn more(left: usize) -> String {
    format!("Show more ({left})")
}

/// Where the ladder has no axes to draw.
pub const NO_AXES: &str = "This ladder has no axes, so there is no radar: the table tells levels by what they own, expect and pay.";

/// How to read the radar.
pub fn radar(axes: &[Axis]) -> String {
    let grades = |axis: &Axis| axis.grades.len();
    let most = axes.iter().map(grades).max().unwrap_or_default();
    let even = axes.iter().all(|axis| grades(axis) == most);
    let rim = if even {
        format!("grade 1 is next to the centre, grade {most} at the rim")
    } else {
        "the highest grade of each at the rim".to_owned()
    };
    format!(
        "{}: {rim}. The table holds the same grades by name.",
        sentence(&format!("{} ax{}", number(axes.len()), if axes.len() == 1 { "is" } else { "es" }))
    )
}

/// The levels that have a gap in the radar, because a grade is not given.
pub fn no_profile(sides: &[Side<'_>]) -> Option<String> {
    let gap = |side: &&Side<'_>| side.found.level.profile.iter().any(Option::is_none);
    let levels: BTreeSet<String> = sides.iter().filter(gap).map(|side| side.found.level.id.to_string()).collect();
    let levels: Vec<String> = levels.into_iter().collect();
    (!levels.is_empty()).then(|| format!("Not every grade of {} is given, which leaves a gap in its line.", list(&levels)))
}

/// The dataset and the date of its table, for what leaves the page.
pub fn of_dataset(name: &str, effective: Option<NaiveDate>, today: NaiveDate, format: &dyn Format) -> String {
    let from = effective.map(|date| format!(", pay {}", time::in_force(date, today, format))).unwrap_or_default();
    format!("{name}{from}.")
}

/// The name of a file of a comparison, without its ending: `compare-D5.1-EM5.1`.
pub fn file_name(sides: &[Side<'_>]) -> String {
    sides.iter().fold("compare".to_owned(), |name, side| format!("{name}-{}", side.at()))
}

/// The head of the row of the soonest arrivals.
pub fn soonest_head(baseline: &Position) -> String {
    format!("Soonest from {baseline}")
}
