//! Reading files: every form and amount style of `data-format.md`, and every bad input with its message and nothing else lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use stepladder::data::problem::{Problem, Severity};
use stepladder::data::{self, Reading, index};
use stepladder::domain::dataset::Dataset;
use stepladder::domain::pay::Band;

/// Two levels of three steps, in dollars. Line by line, because messages name lines.
const LADDER: &str = r#"{
  "format": 1,
  "name": "Small ladder",
  "pay": { "currency": "USD", "effective": "2026-01-01" },
  "tracks": [
    { "id": "t", "name": "Track", "levels": [
      { "id": "A", "rank": 1, "title": "First", "steps": 3 },
      { "id": "B", "rank": 2, "title": "Second", "steps": 3 } ] } ]
}"#;

/// A problem in one line: severity, line, field, what was found, what was expected.
fn told(problem: &Problem) -> String {
    let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
    let line = problem.line.map_or("-".to_owned(), |line| line.to_string());
    format!("{severity} {line} {}: {} → {}", problem.field, problem.found, problem.expected)
}

/// The problems of one file, in one line each, in their order.
fn of_file(reading: &Reading, file: &str) -> Vec<String> {
    let problems = match reading {
        Ok((_, problems)) | Err(problems) => problems,
    };
    problems.iter().filter(|problem| problem.file == file).map(told).collect()
}

/// A band as `min–max`, with `mid` where the file gives one, a point as one figure.
fn figures(band: Band) -> String {
    let mid = if band.mid_is_given() { format!(" mid {}", band.mid()) } else { String::new() };
    let ends = if band.is_point() { band.min().to_string() } else { format!("{}–{}", band.min(), band.max()) };
    format!("{ends}{mid} {}", band.currency())
}

/// All pay of a dataset: `region date LEVEL.STEP pay`, a level's own band without a step.
fn cells(dataset: &Dataset) -> Vec<String> {
    let mut cells = Vec::new();
    for table in dataset.tables.iter() {
        let date = table.effective.map(|date| date.to_string()).unwrap_or_default();
        for (level, pay) in &table.levels {
            let own = pay.own.map(|band| (String::new(), band));
            let steps = pay.steps.iter().map(|(step, band)| (format!(".{step}"), *band));
            for (step, band) in own.into_iter().chain(steps) {
                cells.push(format!("{} {date} {level}{step} {}", table.region, figures(band)).trim().to_owned());
            }
        }
    }
    cells
}

/// The pay of a file that reads without problems but for levels that it does not pay; without the ladder's date.
#[track_caller]
fn reads(ladder: &str, bands: impl AsRef<[u8]>) -> Vec<String> {
    let (dataset, problems) = data::read(ladder.as_bytes(), Some(bands.as_ref())).unwrap();
    let odd: Vec<String> = problems.iter().filter(|problem| problem.found != "no pay for this level").map(told).collect();
    assert_eq!(odd, Vec::<String>::new());
    cells(&dataset).iter().map(|cell| cell.replace("2026-01-01 ", "")).collect()
}

mod amounts {
    use super::*;

    /// Reads an amount that stands alone in its file: in quotes with each separator, and without them where it can be.
    #[track_caller]
    fn read(text: &str, currency: &str) -> String {
        let ladder = LADDER.replace("USD", currency);
        let quoted = [',', ';', '\t'].map(|mark| reads(&ladder, format!("level{mark}step{mark}amount\nA{mark}1{mark}\"{text}\"\n")));
        assert!(quoted.iter().all(|cells| *cells == quoted[0]), "{quoted:?}");
        for mark in [',', ';', '\t'].into_iter().filter(|mark| !text.contains(*mark)) {
            assert_eq!(reads(&ladder, format!("level{mark}step{mark}amount\nA{mark}1{mark}{text}\n")), quoted[0]);
        }
        quoted[0].concat()
    }

    #[test]
    fn styles_of_the_format() {
        assert_eq!(read("22886", "USD"), "A.1 22886.00 USD");
        assert_eq!(read("22,886", "USD"), "A.1 22886.00 USD");
        assert_eq!(read("$22,886.00", "USD"), "A.1 22886.00 USD");
        assert_eq!(read("5 046,30", "EUR"), "A.1 5046.30 EUR");
        assert_eq!(read("5.046,30 €", "EUR"), "A.1 5046.30 EUR");
        assert_eq!(read("£31,049", "GBP"), "A.1 31049.00 GBP");
    }

    #[test]
    fn thousands_set_apart_by_a_space_of_any_kind_or_an_apostrophe() {
        for mark in [" ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "’"] {
            assert_eq!(read(&format!("1{mark}234{mark}567.80"), "CHF"), "A.1 1234567.80 CHF");
            assert_eq!(read(&format!("62{mark}000"), "CHF"), "A.1 62000.00 CHF");
        }
    }

    #[test]
    fn millions() {
        assert_eq!(read("1,234,567", "USD"), "A.1 1234567.00 USD");
        assert_eq!(read("1.234.567", "USD"), "A.1 1234567.00 USD");
        assert_eq!(read("1.234.567,89", "USD"), "A.1 1234567.89 USD");
    }

    #[test]
    fn signs_and_codes_before_or_after() {
        for text in ["$62000", "62000$", "$ 62000", "US$62000", "USD 62000", "62000 USD", "USD62000", " 62000 "] {
            assert_eq!(read(text, "USD"), "A.1 62000.00 USD", "{text}");
        }
        for (text, currency) in [("€62000", "EUR"), ("62000\u{a0}€", "EUR"), ("62000 kr", "SEK"), ("62000 kr.", "DKK"), ("A$62000", "AUD")]
        {
            assert_eq!(read(text, currency), format!("A.1 62000.00 {currency}"), "{text}");
        }
    }

    #[test]
    fn one_decimal_and_none() {
        assert_eq!(read("62000.5", "USD"), "A.1 62000.50 USD");
        assert_eq!(read("62000,5", "USD"), "A.1 62000.50 USD");
        assert_eq!(read("0.75", "USD"), "A.1 0.75 USD");
        assert_eq!(read("0", "USD"), "A.1 0.00 USD");
    }

    #[test]
    fn decimals_beyond_the_cent_only_where_they_are_zero() {
        assert_eq!(read("62000.5000", "USD"), "A.1 62000.50 USD");
        let reading = super::bands::refused("level,step,amount\nA,1,62000.505\n");
        assert_eq!(
            reading,
            [
                "error 2 amount: “62000.505” → an amount of at most 10000000000000.00 USD, with 2 decimals at most and three digits between thousands separators"
            ]
        );
    }

    #[test]
    fn currencies_without_decimals_or_with_three() {
        assert_eq!(read("¥5,000,000", "JPY"), "A.1 5000000 JPY");
        assert_eq!(read("410,500", "JPY"), "A.1 410500 JPY"); // no yen has decimals
        assert_eq!(read("1850.5", "KWD"), "A.1 1850.500 KWD");
        assert_eq!(read("1,850.125", "KWD"), "A.1 1850.125 KWD");
    }

    #[test]
    fn the_mark_is_settled_by_the_whole_file() {
        // Alone, 62,000 could be sixty-two; beside 63,250.50 it cannot.
        let file = "level,step,amount\nA,1,\"62,000\"\nA,2,\"63,250.50\"\n";
        assert_eq!(reads(LADDER, file), ["A.1 62000.00 USD", "A.2 63250.50 USD"]);
        let file = "level;step;amount\nA;1;62,000\nA;2;63.250,50\n";
        assert_eq!(reads(LADDER, file), ["A.1 62.00 USD", "A.2 63250.50 USD"]);
    }

    #[test]
    fn an_amount_read_alike_with_either_mark_settles_nothing_and_needs_nothing() {
        assert_eq!(reads(LADDER, "level,step,amount\nA,1,62000\nA,2,63 000\n"), ["A.1 62000.00 USD", "A.2 63000.00 USD"]);
    }

    #[test]
    fn the_largest_amount() {
        assert_eq!(read("10000000000000", "USD"), "A.1 10000000000000.00 USD");
        let refused = super::bands::refused("level,step,amount\nA,1,10000000000000.01\nA,2,99999999999999999999999999\n");
        assert_eq!(refused.len(), 2, "{refused:?}");
    }

    #[test]
    fn what_is_no_amount() {
        let odd = [
            "62k",
            "62000 / year",
            "about 62000",
            "1e5",
            "6 2000",
            "62,00,000",
            "000",
            "062",
            "62000 USD $",
            "--",
            "n/a",
            "٦٢٠٠٠",
            "62.000.00",
            "6200,000.00",
            "6200 000",
        ];
        for text in odd {
            let refused = super::bands::refused(&format!("level,step,amount\nA,1,\"{text}\"\n"));
            assert_eq!(refused.len(), 1, "{text}: {refused:?}");
            assert!(refused[0].starts_with(&format!("error 2 amount: “{text}” → an amount ")), "{refused:?}");
        }
    }
}

mod bands {
    use super::*;

    /// The problems of a `bands.csv` that does not open.
    #[track_caller]
    pub fn refused(bands: &str) -> Vec<String> {
        let reading = data::read(LADDER.as_bytes(), Some(bands.as_bytes()));
        assert!(reading.is_err(), "it opens");
        of_file(&reading, "bands.csv").into_iter().filter(|problem| !problem.contains("no pay for this level")).collect()
    }

    const PLAIN: [&str; 4] = ["A.1 100.00 USD", "A.2 110.00 USD", "B.1 200.00 USD", "B.3 220.00 USD"];
    const WIDE: &str = "level,1,2,3\nA,100,110,\nB,200,,220\n";
    const TIDY: &str = "level,step,amount\nA,1,100\nA,2,110\nB,1,200\nB,3,220\n";

    #[test]
    fn wide_and_tidy() {
        assert_eq!(reads(LADDER, WIDE), PLAIN);
        assert_eq!(reads(LADDER, TIDY), PLAIN);
    }

    #[test]
    fn each_separator() {
        for file in [WIDE, TIDY] {
            for mark in [";", "\t"] {
                assert_eq!(reads(LADDER, file.replace(',', mark)), PLAIN);
            }
        }
    }

    #[test]
    fn byte_order_mark_crlf_and_no_last_line_end() {
        for file in [WIDE, TIDY] {
            for written in [format!("\u{feff}{file}"), file.replace('\n', "\r\n"), file.replace('\n', "\r"), file.trim_end().to_owned()] {
                assert_eq!(reads(LADDER, &written), PLAIN, "{written:?}");
            }
            assert_eq!(reads(LADDER, format!("\u{feff}{}", file.replace('\n', "\r\n"))), PLAIN);
        }
    }

    #[test]
    fn blank_lines_and_rows_of_separators() {
        assert_eq!(reads(LADDER, "\nlevel,1,2,3\n\n,,,\nA,100,110\n ,,,\nB,200,,220\n,,,,,,\n\n"), PLAIN);
    }

    #[test]
    fn columns_in_any_order_and_case() {
        assert_eq!(reads(LADDER, "Amount, STEP ,Level\n100,1,A\n110,2,A\n200,1,B\n220,3,B\n"), PLAIN);
        assert_eq!(reads(LADDER, "3,2,1,\"LEVEL\"\n,110,100,A\n220,,200,B\n"), PLAIN);
    }

    #[test]
    fn step_heads_as_pay_tables_write_them() {
        for heads in
            ["step 1,step 2,step 3", "Step1,Step2,Step3", "Stufe 1,Stufe 2,Stufe 3", "Point 1,Point 2,Point 3", "POINT1, step  2 ,3"]
        {
            assert_eq!(reads(LADDER, WIDE.replace("1,2,3", heads)), PLAIN, "{heads}");
        }
        assert_eq!(reads(LADDER, TIDY.replace("A,1", "A,Step 1").replace("B,3", "B,Stufe 3")), PLAIN);
    }

    #[test]
    fn a_step_whose_id_begins_with_such_a_word_is_itself() {
        let ladder =
            LADDER.replace(r#""Second", "steps": 3"#, r#""Second", "steps": [ { "id": "1" }, { "id": "Point-2" }, { "id": "Step3" } ]"#);
        let pay = ["B.1 200.00 USD", "B.Point-2 210.00 USD", "B.Step3 220.00 USD"];
        assert_eq!(reads(&ladder, "level,1,Point-2,Step3\nB,200,210,220\n"), pay);
        assert_eq!(reads(&ladder, "level,step,amount\nB,1,200\nB,Point-2,210\nB,Step3,220\n"), pay);
    }

    #[test]
    fn the_band_of_a_level_is_its_own_row_else_the_span_of_its_steps() {
        let (dataset, _) =
            data::read(LADDER.as_bytes(), Some(b"level,step,amount,min,mid,max\nA,,,90,105,130\nA,1,100,,,\nB,1,200,,,\nB,3,220,,,\n"))
                .unwrap();
        assert_eq!(
            cells(&dataset).join("; ").replace("2026-01-01 ", ""),
            "A 90.00–130.00 mid 105.00 USD; A.1 100.00 USD; B.1 200.00 USD; B.3 220.00 USD"
        );
        let pay = dataset.tables.in_force("", "2026-01-01".parse().unwrap());
        let band = |level: &str| figures(pay.band(&level.parse().unwrap()).unwrap());
        assert_eq!([band("A"), band("B")], ["90.00–130.00 mid 105.00 USD", "200.00–220.00 USD"]);
    }

    #[test]
    fn a_midpoint_is_given_or_half_way() {
        let (dataset, _) = data::read(LADDER.as_bytes(), Some(b"level,min,mid,max\nA,90,105,130\nB,200,,220\n")).unwrap();
        let pay = dataset.tables.in_force("", "2026-01-01".parse().unwrap());
        let mid = |level: &str| pay.band(&level.parse().unwrap()).map(|band| (band.mid().to_string(), band.mid_is_given())).unwrap();
        assert_eq!([mid("A"), mid("B")], [("105.00".to_owned(), true), ("210.00".to_owned(), false)]);
    }

    #[test]
    fn a_step_may_be_a_range_and_a_level_a_point() {
        let file = "level,step,amount,min,max\nA,,100,,\nB,1,,200,210\n";
        assert_eq!(reads(LADDER, file), ["A 100.00 USD", "B.1 200.00–210.00 USD"]);
    }

    #[test]
    fn regions_dates_and_currencies() {
        let file = "level,step,amount,region,effective,currency\n\
                    A,1,100,,,\n\
                    A,1,103,,2027-01-01,\n\
                    A,1,80,North,,\n\
                    A,1,90,\"Köln, Bonn\",2026-04-01,EUR\n";
        let (dataset, problems) = data::read(LADDER.as_bytes(), Some(file.as_bytes())).unwrap();
        assert_eq!(problems.iter().map(told).collect::<Vec<_>>(), ["warning - B: no pay for this level → a row for it, unless on purpose"]);
        assert_eq!(
            cells(&dataset),
            [
                "2026-01-01 A.1 100.00 USD",
                "2027-01-01 A.1 103.00 USD",
                "Köln, Bonn 2026-04-01 A.1 90.00 EUR",
                "North 2026-01-01 A.1 80.00 USD",
            ]
        );
    }

    #[test]
    fn wide_tables_of_several_regions_and_dates() {
        let file = "level,region,1,2,effective\nA,,100,110,\nA,North,80,90,2027-01-01\n";
        let (dataset, _) = data::read(LADDER.as_bytes(), Some(file.as_bytes())).unwrap();
        assert_eq!(
            cells(&dataset),
            ["2026-01-01 A.1 100.00 USD", "2026-01-01 A.2 110.00 USD", "North 2027-01-01 A.1 80.00 USD", "North 2027-01-01 A.2 90.00 USD"]
        );
    }

    #[test]
    fn a_currency_of_the_column_is_enough() {
        let ladder = LADDER.replace(r#""currency": "USD", "#, "");
        assert_eq!(reads(&ladder, "level,step,amount,currency\nA,1,100,CAD\n"), ["A.1 100.00 CAD"]);
    }

    #[test]
    fn a_note_of_several_lines_in_a_column_that_is_not_read() {
        let file = "level,step,amount,note\nA,1,100,\"first\nsecond\"\nB,1,x,\n";
        assert_eq!(
            refused(file),
            [
                "error 4 amount: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "warning 1 note: the unknown column “note”, which is not read → level, step, amount, min, mid, max, region, effective or currency, each once",
            ]
        );
    }

    #[test]
    fn lines_are_counted_however_they_end() {
        let file = "\nlevel,step,amount\nA,1,100\n\n\nA,2,bad\n";
        for written in [file.to_owned(), file.replace('\n', "\r\n"), file.replace('\n', "\r"), format!("\u{feff}{file}")] {
            assert_eq!(refused(&written), ["error 6 amount: “bad” → an amount such as 62000, 62,000.00 or 62 000,00"], "{written:?}");
        }
        let unknown = data::read(LADDER.as_bytes(), Some(b"\r\n\r\nlevel,1,9\r\nA,100,\r\nB,200,\r\n"));
        assert_eq!(
            of_file(&unknown, "bands.csv"),
            [
                "warning 3 9: the unknown column “9”, which is not read → level, region, effective, currency or a step of the ladder, each once"
            ]
        );
    }

    #[test]
    fn without_the_file_the_ladder_opens_without_pay() {
        let reading = data::read(LADDER.as_bytes(), None);
        assert_eq!(
            of_file(&reading, "bands.csv"),
            ["warning - : no such file → the salary band matrix; without it the ladder is shown without pay"]
        );
        assert!(reading.unwrap().0.tables.is_empty());
    }
}

/// Each bad `bands.csv` has another problem besides, on its last line, and one good row, to see that neither is lost.
mod bad_bands {
    use super::*;

    /// Rows between a good one and one for an unknown level.
    fn among(heads: &str, rows: &str) -> String {
        format!("{heads}\nB,3,900\n{rows}\nNobody,1,5\n")
    }

    /// The problems of such a file, and what it pays but for the good row; nothing where it does not open.
    #[track_caller]
    fn read(file: &str) -> (Vec<String>, Option<Vec<String>>) {
        let reading = data::read(LADDER.as_bytes(), Some(file.as_bytes()));
        let mut problems = of_file(&reading, "bands.csv");
        let standing = "level: pay for the unknown level “Nobody”, which is left out → the id of a level in ladder.json";
        let at =
            problems.iter().position(|problem| problem.ends_with(standing)).unwrap_or_else(|| panic!("a problem is lost: {problems:#?}"));
        problems.remove(at);
        let paid = reading.ok().map(|(dataset, _)| {
            let mut cells: Vec<String> = cells(&dataset).iter().map(|cell| cell.replace("2026-01-01 ", "")).collect();
            let at = cells.iter().position(|cell| cell == "B.3 900.00 USD").expect("the good row is lost");
            cells.remove(at);
            cells
        });
        (problems, paid)
    }

    #[track_caller]
    fn assert_refused(heads: &str, rows: &str, problems: &[&str]) {
        let (found, paid) = read(&among(heads, rows));
        assert_eq!(found, problems);
        assert_eq!(paid, None);
    }

    #[track_caller]
    fn assert_warned(heads: &str, rows: &str, problems: &[&str], paid: &[&str]) {
        let (found, cells) = read(&among(heads, rows));
        assert_eq!(found, problems);
        assert_eq!(cells.expect("it does not open"), paid);
    }

    const TIDY: &str = "level,step,amount,min,mid,max,region,effective,currency";

    #[test]
    fn an_unknown_level() {
        assert_warned(
            TIDY,
            "A,1,100\nC,1,300",
            &["warning 4 level: pay for the unknown level “C”, which is left out → the id of a level in ladder.json"],
            &["A.1 100.00 USD"],
        );
    }

    #[test]
    fn a_row_without_a_level() {
        assert_refused(TIDY, "A,1,100\n,2,300", &["error 4 level: nothing → the id of a level"]);
    }

    #[test]
    fn an_unknown_step() {
        assert_warned(
            TIDY,
            "A,1,100\nA,4,300\nA,no step,300",
            &[
                "warning 4 step: pay for step “4” of A, which is left out → a step that ladder.json gives A: 1, 2, 3",
                "warning 5 step: the step “no step”, which is left out → the id of a step in ladder.json",
            ],
            &["A.1 100.00 USD"],
        );
    }

    #[test]
    fn a_step_that_only_another_level_has() {
        let ladder = LADDER.replace(r#""First", "steps": 3"#, r#""First", "steps": 1"#);
        let reading = data::read(ladder.as_bytes(), Some(b"level,1,2,3\nA,100,110,\nB,200,210,220\n"));
        assert_eq!(
            of_file(&reading, "bands.csv"),
            ["warning 2 2: pay for step “2” of A, which is left out → a step that ladder.json gives A: 1"]
        );
    }

    #[test]
    fn negative_pay() {
        assert_refused(
            TIDY,
            "A,1,-100\nA,2,(110.50)\nA,3,−120\nB,1,-$200\nB,2,($210)\nB,,,-5,,10",
            &[
                "error 3 amount: “-100” → pay of 0 or more",
                "error 4 amount: “(110.50)” → pay of 0 or more",
                "error 5 amount: “−120” → pay of 0 or more",
                "error 6 amount: “-$200” → pay of 0 or more",
                "error 7 amount: “($210)” → pay of 0 or more",
                "error 8 min: “-5” → pay of 0 or more",
            ],
        );
    }

    #[test]
    fn min_above_max() {
        assert_refused(
            TIDY,
            "A,,,120,,90\nB,1,,210,205,200",
            &[
                "error 3 min: min 120.00 above max 90.00 → min at or below max",
                "error 4 min: min 210.00 above max 200.00 → min at or below max",
            ],
        );
    }

    #[test]
    fn a_midpoint_outside() {
        assert_warned(
            TIDY,
            "A,,,90,140,130\nB,,,200,199.99,220",
            &[
                "warning 3 mid: the midpoint 140.00 outside its band, which is left out → a midpoint from 90.00 to 130.00; half way is used",
                "warning 4 mid: the midpoint 199.99 outside its band, which is left out → a midpoint from 200.00 to 220.00; half way is used",
            ],
            &["A 90.00–130.00 USD", "B 200.00–220.00 USD"],
        );
    }

    #[test]
    fn one_end_only() {
        assert_refused(
            TIDY,
            "A,,,90,,\nB,,,,,220\nB,1,,,210,",
            &[
                "error 3 max: nothing → both “min” and “max”",
                "error 4 min: nothing → both “min” and “max”",
                "warning 5 B: a row without pay, which is left out → an amount, or min and max",
            ],
        );
    }

    #[test]
    fn an_amount_beside_an_end() {
        assert_refused(TIDY, "A,1,100,90,,", &["error 3 amount: an amount beside min or max → either “amount”, or “min” and “max”"]);
    }

    #[test]
    fn a_row_without_pay() {
        assert_warned(
            TIDY,
            "A,1,100\nA,2,",
            &["warning 4 A: a row without pay, which is left out → an amount, or min and max"],
            &["A.1 100.00 USD"],
        );
    }

    #[test]
    fn a_level_without_pay() {
        assert_warned(TIDY, "", &["warning - A: no pay for this level → a row for it, unless on purpose"], &[]);
    }

    #[test]
    fn an_amount_that_is_none() {
        assert_refused(
            TIDY,
            "A,1,100\nA,2,n/a\nA,,,ten,,twenty",
            &[
                "error 4 amount: “n/a” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 5 max: “twenty” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 5 min: “ten” → an amount such as 62000, 62,000.00 or 62 000,00",
            ],
        );
    }

    #[test]
    fn styles_in_conflict() {
        assert_refused(
            TIDY,
            "A,1,\"1,062,000.00\"\nA,2,\"63,250\"\nA,3,\"64.500,00\"",
            &["error 5 amount: “64.500,00” → the same decimal mark and thousands separator as in the other amounts of the file"],
        );
    }

    #[test]
    fn an_amount_in_another_currency() {
        assert_refused(
            TIDY,
            "A,1,€100\nA,2,110 GBP\nA,3,¥120\nB,1,A$200\nB,2,$210,,,,North,,EUR",
            &[
                "error 3 amount: “€100” → an amount in USD, the currency of the table",
                "error 4 amount: “110 GBP” → an amount in USD, the currency of the table",
                "error 5 amount: “¥120” → an amount in USD, the currency of the table",
                "error 6 amount: “A$200” → an amount in USD, the currency of the table",
                "error 7 amount: “$210” → an amount in EUR, the currency of the table",
            ],
        );
    }

    #[test]
    fn two_currencies_in_one_table() {
        assert_refused(TIDY, "A,1,100,,,,,,CAD", &["error 3 currency: CAD in a table of USD → one currency for each region and date"]);
    }

    #[test]
    fn a_currency_or_date_that_is_none() {
        // All of a row's problems are told at once, those of its pay too.
        assert_refused(
            TIDY,
            "A,1,100,,,,,,usd\nA,2,x,,,,,7/1/2026,dollars\nA,3,-5,,,,,26-07-01,",
            &[
                "error 3 currency: “usd” → an ISO 4217 currency code such as USD",
                "error 4 amount: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 4 currency: “dollars” → an ISO 4217 currency code such as USD",
                "error 4 effective: “7/1/2026” → an ISO date such as 2026-07-01",
                "error 5 amount: “-5” → pay of 0 or more",
                "error 5 effective: “26-07-01” → an ISO date such as 2026-07-01",
            ],
        );
    }

    #[test]
    fn dates_that_no_calendar_has() {
        assert_refused(
            TIDY,
            "A,1,100,,,,,2026-02-30,\nA,2,110,,,,,2026-7-1,\nA,3,120,,,,,2026-13-01,",
            &[
                "error 3 effective: “2026-02-30” → an ISO date such as 2026-07-01",
                "error 4 effective: “2026-7-1” → an ISO date such as 2026-07-01",
                "error 5 effective: “2026-13-01” → an ISO date such as 2026-07-01",
            ],
        );
    }

    #[test]
    fn rows_without_a_usable_date_are_in_no_table_and_clash_with_none() {
        let reading = data::read(LADDER.as_bytes(), Some(b"level,step,amount,effective\nA,1,100,soon\nA,1,110,later\nB,1,200,\n"));
        assert_eq!(
            of_file(&reading, "bands.csv"),
            ["error 2 effective: “soon” → an ISO date such as 2026-07-01", "error 3 effective: “later” → an ISO date such as 2026-07-01"]
        );
    }

    #[test]
    fn no_currency_anywhere() {
        let ladder = LADDER.replace(r#""currency": "USD", "#, "");
        let reading = data::read(ladder.as_bytes(), Some(b"level,step,amount\nA,,\nA,1,100\nB,1,x\nC,1,5\n"));
        assert_eq!(
            of_file(&reading, "bands.csv"),
            [
                "error 3 currency: pay without a currency → “pay”: { “currency”: … } in ladder.json, or a column “currency”",
                "error 4 amount: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "warning 2 A: a row without pay, which is left out → an amount, or min and max",
                "warning 5 level: pay for the unknown level “C”, which is left out → the id of a level in ladder.json",
            ]
        );
    }

    #[test]
    fn an_unknown_column() {
        assert_warned(
            "level,step,amount,grade,amount",
            "A,1,100,x,999",
            &[
                "warning 1 amount: the unknown column “amount”, which is not read → level, step, amount, min, mid, max, region, effective or currency, each once",
                "warning 1 grade: the unknown column “grade”, which is not read → level, step, amount, min, mid, max, region, effective or currency, each once",
            ],
            &["A.1 100.00 USD"],
        );
    }

    #[test]
    fn a_column_without_a_head() {
        assert_warned(
            "level,step,amount,,",
            "A,1,100,see below,\nA,2,110,,and here",
            &["warning 3 : “see below” in a column without a head, which is not read → a head"],
            &["A.1 100.00 USD", "A.2 110.00 USD"],
        );
    }

    #[test]
    fn a_row_with_too_many_cells() {
        assert_refused(
            "level,step,amount",
            "A,1,62,000",
            &["error 3 : 4 cells → 3 as in the header: put amounts that contain the separator in quotes"],
        );
    }

    #[test]
    fn thousands_torn_into_a_column_beside() {
        // 62,000 without quotes: the second half must not count as pay of nothing.
        let problems = bands::refused("level,step,min,max\nA,1,62,000\nB,1,70,80\n");
        assert_eq!(problems, ["error 2 max: “000” → an amount such as 62000, 62,000.00 or 62 000,00"]);
    }

    #[test]
    fn the_same_cell_twice() {
        assert_refused(
            TIDY,
            "A,1,100\nA,1,101\nA,,,90,,130\nA,,,91,,131\nA,2,x\nA,2,110\nA,1,102,,,,North,,\nA,1,103,,,,,2026-01-01,",
            &[
                "error 4 A.1: the same cell as in line 3 → one row for each level, step, region and date",
                "error 6 A: the same cell as in line 5 → one row for each level, step, region and date",
                "error 7 amount: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 10 A.1: the same cell as in line 3 → one row for each level, step, region and date",
            ],
        );
    }

    #[test]
    fn the_same_column_twice() {
        let reading = data::read(LADDER.as_bytes(), Some(b"level,1,step 1\nA,100,\nB,200,201\n"));
        assert_eq!(
            of_file(&reading, "bands.csv"),
            ["error 3 B.1: the same cell as in line 3 → one row for each level, step, region and date"]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed() {
        let reading = data::read(LADDER.as_bytes(), Some(b"level,step,amount,region\nA,1,100,\nA,2,110,\"North\nB,1,200,\n"));
        assert_eq!(
            of_file(&reading, "bands.csv"),
            [
                "error 3 region: “North·B,1,200,·”, which goes on over 3 lines → a closing quotation mark in the line where the cell begins",
                "warning - B: no pay for this level → a row for it, unless on purpose",
            ]
        );
        let note = data::read(LADDER.as_bytes(), Some(b"level,step,amount,note\nA,1,100,\nB,2,110,\"open\nB,1,200,\n"));
        assert_eq!(
            of_file(&note, "bands.csv")[0],
            "error 3 note: “open·B,1,200,·”, which goes on over 3 lines → a closing quotation mark in the line where the cell begins"
        );
    }
}

mod whole_files {
    use super::*;

    /// Pseudo-random bytes, the same each time (xorshift64).
    fn noise(count: usize, byte: impl Fn(u64) -> u8) -> Vec<u8> {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            byte(state >> 24)
        };
        (0..count).map(|_| next()).collect()
    }

    fn any_byte(random: u64) -> u8 {
        random.to_le_bytes()[0]
    }

    /// A printable character or a line feed.
    fn letter(random: u64) -> u8 {
        match random.to_le_bytes()[0] % 96 {
            95 => b'\n',
            printable => b' ' + printable,
        }
    }

    const TEN_MEGABYTES: usize = 10 << 20;
    const UTF_8: &str = "text in UTF-8: save the file as “CSV UTF-8” or as UTF-8";

    /// All problems of two files.
    fn problems(ladder: &[u8], bands: &[u8]) -> Vec<String> {
        let reading = data::read(ladder, Some(bands));
        of_file(&reading, "bands.csv").into_iter().map(|told| format!("bands {told}")).chain(of_file(&reading, "ladder.json")).collect()
    }

    const GOOD: &str = "level,1\nA,100\nB,200\n";

    #[test]
    fn empty() {
        assert_eq!(problems(b"", GOOD.as_bytes()), ["error - : an empty file → a file with content"]);
        assert_eq!(problems(b" \r\n\t ", GOOD.as_bytes()), ["error - : an empty file → a file with content"]);
        assert_eq!(problems(LADDER.as_bytes(), b""), ["bands error - : an empty file → a file with content"]);
        assert_eq!(problems(LADDER.as_bytes(), b"\xEF\xBB\xBF"), ["bands error - : an empty file → a file with content"]);
        assert_eq!(problems(b"", b"").len(), 2, "each file has its own problem");
    }

    #[test]
    fn a_header_alone() {
        assert_eq!(
            problems(LADDER.as_bytes(), b"level,1\n"),
            [
                "bands warning - A: no pay for this level → a row for it, unless on purpose",
                "bands warning - B: no pay for this level → a row for it, unless on purpose"
            ]
        );
    }

    #[test]
    fn truncated_json() {
        let half = &LADDER[..LADDER.find("Second").unwrap()];
        let cut_off = "the rest of it: it stops in the middle of a value, as if cut off";
        assert_eq!(problems(half.as_bytes(), GOOD.as_bytes()), [format!("error 8 : the end of the file → {cut_off}")]);
        for end in 1..LADDER.len() {
            let told = problems(&LADDER.as_bytes()[..end], GOOD.as_bytes());
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].ends_with(cut_off), "{told:?}");
        }
    }

    #[test]
    fn truncated_csv_never_panics() {
        let file = "level,step,amount,region\nA,1,\"62,000.00\",\"Köln, Bonn\"\nB,1,\"70,000.00\",\n";
        for end in 1..file.len() {
            problems(LADDER.as_bytes(), &file.as_bytes()[..end]);
        }
    }

    #[test]
    fn json_with_a_slip() {
        assert_eq!(
            problems(LADDER.replace("\"Small ladder\",", "\"Small ladder\"").as_bytes(), GOOD.as_bytes()),
            ["error 4 : text that is not JSON at column 3 → JSON (expected `,` or `}`)"]
        );
        assert_eq!(
            problems(format!("{LADDER} more").as_bytes(), GOOD.as_bytes()),
            ["error 9 : text that is not JSON at column 3 → JSON (trailing characters)"]
        );
        assert_eq!(
            problems(LADDER.replace("Second", r"Sec\ud800ond").as_bytes(), GOOD.as_bytes()),
            ["error 8 : a text that is not JSON → a text whose \\u escapes are whole characters"]
        );
    }

    #[test]
    fn a_web_page_instead() {
        let page = b"<!DOCTYPE html>\n<title>404</title>";
        let expected = "a web page → the file itself: it is probably missing on the host, which answered with a page instead";
        assert_eq!(problems(page, GOOD.as_bytes()), [format!("error 1 : {expected}")]);
        assert_eq!(problems(LADDER.as_bytes(), page), [format!("bands error 1 : {expected}")]);
    }

    #[test]
    fn json_of_another_shape() {
        for (text, found) in [("[]", "a list"), ("7", "7"), ("\"ladder\"", "“ladder”"), ("null", "null"), ("true", "true")] {
            assert_eq!(problems(text.as_bytes(), GOOD.as_bytes()), [format!("error 1 : {found} → an object: a ladder")]);
        }
    }

    #[test]
    fn a_table_without_a_level_or_without_pay() {
        assert_eq!(
            problems(LADDER.as_bytes(), b"name,1,2\nA,1,2\n"),
            ["bands error 1 level: “name | 1 | 2” → a header with a column “level”, separated by commas, semicolons or tabs"]
        );
        assert_eq!(
            problems(LADDER.as_bytes(), b"level,step,min\nA,1,100\n"),
            ["bands error 1 amount: no pay column → a column “amount”, or “min” and “max”"]
        );
        assert_eq!(
            problems(LADDER.as_bytes(), b"level,pay\nA,100\n"),
            ["bands error 1 : no pay column → a column “amount”, or “min” and “max”, or one column for each step with its id as head"]
        );
    }

    #[test]
    fn not_utf_8() {
        let utf_16: Vec<u8> = [0xFEFF].into_iter().chain(GOOD.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let swapped: Vec<u8> = utf_16.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        for file in [&utf_16, &swapped] {
            assert_eq!(problems(LADDER.as_bytes(), file), [format!("bands error - : text in UTF-16 → {UTF_8}")]);
            assert_eq!(problems(file, GOOD.as_bytes()), [format!("error - : text in UTF-16 → {UTF_8}")]);
        }
        // £ as Windows writes it.
        assert_eq!(
            problems(LADDER.as_bytes(), b"level,1\r\nA,100\r\nB,\xA3200\r\n"),
            [format!("bands error 3 : the byte 0xa3, which is not UTF-8 text → {UTF_8}")]
        );
        assert_eq!(
            problems(b"{\n\n\"name\": \"\xA3\" }", b"\xA3"),
            [
                format!("bands error 1 : the byte 0xa3, which is not UTF-8 text → {UTF_8}"),
                format!("error 3 : the byte 0xa3, which is not UTF-8 text → {UTF_8}"),
            ]
        );
    }

    #[test]
    fn utf_16_without_its_mark() {
        let bare: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let told = problems(LADDER.as_bytes(), &bare);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("bands error 1 level: “l·e·v·e·l·"), "{told:?}");
    }

    #[test]
    fn ten_megabytes_of_random_bytes() {
        let noise = noise(TEN_MEGABYTES, any_byte);
        for told in [problems(&noise, GOOD.as_bytes()), problems(LADDER.as_bytes(), &noise)] {
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].ends_with(&format!(", which is not UTF-8 text → {UTF_8}")), "{told:?}");
        }
    }

    #[test]
    fn ten_megabytes_of_random_text() {
        let noise = noise(TEN_MEGABYTES, letter);
        let told = problems(&noise, GOOD.as_bytes());
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("error 1 : text that is not JSON"), "{told:?}");
        let told = problems(LADDER.as_bytes(), &noise);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("bands error 1 level: “"), "{told:?}");
    }

    #[test]
    fn random_text_below_a_good_header() {
        let mut file = b"level,step,amount\nA,1,100\n".to_vec();
        file.extend(noise(1 << 20, letter));
        let told = problems(LADDER.as_bytes(), &file);
        assert!(told.len() > 1_000, "{}", told.len());
        assert!(!told.iter().any(|told| told.contains("no pay for this level → ") && told.contains(" A:")), "the good row is read");
    }

    #[test]
    fn a_hundred_thousand_rows() {
        // Six cells in each of many regions, and four left over.
        let row = |row: usize| {
            let (region, cell) = (row / 6, row % 6);
            format!("{},{},Region {region},{}.50\n", if cell < 3 { "A" } else { "B" }, cell % 3 + 1, 50_000 + row)
        };
        let file = "level,step,region,amount\n".to_owned() + &(0..100_000).map(row).collect::<String>();
        let (dataset, problems) = data::read(LADDER.as_bytes(), Some(file.as_bytes())).unwrap();
        assert_eq!(problems, []);
        assert_eq!(dataset.tables.regions().len(), 16_667);
        let cells = cells(&dataset);
        assert_eq!(cells.len(), 100_000);
        assert!(cells.contains(&"Region 16666 2026-01-01 B.1 149999.50 USD".to_owned()));
    }

    #[test]
    fn a_hundred_thousand_bad_rows() {
        let file = String::from("level,step,amount\n") + &"A,1,none\n".repeat(100_000);
        let reading = data::read(LADDER.as_bytes(), Some(file.as_bytes()));
        let told = of_file(&reading, "bands.csv");
        assert_eq!(told.len(), 100_001, "one each, and level B has no pay");
        assert_eq!(told[99_999], "error 100001 amount: “none” → an amount such as 62000, 62,000.00 or 62 000,00");
    }

    #[test]
    fn a_hundred_thousand_levels_with_problems() {
        let level = "\n{ \"id\": \"?\", \"rank\": 0, \"title\": \"\", \"colour\": 1 },".repeat(100_000);
        let ladder = LADDER.replace(r#"{ "id": "A""#, &format!("{level} {{ \"id\": \"A\""));
        let told = problems(ladder.as_bytes(), GOOD.as_bytes());
        assert_eq!(told.len(), 400_000);
        assert_eq!(told[299_999], "error 100007 tracks[0].levels[99999].title: an empty text → a title");
    }

    #[test]
    fn deep_nesting() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        let ladder = |depth: usize| LADDER.replace("\"Small ladder\",", &format!("\"Small ladder\", \"odd\":\n{},", deep(depth)));
        let expected = "values nested too deeply → at most 24 lists and objects in one another";
        for depth in [30, 100_000] {
            assert_eq!(problems(ladder(depth).as_bytes(), GOOD.as_bytes()), [format!("error 4 : {expected}")]);
        }
        assert_eq!(problems(deep(100_000).as_bytes(), GOOD.as_bytes()), [format!("error 1 : {expected}")]);
        assert!(data::read(ladder(20).as_bytes(), None).is_ok(), "an unknown field, however odd, is a warning");
    }

    #[test]
    fn a_megabyte_in_one_field() {
        let long = "x".repeat(1 << 20);
        let ladder = LADDER.replace("Small ladder", &long).replace("\"First\"", &format!("\"First\", \"about\": \"{long}\""));
        let file = format!("level,1,region\nA,100,\nB,200,{long}\n");
        let (dataset, _) = data::read(ladder.as_bytes(), Some(file.as_bytes())).unwrap();
        assert_eq!(dataset.ladder.name.len(), 1 << 20);
        assert_eq!(dataset.tables.regions(), ["", &long]);
    }

    #[test]
    fn a_megabyte_where_it_does_not_belong_is_quoted_in_part() {
        let long = "x".repeat(1 << 20);
        let ladder = LADDER.replace("\"USD\"", &format!("\"{long}\"")).replace("\"id\": \"t\"", &format!("\"id\": \"{long}\""));
        let file = format!("level,step,amount\n{long},1,100\nA,{long},100\nA,1,{long}\n");
        let reading = data::read(LADDER.as_bytes(), Some(file.as_bytes()));
        let told = [of_file(&data::read(ladder.as_bytes(), None), "ladder.json"), of_file(&reading, "bands.csv")].concat();
        assert_eq!(told.iter().filter(|told| told.contains(&format!("“{}…”", "x".repeat(60)))).count(), 5, "{told:?}");
        assert!(told.iter().all(|told| told.len() < 400));
    }
}

/// Each bad `ladder.json` has another problem besides, an unknown field on its last line, to see that it is not lost.
mod bad_ladders {
    use super::*;

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

    const STANDING: &str = "warning 18 colour: the unknown field “colour”, which is not read → one of format, name, tracks, about, source, sample, pay, axes, scopes, reviews, moves, dates, roles";

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
        let reading = data::read(with(changes).as_bytes(), None);
        assert_eq!(problems(&reading), expected);
        assert!(reading.is_err(), "it opens");
    }

    /// Warnings let the ladder open.
    #[track_caller]
    fn assert_warned(changes: &[(&str, &str)], expected: &[&str]) -> Dataset {
        let reading = data::read(with(changes).as_bytes(), None);
        assert_eq!(problems(&reading), expected);
        reading.unwrap().0
    }

    #[test]
    fn the_full_ladder_has_no_other_problem() {
        let dataset = assert_warned(&[], &[]);
        assert!(dataset.sample);
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
            &[
                "warning 14 tracks[0].levels[1].profile.deepness: a grade on the unknown axis “deepness”, which is left out → the id of an axis",
            ],
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
                "warning 13 tracks[0].levels[0].titel: the unknown field “titel”, which is not read → one of id, rank, title, about, profile, expects, steps",
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
                ("\"hours_per_week\": 37.5", "\"hours_per_week\": \"37.5\""),
                ("{ \"rank\": 1, \"name\": \"Small work\" }", "\"Small work\""),
                ("{ \"rank\": 2, \"name\": \"Large work\" }", "[ 2, \"Large work\" ]"),
            ],
            &[
                "error 3 about: null → a string",
                "error 3 sample: “yes” → true or false",
                "error 4 pay.hours_per_week: “37.5” → a number",
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
                &format!("error 14 tracks[0].levels[1].steps[0].wait: “P2” → {wait}"),
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
        assert_eq!(dataset.ladder.levels().next().unwrap().level.expects, ["Something."]);
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
        let reading = data::read(with(&[("\"title\": \"Second\", ", "")]).as_bytes(), Some(bands.as_bytes()));
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
        let reading = data::read(named.as_bytes(), Some(b"level,1,low,high\nA1,100,,\nA2,,200,210\nB1,150,,\n"));
        assert_eq!(of_file(&reading, "bands.csv"), Vec::<String>::new());
        let only = LADDER.replace("\"title\": \"First\", ", "").replace("\"title\": \"Second\", ", "");
        let reading = data::read(only.as_bytes(), Some(b"level,1,2,3\nA,100,110,120\nB,200,x,\n"));
        assert_eq!(of_file(&reading, "ladder.json").len(), 2);
        assert_eq!(of_file(&reading, "bands.csv"), ["error 3 2: “x” → an amount such as 62000, 62,000.00 or 62 000,00"]);
    }
}

mod ambiguous {
    use super::*;

    const HINT: &str = "Write amounts without thousands separators, or one of them with its decimals";

    #[test]
    fn amounts_that_can_be_read_two_ways() {
        let file = "level,step,amount\nA,1,500\nA,2,\"62,000\"\nB,1,\"63,500\"\n";
        assert_eq!(
            bands::refused(file),
            [format!("error 3 amount: “62,000” → a file that can be read one way only: this could be 62000.00 or 62.00. {HINT}")]
        );
        let file = "level;step;amount\nA;1;62.000\n";
        assert_eq!(
            bands::refused(file),
            [format!("error 2 amount: “62.000” → a file that can be read one way only: this could be 62.00 or 62000.00. {HINT}")]
        );
    }

    #[test]
    fn no_level_is_called_unpaid_for_it() {
        let reading = data::read(LADDER.as_bytes(), Some(b"level;1\nA;62.000\nB;63.000\n"));
        assert_eq!(of_file(&reading, "bands.csv").len(), 1);
    }

    #[test]
    fn other_problems_are_told_all_the_same() {
        let file = "level;step;amount;grade\nA;1;62.000;\nA;1;63.000;\nA;2;-64.000;\nA;3;x;\nC;1;65.000;\n";
        assert_eq!(
            bands::refused(file)[1..],
            [
                "error 3 A.1: the same cell as in line 2 → one row for each level, step, region and date",
                "error 4 amount: “-64.000” → pay of 0 or more",
                "error 5 amount: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "warning 1 grade: the unknown column “grade”, which is not read → level, step, amount, min, mid, max, region, effective or currency, each once",
                "warning 6 level: pay for the unknown level “C”, which is left out → the id of a level in ladder.json",
            ]
        );
    }
}

mod indexes {
    use super::*;

    const INDEX: &str = r#"{ "format": 1, "datasets": [
  { "id": "one", "name": "One" },
  { "id": "two", "name": "Two" } ] }"#;

    /// The ids that are listed, and all problems.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        match index::read(text.as_bytes()) {
            Ok((entries, problems)) => (entries.into_iter().map(|entry| entry.id).collect(), problems.iter().map(told).collect()),
            Err(problems) => (Vec::new(), problems.iter().map(told).collect()),
        }
    }

    #[track_caller]
    fn assert_read(from: &str, to: &str, ids: &[&str], problems: &[&str]) {
        assert!(INDEX.contains(from), "{from}");
        let (found, told) = read(&INDEX.replace(from, to));
        assert_eq!(told, problems);
        assert_eq!(found, ids);
    }

    #[test]
    fn the_list_in_order() {
        assert_read("", "", &["one", "two"], &[]);
    }

    #[test]
    fn a_bad_entry_leaves_the_others() {
        assert_read("\"id\": \"one\", ", "", &["two"], &["error 2 datasets[0]: an entry without “id” or “name” → both"]);
        assert_read(", \"name\": \"One\"", "", &["two"], &["error 2 datasets[0]: an entry without “id” or “name” → both"]);
        assert_read("\"One\"", "\" \"", &["two"], &["error 2 datasets[0].name: an empty text → a name"]);
        assert_read("\"One\"", "1", &["two"], &["error 2 datasets[0].name: 1 → a string"]);
        assert_read(
            "{ \"id\": \"one\", \"name\": \"One\" }",
            "\"one\"",
            &["two"],
            &["error 2 datasets[0]: “one” → an object with “id” and “name”"],
        );
        assert_read(
            "\"two\"",
            "\"one\"",
            &["one"],
            &["error 3 datasets[1].id: the id “one” a second time → an id that no other dataset has"],
        );
    }

    #[test]
    fn a_folder_that_is_none() {
        let expected = "a folder name of 1 to 40 of the characters A–Z, a–z, 0–9, _ and -, other than “local”";
        for id in ["../secrets", "a/b", "", "local", "https:", "a b"] {
            assert_read(
                "\"id\": \"one\"",
                &format!("\"id\": \"{id}\""),
                &["two"],
                &[&format!("error 2 datasets[0].id: “{id}” → {expected}")],
            );
        }
    }

    #[test]
    fn an_unknown_field() {
        assert_read(
            "\"name\": \"One\"",
            "\"name\": \"One\", \"path\": \"x\"",
            &["one", "two"],
            &["warning 2 datasets[0].path: the unknown field “path”, which is not read → one of id, name"],
        );
    }

    #[test]
    fn another_format() {
        assert_read(
            "\"format\": 1",
            "\"format\": 2",
            &[],
            &["error 1 format: 2 → format 1, the only one that this version of Stepladder reads"],
        );
        assert_read("\"format\": 1,", "", &[], &["error 1 format: nothing → “format”: 1"]);
    }

    #[test]
    fn no_datasets() {
        assert_eq!(read(r#"{ "format": 1, "datasets": [] }"#).1, ["error - datasets: no dataset → at least one dataset"]);
        assert_eq!(
            read(r#"{ "format": 1, "dataset": [] }"#).1,
            [
                "error - datasets: no dataset → at least one dataset",
                "warning 1 dataset: the unknown field “dataset”, which is not read → one of format, datasets",
            ]
        );
    }

    #[test]
    fn no_list_at_all() {
        assert_eq!(read(""), (vec![], vec!["error - : an empty file → a file with content".to_owned()]));
        assert_eq!(read("[]").1, ["error 1 : a list → an object with “format” and “datasets”"]);
        assert_eq!(
            read("<html>").1,
            ["error 1 : a web page → the file itself: it is probably missing on the host, which answered with a page instead"]
        );
    }
}
