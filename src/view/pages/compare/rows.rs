//! The table: one row a question, one column a position.

use leptos::ev::MouseEvent;
use leptos::html::{Tbody, Thead};
use leptos::prelude::*;

use super::arrivals::Arrivals;
use super::columns::{Columns, head};
use super::scene::CompareScene;
use crate::browser::focus;
use crate::browser::format::Locale;
use crate::browser::html::Spot;
use crate::browser::turns::Turns;
use crate::chart::scale::Scale;
use crate::markup::Markup;
use crate::view::parts::band_bar::{self, Bar};
use crate::view::parts::lines::{CellKind, CellLine, show};
use rules::compare::{Change, Comparison, Move, PayChange, Side};
use rules::id::Position;
use rules::ladder::Role;
use rules::money::Money;
use rules::quote::Quote;
use words::Format;
use words::compare::MarkedCell;

/// A row: what it is about, what stands in its cells, and whether all of them say the same.
struct Topic {
    head: String,
    cells: Vec<Markup>,
    same: bool,
}

/// What the rows are made from.
struct Topics<'a> {
    scene: &'a CompareScene,
    sides: &'a [Side<'a>],
    against: &'a [Comparison<'a>],
    quote: Quote<'a>,
    locale: Locale,
    arrivals: Arrivals,
}

/// Whether a position is one that somebody may move up or over to.
fn above(comparison: &Comparison<'_>) -> bool {
    matches!(comparison.way, Move::StepsUp(_) | Move::Promotion { .. } | Move::Switch(_))
}

/// The positions side by side. Of the heads and the rows, a choice writes those cells anew that it changes.
pub fn table(columns: Columns, locale: Memo<Locale>) -> AnyView {
    let Columns { scene, at, .. } = columns;
    let pressed = move |event: MouseEvent| {
        if let Some(mark) = focus::mark(&event, "data-act") {
            columns.pressed(&mark);
        }
    };
    let (thead, tbody) = (NodeRef::<Thead>::new(), NodeRef::<Tbody>::new());
    let heads = Memo::new(move |_| {
        let heads = |scene: &CompareScene| scene.sides().iter().enumerate().map(|(place, side)| head(scene, side, place)).collect();
        let cells = at.with(|_| scene.with_untracked(heads));
        vec![CellLine { first: Markup::of("<td></td>"), cells }]
    });
    Effect::new(move |before: Option<Vec<CellLine>>| {
        let lines = heads.get();
        if let Some(thead) = thead.get() {
            show(&Spot::of(&thead), CellKind::Head, &before.unwrap_or_default(), &lines);
        }
        lines
    });
    let arrivals = Arrivals::default();
    let hidden = RwSignal::new(0);
    let under_way = StoredValue::new_local(None::<Turns>);
    Effect::new(move |before: Option<Vec<CellLine>>| {
        let (lines, same) = scene.with(|scene| body(scene, locale.get(), arrivals));
        if let Some(tbody) = tbody.get() {
            show(&Spot::of(&tbody), CellKind::Value, &before.unwrap_or_default(), &lines);
        }
        hidden.set(same);
        under_way.set_value(Some(arrivals.follow(scene)));
        lines
    });
    let hidden = move || {
        let hidden = hidden.get();
        (hidden > 0).then(|| view! { <p class="sub">{words::compare::hidden(hidden)}</p> }.into_any())
    };
    view! {
        <table class="compare" class:many=move || at.with(|at| at.len() > 2)>
            <caption class="hidden">"Positions side by side. The first is the baseline."</caption>
            <thead node_ref=thead on:click=pressed></thead>
            <tbody node_ref=tbody></tbody>
        </table>
        {hidden}
    }
    .into_any()
}

/// The rows that are shown, and how many are hidden.
fn body(scene: &CompareScene, locale: Locale, arrivals: Arrivals) -> (Vec<CellLine>, usize) {
    let sides = scene.sides();
    let against = scene.against(&sides);
    let mut rows = Topics { scene, sides: &sides, against: &against, quote: scene.figures.quote(), locale, arrivals }.rows();
    let all = rows.len();
    rows.retain(|row| !scene.differs || !row.same || against.is_empty());
    let hidden = all - rows.len();
    let line = |Topic { head, cells, .. }| {
        let mut first = Markup::of("<th scope=\"row\">");
        first.text(head).html("</th>");
        CellLine { first, cells }
    };
    (rows.into_iter().map(line).collect(), hidden)
}

impl Topics<'_> {
    fn rows(&self) -> Vec<Topic> {
        let mut rows = Vec::new();
        if self.sides.iter().any(|side| side.pay.is_some() || side.band.is_some()) {
            rows.push(self.pay());
            rows.push(self.band());
            rows.extend(self.place());
            rows.push(self.ratio());
            if !self.against.is_empty() {
                rows.push(self.midpoint());
                rows.push(self.bands());
            }
        }
        rows.extend(self.owns());
        rows.extend((0..self.scene.figures.ladder().axes.len()).map(|place| self.axis(place)));
        rows.extend(self.roles());
        rows.extend(self.landing());
        rows.extend(self.soonest());
        rows
    }

    /// A cell for each position: of the baseline by itself, of the others by their comparison.
    fn cells(&self, cell: &dyn Fn(&Side<'_>, Option<&Comparison<'_>>) -> Markup) -> Vec<Markup> {
        let against = [None].into_iter().chain(self.against.iter().map(Some));
        self.sides.iter().zip(against).map(|(side, comparison)| cell(side, comparison)).collect()
    }

    fn range(&self, band: rules::pay::Band) -> Option<String> {
        Some(words::pay::range(self.quote.convert(band)?, |amount| self.locale.money(amount)))
    }

    fn pay(&self) -> Topic {
        let cells = self.cells(&|side, comparison| {
            let pay = side.pay.and_then(|pay| self.range(pay));
            let mut out = Markup::default();
            match pay {
                Some(pay) => out.html("<b>").text(pay).html("</b> "),
                None => out.html("not given "),
            };
            let against = comparison.map_or_else(
                || soft("baseline"),
                |comparison| coloured(sign(comparison.pay), &words::compare::difference(comparison.pay, &self.locale)),
            );
            out.add(&against);
            out
        });
        let same = self.against.iter().all(|comparison| sign(comparison.pay) == Some(0));
        Topic { head: words::compare::pay_head(self.quote.per), cells, same }
    }

    fn band(&self) -> Topic {
        let bands = self.sides.iter().filter_map(|side| self.quote.convert(side.band?));
        // One scale for all columns, with those outside their band in sight.
        let paid = self.sides.iter().filter_map(|side| self.quote.convert(side.pay?)).flat_map(|pay| [pay.min(), pay.max()]);
        let scale = Scale::around(bands.flat_map(|band| [band.min(), band.max()]).chain(paid).map(Money::minor), 4);
        let place = |amount: Money| scale.place(amount.minor());
        let cells = self.cells(&|side, _| {
            let mut out = Markup::default();
            if let Some(band) = side.band.and_then(|band| self.quote.convert(band)) {
                let level = side.found.level;
                let pips = level.steps.iter().filter_map(|step| Some(place(self.quote.at(level, &step.id)?.mid()))).collect();
                band_bar::bar(&mut out, &Bar { from: place(band.min()), to: place(band.max()), pips }, Some(side.index));
            }
            let range = side.band.and_then(|band| self.range(band)).unwrap_or_else(|| "no band given".to_owned());
            out.html("<span class=\"sub\">").text(range).html("</span>");
            out
        });
        Topic { head: "Band".to_owned(), cells, same: self.all(&|side| side.band.map(|band| (band.min(), band.max()))) }
    }

    fn place(&self) -> Option<Topic> {
        let says = |side: &Side<'_>| {
            let band = side.band?;
            let shown = self.quote.convert(band)?;
            let step = words::pay::place_of_step(side.index, side.found.level.steps.len());
            Some(format!("{step} {}", words::pay::place_in_band(side.paid()?, band, shown, &self.locale)))
        };
        let any = self.sides.iter().any(|side| says(side).is_some());
        let cells = self.cells(&|side, _| or_none(says(side)));
        any.then(|| Topic { head: "Place in band".to_owned(), cells, same: self.all(&says) })
    }

    fn ratio(&self) -> Topic {
        let ratio = |side: &Side<'_>| side.compa_ratio().map(|ratio| self.locale.number(ratio, 3));
        let cells = self.cells(&|side, _| or_none(ratio(side)));
        Topic { head: "Compa-ratio".to_owned(), cells, same: self.all(&ratio) }
    }

    fn midpoint(&self) -> Topic {
        let mid = |side: &Side<'_>| side.band.and_then(|band| self.quote.convert(band)).map(|band| self.locale.money(band.mid()));
        let differential = |comparison: &Comparison<'_>| comparison.bands.and_then(|bands| bands.differential);
        let cells = self.cells(&|side, comparison| {
            let against = comparison.and_then(differential);
            let against = against.map(|share| coloured(Some(share.signum()), &words::compare::differential(share, &self.locale)));
            let mut out = or_none(mid(side));
            out.html(" ").add(&against.unwrap_or_default());
            out
        });
        Topic { head: "Midpoint".to_owned(), cells, same: self.all(&mid) }
    }

    fn bands(&self) -> Topic {
        let meets = |comparison: &Comparison<'_>| words::compare::bands(comparison, self.quote, &self.locale);
        let cells = self.cells(&|_, comparison| match comparison {
            None => soft("baseline"),
            Some(comparison) => or_none(meets(comparison)),
        });
        let same = self.all(&|side| side.band.map(|band| (band.min(), band.max())));
        Topic { head: "Bands meet".to_owned(), cells, same }
    }

    fn owns(&self) -> Option<Topic> {
        let ladder = self.scene.figures.ladder();
        let scope = |side: &Side<'_>| ladder.scope(side.found.level.rank).map(str::to_owned);
        let cells = self.cells(&|side, comparison| {
            let change = comparison.map(|comparison| mark(comparison.rank, &words::compare::ranks(comparison.rank)));
            given(scope(side), change)
        });
        (!ladder.scopes.is_empty()).then(|| Topic { head: "Owns".to_owned(), cells, same: self.all(&|side| Some(side.found.level.rank)) })
    }

    fn axis(&self, place: usize) -> Topic {
        let axis = self.scene.figures.ladder().axes.get(place);
        let grade = |side: &Side<'_>| Some(axis?.grade(side.grade(place)?)?.name.clone());
        let cells = self.cells(&|side, comparison| {
            let change = comparison.and_then(|comparison| comparison.axes.get(place));
            given(grade(side), change.map(|axis| mark(axis.change, &words::compare::grades(axis.change))))
        });
        Topic { head: axis.map(|axis| axis.name.clone()).unwrap_or_default(), cells, same: self.all(&|side| Some(side.grade(place))) }
    }

    fn roles(&self) -> Option<Topic> {
        let ladder = self.scene.figures.ladder();
        let names = |roles: &mut dyn Iterator<Item = &Role>| roles.map(|role| role.name.as_str()).collect::<Vec<_>>().join(", ");
        let cells = self.cells(&|side, comparison| {
            let Some(comparison) = comparison else { return none_or(&names(&mut ladder.roles_at(side.found))) };
            let roles = &comparison.roles;
            let part = |roles: &[&Role], sign: i128, words: &str| {
                let names = names(&mut roles.iter().copied());
                if names.is_empty() { Markup::default() } else { coloured(Some(sign), &format!("{words} {names} ")) }
            };
            if roles.gained.is_empty() && roles.kept.is_empty() && roles.lost.is_empty() {
                return none_or("");
            }
            let mut out = Markup::from_text(names(&mut roles.kept.iter().copied()));
            out.html(" ").add(&part(&roles.gained, 1, "▲ also")).add(&part(&roles.lost, -1, "▼ no longer"));
            out
        });
        let same = self.against.iter().all(|comparison| comparison.roles.gained.is_empty() && comparison.roles.lost.is_empty());
        (!ladder.roles.is_empty()).then(|| Topic { head: "Can wear".to_owned(), cells, same })
    }

    fn landing(&self) -> Option<Topic> {
        let lands = |comparison: &Comparison<'_>| words::compare::landing(comparison, self.scene.shown(), &self.locale);
        let any = self.against.iter().any(|comparison| lands(comparison).is_some());
        let cells = self.cells(&|_, comparison| match comparison {
            None => soft("baseline"),
            Some(comparison) => or_none(lands(comparison)),
        });
        any.then(|| Topic { head: "Where the move lands".to_owned(), cells, same: false })
    }

    /// When each can be reached at the earliest by somebody who gains the baseline today. In a ladder of hundreds of levels the search
    /// takes longer than a person should wait for a step: [`Arrivals`] finds what is not known yet after the paint.
    fn soonest(&self) -> Option<Topic> {
        let baseline = self.sides.first()?.at();
        let cells = self.cells(&|side, comparison| match comparison {
            None => soft("here"),
            Some(comparison) if above(comparison) => {
                let at = side.at();
                self.arrivals.known(self.scene, &at).map_or_else(|| waiting(&at), Markup::from_text)
            }
            Some(_) => Markup::of("–"),
        });
        self.against.iter().any(above).then(|| Topic { head: words::compare::soonest_head(&baseline), cells, same: false })
    }

    /// Whether something is the same in all columns.
    fn all<T: PartialEq>(&self, of: &dyn Fn(&Side<'_>) -> Option<T>) -> bool {
        let mut values = self.sides.iter().map(of);
        let first = values.next();
        values.all(|value| Some(value) == first)
    }
}

/// Whether the other pays more or less; nothing where that is not known.
const fn sign(pay: PayChange) -> Option<i128> {
    match pay {
        PayChange::Known { more, .. } => Some(more.minor().signum() as i128),
        _ => None,
    }
}

/// In the place of an arrival that is still being looked for.
fn waiting(at: &Position) -> Markup {
    let mut out = Markup::of("<span class=\"same\" data-soonest=\"");
    out.text(at).html("\">").html(words::path::SOONEST_ON_ITS_WAY).html("</span>");
    out
}

/// A text as markup, or a dash where there is none.
fn or_none(text: Option<String>) -> Markup {
    text.map_or_else(|| Markup::of("–"), Markup::from_text)
}

fn given(value: Option<String>, change: Option<Markup>) -> Markup {
    let mut out = value.map_or_else(|| Markup::of("not given"), Markup::from_text);
    out.html(" ").add(&change.unwrap_or_default());
    out
}

fn soft(text: &str) -> Markup {
    coloured(None, text)
}

fn none_or(names: &str) -> Markup {
    if names.is_empty() { soft("no role") } else { Markup::from_text(names) }
}

/// A text in the colour of gains or losses; its words and signs say it as well.
fn coloured(sign: Option<i128>, text: &str) -> Markup {
    let class = match sign.map(i128::signum) {
        Some(1) => "gain",
        Some(-1) => "loss",
        _ => "same",
    };
    let mut out = Markup::of("<span class=\"");
    out.html(class).html("\">").text(text).html("</span>");
    out
}

fn mark(change: Change, marked: &MarkedCell) -> Markup {
    let sign = match change {
        Change::Gain(_) => Some(1),
        Change::Loss(_) => Some(-1),
        Change::Same | Change::Unknown => None,
    };
    let mut out = Markup::of("<span aria-hidden=\"true\">");
    out.add(&coloured(sign, &marked.sign)).html("</span><span class=\"hidden\">").text(&marked.words).html("</span>");
    out
}
