//! Which pay is shown: period, region and table date. The same in all views.

use leptos::prelude::*;

use super::pick::{Pick, PickOption, choice};
use crate::browser::format::Locale;
use crate::browser::time;
use crate::state::figures::Figures;
use crate::state::nav::nav;
use rules::date;
use rules::per::Per;
use words::Format;

/// Period, region and table date, each only where there is a choice.
#[component]
pub fn TableChoices(
    /// What is shown.
    figures: Memo<Figures>,
    /// Whether the view shows one table, so that its date is a choice.
    #[prop(optional)]
    dated: bool,
) -> impl IntoView {
    let nav = nav();
    let now = figures.get_untracked();
    let dataset = &now.open.dataset;
    let periods: Vec<PickOption> = dataset.unit.offered().into_iter().map(|per| choice(per.name(), per.name())).collect();
    let choose_per = move |name: String| nav.change_pay(|shown| shown.per = Per::named(&name));
    let per = Signal::derive(move || figures.with(|figures| figures.per.name().to_owned()));
    let pay = !dataset.tables.is_empty();
    let regions = dataset.tables.regions();
    let several = regions.len() > 1;
    let regions: Vec<PickOption> =
        regions.into_iter().map(|region| choice(region, if region.is_empty() { "Everywhere" } else { region })).collect();
    let region = Signal::derive(move || figures.with(|figures| figures.region.clone()));
    // Another region has other tables: the date falls back to the one in force.
    let choose_region = move |region: String| {
        nav.change_pay(|shown| {
            shown.region = Some(region);
            shown.effective = None;
        });
    };
    view! {
        {(pay && periods.len() > 1).then(|| view! { <Pick label="Pay per" choices=periods chosen=per choose=choose_per /> }.into_any())}
        {several.then(|| view! { <Pick label="Region" choices=regions chosen=region choose=choose_region /> }.into_any())}
        {dated.then(|| view! { <Dates figures /> }.into_any())}
    }
    .into_any()
}

#[component]
fn Dates(figures: Memo<Figures>) -> impl IntoView {
    let nav = nav();
    let region = Memo::new(move |_| figures.with(|figures| figures.region.clone()));
    let today = time::today();
    let choices = move || {
        let region = region.get();
        figures.with_untracked(|figures| {
            let tables = &figures.open.dataset.tables;
            let in_force = tables.in_force(&region, today).effective();
            tables
                .dates(&region)
                .into_iter()
                .rev()
                .map(|date| {
                    let note = if Some(date) == in_force {
                        " (in force)"
                    } else if date > today {
                        " (to come)"
                    } else {
                        ""
                    };
                    choice(&date.to_string(), Locale::default().date(date) + note)
                })
                .collect::<Vec<_>>()
        })
    };
    let chosen =
        Signal::derive(move || figures.with(|figures| figures.quote().pay.effective().map(|date| date.to_string()).unwrap_or_default()));
    move || {
        let choices = choices();
        let choose = move |date: String| nav.change_pay(|shown| shown.effective = date::parse(&date));
        (choices.len() > 1).then(|| view! { <Pick label="Table from" choices chosen choose /> }.into_any())
    }
}
