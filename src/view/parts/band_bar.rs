//! A band on a shared scale, with its steps as marks.

use std::fmt::Write as _;

use crate::markup::Markup;

/// A bar from `from` to `to`, marks at `pips`, one of them on; all as shares of the width. The words beside it hold the same values.
///
/// Strokes do not scale, so one stretched drawing of three paths serves every width: a dot is a line of no length with round ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Where the band begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Where its steps stand.
    pub pips: Vec<f64>,
}

/// A place in the units of the drawing, which is 10,000 wide: whole numbers are fine enough, and print in little code.
#[allow(clippy::cast_possible_truncation)] // a share is about 1 at most
pub fn x(share: f64) -> i32 {
    (share * 10_000.0).round() as i32
}

/// A path that draws the same mark at several places: `8h1` is a dot, `8V24` an upright line.
pub fn marks(places: impl IntoIterator<Item = i32>, mark: &str) -> String {
    places.into_iter().fold(String::new(), |mut path, place| {
        // Writing into a String cannot fail.
        let _ = write!(path, "M{place} {mark}");
        path
    })
}

/// Adds a path of a class.
pub fn path(out: &mut Markup, class: &'static str, d: &str) {
    out.html("<path class=\"").html(class).html("\" d=\"").text(d).html("\"/>");
}

/// A dot at half the height of a bar.
const DOT: &str = "8h1";

/// Adds a band bar, with the step in that place marked.
pub fn bar(out: &mut Markup, bar: &Bar, on: Option<usize>) {
    out.html("<svg class=\"band\" viewBox=\"0 0 10000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    out.add(&drawing(bar, on)).html("</svg>");
}

/// What stands inside a band bar.
pub fn drawing(bar: &Bar, on: Option<usize>) -> Markup {
    let (from, to) = (x(bar.from), x(bar.to));
    let mut out = Markup::default();
    path(&mut out, "rail", "M0 8H10000");
    path(&mut out, "range", &format!("M{from} 8H{}", to.max(from + 1)));
    path(&mut out, "pips", &marks(bar.pips.iter().copied().map(x), DOT));
    if let Some(place) = on.and_then(|index| bar.pips.get(index)) {
        let dot = marks([x(*place)], DOT);
        path(&mut out, "on edge", &dot);
        path(&mut out, "on", &dot);
    }
    out
}
