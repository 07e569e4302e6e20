//! The sentences about routes: what is said first, reasons, names, problems, promotion now or later, and what is taken away.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use files::{calendar, sheet};
use progression::routes::{Answer, Freedoms, Goal, Itinerary, Missing, find, own, soonest, timing};
use progression::{Decision, Held, Outlook};
use rules::dataset::Dataset;
use rules::id::Position;
use rules::per::Per;
use rules::ratio::Ratio;
use testing::{day, held, hosted, outlook};
use words::path as say;
use words::piece::Text;
use words::plain::Plain;

const NONE: Freedoms = Freedoms { level_jumps: false, switches: false };
const ALL: Freedoms = Freedoms { level_jumps: true, switches: true };
const TODAY: &str = "2026-11-21";

fn in_d4() -> Held {
    Held { at: "D4.2".parse().unwrap(), level_since: day("2025-11-21"), step_since: day(TODAY) }
}

fn to(at: &str) -> Option<Position> {
    (!at.is_empty()).then(|| at.parse().unwrap())
}

/// The routes to a position, or to the best pay, within eight years.
fn routes(dataset: &Dataset, held: &Held, target: &str, freedoms: Freedoms) -> Vec<Itinerary> {
    let goal = to(target).map_or(Goal::BestPaid, Goal::Position);
    let Answer { routes, missing } = find(&outlook(dataset, TODAY, "2034-11-21"), held, &goal, freedoms).unwrap();
    assert_eq!(missing, None);
    routes
}

/// Strong words between asterisks.
fn marked(text: &Text) -> String {
    text.0.iter().map(|piece| if piece.strong { format!("*{}*", piece.text) } else { piece.text.clone() }).collect()
}

/// The heading: what is next, and what comes then.
fn next(dataset: &Dataset, held: &Held, target: &str, freedoms: Freedoms, per: Per) -> [String; 2] {
    let (look, goal) = (outlook(dataset, TODAY, "2034-11-21"), to(target).map_or(Goal::BestPaid, Goal::Position));
    let answer = find(&look, held, &goal, freedoms).unwrap();
    let heading = say::next(&answer, to(target).as_ref(), (look.today, look.until), &dataset.ladder, (dataset.unit, per), &Plain);
    [heading.next, heading.then]
}

/// Of each route its name and its reason.
fn told(dataset: &Dataset, routes: &[Itinerary]) -> Vec<[String; 2]> {
    routes.iter().map(|route| [say::name(route, &dataset.ladder), say::reason(route, &Plain)]).collect()
}

mod said_first {
    use super::*;

    #[test]
    fn to_a_target() {
        let cloud = hosted("cloud-team");
        assert_eq!(
            next(&cloud, &in_d4(), "D5.1", ALL, Per::Year),
            ["Next: D4.3 on 2027-11-21, +USD 1700.00.", "Then D5.1 in 2029-11 at the usual pace, in 2027-11 if promoted early."]
        );
        assert_eq!(next(&cloud, &in_d4(), "D5.1", NONE, Per::Year)[1], "Then D5.1 in 2029-11 at the usual pace.");
        assert_eq!(next(&cloud, &in_d4(), "D5.1", NONE, Per::Month)[0], "Next: D4.3 on 2027-11-21, +USD 141.67 a month.");
        // A promotion that lands on a later step than asked for says which.
        let gs = hosted("us-gs-2026");
        assert_eq!(next(&gs, &held("GS-9.10", TODAY), "GS-11.1", ALL, Per::Year), ["Next: GS-11.5 on 2027-11-20, +USD 3754.00.", ""]);
        let long = Held { at: "GS-9.4".parse().unwrap(), level_since: day("2022-03-01"), step_since: day("2025-02-25") };
        assert_eq!(next(&gs, &long, "GS-11.1", ALL, Per::Year), ["Next: GS-11.1 today, +USD 5794.00.", ""]);
    }

    #[test]
    fn to_another_track_or_nowhere() {
        let cloud = hosted("cloud-team");
        assert_eq!(
            next(&cloud, &in_d4(), "EM5.1", ALL, Per::Year)[1],
            "EM5.1 in 2029-11 by a switch at D5 to Engineering management, in 2027-11 if promoted early."
        );
        assert_eq!(next(&cloud, &in_d4(), "", ALL, Per::Year)[1], "Then D5.1 in 2029-11 at the usual pace, in 2027-11 if promoted early.");
        let top = held("D7.4", TODAY);
        assert_eq!(next(&cloud, &top, "", ALL, Per::Year), ["D7.4 is the top of Development.", ""]);
    }

    /// Where nothing comes by waiting, the heading says what else brings it.
    #[test]
    fn what_does_not_come_by_waiting() {
        let nhs = hosted("nhs-afc-2026");
        assert_eq!(next(&nhs, &held("Band-5.3", TODAY), "Band-6.1", ALL, Per::Year), ["Next: Band-6 by applying, not by waiting.", ""]);
        assert_eq!(next(&nhs, &held("Band-5.1", TODAY), "Band-6.1", ALL, Per::Year)[0], "Next: Band-5.2 on 2028-11-21, +GBP 2519.00.");
        let company = hosted("product-company");
        assert_eq!(next(&company, &held("P2.1", TODAY), "", ALL, Per::Year)[0], "Next: P2.2, on no day that this ladder tells.");
    }

    #[test]
    fn a_start_to_come() {
        let cloud = hosted("cloud-team");
        assert_eq!(
            next(&cloud, &held("D4.2", "2027-06-01"), "", NONE, Per::Year)[0],
            "D4.2 from 2027-06-01. Next: D4.3 on 2028-06-01, +USD 1700.00."
        );
    }

    /// Everything that holds an assumed rise says so.
    #[test]
    fn an_assumed_rise_is_named() {
        let cloud = hosted("cloud-team");
        let (rise, until) = (Some(250), day("2034-11-21"));
        let look = Outlook { rise: Ratio::new(250, 10_000), ..outlook(&cloud, TODAY, "2034-11-21") };
        let timing = timing(&look, &in_d4(), &Goal::BestPaid, true).unwrap();
        for said in [
            marked(&say::timing(&timing, until, rise, cloud.unit, &Plain)),
            say::caveat(rise),
            say::chart(Per::Year, rise),
            say::earned_head(until, rise, &Plain),
        ] {
            assert!(said.contains("a rise of 2.5% a year"), "{said}");
        }
        for said in [say::caveat(None), say::chart(Per::Year, None), say::earned_head(until, None, &Plain)] {
            assert!(!said.contains("rise"), "{said}");
        }
    }

    /// What a choice leads to is announced in full: the number of routes alone often stays the same.
    #[test]
    fn what_is_announced() {
        let cloud = hosted("cloud-team");
        let answer = find(&outlook(&cloud, TODAY, "2034-11-21"), &in_d4(), &Goal::Position("D5.1".parse().unwrap()), NONE);
        assert_eq!(say::announced("Next: D4.3. ", Some(&answer), 2, None), "Next: D4.3. Two routes.");
        assert_eq!(
            say::announced("Next: D4.3.", Some(&answer), 2, Some("D5.1 in 2030-06")),
            "Next: D4.3. Two routes. My own plan: D5.1 in 2030-06."
        );
        let answer = find(&outlook(&cloud, TODAY, "2034-11-21"), &in_d4(), &Goal::Position("D3.1".parse().unwrap()), NONE);
        assert_eq!(say::announced("From D4.2 to D3.1.", Some(&answer), 0, None), "From D4.2 to D3.1. No route.");
        assert_eq!(say::announced("Plan a path.", None, 0, None), "Plan a path. Choose a start.");
    }

    #[test]
    fn dates_that_nobody_gave() {
        let since = |level: &str, step: &str| Held {
            at: "D4.2".parse().unwrap(),
            level_since: level.parse().unwrap(),
            step_since: step.parse().unwrap(),
        };
        let said = |level: &str, step: &str, given| {
            say::assumed_dates(&since(level, step), given, TODAY.parse().unwrap(), &Plain).unwrap_or_default()
        };
        assert_eq!(
            said("2025-11-21", TODAY, (false, false)),
            "Assumed: D4.2 is held since today, and D4 since 2025-11-21, as long before as its steps take. "
        );
        assert_eq!(said(TODAY, TODAY, (false, false)), "Assumed: D4.2 and D4 are held since today. ");
        assert_eq!(
            said("2025-11-01", "2026-11-01", (false, true)),
            "Assumed: D4 is held since 2025-11-01, as long before D4.2 as its steps take. "
        );
        assert_eq!(
            said("2025-11-01", "2026-11-01", (true, false)),
            "Assumed: D4.2 is held since 2026-11-01, as long after D4 as the steps below it take. "
        );
        assert_eq!(said("2025-11-01", "2026-11-01", (true, true)), "");
    }

    #[test]
    fn a_wait_that_is_over() {
        let due = ("GS-5.2".parse().unwrap(), "2020-12-31".parse().unwrap());
        assert_eq!(
            say::overdue(&"GS-5.1".parse().unwrap(), &due, &Plain),
            "GS-5.2 was due on 2020-12-31, since a wait runs by itself. Check since when GS-5.1 is held; until then the steps that are due \
             count from today."
        );
    }

    /// How a target is reached soonest by somebody who gains the start today; in the General Schedule no review decides, but a least time.
    #[test]
    fn the_soonest() {
        let said = |id: &str, from: &str, to: &str| {
            let dataset = hosted(id);
            let look = outlook(&dataset, TODAY, "2056-11-21");
            say::soonest(soonest(&look, &held(from, TODAY), &to.parse().unwrap()), look.today)
        };
        assert_eq!(said("cloud-team", "D4.2", "D4.3"), "1 year, by steps");
        assert_eq!(said("cloud-team", "D4.2", "D5.1"), "2 years, if promoted early");
        assert_eq!(said("cloud-team", "D4.4", "D5.1"), "2 years, if promoted");
        assert_eq!(said("cloud-team", "D4.2", "EM4.1"), "at once, after assessment");
        assert_eq!(said("us-gs-2026", "GS-9.4", "GS-11.1"), "52 weeks, if promoted");
        assert_eq!(said("nhs-afc-2026", "Band-5.1", "Band-6.1"), "no date by the rules");
    }

    #[test]
    fn applying_or_waiting() {
        let nhs = hosted("nhs-afc-2026");
        let look = outlook(&nhs, TODAY, "2034-11-21");
        let goal = Goal::Position("Band-6.1".parse().unwrap());
        let Ok(Answer { missing: Some(missing @ Missing::Dates(_)), .. }) = find(&look, &held("Band-5.3", TODAY), &goal, ALL) else {
            panic!("no order")
        };
        assert_eq!(
            marked(&say::missing(&missing, &nhs.ladder, &Plain)),
            "It takes one move to reach *Band-6.1*. Promotions on the way come by applying, not by waiting, so no dates are promised: \
             here is the order alone."
        );
    }

    #[test]
    fn an_order_without_dates() {
        let company = hosted("product-company");
        let look = outlook(&company, TODAY, "2034-11-21");
        let goal = Goal::Position("S7.1".parse().unwrap());
        let Ok(Answer { missing: Some(missing @ Missing::Dates(_)), .. }) = find(&look, &held("EM4.1", TODAY), &goal, ALL) else {
            panic!("no order")
        };
        assert_eq!(
            marked(&say::missing(&missing, &company.ladder, &Plain)),
            "It takes four moves to reach *S7.1*. This ladder says nothing of reviews on the way, so no dates are promised: \
             here is the order alone."
        );
        let Missing::Dates(rungs) = missing else { panic!("no order") };
        let told: Vec<String> = rungs.iter().map(|rung| format!("{} {}", rung.at, say::rung(rung))).collect();
        assert_eq!(
            told,
            [
                "EM4.1 Held today",
                "S4.3 Switch of track, after assessment (no step pays what the rule asks for)",
                "S5.2 Promotion",
                "S6.1 Promotion",
                "S7.1 Promotion"
            ]
        );
    }
}

mod routes_by_name {
    use super::*;

    #[test]
    fn names_and_reasons() {
        let cloud = hosted("cloud-team");
        let jumps = Freedoms { level_jumps: true, switches: false };
        assert_eq!(
            told(&cloud, &routes(&cloud, &in_d4(), "D5.1", jumps)),
            [
                ["Usual pace", "Every promotion that the rules give, none of them early. Arrives at D5.1 on 2029-11-21."],
                [
                    "Promoted early, highest pay",
                    "The earliest arrival with early promotions, and the most that can be earned until the last day, if every review goes \
                     your way. Arrives at D5.1 on 2027-11-21. One early promotion needs a written reason."
                ],
            ]
        );
        assert_eq!(
            told(&cloud, &routes(&cloud, &in_d4(), "", ALL)),
            [
                ["Usual pace", "Every promotion that the rules give, none of them early."],
                [
                    "Promoted early, highest pay on this track",
                    "Every promotion that the rules give, early ones as well, and the most that can be earned without leaving the track. \
                     Three early promotions need a written reason."
                ],
                [
                    "Switch at D5 to Engineering management with early promotions, highest pay",
                    "A switch from D5 to EM5, and the most that can be earned until the last day, if every review goes your way. \
                     The switch is assessed against all expectations of EM5. Three early promotions need a written reason."
                ],
            ]
        );
    }

    /// Where a route leads, and how much sooner than the usual pace.
    #[test]
    fn cards() {
        let cloud = hosted("cloud-team");
        let routes = routes(&cloud, &in_d4(), "D5.1", ALL);
        let told: Vec<_> =
            routes.iter().map(|route| (say::headline(route, &Plain), say::sooner(route, &routes[0]).unwrap_or_default())).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
        let expected = [("D5.1 in 2029-11", "as soon as at the usual pace"), ("D5.1 in 2027-11", "2 years sooner"), ("EM4.1 at once", "")];
        assert_eq!(told, expected);
    }

    #[test]
    fn events() {
        let cloud = hosted("cloud-team");
        let route = &routes(&cloud, &in_d4(), "EM5.1", ALL)[1];
        let told: Vec<String> = route.events.iter().map(|event| say::why(event, &route.beyond, &cloud.ladder)).collect();
        assert_eq!(
            told,
            [
                "Start",
                "Level review: early promotion, needs a written reason",
                "Switch to Engineering management, after assessment",
                "Step review",
                "Step review",
                "Step review: top step"
            ]
        );
        let name = say::name(route, &cloud.ladder);
        let label = say::label(&route.events[1], &name, route.events[1].after.map(rules::exact::ExactMoney::money), &Plain);
        assert_eq!(label, format!("2027-11-21: D5.1, USD 90800.00. {name}."));
        assert_eq!(say::label(&route.events[1], "A route", None, &Plain), "2027-11-21: D5.1, pay not given. A route.");
    }

    /// Whatever is asked of a hosted ladder, no two routes of one answer share a name, and each has a sentence that ends well.
    #[test]
    fn no_two_share_a_name() {
        let mut answers = 0;
        for id in ["cloud-team", "us-gs-2026", "nhs-afc-2026"] {
            let dataset = hosted(id);
            let all: Vec<Position> =
                dataset.ladder.levels().flat_map(|found| found.level.steps.iter().map(|step| found.level.at(step))).collect();
            for (from, years) in all.iter().step_by(3).zip([2, 8, 30].into_iter().cycle()) {
                let until = day(TODAY).checked_add_months(chrono::Months::new(12 * years)).unwrap();
                let look = Outlook { until, ..outlook(&dataset, TODAY, TODAY) };
                let held = Held { at: from.clone(), level_since: day("2025-02-01"), step_since: day("2026-03-31") };
                for goal in all.iter().step_by(5).cloned().map(Goal::Position).chain([Goal::BestPaid]) {
                    let Ok(Answer { routes, .. }) = find(&look, &held, &goal, ALL) else { continue };
                    answers += 1;
                    let told = told(&dataset, &routes);
                    for (place, [name, reason]) in told.iter().enumerate() {
                        assert!(!name.is_empty() && told[..place].iter().all(|other| other[0] != *name), "{from} {goal:?}: {told:?}");
                        assert!(reason.ends_with('.') && !reason.contains("..") && !reason.contains("  "), "{reason}");
                    }
                }
            }
        }
        assert!(answers > 300, "only {answers} answers");
    }
}

mod advice {
    use super::*;

    #[test]
    fn each_problem_says_what_to_change() {
        let cloud = hosted("cloud-team");
        let said = |held: &Held, target: &str, until: &str, freedoms: Freedoms| {
            let goal = to(target).map_or(Goal::BestPaid, Goal::Position);
            match find(&outlook(&cloud, TODAY, until), held, &goal, freedoms) {
                Err(problem) => say::problem(&problem, &Plain),
                Ok(answer) => marked(&say::missing(&answer.missing.unwrap(), &cloud.ladder, &Plain)),
            }
        };
        let (far, d4) = ("2056-11-21", in_d4());
        let below = "The target is below the start, and a path leads up. Choose a higher level or step, or change places.";
        let wrong = Held { at: d4.at.clone(), level_since: day("2026-05-01"), step_since: day("2026-04-30") };
        for (held, target, until, freedoms, expected) in [
            (&d4, "D3.4", far, ALL, below),
            (&d4, "D4.1", far, ALL, below),
            (&d4, "D4.2", far, ALL, "The target is held already. Choose another one, or the best pay."),
            (&d4, "EM5.1", far, NONE, "The target is on another track. Allow switches of track to see the way there."),
            (&d4, "D9.1", far, NONE, "This ladder has no position D9.1. Choose one that it has."),
            (
                &d4,
                "D5.1",
                "2028-11-21",
                NONE,
                "The target can be reached on 2029-11-21 at the earliest, which is after the last day. Look more years ahead.",
            ),
            (&d4, "D5.1", TODAY, NONE, "There is no time ahead. Choose a horizon of at least one year."),
            (
                &wrong,
                "D5.1",
                far,
                NONE,
                "The step cannot be held since 2026-04-30, before its level, held since 2026-05-01. Enter a day for the step that is not before that of the level.",
            ),
        ] {
            assert_eq!(said(held, target, until, freedoms), expected);
        }
        let missing = |missing| marked(&say::missing(&missing, &cloud.ladder, &Plain));
        assert!(missing(Missing::Pay).ends_with("Choose a position as the target."));
        assert!(missing(Missing::Way(None)).ends_with("Choose another target or another start."));
    }

    #[test]
    fn a_jump_that_is_needed() {
        let mut cloud = hosted("cloud-team");
        cloud.ladder.reviews.iter_mut().for_each(|review| review.step = None);
        let goal = Goal::Position("D5.1".parse().unwrap());
        let missing = find(&outlook(&cloud, TODAY, "2034-11-21"), &in_d4(), &goal, NONE).unwrap().missing.unwrap();
        let expected = "The target cannot be reached without an early promotion. Allow early promotions to see the way there.";
        assert_eq!(marked(&say::missing(&missing, &cloud.ladder, &Plain)), expected);
    }

    #[test]
    fn now_or_after_the_next_step() {
        let gs = hosted("us-gs-2026");
        let look = outlook(&gs, TODAY, "2034-11-21");
        let said = |held: &Held| {
            let timing = timing(&look, held, &Goal::BestPaid, true).unwrap();
            (say::timing_head(&held.at.level, &gs.ladder), marked(&say::timing(&timing, look.until, None, gs.unit, &Plain)))
        };
        assert_eq!(
            said(&held("GS-9.3", TODAY)),
            (
                "Promotion now, or after the next step?",
                "Waiting lands higher, on *GS-10.4* and not on *GS-10.3*. The sooner one earns *USD 13676.00 more* until 2034-11-21."
                    .to_owned()
            )
        );
        let cloud = hosted("cloud-team");
        let timing = timing(&outlook(&cloud, TODAY, "2034-11-21"), &in_d4(), &Goal::Position("D5.1".parse().unwrap()), true).unwrap();
        assert_eq!(say::timing_head(&in_d4().at.level, &cloud.ladder), "At the next review, or the one after?");
        assert_eq!(
            marked(&say::timing(&timing, day("2034-11-21"), None, cloud.unit, &Plain)),
            "Both land on *D5.1*, so waiting wins no higher step. The sooner one earns *USD 19100.00 more* until 2034-11-21."
        );
        let (mut waits, mut unknown) = (timing.clone(), timing);
        waits.catches_up = Some(day("2031-01-02"));
        let said = marked(&say::timing(&waits, day("2034-11-21"), None, cloud.unit, &Plain));
        assert!(said.ends_with(" until 2034-11-21; from 2031-01-02 on, waiting has earned as much."), "{said}");
        unknown.now.total = None;
        let said = marked(&say::timing(&unknown, day("2034-11-21"), None, cloud.unit, &Plain));
        assert!(said.ends_with("What either earns is not known: pay is missing on the way."), "{said}");
    }

    /// A plan of one's own in words: its changes, what cannot be followed, what has to be agreed on.
    #[test]
    fn a_plan_of_ones_own() {
        let (cloud, nhs) = (hosted("cloud-team"), hosted("nhs-afc-2026"));
        let decision = |text: &str| text.parse::<Decision>().unwrap();
        let said = |text: &str, dataset: &Dataset| say::decision(&decision(text), &dataset.ladder, &Plain);
        assert_eq!(said("pass:2028-11-24", &cloud), "Nothing on 2028-11-24");
        assert_eq!(said("to:D5@2030-06-01", &cloud), "D5 on 2030-06-01");
        assert_eq!(said("to:Band-6@2027-09-01", &nhs), "Band-6 on 2027-09-01, by applying");
        assert_eq!(said("pause:2028-01-01/2029-01-01", &cloud), "Leave from 2028-01-01 to 2029-01-01");
        let look = outlook(&cloud, TODAY, "2034-11-21");
        let decisions = ["to:D5@2028-06-01", "to:D9@2029-01-01", "pass:2029-01-02"].map(decision);
        let own = own(&look, &in_d4(), &Goal::BestPaid, decisions.to_vec()).unwrap();
        let unfit: Vec<_> = own.unfit.iter().map(|(place, why)| (*place, say::unfit(why))).collect();
        assert_eq!(unfit, [(1, "the ladder has no such level or step"), (2, "nothing falls due on that day")]);
        let beyond: Vec<_> = own.route.beyond.iter().map(|exception| say::exception(exception, &Plain)).collect();
        assert_eq!(beyond, ["2028-06-01 is no level review by the rules; the next is on 2029-11-21."]);
        let why: Vec<_> = own.route.events[..3].iter().map(|event| say::why(event, &own.route.beyond, &cloud.ladder)).collect();
        assert_eq!(why, ["Start", "Step review", "Early promotion, to be agreed on"]);
        assert_eq!(say::name(&own.route, &cloud.ladder), "My own plan");
        assert_eq!(say::changes(2), "two changes");
        assert_eq!(say::unread("pass:soon"), "“pass:soon” is no change that can be read");
        // By applying, no day is beyond the rules.
        let since = held("Band-5.1", "2026-04-01");
        let look = outlook(&nhs, TODAY, "2034-11-21");
        let own = progression::routes::own(&look, &since, &Goal::BestPaid, vec![decision("to:Band-6@2027-09-01")]).unwrap();
        assert_eq!(say::why(&own.route.events[1], &own.route.beyond, &nhs.ladder), "Promotion, by applying");
    }

    #[test]
    fn level_with_the_first() {
        let money = |minor| testing::money(minor, "USD");
        // What two routes earn of which the first earns more.
        let cloud = hosted("cloud-team");
        let earned = routes(&cloud, &in_d4(), "D5.1", ALL);
        let (less, more) = (earned[0].total.unwrap(), earned[1].total.unwrap());
        let said =
            |forth: Option<&str>, back: Option<&str>, totals| say::level(forth.map(day), back.map(day), Some(totals), &Plain).unwrap();
        assert_eq!(said(Some("2030-01-01"), None, (more, less)), "on 2030-01-01, after being behind");
        assert_eq!(said(None, Some("2030-01-01"), (less, more)), "the usual pace catches up on 2030-01-01");
        assert_eq!(said(None, None, (more, less)), "always ahead");
        assert_eq!(said(None, None, (less, more)), "not by then");
        assert_eq!(said(None, None, (less, less)), "earns the same");
        assert_eq!(say::level(None, None, None, &Plain), None);
        assert_eq!(
            [(-1, "USD -0.01"), (0, "USD 0.00"), (1, "+USD 0.01")].map(|(minor, more)| say::more(money(minor), &Plain) == more),
            [true; 3]
        );
    }
}

mod taken_away {
    use super::*;

    #[test]
    fn the_sheet_reads_back_as_it_was() {
        let cloud = hosted("cloud-team");
        let routes = routes(&cloud, &in_d4(), "D5.1", ALL);
        let made = say::sheet(&routes, &cloud.ladder, cloud.unit, Per::Month);
        assert_eq!(made.head, ["Route", "Date", "Position", "Why", "Currency", "Pay a month", "Change a month"]);
        let first = ["2026-11-21", "D4.2", "Start", "USD", "7016.67", ""];
        let second = ["2027-11-21", "D4.3", "Step review", "USD", "7158.33", "141.67"];
        assert_eq!(made.rows[0], ("Usual pace".to_owned(), first.map(str::to_owned).into()));
        assert_eq!(made.rows[1].1, second);
        assert_eq!(made.rows.len(), routes.iter().map(|route| route.events.len()).sum::<usize>());
        let lines: Vec<Vec<String>> = std::iter::once(made.head.clone())
            .chain(made.rows.iter().map(|(head, cells)| std::iter::once(head).chain(cells).cloned().collect()))
            .collect();
        let text = sheet::csv(&made);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, lines);
        // Nothing in it needs escaping, so its cells stand between bars as they are.
        let mut read: Vec<Vec<String>> = sheet::markdown(&made)
            .lines()
            .map(|line| line.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap().split(" | ").map(str::to_owned).collect())
            .collect();
        assert_eq!(read.remove(1), ["---"; 7]);
        assert_eq!(read, lines);
    }

    #[test]
    fn without_pay_the_dates_are_left() {
        let mut cloud = hosted("cloud-team");
        cloud.tables = rules::table::Tables::default();
        let made = say::sheet(&routes(&cloud, &in_d4(), "D5.1", NONE), &cloud.ladder, cloud.unit, Per::Year);
        assert_eq!(made.rows[1].1, ["2027-11-21", "D4.3", "Step review", "", "", ""]);
    }

    /// One entry a review and switch, none for today, a table or a rise; ids are unique, and long lines are folded as the format asks.
    #[test]
    fn the_calendar() {
        let cloud = hosted("cloud-team");
        let routes = routes(&cloud, &in_d4(), "", ALL);
        let entries = say::entries("cloud-team", &routes, &cloud.ladder, &Plain);
        let reviews =
            routes.iter().flat_map(|route| route.events.iter().map(move |event| (route, event))).filter(|(_, event)| event.why.is_move());
        let expected: Vec<(chrono::NaiveDate, String)> =
            reviews.map(|(route, event)| (event.day, format!("{}: {}", event.at, say::why(event, &route.beyond, &cloud.ladder)))).collect();
        assert!(expected.len() > 20);
        assert_eq!(entries.iter().map(|entry| (entry.day, entry.title.clone())).collect::<Vec<_>>(), expected);
        let text = calendar::calendar("Cloud, team; ladder", day(TODAY), &entries);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is too long");
        let unfolded = text.replace("\r\n ", "");
        let values = |name: &str| unfolded.lines().filter_map(|line| line.strip_prefix(name)).map(str::to_owned).collect::<Vec<_>>();
        let days: Vec<String> = expected.iter().map(|(day, _)| day.format("%Y%m%d").to_string()).collect();
        assert_eq!(values("DTSTART;VALUE=DATE:"), days);
        assert_eq!((values("BEGIN:VEVENT").len(), values("BEGIN:VCALENDAR").len()), (days.len(), 1));
        let mut ids = values("UID:");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), days.len());
        assert!(values("DESCRIPTION:").iter().all(|about| about.ends_with("as planned on 2026-11-21: the review decides.")));
        assert_eq!(values("SUMMARY:")[0].replace("\\,", ","), expected[0].1);
    }

    /// An entry is known by what it is, so that importing a changed plan replaces it.
    #[test]
    fn ids_of_entries() {
        let cloud = hosted("cloud-team");
        let ids = |routes: &[Itinerary]| -> std::collections::BTreeMap<String, chrono::NaiveDate> {
            say::entries("cloud-team", routes, &cloud.ladder, &Plain).into_iter().map(|entry| (entry.id, entry.day)).collect()
        };
        let planned = routes(&cloud, &in_d4(), "", ALL);
        let count: usize =
            planned.iter().map(|route| say::entries("cloud-team", std::slice::from_ref(route), &cloud.ladder, &Plain).len()).sum();
        assert_eq!(ids(&planned).len(), count, "no two events share one");
        let mut turned = planned.clone();
        turned.reverse();
        assert_eq!(ids(&turned), ids(&planned));
        // The same steps since a month later.
        let later = Held { level_since: day("2025-10-21"), step_since: day("2026-10-21"), ..in_d4() };
        let (one, other) = (ids(&routes(&cloud, &in_d4(), "D5.1", NONE)), ids(&routes(&cloud, &later, "D5.1", NONE)));
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        assert!(one.values().zip(other.values()).all(|(one, other)| one != other));
        assert_eq!(one.keys().next().unwrap(), "cloud-team-D4.2-D4.3-step");
    }

    #[test]
    fn file_names() {
        let name = |from: &str, target: &str| say::file_name(to(from).as_ref(), to(target).as_ref());
        assert_eq!([name("D4.2", "D5.1"), name("D4.2", ""), name("", "")], ["path-D4.2-D5.1", "path-D4.2-best-pay", "path-start-best-pay"]);
    }
}
