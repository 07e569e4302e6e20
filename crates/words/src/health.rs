//! Findings in words: hints for the owner of the files, told calmly, since much is on purpose.

use super::Format;
use super::counts::{list, number, of, plural, sentence};
use super::pay::range;
use files::{bands, ladder};
use rules::health::{Beside, Finding, Kind, Named, Part};
use rules::money::Money;

/// What stands above findings.
pub fn head(count: usize) -> String {
    let hints = if count == 1 { "It is a hint and may be on purpose" } else { "They are hints, and some may be on purpose" };
    format!("{count} finding{}. {hints}.", plural(count))
}

/// Where nothing is left of what was found; so many are on purpose.
pub fn nothing(on_purpose: usize) -> String {
    if on_purpose == 0 { "Nothing found.".to_owned() } else { "Nothing found but what is on purpose.".to_owned() }
}

/// What opens the list of those on purpose.
pub fn on_purpose(count: usize) -> String {
    format!("{count} on purpose")
}

/// Why something is on purpose.
pub fn reason(reason: &str) -> String {
    format!("On purpose: {reason}")
}

/// A finding was said to be on purpose, for those who listen; so many others are left.
pub fn marked(left: usize) -> String {
    let left = match left {
        0 => "No finding is left".to_owned(),
        left => format!("{} {} left", sentence(&of(left, "finding")), if left == 1 { "is" } else { "are" }),
    };
    format!("On purpose, with its reason in ladder.json. {left}.")
}

/// A finding is open again, for those who listen.
pub const UNMARKED: &str = "The finding is open again.";

/// The file that a finding is about.
pub const fn file(finding: &Finding) -> &'static str {
    if finding.at.table.is_some() { bands::FILE } else { ladder::FILE }
}

/// Where a finding is: "bands.csv, line 3, E2.1, North, table of 2026-07-01, and two more tables". `line` is that of the table.
pub fn place(finding: &Finding, line: Option<usize>, format: &dyn Format) -> String {
    let at = &finding.at;
    let mut parts = vec![file(finding).to_owned()];
    parts.extend(line.map(|line| format!("line {line}")));
    parts.extend(at.level.as_ref().map(|level| match &at.step {
        Some(step) => format!("{level}.{step}"),
        None => level.to_string(),
    }));
    if let Some(table) = &at.table {
        parts.extend((!table.region.is_empty()).then(|| table.region.clone()));
        parts.extend(table.effective.map(|date| format!("table of {}", format.date(date))));
    }
    match at.tables {
        0 | 1 => {}
        2 => parts.push("and one more table".to_owned()),
        tables => parts.push(format!("and {} more tables", number(tables - 1))),
    }
    parts.join(", ")
}

/// What stands above findings of one kind.
pub const fn title(kind: &Kind) -> &'static str {
    match kind {
        Kind::Outlier { .. } => "An amount is far from those around it",
        Kind::StepFalls { .. } => "A step pays less than the one before",
        Kind::LevelFalls { .. } => "A level pays less than the one below",
        Kind::Uneven { .. } => "A step rises less than the one before",
        Kind::StepWithoutPay => "A step has no pay",
        Kind::LevelWithoutPay => "A level has no pay in a region",
        Kind::Overlap { .. } => "Two bands are much the same",
        Kind::Compressed { .. } => "A band ends just below that of the next level",
        Kind::LandsLast { .. } => "A promotion lands on the last step",
        Kind::Apart { .. } => "Levels of one rank are paid far apart",
        Kind::Gap { .. } => "A band does not meet the next",
        Kind::OnePoint { .. } => "A band is a single figure",
        Kind::GradeFalls { .. } => "An axis asks less than at the level below",
        Kind::SameProfile { .. } => "Two levels share a profile",
        Kind::NameTwice { of: Named::Track, .. } => "Two tracks share a name",
        Kind::NameTwice { of: Named::Axis, .. } => "Two axes share a name",
        Kind::NameTwice { of: Named::Role, .. } => "Two roles share a name",
        Kind::NameTwice { of: Named::TitleOfTrack, .. } => "Two levels share a title",
        Kind::DoubleEncoded { .. } => "A text is garbled",
        Kind::TextTwice { .. } => "An expectation stands twice",
        Kind::NothingAsked => "A level asks nothing",
        Kind::TitleSays { .. } => "A title contradicts its id",
        Kind::NoReviews { .. } => "Ranks have neither reviews nor waits",
    }
}

/// What was found, and why it can matter.
pub fn what(finding: &Finding, format: &dyn Format) -> String {
    let money = |amount| format.money(amount);
    let level = finding.at.level.as_ref().map(ToString::to_string).unwrap_or_default();
    match &finding.what {
        Kind::Outlier { part, amount, beside, times, likely } => {
            let times = format.number(*times, 1);
            let odd = outlier(*part, finding.at.step.is_some(), *amount, beside, &times, format);
            let meant = likely.map(|likely| format!(": perhaps {} is meant", money(likely))).unwrap_or_default();
            format!("{odd} A digit or a decimal mark may have slipped{meant}.")
        }
        Kind::StepFalls { pays, before, paid_before } => {
            let (pays, paid_before) = (range(*pays, money), range(*paid_before, money));
            format!(
                "Pays {pays}, less than {level}.{before} before it, which pays {paid_before}. Whoever gains this step would be paid less."
            )
        }
        Kind::LevelFalls { band, lower, lower_band } => {
            let falls = if band.min() <= lower_band.min() && band.max() <= lower_band.max() {
                format!("Pays {}, less than {lower}, which pays {}.", range(*band, money), range(*lower_band, money))
            } else {
                format!("Its midpoint, {}, is below that of {lower}, {}.", money(band.mid()), money(lower_band.mid()))
            };
            format!("{falls} A promotion from there can bring less pay.")
        }
        Kind::Uneven { rise, before, rise_before } => format!(
            "Rises by {}, less than {level}.{before} before it, which rises by {}, while the other steps of the level rise evenly or more.",
            money(*rise),
            money(*rise_before)
        ),
        Kind::StepWithoutPay => {
            "Has no pay, while other steps of the level have. If there is no such step, leave it out of ladder.json as well.".to_owned()
        }
        Kind::LevelWithoutPay => {
            let here = finding.at.table.as_ref().map(|table| table.region.as_str()).filter(|region| !region.is_empty());
            let here = here.unwrap_or("the table of everywhere");
            format!("Has no pay in {here}, while other levels of its track have. Nobody can see there what it pays.")
        }
        Kind::Overlap { next, share } => {
            let share = format.percent(*share, 0);
            format!("Shares {share} of the band of {next}, the next level. A promotion there changes the range of pay little.")
        }
        Kind::Compressed { top, next, next_top } => {
            format!(
                "Its band ends at {}, and that of {next}, the next level, at {}. Whoever stands at the top gains little by a promotion.",
                money(*top),
                money(*next_top)
            )
        }
        Kind::LandsLast { from, next, last, met } => {
            let unmet = if *met { "" } else { ", which pays less than the rule of the ladder asks for" };
            format!("A promotion from {level}.{from} lands on {next}.{last}, the last step{unmet}. No step is left to gain there.")
        }
        Kind::Apart { mid, other, other_mid, share, ranks } => {
            let (mid, other_mid, share) = (money(*mid), money(*other_mid), format.percent(*share, 0));
            let more = more(*ranks, |more| format!(" So it is at {} other rank{}.", number(more), plural(more)));
            format!("Its midpoint, {mid}, is {share} above that of {other}, {other_mid}, which has the same rank in another track.{more}")
        }
        Kind::Gap { next, gap } => {
            format!("{} between this band and that of {next} belong to no level, while most levels of the track meet.", money(*gap))
        }
        Kind::OnePoint { amount } => {
            let amount = money(*amount);
            format!("Its band is one figure, {amount}, while most levels of the track are ranges. An end of the range may be missing.")
        }
        Kind::GradeFalls { axis, lower, .. } => {
            format!("Asks less of “{axis}” than {lower}, which stands below it. Levels build on each other within a track.")
        }
        Kind::SameProfile { other } => format!("Has the same grade as {other} on every axis. The profile does not tell the two apart."),
        Kind::NameTwice { name, of, .. } => {
            let twice = match of {
                Named::Track => "is the name of two tracks",
                Named::Axis => "is the name of two axes",
                Named::Role => "is the name of two roles",
                Named::TitleOfTrack => "is also the title of a lower level of the track",
            };
            format!("“{name}” {twice}. Readers may mix them up.")
        }
        Kind::DoubleEncoded { text } => {
            format!(
                "“{text}” looks garbled: text in UTF-8 that was once read as something else. Write it anew, and save the file as UTF-8."
            )
        }
        Kind::TextTwice { other, text, count } => {
            let twice = if other.as_str() == level {
                "twice".to_owned()
            } else {
                format!("as {other} does already, and what a lower level asks holds")
            };
            let more = more(*count, |more| format!(" So it is with {} more of its expectations.", number(more)));
            format!("Asks “{text}” {twice}.{more}")
        }
        Kind::NothingAsked => "Has no expectations, while most levels of its track have. Nobody can see what it asks anew.".to_owned(),
        Kind::TitleSays { title, says } => {
            format!("Its title, “{title}”, says {says}, and its id says something else. One of them may be a slip.")
        }
        Kind::NoReviews { ranks } => no_reviews(ranks),
    }
}

/// What comes after the first of several; nothing where there is only that one.
fn more(count: usize, say: impl Fn(usize) -> String) -> String {
    if count > 1 { say(count - 1) } else { String::new() }
}

fn no_reviews(ranks: &[u16]) -> String {
    let numbers: Vec<String> = ranks.iter().map(ToString::to_string).collect();
    let (s, have) = (plural(ranks.len()), if ranks.len() == 1 { "has" } else { "have" });
    let numbers = list(&numbers);
    format!("Rank{s} {numbers} {have} neither reviews nor waits, while other ranks have. Nobody can see when a step or a promotion comes.")
}

/// How an amount stands beside another: "Pays $580,000, 9.5 times the $61,000 of E2.2."
fn outlier(part: Part, of_step: bool, amount: Money, beside: &Beside, times: &str, format: &dyn Format) -> String {
    let (own, other) = (format.money(amount), format.money(beside.amount));
    let place = beside.step.as_ref().map_or_else(|| beside.level.to_string(), |step| format!("{}.{step}", beside.level));
    let whole = if of_step { "Its range" } else { "Its band" };
    let odd = match part {
        Part::Amount => format!("Pays {own}"),
        Part::Min => format!("{whole} begins at {own}"),
        Part::Max => format!("{whole} ends at {own}"),
        Part::Steps => format!("Its steps begin at {own}"),
    };
    if amount > beside.amount {
        format!("{odd}, {times} times the {other} of {place}.")
    } else {
        format!("{odd}; the {other} of {place} is {times} times as much.")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{head, place, title, what};
    use crate::plain::Plain;
    use rules::health::{Beside, Finding, Kind, Named, Part, Place, TableAt};
    use rules::money::Money;
    use rules::pay::Band;
    use rules::ratio::Ratio;

    fn usd(dollars: i64) -> Money {
        Money::new(dollars * 100, "USD".parse().unwrap())
    }

    fn band(min: i64, max: i64) -> Band {
        Band::new(usd(min), None, usd(max)).unwrap()
    }

    fn at(level: &str, step: Option<&str>, region: &str) -> Place {
        let table = TableAt { region: region.to_owned(), effective: None };
        Place { level: Some(level.parse().unwrap()), step: step.map(|step| step.parse().unwrap()), table: Some(table), tables: 1 }
    }

    fn say(step: Option<&str>, kind: Kind) -> String {
        what(&Finding { at: at("E2", step, "North"), what: kind, on_purpose: None }, &Plain)
    }

    #[test]
    fn places() {
        let said = |at: Place| place(&Finding { at, what: Kind::StepWithoutPay, on_purpose: None }, None, &Plain);
        assert_eq!(said(at("E2", Some("1"), "")), "bands.csv, E2.1");
        assert_eq!(said(at("E2", None, "North")), "bands.csv, E2, North");
        let table = Some(TableAt { region: "North".to_owned(), effective: rules::date::parse("2026-07-01") });
        let of = |tables| Place { table: table.clone(), tables, ..at("E2", Some("1"), "") };
        assert_eq!(said(of(1)), "bands.csv, E2.1, North, table of 2026-07-01");
        assert_eq!(said(of(2)), "bands.csv, E2.1, North, table of 2026-07-01, and one more table");
        assert_eq!(said(of(58)), "bands.csv, E2.1, North, table of 2026-07-01, and 57 more tables");
        let of_line = Finding { at: at("E2", Some("1"), ""), what: Kind::StepWithoutPay, on_purpose: None };
        assert_eq!(place(&of_line, Some(3), &Plain), "bands.csv, line 3, E2.1");
        assert_eq!(said(Place::default()), "ladder.json");
        assert_eq!(said(Place { level: "E2".parse().ok(), ..Place::default() }), "ladder.json, E2");
    }

    #[test]
    fn outliers() {
        let outlier = |part, step, amount: i64, beside: (&str, Option<&str>, i64), likely: Option<i64>| {
            let (level, of, other) = beside;
            let times = usd(amount.max(other)).over(usd(amount.min(other))).unwrap();
            let beside = Beside { level: level.parse().unwrap(), step: of.map(|step| step.parse().unwrap()), amount: usd(other) };
            say(step, Kind::Outlier { part, amount: usd(amount), beside, times, likely: likely.map(usd) })
        };
        assert_eq!(
            outlier(Part::Amount, Some("1"), 580_000, ("E2", Some("2"), 61_000), Some(58_000)),
            "Pays USD 580000.00, 9.5 times the USD 61000.00 of E2.2. A digit or a decimal mark may have slipped: perhaps USD 58000.00 is meant."
        );
        assert_eq!(
            outlier(Part::Amount, Some("1"), 5_800, ("E2", Some("2"), 61_000), None),
            "Pays USD 5800.00; the USD 61000.00 of E2.2 is 10.5 times as much. A digit or a decimal mark may have slipped."
        );
        let begins = |part, step| outlier(part, step, 500, ("E1", None, 50), None);
        assert!(begins(Part::Min, None).starts_with("Its band begins at USD 500.00, 10.0 times the USD 50.00 of E1."));
        assert!(begins(Part::Max, Some("1")).starts_with("Its range ends at USD 500.00"));
        assert!(begins(Part::Steps, None).starts_with("Its steps begin at USD 500.00"));
    }

    #[test]
    fn pay_that_falls_or_is_missing() {
        let falls = Kind::StepFalls { pays: band(49, 49), before: "2".parse().unwrap(), paid_before: band(50, 50) };
        assert_eq!(
            say(Some("3"), falls),
            "Pays USD 49.00, less than E2.2 before it, which pays USD 50.00. Whoever gains this step would be paid less."
        );
        let falls = |own: Band, lower: Band| say(None, Kind::LevelFalls { band: own, lower: "E1".parse().unwrap(), lower_band: lower });
        assert_eq!(
            falls(band(40, 55), band(50, 60)),
            "Pays USD 40.00 – USD 55.00, less than E1, which pays USD 50.00 – USD 60.00. A promotion from there can bring less pay."
        );
        assert_eq!(
            falls(band(50, 70), band(40, 90)),
            "Its midpoint, USD 60.00, is below that of E1, USD 65.00. A promotion from there can bring less pay."
        );
        assert_eq!(
            say(Some("1"), Kind::StepWithoutPay),
            "Has no pay, while other steps of the level have. If there is no such step, leave it out of ladder.json as well."
        );
        assert_eq!(
            say(None, Kind::LevelWithoutPay),
            "Has no pay in North, while other levels of its track have. Nobody can see there what it pays."
        );
        assert_eq!(
            what(&Finding { at: at("E2", None, ""), what: Kind::LevelWithoutPay, on_purpose: None }, &Plain),
            "Has no pay in the table of everywhere, while other levels of its track have. Nobody can see there what it pays."
        );
    }

    #[test]
    fn bands() {
        let next = || "E3".parse().unwrap();
        assert_eq!(
            say(None, Kind::Overlap { next: next(), share: Ratio::new(94, 100).unwrap() }),
            "Shares 94% of the band of E3, the next level. A promotion there changes the range of pay little."
        );
        assert_eq!(
            say(None, Kind::Gap { next: next(), gap: usd(5) }),
            "USD 5.00 between this band and that of E3 belong to no level, while most levels of the track meet."
        );
        assert_eq!(
            say(None, Kind::OnePoint { amount: usd(5) }),
            "Its band is one figure, USD 5.00, while most levels of the track are ranges. An end of the range may be missing."
        );
    }

    #[test]
    fn the_ladder_itself() {
        assert_eq!(
            say(None, Kind::GradeFalls { id: "craft".parse().unwrap(), axis: "Craft".to_owned(), lower: "E1".parse().unwrap() }),
            "Asks less of “Craft” than E1, which stands below it. Levels build on each other within a track."
        );
        assert_eq!(
            say(None, Kind::SameProfile { other: "E1".parse().unwrap() }),
            "Has the same grade as E1 on every axis. The profile does not tell the two apart."
        );
        let twice = |of| say(None, Kind::NameTwice { name: "Dev".to_owned(), of, ids: Default::default() });
        assert_eq!(twice(Named::Track), "“Dev” is the name of two tracks. Readers may mix them up.");
        assert_eq!(twice(Named::Axis), "“Dev” is the name of two axes. Readers may mix them up.");
        assert_eq!(twice(Named::Role), "“Dev” is the name of two roles. Readers may mix them up.");
        assert_eq!(twice(Named::TitleOfTrack), "“Dev” is also the title of a lower level of the track. Readers may mix them up.");
        assert_eq!(
            say(None, Kind::DoubleEncoded { text: "Ã¼ber".to_owned() }),
            "“Ã¼ber” looks garbled: text in UTF-8 that was once read as something else. Write it anew, and save the file as UTF-8."
        );
    }

    #[test]
    fn rises_and_promotions() {
        let id = |level: &str| level.parse().unwrap();
        let step = |step: &str| step.parse().unwrap();
        assert_eq!(
            say(Some("4"), Kind::Uneven { rise: usd(15), before: step("3"), rise_before: usd(16) }),
            "Rises by USD 15.00, less than E2.3 before it, which rises by USD 16.00, while the other steps of the level rise evenly or more."
        );
        assert_eq!(
            say(None, Kind::Compressed { top: usd(50), next: id("E3"), next_top: usd(51) }),
            "Its band ends at USD 50.00, and that of E3, the next level, at USD 51.00. Whoever stands at the top gains little by a promotion."
        );
        let lands = |met| say(None, Kind::LandsLast { from: step("3"), next: id("E3"), last: step("4"), met });
        assert_eq!(lands(true), "A promotion from E2.3 lands on E3.4, the last step. No step is left to gain there.");
        assert_eq!(
            lands(false),
            "A promotion from E2.3 lands on E3.4, the last step, which pays less than the rule of the ladder asks for. No step is left to gain there."
        );
        let share = Ratio::new(63, 100).unwrap();
        let apart = |ranks| say(None, Kind::Apart { mid: usd(163), other: id("F2"), other_mid: usd(100), share, ranks });
        let said = "Its midpoint, USD 163.00, is 63% above that of F2, USD 100.00, which has the same rank in another track.";
        assert_eq!(apart(1), said);
        assert_eq!(apart(2), format!("{said} So it is at one other rank."));
        assert_eq!(apart(4), format!("{said} So it is at three other ranks."));
    }

    #[test]
    fn texts_and_titles() {
        let twice = |other: &str, count| say(None, Kind::TextTwice { other: other.parse().unwrap(), text: "Helps.".to_owned(), count });
        assert_eq!(twice("E2", 1), "Asks “Helps.” twice.");
        assert_eq!(
            twice("E1", 3),
            "Asks “Helps.” as E1 does already, and what a lower level asks holds. So it is with two more of its expectations."
        );
        assert_eq!(
            say(None, Kind::NothingAsked),
            "Has no expectations, while most levels of its track have. Nobody can see what it asks anew."
        );
        assert_eq!(
            say(None, Kind::TitleSays { title: "Engineer 4".to_owned(), says: "4".to_owned() }),
            "Its title, “Engineer 4”, says 4, and its id says something else. One of them may be a slip."
        );
        let ranks = |ranks: &[u16]| say(None, Kind::NoReviews { ranks: ranks.to_vec() });
        assert_eq!(
            ranks(&[3]),
            "Rank 3 has neither reviews nor waits, while other ranks have. Nobody can see when a step or a promotion comes."
        );
        assert!(ranks(&[3, 4, 5]).starts_with("Ranks 3, 4 and 5 have neither reviews nor waits"));
    }

    #[test]
    fn titles() {
        assert_eq!(title(&Kind::StepWithoutPay), "A step has no pay");
        let twice = |of| title(&Kind::NameTwice { name: String::new(), of, ids: Default::default() });
        assert_eq!((twice(Named::Axis), twice(Named::TitleOfTrack)), ("Two axes share a name", "Two levels share a title"));
    }

    #[test]
    fn heads() {
        assert_eq!(head(1), "1 finding. It is a hint and may be on purpose.");
        assert_eq!(head(3), "3 findings. They are hints, and some may be on purpose.");
    }
}
