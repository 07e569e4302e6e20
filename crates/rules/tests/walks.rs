//! Properties of time: plans and routes through random small ladders, and the search against every way walked one by one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use testing::brute;
use testing::random;

use brute::Brute;
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use random::{Drawn, drawn, positions};
use rules::dataset::Dataset;
use rules::earned;
use rules::ladder::Step;
use rules::progress::{Choice, Decision, Held, Outlook, Plan, Promotions, When, Why};
use rules::ratio::Ratio;
use rules::routes::{self, Answer, Freedoms, Goal, Itinerary, NoWay, Reason};
use testing::day;

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

const TODAY: &str = "2026-07-31";

fn look(dataset: &Dataset, days: u64) -> Outlook<'_> {
    let today = day(TODAY);
    Outlook { dataset, region: "", today, until: today + Days::new(days), rise: None }
}

/// A position of the ladder, held since two days up to today.
fn held(dataset: &Dataset, at: Index, (level, step): (u64, u64)) -> Held {
    let back = |days| day(TODAY) - Days::new(days);
    let all = positions(dataset);
    Held { at: all[at.index(all.len())].clone(), level_since: back(level.max(step)), step_since: back(level.min(step)) }
}

fn since() -> impl Strategy<Value = (u64, u64)> {
    (0..800_u64, 0..400_u64)
}

fn choice() -> impl Strategy<Value = Decision> {
    let track = |id: &str| Choice::Switch(id.parse().unwrap());
    let what = select(vec![Choice::Promote, Choice::Stay, Choice::Pass, track("A"), track("B")]);
    let when = prop_oneof![Just(When::Next), (0..900_u64).prop_map(|days| When::On(day(TODAY) + Days::new(days)))];
    (when, what).prop_map(|(when, choice)| Decision { when, choice })
}

fn dated(answer: Result<Answer, NoWay>) -> Vec<Itinerary> {
    match answer {
        Ok(Answer::Dated(routes)) => routes,
        _ => Vec::new(),
    }
}

fn earliest(routes: &[Itinerary]) -> Option<NaiveDate> {
    routes.iter().filter_map(|route| route.arrival).min()
}

proptest! {
    #![proptest_config(cases(300))]

    /// Whatever is decided, events are in order of date and within the outlook, each begins with the pay with which the last one ended, and
    /// no move or step comes on a day before the position it leaves was gained.
    #[test]
    fn events_are_in_order(
        drawn in drawn(), at in any::<Index>(), since in since(), decisions in vec(choice(), 0..5), jumps in any::<bool>(), rise in 0..5_i128
    ) {
        let dataset = drawn.read();
        let promotions = if jumps { Promotions::WithJumps } else { Promotions::WhenAllowed };
        let plan = Plan { held: held(&dataset, at, since), promotions, decisions };
        let outlook = Outlook { rise: Ratio::new(rise, 100).filter(|_| rise > 0), ..look(&dataset, 1500) };
        let events = plan.events(&outlook).unwrap();
        prop_assert_eq!((events[0].why, events[0].day), (Why::Start, outlook.today));
        for (one, next) in events.iter().zip(&events[1..]) {
            prop_assert!(one.day <= next.day && next.day <= outlook.until);
            prop_assert_eq!(one.after, next.before);
            match next.why {
                Why::Start => prop_assert!(false, "a second start"),
                Why::NewTable | Why::Rise => prop_assert!(one.at == next.at && one.after != next.after),
                Why::StepReview => {
                    let steps = &dataset.ladder.level(&next.at.level).unwrap().level.steps;
                    let place = |step: &Step| step.id == one.at.step;
                    prop_assert_eq!(steps.iter().position(place).map(|place| place + 1), steps.iter().position(|step| step.id == next.at.step));
                }
                Why::Promotion | Why::LevelJump => prop_assert_eq!(next.at.level.as_str()[..1].to_owned(), one.at.level.as_str()[..1].to_owned()),
                Why::Switch => prop_assert_ne!(&next.at.level.as_str()[..1], &one.at.level.as_str()[..1]),
            }
        }
    }

    /// A clock that starts later never strikes earlier: the same plan begun later is nowhere ahead, where the rhythms are all of months.
    #[test]
    fn no_clock_runs_backwards(drawn in drawn(), at in any::<Index>(), (late, early) in (0..300_u64, 0..300_u64)) {
        let dataset = drawn.read();
        let walk = |days: u64| {
            let held = held(&dataset, at, (days, days));
            Plan { held, promotions: Promotions::Never, decisions: Vec::new() }.events(&look(&dataset, 1500)).unwrap()
        };
        // Within a first wait of at least 300 days nothing is past yet.
        let long = dataset.ladder.reviews.iter().filter_map(|review| review.step).all(|wait| wait.months() >= 12 || wait.days() >= 300);
        prop_assume!(long);
        let steps = |days| walk(days).into_iter().filter(|event| event.why == Why::StepReview).map(|event| event.day).collect::<Vec<_>>();
        let (since_long, since_short) = (steps(late.max(early)), steps(late.min(early)));
        prop_assert!(since_long.len() >= since_short.len());
        prop_assert!(since_long.iter().zip(&since_short).all(|(long, short)| long <= short));
    }

    /// Months add up to the total, and a route never catches up with itself.
    #[test]
    fn months_add_up(drawn in drawn(), at in any::<Index>(), since in since(), days in 1..900_u64) {
        let dataset = drawn.read();
        let outlook = look(&dataset, days);
        let events = Plan { held: held(&dataset, at, since), promotions: Promotions::WhenAllowed, decisions: Vec::new() }.events(&outlook).unwrap();
        let months = earned::months(&events, outlook.today, outlook.until, dataset.unit);
        let total = earned::total(&events, outlook.today, outlook.until, dataset.unit).unwrap();
        prop_assert_eq!(months.last().unwrap().so_far, Some(total));
        let sum: i64 = months.iter().map(|month| month.earned.unwrap().minor()).sum();
        prop_assert!((sum - total.minor()).abs() <= i64::try_from(months.len()).unwrap());
        prop_assert_eq!(earned::catches_up(&events, &events, outlook.today, outlook.until), None);
    }
}

/// The soonest arrival is that of all freedoms, and a jump is needed only for a day that is not reached without one.
fn soonest_agrees(dataset: &Dataset, outlook: &Outlook<'_>, held: &Held, target: &rules::id::Position) -> Result<(), TestCaseError> {
    let day = |jumps| {
        let brute = Brute {
            dataset,
            today: outlook.today,
            until: outlook.until,
            jumps,
            switches: true,
            region: outlook.region,
            rise: None,
            goal: Some(brute::goal(dataset, target)),
        };
        brute.run(held).earliest
    };
    let soonest = routes::soonest(outlook, held, target);
    prop_assert_eq!(soonest.map(|soonest| soonest.day), day(true));
    if let Some(soonest) = soonest {
        prop_assert_eq!(soonest.jumps, day(false) != Some(soonest.day));
    }
    Ok(())
}

/// Brute force and search side by side; how many ways brute force walked.
fn agree(
    drawn: &Drawn,
    from: Index,
    to: Index,
    since: (u64, u64),
    freedoms: Freedoms,
    (region, rise): (&str, i128),
) -> Result<usize, TestCaseError> {
    let dataset = drawn.read();
    let rise = Ratio::new(rise, 100).filter(|_| rise > 0);
    let outlook = Outlook { region, rise, ..look(&dataset, 1100) };
    let (held, all) = (held(&dataset, from, since), positions(&dataset));
    let target = all[to.index(all.len())].clone();
    let brute = |goal| {
        let Freedoms { level_jumps: jumps, switches } = freedoms;
        Brute { dataset: &dataset, today: outlook.today, until: outlook.until, jumps, switches, region, rise, goal }.run(&held)
    };
    let money = |exact: Option<i128>| exact.and_then(|exact| earned::money(exact, "EUR".parse().unwrap(), dataset.unit));
    let answer = routes::find(&outlook, &held, &Goal::Position(target.clone()), freedoms);
    if !matches!(answer, Err(NoWay::SameAsStart | NoWay::BelowStart)) {
        let outcome = brute(Some(brute::goal(&dataset, &target)));
        if let Err(NoWay::TooShort { earliest }) = answer {
            prop_assert!(earliest > outlook.until);
        }
        let routes = dated(answer);
        prop_assert_eq!(earliest(&routes), outcome.earliest, "to {}", target);
        let best = routes.iter().find(|route| route.kinds.contains(&Reason::BestPaid)).and_then(|route| route.total);
        prop_assert_eq!(best, money(outcome.most), "to {}", target);
        prop_assert!(routes.len() <= routes::MOST && routes.iter().all(|route| route.exact));
        soonest_agrees(&dataset, &outlook, &held, &target)?;
        for (place, route) in routes.iter().enumerate() {
            prop_assert!(routes[..place].iter().all(|other| other.events != route.events && other.arrival <= route.arrival));
        }
    }
    let answer = routes::find(&outlook, &held, &Goal::BestPaid, freedoms);
    if matches!(answer, Ok(Answer::Order(_))) {
        return Ok(0);
    }
    let outcome = brute(None);
    prop_assert_eq!(dated(answer)[0].total, money(outcome.most));
    Ok(outcome.ways)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_search_agrees_with_brute_force(
        drawn in drawn(), from in any::<Index>(), to in any::<Index>(), since in since(), level_jumps in any::<bool>(), switches in any::<bool>(), region in select(vec!["", random::REGION]), rise in select(vec![0, 0, 3, 11])
    ) {
        agree(&drawn, from, to, since, Freedoms { level_jumps, switches }, (region, rise))?;
    }

    #[test]
    fn more_freedom_is_never_later(drawn in drawn(), from in any::<Index>(), to in any::<Index>(), since in since()) {
        let dataset = drawn.read();
        let (held, all) = (held(&dataset, from, since), positions(&dataset));
        let goal = Goal::Position(all[to.index(all.len())].clone());
        let arrival = |level_jumps, switches| {
            earliest(&dated(routes::find(&look(&dataset, 1100), &held, &goal, Freedoms { level_jumps, switches }))).unwrap_or(NaiveDate::MAX)
        };
        let [none, jumps, switches, both] = [arrival(false, false), arrival(true, false), arrival(false, true), arrival(true, true)];
        prop_assert!(jumps <= none && switches <= none && both <= jumps && both <= switches);
    }
}
