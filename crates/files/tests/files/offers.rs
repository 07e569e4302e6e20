//! Offers: what a file says, each problem with its sentence, and that the other offers stand.

use super::*;
use files::amount::typed_amount;
use files::offers::{self, OffersFile, OffersReading, Texts};
use progression::offer::{Base, Bonus, Grant, Offer, OnTop};
use rules::hours::Hours;
use rules::ratio::Ratio;
use testing::{dataset, day, money};

const BANDS: &str = "level,step,amount,region,currency\n\
    A,1,48000,,\nA,2,50000,,\nA,3,52000,,\nB,1,70000,,\nB,2,75000,,\nB,3,80000,,\nA,1,58000,North,EUR\nA,2,60000,North,EUR\nA,3,62000,North,EUR\n";

/// Reads offers of the dataset `small`, in dollars with a region in euros.
fn read(file: impl AsRef<[u8]>) -> OffersReading {
    offers::read(file.as_ref(), &dataset(LADDER, BANDS), "small")
}

fn all_told(reading: &OffersReading) -> Vec<String> {
    reading.problems.iter().map(told).collect()
}

/// A file of offers, each in a line of its own from the second on.
fn of_offers(lines: &[&str]) -> String {
    format!("{{\"stepladder\":\"offers\",\"format\":1,\"dataset\":\"small\",\"currency\":\"USD\",\"offers\":[\n{}\n]}}", lines.join(",\n"))
}

const FIRST: &str = r#"{"candidate":"first","level":"A","step":"1","start":"2027-02-01"}"#;
const LAST: &str = r#"{"candidate":"last","level":"A","step":"1","start":"2027-02-01"}"#;

/// Fields of an offer, or others in their place, between two good offers of which neither is lost. It stands in line 3.
#[track_caller]
fn assert_told(fields: &str, problems: &[&str]) {
    let reading = read(of_offers(&[FIRST, &format!("{{{fields}}}"), LAST]));
    assert_eq!(all_told(&reading), problems);
    let candidates: Vec<String> = reading.file.unwrap().offers.into_iter().map(|offer| offer.candidate).collect();
    assert_eq!(candidates, ["first", "last"]);
}

/// An offer of a step with one more field.
#[track_caller]
fn assert_field(field: &str, problems: &[&str]) {
    assert_told(&format!(r#""level":"A","step":"2","start":"2027-02-01",{field}"#), problems);
}

/// A file that means nothing, with all that is told.
#[track_caller]
fn assert_nothing(file: impl AsRef<[u8]>, problems: &[&str]) {
    let reading = read(file);
    assert_eq!(all_told(&reading), problems);
    assert_eq!(reading.file, None);
    assert!(reading.problems.iter().all(|problem| problem.file == "offers.json"));
}

fn full() -> OffersFile {
    let of = |level: &str, step: &str, start| {
        Offer::of(rules::id::Position { level: level.parse().unwrap(), step: step.parse().unwrap() }, String::new(), day(start))
    };
    let top = OnTop {
        sign_on: Some(money(500_000, "USD")),
        bonus: Some(Bonus::Share(Ratio::new(2, 25).unwrap())),
        grant: Some(Grant { value: money(4_000_050, "USD"), months: 48, cliff: 12 }),
        others: vec![("Travel".to_owned(), money(10_000, "USD")), (String::new(), money(0, "USD"))],
    };
    let first = Offer {
        candidate: "Mira \"M\" Novak".to_owned(),
        hours: Hours::new(8000).unwrap(),
        table: Some(day("2026-07-01")),
        top,
        group: "w".to_owned(),
        reason: "Line\nbreak".to_owned(),
        ..of("A", "2", "2027-02-01")
    };
    let euros = OnTop {
        bonus: Some(Bonus::Amount(money(500_000, "EUR"))),
        grant: Some(Grant { value: money(1, "EUR"), months: 1, cliff: 0 }),
        ..OnTop::default()
    };
    let second =
        Offer { base: Base::Figure(money(6_100_050, "EUR")), region: "North".to_owned(), top: euros, ..of("A", "1", "2027-03-01") };
    let texts = Texts { opening: "We offer:".to_owned(), signature: "Zoë".to_owned(), ..Texts::default() };
    OffersFile { dataset: "small".to_owned(), offers: vec![first, second], chosen: Some(1), texts }
}

const FULL: &str = r#"{
  "stepladder": "offers",
  "format": 1,
  "dataset": "small",
  "currency": "USD",
  "chosen": 1,
  "texts": {
    "opening": "We offer:",
    "signature": "Zoë"
  },
  "offers": [
    {
      "candidate": "Mira \"M\" Novak",
      "level": "A",
      "step": "2",
      "hours": "0.8",
      "table": "2026-07-01",
      "start": "2027-02-01",
      "sign_on": "5000.00",
      "bonus": {
        "share": "0.08"
      },
      "grant": {
        "value": "40000.50",
        "months": 48,
        "cliff": 12
      },
      "others": [
        {
          "name": "Travel",
          "amount": "100.00"
        },
        {
          "amount": "0.00"
        }
      ],
      "group": "w",
      "reason": "Line\nbreak"
    },
    {
      "level": "A",
      "pay": "61000.50 EUR",
      "region": "North",
      "start": "2027-03-01",
      "bonus": {
        "amount": "5000.00 EUR"
      },
      "grant": {
        "value": "0.01 EUR",
        "months": 1
      }
    }
  ]
}
"#;

#[test]
fn are_written_and_read() {
    assert_eq!(offers::write(&full(), "USD".parse().ok()), FULL);
    for currency in ["USD", "EUR", "CHF"].map(|code| code.parse().ok()).into_iter().chain([None]) {
        let reading = read(offers::write(&full(), currency));
        assert_eq!(all_told(&reading), Vec::<String>::new());
        assert_eq!(reading.file, Some(full()));
    }
}

#[test]
fn as_people_write_them() {
    let by_hand = FULL
        .replace("\"5000.00\"", "5000")
        .replace("\"40000.50\"", "\"$40,000.50\"")
        .replace("\"0.8\"", "0.80")
        .replace("\"step\": \"2\"", "\"step\": \"Step 2\"")
        .replace("  \"currency\": \"USD\",\n", "")
        .replace("61000.50 EUR", "61000.5")
        .replace('\n', "\r\n");
    let reading = read(by_hand);
    assert_eq!(all_told(&reading), Vec::<String>::new());
    assert_eq!(reading.file, Some(full()));
}

/// Texts alone open anywhere, also where a dataset is named.
#[test]
fn templates() {
    let texts = full().texts;
    for dataset in ["", "other"] {
        let template = OffersFile { dataset: dataset.to_owned(), texts: texts.clone(), ..OffersFile::default() };
        let written = offers::write(&template, "USD".parse().ok());
        assert!(!written.contains("currency") && !written.contains("\"offers\":"), "{written}");
        let reading = read(written);
        assert_eq!((all_told(&reading).len(), reading.file), (0, Some(template)));
    }
    assert_eq!(offers::write(&OffersFile::default(), None), "{\n  \"stepladder\": \"offers\",\n  \"format\": 1\n}\n");
}

#[test]
fn of_a_ladder_without_pay() {
    let unpaid = testing::read(LADDER.as_bytes(), None).dataset.unwrap();
    let line = r#"{"level":"A","step":"1","start":"2027-02-01","sign_on":"5"}"#;
    let reading = offers::read(of_offers(&[line]).as_bytes(), &unpaid, "small");
    assert_eq!((all_told(&reading).len(), reading.file.unwrap().offers[0].top.sign_on), (0, Some(money(500, "USD"))));
    let reading = offers::read(of_offers(&[line]).replace("\"currency\":\"USD\",", "").as_bytes(), &unpaid, "small");
    assert_eq!(all_told(&reading), ["error 2 offers[0].sign_on: nothing → the field “currency”"]);
}

mod whole {
    use super::*;

    const SAVED: &str = "offers that Stepladder has saved, which begin with “stepladder”: “offers”";

    #[test]
    fn no_offers_at_all() {
        assert_nothing("", &["error - : an empty file → a file with content"]);
        assert_nothing("Mira Novak", &["error 1 : text that is not JSON at column 1 → JSON (expected value)"]);
        assert_nothing("<html>", &[&format!("error 1 : a web page → {SAVED}")]);
        let cut = "the rest of it: it stops in the middle of a value, as if cut off";
        assert_nothing(&FULL[..FULL.len() - 3], &[&format!("error 53 : the end of the file → {cut}")]);
        assert_nothing(
            b"\xFFoffers",
            &["error 1 : the byte 0xff, which is not UTF-8 text → text in UTF-8: save the file as “CSV UTF-8” or as UTF-8"],
        );
        assert_nothing("[1]", &[&format!("error 1 : a list → {SAVED}")]);
    }

    #[test]
    fn of_something_else() {
        assert_nothing(LADDER, &[&format!("error 1 : JSON of something else → {SAVED}")]);
        assert_nothing("{\n\"stepladder\": \"roster\"}", &[&format!("error 2 stepladder: JSON of something else → {SAVED}")]);
    }

    #[test]
    fn of_another_format() {
        let newer = FULL.replace("\"format\": 1", "\"format\": 2").replace("level", "grade");
        assert_nothing(newer, &["error 3 format: 2 → format 1, the only one that this version of Stepladder reads"]);
        assert_nothing(FULL.replace("  \"format\": 1,\n", ""), &["error 1 format: nothing → “format”: 1"]);
        assert_nothing(FULL.replace("\"format\": 1", "\"format\": \"1\""), &["error 3 format: “1” → a whole number, 0 or more"]);
    }

    #[test]
    fn of_another_dataset() {
        assert_nothing(
            FULL.replace("\"small\"", "\"cloud-team\"").replace("\"A\"", "\"D5\""),
            &["error 4 dataset: offers of the dataset “cloud-team” → offers of “small”, the dataset that is open"],
        );
        assert_nothing(
            FULL.replace("  \"dataset\": \"small\",\n", "").replace("0.8", "8"),
            &[
                "error 1 dataset: nothing → the field “dataset”",
                "error 15 offers[0].hours: “8” → a share of full time such as 0.95 or 95 %: this looks like hours a week",
            ],
        );
        assert_nothing(FULL.replace("\"small\"", "7"), &["error 4 dataset: 7 → a string"]);
    }

    #[test]
    fn of_no_currency() {
        let code = "an ISO 4217 currency code of three capital letters, such as USD";
        assert_nothing(FULL.replace("\"USD\"", "\"dollars\""), &[&format!("error 5 currency: “dollars” → {code}")]);
    }

    #[test]
    fn too_many() {
        let reading = read(of_offers(&[FIRST, LAST, FIRST, LAST, "{}"]).replace("\"offers\":[", "\"chosen\":4,\"offers\":["));
        assert_eq!(all_told(&reading), ["error 6 offers[4]: 5 offers → at most 4: the first 4 are used"]);
        let file = reading.file.unwrap();
        assert_eq!((file.offers.len(), file.chosen), (4, None));
    }

    #[test]
    fn chosen() {
        let chosen = |value: &str, lines: &[&str]| {
            let reading = read(of_offers(lines).replace("\"offers\":[", &format!("\"chosen\":{value},\"offers\":[")));
            (all_told(&reading), reading.file.unwrap().chosen)
        };
        assert_eq!(chosen("1", &[FIRST, LAST]), (vec![], Some(1)));
        assert_eq!(
            chosen("2", &[FIRST, LAST]),
            (vec!["warning 1 chosen: 2 → the place of an offer from 0 to 1: none is chosen".to_owned()], None)
        );
        assert_eq!(chosen("0", &[]), (vec!["warning 1 chosen: 0 where there is no offer → nothing".to_owned()], None));
        assert_eq!(chosen("-1", &[FIRST]), (vec!["error 1 chosen: -1 → a whole number, 0 or more".to_owned()], None));
        // One that is left out moves those after it, and is not chosen itself.
        let bad = r#"{"level":"A","step":"1"}"#;
        let without = "error 2 offers[0].start: nothing → the field “start”".to_owned();
        assert_eq!(chosen("1", &[bad, LAST]), (vec![without.clone()], Some(0)));
        assert_eq!(chosen("0", &[bad, LAST]), (vec![without], None));
    }

    #[test]
    fn unknown_fields_and_shapes() {
        let reading = read(
            "{\"stepladder\":\"offers\",\"format\":1,\"dataset\":\"small\",\"$schema\":\"x\",\n\
             \"texts\":{\"greeting\":\"Hi\",\"closing\":7,\n\"footer\":\"x\"},\n\"colour\":\"red\",\n\"offers\":{}}",
        );
        assert_eq!(
            all_told(&reading),
            [
                "warning 4 colour: the unknown field “colour”, which is not read → one of stepladder, format, dataset, currency, chosen, texts, offers",
                "error 5 offers: an object → a list",
                "warning 3 texts.footer: the unknown field “footer”, which is not read → one of greeting, opening, closing, signature",
                "error 2 texts.closing: 7 → a string",
            ]
        );
        assert_eq!(reading.file.unwrap().texts, Texts { greeting: "Hi".to_owned(), ..Texts::default() });
    }
}

mod of_an_offer {
    use super::*;

    #[test]
    fn level_and_step() {
        let rest = "\"start\":\"2027-02-01\"";
        for (fields, problem) in [
            ("\"level\":\"C\",\"step\":\"1\"", ".level: the unknown level “C” → the id of a level in ladder.json"),
            ("\"level\":\"\",\"step\":\"1\"", ".level: the unknown level “” → the id of a level in ladder.json"),
            ("\"level\":5,\"step\":\"1\"", ".level: 5 → a string"),
            ("\"step\":\"1\"", ".level: nothing → the field “level”"),
            ("\"level\":\"A\",\"step\":\"4\"", ".step: step “4” of A → a step that ladder.json gives A: 1, 2, 3"),
            ("\"level\":\"A\",\"step\":\"?\"", ".step: the step “?” → the id of a step in ladder.json"),
            ("\"level\":\"A\",\"step\":\"1\",\"pay\":\"48000\"", ": both “step” and “pay” → one of the two"),
            ("\"level\":\"A\"", ": neither “step” nor “pay” → one of the two"),
        ] {
            assert_told(&format!("{fields},{rest}"), &[&format!("error 3 offers[1]{problem}")]);
        }
        assert_told(
            r#""level":"A","step":"1","step":"2","start":"2027-02-01""#,
            &["error 3 offers[1].step: the field “step” a second time → each field once"],
        );
        let reading = read(of_offers(&[FIRST, "7", LAST]));
        assert_eq!(all_told(&reading), ["error 3 offers[1]: 7 → an object: an offer with “level” and “start”"]);
        assert_eq!(reading.file.unwrap().offers.len(), 2);
    }

    #[test]
    fn hours() {
        let share = "a share of full time above 0 and at most 1, such as 0.8 or 80 %, of 12 digits or fewer";
        for text in ["\"0\"", "\"1.01\"", "\"-0.5\"", "\"half\"", "0.00001"] {
            let problem = format!("error 3 offers[1].hours: “{}” → {share}", text.trim_matches('"'));
            let problem = if text.contains("1.01") {
                "error 3 offers[1].hours: “1.01” → a share of full time such as 0.95 or 95 %: this looks like hours a week".to_owned()
            } else {
                problem
            };
            assert_field(&format!("\"hours\":{text}"), &[&problem]);
        }
        assert_field("\"hours\":null", &["error 3 offers[1].hours: null → a number"]);
    }

    #[test]
    fn places_and_days() {
        assert_field(
            "\"region\":\"South\"",
            &["error 3 offers[1].region: the unknown region “South” → a region that the dataset pays, or none for everywhere"],
        );
        let date = "an ISO date such as 2026-07-01";
        assert_field("\"table\":\"2026-02-30\"", &[&format!("error 3 offers[1].table: “2026-02-30” → {date}")]);
        let start = |start: &str| format!("\"level\":\"A\",\"step\":\"2\",\"start\":{start}");
        assert_told(&start("\"1 Feb 2027\""), &[&format!("error 3 offers[1].start: “1 Feb 2027” → {date}")]);
        assert_told(&start("\"2027-13-01\""), &[&format!("error 3 offers[1].start: “2027-13-01” → {date}")]);
        assert_told(&start("2027"), &["error 3 offers[1].start: 2027 → a string"]);
    }

    #[test]
    fn amounts() {
        let dollars = "an amount in USD, the currency of the table";
        let outside = "an amount of at most 10000000000000.00 USD, with 2 decimals at most and three digits between thousands separators";
        for (text, problem) in [
            ("\"-5\"", "“-5” → an amount of 0 or more".to_owned()),
            ("-5", "“-5” → an amount of 0 or more".to_owned()),
            ("\"much\"", "“much” → an amount such as 93000.00".to_owned()),
            ("9e4", "“9e4” → an amount such as 93000.00".to_owned()),
            ("\"\"", "“” → an amount such as 93000.00".to_owned()),
            ("\"€5000\"", format!("“€5000” → {dollars}")),
            ("\"5000 CHF\"", format!("“5000 CHF” → {dollars}")),
            ("\"5.001\"", format!("“5.001” → {outside}")),
            ("\"5.000,50\"", format!("“5.000,50” → {outside}")),
            ("99999999999999", format!("“99999999999999” → {outside}")),
            ("true", "true → a number".to_owned()),
        ] {
            assert_field(&format!("\"sign_on\":{text}"), &[&format!("error 3 offers[1].sign_on: {problem}")]);
            let pay = format!(r#""level":"A","start":"2027-02-01","pay":{text}"#);
            assert_told(&pay, &[&format!("error 3 offers[1].pay: {problem}")]);
        }
        // Amounts of the file are in its currency, those of the region in another.
        assert_field(
            "\"region\":\"North\",\"sign_on\":\"5000\"",
            &["error 3 offers[1].sign_on: “5000 USD” → an amount in EUR, the currency of the table"],
        );
    }

    #[test]
    fn on_top() {
        for (field, problem) in [
            ("\"bonus\":{}", "bonus: neither “share” nor “amount” → one of the two"),
            ("\"bonus\":{\"share\":0.1,\"amount\":5}", "bonus: both “share” and “amount” → one of the two"),
            ("\"bonus\":\"8 %\"", "bonus: “8 %” → an object with “share” or “amount”"),
            ("\"bonus\":{\"share\":\"8 %\"}", "bonus.share: “8 %” → a share of the pay such as 0.08, from 0 to 10, of 12 digits or fewer"),
            ("\"bonus\":{\"share\":-1}", "bonus.share: “-1” → a share of the pay such as 0.08, from 0 to 10, of 12 digits or fewer"),
            ("\"bonus\":{\"amount\":-1}", "bonus.amount: “-1” → an amount of 0 or more"),
            ("\"grant\":{\"months\":48}", "grant.value: nothing → the field “value”"),
            ("\"grant\":{\"value\":1}", "grant.months: nothing → the field “months”"),
            ("\"grant\":{\"value\":1,\"months\":0}", "grant.months: 0 months → 1 to 240 months"),
            ("\"grant\":{\"value\":1,\"months\":241}", "grant.months: 241 months → 1 to 240 months"),
            ("\"grant\":{\"value\":1,\"months\":\"48\"}", "grant.months: “48” → a whole number, 0 or more"),
            (
                "\"grant\":{\"value\":1,\"months\":48,\"cliff\":49}",
                "grant.cliff: a cliff of 49 months, after all of the grant → a cliff of at most 48 months",
            ),
            ("\"grant\":[]", "grant: a list → an object: a grant with “value” and “months”"),
            ("\"others\":[{\"name\":\"Travel\"}]", "others[0].amount: nothing → the field “amount”"),
            ("\"others\":[{\"amount\":1},{\"name\":1,\"amount\":1}]", "others[1].name: 1 → a string"),
            ("\"others\":{}", "others: an object → a list"),
        ] {
            assert_field(field, &[&format!("error 3 offers[1].{problem}")]);
        }
    }

    /// Unknown fields leave nothing out.
    #[test]
    fn unknown_fields() {
        let reading = read(of_offers(&[
            r#"{"level":"A","step":"1","start":"2027-02-01","note":"x","bonus":{"share":0,"of":"pay"},"others":[{"amount":1,"per":"month"}]}"#,
        ]));
        assert_eq!(
            all_told(&reading),
            [
                "warning 2 offers[0].note: the unknown field “note”, which is not read → one of candidate, level, step, pay, hours, region, \
                 table, start, sign_on, bonus, grant, others, group, reason",
                "warning 2 offers[0].bonus.of: the unknown field “of”, which is not read → one of share, amount",
                "warning 2 offers[0].others[0].per: the unknown field “per”, which is not read → one of name, amount",
            ]
        );
        assert_eq!(reading.file.unwrap().offers.len(), 1);
    }

    #[test]
    fn all_of_it() {
        assert_told(
            r#""level":"C","hours":0,"region":"South","sign_on":"x","grant":{"months":0},"reason":1"#,
            &[
                "error 3 offers[1].region: the unknown region “South” → a region that the dataset pays, or none for everywhere",
                "error 3 offers[1].start: nothing → the field “start”",
                "error 3 offers[1].level: the unknown level “C” → the id of a level in ladder.json",
                "error 3 offers[1]: neither “step” nor “pay” → one of the two",
                "error 3 offers[1].hours: “0” → a share of full time above 0 and at most 1, such as 0.8 or 80 %, of 12 digits or fewer",
                "error 3 offers[1].sign_on: “x” → an amount such as 93000.00",
                "error 3 offers[1].grant.value: nothing → the field “value”",
                "error 3 offers[1].grant.months: 0 months → 1 to 240 months",
                "error 3 offers[1].reason: 1 → a string",
            ],
        );
    }
}

#[test]
fn typed_amounts() {
    let typed = |text: &str, code: &str| typed_amount(text, code.parse().unwrap()).map(|money| money.to_string());
    for (text, code, read) in [
        ("$93,000", "USD", "93000.00"),
        ("93000", "USD", "93000.00"),
        ("93,000.50", "USD", "93000.50"),
        ("93.000,50", "USD", "93000.50"),
        ("48.000 €", "EUR", "48000.00"),
        ("48,000", "EUR", "48000.00"),
        ("48.5", "EUR", "48.50"),
        ("48,5", "EUR", "48.50"),
        ("1.234.567", "EUR", "1234567.00"),
        (" 93 000 ", "USD", "93000.00"),
        ("USD 93'000", "USD", "93000.00"),
        ("48.000", "JPY", "48000"),
        ("48.000", "KWD", "48.000"),
        ("48,000", "KWD", "48000.000"),
        ("-0", "USD", "0.00"),
    ] {
        assert_eq!(typed(text, code).as_deref(), Some(read), "{text}");
    }
    for text in ["", " ", "-5", "(5)", "much", "93k", "€48", "48 EUR", "48.0001", "4,8,0", "48.5.1", "99999999999999999999", "1e5", "٣"]
    {
        assert_eq!(typed(text, "USD"), None, "{text}");
    }
}
