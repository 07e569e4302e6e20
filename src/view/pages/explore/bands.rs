//! The bands: all levels of the tracks shown on one pay axis, with gaps and overlaps, each beside its figures.

use std::cmp::Reverse;

use super::drawing::LensSheet;
use super::scene::ExploreScene;
use crate::browser::format::Locale;
use crate::browser::html::Spot;
use crate::chart::grid::GridCell;
use crate::chart::scale::{Scale, percent};
use crate::markup::Markup;
use crate::route::Sort;
use crate::view::parts::band_bar::{marks, path, x};
use crate::view::parts::hue::hue;
use crate::view::parts::table::axis;
use rules::id::Position;
use rules::ladder::{Level, Track};
use rules::money::Money;
use rules::pay::{Band, Meeting};
use words::Format;

/// A level that has a band: its track and itself, by their places, and the band in the unit of the files.
struct BandRow {
    track: usize,
    level: usize,
    band: Band,
}

/// A row with all that it shows.
struct BandLine<'a> {
    row: &'a BandRow,
    track: &'a Track,
    level: &'a Level,
    /// Per the period shown.
    shown: Band,
    /// The next level of the track, and its band in the unit of the files.
    next: Option<(&'a Level, Band)>,
}

/// The bands of the tracks shown.
pub(super) struct Bands {
    scene: ExploreScene,
    locale: Locale,
    /// In the unit of the files, so that bars are the same in every period.
    scale: Scale,
    /// Per the period shown, for its round values.
    shown: Scale,
    rows: Vec<BandRow>,
}

fn rows(scene: &ExploreScene) -> Vec<BandRow> {
    let pay = scene.quote().pay;
    let rows = scene.shown().flat_map(|(index, track)| {
        let bands = track.levels.iter().enumerate().filter_map(|(place, level)| Some((place, level, pay.band(&level.id)?)));
        bands.map(move |(place, level, band)| (level.rank, BandRow { track: index, level: place, band }))
    });
    let mut rows: Vec<(u16, BandRow)> = rows.collect();
    let by_midpoint = scene.explore.sort == Sort::Midpoint;
    // Equal ones keep the order of the tracks.
    rows.sort_unstable_by_key(|(rank, row)| (Reverse((by_midpoint.then(|| row.band.mid()), *rank)), row.track, row.level));
    rows.into_iter().map(|(_, row)| row).collect()
}

impl Bands {
    pub(super) fn new(scene: &ExploreScene) -> Self {
        let (rows, quote) = (rows(scene), scene.quote());
        let around =
            |bands: &mut dyn Iterator<Item = Band>| Scale::around(bands.flat_map(|band| [band.min().minor(), band.max().minor()]), 6);
        let scale = around(&mut rows.iter().map(|row| row.band));
        let shown = around(&mut rows.iter().filter_map(|row| quote.convert(row.band)));
        Self { scene: scene.clone(), locale: scene.locale(), scale, shown, rows }
    }

    fn line(&self, row: usize) -> Option<BandLine<'_>> {
        let (row, quote) = (self.rows.get(row)?, self.scene.quote());
        let track = self.scene.ladder().tracks.get(row.track)?;
        let next = track.levels.get(row.level + 1).and_then(|next| Some((next, quote.pay.band(&next.id)?)));
        Some(BandLine { row, track, level: track.levels.get(row.level)?, shown: quote.convert(row.band)?, next })
    }

    fn is_open(&self, row: usize, at: Option<&Position>) -> bool {
        at.zip(self.line(row)).is_some_and(|(at, line)| at.level == line.level.id)
    }

    /// Upright lines at the round values.
    fn grid(&self) -> String {
        marks(self.shown.ticks().iter().map(|tick| x(self.shown.place(*tick))), "0V32")
    }

    fn bar(&self, out: &mut Markup, line: &BandLine<'_>) {
        let pay = self.scene.quote().pay;
        let (level, band) = (line.level, line.row.band);
        let place = |amount: Money| x(self.scale.place(amount.minor()));
        let (from, to) = (place(band.min()), place(band.max()));
        let pips = level.steps.iter().filter_map(|step| Some(place(pay.at(level, &step.id)?.mid())));
        out.html("<svg class=\"band tall\" viewBox=\"0 0 10000 32\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        path(out, "grid", &self.grid());
        path(out, "box", &format!("M{from} 8H{}V24H{from}Z", to.max(from + 20)));
        // What lies between this band and the next: stripes on what they share, dashes over what neither has.
        if let Some((_, next)) = line.next {
            let start = place(next.min());
            match band.meets(next) {
                Some(Meeting::Overlap(..)) => path(out, "shared", &stripes(from.max(start), to)),
                Some(Meeting::Gap(_)) => {
                    path(out, "gap", &format!("M{to} 16H{start}"));
                    path(out, "gap end", &format!("M{start} 11V21"));
                }
                Some(Meeting::Touch) | None => {}
            }
        }
        path(out, "mid", &format!("M{} 5V27", place(band.mid())));
        path(out, "pips", &marks(pips, "16h1"));
        out.html("</svg>");
    }

    fn meets(&self, line: &BandLine<'_>) -> Option<String> {
        let (next, band) = line.next?;
        let gap = self.scene.quote().convert(band).and_then(|next| next.min().minus(line.shown.max()));
        line.row.band.meets(band).map(|meeting| words::pay::meets(meeting, next.id.as_str(), gap, &self.locale))
    }
}

impl LensSheet for Bands {
    fn scene(&self) -> &ExploreScene {
        &self.scene
    }

    fn frame(&self) -> Markup {
        if self.rows.is_empty() {
            return Markup::of("<p class=\"panel\">This dataset gives no pay for these tracks, so there are no bands to show.</p>");
        }
        let mut out = Markup::of(
            "<div class=\"scroll bands-lens\"><p class=\"sub\">Line: midpoint. Dots: steps. \
             Striped: shared with the next level of the track. Dashed: a gap to it.</p><table class=\"bands",
        );
        out.html(if self.is_long() { " long" } else { "" }).html("\"><caption>").text(self.caption());
        out.html(
            "</caption><thead><tr><th scope=\"col\">Level</th><th scope=\"col\" class=\"bar\"><span class=\"hidden\">Band</span>\
             <div class=\"axis\" aria-hidden=\"true\">",
        );
        out.add(&self.axis()).html(
            "</div></th><th scope=\"col\" class=\"num\">Min</th><th scope=\"col\" class=\"num\">Midpoint</th>\
             <th scope=\"col\" class=\"num\">Max</th><th scope=\"col\" class=\"num\">Spread</th>\
             <th scope=\"col\" class=\"num\" title=\"To the midpoint of the next level of the track\">To next</th>\
             <th scope=\"col\">Meets next</th></tr></thead><tbody></tbody></table></div>",
        );
        out
    }

    fn size(&self) -> (usize, usize) {
        (self.rows.len(), 1)
    }

    fn least(&self) -> (f64, f64) {
        (f64::INFINITY, 40.0)
    }

    fn weight(&self) -> usize {
        4
    }

    fn begin(&self, out: &mut Markup, row: usize, at: Option<&Position>) {
        let track = self.rows.get(row).map(|row| row.track).unwrap_or_default();
        out.html("<tr class=\"").html(hue(track)).html(if self.is_open(row, at) { "\" aria-current=\"true\">" } else { "\">" });
    }

    fn cell(&self, out: &mut Markup, cell: GridCell, _at: Option<&Position>) {
        let Some(line) = self.line(cell.0) else { return };
        let (level, band) = (line.level, line.row.band);
        let href = self.leads(cell).map(|at| self.scene.link(Some(&at))).unwrap_or_default();
        out.html("<th scope=\"row\"><a href=\"").text(href).html("\" data-level=\"").text(&level.id);
        out.html("\"><span class=\"code\">").text(&level.id).html("</span>");
        if self.scene.tracks.len() > 1 {
            out.html("<small>").text(&line.track.name).html("</small>");
        }
        out.html("<span class=\"title\">").text(&level.title).html("</span></a></th><td class=\"bar\">");
        self.bar(out, &line);
        let [min, mid, max, meets] = self.figures(&line);
        let given = if band.mid_is_given() { "as the file gives it" } else { "half way between min and max" };
        let spread = band.spread().map(|spread| self.locale.percent(spread, 0)).unwrap_or_default();
        let to_next = line.next.and_then(|(_, next)| band.differential(next)).map(|rise| self.locale.change(rise)).unwrap_or_default();
        out.html("</td><td class=\"num\" data-t>")
            .text(min)
            .html("</td><td class=\"num\" title=\"")
            .html(given)
            .html("\" data-t>")
            .text(mid);
        out.html("</td><td class=\"num\" data-t>").text(max).html("</td><td class=\"num\">").text(spread);
        out.html("</td><td class=\"num\">").text(to_next).html("</td><td class=\"meets\" data-t>").text(meets).html("</td>");
    }

    fn texts(&self, cell: GridCell) -> Vec<String> {
        self.line(cell.0).map(|line| self.figures(&line).into()).unwrap_or_default()
    }

    fn place(&self, row: &Spot, _cell: GridCell) -> Option<Spot> {
        Some(row.clone())
    }

    fn leads(&self, cell: GridCell) -> Option<Position> {
        let level = self.line(cell.0)?.level;
        Some(level.at(level.steps.first()?))
    }

    fn find(&self, at: &Position) -> Option<GridCell> {
        (0..self.rows.len()).find(|row| self.is_open(*row, Some(at))).map(|row| (row, 0))
    }

    fn mark(&self, place: &Spot, cell: GridCell, at: Option<&Position>) {
        place.set("aria-current", self.is_open(cell.0, at).then_some("true"));
    }

    fn redraw(&self, place: &Spot, _cell: GridCell) {
        if let Some(grid) = place.find("path.grid") {
            grid.set("d", Some(&self.grid()));
        }
    }

    fn axis(&self) -> Markup {
        let currency = self.scene.quote().pay.currency();
        let tick = |value: &i64| Some((percent(self.shown.place(*value)), self.locale.short(Money::new(*value, currency?))));
        axis(&self.shown.ticks().iter().filter_map(tick).collect::<Vec<_>>())
    }

    fn caption(&self) -> String {
        format!("Bands, pay {}", words::time::a(self.scene.figures.per))
    }
}

/// The rows from which on columns have widths of their own: where each cell has a say, the browser measures all of them again and again.
const LONG: usize = 100;
/// The letters of an amount that such a column has room for.
const ROOM: usize = 12;

impl Bands {
    fn is_long(&self) -> bool {
        let most = self.rows.iter().filter_map(|row| self.scene.quote().convert(row.band)).map(Band::max).max();
        self.rows.len() > LONG && most.is_none_or(|most| self.locale.money(most).chars().count() <= ROOM)
    }

    /// What changes with the period: min, midpoint, max, and how it meets the next.
    fn figures(&self, line: &BandLine<'_>) -> [String; 4] {
        let money = |amount: Money| self.locale.money(amount);
        [money(line.shown.min()), money(line.shown.mid()), money(line.shown.max()), self.meets(line).unwrap_or_default()]
    }
}

/// Upright stripes over a part of a bar: told apart without colour, and sharp at every width.
fn stripes(from: i32, to: i32) -> String {
    const APART: usize = 110;
    marks((from..to).step_by(APART).chain([to]), "8V24")
}
