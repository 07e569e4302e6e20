//! The radar beside the table, and both drawings as files.

use leptos::prelude::*;

use super::scene::CompareScene;
use crate::browser::time;
use crate::chart::scale::Scale;
use crate::chart::svg::{self, BandBar, Palette, Radar, Size};
use crate::markup::Markup;
use crate::view::parts::html::html;
use rules::compare::Side;
use rules::money::Money;
use words::Format;

/// The axes of all columns; nothing where the ladder has none.
fn radar(scene: &CompareScene, sides: &[Side<'_>]) -> Option<Radar> {
    let axes = &scene.figures.ladder().axes;
    let held = |side: &Side<'_>| (0..axes.len()).map(|place| side.grade(place).map(|grade| grade.get().into())).collect();
    let named = axes.iter().map(|axis| (axis.name.clone(), u16::try_from(axis.grades.len()).unwrap_or(u16::MAX)));
    (!axes.is_empty()).then(|| Radar { axes: named.collect(), columns: sides.iter().map(held).collect() })
}

/// The radar with its words, or that this ladder has no axes to draw.
pub fn figure(scene: &CompareScene, sides: &[Side<'_>]) -> AnyView {
    let ladder = scene.figures.ladder();
    let Some(radar) = radar(scene, sides) else {
        return view! { <aside class="panel"><p class="sub">{words::compare::NO_AXES}</p></aside> }.into_any();
    };
    let (width, height) = svg::RADAR;
    let about = words::compare::radar(&ladder.axes);
    let missing = words::compare::no_profile(sides).map(|missing| view! { <p class="sub">{missing}</p> }.into_any());
    let named = move || about.clone();
    view! {
        <figure class="panel radar">
            <svg viewBox=format!("0 0 {width} {height}") aria-hidden="true" {..html(svg::radar(&radar, &Palette::PAGE))}></svg>
            <figcaption>{named()}</figcaption>
            {missing}
        </figure>
    }
    .into_any()
}

/// The names of the columns, for the key of a file.
fn names(sides: &[Side<'_>]) -> Vec<String> {
    sides.iter().map(|side| side.at().to_string()).collect()
}

/// A drawing with its key as a file.
fn file(scene: &CompareScene, sides: &[Side<'_>], what: &str, (width, height): Size, drawing: Markup) -> String {
    let title = format!("{what}: {}", words::compare::title(sides));
    let key = svg::key(&names(sides), (width, height), &Palette::FILE);
    let figures = &scene.figures;
    let about = words::compare::of_dataset(&figures.ladder().name, figures.quote().pay.effective(), time::today(), &figures.locale());
    svg::standalone(&title, &about, (width, height + svg::KEY), &Palette::FILE, &[drawing, key].into_iter().collect()).as_str().to_owned()
}

/// The radar as a file; nothing without axes.
pub fn radar_file(scene: &CompareScene) -> Option<String> {
    let sides = scene.sides();
    let drawing = svg::radar(&radar(scene, &sides)?, &Palette::FILE);
    Some(file(scene, &sides, "Axes", svg::RADAR, drawing))
}

/// The bands as a file; nothing without pay.
pub fn bands_file(scene: &CompareScene) -> Option<String> {
    let (sides, quote, locale) = (scene.sides(), scene.figures.quote(), scene.figures.locale());
    let bands: Vec<_> = sides.iter().filter_map(|side| quote.convert(side.band?)).collect();
    let currency = bands.first()?.currency();
    let scale = Scale::around(bands.iter().flat_map(|band| [band.min().minor(), band.max().minor()]), 5);
    let place = |amount: Money| scale.place(amount.minor());
    let rows: Vec<BandBar> = sides
        .iter()
        .map(|side| {
            let level = side.found.level;
            let band = side.band.and_then(|band| quote.convert(band));
            let pay = |step| quote.at(level, step).map(|pay| place(pay.mid()));
            let range = band.map(|band| words::pay::range(band, |amount| locale.money(amount))).unwrap_or_default();
            BandBar {
                name: format!("{} {}   {range}", side.at(), level.title),
                ends: band.map(|band| (place(band.min()), place(band.max()))),
                steps: level.steps.iter().filter_map(|step| pay(&step.id)).collect(),
                on: pay(&side.step.id),
            }
        })
        .collect();
    let ticks: Vec<(f64, String)> =
        scale.ticks().iter().map(|tick| (scale.place(*tick), locale.short(Money::new(*tick, currency)))).collect();
    let drawing = svg::bands(&rows, &ticks, &Palette::FILE);
    Some(file(scene, &sides, &words::compare::pay_head(quote.per), svg::bands_size(rows.len()), drawing))
}
