//! A ladder from a matrix of competencies, with what is read of it beside it.

use leptos::prelude::*;

use super::fields::{self, Pasted};
use super::opener::Opener;
use crate::markup::Markup;
use crate::view::parts::html::html;
use crate::view::parts::pick::{Pick, choice};
use files::gathered::Gathered;
use files::matrix::{First, Levels, Matrix};

/// A choice that nobody has made: the names decide.
const BY_NAMES: &str = "names";

/// The field for the matrix, and what it will be.
#[component]
pub fn FromMatrix(
    /// What opens it.
    opener: Opener,
) -> impl IntoView {
    let (pasted, name) = (Pasted::new(), RwSignal::new(String::new()));
    let (way, first) = (RwSignal::new(BY_NAMES.to_owned()), RwSignal::new(BY_NAMES.to_owned()));
    let read = Memo::new(move |_| {
        let way = way.with(|way| match way.as_str() {
            "columns" => Some(Levels::Columns),
            "rows" => Some(Levels::Rows),
            _ => None,
        });
        let first = first.with(|first| match first.as_str() {
            "lowest" => Some(First::Lowest),
            "highest" => Some(First::Highest),
            _ => None,
        });
        match pasted.html() {
            Some(html) => Matrix::read(html.as_bytes(), way, first),
            None => pasted.text.with(|text| Matrix::read(text.as_bytes(), way, first)),
        }
    });
    let make = move |_| {
        let ladder = read.with_untracked(|matrix| name.with_untracked(|name| matrix.as_ref().map(|matrix| matrix.ladder(name))));
        opener.take(Gathered { folder: String::new(), ladder, bands: None, roster: None });
    };
    let result = move || {
        read.with(|matrix| match matrix {
            Some(matrix) => preview(matrix),
            None if pasted.is_empty() => ().into_any(),
            None => view! { <p class="wrong" role="status">{words::data::NO_MATRIX}</p> }.into_any(),
        })
    };
    let choices = |all: [(&'static str, &'static str); 3]| all.map(|(value, name)| choice(value, name)).to_vec();
    view! {
        <section class="panel">
            <h2>"Or a matrix of competencies"</h2>
            <p class="sub">"Levels one way, competencies the other, texts in the cells, as it stands in a spreadsheet. Each line of a cell becomes an expectation. Or a text in Markdown with one heading a level and lists under it. Pay can come later."</p>
            {fields::area("The matrix", "matrix", pasted)}
            <div class="choices controls">
                {fields::line("The ladder’s name", "matrix-name", "Our ladder", name)}
                <Pick
                    label="Levels are" choices=choices([(BY_NAMES, "as their names say"), ("columns", "columns"), ("rows", "rows")])
                    chosen=way choose=move |chosen: String| way.set(chosen)
                />
                <Pick
                    label="First comes" choices=choices([(BY_NAMES, "what their numbers say"), ("lowest", "the lowest"), ("highest", "the highest")])
                    chosen=first choose=move |chosen: String| first.set(chosen)
                />
            </div>
            {result}
            <div class="ways">
                <button type="button" data-act="matrix" disabled=move || read.with(Option::is_none) on:click=make>"Make a ladder of it"</button>
            </div>
        </section>
    }
    .into_any()
}

/// The matrix as it was read: its levels, the lowest first, with how much each asks.
fn preview(matrix: &Matrix) -> AnyView {
    let mut rows = Markup::of("<thead><tr><th>Level</th><th>Title</th><th class=\"num\">Expectations</th></tr></thead><tbody>");
    for level in &matrix.levels {
        rows.html("<tr><th class=\"code\">").text(&level.id).html("</th><td>").text(&level.title).html("</td><td class=\"num\">");
        rows.text(level.expects.len()).html("</td></tr>");
    }
    rows.html("</tbody>");
    view! {
        <div class="preview" role="status">
            <p>{words::data::matrix(matrix)}</p>
            <div class="scroll" role="region" aria-label="The levels as they were read" tabindex="0"><table {..html(rows)}></table></div>
        </div>
    }
    .into_any()
}
