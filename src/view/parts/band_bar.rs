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

/// A path of dots.
pub fn dots(places: &[f64]) -> String {
    places.iter().fold(String::new(), |mut path, place| {
        // Writing into a String cannot fail.
        let _ = write!(path, "M{} 8h1", x(*place));
        path
    })
}

/// A band bar; the words beside it hold the same values. `on` is the place of the step that is open, if any.
#[component]
pub fn BandBar(bar: Bar, #[prop(into)] on: Signal<Option<usize>>) -> impl IntoView {
    let Bar { from, to, pips } = bar;
    let open = pips.clone();
    let selected = move || on.get().and_then(|index| open.get(index).copied()).map(|place| dots(&[place])).unwrap_or_default();
    let edge = selected.clone();
    view! {
        <svg class="band" viewBox="0 0 10000 16" preserveAspectRatio="none" aria-hidden="true">
            <path class="rail" d="M0 8H10000" />
            <path class="range" d=format!("M{} 8H{}", x(from), x(to).max(x(from) + 1)) />
            <path class="pips" d=dots(&pips) />
            <path class="on edge" d=edge />
            <path class="on" d=selected />
        </svg>
    }
}
