//! The level as its readers see it.

use leptos::prelude::*;

use super::Forms;
use super::places::Part;
use crate::browser::time;
use crate::markup::Markup;
use crate::route::Shown;
use crate::state::figures::Figures;
use crate::view::pages::data::behind::behind;
use crate::view::parts::asks::Asks;
use crate::view::parts::html::html;
use crate::view::parts::text::paragraph;
use files::document::json::JsonPath;

/// The level whose form is shown, as Explore tells it; a paint behind what is typed.
pub fn preview(forms: Forms) -> AnyView {
    let id = Memo::new(move |_| {
        forms.with(|text| match forms.part.get().there(text) {
            Part::Level(track, level) => {
                Some(text.written(&JsonPath::root().field("tracks").item(track).field("levels").item(level).field("id")))
            }
            _ => None,
        })
    });
    let told = behind(move || (id.get(), forms.editing().own.in_use()));
    let shown = move || {
        let (id, open) = told.get();
        let (id, open) = (id?.parse().ok()?, open?);
        let (figures, _) = Figures::settle(&open, &Shown::default(), time::today());
        let found = figures.ladder().level(&id)?;
        let mut out = Markup::default();
        out.html("<p class=\"sub\">").text(&found.track.name);
        if let Some(scope) = figures.ladder().scope(found.level.rank) {
            out.html(" · Owns: ").text(scope);
        }
        out.html("</p>");
        paragraph(&mut out, "", &found.level.about);
        let asks = Asks { ladder: figures.ladder(), found };
        asks.axes(&mut out);
        let _ = asks.expectations(&mut out);
        asks.roles(&mut out);
        let title = [found.level.id.as_str(), &found.level.title].join(" ");
        let behind = forms.editing().is_out().then(|| view! { <p class="sub">{words::structure::PREVIEW_BEHIND}</p> }.into_any());
        Some(
            view! { <section class="panel preview-of" aria-label="Preview"><h2>{title}</h2>{behind}<div {..html(out)}></div></section> }
                .into_any(),
        )
    };
    shown.into_any()
}
