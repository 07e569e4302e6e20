//! What a team costs by the rules: a roster of fourteen, one person against Path, pay off the steps, and random teams.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use progression::earned;
use progression::team::{self, Cost, Pace, Person, Plans, Walking, periods};
use progression::{Decision, Held, Outlook, Plan, Unfit, Why};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::money::Money;
use rules::per::Per;
use rules::ratio::Ratio;
use testing::random::{REGION, drawn, positions};
use testing::{day, hosted, money, outlook};

const TODAY: &str = "2026-11-21";
/// The day after November 2027.
const UNTIL: &str = "2027-12-01";

fn person(at: &str, level_since: &str, step_since: &str) -> Person {
    let held = Held { at: at.parse().unwrap(), level_since: day(level_since), step_since: day(step_since) };
    Person { held, paid: None, hours: Hours::FULL, region: String::new() }
}

fn usd(dollars: i64) -> Money {
    money(dollars * 100, "USD")
}

/// Fourteen people of the cloud team, made up; one of them is paid above the band, one below.
fn fourteen() -> Vec<Person> {
    vec![
        person("D6.2", "2025-07-01", "2026-07-01"),
        Person { paid: Some(usd(92_800)), ..person("EM5.1", "2026-10-15", "2026-10-15") },
        person("D5.4", "2025-01-10", "2026-01-10"),
        person("D5.2", "2025-09-01", "2026-09-01"),
        person("D5.1", "2026-06-15", "2026-06-15"),
        Person { paid: Some(usd(89_400)), ..person("D4.3", "2024-08-15", "2026-08-15") },
        person("D4.4", "2025-02-01", "2026-02-01"),
        person("D4.3", "2024-05-10", "2026-05-10"),
        person("D4.2", "2025-11-21", "2026-11-21"),
        person("D4.1", "2026-03-15", "2026-03-15"),
        person("D4.1", "2026-10-01", "2026-10-01"),
        person("D3.4", "2024-01-01", "2025-07-01"),
        person("D3.2", "2026-03-01", "2026-09-01"),
        person("D2.3", "2025-08-01", "2026-08-01"),
    ]
}

fn whole(cost: &Cost, dataset: &Dataset, from: &str, to: &str) -> Money {
    cost.paid(day(from), day(to)).unwrap().money(dataset.unit).unwrap()
}

#[test]
fn a_year_of_fourteen() {
    let cloud = hosted("cloud-team");
    let look = outlook(&cloud, TODAY, UNTIL);
    let [nobody, steps, all] = [Pace::NobodyMoves, Pace::Steps, Pace::Promotions].map(|pace| Cost::of(&fourteen(), &look, pace));
    let payroll = |cost: &Cost, on: &str| cost.payroll(day(on)).unwrap().money();
    assert_eq!([&nobody, &steps, &all].map(|cost| payroll(cost, TODAY)), [usd(1_213_500); 3]);
    assert_eq!(payroll(&nobody, UNTIL), usd(1_213_500));
    assert_eq!(whole(&nobody, &cloud, TODAY, "2027-11-21"), usd(1_213_500));

    // Sixteen reviews, each with what it brings a year, added up apart.
    let due: Vec<_> =
        all.due(day(TODAY), day(UNTIL)).into_iter().map(|(place, event)| (place, &all.walks[place].as_ref().unwrap()[event])).collect();
    let count = |why| due.iter().filter(|(_, event)| event.why == why).count();
    assert_eq!((due.len(), count(Why::StepReview), count(Why::Promotion)), (16, 12, 4));
    let change = |why| {
        let changes = due.iter().filter(|(_, event)| event.why == why).map(|(_, event)| event.change().unwrap().money().minor());
        changes.sum::<i64>() / 100
    };
    assert_eq!((change(Why::StepReview), change(Why::Promotion)), (20_500, 12_300));
    assert_eq!(payroll(&all, UNTIL), usd(1_246_300));

    // Of the 32,800 so much is paid within the year: each change times the rest of the year, a month a twelfth and a day its part of one.
    let changes: Vec<_> = due.iter().map(|(_, event)| (event.day, event.change().unwrap().money().minor())).collect();
    let rest = |on| i128::from(earned::parts(day(UNTIL)) - earned::parts(on));
    let (sum, year) = (changes.iter().map(|(on, change)| rest(*on) * i128::from(*change)).sum::<i128>(), i128::from(12 * earned::PARTS));
    let within = (2 * sum + year).div_euclid(2 * year);
    let moves = all.paid(day(TODAY), day(UNTIL)).unwrap().minus(nobody.paid(day(TODAY), day(UNTIL)).unwrap()).unwrap();
    assert_eq!(i128::from(moves.money(cloud.unit).unwrap().minor()), within);
    assert_eq!(moves.whole(cloud.unit).unwrap(), usd(17_245));
}

/// Pay above the band is kept through a step that pays less; pay below is kept until the next step.
#[test]
fn pay_off_the_steps() {
    let cloud = hosted("cloud-team");
    let all = Cost::of(&fourteen(), &outlook(&cloud, TODAY, "2029-11-21"), Pace::Promotions);
    let pays = |place: usize| {
        let events = all.walks[place].as_ref().unwrap().iter();
        events.map(|event| format!("{} {} {}", event.day, event.at, event.after.unwrap().money().minor() / 100)).collect::<Vec<_>>()
    };
    assert_eq!(pays(5), ["2026-11-21 D4.3 89400", "2027-08-15 D4.4 89400", "2028-08-15 D5.1 90800", "2029-08-15 D5.2 92600"]);
    assert_eq!(pays(1)[..2], ["2026-11-21 EM5.1 92800".to_owned(), "2027-10-15 EM5.2 96300".to_owned()]);
}

#[test]
fn hours_and_a_start_to_come() {
    let cloud = hosted("cloud-team");
    let half = Person { hours: Hours::new(5_000).unwrap(), ..person("D4.2", "2027-06-01", "2027-06-01") };
    let cost = Cost::of(&[half], &outlook(&cloud, TODAY, UNTIL), Pace::Steps);
    // Half of half a year.
    assert_eq!(whole(&cost, &cloud, TODAY, UNTIL), usd(21_050));
    assert_eq!((Hours::new(0), Hours::new(10_001)), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One person costs what Path says that this person earns; two cost what each of them costs; half the hours cost half of it.
    #[test]
    fn a_team_is_its_people(
        drawn in drawn(), people in vec((any::<Index>(), 0..800_u64, any::<bool>(), 1..=10_000_u16), 1..5), rise in 0..5_i128
    ) {
        let dataset = drawn.read();
        let (today, until) = (day("2026-07-31"), day("2029-07-31"));
        let outlook = Outlook { dataset: &dataset, region: "", today, until, rise: Ratio::new(rise, 100).filter(|_| rise > 0) };
        let all = positions(&dataset);
        let people: Vec<Person> = people.into_iter().map(|(at, days, region, hours)| {
            let since = today - chrono::Days::new(days);
            let held = Held { at: all[at.index(all.len())].clone(), level_since: since, step_since: since };
            Person { held, paid: None, hours: Hours::new(hours).unwrap(), region: if region { REGION } else { "" }.to_owned() }
        }).collect();
        let team = Cost::of(&people, &outlook, Pace::Promotions).paid(today, until);
        let mut sum = Some(0);
        for person in &people {
            let own = Outlook { region: &person.region, ..outlook };
            let path = earned::earned(&Plan::usual(person.held.clone(), None).events(&own).unwrap(), today, until);
            let alone = Cost::of(std::slice::from_ref(&Person { hours: Hours::FULL, ..person.clone() }), &outlook, Pace::Promotions);
            prop_assert_eq!(alone.paid(today, until), path);
            let share = Cost::of(std::slice::from_ref(person), &outlook, Pace::Promotions).paid(today, until);
            prop_assert_eq!(share, path.map(|path| path.at(person.hours)));
            sum = sum.zip(share.and_then(|share| share.money(dataset.unit))).map(|(sum, money)| sum + money.minor());
        }
        let team = team.and_then(|team| team.money(dataset.unit)).map(Money::minor);
        prop_assert_eq!(team.is_some(), sum.is_some());
        let apart = team.zip(sum).map_or(0, |(team, sum)| (team - sum).unsigned_abs());
        prop_assert!(apart <= people.len() as u64);
    }
}

/// In the unit of the files: pay a month is twelve of them a year.
#[test]
fn a_payroll_in_another_period() {
    let cloud = hosted("cloud-team");
    let cost = Cost::of(&fourteen()[..1], &outlook(&cloud, TODAY, UNTIL), Pace::NobodyMoves);
    let payroll = cost.payroll(day(TODAY)).unwrap();
    assert_eq!(cloud.unit.convert_exact(payroll, Per::Month), Some(money(848_333, "USD")));
}

/// The course of the payroll is what the payroll is on each of its days and on the days between, also of those who begin later.
#[test]
fn the_course_of_a_payroll() {
    let cloud = hosted("cloud-team");
    let look = outlook(&cloud, TODAY, "2036-11-21");
    let mut people = fourteen();
    people[3].held.level_since = day("2027-03-15");
    people[3].held.step_since = day("2027-03-15");
    people[7].hours = Hours::new(8_000).unwrap();
    for pace in [Pace::NobodyMoves, Pace::Steps, Pace::Promotions, Pace::EarlyPromotions] {
        let cost = Cost::of(&people, &look, pace);
        let course = cost.course(day(TODAY), day("2036-11-21")).unwrap();
        assert_eq!(course[0].0, day(TODAY));
        assert!(course.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1));
        let mut on = day(TODAY);
        while on <= day("2036-11-21") {
            let told = course.iter().rfind(|(day, _)| *day <= on).unwrap().1;
            assert_eq!(Some(told), cost.payroll(on), "{on} {pace:?}");
            on = on.checked_add_days(chrono::Days::new(5)).unwrap();
        }
    }
}

/// Parts add up to the whole, and changes of moves to what the payroll gains.
#[test]
fn parts_and_moves_add_up() {
    let cloud = hosted("cloud-team");
    let look = outlook(&cloud, TODAY, UNTIL);
    let mut people = fourteen();
    people[0].hours = Hours::new(5_000).unwrap();
    let cost = Cost::of(&people, &look, Pace::Promotions);
    for on in [TODAY, UNTIL] {
        let parts = cost.parts([day(TODAY), day(on)], |place| place % 3 == 0);
        assert_eq!(parts[&true][1].unwrap().plus(parts[&false][1].unwrap()), cost.payroll(day(on)));
        let each = (0..14).map(|place| cost.paid_on(place, day(on)).unwrap()).reduce(|sum, own| sum.plus(own).unwrap());
        assert_eq!(each, cost.payroll(day(on)));
    }
    let moved = cost.tally(day(TODAY), day(UNTIL));
    let moved = |kinds: &[Why]| moved.of(kinds);
    let ((steps, by_steps), (promotions, by_promotions)) = (moved(&[Why::StepReview]), moved(&[Why::Promotion]));
    assert_eq!((steps, promotions), (12, 4));
    let gained = cost.payroll(day(UNTIL)).unwrap().minus(cost.payroll(day(TODAY)).unwrap());
    assert_eq!(by_steps.unwrap().plus(by_promotions.unwrap()), gained);
    assert_eq!(moved(&[]), (0, None));
    // Before anybody begins nothing is paid, which is not known to be an amount.
    assert_eq!(cost.payroll(day("2026-11-20")), None);
}

/// However few are walked at a time, everybody is walked once and in order.
#[test]
fn walked_in_slices() {
    let cloud = hosted("cloud-team");
    let look = outlook(&cloud, TODAY, "2030-12-01");
    let people: Vec<Person> = fourteen().into_iter().cycle().take(100).collect();
    let plans = Plans::from([(40, vec!["pass:2027-01-10".parse().unwrap()])]);
    let paces = [Pace::NobodyMoves, Pace::Steps, Pace::Promotions];
    let (mut walking, mut turns) = (Walking::new(paces), 1);
    while !walking.go(&people, &plans, &look, || true) {
        turns += 1;
    }
    assert_eq!(turns, 4);
    assert!(walking.go(&people, &plans, &look, || true), "there is nobody left");
    assert_eq!(walking.costs(), Cost::planned(&people, &plans, &look, paces));
}

/// Amounts of several currencies have no sum, whichever comes first.
#[test]
fn several_currencies_have_no_sum() {
    let cloud = hosted("cloud-team");
    let euros = Person { paid: Some(money(8_000_000, "EUR")), ..person("D4.3", "2024-05-10", "2026-05-10") };
    let people = [person("D4.3", "2024-05-10", "2026-05-10"), euros, person("D4.3", "2024-05-10", "2026-05-10")];
    let look = Outlook { rise: Ratio::new(2, 100), ..outlook(&cloud, TODAY, UNTIL) };
    let cost = Cost::of(&people, &look, Pace::NobodyMoves);
    assert_eq!(cost.payroll(day(TODAY)), None);
    assert_eq!(cost.course(day(TODAY), day(UNTIL)), None);
    assert_eq!(cost.tally(day(TODAY), day(UNTIL)).of(&[Why::Rise]), (3, None));
}

/// A rise that is assumed is of all pay, also of that off the steps: 2 % a year, which comes on November 21, 2027.
#[test]
fn a_rise_is_of_all_pay() {
    let cloud = hosted("cloud-team");
    let look = Outlook { rise: Ratio::new(2, 100), ..outlook(&cloud, TODAY, UNTIL) };
    let payroll = |pace| Cost::of(&fourteen(), &look, pace).payroll(day("2027-11-30")).unwrap().money();
    let expected = [(Pace::NobodyMoves, 1_237_770), (Pace::Steps, 1_258_680), (Pace::Promotions, 1_271_226)];
    for (pace, dollars) in expected {
        assert_eq!(payroll(pace), usd(dollars), "{pace:?}");
    }
    // 89,400 is above the band; in 2028 the step is gained already, and the band rises as fast.
    let look = Outlook { until: day("2030-12-01"), ..look };
    let cost = Cost::of(&fourteen(), &look, Pace::Steps);
    assert_eq!(cost.paid_on(5, day("2028-11-21")).unwrap().money(), money(9_301_176, "USD"));
}

/// Periods from the course of the payroll are what is paid person by person, up to a millionth of a cent, at any share of hours.
#[test]
fn periods_are_what_is_paid() {
    let cloud = hosted("cloud-team");
    let look = Outlook { rise: Ratio::new(3, 100), ..outlook(&cloud, TODAY, "2031-12-01") };
    let mut people = fourteen();
    people[2].hours = Hours::new(3_333).unwrap();
    people[5].held.step_since = day("2027-02-10");
    let cost = Cost::of(&people, &look, Pace::EarlyPromotions);
    let days: Vec<_> = [TODAY, "2026-12-01", "2027-01-01", "2027-02-10", "2027-03-07", "2028-02-29", "2031-12-01"].map(day).to_vec();
    let course = cost.course(days[0], days[6]).unwrap();
    let periods = periods(&course, &days).unwrap();
    assert_eq!(periods.len(), 6);
    for (period, ends) in periods.iter().zip(days.windows(2)) {
        let paid = cost.paid(ends[0], ends[1]).unwrap();
        assert_eq!(period.money(cloud.unit), paid.money(cloud.unit), "{ends:?}");
    }
    assert_eq!(team::periods(&course, &days[..1]), Some(Vec::new()));
    assert_eq!(team::periods(&[], &days), None);
}

/// Pay above a band stays there, and a rise that is assumed raises it each year; what is kept is known.
#[test]
fn pay_above_a_band_rises_too() {
    let company = hosted("product-company");
    let found = company.ladder.levels().next().unwrap();
    let at = found.level.at(&found.level.steps[0]).to_string();
    let currency = company.tables.iter().next().unwrap().currency;
    let paid = Money::new(700_000, currency);
    let people = [Person { paid: Some(paid), ..person(&at, "2026-01-01", "2026-01-01") }];
    let look = Outlook { rise: Ratio::new(3, 100), ..outlook(&company, TODAY, "2029-12-01") };
    let cost = Cost::of(&people, &look, Pace::Promotions);
    let rises = cost.tally(day(TODAY), day("2029-11-30")).of(&[Why::Rise]);
    assert_eq!(rises.0, 3);
    let on = |on: &str| cost.paid_on(0, day(on)).unwrap().money().minor();
    let years = ["2026-11-30", "2027-11-30", "2028-11-30", "2029-11-30"].map(on);
    assert_eq!(years, [700_000, 721_000, 742_630, 764_909]);
    let unknown = cost
        .due(day(TODAY), day("2029-11-30"))
        .into_iter()
        .filter(|(place, event)| cost.walks[*place].as_ref().unwrap()[*event].change().is_none())
        .count();
    assert_eq!(unknown, 0, "what is kept is known");
}

/// Another table pays each position what it says; pay off the steps is kept, and may then lie outside of the band.
#[test]
fn another_table() {
    let gs = hosted("us-gs-2026");
    let today = day("2026-11-24");
    let regions = gs.tables.regions();
    assert_eq!(regions.len(), 59);
    let held = person("GS-9.4", "2022-03-01", "2022-03-01");
    let off = Person { paid: Some(usd(60_000)), ..held.clone() };
    let level = gs.ladder.level(&held.held.at.level).unwrap().level;
    for region in regions {
        let pay = gs.tables.in_force(region, today);
        let own = held.elsewhere(&gs, today, region, today).unwrap();
        assert_eq!(Some(own.then), pay.amount(level, &held.held.at.step), "{region}");
        assert_eq!((own.now, own.circle), (gs.tables.in_force("", today).amount(level, &held.held.at.step).unwrap(), None));
        let kept = off.elsewhere(&gs, today, region, today).unwrap();
        assert_eq!((kept.now, kept.then), (usd(60_000), usd(60_000)));
        assert_eq!(kept.circle, pay.band(&level.id).unwrap().circle(usd(60_000)), "{region}");
    }
    let nobody = person("GS-99.1", "2022-03-01", "2022-03-01");
    assert_eq!(nobody.elsewhere(&gs, today, "", today), None);
}

fn decisions(texts: &[&str]) -> Vec<Decision> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// What is decided for one of fourteen: a promotion, a step passed over, a leave. The others are as they were.
#[test]
fn plans_of_single_people() {
    let cloud = hosted("cloud-team");
    let look = outlook(&cloud, TODAY, UNTIL);
    let (people, last) = (fourteen(), day("2027-11-30"));
    let cost = |plans: &Plans, pace| {
        let [cost] = Cost::planned(&people, plans, &look, [pace]);
        cost
    };
    let payroll = |texts: &[&str], place, pace| cost(&Plans::from([(place, decisions(texts))]), pace).payroll(last).unwrap().money();
    // Sofia Marin gains $2,100 in July 2027: passed over, she does not. Nobody moves all the same.
    let pass = ["pass:2027-07-01"];
    assert_eq!([Pace::Promotions, Pace::Steps].map(|pace| payroll(&pass, 0, pace)), [usd(1_244_200), usd(1_231_900)]);
    assert_eq!(payroll(&pass, 0, Pace::NobodyMoves), usd(1_213_500));
    // A promotion is none at the pace of steps.
    let steps = cost(&Plans::new(), Pace::Steps);
    assert_eq!(cost(&Plans::from([(4, decisions(&["to:D6@2027-01-01"]))]), Pace::Steps), steps);
    // From February 1 on D5.1 costs nothing, and her promotion and steps wait.
    let leave = cost(&Plans::from([(4, decisions(&["pause:2027-02-01/2028-02-01"]))]), Pace::Promotions);
    assert_eq!(leave.payroll(last).unwrap().money(), usd(1_246_300 - 92_600));
    assert_eq!(leave.tally(day(TODAY), last).of(&[Why::Leave]), (1, leave.change(4, &leave.walks[4].as_ref().unwrap()[1])));
    // Pay off the steps stops for a leave, and goes on after it.
    let kept = cost(&Plans::from([(5, decisions(&["pause:2026-12-01/2027-02-01"]))]), Pace::Promotions);
    let kept_pay: Vec<_> = kept.walks[5].as_ref().unwrap().iter().map(|event| (event.why, event.after.unwrap().money())).collect();
    assert_eq!(kept_pay[..3], [(Why::Start, usd(89_400)), (Why::Leave, usd(0)), (Why::Return, usd(89_400))]);
    // What does not fit is said as in Path.
    let plan = people[0].plan(Pace::Promotions, &decisions(&["pass:2027-03-03"])).unwrap();
    assert_eq!(plan.walk(&people[0].outlook(&look)).unwrap().unfit, [(0, Unfit::NothingDue)]);
}

fn decision() -> impl Strategy<Value = Decision> {
    let on = |after: u64| day("2026-07-31") + chrono::Days::new(after);
    let to = (any::<bool>(), 0..3_usize, 1..5_usize, 0..900_u64);
    prop_oneof![
        (0..900_u64).prop_map(move |after| Decision::Pass(on(after))),
        to.prop_map(move |(track, level, step, after)| {
            let track = if track { "A" } else { "B" };
            Decision::To(format!("{track}{level}.{step}").parse().unwrap(), on(after))
        }),
        (0..900_u64, 1..400_u64).prop_map(move |(after, days)| Decision::Leave(on(after), on(after + days))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One person with a plan costs what Path's plan earns, whatever is decided; one without any is as they were.
    #[test]
    fn a_plan_costs_what_path_earns(
        drawn in drawn(), people in vec((any::<Index>(), 0..800_u64), 2..5), decided in vec(decision(), 0..5), hours in 1..=10_000_u16
    ) {
        let dataset = drawn.read();
        let (today, until) = (day("2026-07-31"), day("2029-07-31"));
        let outlook = Outlook { dataset: &dataset, region: "", today, until, rise: None };
        let all = positions(&dataset);
        let people: Vec<Person> = people.into_iter().map(|(at, days)| {
            let since = today - chrono::Days::new(days);
            let held = Held { at: all[at.index(all.len())].clone(), level_since: since, step_since: since };
            Person { held, paid: None, hours: Hours::new(hours).unwrap(), region: String::new() }
        }).collect();
        let plans = Plans::from([(1, decided.clone())]);
        let plain = Cost::of(&people, &outlook, Pace::Promotions);
        let [planned] = Cost::planned(&people, &plans, &outlook, [Pace::Promotions]);
        let path = Plan { decisions: decided, ..Plan::usual(people[1].held.clone(), None) }.events(&outlook).unwrap();
        prop_assert_eq!(planned.walks[1].as_deref(), Some(&path[..]));
        let [alone] = Cost::planned(&people[1..2], &Plans::from([(0, plans[&1].clone())]), &outlook, [Pace::Promotions]);
        prop_assert_eq!(alone.paid(today, until), earned::earned(&path, today, until).map(|path| path.at(people[1].hours)));
        // Nobody else is touched, and no plan is the usual pace.
        prop_assert_eq!(&planned.walks[0], &plain.walks[0]);
        for pace in [Pace::NobodyMoves, Pace::Steps, Pace::Promotions, Pace::EarlyPromotions] {
            let [none] = Cost::planned(&people, &Plans::from([(0, Vec::new())]), &outlook, [pace]);
            prop_assert_eq!(none, Cost::of(&people, &outlook, pace));
        }
        // Several paces at once, of which one takes over what another has walked, are each what they are alone.
        for last in [Pace::Promotions, Pace::EarlyPromotions] {
            let paces = [Pace::NobodyMoves, Pace::Steps, last];
            let alone = paces.map(|pace| {
                let [alone] = Cost::planned(&people, &plans, &outlook, [pace]);
                alone
            });
            prop_assert_eq!(Cost::planned(&people, &plans, &outlook, paces), alone);
        }
    }
}
