//! The grid under the hands: keys, mouse, clipboard.

use std::sync::Arc;

use leptos::ev::{ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;

use super::Editing;
use super::scene::GridScene;
use crate::browser::format::Locale;
use crate::browser::html::Spot;
use crate::browser::{clipboard, field, focus};
use crate::markup::Markup;
use files::bands::grid::{NotChanged, Typed};
use files::sheet;

/// The cell in which one is, and the one from which cells are marked: all between the two are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Row and column of the cell.
    pub at: (usize, usize),
    /// Those of the other corner.
    pub from: (usize, usize),
}

impl Cursor {
    const fn on(at: (usize, usize)) -> Self {
        Self { at, from: at }
    }

    /// The first and the last row and column that are marked.
    fn corners(self) -> ((usize, usize), (usize, usize)) {
        let Self { at, from } = self;
        ((at.0.min(from.0), at.1.min(from.1)), (at.0.max(from.0), at.1.max(from.1)))
    }

    /// The cells that are marked, row by row.
    pub fn cells(self) -> impl Iterator<Item = (usize, usize)> {
        let (first, last) = self.corners();
        (first.0..=last.0).flat_map(move |row| (first.1..=last.1).map(move |column| (row, column)))
    }
}

/// A cell whose text is being typed.
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: (usize, usize),
    /// Whether a letter began it: then arrow keys leave it, as in a spreadsheet.
    by_letter: bool,
}

/// So many rows are a page.
const PAGE: usize = 12;
const CURRENT: &str = ".pay-grid td[tabindex=\"0\"]";
const FIELD: &str = ".pay-grid td input";

/// The grid.
#[derive(Clone, Copy)]
pub struct Grid {
    editing: Editing,
    scene: Memo<Option<Arc<GridScene>>>,
    here: NodeRef<leptos::html::Table>,
    entry: StoredValue<Option<Entry>>,
    /// The row of a cell that was changed, until it is drawn.
    typed: StoredValue<Option<usize>>,
    /// What was marked last.
    marked: StoredValue<Cursor>,
    /// Whether Escape was pressed, after which Tab leads out.
    leaves: StoredValue<bool>,
}

impl Grid {
    /// A grid that shows what a scene says.
    pub fn new(editing: Editing, scene: Memo<Option<Arc<GridScene>>>) -> Self {
        Self {
            editing,
            scene,
            here: NodeRef::new(),
            entry: StoredValue::new(None),
            typed: StoredValue::new(None),
            marked: StoredValue::default(),
            leaves: StoredValue::new(false),
        }
    }

    /// The table.
    pub fn view(self) -> AnyView {
        Effect::new(move |before: Option<Option<Arc<GridScene>>>| {
            let scene = self.scene.get();
            if let Some((table, now)) = self.here.get().zip(scene.as_ref()) {
                self.draw(&Spot::of(&table), before.flatten().as_deref(), now);
            }
            scene
        });
        Effect::new(move |_| {
            self.editing.cursor.track();
            self.mark();
        });
        // In Firefox these happen to the page, where nothing is selected in the cell that has the focus.
        let clipboard = [
            window_event_listener(leptos::ev::copy, move |event| self.copy(&event)),
            window_event_listener(leptos::ev::cut, move |event| self.cut(&event)),
            window_event_listener(leptos::ev::paste, move |event| self.paste(&event)),
        ];
        on_cleanup(move || clipboard.into_iter().for_each(WindowListenerHandle::remove));
        let label =
            move || self.scene.with(|scene| scene.as_ref().map(|scene| words::draft::table(&scene.asked.table, &Locale::default())));
        let count = move || self.scene.with(|scene| scene.as_ref().map_or(1, |scene| scene.slots.len().max(1)).to_string());
        let people = move || self.scene.with(|scene| scene.as_ref().is_some_and(|scene| scene.has_people()));
        view! {
            <div class="scroll pay-grid" class:with-people=people style=("--slots", count)>
                <table
                    role="grid" aria-multiselectable="true" aria-label=label node_ref=self.here
                    on:keydown=move |event| self.key(&event) on:mousedown=move |event| self.press(&event)
                    on:mouseover=move |event| self.drag(&event) on:dblclick=move |event| self.double(&event)
                    on:focusout=move |event| self.left(&event) on:focusin=move |_| self.leaves.set_value(false)
                ></table>
            </div>
        }
        .into_any()
    }

    fn draw(self, table: &Spot, before: Option<&GridScene>, now: &GridScene) {
        let typed = self.typed.try_update_value(Option::take).flatten();
        let held = focus::attribute("data-c").is_some() && self.entry.with_value(Option::is_none);
        let body = table.find("tbody");
        if let Some((before, body)) = before.zip(body).filter(|(before, _)| now.is_alike(before)) {
            for (place, (own, other)) in now.rows.iter().zip(&before.rows).enumerate() {
                if (own != other || typed == Some(place))
                    && let Some(line) = body.child(place)
                {
                    line.fill(&now.row(own));
                }
            }
        } else {
            self.entry.set_value(None);
            table.fill(&now.markup());
        }
        if let Some(at) =
            self.editing.chosen.try_maybe_update(|chosen| (false, chosen.wanted.take())).flatten().and_then(|spot| now.place(&spot))
        {
            self.editing.cursor.set(Cursor::on(at));
            focus::soon(CURRENT.to_owned());
        }
        let cursor = self.editing.cursor.get_untracked();
        let inside = Cursor { at: now.within(cursor.at), from: now.within(cursor.from) };
        if inside != cursor {
            self.editing.cursor.set(inside);
        }
        self.mark();
        // Only where the cell in which one was has been drawn anew: giving the focus lays out the page.
        if held && focus::attribute("data-c").is_none() {
            focus::on(CURRENT);
        }
    }

    /// The lines of the levels.
    fn body(self) -> Option<Spot> {
        let table = self.here.get_untracked()?;
        Spot::of(&table).find("tbody")
    }

    /// Marks the cells, and lets the Tab key reach the one in which one is. Thousands of cells are not gone through for it.
    fn mark(self) {
        let Some(body) = self.body() else { return };
        let cell = |(row, column): (usize, usize)| body.child(row)?.child(column + 1);
        let set = |cursor: Cursor, selected: Option<&str>, tabindex: &str| {
            for found in cursor.cells().filter(|_| cursor.at != cursor.from).filter_map(cell) {
                found.set("aria-selected", selected);
            }
            if let Some(found) = cell(cursor.at).filter(|found| found.get("data-c").is_some()) {
                found.set("tabindex", Some(tabindex));
            }
        };
        let cursor = self.editing.cursor.get_untracked();
        set(self.marked.get_value(), None, "-1");
        set(cursor, Some("true"), "0");
        self.marked.set_value(cursor);
    }

    fn scene(self) -> Option<Arc<GridScene>> {
        self.scene.get_untracked()
    }

    /// Goes to a cell; with `marks`, what lies between is marked.
    fn go(self, at: (usize, usize), marks: bool) {
        let from = if marks { self.editing.cursor.get_untracked().from } else { at };
        self.editing.cursor.set(Cursor { at, from });
        // Now, and not when effects run: the next key goes where one is.
        self.mark();
        focus::on(CURRENT);
    }

    /// Goes so many rows down and columns to the right, as far as there are some.
    fn step(self, rows: isize, columns: isize, marks: bool) {
        let Some(scene) = self.scene() else { return };
        let at = self.editing.cursor.get_untracked().at;
        self.go(scene.within((at.0.saturating_add_signed(rows), at.1.saturating_add_signed(columns))), marks);
    }

    /// Goes to the next cell or the one before, row by row; false where there is none.
    fn next(self, is_back: bool) -> bool {
        let Some(scene) = self.scene() else { return false };
        let (width, (row, column)) = (scene.slots.len(), self.editing.cursor.get_untracked().at);
        let place = row * width + column;
        let next = if is_back { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < width * scene.rows.len()) };
        if let Some(next) = next {
            self.go((next / width, next % width), false);
        }
        next.is_some()
    }

    fn key(self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let taken = match self.entry.get_value() {
            Some(entry) => self.key_within(event, entry),
            None => self.key_between(event),
        };
        if taken {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// A key while a cell is typed; whether it was taken.
    fn key_within(self, event: &KeyboardEvent, entry: Entry) -> bool {
        let (key, shift) = (event.key(), event.shift_key());
        let way = match key.as_str() {
            "Enter" => Some((if shift { -1 } else { 1 }, 0)),
            "ArrowUp" if entry.by_letter => Some((-1, 0)),
            "ArrowDown" if entry.by_letter => Some((1, 0)),
            "ArrowLeft" if entry.by_letter => Some((0, -1)),
            "ArrowRight" if entry.by_letter => Some((0, 1)),
            _ => None,
        };
        if let Some((rows, columns)) = way {
            self.close(&event_target_value(event));
            self.step(rows, columns, false);
            return true;
        }
        match key.as_str() {
            "Tab" => {
                self.close(&event_target_value(event));
                if !self.next(shift) {
                    self.go(entry.at, false);
                }
                true
            }
            "Escape" => {
                self.entry.set_value(None);
                self.redraw(entry.at.0);
                self.go(entry.at, false);
                true
            }
            _ => false,
        }
    }

    /// A key while no cell is typed; whether it was taken.
    fn key_between(self, event: &KeyboardEvent) -> bool {
        let (key, shift, command) = (event.key(), event.shift_key(), event.ctrl_key() || event.meta_key());
        let far = isize::MAX;
        let page = isize::try_from(PAGE).unwrap_or(1);
        match key.as_str() {
            "ArrowUp" => self.step(if command { -far } else { -1 }, 0, shift),
            "ArrowDown" => self.step(if command { far } else { 1 }, 0, shift),
            "ArrowLeft" => self.step(0, if command { -far } else { -1 }, shift),
            "ArrowRight" => self.step(0, if command { far } else { 1 }, shift),
            "PageUp" => self.step(-page, 0, shift),
            "PageDown" => self.step(page, 0, shift),
            "Home" => self.step(if command { -far } else { 0 }, -far, shift),
            "End" => self.step(if command { far } else { 0 }, far, shift),
            "Tab" => return !self.leaves.get_value() && self.next(shift),
            "Escape" => {
                self.editing.cursor.update(|cursor| *cursor = Cursor::on(cursor.at));
                self.leaves.set_value(true);
            }
            "Enter" | "F2" => self.begin(None),
            "Delete" | "Backspace" => self.write_all(""),
            "z" | "Z" if command && shift => self.editing.redo(),
            "z" if command => self.editing.undo(),
            "y" if command => self.editing.redo(),
            "d" if command => self.fill_down(),
            "a" if command => {
                if let Some(scene) = self.scene() {
                    self.editing.cursor.set(Cursor { at: (0, 0), from: scene.within((usize::MAX, usize::MAX)) });
                    focus::on(CURRENT);
                }
            }
            letter if !command && !event.alt_key() && letter.chars().count() == 1 => self.begin(Some(letter)),
            _ => return false,
        }
        true
    }

    /// Begins to type into the cell: in the place of what it says where a letter begins it.
    fn begin(self, letter: Option<&str>) {
        let Some(scene) = self.scene() else { return };
        let (row, column) = self.editing.cursor.get_untracked().at;
        let cell = self.body().and_then(|body| body.child(row)?.child(column + 1));
        let Some(cell) = cell.filter(|_| scene.is_open(row, column)) else { return };
        self.editing.cursor.set(Cursor::on((row, column)));
        let mut input = Markup::of("<input type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" spellcheck=\"false\" aria-label=\"");
        input.text(scene.name(row, column)).html("\">");
        cell.fill(&input);
        // The cell itself loses the focus by this, which ends nothing.
        field::enter(FIELD, &letter.map_or_else(|| scene.plain(row, column), str::to_owned));
        self.entry.set_value(Some(Entry { at: (row, column), by_letter: letter.is_some() }));
    }

    /// What was typed counts.
    fn close(self, text: &str) {
        let Some(entry) = self.entry.try_get_value().flatten() else { return };
        self.entry.set_value(None);
        let typed = self
            .scene()
            .and_then(|scene| scene.typed(entry.at.0, entry.at.1, text).filter(|_| scene.plain(entry.at.0, entry.at.1) != text));
        if self.write(typed.into_iter().collect()) == 0 {
            return self.redraw(entry.at.0);
        }
        // What was changed is drawn with all that follows from it: drawn here as well, it would be laid out twice.
        self.typed.set_value(Some(entry.at.0));
        queue_microtask(move || {
            // Where nothing else follows, the field has to go all the same.
            if let Some(row) = self.typed.try_update_value(Option::take).flatten() {
                self.redraw(row);
            }
        });
    }

    fn redraw(self, row: usize) {
        let Some(scene) = self.scene() else { return };
        let line = self.body().and_then(|body| body.child(row));
        if let (Some(line), Some(own)) = (line, scene.rows.get(row)) {
            line.fill(&scene.row(own));
        }
        self.mark();
    }

    /// Writes cells; how many are others now.
    fn write(self, cells: Vec<Typed>) -> usize {
        let draft = untrack(|| self.editing.draft()).filter(|_| !cells.is_empty());
        match draft.map(|draft| draft.now.with(&cells)) {
            // The same once more is no change, and nothing to tell.
            None | Some(Err(NotChanged::Same)) => 0,
            Some(changed) => self.editing.write(changed).unwrap_or_default(),
        }
    }

    /// The same text for all cells that are marked.
    fn write_all(self, text: &str) {
        let Some(scene) = self.scene() else { return };
        let cursor = self.editing.cursor.get_untracked();
        let count = self.write(cursor.cells().filter_map(|(row, column)| scene.typed(row, column, text)).collect());
        self.tell(count);
    }

    /// What stands in the first row that is marked, in all others.
    fn fill_down(self) {
        let Some(scene) = self.scene() else { return };
        let cursor = self.editing.cursor.get_untracked();
        let (first, _) = cursor.corners();
        let cells = cursor.cells().filter_map(|(row, column)| scene.typed(row, column, &scene.plain(first.0, column)));
        let count = self.write(cells.collect());
        self.tell(count);
    }

    fn tell(self, count: usize) {
        if count > 0 {
            self.editing.voice.say(words::draft::changed(count));
        }
    }

    /// Goes to the next cell in which a text is found; false where there is none.
    pub fn find(self, text: &str) -> bool {
        let found = self.scene().and_then(|scene| scene.find(text, self.editing.cursor.get_untracked().at));
        if let Some(at) = found {
            self.go(at, false);
        }
        found.is_some()
    }

    fn press(self, event: &MouseEvent) {
        if event.button() != 0 || self.is_typing(event) {
            return;
        }
        if let Some(at) = cell_of(event) {
            // A press takes the focus to where it is; what was typed elsewhere counts.
            event.prevent_default();
            if self.entry.with_value(Option::is_some) {
                focus::leave();
            }
            self.go(at, event.shift_key());
        }
    }

    fn drag(self, event: &MouseEvent) {
        if event.buttons() == 1
            && self.entry.with_value(Option::is_none)
            && let Some(at) = cell_of(event).filter(|at| self.editing.cursor.get_untracked().at != *at)
        {
            self.go(at, true);
        }
    }

    fn double(self, event: &MouseEvent) {
        if !self.is_typing(event) && cell_of(event).is_some() {
            self.begin(None);
        }
    }

    /// Whether something happens within the cell that is typed.
    fn is_typing(self, event: &MouseEvent) -> bool {
        self.entry.get_value().is_some_and(|entry| cell_of(event) == Some(entry.at))
    }

    fn left(self, event: &FocusEvent) {
        // The focus also goes with the page.
        if self.entry.try_get_value().flatten().is_some() {
            let text = event_target_value(event);
            // Once the event is over: taking the field away is another one of its kind.
            queue_microtask(move || self.close(&text));
        }
    }

    /// Whether one is in a cell, and does not type into it.
    fn is_on_cell(self) -> bool {
        focus::attribute("data-c").is_some() && self.entry.with_value(Option::is_none)
    }

    fn copy(self, event: &ClipboardEvent) {
        if !self.is_on_cell() {
            return;
        }
        let Some(scene) = self.scene() else { return };
        let (first, last) = self.editing.cursor.get_untracked().corners();
        let row = |row: usize| (first.1..=last.1).map(|column| scene.text(row, column).to_owned()).collect::<Vec<_>>().join("\t");
        clipboard::put(event, &(first.0..=last.0).map(row).collect::<Vec<_>>().join("\n"));
    }

    fn cut(self, event: &ClipboardEvent) {
        if self.is_on_cell() {
            self.copy(event);
            self.write_all("");
        }
    }

    fn paste(self, event: &ClipboardEvent) {
        if !self.is_on_cell() {
            return;
        }
        let (Some(scene), Some(text)) = (self.scene(), clipboard::pasted(event)) else { return };
        let block = sheet::block(&text);
        let cursor = self.editing.cursor.get_untracked();
        if let [row] = block.as_slice()
            && let [only] = row.as_slice()
        {
            return self.write_all(only);
        }
        let ((top, start), _) = cursor.corners();
        let (mut cells, mut beyond) = (Vec::new(), 0);
        for (row, texts) in block.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                match scene.typed(top + row, start + column, text) {
                    Some(typed) => cells.push(typed),
                    None => beyond += usize::from(!text.trim().is_empty()),
                }
            }
        }
        let count = self.write(cells);
        let width = block.iter().map(Vec::len).max().unwrap_or(1);
        let end = (top + block.len() - 1, start + width - 1);
        self.editing.cursor.set(Cursor { at: (top, start), from: scene.within(end) });
        let told = words::draft::pasted(count, beyond);
        if beyond > 0 {
            self.editing.refused.set(Some(told.clone()));
        }
        self.editing.voice.say(told);
    }
}

/// The cell in which something happens.
fn cell_of(event: &MouseEvent) -> Option<(usize, usize)> {
    let place = |name| focus::mark(event, name)?.parse().ok();
    Some((place("data-r")?, place("data-c")?))
}
