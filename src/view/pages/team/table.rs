//! Another table tried on the roster: what it costs, who gains what, and who is left outside of a band.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::scene::{Costs, LOCALE};
use crate::markup::Markup;
use crate::route::Team;
use crate::state::nav::nav;
use crate::view::parts::pick::{Pick, choice};
use progression::team::Elsewhere;
use rules::exact::ExactMoney;
use rules::hours::Hours;
use rules::money::Money;
use rules::pay::Circle;
use words::Format;
use words::path::more;
use words::team::{NOT_TRIED, place, tried};

/// Everybody under another table.
pub(super) struct TriedTable {
    region: String,
    day: NaiveDate,
    people: Vec<Tried>,
}

/// Somebody under the other table.
struct Tried {
    place: usize,
    pay: Option<Elsewhere>,
    hours: Hours,
}

impl Costs {
    /// The region and the day of the table that is tried; nothing where none is chosen, or the dataset does not have it.
    fn other(&self) -> Option<(String, NaiveDate)> {
        let (team, tables) = (&self.scene.team, &self.scene.figures.open.dataset.tables);
        if team.table_region.is_none() && team.table_date.is_none() {
            return None;
        }
        let region = team.table_region.clone().unwrap_or_default();
        let known = tables.regions().contains(&region.as_str());
        let day = team.table_date.unwrap_or(self.scene.today);
        known.then_some((region, day))
    }

    /// Everybody who is there under the table that is tried; nothing where none is.
    pub(super) fn tried(&self) -> Option<TriedTable> {
        let (region, day) = self.other()?;
        let (dataset, today) = (&self.scene.figures.open.dataset, self.scene.today);
        let each = self.members.here().filter_map(|(place, _)| {
            let person = self.people.get(place)?;
            Some(Tried { place, pay: person.elsewhere(dataset, today, &region, day), hours: person.hours })
        });
        let people = each.collect();
        Some(TriedTable { region, day, people })
    }

    /// A year at the share of hours, to the whole unit.
    fn year_of(&self, amount: Money, hours: Hours) -> Option<Money> {
        self.scene.year(ExactMoney::from(amount).at(hours))
    }

    /// What the other table does to the roster, in a sentence.
    fn tried_words(&self, tried_on: &TriedTable) -> String {
        let tried_on = &tried_on.people;
        let sum = |of: fn(&Elsewhere) -> Money| {
            let each = tried_on.iter().filter_map(|tried| Some(ExactMoney::from(of(tried.pay.as_ref()?)).at(tried.hours)));
            each.map(Some).reduce(|sum, own| sum?.plus(own?)).flatten()
        };
        let (now, then) = (sum(|pay| pay.now), sum(|pay| pay.then));
        let figures = now.zip(then).and_then(|(now, then)| Some((self.scene.year(then)?, self.scene.year(then.minus(now)?)?)));
        let count = |of: &dyn Fn(&Elsewhere) -> bool| tried_on.iter().filter(|tried| tried.pay.as_ref().is_some_and(of)).count();
        let counts = [
            count(&|pay| pay.then > pay.now),
            count(&|pay| pay.then < pay.now),
            count(&|pay| pay.circle == Some(Circle::Red)),
            count(&|pay| pay.circle == Some(Circle::Green)),
        ];
        let unknown = tried_on.iter().filter(|tried| tried.pay.is_none()).count();
        tried(figures, counts, unknown, &LOCALE)
    }

    /// So many people under the other table, each in a row.
    pub(super) fn tried_rows(&self, tried_on: &TriedTable, rows: usize) -> Markup {
        let mut out = Markup::of(
            "<caption>Under the other table</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Position</th>\
             <th scope=\"col\" class=\"num\">Pay a year</th><th scope=\"col\" class=\"num\">By the other table</th><th scope=\"col\" class=\"num\">Change</th>\
             <th scope=\"col\" class=\"num\">In its band</th></tr></thead><tbody>",
        );
        let pay = self.scene.figures.open.dataset.tables.in_force(&tried_on.region, tried_on.day);
        for Tried { place: of, pay: tried, hours } in tried_on.people.iter().take(rows) {
            let Some(entry) = self.members.roster.entries.get(*of) else { continue };
            out.html("<tr><th scope=\"row\">")
                .text(self.name(*of))
                .html("</th><td><span class=\"code\">")
                .text(&entry.at)
                .html("</span></td>");
            let Some(tried) = tried else {
                out.html("<td colspan=\"4\" class=\"num\">not known</td></tr>");
                continue;
            };
            let (now, then) = (self.year_of(tried.now, *hours), self.year_of(tried.then, *hours));
            let change = then.zip(now).and_then(|(then, now)| then.minus(now)).map(|change| more(change, &LOCALE)).unwrap_or_default();
            let told = |amount: Option<Money>| amount.map(|amount| LOCALE.money(amount)).unwrap_or_default();
            for cell in [told(now), told(then), change] {
                out.html("<td class=\"num\">").text(cell).html("</td>");
            }
            let stands = pay.band(&entry.at.level).map(|band| place(tried.then, band, |amount| self.scene.year(amount.into()), &LOCALE));
            out.html(if tried.circle.is_some() { "<td class=\"num loss\">" } else { "<td class=\"num\">" });
            out.text(stands.unwrap_or_default()).html("</td></tr>");
        }
        out.html("</tbody>");
        out
    }
}

/// The choice of another table, where the dataset has more than one.
#[component]
pub(super) fn OtherTable(
    /// The roster.
    costs: Costs,
    /// Everybody under the table that is tried.
    tried_on: Option<Arc<TriedTable>>,
) -> impl IntoView {
    let nav = nav();
    let tables = &costs.scene.figures.open.dataset.tables;
    let regions = tables.regions();
    let team = &costs.scene.team;
    let region = team.table_region.clone();
    let dates = tables.dates(region.as_deref().unwrap_or_default());
    if regions.len() < 2 && dates.len() < 2 {
        return ().into_any();
    }
    let none = || choice("-", "as it is");
    let by_region = (regions.len() > 1).then(|| {
        let named = |region: &&str| choice(region, if region.is_empty() { "everywhere".to_owned() } else { (*region).to_owned() });
        let choices = [none()].into_iter().chain(regions.iter().map(named)).collect();
        let chosen = Signal::stored(region.clone().unwrap_or_else(|| "-".to_owned()));
        let choose = move |value: String| {
            nav.change(|team: &mut Team| {
                // Another region has tables of other days.
                team.table_date = None;
                team.table_region = Some(value).filter(|value| value != "-");
            });
        };
        view! { <Pick label="Region" choices chosen choose /> }.into_any()
    });
    let by_date = (dates.len() > 1).then(|| {
        let named = |date: &NaiveDate| choice(&date.to_string(), LOCALE.date(*date));
        let choices = [none()].into_iter().chain(dates.iter().map(named)).collect();
        let chosen = Signal::stored(team.table_date.map_or_else(|| "-".to_owned(), |date| date.to_string()));
        let choose = move |value: String| nav.change(|team: &mut Team| team.table_date = rules::date::parse(&value));
        view! { <Pick label="Table from" choices chosen choose /> }.into_any()
    });
    let words = tried_on.map_or_else(|| NOT_TRIED.to_owned(), |tried_on| costs.tried_words(&tried_on));
    view! {
        <section class="panel other-table">
            <h2>"Another table"</h2>
            <div class="controls">{by_region}{by_date}</div>
            <p>{words}</p>
        </section>
    }
    .into_any()
}
