//! A band on a shared scale, with its steps as marks.

use std::fmt::Write as _;

use leptos::prelude::*;

/// A bar from `from` to `to`, marks at `pips`, one of them on; all as shares of the width.
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

/// A path as markup. A drawing of a few paths is handed to the browser as one text: a page has hundreds of them, and making each
/// element by itself takes several times as long. Only our own words and numbers stand in it.
pub fn path(class: &str, d: &str) -> String {
    format!("<path class=\"{class}\" d=\"{d}\"/>")
}

/// A dot at half the height of a bar.
const DOT: &str = "8h1";

/// A band bar as markup, with that step marked.
pub fn markup(bar: &Bar, on: Option<usize>) -> String {
    let drawing = drawing(bar, on);
    format!("<svg class=\"band\" viewBox=\"0 0 10000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{drawing}</svg>")
}

fn drawing(bar: &Bar, on: Option<usize>) -> String {
    let (from, to) = (x(bar.from), x(bar.to));
    let dot = on.and_then(|index| bar.pips.get(index)).map(|place| marks([x(*place)], DOT));
    let dot = dot.map(|dot| path("on edge", &dot) + &path("on", &dot)).unwrap_or_default();
    path("rail", "M0 8H10000")
        + &path("range", &format!("M{from} 8H{}", to.max(from + 1)))
        + &path("pips", &marks(bar.pips.iter().copied().map(x), DOT))
        + &dot
}

/// A band bar; the words beside it hold the same values. `on` is the place of the step that is open, if any.
#[component]
pub fn BandBar(
    /// Where everything stands.
    bar: Bar,
    /// The place in the order of the step that is open, if any.
    #[prop(into)]
    on: Signal<Option<usize>>,
) -> impl IntoView {
    let drawing = move || drawing(&bar, on.get());
    view! { <svg class="band" viewBox="0 0 10000 16" preserveAspectRatio="none" aria-hidden="true" inner_html=drawing /> }.into_any()
}
