//! The map: tracks as columns, ranks as rungs with the highest at the top.

use leptos::prelude::*;

use super::scene::Scene;
use crate::browser::format::Locale;
use crate::chart::grid::Cell;
use crate::chart::scale::{Scale, percent};
use crate::view::parts::band_bar::{BandBar, Bar};
use crate::view::parts::cells::Cells;
use crate::view::parts::hue::hue;
use crate::view::parts::table::axis;
use rules::id::Position;
use rules::ladder::{Level, Track};
use rules::money::Money;
use words::Format;
use words::counts::of;

/// One row: the nth level of a rank, of which a track has rarely more than one.
struct Row {
    rank: u16,
    nth: usize,
    /// How many rows the rank has.
    of: usize,
}

fn rows(scene: &Scene) -> Vec<Row> {
    let at_rank = |track: &Track, rank: u16| track.levels.iter().filter(|level| level.rank == rank).count();
    let ranks = scene.ladder().ranks().into_iter();
    let most = |rank: u16| scene.shown().map(|(_, track)| at_rank(track, rank)).max().unwrap_or_default();
    ranks.flat_map(|rank| (0..most(rank)).map(move |nth| Row { rank, nth, of: most(rank) })).collect()
}

fn level_in<'a>(track: &'a Track, row: &Row) -> Option<&'a Level> {
    track.levels.iter().filter(|level| level.rank == row.rank).nth(row.nth)
}

/// What all cells of the map share.
struct Map<'a> {
    scene: &'a Scene,
    locale: Locale,
    scale: Scale,
    cells: Cells,
    at: Memo<Option<Position>>,
}

/// The map of the tracks shown.
pub fn map(scene: &Scene, at: Memo<Option<Position>>) -> impl IntoView + use<> {
    let rows = rows(scene);
    let quote = scene.quote();
    let ends = scene.shown().flat_map(|(_, track)| track.levels.iter().filter_map(|level| quote.band(&level.id)));
    let scale = Scale::around(ends.flat_map(|band| [band.min().minor(), band.max().minor()]), 4);
    let tracks: Vec<(usize, &Track)> = scene.shown().collect();
    let open = at.get_untracked().map(|at| at.level);
    let mut there = Vec::new();
    let mut first = None;
    for (row_index, row) in rows.iter().enumerate() {
        for (column, (_, track)) in tracks.iter().enumerate() {
            if let Some(level) = level_in(track, row) {
                there.push((row_index, column));
                if open.as_ref() == Some(&level.id) {
                    first = Some((row_index, column));
                }
            }
        }
    }
    let cells = Cells::new(there, first);
    let map = Map { scene, locale: scene.locale(), scale, cells: cells.clone(), at };
    let heads = tracks.iter().map(|(index, track)| map.head(*index, track)).collect_view();
    let body = rows
        .iter()
        .enumerate()
        .map(|(row_index, row)| {
            let cells = tracks
                .iter()
                .enumerate()
                .map(|(column, (index, track))| map.cell((row_index, column), *index, level_in(track, row)))
                .collect_view();
            view! { <tr>{rank_head(scene, row)}{cells}</tr> }.into_any()
        })
        .collect_view();
    view! {
        <div class="map" on:keydown=move |event| cells.key(&event) on:focusin=|_| Cells::focused()>
            <table class:few={tracks.len() < 3} style:--tracks=tracks.len().to_string()>
                <caption class="hidden">
                    "Tracks as columns, ranks as rows with the highest at the top. Arrow keys move from level to level, Enter opens one."
                </caption>
                <thead>
                    <tr>
                        <th scope="col" class="corner">{if scene.ladder().scopes.is_empty() { "Rank" } else { "Owns" }}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn rank_head(scene: &Scene, row: &Row) -> Option<impl IntoView + use<>> {
    (row.nth == 0).then(|| {
        let scope = scene.ladder().scope(row.rank).map(|scope| view! { <span>{scope.to_owned()}</span> }.into_any());
        view! { <th scope="row" class="scope" rowspan=row.of.to_string()><div><b>{row.rank}</b>{scope}</div></th> }.into_any()
    })
}

impl Map<'_> {
    fn head(&self, index: usize, track: &Track) -> impl IntoView + use<> {
        let currency = self.scene.quote().pay.currency();
        let tick = |value: &i64| Some((percent(self.scale.place(*value)), self.locale.short(Money::new(*value, currency?))));
        let ticks = axis(self.scale.ticks().iter().filter_map(tick).collect());
        view! {
            <th scope="col" class=format!("head {}", hue(index))>
                <span class="track" title=track.about.clone()>{track.name.clone()}</span>
                {ticks}
            </th>
        }
        .into_any()
    }

    fn cell(&self, cell: Cell, track: usize, level: Option<&Level>) -> AnyView {
        let Some(level) = level else {
            return view! { <td class="none"><span class="hidden">"no level"</span></td> }.into_any();
        };
        let Some(first) = level.steps.first() else { return ().into_any() };
        let quote = self.scene.quote();
        let place = |amount: Money| self.scale.place(amount.minor());
        let band = quote.band(&level.id);
        let bar = band.map(|band| {
            let pips = level.steps.iter().filter_map(|step| Some(place(quote.at(level, &step.id)?.mid()))).collect();
            let bar = Bar { from: place(band.min()), to: place(band.max()), pips };
            let (at, own) = (self.at, level.clone());
            let on = move || at.with(|at| at.as_ref().filter(|at| at.level == own.id).and_then(|at| own.step_index(&at.step)));
            view! { <BandBar bar on=Signal::derive(on) /> }.into_any()
        });
        let pay = band.map_or_else(|| "no pay given".to_owned(), |band| words::pay::range(band, |amount| self.locale.short(amount)));
        let (at, wanted) = (self.at, level.id.clone());
        let current = move || at.with(|at| at.as_ref().is_some_and(|at| at.level == wanted)).then_some("true");
        view! {
            <td>
                <a
                    class=format!("cell {}", hue(track))
                    href=self.scene.link(Some(&level.at(first)))
                    data-cell=Cells::mark(cell)
                    data-level=level.id.to_string()
                    tabindex=self.cells.tabindex(cell)
                    aria-current=current
                >
                    <span class="in">
                        <span class="code">{level.id.to_string()}</span>
                        <span class="title">{level.title.clone()}</span>
                        <span class="pay">{pay}<span class="hidden">{format!(", {}", of(level.steps.len(), "step"))}</span></span>
                        {bar}
                    </span>
                </a>
            </td>
        }
        .into_any()
    }
}
