//! Drawings as SVG text, one for the page and for a file: the page fills them with the variables of its style, a file with colours of its own.
//!
//! Columns are told apart by the shape of their marks, by dashes and by colour. All places are whole numbers, which print in little
//! code.

use std::fmt::Write as _;

use super::radar::{self, Anchor, Point};
use crate::markup::Markup;

/// The colours of a drawing, as CSS or SVG writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything; nothing on a page, whose own shows through.
    pub paper: Option<&'static str>,
    /// Words.
    pub ink: &'static str,
    /// Rings, axes and rails.
    pub line: &'static str,
    /// The columns; they take turns.
    pub columns: [&'static str; LINES],
}

impl Palette {
    /// The colours of the page: those of `style/tokens.css`.
    pub const PAGE: Self = Self {
        paper: None,
        ink: "var(--ink)",
        line: "var(--line)",
        columns: ["var(--a)", "var(--b)", "var(--c)", "var(--d)", "var(--ink)", "var(--soft)", "var(--accent)"],
    };

    /// The light colours of `style/tokens.css`, for a file that stands on its own.
    pub const FILE: Self = Self {
        paper: Some("#ffffff"),
        ink: "#1d2126",
        line: "#dcd8ce",
        columns: ["#0b6e99", "#b4530a", "#6a3fa0", "#2e7d32", "#1d2126", "#5b626b", "#1f4fd8"],
    };

    fn column(self, column: usize) -> &'static str {
        self.columns.into_iter().cycle().nth(column % LINES).unwrap_or(self.ink)
    }
}

/// The size of a drawing.
pub type Size = (i32, i32);

/// The size of the letters, and the smallest to which a long name shrinks so that it stays in the drawing.
const LETTERS: i32 = 26;
const SMALLEST: i32 = 11;

/// How many lines can be told apart by mark, dashes and colour together; beyond, they take turns.
pub const LINES: usize = 7;

/// The marks of the lines in a text, as [`mark`] draws them.
pub const MARKS: [&str; LINES] = ["●", "■", "▲", "◆", "▼", "✚", "★"];

/// The dashes of a line. The first one has none, whatever it is.
pub const fn dashes(line: usize) -> &'static str {
    match line % LINES {
        0 => "none",
        1 => "12 7",
        2 => "3 6",
        3 => "16 6 3 6",
        4 => "24 6",
        5 => "6 3 3 3",
        _ => "12 4 2 4 2 4",
    }
}

/// The mark of a line, of about 16 across: a circle, a square, a triangle, a diamond, a triangle on its head, a cross,
/// a star.
pub fn mark(column: usize, (x, y): (i32, i32), palette: &Palette) -> Markup {
    let shape = match column % LINES {
        0 => format!("M{} {y}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0", x - 8),
        1 => format!("M{} {}h15v15h-15", x - 7, y - 7),
        2 => format!("M{x} {}l10 17h-20", y - 11),
        3 => format!("M{x} {}l10 10l-10 10l-10 -10", y - 10),
        4 => format!("M{x} {}l-10 -17h20", y + 11),
        5 => format!("M{} {}v7h7v6h-7v7h-6v-7h-7v-6h7v-7", x + 3, y - 10),
        _ => format!("M{x} {}l3 7l7 1l-5 5l1 7l-6 -4l-6 4l1 -7l-5 -5l7 -1", y - 10),
    };
    let mut out = Markup::of("<path d=\"");
    out.text(shape).html("z\" fill=\"").html(palette.column(column)).html("\"/>");
    out
}

fn words(text: &str, (x, y): (i32, i32), anchor: Anchor, palette: &Palette) -> Markup {
    let right = RADAR.0 - x;
    let (anchor, room) = match anchor {
        Anchor::Start => ("start", right),
        Anchor::Middle => ("middle", 2 * x.min(right)),
        Anchor::End => ("end", x),
    };
    // A letter is about six tenths as wide as high.
    let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX).max(1);
    let size = (room.saturating_mul(10) / 6 / letters).clamp(SMALLEST, LETTERS);
    let mut out = Markup::of("<text x=\"");
    out.text(x).html("\" y=\"").text(y).html("\" text-anchor=\"").html(anchor).html("\" font-size=\"").text(size);
    out.html("\" fill=\"").html(palette.ink).html("\">").text(text).html("</text>");
    out
}

fn line(path: &str, width: i32, colour: &'static str, dashes: &'static str, fill: Option<&'static str>) -> Markup {
    let mut out = Markup::of("<path d=\"");
    out.text(path).html("\" stroke=\"").html(colour).html("\" stroke-width=\"").text(width).html("\" stroke-dasharray=\"").html(dashes);
    out.html("\" stroke-linejoin=\"round\" fill=\"").html(fill.unwrap_or("none")).html("\"");
    if fill.is_some() {
        out.html(" fill-opacity=\"0.1\"");
    }
    out.html("/>");
    out
}

/// A radar: the names of its axes with how many grades each has, and for each column the grade held on each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radar {
    /// The axes.
    pub axes: Vec<(String, u16)>,
    /// The grades of each column, counted from 1, in the order of the axes; nothing leaves a gap.
    pub columns: Vec<Vec<Option<u16>>>,
}

/// The size of a radar; every other drawing is as wide.
pub const RADAR: Size = (900, 680);

/// The place of a point around the centre of a radar.
#[allow(clippy::cast_possible_truncation)] // a place in a drawing of some hundreds
fn placed((x, y): Point) -> (i32, i32) {
    const RADIUS: f64 = 260.0;
    ((x * RADIUS).round() as i32 + RADAR.0 / 2, (y * RADIUS).round() as i32 + 345)
}

fn path(points: &[Point], closed: bool) -> String {
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        let (x, y) = placed(*point);
        let _ = write!(path, "{}{x} {y}", if index == 0 { 'M' } else { 'L' });
    }
    path + if closed { "z" } else { "" }
}

/// What stands inside the `<svg>` of a radar of the size [`RADAR`]. A grade stands at its share of its axis' highest; rings are drawn
/// where all axes have as many grades. Empty without axes.
pub fn radar(radar: &Radar, palette: &Palette) -> Markup {
    let count = radar.axes.len();
    let Some((_, grades)) = radar.axes.first() else { return Markup::default() };
    let even = radar.axes.iter().all(|axis| axis.1 == *grades);
    let mut out = Markup::default();
    for grade in if even { 1..=*grades } else { 1..=1 } {
        let share = if even { f64::from(grade) / f64::from(*grades) } else { 1.0 };
        out.add(&line(&path(&radar::ring(count, share), true), 2, palette.line, "none", None));
    }
    for (axis, (name, _)) in radar.axes.iter().enumerate() {
        out.add(&line(&path(&[(0.0, 0.0), radar::point(axis, count, 1.0)], false), 2, palette.line, "none", None));
        let (at, anchor) = radar::label(axis, count, 0.08);
        let (x, y) = placed(at);
        // Letters stand on their line: below the rim it has to be their height lower.
        let lower = if at.1 > 0.1 { LETTERS * 4 / 5 } else { 0 };
        out.add(&words(name, (x, y + lower), anchor, palette));
    }
    for (column, held) in radar.columns.iter().enumerate() {
        let share = |(held, (_, of)): (&Option<u16>, &(String, u16))| {
            held.filter(|held| (1..=*of).contains(held)).map(|held| f64::from(held) / f64::from(*of))
        };
        let shares: Vec<Option<f64>> = held.iter().zip(&radar.axes).map(share).collect();
        let outline = radar::outline(&shares);
        let colour = palette.column(column);
        let area = outline.closed.then_some(colour);
        out.extend(outline.runs.iter().map(|run| line(&path(run, outline.closed), 4, colour, dashes(column), area)));
        out.extend(outline.runs.iter().flatten().map(|point| mark(column, placed(*point), palette)));
    }
    out
}

/// A band on a shared scale: its name, its ends and its steps as shares of the width, and which step is marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BandBar {
    /// What stands above the bar.
    pub name: String,
    /// Where it begins and ends.
    pub ends: Option<(f64, f64)>,
    /// Where its steps stand.
    pub steps: Vec<f64>,
    /// Where the position stands.
    pub on: Option<f64>,
}

/// Room for one band.
const ROW: i32 = 90;
/// The left end of the scale, and its width.
const SCALE: (i32, i32) = (30, 840);

/// The size of a drawing of so many bands.
pub fn bands_size(rows: usize) -> Size {
    (RADAR.0, i32::try_from(rows).unwrap_or_default().saturating_mul(ROW) + 60)
}

/// What stands inside the `<svg>` of bands on one scale, with round values below it, of the size [`bands_size`].
pub fn bands(rows: &[BandBar], ticks: &[(f64, String)], palette: &Palette) -> Markup {
    let mut out = Markup::default();
    let bottom = bands_size(rows.len()).1 - 45;
    for (share, name) in ticks {
        let x = along(*share);
        out.add(&line(&format!("M{x} 10V{bottom}"), 2, palette.line, "none", None));
        out.add(&words(name, (x, bottom + 32), Anchor::Middle, palette));
    }
    for (column, row) in rows.iter().enumerate() {
        let top = i32::try_from(column).unwrap_or_default().saturating_mul(ROW);
        let (colour, y) = (palette.column(column), top + 65);
        out.add(&words(&row.name, (SCALE.0, top + 38), Anchor::Start, palette));
        if let Some((from, to)) = row.ends {
            let (from, to) = (along(from), along(to));
            let path = format!("M{from} {}H{}v20H{from}z", y - 10, to.max(from + 2));
            out.html("<path d=\"").text(path).html("\" fill=\"").html(colour).html("\" fill-opacity=\"0.25\" stroke=\"").html(colour);
            out.html("\" stroke-width=\"2\"/>");
        }
        for step in &row.steps {
            out.add(&line(&format!("M{} {}v12", along(*step), y - 6), 3, colour, "none", None));
        }
        out.extend(row.on.map(|on| mark(column, (along(on), y), palette)));
    }
    out
}

#[allow(clippy::cast_possible_truncation)] // a share is about 1 at most
fn along(share: f64) -> i32 {
    SCALE.0 + (share * f64::from(SCALE.1)).round() as i32
}

/// Which mark is which column, side by side below a drawing of that size: for a file, which has no table beside it.
pub fn key(names: &[String], (width, height): Size, palette: &Palette) -> Markup {
    let each = width / i32::try_from(names.len()).unwrap_or(1).max(1);
    let mut out = Markup::default();
    for (column, name) in names.iter().enumerate() {
        let x = 40 + each.saturating_mul(i32::try_from(column).unwrap_or_default());
        out.add(&mark(column, (x, height + 22), palette));
        out.add(&words(name, (x + 20, height + 31), Anchor::Start, palette));
    }
    out
}

/// The height that a key takes.
pub const KEY: i32 = 60;

/// A file that stands on its own: a title and a description for those who listen, the paper, and the drawing.
pub fn standalone(title: &str, about: &str, (width, height): Size, palette: &Palette, drawing: &Markup) -> Markup {
    let mut out = Markup::of("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    out.text(width).html("\" height=\"").text(height).html("\" viewBox=\"0 0 ").text(width).html(" ").text(height);
    out.html("\" role=\"img\" font-family=\"system-ui, sans-serif\"><title>")
        .text(title)
        .html("</title><desc>")
        .text(about)
        .html("</desc>");
    if let Some(paper) = palette.paper {
        out.html("<rect width=\"").text(width).html("\" height=\"").text(height).html("\" fill=\"").html(paper).html("\"/>");
    }
    out.add(drawing).html("</svg>\n");
    out
}

/// A line of a class in a stretched drawing: its strokes do not scale, and its dashes are pixels.
pub fn straight(class: &str, path: &str, dashes: &'static str) -> Markup {
    let mut out = Markup::of("<path class=\"");
    out.text(class).html("\" d=\"").text(path).html("\" fill=\"none\" stroke-dasharray=\"").html(dashes);
    out.html("\" vector-effect=\"non-scaling-stroke\"/>");
    out
}
