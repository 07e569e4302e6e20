//! Bands.

use super::*;

/// The problems of a `bands.csv` that does not open.
#[track_caller]
pub fn refused(bands: &str) -> Vec<String> {
    let reading = testing::read(LADDER.as_bytes(), Some(bands.as_bytes()));
    assert!(reading.dataset.is_none(), "it opens");
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
fn a_line_that_names_the_separator() {
    for file in [WIDE, TIDY] {
        for (line, mark) in [("sep=;", ";"), ("SEP=,", ","), ("sep=\t", "\t")] {
            for end in ["\n", "\r\n"] {
                let written = format!("\u{feff}{line}{end}{}", file.replace(',', mark).replace('\n', end));
                assert_eq!(reads(LADDER, &written), PLAIN, "{written:?}");
            }
        }
    }
    let refused = refused("sep=;\nlevel;1\nA;x\n");
    assert_eq!(refused, ["error 3 1: “x” → an amount such as 62000, 62,000.00 or 62 000,00"], "lines are those of the file");
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
    for heads in ["step 1,step 2,step 3", "Step1,Step2,Step3", "Stufe 1,Stufe 2,Stufe 3", "Point 1,Point 2,Point 3", "POINT1, step  2 ,3"] {
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
    let file = b"level,step,amount,min,mid,max\nA,,,90,105,130\nA,1,100,,,\nB,1,200,,,\nB,3,220,,,\n";
    let dataset = testing::read(LADDER.as_bytes(), Some(file)).dataset.unwrap();
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
    let Reading { dataset, .. } = testing::read(LADDER.as_bytes(), Some(b"level,min,mid,max\nA,90,105,130\nB,200,,220\n"));
    let dataset = dataset.unwrap();
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
    let Reading { dataset, problems } = testing::read(LADDER.as_bytes(), Some(file.as_bytes()));
    let dataset = dataset.unwrap();
    assert_eq!(
        problems.iter().map(told).collect::<Vec<_>>(),
        [
            "warning - B: no pay for this level → a row for it, unless on purpose",
            "warning 3 A: newer pay of A without steps 2, 3 → all of its steps: newer rows of a level replace the older ones whole"
        ]
    );
    assert_eq!(
        cells(&dataset),
        ["2026-01-01 A.1 100.00 USD", "2027-01-01 A.1 103.00 USD", "Köln, Bonn 2026-04-01 A.1 90.00 EUR", "North 2026-01-01 A.1 80.00 USD",]
    );
}

#[test]
fn wide_tables_of_several_regions_and_dates() {
    let file = "level,region,1,2,effective\nA,,100,110,\nA,North,80,90,2027-01-01\n";
    let Reading { dataset, .. } = testing::read(LADDER.as_bytes(), Some(file.as_bytes()));
    let dataset = dataset.unwrap();
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
    let unknown = testing::read(LADDER.as_bytes(), Some(b"\r\n\r\nlevel,1,9\r\nA,100,\r\nB,200,\r\n"));
    assert_eq!(
        of_file(&unknown, "bands.csv"),
        ["warning 3 9: the unknown column “9”, which is not read → level, region, effective, currency or a step of the ladder, each once"]
    );
}

#[test]
fn without_the_file_the_ladder_opens_without_pay() {
    let reading = testing::read(LADDER.as_bytes(), None);
    assert_eq!(
        of_file(&reading, "bands.csv"),
        ["warning - : no such file → the salary band matrix; without it the ladder is shown without pay"]
    );
    assert!(reading.dataset.unwrap().tables.is_empty());
}
