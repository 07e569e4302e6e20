//! Every landing of the rules, on the two public tables.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use rules::dataset::Dataset;
use rules::id::Position;
use rules::landing::Landing;
use rules::moves::Lands;
use rules::ratio::Ratio;

fn land(dataset: &Dataset, rule: Lands, from: &str, to: &str) -> Landing {
    let from: Position = from.parse().unwrap();
    let (found, step) = dataset.ladder.position(&from).unwrap();
    let to = dataset.ladder.level(&to.parse().unwrap()).unwrap();
    let pay = dataset.tables.in_force("", "2026-06-01".parse().unwrap());
    rule.land(found.level, found.level.step_index(&step.id).unwrap(), to.level, pay).unwrap()
}

/// The landing as people write it, and its pay.
fn by_promotion(dataset: &Dataset, from: &str, to: &str) -> (String, String) {
    let landing = land(dataset, dataset.ladder.moves.promotion_lands, from, to);
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

#[test]
fn the_same_step_of_a_shorter_level_is_its_last() {
    let landing = land(&testing::hosted("nhs-afc-2026"), Lands::SameStep, "Band-5.3", "Band-4");
    assert_eq!((landing.step, landing.met), (1, false));
}
