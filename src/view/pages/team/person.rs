//! One person of the team: what the rules and a plan bring them, and how the plan is changed.

use leptos::prelude::*;

use super::scene::{Costs, LOCALE};
use crate::browser::focus;
use crate::state::rosters::{Rosters, rosters};
use crate::view::parts::opened::Opened;
use crate::view::parts::plan::{self, Change, Changing, Frame, Menus, Said};
use crate::view::parts::table::num;
use rules::progress::{Decision, Event, Exception, Plan, Walked};
use rules::team::Person;
use words::Format;
use words::path::more;

/// Whose plan is open, and what is done to it.
#[derive(Clone, Copy)]
pub struct Desk {
    costs: Memo<Option<Costs>>,
    // Asked for once: where a plan changes, nothing stands around it that could be asked.
    rosters: Rosters,
    /// The person, by their place in the roster.
    shown: RwSignal<Option<usize>>,
    /// What is unfolded.
    pub opened: Opened,
    menus: Menus,
}

impl Desk {
    /// Nobody's is open.
    pub fn new(costs: Memo<Option<Costs>>) -> Self {
        let (rosters, shown) = (rosters(), RwSignal::new(None));
        let menus = Menus::new(move |_, change| changed(costs, rosters, shown, change));
        Self { costs, rosters, shown, opened: Opened::new(), menus }
    }

    /// Opens the plan of somebody, in place of another's.
    pub fn open(self, place: usize) {
        self.shown.set(Some(place));
        focus::soon(".person h2".to_owned());
    }

    /// Closes it: the focus goes back to where it was opened.
    fn close(self) {
        if let Some(place) = self.shown.get_untracked() {
            self.shown.set(None);
            focus::soon(format!("[data-plan=\"{place}\"]"));
        }
    }

    /// Forgets all that belongs to a roster that is no longer open.
    pub fn clear(self) {
        self.shown.set(None);
        self.opened.close();
    }

    fn change(self, change: impl FnOnce(Plan) -> Option<Plan> + 'static) {
        changed(self.costs, self.rosters, self.shown, Box::new(move |plan, _| change(plan)));
    }

    /// The panel of the person who is shown.
    pub fn panel(self) -> Option<AnyView> {
        let place = self.shown.get()?;
        self.costs.with(|costs| self.panel_of(costs.as_ref()?, place))
    }

    fn panel_of(self, costs: &Costs, place: usize) -> Option<AnyView> {
        let person = costs.people.get(place)?;
        let heading = words::team::person(costs.name(place), &person.held.at);
        let (label, frame) = (heading.clone(), costs.frame(person));
        let decisions = costs.decisions(place).to_vec();
        let Walked { unfit, beyond, .. } = costs.plan(place)?.walk(&person.outlook(&costs.scene.outlook()))?;
        let ladder = costs.scene.figures.ladder();
        let left_out =
            unfit.iter().filter_map(|(place, why)| Some(words::path::not_possible(decisions.get(*place)?, why, ladder, &LOCALE)));
        let left_out = words::path::left_out(&left_out.collect::<Vec<_>>());
        let last = costs.scene.last();
        let events = costs.plain.all.walks.get(place)?.as_deref().unwrap_or_default();
        let events = events.iter().enumerate().filter(|(_, event)| event.day <= last);
        let rows = events.map(|(row, event)| self.row(costs, &frame, (place, row), event, &beyond)).collect_view();
        let said = Said { decisions: &decisions, unfit: &unfit, beyond: &beyond, none: words::team::NO_PLAN };
        let changing = Changing {
            left: Callback::new(move |left: Vec<Decision>| self.change(move |plan| Some(Plan { decisions: left, ..plan }))),
            add: Callback::new(move |decision: Decision| self.change(move |plan| Some(plan.with(decision)))),
            usual: Callback::new(move |()| self.change(|plan| Some(Plan { decisions: Vec::new(), ..plan }))),
        };
        Some(
            view! {
                <section class="panel person" aria-label=label>
                    <div class="head">
                        <h2 tabindex="-1">{heading}</h2>
                        <button type="button" data-act="close-person" on:click=move |_| self.close()>"Close"</button>
                    </div>
                    {left_out.map(|said| view! { <p class="notice" role="note">{said}</p> }.into_any())}
                    <div class="within" role="group" aria-label="Events" tabindex="0">
                        <table class="events">
                            <caption>{words::team::events_until(last, &LOCALE)}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">"When"</th>
                                    <th scope="col">"Position"</th>
                                    <th scope="col">"Why"</th>
                                    <th scope="col" class="num">"Pay a year"</th>
                                    <th scope="col" class="num">"Change"</th>
                                    <td class="screen"></td>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    {plan::changes(&frame, said, self.opened, changing)}
                </section>
            }
            .into_any(),
        )
    }

    fn row(self, costs: &Costs, frame: &Frame, (place, row): (usize, usize), event: &Event, beyond: &[Exception]) -> AnyView {
        let year = |amount: Option<_>| costs.scene.year(amount?);
        let pay = year(costs.plain.all.paid_from(place, event));
        let pay = pay.map_or_else(|| "not known".to_owned(), |pay| if pay.minor() == 0 { "unpaid".to_owned() } else { LOCALE.money(pay) });
        let change = year(costs.plain.all.change(place, event)).map(|change| more(change, &LOCALE));
        view! {
            <tr>
                <td class="day">{LOCALE.day(event.day)}</td>
                <th scope="row"><span class="code">{event.at.to_string()}</span></th>
                <td>{words::path::why(event, beyond, frame.figures.ladder())}</td>
                {num(Some(pay))}
                {num(change)}
                <td class="screen">{self.menus.menu(frame, event, (place, row))}</td>
            </tr>
        }
        .into_any()
    }
}

/// Changes the plan of the person who is shown.
fn changed(costs: Memo<Option<Costs>>, rosters: Rosters, shown: RwSignal<Option<usize>>, change: Change) {
    let decided = costs.with_untracked(|costs| {
        let (costs, place) = (costs.as_ref()?, shown.get_untracked()?);
        let plan = change(costs.plan(place)?, &costs.people.get(place)?.outlook(&costs.scene.outlook()))?;
        Some((costs.scene.figures.open.origin.id().to_owned(), place, plan.decisions))
    });
    if let Some((dataset, place, decisions)) = decided {
        rosters.decide(&dataset, place, decisions);
        // What was pressed is drawn anew.
        focus::soon(".person h2".to_owned());
    }
}

impl Costs {
    /// The plan by which somebody walks on the line of steps and promotions.
    fn plan(&self, place: usize) -> Option<Plan> {
        self.people.get(place)?.plan(self.scene.pace(), self.decisions(place))
    }

    fn frame(&self, person: &Person) -> Frame {
        let (figures, from) = (self.scene.figures.clone(), Some(person.held.at.clone()));
        Frame { figures, from, start: person.held.begins(self.scene.today), until: self.scene.last() }
    }
}
