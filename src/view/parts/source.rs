//! Where the figures come from.

use leptos::prelude::*;

use crate::browser::time;
use crate::state::figures::Figures;
use rules::dataset::Provenance;
use words::counts::sentence;

/// The source of the figures and since when they hold.
pub fn source(figures: &Figures) -> AnyView {
    let kind = (figures.open.dataset.provenance == Some(Provenance::Sample)).then_some("The figures are made up. ");
    let in_force = |date| sentence(&words::time::in_force(date, time::today(), &figures.locale())) + ". ";
    let from = figures.quote().pay.effective().map(in_force);
    let region = figures.addition().map(|words| words + " ");
    let name = figures.ladder().name.clone();
    // On screen the name stands in the header; paper has no header.
    view! { <p class="source"><span class="paper">{name}". "</span>{kind}{from}{region}{linked(&figures.ladder().source)}</p> }.into_any()
}

/// A text with its first web address as a link.
fn linked(text: &str) -> AnyView {
    let start = text.find("https://").or_else(|| text.find("http://")).unwrap_or(text.len());
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ')']).to_owned();
    let after = rest.get(address.len()..).unwrap_or_default().to_owned();
    let href = address.clone();
    let link = (!address.is_empty()).then(|| view! { <a href=href rel="noopener noreferrer external">{address}</a> }.into_any());
    view! { {before.to_owned()}{link}{after} }.into_any()
}
