//! Dragging an event of a route to another day.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::ev::{self, PointerEvent};
use leptos::prelude::*;

use super::reading::{Lines, Standing};
use crate::browser::pointer;
use crate::chart::grid::GridCell;
use crate::chart::scale::percent;
use crate::view::parts::hue::line;

/// What is called with the route, the event in it, and its new day.
pub type Moved = Callback<(usize, usize, NaiveDate)>;

/// How many pixels a press has to move to be more than a press.
const SLACK: i32 = 4;

/// An event that is pressed, and where to it is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Press {
    cell: GridCell,
    /// Where the pointer came down.
    from: i32,
    /// The day under the pointer; nothing while it has not moved.
    to: Option<NaiveDate>,
}

/// Dragging in one drawing.
#[derive(Clone)]
pub(super) struct Drag {
    lines: Arc<Lines>,
    moved: Option<Moved>,
    press: RwSignal<Option<Press>>,
}

impl Drag {
    /// Dragging that tells `moved`; without it nothing can be dragged.
    pub fn new(lines: Arc<Lines>, moved: Option<Moved>) -> Self {
        let press = RwSignal::new(None);
        if moved.is_some() {
            // The focus may be anywhere while a pointer drags.
            let escape = window_event_listener(ev::keydown, move |event| {
                if event.key() == "Escape" && press.get_untracked().is_some() {
                    press.set(None);
                }
            });
            on_cleanup(move || escape.remove());
        }
        Self { lines, moved, press }
    }

    fn standing(&self, (route, event): GridCell) -> Option<&Standing> {
        self.lines.routes.get(route)?.events.get(event)
    }

    /// Whether an event can be dragged.
    pub fn takes(&self, cell: GridCell) -> bool {
        self.moved.is_some() && self.standing(cell).is_some_and(Standing::is_movable)
    }

    /// A pointer comes down on an event; false where it cannot be dragged.
    pub fn press(&self, event: &PointerEvent, cell: GridCell) -> bool {
        let takes = event.button() == 0 && self.press.get_untracked().is_none() && self.takes(cell);
        if takes {
            // One long move can leave the plot, and a pointer can be let go outside of it.
            pointer::hold(event);
            self.press.set(Some(Press { cell, from: event.client_x(), to: None }));
        }
        takes
    }

    /// A pointer moves; true while it drags, and nobody else has to look at it.
    pub fn follow(&self, event: &PointerEvent) -> bool {
        let Some(press) = self.press.get_untracked() else { return false };
        if press.to.is_none() && (event.client_x() - press.from).abs() < SLACK {
            return true;
        }
        if let (Some(share), Some(own)) = (pointer::across(event), self.standing(press.cell)) {
            let others = self.lines.routes.iter().flat_map(|route| &route.events).map(|standing| standing.event.day);
            let to = Some(self.lines.span.snap(self.lines.span.at(share), own.event.day, others));
            if press.to != to {
                self.press.set(Some(Press { to, ..press }));
            }
        }
        true
    }

    /// A pointer is let go; true where it has dragged something.
    pub fn drop(&self) -> bool {
        let Some(press) = self.press.get_untracked() else { return false };
        self.press.set(None);
        let (Some(to), Some(moved)) = (press.to, self.moved) else { return false };
        if self.standing(press.cell).is_some_and(|own| own.event.day != to) {
            moved.run((press.cell.0, press.cell.1, to));
        }
        true
    }

    /// What was pressed stays where it is.
    pub fn cancel(&self) {
        if self.press.get_untracked().is_some() {
            self.press.set(None);
        }
    }

    /// Whether something is dragged, beyond a press.
    pub fn is_dragging(&self) -> bool {
        self.press.with(|press| press.is_some_and(|press| press.to.is_some()))
    }

    /// What shows where an event would come to stand: a line with a label.
    pub fn ghost(&self) -> Option<AnyView> {
        self.moved?;
        let drag = self.clone();
        // Another place in the same drawing changes one style and one text.
        let cell = Memo::new(move |_| drag.press.get().filter(|press| press.to.is_some()).map(|press| press.cell));
        let drag = self.clone();
        Some((move || cell.get().map(|cell| drag.ghost_of(cell))).into_any())
    }

    fn ghost_of(&self, cell: GridCell) -> AnyView {
        let (lines, press) = (self.lines.clone(), self.press);
        let day = move || press.get().and_then(|press| press.to);
        let left = Memo::new(move |_| day().map(|day| lines.span.along(day)).unwrap_or_default());
        let top = percent(1.0 - self.standing(cell).and_then(|standing| standing.height).unwrap_or_default());
        let (locale, at) = (self.lines.locale, self.standing(cell).map(|standing| standing.event.at.clone()));
        let label = move || {
            let (day, at) = (day()?, at.as_ref()?);
            let when = if day.day() == 1 { words::path::MonthFormat::month(&locale, day) } else { words::Format::date(&locale, day) };
            Some(words::path::dragged(at, &when))
        };
        view! {
            <div class=format!("ghost {}", line(cell.0)) class:late=move || { left.get() > 0.4 } style:left=move || percent(left.get()) aria-hidden="true">
                <span style:top=top>{label}</span>
            </div>
        }
        .into_any()
    }
}
