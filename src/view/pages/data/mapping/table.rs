//! The table as it came, with what each column and row of it is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::markup::Markup;
use crate::state::mappings::Waiting;
use crate::view::parts::html::html;
use crate::view::parts::pick::{PickOption, choice, option};
use files::mapping::{CellGrid, Laid, Lies, Mapping, Means};

/// As many rows are shown before somebody asks for all.
const FEW: usize = 25;
/// More rows than these are not shown: nobody ticks them one by one.
const MOST: usize = 500;

/// What decides how the table is drawn; all else changes within it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Drawn {
    lies: Lies,
    above: usize,
    heads: usize,
    rows: usize,
}

/// The table.
pub fn table(waiting: &Arc<Waiting>, mapping: RwSignal<Mapping>) -> AnyView {
    let height = waiting.grid.height();
    let all = RwSignal::new(height <= FEW + 5);
    let rows = move || if all.get() { height.min(MOST) } else { FEW };
    let drawn = Memo::new(move |_| mapping.with(|own| Drawn { lies: own.lies, above: own.above, heads: own.heads.len(), rows: rows() }));
    let waiting = waiting.clone();
    let more = move || {
        (!all.get()).then(|| {
            let name = words::mapping::more_rows(height.min(MOST) - FEW);
            view! { <button type="button" data-act="rows" on:click=move |_| all.set(true)>{name}</button> }.into_any()
        })
    };
    let shown = move || draw(&waiting.grid, drawn.get(), mapping);
    view! {
        <div class="scroll came" role="region" aria-label="The table as it came" tabindex="0">{shown}</div>
        <div class="ways">{more}</div>
    }
    .into_any()
}

fn draw(grid: &CellGrid, drawn: Drawn, mapping: RwSignal<Mapping>) -> AnyView {
    let laid = Laid::of(grid, drawn.above, drawn.heads, drawn.lies);
    let is_down = drawn.lies == Lies::LevelsDown;
    let columns = (0..grid.width()).map(|column| {
        let own = if is_down {
            field(column, drawn, mapping)
        } else if laid.records().contains(&column) {
            tick(column, drawn, mapping)
        } else {
            ().into_any()
        };
        view! { <th scope="col"><span>{words::mapping::letters(column)}</span>{own}</th> }.into_any()
    });
    let corner = (!is_down).then(|| view! { <td></td> }.into_any());
    let rows = (0..drawn.rows).map(|row| {
        let is_above = row < drawn.above;
        let is_head = is_down && !is_above && row < drawn.above + drawn.heads;
        let own =
            if is_down && laid.records().contains(&row) { tick(row, drawn, mapping) } else { view! { <span>{row + 1}</span> }.into_any() };
        let what = (!is_down).then(|| {
            let own = (!is_above).then(|| field(row - drawn.above, drawn, mapping));
            view! { <td>{own}</td> }.into_any()
        });
        let is_out = move || is_down && mapping.with(|own| own.left_out.contains(&row));
        let cells = (0..grid.width()).map(|column| cell(grid.text(row, column), column, is_above, drawn, mapping)).collect_view();
        view! { <tr class:above=is_above class:heads=is_head class:out=is_out><th scope="row">{own}</th>{what}{cells}</tr> }.into_any()
    });
    view! {
        <table>
            <thead><tr><td></td>{corner}{columns.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A cell; where levels are columns it says whether its column is of heads, or is left out.
fn cell(text: &str, column: usize, is_above: bool, drawn: Drawn, mapping: RwSignal<Mapping>) -> AnyView {
    let text = text.to_owned();
    if drawn.lies == Lies::LevelsDown || is_above {
        return view! { <td dir="auto">{text}</td> }.into_any();
    }
    let is_out = move || mapping.with(|own| own.left_out.contains(&column));
    view! { <td dir="auto" class:heads=column < drawn.heads class:out=is_out>{text}</td> }.into_any()
}

/// The choice of what a column is; where levels are columns, a row.
fn field(field: usize, drawn: Drawn, mapping: RwSignal<Mapping>) -> AnyView {
    let choices: Vec<PickOption> =
        Means::ALL.into_iter().enumerate().map(|(place, means)| choice(&place.to_string(), words::mapping::means(means))).collect();
    let place = move || {
        let means = mapping.with(|mapping| mapping.means(field));
        Means::ALL.iter().position(|own| *own == means).unwrap_or_default().to_string()
    };
    let choose = move |chosen: String| {
        let means = chosen.parse().ok().and_then(|place: usize| Means::ALL.get(place)).copied().unwrap_or_default();
        mapping.update(|mapping| {
            if mapping.columns.len() <= field {
                mapping.columns.resize(field + 1, Means::Ignored);
            }
            if let Some(own) = mapping.columns.get_mut(field) {
                *own = means;
            }
        });
    };
    let number = if drawn.lies == Lies::LevelsDown { field } else { drawn.above + field };
    select(("field", field), words::mapping::field_is(drawn.lies, number), false, &choices, place, choose)
}

/// Whether a row is read; where levels are columns, a column.
fn tick(record: usize, drawn: Drawn, mapping: RwSignal<Mapping>) -> AnyView {
    let is_read = move || mapping.with(|own| !own.left_out.contains(&record));
    let change = move |event| {
        let is_read = event_target_checked(&event);
        mapping.update(|own| {
            if is_read {
                own.left_out.remove(&record);
            } else {
                own.left_out.insert(record);
            }
        });
    };
    let number = (drawn.lies == Lies::LevelsDown).then(|| record + 1);
    let label = words::mapping::read_record(drawn.lies, record);
    view! {
        <label class="tick">
            <input type="checkbox" name=format!("read-{record}") aria-label=label prop:checked=is_read on:change=change />
            <span>{number}</span>
        </label>
    }
    .into_any()
}

/// A choice with a label that is seen, or only heard.
pub fn select(
    (name, number): (&str, usize),
    label: String,
    is_seen: bool,
    choices: &[PickOption],
    chosen: impl Fn() -> String + Copy + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let mut options = Markup::default();
    let now = untrack(chosen);
    for own in choices {
        option(&mut options, &own.value, &own.name, own.value == now);
    }
    view! {
        <label class="pick">
            <span class:hidden=!is_seen>{label}</span>
            <select name=format!("{name}-{number}") {..html(options)} prop:value=chosen on:change=move |event| choose(event_target_value(&event))></select>
        </label>
    }
    .into_any()
}
