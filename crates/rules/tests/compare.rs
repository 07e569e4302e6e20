//! Comparing positions: the cases of the rules and of the reference, and what holds for every ladder.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use testing::ladders;

use chrono::NaiveDate;
use ladders::{axis, bare, level, paid, profile, track};
use proptest::prelude::*;
use proptest::sample::Index;
use rules::compare::{Change, Comparison, Line, Meets, Move, PayChange, Side, added_between, compare, expected};
use rules::dataset::Dataset;
use rules::id::Position;
use rules::ladder::{Expectation, Ladder};
use rules::lookup;
use rules::moves::{LeaveFrom, Leaving, Moves};
use rules::pay::Meeting;
use rules::per::Per;
use rules::quote::Quote;
use rules::ratio::Ratio;
use testing::money;

fn day() -> NaiveDate {
    "2026-08-01".parse().unwrap()
}

fn quote(dataset: &Dataset, per: Per) -> Quote<'_> {
    Quote { pay: dataset.tables.in_force("", day()), unit: dataset.unit, per }
}

fn between<'a>(dataset: &'a Dataset, from: &str, to: &str) -> Comparison<'a> {
    per(dataset, from, to, Per::Year)
}

fn per<'a>(dataset: &'a Dataset, from: &str, to: &str, per: Per) -> Comparison<'a> {
    let quote = quote(dataset, per);
    let side = |at: &str| Side::of(&dataset.ladder, &at.parse().unwrap(), quote).unwrap();
    compare(&dataset.ladder, side(from), side(to), quote)
}

/// The changes of all axes as signed numbers.
fn changes(comparison: &Comparison<'_>) -> Vec<Option<i32>> {
    let signed = |change| match change {
        Change::Gain(by) => Some(i32::from(by)),
        Change::Loss(by) => Some(-i32::from(by)),
        Change::Same => Some(0),
        Change::Unknown => None,
    };
    comparison.axes.iter().map(|axis| signed(axis.change)).collect()
}

/// The open-source ladder of the shared reference, in the order Technology, System, People, Process, Influence.
fn reference() -> Ladder {
    let tracks: [(&str, u16, &[&str]); 4] = [
        ("D", 1, &["11111", "12221", "22232", "33332", "44343", "55344", "55345"]),
        ("TL", 4, &["23441", "34452", "45453", "45454"]),
        ("TPM", 4, &["22443", "22453", "23554", "24555"]),
        ("EM", 4, &["33432", "33542", "34552", "34553"]),
    ];
    let tracks = tracks.map(|(id, from, profiles)| {
        let made = |(rank, digits): (u16, &&str)| {
            let mut level = level(&format!("{id}{rank}"), rank, 1);
            level.profile = profile(digits);
            level
        };
        track(id, (from..).zip(profiles).map(made).collect())
    });
    Ladder { axes: ["Technology", "System", "People", "Process", "Influence"].map(axis).into(), ..bare(tracks.into()) }
}

#[test]
fn switches_at_the_same_rank() {
    let dataset = paid(reference(), &[], "USD");
    // Worked out by hand from the vectors; the first rows are those that the reference spells out.
    for (from, to, expected) in [
        ("D5", "EM5", [-1, -1, 2, 0, -1]),
        ("D6", "EM6", [-2, -1, 2, 1, -2]),
        ("D7", "EM7", [-2, -1, 2, 1, -2]),
        ("D4", "EM4", [0, 0, 1, 0, 0]),
        ("D4", "TL4", [-1, 0, 1, 1, -1]),
        ("D5", "TL5", [-1, 0, 1, 1, -1]),
        ("D6", "TL6", [-1, 0, 1, 1, -1]),
        ("D7", "TL7", [-1, 0, 1, 1, -1]),
        ("D4", "TPM4", [-1, -1, 1, 1, 1]),
        ("D5", "TPM5", [-2, -2, 1, 1, 0]),
        ("D6", "TPM6", [-3, -2, 2, 1, 0]),
        ("D7", "TPM7", [-3, -1, 2, 1, 0]),
        // The reference's example of a loss on purpose.
        ("D3", "TL4", [0, 1, 2, 1, -1]),
    ] {
        let comparison = between(&dataset, &format!("{from}.1"), &format!("{to}.1"));
        assert_eq!(changes(&comparison), expected.map(Some), "{from} to {to}");
        assert!(matches!(comparison.way, Move::Switch(_)), "{from} to {to}");
        assert_eq!(comparison.loses(), expected.iter().any(|by| *by < 0), "{from} to {to}");
    }
}

#[test]
fn the_only_switch_from_development_that_loses_nothing() {
    let dataset = paid(reference(), &[], "USD");
    let pairs = (4..=7).flat_map(|rank| ["TL", "TPM", "EM"].map(|to| (format!("D{rank}.1"), format!("{to}{rank}.1"))));
    let without: Vec<_> = pairs.filter(|(from, to)| !between(&dataset, from, to).loses()).collect();
    assert_eq!(without, [("D4.1".to_owned(), "EM4.1".to_owned())]);
}

#[test]
fn the_cloud_team_has_the_reference_profiles() {
    let (cloud, reference) = (testing::hosted("cloud-team"), paid(reference(), &[], "USD"));
    for rank in 4..=7 {
        let (from, to) = (format!("D{rank}.1"), format!("EM{rank}.1"));
        assert_eq!(changes(&between(&cloud, &from, &to)), changes(&between(&reference, &from, &to)), "{rank}");
    }
}

#[test]
fn the_second_screen() {
    let dataset = testing::hosted("cloud-team");
    let manager = between(&dataset, "D5.1", "EM5.1");
    assert_eq!(manager.pay, PayChange::Known { more: money(360_000, "USD"), share: Ratio::new(3_600, 90_800) });
    let next = between(&dataset, "D5.1", "D6.1");
    assert_eq!(next.pay, PayChange::Known { more: money(910_000, "USD"), share: Ratio::new(9_100, 90_800) });
    assert_eq!((manager.rank, next.rank), (Change::Same, Change::Gain(1)));
    assert_eq!(next.owns.map(Option::unwrap), ["A squad and its chapter", "Several squads and chapters"]);
    assert_eq!(changes(&next), [1, 1, 0, 0, 1].map(Some));
}

#[test]
fn landings_of_the_general_schedule() {
    let dataset = testing::hosted("us-gs-2026");
    for (from, to, lands, pay) in [
        ("GS-5.1", "GS-7.1", "GS-7.1", "43106.00"),
        ("GS-9.10", "GS-11.1", "GS-11.5", "72303.00"),
        ("GS-11.5", "GS-12.1", "GS-12.2", "79012.00"),
        ("GS-13.9", "GS-14.1", "GS-14.5", "121774.00"),
        ("GS-14.10", "GS-15.1", "GS-15.6", "147449.00"),
        ("GS-2.4", "GS-3.1", "GS-3.3", "29556.00"),
    ] {
        let landed = between(&dataset, from, to).landing.unwrap();
        let told = (landed.found.level.at(landed.step).to_string(), landed.pay.unwrap().to_string(), landed.met);
        assert_eq!(told, (lands.to_owned(), pay.to_owned(), true), "{from} to {to}");
    }
    let threshold = between(&dataset, "GS-9.10", "GS-11.3").landing.unwrap().threshold;
    assert_eq!(threshold, Some(money(7_206_500, "USD")));
}

#[test]
fn a_landing_of_agenda_for_change() {
    let dataset = testing::hosted("nhs-afc-2026");
    let comparison = between(&dataset, "Band-5.3", "Band-6.2");
    let landed = comparison.landing.unwrap();
    assert_eq!((landed.found.level.at(landed.step).to_string(), landed.pay), ("Band-6.1".to_owned(), Some(money(3_995_900, "GBP"))));
    assert_eq!(comparison.bands.unwrap().meets, Meets::Next(Meeting::Gap(money(91_600, "GBP"))));
}

#[test]
fn the_midpoint_differential_and_the_overlap_of_the_rules() {
    let dataset = testing::hosted("us-gs-2026");
    let bands = between(&dataset, "GS-12.1", "GS-13.1").bands.unwrap();
    assert_eq!(bands.differential.unwrap().scaled(4), 1_891);
    let Meets::Next(Meeting::Overlap(share, _)) = bands.meets else { panic!("{bands:?}") };
    assert_eq!(share.scaled(4), 3_108);
}

#[test]
fn which_move_it_is() {
    let way = |dataset: &Dataset, from, to| between(dataset, from, to).way;
    let cloud = testing::hosted("cloud-team");
    let promotion = |levels, leaving| Move::Promotion { levels, leaving };
    assert_eq!(way(&cloud, "D4.2", "D4.2"), Move::Stay);
    assert_eq!(way(&cloud, "D4.2", "D4.4"), Move::StepsUp(2));
    assert_eq!(way(&cloud, "D4.2", "D4.1"), Move::StepsDown(1));
    assert_eq!(way(&cloud, "D4.4", "D5.1"), promotion(1, Leaving::Free));
    assert_eq!(way(&cloud, "D4.2", "D6.1"), promotion(2, Leaving::ByJump));
    assert_eq!(way(&cloud, "D6.1", "D2.4"), Move::Demotion(4));
    assert_eq!(way(&cloud, "D5.1", "EM5.1"), Move::Switch(Change::Same));
    assert_eq!(way(&cloud, "D5.1", "EM7.1"), Move::Switch(Change::Gain(2)));
    assert_eq!(way(&cloud, "EM5.1", "D4.1"), Move::Switch(Change::Loss(1)));
    assert_eq!(way(&testing::hosted("us-gs-2026"), "GS-9.3", "GS-11.1"), promotion(1, Leaving::Free), "two grades at a time");
    assert_eq!(way(&testing::hosted("us-gs-2026"), "GS-9.3", "GS-12.1"), promotion(3, Leaving::Free));
    let mut strict = cloud;
    strict.ladder.moves = Moves { promotion_from: LeaveFrom::TopStep, level_jumps: false, ..Moves::default() };
    assert_eq!(way(&strict, "D4.3", "D5.1"), promotion(1, Leaving::NotYet));
    assert_eq!(way(&strict, "D4.4", "D5.1"), promotion(1, Leaving::Free));
    assert!(between(&strict, "D4.3", "D5.1").landing.is_none(), "a promotion that is not open lands nowhere");
    // A move down has no rule; a switch has one, to lower ranks as well.
    assert!(between(&strict, "D5.1", "D4.1").landing.is_none() && between(&strict, "EM5.1", "D4.1").landing.is_some());
}

#[test]
fn a_promotion_by_several_levels_lands_once() {
    let dataset = testing::hosted("us-gs-2026");
    let lands = |from: &str, to: &str| {
        let landed = between(&dataset, from, &format!("{to}.1")).landing.unwrap();
        landed.found.level.at(landed.step).to_string()
    };
    let one_by_one = ["GS-8", "GS-9", "GS-10", "GS-11"].iter().fold("GS-7.10".to_owned(), |at, level| lands(&at, level));
    // Each level between would give two more steps of its own: GS-8.9, GS-9.8, GS-10.7, and by then 73,544 are asked for.
    assert_eq!((lands("GS-7.10", "GS-11").as_str(), one_by_one.as_str()), ("GS-11.1", "GS-11.6"));
}

#[test]
fn levels_of_one_track_that_share_a_rank_stand_beside_each_other() {
    let mut levels = vec![level("A", 1, 1), level("B", 2, 1), level("C", 2, 1), level("D", 3, 1)];
    for level in &mut levels {
        level.expects = vec![Expectation::line(format!("Of {}", level.id))];
    }
    let dataset = paid(bare(vec![track("t", levels)]), &[], "USD");
    let beside = between(&dataset, "B.1", "C.1");
    assert_eq!(beside.way, Move::Switch(Change::Same));
    let texts = |lines: &[Line<'_>]| lines.iter().map(|line| line.text.to_owned()).collect::<Vec<_>>();
    let groups = [&beside.expects().new, &beside.expects().both, &beside.expects().only_baseline].map(|lines| texts(lines));
    assert_eq!(groups, [["Of C"], ["Of A"], ["Of B"]].map(|group| group.map(str::to_owned).to_vec()));
    assert_eq!(between(&dataset, "A.1", "D.1").way, Move::Promotion { levels: 3, leaving: Leaving::Free });
}

#[test]
fn expectations_within_a_track_and_across() {
    let dataset = testing::hosted("cloud-team");
    let count = |id: &str| dataset.ladder.level(&id.parse().unwrap()).unwrap().level.expects.len();
    let up = between(&dataset, "D3.1", "D5.1").expects();
    let by: Vec<&str> = up.new.iter().map(|line| line.level.id.as_str()).collect();
    assert_eq!(by, [vec!["D4"; count("D4")], vec!["D5"; count("D5")]].concat());
    assert_eq!((up.both.len(), up.only_baseline.len()), (count("D1") + count("D2") + count("D3"), 0));
    let down = between(&dataset, "D5.1", "D3.1").expects();
    assert_eq!((down.new.len(), down.both.len(), down.only_baseline.len()), (0, up.both.len(), up.new.len()));
    let manager = dataset.ladder.level(&"EM5".parse().unwrap()).unwrap();
    assert_eq!(between(&dataset, "D5.1", "EM5.1").expects().asked(), expected(manager).len());
}

#[test]
fn what_each_level_adds() {
    let dataset = testing::hosted("cloud-team");
    let track = &dataset.ladder.tracks[0];
    let level = |id: &str| dataset.ladder.level(&id.parse().unwrap()).unwrap().level;
    let added = added_between(track, level("D2"), level("D5"));
    let ids: Vec<&str> = added.iter().map(|(level, _)| level.id.as_str()).collect();
    assert_eq!(ids, ["D3", "D4", "D5"]);
    for (level, lines) in &added {
        assert_eq!(lines.iter().map(|line| line.text).collect::<Vec<_>>(), level.expects.iter().map(|line| &line.text).collect::<Vec<_>>());
    }
    assert_eq!(added_between(track, level("D5"), level("D2")).len(), 3);
    assert!(added_between(track, level("D5"), level("D5")).is_empty());
}

#[test]
fn pay_that_is_missing_or_in_another_currency() {
    let ladder = || bare(vec![track("t", vec![level("A", 1, 2), level("B", 2, 1), level("C", 3, 1)])]);
    let mut dataset = paid(ladder(), &[("A", &[100]), ("B", &[150])], "USD");
    let pay = |dataset: &Dataset, from, to| between(dataset, from, to).pay;
    assert_eq!(pay(&dataset, "A.1", "C.1"), PayChange::Missing { from: false, to: true });
    assert_eq!(pay(&dataset, "C.1", "A.1"), PayChange::Missing { from: true, to: false });
    assert_eq!(pay(&dataset, "A.2", "C.1"), PayChange::Missing { from: true, to: true });
    assert!(between(&dataset, "A.2", "B.1").landing.is_none(), "the rule needs the pay left");
    // A table holds one currency; nothing in its type keeps another out, so the comparison asks.
    let mut table = dataset.tables.iter().next().unwrap().clone();
    let euro = paid(ladder(), &[("C", &[100])], "EUR");
    for (level, pay) in &euro.tables.iter().next().unwrap().levels {
        table.levels.insert(level.clone(), pay.clone());
    }
    dataset.tables = rules::table::Tables::new(vec![table], Vec::new());
    assert_eq!(pay(&dataset, "A.1", "C.1"), PayChange::Currencies("USD".parse().unwrap(), "EUR".parse().unwrap()));
    assert!(between(&dataset, "A.1", "C.1").bands.is_none());
}

#[test]
fn a_difference_in_another_period_is_rounded_once() {
    let ladder = bare(vec![track("t", vec![level("A", 1, 1), level("B", 2, 1)])]);
    let dataset = paid(ladder, &[("A", &[1_000]), ("B", &[1_006])], "USD");
    let more = |from, to| match per(&dataset, from, to, Per::Month).pay {
        PayChange::Known { more, .. } => more.minor(),
        other => panic!("{other:?}"),
    };
    // Half a cent a month is a cent, in both directions.
    assert_eq!((more("A.1", "B.1"), more("B.1", "A.1")), (1, -1));
}

fn positions(ladder: &Ladder) -> Vec<Position> {
    ladder.levels().flat_map(|found| found.level.steps.iter().map(|step| found.level.at(step))).collect()
}

/// Two sides of a random ladder.
fn pair(dataset: &Dataset, at: [Index; 2]) -> [Side<'_>; 2] {
    let all = positions(&dataset.ladder);
    at.map(|at| Side::of(&dataset.ladder, at.get(&all), quote(dataset, Per::Month)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_directions_are_opposite(dataset in ladders::random(), at in any::<[Index; 2]>()) {
        let [a, b] = pair(&dataset, at);
        let quote = quote(&dataset, Per::Month);
        let (there, back) = (compare(&dataset.ladder, a, b, quote), compare(&dataset.ladder, b, a, quote));
        prop_assert_eq!(there.rank, back.rank.reversed());
        for (one, other) in there.axes.iter().zip(&back.axes) {
            prop_assert_eq!((one.change, one.from, one.to), (other.change.reversed(), other.to, other.from));
        }
        match (there.pay, back.pay) {
            (PayChange::Known { more, .. }, PayChange::Known { more: less, .. }) => prop_assert_eq!(more.minor(), -less.minor()),
            (PayChange::Missing { from, to }, PayChange::Missing { from: other_from, to: other_to }) => {
                prop_assert_eq!((from, to), (other_to, other_from));
            }
            other => prop_assert!(false, "{:?}", other),
        }
        prop_assert_eq!(there.pays(), back.pays().map(std::cmp::Ordering::reverse));
        let texts = |lines: &[Line<'_>]| lines.iter().map(|line| (line.level.id.clone(), line.text.to_owned())).collect::<Vec<_>>();
        prop_assert_eq!(texts(&there.expects().new), texts(&back.expects().only_baseline));
        prop_assert_eq!(texts(&there.expects().only_baseline), texts(&back.expects().new));
        prop_assert_eq!((&there.roles.gained, &there.roles.kept, &there.roles.lost), (&back.roles.lost, &back.roles.kept, &back.roles.gained));
        prop_assert_eq!(there.bands.is_some(), back.bands.is_some());
        if let (Some(one), Some(other)) = (there.bands, back.bands) {
            let turned = match other.meets {
                Meets::BaselineWithin => Meets::OtherWithin,
                Meets::OtherWithin => Meets::BaselineWithin,
                same => same,
            };
            prop_assert_eq!(one.meets, turned);
            prop_assert!(one.meets == Meets::Equal || one.baseline_is_lower != other.baseline_is_lower);
            if let (Some(up), Some(down)) = (one.differential, other.differential) {
                prop_assert_eq!(up.signum(), -down.signum());
            }
        }
        match (there.way, back.way) {
            (Move::Stay, other) => prop_assert_eq!(other, Move::Stay),
            (Move::StepsUp(steps), other) => prop_assert_eq!(other, Move::StepsDown(steps)),
            (Move::StepsDown(steps), other) => prop_assert_eq!(other, Move::StepsUp(steps)),
            (Move::Promotion { levels, .. }, other) => prop_assert_eq!(other, Move::Demotion(levels)),
            (Move::Demotion(levels), other) => {
                let up = if let Move::Promotion { levels, .. } = other { levels } else { 0 };
                prop_assert_eq!(up, levels);
            }
            (Move::Switch(rank), other) => prop_assert_eq!(other, Move::Switch(rank.reversed())),
        }
    }

    #[test]
    fn with_itself_there_is_no_difference(dataset in ladders::random(), at in any::<Index>()) {
        let [a, b] = pair(&dataset, [at, at]);
        let same = compare(&dataset.ladder, a, b, quote(&dataset, Per::Month));
        prop_assert_eq!((same.way, same.rank), (Move::Stay, Change::Same));
        for axis in &same.axes {
            prop_assert_eq!(axis.change, if axis.from.is_some() { Change::Same } else { Change::Unknown });
        }
        if let PayChange::Known { more, share } = same.pay {
            prop_assert_eq!((more.minor(), share.map_or(0, Ratio::signum)), (0, 0));
        }
        prop_assert!(same.expects().new.is_empty() && same.expects().only_baseline.is_empty());
        prop_assert!(same.roles.gained.is_empty() && same.roles.lost.is_empty());
        prop_assert!(same.bands.is_none_or(|bands| bands.meets == Meets::Equal));
        prop_assert!(same.landing.is_none());
    }

    #[test]
    fn every_expectation_stands_in_one_group(dataset in ladders::random(), at in any::<[Index; 2]>()) {
        let [from, to] = pair(&dataset, at);
        let expects = compare(&dataset.ladder, from, to, quote(&dataset, Per::Year)).expects();
        // Each text of each level up to the one compared, as the file has it.
        let asked = |side: Side<'_>| -> Vec<(String, String)> {
            let levels = side.found.track.levels.iter().filter(|level| level.rank <= side.found.level.rank);
            levels.flat_map(|level| level.expects.iter().map(|line| (level.id.to_string(), line.text.trim().to_owned()))).collect()
        };
        let told = |lines: &[Line<'_>]| -> Vec<(String, String)> { lines.iter().map(|line| (line.level.id.to_string(), line.text.to_owned())).collect() };
        let mut target = [told(&expects.new), told(&expects.both)].concat();
        let mut wanted = asked(to);
        target.sort();
        wanted.sort();
        prop_assert_eq!(target, wanted, "all of the target's, each once");
        let texts = |lines: &[Line<'_>]| lines.iter().map(|line| line.text.to_owned()).collect::<std::collections::BTreeSet<_>>();
        let (new, both, only) = (texts(&expects.new), texts(&expects.both), texts(&expects.only_baseline));
        prop_assert!(new.is_disjoint(&both) && new.is_disjoint(&only) && both.is_disjoint(&only));
        for (_, text) in asked(from) {
            prop_assert!(both.contains(&text) != only.contains(&text), "{}", text);
        }
        let baseline: std::collections::BTreeSet<String> = asked(from).into_iter().map(|(_, text)| text).collect();
        prop_assert!(both.is_subset(&baseline) && only.is_subset(&baseline) && new.is_disjoint(&baseline));
    }

    #[test]
    fn a_landing_that_is_met_pays_what_the_rule_asks(dataset in ladders::random(), at in any::<[Index; 2]>()) {
        let [from, to] = pair(&dataset, at);
        let quote = quote(&dataset, Per::Year);
        let comparison = compare(&dataset.ladder, from, to, quote);
        if let Some(landed) = comparison.landing {
            prop_assert_eq!(&landed.found.level.id, &to.found.level.id);
            if let (Some(threshold), true) = (landed.threshold, landed.met) {
                prop_assert!(landed.pay.unwrap() >= threshold);
            }
        }
    }

    #[test]
    fn every_position_is_found_by_its_name(dataset in ladders::random(), at in any::<Index>()) {
        let all = positions(&dataset.ladder);
        let at = at.get(&all);
        let found = lookup::find(&dataset.ladder, &at.to_string().to_lowercase(), 8);
        prop_assert_eq!(found.first(), Some(at));
    }
}

#[test]
fn found_by_typing() {
    let (cloud, gs, nhs) = (testing::hosted("cloud-team"), testing::hosted("us-gs-2026"), testing::hosted("nhs-afc-2026"));
    let find =
        |dataset: &Dataset, typed| lookup::find(&dataset.ladder, typed, 8).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(find(&cloud, "d5"), "D5.1");
    assert_eq!(find(&cloud, " D5.3 "), "D5.3");
    assert_eq!(find(&cloud, "d5."), "D5.1 D5.2 D5.3 D5.4");
    assert_eq!(find(&cloud, "staff"), "D5.1");
    assert_eq!(find(&cloud, "Stáff"), "D5.1");
    assert_eq!(find(&cloud, "eng manager"), "EM4.1 EM5.1 EM6.1");
    assert_eq!(find(&cloud, "manager eng"), "EM4.1 EM5.1 EM6.1");
    assert_eq!(find(&cloud, "em"), "EM4.1 EM5.1 EM6.1 EM7.1");
    assert_eq!(find(&cloud, "director"), "EM7.1");
    assert_eq!(find(&cloud, "d"), "D1.1 D2.1 D3.1 D4.1 D5.1 D6.1 D7.1 EM7.1");
    assert_eq!(find(&gs, "GS-9.10"), "GS-9.10");
    assert_eq!(find(&gs, "gs9.10"), "GS-9.10");
    assert_eq!(find(&gs, "gs 9.1"), "GS-9.1 GS-9.10");
    assert_eq!(find(&gs, "gs1"), "GS-1.1 GS-10.1 GS-11.1 GS-12.1 GS-13.1 GS-14.1 GS-15.1");
    assert_eq!(lookup::find(&gs.ladder, "gs", 8).len(), 8);
    assert_eq!(find(&nhs, "band 5"), "Band-5.1");
    for nothing in ["", " ", ".", "..", "-", "nobody", "d5.9", "D9.1"] {
        assert_eq!(find(&cloud, nothing), "", "{nothing}");
    }
}
