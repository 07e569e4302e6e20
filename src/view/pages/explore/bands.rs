//! The bands: all levels of the tracks shown on one pay axis, with gaps and overlaps, each beside its figures.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::scene::Scene;
use crate::browser::format::Locale;
use crate::chart::scale::{Scale, percent};
use crate::route::Sort;
use crate::view::parts::band_bar::{marks, path, x};
use crate::view::parts::hue::hue;
use crate::view::parts::table::{axis, num};
use rules::id::Position;
use rules::ladder::{Level, Track};
use rules::money::Money;
use rules::pay::{Band, Meeting};
use words::Format;

struct Row<'a> {
    hue: &'static str,
    track: &'a Track,
    level: &'a Level,
    /// In the unit of the files, for ratios.
    band: Band,
    /// Per the period shown.
    shown: Band,
    /// The next level of the track, and its band in both.
    next: Option<(&'a Level, Band, Band)>,
}

fn rows(scene: &Scene) -> Vec<Row<'_>> {
    let quote = scene.quote();
    let pay = move |level: &Level| {
        let band = quote.pay.band(&level.id)?;
        Some((band, quote.convert(band)?))
    };
    let rows = scene.shown().flat_map(|(index, track)| {
        track.levels.iter().enumerate().filter_map(move |(place, level)| {
            let (band, shown) = pay(level)?;
            let next = track.levels.get(place + 1).and_then(|next| pay(next).map(|(band, shown)| (next, band, shown)));
            Some(Row { hue: hue(index), track, level, band, shown, next })
        })
    });
    let mut rows: Vec<Row<'_>> = rows.collect();
    // Equal ones keep the order of the tracks.
    match scene.explore.sort {
        Sort::Rank => rows.sort_by_key(|row| Reverse(row.level.rank)),
        Sort::Midpoint => rows.sort_by_key(|row| Reverse((row.band.mid(), row.level.rank))),
    }
    rows
}

/// The bands of the tracks shown.
pub fn bands(scene: &Scene, at: Memo<Option<Position>>) -> impl IntoView + use<> {
    let rows = rows(scene);
    if rows.is_empty() {
        return view! { <p class="panel">"This dataset gives no pay for these tracks, so there are no bands to show."</p> }.into_any();
    }
    let scale = Scale::around(rows.iter().flat_map(|row| [row.shown.min().minor(), row.shown.max().minor()]), 6);
    let locale = scene.locale();
    let tick = |value: &i64| Some((percent(scale.place(*value)), locale.short(Money::new(*value, scene.quote().pay.currency()?))));
    let ticks = axis(scale.ticks().iter().filter_map(tick).collect());
    let several = scene.tracks.len() > 1;
    let body = rows.iter().map(|row| line(scene, row, &scale, locale, several, at)).collect_view();
    view! {
        <div class="scroll bands-lens">
            <p class="sub">
                "Bar: the band, with a line at its midpoint and a dot for each step. Striped: shared with the next level of the track. Dashed: a gap to it."
            </p>
            <table class="bands">
                <caption>{format!("Bands, pay {}", words::time::a(scene.figures.per))}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Level"</th>
                        <th scope="col" class="bar"><span class="hidden">"Band"</span>{ticks}</th>
                        <th scope="col" class="num">"Min"</th>
                        <th scope="col" class="num">"Midpoint"</th>
                        <th scope="col" class="num">"Max"</th>
                        <th scope="col" class="num">"Spread"</th>
                        <th scope="col" class="num" title="How much higher the midpoint of the next level of the track is">"To next"</th>
                        <th scope="col">"Meets next"</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(scene: &Scene, row: &Row<'_>, scale: &Scale, locale: Locale, several: bool, at: Memo<Option<Position>>) -> impl IntoView + use<> {
    let Row { hue, track, level, band, shown, next } = row;
    let href = level.steps.first().map(|step| scene.link(Some(&level.at(step))));
    let wanted = level.id.clone();
    let money = |amount: Money| locale.money(amount);
    let spread = band.spread().map(|spread| locale.percent(spread, 0));
    let differential = next.as_ref().and_then(|(_, next, _)| band.differential(*next)).map(|rise| locale.change(rise));
    let meets = next.as_ref().and_then(|(level, next, shown_next)| {
        let gap = shown_next.min().minus(shown.max());
        band.meets(*next).map(|meeting| words::pay::meets(meeting, level.id.as_str(), gap, &locale))
    });
    let given = if band.mid_is_given() { "as the file gives it" } else { "half way between min and max" };
    let owner = several.then(|| view! { <small>{track.name.clone()}</small> }.into_any());
    view! {
        <tr class=*hue aria-current=move || at.with(|at| at.as_ref().is_some_and(|at| at.level == wanted)).then_some("true")>
            <th scope="row">
                <a href=href data-level=level.id.to_string()>
                    <span class="code">{level.id.to_string()}</span>
                    {owner}
                    <span class="title">{level.title.clone()}</span>
                </a>
            </th>
            <td class="bar">{chart(scene, row, scale)}</td>
            {num(Some(money(shown.min())))}
            <td class="num" title=given>{money(shown.mid())}</td>
            {num(Some(money(shown.max())))}
            {num(spread)}
            {num(differential)}
            <td class="meets">{meets}</td>
        </tr>
    }
    .into_any()
}

fn chart(scene: &Scene, row: &Row<'_>, scale: &Scale) -> impl IntoView + use<> {
    let Row { level, band, shown, next, .. } = row;
    let quote = scene.quote();
    let place = |amount: Money| scale.place(amount.minor());
    let grid = marks(scale.ticks().iter().map(|tick| x(scale.place(*tick))), "0V32");
    let (from, to) = (x(place(shown.min())), x(place(shown.max())));
    let pips = level.steps.iter().filter_map(|step| Some(x(place(quote.at(level, &step.id)?.mid()))));
    let meeting = next.as_ref().and_then(|(_, next, shown_next)| Some((band.meets(*next)?, x(place(shown_next.min())))));
    // What lies between this band and the next: stripes on what they share, dashes over what neither has.
    let beyond = meeting.map(|(meeting, start)| match meeting {
        Meeting::Overlap(..) => path("shared", &stripes(from.max(start), to)),
        Meeting::Gap(_) => path("gap", &format!("M{to} 16H{start}")) + &path("gap end", &format!("M{start} 11V21")),
        Meeting::Touch => String::new(),
    });
    let drawing = [
        path("grid", &grid),
        path("box", &format!("M{from} 8H{}V24H{from}Z", to.max(from + 20))),
        beyond.unwrap_or_default(),
        path("mid", &format!("M{} 5V27", x(place(shown.mid())))),
        path("pips", &marks(pips, "16h1")),
    ];
    view! { <svg class="band tall" viewBox="0 0 10000 32" preserveAspectRatio="none" aria-hidden="true" inner_html=drawing.concat()></svg> }
        .into_any()
}

/// Upright stripes over a part of a bar: told apart without colour, and sharp at every width.
fn stripes(from: i32, to: i32) -> String {
    const APART: usize = 110;
    marks((from..to).step_by(APART).chain([to]), "8V24")
}
