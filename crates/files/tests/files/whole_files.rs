//! Whole files.

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
    let reading = testing::read(ladder, Some(bands));
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

/// A text in UTF-16 with its byte order mark, the lower byte of each unit first, and the other way round.
fn utf_16(text: &str) -> [Vec<u8>; 2] {
    let low: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let high = low.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
    [low, high]
}

#[test]
fn utf_16_with_its_mark() {
    for ladder in utf_16(LADDER) {
        for bands in utf_16(GOOD) {
            assert_eq!(problems(&ladder, &bands), Vec::<String>::new());
        }
    }
    let reading = |bands: &[u8]| testing::read(LADDER.as_bytes(), Some(bands)).dataset.unwrap().tables;
    assert_eq!(reading(&utf_16(GOOD)[0]), reading(GOOD.as_bytes()));
}

#[test]
fn broken_utf_16() {
    for whole in utf_16(GOOD) {
        let cut = &whole[..whole.len() - 1];
        assert_eq!(problems(LADDER.as_bytes(), cut), [format!("bands error - : text in UTF-16 that is cut off or broken → {UTF_8}")]);
    }
    let half = [0xFF, 0xFE, 0x3D, 0xD8];
    assert_eq!(problems(LADDER.as_bytes(), &half), [format!("bands error - : text in UTF-16 that is cut off or broken → {UTF_8}")]);
    assert_eq!(problems(LADDER.as_bytes(), &[0xFF, 0xFE]), ["bands error - : an empty file → a file with content"]);
}

#[test]
fn not_utf_8() {
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
    let Reading { dataset, problems } = testing::read(LADDER.as_bytes(), Some(file.as_bytes()));
    let dataset = dataset.unwrap();
    assert_eq!(problems, []);
    assert_eq!(dataset.tables.regions().len(), 16_667);
    let cells = cells(&dataset);
    assert_eq!(cells.len(), 100_000);
    assert!(cells.contains(&"Region 16666 2026-01-01 B.1 149999.50 USD".to_owned()));
}

#[test]
fn a_hundred_thousand_bad_rows() {
    let file = String::from("level,step,amount\n") + &"A,1,none\n".repeat(100_000);
    let reading = testing::read(LADDER.as_bytes(), Some(file.as_bytes()));
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
    assert!(testing::read(ladder(20).as_bytes(), None).dataset.is_some(), "an unknown field, however odd, is a warning");
}

#[test]
fn a_megabyte_in_one_field() {
    let long = "x".repeat(1 << 20);
    let ladder = LADDER.replace("Small ladder", &long).replace("\"First\"", &format!("\"First\", \"about\": \"{long}\""));
    let file = format!("level,1,region\nA,100,\nB,200,{long}\n");
    let Reading { dataset, .. } = testing::read(ladder.as_bytes(), Some(file.as_bytes()));
    let dataset = dataset.unwrap();
    assert_eq!(dataset.ladder.name.len(), 1 << 20);
    assert_eq!(dataset.tables.regions(), ["", &long]);
}

#[test]
fn a_megabyte_where_it_does_not_belong_is_quoted_in_part() {
    let long = "x".repeat(1 << 20);
    let ladder = LADDER.replace("\"USD\"", &format!("\"{long}\"")).replace("\"id\": \"t\"", &format!("\"id\": \"{long}\""));
    let file = format!("level,step,amount\n{long},1,100\nA,{long},100\nA,1,{long}\n");
    let reading = testing::read(LADDER.as_bytes(), Some(file.as_bytes()));
    let told = [of_file(&testing::read(ladder.as_bytes(), None), "ladder.json"), of_file(&reading, "bands.csv")].concat();
    assert_eq!(told.iter().filter(|told| told.contains(&format!("“{}…”", "x".repeat(60)))).count(), 5, "{told:?}");
    assert!(told.iter().all(|told| told.len() < 400));
}

#[test]
fn a_hundred_thousand_levels_in_falling_rank_are_put_in_order() {
    let level = |number: u32| format!("{{ \"id\": \"L{number}\", \"rank\": {}, \"title\": \"T\" }}", 1 + number / 101);
    let levels: Vec<String> = (0..100_000).rev().map(level).collect();
    let ladder = format!(
        "{{ \"format\": 1, \"name\": \"N\", \"tracks\": [ {{ \"id\": \"t\", \"name\": \"T\", \"levels\": [ {} ] }} ] }}",
        levels.join(",")
    );
    let reading = testing::read(ladder.as_bytes(), None);
    assert_eq!(of_file(&reading, "ladder.json"), Vec::<String>::new());
    let dataset = reading.dataset.unwrap();
    let ranks: Vec<u16> = dataset.ladder.levels().map(|found| found.level.rank).collect();
    assert_eq!((ranks.len(), ranks[0], ranks[99_999]), (100_000, 1, 991));
    assert!(ranks.is_sorted());
}

#[test]
fn a_hundred_thousand_expectations_of_a_level() {
    let lines = "\"Something.\", \"\", ".repeat(50_000) + "\"The last.\"";
    let ladder = LADDER.replace("\"title\": \"First\",", &format!("\"title\": \"First\", \"expects\": [ {lines} ],"));
    let reading = testing::read(ladder.as_bytes(), Some(GOOD.as_bytes()));
    assert_eq!(of_file(&reading, "ladder.json").len(), 50_000, "each empty one is named");
    let dataset = reading.dataset.unwrap();
    assert_eq!(dataset.ladder.levels().next().unwrap().level.expects.len(), 50_001);
}

#[test]
fn a_line_of_ten_megabytes() {
    let cells = ",x".repeat(TEN_MEGABYTES / 2);
    assert_eq!(
        problems(LADDER.as_bytes(), format!("level,1\nA,100\nB,200{cells}\n").as_bytes()),
        ["bands error 3 : 5242882 cells → 2 as in the header: put amounts that contain the separator in quotes"]
    );
    let space = " ".repeat(TEN_MEGABYTES / LADDER.lines().count());
    let ladder = LADDER.replace('\n', &space).replace("\"rank\": 1", "\"rank\": 0");
    let told = problems(ladder.as_bytes(), GOOD.as_bytes());
    assert_eq!(told, ["error 1 tracks[0].levels[0].rank: 0 → a rank from 1 to 999"]);
}
