//! Where the figures come from.

use leptos::prelude::*;

use super::html::html;
use crate::browser::time;
use crate::markup::Markup;
use crate::state::figures::Figures;
use rules::dataset::Provenance;
use words::counts::sentence;

/// The source of the figures and since when they hold, as a paragraph.
pub fn source(figures: &Figures) -> AnyView {
    view! { <p class="source" {..html(source_words(figures))}></p> }.into_any()
}

/// What stands in the paragraph of the source.
pub fn source_words(figures: &Figures) -> Markup {
    let ladder = figures.ladder();
    // On screen the name stands in the header; paper has no header.
    let mut out = Markup::of("<span class=\"paper\">");
    out.text(&ladder.name).html(". </span>");
    if figures.open.dataset.provenance == Some(Provenance::Sample) {
        out.html("The figures are made up. ");
    }
    if let Some(date) = figures.quote().pay.effective() {
        out.text(sentence(&words::time::in_force(date, time::today(), &figures.locale()))).html(". ");
    }
    if let Some(region) = figures.addition() {
        out.text(region).html(" ");
    }
    linked(&mut out, &ladder.source);
    out
}

/// A text with its first web address as a link.
fn linked(out: &mut Markup, text: &str) {
    let start = text.find("https://").or_else(|| text.find("http://")).unwrap_or(text.len());
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ')']);
    out.text(before);
    if !address.is_empty() {
        out.html("<a href=\"").text(address).html("\" rel=\"noopener noreferrer external\">").text(address).html("</a>");
    }
    out.text(rest.get(address.len()..).unwrap_or_default());
}
