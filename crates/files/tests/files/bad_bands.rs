//! Each bad `bands.csv` has another problem besides, on its last line, and one good row, to see that neither is lost.

use super::*;

/// Rows between a good one and one for an unknown level.
fn among(heads: &str, rows: &str) -> String {
    format!("{heads}\nB,3,900\n{rows}\nNobody,1,5\n")
}

/// The problems of such a file, and what it pays but for the good row; nothing where it does not open.
#[track_caller]
fn read(file: &str) -> (Vec<String>, Option<Vec<String>>) {
    let reading = testing::read(LADDER.as_bytes(), Some(file.as_bytes()));
    let mut problems = of_file(&reading, "bands.csv");
    let standing = "level: pay for the unknown level “Nobody”, which is left out → the id of a level in ladder.json";
    let at = problems.iter().position(|problem| problem.ends_with(standing)).unwrap_or_else(|| panic!("a problem is lost: {problems:#?}"));
    problems.remove(at);
    let paid = reading.dataset.map(|dataset| {
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
    let reading = testing::read(ladder.as_bytes(), Some(b"level,1,2,3\nA,100,110,\nB,200,210,220\n"));
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
        "A,1,100\nA,2,none\nA,,,ten,,twenty",
        &[
            "error 4 amount: “none” → an amount such as 62000, 62,000.00 or 62 000,00",
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
    let reading = testing::read(LADDER.as_bytes(), Some(b"level,step,amount,effective\nA,1,100,soon\nA,1,110,later\nB,1,200,\n"));
    assert_eq!(
        of_file(&reading, "bands.csv"),
        ["error 2 effective: “soon” → an ISO date such as 2026-07-01", "error 3 effective: “later” → an ISO date such as 2026-07-01"]
    );
}

#[test]
fn no_currency_anywhere() {
    let ladder = LADDER.replace(r#""currency": "USD", "#, "");
    let reading = testing::read(ladder.as_bytes(), Some(b"level,step,amount\nA,,\nA,1,100\nB,1,x\nC,1,5\n"));
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
fn a_cell_cut_within_its_quotes() {
    for file in ["level,1\nA,100\nB,\"62", "level,step,amount\nA,1,100\nB,\""] {
        let problems = bands::refused(file);
        assert_eq!(problems.len(), 1, "{problems:?}");
        let end = "within which the file ends → a closing quotation mark in the line where the cell begins";
        assert!(problems[0].starts_with("error 3 ") && problems[0].ends_with(end), "{problems:?}");
    }
}

#[test]
fn newer_rows_that_leave_a_step_out() {
    assert_warned(
        TIDY,
        "A,1,100\nA,2,110\nA,3,120\nA,1,105,,,,,2027-01-01,\nA,1,90,,,,North,2027-01-01,",
        &["warning 6 A: newer pay of A without steps 2, 3 → all of its steps: newer rows of a level replace the older ones whole"],
        &["A.1 100.00 USD", "A.2 110.00 USD", "A.3 120.00 USD", "2027-01-01 A.1 105.00 USD", "North 2027-01-01 A.1 90.00 USD"],
    );
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
    let reading = testing::read(LADDER.as_bytes(), Some(b"level,1,step 1\nA,100,\nB,200,201\n"));
    assert_eq!(of_file(&reading, "bands.csv"), ["error 3 B.1: the same cell as in line 3 → one row for each level, step, region and date"]);
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let reading = testing::read(LADDER.as_bytes(), Some(b"level,step,amount,region\nA,1,100,\nA,2,110,\"North\nB,1,200,\n"));
    assert_eq!(
        of_file(&reading, "bands.csv"),
        [
            "error 3 region: “North·B,1,200,·”, which goes on over 3 lines → a closing quotation mark in the line where the cell begins",
            "warning - B: no pay for this level → a row for it, unless on purpose",
        ]
    );
    let note = testing::read(LADDER.as_bytes(), Some(b"level,step,amount,note\nA,1,100,\nB,2,110,\"open\nB,1,200,\n"));
    assert_eq!(
        of_file(&note, "bands.csv")[0],
        "error 3 note: “open·B,1,200,·”, which goes on over 3 lines → a closing quotation mark in the line where the cell begins"
    );
}
