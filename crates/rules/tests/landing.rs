//! Every landing of the rules, on the two public tables.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use rules::dataset::Dataset;
use rules::id::Position;
use rules::landing::{Landing, PaidSteps};
use rules::moves::{Crossing, Lands};
use rules::ratio::Ratio;

fn land(dataset: &Dataset, rule: Lands, from: &str, to: &str) -> Landing {
    let from: Position = from.parse().unwrap();
    let (found, step) = dataset.ladder.position(&from).unwrap();
    let to = dataset.ladder.level(&to.parse().unwrap()).unwrap();
    let pay = dataset.tables.in_force("", "2026-06-01".parse().unwrap());
    let (left, reached) = (pay.steps(found.level), pay.steps(to.level));
    let left = PaidSteps { level: found.level, pay: &left };
    rule.land(left, found.level.step_index(&step.id).unwrap(), PaidSteps { level: to.level, pay: &reached }).unwrap()
}

/// The landing as people write it, and its pay.
fn by_promotion(dataset: &Dataset, from: &str, to: &str) -> (String, String) {
    let landing = land(dataset, dataset.ladder.moves.promotion.lands, from, to);
    assert!(landing.met);
    let level = dataset.ladder.level(&to.parse().unwrap()).unwrap().level;
    (level.at(&level.steps[landing.step]).to_string(), landing.pay.unwrap().to_string())
}

#[test]
fn promotions_in_the_general_schedule() {
    let dataset = testing::hosted("us-gs-2026");
    for (from, to, lands, pay) in [
        ("GS-5.1", "GS-7", "GS-7.1", "43106.00"),
        ("GS-9.10", "GS-11", "GS-11.5", "72303.00"),
        ("GS-11.5", "GS-12", "GS-12.2", "79012.00"),
        ("GS-13.9", "GS-14", "GS-14.5", "121774.00"),
        ("GS-14.10", "GS-15", "GS-15.6", "147449.00"),
        ("GS-2.4", "GS-3", "GS-3.3", "29556.00"),
    ] {
        assert_eq!(by_promotion(&dataset, from, to), (lands.to_owned(), pay.to_owned()), "{from} to {to}");
    }
}

#[test]
fn the_threshold_goes_past_the_last_step_by_its_last_increment() {
    let landing = land(&testing::hosted("us-gs-2026"), Lands::RiseSteps(2), "GS-9.10", "GS-11");
    assert_eq!(landing.threshold.unwrap().to_string(), "72065.00");
}

#[test]
fn a_raise_in_agenda_for_change() {
    let dataset = testing::hosted("nhs-afc-2026");
    assert_eq!(by_promotion(&dataset, "Band-5.3", "Band-6"), ("Band-6.1".to_owned(), "39959.00".to_owned()));
}

#[test]
fn where_no_step_pays_enough_it_is_the_last_and_the_rule_is_not_met() {
    let landing = land(&testing::hosted("us-gs-2026"), Lands::RiseSteps(2), "GS-15.10", "GS-1");
    assert_eq!((landing.step, landing.met), (9, false));
}

#[test]
fn the_other_rules() {
    let dataset = testing::hosted("us-gs-2026");
    let step = |rule, from, to| land(&dataset, rule, from, to).step + 1;
    assert_eq!(step(Lands::FirstStep, "GS-9.10", "GS-11"), 1);
    assert_eq!(step(Lands::SameStep, "GS-9.7", "GS-11"), 7);
    assert_eq!(step(Lands::NoDecrease, "GS-3.1", "GS-3"), 1);
    assert_eq!(step(Lands::Raise, "GS-3.1", "GS-3"), 2);
    // 68,549 and 3 % more is 70,605.47: GS-11.4 pays 70,176 and GS-11.5 pays 72,303.
    assert_eq!(step(Lands::RisePercent(Ratio::new(3, 100).unwrap()), "GS-9.10", "GS-11"), 5);
}

/// A track of two levels whose steps are named otherwise, and what they pay.
fn named(moves: &str) -> Dataset {
    let ladder = format!(
        r#"{{ "format": 1, "name": "Named", "pay": {{ "currency": "USD" }}, "moves": {{ {moves} }}, "tracks": [ {{ "id": "t", "name": "T", "levels": [
            {{ "id": "E", "rank": 1, "title": "E", "steps": [ {{ "id": "a" }}, {{ "id": "b" }}, {{ "id": "c" }} ] }},
            {{ "id": "F", "rank": 2, "title": "F", "steps": [ {{ "id": "b" }}, {{ "id": "c" }}, {{ "id": "d" }} ] }} ] }} ] }}"#
    );
    let bands = "level,step,amount\nE,a,100\nE,b,110\nE,c,120\nF,b,105\nF,c,130\nF,d,150\n";
    testing::read(ladder.as_bytes(), Some(bands.as_bytes())).dataset.unwrap()
}

/// Where a promotion from a position of it leads by all rules of the ladder, and whether a least step has lifted it there.
fn promoted(dataset: &Dataset, from: &str) -> (String, bool) {
    let (found, step) = dataset.ladder.position(&from.parse().unwrap()).map(|(found, step)| (found.level, &step.id)).unwrap();
    let to = dataset.ladder.level(&"F".parse().unwrap()).unwrap().level;
    let pay = dataset.tables.in_force("", "2026-06-01".parse().unwrap());
    let (left, reached) = (pay.steps(found), pay.steps(to));
    let (left, reached) = (PaidSteps { level: found, pay: &left }, PaidSteps { level: to, pay: &reached });
    let landing = dataset.ladder.moves.land(Crossing::Promotion, left, found.step_index(step).unwrap(), reached).unwrap();
    assert_eq!(landing.pay, pay.amount(to, &to.steps[landing.step].id));
    (to.at(&to.steps[landing.step]).to_string(), landing.lifted)
}

#[test]
fn the_same_step_goes_by_its_id() {
    let dataset = named(r#""promotion": { "lands": "same-step" }"#);
    for (from, to) in [("E.b", "F.b"), ("E.c", "F.c")] {
        assert_eq!(promoted(&dataset, from), (to.to_owned(), false), "{from}");
    }
    // F has no step a: the lowest that pays at least 100.
    assert_eq!(promoted(&dataset, "E.a"), ("F.b".to_owned(), false));
}

#[test]
fn where_the_level_lacks_the_step_it_is_one_that_pays_no_less() {
    let landing = land(&testing::hosted("nhs-afc-2026"), Lands::SameStep, "Band-5.3", "Band-4");
    assert_eq!((landing.step, landing.met), (1, false));
    let landing = land(&testing::hosted("nhs-afc-2026"), Lands::SameStep, "Band-5.3", "Band-8b");
    assert!(landing.met);
}

#[test]
fn a_landing_is_never_below_the_least_step() {
    let dataset = named(r#""promotion": { "lands": "no-decrease", "least_step": "c" }"#);
    assert_eq!(promoted(&dataset, "E.a"), ("F.c".to_owned(), true));
    assert_eq!(promoted(&dataset, "E.c"), ("F.c".to_owned(), false));
    // A level without that step has none to be lifted to.
    let dataset = named(r#""promotion": { "lands": "first-step", "least_step": "a" }"#);
    assert_eq!(promoted(&dataset, "E.a"), ("F.b".to_owned(), false));
}

#[test]
fn a_percentage_is_rounded_half_up_to_the_cent() {
    let dataset = |old: &str, step: &str| {
        let ladder = r#"{ "format": 1, "name": "Cents", "pay": { "currency": "USD" }, "tracks": [ { "id": "t", "name": "T", "levels": [
            { "id": "E", "rank": 1, "title": "E" }, { "id": "F", "rank": 2, "title": "F", "steps": 2 } ] } ] }"#;
        let bands = format!("level,step,amount\nE,1,{old}\nF,1,{step}\nF,2,999.99\n");
        testing::read(ladder.as_bytes(), Some(bands.as_bytes())).dataset.unwrap()
    };
    let lands = |old: &str, step: &str| land(&dataset(old, step), Lands::RisePercent(Ratio::new(3, 100).unwrap()), "E.1", "F");
    // 3 % more than 100.13 is 103.1339, and than 100.50 is 103.515.
    assert_eq!((lands("100.13", "103.13").step, lands("100.13", "103.12").step), (0, 1));
    assert_eq!((lands("100.50", "103.52").step, lands("100.50", "103.51").step), (0, 1));
    assert_eq!(lands("100.50", "103.52").threshold.unwrap().to_string(), "103.52");
}
