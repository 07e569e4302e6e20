//! The columns: picking, moving, stepping, removing.

use leptos::prelude::*;

use super::Column;
use super::scene::{Act, Scene};
use crate::browser::focus;
use crate::chart::svg::{MARKS, escaped};
use crate::route::{At, Compare};
use crate::state::figures::Figures;
use crate::state::nav::nav;
use crate::view::parts::hue::hue;
use crate::view::parts::picker::PickPanel;
use rules::compare::Side;
use rules::id::Position;

/// What the columns share.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// What is shown.
    pub scene: Memo<Scene>,
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

/// The head of a column as markup: its position, and what can be done with it. Four heads have thirty buttons, which a browser reads
/// several times as fast from one text; one listener serves them all.
pub fn head(scene: &Scene, side: &Side<'_>, place: usize) -> String {
    let (at, several) = (side.at().to_string(), scene.at.len() > 1);
    let button = |act: Act, class: &str, sign: &str, does: &str| {
        let possible = act.on(scene.figures.ladder(), &scene.at, place).is_some();
        // Not `disabled`, which would take the focus away from those who step to the end by key.
        let disabled = if possible { "" } else { " aria-disabled=\"true\"" };
        let name = act.name();
        format!(
            "<button type=\"button\" class=\"{class}\" data-act=\"{name}-{place}\" aria-label=\"{at}: {does}\" title=\"{does}\"{disabled}>{sign}</button>"
        )
    };
    let icon = |act, sign, does| button(act, "icon", sign, does);
    let order =
        if several { icon(Act::Before, "←", "move to the left") + &icon(Act::After, "→", "move to the right") } else { String::new() };
    let baseline = if place == 0 {
        "<span class=\"chip\">Baseline</span>".to_owned()
    } else {
        button(Act::Baseline, "pill", "Make baseline", "make baseline")
    };
    let (title, track) = (escaped(&side.found.level.title), escaped(&side.found.track.name));
    format!(
        "<th scope=\"col\" class=\"{}\"><button type=\"button\" class=\"plain\" data-act=\"pick-{place}\" title=\"Choose another position\">\
         <span class=\"mark\" aria-hidden=\"true\">{}</span><span class=\"code big\">{at}</span></button>\
         <span class=\"title\">{title}</span><span class=\"title\">{track}</span>\
         <div class=\"tools\" role=\"group\" aria-label=\"{at}\">{}{}{order}{}{baseline}</div></th>",
        hue(place),
        MARKS.get(place).copied().unwrap_or_default(),
        icon(Act::Down, "▾", "one step down"),
        icon(Act::Up, "▴", "one step up"),
        icon(Act::Remove, "✕", "remove"),
    )
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
        let suggested = if column == Column::Another { columns.scene.with_untracked(Scene::suggestions) } else { Vec::new() };
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
