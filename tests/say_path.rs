//! Sentences of Path, on the sample and the General Schedule.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use chrono::NaiveDate;
use common::{day, outlook};
use stepladder::domain::money::Money;
use stepladder::domain::progress::{Held, Rule};
use stepladder::domain::ratio::Ratio;
use stepladder::domain::routes::{Answer, Freedoms, Goal, Kind, Needs, Problem, Route, find, timing};
use stepladder::say::{Format, path};

/// Plain formats: what matters here is the words.
struct Plain;

impl Format for Plain {
    fn money(&self, amount: Money) -> String {
        format!("{} {amount}", amount.currency())
    }
    fn short(&self, amount: Money) -> String {
        self.money(amount)
    }
    fn percent(&self, share: Ratio, decimals: u32) -> String {
        format!("{}%", self.number(share.times(Ratio::whole(100)), decimals))
    }
    fn change(&self, share: Ratio) -> String {
        self.percent(share, 1)
    }
    fn number(&self, number: Ratio, decimals: u32) -> String {
        format!("{:.*}", decimals as usize, number.to_f64())
    }
    fn date(&self, date: NaiveDate) -> String {
        date.to_string()
    }
}

fn in_d4() -> Held {
    Held { at: "D4.2".parse().unwrap(), level_since: day("2025-11-21"), step_since: day("2026-11-21") }
}

fn routes(to: &str, freedoms: Freedoms) -> Vec<Route> {
    let cloud = common::hosted("cloud-team");
    let goal = Goal::Position(to.parse().unwrap());
    let Answer::Dated(routes) = find(&outlook(&cloud, "2026-11-21", "2034-11-21"), &in_d4(), &goal, freedoms).unwrap() else { panic!() };
    routes
}

fn headline(to: &str, freedoms: Freedoms) -> String {
    let unit = common::hosted("cloud-team").unit;
    path::headline(&routes(to, freedoms), &to.parse().unwrap(), day("2026-11-21"), unit, &Plain).unwrap()
}

#[test]
fn headlines() {
    let jumps = Freedoms { level_jumps: true, switches: false };
    assert_eq!(
        headline("D5.1", jumps),
        "Step by step you reach D5.1 on 2029-11-21. With a whole-level jump it is 2027-11-21, and you will have earned USD 9900.00 more by 2029-11-21."
    );
    assert_eq!(headline("D5.1", Freedoms::default()), "Step by step you reach D5.1 on 2029-11-21.");
    let all = Freedoms { level_jumps: true, switches: true };
    assert_eq!(headline("EM5.1", all), "With a whole-level jump and a switch to EM5 you reach EM5.1 on 2027-11-21.");
    assert_eq!(path::headline(&[], &"D5.1".parse().unwrap(), day("2026-11-21"), Default::default(), &Plain), None);
}

#[test]
fn reasons_of_routes_and_events() {
    let cloud = common::hosted("cloud-team");
    assert_eq!(path::reasons(&[Kind::WithJumps, Kind::BestPaid], true), "Earliest with level jumps; earns the most");
    let switch = Kind::Switch { from: "D5".parse().unwrap(), to: "EM5".parse().unwrap() };
    assert_eq!(path::reasons(&[switch], true), "Switch from D5 to EM5");
    let all = Freedoms { level_jumps: true, switches: true };
    let whys = |routes: &[Route]| -> Vec<String> { routes[0].events.iter().map(|event| path::why(event, &cloud.ladder, false)).collect() };
    assert_eq!(
        whys(&routes("EM5.1", all))[..3],
        ["Held today", "Level jump, needs a written reason", "Switch to Engineering management, after assessment"]
    );
    let steps = whys(&routes("D5.1", Freedoms::default()));
    assert_eq!(steps[..4], ["Held today", "Step review", "Step review", "Level review, from the last step"]);
    assert_eq!((path::rule(Rule::Met), path::rule(Rule::NotMet).is_some(), path::rule(Rule::Unknown).is_some()), (None, true, true));
}

#[test]
fn nothing_is_promised() {
    assert_eq!(path::caveat(None, &Plain), "Reviews decide; nothing here is promised. Pay is at the tables known today.");
    let rising = |num, den| path::caveat(Ratio::new(num, den), &Plain);
    assert!(rising(3, 100).ends_with("today, with an assumed rise of 3% a year."));
    assert!(rising(275, 10_000).ends_with("rise of 2.75% a year."));
}

#[test]
fn now_or_later() {
    let gs = common::hosted("us-gs-2026");
    let held = Held { at: "GS-11.4".parse().unwrap(), level_since: day("2025-12-31"), step_since: day("2026-01-28") };
    let say = path::timing(&timing(&outlook(&gs, "2026-11-21", "2036-11-21"), &held, false).unwrap(), &Plain);
    let begins = "Promoted on 2026-12-30 you land on GS-12.1; after the next step, on 2028-12-27, on GS-12.2. Waiting lands higher. \
                  By the last day the promotion on 2026-12-30 has earned USD ";
    assert!(say.starts_with(begins) && say.contains(" more."), "{say}");
}

#[test]
fn bad_input_says_what_to_change() {
    let date = day("2029-11-21");
    for (problem, says) in [
        (Problem::Unknown("D9.1".parse().unwrap()), "This ladder has no D9.1. Choose"),
        (Problem::InFuture(date), "2029-11-21 is still to come. Give"),
        (Problem::WrongOrder { level: date, step: day("2028-01-01") }, "but 2028-01-01 is before 2029-11-21. Change"),
        (Problem::NoTime, "Look at least one year ahead"),
        (Problem::SameAsStart, "Choose another target"),
        (Problem::BelowStart, "Choose a higher one"),
        (Problem::NoPay, "Choose a target, or add"),
        (Problem::Unreachable(Some(Needs::Switch)), "Allow switches"),
        (Problem::Unreachable(Some(Needs::LevelJump)), "Allow level jumps"),
        (Problem::Unreachable(None), "Choose another target"),
        (Problem::TooShort { earliest: date }, "on 2029-11-21 at the earliest. Look further ahead"),
    ] {
        let said = path::problem(&problem, &Plain);
        assert!(said.contains(says), "{said}");
    }
}
