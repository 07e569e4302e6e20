//! Changes of pay tables in words: what differs from what was opened, what it costs, why something was not changed.

use super::Format;
use super::counts::{list, number, of, sentence};
use super::path::more;
use super::team::positive;
use files::bands::draft::Differing;
use files::bands::grid::{NotChanged, Part, Slot};
use rules::health::TableAt;
use rules::id::LevelId;
use rules::money::Money;

/// A table by its region and its day: "Everywhere, from January 1, 2026".
pub fn table(table: &TableAt, format: &dyn Format) -> String {
    let region = if table.region.is_empty() { "Everywhere" } else { &table.region };
    match table.effective {
        Some(day) => format!("{region}, from {}", format.date(day)),
        None => format!("{region}, always"),
    }
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::Amount => "amount",
        Part::Min => "minimum",
        Part::Mid => "midpoint",
        Part::Max => "maximum",
    }
}

/// The head of a column: "Step 1" for the first, then "2"; "Minimum" for a band.
pub fn head(slot: &Slot, is_first: bool) -> String {
    let Some(step) = &slot.step else { return sentence(part(slot.part)) };
    let step = if is_first { format!("Step {step}") } else { step.to_string() };
    if slot.part == Part::Amount { step } else { format!("{step} {}", part(slot.part)) }
}

/// A cell by its level and its column, for those who listen: "D6, step 2".
pub fn cell(level: &LevelId, slot: &Slot) -> String {
    match (&slot.step, slot.part) {
        (Some(step), Part::Amount) => format!("{level}, step {step}"),
        (Some(step), other) => format!("{level}, step {step}, {}", part(other)),
        (None, other) => format!("{level}, {}", part(other)),
    }
}

/// What was changed, in a sentence and what follows from it. `year` is what the payroll rises by where a roster is open; `is_changed` says whether
/// the file is another one, which it may be with the same amounts, and `is_out` whether errors keep it out of the other views.
pub fn heading(differing: Differing, is_changed: bool, is_out: bool, year: Option<Money>, format: &dyn Format) -> (String, String) {
    let cells = differing.cells;
    if cells == 0 && is_changed {
        return ("No amount differs from the tables that you opened.".to_owned(), "The file writes them in another way.".to_owned());
    }
    if cells == 0 {
        return (
            "Nothing is changed yet.".to_owned(),
            "Type into a cell, paste a block from a spreadsheet, or raise many at once.".to_owned(),
        );
    }
    let differ = if cells == 1 { "differs" } else { "differ" };
    let first = format!("{} {differ} from the tables that you opened.", sentence(&of(cells, "cell")));
    let then = match year {
        Some(year) if year.minor() == 0 => "With the roster open, payroll stays what it is.".to_owned(),
        Some(year) => format!("With the roster open, payroll {} by {} a year.", rises(year), format.money(positive(year))),
        None if is_out => "The other views do not show it yet.".to_owned(),
        None => "All other views show this already.".to_owned(),
    };
    (first, then)
}

const fn rises(by: Money) -> &'static str {
    if by.minor() < 0 { "falls" } else { "rises" }
}

/// Why nothing was changed, and what to do.
pub fn not_changed(why: &NotChanged, format: &dyn Format) -> String {
    match why {
        NotChanged::OpenQuote => {
            "The last row of bands.csv has quotation marks that are not closed. Mend that first: Check shows where.".to_owned()
        }
        NotChanged::NoColumn => "bands.csv has no column for that. Add it in the file, and open it again.".to_owned(),
        NotChanged::Same => "Nothing would change by that.".to_owned(),
        NotChanged::Outside(amount) => {
            format!("{} would become less than nothing or too much. Raise by less.", format.money(*amount))
        }
        NotChanged::OtherCurrency(currency) => {
            format!("A table is in {currency}. Raise it by an amount in that currency, or by percent.")
        }
    }
}

/// What a raise by how much may be.
pub const NO_RAISE: &str = "By how much? Write percent or an amount, such as 2.3 %, -1 % or 1,000.";

/// What a raise does, until something is typed.
pub const RAISE_HINT: &str = "With a day, the raised amounts become a table of their own from then on; without one, this table changes.";

/// Tables that the wide form cannot hold.
pub const NOT_WIDE: &str = "One row a level holds one amount a step. Here a level has a band of its own, or a step a range.";

/// Asked before something that was changed gives way to other files.
pub const MAY_LOSE: &str = "What you changed under Edit is not saved, and would be lost. Go on without it?";

/// A day that is none.
pub const NO_DAY: &str = "From which day? Choose a whole date, or none to change the table itself.";

/// What a raise would do: the one of `example` is the first of them.
pub fn preview(cells: usize, example: Option<(String, Money, Money)>, from: Option<chrono::NaiveDate>, format: &dyn Format) -> String {
    let example = example.map(|(cell, before, after)| format!(": {cell} from {} to {}", format.money(before), format.money(after)));
    let from = from.map_or_else(|| "In the table itself.".to_owned(), |day| format!("From {}; the tables before stay.", format.date(day)));
    format!("{} would change{}. {from}", sentence(&of(cells, "amount")), example.unwrap_or_default())
}

/// Cells were changed, for those who listen.
pub fn changed(cells: usize) -> String {
    format!("{} changed.", sentence(&of(cells, "amount")))
}

/// A block was pasted, of which some lay beyond the table.
pub fn pasted(cells: usize, beyond: usize) -> String {
    let beyond = match beyond {
        0 => String::new(),
        1 => " One cell lay beyond the table and is left out.".to_owned(),
        beyond => format!(" {} cells lay beyond the table and are left out.", sentence(&number(beyond))),
    };
    format!("{}{beyond}", changed(cells))
}

/// What a change costs, of people in all, of whom some are paid more and some less.
pub fn cost(day: chrono::NaiveDate, format: &dyn Format) -> String {
    format!("What it costs on {}, by the roster that is open, where everybody stands.", format.date(day))
}

/// By how much pay changes a year: "+$1,700"; "0" where it stays.
pub fn year(by: Option<Money>, format: &dyn Format) -> String {
    match by {
        None => "not known".to_owned(),
        Some(by) if by.minor() == 0 => "0".to_owned(),
        Some(by) => more(by, format),
    }
}

/// Whom a change leaves outside of the band of their level, and who comes into it.
pub fn circles(outside: &[String], inside: &[String]) -> Option<String> {
    let people = |names: &[String], now: &str| {
        let is = if names.len() == 1 { "is" } else { "are" };
        (!names.is_empty()).then(|| format!("{} {is} {now} of their level now.", some(names)))
    };
    let parts: Vec<String> =
        [people(outside, "paid outside the band"), people(inside, "paid within the band")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The first of many names.
fn some(names: &[String]) -> String {
    const MOST: usize = 6;
    match names.get(..MOST).filter(|_| names.len() > MOST + 1) {
        Some(first) => list(&[first, &[format!("{} others", number(names.len() - MOST))]].concat()),
        None => list(names),
    }
}

/// What a change does to what Check tells.
pub fn findings(new: usize, gone: usize) -> String {
    let part = |count: usize, now: &str| {
        let is = if count == 1 { "is" } else { "are" };
        (count > 0).then(|| format!("{} {is} {now}", of(count, "finding")))
    };
    let parts: Vec<String> = [part(new, "new"), part(gone, "gone")].into_iter().flatten().collect();
    if parts.is_empty() {
        return "No finding comes or goes: steps rise, and levels stand in order, as before.".to_owned();
    }
    format!("{}.", sentence(&list(&parts)))
}

/// Findings that are not listed.
pub fn beyond(count: usize) -> String {
    format!("And {} more, under Check.", number(count))
}

/// Problems that keep a change out of the other views.
pub fn kept_out(count: &str, first: &str) -> String {
    format!("{} this out of the other views: {first}", sentence(count))
}

#[cfg(test)]
mod tests {
    use super::{circles, findings, head, heading, pasted, table};
    use crate::plain::Plain;
    use files::bands::draft::Differing;
    use files::bands::grid::{Part, Slot};
    use rules::date;
    use rules::health::TableAt;
    use rules::money::Money;

    #[test]
    fn what_was_changed_is_said_plainly() {
        let dollars = |minor| "USD".parse().ok().map(|currency| Money::new(minor, currency));
        let told = |cells, year| heading(Differing { cells, latest: None }, cells > 0, false, year, &Plain).concat_parts();
        assert_eq!(told(0, None), "Nothing is changed yet. Type into a cell, paste a block from a spreadsheet, or raise many at once.");
        assert_eq!(told(1, None), "One cell differs from the tables that you opened. All other views show this already.");
        assert_eq!(
            told(12, dollars(1_840_000)),
            "Twelve cells differ from the tables that you opened. With the roster open, payroll rises by USD 18400.00 a year."
        );
        assert_eq!(
            told(2, dollars(-100)),
            "Two cells differ from the tables that you opened. With the roster open, payroll falls by USD 1.00 a year."
        );
    }

    trait Parts {
        fn concat_parts(self) -> String;
    }

    impl Parts for (String, String) {
        fn concat_parts(self) -> String {
            format!("{} {}", self.0, self.1)
        }
    }

    #[test]
    fn columns_and_tables_have_names() {
        let slot = |step: &str, part| Slot { step: step.parse().ok(), part };
        assert_eq!(head(&slot("1", Part::Amount), true), "Step 1");
        assert_eq!(head(&slot("2", Part::Amount), false), "2");
        assert_eq!(head(&slot("2", Part::Max), false), "2 maximum");
        assert_eq!(head(&slot("", Part::Min), false), "Minimum");
        let at = |region: &str, day| TableAt { region: region.to_owned(), effective: date::parse(day) };
        assert_eq!(table(&at("", ""), &Plain), "Everywhere, always");
        assert_eq!(table(&at("North", "2026-07-01"), &Plain), "North, from 2026-07-01");
    }

    #[test]
    fn what_follows_is_said_in_sentences() {
        assert_eq!(pasted(3, 2), "Three amounts changed. Two cells lay beyond the table and are left out.");
        assert_eq!(pasted(1, 0), "One amount changed.");
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(circles(&[], &[]), None);
        assert_eq!(
            circles(&names(&["Ada"]), &names(&["Jan", "Li"])).as_deref(),
            Some("Ada is paid outside the band of their level now. Jan and Li are paid within the band of their level now.")
        );
        assert_eq!(
            circles(&names(&["A"; 9]), &[]).as_deref(),
            Some("A, A, A, A, A, A and three others are paid outside the band of their level now.")
        );
        assert_eq!([findings(1, 0), findings(0, 2)], ["One finding is new.", "Two findings are gone."]);
        assert_eq!(findings(1, 2), "One finding is new and two findings are gone.");
    }
}
