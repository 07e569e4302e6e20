//! Starts of a ladder: from a table alone, and from answers.

use super::*;

use files::start::{Answers, empty_ladder, ladder_of_bands};
use proptest::collection::vec;
use proptest::prelude::*;
use rules::money::Currency;
use rules::table::Table;

#[allow(clippy::unnecessary_wraps)] // what everything here takes
fn currency(code: &str) -> Option<Currency> {
    Some(code.parse().unwrap())
}

/// The levels of a dataset with their steps, and a title that is not the id: `E1 Engineer: 1 2`.
fn levels(dataset: &Dataset) -> Vec<String> {
    let levels = dataset.ladder.levels().map(|found| found.level);
    let told = |level: &rules::ladder::Level| {
        let title = if level.title == level.id.as_str() { String::new() } else { format!(" {}", level.title) };
        let steps: Vec<String> = level.steps.iter().map(|step| step.id.to_string()).collect();
        format!("{}{title}: {}", level.id, steps.join(" "))
    };
    levels.map(told).collect()
}

/// The levels and the pay of a table with the ladder that is made for it; it must open.
#[track_caller]
fn started(table: impl AsRef<[u8]>, said: Option<Currency>) -> (Vec<String>, Vec<String>) {
    let ladder = ladder_of_bands(table.as_ref(), "Ours", said).unwrap();
    let Reading { dataset, problems } = testing::read(&ladder, Some(table.as_ref()));
    let Some(dataset) = dataset else { panic!("{:?}", problems.iter().map(told).collect::<Vec<_>>()) };
    (levels(&dataset), cells(&dataset))
}

/// The problems of a table without a ladder.
#[track_caller]
fn refused(table: impl AsRef<[u8]>) -> Vec<String> {
    ladder_of_bands(table.as_ref(), "Ours", None).unwrap_err().iter().map(told).collect()
}

#[test]
fn the_hosted_tables_open_with_the_same_pay() {
    for (id, code) in [("cloud-team", "USD"), ("product-company", "EUR"), ("us-gs-2026", "USD"), ("nhs-afc-2026", "GBP")] {
        let (bands, hosted) = (testing::hosted_file(id, "bands.csv"), testing::hosted(id));
        let code = hosted.tables.iter().next().map_or(currency(code), |table| Some(table.currency));
        let ladder = ladder_of_bands(&bands, id, code).unwrap();
        let reading = testing::read(&ladder, Some(&bands));
        assert_eq!(reading.problems, [], "{id}");
        let started = reading.dataset.unwrap();
        // The table alone does not say from when it holds.
        let pay = |dataset: &Dataset| dataset.tables.iter().map(|table| Table { effective: None, ..table.clone() }).collect::<Vec<_>>();
        assert_eq!(pay(&started), pay(&hosted), "{id}");
        let mut steps = [levels(&started), levels(&hosted)].map(|levels| {
            let bare = |level: &String| format!("{}:{}", level.split([' ', ':']).next().unwrap(), level.rsplit_once(':').unwrap().1);
            levels.iter().map(bare).collect::<Vec<_>>()
        });
        for levels in &mut steps {
            levels.sort();
        }
        assert_eq!(steps[0], steps[1], "{id}");
        assert!(ladder_of_bands(&bands, id, None).unwrap_err().iter().all(|problem| problem.code == Code::NoCurrency), "{id}");
    }
}

#[test]
fn what_is_written() {
    let ladder = ladder_of_bands(b"level,1,2,A\nE1,1,2,\nE2,\"1\",,\nE3,,,\nE4,-,3,\n", " Our \"ladder\" ", currency("CHF")).unwrap();
    assert_eq!(
        String::from_utf8(ladder).unwrap(),
        r#"{
  "format": 1,
  "name": "Our \"ladder\"",
  "pay": { "currency": "CHF" },
  "tracks": [
    {
      "id": "our-ladder", "name": "Our \"ladder\"",
      "levels": [
        { "id": "E1", "rank": 1, "title": "E1", "steps": 2 },
        { "id": "E2", "rank": 2, "title": "E2", "steps": 1 },
        { "id": "E3", "rank": 3, "title": "E3" },
        { "id": "E4", "rank": 4, "title": "E4", "steps": [ { "id": "2" } ] }
      ]
    }
  ]
}
"#
    );
}

#[test]
fn every_form_of_table() {
    let usd = currency("USD");
    let wide = started("sep=;\nTitle;Level;Step 2;Stufe 1;note\nEngineer;E1;2;1;x\n;E2;3;;\n", usd);
    assert_eq!(wide.0, ["E1 Engineer: 1 2", "E2: 2"]);
    assert_eq!(wide.1, ["E1.1 1.00 USD", "E1.2 2.00 USD", "E2.2 3.00 USD"]);
    let named = started("level,base,top,remark\nE1,1,2,low\nE2,3,n/a,\n", usd);
    assert_eq!(named.0, ["E1: base top", "E2: base"]);
    assert_eq!(started("level\tsalary\nE1\t62,000\n", usd).1, ["E1.salary 62000.00 USD"]);
    let tidy = started("level,step,amount,min,max\nE1,step 10,3,,\nE1,9,2,,\nE2,,,1,2\nE1,9,4,,\n".replace("E1,9,4", "E3,b,4"), usd);
    assert_eq!(tidy.0, ["E1: 9 10", "E2: 1", "E3: b"]);
    assert_eq!(tidy.1, ["E1.10 3.00 USD", "E1.9 2.00 USD", "E2 1.00–2.00 USD", "E3.b 4.00 USD"]);
    assert_eq!(started("level,min,max\nB,1,2\nA,2,3\n", usd).0, ["B: 1", "A: 1"], "in the order of their rows");
    // Rows of several places and days are of the same levels.
    let places = started("level,region,effective,1,2\nE1,,,1,\nE2,,,2,\nE1,North,2026-07-01,1,2\n", usd);
    assert_eq!(places.0, ["E1: 1 2", "E2: 1"]);
    let utf_16: Vec<u8> = "\u{feff}level\t1\nE1\t5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(started(utf_16, usd).1, ["E1.1 5.00 USD"]);
}

#[test]
fn the_currency() {
    let of = |table: &str| started(table, None).1[0].rsplit_once(' ').unwrap().1.to_owned();
    assert_eq!(of("level,1\nE1,\"$62,000\"\n"), "USD");
    assert_eq!(of("level;1\nE1;£31.049\n"), "GBP");
    assert_eq!(of("level;1\nE1;-\nE2;5.046,30 €\n"), "EUR");
    assert_eq!(of("level,amount\nE1,5 CHF\n"), "CHF");
    assert_eq!(of("level,1\nE1,C$5\n"), "CAD");
    assert_eq!(of("level,1,currency\nE1,5,SEK\n"), "SEK");
    // Somebody's word goes before a sign that others use as well.
    assert_eq!(started("level,1\nE1,$5\n", currency("AUD")).1, ["E1.1 5.00 AUD"]);
    for table in ["level,1\nE1,5\n", "level,1\nE1,5 kr\n", "level,1\nE1,¥5\n"] {
        let told = "error 1 currency: pay without a currency → “pay”: { “currency”: … } in ladder.json, or a column “currency”";
        assert_eq!(refused(table), [told], "{table}");
    }
}

#[test]
fn ids_that_cannot_be() {
    let shape = "an id of 1 to 40 of the characters A–Z, a–z, 0–9, _ and -";
    assert_eq!(
        refused("level,1\nSenior engineer,$1\nE1,$2\nE.2,$3\n"),
        [format!("error 2 level: “Senior engineer” → {shape}"), format!("error 4 level: “E.2” → {shape}")]
    );
    assert_eq!(refused("level,step,amount\nE1,a b,$1\n"), [format!("error 2 step: “a b” → {shape}")]);
}

#[test]
fn tables_without_a_ladder() {
    assert_eq!(refused(""), ["error - : an empty file → a file with content"]);
    assert_eq!(refused("level,1\n"), ["error 1 level: no level → at least one level"]);
    assert_eq!(
        refused("grade,1\nE1,$1\n"),
        ["error 1 level: “grade | 1” → a header with a column “level”, separated by commas, semicolons or tabs"]
    );
    assert_eq!(refused("level,step,min\nE1,1,$1\n"), ["error 1 amount: no pay column → a column “amount”, or “min” and “max”"]);
    let no_pay = "error 1 : no pay column → a column “amount”, or “min” and “max”, or one column for each step with its id as head";
    assert_eq!(refused("level,title\nE1,x\n"), [no_pay]);
    assert_eq!(refused("level,about\nE1,x\n"), [no_pay]);
    assert!(refused(b"level,1\nE1,\xff\n")[0].contains("not UTF-8"));
}

#[test]
fn what_else_is_wrong_is_told_by_reading() {
    let table = b"level,1,2\nE1,$1,oops\n,$2,\nE2,$1,2,3\n";
    let ladder = ladder_of_bands(table, "", None).unwrap();
    let told: Vec<String> = testing::read(&ladder, Some(table)).problems.iter().map(told).collect();
    assert_eq!(told.len(), 3, "{told:?}");
}

fn answers(tracks: &[&str], levels: u16, steps: u16) -> Answers {
    let tracks = tracks.iter().map(|track| (*track).to_owned()).collect();
    Answers { name: "New".to_owned(), tracks, levels, steps, currency: currency("EUR") }
}

/// The dataset of a ladder that must open with nothing to tell but that it has no pay.
#[track_caller]
fn opened(answers: &Answers) -> Dataset {
    let Reading { dataset, problems } = files::read(&files::Source { ladder: empty_ladder(answers), bands: None });
    assert!(problems.iter().all(|problem| problem.code == Code::NoBands), "{:?}", problems.iter().map(told).collect::<Vec<_>>());
    dataset.unwrap()
}

#[test]
fn an_empty_ladder() {
    let dataset = opened(&answers(&["Engineering", "Engineering management", "engineering", "Führung & Café", "", "数"], 2, 2));
    assert_eq!(dataset.ladder.name, "New");
    let tracks: Vec<_> = dataset.ladder.tracks.iter().map(|track| (track.id.as_str(), track.name.as_str())).collect();
    assert_eq!(
        tracks,
        [
            ("engineering", "Engineering"),
            ("engineering-management", "Engineering management"),
            ("engineering-2", "engineering"),
            ("fuehrung-cafe", "Führung & Café"),
            ("track", "数"),
        ]
    );
    let ids: Vec<_> = dataset.ladder.levels().map(|found| found.level.id.to_string()).collect();
    assert_eq!(ids, ["E1", "E2", "EM1", "EM2", "EN1", "EN2", "FC1", "FC2", "T1", "T2"]);
    assert_eq!(levels(&dataset)[0], "E1 Engineering 1: 1 2");
}

#[test]
fn answers_that_cannot_be() {
    let dataset = opened(&Answers::default());
    assert_eq!((dataset.ladder.name.as_str(), levels(&dataset)), ("Ladder", vec!["L1 Ladder 1: 1".to_owned()]));
    let most = opened(&answers(&["T"], u16::MAX, 300));
    assert_eq!(most.ladder.levels().count(), 999);
    assert_eq!(most.ladder.levels().next().unwrap().level.steps.len(), 200);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_open(name in "\\PC{0,60}", tracks in vec("\\PC{0,50}|[a1 ]{0,4}", 0..8), levels in 0..14_u16, steps in 0..4_u16) {
        let count = tracks.iter().filter(|track| !track.trim().is_empty()).count().max(1);
        let dataset = opened(&Answers { name, tracks, levels, steps, currency: None });
        prop_assert_eq!(dataset.ladder.tracks.len(), count);
        prop_assert_eq!(dataset.ladder.levels().count(), count * usize::from(levels.max(1)));
    }

    #[test]
    fn any_table_has_a_ladder_or_problems(table in "(level|step|amount|1|A|,|;|\n|\"|E1|\\$5|-| ){0,30}") {
        match ladder_of_bands(table.as_bytes(), "x", None) {
            Ok(ladder) => prop_assert!(testing::read(&ladder, Some(table.as_bytes())).problems.iter().all(|problem| problem.file == "bands.csv")),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
