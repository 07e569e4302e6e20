//! Properties: what holds for every amount, band, table and file, tried on random ones.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use files::problem::{Code, FileProblem, Severity};
use files::{Reading, index, roster, write};
use proptest::array::uniform3;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rules::id::{LevelId, StepId};
use rules::money::{Currency, LARGEST, Money};
use rules::pay::{Band, NotABand};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;
use rules::table::{LevelPay, Table, Tables};

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

/// A ladder of levels `L1`, `L2`, … of so many steps each.
fn ladder(levels: usize, steps: usize, pay: &str) -> String {
    let level = |rank| format!(r#"{{ "id": "L{rank}", "rank": {rank}, "title": "Level {rank}", "steps": {steps} }}"#);
    let levels = (1..=levels).map(level).collect::<Vec<_>>().join(", ");
    format!(r#"{{ "format": 1, "name": "Random", "pay": {pay}, "tracks": [ {{ "id": "t", "name": "Track", "levels": [ {levels} ] }} ] }}"#)
}

/// The tables of a file that must open; that levels are left without pay does not matter.
fn read(ladder: &str, bands: &str) -> Result<Tables, TestCaseError> {
    let told = |problems: &[FileProblem]| TestCaseError::fail(format!("{problems:#?}\n{bands}"));
    let Reading { dataset, problems } = testing::read(ladder.as_bytes(), Some(bands.as_bytes()));
    let dataset = dataset.ok_or_else(|| told(&problems))?;
    let told_of = |code: &Code| matches!(code, Code::LevelWithoutPay | Code::FewerSteps { .. } | Code::ZeroPay);
    if problems.iter().any(|problem| !told_of(&problem.code)) {
        return Err(told(&problems));
    }
    Ok(dataset.tables)
}

/// The pay of level `L1` by step, in the order of their numbers (there are fewer than ten).
fn steps_of_first(tables: &Tables) -> Vec<Money> {
    tables
        .iter()
        .flat_map(|table| table.levels.get(&"L1".parse::<LevelId>().unwrap()).unwrap().steps.values().map(|band| band.min()))
        .collect()
}

mod money {
    use super::*;

    proptest! {
        #![proptest_config(cases(256))]

        /// Digits, and a point before the decimals of the currency.
        #[test]
        fn is_written_plainly(minor in -LARGEST..=LARGEST, (code, decimals) in select(vec![("USD", 2), ("JPY", 0), ("KWD", 3)])) {
            let written = Money::new(minor, currency(code)).to_string();
            let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
            prop_assert_eq!(fraction.len(), decimals);
            prop_assert_eq!(format!("{whole}{fraction}").parse::<i64>(), Ok(minor));
        }

        #[test]
        fn written_plainly_reads_back(minor in 0..=LARGEST, code in select(vec!["USD", "JPY", "EUR"])) {
            let money = Money::new(minor, currency(code));
            let tables = read(&ladder(1, 1, &format!(r#"{{ "currency": "{code}" }}"#)), &format!("level,amount\nL1,{money}\n"))?;
            prop_assert_eq!(tables.iter().next().unwrap().levels.values().next().unwrap().own, Some(Band::point(money).unwrap()));
        }
    }

    /// How one file writes its amounts.
    #[derive(Clone, Copy, Debug)]
    struct Style {
        group: &'static str,
        mark: char,
        before: &'static str,
        after: &'static str,
        separator: char,
    }

    fn style() -> impl Strategy<Value = Style> {
        let signs = [("", ""), ("$", ""), ("", " $"), ("US$ ", ""), ("USD ", ""), ("", "\u{a0}USD"), (" ", " ")];
        let groups = vec!["", ",", ".", " ", "\u{a0}", "\u{202f}", "'", "’"];
        (select(groups), select(vec!['.', ',']), select(signs.to_vec()), select(vec![',', ';', '\t']))
            .prop_filter("groups and decimals must differ", |(group, mark, _, _)| *group != mark.to_string())
            .prop_map(|(group, mark, (before, after), separator)| Style { group, mark, before, after, separator })
    }

    impl Style {
        /// Writes cents, with decimals or without; in quotes, as a spreadsheet would where they are needed.
        fn write(self, cents: i64, decimals: bool) -> String {
            let (whole, fraction) = (cents / 100, cents % 100);
            let digits = whole.to_string();
            let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            let decimals = if decimals { format!("{}{fraction:02}", self.mark) } else { String::new() };
            format!("\"{}{}{decimals}{}\"", self.before, groups.join(self.group), self.after)
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        /// One amount with two decimals settles the mark for all whole ones beside it.
        #[test]
        fn in_every_style_reads_back(style in style(), settling in 0..=LARGEST, whole in vec(0..=LARGEST / 100, 0..6), at in any::<Index>()) {
            let mut amounts: Vec<(i64, bool)> = whole.iter().map(|units| (units * 100, false)).collect();
            amounts.insert(at.index(amounts.len() + 1), (settling, true));
            let mark = style.separator;
            let row = |(step, (cents, decimals)): (i32, &(i64, bool))| format!("L1{mark}{step}{mark}{}\n", style.write(*cents, *decimals));
            let file = format!("level{mark}step{mark}amount\n{}", (1..).zip(&amounts).map(row).collect::<String>());
            let tables = read(&ladder(1, 6, r#"{ "currency": "USD" }"#), &file)?;
            let expected: Vec<Money> = amounts.iter().map(|(cents, _)| Money::new(*cents, currency("USD"))).collect();
            prop_assert_eq!(steps_of_first(&tables), expected);
        }
    }
}

mod bands {
    use super::*;

    proptest! {
        #![proptest_config(cases(512))]

        #[test]
        fn are_in_order_or_refused(min in -20_i64..200, mid in option::of(-20_i64..200), max in -20_i64..200) {
            let usd = |minor| Money::new(minor, currency("USD"));
            let band = Band::new(usd(min), mid.map(usd), usd(max));
            let in_order = 0 <= min && min <= max && mid.is_none_or(|mid| min <= mid && mid <= max);
            prop_assert_eq!(band.is_ok(), in_order, "{:?}", band);
            match band {
                Ok(band) => {
                    prop_assert!(band.min() <= band.mid() && band.mid() <= band.max());
                    prop_assert_eq!((band.min(), band.max(), band.mid_is_given()), (usd(min), usd(max), mid.is_some()));
                    prop_assert_eq!(band.mid().minor(), mid.unwrap_or((min + max + 1) / 2));
                }
                Err(why) => {
                    let expected = if min < 0 || max < 0 { NotABand::Negative } else if min > max { NotABand::Reversed } else { NotABand::MidOutside };
                    prop_assert_eq!(why, expected);
                }
            }
        }

        #[test]
        fn stay_in_order_in_another_period(mut ends in uniform3(0_i64..1_000_000), given: bool, per in select(Per::SHOWN.to_vec()), hours in 1_i128..9000) {
            ends.sort_unstable();
            let [min, mid, max] = ends.map(|minor| Money::new(minor, currency("USD")));
            let band = Band::new(min, given.then_some(mid), max).unwrap();
            let other = band.convert(Unit::new(Per::Year, Some(Ratio::whole(hours))), per).unwrap();
            prop_assert!(other.min() <= other.mid() && other.mid() <= other.max(), "{:?}", other);
        }

        #[test]
        fn span_all_of_their_steps(ends in vec((0_i64..1_000, 0_i64..1_000), 1..6)) {
            let usd = |minor| Money::new(minor, currency("USD"));
            let bands = ends.iter().map(|(a, b)| Band::new(usd(*a.min(b)), None, usd(*a.max(b))).unwrap());
            let span = Band::spanning(bands).unwrap();
            let all: Vec<i64> = ends.iter().flat_map(|(a, b)| [*a, *b]).collect();
            prop_assert_eq!((span.min(), span.max()), (usd(*all.iter().min().unwrap()), usd(*all.iter().max().unwrap())));
        }
    }
}

mod tables {
    use super::*;

    /// A point, a range, or a range with a midpoint; in minor units.
    fn band() -> impl Strategy<Value = [i64; 4]> {
        let amount = prop_oneof![0_i64..2_000, 0_i64..20_000_000, Just(LARGEST)];
        (uniform3(amount), 0_i64..3).prop_map(|(mut ends, kind)| {
            ends.sort_unstable();
            [kind, ends[0], ends[1], ends[2]]
        })
    }

    fn in_currency([kind, min, mid, max]: [i64; 4], currency: Currency) -> Band {
        let money = |minor| Money::new(minor, currency);
        match kind {
            0 => Band::point(money(min)),
            1 => Band::new(money(min), None, money(max)),
            _ => Band::new(money(min), Some(money(mid)), money(max)),
        }
        .unwrap()
    }

    /// Region and date.
    type Key = (String, Option<NaiveDate>);

    /// A band of the whole level, and pay by step.
    type Pay = (Option<[i64; 4]>, BTreeMap<usize, [i64; 4]>);

    /// The pay of some of the levels, each with a band of its own, or with some steps, or with both.
    fn levels() -> impl Strategy<Value = BTreeMap<usize, Pay>> {
        let pay = (option::of(band()), btree_map(1..=4_usize, band(), 0..4))
            .prop_filter("some pay", |(own, steps)| own.is_some() || !steps.is_empty());
        btree_map(1..=4_usize, pay, 1..4)
    }

    fn region() -> impl Strategy<Value = String> {
        prop_oneof![Just(String::new()), "[A-Za-zÀ-ÿ0-9,;\"'=+._-]([ -~€]{0,8}[A-Za-z\"])?"]
    }

    fn tables() -> impl Strategy<Value = Tables> {
        let date = option::of(
            (2000..2050, 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap()),
        );
        let code = select(vec!["USD", "EUR", "JPY", "KWD"]);
        btree_map((region(), date), (code, levels()), 0..5).prop_map(|tables| {
            let table = |((region, effective), (code, levels)): (Key, (&str, BTreeMap<usize, Pay>))| {
                let currency = currency(code);
                let level = |(level, (own, steps)): (usize, Pay)| {
                    let steps =
                        steps.into_iter().map(|(step, band)| (step.to_string().parse::<StepId>().unwrap(), in_currency(band, currency)));
                    let pay = LevelPay { own: own.map(|band| in_currency(band, currency)), steps: steps.collect() };
                    (format!("L{level}").parse::<LevelId>().unwrap(), pay)
                };
                Table { region, effective, currency, levels: levels.into_iter().map(level).collect() }
            };
            Tables::new(tables.into_iter().map(table).collect(), Vec::new())
        })
    }

    proptest! {
        #![proptest_config(cases(128))]

        #[test]
        fn written_read_back_the_same(tables in tables()) {
            prop_assert_eq!(read(&ladder(4, 4, "{}"), &write::bands(&tables))?, tables);
        }

        #[test]
        fn written_and_saved_by_another_program_read_back_the_same(tables in tables(), mark: bool, end in select(vec!["\n", "\r\n", "\r"])) {
            let saved = format!("{}{}", if mark { "\u{feff}" } else { "" }, write::bands(&tables).replace('\n', end));
            prop_assert_eq!(read(&ladder(4, 4, "{}"), &saved)?, tables);
        }
    }
}

mod ratios {
    use super::*;

    fn ratio(num: i64, den: i64) -> Ratio {
        Ratio::new(num.into(), den.into()).unwrap()
    }

    fn not_zero() -> impl Strategy<Value = i64> {
        prop_oneof![-1_000_000_i64..0, 1_i64..1_000_000]
    }

    proptest! {
        #![proptest_config(cases(512))]

        /// a/b and c/d over the common denominator, whose sign is made positive.
        #[test]
        fn are_ordered_like_their_cross_products(a in -1_000_i64..1_000, b in not_zero(), c in -1_000_i64..1_000, d in not_zero()) {
            let sign = (b * d).signum();
            prop_assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d * sign).cmp(&(c * b * sign)));
            prop_assert_eq!(ratio(a, b) == ratio(c, d), a * d == c * b);
        }

        #[test]
        fn are_equal_however_they_are_written(a in -1_000_i64..1_000, b in not_zero(), k in not_zero()) {
            prop_assert_eq!(ratio(a, b), ratio(a * k, b * k));
            prop_assert_eq!(ratio(a, b).round(), ratio(a * k, b * k).round());
        }

        /// The floor, and one more from a remainder of half on.
        #[test]
        fn round_half_up(num in -1_000_000_i64..1_000_000, den in 1_i64..2_000) {
            let (floor, rest) = (num.div_euclid(den), num.rem_euclid(den));
            prop_assert_eq!(ratio(num, den).round(), i128::from(if rest * 2 >= den { floor + 1 } else { floor }));
        }

        #[test]
        fn of_exact_halves_round_up(whole in -1_000_i64..1_000) {
            prop_assert_eq!(ratio(2 * whole + 1, 2).round(), i128::from(whole + 1));
        }

        #[test]
        fn divide_what_they_multiply(a in -1_000_i64..1_000, b in not_zero(), c in not_zero(), d in not_zero()) {
            prop_assert_eq!(ratio(a, b).times(ratio(c, d)).over(ratio(c, d)), Some(ratio(a, b)));
        }

        #[test]
        fn read_from_decimals_are_exact(whole in 0_i64..1_000_000, fraction in 0_i64..10_000) {
            prop_assert_eq!(Ratio::decimal(&format!("{whole}.{fraction:04}")), Some(ratio(whole * 10_000 + fraction, 10_000)));
        }

        #[test]
        fn leave_nothing_over_in_parts_of_pay(minor in 0_i64..100_000_000, share in 1_i64..100) {
            let of = |share| Money::new(minor, currency("USD")).times(ratio(share, 100)).unwrap().minor();
            prop_assert!((0..=1).contains(&(of(share) + of(100 - share) - minor)), "each part is rounded up by half a cent at most");
        }
    }
}

mod reader {
    use super::*;

    /// What holds for every reading: an error keeps the file from opening and nothing else does; each problem says what and where.
    fn check(ladder: &[u8], bands: &[u8]) -> Result<(), TestCaseError> {
        let reading = testing::read(ladder, Some(bands));
        let (opens, problems) = (reading.dataset.is_some(), &reading.problems);
        prop_assert_eq!(opens, problems.iter().all(|problem| problem.severity == Severity::Warning));
        prop_assert!(problems.is_sorted_by(|a, b| a.rank() <= b.rank()));
        for problem in problems {
            let (found, expected) = words::problem::found_and_expected(problem);
            prop_assert!(!found.is_empty() && !expected.is_empty(), "{:?}", problem);
            let file = if problem.file == "ladder.json" { ladder } else { bands };
            let lines = 1 + file.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            prop_assert!(problem.place.line.is_none_or(|line| (1..=lines).contains(&line)), "{:?}", problem);
            let inside = problem.place.span.is_none_or(|span| span.start <= span.end && file.get(span.start..span.end).is_some());
            prop_assert!(inside, "{:?}", problem);
        }
        if let Some(dataset) = &reading.dataset {
            // What opens can be saved, and opens again with the same pay. (Rows without a date take the ladder's.)
            let again = testing::read(ladder, Some(write::bands(&dataset.tables).as_bytes()));
            prop_assert_eq!(&again.dataset.unwrap().tables, &dataset.tables);
        }
        Ok(())
    }

    /// A change to a file: where, how much, what.
    #[derive(Clone, Debug)]
    enum Change {
        Remove(Index, usize),
        Insert(Index, Vec<u8>),
        Repeat(Index, usize),
        Replace(Index, u8),
    }

    fn change() -> impl Strategy<Value = Change> {
        let piece = select(vec![
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "-1",
            "1e999",
            "0.5",
            "99999999999999999999",
            "\\ud800",
            "£",
            "\u{feff}",
            "\0",
            "(1)",
            "62,000",
            "62.000,00",
            "level",
            "step",
            "1",
            "P6M",
        ]);
        let bytes = prop_oneof![4 => piece.prop_map(|piece| piece.as_bytes().to_vec()), 1 => vec(any::<u8>(), 1..4)];
        prop_oneof![
            (any::<Index>(), 1..40_usize).prop_map(|(at, count)| Change::Remove(at, count)),
            (any::<Index>(), bytes).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
            (any::<Index>(), 1..200_usize).prop_map(|(at, count)| Change::Repeat(at, count)),
            (any::<Index>(), select(b"\",;{}[]:01-\n.ax ".to_vec())).prop_map(|(at, byte)| Change::Replace(at, byte)),
        ]
    }

    fn changed(file: &[u8], changes: &[Change]) -> Vec<u8> {
        let mut file = file.to_vec();
        for change in changes {
            let end = |at: usize, count: usize| (at + count).min(file.len());
            match change {
                Change::Remove(at, count) => {
                    let at = at.index(file.len() + 1);
                    file.drain(at..end(at, *count));
                }
                Change::Insert(at, bytes) => {
                    let at = at.index(file.len() + 1);
                    file.splice(at..at, bytes.iter().copied());
                }
                Change::Repeat(at, count) => {
                    let at = at.index(file.len() + 1);
                    let again = file[at..end(at, *count)].to_vec();
                    file.splice(at..at, again);
                }
                Change::Replace(at, byte) => {
                    if !file.is_empty() {
                        let at = at.index(file.len());
                        file[at] = *byte;
                    }
                }
            }
        }
        file
    }

    fn hosted(id: &str, name: &str) -> Vec<u8> {
        std::fs::read(format!("{}/../../public/data/{id}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    /// A small ladder with a bit of everything.
    const LADDER: &str = r#"{ "format": 1, "name": "N", "about": "A", "sample": true,
      "pay": { "currency": "USD", "per": "month", "hours_per_week": 37.5, "effective": "2026-01-01" },
      "axes": [ { "id": "a", "name": "Axis", "values": [ { "name": "Low", "about": "x" }, { "name": "High" } ] } ],
      "scopes": [ { "rank": 1, "name": "Small" } ],
      "reviews": [ { "ranks": [1, 2], "step": "P6M", "level": "P12M" } ],
      "moves": { "promotion": { "from": "top-step", "lands": { "rise": { "percent": 2.5 } } }, "level_jumps": true, "switch": { "lands": "raise" } },
      "dates": "any-day",
      "tracks": [ { "id": "t", "name": "T", "levels": [
        { "id": "L1", "rank": 1, "title": "One", "profile": { "a": 1 }, "expects": [ "Something." ], "steps": 2 },
        { "id": "L2", "rank": 2, "title": "Two", "steps": [ { "id": "low", "name": "Low", "wait": "P2Y" }, { "id": "high" } ] } ] } ],
      "roles": [ { "id": "r", "name": "R", "tracks": [ "t" ], "from_rank": 1 } ] }"#;

    const TIDY: &str = "level,step,amount,min,mid,max,region,effective,currency\n\
                        L1,1,\"$62,000.00\",,,,,,\n\
                        L1,2,,\"63,000.00\",\"63,250.00\",\"64,000.00\",,,USD\n\
                        L2,,,70000,,90000,North,2026-07-01,\n\
                        L2,high,80000,,,,\"Köln, Bonn\",2027-01-01,EUR\n";

    const WIDE: &str = "level;Step 1;2;low;Stufe high\nL1;5 046,30;5.100,00 $;;\nL2;;;6 000;7000\n";

    proptest! {
        #![proptest_config(cases(192))]

        #[test]
        fn never_panics_on_random_text(ladder in ".{0,200}", bands in "(level[,;\t])?(?s:.{0,200})") {
            check(ladder.as_bytes(), bands.as_bytes())?;
            check(LADDER.as_bytes(), bands.as_bytes())?;
            check(ladder.as_bytes(), TIDY.as_bytes())?;
        }

        #[test]
        fn never_panics_on_random_bytes(ladder in vec(any::<u8>(), 0..200), bands in vec(any::<u8>(), 0..200)) {
            check(&ladder, &bands)?;
            check(LADDER.as_bytes(), &bands)?;
        }

        #[test]
        fn survives_a_changed_ladder(changes in vec(change(), 1..4)) {
            check(&changed(LADDER.as_bytes(), &changes), TIDY.as_bytes())?;
        }

        #[test]
        fn survives_a_changed_matrix(tidy: bool, changes in vec(change(), 1..4)) {
            check(LADDER.as_bytes(), &changed(if tidy { TIDY } else { WIDE }.as_bytes(), &changes))?;
        }

        #[test]
        fn survives_a_changed_index(changes in vec(change(), 1..4)) {
            let file = br#"{ "format": 1, "datasets": [ { "id": "one", "name": "One" }, { "id": "two", "name": "Two" } ] }"#;
            match index::read(&changed(file, &changes)) {
                Ok((entries, _)) => prop_assert!(!entries.is_empty()),
                Err(problems) => prop_assert!(problems.iter().any(|problem| problem.severity == Severity::Error)),
            }
        }
    }

    proptest! {
        #![proptest_config(cases(24))]

        #[test]
        fn survives_changed_hosted_files(
            id in select(vec!["cloud-team", "product-company", "us-gs-2026", "nhs-afc-2026"]),
            ladder in vec(change(), 0..3),
            bands in vec(change(), 0..3),
        ) {
            check(&changed(&hosted(id, "ladder.json"), &ladder), &changed(&hosted(id, "bands.csv"), &bands))?;
        }
    }
}

mod rosters {
    use std::sync::LazyLock;

    use super::*;
    use chrono::Days;
    use progression::roster::Entry;
    use rules::dataset::Dataset;
    use rules::hours::Hours;
    use testing::random::positions;

    const TODAY: &str = "2026-11-21";

    /// Steps in dollars, with regions; ranges and dinars, which have three decimals; yen, which have none.
    static DATASETS: LazyLock<Vec<Dataset>> = LazyLock::new(|| {
        let own = |code: &str| {
            let pay = format!(r#"{{ "currency": "{code}" }}"#);
            let bands = "level,step,amount,min,max,region\nL1,1,900,,,\nL1,2,1000,,,\nL1,3,1100,,,\nL2,,,1200,1900,\nL1,1,1000,,,South\n";
            testing::dataset(&ladder(2, 3, &pay), bands)
        };
        vec![testing::hosted("cloud-team"), testing::hosted("us-gs-2026"), own("KWD"), own("JPY")]
    });

    fn label() -> impl Strategy<Value = String> {
        let odd = ["", "Zoë, “Zo”", "\"Q\"", "اسم عربي", "👩‍💻", "=1+1", "-", "n/a", "a;b\tc", "sep=;", "'t", "<b>"].map(str::to_owned);
        prop_oneof![select(odd.to_vec()), "[^\\p{C}]{0,12}".prop_map(|text| text.trim().to_owned())]
    }

    type Drawn = ((Index, Index, u16), [String; 3], [Option<u64>; 2], [Option<i64>; 2]);

    fn drawn() -> impl Strategy<Value = Drawn> {
        let hours = prop_oneof![Just(10_000), 1..=10_000_u16];
        let days = option::of(0..29_000_u64);
        // Small ones are now and then what a step pays.
        let amount = prop_oneof![90..120_i64, 1..=LARGEST];
        let amounts = (option::weighted(0.4, amount.clone()), option::weighted(0.2, amount)).prop_map(|(pay, variable)| [pay, variable]);
        ((any::<Index>(), any::<Index>(), hours), uniform3(label()), (days.clone(), days).prop_map(|(one, other)| [one, other]), amounts)
    }

    /// Something that means something in one column or another.
    fn cell() -> impl Strategy<Value = &'static str> {
        select(vec!["", "", "A", "L1", "L1", "L2", "L1.2", "1", "3", "9", "900", "1.5", "2026-01-01", "x"])
    }

    fn entry(dataset: &Dataset, ((at, region, hours), [name, group, team], days, [paid, variable]): Drawn) -> Entry {
        let today: NaiveDate = TODAY.parse().unwrap();
        let (all, regions) = (positions(dataset), dataset.tables.regions());
        let (at, region) = (all[at.index(all.len())].clone(), regions[region.index(regions.len())].to_owned());
        let pay = dataset.tables.in_force(&region, today);
        let money = |amount: i64| {
            let unit = pay.currency().unwrap().minor_per_unit() * 10;
            Money::new(if amount < 1000 { amount * unit } else { amount }, pay.currency().unwrap())
        };
        let (found, step) = dataset.ladder.position(&at).unwrap();
        let own = pay.at(found.level, &step.id).map(Band::mid);
        let mut days = days.map(|days| days.map(|days| today + Days::new(1800) - Days::new(days)));
        if let [Some(level), Some(step)] = &mut days
            && level > step
        {
            std::mem::swap(level, step);
        }
        let [level_since, step_since] = days;
        Entry {
            name,
            at,
            // Pay of the step itself is no pay off the steps.
            paid: paid.map(money).filter(|paid| Some(*paid) != own),
            hours: Hours::new(hours).unwrap(),
            region,
            level_since,
            step_since,
            variable: variable.map(money),
            group,
            team,
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn written_reads_back(of in any::<Index>(), drawn in vec(drawn(), 1..20)) {
            let dataset = &DATASETS[of.index(DATASETS.len())];
            let entries: Vec<Entry> = drawn.into_iter().map(|drawn| entry(dataset, drawn)).collect();
            let file = roster::write(&entries);
            let reading = roster::read(file.as_bytes(), dataset, TODAY.parse().unwrap());
            let told_of = |code: &Code| matches!(code, Code::PayOfAnotherStep { .. } | Code::PersonTwice(_));
            let odd: Vec<_> = reading.problems.iter().filter(|problem| !told_of(&problem.code)).collect();
            prop_assert!(odd.is_empty(), "{:#?}\n{}", odd, file);
            prop_assert_eq!(reading.entries, entries, "{}", file);
        }

        /// Each row that is no entry has an error, whatever stands in it.
        #[test]
        fn no_row_is_lost_in_silence(cells in vec(vec(cell(), 6), 1..8)) {
            let filled = cells.iter().filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
            let rows: Vec<_> = filled.map(|cells| cells.join(",") + "\n").collect();
            let file = format!("level,step,pay,hours,level_since,region\n{}", rows.concat());
            let reading = roster::read(file.as_bytes(), &DATASETS[2], TODAY.parse().unwrap());
            let mut lines: Vec<_> =
                reading.problems.iter().filter(|problem| problem.severity == Severity::Error).map(|problem| problem.place.line).collect();
            lines.sort_unstable();
            lines.dedup();
            let ambiguous = reading.problems.iter().any(|problem| matches!(problem.code, Code::TwoMarks { .. }));
            prop_assert!(ambiguous || reading.entries.len() + lines.len() == rows.len(), "{:#?}\n{}", reading, file);
        }

        #[test]
        fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..200), text in ".{0,80}") {
            for file in [bytes, format!("name,level,pay\n{text}\n{text},L1,{text}").into_bytes()] {
                roster::read(&file, &DATASETS[3], TODAY.parse().unwrap());
            }
        }
    }
}

mod offers {
    use std::sync::LazyLock;

    use super::*;
    use chrono::Days;
    use files::offers::{self, MOST_MONTHS, MOST_SHARE, OffersFile, Texts};
    use progression::offer::{Base, Bonus, Grant, MOST, Offer, OnTop};
    use proptest::array::uniform4;
    use rules::dataset::Dataset;
    use rules::hours::Hours;
    use testing::random::positions;

    /// Dollars; regions; dinars with three decimals, and a region in yen, which have none.
    static DATASETS: LazyLock<Vec<Dataset>> = LazyLock::new(|| {
        let bands =
            "level,step,amount,region,currency\nL1,1,900,,\nL1,2,1000,,\nL1,3,1100,,\nL2,1,1200,,\nL1,1,1000,\"Köln, \"\"Süd\"\"\",JPY\n";
        let own = testing::dataset(&ladder(2, 3, r#"{ "currency": "KWD" }"#), bands);
        vec![testing::hosted("cloud-team"), testing::hosted("us-gs-2026"), own]
    });

    /// Any text, with quotes, emoji, scripts from right to left and control characters.
    fn label() -> impl Strategy<Value = String> {
        let odd = ["", "\"Q\"\\", "اسم عربي", "👩‍💻", "\u{202e}abc", "\0\u{1}\u{1f}\u{7f}\u{85}", "\r\n\t", "\u{feff}", "</script>", " "];
        prop_oneof![select(odd.map(str::to_owned).to_vec()), "(?s:.{0,12})"]
    }

    type Amounts = (Option<i64>, Option<i64>, Option<(i64, u16, u16)>, Option<(bool, i64)>, Vec<(String, i64)>);
    type Drawn = ((Index, Index, u16), [String; 3], (u64, Option<u64>), Amounts);

    fn drawn() -> impl Strategy<Value = Drawn> {
        let amount = || 0..=LARGEST;
        let grant = (amount(), 1..=MOST_MONTHS, 0..=MOST_MONTHS).prop_map(|(value, months, cliff)| (value, months, cliff.min(months)));
        // As an amount, or as a share in tenths of the tenth decimal.
        let bonus = (any::<bool>(), 0..=i64::from(MOST_SHARE) * 10_000_000_000);
        let others = vec((label(), amount()), 0..4);
        let amounts = (option::of(amount()), option::of(amount()), option::of(grant), option::of(bonus), others);
        let hours = prop_oneof![Just(10_000), 1..=10_000_u16];
        ((any::<Index>(), any::<Index>(), hours), uniform3(label()), (0..700_000_u64, option::of(0..700_000_u64)), amounts)
    }

    fn offer(dataset: &Dataset, ((at, region, hours), [candidate, group, reason], (start, table), amounts): Drawn) -> Offer {
        let (all, regions) = (positions(dataset), dataset.tables.regions());
        let day = |days: u64| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days);
        let region = regions[region.index(regions.len())].to_owned();
        let (start, table) = (day(start), table.map(day));
        let later = dataset.tables.iter().find(|table| table.region == region).or_else(|| dataset.tables.iter().next()).unwrap();
        let currency = dataset.tables.in_force(&region, table.unwrap_or(start)).currency().unwrap_or(later.currency);
        let money = |minor| Money::new(minor, currency);
        let (pay, sign_on, grant, bonus, others) = amounts;
        let top = OnTop {
            sign_on: sign_on.map(money),
            bonus: bonus.map(|(is_share, size)| {
                if is_share { Bonus::Share(Ratio::new(size.into(), 10_000_000_000).unwrap()) } else { Bonus::Amount(money(size)) }
            }),
            grant: grant.map(|(value, months, cliff)| Grant { value: money(value), months, cliff }),
            others: others.into_iter().map(|(name, minor)| (name, money(minor))).collect(),
        };
        let offer = Offer::of(all[at.index(all.len())].clone(), region, start);
        let base = pay.map_or(offer.base, |minor| Base::Figure(money(minor)));
        Offer { candidate, base, hours: Hours::new(hours).unwrap(), table, top, group, reason, ..offer }
    }

    fn saved(id: &str, dataset: &Dataset, drawn: Vec<Drawn>, chosen: Option<Index>, texts: [String; 4]) -> OffersFile {
        let offers: Vec<Offer> = drawn.into_iter().map(|drawn| offer(dataset, drawn)).collect();
        let chosen = chosen.filter(|_| !offers.is_empty()).map(|chosen| chosen.index(offers.len()));
        let [greeting, opening, closing, signature] = texts;
        OffersFile { dataset: id.to_owned(), offers, chosen, texts: Texts { greeting, opening, closing, signature } }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn written_reads_back(
            of in any::<Index>(),
            drawn in vec(drawn(), 0..=MOST),
            chosen in option::of(any::<Index>()),
            texts in uniform4(label()),
            said in option::of(select(vec!["USD", "KWD", "JPY"])),
        ) {
            let dataset = &DATASETS[of.index(DATASETS.len())];
            let file = saved("id", dataset, drawn, chosen, texts);
            let written = offers::write(&file, said.map(currency));
            let reading = offers::read(written.as_bytes(), dataset, "id");
            prop_assert!(reading.problems.is_empty(), "{:#?}\n{}", reading.problems, written);
            prop_assert_eq!(reading.file.unwrap(), file, "{}", written);
        }

        /// Where an offer is missing something is told: an error, or the unknown field that the list has become.
        #[test]
        fn none_is_lost_in_silence(
            drawn in vec(drawn(), 1..=MOST),
            changes in vec((any::<Index>(), select(b"\",:{}[]01-x".to_vec())), 1..4),
        ) {
            let dataset = &DATASETS[2];
            let file = saved("id", dataset, drawn, None, Default::default());
            let mut written = offers::write(&file, None).into_bytes();
            for (at, byte) in changes {
                let at = at.index(written.len());
                written[at] = byte;
            }
            let reading = offers::read(&written, dataset, "id");
            let all = reading.file.is_some_and(|read| read.offers.len() == file.offers.len());
            prop_assert!(all || !reading.problems.is_empty(), "{}", String::from_utf8_lossy(&written));
            for problem in &reading.problems {
                let (found, expected) = words::problem::found_and_expected(problem);
                prop_assert!(!found.is_empty() && !expected.is_empty(), "{:?}", problem);
            }
        }

        #[test]
        fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..200), text in ".{0,80}", value in "[-0-9a-z\"{}\\[\\],:.]{0,30}") {
            let head = r#"{"stepladder":"offers","format":1,"dataset":"id","#;
            let list = format!(r#"{head}"chosen":0,"offers":[{value}]}}"#);
            let field = format!(r#"{head}"offers":[{{"level":"L1","pay":{value},"bonus":{{"share":{value}}},"grant":{value}}}]}}"#);
            for file in [bytes, text.into_bytes(), list.into_bytes(), field.into_bytes()] {
                offers::read(&file, &DATASETS[2], "id");
            }
        }

        #[test]
        fn typed_amounts_read_as_they_are_written(minor in 0..=LARGEST, text in ".{0,20}", code in select(vec!["USD", "JPY", "KWD"])) {
            let money = Money::new(minor, currency(code));
            prop_assert_eq!(files::amount::typed_amount(&money.to_string(), currency(code)), Some(money));
            files::amount::typed_amount(&text, currency(code));
        }
    }
}
