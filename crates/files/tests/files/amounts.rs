//! Amounts.

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
}

#[test]
fn a_group_of_three_where_the_currency_has_no_such_fraction() {
    // As a spreadsheet exports a column of whole amounts.
    assert_eq!(read("48,000", "USD"), "A.1 48000.00 USD");
    assert_eq!(read("$62,000", "USD"), "A.1 62000.00 USD");
    assert_eq!(read("48.000", "EUR"), "A.1 48000.00 EUR");
    assert_eq!(read("48.000 €", "EUR"), "A.1 48000.00 EUR");
    assert_eq!(reads(LADDER, "level,1,2\nA,\"48,000\",\"49,500\"\n"), ["A.1 48000.00 USD", "A.2 49500.00 USD"]);
}

#[test]
fn holes_as_people_write_them() {
    for hole in ["-", "–", "—", "n/a", "N/A", " - "] {
        assert_eq!(reads(LADDER, format!("level,1,2\nA,100,{hole}\nB,{hole},200\n")), ["A.1 100.00 USD", "B.2 200.00 USD"], "{hole}");
        assert_eq!(reads(LADDER, format!("level,step,amount\nA,1,100\nA,2,{hole}\n")), ["A.1 100.00 USD"], "{hole}");
        let range = format!("level,step,amount,min,mid,max\nA,,{hole},100,{hole},120\n");
        assert_eq!(reads(LADDER, range), ["A 100.00–120.00 USD"], "{hole}");
    }
}

#[test]
fn pay_of_nothing_is_read_and_warned_of() {
    let reading = testing::read(LADDER.as_bytes(), Some(b"level,1,2\nA,100,0\nB,0.00,200\n"));
    assert_eq!(cells(reading.dataset.as_ref().unwrap()).len(), 4);
    let zero = "pay of 0 → an amount above 0: where there is no rate, leave the cell empty";
    assert_eq!(of_file(&reading, "bands.csv"), [format!("warning 2 2: {zero}"), format!("warning 3 1: {zero}")]);
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
        "none",
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
