//! Each bad `ladder.json` has another problem besides, an unknown field on its last line, to see that it is not lost.

use super::*;
use rules::dataset::Provenance;
use rules::ladder::Expectation;
use rules::moves::LevelTime;

/// Everything that a ladder can say, in known lines.
const FULL: &str = r#"{
  "format": 1,
  "name": "Full ladder", "about": "About", "source": "Source", "sample": true,
  "pay": { "currency": "USD", "per": "year", "hours_per_week": 37.5, "effective": "2026-01-01" },
  "axes": [ { "id": "depth", "name": "Depth", "values": [ { "name": "Low" }, { "name": "High" } ] },
            { "id": "reach", "name": "Reach", "values": [ { "name": "Near" }, { "name": "Far" } ] } ],
  "scopes": [ { "rank": 1, "name": "Small work" }, { "rank": 2, "name": "Large work" } ],
  "reviews": [ { "ranks": [1, 1], "step": "P6M", "level": "P12M" }, { "ranks": [2, 3], "step": "P52W" } ],
  "moves": { "promotion": { "from": "top-step", "lands": { "rise": { "steps": 2 } } }, "level_jumps": true, "switch": { "lands": "raise" } },
  "dates": "first-of-month",
  "tracks": [
    { "id": "one", "name": "Track one", "levels": [
      { "id": "A1", "rank": 1, "title": "First", "profile": { "depth": 1, "reach": 1 }, "expects": [ "Something." ], "steps": 2 },
      { "id": "A2", "rank": 2, "title": "Second", "profile": { "depth": 2, "reach": 1 }, "steps": [ { "id": "low", "wait": "P2Y" }, { "id": "high" } ] } ] },
    { "id": "two", "name": "Track two", "levels": [
      { "id": "B1", "rank": 1, "title": "First of two" } ] } ],
  "roles": [ { "id": "lead", "name": "Lead", "tracks": [ "one" ], "from_rank": 2 } ],
  "colour": "red" }"#;

const STANDING: &str = "warning 18 colour: the unknown field “colour”, which is not read → one of format, name, tracks, about, source, figures, sample, pay, axes, scopes, reviews, moves, dates, roles, on_purpose";

/// The full ladder with replacements, each of which must be one.
#[track_caller]
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(FULL.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    })
}

#[track_caller]
fn problems(reading: &Reading) -> Vec<String> {
    let mut told = of_file(reading, "ladder.json");
    let at = told.iter().position(|told| told == STANDING).unwrap_or_else(|| panic!("a problem is lost: {told:#?}"));
    told.remove(at);
    told
}

#[track_caller]
fn assert_refused(changes: &[(&str, &str)], expected: &[&str]) {
    let reading = testing::read(with(changes).as_bytes(), None);
    assert_eq!(problems(&reading), expected);
    assert!(reading.dataset.is_none(), "it opens");
}

/// Warnings let the ladder open.
#[track_caller]
fn assert_warned(changes: &[(&str, &str)], expected: &[&str]) -> Dataset {
    let reading = testing::read(with(changes).as_bytes(), None);
    assert_eq!(problems(&reading), expected);
    reading.dataset.unwrap()
}

#[test]
fn the_full_ladder_has_no_other_problem() {
    let dataset = assert_warned(&[], &[]);
    assert_eq!(dataset.provenance, Some(Provenance::Sample));
    assert_eq!(dataset.ladder.levels().map(|found| found.level.steps.len()).collect::<Vec<_>>(), [2, 2, 1]);
}

#[test]
fn another_format() {
    assert_refused(
        &[("\"format\": 1", "\"format\": 2")],
        &["error 2 format: 2 → format 1, the only one that this version of Stepladder reads"],
    );
    assert_refused(&[("\"format\": 1", "\"format\": \"1\"")], &["error 2 format: “1” → a whole number, 0 or more"]);
    assert_refused(&[("\"format\": 1,", "")], &["error 1 format: nothing → “format”: 1"]);
}

#[test]
fn ids_twice() {
    assert_refused(
        &[("\"id\": \"two\"", "\"id\": \"one\"")],
        &["error 15 tracks[1].id: the id “one” a second time → an id that no other track has"],
    );
    assert_refused(
        &[("\"id\": \"A2\"", "\"id\": \"A1\"")],
        &["error 14 tracks[0].levels[1].id: the id “A1” a second time → an id that no other level has"],
    );
    assert_refused(
        &[("\"id\": \"B1\"", "\"id\": \"A1\"")],
        &["error 16 tracks[1].levels[0].id: the id “A1” a second time → an id that no other level has"],
    );
    assert_refused(
        &[("\"id\": \"high\"", "\"id\": \"low\"")],
        &["error 14 tracks[0].levels[1].steps[1].id: the id “low” a second time → an id that no other step of the level has"],
    );
    assert_refused(
        &[
            ("\"id\": \"reach\"", "\"id\": \"depth\""),
            ("\"depth\": 1, \"reach\": 1", "\"depth\": 1"),
            ("\"depth\": 2, \"reach\": 1", "\"depth\": 2"),
        ],
        &["error 6 axes[1].id: the id “depth” a second time → an id that no other axis has"],
    );
    assert_refused(
        &[("\"from_rank\": 2 }", "\"from_rank\": 2 }, { \"id\": \"lead\", \"name\": \"Other\" }")],
        &["error 17 roles[1].id: the id “lead” a second time → an id that no other role has"],
    );
}

#[test]
fn ids_of_another_shape() {
    let shape = "an id of 1 to 40 of the characters A–Z, a–z, 0–9, _ and -";
    for (id, quoted) in [("A 1", "“A 1”"), ("", "“”"), ("A.1", "“A.1”"), ("Ä", "“Ä”")] {
        assert_refused(
            &[("\"id\": \"A1\"", &format!("\"id\": \"{id}\""))],
            &[&format!("error 13 tracks[0].levels[0].id: {quoted} → {shape}")],
        );
    }
}

#[test]
fn a_grade_above_the_axis_or_below_it() {
    let dataset = assert_warned(
        &[("\"depth\": 2", "\"depth\": 3"), ("\"depth\": 1", "\"depth\": 0")],
        &[
            "warning 13 tracks[0].levels[0].profile.depth: grade 0, which is left out → a grade from 1 to 2: Depth has no others",
            "warning 14 tracks[0].levels[1].profile.depth: grade 3, which is left out → a grade from 1 to 2: Depth has no others",
        ],
    );
    let profiles: Vec<Vec<Option<u8>>> =
        dataset.ladder.levels().map(|found| found.level.profile.iter().map(|grade| grade.map(u8::from)).collect()).collect();
    assert_eq!(profiles, [[None, Some(1)], [None, Some(1)], [None, None]]);
}

#[test]
fn an_unknown_axis_in_a_profile() {
    let dataset = assert_warned(
        &[("\"depth\": 2", "\"deepness\": 2")],
        &["warning 14 tracks[0].levels[1].profile.deepness: the unknown axis “deepness”, which is left out → the id of an axis"],
    );
    assert_eq!(dataset.ladder.levels().nth(1).unwrap().level.profile.iter().flatten().count(), 1);
}

#[test]
fn an_axis_with_a_problem_is_not_unknown_as_well() {
    let nameless = "error 5 axes[0].values[1].name: nothing → the field “name”";
    assert_refused(&[("{ \"name\": \"High\" }", "{}"), ("\"depth\": 1", "\"depth\": 2")], &[nameless]);
    assert_refused(&[("\"name\": \"Depth\", ", "")], &["error 5 axes[0].name: nothing → the field “name”"]);
    assert_refused(
        &[("[ { \"name\": \"Near\" }, { \"name\": \"Far\" } ]", "[]")],
        &["error 6 axes[1].values: 0 grades → 1 to 255 named grades, lowest first"],
    );
}

#[test]
fn a_track_with_a_problem_is_not_unknown_as_well() {
    assert_refused(&[("\"name\": \"Track one\"", "\"name\": \" \"")], &["error 12 tracks[0].name: an empty text → a name"]);
}

#[test]
fn a_role_in_an_unknown_track() {
    let dataset = assert_warned(
        &[("[ \"one\" ]", "[ \"one\", \"three\" ]")],
        &["warning 17 roles[0].tracks[1]: the unknown track “three”, which is left out → the id of a track"],
    );
    assert_eq!(dataset.ladder.roles[0].tracks.len(), 1);
}

#[test]
fn an_unknown_field_anywhere() {
    assert_warned(
        &[("\"title\": \"First\"", "\"titel\": \"Erste\", \"title\": \"First\""), ("\"id\": \"high\"", "\"id\": \"high\", \"pay\": 5")],
        &[
            "warning 13 tracks[0].levels[0].titel: the unknown field “titel”, which is not read → one of id, rank, title, about, profile, expects, steps, promotes_to",
            "warning 14 tracks[0].levels[1].steps[1].pay: the unknown field “pay”, which is not read → one of id, name, wait",
        ],
    );
    assert_warned(
        &[("\"steps\": 2 } }", "\"steps\": 2, \"points\": 3 } }")],
        &["warning 9 moves.promotion.lands.rise.points: the unknown field “points”, which is not read → one of steps, percent"],
    );
}

#[test]
fn a_field_twice() {
    assert_refused(
        &[("\"rank\": 1, \"title\": \"First\",", "\"rank\": 1, \"title\": \"First\", \"rank\": 2,")],
        &["error 13 tracks[0].levels[0].rank: the field “rank” a second time → each field once"],
    );
    assert_refused(
        &[("\"depth\": 1,", "\"depth\": 1, \"depth\": 2,")],
        &["error 13 tracks[0].levels[0].profile.depth: the field “depth” a second time → each field once"],
    );
}

#[test]
fn a_field_missing() {
    assert_refused(&[("\"title\": \"Second\", ", "")], &["error 14 tracks[0].levels[1].title: nothing → the field “title”"]);
    assert_refused(&[("\"name\": \"Full ladder\", ", "")], &["error 1 name: nothing → the field “name”"]);
    assert_refused(&[("\"ranks\": [2, 3], ", "")], &["error 8 reviews[1].ranks: nothing → the field “ranks”"]);
    assert_refused(&[("{ \"rise\": { \"steps\": 2 } }", "{}")], &["error 9 moves.promotion.lands.rise: nothing → the field “rise”"]);
}

#[test]
fn no_tracks_or_levels() {
    let whole = &FULL[FULL.find("\"tracks\": [\n").unwrap()..FULL.find("\"roles\"").unwrap()];
    let (no_lead, none) = (("[ \"one\" ]", "[]"), "error 11 tracks: no track → at least one track");
    assert_refused(&[(whole, "\"tracks\": [],\n\n\n\n\n\n"), no_lead], &[none]);
    assert_refused(&[(whole, "\n\n\n\n\n\n"), no_lead], &["error 1 tracks: nothing → the field “tracks”"]);
    assert_refused(
        &[("[\n      { \"id\": \"B1\", \"rank\": 1, \"title\": \"First of two\" } ]", "[]\n")],
        &["error 15 tracks[1].levels: no level → at least one level"],
    );
}

#[test]
fn values_of_another_kind() {
    assert_refused(
        &[
            ("\"about\": \"About\"", "\"about\": null"),
            ("\"sample\": true", "\"sample\": \"yes\""),
            ("\"rank\": 2, \"title\"", "\"rank\": 2.5, \"title\""),
            ("\"First of two\"", "[ \"First of two\" ]"),
            ("\"steps\": 2 },", "\"steps\": \"two\" },"),
            ("[ \"Something.\" ]", "\"Something.\""),
            ("\"profile\": { \"depth\": 1, \"reach\": 1 }", "\"profile\": [ 1, 1 ]"),
            ("\"hours_per_week\": 37.5", "\"hours_per_week\": [37.5]"),
            ("{ \"rank\": 1, \"name\": \"Small work\" }", "\"Small work\""),
            ("{ \"rank\": 2, \"name\": \"Large work\" }", "[ 2, \"Large work\" ]"),
        ],
        &[
            "error 3 about: null → a string",
            "error 3 sample: “yes” → true or false",
            "error 4 pay.hours_per_week: a list → a number",
            "error 7 scopes[0]: “Small work” → an object with “rank” and “name”",
            "error 7 scopes[1]: a list → an object with “rank” and “name”",
            "error 13 tracks[0].levels[0].expects: “Something.” → a list",
            "error 13 tracks[0].levels[0].profile: a list → an object",
            "error 13 tracks[0].levels[0].steps: “two” → a number of steps, or a list of them",
            "error 14 tracks[0].levels[1].rank: 2.5 → a whole number, 0 or more",
            "error 16 tracks[1].levels[0].title: a list → a string",
        ],
    );
}

#[test]
fn words_that_are_no_choice() {
    assert_refused(
        &[
            ("\"per\": \"year\"", "\"per\": \"annum\""),
            ("\"first-of-month\"", "\"monthly\""),
            ("\"top-step\"", "\"last-step\""),
            ("\"raise\"", "\"rise\""),
        ],
        &[
            "error 4 pay.per: “annum” → one of “year”, “month”, “week”, “hour”",
            "error 9 moves.promotion.from: “last-step” → one of “top-step”, “any-step”",
            "error 9 moves.switch.lands: “rise” → one of “first-step”, “same-step”, “no-decrease”, “raise”",
            "error 10 dates: “monthly” → one of “any-day”, “first-of-month”",
        ],
    );
}

#[test]
fn numbers_out_of_reach() {
    assert_refused(
        &[
            ("37.5", "169"),
            ("\"rank\": 1, \"title\": \"First\"", "\"rank\": 1000, \"title\": \"First\""),
            ("\"rank\": 2, \"title\"", "\"rank\": 99999999999, \"title\""),
            ("\"steps\": 2 },", "\"steps\": 201 },"),
            ("{ \"steps\": 2 }", "{ \"steps\": 51 }"),
            ("\"from_rank\": 2", "\"from_rank\": 0"),
        ],
        &[
            "error 4 pay.hours_per_week: 169 → hours above 0, at most 168, of 12 digits or fewer",
            "error 9 moves.promotion.lands.rise: another rise → either “steps” from 1 to 50 or “percent”",
            "error 13 tracks[0].levels[0].rank: 1000 → a rank from 1 to 999",
            "error 13 tracks[0].levels[0].steps: 201 steps → 1 to 200 steps",
            "error 14 tracks[0].levels[1].rank: 99999999999 → a whole number of at most 4294967295",
            "error 17 roles[0].from_rank: 0 → a rank from 1 to 999",
        ],
    );
}

#[test]
fn waits_currencies_and_dates_that_are_none() {
    let wait = "an ISO 8601 duration of years, months, weeks or days, such as P6M, P52W or P2Y";
    assert_refused(
        &[("\"USD\"", "\"usd\""), ("\"2026-01-01\"", "\"1 July 2026\""), ("\"P12M\"", "\"12 months\""), ("\"P2Y\"", "\"P2\"")],
        &[
            "error 4 pay.currency: “usd” → an ISO 4217 currency code of three capital letters, such as USD",
            "error 4 pay.effective: “1 July 2026” → an ISO date such as 2026-07-01",
            &format!("error 8 reviews[0].level: “12 months” → {wait}"),
            "error 14 tracks[0].levels[1].steps[0].wait: “P2” → an ISO 8601 duration such as P6M, P52W or P2Y, or “merit”",
        ],
    );
}

#[test]
fn ranks_left_out() {
    assert_warned(
        &[("\"rank\": 2, \"title\"", "\"rank\": 4, \"title\"")],
        &["warning 12 tracks[0].levels: rank 4 (A2) right after rank 1 (A1) → no rank left out within a track, unless on purpose"],
    );
}

#[test]
fn a_level_with_a_problem_leaves_no_rank_out_as_well() {
    let third = "{ \"id\": \"high\" } ] }, { \"id\": \"A3\", \"rank\": 3, \"title\": \"Third\" }";
    assert_warned(&[("{ \"id\": \"high\" } ] }", third)], &[]);
    assert_refused(
        &[("{ \"id\": \"high\" } ] }", third), ("\"title\": \"Second\", ", "")],
        &["error 14 tracks[0].levels[1].title: nothing → the field “title”"],
    );
}

#[test]
fn scopes_and_reviews_of_the_same_rank() {
    assert_refused(
        &[("\"rank\": 2, \"name\"", "\"rank\": 1, \"name\"")],
        &["error 7 scopes[1]: a second scope of rank 1 → one scope a rank"],
    );
    let dataset = assert_warned(
        &[("[2, 3]", "[1, 3]")],
        &["warning 8 reviews[1]: ranks 1 to 3, some of which are in 1 to 1 before → each rank in one review; the first one counts"],
    );
    assert_eq!(dataset.ladder.review(1).unwrap().step.map(|wait| wait.to_string()), Some("P6M".to_owned()));
    assert_refused(&[("[2, 3]", "[3, 2]")], &["error 8 reviews[1].ranks: 3 before 2 → the lowest rank before the highest"]);
    assert_refused(&[("[2, 3]", "[2, \"top\"]")], &["error 8 reviews[1].ranks[1]: “top” → a whole number, 0 or more"]);
    assert_refused(&[("[2, 3]", "[2]")], &["error 8 reviews[1].ranks: a list of 1 → two ranks: the lowest and the highest"]);
}

#[test]
fn hours_given_twice() {
    let dataset = assert_warned(
        &[("\"hours_per_week\": 37.5", "\"hours_per_year\": 2087, \"hours_per_week\": 37.5")],
        &["warning 4 pay.hours_per_week: hours_per_week beside hours_per_year, which is not read → one of the two"],
    );
    assert_eq!(dataset.unit.hours_per_year().map(|hours| hours.scaled(0)), Some(2087));
}

#[test]
fn a_blank_expectation() {
    let dataset = assert_warned(
        &[("\"Something.\"", "\"Something.\", \"  \"")],
        &["warning 13 tracks[0].levels[0].expects[1]: an empty expectation, which is left out → a line of text"],
    );
    assert_eq!(dataset.ladder.levels().next().unwrap().level.expects, [Expectation::line("Something.".to_owned())]);
}

#[test]
fn steps_in_a_list() {
    assert_refused(
        &[("[ { \"id\": \"low\", \"wait\": \"P2Y\" }, { \"id\": \"high\" } ]", "[]")],
        &["error 14 tracks[0].levels[1].steps: 0 steps → 1 to 200 steps"],
    );
    assert_refused(
        &[("{ \"id\": \"high\" }", "\"high\"")],
        &["error 14 tracks[0].levels[1].steps[1]: “high” → an object: a step with “id”"],
    );
}

#[test]
fn the_other_file_is_checked_all_the_same() {
    let bands = "level,step,amount,grade\nA1,1,abc,\nA9,1,100,\nA2,low,-5,\n";
    let reading = testing::read(with(&[("\"title\": \"Second\", ", "")]).as_bytes(), Some(bands.as_bytes()));
    assert_eq!(problems(&reading), ["error 14 tracks[0].levels[1].title: nothing → the field “title”"]);
    assert_eq!(
        of_file(&reading, "bands.csv"),
        [
            "error 2 amount: “abc” → an amount such as 62000, 62,000.00 or 62 000,00",
            "error 4 amount: “-5” → pay of 0 or more",
            "warning 1 grade: the unknown column “grade”, which is not read → level, step, amount, min, mid, max, region, effective or currency, each once",
        ],
        "but not against levels that may be among those with problems"
    );
}

#[test]
fn a_level_with_a_problem_is_no_problem_of_the_other_file() {
    let named = with(&[("\"title\": \"Second\", ", "")]);
    let reading = testing::read(named.as_bytes(), Some(b"level,1,low,high\nA1,100,,\nA2,,200,210\nB1,150,,\n"));
    assert_eq!(of_file(&reading, "bands.csv"), Vec::<String>::new());
    let only = LADDER.replace("\"title\": \"First\", ", "").replace("\"title\": \"Second\", ", "");
    let reading = testing::read(only.as_bytes(), Some(b"level,1,2,3\nA,100,110,120\nB,200,x,\n"));
    assert_eq!(of_file(&reading, "ladder.json").len(), 2);
    assert_eq!(of_file(&reading, "bands.csv"), ["error 3 2: “x” → an amount such as 62000, 62,000.00 or 62 000,00"]);
}

#[test]
fn regions_that_are_none() {
    let with = |region: &str| format!(r#""effective": "2026-01-01", "regions": [ {region} ]"#);
    let refused = |region: &str, expected: &[&str]| {
        assert_refused(&[("\"effective\": \"2026-01-01\"", &with(region))], expected);
    };
    let percent = "a percentage from -100 to 1000 of 12 digits or fewer";
    refused(
        r#"{ "name": "North", "percent": "1000.01" }, { "name": "South", "percent": -101 }, { "name": "East", "percent": "5 %" }"#,
        &[
            &format!("error 4 pay.regions[0].percent: “1000.01” → {percent}"),
            &format!("error 4 pay.regions[1].percent: “-101” → {percent}"),
            &format!("error 4 pay.regions[2].percent: “5 %” → {percent}"),
        ],
    );
    refused(
        r#"{ "name": "North", "percent": 5 }, { "name": "North", "percent": 6 }, { "percent": 1 }"#,
        &[
            "error 4 pay.regions[1]: the region “North” a second time → each region once",
            "error 4 pay.regions[2].name: nothing → the field “name”",
        ],
    );
    let amount = "a plain amount above 0 such as 197200 or 0.01";
    refused(
        r#"{ "name": "North", "percent": 5, "cap": "$9", "round": 0, "at_least": 0.001 }, { "name": "South", "percent": 1, "at_least": 9, "at_most": 8 }"#,
        &[
            &format!("error 4 pay.regions[0].at_least: “0.001” → {amount}"),
            &format!("error 4 pay.regions[0].cap: “$9” → {amount}"),
            &format!("error 4 pay.regions[0].round: “0” → {amount}"),
            "error 4 pay.regions[1]: at_least above at_most → at_most no lower than at_least",
        ],
    );
}

#[test]
fn a_cap_below_the_lowest_pay() {
    let ladder = with(&[(
        "\"effective\": \"2026-01-01\"",
        r#""effective": "2026-01-01", "regions": [ { "name": "North", "percent": 5, "cap": 99 } ]"#,
    )]);
    let reading = testing::read(ladder.as_bytes(), Some(b"level,step,amount\nA1,1,100\nA1,2,110\n"));
    assert_eq!(
        problems(&reading),
        ["warning 4 pay.regions[0].cap: 99.00, below the lowest pay of everywhere, 100.00 → the highest pay of the region"]
    );
    let dataset = reading.dataset.unwrap();
    let level = dataset.ladder.levels().next().unwrap().level;
    let pay = dataset.tables.in_force("North", "2026-06-01".parse().unwrap());
    assert_eq!(pay.amount(level, &level.steps[0].id).unwrap().to_string(), "99.00");
}

/// Promotions lead upwards in the track.
#[test]
fn promotions_that_lead_nowhere() {
    let named = |to: &str| format!(r#""title": "First", "promotes_to": [ {to} ], "profile""#);
    for to in ["A1", "B1", "Z9"] {
        assert_refused(
            &[("\"title\": \"First\", \"profile\"", &named(&format!("\"{to}\"")))],
            &[&format!("error 13 tracks[0].levels[0].promotes_to[0]: “{to}” → the id of a level of the same track above A1")],
        );
    }
    let reading = testing::read(with(&[("\"title\": \"First\", \"profile\"", &named("\"A2\""))]).as_bytes(), None);
    let dataset = reading.dataset.unwrap();
    assert_eq!(dataset.ladder.levels().next().unwrap().level.promotes_to.as_ref().unwrap()[0].as_str(), "A2");
}

#[test]
fn a_rhythm_beside_a_least_time() {
    let dataset = assert_warned(
        &[("\"level\": \"P12M\"", "\"level\": \"P12M\", \"level_after\": \"P52W\"")],
        &["warning 8 reviews[0].level: level beside level_after, which is not read → one of the two"],
    );
    assert_eq!(dataset.ladder.review(1).unwrap().level, Some(LevelTime::Least("P52W".parse().unwrap())));
}

/// Areas group expectations and have no grades; ids keep answers attached.
#[test]
fn expectations_with_ids_and_areas() {
    let area = ("\"axes\": [ ", "\"axes\": [ { \"id\": \"craft\", \"name\": \"Craft\" }, ");
    let lines = |lines: &str| format!("\"expects\": [ \"Something.\", {lines} ]");
    let plain = "\"expects\": [ \"Something.\" ]";
    let known = lines(r#"{ "id": "one", "axis": "craft", "text": "Knows." }, { "text": "Does.", "axis": "depth" }"#);
    let reading = testing::read(with(&[area, (plain, &known)]).as_bytes(), None);
    assert_eq!(problems(&reading), Vec::<String>::new());
    let ladder = reading.dataset.unwrap().ladder;
    assert_eq!((ladder.axes.len(), ladder.areas[0].name.as_str()), (2, "Craft"), "an area is no axis");
    let told: Vec<_> = ladder
        .levels()
        .next()
        .unwrap()
        .level
        .expects
        .iter()
        .map(|line| {
            let text = |id: Option<String>| id.unwrap_or_default();
            [text(line.id.as_ref().map(ToString::to_string)), text(line.axis.as_ref().map(ToString::to_string)), line.text.clone()]
        })
        .collect();
    assert_eq!(told, [["", "", "Something."], ["one", "craft", "Knows."], ["", "depth", "Does."]]);
    assert_refused(
        &[(plain, &lines(r#"{ "id": "one", "text": "A" }, { "id": "one", "text": "B" }, { "id": "two" }, 7"#))],
        &[
            "error 13 tracks[0].levels[0].expects[2].id: the id “one” a second time → an id that no other expectation has",
            "error 13 tracks[0].levels[0].expects[3].text: nothing → the field “text”",
            "error 13 tracks[0].levels[0].expects[4]: 7 → a string, or an object with “text”",
        ],
    );
    assert_warned(
        &[(plain, &lines(r#"{ "text": "A", "axis": "width" }"#))],
        &["warning 13 tracks[0].levels[0].expects[1].axis: the unknown axis “width”, which is left out → the id of an axis"],
    );
}
