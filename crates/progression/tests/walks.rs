//! Properties of time: plans and routes through random small ladders, and the search against every way walked one by one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use testing::brute;
use testing::random;

use brute::Brute;
use chrono::{Days, NaiveDate};
use progression::earned;
use progression::earned::Earned;
use progression::routes::{self, Answer, Freedoms, Goal, Itinerary, Missing, NoWay, Reason};
use progression::{Decision, Event, Held, Outlook, Plan, Promotions, Rule, Why};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use random::{Drawn, drawn, positions};
use rules::dataset::Dataset;
use rules::id::Position;
use rules::ladder::Step;
use rules::money::Money;
use rules::moves::Leaving;
use rules::per::Per;
use rules::ratio::Ratio;
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

/// A decision of any kind about the ladders drawn, sensible or not.
fn decision() -> impl Strategy<Value = Decision> {
    let later = || (0..1200_u64).prop_map(|days| day(TODAY) + Days::new(days));
    let at = select(vec!["A1", "A2", "A3", "A2.1", "A1.3", "B1", "B2", "B3.2", "C1"]).prop_map(|at| at.parse().unwrap());
    prop_oneof![
        later().prop_map(Decision::Pass),
        (at, later()).prop_map(|(at, day)| Decision::To(at, day)),
        (later(), 1..500_u64).prop_map(|(from, days)| Decision::Leave(from, from + Days::new(days))),
    ]
}

fn dated(answer: Result<Answer, NoWay>) -> Vec<Itinerary> {
    answer.map(|answer| answer.routes).unwrap_or_default()
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
        drawn in drawn(), at in any::<Index>(), since in since(), decisions in vec(decision(), 0..6), jumps in any::<bool>(), rise in 0..5_i128
    ) {
        let dataset = drawn.read();
        let promotions = if jumps { Promotions::WithJumps } else { Promotions::WhenAllowed };
        let plan = Plan { held: held(&dataset, at, since), promotions, goal: None, decisions };
        let outlook = Outlook { rise: Ratio::new(rise, 100).filter(|_| rise > 0), ..look(&dataset, 1500) };
        let events = plan.events(&outlook).unwrap();
        prop_assert_eq!((events[0].why, events[0].day), (Why::Start, outlook.today));
        for (one, next) in events.iter().zip(&events[1..]) {
            prop_assert!(one.day <= next.day && next.day <= outlook.until);
            prop_assert_eq!(one.after, next.before);
            match next.why {
                Why::Start => prop_assert!(false, "a second start"),
                Why::NewTable | Why::Rise => prop_assert!(one.at == next.at && one.after != next.after),
                Why::Leave | Why::Return => prop_assert_eq!(&one.at, &next.at),
                Why::StepReview => {
                    let steps = &dataset.ladder.level(&next.at.level).unwrap().level.steps;
                    let place = |step: &Step| step.id == one.at.step;
                    prop_assert!(steps.iter().position(place) < steps.iter().position(|step| step.id == next.at.step));
                }
                Why::Promotion | Why::LevelJump => prop_assert_eq!(next.at.level.as_str()[..1].to_owned(), one.at.level.as_str()[..1].to_owned()),
                Why::Switch => prop_assert_ne!(&next.at.level.as_str()[..1], &one.at.level.as_str()[..1]),
            }
        }
    }

    /// Every pay with an assumed rise in it, and every change of it, is what exact fractions give, rounded once.
    #[test]
    fn rises_and_changes_are_exact(
        drawn in drawn(), at in any::<Index>(), since in since(), decisions in vec(decision(), 0..3), rise in 1..2_000_i128, region in select(vec!["", random::REGION])
    ) {
        let dataset = drawn.read();
        let rise = Ratio::new(rise, 10_000);
        let outlook = Outlook { rise, region, ..look(&dataset, 6000) };
        let plan = Plan { decisions, ..Plan::usual(held(&dataset, at, since), None) };
        let Outlook { today, until, .. } = outlook;
        let brute = Brute { dataset: &dataset, today, until, jumps: false, switches: false, region, rise, goal: None, pick: 0 };
        let exact = |event: &Event| {
            let level = dataset.ladder.level(&event.at.level).unwrap().level;
            brute.pay(level, level.step_index(&event.at.step).unwrap(), event.day)
        };
        let paid = |event: &Event| event.after.filter(|pay| !pay.is_none()).map(|pay| pay.money().minor());
        let events = plan.events(&outlook).unwrap();
        for (one, next) in events.iter().zip(&events[1..]) {
            let (Some(before), Some(after)) = (paid(one), paid(next)) else { continue };
            // What comes later on the same day is not yet in the pay of an event.
            if next.why != Why::Rise && next.why != Why::NewTable || events.iter().all(|other| other.day != next.day || other == next) {
                prop_assert_eq!((before, after), (brute::rounded(&exact(one)), brute::rounded(&exact(next))), "{:?}", next);
                let change = dataset.unit.convert_exact_change(next.change().unwrap(), Per::Year).map(Money::minor);
                prop_assert_eq!(change, Some(brute::rounded(&(exact(next) - exact(one)))));
            }
        }
    }

    /// A clock that starts later never strikes earlier: the same plan begun later is nowhere ahead, where the rhythms are all of months.
    #[test]
    fn no_clock_runs_backwards(drawn in drawn(), at in any::<Index>(), (late, early) in (0..300_u64, 0..300_u64)) {
        let dataset = drawn.read();
        let walk = |days: u64| {
            let held = held(&dataset, at, (days, days));
            Plan { promotions: Promotions::Never, ..Plan::usual(held, None) }.events(&look(&dataset, 1500)).unwrap()
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
        let events = Plan::usual(held(&dataset, at, since), None).events(&outlook).unwrap();
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
            pick: 0,
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

/// A plan of one's own that repeats a route gives that route.
fn repeats(outlook: &Outlook<'_>, held: &Held, goal: Option<&Position>, route: &Itinerary) -> Result<(), TestCaseError> {
    let plan = Plan::usual(held.clone(), goal.cloned()).repeating(outlook, &route.events).unwrap();
    let walked = plan.walk(outlook).unwrap();
    prop_assert_eq!(&walked.events, &route.events, "by {:?}", plan.decisions);
    prop_assert_eq!((walked.unfit, walked.beyond), (Vec::new(), Vec::new()), "by {:?}", plan.decisions);
    prop_assert!(!route.kinds.contains(&Reason::UsualPace) || plan.decisions.is_empty());
    Ok(())
}

/// The events of the plan that repeats a way.
fn own_way(outlook: &Outlook<'_>, held: &Held, way: &brute::Way) -> Result<Vec<Event>, TestCaseError> {
    let ladder = &outlook.dataset.ladder;
    let event = |((_, before), (day, at)): (&(NaiveDate, Position), &(NaiveDate, Position))| {
        let (left, found) = (ladder.level(&before.level).unwrap(), ladder.level(&at.level).unwrap());
        let place = left.level.step_index(&before.step).unwrap();
        let why = if before.level == at.level {
            Why::StepReview
        } else if left.track.id != found.track.id {
            Why::Switch
        } else if ladder.moves.leaving(place, left.level.steps.len()) == Leaving::Free {
            Why::Promotion
        } else {
            Why::LevelJump
        };
        Event { day: *day, at: at.clone(), why, before: None, after: None, rule: Rule::Met }
    };
    let wanted: Vec<Event> = way.iter().zip(&way[1..]).map(event).collect();
    let plan = Plan::usual(held.clone(), None).repeating(outlook, &wanted).unwrap();
    let walked = plan.walk(outlook).unwrap();
    let moves: Vec<_> =
        walked.events.iter().filter(|event| event.why.is_move()).map(|event| (event.day, event.at.clone(), event.why)).collect();
    prop_assert_eq!(moves, wanted.into_iter().map(|event| (event.day, event.at, event.why)).collect::<Vec<_>>(), "by {:?}", plan.decisions);
    prop_assert_eq!(walked.unfit, Vec::new());
    Ok(walked.events)
}

/// Brute force and search side by side; how many ways brute force walked.
fn agree(
    drawn: &Drawn,
    from: Index,
    to: Index,
    since: (u64, u64),
    freedoms: Freedoms,
    (region, rise, pick): (&str, i128, usize),
) -> Result<usize, TestCaseError> {
    let dataset = drawn.read();
    let rise = Ratio::new(rise, 100).filter(|_| rise > 0);
    let outlook = Outlook { region, rise, ..look(&dataset, 1100) };
    let (held, all) = (held(&dataset, from, since), positions(&dataset));
    let target = all[to.index(all.len())].clone();
    let brute = |goal| {
        let Freedoms { level_jumps: jumps, switches } = freedoms;
        Brute { dataset: &dataset, today: outlook.today, until: outlook.until, jumps, switches, region, rise, goal, pick }.run(&held)
    };
    let cents = |total: Option<Earned>| total.and_then(|total| total.money(dataset.unit)).map(Money::minor);
    let answer = routes::find(&outlook, &held, &Goal::Position(target.clone()), freedoms);
    if !matches!(answer, Err(NoWay::SameAsStart | NoWay::BelowStart)) {
        let outcome = brute(Some(brute::goal(&dataset, &target)));
        if let Ok(Answer { missing: Some(Missing::Time { earliest }), .. }) = answer {
            prop_assert!(earliest > outlook.until);
        }
        let routes = dated(answer);
        prop_assert_eq!(earliest(&routes), outcome.earliest, "to {}", target);
        let best = routes.iter().find(|route| route.kinds.contains(&Reason::BestPaid)).and_then(|route| route.total);
        prop_assert_eq!(cents(best), outcome.most.as_ref().map(brute::cents), "to {}", target);
        prop_assert!(routes.len() <= routes::MOST && routes.iter().all(|route| route.exact));
        prop_assert!(routes.first().is_none_or(|route| route.kinds.contains(&Reason::UsualPace)));
        soonest_agrees(&dataset, &outlook, &held, &target)?;
        for (place, route) in routes.iter().enumerate() {
            prop_assert!(routes[..place].iter().all(|other| other.events != route.events));
            repeats(&outlook, &held, Some(&target), route)?;
        }
    }
    let answer = routes::find(&outlook, &held, &Goal::BestPaid, freedoms);
    if matches!(answer, Ok(Answer { missing: Some(_), .. })) {
        return Ok(0);
    }
    let outcome = brute(None);
    let routes = dated(answer);
    let best = routes.iter().find(|route| route.kinds.contains(&Reason::BestPaid)).and_then(|route| route.total);
    prop_assert_eq!(cents(best), outcome.most.as_ref().map(brute::cents));
    // A plan of one's own gives any way that there is, and earns what an exact count gives; so do the differences between two routes.
    let (way, earned) = outcome.way.unwrap();
    let own = own_way(&outlook, &held, &way)?;
    prop_assert_eq!(cents(earned::earned(&own, outlook.today, outlook.until)), Some(brute::cents(&earned)));
    let best = best.zip(earned::earned(&own, outlook.today, outlook.until));
    let more = best.and_then(|(best, own)| best.minus(own)?.money(dataset.unit)).map(Money::minor);
    prop_assert_eq!(more, outcome.most.map(|most| brute::cents(&(most - earned))));
    Ok(outcome.ways)
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_search_agrees_with_brute_force(
        drawn in drawn(), from in any::<Index>(), to in any::<Index>(), since in since(), level_jumps in any::<bool>(), switches in any::<bool>(), region in select(vec!["", random::REGION]), rise in select(vec![0, 0, 3, 11]), pick in 0..60_usize
    ) {
        agree(&drawn, from, to, since, Freedoms { level_jumps, switches }, (region, rise, pick))?;
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
