//! A table in another form: as it came, with what its columns are, and beside it as it will be read.

mod result;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fields;
use super::opener::Opener;
use crate::browser::focus;
use crate::state::mappings::{self, Waiting};
use crate::view::parts::pick::{Pick, PickOption, choice};
use files::gathered::Gathered;
use files::mapping::{HeadMeans, Lies, Mapping, headed, lying};
use result::Result as ReadResult;

/// A table that waits, and how it is to be read.
#[derive(Clone, Copy)]
pub struct Importing {
    waiting: RwSignal<Option<Arc<Waiting>>>,
    /// How it is to be read as of now.
    mapping: RwSignal<Mapping>,
}

impl Importing {
    /// The table that waited when this page was left, if one did.
    pub fn new() -> Self {
        let (waiting, mapping) = mappings::begun().unzip();
        let importing = Self { waiting: RwSignal::new(waiting), mapping: RwSignal::new(mapping.unwrap_or_default()) };
        Effect::new(move || importing.mapping.with(mappings::change));
        importing
    }

    /// A table waits from now on, in the place of one that did; false where the bytes are none.
    pub fn begin(self, table: &[u8], beside: Gathered) -> bool {
        let Some((waiting, mapping)) = mappings::begin(table, beside) else { return false };
        self.mapping.set(mapping);
        self.waiting.set(Some(waiting));
        true
    }

    /// Whether a table waits.
    pub fn is_open(self) -> bool {
        self.waiting.with(Option::is_some)
    }

    /// What the page is about while a table waits.
    pub fn heading(self) -> Option<(String, String)> {
        self.waiting.with(|waiting| waiting.as_ref().map(|waiting| words::mapping::heading(waiting.is_known)))
    }

    fn end(self) {
        mappings::end();
        // Somebody may have left the page while the table was read.
        let _ = self.waiting.try_set(None);
    }
}

/// The table that waits, and what will be read of it.
pub fn step(opener: Opener) -> AnyView {
    let importing = opener.importing();
    let shown = move || importing.waiting.get().map(|waiting| one(opener, &waiting));
    view! { {shown} }.into_any()
}

fn one(opener: Opener, waiting: &Arc<Waiting>) -> AnyView {
    let importing = opener.importing();
    let mapping = importing.mapping;
    let ladder = opener.ladder_beside(&waiting.beside);
    let read = {
        let waiting = waiting.clone();
        Memo::new(move |_| mapping.with(|mapping| ReadResult::of(&waiting.grid, mapping, ladder.as_deref())))
    };
    let take = {
        let waiting = waiting.clone();
        move |_| {
            let (waiting, mapped) = (waiting.clone(), read.with_untracked(|read| read.mapped.clone()));
            let chosen = mapping.get_untracked();
            spawn_local(async move {
                if opener.take_mapped(&mapped, &waiting.beside).await {
                    mappings::used(&waiting, chosen);
                    importing.end();
                }
            });
        }
    };
    let leave = move |_| {
        importing.end();
        focus::soon("h1".to_owned());
    };
    view! {
        <div class="two alike mapping">
            <section class="panel">
                <h2>"The table as it came"</h2>
                {controls(waiting, mapping)}
                {table::table(waiting, mapping)}
            </section>
            <section class="panel result">
                <h2>"As it will be read"</h2>
                {result::result(read)}
                <div class="ways">
                    <button type="button" class="primary" data-act="use" disabled=move || read.with(|read| !read.is_of_use()) on:click=take>"Use this table"</button>
                    <button type="button" data-act="leave" on:click=leave>"Leave it"</button>
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// Changes which way the table goes, or where its heads stand: what its columns are is guessed anew, since other heads name them.
fn anew(mapping: RwSignal<Mapping>, guess: impl FnOnce(&Mapping) -> Mapping) {
    mapping.update(|mapping| {
        let new = guess(mapping);
        *mapping = Mapping { currency: mapping.currency.or(new.currency), ..new };
    });
}

/// What holds for the table as a whole.
fn controls(waiting: &Arc<Waiting>, mapping: RwSignal<Mapping>) -> AnyView {
    const MOST: usize = 10;
    let (for_lies, for_above, for_heads) = (waiting.clone(), waiting.clone(), waiting.clone());
    let (height, width) = (waiting.grid.height(), waiting.grid.width());
    let numbers = |most: usize| -> Vec<PickOption> { (0..=most).map(|number| choice(&number.to_string(), number.to_string())).collect() };
    let lies = Memo::new(move |_| mapping.with(|mapping| mapping.lies));
    let lie = move |chosen: String| {
        let lies = if chosen == "across" { Lies::LevelsAcross } else { Lies::LevelsDown };
        anew(mapping, |old| lying(&for_lies.grid, old.above, lies));
    };
    let rise = move |chosen: String| {
        let above = chosen.parse().unwrap_or_default();
        anew(mapping, |old| headed(&for_above.grid, above, old.heads.len(), old.lies));
    };
    let most_heads = height.max(width).min(MOST);
    let head = move |chosen: String| {
        let heads = chosen.parse().unwrap_or_default();
        anew(mapping, |old| headed(&for_heads.grid, old.above, heads, old.lies));
    };
    let lying_now = Signal::derive(move || if lies.get() == Lies::LevelsAcross { "across" } else { "down" }.to_owned());
    let count = move |of: fn(&Mapping) -> usize| Signal::derive(move || mapping.with(|mapping| of(mapping).to_string()));
    let goes_on = move |event| mapping.update(|mapping| mapping.goes_on = event_target_checked(&event));
    view! {
        <div class="choices controls">
            <Pick label="Each level is" choices=vec![choice("down", "a row"), choice("across", "a column")] chosen=lying_now choose=lie />
            <Pick label="Rows above the table" choices=numbers((height - 1).min(MOST)) chosen=count(|mapping| mapping.above) choose=rise />
            <Pick label="Rows of heads, or columns of them" choices=numbers(most_heads) chosen=count(|mapping| mapping.heads.len()) choose=head />
            {head_rows(mapping)}
            {currency(mapping)}
            <label class="tick">
                <input type="checkbox" name="goes-on" prop:checked=move || mapping.with(|mapping| mapping.goes_on) on:change=goes_on />
                <span>"An empty level is that of the row before"</span>
            </label>
        </div>
    }
    .into_any()
}

/// What each row of heads holds.
fn head_rows(mapping: RwSignal<Mapping>) -> AnyView {
    let rows = Memo::new(move |_| mapping.with(|mapping| (mapping.lies, mapping.heads.len())));
    let one = move |(lies, count): (Lies, usize), head: usize| {
        let choices =
            HeadMeans::ALL.into_iter().enumerate().map(|(place, means)| choice(&place.to_string(), words::mapping::head_means(means)));
        let place = move || {
            let means = mapping.with(|mapping| mapping.heads.get(head).copied().unwrap_or_default());
            HeadMeans::ALL.iter().position(|own| *own == means).unwrap_or_default().to_string()
        };
        let choose = move |chosen: String| {
            let means = chosen.parse().ok().and_then(|place: usize| HeadMeans::ALL.get(place)).copied().unwrap_or_default();
            mapping.update(|mapping| {
                if let Some(own) = mapping.heads.get_mut(head) {
                    *own = means;
                }
            });
        };
        let label = words::mapping::head_holds(lies, count, head);
        table::select(("head", head), label, true, &choices.collect::<Vec<_>>(), place, choose)
    };
    view! { {move || (0..rows.get().1).map(|head| one(rows.get(), head)).collect_view()} }.into_any()
}

/// The currency of amounts that name none.
fn currency(mapping: RwSignal<Mapping>) -> AnyView {
    let typed = RwSignal::new(mapping.with_untracked(|mapping| mapping.currency.map(|own| own.code().to_owned())).unwrap_or_default());
    let read = move || if typed.with(|typed| typed.trim().is_empty()) { Ok(None) } else { fields::currency(typed).map(Some) };
    Effect::new(move |_| {
        typed.track();
        let currency = read().ok().flatten();
        mapping.maybe_update(|mapping| std::mem::replace(&mut mapping.currency, currency) != currency);
    });
    view! {
        {fields::line("Currency", "mapped-in", "USD", typed)}
        {move || { typed.track(); read().err().map(|why| view! { <p class="wrong" role="alert">{why}</p> }.into_any()) }}
    }
    .into_any()
}
