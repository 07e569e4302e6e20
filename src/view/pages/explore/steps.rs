//! The steps: one track as a matrix of level by step, shaded by pay.

use leptos::prelude::*;

use super::scene::Scene;
use crate::browser::format::Locale;
use crate::chart::grid::Cell;
use crate::chart::scale::{Scale, percent};
use crate::view::parts::cells::Cells;
use crate::view::parts::hue::hue;
use rules::id::Position;
use rules::ladder::{Level, Step};
use rules::pay::Band;
use words::Format;

/// The matrix of the chosen track.
pub fn steps(scene: &Scene, at: Memo<Option<Position>>) -> impl IntoView + use<> {
    let Some(track) = scene.ladder().tracks.get(scene.track) else { return ().into_any() };
    let levels: Vec<&Level> = track.levels.iter().rev().collect();
    let heads: Vec<String> = levels
        .iter()
        .max_by_key(|level| level.steps.len())
        .map(|level| level.steps.iter().map(|step| step.id.to_string()).collect())
        .unwrap_or_default();
    let quote = scene.quote();
    let pays = levels.iter().flat_map(|level| level.steps.iter().filter_map(|step| quote.at(level, &step.id)));
    let scale = Scale::around(pays.map(|pay| pay.mid().minor()), 0);
    let open = at.get_untracked();
    let (mut there, mut first) = (Vec::new(), None);
    for (row, level) in levels.iter().enumerate() {
        for (column, step) in level.steps.iter().enumerate() {
            there.push((row, column));
            if open.as_ref() == Some(&level.at(step)) {
                first = Some((row, column));
            }
        }
    }
    let cells = Cells::new(there, first);
    let matrix = Matrix { scene, locale: scene.locale(), scale, cells: cells.clone(), at };
    let columns = heads.iter().map(|head| view! { <th scope="col" class="num">{head.clone()}</th> }.into_any()).collect_view();
    let rows = levels
        .iter()
        .enumerate()
        .map(|(row, level)| {
            let cells = heads.iter().enumerate().map(|(column, head)| matrix.cell((row, column), level, head)).collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <span class="code">{level.id.to_string()}</span>
                        " "
                        <span class="title">{level.title.clone()}</span>
                    </th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let caption = format!(
        "{}: pay {} at each step, {}. The stronger the colour, the higher the pay.",
        track.name,
        words::time::a(scene.figures.per),
        if scene.explore.rises { "with the rise to the next step" } else { "levels from the highest" }
    );
    view! {
        <div class=format!("scroll steps-lens {}", hue(scene.track)) on:keydown=move |event| cells.key(&event) on:focusin=|_| Cells::focused()>
            <table class="matrix">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Level"</th>
                        {columns}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

struct Matrix<'a> {
    scene: &'a Scene,
    locale: Locale,
    scale: Scale,
    cells: Cells,
    at: Memo<Option<Position>>,
}

impl Matrix<'_> {
    fn cell(&self, cell: Cell, level: &Level, head: &str) -> AnyView {
        let Some(step) = level.steps.get(cell.1) else { return view! { <td class="none"></td> }.into_any() };
        let pay = self.scene.quote().at(level, &step.id);
        let at = level.at(step);
        let href = self.scene.link(Some(&at));
        let label = pay.map_or_else(|| "no pay given".to_owned(), |pay| words::pay::range(pay, |amount| self.locale.money(amount)));
        let shade = pay.map(|pay| percent(0.06 + 0.34 * self.scale.place(pay.mid().minor())));
        let name = (step.id.as_str() != head).then(|| view! { <small>{step.id.to_string()}</small> }.into_any());
        let rise = self.scene.explore.rises.then(|| rise(level, step, cell.1, self.scene, self.locale));
        let (open, wanted) = (self.at, at.clone());
        view! {
            <td class="num">
                <a
                    class="pay-cell"
                    href=href
                    style:--shade=shade
                    data-cell=Cells::mark(cell)
                    data-at=at.to_string()
                    tabindex=self.cells.tabindex(cell)
                    aria-current=move || open.with(|open| open.as_ref() == Some(&wanted)).then_some("true")
                >
                    {name}
                    {label}
                    {rise}
                </a>
            </td>
        }
        .into_any()
    }
}

/// The rise to the next step, in money and percent.
fn rise(level: &Level, step: &Step, index: usize, scene: &Scene, locale: Locale) -> AnyView {
    let quote = scene.quote();
    let next = level.steps.get(index + 1).and_then(|next| quote.pay.at(level, &next.id));
    let words = quote.pay.at(level, &step.id).zip(next).and_then(|(now, next)| {
        let share = next.mid().rise_over(now.mid())?;
        let shown = |band: Band| quote.convert(band).map(Band::mid);
        let more = shown(next)?.minus(shown(now)?)?;
        let sign = if more.minor() > 0 { "+" } else { "" };
        Some(format!("{sign}{} · {}", locale.money(more), locale.change(share)))
    });
    let last = index + 1 == level.steps.len();
    let words = words.unwrap_or_else(|| if last { "top step".to_owned() } else { "–".to_owned() });
    view! { <small class="rise">{words}</small> }.into_any()
}
