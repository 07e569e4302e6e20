//! The columns: picking, moving, stepping, removing.

use leptos::prelude::*;

use super::Column;
use super::scene::{Act, CompareScene};
use crate::browser::focus;
use crate::chart::svg::MARKS;
use crate::markup::Markup;
use crate::route::{At, Compare};
use crate::state::figures::Figures;
use crate::state::nav::nav;
use crate::view::parts::picker::PickPanel;
use rules::compare::Side;
use rules::id::Position;

/// What the columns share.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// What is shown.
    pub scene: Memo<CompareScene>,
    /// The positions of it.
    pub at: Memo<Vec<Position>>,
    /// Which column somebody wants to pick.
    pub(super) wanted: RwSignal<Option<Column>>,
}

impl Columns {
    /// Shows other positions.
    fn show(at: &[Position]) {
        nav().change(|compare: &mut Compare| compare.at = at.iter().map(At::from).collect());
    }

    /// Which column is about to be picked: the one that is wanted, and another one as long as there are fewer than two to compare.
    fn picking(self) -> Option<Column> {
        let count = self.at.with(Vec::len);
        match self.wanted.get() {
            None => (count < 2).then_some(Column::Another),
            Some(Column::Nowhere) => None,
            Some(Column::Instead(place)) if place >= count => None,
            wanted => wanted,
        }
    }

    /// Opens the picker for a column, or closes it.
    pub(super) fn pick(self, column: Column) {
        let close = untrack(|| self.picking()) == Some(column);
        self.wanted.set(Some(if close { Column::Nowhere } else { column }));
        focus::soon(match column {
            Column::Instead(place) if close => format!("[data-act=pick-{place}]"),
            Column::Another if close => "[data-act=add]".to_owned(),
            _ => ".picking input".to_owned(),
        });
    }

    /// Does something with a column, and keeps the focus on the button that did it.
    fn act(self, act: Act, column: usize) {
        let done = self.scene.with_untracked(|scene| act.on(scene.figures.ladder(), &scene.at, column));
        if let Some((at, column)) = done {
            focus::leave();
            self.wanted.set(None);
            Self::show(&at);
            focus::soon(match act {
                _ if at.is_empty() => ".picking input".to_owned(),
                // The baseline has no button to make it one.
                Act::Baseline => format!("[data-act=pick-{column}]"),
                _ => format!("[data-act={}-{column}]", act.name()),
            });
        }
    }

    /// Puts a position into the column that was about to be picked.
    fn picked(self, at: Position) {
        let mut columns = self.scene.with_untracked(|scene| scene.at.clone());
        let place = match self.wanted.get_untracked() {
            Some(Column::Instead(place)) => place,
            _ => columns.len(),
        };
        match columns.get_mut(place) {
            Some(column) => *column = at,
            None => columns.push(at),
        }
        self.wanted.set(None);
        Self::show(&columns);
        focus::soon(if columns.len() < 2 { ".picking input".to_owned() } else { format!("[data-act=pick-{place}]") });
    }

    /// Does what the button of a head says that was pressed: its mark is the name of what it does, and the column.
    pub fn pressed(self, mark: &str) {
        let Some((name, column)) = mark.split_once('-').and_then(|(name, column)| Some((name, column.parse().ok()?))) else { return };
        match Act::ALL.into_iter().find(|act| act.name() == name) {
            Some(act) => self.act(act, column),
            None => self.pick(Column::Instead(column)),
        }
    }
}

/// What stands in the head of a column: its position, and what can be done with it. One listener serves all buttons.
pub fn head(scene: &CompareScene, side: &Side<'_>, place: usize) -> Markup {
    let (at, several) = (side.at().to_string(), scene.at.len() > 1);
    let button = |out: &mut Markup, act: Act, class: &'static str, sign: &'static str, does: &'static str| {
        out.html("<button type=\"button\" class=\"").html(class).html("\" data-act=\"").html(act.name()).html("-").text(place);
        out.html("\" aria-label=\"").text(&at).html(": ").html(does).html("\" title=\"").html(does).html("\"");
        // Not `disabled`, which would take the focus away from those who step to the end by key.
        if act.on(scene.figures.ladder(), &scene.at, place).is_none() {
            out.html(" aria-disabled=\"true\"");
        }
        out.html(">").html(sign).html("</button>");
    };
    let mut out = Markup::of("<button type=\"button\" class=\"plain\" data-act=\"pick-");
    out.text(place);
    out.html("\" title=\"Choose another position\"><span class=\"mark\" aria-hidden=\"true\">")
        .html(MARKS.get(place).copied().unwrap_or_default());
    out.html("</span><span class=\"code big\">").text(&at).html("</span></button><span class=\"title\">").text(&side.found.level.title);
    out.html("</span><span class=\"title\">").text(&side.found.track.name);
    out.html("</span><div class=\"tools\" role=\"group\" aria-label=\"").text(&at).html("\">");
    button(&mut out, Act::Down, "icon", "▾", "one step down");
    button(&mut out, Act::Up, "icon", "▴", "one step up");
    if several {
        button(&mut out, Act::Before, "icon", "←", "move to the left");
        button(&mut out, Act::After, "icon", "→", "move to the right");
    }
    button(&mut out, Act::Remove, "icon", "✕", "remove");
    if place == 0 {
        out.html("<span class=\"chip\">Baseline</span>");
    } else {
        button(&mut out, Act::Baseline, "pill", "Make baseline", "make baseline");
    }
    out.html("</div>");
    out
}

/// Picking a position, while one is about to be picked.
#[component]
pub fn Picking(
    /// The columns.
    columns: Columns,
    /// The dataset.
    figures: Memo<Figures>,
) -> impl IntoView {
    move || {
        let column = columns.picking()?;
        let start = columns.scene.with_untracked(|scene| match column {
            Column::Instead(place) => scene.at.get(place).cloned(),
            Column::Another | Column::Nowhere => scene.at.last().cloned(),
        });
        let (head, act) = match (column, &start) {
            (Column::Instead(_), Some(at)) => (words::compare::instead(at), "Put it there"),
            _ => ("Add a position".to_owned(), "Add"),
        };
        let suggested = if column == Column::Another { columns.scene.with_untracked(CompareScene::suggestions) } else { Vec::new() };
        let suggested = ("Often set beside it: ", suggested);
        Some(
            view! {
                <PickPanel
                    figures head act start suggested picked=move |at| columns.picked(at) close=move |()| columns.pick(column)
                />
            }
            .into_any(),
        )
    }
}
