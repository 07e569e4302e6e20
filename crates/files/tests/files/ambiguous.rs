//! Ambiguous.

use super::*;

const HINT: &str = "Write amounts without thousands separators, or one of them with its decimals";

/// The problems of a file that does not open, in a currency of three decimals: what stands behind a mark may be a group or a fraction.
#[track_caller]
fn refused(bands: &str) -> Vec<String> {
    let reading = testing::read(LADDER.replace("USD", "KWD").as_bytes(), Some(bands.as_bytes()));
    assert!(reading.dataset.is_none(), "it opens");
    of_file(&reading, "bands.csv").into_iter().filter(|problem| !problem.contains("no pay for this level")).collect()
}

#[test]
fn amounts_that_can_be_read_two_ways() {
    let file = "level,step,amount\nA,1,500\nA,2,\"62,000\"\nB,1,\"63,500\"\n";
    assert_eq!(
        refused(file),
        [format!("error 3 amount: “62,000” → a file that can be read one way only: this could be 62000.000 or 62.000. {HINT}")]
    );
    let file = "level;step;amount\nA;1;62.000\n";
    assert_eq!(
        refused(file),
        [format!("error 2 amount: “62.000” → a file that can be read one way only: this could be 62.000 or 62000.000. {HINT}")]
    );
}

#[test]
fn no_level_is_called_unpaid_for_it() {
    let reading = testing::read(LADDER.replace("USD", "KWD").as_bytes(), Some(b"level;1\nA;62.000\nB;63.000\n"));
    assert_eq!(of_file(&reading, "bands.csv").len(), 1);
}

#[test]
fn other_problems_are_told_all_the_same() {
    let file = "level;step;amount;grade\nA;1;62.000;\nA;1;63.000;\nA;2;-64.000;\nA;3;x;\nC;1;65.000;\n";
    assert_eq!(
        refused(file)[1..],
        [
            "error 3 A.1: the same cell as in line 2 → one row for each level, step, region and date",
            "error 4 amount: “-64.000” → pay of 0 or more",
            "error 5 amount: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
            "warning 1 grade: the unknown column “grade”, which is not read → level, step, amount, min, mid, max, region, effective or currency, each once",
            "warning 6 level: pay for the unknown level “C”, which is left out → the id of a level in ladder.json",
        ]
    );
}
