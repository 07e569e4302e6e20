//! What is wrong in a file: every code and its place in words.

use std::collections::HashMap;

use super::counts::{list, plural, sentence};
use files::problem::{Code, FileProblem, FoundValue, Identified, Severity, TableForm, Thing, Wanted};
use files::text::SHOWN;
use files::{offers, roster};
use rules::{health, id};

/// Where a problem stands: "bands.csv, line 12, amount".
pub fn place(problem: &FileProblem) -> String {
    let place = &problem.place;
    let line = place.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let field = if place.field.is_empty() { String::new() } else { format!(", {}", visible(&place.field)) };
    format!("{}{line}{field}", problem.file)
}

/// What was found, what was expected, and what it means for readers where the two do not say it.
pub fn what(problem: &FileProblem) -> String {
    let (found, expected) = found_and_expected(problem);
    format!("Found {found}. Expected {}.{}", expected.trim_end_matches('.'), means(problem))
}

/// What readers see of it, as a further sentence. Most say it where they say what was found (“which is left out”), and an error keeps the files out.
const fn means(problem: &FileProblem) -> &'static str {
    match problem.code {
        Code::RankLeftOut { .. } => {
            " Readers see a promotion that passes over a rank, and in other tracks levels beside which nothing stands."
        }
        Code::StepOfNoLevel(_) => " Moves land as if no least step were named.",
        Code::CapBelowPay { .. } => " Everybody there would be paid the cap alone.",
        Code::ZeroPay => " Readers see pay of nothing, and bands that begin there.",
        Code::FewerSteps { .. } => " From that day on readers see no pay on the steps left out.",
        Code::LevelWithoutPay => " Readers see the level without pay.",
        Code::IdleOnPurpose { .. } => " Readers see no difference.",
        _ => "",
    }
}

/// Where several problems of one cause stand: "bands.csv, amount, 12 places from line 2 to 40".
pub fn places(group: &[&FileProblem]) -> String {
    let Some(first) = group.first() else { return String::new() };
    if group.len() == 1 {
        return place(first);
    }
    let field = if group.iter().all(|own| own.place.field == first.place.field) { first.place.field.as_str() } else { "" };
    let field = if field.is_empty() { String::new() } else { format!(", {field}") };
    let lines = || group.iter().filter_map(|own| own.place.line);
    let from_to = match (lines().min(), lines().max()) {
        (Some(first), Some(last)) if first < last => format!(" from line {first} to {last}"),
        (Some(line), _) => format!(" in line {line}"),
        (None, _) => String::new(),
    };
    format!("{}{field}, {} places{from_to}", first.file, group.len())
}

/// What was found in several places for one cause, and what was expected in all of them.
pub fn cause(group: &[&FileProblem]) -> String {
    let Some(first) = group.first() else { return String::new() };
    if group.len() == 1 {
        return what(first);
    }
    if let Some(unmet) = unmet(group) {
        return unmet;
    }
    let (found, expected) = found_and_expected(first);
    // A level without pay is named by its place alone.
    let own = argument(first).filter(|own| found.contains(own.as_str()) && !matches!(first.code, Code::LevelWithoutPay));
    let mut names = counted(group.iter().copied());
    let is_alike = names.len() == 1 && own.is_some();
    names.retain(|(name, count)| !is_alike && (own.as_ref() != Some(name) || *count > 1));
    let listed = if names.is_empty() { String::new() } else { format!(": {}", named(&names)) };
    let more = group.len() - 1;
    let so = if is_alike { format!("the same in {more} more places") } else { format!("the like in {more} more places{listed}") };
    format!("Found {found}, and {so}. Expected {}.{}", expected.trim_end_matches('.'), means(first))
}

/// What tells problems from each other, each with how often it is there, in the order of the places.
fn counted<'p>(group: impl Iterator<Item = &'p FileProblem>) -> Vec<(String, usize)> {
    let (mut names, mut known): (Vec<(String, usize)>, HashMap<String, usize>) = (Vec::new(), HashMap::new());
    for name in group.filter_map(argument) {
        let place = *known.entry(name.clone()).or_insert(names.len());
        match names.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => names.push((name, 1)),
        }
    }
    names
}

/// The first of some names, with how often they are there.
fn named(names: &[(String, usize)]) -> String {
    let one = |(name, count): &(String, usize)| if *count == 1 { name.clone() } else { format!("{name} ({count} times)") };
    let mut told: Vec<String> = names.iter().take(NAMED).map(one).collect();
    if names.len() > NAMED {
        told.push(format!("{} more", names.len() - NAMED));
    }
    list(&told)
}

/// Levels that only one of the two files has, named both ways; nothing where it is about something else.
fn unmet(group: &[&FileProblem]) -> Option<String> {
    let (without, unknown): (Vec<&FileProblem>, Vec<&FileProblem>) =
        group.iter().partition(|own| matches!(own.code, Code::LevelWithoutPay));
    if without.is_empty() || !unknown.iter().all(|own| matches!(own.code, Code::UnknownLevel(_))) {
        return None;
    }
    let (unknown, without) = (counted(unknown.into_iter()), counted(without.into_iter()));
    (!unknown.is_empty()).then(|| {
        format!(
            "Found pay for levels that ladder.json does not have, {}, which is left out, and no pay for levels that it has: {}. Expected the same ids in both files: perhaps they do not belong together, or name a level in two ways.",
            named(&unknown),
            named(&without)
        )
    })
}

/// What opens the list of all places of one cause.
pub fn all_places(count: usize) -> String {
    format!("All {count} places")
}

/// The lines of all places of one cause, in order, each once: "Lines 2, 3, 4 and 12 more."
pub fn lines(lines: &[usize]) -> String {
    let mut lines = lines.to_vec();
    lines.dedup();
    let mut named: Vec<String> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    if lines.len() > NAMED {
        named.push(format!("{} more", lines.len() - NAMED));
    }
    format!("Line{} {}.", plural(lines.len()), list(&named))
}

/// What was found, where it stands by itself.
pub fn found(problem: &FileProblem) -> String {
    sentence(&found_and_expected(problem).0)
}

/// So many of what was found in several places are named.
const NAMED: usize = 12;

/// What tells one of several problems of a kind from the others, as it is quoted.
fn argument(problem: &FileProblem) -> Option<String> {
    match &problem.code {
        Code::NotAnAmount(text)
        | Code::OtherMark(text)
        | Code::NegativePay(text)
        | Code::AmountOutside { found: text, .. }
        | Code::AnotherCurrency { found: text, .. }
        | Code::NotACurrencyOfRow(text)
        | Code::NotADate(text)
        | Code::NotAStep(text)
        | Code::NotADuration(text)
        | Code::NotAStepWait(text)
        | Code::NotAnId(text)
        | Code::NotAShare { found: text, .. }
        | Code::NoPromotionTo { to: text, .. }
        | Code::UnknownRegion(text)
        | Code::UnknownLevel(text)
        | Code::NoHead(text)
        | Code::UnknownAxis(text)
        | Code::UnknownTrack(text) => Some(quoted(text)),
        Code::IdTwice { id, .. } => Some(format!("“{id}”")),
        Code::UnknownStep { step, .. } => Some(format!("step “{step}”")),
        // The level is their place.
        Code::LevelWithoutPay => Some(problem.place.field.clone()),
        Code::FewerSteps { level, .. } => Some(level.clone()),
        _ => None,
    }
}

/// How many errors and warnings: "2 errors and 1 warning".
pub fn count(problems: &[FileProblem]) -> String {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    kinds(&[(errors, "error"), (problems.len() - errors, "warning")])
}

/// How many there are of each kind, in digits and without those of which there is none: "2 errors, 1 warning and 3 findings".
pub fn kinds(counts: &[(usize, &str)]) -> String {
    let there = counts.iter().filter(|(count, _)| *count > 0);
    list(&there.map(|(count, noun)| format!("{count} {noun}{}", plural(*count))).collect::<Vec<_>>())
}

/// What was expected where a web page was found.
const INSTEAD_OF_A_PAGE: &str = "the file itself: it is probably missing on the host, which answered with a page instead";
/// What was expected of a file of offers.
const OFFERS: &str = "offers that Stepladder has saved, which begin with “stepladder”: “offers”";
/// What was expected of a file in another encoding.
const UTF_8: &str = "text in UTF-8: save the file as “CSV UTF-8” or as UTF-8";

/// A text of a file with a dot for each character that cannot be seen.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '·' } else { c }).collect()
}

/// A value quoted in a message, cut to a readable length.
pub(crate) fn quoted(value: &str) -> String {
    let short = visible(&value.chars().take(SHOWN).collect::<String>());
    let more = if value.chars().nth(SHOWN).is_some() { "…" } else { "" };
    format!("“{short}{more}”")
}

fn unknown_column(head: &str) -> String {
    format!("the unknown column {}, which is not read", quoted(head))
}

/// What was found, and what was expected or what to do, each as the middle of a sentence.
#[allow(clippy::too_many_lines)] // one arm a code, and nothing else
pub fn found_and_expected(problem: &FileProblem) -> (String, String) {
    let s = str::to_owned;
    let column = problem.place.column.unwrap_or_default();
    let of_roster = problem.file == roster::FILE;
    let of_offers = problem.file == offers::FILE;
    // Bands leave out what a row of a roster, or an offer, cannot do without.
    let (pay_for, left_out) = if of_roster || of_offers { ("", "") } else { ("pay for ", ", which is left out") };
    match &problem.code {
        Code::NoBands => (s("no such file"), s("the salary band matrix; without it the ladder is shown without pay")),
        Code::BrokenUtf16 => (s("text in UTF-16 that is cut off or broken"), s(UTF_8)),
        Code::EmptyFile => (s("an empty file"), s("a file with content")),
        Code::NotUtf8(byte) => (format!("the byte {byte:#04x}, which is not UTF-8 text"), s(UTF_8)),
        Code::WebPage if of_roster => (s("a web page"), s("a roster as text: save the table as CSV")),
        Code::WebPage => (s("a web page"), s(if of_offers { OFFERS } else { INSTEAD_OF_A_PAGE })),
        Code::CutOff => (s("the end of the file"), s("the rest of it: it stops in the middle of a value, as if cut off")),
        Code::NotJson(what) => (format!("text that is not JSON at column {column}"), format!("JSON ({what})")),
        Code::HalfACharacter => (s("a text that is not JSON"), s("a text whose \\u escapes are whole characters")),
        Code::TooDeep(most) => (s("values nested too deeply"), format!("at most {most} lists and objects in one another")),
        Code::Shape { found, wanted: shape } => (value(found), wanted(shape)),
        Code::FieldTwice(name) => (format!("the field {} a second time", quoted(name)), s("each field once")),
        Code::UnknownField { name, known } => {
            (format!("the unknown field {}, which is not read", quoted(name)), format!("one of {}", known.join(", ")))
        }
        Code::NoField(name) => (s("nothing"), format!("the field “{name}”")),
        Code::EmptyText(what) => (s("an empty text"), format!("a {what}")),
        Code::NoDataset => (s("no dataset"), s("at least one dataset")),
        Code::HalfAnEntry => (s("an entry without “id” or “name”"), s("both")),
        Code::NotAFolder(text) => (quoted(text), format!("a folder name of {}, other than “local”", id::SHAPE)),
        Code::IdTwice { id, of } => (format!("the id “{id}” a second time"), format!("an id that no other {} has", identified(*of))),
        Code::NotAnId(text) => (quoted(text), format!("an id of {}", id::SHAPE)),
        Code::NotACurrency(text) => (quoted(text), s("an ISO 4217 currency code of three capital letters, such as USD")),
        Code::NotACurrencyOfRow(text) => (quoted(text), s("an ISO 4217 currency code such as USD")),
        Code::NotADate(text) => (quoted(text), s("an ISO date such as 2026-07-01")),
        Code::NotADuration(text) => (quoted(text), s("an ISO 8601 duration of years, months, weeks or days, such as P6M, P52W or P2Y")),
        Code::NotAStepWait(text) => (quoted(text), s("an ISO 8601 duration such as P6M, P52W or P2Y, or “merit”")),
        Code::LevelBesideLevelAfter => (s("level beside level_after, which is not read"), s("one of the two")),
        Code::NoPromotionTo { from, to } => (quoted(to), format!("the id of a level of the same track above {from}")),
        Code::RegionTwice(name) => (format!("the region {} a second time", quoted(name)), s("each region once")),
        Code::PercentOutside(found) => (quoted(found), s("a percentage from -100 to 1000 of 12 digits or fewer")),
        Code::NotADecimal(found) => (quoted(found), s("a plain amount above 0 such as 197200 or 0.01")),
        Code::AdditionReversed => (s("at_least above at_most"), s("at_most no lower than at_least")),
        Code::CapBelowPay { cap, lowest } => {
            (format!("{cap}, below the lowest pay of everywhere, {lowest}"), s("the highest pay of the region"))
        }
        Code::AnotherFormat(format) => (format.to_string(), s("format 1, the only one that this version of Stepladder reads")),
        Code::NoFormat => (s("nothing"), s("“format”: 1")),
        Code::RankOutside { rank, highest } => (rank.to_string(), format!("a rank from 1 to {highest}")),
        Code::SampleBesideFigures => (s("sample beside figures, which is not read"), s("“figures” alone, which replaces it")),
        Code::HoursTwice => (s("hours_per_week beside hours_per_year, which is not read"), s("one of the two")),
        Code::HoursOutside { found, most } => (found.clone(), format!("hours above 0, at most {most}, of 12 digits or fewer")),
        Code::GradeCount(count) => (format!("{count} grades"), s("1 to 255 named grades, lowest first")),
        Code::IdleOnPurpose { finding, .. } if !health::NAMES.contains(&finding.as_str()) => {
            (format!("the unknown finding {}", quoted(finding)), format!("one of {}", health::NAMES.join(", ")))
        }
        Code::IdleOnPurpose { finding, at } => {
            let at =
                if at.is_empty() { String::new() } else { format!(" of {}", list(&at.iter().map(|id| quoted(id)).collect::<Vec<_>>())) };
            (format!("{}{at}, which meets no finding any more", quoted(finding)), s("nothing: remove the entry"))
        }
        Code::ScopeTwice(rank) => (format!("a second scope of rank {rank}"), s("one scope a rank")),
        Code::ReviewsOverlap { ranks: (from, to), before: (first, last) } => (
            format!("ranks {from} to {to}, some of which are in {first} to {last} before"),
            s("each rank in one review; the first one counts"),
        ),
        Code::RankCount(count) => (format!("a list of {count}"), s("two ranks: the lowest and the highest")),
        Code::RanksReversed(from, to) => (format!("{from} before {to}"), s("the lowest rank before the highest")),
        Code::NotAPercentage(found) => (found.clone(), s("a percentage above 0")),
        Code::AnotherRise => (s("another rise"), s("either “steps” from 1 to 50 or “percent”")),
        Code::NoTrack => (s("no track"), s("at least one track")),
        Code::NoLevel => (s("no level"), s("at least one level")),
        Code::EmptyExpectation => (s("an empty expectation, which is left out"), s("a line of text")),
        Code::RankLeftOut { lower: (low, lower), higher: (high, higher) } => {
            (format!("rank {high} ({higher}) right after rank {low} ({lower})"), s("no rank left out within a track, unless on purpose"))
        }
        Code::UnknownAxis(name) => (format!("the unknown axis {}, which is left out", quoted(name)), s("the id of an axis")),
        Code::GradeOutside { grade, most, axis } => {
            (format!("grade {grade}, which is left out"), format!("a grade from 1 to {most}: {axis} has no others"))
        }
        Code::StepCount { count, most } => (format!("{count} steps"), format!("1 to {most} steps")),
        Code::UnknownTrack(name) => (format!("the unknown track {}, which is left out", quoted(name)), s("the id of a track")),
        Code::StepOfNoLevel(step) => (format!("the step “{step}”, which no level has"), s("the id of a step")),
        Code::NoLevelColumn(found) => (quoted(found), s("a header with a column “level”, separated by commas, semicolons or tabs")),
        Code::NoAmountColumn => (s("no pay column"), s("a column “amount”, or “min” and “max”")),
        Code::NoPayColumn => {
            (s("no pay column"), s("a column “amount”, or “min” and “max”, or one column for each step with its id as head"))
        }
        Code::UnknownColumn { head, form: TableForm::Tidy } => {
            (unknown_column(head), s("level, step, amount, min, mid, max, region, effective or currency, each once"))
        }
        Code::UnknownColumn { head, form: TableForm::Wide } => {
            (unknown_column(head), s("level, region, effective, currency or a step of the ladder, each once"))
        }
        Code::UnknownColumn { head, form: TableForm::Roster } => {
            (unknown_column(head), s("name, level, step, pay, hours, region, level_since, step_since, variable, group or team, each once"))
        }
        Code::OpenQuote { found, lines } => (
            if *lines == 1 {
                format!("{}, within which the file ends", quoted(found))
            } else {
                format!("{}, which goes on over {lines} lines", quoted(found))
            },
            s("a closing quotation mark in the line where the cell begins"),
        ),
        Code::CellCount { cells, heads } => {
            (format!("{cells} cells"), format!("{heads} as in the header: put amounts that contain the separator in quotes"))
        }
        Code::NoHead(found) => (format!("{} in a column without a head, which is not read", quoted(found)), s("a head")),
        Code::NoLevelId => (s("nothing"), s("the id of a level")),
        Code::UnknownLevel(found) => {
            (format!("{pay_for}the unknown level {}{left_out}", quoted(found)), s("the id of a level in ladder.json"))
        }
        Code::NotAStep(found) => (format!("the step {}{left_out}", quoted(found)), s("the id of a step in ladder.json")),
        Code::UnknownStep { step, level, steps } => {
            (format!("{pay_for}step “{step}” of {level}{left_out}"), format!("a step that ladder.json gives {level}: {}", steps.join(", ")))
        }
        Code::NoCurrency => (s("pay without a currency"), s("“pay”: { “currency”: … } in ladder.json, or a column “currency”")),
        Code::NotAnAmount(found) if of_offers => (quoted(found), s("an amount such as 93000.00")),
        Code::NotAnAmount(found) => (quoted(found), s("an amount such as 62000, 62,000.00 or 62 000,00")),
        Code::AnotherCurrency { found, currency } => (quoted(found), format!("an amount in {currency}, the currency of the table")),
        Code::TwoMarks { found, point, comma } => (
            quoted(found),
            format!(
                "a file that can be read one way only: this could be {point} or {comma}. Write amounts without thousands separators, or one of them with its decimals"
            ),
        ),
        Code::ZeroPay => (s("pay of 0"), s("an amount above 0: where there is no rate, leave the cell empty")),
        Code::NegativePay(found) if of_offers => (quoted(found), s("an amount of 0 or more")),
        Code::NegativePay(found) => (quoted(found), s("pay of 0 or more")),
        Code::OtherMark(found) => (quoted(found), s("the same decimal mark and thousands separator as in the other amounts of the file")),
        Code::AmountOutside { found, largest } => (
            quoted(found),
            format!(
                "an amount of at most {largest} {}, with {} decimals at most and three digits between thousands separators",
                largest.currency(),
                largest.currency().decimals()
            ),
        ),
        Code::NoPay => (s("a row without pay, which is left out"), s("an amount, or min and max")),
        Code::AmountBesideRange => (s("an amount beside min or max"), s("either “amount”, or “min” and “max”")),
        Code::HalfARange => (s("nothing"), s("both “min” and “max”")),
        Code::CellTwice(line) => (format!("the same cell as in line {line}"), s("one row for each level, step, region and date")),
        Code::FewerSteps { level, without } => (
            format!("newer pay of {level} without {} {}", if without.len() == 1 { "step" } else { "steps" }, without.join(", ")),
            s("all of its steps: newer rows of a level replace the older ones whole"),
        ),
        Code::TwoCurrencies { found, table } => (format!("{found} in a table of {table}"), s("one currency for each region and date")),
        Code::MidOutside { mid, min, max } => {
            (format!("the midpoint {mid} outside its band, which is left out"), format!("a midpoint from {min} to {max}; half way is used"))
        }
        Code::BandReversed { min, max } => (format!("min {min} above max {max}"), s("min at or below max")),
        Code::LevelWithoutPay => (s("no pay for this level"), s("a row for it, unless on purpose")),
        Code::BirthColumn(head) => (
            format!("the column {}, which is not read", quoted(head)),
            s("no date of birth and no age: they are not needed and not used, and are best taken out of the file"),
        ),
        Code::UnknownRegion(found) if of_offers => {
            (format!("the unknown region {}", quoted(found)), s("a region that the dataset pays, or none for everywhere"))
        }
        Code::UnknownRegion(found) => {
            (format!("the unknown region {}", quoted(found)), s("a region that the dataset pays, or an empty cell for everywhere"))
        }
        Code::NotAShare { found, by_week: true } => {
            (quoted(found), s("a share of full time such as 0.95 or 95 %: this looks like hours a week"))
        }
        Code::NotAShare { found, by_week: false } => {
            (quoted(found), s("a share of full time above 0 and at most 1, such as 0.8 or 80 %, of 12 digits or fewer"))
        }
        Code::DateOutside { found, from, to } => (found.to_string(), format!("a date from {from} to {to}")),
        Code::StepBeforeLevel { step, level } => {
            (format!("{step}, before {level}, since when the level is held"), s("that day or a later one"))
        }
        Code::StepBesidePosition { step, position } => {
            (format!("step {} beside {position}", quoted(step)), s("the step in one of the two cells"))
        }
        Code::NeitherStepNorPay => (s("neither a step nor pay"), s("one of the two")),
        Code::AmountWithoutTables => (s("an amount where the dataset has no pay"), s("an empty cell, or a dataset with bands.csv")),
        Code::PayOfAnotherStep { pay, other, step, pays } => (
            format!("pay of {pay}, that of step {other}, on step {step}, which pays {pays}"),
            s("the pay of the step held, unless on purpose: the row counts as step and pay off it"),
        ),
        Code::PersonTwice(line) => {
            (format!("the name, position, pay, dates and team of line {line} again"), s("one row a person; both are used"))
        }
        Code::NotOffers => (s("JSON of something else"), s(OFFERS)),
        Code::AnotherDataset { found, open } => {
            (format!("offers of the dataset {}", quoted(found)), format!("offers of {}, the dataset that is open", quoted(open)))
        }
        Code::OfferCount { count, most } => (format!("{count} offers"), format!("at most {most}: the first {most} are used")),
        Code::NoSuchOffer { chosen, count: 0 } => (format!("{chosen} where there is no offer"), s("nothing")),
        Code::NoSuchOffer { chosen, count } => {
            (chosen.to_string(), format!("the place of an offer from 0 to {}: none is chosen", count.saturating_sub(1)))
        }
        Code::OneOfTwo { fields: [first, second], both } => {
            let (one, other) = if *both { ("both", "and") } else { ("neither", "nor") };
            (format!("{one} “{first}” {other} “{second}”"), s("one of the two"))
        }
        Code::BonusOutside { found, most } => {
            (quoted(found), format!("a share of the pay such as 0.08, from 0 to {most}, of 12 digits or fewer"))
        }
        Code::MonthsOutside { months, most } => (format!("{months} months"), format!("1 to {most} months")),
        Code::CliffAfterGrant { cliff, months } => {
            (format!("a cliff of {cliff} months, after all of the grant"), format!("a cliff of at most {months} months"))
        }
    }
}

fn value(found: &FoundValue) -> String {
    match found {
        FoundValue::Null => "null".to_owned(),
        FoundValue::Bool(value) => value.to_string(),
        FoundValue::Number(text) => text.clone(),
        FoundValue::Text(text) => quoted(text),
        FoundValue::List => "a list".to_owned(),
        FoundValue::Object => "an object".to_owned(),
    }
}

fn wanted(wanted: &Wanted) -> String {
    let what = match wanted {
        Wanted::Object(about) => thing(*about),
        Wanted::AnyObject => "an object",
        Wanted::List => "a list",
        Wanted::Text => "a string",
        Wanted::Bool => "true or false",
        Wanted::Number => "a number",
        Wanted::Whole => "a whole number, 0 or more",
        Wanted::WholeUpTo(most) => return format!("a whole number of at most {most}"),
        Wanted::OneOf(words) => return format!("one of “{}”", words.join("”, “")),
        Wanted::Steps => "a number of steps, or a list of them",
        Wanted::Expects => "a string, or an object with “text”",
        Wanted::Lands => "“first-step”, “same-step”, “no-decrease”, “raise” or an object with “rise”",
    };
    what.to_owned()
}

const fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Index => "an object with “format” and “datasets”",
        Thing::Entry => "an object with “id” and “name”",
        Thing::Ladder => "an object: a ladder",
        Thing::Pay => "an object with “currency”",
        Thing::Region => "an object: a region with “name” and “percent”",
        Thing::Expectation => "an object: an expectation with “text”",
        Thing::Axis => "an object: an axis with “id” and “name”",
        Thing::Grade => "an object: a grade with “name”",
        Thing::Scope => "an object with “rank” and “name”",
        Thing::Review => "an object with “ranks”",
        Thing::Moves => "an object with “promotion”, “level_jumps” or “switch”",
        Thing::Promotion => "an object with “from”, “lands”, “least_step” or “clocks”",
        Thing::Switch => "an object with “lands”, “least_step” or “clocks”",
        Thing::Track => "an object: a track with “id”, “name” and “levels”",
        Thing::Level => "an object: a level with “id”, “rank” and “title”",
        Thing::Step => "an object: a step with “id”",
        Thing::Role => "an object: a role with “id” and “name”",
        Thing::OnPurpose => "an object with “finding”, “at” and “reason”",
        Thing::RiseOf => "an object with “rise”",
        Thing::Rise => "an object with “steps” or “percent”",
        Thing::Offers => OFFERS,
        Thing::Texts => "an object with “greeting”, “opening”, “closing” or “signature”",
        Thing::Offer => "an object: an offer with “level” and “start”",
        Thing::Bonus => "an object with “share” or “amount”",
        Thing::Grant => "an object: a grant with “value” and “months”",
        Thing::Other => "an object with “name” and “amount”",
    }
}

const fn identified(of: Identified) -> &'static str {
    match of {
        Identified::Dataset => "dataset",
        Identified::Axis => "axis",
        Identified::Track => "track",
        Identified::Level => "level",
        Identified::StepOfLevel => "step of the level",
        Identified::Role => "role",
        Identified::Expectation => "expectation",
    }
}
