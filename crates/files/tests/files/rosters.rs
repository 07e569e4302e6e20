//! Rosters: each style of writing, each problem, and that the other rows stand.

use super::*;
use files::roster::{self, RosterReading};
use progression::roster::Entry;
use testing::{dataset, day, hosted};

const BANDS: &str = "level,step,amount,region\n\
    A,1,48000,\nA,2,50000,\nA,3,52000,\nB,1,70000,\nB,2,75000,\nB,3,80000,\nA,1,58000,North\nA,2,60000,North\nA,3,62000,North\n";

/// Reads a roster in dollars, with a region.
fn read(file: impl AsRef<[u8]>) -> RosterReading {
    roster::read(file.as_ref(), &dataset(LADDER, BANDS), day("2026-11-21"))
}

/// What each entry says, in short: what is usual is left out.
fn short(entry: &Entry) -> String {
    let share = entry.hours.ratio().scaled(4);
    let hours = if share == 10_000 { String::new() } else { share.to_string() };
    let paid = entry.paid.map(|paid| format!("paid {paid}")).unwrap_or_default();
    let variable = entry.variable.map(|variable| format!("+{variable}")).unwrap_or_default();
    let [level, step] = [entry.level_since, entry.step_since].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
    let at = entry.at.to_string();
    let all = [entry.name.as_str(), &at, &paid, &hours, &entry.region, &level, &step, &variable, &entry.group, &entry.team];
    all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn shorts(reading: &RosterReading) -> Vec<String> {
    reading.entries.iter().map(short).collect()
}

fn all_told(reading: &RosterReading) -> Vec<String> {
    reading.problems.iter().map(told).collect()
}

#[track_caller]
fn assert_reads(file: impl AsRef<[u8]>, entries: &[&str]) {
    let reading = read(file);
    assert_eq!(all_told(&reading), Vec::<String>::new());
    assert_eq!(shorts(&reading), entries);
}

/// A file of these rows between two good ones, of which neither is lost.
#[track_caller]
fn assert_told(heads: &str, rows: &str, problems: &[&str], entries: &[&str]) {
    let reading = read(format!("{heads},name\nA.1{0}first\n{rows}\nA.1{0}last\n", ",".repeat(1 + heads.matches(',').count())));
    assert_eq!(all_told(&reading), problems);
    let mut all = shorts(&reading);
    assert_eq!((all.remove(0), all.pop().unwrap()), ("first A.1".to_owned(), "last A.1".to_owned()));
    assert_eq!(all, entries);
}

const FULL: &str = "name,level,step,pay,hours,region,level_since,step_since,variable,group,team\n\
    Ana,A,2,,0.8,North,2025-01-01,2026-01-01,1500.50,w,Web\nBo,B,3,,,,,,,,\n";
const FULL_SAYS: [&str; 2] = ["Ana A.2 8000 North 2025-01-01 2026-01-01 +1500.50 w Web", "Bo B.3"];

mod styles {
    use super::*;

    #[test]
    fn separators_marks_line_ends_and_encodings() {
        let commas = FULL.replace(',', ";").replace("0.8", "0,8").replace("1500.50", "1.500,50 $");
        let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(FULL.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_reads(FULL, &FULL_SAYS);
        assert_reads(&commas, &FULL_SAYS);
        assert_reads(format!("sep=;\r\n{}", commas.replace('\n', "\r\n")), &FULL_SAYS);
        assert_reads(FULL.replace(',', "\t").replace("1500.50", "1,500.50"), &FULL_SAYS);
        assert_reads(format!("\u{feff}{}", FULL.replace('\n', "\r\n")), &FULL_SAYS);
        assert_reads(utf_16, &FULL_SAYS);
        assert_reads(FULL.trim_end(), &FULL_SAYS);
    }

    #[test]
    fn heads_in_any_order_and_spelling() {
        assert_reads("Step ,TEAM, Level Since,level,Name\n2,Web,2025-01-01,A,Ana\n", &["Ana A.2 2025-01-01 Web"]);
    }

    #[test]
    fn quotes_emoji_and_scripts_from_right_to_left() {
        let names = "name,level,step\n\"Marin, Sofia \"\"So\"\"\",A,1\n👩‍💻 Zoë,A,2\nعمر حداد,A,3\n";
        assert_reads(names, &["Marin, Sofia \"So\" A.1", "👩‍💻 Zoë A.2", "عمر حداد A.3"]);
    }

    #[test]
    fn blank_rows_and_holes() {
        assert_reads("\nlevel,step,pay,hours\n\n,,,\nA,2,-,–\n , ,,\nA,n/a,48000,\n", &["A.2", "A.1"]);
    }

    #[test]
    fn shares() {
        for (text, share) in [("0.8", 8000), ("\"0,8\"", 8000), ("80%", 8000), ("80 %", 8000), ("\"37,5\u{a0}%\"", 3750), (".5", 5000)] {
            assert_reads(format!("level,step,hours\nA,1,{text}\n"), &[&format!("A.1 {share}")]);
        }
        for text in ["1", "1.0", "100%", ""] {
            assert_reads(format!("level,step,hours\nA,1,{text}\n"), &["A.1"]);
        }
        assert_reads("level,step,hours\nA,1,0.66666667\n", &["A.1 6667"]);
    }

    #[test]
    fn positions_in_the_column_of_levels() {
        assert_reads("level\nA.2\n", &["A.2"]);
        assert_reads("level,step\nA.2,\nA.2,2\nA,Step 3\n", &["A.2", "A.2", "A.3"]);
    }

    #[test]
    fn the_separator_within_quotes() {
        assert_reads("level,step,pay\nA,1,\"48,500.00\"\nA,2,\"$51,000\"\n", &["A.1 paid 48500.00", "A.2 paid 51000.00"]);
    }
}

mod standing {
    use super::*;

    #[test]
    fn by_pay_alone() {
        let steps = "level,pay,region\nA,48000,\nA,49000,\nA,47000,\nA,99000,\nA,58000,North\nA,61999.99,North\n";
        let stands = ["A.1", "A.1 paid 49000.00", "A.1 paid 47000.00", "A.3 paid 99000.00", "A.1 North", "A.2 paid 61999.99 North"];
        assert_reads(steps, &stands);
    }

    #[test]
    fn by_the_pay_in_force_on_the_day() {
        let bands = "level,step,amount,effective\nA,1,48000,\nA,2,50000,\nA,1,49000,2027-01-01\nA,2,51000,2027-01-01\nB,1,90000,\n";
        let reading = testing::read(LADDER.as_bytes(), Some(bands.as_bytes()));
        let on = |today| shorts(&roster::read(b"level,pay\nA,50000\n", &reading.dataset.clone().unwrap(), day(today)));
        assert_eq!(on("2026-12-31"), ["A.2"]);
        assert_eq!(on("2027-01-01"), ["A.1 paid 50000.00"]);
    }

    #[test]
    fn in_a_level_without_points() {
        let dataset = dataset(LADDER, "level,step,amount,min,max\nA,1,48000,,\nA,2,50000,,\nA,3,52000,,\nB,,,70000,80000\n");
        let reading = roster::read(b"level,step,pay\nB,,75000\nB,2,75000\nB,2,\n", &dataset, day("2026-11-21"));
        assert_eq!(
            (all_told(&reading).len(), shorts(&reading)),
            (0, ["B.1 paid 75000.00", "B.2 paid 75000.00", "B.2"].map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn in_a_ladder_without_pay() {
        let dataset = testing::read(LADDER.as_bytes(), None).dataset.unwrap();
        let reading = roster::read(b"level,step,pay,variable\nA,2,,\nA,2,50000,\nA,2,,800\n", &dataset, day("2026-11-21"));
        let expected = "an amount where the dataset has no pay → an empty cell, or a dataset with bands.csv";
        assert_eq!(all_told(&reading), [format!("error 3 pay: {expected}"), format!("error 4 variable: {expected}")]);
        assert_eq!(shorts(&reading), ["A.2"]);
    }

    #[test]
    fn by_step_and_pay() {
        // The pay of the step; pay off the steps, within the band and outside; the pay of another step, which is perhaps a slip.
        assert_reads("level,step,pay\nA,2,50000\nA,2,51000\nA,2,99000\n", &["A.2", "A.2 paid 51000.00", "A.2 paid 99000.00"]);
        assert_told(
            "level,step,pay",
            "A,2,48000,Slip",
            &["warning 3 pay: pay of 48000.00, that of step 1, on step 2, which pays 50000.00 → \
               the pay of the step held, unless on purpose: the row counts as step and pay off it"],
            &["Slip A.2 paid 48000.00"],
        );
    }
}

mod problems {
    use super::*;

    #[test]
    fn of_levels_and_steps() {
        assert_told(
            "level,step",
            "C,1,a\n,1,b\nA,4,c\nA,?,d\nA.9,,e\nA.2,3,f\nC.1,,g\nA.,,h",
            &[
                "error 3 level: the unknown level “C” → the id of a level in ladder.json",
                "error 4 level: nothing → the id of a level",
                "error 5 step: step “4” of A → a step that ladder.json gives A: 1, 2, 3",
                "error 6 step: the step “?” → the id of a step in ladder.json",
                "error 7 level: step “9” of A → a step that ladder.json gives A: 1, 2, 3",
                "error 8 step: step “3” beside A.2 → the step in one of the two cells",
                "error 9 level: the unknown level “C.1” → the id of a level in ladder.json",
                "error 10 level: the step “” → the id of a step in ladder.json",
            ],
            &[],
        );
    }

    #[test]
    fn neither_a_step_nor_pay() {
        assert_told(
            "level,step,pay",
            "A,,,a\nA,-,n/a,b",
            &["error 3 : neither a step nor pay → one of the two", "error 4 : neither a step nor pay → one of the two"],
            &[],
        );
    }

    #[test]
    fn of_regions() {
        let expected = "a region that the dataset pays, or an empty cell for everywhere";
        assert_told(
            "level,step,region",
            "A,1,South,a\nA,1,North,b",
            &[&format!("error 3 region: the unknown region “South” → {expected}")],
            &["b A.1 North"],
        );
    }

    #[test]
    fn of_shares() {
        let [share, week] = [
            "a share of full time above 0 and at most 1, such as 0.8 or 80 %, of 12 digits or fewer",
            "a share of full time such as 0.95 or 95 %: this looks like hours a week",
        ];
        let wrong = [
            ("38", week),
            ("\"37,5\"", week),
            ("1.01", week),
            ("80", share),
            ("0", share),
            ("0%", share),
            ("0.00001", share),
            ("-0.5", share),
            ("120 %", share),
            ("38 %%", share),
            ("half", share),
            ("0.8.1", share),
            ("999999999999", share),
        ];
        for (text, expected) in wrong {
            assert_told(
                "level,step,hours",
                &format!("A,1,{text},x"),
                &[&format!("error 3 hours: “{}” → {expected}", text.trim_matches('"'))],
                &[],
            );
        }
    }

    #[test]
    fn of_dates() {
        assert_told(
            "level,step,level_since,step_since",
            "A,1,01.07.2025,,a\nA,1,2025-02-30,2025-7-1,b\nA,1,1946-11-20,,c\n\
             A,1,,2031-11-22,d\nA,1,2026-01-02,2026-01-01,e\nA,1,1946-11-21,2031-11-21,f",
            &[
                "error 3 level_since: “01.07.2025” → an ISO date such as 2026-07-01",
                "error 4 level_since: “2025-02-30” → an ISO date such as 2026-07-01",
                "error 4 step_since: “2025-7-1” → an ISO date such as 2026-07-01",
                "error 5 level_since: 1946-11-20 → a date from 1946-11-21 to 2031-11-21",
                "error 6 step_since: 2031-11-22 → a date from 1946-11-21 to 2031-11-21",
                "error 7 step_since: 2026-01-01, before 2026-01-02, since when the level is held → that day or a later one",
            ],
            &["f A.1 1946-11-21 2031-11-21"],
        );
    }

    #[test]
    fn of_amounts() {
        assert_told(
            "level,pay,variable",
            "A,much,,a\nA,€49000,,b\nA,EUR 49000,x,c\nA,-49000,,d\nA,49000,-5,e\n\
             A,99999999999999999,,f\nA,\"49.000,50\",,g\nA,0,0,h\nA,49000.25,0,i",
            &[
                "error 3 pay: “much” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 4 pay: “€49000” → an amount in USD, the currency of the table",
                "error 5 pay: “EUR 49000” → an amount in USD, the currency of the table",
                "error 5 variable: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 6 pay: “-49000” → pay of 0 or more",
                "error 7 variable: “-5” → pay of 0 or more",
                "error 8 pay: “99999999999999999” → an amount of at most 10000000000000.00 USD, with 2 decimals at most and \
                 three digits between thousands separators",
                "error 9 pay: “49.000,50” → the same decimal mark and thousands separator as in the other amounts of the file",
                "warning 10 pay: pay of 0 → an amount above 0: where there is no rate, leave the cell empty",
            ],
            &["h A.1 paid 0.00 +0.00", "i A.1 paid 49000.25 +0.00"],
        );
    }

    #[test]
    fn of_amounts_that_read_both_ways() {
        let bands = "level,step,amount\nA,1,48000\nA,2,50000\nA,3,52000\nB,1,90000\n";
        let dinars =
            dataset(&LADDER.replace("USD", "KWD").replace(r#""title": "Second", "steps": 3"#, r#""title": "Second", "steps": 1"#), bands);
        let reading = roster::read(b"level,step,pay\nA,,\"50,000\"\nA,1,\n", &dinars, day("2026-11-21"));
        let [told] = all_told(&reading).try_into().unwrap();
        assert!(told.starts_with("error 2 pay: “50,000” → a file that can be read one way only"), "{told}");
        assert_eq!(shorts(&reading), ["A.1"]);
    }

    #[test]
    fn all_of_a_row() {
        assert_told(
            "level,step,pay,hours,region,level_since",
            "C,1,x,38,South,then,a",
            &[
                "error 3 level: the unknown level “C” → the id of a level in ladder.json",
                "error 3 region: the unknown region “South” → a region that the dataset pays, or an empty cell for everywhere",
                "error 3 pay: “x” → an amount such as 62000, 62,000.00 or 62 000,00",
                "error 3 hours: “38” → a share of full time such as 0.95 or 95 %: this looks like hours a week",
                "error 3 level_since: “then” → an ISO date such as 2026-07-01",
            ],
            &[],
        );
    }

    #[test]
    fn the_same_row_again() {
        assert_told(
            "level,step,team",
            "A,1,Web,Ana\nA,1,Ops,Ana\nA,1,Web,Bo\nA,1,Web,\nA,1,Web,\nA.1,,Web,Ana\nA,1,Web,Ana",
            &[
                "warning 8 : the name, position, pay, dates and team of line 3 again → one row a person; both are used",
                "warning 9 : the name, position, pay, dates and team of line 3 again → one row a person; both are used",
            ],
            &["Ana A.1 Web", "Ana A.1 Ops", "Bo A.1 Web", "A.1 Web", "A.1 Web", "Ana A.1 Web", "Ana A.1 Web"],
        );
    }

    #[test]
    fn of_cells() {
        assert_told(
            "level,pay",
            "A,48,000,a\n\"A\n\",48000,b",
            &[
                "error 3 : 4 cells → 3 as in the header: put amounts that contain the separator in quotes",
                "error 4 level: “A·”, which goes on over 2 lines → a closing quotation mark in the line where the cell begins",
            ],
            &[],
        );
        let reading = read("level,step\nA,1\nA,\"2\nA,3\n");
        assert_eq!(shorts(&reading), ["A.1"]);
        assert_eq!(
            all_told(&reading),
            ["error 3 step: “2·A,3·”, within which the file ends → a closing quotation mark in the line where the cell begins"]
                .map(|told| told.replace("within which the file ends", "which goes on over 3 lines"))
        );
    }

    #[test]
    fn of_columns() {
        let columns = "name, level, step, pay, hours, region, level_since, step_since, variable, group or team, each once";
        let unused = "no date of birth and no age: they are not needed and not used, and are best taken out of the file";
        let reading = read("level,step,Boss,DOB,Date of birth,age,Geburtsdatum,level,\nA,1,Z,1990-01-01,,36,,B,note\nA,2,,,,,,,more\n");
        assert_eq!(
            all_told(&reading),
            [
                format!("warning 1 Boss: the unknown column “Boss”, which is not read → {columns}"),
                format!("warning 1 DOB: the column “DOB”, which is not read → {unused}"),
                format!("warning 1 Date of birth: the column “Date of birth”, which is not read → {unused}"),
                format!("warning 1 age: the column “age”, which is not read → {unused}"),
                format!("warning 1 Geburtsdatum: the column “Geburtsdatum”, which is not read → {unused}"),
                format!("warning 1 level: the unknown column “level”, which is not read → {columns}"),
                "warning 2 : “note” in a column without a head, which is not read → a head".to_owned(),
            ]
        );
        assert_eq!(shorts(&reading), ["A.1", "A.2"]);
    }

    #[test]
    fn of_whole_files() {
        let alone = |file: &[u8]| {
            let reading = read(file);
            assert_eq!((reading.entries.len(), reading.problems.len()), (0, 1));
            assert_eq!(reading.problems[0].file, "roster.csv");
            all_told(&reading).remove(0)
        };
        let utf_8 = "text in UTF-8: save the file as “CSV UTF-8” or as UTF-8";
        assert_eq!(alone(b""), "error - : an empty file → a file with content");
        assert_eq!(alone(b"\xEF\xBB\xBF\r\n"), "error - : an empty file → a file with content");
        assert_eq!(alone(b"<!DOCTYPE html>\n<title>Sign in</title>"), "error 1 : a web page → a roster as text: save the table as CSV");
        assert_eq!(
            alone(b"name,grade\nAna,A\n"),
            "error 1 level: “name | grade” → a header with a column “level”, separated by commas, semicolons or tabs"
        );
        assert_eq!(alone(b"level,name\nA,Zo\xEB\n"), format!("error 2 : the byte 0xeb, which is not UTF-8 text → {utf_8}"));
        assert_eq!(alone(b"\xFF\xFEl"), format!("error - : text in UTF-16 that is cut off or broken → {utf_8}"));
        assert_reads("name,level,step\n", &[]);
    }
}

#[test]
fn columns_in_use_are_written() {
    assert_eq!(roster::write(&read(FULL).entries), FULL.replace(",pay", "").replace(",2,,", ",2,").replace("3,,,", "3,,"));
    assert_eq!(roster::write(&read("level,pay\nA,48000\nA,49000\n").entries), "level,step,pay\nA,1,\nA,1,49000.00\n");
    assert_eq!(roster::write(&[]), "level,step\n");
}

/// Of ten times as many rows each takes about as long.
#[test]
fn ten_thousand_rows() {
    let schedule = hosted("us-gs-2026");
    let regions = schedule.tables.regions();
    let row = |at: usize| {
        let (level, region) = (1 + at % 15, regions[at % regions.len()]);
        format!("Person {at},GS-{level},{},\"{region}\",2026-01-{:02}\n", 40_000 + at, 1 + at % 28)
    };
    let file = format!("name,level,pay,region,level_since\n{}", (0..10_000).map(row).collect::<String>());
    let began = std::time::Instant::now();
    let reading = roster::read(file.as_bytes(), &schedule, day("2026-11-21"));
    assert_eq!((reading.entries.len(), reading.problems.len()), (10_000, 0));
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
}
