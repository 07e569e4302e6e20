//! The clockwork: every case of "Time" in the rules, day by day.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use progression::{Beyond, Decision, Event, Held, Plan, Promotions, Rule, Unfit, Walked, Why};
use rules::dataset::Dataset;
use rules::ladder::Step;
use rules::ratio::Ratio;
use testing::{day, held, outlook, short};

fn plan(held: Held, promotions: Promotions, decisions: &[&str]) -> Plan {
    Plan { held, promotions, goal: None, decisions: decisions.iter().map(|text| text.parse().unwrap()).collect() }
}

/// The events of a plan without decisions of its own.
fn run(dataset: &Dataset, held: Held, promotions: Promotions, today: &str, until: &str) -> Vec<Event> {
    plan(held, promotions, &[]).events(&outlook(dataset, today, until)).unwrap()
}

/// Only the positions gained, each with its day.
fn gained(events: &[Event]) -> Vec<String> {
    let moves = events.iter().filter(|event| event.why.is_move());
    moves.map(|event| format!("{} {}", event.at, event.day)).collect()
}

fn last(events: &[Event]) -> String {
    gained(events).pop().unwrap()
}

/// One track of levels `L1`, `L2`, … with a review for all, paid 1000 a year more from step to step.
fn small(levels: usize, steps: usize, review: &str, rest: &str) -> Dataset {
    let level = |rank| format!(r#"{{ "id": "L{rank}", "rank": {rank}, "title": "{rank}", "steps": {steps} }}"#);
    let list: Vec<String> = (1..=levels).map(level).collect();
    let ladder = format!(
        r#"{{ "format": 1, "name": "S", "pay": {{ "currency": "EUR" }}, "reviews": [ {{ "ranks": [1, 9], {review} }} ], {rest}
             "tracks": [ {{ "id": "t", "name": "T", "levels": [ {} ] }} ] }}"#,
        list.join(", ")
    );
    let cell = |level, step| format!("L{level},{step},{}\n", (level * 10 + step) * 1000);
    let cells: String = (1..=levels).flat_map(|level| (1..=steps).map(move |step| cell(level, step))).collect();
    testing::dataset(&ladder, &format!("level,step,amount\n{cells}"))
}

mod sample {
    use super::*;

    #[test]
    fn joined_at_the_first_step() {
        let cloud = testing::hosted("cloud-team");
        let events = run(&cloud, held("D1.1", "2026-01-01"), Promotions::WhenAllowed, "2026-01-01", "2028-01-01");
        assert_eq!(gained(&events), ["D1.2 2026-07-01", "D1.3 2027-01-01", "D1.4 2027-07-01", "D2.1 2028-01-01"]);
        let jumping = run(&cloud, held("D1.1", "2026-01-01"), Promotions::WithJumps, "2026-01-01", "2027-01-01");
        let expected = ["2026-01-01 D1.1 Start", "2026-07-01 D1.1 NewTable", "2026-07-01 D1.2 StepReview", "2027-01-01 D2.1 LevelJump"];
        // The sample's only table begins on 2026-07-01: pay is unknown before it.
        assert_eq!(short(&jumping), expected);
    }

    fn in_d4() -> Held {
        Held { at: "D4.2".parse().unwrap(), level_since: day("2025-11-21"), step_since: day("2026-11-21") }
    }

    #[test]
    fn in_d4_since_two_dates() {
        let cloud = testing::hosted("cloud-team");
        let events = run(&cloud, in_d4(), Promotions::WhenAllowed, "2026-11-21", "2029-11-21");
        assert_eq!(gained(&events), ["D4.3 2027-11-21", "D4.4 2028-11-21", "D5.1 2029-11-21"]);
    }

    /// On 2027-11-21 a step review falls too: the level review comes first, and no step is gained on the way.
    #[test]
    fn in_d4_with_a_jump() {
        let jump = plan(in_d4(), Promotions::WhenAllowed, &["to:D5@2027-11-21"]);
        let events = jump.events(&outlook(&testing::hosted("cloud-team"), "2026-11-21", "2028-11-20")).unwrap();
        assert_eq!(short(&events), ["2026-11-21 D4.2 Start", "2027-11-21 D5.1 LevelJump"]);
        let jump = &events[1];
        let pays = [jump.before, jump.after, jump.change()].map(|pay| pay.unwrap().to_string());
        assert_eq!(pays, ["84200.00", "90800.00", "6600.00"]);
    }

    /// Step by step every level takes 24 months at ranks 1 to 3, and 48 at ranks 4 to 7. With jumps 12 and 24.
    #[test]
    fn the_whole_track() {
        let cloud = testing::hosted("cloud-team");
        let walk = |promotions| run(&cloud, held("D1.1", "2026-01-01"), promotions, "2026-01-01", "2056-01-01");
        let levels = |events: &[Event]| -> Vec<String> { gained(events).into_iter().filter(|gained| gained.contains(".1 ")).collect() };
        assert_eq!(
            levels(&walk(Promotions::WhenAllowed)),
            ["D2.1 2028-01-01", "D3.1 2030-01-01", "D4.1 2032-01-01", "D5.1 2036-01-01", "D6.1 2040-01-01", "D7.1 2044-01-01"]
        );
        assert_eq!(
            levels(&walk(Promotions::WithJumps)),
            ["D2.1 2027-01-01", "D3.1 2028-01-01", "D4.1 2029-01-01", "D5.1 2031-01-01", "D6.1 2033-01-01", "D7.1 2035-01-01"]
        );
        assert_eq!(last(&walk(Promotions::WhenAllowed)), "D7.4 2047-01-01");
    }

    /// With two steps a level the rhythms meet: one level every 12 months, then every 24.
    #[test]
    fn with_two_steps_a_level() {
        let mut cloud = testing::hosted("cloud-team");
        for level in cloud.ladder.tracks.iter_mut().flat_map(|track| &mut track.levels) {
            level.steps.truncate(2);
        }
        let events = run(&cloud, held("D1.1", "2026-01-01"), Promotions::WhenAllowed, "2026-01-01", "2036-01-01");
        let levels: Vec<String> = gained(&events).into_iter().filter(|gained| gained.contains(".1 ")).collect();
        let expected = ["D2.1 2027-01-01", "D3.1 2028-01-01", "D4.1 2029-01-01", "D5.1 2031-01-01", "D6.1 2033-01-01", "D7.1 2035-01-01"];
        assert_eq!(levels, expected);
    }

    /// D4.2 pays 84,200, and EM4.1 is the lowest step of EM4 that pays no less. Both clocks start anew.
    #[test]
    fn a_switch() {
        let switch = plan(in_d4(), Promotions::WhenAllowed, &["to:EM4@2026-11-21"]);
        let events = switch.events(&outlook(&testing::hosted("cloud-team"), "2026-11-21", "2027-11-21")).unwrap();
        assert_eq!(short(&events), ["2026-11-21 D4.2 Start", "2026-11-21 EM4.1 Switch", "2027-11-21 EM4.2 StepReview"]);
        let events = plan(in_d4(), Promotions::WithJumps, &["to:EM5@2027-11-21"]).events(&outlook(
            &testing::hosted("cloud-team"),
            "2026-11-21",
            "2027-11-21",
        ));
        assert_eq!(short(&events.unwrap())[1..], ["2027-11-21 D5.1 LevelJump", "2027-11-21 EM5.1 Switch"]);
    }

    /// Decisions dated today count: a review of today is told what to give, and a switch of today comes after it.
    #[test]
    fn decisions_of_today() {
        let cloud = testing::hosted("cloud-team");
        let gained_today = |decisions: &[&str]| {
            let held = Held { at: "D4.2".parse().unwrap(), level_since: day("2024-11-21"), step_since: day("2025-11-21") };
            let walked = plan(held, Promotions::WhenAllowed, decisions).walk(&outlook(&cloud, "2026-11-21", "2027-06-01")).unwrap();
            assert_eq!((walked.unfit, walked.beyond), (Vec::new(), Vec::new()), "{decisions:?}");
            gained(&walked.events)
        };
        assert_eq!(gained_today(&[]), ["D4.3 2026-11-21"]);
        assert_eq!(gained_today(&["to:D5@2026-11-21"]), ["D5.1 2026-11-21"]);
        assert_eq!(gained_today(&["pass:2026-11-21"]), Vec::<String>::new());
        assert_eq!(gained_today(&["to:EM4@2026-11-21"]), ["D4.3 2026-11-21", "EM4.2 2026-11-21"]);
        assert_eq!(gained_today(&["to:EM5@2026-11-21", "to:D5@2026-11-21"]), ["D5.1 2026-11-21", "EM5.1 2026-11-21"]);
    }

    /// EM begins at rank 4: by the rules a switch never leads up, so one from D3 is beyond them.
    #[test]
    fn a_switch_by_the_rules_never_leads_to_a_higher_level() {
        let plan = plan(held("D3.4", "2026-01-01"), Promotions::WhenAllowed, &["to:EM4@2026-08-01"]);
        let walked = plan.walk(&outlook(&testing::hosted("cloud-team"), "2026-01-01", "2027-01-01")).unwrap();
        assert_eq!(gained(&walked.events), ["EM4.1 2026-08-01"]);
        assert_eq!(walked.beyond[0].beyond, Beyond::OtherLevel(None));
    }

    #[test]
    fn a_review_without_a_step_and_one_without_a_promotion() {
        let plan = plan(held("D1.1", "2026-01-01"), Promotions::WhenAllowed, &["pass:2027-01-01", "pass:2029-01-01"]);
        let events = plan.events(&outlook(&testing::hosted("cloud-team"), "2026-01-01", "2030-01-01")).unwrap();
        // D1.4 falls on the level review of 2028, which looks at the step before; the one of 2029 is passed.
        let expected = ["D1.2 2026-07-01", "D1.3 2027-07-01", "D1.4 2028-01-01", "D2.1 2030-01-01"];
        assert_eq!(gained(&events), expected);
    }

    #[test]
    fn reviews_before_today_are_past() {
        let events = run(&testing::hosted("cloud-team"), held("D1.2", "2024-01-01"), Promotions::WhenAllowed, "2026-08-15", "2027-12-31");
        // The reviews of July 2026 and before came to nothing; those of 2027 are the next.
        assert_eq!(gained(&events), ["D1.3 2027-01-01", "D1.4 2027-07-01"]);
    }
}

/// Plans of one's own: what is decided, what of it cannot be followed, and what the rules would not give.
mod own {
    use super::*;

    const IN_D4: (&str, &str, &str) = ("D4.2", "2025-11-24", "2026-11-24");

    fn walk(id: &str, (at, level, step): (&str, &str, &str), decisions: &[&str], until: &str) -> Walked {
        let held = Held { at: at.parse().unwrap(), level_since: day(level), step_since: day(step) };
        plan(held, Promotions::WhenAllowed, decisions).walk(&outlook(&testing::hosted(id), "2026-11-24", until)).unwrap()
    }

    fn unfit(decisions: &[&str]) -> Vec<Unfit> {
        walk("cloud-team", IN_D4, decisions, "2034-11-24").unfit.into_iter().map(|(_, why)| why).collect()
    }

    #[test]
    fn without_decisions_it_is_the_usual_pace() {
        let walked = walk("cloud-team", IN_D4, &[], "2029-11-24");
        assert_eq!(gained(&walked.events), ["D4.3 2027-11-24", "D4.4 2028-11-24", "D5.1 2029-11-24"]);
    }

    /// The step of 2028 is passed and the promotion agreed on for a day without a review; the clocks go on from there.
    #[test]
    fn later_than_by_the_rules() {
        let walked = walk("cloud-team", IN_D4, &["pass:2028-11-24", "to:D5@2030-06-01"], "2031-12-01");
        assert_eq!(gained(&walked.events), ["D4.3 2027-11-24", "D4.4 2029-11-24", "D5.1 2030-06-01", "D5.2 2031-06-01"]);
        let told: Vec<_> = walked.beyond.into_iter().map(|exception| (exception.at.to_string(), exception.beyond)).collect();
        assert_eq!(told, [("D5.1".to_owned(), Beyond::NoReview(Some(day("2031-11-24"))))]);
    }

    /// A move to another track, to a level of another rank, or to a step other than that of the rules.
    #[test]
    fn moves_beyond_the_rules() {
        let beyond = |decision: &str| {
            let walked = walk("cloud-team", IN_D4, &[decision], "2028-01-01");
            assert_eq!(walked.unfit, [], "{decision}");
            walked.beyond.into_iter().map(|exception| exception.beyond).collect::<Vec<_>>()
        };
        let em4 = || Some("EM4".parse().unwrap());
        assert_eq!(beyond("to:EM4@2027-02-01"), []);
        assert_eq!(beyond("to:EM5@2027-02-01"), [Beyond::OtherLevel(em4())]);
        assert_eq!(beyond("to:EM4.3@2027-02-01"), [Beyond::OtherStep("1".parse().unwrap())]);
        assert_eq!(beyond("to:D4.3@2027-02-01"), [Beyond::StepNotDue(Some(day("2027-11-24")))]);
        assert_eq!(beyond("to:D4.4@2027-11-24"), [Beyond::StepNotDue(Some(day("2028-11-24")))], "after the step of that day");
        assert_eq!(beyond("to:D4.4@2027-02-01"), [Beyond::StepsOver, Beyond::StepNotDue(Some(day("2027-11-24")))]);
        assert_eq!(beyond("to:D5@2027-11-24"), [], "an early promotion at a review");
        assert_eq!(beyond("to:D6@2027-11-24"), [Beyond::NotAbove]);
    }

    /// Promotions of the NHS come by applying, so no day is beyond the rules; those of the General Schedule have a least time.
    #[test]
    fn public_tables() {
        let since = ("Band-5.1", "2026-04-01", "2026-04-01");
        let walked = walk("nhs-afc-2026", since, &["to:Band-6@2027-09-01"], "2031-01-01");
        assert_eq!(gained(&walked.events)[0], "Band-6.1 2027-09-01");
        assert_eq!((walked.beyond, walked.unfit), (Vec::new(), Vec::new()));
        let since = ("GS-9.4", "2026-06-01", "2026-06-01");
        let walked = walk("us-gs-2026", since, &["to:GS-11@2027-01-01"], "2027-02-01");
        assert_eq!(walked.beyond[0].beyond, Beyond::TooSoon(day("2027-05-31")));
    }

    /// No clock runs in a leave of a year: what is still to come is a year later, and nothing is paid in it.
    #[test]
    fn a_leave() {
        let walked = walk("cloud-team", IN_D4, &["pause:2028-01-01/2029-01-01"], "2031-01-01");
        let expected = [
            "2026-11-24 D4.2 Start",
            "2027-11-24 D4.3 StepReview",
            "2028-01-01 D4.3 Leave",
            "2029-01-01 D4.3 Return",
            "2029-11-24 D4.4 StepReview",
            "2030-11-24 D5.1 Promotion",
        ];
        assert_eq!(short(&walked.events), expected);
        let cloud = testing::hosted("cloud-team");
        let earned =
            |from: &str, to: &str| progression::earned::total(&walked.events, day(from), day(to), cloud.unit).map(|sum| sum.to_string());
        assert_eq!(earned("2028-01-01", "2029-01-01").unwrap(), "0.00");
        assert_eq!(earned("2029-01-01", "2029-02-01").unwrap(), "7158.33");
        // A new grade may be possible from within the leave on: it is after it.
        let walked = walk("us-gs-2026", ("GS-9.10", "2026-01-01", "2026-01-01"), &["pause:2026-12-01/2027-06-01"], "2027-07-01");
        assert_eq!(gained(&walked.events), ["GS-10.9 2027-06-30"]);
    }

    #[test]
    fn what_cannot_be_followed_is_told_and_the_rest_is_walked() {
        assert_eq!(unfit(&["pass:2026-11-23", "to:D5@2026-01-01"]), [Unfit::BeforeStart, Unfit::BeforeStart]);
        assert_eq!(unfit(&["to:D5@2035-01-01"]), [Unfit::AfterEnd]);
        assert_eq!(unfit(&["pass:2027-11-25"]), [Unfit::NothingDue]);
        assert_eq!(unfit(&["to:D9@2027-11-24", "to:D5.9@2027-11-24"]), [Unfit::Unknown, Unfit::Unknown]);
        assert_eq!(
            unfit(&["to:D4@2027-01-01", "to:D4.1@2027-01-01", "to:D3@2027-01-01"]),
            [Unfit::HeldAlready, Unfit::Below, Unfit::Below]
        );
        assert_eq!(
            unfit(&["pause:2027-01-01/2028-01-01", "to:D5@2027-06-01", "pause:2027-07-01/2027-08-01"]),
            [Unfit::OnLeave, Unfit::OnLeave]
        );
        let walked = walk("cloud-team", IN_D4, &["to:D9@2027-01-01", "to:D5@2027-11-24"], "2028-01-01");
        assert_eq!(gained(&walked.events), ["D5.1 2027-11-24"]);
    }

    /// Any event of a walk can be passed over or moved; what would bring it before the new day is passed.
    #[test]
    fn changing_a_plan() {
        let cloud = testing::hosted("cloud-team");
        let look = outlook(&cloud, "2026-11-24", "2032-01-01");
        let held = Held { at: "D4.2".parse().unwrap(), level_since: day("2025-11-24"), step_since: day("2026-11-24") };
        let usual = plan(held, Promotions::WhenAllowed, &[]);
        let events = usual.events(&look).unwrap();
        let text = |plan: &Plan| plan.decisions.iter().map(Decision::to_string).collect::<Vec<_>>().join(",");
        let passed = usual.clone().without(&look, &events[1]).unwrap();
        assert_eq!(text(&passed), "pass:2027-11-24");
        let moved = usual.clone().moved(&look, &events[1], day("2029-03-01")).unwrap();
        assert_eq!(text(&moved), "pass:2027-11-24,pass:2028-11-24,to:D4.3@2029-03-01");
        assert_eq!(gained(&moved.events(&look).unwrap())[0], "D4.3 2029-03-01");
        // Moved once more, the first change goes; the promotion that was passed with it comes back only where the rules give it.
        let event = moved.events(&look).unwrap()[1].clone();
        let again = moved.moved(&look, &event, day("2027-01-01")).unwrap();
        assert_eq!(gained(&again.events(&look).unwrap())[0], "D4.3 2027-01-01");
        let promotion = &events[3];
        let sooner = usual.moved(&look, promotion, day("2028-02-01")).unwrap();
        assert_eq!(gained(&sooner.events(&look).unwrap())[..2], ["D4.3 2027-11-24", "D5.1 2028-02-01"]);
    }
}

/// Dates that are not given are those that the rules imply.
mod implied {
    use super::*;

    fn since(dataset: &Dataset, at: &str, level: Option<&str>, step: Option<&str>) -> [String; 2] {
        let held = Held::implied(&dataset.ladder, at.parse().unwrap(), level.map(day), step.map(day), day("2026-11-24"));
        [held.level_since.to_string(), held.step_since.to_string()]
    }

    #[test]
    fn the_level_as_long_before_as_its_steps_take() {
        let cloud = testing::hosted("cloud-team");
        assert_eq!(since(&cloud, "D4.2", None, None), ["2025-11-24", "2026-11-24"]);
        assert_eq!(since(&cloud, "D4.1", None, None), ["2026-11-24", "2026-11-24"]);
        assert_eq!(since(&cloud, "D4.3", None, Some("2026-03-31")), ["2024-03-31", "2026-03-31"]);
        // Asked about D4.2 on that day without any date.
        let held = Held::implied(&cloud.ladder, "D4.2".parse().unwrap(), None, None, day("2026-11-24"));
        let walk = |promotions| gained(&run(&cloud, held.clone(), promotions, "2026-11-24", "2029-11-24"));
        assert_eq!(walk(Promotions::WhenAllowed), ["D4.3 2027-11-24", "D4.4 2028-11-24", "D5.1 2029-11-24"]);
        assert_eq!(walk(Promotions::WithJumps), ["D5.1 2027-11-24", "D5.2 2028-11-24", "D6.1 2029-11-24"]);
    }

    /// Somebody hired for 1 June: both are held from that day on, and the plan begins with it.
    #[test]
    fn from_a_day_to_come() {
        let cloud = testing::hosted("cloud-team");
        assert_eq!(since(&cloud, "D4.2", None, Some("2027-06-01")), ["2027-06-01", "2027-06-01"]);
        assert_eq!(since(&cloud, "D4.2", Some("2027-06-01"), None), ["2027-06-01", "2027-06-01"]);
        let held = Held::implied(&cloud.ladder, "D4.2".parse().unwrap(), None, Some(day("2027-06-01")), day("2026-11-24"));
        let begins = held.begins(day("2026-11-24"));
        assert_eq!(begins, day("2027-06-01"));
        let events = run(&cloud, held, Promotions::WhenAllowed, "2027-06-01", "2028-06-01");
        assert_eq!(short(&events), ["2027-06-01 D4.2 Start", "2028-06-01 D4.3 StepReview"]);
    }

    #[test]
    fn the_step_as_long_after_its_level() {
        let gs = testing::hosted("us-gs-2026");
        assert_eq!(since(&gs, "GS-9.4", Some("2022-03-01"), None), ["2022-03-01", "2025-02-25"], "three waits of 52 weeks");
        assert_eq!(since(&gs, "GS-9.4", Some("2026-03-01"), None), ["2026-03-01", "2026-11-24"], "today at the latest");
        // Where no time leads from step to step, nothing is implied.
        assert_eq!(since(&testing::hosted("product-company"), "P4.3", None, None), ["2026-11-24", "2026-11-24"]);
    }

    /// In grade since 2022-03-01: a promotion is possible today, to GS-10 or past it to GS-11.
    #[test]
    fn gs_9_to_gs_11_today() {
        let gs = testing::hosted("us-gs-2026");
        let held = Held::implied(&gs.ladder, "GS-9.4".parse().unwrap(), Some(day("2022-03-01")), None, day("2026-11-24"));
        let look = outlook(&gs, "2026-11-24", "2034-11-24");
        let to = progression::routes::Goal::Position("GS-11.1".parse().unwrap());
        let routes = progression::routes::find(&look, &held, &to, progression::routes::Freedoms::default()).unwrap().routes;
        assert_eq!(routes[0].arrival, Some(day("2026-11-24")));
        assert_eq!(short(&routes[0].events)[..2], ["2026-11-24 GS-9.4 Start", "2026-11-24 GS-11.1 Promotion"].map(str::to_owned));
        assert_eq!(routes[0].events[1].after.unwrap().to_string(), "63795.00");
    }
}

mod public_tables {
    use super::*;

    #[test]
    fn ten_steps_of_a_grade_take_936_weeks() {
        let gs = testing::hosted("us-gs-2026");
        for grade in 1..=15 {
            let start = day("2026-01-01");
            let until = (start + chrono::Days::new(936 * 7)).to_string();
            let events = run(&gs, held(&format!("GS-{grade}.1"), "2026-01-01"), Promotions::Never, "2026-01-01", &until);
            assert_eq!((events.len(), last(&events)), (10, format!("GS-{grade}.10 {until}")));
        }
    }

    /// Each year a step review and a level review meet, and the step is gained first (5 CFR 531.214(c)): 364 days a grade.
    #[test]
    fn promotions_as_soon_as_time_in_grade_allows() {
        let events = run(&testing::hosted("us-gs-2026"), held("GS-5.1", "2026-01-01"), Promotions::WhenAllowed, "2026-01-01", "2029-12-27");
        let expected = [
            "GS-5.2 2026-12-31",
            "GS-6.1 2026-12-31",
            "GS-6.2 2027-12-30",
            "GS-7.1 2027-12-30",
            "GS-7.2 2028-12-28",
            "GS-8.1 2028-12-28",
            "GS-8.2 2029-12-27",
            "GS-9.1 2029-12-27",
        ];
        assert_eq!(gained(&events), expected);
        assert_eq!(events.last().unwrap().after.unwrap().to_string(), "52727.00");
    }

    /// Time in grade is a least time: a promotion is possible on any day after it, so today where it is over.
    #[test]
    fn time_in_grade_is_over() {
        let gs = testing::hosted("us-gs-2026");
        let since = |at: &str, level: &str, step: &str| Held { at: at.parse().unwrap(), level_since: day(level), step_since: day(step) };
        let first = |held: Held| {
            let events = run(&gs, held, Promotions::WhenAllowed, "2026-11-24", "2027-06-01");
            (events[1].day.to_string(), events[1].at.to_string(), events[1].why, events[1].after.unwrap().to_string())
        };
        let found = first(since("GS-9.10", "2025-01-11", "2025-01-11"));
        assert_eq!(found, ("2026-11-24".to_owned(), "GS-10.9".to_owned(), Why::Promotion, "73544.00".to_owned()));
        // Asked a day before the 52 weeks are over.
        let found = first(since("GS-9.10", "2025-11-26", "2025-11-26"));
        assert_eq!(found.0, "2026-11-25");
    }

    /// A step that is gained later makes a promotion land higher, on that very day.
    #[test]
    fn what_was_not_taken_is_possible_again_with_the_next_step() {
        let gs = testing::hosted("us-gs-2026");
        let held = Held { at: "GS-11.4".parse().unwrap(), level_since: day("2025-11-01"), step_since: day("2025-11-01") };
        let stays = plan(held, Promotions::WhenAllowed, &["pass:2026-11-24"]);
        let events = stays.events(&outlook(&gs, "2026-11-24", "2027-12-31")).unwrap();
        assert_eq!(gained(&events), ["GS-11.5 2027-10-30", "GS-12.2 2027-10-30"]);
    }

    /// A wait runs by itself: what it has brought is due today, and it never counts the next multiple.
    #[test]
    fn a_wait_that_is_over_has_brought_the_step() {
        let gs = testing::hosted("us-gs-2026");
        let long = held("GS-5.1", "2020-01-02");
        let due = long.overdue(&gs.ladder, day("2026-11-24")).unwrap();
        assert_eq!((due.0.to_string(), due.1), ("GS-5.2".to_owned(), day("2020-12-31")));
        let events = run(&gs, long, Promotions::Never, "2026-11-24", "2028-01-01");
        // 52, 52, 52, 104 weeks from 2020-01-02 are over on 2024-12-26; 104 more on 2026-12-24.
        let expected = ["GS-5.2 2026-11-24", "GS-5.3 2026-11-24", "GS-5.4 2026-11-24", "GS-5.5 2026-11-24", "GS-5.6 2026-12-24"];
        assert_eq!(gained(&events), expected);
        assert_eq!(held("GS-5.1", "2026-01-01").overdue(&gs.ladder, day("2026-11-24")), None);
        assert_eq!(held("D4.1", "2020-01-01").overdue(&testing::hosted("cloud-team").ladder, day("2026-11-24")), None, "a review decides");
    }

    #[test]
    fn band_5_in_four_years() {
        let events =
            run(&testing::hosted("nhs-afc-2026"), held("Band-5.1", "2026-04-01"), Promotions::WhenAllowed, "2026-04-01", "2060-01-01");
        assert_eq!(gained(&events), ["Band-5.2 2028-04-01", "Band-5.3 2030-04-01"]);
    }

    #[test]
    fn a_step_without_a_wait_has_no_date() {
        let mut nhs = testing::hosted("nhs-afc-2026");
        let steps = nhs.ladder.tracks[0].levels.iter_mut().flat_map(|level| &mut level.steps);
        steps.for_each(|step: &mut Step| step.next = None);
        let events = run(&nhs, held("Band-5.1", "2026-04-01"), Promotions::WhenAllowed, "2026-04-01", "2060-01-01");
        assert_eq!(short(&events), ["2026-04-01 Band-5.1 Start"]);
    }

    #[test]
    fn an_unknown_position_has_no_events() {
        let plan = plan(held("Band-5.9", "2026-04-01"), Promotions::Never, &[]);
        assert_eq!(plan.events(&outlook(&testing::hosted("nhs-afc-2026"), "2026-04-01", "2027-04-01")), None);
    }
}

mod moves {
    use super::*;

    fn with(moves: &str, second: &str) -> Dataset {
        let ladder = format!(
            r#"{{ "format": 1, "name": "S", "pay": {{ "currency": "EUR" }}, "reviews": [ {{ "ranks": [1, 9], "step": "P2Y", "level": "P1Y" }} ],
                 "moves": {{ "promotion": {{ {moves}, "lands": "same-step" }} }},
                 "tracks": [ {{ "id": "t", "name": "T", "levels": [ {{ "id": "A", "rank": 1, "title": "A", "steps": 3 }},
                     {{ "id": "B", "rank": 2, "title": "B", "steps": {second} }} ] }} ] }}"#
        );
        testing::dataset(&ladder, "level,1,2,3\nA,10,20,30\nB,15,25,35\n")
    }

    /// A same-step promotion of a public table: the time in the step counts on.
    #[test]
    fn clocks_are_kept_or_begin_anew() {
        let walk = |moves: &str| {
            let held = Held { at: "A.1".parse().unwrap(), level_since: day("2026-01-01"), step_since: day("2026-01-01") };
            gained(&run(&with(moves, "3"), held, Promotions::WhenAllowed, "2026-06-01", "2031-06-01"))
        };
        assert_eq!(walk(r#""clocks": "anew""#), ["B.1 2027-01-01", "B.2 2029-01-01", "B.3 2031-01-01"]);
        assert_eq!(walk(r#""clocks": "kept""#), ["B.1 2027-01-01", "B.2 2028-01-01", "B.3 2030-01-01"]);
    }

    /// Longer in the step than the new level asks for: its next step comes with the move.
    #[test]
    fn a_kept_clock_can_be_over_already() {
        let ladder = with(r#""clocks": "kept""#, r#"[ { "id": "1", "wait": "P6M" }, { "id": "2", "wait": "P3Y" }, { "id": "3" } ]"#);
        let held = Held { at: "A.1".parse().unwrap(), level_since: day("2026-01-01"), step_since: day("2026-01-01") };
        let events = run(&ladder, held, Promotions::WhenAllowed, "2026-06-01", "2030-06-01");
        assert_eq!(gained(&events), ["B.1 2027-01-01", "B.2 2027-01-01", "B.3 2029-07-01"]);
    }

    #[test]
    fn a_merit_step_has_no_date() {
        let merit = with(r#""from": "any-step""#, r#"[ { "id": "1", "wait": "merit" }, { "id": "2" }, { "id": "3" } ]"#);
        let first = run(&merit, held("B.1", "2026-01-01"), Promotions::WhenAllowed, "2026-01-01", "2036-01-01");
        assert_eq!(short(&first), ["2026-01-01 B.1 Start"]);
        let second = run(&merit, held("B.2", "2026-01-01"), Promotions::WhenAllowed, "2026-01-01", "2036-01-01");
        assert_eq!(gained(&second), ["B.3 2028-01-01"]);
    }
}

mod calendar {
    use super::*;

    #[test]
    fn month_ends_do_not_wear_off() {
        let ladder = small(1, 5, r#""step": "P1M""#, "");
        let events = run(&ladder, held("L1.1", "2027-12-31"), Promotions::Never, "2027-12-31", "2028-12-31");
        assert_eq!(gained(&events), ["L1.2 2028-01-31", "L1.3 2028-02-29", "L1.4 2028-03-31", "L1.5 2028-04-30"]);
    }

    /// Level reviews from 31 January: the one of February finds step 1, and that of March counts from the 31st again.
    #[test]
    fn level_reviews_keep_their_day() {
        let rest = r#""moves": { "promotion": { "from": "top-step", "lands": "first-step" } },"#;
        let ladder = small(2, 2, r#""step": "P5W", "level": "P1M""#, rest);
        let events = run(&ladder, held("L1.1", "2027-01-31"), Promotions::WhenAllowed, "2027-01-31", "2027-04-01");
        assert_eq!(gained(&events), ["L1.2 2027-03-07", "L2.1 2027-03-31"]);
    }

    #[test]
    fn leap_days() {
        let ladder = small(1, 6, r#""step": "P1Y""#, "");
        let events = run(&ladder, held("L1.1", "2024-02-29"), Promotions::Never, "2024-02-29", "2030-01-01");
        assert_eq!(gained(&events)[..4], ["L1.2 2025-02-28", "L1.3 2026-02-28", "L1.4 2027-02-28", "L1.5 2028-02-29"]);
        let weeks = small(1, 2, r#""step": "P52W""#, "");
        let events = run(&weeks, held("L1.1", "2028-01-01"), Promotions::Never, "2028-01-01", "2030-01-01");
        assert_eq!(gained(&events), ["L1.2 2028-12-30"]);
    }

    #[test]
    fn the_first_of_the_month() {
        let rest = r#""dates": "first-of-month", "moves": { "promotion": { "from": "top-step", "lands": "first-step" } },"#;
        let ladder = small(2, 2, r#""step": "P1Y", "level": "P18M""#, rest);
        let events = run(&ladder, held("L1.1", "2026-03-17"), Promotions::WhenAllowed, "2026-03-17", "2030-01-01");
        // A year after 17 March is earned in March; 18 months end in September, and the new level's clock counts from its first.
        assert_eq!(gained(&events), ["L1.2 2027-03-01", "L2.1 2027-09-01", "L2.2 2028-09-01"]);
    }

    /// Earned on the 25th of the month in which the plan begins: not before its first day.
    #[test]
    fn the_first_of_the_month_is_not_before_today() {
        let ladder = small(1, 2, r#""step": "P1Y""#, r#""dates": "first-of-month","#);
        let events = run(&ladder, held("L1.1", "2025-08-25"), Promotions::Never, "2026-08-20", "2027-01-01");
        assert_eq!(gained(&events), ["L1.2 2026-08-20"]);
    }

    /// Waits of days within one month do not go back to a day before the step was gained.
    #[test]
    fn the_first_of_the_month_is_not_before_the_last_step() {
        let ladder = small(1, 4, r#""step": "P10D""#, r#""dates": "first-of-month","#);
        let events = run(&ladder, held("L1.1", "2026-08-05"), Promotions::Never, "2026-08-05", "2027-01-01");
        assert_eq!(gained(&events), ["L1.2 2026-08-15", "L1.3 2026-08-25", "L1.4 2026-09-01"]);
    }
}

mod pay {
    use super::*;

    const TABLES: &str = "level,step,amount,effective\nL1,1,1000,2025-01-01\nL1,2,2000,2025-01-01\nL2,1,2500,2025-01-01\nL2,2,4000,2025-01-01\n\
                          L1,1,1100,2026-07-01\nL1,2,3000,2026-07-01\nL2,1,2500,2026-07-01\nL2,2,4100,2026-07-01\n";

    fn two_tables(bands: &str) -> Dataset {
        let ladder = r#"{ "format": 1, "name": "S", "pay": { "currency": "EUR" },
            "reviews": [ { "ranks": [1, 9], "step": "P1Y", "level": "P1Y" } ], "moves": { "promotion": { "from": "any-step", "lands": "no-decrease" } },
            "tracks": [ { "id": "t", "name": "T", "levels": [
                { "id": "L1", "rank": 1, "title": "1", "steps": 2 }, { "id": "L2", "rank": 2, "title": "2", "steps": 2 } ] } ] }"#;
        testing::dataset(ladder, bands)
    }

    fn pays(events: &[Event]) -> Vec<String> {
        let pay = |pay: Option<rules::exact::ExactMoney>| pay.map_or_else(|| "–".to_owned(), |pay| pay.to_string());
        events
            .iter()
            .map(|event| format!("{} {} {:?} {} {}", event.day, event.at, event.why, pay(event.before), pay(event.after)))
            .collect()
    }

    #[test]
    fn a_table_takes_effect_in_the_middle() {
        let dataset = two_tables(TABLES);
        let mut held = held("L1.1", "2025-10-01");
        held.level_since = day("2026-01-01");
        let events = run(&dataset, held, Promotions::WhenAllowed, "2026-02-01", "2027-06-01");
        // The landing is by the table of its day: 3,000 is less than L2.2's 4,100 and more than L2.1.
        let expected = [
            "2026-02-01 L1.1 Start – 1000.00",
            "2026-07-01 L1.1 NewTable 1000.00 1100.00",
            "2026-10-01 L1.2 StepReview 1100.00 3000.00",
            "2027-01-01 L2.2 Promotion 3000.00 4100.00",
        ];
        assert_eq!(pays(&events), expected);
    }

    /// The rise comes a year after the table known last, and no landing sees it.
    #[test]
    fn an_assumed_rise() {
        let dataset = two_tables(TABLES);
        let plan = plan(held("L1.1", "2026-01-01"), Promotions::Never, &[]);
        let mut outlook = outlook(&dataset, "2026-02-01", "2029-06-30");
        outlook.rise = Ratio::new(3, 100);
        let expected = [
            "2026-02-01 L1.1 Start – 1000.00",
            "2026-07-01 L1.1 NewTable 1000.00 1100.00",
            "2027-01-01 L1.2 StepReview 1100.00 3000.00",
            "2027-07-01 L1.2 Rise 3000.00 3090.00",
            "2028-07-01 L1.2 Rise 3090.00 3182.70",
        ];
        assert_eq!(pays(&plan.events(&outlook).unwrap()), expected);
    }

    /// Without pay the rule cannot be asked; a place is given all the same, and said to be a guess.
    #[test]
    fn no_pay() {
        let mut dataset = two_tables(TABLES);
        dataset.tables = rules::table::Tables::default();
        let events = run(&dataset, held("L1.2", "2026-01-01"), Promotions::WhenAllowed, "2026-01-01", "2027-06-01");
        let promotion = events.last().unwrap();
        assert_eq!((promotion.at.to_string(), promotion.rule, promotion.after), ("L2.1".to_owned(), Rule::Unknown, None));
    }

    #[test]
    fn another_currency_has_no_difference() {
        let bands = "level,step,amount,effective,currency\nL1,1,1000,2025-01-01,EUR\nL1,2,2000,2025-01-01,EUR\nL1,1,1100,2026-07-01,USD\n\
                     L1,2,1200,2026-07-01,USD\nL2,1,1,2025-01-01,EUR\nL2,2,2,2025-01-01,EUR\nL2,1,1,2026-07-01,USD\nL2,2,2,2026-07-01,USD\n";
        let events = run(&two_tables(bands), held("L1.1", "2026-01-01"), Promotions::Never, "2026-01-01", "2026-12-01");
        assert_eq!((events[1].why, events[1].change()), (Why::NewTable, None));
        assert_eq!(progression::earned::total(&events, day("2026-01-01"), day("2026-12-01"), rules::per::Unit::default()), None);
    }
}
