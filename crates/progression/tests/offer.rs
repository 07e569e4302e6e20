//! Offers: where a figure stands, what a year is worth in all, and who is overtaken.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use progression::offer::{Between, Bonus, Colleague, Grant, OnTop, Placing, Standing, levels_at, year_in_all};
use proptest::prelude::*;
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::money::Money;
use rules::pay::Circle;
use rules::per::Per;
use rules::ratio::Ratio;
use rules::table::InForce;
use testing::{day, hosted, money};

const TODAY: &str = "2026-11-21";

fn in_force(dataset: &Dataset) -> InForce<'_> {
    dataset.tables.in_force("", day(TODAY))
}

fn placed<'a>(dataset: &'a Dataset, level: &str, figure: Money) -> Placing<'a> {
    Placing::new(&dataset.ladder, in_force(dataset), &level.parse().unwrap(), figure).unwrap()
}

fn usd(dollars: i64) -> Money {
    money(dollars * 100, "USD")
}

fn percent(hundredths: i128) -> Ratio {
    Ratio::new(hundredths, 10_000).unwrap()
}

mod placing {
    use super::*;

    #[test]
    fn between_two_steps() {
        let cloud = hosted("cloud-team");
        let offer = placed(&cloud, "D5", usd(93_000));
        assert_eq!(offer.between(), Between { below: Some((1, usd(92_600))), above: Some((2, usd(94_400))) });
        let band = offer.band().unwrap();
        assert_eq!((band.min(), band.mid(), band.max()), (usd(90_800), usd(93_550), usd(96_300)));
        assert_eq!(band.position(offer.figure).unwrap().scaled(3), 400);
        assert_eq!(band.compa_ratio(offer.figure).unwrap().scaled(3), 994);
        assert_eq!((offer.stands_on(), offer.circle()), (Some(1), None));
        let levels: Vec<_> =
            levels_at(&cloud.ladder, in_force(&cloud), usd(93_000)).iter().map(|found| found.level.id.to_string()).collect();
        assert_eq!(levels, ["D5"], "EM5 begins at $94,400");
    }

    #[test]
    fn on_a_step_and_outside() {
        let cloud = hosted("cloud-team");
        let at = |dollars| placed(&cloud, "D5", usd(dollars));
        assert_eq!(at(92_600).between(), Between { below: Some((1, usd(92_600))), above: Some((1, usd(92_600))) });
        assert_eq!((at(97_500).circle(), at(97_500).stands_on(), at(97_500).between().above), (Some(Circle::Red), Some(3), None));
        assert_eq!((at(90_000).circle(), at(90_000).stands_on(), at(90_000).between().below), (Some(Circle::Green), None, None));
        assert!(Placing::new(&cloud.ladder, in_force(&cloud), &"D5".parse().unwrap(), money(9_300_000, "EUR")).is_none());
        assert!(Placing::new(&cloud.ladder, in_force(&cloud), &"D99".parse().unwrap(), usd(1)).is_none());
    }

    /// Compa-ratio, place in the band and pay an hour of two public tables.
    #[test]
    fn in_public_tables() {
        let case = |id: &str, level: &str, figure: Money| {
            let dataset = hosted(id);
            let offer = placed(&dataset, level, figure);
            let band = offer.band().unwrap();
            let hour = dataset.unit.convert(figure, Per::Hour).unwrap();
            (band.compa_ratio(figure).unwrap().scaled(4), band.position(figure).unwrap().scaled(4), hour.minor())
        };
        let (ratio, place, hour) = case("nhs-afc-2026", "Band-6", money(4_217_000, "GBP"));
        assert_eq!((ratio, (place + 5) / 10, hour), (9576, 271, 2157));
        assert_eq!(case("us-gs-2026", "GS-13", usd(103_049)), (9855, 4444, 4938));
    }
}

mod in_all {
    use super::*;

    fn top() -> OnTop {
        OnTop { sign_on: Some(usd(5_000)), bonus: Some(Bonus::Share(percent(800))), ..OnTop::default() }
    }

    #[test]
    fn the_first_year_and_the_second() {
        let unit = hosted("cloud-team").unit;
        let first = year_in_all(usd(93_000), unit, Hours::FULL, &top(), 1).unwrap();
        assert_eq!((first.base, first.sign_on, first.bonus), (usd(93_000), Some(usd(5_000)), Some(usd(7_440))));
        assert_eq!(first.total, usd(105_440));
        let second = year_in_all(usd(94_400), unit, Hours::FULL, &top(), 2).unwrap();
        assert_eq!((second.sign_on, second.total), (None, usd(101_952)));
        // A percentage is of the pay at the share of hours, and the sign-on is not.
        let part = year_in_all(usd(93_000), unit, Hours::new(8_000).unwrap(), &top(), 1).unwrap();
        assert_eq!((part.base, part.bonus, part.total), (usd(74_400), Some(usd(5_952)), usd(85_352)));
    }

    #[test]
    fn a_grant_with_a_cliff() {
        let unit = hosted("cloud-team").unit;
        let years = |cliff| {
            let top = OnTop { grant: Some(Grant { value: usd(40_000), months: 48, cliff }), ..OnTop::default() };
            (1..=5).map(|year| year_in_all(usd(93_000), unit, Hours::FULL, &top, year).unwrap().grant.unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(years(12), [usd(10_000), usd(10_000), usd(10_000), usd(10_000), usd(0)]);
        assert_eq!(years(18), [usd(0), usd(20_000), usd(10_000), usd(10_000), usd(0)]);
    }

    #[test]
    fn another_currency_is_not_added() {
        let top = OnTop { others: vec![("Travel".to_owned(), money(100, "EUR"))], ..OnTop::default() };
        assert_eq!(year_in_all(usd(93_000), hosted("cloud-team").unit, Hours::FULL, &top, 1), None);
    }

    proptest! {
        /// The sum is rounded once: from the exact parts, and at most half a cent a part from the sum of rounded ones.
        #[test]
        fn rounded_once(pay in 1..20_000_000_i64, hours in 1..=10_000_u16, share in 0..5_000_i128, other in 0..1_000_000_i64, sign_on in 0..1_000_000_i64) {
            let hours = Hours::new(hours).unwrap();
            let cents = |minor| money(minor, "USD");
            let top = OnTop {
                sign_on: Some(cents(sign_on)), bonus: Some(Bonus::Share(percent(share))), grant: None,
                others: vec![("One".to_owned(), cents(other)), ("Two".to_owned(), cents(other))],
            };
            let year = year_in_all(cents(pay), hosted("cloud-team").unit, hours, &top, 1).unwrap();
            let (num, den) = (i128::from(pay) * hours.ratio().scaled(4) * (10_000 + share), 100_000_000);
            let exact = (2 * (num + den * i128::from(sign_on + 2 * other)) + den).div_euclid(2 * den);
            prop_assert_eq!(i128::from(year.total.minor()), exact);
            let parts = [Some(year.base), year.sign_on, year.bonus, year.others];
            let sum: i64 = parts.into_iter().flatten().map(Money::minor).sum();
            prop_assert!((year.total.minor() - sum).abs() <= 1);
        }
    }
}

mod fair {
    use super::*;

    fn standings(figure: i64) -> Vec<Option<Standing>> {
        let cloud = hosted("cloud-team");
        let offer = placed(&cloud, "D5", usd(figure));
        let team = [("D5", 3, 96_300), ("EM5", 0, 92_800), ("D5", 1, 92_600), ("D5", 0, 90_800), ("D4", 3, 87_600)];
        let against = |(level, step, pay): (&str, usize, i64)| {
            let colleague = Colleague { level: level.parse().unwrap(), step: Some(step), pay: usd(pay) };
            offer.against(&cloud.ladder, in_force(&cloud), &colleague)
        };
        team.into_iter().map(against).collect()
    }

    #[test]
    fn who_is_overtaken() {
        use Standing::{Overtaken, PaidAlike, PaidLess, PaidMore};
        // Who is paid off the steps is overtaken by the step held, here EM5.1 at $94,400.
        assert_eq!(standings(93_000), [Some(PaidMore), Some(Overtaken), Some(Overtaken), Some(PaidLess), None]);
        // Above the band it stands on the top step.
        assert_eq!(standings(97_500), [Some(Overtaken), Some(PaidLess), Some(PaidLess), Some(PaidLess), None]);
        assert_eq!(standings(92_600), [Some(PaidMore), Some(PaidMore), Some(PaidAlike), Some(PaidLess), None]);
        // Below all steps it overtakes nobody.
        assert_eq!(standings(90_000), [Some(PaidMore), Some(PaidMore), Some(PaidMore), Some(PaidMore), None]);
    }
}

mod prepared {
    use super::*;
    use progression::offer::{Base, Offer};
    use testing::{dataset, held, outlook};

    const LADDER: &str = r#"{"format":1,"name":"L","pay":{"currency":"USD","per":"month"},
        "reviews":[{"ranks":[1,2],"step":"P1Y"}],
        "tracks":[{"id":"t","name":"T","levels":[{"id":"A","rank":1,"title":"A","steps":3},{"id":"B","rank":2,"title":"B","steps":1}]}]}"#;
    const BANDS: &str = "level,step,amount,region,effective\nA,1,4000,,2026-01-01\nA,2,4200,,2026-01-01\nA,3,4400,,2026-01-01\nB,1,5000,,2026-01-01\n\
        A,1,4100,,2027-01-01\nA,2,4300,,2027-01-01\nA,3,4500,,2027-01-01\nB,1,5100,,2027-01-01\nA,1,6000,North,2026-01-01\nA,2,6200,North,2026-01-01\n";

    fn offer(at: &str, start: &str) -> Offer {
        Offer::of(at.parse().unwrap(), String::new(), day(start))
    }

    /// The table of the first day pays; another one that is chosen makes it pay off the steps, kept until a step pays more.
    #[test]
    fn by_the_table_of_the_start() {
        let dataset = dataset(LADDER, BANDS);
        assert_eq!(offer("A.1", "2026-12-01").pay(&dataset), Some(usd(4_000)));
        assert_eq!(offer("A.1", "2027-01-01").pay(&dataset), Some(usd(4_100)));
        let older = Offer { table: Some(day("2026-01-01")), ..offer("A.2", "2027-02-01") };
        assert_eq!(older.pay(&dataset), Some(usd(4_200)));
        let pays = |offer: &Offer| -> Vec<_> {
            offer.after(&dataset, 2).unwrap().iter().map(|event| (event.day, event.at.to_string(), event.after.unwrap().money())).collect()
        };
        let then = |date: &str, at: &str, pay| (day(date), at.to_owned(), usd(pay));
        assert_eq!(pays(&older), [then("2027-02-01", "A.2", 4_200), then("2028-02-01", "A.3", 4_500)]);
        let early = offer("A.1", "2026-12-01");
        assert_eq!(
            pays(&early),
            [
                then("2026-12-01", "A.1", 4_000),
                then("2027-01-01", "A.1", 4_100),
                then("2027-12-01", "A.2", 4_300),
                then("2028-12-01", "A.3", 4_500),
            ]
        );
        assert_eq!(offer("A.3", "2020-01-01").pay(&dataset), None, "no table paid then");
    }

    /// Pay a month is told a year, at the share of hours, and an hour only where hours are known.
    #[test]
    fn per_period() {
        let dataset = dataset(LADDER, BANDS);
        let half = Offer { hours: Hours::new(5_000).unwrap(), ..offer("A.1", "2026-12-01") };
        assert_eq!(half.per(&dataset, Per::Year), Some((usd(48_000), usd(24_000))));
        assert_eq!(half.per(&dataset, Per::Month), Some((usd(4_000), usd(2_000))));
        assert_eq!(half.per(&dataset, Per::Hour), None);
        let years = half.years(&dataset).unwrap();
        assert_eq!((years.len(), years[0].base, years[1].base), (2, usd(24_000), usd(25_800)));
        assert_eq!(half.usual_year(&dataset).unwrap().total, usd(24_000));
    }

    #[test]
    fn what_the_tables_lack() {
        let dataset = dataset(LADDER, BANDS);
        let north = Offer { region: "North".to_owned(), ..offer("A.3", "2026-12-01") };
        assert!(north.pay(&dataset).is_none() && north.placing(&dataset).is_none() && north.after(&dataset, 2).is_none());
        let unknown = offer("Z.1", "2026-12-01");
        assert!(unknown.pay(&dataset).is_none() && unknown.position(&dataset).is_none() && unknown.years(&dataset).is_none());
        let euros = Offer { base: Base::Figure(money(100, "EUR")), ..offer("A.1", "2026-12-01") };
        assert!(euros.placing(&dataset).is_none());
        // Below all steps somebody stands on the first.
        let below = Offer { base: Base::Figure(usd(3_000)), ..offer("A.2", "2026-12-01") };
        assert_eq!(below.position(&dataset).unwrap().to_string(), "A.1");
    }

    proptest! {
        /// Steps of an offer fall on the days of Path from the same position since the same day.
        #[test]
        fn as_in_path(step in 1..=4_u8, level in 1..=7_u8, months in 0..24_u32) {
            let cloud = hosted("cloud-team");
            let start = day("2026-12-01") + chrono::Months::new(months);
            let at = format!("D{level}.{step}");
            let offer = offer(&at, &start.to_string());
            let until = (start + chrono::Months::new(24)).to_string();
            let plan = progression::Plan { promotions: progression::Promotions::Never, ..progression::Plan::usual(held(&at, &start.to_string()), None) };
            let walked = plan.events(&outlook(&cloud, &start.to_string(), &until)).unwrap();
            prop_assert_eq!(&*offer.after(&cloud, 2).unwrap(), &walked[..]);
        }
    }
}
