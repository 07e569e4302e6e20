//! The search on the hosted ladders: routes, reasons, totals, the order without dates, promotion now or later, and bad input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use progression::earned;
use progression::routes::{Answer, Freedoms, Goal, Itinerary, Missing, NoWay, Reason, RouteNeeds, find, order, timing};
use progression::{Held, Outlook, Rule, Why};
use rules::id::Position;
use rules::ratio::Ratio;
use testing::{day, held, outlook, short};

const NONE: Freedoms = Freedoms { level_jumps: false, switches: false };
const JUMPS: Freedoms = Freedoms { level_jumps: true, switches: false };
const ALL: Freedoms = Freedoms { level_jumps: true, switches: true };

fn to(at: &str) -> Goal {
    Goal::Position(at.parse().unwrap())
}

fn in_d4() -> Held {
    Held { at: "D4.2".parse().unwrap(), level_since: day("2025-11-21"), step_since: day("2026-11-21") }
}

fn dated(answer: Result<Answer, NoWay>) -> Vec<Itinerary> {
    let Answer { routes, missing } = answer.unwrap();
    assert_eq!(missing, None);
    routes
}

/// The arrivals with their reasons.
fn told(routes: &[Itinerary]) -> Vec<String> {
    routes.iter().map(|route| format!("{} {:?}", route.arrival.map_or_else(String::new, |day| day.to_string()), route.kinds)).collect()
}

fn switch(from: &str, to: &str) -> Reason {
    Reason::Switch { from: from.parse().unwrap(), to: to.parse().unwrap() }
}

mod found {
    use super::*;

    /// The page's headline: D5.1 in November 2029, or by a jump in November 2027 and $9,900 more by then.
    #[test]
    fn at_the_usual_pace_and_promoted_early() {
        let cloud = testing::hosted("cloud-team");
        let routes = dated(find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to("D5.1"), JUMPS));
        assert_eq!(told(&routes), ["2029-11-21 [UsualPace]", "2027-11-21 [Early, BestPaid]"]);
        let earned = |route: &Itinerary| earned::total(&route.events, day("2026-11-21"), day("2029-11-21"), cloud.unit).unwrap();
        assert_eq!(earned(&routes[1]).minus(earned(&routes[0])).unwrap().to_string(), "9900.00");
        // From the target on steps are gained, but no level.
        assert_eq!(short(&routes[1].events).last().unwrap(), "2030-11-21 D5.4 StepReview");
    }

    #[test]
    fn the_whole_track() {
        let cloud = testing::hosted("cloud-team");
        let routes = dated(find(&outlook(&cloud, "2026-01-01", "2056-01-01"), &held("D1.1", "2026-01-01"), &to("D7.1"), JUMPS));
        assert_eq!(told(&routes), ["2044-01-01 [UsualPace]", "2035-01-01 [Early]"]);
        assert!(!routes[0].has(Why::LevelJump) && routes[1].has(Why::LevelJump));
    }

    #[test]
    fn the_public_tables() {
        let gs = testing::hosted("us-gs-2026");
        let routes = dated(find(&outlook(&gs, "2026-01-01", "2036-01-01"), &held("GS-5.1", "2026-01-01"), &to("GS-9.1"), NONE));
        // By way of GS-7: two grades at a time take 52 weeks each.
        assert_eq!(routes[0].arrival, Some(day("2027-12-30")));
        let routes = dated(find(&outlook(&gs, "2026-01-01", "2056-01-01"), &held("GS-7.1", "2026-01-01"), &to("GS-7.10"), NONE));
        assert_eq!(routes[0].arrival, Some(day("2026-01-01") + chrono::Days::new(936 * 7)));
        let nhs = testing::hosted("nhs-afc-2026");
        let routes = dated(find(&outlook(&nhs, "2026-04-01", "2036-01-01"), &held("Band-5.1", "2026-04-01"), &to("Band-5.3"), NONE));
        assert_eq!(told(&routes), ["2030-04-01 [UsualPace, BestPaid]"]);
    }

    /// A switch at once, or at D5 after a promotion: each is a route, and the level left tells them apart.
    #[test]
    fn switches() {
        let cloud = testing::hosted("cloud-team");
        let routes = dated(find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to("EM5.1"), ALL));
        // The usual pace is told first all the same, and does not arrive.
        assert_eq!((&routes[0].kinds, routes[0].arrival), (&vec![Reason::UsualPace], None));
        assert_eq!(routes[1].arrival, Some(day("2027-11-21")));
        assert!(routes[1].kinds.contains(&switch("D5", "EM5")), "{:?}", routes[1].kinds);
        assert!(routes[1..].iter().all(|route| route.has(Why::Switch)));
        for (place, route) in routes.iter().enumerate() {
            assert!(routes[..place].iter().all(|other| other.events != route.events));
        }
        let no_jumps = Freedoms { level_jumps: false, switches: true };
        let routes = dated(find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to("EM5.1"), no_jumps));
        assert_eq!(routes[1].arrival, Some(day("2029-11-21")));
    }

    /// Where the target is on the own track, a switch at once to each other track is told besides, up to the level of the target's rank.
    #[test]
    fn switches_beside_the_way() {
        let cloud = testing::hosted("cloud-team");
        let routes = dated(find(
            &outlook(&cloud, "2026-11-24", "2034-11-24"),
            &Held::implied(&cloud.ladder, "D4.2".parse().unwrap(), None, None, day("2026-11-24")),
            &to("D5.1"),
            ALL,
        ));
        let aside = routes.iter().find(|route| route.kinds.contains(&switch("D4", "EM4"))).unwrap();
        let expected = [
            "2026-11-24 EM4.1 Switch",
            "2027-11-24 EM4.2 StepReview",
            "2028-11-24 EM4.3 StepReview",
            "2029-11-24 EM4.4 StepReview",
            "2030-11-24 EM5.1 Promotion",
        ];
        assert_eq!(short(&aside.events)[1..6], expected);
        assert_eq!(aside.arrival, None);
    }

    /// The usual pace takes the grade on the way to the target; going past it is told as the earliest.
    #[test]
    fn the_usual_pace_leads_to_the_target() {
        let gs = testing::hosted("us-gs-2026");
        let since = Held { at: "GS-9.4".parse().unwrap(), level_since: day("2022-03-01"), step_since: day("2025-02-25") };
        let look = outlook(&gs, "2026-11-24", "2034-11-24");
        let routes = dated(find(&look, &since, &to("GS-11.1"), NONE));
        assert_eq!(routes[0].arrival, Some(day("2026-11-24")), "GS-9 leads to GS-11 too");
        let routes = dated(find(&look, &since, &Goal::BestPaid, NONE));
        assert_eq!(short(&routes[0].events)[1], "2026-11-24 GS-10.3 Promotion");
    }

    #[test]
    fn the_best_paid() {
        let cloud = testing::hosted("cloud-team");
        let look = outlook(&cloud, "2026-11-21", "2034-11-21");
        let routes = dated(find(&look, &in_d4(), &Goal::BestPaid, ALL));
        let best = |routes: &[Itinerary]| routes.iter().position(|route| route.kinds.contains(&Reason::BestPaid)).unwrap();
        let place = best(&routes);
        assert!(routes[place].has(Why::Switch) && routes.len() <= 6, "{:?}", routes[place].kinds);
        assert!(routes.iter().all(|route| route.total <= routes[place].total));
        let own = dated(find(&look, &in_d4(), &Goal::BestPaid, NONE));
        assert_eq!(own[0].kinds, [Reason::UsualPace, Reason::BestOnTrack, Reason::BestPaid]);
        assert!(own[0].total < routes[place].total);
    }

    /// A promotion becomes possible on the day of a table: the switch that lands elsewhere by that table is still found.
    #[test]
    fn a_switch_on_the_day_of_a_table_and_of_a_promotion() {
        let ladder = r#"{ "format": 1, "name": "S", "pay": { "currency": "EUR" }, "dates": "any-day", "reviews": [ { "ranks": [2, 3], "level_after": "P3M" } ],
            "moves": { "promotion": { "from": "any-step", "lands": "first-step" }, "switch": { "lands": "no-decrease" } },
            "tracks": [ { "id": "A", "name": "A", "levels": [ { "id": "A2", "rank": 2, "title": "2" }, { "id": "A3", "rank": 3, "title": "3" } ] },
                { "id": "B", "name": "B", "levels": [ { "id": "B2", "rank": 2, "title": "2", "steps": [ { "id": "1", "wait": "merit" }, { "id": "2", "wait": "merit" } ] } ] } ] }"#;
        let bands = "level,step,amount,effective\nA2,1,1230,2020-01-01\nA3,1,1140,2020-01-01\nB2,1,1230,2020-01-01\nB2,2,1260,2020-01-01\nB2,1,1150,2026-09-15\nB2,2,1260,2026-09-15\n";
        let dataset = testing::dataset(ladder, bands);
        let look = outlook(&dataset, "2026-07-31", "2029-08-04");
        let soonest = progression::routes::soonest(&look, &held("A2.1", "2026-06-15"), &"B2.2".parse().unwrap()).unwrap();
        assert_eq!((soonest.day, soonest.jumps), (day("2026-09-15"), false));
    }

    /// With an assumed rise every figure is higher, and no date changes.
    #[test]
    fn an_assumed_rise() {
        let cloud = testing::hosted("cloud-team");
        let look = outlook(&cloud, "2026-11-21", "2030-11-21");
        let plain = dated(find(&look, &in_d4(), &to("D5.1"), NONE));
        let rising = dated(find(&Outlook { rise: Ratio::new(3, 100), ..look }, &in_d4(), &to("D5.1"), NONE));
        assert_eq!(plain[0].arrival, rising[0].arrival);
        assert!(rising[0].total > plain[0].total && rising[0].has(Why::Rise));
    }
}

mod without_dates {
    use super::*;

    fn at(positions: &[progression::routes::Rung]) -> Vec<String> {
        positions.iter().map(|rung| format!("{} {:?}", rung.at, rung.why)).collect()
    }

    #[test]
    fn a_ladder_without_reviews_gives_the_order() {
        let company = testing::hosted("product-company");
        let answer = find(&outlook(&company, "2026-11-21", "2034-11-21"), &held("P2.1", "2026-01-01"), &to("P4.3"), NONE).unwrap();
        let Some(Missing::Dates(order)) = answer.missing else { panic!("{answer:?}") };
        assert_eq!(short(&answer.routes[0].events), ["2026-11-21 P2.1 Start"]);
        assert_eq!(at(&order), ["P2.1 Start", "P3.1 Promotion", "P4.1 Promotion", "P4.2 StepReview", "P4.3 StepReview"]);
        let best = find(&outlook(&company, "2026-11-21", "2034-11-21"), &held("P6.1", "2026-01-01"), &Goal::BestPaid, NONE).unwrap();
        assert!(matches!(best.missing, Some(Missing::Dates(order)) if order.last().unwrap().at.to_string() == "P7.3"));
    }

    /// NHS steps have waits, but no level has reviews.
    #[test]
    fn a_promotion_without_level_reviews_has_no_date() {
        let nhs = testing::hosted("nhs-afc-2026");
        let answer = find(&outlook(&nhs, "2026-04-01", "2036-01-01"), &held("Band-5.1", "2026-04-01"), &to("Band-6.1"), NONE).unwrap();
        // The steps that come by waiting are told all the same.
        assert_eq!(short(&answer.routes[0].events)[1..], ["2028-04-01 Band-5.2 StepReview", "2030-04-01 Band-5.3 StepReview"]);
        assert!(matches!(answer.missing, Some(Missing::Dates(order)) if at(&order) == ["Band-5.1 Start", "Band-6.1 Promotion"]));
    }

    /// Without pay the order stands, and the landings are said to be guesses.
    #[test]
    fn an_order_without_pay() {
        let mut company = testing::hosted("product-company");
        company.tables = rules::table::Tables::default();
        let (from, to): (Position, Position) = ("P2.1".parse().unwrap(), "EM4.1".parse().unwrap());
        let look = outlook(&company, "2026-11-21", "2034-11-21");
        let rungs = order(&look, &from, &to, true).unwrap();
        assert_eq!(at(&rungs), ["P2.1 Start", "P3.1 Promotion", "P4.1 Promotion", "EM4.1 Switch"]);
        assert!(rungs[1..].iter().all(|rung| rung.rule == Rule::Unknown));
        assert_eq!(order(&look, &from, &to, false), None);
    }
}

mod now_or_later {
    use super::*;

    /// GS-11.4 with a promotion possible in a month and a step a year later: on its day it is promoted from step 5 and lands on GS-12.2.
    #[test]
    fn waiting_can_land_higher() {
        let gs = testing::hosted("us-gs-2026");
        let held = Held { at: "GS-11.4".parse().unwrap(), level_since: day("2025-12-31"), step_since: day("2026-01-28") };
        let timing = timing(&outlook(&gs, "2026-11-21", "2036-11-21"), &held, &Goal::BestPaid, false).unwrap();
        assert_eq!((timing.now.day, timing.now.lands.to_string()), (day("2026-12-30"), "GS-12.1".to_owned()));
        assert_eq!((timing.later.day, timing.later.lands.to_string()), (day("2028-01-26"), "GS-12.2".to_owned()));
        assert!(timing.lands_higher && timing.gain().unwrap().signum() > 0);
        assert_eq!(timing.now.events[1].why, Why::Promotion);
    }

    #[test]
    fn waiting_can_be_for_nothing() {
        let gs = testing::hosted("us-gs-2026");
        let timing = timing(&outlook(&gs, "2026-01-01", "2036-01-01"), &held("GS-12.1", "2026-01-01"), &Goal::BestPaid, false).unwrap();
        assert_eq!((timing.now.lands.to_string(), timing.later.lands.to_string()), ("GS-13.1".to_owned(), "GS-13.1".to_owned()));
        assert!(!timing.lands_higher);
    }

    #[test]
    fn from_the_top_step_only_there_is_no_choice() {
        let cloud = testing::hosted("cloud-team");
        // Nor within the level, nor on another track.
        for goal in ["D4.4", "EM5.1"] {
            assert_eq!(timing(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to(goal), true), None);
        }
        assert_eq!(timing(&outlook(&cloud, "2026-11-21", "2034-11-21"), &held("D4.4", "2026-11-21"), &Goal::BestPaid, false), None);
        assert!(timing(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to("D5.1"), true).is_some());
    }
}

mod money {
    use super::*;

    /// A year from any day to the same day pays one yearly pay, and so do two with a leap day.
    #[test]
    fn a_year_pays_a_year() {
        let cloud = testing::hosted("cloud-team");
        let look = outlook(&cloud, "2026-11-21", "2034-11-21");
        let routes = dated(find(&look, &in_d4(), &to("D5.1"), NONE));
        let total = |from: &str, to: &str| earned::total(&routes[0].events, day(from), day(to), cloud.unit).map(|pay| pay.to_string());
        assert_eq!(total("2026-11-21", "2027-11-21").unwrap(), "84200.00");
        assert_eq!(total("2027-11-21", "2028-11-21").unwrap(), "85900.00");
        // 10 of the 30 days of November.
        assert_eq!(total("2026-11-21", "2026-12-01").unwrap(), "2338.89");
        assert_eq!(total("2026-11-21", "2026-11-21"), None);
        let months = earned::months(&routes[0].events, day("2026-11-21"), day("2027-01-15"), cloud.unit);
        let months: Vec<String> =
            months.iter().map(|month| format!("{} {} {}", month.from, month.earned.unwrap(), month.so_far.unwrap())).collect();
        assert_eq!(months, ["2026-11-21 2338.89 2338.89", "2026-12-01 7016.67 9355.56", "2027-01-01 3168.82 12524.37"]);
    }

    /// Behind at first for the sake of more later: the day is exact, and the sums of the day before are still apart.
    #[test]
    fn the_day_of_catching_up() {
        let gs = testing::hosted("us-gs-2026");
        let held = Held { at: "GS-11.4".parse().unwrap(), level_since: day("2025-12-31"), step_since: day("2026-01-28") };
        let look = outlook(&gs, "2026-11-21", "2056-11-21");
        let timing = timing(&look, &held, &Goal::BestPaid, false).unwrap();
        let sums = |to| [&timing.later, &timing.now].map(|once| earned::total(&once.events, look.today, to, gs.unit).unwrap());
        if let Some(day) = timing.catches_up {
            let ([later, now], [later_before, now_before]) = (sums(day), sums(day.pred_opt().unwrap()));
            assert!(later >= now && later_before < now_before);
        } else {
            let [later, now] = sums(look.until);
            assert!(later < now);
        }
        let cloud = testing::hosted("cloud-team");
        let routes = dated(find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to("D5.1"), JUMPS));
        assert_eq!(earned::catches_up(&routes[0].events, &routes[1].events, day("2026-11-21"), day("2034-11-21")), None);
    }
}

mod bad_input {
    use super::*;

    fn problem(held: &Held, goal: &Goal, until: &str, freedoms: Freedoms) -> NoWay {
        find(&outlook(&testing::hosted("cloud-team"), "2026-11-21", until), held, goal, freedoms).unwrap_err()
    }

    /// Why nothing arrives; the usual pace is told all the same.
    fn missing(goal: &Goal, until: &str, freedoms: Freedoms) -> Missing {
        let answer = find(&outlook(&testing::hosted("cloud-team"), "2026-11-21", until), &in_d4(), goal, freedoms).unwrap();
        assert_eq!(answer.routes[0].kinds, [Reason::UsualPace]);
        answer.missing.unwrap()
    }

    #[test]
    fn each_has_its_own_answer() {
        let d4 = in_d4();
        let far = "2056-11-21";
        assert_eq!(problem(&d4, &to("D9.1"), far, ALL), NoWay::Unknown("D9.1".parse().unwrap()));
        assert_eq!(problem(&held("X.1", "2026-01-01"), &to("D5.1"), far, ALL), NoWay::Unknown("X.1".parse().unwrap()));
        assert_eq!(problem(&d4, &to("D4.2"), far, ALL), NoWay::SameAsStart);
        assert_eq!(problem(&d4, &to("D4.1"), far, ALL), NoWay::BelowStart);
        assert_eq!(problem(&d4, &to("D3.4"), far, ALL), NoWay::BelowStart);
        assert_eq!(missing(&to("EM5.1"), far, JUMPS), Missing::Way(Some(RouteNeeds::Switch)));
        assert_eq!(missing(&to("D5.1"), "2028-11-21", NONE), Missing::Time { earliest: day("2029-11-21") });
        assert_eq!(missing(&to("D5.1"), "2027-11-20", JUMPS), Missing::Time { earliest: day("2027-11-21") });
        assert_eq!(problem(&d4, &to("D5.1"), "2026-11-21", NONE), NoWay::NoTime);
        let wrong = Held { at: d4.at.clone(), level_since: day("2026-05-01"), step_since: day("2026-04-30") };
        let expected = NoWay::WrongOrder { level: wrong.level_since, step: wrong.step_since };
        assert_eq!(problem(&wrong, &to("D5.1"), far, NONE), expected);
    }

    #[test]
    fn the_best_paid_of_no_pay() {
        let mut cloud = testing::hosted("cloud-team");
        cloud.tables = rules::table::Tables::default();
        let answer = find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &Goal::BestPaid, ALL).unwrap();
        assert_eq!((answer.missing, answer.routes[0].total), (Some(Missing::Pay), None));
        // A target is reached all the same: dates need no pay.
        let routes = dated(find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &to("D5.1"), NONE));
        assert_eq!((routes[0].arrival, routes[0].total), (Some(day("2029-11-21")), None));
    }

    /// A step without a wait can be passed over by a level jump only.
    #[test]
    fn a_level_jump_can_be_needed() {
        let mut cloud = testing::hosted("cloud-team");
        cloud.ladder.reviews.iter_mut().for_each(|review| review.step = None);
        let look = outlook(&cloud, "2026-11-21", "2034-11-21");
        assert_eq!(find(&look, &in_d4(), &to("D5.1"), NONE).unwrap().missing, Some(Missing::Way(Some(RouteNeeds::LevelJump))));
    }
}
