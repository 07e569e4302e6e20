//! The rules of pay: every case of `rules.md` under "Pay arithmetic", tables in force, waits, positions.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use chrono::NaiveDate;
use rules::dataset::Dataset;
use rules::id::{LevelId, NotAnId, Position};
use rules::money::Money;
use rules::pay::{Band, Circle, Meeting, NotABand};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;
use rules::table::{InForce, LevelPay, Table, Tables};
use rules::wait::{NotAWait, Wait};
use testing::{hosted, money};

/// Whole dollars.
fn usd(dollars: i64) -> Money {
    money(dollars * 100, "USD")
}

/// Whole pounds.
fn gbp(pounds: i64) -> Money {
    money(pounds * 100, "GBP")
}

/// A band without a midpoint of its own.
fn band(min: Money, max: Money) -> Band {
    Band::new(min, None, max).unwrap()
}

/// The General Schedule's GS-12 and GS-13 of 2026.
fn gs_12() -> Band {
    band(usd(76_463), usd(99_404))
}

fn gs_13() -> Band {
    band(usd(90_925), usd(118_204))
}

/// A ratio to four decimals, as the cases give them.
#[track_caller]
fn assert_ratio(ratio: Option<Ratio>, ten_thousandths: i128) {
    assert_eq!(ratio.map(|ratio| ratio.scaled(4)), Some(ten_thousandths));
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(text: &str) -> Ratio {
    Ratio::decimal(text).unwrap()
}

/// The pay at a position, written `LEVEL.STEP`.
fn pay_at(dataset: &Dataset, pay: InForce<'_>, at: &str) -> Option<Money> {
    let at: Position = at.parse().unwrap();
    let (found, step) = dataset.ladder.position(&at).unwrap();
    pay.amount(found.level, &step.id)
}

mod figures {
    use super::*;

    #[test]
    fn compa_ratio_is_pay_over_midpoint() {
        assert_ratio(band(usd(64_000), usd(96_000)).compa_ratio(usd(75_000)), 9375);
    }

    #[test]
    fn compa_ratio_takes_the_given_midpoint() {
        let skewed = Band::new(usd(64_000), Some(usd(75_000)), usd(96_000)).unwrap();
        assert_eq!(skewed.compa_ratio(usd(75_000)), Some(Ratio::whole(1)));
    }

    #[test]
    fn compa_ratio_with_a_midpoint_between_two_cents_is_exact() {
        // Half way between 1.00 and 1.01 is 1.005: 2.01 is exactly twice that, whatever is shown as the midpoint.
        let narrow = band(money(100, "USD"), money(101, "USD"));
        assert_eq!(narrow.compa_ratio(money(201, "USD")), Some(Ratio::whole(2)));
        assert_eq!(narrow.mid(), money(101, "USD"));
    }

    #[test]
    fn position_in_range() {
        assert_eq!(band(usd(64_000), usd(96_000)).position(usd(75_000)), Ratio::new(34_375, 100_000));
    }

    #[test]
    fn position_is_never_clamped() {
        let range = band(usd(64_000), usd(96_000));
        assert_eq!(range.position(usd(56_000)), Ratio::new(-1, 4));
        assert_eq!(range.position(usd(112_000)), Ratio::new(3, 2));
        assert_eq!(range.position(usd(64_000)), Some(Ratio::whole(0)));
        assert_eq!(range.position(usd(96_000)), Some(Ratio::whole(1)));
    }

    #[test]
    fn position_in_a_band_of_one_point_is_undefined() {
        let point = Band::point(usd(64_000)).unwrap();
        assert_eq!(point.position(usd(64_000)), None);
        assert_eq!(point.position(usd(75_000)), None);
    }

    #[test]
    fn range_spread() {
        assert_ratio(gs_13().spread(), 3000);
        assert_eq!(Band::point(usd(64_000)).unwrap().spread(), Some(Ratio::whole(0)));
        assert_eq!(band(usd(0), usd(10)).spread(), None, "from nothing there is no share");
    }

    #[test]
    fn midpoint_differential() {
        assert_ratio(gs_12().differential(gs_13()), 1891);
    }

    #[test]
    fn overlap_is_a_share_of_the_higher_band() {
        let lower = band(usd(40_000), usd(50_814));
        let higher = band(usd(47_778), money(5_972_250, "USD"));
        assert_ratio(lower.overlap(higher), 2542);
        assert_eq!(lower.meets(higher), Some(Meeting::Overlap(Ratio::new(303_600, 1_194_450).unwrap(), usd(3_036))));
    }

    #[test]
    fn overlap_of_gs_12_with_13() {
        assert_ratio(gs_12().overlap(gs_13()), 3108);
    }

    #[test]
    fn overlap_below_zero_is_a_gap() {
        let (five, six) = (band(gbp(32_073), gbp(39_043)), band(gbp(39_959), gbp(48_117)));
        assert_eq!(five.meets(six), Some(Meeting::Gap(gbp(916))));
        assert_eq!(five.overlap(six), Ratio::new(-916, 8_158));
    }

    #[test]
    fn bands_that_touch_share_nothing() {
        assert_eq!(band(usd(1), usd(2)).meets(band(usd(2), usd(3))), Some(Meeting::Touch));
    }

    #[test]
    fn overlap_with_a_point_has_no_share() {
        let point = Band::point(usd(90_000)).unwrap();
        assert_eq!(gs_12().overlap(point), None);
        assert_eq!(gs_12().meets(point), Some(Meeting::Overlap(Ratio::whole(1), usd(9_404))));
    }

    #[test]
    fn red_circle_above_and_green_below() {
        let range = gs_13();
        assert_eq!(range.circle(money(11_820_401, "USD")), Some(Circle::Red));
        assert_eq!(range.circle(money(9_092_499, "USD")), Some(Circle::Green));
        assert_eq!(range.circle(usd(118_204)), None);
        assert_eq!(range.circle(usd(90_925)), None);
    }

    #[test]
    fn nhs_band_6() {
        let six = band(gbp(39_959), gbp(48_117));
        assert_ratio(six.compa_ratio(gbp(42_170)), 9576);
        assert_ratio(six.position(gbp(42_170)), 2710);
        assert_ratio(six.spread(), 2042);
    }

    #[test]
    fn gs_13_step_5() {
        assert_ratio(gs_13().compa_ratio(usd(103_049)), 9855);
        assert_ratio(gs_13().position(usd(103_049)), 4444);
        assert_ratio(gs_13().spread(), 3000);
    }

    #[test]
    fn currencies_do_not_mix() {
        let (dollars, pounds) = (gs_13(), band(gbp(39_959), gbp(48_117)));
        assert_eq!(dollars.compa_ratio(gbp(40_000)), None);
        assert_eq!(dollars.position(gbp(40_000)), None);
        assert_eq!(dollars.circle(gbp(40_000)), None);
        assert_eq!(dollars.differential(pounds), None);
        assert_eq!(dollars.overlap(pounds), None);
        assert_eq!(dollars.meets(pounds), None);
        assert_eq!(Band::spanning([dollars, pounds]), None);
        assert_eq!(usd(1).minus(gbp(1)), None);
        assert_eq!(usd(1).over(gbp(1)), None);
    }

    #[test]
    fn what_is_no_band() {
        assert_eq!(Band::new(usd(2), None, usd(1)), Err(NotABand::Reversed));
        assert_eq!(Band::new(usd(-2), None, usd(1)), Err(NotABand::Negative));
        assert_eq!(Band::new(usd(1), Some(usd(4)), usd(3)), Err(NotABand::MidOutside));
        assert_eq!(Band::new(usd(2), Some(usd(1)), usd(3)), Err(NotABand::MidOutside));
        assert_eq!(Band::new(usd(1), None, gbp(2)), Err(NotABand::Currencies));
        assert_eq!(Band::new(usd(1), Some(gbp(2)), usd(3)), Err(NotABand::Currencies));
        assert_eq!(Band::point(usd(-1)), Err(NotABand::Negative));
    }

    #[test]
    fn a_span_goes_from_the_lowest_end_to_the_highest() {
        let whole = Band::spanning([band(usd(20), usd(30)), band(usd(10), usd(15)), Band::point(usd(40)).unwrap()]);
        assert_eq!(whole, Some(band(usd(10), usd(40))));
        assert_eq!(Band::spanning([]), None);
    }

    #[test]
    fn steps_within_a_level_rise_unevenly() {
        let dataset = hosted("us-gs-2026");
        let pay = dataset.tables.in_force("", day("2026-01-01"));
        let gs_1 = dataset.ladder.level(&"GS-1".parse().unwrap()).unwrap().level;
        let amounts: Vec<Money> = gs_1.steps.iter().map(|step| pay.amount(gs_1, &step.id).unwrap()).collect();
        let rises: Vec<Money> = amounts.windows(2).map(|pair| pair[1].minus(pair[0]).unwrap()).collect();
        assert_eq!(rises, [757, 751, 748, 749, 439, 743, 748, 31, 698].map(usd));
    }
}

mod periods {
    use super::*;

    fn general_schedule() -> Unit {
        Unit::new(Per::Year, Some(Ratio::whole(2087)))
    }

    fn nhs() -> Unit {
        Unit::new(Per::Year, Unit::hours_from_week(hours("37.5")))
    }

    #[test]
    fn hourly_pay_from_hours_a_year() {
        assert_eq!(general_schedule().convert(usd(89_033), Per::Hour), Some(money(4_266, "USD")));
    }

    #[test]
    fn hourly_pay_from_hours_a_week_counts_365_days() {
        let hourly = nhs().convert(gbp(24_465), Per::Hour);
        assert_eq!(hourly, Some(money(1_251, "GBP")));
        assert_ne!(hourly, Some(money(1_255, "GBP")), "52 weeks are a day short");
    }

    #[test]
    fn the_hosted_tables_know_their_hours() {
        let us = hosted("us-gs-2026").unit;
        assert_eq!(us.convert(usd(89_033), Per::Hour), Some(money(4_266, "USD")));
        let uk = hosted("nhs-afc-2026").unit;
        assert_eq!(uk.convert(gbp(24_465), Per::Hour), Some(money(1_251, "GBP")));
    }

    #[test]
    fn monthly_pay_is_a_twelfth() {
        assert_eq!(nhs().convert(gbp(42_170), Per::Month), Some(money(351_417, "GBP")));
        assert_eq!(Unit::default().convert(usd(84_000), Per::Month), Some(usd(7_000)));
    }

    #[test]
    fn a_half_cent_is_rounded_up() {
        // 5.10 a year is 42.5 cents a month.
        assert_eq!(Unit::default().convert(money(510, "USD"), Per::Month), Some(money(43, "USD")));
        assert_eq!(Unit::default().convert(money(509, "USD"), Per::Month), Some(money(42, "USD")));
    }

    #[test]
    fn amounts_per_month_or_hour_make_a_year() {
        assert_eq!(Unit::new(Per::Month, None).convert(usd(2_900), Per::Year), Some(usd(34_800)));
        let hourly = Unit::new(Per::Hour, Some(Ratio::whole(2087)));
        assert_eq!(hourly.convert(money(4_266, "USD"), Per::Year), Some(money(8_903_142, "USD")));
        assert_eq!(Unit::new(Per::Week, None).convert(usd(700), Per::Year), Some(usd(36_500)));
    }

    #[test]
    fn amounts_in_their_own_unit_stay_as_they_are() {
        assert_eq!(Unit::new(Per::Hour, None).convert(money(4_266, "USD"), Per::Hour), Some(money(4_266, "USD")));
    }

    #[test]
    fn hourly_figures_need_hours() {
        let without = Unit::new(Per::Year, None);
        assert_eq!(without.convert(usd(89_033), Per::Hour), None);
        assert_eq!(without.offered(), [Per::Year, Per::Month]);
        assert_eq!(general_schedule().offered(), [Per::Year, Per::Month, Per::Hour]);
        assert_eq!(Unit::new(Per::Year, Some(Ratio::whole(0))).hours_per_year(), None);
    }

    #[test]
    fn yen_are_rounded_to_whole_ones() {
        assert_eq!(Unit::default().convert(money(5_000_000, "JPY"), Per::Month), Some(money(416_667, "JPY")));
    }

    #[test]
    fn a_band_keeps_its_exact_midpoint_until_it_is_shown() {
        // (39,959 + 48,117) / 2 / 12 = 3,669.8333; half way between the rounded ends would be 3,669.84.
        let monthly = band(gbp(39_959), gbp(48_117)).convert(nhs(), Per::Month).unwrap();
        assert_eq!([monthly.min(), monthly.mid(), monthly.max()], [332_992, 366_983, 400_975].map(|pence| money(pence, "GBP")));
        assert!(!monthly.mid_is_given());
    }

    #[test]
    fn a_band_converts_its_given_midpoint() {
        let given = Band::new(usd(60_000), Some(usd(66_000)), usd(90_000)).unwrap();
        let monthly = given.convert(Unit::default(), Per::Month);
        assert_eq!(monthly, Some(Band::new(usd(5_000), Some(usd(5_500)), usd(7_500)).unwrap()));
    }

    #[test]
    fn part_time_is_pay_times_the_share_of_full_hours() {
        assert_eq!(usd(84_200).times(Ratio::new(80, 100).unwrap()), Some(usd(67_360)));
        // 30 of 37.5 hours.
        let share = hours("30").over(hours("37.5")).unwrap();
        assert_eq!(gbp(42_170).times(share), Some(gbp(33_736)));
        assert_eq!(money(5, "USD").times(Ratio::new(1, 2).unwrap()), Some(money(3, "USD")), "half up");
        assert_eq!(usd(84_200).times(Ratio::whole(1)), Some(usd(84_200)));
    }

    #[test]
    fn an_amount_beyond_reach_is_nothing() {
        assert_eq!(money(i64::MAX, "USD").times(Ratio::whole(2)), None);
    }

    #[test]
    fn a_rise_is_a_share_of_what_was_paid_before() {
        assert_ratio(usd(84_200).rise_over(usd(82_500)), 206);
        assert_eq!(usd(84_200).rise_over(usd(0)), None);
    }
}

mod tables {
    use super::*;

    const LADDER: &str = r#"{ "format": 1, "name": "Two levels", "pay": { "currency": "USD" }, "tracks": [ { "id": "t", "name": "T", "levels": [
        { "id": "A", "rank": 1, "title": "A", "steps": 2 }, { "id": "B", "rank": 2, "title": "B" } ] } ] }"#;

    fn dataset(bands: &str) -> Dataset {
        testing::read(LADDER.as_bytes(), Some(bands.as_bytes())).dataset.unwrap()
    }

    fn by_date_and_region() -> Dataset {
        dataset(
            "region,effective,level,1,2\n\
             ,2025-07-01,A,100,110\n\
             ,2025-07-01,B,200,\n\
             ,2026-07-01,A,103,113\n\
             ,2026-07-01,B,206,\n\
             North,2026-01-01,A,120,130\n",
        )
    }

    #[track_caller]
    fn assert_pay(region: &str, on: &str, first: Option<i64>, second: Option<i64>) {
        let dataset = by_date_and_region();
        let pay = dataset.tables.in_force(region, day(on));
        assert_eq!([pay_at(&dataset, pay, "A.1"), pay_at(&dataset, pay, "B.1")], [first, second].map(|pay| pay.map(usd)));
    }

    #[test]
    fn before_the_first_there_is_none() {
        assert_pay("", "2025-06-30", None, None);
        assert_eq!(by_date_and_region().tables.in_force("", day("2025-06-30")).currency(), None);
    }

    #[test]
    fn on_its_day_it_holds() {
        assert_pay("", "2025-07-01", Some(100), Some(200));
        assert_pay("", "2026-07-01", Some(103), Some(206));
    }

    #[test]
    fn between_two_the_earlier_one_holds() {
        assert_pay("", "2026-06-30", Some(100), Some(200));
    }

    #[test]
    fn the_newest_holds_on() {
        assert_pay("", "2040-01-01", Some(103), Some(206));
    }

    #[test]
    fn a_region_falls_back_to_everywhere_for_levels_it_leaves_out() {
        assert_pay("North", "2026-03-01", Some(120), Some(200));
        assert_pay("North", "2026-08-01", Some(120), Some(206));
    }

    #[test]
    fn a_region_falls_back_to_everywhere_before_its_first_table() {
        assert_pay("North", "2025-12-31", Some(100), Some(200));
    }

    #[test]
    fn an_unknown_region_is_everywhere() {
        assert_pay("South", "2026-08-01", Some(103), Some(206));
    }

    #[test]
    fn the_date_told_is_the_newest_used() {
        let tables = by_date_and_region().tables;
        assert_eq!(tables.in_force("North", day("2026-03-01")).effective(), Some(day("2026-01-01")));
        assert_eq!(tables.in_force("North", day("2026-08-01")).effective(), Some(day("2026-07-01")));
        assert_eq!(tables.in_force("", day("2026-03-01")).effective(), Some(day("2025-07-01")));
    }

    #[test]
    fn regions_and_dates_are_in_order() {
        let tables = by_date_and_region().tables;
        assert_eq!(tables.regions(), ["", "North"]);
        assert_eq!(tables.dates(""), ["2025-07-01", "2026-07-01"].map(day));
        assert_eq!(tables.dates("North"), ["2025-07-01", "2026-01-01", "2026-07-01"].map(day));
    }

    #[test]
    fn without_a_date_it_holds_always_until_a_dated_one() {
        let dataset = dataset("level,step,amount,effective\nA,1,100,\nA,1,105,2026-07-01\n");
        let on = |text| pay_at(&dataset, dataset.tables.in_force("", day(text)), "A.1");
        assert_eq!([on("1990-01-01"), on("2026-06-30"), on("2026-07-01")], [100, 100, 105].map(|pay| Some(usd(pay))));
    }

    #[test]
    fn newer_rows_take_the_pay_of_no_other_level_away() {
        let dataset = dataset("level,1,2,effective\nA,100,110,2026-01-01\nB,200,,2026-01-01\nA,105,,2026-07-01\n");
        let at = |on: &str| {
            let pay = dataset.tables.in_force("", day(on));
            ["A.1", "A.2", "B.1"].map(|at| pay_at(&dataset, pay, at))
        };
        assert_eq!(at("2026-06-30"), [100, 110, 200].map(|pay| Some(usd(pay))));
        // The newer rows of A replace its older ones whole.
        assert_eq!(at("2026-07-01"), [Some(usd(105)), None, Some(usd(200))]);
    }

    #[test]
    fn a_row_added_to_a_hosted_table_leaves_all_else_as_it_was() {
        for id in ["cloud-team", "us-gs-2026", "nhs-afc-2026", "product-company"] {
            let before = hosted(id);
            let mut later = before.clone();
            let first = before.ladder.levels().next().unwrap().level;
            let old = before.tables.iter().next().unwrap();
            let step = first.steps[0].id.clone();
            let pay = LevelPay { own: None, steps: [(step, old.levels[&first.id].band().unwrap())].into() };
            let new = Table { effective: Some(day("2030-01-01")), levels: [(first.id.clone(), pay)].into(), ..old.clone() };
            later.tables = Tables::new(before.tables.iter().cloned().chain([new]).collect(), Vec::new());
            let on = day("2031-01-01");
            for found in before.ladder.levels().skip(1) {
                let [was, is] = [&before, &later].map(|dataset| {
                    let pay = dataset.tables.in_force("", on);
                    (pay.band(&found.level.id), pay.steps(found.level))
                });
                assert_eq!(was, is, "{}", found.level.id);
            }
        }
    }

    #[test]
    fn a_region_in_another_currency_does_not_fall_back() {
        let dataset = dataset("level,step,amount,region,currency\nA,1,100,,\nB,1,200,,\nA,1,90,Europe,EUR\n");
        let pay = dataset.tables.in_force("Europe", day("2026-01-01"));
        assert_eq!(pay_at(&dataset, pay, "A.1"), Some(money(9_000, "EUR")));
        assert_eq!(pay_at(&dataset, pay, "B.1"), None, "dollars beside euros would not compare");
    }

    #[test]
    fn wide_and_tidy_tables_are_looked_up_alike() {
        let wide = dataset("level,1,2\nA,100,110\nB,200,\n");
        let tidy = dataset("level,step,amount\nA,1,100\nA,2,110\nB,1,200\n");
        assert_eq!(wide.tables, tidy.tables);
        let pay = tidy.tables.in_force("", day("2026-01-01"));
        let at = |position| pay_at(&tidy, pay, position);
        assert_eq!([at("A.1"), at("A.2"), at("B.1")], [100, 110, 200].map(|pay| Some(usd(pay))));
    }

    #[test]
    fn gs_13_step_5_is_looked_up() {
        let dataset = hosted("us-gs-2026");
        let pay = dataset.tables.in_force("", day("2026-07-01"));
        assert_eq!(pay_at(&dataset, pay, "GS-13.5"), Some(usd(103_049)));
        assert_eq!(pay.band(&"GS-13".parse().unwrap()), Some(gs_13()));
    }

    #[test]
    fn a_level_without_a_band_of_its_own_spans_its_steps() {
        let dataset = dataset("level,step,amount,min,max\nA,1,100,,\nA,2,110,,\nB,,,200,260\n");
        let pay = dataset.tables.in_force("", day("2026-01-01"));
        let of = |level: &str| pay.band(&level.parse::<LevelId>().unwrap());
        assert_eq!([of("A"), of("B")], [Some(band(usd(100), usd(110))), Some(band(usd(200), usd(260)))]);
    }

    #[test]
    fn the_only_step_of_a_level_is_paid_its_band() {
        let dataset = dataset("level,step,amount,min,max\nA,,,100,110\nB,,200,,\n");
        let pay = dataset.tables.in_force("", day("2026-01-01"));
        assert_eq!(pay_at(&dataset, pay, "B.1"), Some(usd(200)));
        assert_eq!(pay_at(&dataset, pay, "A.1"), None, "a band of two steps says nothing of one");
    }

    #[test]
    fn a_step_with_a_range_has_no_single_amount() {
        let dataset = dataset("level,step,min,max\nA,1,100,110\n");
        let pay = dataset.tables.in_force("", day("2026-01-01"));
        let at: Position = "A.1".parse().unwrap();
        let (found, step) = dataset.ladder.position(&at).unwrap();
        assert_eq!(pay.at(found.level, &step.id), Some(band(usd(100), usd(110))));
        assert_eq!(pay.amount(found.level, &step.id), None);
    }
}

mod words {
    use super::*;

    #[test]
    fn waits_are_parsed() {
        let parts = |text: &str| text.parse().map(Wait::parts);
        assert_eq!(parts("P6M"), Ok([0, 6, 0, 0]));
        assert_eq!(parts("P52W"), Ok([0, 0, 52, 0]));
        assert_eq!(parts("P2Y"), Ok([2, 0, 0, 0]));
        assert_eq!(parts("P1Y6M"), Ok([1, 6, 0, 0]));
        assert_eq!(parts("P1Y2M3W4D"), Ok([1, 2, 3, 4]));
    }

    #[test]
    fn waits_are_printed_as_they_were_written() {
        for text in ["P6M", "P52W", "P2Y", "P1Y6M", "P90D", "P1Y2M3W4D"] {
            assert_eq!(text.parse::<Wait>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn waits_count_months_and_days() {
        let wait = |text: &str| text.parse::<Wait>().unwrap();
        assert_eq!((wait("P1Y6M").months(), wait("P1Y6M").days()), (18, 0));
        assert_eq!((wait("P52W").months(), wait("P52W").days()), (0, 364));
    }

    #[test]
    fn what_is_no_wait() {
        let refused = [
            "",
            "P",
            "P0M",
            "P0Y0D",
            "6M",
            "p6m",
            "P6",
            "PM",
            "P-6M",
            "P1.5Y",
            "PT12H",
            "P6M1Y",
            "P6M6M",
            "P6M ",
            " P6M",
            "P12345D",
            "six months",
        ];
        for text in refused {
            assert_eq!(text.parse::<Wait>(), Err(NotAWait), "{text}");
        }
    }

    #[test]
    fn positions_are_parsed_and_printed() {
        for (text, level, step) in [("D4.2", "D4", "2"), ("GS-9.10", "GS-9", "10"), ("Band-8a.top_1", "Band-8a", "top_1")] {
            let position: Position = text.parse().unwrap();
            assert_eq!((position.level.as_str(), position.step.as_str()), (level, step));
            assert_eq!(position.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_position() {
        for text in ["", "D4", "D4.", ".2", ".", "D4.2.1", "D 4.2", "D4 .2", "Dé.2", "D4,2"] {
            assert_eq!(text.parse::<Position>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn an_id_has_40_characters_at_most() {
        let longest = "x".repeat(40);
        assert_eq!(longest.parse::<LevelId>().map(|id| id.to_string()), Ok(longest));
        assert_eq!("x".repeat(41).parse::<LevelId>(), Err(NotAnId));
    }
}

#[test]
fn a_rise_and_a_fall_of_one_size_are_told_by_one_figure() {
    let scaled = |num| Ratio::new(num, 10_000).unwrap().scaled_change(3);
    assert_eq!([225, 224, 0, -224, -225].map(scaled), [23, 22, 0, -22, -23]);
    // Amounts stay half up: −22.5 thousandths are −22.
    assert_eq!(Ratio::new(-225, 10_000).unwrap().scaled(3), -22);
    let (unit, cents) = (Unit::new(Per::Year, None), |minor| Money::new(minor, "USD".parse().unwrap()));
    // 18 cents a year are a cent and a half a month.
    let change = |minor| unit.convert_change(cents(minor), Per::Month).map(Money::minor);
    assert_eq!([change(18), change(-18), change(0)], [Some(2), Some(-2), Some(0)]);
}
