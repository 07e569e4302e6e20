//! Where an offer begins: with a position, with a figure whose level is looked for, or with a file.

use leptos::prelude::*;

use super::edit::Editor;
use super::scene::{LOCALE, usual_start};
use super::{Files, OpenFile};
use crate::browser::{focus, time};
use crate::state::figures::Figures;
use crate::view::parts::picker::Picker;
use files::amount::typed_amount;
use progression::offer::{Placing, levels_at};
use rules::id::Position;
use rules::money::Money;
use words::offer::{Amounts, holding, holds, no_amount};

/// What is known of a figure: how it is told, and the positions that it stands on, with their names.
type Found = Result<(String, Vec<(Position, String)>), String>;

/// A figure that is typed per the period shown, as one of the files.
fn read(figures: &Figures, typed: &str) -> Option<Money> {
    let currency = figures.quote().pay.currency()?;
    figures.to_files(typed_amount(typed, currency)?)
}

/// The levels whose band holds a figure that is typed per the period shown.
fn look(figures: &Figures, typed: &str) -> Option<Found> {
    if typed.trim().is_empty() {
        return None;
    }
    let dataset = &figures.open.dataset;
    // The table of the day on which an offer begins, unless one is chosen.
    let day = figures.shown.effective.unwrap_or_else(|| usual_start(time::today()));
    let pay = dataset.tables.in_force(&figures.region, day);
    let Some(figure) = read(figures, typed) else { return Some(Err(no_amount(typed, "50,000"))) };
    let found = levels_at(&dataset.ladder, pay, figure).into_iter().filter_map(|found| {
        let placing = Placing::new(&dataset.ladder, pay, &found.level.id, figure)?;
        let step = found.level.steps.get(placing.stands_on().unwrap_or(0))?;
        Some((found.level.at(step), holding(found, placing.band(), figure, &LOCALE)))
    });
    let amounts = Amounts { unit: dataset.unit, per: figures.per, format: &LOCALE };
    let found: Vec<_> = found.collect();
    Some(Ok((holds(&amounts.of(figure), found.len()), found)))
}

/// The start.
#[component]
pub fn Start(
    /// The dataset.
    figures: Memo<Figures>,
    /// What the choice goes to.
    editor: Editor,
    /// What opens files.
    files: Files,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| figures.with(|figures| typed.with(|typed| look(figures, typed))));
    let per = figures.with_untracked(|figures| words::time::a(figures.per));
    let picked = Callback::new(move |at: Position| figures.with_untracked(|figures| editor.begin(&at, None, &figures.region)));
    let levels = move || {
        found.get().map(|found| match found {
            Err(why) => view! { <p class="wrong" role="status">{why}</p> }.into_any(),
            Ok((lead, found)) => {
                let button = |(at, name): (Position, String)| {
                    let choose = move |_| {
                        let figure = figures.with_untracked(|figures| typed.with_untracked(|typed| read(figures, typed)));
                        figures.with_untracked(|figures| editor.begin(&at, figure, &figures.region));
                    };
                    view! { <li><button type="button" on:click=choose>{name}</button></li> }.into_any()
                };
                view! { <p role="status">{lead}</p><ul class="offers">{found.into_iter().map(button).collect_view()}</ul> }.into_any()
            }
        })
    };
    view! {
        <section class="panel picking" aria-label="A level and a step">
            <h2>"A level and a step"</h2>
            <Picker figures act="Prepare an offer" start=None picked />
        </section>
        <section class="panel picking" aria-label="A figure">
            <h2>"Or a figure: which levels?"</h2>
            <label class="pick">
                <span>{format!("Pay {per}, at full hours")}</span>
                <input type="text" name="look" inputmode="decimal" autocomplete="off" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
            </label>
            {levels}
        </section>
        {move || (editor.prepared() > 0).then(|| view! { <p class="controls"><button type="button" class="primary" data-act="go-on" on:click=move |_| { editor.show(0); focus::soon("h1".to_owned()); }>"Go on with the offers that you have prepared"</button></p> }.into_any())}
        <p class="controls">{move || files.opened.get().map(|opened| view! { <span>{opened}</span> }.into_any())}<span class="sub">"Or go on with an offer that you have saved:"</span><OpenFile files /></p>
    }
    .into_any()
}
