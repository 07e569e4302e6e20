//! The papers of an offer, as they will be handed over: seen while one edits, printed, and saved.

use leptos::prelude::*;

use super::edit::Editor;
use super::fields::LetterTexts;
use super::scene::{LOCALE, Scene};
use crate::browser::save;
use crate::route;
use crate::route::offer::Sheet;
use crate::state::nav::nav;
use crate::view::parts::copy_link::Copied;
use crate::view::parts::html::html;
use crate::view::parts::paper::{document, sheet};
use crate::view::parts::pick::{Segments, choice};
use files::paper::{Paper, markdown};
use words::offer::{Letter, Record};

impl Scene {
    /// A paper of the offer that is shown.
    fn paper(&self, which: Sheet) -> Paper {
        let letter =
            Letter { offer: &self.offer, dataset: &self.figures.open.dataset, texts: &self.desk.texts, today: self.today, format: &LOCALE };
        match which {
            Sheet::Letter => words::offer::letter(&letter),
            Sheet::Advert => words::offer::advert(&letter),
            Sheet::Record => {
                let fair = self.fair_of(&self.offer);
                let named = |(place, offer): (usize, &progression::offer::Offer)| (words::team::letters(place), offer.clone());
                let offers: Vec<_> = self.desk.offers.iter().enumerate().map(named).collect();
                let words = fair.as_ref().map(|fair| self.fair_words(fair)).unwrap_or_default();
                let considered = fair.as_ref().map(|fair| self.considered(fair)).unwrap_or_default();
                words::offer::record(&letter, &Record { offers: &offers, chosen: self.desk.chosen, fair: &words, considered: &considered })
            }
        }
    }
}

/// What a paper is called.
const fn title(which: Sheet) -> &'static str {
    match which {
        Sheet::Letter => "Letter",
        Sheet::Record => "Record for HR",
        Sheet::Advert => "Range for an advert",
    }
}

/// What is in a paper, and what is not.
const fn holds(which: Sheet) -> &'static str {
    match which {
        Sheet::Letter => "The letter holds nothing of the team, of other scenarios or of a reason. The record holds all of it.",
        Sheet::Record => "The record holds everything, also the people beside the offer and all scenarios. It is not for the candidate.",
        Sheet::Advert => {
            "Nothing of a candidate is in it: what the level pays and asks, for laws that want the range before the first talk."
        }
    }
}

/// The papers.
#[component]
pub fn Papers(
    /// The offers.
    editor: Editor,
    /// Which paper is shown.
    which: Memo<Sheet>,
) -> impl IntoView {
    let nav = nav();
    let paper = Memo::new(move |_| editor.scene.with(|scene| scene.as_ref().map(|scene| scene.paper(which.get()))));
    let choices = Sheet::ALL.map(|sheet| choice(sheet.name(), title(sheet))).to_vec();
    let choose = move |name: String| nav.change(|choices: &mut route::Offer| choices.sheet = Sheet::named(&name).unwrap_or_default());
    let take = move |ending: &str, media: &str, of: fn(&Paper) -> String| {
        if let Some(paper) = paper.get_untracked() {
            // A name or a figure has no place in the name of a file.
            save::text(&format!("{}.{ending}", which.get_untracked().name()), media, &of(&paper));
        }
    };
    let copied = Copied::new("Copy as text", "save it as Markdown");
    let copy = move |_| {
        if let Some(paper) = paper.get_untracked() {
            copied.copy(&markdown(&paper));
        }
    };
    // What is outside of the band goes out with a reason, or not at all.
    let waits = Memo::new(move |_| {
        let why = |scene: &Scene| {
            let outside = scene.placing().is_some_and(|placing| placing.circle().is_some());
            let unsummed = scene.offer.years(&scene.figures.open.dataset).is_none();
            match () {
                () if outside && scene.offer.reason.trim().is_empty() => Some(words::offer::NO_REASON),
                () if unsummed => Some(words::offer::NO_SUM),
                () => None,
            }
        };
        editor.scene.with(|scene| scene.as_ref().filter(|_| which.get() == Sheet::Letter).and_then(why))
    });
    let drawn = move || paper.get().map(|paper| sheet(&paper)).unwrap_or_default();
    let away = move || {
        view! {
            <div class="controls">
                <button type="button" class="tiny primary" data-take="print" on:click=|_| save::print()>"Print"</button>
                <button type="button" class="tiny" data-take="html" on:click=move |_| take("html", "text/html", document)>"Save as HTML"</button>
                <button type="button" class="tiny" data-take="markdown" on:click=move |_| take("md", "text/markdown", markdown)>"Save as Markdown"</button>
                <button type="button" class="tiny" data-take="text" on:click=copy>{move || copied.words()}</button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="papers" class:waits=move || waits.get().is_some()>
            <div class="controls">
                <Segments label="Paper" choices chosen=Signal::derive(move || which.get().name().to_owned()) choose />
            </div>
            {move || waits.get().map_or_else(away, |why| view! { <p class="rule out" role="status">{why}</p> }.into_any())}
            {move || (which.get() == Sheet::Letter).then(|| view! { <LetterTexts editor /> }.into_any())}
            {move || view! { <article class="sheet" tabindex="0" aria-label=title(which.get()) {..html(drawn())}></article> }.into_any()}
            <p class="sub">{move || holds(which.get())}</p>
        </div>
    }
    .into_any()
}
