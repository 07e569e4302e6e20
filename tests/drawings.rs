//! Drawings as files: valid XML that stands on its own, with every name intact and every place a number.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use roxmltree::Document;
use stepladder::chart::svg::{self, BandBar, Palette, Radar};
use stepladder::markup::Markup;

/// A name as a drawing shows it: breaks are blanks, and what XML forbids is left out.
fn shown(name: &str) -> String {
    let blank = |letter: char| if matches!(letter, '\t' | '\n' | '\r') { ' ' } else { letter };
    name.chars().map(blank).filter(|letter| *letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

/// Checks a file and gives its texts.
fn checked(file: &str) -> Vec<String> {
    let document = Document::parse(file).unwrap_or_else(|error| panic!("{error}\n{file}"));
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.tag_name().namespace()), ("svg", Some("http://www.w3.org/2000/svg")));
    let child = |name: &str| root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name))).unwrap();
    assert!(child("title").text().is_some() && child("desc").text().is_some());
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        for attribute in node.attributes() {
            let value = attribute.value();
            assert!(!["NaN", "inf", "var("].iter().any(|bad| value.contains(bad)), "{value}");
            assert!(!value.contains(i32::MAX.to_string().as_str()) && !value.contains(i32::MIN.to_string().as_str()), "{value}");
            assert!(!matches!(attribute.name(), "style" | "class"), "a file has no style of the page's");
        }
    }
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

fn file(radar: &Radar) -> String {
    let drawing = svg::radar(radar, &Palette::FILE);
    svg::standalone("A & B <c>", "\"Five\" axes", svg::RADAR, &Palette::FILE, &drawing).as_str().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_radar_is_valid(names in vec(any::<String>(), 0..9), grades in 0..7_u16, held in vec(vec(option::of(0..9_u16), 0..9), 0..6)) {
        let radar = Radar { axes: names.iter().map(|name| (name.clone(), grades)).collect(), columns: held };
        let expected: Vec<String> = names.iter().map(|name| shown(name)).collect();
        prop_assert_eq!(checked(&file(&radar)), expected);
    }

    #[test]
    fn bands_are_valid(names in vec(any::<String>(), 0..5), ends in option::of((-2.0..2.0, 0.0..2.0)), on in option::of(-1.0..2.0), ticks in vec((0.0..1.0, any::<String>()), 0..5)) {
        let row = |name: &String| BandBar { name: name.clone(), ends, steps: vec![0.1, 0.5], on };
        let rows: Vec<BandBar> = names.iter().map(row).collect();
        let size = svg::bands_size(rows.len());
        let file = svg::standalone("Bands", "On one scale", size, &Palette::FILE, &svg::bands(&rows, &ticks, &Palette::FILE));
        let texts = checked(file.as_str());
        let expected: Vec<String> = ticks.iter().map(|(_, name)| shown(name)).chain(names.iter().map(|name| shown(name))).collect();
        prop_assert_eq!(texts, expected);
    }
}

fn sample() -> Radar {
    let axes = ["Technology", "System", "People", "Process", "Influence"].map(|name| (name.to_owned(), 5)).into();
    let columns = [[4, 4, 3, 4, 3], [3, 3, 5, 4, 2], [5, 5, 3, 4, 4], [3, 3, 3, 3, 2]];
    Radar { axes, columns: columns.map(|column| column.map(Some).to_vec()).to_vec() }
}

#[test]
fn columns_differ_in_shape_dash_and_colour() {
    let marks: Vec<Markup> =
        (0..svg::LINES).map(|column| svg::mark(column, (0, 0), &Palette { columns: ["x"; svg::LINES], ..Palette::FILE })).collect();
    assert!((0..4).all(|one| (0..one).all(|other| marks[one] != marks[other])), "by shape alone");
    let drawing = svg::radar(&sample(), &Palette::FILE);
    for (dashes, colour) in [("none", "#0b6e99"), ("12 7", "#b4530a"), ("3 6", "#6a3fa0"), ("16 6 3 6", "#2e7d32")] {
        assert!(drawing.as_str().contains(&format!("stroke=\"{colour}\" stroke-width=\"4\" stroke-dasharray=\"{dashes}\"")), "{colour}");
    }
}

/// The colours of a file are those of the page in light, word for word.
#[test]
fn a_file_has_the_light_colours_of_the_page() {
    let tokens = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).unwrap();
    let light = |variable: &str| {
        let name = variable.trim_start_matches("var(").trim_end_matches(')');
        let (_, rest) = tokens.split_once(&format!("{name}: light-dark(")).unwrap();
        rest.split_once(',').unwrap().0.to_owned()
    };
    let (page, file) = (Palette::PAGE, Palette::FILE);
    assert_eq!([page.ink, page.line].map(light), [file.ink, file.line]);
    assert_eq!(page.columns.map(light), file.columns);
    assert_eq!(light("var(--card)"), file.paper.unwrap());
}

/// Only the colours tell the page's drawing from the file's.
#[test]
fn the_page_draws_the_same() {
    let (page, file) = (svg::radar(&sample(), &Palette::PAGE), svg::radar(&sample(), &Palette::FILE));
    let mut coloured = page.as_str().to_owned();
    let pairs = Palette::PAGE.columns.into_iter().zip(Palette::FILE.columns);
    for (variable, colour) in pairs.chain([(Palette::PAGE.ink, Palette::FILE.ink), (Palette::PAGE.line, Palette::FILE.line)]) {
        coloured = coloured.replace(variable, colour);
    }
    assert_eq!(coloured, file.as_str());
}

/// Names of axes at the sides have the least room.
#[test]
fn a_long_name_shrinks_and_stays_inside() {
    let mut radar = sample();
    radar.axes[1].0 = "Operational excellence".to_owned();
    radar.axes[4].0 = "Influence on the company".to_owned();
    let file = file(&radar);
    let document = Document::parse(&file).unwrap();
    let mut sizes = Vec::new();
    for text in document.descendants().filter(|node| node.tag_name().name() == "text") {
        let number = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
        let (x, size) = (number("x"), number("font-size"));
        let width = size * 0.6 * f64::from(u16::try_from(text.text().unwrap().chars().count()).unwrap());
        let start = match text.attribute("text-anchor").unwrap() {
            "start" => x,
            "middle" => x - width / 2.0,
            _ => x - width,
        };
        assert!(start >= 0.0 && start + width <= f64::from(svg::RADAR.0), "{text:?}");
        sizes.push(size);
    }
    assert!(sizes[1] < sizes[0] && sizes[4] < sizes[0], "{sizes:?}");
}

#[test]
fn the_key_names_every_column() {
    let names = ["D5.1", "EM5.1 <x>"].map(str::to_owned);
    let (width, height) = svg::RADAR;
    let drawing: Markup = [svg::radar(&sample(), &Palette::FILE), svg::key(&names, svg::RADAR, &Palette::FILE)].into_iter().collect();
    let texts = checked(svg::standalone("Radar", "With a key", (width, height + svg::KEY), &Palette::FILE, &drawing).as_str());
    assert_eq!(texts[5..], names);
}

#[test]
fn a_grade_that_is_missing_leaves_the_outline_open() {
    let mut radar = sample();
    radar.columns = vec![vec![Some(3), None, Some(2), Some(2), Some(1)]];
    let lines = |radar: &Radar| svg::radar(radar, &Palette::FILE).as_str().matches("stroke-width=\"4\"").count();
    let filled = |radar: &Radar| svg::radar(radar, &Palette::FILE).as_str().contains("fill-opacity");
    assert_eq!((lines(&radar), filled(&radar)), (1, false));
    assert!(filled(&sample()));
    radar.columns = vec![vec![Some(3), None, Some(2), None, Some(1)]];
    assert_eq!(lines(&radar), 2);
}
