//! Compare and Path tell the same of one move: whether it may be made, and where it lands.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use progression::{Decision, Event, Held, Outlook, Plan, Promotions, Rule, Why};
use proptest::prelude::*;
use proptest::sample::Index;
use rules::at::At;
use rules::compare::{Comparison, Move, Side, compare};
use rules::dataset::Dataset;
use rules::id::Position;
use rules::moves::Leaving;
use rules::per::Per;
use rules::quote::Quote;
use testing::{day, ladders, random};

const TODAY: &str = "2026-07-31";

/// What Compare says of a move, by the table of a day.
fn compared(dataset: &Dataset, from: &Position, to: &Position, on: &str) -> Option<(Move, Option<(Position, Rule)>)> {
    let quote = Quote { pay: dataset.tables.in_force("", day(on)), unit: dataset.unit, per: Per::Year };
    let side = |at: &Position| Side::of(&dataset.ladder, at, quote);
    let Comparison { way, landing, .. } = compare(&dataset.ladder, side(from)?, side(to)?, quote);
    let met = |met: bool| if met { Rule::Met } else { Rule::NotMet };
    Some((way, landing.map(|landed| (landed.found.level.at(landed.step), met(landed.met)))))
}

/// The first move of a plan from a position gained today, with a decision for today, or with a promotion as soon as a review gives one.
fn walked(dataset: &Dataset, at: &Position, decision: Option<&Position>) -> Option<Event> {
    // No step is gained on the way, so that the move leaves the step held today.
    let mut dataset = dataset.clone();
    dataset.ladder.reviews.iter_mut().for_each(|review| review.step = None);
    let levels = dataset.ladder.tracks.iter_mut().flat_map(|track| &mut track.levels);
    levels.flat_map(|level| &mut level.steps).for_each(|step| step.next = None);
    let held = Held { at: at.clone(), level_since: day(TODAY), step_since: day(TODAY) };
    let promotions = if decision.is_some() { Promotions::Never } else { Promotions::WithJumps };
    let decisions = decision.map(|to| Decision::To(At { level: to.level.clone(), step: None }, day(TODAY)));
    let outlook = Outlook { dataset: &dataset, region: "", today: day(TODAY), until: day("2029-07-31"), rise: None };
    let walked = Plan { held, promotions, goal: None, decisions: decisions.into_iter().collect() }.walk(&outlook)?;
    assert_eq!((walked.unfit, walked.beyond), (Vec::new(), Vec::new()));
    walked.events.into_iter().find(|event| event.why.is_move())
}

fn agree(dataset: &Dataset, at: Index) -> Result<(), TestCaseError> {
    let all = random::positions(dataset);
    let at = all[at.index(all.len())].clone();
    let found = dataset.ladder.level(&at.level).unwrap();
    let first = |level: &rules::ladder::Level| level.at(&level.steps[0]);
    let landed = |event: &Event| (event.at.clone(), event.rule);
    // A landing that pay does not tell is none to Compare, and the first step to Path, which says that it is assumed.
    let same = |event: &Event, lands: Option<(Position, Rule)>, to: &Position| {
        let expected = lands.unwrap_or((to.clone(), Rule::Unknown));
        (landed(event) == expected).then_some(()).ok_or_else(|| TestCaseError::fail(format!("{event:?} against {expected:?}")))
    };
    let promoted = walked(dataset, &at, None);
    if let Some(place) = found.track.promotions(found.level).first().copied() {
        let to = first(&found.track.levels[place]);
        let on = promoted.as_ref().map_or_else(|| TODAY.to_owned(), |event| event.day.to_string());
        let (way, lands) = compared(dataset, &at, &to, &on).unwrap();
        let Move::Promotion { levels: 1, leaving } = way else { return Err(TestCaseError::fail(format!("{at} to {to} is {way:?}"))) };
        match (&promoted, leaving) {
            (Some(event), Leaving::Free) => prop_assert_eq!(event.why, Why::Promotion),
            (Some(event), Leaving::ByJump) => prop_assert_eq!(event.why, Why::LevelJump),
            (Some(event), Leaving::NotYet) => prop_assert!(false, "{:?} from {}", event, at),
            (None, Leaving::NotYet) => {}
            (None, _) => prop_assert!(dataset.ladder.review(found.level.rank).is_none_or(|review| review.level.is_none()), "{} stays", at),
        }
        if let Some(event) = &promoted {
            same(event, lands, &to)?;
        }
    } else {
        prop_assert!(promoted.is_none());
    }
    for track in dataset.ladder.tracks.iter().filter(|track| track.id != found.track.id) {
        let Some(place) = track.switched_to(found.level.rank) else { continue };
        let to = first(&track.levels[place]);
        let event = walked(dataset, &at, Some(&to));
        let (way, lands) = compared(dataset, &at, &to, TODAY).unwrap();
        prop_assert!(matches!(way, Move::Switch(_)));
        let event = event.expect("a switch is possible today");
        prop_assert_eq!((event.why, event.day), (Why::Switch, day(TODAY)));
        same(&event, lands, &to)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_ladders_with_reviews(drawn in random::drawn(), at in any::<Index>()) {
        agree(&drawn.read(), at)?;
    }

    /// More tracks, and pay that may be missing.
    #[test]
    fn in_ladders_without_reviews(dataset in ladders::random(), at in any::<Index>()) {
        agree(&dataset, at)?;
    }
}
