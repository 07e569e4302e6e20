//! The map: tracks as columns, ranks as rungs with the highest at the top.

use super::drawing::LensSheet;
use super::scene::ExploreScene;
use crate::browser::format::Locale;
use crate::browser::html::Spot;
use crate::chart::grid::GridCell;
use crate::chart::scale::{Scale, percent};
use crate::markup::Markup;
use crate::view::parts::band_bar::{Bar, bar, drawing};
use crate::view::parts::cells::Cells;
use crate::view::parts::hue::hue;
use crate::view::parts::table::axis;
use rules::id::Position;
use rules::ladder::{Level, Track};
use rules::money::Money;
use words::Format;
use words::counts::of;

/// One row: the nth level of a rank, of which a track has rarely more than one.
struct RankRow {
    rank: u16,
    nth: usize,
    /// How many rows the rank has.
    of: usize,
    /// The level of each column, by its place in its track.
    levels: Vec<Option<usize>>,
}

/// The map of the tracks shown.
pub(super) struct Map {
    scene: ExploreScene,
    locale: Locale,
    /// In the unit of the files: bars are the same in every period.
    scale: Scale,
    rows: Vec<RankRow>,
    cells: Cells,
}

fn rows(scene: &ExploreScene) -> Vec<RankRow> {
    let mut rows = Vec::new();
    for rank in scene.ladder().ranks() {
        let held: Vec<Vec<usize>> = scene.shown().map(|(_, track)| places(track, rank)).collect();
        let of = held.iter().map(Vec::len).max().unwrap_or_default();
        rows.extend((0..of).map(|nth| RankRow { rank, nth, of, levels: held.iter().map(|places| places.get(nth).copied()).collect() }));
    }
    rows
}

fn places(track: &Track, rank: u16) -> Vec<usize> {
    track.levels.iter().enumerate().filter(|(_, level)| level.rank == rank).map(|(place, _)| place).collect()
}

impl Map {
    pub(super) fn new(scene: &ExploreScene, at: Option<&Position>) -> Self {
        let pay = scene.quote().pay;
        let ends = scene.shown().flat_map(|(_, track)| track.levels.iter().filter_map(|level| pay.band(&level.id)));
        let scale = Scale::around(ends.flat_map(|band| [band.min().minor(), band.max().minor()]), 4);
        let mut map = Self { scene: scene.clone(), locale: scene.locale(), scale, rows: rows(scene), cells: Cells::new(Vec::new(), None) };
        let columns = scene.tracks.len();
        let all = (0..map.rows.len()).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let there = all.filter(|cell| map.level(*cell).is_some()).collect();
        map.cells = Cells::new(there, at.and_then(|at| map.find(at)));
        map
    }

    fn track(&self, column: usize) -> Option<(usize, &Track)> {
        let index = *self.scene.tracks.get(column)?;
        Some((index, self.scene.ladder().tracks.get(index)?))
    }

    fn level(&self, (row, column): GridCell) -> Option<&Level> {
        let place = (*self.rows.get(row)?.levels.get(column)?)?;
        self.track(column)?.1.levels.get(place)
    }

    fn bar(&self, level: &Level) -> Option<Bar> {
        let pay = self.scene.quote().pay;
        let place = |amount: Money| self.scale.place(amount.minor());
        let band = pay.band(&level.id)?;
        let pips = level.steps.iter().filter_map(|step| Some(place(pay.at(level, &step.id)?.mid()))).collect();
        Some(Bar { from: place(band.min()), to: place(band.max()), pips })
    }

    fn pay(&self, level: &Level) -> String {
        let band = self.scene.quote().band(&level.id);
        band.map_or_else(|| "no pay given".to_owned(), |band| words::pay::range(band, |amount| self.locale.short(amount)))
    }
}

impl LensSheet for Map {
    fn scene(&self) -> &ExploreScene {
        &self.scene
    }

    fn frame(&self) -> Markup {
        let columns = self.scene.tracks.len();
        let mut out = Markup::of("<div class=\"map\"><table");
        out.html(if columns < 3 { " class=\"few\"" } else { "" }).html(" data-style=\"--tracks:").text(columns);
        out.html("\"><caption class=\"hidden\">").text(self.caption()).html("</caption><thead><tr><th scope=\"col\" class=\"corner\">");
        out.html(if self.scene.ladder().scopes.is_empty() { "Rank" } else { "Owns" }).html("</th>");
        let axis = self.axis();
        for (index, track) in self.scene.shown() {
            out.html("<th scope=\"col\" class=\"head ").html(hue(index)).html("\"><span class=\"track\" title=\"").text(&track.about);
            out.html("\">").text(&track.name).html("</span><div class=\"axis\" aria-hidden=\"true\">").add(&axis).html("</div></th>");
        }
        out.html("</tr></thead><tbody></tbody></table></div>");
        out
    }

    fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.scene.tracks.len())
    }

    fn least(&self) -> (f64, f64) {
        (236.0, 84.0)
    }

    fn begin(&self, out: &mut Markup, row: usize, _at: Option<&Position>) {
        out.html("<tr>");
        let Some(row) = self.rows.get(row).filter(|row| row.nth == 0) else { return };
        out.html("<th scope=\"row\" class=\"scope\" rowspan=\"").text(row.of).html("\"><div><b>").text(row.rank).html("</b>");
        if let Some(scope) = self.scene.ladder().scope(row.rank) {
            out.html("<span>").text(scope).html("</span>");
        }
        out.html("</div></th>");
    }

    fn cell(&self, out: &mut Markup, cell: GridCell, at: Option<&Position>) {
        let (Some(level), Some((track, _))) = (self.level(cell), self.track(cell.1)) else {
            out.html("<td class=\"none\"><span class=\"hidden\">no level</span></td>");
            return;
        };
        let open = at.filter(|at| at.level == level.id);
        let link = level.steps.first().map(|step| self.scene.link(Some(&level.at(step)))).unwrap_or_default();
        out.html("<td><a class=\"cell ").html(hue(track)).html("\" href=\"").text(link).html("\" data-cell=\"").text(Cells::mark(cell));
        out.html("\" data-level=\"").text(&level.id).html("\" tabindex=\"").html(self.cells.tabindex(cell)).html("\"");
        out.html(if open.is_some() { " aria-current=\"true\"" } else { "" });
        out.html("><span class=\"in\"><span class=\"code\">").text(&level.id).html("</span><span class=\"title\">").text(&level.title);
        out.html("</span><span class=\"pay\"><span data-t>").text(self.pay(level)).html("</span><span class=\"hidden\">, ");
        out.text(of(level.steps.len(), "step")).html("</span></span>");
        if let Some(band) = self.bar(level) {
            bar(out, &band, open.and_then(|at| level.step_index(&at.step)));
        }
        out.html("</span></a></td>");
    }

    fn texts(&self, cell: GridCell) -> Vec<String> {
        self.level(cell).map(|level| self.pay(level)).into_iter().collect()
    }

    fn place(&self, row: &Spot, cell: GridCell) -> Option<Spot> {
        let head = usize::from(self.rows.get(cell.0)?.nth == 0);
        row.child(head + cell.1)
    }

    fn leads(&self, cell: GridCell) -> Option<Position> {
        let level = self.level(cell)?;
        Some(level.at(level.steps.first()?))
    }

    fn find(&self, at: &Position) -> Option<GridCell> {
        let (mut columns, ladder) = (0..self.scene.tracks.len(), self.scene.ladder());
        let level = ladder.level(&at.level)?.level;
        columns.find_map(|column| {
            let place = self.track(column)?.1.levels.iter().position(|own| own.id == level.id)?;
            let row = self.rows.iter().position(|row| row.rank == level.rank && row.levels.get(column) == Some(&Some(place)))?;
            Some((row, column))
        })
    }

    fn mark(&self, place: &Spot, cell: GridCell, at: Option<&Position>) {
        let Some(level) = self.level(cell) else { return };
        let open = at.filter(|at| at.level == level.id);
        if let Some(link) = place.find("a") {
            link.set("aria-current", open.map(|_| "true"));
        }
        if let Some((svg, bar)) = place.find("svg").zip(self.bar(level)) {
            svg.fill(&drawing(&bar, open.and_then(|at| level.step_index(&at.step))));
        }
    }

    fn axis(&self) -> Markup {
        let quote = self.scene.quote();
        let ends = self.scene.shown().flat_map(|(_, track)| track.levels.iter().filter_map(|level| quote.band(&level.id)));
        let scale = Scale::around(ends.flat_map(|band| [band.min().minor(), band.max().minor()]), 4);
        let currency = quote.pay.currency();
        let tick = |value: &i64| Some((percent(scale.place(*value)), self.locale.short(Money::new(*value, currency?))));
        axis(&scale.ticks().iter().filter_map(tick).collect::<Vec<_>>())
    }

    fn caption(&self) -> String {
        "Tracks as columns, ranks as rows with the highest at the top. Arrow keys move from level to level, Enter opens one.".to_owned()
    }

    fn cells(&self) -> Option<&Cells> {
        Some(&self.cells)
    }
}
