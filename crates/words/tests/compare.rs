//! The sentences of a comparison, and its sheet read back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use testing::ladders;

use chrono::NaiveDate;
use files::sheet::{Sheet, csv, markdown};
use ladders::{axis, bare, level, paid, profile, track};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rules::compare::{Change, Comparison, PayChange, Side, compare};
use rules::dataset::Dataset;
use rules::ladder::Ladder;
use rules::moves::{Lands, LeaveFrom, MoveRule, Moves};
use rules::per::Per;
use rules::quote::Quote;
use rules::ratio::Ratio;
use words::compare::{self as say, ShownPay};
use words::plain::Plain;

const TODAY: ShownPay = ShownPay { per: Per::Year, on: None };

fn quote(dataset: &Dataset, per: Per) -> Quote<'_> {
    let day: NaiveDate = "2026-08-01".parse().unwrap();
    Quote { pay: dataset.tables.in_force("", day), unit: dataset.unit, per }
}

fn sides<'a>(dataset: &'a Dataset, at: &[&str], per: Per) -> Vec<Side<'a>> {
    at.iter().map(|at| Side::of(&dataset.ladder, &at.parse().unwrap(), quote(dataset, per)).unwrap()).collect()
}

fn against<'a>(dataset: &'a Dataset, at: &[&str], per: Per) -> Vec<Comparison<'a>> {
    let sides = sides(dataset, at, per);
    sides[1..].iter().map(|other| compare(&dataset.ladder, sides[0], *other, quote(dataset, per))).collect()
}

/// What is said first, strong words between asterisks.
fn opening(dataset: &Dataset, at: &[&str]) -> Vec<String> {
    opening_of(dataset, at, TODAY)
}

fn opening_of(dataset: &Dataset, at: &[&str], shown: ShownPay) -> Vec<String> {
    let texts = say::opening(&against(dataset, at, shown.per), shown, &Plain);
    let marked = |text: &words::piece::Text| -> String {
        text.0.iter().map(|piece| if piece.strong { format!("*{}*", piece.text) } else { piece.text.clone() }).collect()
    };
    texts.iter().map(marked).collect()
}

/// Two tracks with profiles and pay as given, one step a level.
fn ladder(one: &[&str], other: &[&str]) -> Ladder {
    let of = |name: &str, profiles: &[&str]| {
        let made = |(rank, digits): (u16, &&str)| {
            let mut level = level(&format!("{name}{rank}"), rank, 1);
            level.profile = profile(digits);
            level
        };
        track(name, (1..).zip(profiles).map(made).collect())
    };
    Ladder { axes: ["Tech", "People", "Process"].map(axis).into(), ..bare(vec![of("A", one), of("B", other)]) }
}

#[test]
fn the_second_screen() {
    let dataset = testing::hosted("cloud-team");
    assert_eq!(
        opening(&dataset, &["D5.1", "EM5.1"]),
        ["Moving from *D5.1* to *EM5.1* asks for two more grades of People, and one less of Technology, System and Influence. \
          It pays *USD 3600.00 more* today."]
    );
    assert_eq!(
        opening(&dataset, &["D5.1", "EM5.1", "D6.1"]),
        [
            "Moving from *D5.1* to *EM5.1* asks for two more grades of People, and one less of Technology, System and Influence; \
             it pays *USD 3600.00 more* today.",
            "Moving to *D6.1* asks for one more grade of Technology, System and Influence; it pays *USD 9100.00 more* today.",
        ]
    );
    assert_eq!(say::title(&sides(&dataset, &["D5.1", "EM5.1", "D6.1"], Per::Year)), "D5.1, EM5.1 and D6.1");
    assert_eq!(
        say::losses(&against(&dataset, &["D5.1", "EM5.1"], Per::Year)).unwrap(),
        "Asking less of Technology, System and Influence is normal when the work changes; it is not an error."
    );
    assert_eq!(say::losses(&against(&dataset, &["D6.1", "D5.1"], Per::Year)), None, "a move down the track asks less, of course");
}

#[test]
fn another_day_and_another_period() {
    let dataset = testing::hosted("cloud-team");
    let shown = ShownPay { per: Per::Month, on: "2026-07-01".parse().ok() };
    assert_eq!(
        opening_of(&dataset, &["D6.1", "D5.1"], shown),
        ["Moving from *D6.1* to *D5.1* asks for one grade less of Technology, System and Influence. \
          It pays *USD 758.33 less* a month by the table of 2026-07-01."]
    );
}

#[test]
fn every_kind_of_pair() {
    let dataset = paid(
        ladder(&["111", "222", "211", "200"], &["111", "000", "401", "153"]),
        &[("A1", &[10_000]), ("A2", &[12_000]), ("A3", &[12_000]), ("B1", &[9_000]), ("B4", &[1])],
        "USD",
    );
    for (from, to, expected) in [
        ("A2.1", "A3.1", "Moving from *A2.1* to *A3.1* asks for one grade less of People and Process. It pays *the same* today."),
        ("A1.1", "B1.1", "Moving from *A1.1* to *B1.1* asks for the same grades. It pays *USD 10.00 less* today."),
        (
            "A1.1",
            "B4.1",
            "Moving from *A1.1* to *B4.1* asks for four more grades of People, and two more of Process. It pays *USD 99.99 less* today.",
        ),
        (
            "B4.1",
            "A2.1",
            "Moving from *B4.1* to *A2.1* asks for one more grade of Tech, three less of People, and one less of Process. \
             It pays *USD 119.99 more* today.",
        ),
        (
            "A2.1",
            "B3.1",
            "Moving from *A2.1* to *B3.1* asks for two more grades of Tech, and one less of Process \
             (People cannot be compared: a grade is missing). No pay is given for *B3.1*, so the difference is not known.",
        ),
        (
            "B2.1",
            "A2.1",
            "Moving from *B2.1* to *A2.1* is a switch to another track at the same rank, and the axes cannot be compared: \
             B2 has no profile. No pay is given for *B2.1*, so the difference is not known.",
        ),
        (
            "A4.1",
            "B2.1",
            "Moving from *A4.1* to *B2.1* is a switch to another track, two ranks lower, and the axes cannot be compared: \
             B2 has no profile. No pay is given for either.",
        ),
        ("A2.1", "A2.1", "*A2.1* stands here twice: there is nothing to compare."),
    ] {
        assert_eq!(opening(&dataset, &[from, to]), [expected], "{from} to {to}");
    }
}

#[test]
fn without_axes_the_move_is_named() {
    let dataset = testing::hosted("us-gs-2026");
    for (from, to, expected) in [
        ("GS-9.10", "GS-10.1", "is a promotion to the next level"),
        ("GS-9.10", "GS-11.10", "is a promotion past GS-10"),
        ("GS-8.10", "GS-10.10", "is a promotion by two levels"),
        ("GS-9.1", "GS-9.2", "is one step up in the same level, which asks the same"),
        ("GS-9.3", "GS-9.1", "is two steps down in the same level, which asks the same"),
        ("GS-9.1", "GS-7.1", "goes down two levels"),
    ] {
        let paid = sides(&dataset, &[from, to], Per::Year).iter().map(|side| side.paid().unwrap().minor() / 100).collect::<Vec<_>>();
        let (size, direction) = ((paid[1] - paid[0]).abs(), if paid[1] > paid[0] { "more" } else { "less" });
        let expected = format!("Moving from *{from}* to *{to}* {expected}. It pays *USD {size}.00 {direction}* today.");
        assert_eq!(opening(&dataset, &[from, to]), [expected]);
    }
}

#[test]
fn two_currencies() {
    let mut dataset = paid(ladder(&["111", "222"], &[]), &[("A1", &[10_000])], "USD");
    let mut table = dataset.tables.iter().next().unwrap().clone();
    let euro = paid(ladder(&["111"], &[]), &[("A2", &[9_000])], "EUR");
    for (level, pay) in &euro.tables.iter().next().unwrap().levels {
        table.levels.insert(level.clone(), pay.clone());
    }
    dataset.tables = rules::table::Tables::new(vec![table], Vec::new());
    assert_eq!(
        opening(&dataset, &["A1.1", "A2.1"]),
        ["Moving from *A1.1* to *A2.1* asks for one more grade of Tech, People and Process. \
          Their pay is in two currencies, USD and EUR, so the difference is not known."]
    );
    let quote = quote(&dataset, Per::Year);
    let sheet = say::sheet(&dataset.ladder, &sides(&dataset, &["A1.1", "A2.1"], Per::Year), quote, &Plain);
    let row = |head: &str| sheet.rows.iter().find(|row| row.0 == head).map(|row| row.1.join("/"));
    assert_eq!((row("Pay a year, USD").unwrap(), row("Pay a year, EUR").unwrap()), ("100.00/".to_owned(), "/90.00".to_owned()));
}

#[test]
fn landings() {
    let land = |dataset: &Dataset, from, to| say::landing(&against(dataset, &[from, to], Per::Year)[0], TODAY, &Plain);
    let (gs, nhs, mut cloud) = (testing::hosted("us-gs-2026"), testing::hosted("nhs-afc-2026"), testing::hosted("cloud-team"));
    let said = |dataset: &Dataset, from, to| land(dataset, from, to).unwrap();
    assert_eq!(
        said(&gs, "GS-9.10", "GS-11.1"),
        "A promotion past GS-10 from GS-9.10 lands on GS-11.5 at USD 72303.00; the rule asks for at least USD 72065.00. \
         It is possible on any day after 52 weeks in GS-9."
    );
    assert_eq!(
        said(&nhs, "Band-5.3", "Band-6.2"),
        "A promotion from Band-5.3 lands on Band-6.1 at USD 39959.00; the rule asks for more than USD 39043.00. \
         It comes by applying, not by waiting: this ladder names no time in Band-5 that leads to it."
            .replace("USD", "GBP")
    );
    assert_eq!(said(&cloud, "D4.4", "D5.2"), "A promotion from D4.4 lands on D5.1 at USD 90800.00, the first step by rule.");
    assert_eq!(
        said(&cloud, "D4.2", "D6.2"),
        "A promotion by two levels from D4.2 lands on D6.1 at USD 99900.00, the first step by rule. \
         It is an early promotion, which needs a written reason: the top step is D4.4."
    );
    assert_eq!(
        said(&cloud, "D5.1", "EM5.3"),
        "A switch from D5.1 lands on EM5.1 at USD 94400.00; the rule asks for at least USD 90800.00."
    );
    assert!(said(&cloud, "D5.1", "EM6.1").ends_with(" It is also a rise of one rank."));
    assert_eq!(
        said(&cloud, "D7.4", "EM4.1"),
        "A switch from D7.4 lands on EM4.4 at USD 91100.00, its last step: no step pays the USD 116600.00 that the rule asks for. \
         It also goes down three ranks."
    );
    assert_eq!(said(&cloud, "D5.1", "D4.1"), "This ladder has no rule for where a move down its track lands.");
    assert_eq!((land(&cloud, "D5.1", "D5.2"), land(&cloud, "D5.1", "D5.1")), (None, None));
    let month = ShownPay { per: Per::Month, on: None };
    assert_eq!(
        say::landing(&against(&gs, &["GS-9.10", "GS-10.1"], Per::Month)[0], month, &Plain)
            .unwrap()
            .split(" at ")
            .nth(1)
            .unwrap()
            .split(';')
            .next(),
        Some("USD 6128.67 a month")
    );
    cloud.ladder.moves = Moves {
        promotion_from: LeaveFrom::TopStep,
        switch: MoveRule { lands: Lands::SameStep, ..MoveRule::default() },
        ..Moves::default()
    };
    assert_eq!(said(&cloud, "D4.2", "D5.1"), "No promotion is open from D4.2: this ladder leaves a level only from its top step, D4.4.");
    assert_eq!(said(&cloud, "D4.2", "EM4.1"), "A switch from D4.2 lands on EM4.2 at USD 87500.00, the same step by rule.");
    let mut shorter = testing::hosted("nhs-afc-2026");
    shorter.ladder.moves.promotion.lands = Lands::SameStep;
    shorter.ladder.tracks[0].levels.iter_mut().find(|level| level.id.as_str() == "Band-6").unwrap().steps.remove(0);
    assert_eq!(
        said(&shorter, "Band-5.1", "Band-6.2"),
        "A promotion from Band-5.1 lands on Band-6.2 at GBP 42170.00: it has no step 1, so the rule asks for at least GBP 32073.00. \
         It comes by applying, not by waiting: this ladder names no time in Band-5 that leads to it."
    );
    cloud.ladder.moves.switch.least_step = "3".parse().ok();
    assert_eq!(
        said(&cloud, "D4.2", "EM4.1"),
        "A switch from D4.2 lands on EM4.3 at USD 89300.00, the same step by rule; 3 is the least step on which such a move lands."
    );
    // A level with a band and no points: within what, and what the rule asks for.
    let rows = "level,step,amount,min,max\nA,1,50000,,\nB,,,48000,70000\n";
    let ranges = |lands: &str| {
        let ladder = format!(
            r#"{{ "format": 1, "name": "R", "pay": {{ "currency": "EUR" }}, "moves": {{ "promotion": {{ "lands": "{lands}" }} }},
                 "tracks": [ {{ "id": "t", "name": "T", "levels": [ {{ "id": "A", "rank": 1, "title": "A" }}, {{ "id": "B", "rank": 2, "title": "B", "steps": 3 }} ] }} ] }}"#
        );
        testing::dataset(&ladder, rows)
    };
    let within = "A promotion from A.1 lands within EUR 48000.00 – EUR 70000.00";
    assert_eq!(said(&ranges("no-decrease"), "A.1", "B.2"), format!("{within}; the rule asks for at least EUR 50000.00."));
    assert_eq!(said(&ranges("raise"), "A.1", "B.2"), format!("{within}; the rule asks for more than EUR 50000.00."));
    assert_eq!(
        opening(&ranges("raise"), &["A.1", "B.2"]),
        ["Moving from *A.1* to *B.2* is a promotion to the next level. It pays *EUR 9000.00 more* today, from midpoint to midpoint."]
    );
    let unpaid = paid(ladder(&["111", "222"], &[]), &[], "USD");
    assert_eq!(said(&unpaid, "A1.1", "A2.1"), "A promotion from A1.1 to A2 cannot be placed: the rule needs pay that is not given.");
}

#[test]
fn cells() {
    let (cloud, nhs, gs) = (testing::hosted("cloud-team"), testing::hosted("nhs-afc-2026"), testing::hosted("us-gs-2026"));
    let one = |dataset: &Dataset, from: &str, to: &str, tell: &dyn Fn(&Comparison<'_>) -> String| {
        tell(&against(dataset, &[from, to], Per::Year)[0])
    };
    let pay = |comparison: &Comparison<'_>| say::difference(comparison.pay, &Plain);
    assert_eq!(one(&cloud, "D5.1", "EM5.1", &pay), "+USD 3600.00 (+4.0%)");
    assert_eq!(one(&cloud, "EM5.1", "D5.1", &pay), "USD -3600.00 (-3.8%)");
    assert_eq!(one(&cloud, "D5.3", "EM5.1", &pay), "the same");
    assert_eq!(say::difference(PayChange::Missing { from: false, to: true }, &Plain), "not known");
    let bands =
        |dataset: &Dataset, from, to| say::bands(&against(dataset, &[from, to], Per::Year)[0], quote(dataset, Per::Year), &Plain).unwrap();
    assert_eq!(bands(&nhs, "Band-5.1", "Band-6.1"), "GBP 916.00 gap between Band-5 and Band-6");
    assert_eq!(bands(&nhs, "Band-6.1", "Band-5.1"), "GBP 916.00 gap between Band-5 and Band-6");
    assert_eq!(bands(&gs, "GS-12.1", "GS-13.1"), "31% of the band of GS-13 overlaps that of GS-12");
    assert_eq!(bands(&gs, "GS-12.1", "GS-12.5"), "The same band");
    let grades = |change| (say::grades(change).sign, say::grades(change).words);
    assert_eq!(grades(Change::Gain(2)), ("▲ 2".to_owned(), "two grades more".to_owned()));
    assert_eq!(grades(Change::Loss(1)), ("▼ 1".to_owned(), "one grade less".to_owned()));
    assert_eq!(grades(Change::Same), ("=".to_owned(), "the same".to_owned()));
    assert_eq!(grades(Change::Unknown), ("?".to_owned(), "cannot be compared".to_owned()));
    let told = |comparison: &Comparison<'_>| say::groups(comparison, &comparison.expects());
    let groups = told(&against(&cloud, &["D5.1", "EM5.1"], Per::Year)[0]);
    let asked = against(&cloud, &["D5.1", "EM5.1"], Per::Year)[0].expects().asked();
    assert_eq!(groups.lead.unwrap(), format!("A switch is assessed against all expectations of EM5: {asked}."));
    assert!(groups.new.starts_with("New against D5 (") && groups.only_baseline.starts_with("Only in D5 ("));
    assert_eq!(told(&against(&gs, &["GS-1.1", "GS-2.1"], Per::Year)[0]).lead.unwrap(), "No expectations are listed for GS-1 and GS-2.");
}

/// A Markdown table read back: each line cut at bars that no backslash escapes.
fn read_markdown(text: &str) -> Vec<Vec<String>> {
    let line = |line: &str| {
        let mut cells = vec![String::new()];
        let mut letters = line.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap().chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => cells.last_mut().unwrap().push(letters.next().unwrap()),
                '|' => cells.push(String::new()),
                other => cells.last_mut().unwrap().push(other),
            }
        }
        let last = cells.len() - 1;
        let cut = |(place, cell): (usize, String)| {
            let cell = if place > 0 { cell.strip_prefix(' ').unwrap().to_owned() } else { cell };
            if place < last { cell.strip_suffix(' ').unwrap().to_owned() } else { cell }
        };
        cells.into_iter().enumerate().map(cut).collect::<Vec<_>>()
    };
    let mut lines: Vec<_> = text.lines().map(line).collect();
    assert!(lines.remove(1).iter().all(|cell| cell == "---"));
    lines
}

fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn lines(sheet: &Sheet) -> Vec<Vec<String>> {
    let rows = sheet.rows.iter().map(|(head, cells)| [head].into_iter().chain(cells).cloned().collect());
    [sheet.head.clone()].into_iter().chain(rows).collect()
}

#[test]
fn taken_away_and_read_back() {
    let dataset = testing::hosted("cloud-team");
    let at = ["D5.1", "EM5.1", "D6.1", "D4.2"];
    let sheet = say::sheet(&dataset.ladder, &sides(&dataset, &at, Per::Year), quote(&dataset, Per::Year), &Plain);
    let broken: Vec<Vec<String>> = lines(&sheet).iter().map(|row| row.iter().map(|cell| cell.replace('\n', "<br>")).collect()).collect();
    assert_eq!(read_csv(&csv(&sheet)), lines(&sheet));
    assert_eq!(read_markdown(&markdown(&sheet)), broken);
    let back = read_csv(&csv(&sheet));
    let row = |head: &str| back.iter().find(|row| row[0] == head).unwrap_or_else(|| panic!("{head}: {back:#?}"))[1..].to_vec();
    assert_eq!(row("Pay a year, USD"), ["90800.00", "94400.00", "99900.00", "84200.00"]);
    assert_eq!(row("More than D5.1 a year, USD"), ["", "3600.00", "9100.00", "-6600.00"]);
    assert_eq!(row("More than D5.1, %"), ["", "3.96", "10.02", "-7.27"]);
    assert_eq!(row("Band from, USD"), ["90800.00", "94400.00", "99900.00", "82500.00"]);
    assert_eq!(row("Position in range, %"), ["0.00", "0.00", "0.00", "33.33"]);
    assert_eq!(row("People"), ["3 Mentors", "5 Manages", "3 Mentors", "3 Mentors"]);
    assert_eq!(row("Technology, grades more"), ["", "-1", "1", "-1"]);
    assert_eq!(row("Lands on"), ["", "EM5.1", "D6.1", ""]);
}

#[test]
fn a_formula_stays_a_text() {
    let sheet = Sheet {
        head: vec!["=1+1".to_owned(), "@x".to_owned()],
        rows: vec![("+A|1\\".to_owned(), vec!["-5.00".to_owned()]), ("-".to_owned(), vec!["-2+3".to_owned()])],
    };
    assert_eq!(csv(&sheet), "'=1+1,'@x\n'+A|1\\,-5.00\n'-,'-2+3\n");
    assert_eq!(markdown(&sheet), "| =1+1 | @x |\n| --- | --- |\n| +A\\|1\\\\ | -5.00 |\n| - | -2+3 |\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text, bars, quotes, breaks and formulas included.
    #[test]
    fn any_sheet_reads_back(head in vec("[ -~é€]{0,6}", 2..4), row in vec("[-=+@|\\\\\"', <&;\t\n\ra-c0-9.é]{0,8}", 1..4)) {
        let mut row = row;
        row.resize(head.len(), "x".to_owned());
        let sheet = Sheet { rows: vec![(row[0].clone(), row[1..].to_vec())], head };
        let unguarded = |cell: &String| cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).map_or_else(|| cell.clone(), str::to_owned);
        // A text that begins with an apostrophe before such a mark is the one thing that reads back without it.
        let read: Vec<Vec<String>> = read_csv(&csv(&sheet)).iter().map(|row| row.iter().map(unguarded).collect()).collect();
        let plain: Vec<Vec<String>> = lines(&sheet).iter().map(|row| row.iter().map(unguarded).collect()).collect();
        prop_assert_eq!(read, plain);
        let broken = |cell: &String| cell.replace("\r\n", "\n").replace(['\n', '\r'], "<br>");
        let expected: Vec<Vec<String>> = lines(&sheet).iter().map(|row| row.iter().map(broken).collect()).collect();
        prop_assert_eq!(read_markdown(&markdown(&sheet)), expected);
    }

    /// Every pair has a text that ends well, names both and tells the direction of the pay.
    #[test]
    fn every_pair_has_a_sentence(dataset in ladders::random(), at in any::<[Index; 2]>()) {
        let all: Vec<String> = dataset.ladder.levels().flat_map(|found| found.level.steps.iter().map(|step| found.level.at(step).to_string())).collect();
        let [from, to] = at.map(|at| at.get(&all).as_str());
        let comparison = &against(&dataset, &[from, to], Per::Year)[0];
        let text = opening(&dataset, &[from, to]).remove(0);
        prop_assert!(text.ends_with('.') && text.contains(&format!("*{from}*")) && text.contains(&format!("*{to}*")), "{}", text);
        prop_assert!(!text.contains("..") && !text.contains("  "), "{}", text);
        let (_, asked) = text.split_once(" asks for ").unwrap_or_default();
        let (asked, _) = asked.split_once(". ").unwrap_or((asked, ""));
        let has = |wanted: &dyn Fn(Change) -> bool| !asked.is_empty() && comparison.axes.iter().any(|axis| wanted(axis.change));
        prop_assert_eq!(asked.contains(" more "), has(&|change| matches!(change, Change::Gain(_))), "{}", text);
        prop_assert_eq!(asked.contains(" less "), has(&|change| matches!(change, Change::Loss(_))), "{}", text);
        prop_assert_eq!(text.contains(" more* today"), comparison.pays() == Some(std::cmp::Ordering::Greater) && from != to);
        prop_assert_eq!(text.contains(" less* today"), comparison.pays() == Some(std::cmp::Ordering::Less));
        for axis in &comparison.axes {
            let told = !matches!(axis.change, Change::Same) && text.contains(" asks for ");
            prop_assert!(!told || text.contains(&axis.axis.name), "{}", text);
        }
        let sheet = say::sheet(&dataset.ladder, &sides(&dataset, &[from, to], Per::Year), quote(&dataset, Per::Year), &Plain);
        prop_assert!(sheet.rows.iter().all(|row| row.1.len() + 1 == sheet.head.len()));
        prop_assert_eq!(read_csv(&csv(&sheet)), lines(&sheet));
    }

    #[test]
    fn decimals_are_exact(num in -1_000_000_i128..1_000_000, digits in 0..5_u32) {
        let ratio = Ratio::new(num, 10_i128.pow(digits)).unwrap();
        let text = files::sheet::decimal(ratio, digits);
        prop_assert_eq!(text.replace('.', "").parse::<i128>().unwrap(), num);
        prop_assert_eq!(text.split_once('.').map_or(0, |(_, fraction)| fraction.len()), digits as usize);
    }
}
