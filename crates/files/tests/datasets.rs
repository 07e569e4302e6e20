//! The hosted datasets: they read without any problem, and hold the facts that they are to hold.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use files::index;
use rules::dataset::Dataset;
use rules::dataset::Provenance::{Published, Sample};
use rules::ladder::Level;
use rules::money::Money;
use rules::moves::{Dates, Lands, LeaveFrom, LevelTime, MoveRule, Moves};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;
use serde_json::Value;
use testing::{hosted, hosted_file, money};

const ALL: [&str; 4] = ["cloud-team", "product-company", "us-gs-2026", "nhs-afc-2026"];

fn level<'a>(dataset: &'a Dataset, id: &str) -> &'a Level {
    dataset.ladder.level(&id.parse().unwrap()).unwrap().level
}

/// Every cell of a dataset with one table: level, step, pay. A range would be missed, so there must be none.
fn cells(dataset: &Dataset) -> Vec<(String, String, Money)> {
    let tables: Vec<_> = dataset.tables.iter().collect();
    assert_eq!(tables.len(), 1);
    let pay = dataset.tables.in_force("", NaiveDate::MAX);
    let levels = dataset.ladder.levels().map(|found| found.level);
    let cells: Vec<_> = levels
        .flat_map(|level| {
            level.steps.iter().map(move |step| (level.id.to_string(), step.id.to_string(), pay.amount(level, &step.id).unwrap()))
        })
        .collect();
    assert_eq!(cells.len(), tables[0].levels.values().map(|pay| pay.steps.values().len()).sum::<usize>());
    cells
}

/// The waits of a level's steps as the files write them; nothing on the last.
fn waits(dataset: &Dataset, id: &str) -> Vec<Option<String>> {
    let level = level(dataset, id);
    level.steps.iter().map(|step| dataset.ladder.wait(level, step).map(|wait| wait.to_string())).collect()
}

mod hosting {
    use super::*;

    #[test]
    fn the_index_lists_the_four_in_order() {
        let (entries, problems) =
            index::read(&std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/index.json")).unwrap()).unwrap();
        assert_eq!(problems, []);
        assert_eq!(entries.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ALL);
        assert_eq!(entries.iter().map(|entry| &entry.name).collect::<BTreeSet<_>>().len(), 4, "names differ");
    }

    #[test]
    fn no_dataset_has_a_problem() {
        for id in ALL {
            assert!(!hosted(id).tables.is_empty(), "{id}"); // hosted() refuses any problem
        }
    }

    #[test]
    fn made_up_figures_are_marked() {
        assert_eq!(ALL.map(|id| hosted(id).provenance), [Sample, Sample, Published, Published].map(Some));
    }

    #[test]
    fn every_step_is_paid() {
        for id in ALL {
            let dataset = hosted(id);
            let pay = dataset.tables.in_force("", NaiveDate::MAX);
            for found in dataset.ladder.levels() {
                for step in &found.level.steps {
                    assert!(pay.amount(found.level, &step.id).is_some(), "{}", found.level.at(step));
                }
            }
        }
    }
}

mod schema {
    use super::*;

    fn validator() -> jsonschema::Validator {
        let schema = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/ladder.schema.json")).unwrap();
        jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap()
    }

    fn ladder(id: &str) -> Value {
        serde_json::from_slice(&hosted_file(id, "ladder.json")).unwrap()
    }

    #[test]
    fn every_hosted_ladder_is_valid() {
        let validator = validator();
        for id in ALL {
            let found: Vec<String> = validator.iter_errors(&ladder(id)).map(|error| error.to_string()).collect();
            assert_eq!(found, Vec::<String>::new(), "{id}");
        }
    }

    #[test]
    fn every_hosted_ladder_names_it() {
        for id in ALL {
            assert_eq!(ladder(id)["$schema"], "../../ladder.schema.json", "{id}");
        }
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let validator = validator();
        for at in
            ["", "/pay", "/axes/0", "/axes/0/values/0", "/reviews/0", "/moves/promotion", "/tracks/0", "/tracks/0/levels/0", "/roles/0"]
        {
            let mut ladder = ladder("cloud-team");
            ladder.pointer_mut(at).unwrap()["nmae"] = Value::from("x");
            assert!(!validator.is_valid(&ladder), "“nmae” in “{at}” passes");
        }
    }

    #[test]
    fn a_misspelt_rise_or_step_is_refused() {
        let validator = validator();
        for (at, wrong) in [("/moves/promotion/lands/rise", "step"), ("/tracks/0/levels/0/steps/0", "waits")] {
            let mut ladder = ladder("us-gs-2026");
            ladder.pointer_mut(at).unwrap()[wrong] = Value::from(2);
            assert!(!validator.is_valid(&ladder), "“{wrong}” in “{at}” passes");
        }
    }

    #[test]
    fn a_missing_or_mistyped_field_is_refused() {
        let validator = validator();
        let mut nameless = ladder("cloud-team");
        nameless.as_object_mut().unwrap().remove("name");
        assert!(!validator.is_valid(&nameless));
        let mut worded = ladder("cloud-team");
        worded["tracks"][0]["levels"][0]["rank"] = Value::from("one");
        assert!(!validator.is_valid(&worded));
        let mut unknown = ladder("cloud-team");
        unknown["moves"]["promotion"]["lands"] = Value::from("last-step");
        assert!(!validator.is_valid(&unknown));
    }
}

mod axes {
    use super::*;

    /// Grades on Technology, System, People, Process, Influence.
    type Profile = [i8; 5];

    const D: [Profile; 7] =
        [[1, 1, 1, 1, 1], [1, 2, 2, 2, 1], [2, 2, 2, 3, 2], [3, 3, 3, 3, 2], [4, 4, 3, 4, 3], [5, 5, 3, 4, 4], [5, 5, 3, 4, 5]];
    /// From level 4.
    const TL: [Profile; 4] = [[2, 3, 4, 4, 1], [3, 4, 4, 5, 2], [4, 5, 4, 5, 3], [4, 5, 4, 5, 4]];
    const TPM: [Profile; 4] = [[2, 2, 4, 4, 3], [2, 2, 4, 5, 3], [2, 3, 5, 5, 4], [2, 4, 5, 5, 5]];
    const EM: [Profile; 4] = [[3, 3, 4, 3, 2], [3, 3, 5, 4, 2], [3, 4, 5, 5, 2], [3, 4, 5, 5, 3]];

    const GRADES: [(&str, [&str; 5]); 5] = [
        ("Technology", ["Adopts", "Specializes", "Evangelizes", "Masters", "Creates"]),
        ("System", ["Enhances", "Designs", "Owns", "Evolves", "Leads"]),
        ("People", ["Learns", "Supports", "Mentors", "Coordinates", "Manages"]),
        ("Process", ["Follows", "Enforces", "Challenges", "Adjusts", "Defines"]),
        ("Influence", ["Subsystem", "Team", "Multiple teams", "Company", "Community"]),
    ];

    /// What a move from one profile to another changes on each axis.
    fn change(from: Profile, to: Profile) -> Profile {
        std::array::from_fn(|axis| to[axis] - from[axis])
    }

    fn sum(profile: Profile) -> i8 {
        profile.iter().sum()
    }

    #[test]
    fn all_profiles_are_distinct() {
        let all: BTreeSet<Profile> = [&D[..], &TL, &TPM, &EM].concat().into_iter().collect();
        assert_eq!(all.len(), 19, "18 published ones and the cloud team's own EM4");
    }

    #[test]
    fn no_axis_falls_within_a_track() {
        for track in [&D[..], &TL, &TPM, &EM] {
            for pair in track.windows(2) {
                assert!(change(pair[0], pair[1]).iter().all(|axis| *axis >= 0), "{pair:?}");
            }
        }
    }

    #[test]
    fn developers_and_tech_leads_add_up_alike_and_differ() {
        for (d, tl) in D[3..].iter().zip(TL) {
            assert_eq!(sum(*d), sum(tl));
            assert_ne!(*d, tl);
            assert_eq!(change(*d, tl), [-1, 0, 1, 1, -1]);
        }
    }

    #[test]
    fn developers_and_managers() {
        assert_eq!(change(D[3], EM[0]), [0, 0, 1, 0, 0]);
        assert_eq!(change(D[4], EM[1]), [-1, -1, 2, 0, -1]);
        assert_eq!(change(D[5], EM[2]), [-2, -1, 2, 1, -2]);
        assert_eq!(change(D[6], EM[3]), [-2, -1, 2, 1, -2]);
    }

    #[test]
    fn only_d4_to_em4_loses_nothing() {
        let tracks = [("TL", TL), ("TPM", TPM), ("EM", EM)];
        let free = tracks.iter().flat_map(|(name, track)| {
            let moves = D[3..].iter().zip(track).zip(4..);
            moves.filter(|((d, to), _)| change(**d, **to).iter().all(|axis| *axis >= 0)).map(move |(_, rank)| format!("{name}{rank}"))
        });
        assert_eq!(free.collect::<Vec<_>>(), ["EM4"]);
    }

    #[test]
    fn the_cloud_team_has_these_profiles() {
        let dataset = hosted("cloud-team");
        let profile = |id: String| level(&dataset, &id).profile.iter().map(|grade| grade.map(std::num::NonZeroU8::get)).collect::<Vec<_>>();
        let expected = |profile: Profile| profile.map(|grade| u8::try_from(grade).ok()).to_vec();
        for (rank, facts) in (1..).zip(D) {
            assert_eq!(profile(format!("D{rank}")), expected(facts), "D{rank}");
        }
        for (rank, facts) in (4..).zip(EM) {
            assert_eq!(profile(format!("EM{rank}")), expected(facts), "EM{rank}");
        }
    }

    #[test]
    fn the_cloud_team_has_these_axes_and_grades() {
        let axes = hosted("cloud-team").ladder.axes;
        let named: Vec<(&str, Vec<&str>)> =
            axes.iter().map(|axis| (axis.name.as_str(), axis.grades.iter().map(|grade| grade.name.as_str()).collect())).collect();
        assert_eq!(named, GRADES.map(|(name, grades)| (name, grades.to_vec())));
        assert!(axes.iter().flat_map(|axis| &axis.grades).all(|grade| !grade.about.is_empty()), "each grade is explained");
    }
}

mod cloud_team {
    use super::*;

    #[test]
    fn its_levels() {
        let dataset = hosted("cloud-team");
        let levels: Vec<(String, u16, usize)> =
            dataset.ladder.levels().map(|found| (found.level.id.to_string(), found.level.rank, found.level.steps.len())).collect();
        let expected = (1..=7).map(|rank| (format!("D{rank}"), rank, 4)).chain((4..=7).map(|rank| (format!("EM{rank}"), rank, 4)));
        assert_eq!(levels, expected.collect::<Vec<_>>());
    }

    #[test]
    fn its_rhythm() {
        let ladder = hosted("cloud-team").ladder;
        let rhythm = |rank| {
            ladder.review(rank).map(|review| [review.step, review.level.map(LevelTime::first)].map(|wait| wait.unwrap().to_string()))
        };
        for rank in 1..=7 {
            let expected = if rank <= 3 { ["P6M", "P12M"] } else { ["P12M", "P24M"] };
            assert_eq!(rhythm(rank), Some(expected.map(str::to_owned)), "rank {rank}");
        }
        assert_eq!(rhythm(8), None);
    }

    #[test]
    fn its_waits_come_from_the_reviews_and_end_on_the_last_step() {
        let dataset = hosted("cloud-team");
        assert_eq!(waits(&dataset, "D3"), [Some("P6M"), Some("P6M"), Some("P6M"), None].map(|wait| wait.map(str::to_owned)));
        assert_eq!(waits(&dataset, "EM4"), [Some("P12M"), Some("P12M"), Some("P12M"), None].map(|wait| wait.map(str::to_owned)));
    }

    #[test]
    fn its_moves() {
        let ladder = hosted("cloud-team").ladder;
        let moves = Moves {
            promotion_from: LeaveFrom::TopStep,
            promotion: MoveRule { lands: Lands::FirstStep, ..MoveRule::default() },
            level_jumps: true,
            switch: MoveRule::default(),
        };
        assert_eq!((ladder.moves, ladder.dates), (moves, Dates::AnyDay));
    }

    #[test]
    fn tech_lead_is_a_role_from_rank_4_and_no_track() {
        let ladder = hosted("cloud-team").ladder;
        assert_eq!(ladder.tracks.iter().map(|track| track.levels[0].id.as_str()).collect::<Vec<_>>(), ["D1", "EM4"]);
        let worn_at: Vec<&str> = ladder
            .levels()
            .filter(|found| ladder.roles_at(*found).any(|role| role.name == "Tech lead"))
            .map(|found| found.level.id.as_str())
            .collect();
        assert_eq!(worn_at, ["D4", "D5", "D6", "D7"]);
    }

    #[test]
    fn every_rank_owns_something_and_every_level_expects_something() {
        let ladder = hosted("cloud-team").ladder;
        assert_eq!(ladder.ranks(), [7, 6, 5, 4, 3, 2, 1]);
        assert!(ladder.ranks().iter().all(|rank| ladder.scope(*rank).is_some()));
        assert!(ladder.levels().all(|found| !found.level.expects.is_empty()));
    }

    /// 62,000 for D1.1, × 1.10 a level, × 1.02 a step, × 1.04 for managers, rounded to 100 half up; in whole dollars.
    fn by_formula(manager: bool, rank: u32, step: u32) -> i64 {
        let (above, over) = (rank - 1, step - 1);
        let num = 62_000 * 11_i128.pow(above) * 102_i128.pow(over) * if manager { 104 } else { 100 };
        let den = 10_i128.pow(above) * 100_i128.pow(over) * 100;
        i64::try_from((num + 50 * den) / (100 * den) * 100).unwrap()
    }

    #[test]
    fn the_formula_gives_the_known_cells() {
        assert_eq!([1, 2, 3, 4].map(|step| by_formula(false, 4, step)), [82_500, 84_200, 85_900, 87_600]);
        assert_eq!([by_formula(false, 5, 1), by_formula(true, 5, 1), by_formula(false, 6, 1)], [90_800, 94_400, 99_900]);
    }

    #[test]
    fn every_cell_of_the_matrix_follows_the_formula() {
        let cells = cells(&hosted("cloud-team"));
        assert_eq!(cells.len(), 44);
        for (level, step, pay) in cells {
            let manager = level.starts_with("EM");
            let rank = level.trim_start_matches(char::is_alphabetic).parse().unwrap();
            assert_eq!(pay, money(by_formula(manager, rank, step.parse().unwrap()) * 100, "USD"), "{level}.{step}");
        }
    }

    #[test]
    fn its_table_runs_from_1_july() {
        let dataset = hosted("cloud-team");
        assert_eq!(dataset.tables.dates(""), ["2026-07-01".parse().unwrap()]);
        assert_eq!(dataset.tables.regions(), [""]);
    }
}

mod product_company {
    use super::*;

    #[test]
    fn its_six_tracks_and_seven_ranks() {
        let ladder = hosted("product-company").ladder;
        let tracks: Vec<(&str, Vec<u16>)> =
            ladder.tracks.iter().map(|track| (track.name.as_str(), track.levels.iter().map(|level| level.rank).collect())).collect();
        let (all, squads) = (vec![1, 2, 3, 4, 5, 6, 7], vec![4, 5, 6, 7]);
        let expected = [
            ("Support", all.clone()),
            ("QA", all.clone()),
            ("Platform", all.clone()),
            ("Development", all),
            ("Tech lead", squads.clone()),
            ("Engineering management", squads),
        ];
        assert_eq!(tracks, expected);
        assert!((1..=7).all(|rank| ladder.scope(rank).is_some()));
    }
}

mod general_schedule {
    use super::*;

    /// Office of Personnel Management, base pay from January 2026, in dollars.
    const PAY: [(&str, &[i64]); 15] = [
        ("GS-1", &[22_584, 23_341, 24_092, 24_840, 25_589, 26_028, 26_771, 27_519, 27_550, 28_248]),
        ("GS-2", &[25_393, 25_997, 26_839, 27_550, 27_858, 28_677, 29_496, 30_315, 31_134, 31_953]),
        ("GS-3", &[27_708, 28_632, 29_556, 30_480, 31_404, 32_328, 33_252, 34_176, 35_100, 36_024]),
        ("GS-4", &[31_103, 32_140, 33_177, 34_214, 35_251, 36_288, 37_325, 38_362, 39_399, 40_436]),
        ("GS-5", &[34_799, 35_959, 37_119, 38_279, 39_439, 40_599, 41_759, 42_919, 44_079, 45_239]),
        ("GS-6", &[38_791, 40_084, 41_377, 42_670, 43_963, 45_256, 46_549, 47_842, 49_135, 50_428]),
        ("GS-7", &[43_106, 44_543, 45_980, 47_417, 48_854, 50_291, 51_728, 53_165, 54_602, 56_039]),
        ("GS-8", &[47_738, 49_329, 50_920, 52_511, 54_102, 55_693, 57_284, 58_875, 60_466, 62_057]),
        ("GS-9", &[52_727, 54_485, 56_243, 58_001, 59_759, 61_517, 63_275, 65_033, 66_791, 68_549]),
        ("GS-10", &[58_064, 59_999, 61_934, 63_869, 65_804, 67_739, 69_674, 71_609, 73_544, 75_479]),
        ("GS-11", &[63_795, 65_922, 68_049, 70_176, 72_303, 74_430, 76_557, 78_684, 80_811, 82_938]),
        ("GS-12", &[76_463, 79_012, 81_561, 84_110, 86_659, 89_208, 91_757, 94_306, 96_855, 99_404]),
        ("GS-13", &[90_925, 93_956, 96_987, 100_018, 103_049, 106_080, 109_111, 112_142, 115_173, 118_204]),
        ("GS-14", &[107_446, 111_028, 114_610, 118_192, 121_774, 125_356, 128_938, 132_520, 136_102, 139_684]),
        ("GS-15", &[126_384, 130_597, 134_810, 139_023, 143_236, 147_449, 151_662, 155_875, 160_088, 164_301]),
    ];

    #[test]
    fn every_cell() {
        let expected: Vec<_> = PAY
            .iter()
            .flat_map(|(grade, pay)| {
                (1..).zip(*pay).map(move |(step, pay)| ((*grade).to_owned(), format!("{step}"), money(pay * 100, "USD")))
            })
            .collect();
        assert_eq!(expected.len(), 150);
        assert_eq!(cells(&hosted("us-gs-2026")), expected);
    }

    /// Every cell of every locality: base × (1 + percent), half up to the dollar, never above 197,200.
    #[test]
    fn every_cell_of_every_locality() {
        let dataset = hosted("us-gs-2026");
        let ladder: Value = serde_json::from_slice(&hosted_file("us-gs-2026", "ladder.json")).unwrap();
        let regions = ladder["pay"]["regions"].as_array().unwrap();
        assert_eq!((regions.len(), dataset.tables.regions().len()), (58, 59));
        let mut capped = 0;
        for region in regions {
            let (name, percent) = (region["name"].as_str().unwrap(), region["percent"].as_str().unwrap());
            let (whole, hundredths) = percent.split_once('.').unwrap();
            let share: i64 = format!("{whole}{hundredths:0<2}").parse().unwrap();
            let pay = dataset.tables.in_force(name, NaiveDate::MAX);
            for (grade, base) in PAY {
                let level = level(&dataset, grade);
                for (step, base) in level.steps.iter().zip(base) {
                    let exact = base * (10_000 + share);
                    let dollars = (exact + 5_000) / 10_000;
                    assert_eq!(pay.amount(level, &step.id), Some(money(dollars.min(197_200) * 100, "USD")), "{name} {grade}.{}", step.id);
                    assert_eq!(pay.is_capped(level, &step.id), dollars > 197_200, "{name} {grade}.{}", step.id);
                    capped += usize::from(dollars > 197_200);
                }
            }
        }
        assert!(capped > 50, "{capped}");
        let at = |region: &str, grade: &str, step: usize| {
            let level = level(&dataset, grade);
            dataset.tables.in_force(region, NaiveDate::MAX).amount(level, &level.steps[step - 1].id).unwrap().to_string()
        };
        // 90,925 × 1.3394 = 121,784.945
        assert_eq!(at("Washington-Baltimore-Arlington, DC-MD-VA-WV-PA", "GS-13", 1), "121785.00");
        assert_eq!(at("San Jose-San Francisco-Oakland, CA", "GS-15", 10), "197200.00");
    }

    #[test]
    fn from_the_first_step_to_the_last_takes_936_weeks() {
        let dataset = hosted("us-gs-2026");
        for (grade, _) in PAY {
            let level = level(&dataset, grade);
            let weeks: Vec<u32> =
                level.steps.iter().filter_map(|step| dataset.ladder.wait(level, step)).map(|wait| wait.days() / 7).collect();
            assert_eq!(weeks, [52, 52, 52, 104, 104, 104, 156, 156, 156], "{grade}");
            assert_eq!(weeks.iter().sum::<u32>(), 936, "{grade}");
        }
    }

    #[test]
    fn its_rules() {
        let dataset = hosted("us-gs-2026");
        assert_eq!(dataset.unit, Unit::new(Per::Year, Some(Ratio::whole(2087))));
        assert_eq!(dataset.ladder.moves.promotion_from, LeaveFrom::AnyStep);
        assert_eq!(dataset.ladder.moves.promotion.lands, Lands::RiseSteps(2));
        assert_eq!(dataset.ladder.review(9).unwrap().level, Some(LevelTime::Least("P52W".parse().unwrap())), "time in grade");
        assert_eq!(dataset.tables.dates("").len(), 1);
        assert!(dataset.ladder.axes.is_empty());
        assert!(dataset.ladder.levels().all(|found| found.level.expects.is_empty()), "the public table has no expectations");
    }
}

mod agenda_for_change {
    use super::*;

    /// NHS Employers, England, from 1 April 2026, in pounds.
    const PAY: [(&str, &[i64]); 11] = [
        ("Band-2", &[25_272]),
        ("Band-3", &[25_760, 27_476]),
        ("Band-4", &[28_392, 31_157]),
        ("Band-5", &[32_073, 34_592, 39_043]),
        ("Band-6", &[39_959, 42_170, 48_117]),
        ("Band-7", &[49_387, 51_932, 56_515]),
        ("Band-8a", &[57_528, 60_417, 64_750]),
        ("Band-8b", &[66_582, 70_896, 77_368]),
        ("Band-8c", &[79_504, 84_346, 91_609]),
        ("Band-8d", &[94_356, 100_140, 108_814]),
        ("Band-9", &[112_782, 119_583, 129_783]),
    ];

    #[test]
    fn every_cell() {
        let expected: Vec<_> = PAY
            .iter()
            .flat_map(|(band, pay)| {
                (1..).zip(*pay).map(move |(point, pay)| ((*band).to_owned(), format!("{point}"), money(pay * 100, "GBP")))
            })
            .collect();
        assert_eq!(expected.len(), 29);
        assert_eq!(cells(&hosted("nhs-afc-2026")), expected);
    }

    #[test]
    fn its_waits() {
        let dataset = hosted("nhs-afc-2026");
        let expected: [(&str, &[&str]); 11] = [
            ("Band-2", &[]),
            ("Band-3", &["P2Y"]),
            ("Band-4", &["P3Y"]),
            ("Band-5", &["P2Y", "P2Y"]),
            ("Band-6", &["P2Y", "P3Y"]),
            ("Band-7", &["P2Y", "P3Y"]),
            ("Band-8a", &["P2Y", "P3Y"]),
            ("Band-8b", &["P2Y", "P3Y"]),
            ("Band-8c", &["P2Y", "P3Y"]),
            ("Band-8d", &["P2Y", "P3Y"]),
            ("Band-9", &["P2Y", "P3Y"]),
        ];
        for (band, years) in expected {
            let expected: Vec<_> = years.iter().map(|wait| Some((*wait).to_owned())).chain([None]).collect();
            assert_eq!(waits(&dataset, band), expected, "{band}");
        }
    }

    #[test]
    fn its_rules() {
        let dataset = hosted("nhs-afc-2026");
        assert_eq!(dataset.unit, Unit::new(Per::Year, Ratio::new(375 * 365, 70)));
        assert_eq!(dataset.ladder.moves.promotion.lands, Lands::Raise);
        assert_eq!(dataset.tables.dates(""), ["2026-04-01".parse().unwrap()]);
    }
}
