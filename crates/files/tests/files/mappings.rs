//! Pay tables as people have them become `bands.csv`, and what is left out of them is told.

use std::fmt::Write as _;

use files::mapping::{CellGrid, HeadMeans, Lies, Mapped, Mapping, Means, Note, Noted, again, guess, is_needed, read, shape};
use files::problem::{CellAt, Severity};
use proptest::prelude::*;
use rules::dataset::Dataset;

fn grid(text: &str) -> CellGrid {
    CellGrid::read(text.as_bytes()).unwrap()
}

/// A table read as it is guessed.
fn mapped(bytes: &[u8]) -> (Mapping, Mapped) {
    let grid = CellGrid::read(bytes).unwrap();
    let mapping = guess(&grid);
    let mapped = read(&grid, &mapping);
    (mapping, mapped)
}

/// What is noted, a line each: row and column counted from 1, and what it is.
fn notes(mapped: &Mapped) -> Vec<String> {
    let line = |Note { at, what }: &Note| {
        let at = at.map_or_else(|| "-".to_owned(), |CellAt { row, column }| format!("{}:{}", row + 1, column + 1));
        format!("{at} {what:?}")
    };
    mapped.notes.iter().map(line).collect()
}

fn tidy(mapped: &Mapped) -> &str {
    std::str::from_utf8(&mapped.bands_csv).unwrap()
}

/// The dataset that is made of a table alone, which has no error.
fn dataset(mapped: &Mapped) -> Dataset {
    let reading = mapped.reading(None, "Ours");
    let errors: Vec<_> = reading.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{}", tidy(mapped));
    reading.dataset.unwrap()
}

/// Reads a table by its guess, and holds what comes of it and what is noted against what is expected.
#[track_caller]
fn comes_to(bytes: &[u8], expected: &str, noted: &[&str]) -> Mapped {
    let (mapping, mapped) = mapped(bytes);
    assert_eq!(tidy(&mapped), expected, "{mapping:?}\n{:?}", notes(&mapped));
    assert_eq!(notes(&mapped), noted);
    dataset(&mapped);
    mapped
}

#[test]
fn semicolons_with_decimal_commas_and_holes() {
    comes_to(
        "Entgeltgruppe;Stufe 1;Stufe 2;Stufe 3\nE1;2.300,50 €;2.400,00 €;-\nE2;2.600,00 €;;2.900,25 €\n".as_bytes(),
        "level,step,amount,currency\nE1,1,\"2.300,50 €\",EUR\nE1,2,\"2.400,00 €\",EUR\nE2,1,\"2.600,00 €\",EUR\nE2,3,\"2.900,25 €\",EUR\n",
        &[],
    );
}

#[test]
fn levels_as_columns() {
    let (mapping, mapped) =
        mapped(b"Step;E1;E2;E3\n1;40.000,00;50.000,00;60.000,00\n2;42.000,00;52.000,00;n/a\nTotal;82.000,00;102.000,00;60.000,00\n");
    assert_eq!(mapping.lies, Lies::LevelsAcross);
    assert_eq!(mapping.columns, [Means::Level, Means::StepPay, Means::StepPay, Means::Ignored]);
    assert_eq!(
        tidy(&mapped),
        "level,step,amount\nE1,1,\"40.000,00\"\nE1,2,\"42.000,00\"\nE2,1,\"50.000,00\"\nE2,2,\"52.000,00\"\nE3,1,\"60.000,00\"\n"
    );
    assert_eq!(notes(&mapped), ["4:1 NotRead { head: \"Total\", cells: 3 }"]);
    // The parts of a range down, levels by their names across.
    comes_to(
        b"Salaries in GBP,,\n,Engineer,Senior engineer\nMinimum,40000,50000\nMidpoint,45000,55000\nMaximum,50000,60000\n",
        "level,min,mid,max,currency\nEngineer,40000,45000,50000,GBP\nsenior-engineer,50000,55000,60000,GBP\n",
        &["1:1 Above(\"Salaries in GBP\")"],
    );
}

#[test]
fn ranges_in_one_cell() {
    comes_to(
        "Level,Years,Salary range\nJunior,0-2,\"$80,000 – $95,000\"\nSenior,2-5,\"$96,000 - $110,000 - $120,000*\"\nLead,5+,\"$130,000\"\n"
            .as_bytes(),
        "level,amount,min,mid,max,currency\nJunior,,\"$80,000\",,\"$95,000\",USD\nSenior,,\"$96,000\",\"$110,000\",\"$120,000\",USD\n\
         Lead,\"$130,000\",,,,USD\n",
        &["3:3 Mark { found: \"$96,000 - $110,000 - $120,000*\", mark: \"*\" }", "1:2 NotRead { head: \"Years\", cells: 3 }"],
    );
    // By steps, and with words between.
    comes_to(
        "Stufe,E1,E2\n1,40.000 bis 44.000 €,50.000 bis 54.000 €\n2,44.000 bis 48.000 €,54.000 bis 58.000 €\n".as_bytes(),
        "level,step,min,max,currency\nE1,1,40.000,44.000 €,EUR\nE1,2,44.000,48.000 €,EUR\nE2,1,50.000,54.000 €,EUR\nE2,2,54.000,58.000 €,EUR\n",
        &[],
    );
}

#[test]
fn dollars_in_quotation_marks_and_footnotes() {
    let mapped = comes_to(
        "Grade,Annual salary\nGrade 7,\"$25,684*\"\nGrade 8,\"$31,000 (1)\"\nGrade 9,$39.000¹\n* since 2025,\n"
            .replace("39.000", "39000")
            .as_bytes(),
        "level,amount,currency\nL7,\"$25,684\",USD\nL8,\"$31,000\",USD\nL9,$39000,USD\n",
        &[
            "2:2 Mark { found: \"$25,684*\", mark: \"*\" }",
            "3:2 Mark { found: \"$31,000 (1)\", mark: \"(1)\" }",
            "4:2 Mark { found: \"$39000¹\", mark: \"¹\" }",
            "5:1 NoPay(\"* since 2025\")",
        ],
    );
    let titles: Vec<_> = dataset(&mapped).ladder.levels().map(|found| found.level.title.clone()).collect();
    assert_eq!(titles, ["Grade 7", "Grade 8", "Grade 9"]);
}

#[test]
fn two_rows_of_heads_and_a_total() {
    // Days above steps.
    comes_to(
        b"Pay 2026 in USD,,,,,\nLevel,Job title,2026-01-01,,2026-07-01,\n,,1,2,1,2\nE1,Engineer,100000,110000,101000,111000\n\
          E2,Senior,120000,,121000,\nAverage,,110000,110000,111000,111000\n",
        "level,step,amount,effective,currency\nE1,1,100000,2026-01-01,USD\nE1,2,110000,2026-01-01,USD\nE1,1,101000,2026-07-01,USD\n\
         E1,2,111000,2026-07-01,USD\nE2,1,120000,2026-01-01,USD\nE2,1,121000,2026-07-01,USD\n",
        &["1:1 Above(\"Pay 2026 in USD\")", "6:1 Total(\"Average\")"],
    );
}

#[test]
fn regions_above_ranges() {
    let (mapping, mapped) = mapped(b"Level,Berlin,,Munich,\n,Min,Max,Min,Max\nE1,40000,50000,44000,55000\nE2,50000,60000,55000,66000\n");
    assert_eq!(mapping.heads, [HeadMeans::Regions, HeadMeans::Names]);
    assert_eq!(
        tidy(&mapped),
        "level,min,max,region\nE1,40000,50000,Berlin\nE1,44000,55000,Munich\nE2,50000,60000,Berlin\nE2,55000,66000,Munich\n"
    );
    assert!(mapped.notes.is_empty());
}

#[test]
fn several_days_in_a_column() {
    comes_to(
        "Valid from;Grade;Step;Salary (EUR)\n01.01.2026;E1;Step 1;48.000\n1. Juli 2026;E1;Step 1;49.500\n2025;E1;Step 1;47.000\n"
            .as_bytes(),
        "level,step,amount,effective,currency\nE1,1,48.000,2026-01-01,EUR\nE1,1,49.500,2026-07-01,EUR\nE1,1,47.000,2025-01-01,EUR\n",
        &["4:1 YearAlone(\"2025\")"],
    );
    // A day that could be two is none: reading says so, and the place is known.
    let (_, mapped) = mapped(b"Level,Amount,Effective\nE1,48000 EUR,1/7/2026\n");
    let reading = mapped.reading(None, "Ours");
    assert!(reading.dataset.is_none());
    assert_eq!(mapped.origin(&reading.problems[0]), Some(CellAt { row: 1, column: 1 }));
}

#[test]
fn utf_16_and_title_lines() {
    let text = "Gehälter bei Acme\r\nStand:\t01.07.2026\t\r\n\r\nStufe\tGehalt\tAnmerkung\r\nJunior\t48.000,00 €\tsiehe 2\r\nSenior engineer\t60.000,00 €\t\r\n";
    let text = text.replace("Stufe\tGehalt", "Niveau\tGehalt");
    let utf_16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    comes_to(
        &utf_16,
        "level,amount,currency\nJunior,\"48.000,00 €\",EUR\nsenior-engineer,\"60.000,00 €\",EUR\n",
        &["1:1 Above(\"Gehälter bei Acme\")", "2:1 Above(\"Stand:\")", "3:3 NotRead { head: \"Anmerkung\", cells: 1 }"],
    );
}

#[test]
fn a_spreadsheet_pasted_as_html() {
    let html = "<html><head><style>\n<!--table {mso-displayed: ';'}-->\n</style></head><body><!--StartFragment-->\
        <table border=0><col width=87><tr height=21><td colspan=4 class=xl65>Pay &amp; benefits</td></tr>\
        <tr><th rowspan=2>Level</th><th colspan=3>Step</th></tr><tr><td>1</td><td>2</td><td>3</td></tr>\
        <tr><td>Senior<br>engineer</td><td>&euro;&nbsp;48,000<sup>1</sup></td><td>€ 50,000</td><td>n/a</td></tr>\
        <tr><td rowspan=1>E2<td>€ 51,000<td>€ 53,000<td>&#8364; 55,000\
        <tr><td>Total</td><td>99000</td><td>103000</td><td>55000</td></tr></table><!--EndFragment--></body></html>";
    comes_to(
        html.as_bytes(),
        "level,step,amount,currency\nsenior-engineer,1,\"€ 48,000\",EUR\nsenior-engineer,2,\"€ 50,000\",EUR\nE2,1,\"€ 51,000\",EUR\n\
         E2,2,\"€ 53,000\",EUR\nE2,3,\"€ 55,000\",EUR\n",
        &["1:1 Above(\"Pay & benefits\")", "4:2 Mark { found: \"€\\u{a0}48,000¹\", mark: \"¹\" }", "6:1 Total(\"Total\")"],
    );
    // Of several tables it is the largest, and merged levels hold for their rows.
    comes_to(
        b"<title>Sheet</title><h1>Our pay</h1><table><tr><td>x</table>in pounds<TABLE><tr><td>Band<td>Point<td>Pay<tr><td rowspan=2>B1<td>1<td>\xC2\xA321,000<tr><td>2<td>\xC2\xA322,000</table>",
        "level,step,amount,currency\nB1,1,\"£21,000\",GBP\nB1,2,\"£22,000\",GBP\n",
        &["- OtherTables(1)", "- Beside(2, \"Our pay\")"],
    );
}

#[test]
fn a_markdown_table() {
    comes_to(
        b"# Pay\n\nWhat we pay.\n\n| Level | Min | Max |\n|:--|--:|--:|\n| **L3** Senior \\| staff | $100,000\\* | $120,000 |\n| L4 | `$130,000` | $150,000<br> |\n\nAsk us.\n",
        "level,min,max,currency\nL3,\"$100,000\",\"$120,000\",USD\nL4,\"$130,000\",\"$150,000\",USD\n",
        &["- Beside(3, \"# Pay\")", "2:2 Mark { found: \"$100,000*\", mark: \"*\" }"],
    );
}

#[test]
fn levels_that_are_written_once_hold_for_what_follows() {
    comes_to(
        b"Level,Step,Amount\nE1,1,40000 USD\n,2,42000 USD\nE2,1,50000 USD\n,2,52000 USD\n",
        "level,step,amount,currency\nE1,1,40000 USD,USD\nE1,2,42000 USD,USD\nE2,1,50000 USD,USD\nE2,2,52000 USD,USD\n",
        &[],
    );
    let table = grid("Level,Step,Amount\nE1,1,40000 USD\n,2,42000 USD\n");
    let mapping = Mapping { goes_on: false, ..guess(&table) };
    let apart = read(&table, &mapping);
    assert_eq!(notes(&apart), ["3:2 NoLevel(\"2\")"]);
}

#[test]
fn what_is_no_amount_is_told_and_the_rest_is_read() {
    let (_, mapped) = mapped(b"Level,1,2\nE1,40000 USD,on request\nE2,50000 USD,52000 USD\nE3,tbd,\nsum,90000,52000\n");
    assert_eq!(tidy(&mapped), "level,step,amount,currency\nE1,1,40000 USD,USD\nE2,1,50000 USD,USD\nE2,2,52000 USD,USD\n");
    assert_eq!(notes(&mapped), ["2:3 NotAnAmount(\"on request\")", "4:2 NotAnAmount(\"tbd\")", "5:1 Total(\"sum\")"]);
}

#[test]
fn two_columns_of_one_step_are_no_guess() {
    let (_, mapped) = mapped(b"Level,1,Step 1\nE1,40000 USD,41000 USD\n");
    assert_eq!(tidy(&mapped), "level,step,amount,currency\nE1,1,40000 USD,USD\nE1,1,41000 USD,USD\n");
    let reading = mapped.reading(None, "Ours");
    assert!(reading.dataset.is_none(), "one cell twice is an error");
    assert_eq!(mapped.origin(&reading.problems[0]), Some(CellAt { row: 1, column: 2 }));
}

#[test]
fn a_person_corrects_the_guess() {
    let table = grid("A,B,C,D\nx one,10,20,30\nx two,11,21,31\nleave me,1,1,1\n");
    let mapping = Mapping {
        heads: vec![HeadMeans::Names],
        columns: vec![Means::Level, Means::StepPay, Means::Ignored, Means::StepPay],
        left_out: [3].into(),
        currency: "CHF".parse().ok(),
        ..Mapping::default()
    };
    let mapped = read(&table, &mapping);
    assert_eq!(tidy(&mapped), "level,step,amount,currency\nx-one,B,10,CHF\nx-one,D,30,CHF\nx-two,B,11,CHF\nx-two,D,31,CHF\n");
    assert_eq!(notes(&mapped), ["4:1 LeftOut(\"leave me\")", "1:3 NotRead { head: \"C\", cells: 2 }"]);
    let nothing = read(&table, &Mapping::default());
    assert_eq!(tidy(&nothing), "level,amount\n");
    assert!(
        nothing.notes.iter().any(|note| note.what == Noted::NoLevelColumn)
            && nothing.notes.iter().any(|note| note.what == Noted::NoPayColumn)
    );
    // It is kept as JSON, and comes back.
    let kept = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
}

#[test]
fn ids_are_made_of_names_and_never_meet() {
    let (_, mapped) = mapped(b"Level,Pay\nSenior!,10000 USD\nsenior,20000 USD\nSenior?,30000 USD\nL3 Staff,40000 USD\nL3 Lead,50000 USD\n");
    let ids: Vec<_> = mapped.levels.iter().map(|level| (level.id.as_str(), level.title.as_str())).collect();
    assert_eq!(ids, [("senior-2", "Senior!"), ("senior", "senior"), ("senior-3", "Senior?"), ("L3", "Staff"), ("L3-2", "Lead")]);
    assert_eq!(dataset(&mapped).ladder.levels().count(), 5);
}

#[test]
fn a_mapping_is_known_again_by_the_heads() {
    let one = grid("Acme pay\nGrade,Entry,Top\nA,1000,2000\nTotal,1000,2000\n");
    let other = grid("Acme pay\nGrade, entry ,Top\nA,1100,2100\nB,1500,2500\nC,1600,2600\nTotal,4200,7200\n");
    assert_eq!(shape(&one), shape(&other));
    assert_ne!(shape(&one), shape(&grid("Acme pay\nGrade,Entry,Middle\nA,1000,2000\n")));
    assert_ne!(shape(&one), shape(&grid("Grade,Entry,Top\nA,1000,2000\n")));
    let corrected = Mapping { columns: vec![Means::Title, Means::Level, Means::Amount], ..guess(&one) };
    let next = again(&corrected, &other);
    assert_eq!((next.columns, next.left_out), (corrected.columns, [5].into()));
}

#[test]
fn usual_tables_need_no_mapping() {
    for usual in [
        "level,1,2\nE1,1,2\n",
        "sep=;\nlevel;step;amount\nE1;1;2\n",
        "Level\tmin\tmax\nE1\t1000\t2000\n",
        "level,Entry,Top\nE1,1000,2000\n",
        "",
        "Buy milk\n",
        "<html><body>Not found</body></html>",
        "name,born\nAda,1915\n",
    ] {
        assert!(!is_needed(usual.as_bytes()), "{usual}");
    }
    for other in [
        "Grade,1,2\nE1,1000,2000\n",
        "Pay 2026\nlevel,1,2\nE1,1000,2000\n",
        "step;E1;E2\n1;1000,50;2000,50\n",
        "<table><tr><td>level<td>amount<tr><td>E1<td>1000</table>",
        "| level | amount |\n|---|---|\n| E1 | 1000 |\n",
    ] {
        assert!(is_needed(other.as_bytes()), "{other}");
    }
}

/// A table of pay: levels with as many steps each, and their amounts; some cells are holes.
fn tables() -> impl Strategy<Value = (Vec<String>, Vec<Vec<Option<u32>>>)> {
    let levels = prop::collection::btree_set("[A-Z]{1,3}[1-9][0-9]?", 1..6);
    (levels, 1_usize..6).prop_flat_map(|(levels, steps)| {
        let levels: Vec<String> = levels.into_iter().collect();
        let row = prop::collection::vec(prop::option::weighted(0.9, 1000_u32..900_000), steps)
            // Each level and each step pays something.
            .prop_map(|mut row| {
                row[0] = row[0].or(Some(1000));
                row
            });
        let mut last = prop::collection::vec(1000_u32..900_000, steps).boxed();
        last = last.prop_map(|row| row).boxed();
        (prop::collection::vec(row, levels.len()), last).prop_map(move |(mut rows, last)| {
            if let Some(row) = rows.last_mut() {
                *row = last.into_iter().map(Some).collect();
            }
            (levels.clone(), rows)
        })
    })
}

/// How an amount is written: alike in all of a table.
fn written(amount: Option<u32>, style: u8, place: usize) -> String {
    let Some(amount) = amount else { return ["", "-", "n/a"][place % 3].to_owned() };
    let grouped = |mark: &str| {
        let digits = amount.to_string();
        let split = digits.len() - 3;
        format!("{}{mark}{}", &digits[..split], &digits[split..])
    };
    let mark = ["", "*", " (1)", "²"][place % 4];
    match style % 4 {
        0 => format!("{amount}{mark}"),
        1 => format!("${}{mark}", grouped(",")),
        2 => format!("{},50{mark}", grouped(".")),
        _ => format!("{} USD{mark}", grouped(" ")),
    }
}

fn separated(rows: &[Vec<String>], separator: &str) -> String {
    let cell = |text: &String| if text.contains([',', ';', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.clone() };
    rows.iter().fold(String::new(), |mut out, row| {
        let _ = writeln!(out, "{}", row.iter().map(cell).collect::<Vec<_>>().join(separator));
        out
    })
}

fn html(rows: &[Vec<String>]) -> String {
    let cells =
        |row: &Vec<String>| row.iter().map(|cell| ["<td class=x>", &cell.replace('<', "&lt;"), "</td>"].concat()).collect::<Vec<_>>();
    let rows: Vec<String> = rows.iter().map(|row| ["<tr>", &cells(row).concat(), "</tr>"].concat()).collect();
    format!("<meta charset=utf-8><table>{}</table>", rows.concat())
}

fn pipes(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (place, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('*', "\\*")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        if place == 0 {
            let _ = writeln!(out, "|{}", "---|".repeat(row.len()));
        }
    }
    out
}

proptest! {
    /// However a table is laid out and written, its bands are those of the tidy form.
    #[test]
    fn bands_are_those_of_the_tidy_table(
        (levels, pay) in tables(), style in 0_u8..4, turned in any::<bool>(), form in 0_u8..4, titles in 0_usize..3, total in any::<bool>()
    ) {
        let steps = pay[0].len();
        let amount = |level: usize, step: usize| written(pay[level][step], style, level + step);
        let mut tidy = vec![["level", "step", "amount", "currency"].map(str::to_owned).to_vec()];
        for (place, level) in levels.iter().enumerate() {
            for step in (0..steps).filter(|step| pay[place][*step].is_some()) {
                let plain = written(pay[place][step], style, 0);
                tidy.push(vec![level.clone(), (step + 1).to_string(), plain, "USD".to_owned()]);
            }
        }
        let mut wide: Vec<Vec<String>> = vec![std::iter::once("Level".to_owned()).chain((1..=steps).map(|step| format!("Step {step}"))).collect()];
        for (place, level) in levels.iter().enumerate() {
            wide.push(std::iter::once(level.clone()).chain((0..steps).map(|step| amount(place, step))).collect());
        }
        if turned {
            wide = (0..=steps).map(|column| wide.iter().map(|row| row[column].clone()).collect()).collect();
            wide[0][0] = "Step".to_owned();
        } else if total {
            wide.push(std::iter::once("Total".to_owned()).chain((0..steps).map(|_| "999999".to_owned())).collect());
        }
        let width = wide[0].len();
        let above = if form == 3 { 0 } else { titles };
        for place in 0..above {
            wide.insert(0, std::iter::once(format!("Title {place}")).chain((1..width).map(|_| String::new())).collect());
        }
        let text = match form {
            0 => separated(&wide, ";"),
            1 => separated(&wide, "\t"),
            2 => html(&wide),
            _ => pipes(&wide),
        };
        let table = grid(&text);
        let guessed = guess(&table);
        let mapping = Mapping { currency: "USD".parse().ok(), ..guessed };
        let mapped = read(&table, &mapping);
        prop_assert_eq!(mapping.lies, if turned { Lies::LevelsAcross } else { Lies::LevelsDown }, "{}", text);
        prop_assert!(!mapped.notes.iter().any(|note| note.what.is_loss()), "{:?}", mapped.notes);
        let usual = files::start::ladder_of_bands(separated(&tidy, ",").as_bytes(), "Ours", None).unwrap();
        let bands = Some(separated(&tidy, ",").into_bytes());
        let expected = files::read(&files::Source { ladder: usual.clone(), bands }).dataset.unwrap();
        // With the ladder of the tidy table, and with the one that is made of the other.
        let with_its_ladder = mapped.reading(Some(&usual), "Ours");
        prop_assert_eq!(&with_its_ladder.problems, &Vec::new(), "{}", text);
        prop_assert_eq!(&with_its_ladder.dataset.unwrap().tables, &expected.tables);
        let alone = dataset(&mapped);
        prop_assert_eq!(&alone.tables, &expected.tables);
        prop_assert_eq!(alone.ladder.levels().count(), levels.len());
    }

    /// Nothing that somebody may paste makes it stumble, guessed or mapped at random, and each row that comes of it has a place.
    #[test]
    fn whatever_comes_is_read(bytes in prop::collection::vec(any::<u8>(), 0..200), columns in prop::collection::vec(0_usize..12, 0..6), above in 0_usize..4) {
        let _ = is_needed(&bytes);
        if let Some(table) = CellGrid::read(&bytes) {
            anyhow(&table, columns, above);
        }
    }

    #[test]
    fn whatever_looks_like_markup_is_read(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<table>", "</table>", "<tr>", "<td colspan=3>", "<td rowspan='4'>", "<th", " colspan=99999999999 rowspan=70000>", "<br>", "<sup>", "</sup>", "1,234",
            "&nbsp;", "&#0;", "&amp", "<!--", "-->", "<style>", "</style>", "E1", "level", "|", "\n", "---", "|--|--|\n", "\\", "**", "# ", "- ", "  - ", "ß", "<![CDATA[", "<p>",
        ]), 0..60),
        columns in prop::collection::vec(0_usize..12, 0..6), above in 0_usize..4,
    ) {
        let text = pieces.concat();
        let _ = is_needed(text.as_bytes());
        let _ = files::matrix::Matrix::read(text.as_bytes(), None, None).map(|matrix| matrix.ladder("x"));
        if let Some(table) = CellGrid::read(text.as_bytes()) {
            anyhow(&table, columns, above);
        }
    }
}

fn anyhow(table: &CellGrid, columns: Vec<usize>, above: usize) {
    let columns: Vec<Means> = columns.into_iter().map(|column| Means::ALL[column]).collect();
    for lies in [Lies::LevelsDown, Lies::LevelsAcross] {
        let heads = HeadMeans::ALL.into_iter().take(above).collect();
        let mapping = Mapping { above, lies, heads, columns: columns.clone(), goes_on: above.is_multiple_of(2), ..Mapping::default() };
        let mapped = read(table, &mapping);
        assert_eq!(mapped.rows() + 1, String::from_utf8(mapped.bands_csv.clone()).unwrap().lines().count());
        let _ = mapped.reading(None, "x");
    }
    let guessed = guess(table);
    let mapped = read(table, &guessed);
    let reading = mapped.reading(None, "x");
    for problem in reading.problems.iter().filter(|problem| problem.file == "bands.csv" && problem.place.line.is_some_and(|line| line > 1))
    {
        assert!(mapped.origin(problem).is_some(), "{problem:?}");
    }
    let _ = shape(table);
}

#[test]
fn a_page_that_claims_millions_of_cells_is_read_at_once() {
    let began = std::time::Instant::now();
    let spans = "<table>".to_owned() + &"<tr><td colspan=1000 rowspan=65000>x".repeat(2000) + &"<tr>".repeat(100_000);
    let nested = "<table><tr><td>".repeat(20_000);
    let open = "<td <".repeat(100_000) + &"&".repeat(100_000) + &"<!--".repeat(50_000) + &"|".repeat(100_000);
    for text in [spans, nested, format!("<table>{open}")] {
        if let Some(table) = CellGrid::read(text.as_bytes()) {
            let _ = read(&table, &guess(&table));
        }
    }
    // Far more than it takes; a walk through each claimed cell would take minutes.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
