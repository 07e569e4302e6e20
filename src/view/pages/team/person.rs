//! One person of the team: what the rules and a plan bring them, and how the plan is changed.

use leptos::prelude::*;

use super::bands::Group;
use super::equal::GroupsCompared;
use super::scene::{Costs, LOCALE};
use crate::browser::{focus, save};
use crate::state::rosters::{EqualPayAsked, Rosters, rosters};
use crate::view::parts::html::html;
use crate::view::parts::opened::Opened;
use crate::view::parts::paper;
use crate::view::parts::plan::{self, Change, Changing, Frame, Menus, Said};
use crate::view::parts::table::num;
use files::paper::Paper;
use progression::equal_pay::{Category, Pair};
use progression::team::Person;
use progression::{Decision, Event, Exception, Plan, Walked};
use words::Format;
use words::path::more;
use words::team::Asked;

/// Whose plan is open, and what is done to it.
#[derive(Clone, Copy)]
pub struct Desk {
    costs: Signal<Option<Costs>>,
    // Asked for once: where a plan changes, nothing stands around it that could be asked.
    rosters: Rosters,
    /// The person, by their place in the roster.
    shown: RwSignal<Option<usize>>,
    /// People who were looked for together on the bands.
    found: RwSignal<Option<Group>>,
    /// What is unfolded.
    pub opened: Opened,
    menus: Menus,
}

impl Desk {
    /// Nobody's is open.
    pub fn new(costs: Signal<Option<Costs>>) -> Self {
        let (rosters, shown) = (rosters(), RwSignal::new(None));
        let menus = Menus::new(move |_, change| changed(costs, rosters, shown, change));
        Self { costs, rosters, shown, found: RwSignal::new(None), opened: Opened::default(), menus }
    }

    /// Shows people who belong together, to choose one of them.
    pub fn find(self, group: Option<Group>) {
        self.found.set(group);
        focus::soon(".found button".to_owned());
    }

    /// Tells something of the people who were looked for together.
    pub fn with_found<T>(self, tell: impl Fn(&Costs, &Group) -> T) -> Option<T> {
        self.found.with(|group| self.costs.with(|costs| Some(tell(costs.as_ref()?, group.as_ref()?))))
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
        self.found.set(None);
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
        let heading = words::team::person(&costs.name(place), &person.held.at);
        let (label, frame) = (heading.clone(), costs.frame(person));
        let decisions = costs.decisions(place).to_vec();
        let Walked { unfit, beyond, .. } = costs.plan(place)?.walk(&person.outlook(&costs.scene.outlook()))?;
        let ladder = costs.scene.figures.ladder();
        let left_out =
            unfit.iter().filter_map(|(place, why)| Some(words::path::not_possible(decisions.get(*place)?, why, ladder, &LOCALE)));
        let left_out = words::path::left_out(&left_out.collect::<Vec<_>>());
        let last = costs.scene.last();
        let events = costs.plain.all.cost.walks.get(place)?.as_deref().unwrap_or_default();
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
                    <p class="ways screen" {..html(costs.ways(place))}></p>
                    {plan::changes(&frame, said, self.opened, changing)}
                    {self.answer(costs, place)}
                </section>
            }
            .into_any(),
        )
    }

    /// What the person may ask for, as a paper, once it is asked for. Printing prints it alone (team.css).
    fn answer(self, costs: &Costs, place: usize) -> AnyView {
        let (is_open, costs) = (Memo::new(move |_| self.opened.is("answer")), costs.clone());
        let drawn = move || {
            let paper = is_open.get().then(|| self.rosters.asked.with(|asked| costs.answer(place, asked)))??;
            let sheet = paper::sheet(&paper);
            let save = move |_| save::text("pay-answer.html", "text/html", &paper::document(&paper));
            Some(
                view! {
                    <div class="answer">
                        <div class="controls">
                            <button type="button" data-take="answer-html" on:click=save>"Save as HTML"</button>
                            <button type="button" data-take="answer-print" on:click=|_| save::print()>"Print"</button>
                        </div>
                        <article class="sheet" {..html(sheet)}></article>
                    </div>
                }
                .into_any(),
            )
        };
        let toggle = move |_| self.opened.toggle("answer");
        view! {
            <div class="group asks">
                <h3><button type="button" class="plain" data-open="answer" aria-expanded=move || is_open.get().to_string() on:click=toggle>"What they may ask for"</button></h3>
                {drawn}
            </div>
        }
        .into_any()
    }

    fn row(self, costs: &Costs, frame: &Frame, (place, row): (usize, usize), event: &Event, beyond: &[Exception]) -> AnyView {
        let year = |amount: Option<_>| costs.scene.year(amount?);
        let pay = year(costs.plain.all.cost.paid_from(place, event));
        let pay = pay.map_or_else(|| "not known".to_owned(), |pay| if pay.minor() == 0 { "unpaid".to_owned() } else { LOCALE.money(pay) });
        let change = year(costs.plain.all.cost.change(place, event)).map(|change| more(change, &LOCALE));
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

/// Changes the plan of the person who is shown. What was decided last counts, whether everybody has been walked with it or not.
fn changed(costs: Signal<Option<Costs>>, rosters: Rosters, shown: RwSignal<Option<usize>>, change: Change) {
    let decided = costs.with_untracked(|costs| {
        let (costs, place) = (costs.as_ref()?, shown.get_untracked()?);
        let dataset = costs.scene.figures.open.origin.id().to_owned();
        let (person, plans) = (costs.people.get(place)?, untrack(|| rosters.plans(&dataset)));
        let plan = person.plan(costs.scene.pace(), plans.get(&place).map_or(&[], Vec::as_slice))?;
        let plan = change(plan, &person.outlook(&costs.scene.outlook()))?;
        Some((dataset, place, plan.decisions))
    });
    if let Some((dataset, place, decisions)) = decided {
        rosters.decide(&dataset, place, decisions);
    }
}

impl Costs {
    /// The plan by which somebody walks on the line of steps and promotions.
    fn plan(&self, place: usize) -> Option<Plan> {
        self.people.get(place)?.plan(self.scene.pace(), self.decisions(place))
    }

    /// What somebody may ask for of their pay and that of their category.
    fn answer(&self, place: usize, asked: &EqualPayAsked) -> Option<Paper> {
        let entry = self.members.roster.entries.get(place)?;
        let (dataset, today) = (&self.scene.figures.open.dataset, self.scene.today);
        let (paid, compared) = (entry.equal_pay(place, dataset, today, asked.by_rank), self.members.compared(asked));
        let (answer, groups) = match &compared {
            Some(GroupsCompared { equal, groups }) => {
                let answer = paid.as_ref().map(|paid| equal.as_ref().map(|equal| equal.answer(paid)).map_err(|why| *why));
                (answer, Pair { reference: groups.reference.as_str(), group: groups.group.as_str() })
            }
            None => (None, Pair { reference: "", group: "" }),
        };
        let category = Category::of(&dataset.ladder, &entry.at.level, asked.by_rank)?;
        Some(words::team::answer(&Asked {
            name: (!self.scene.team.hidden).then_some(entry.name.as_str()),
            at: &entry.at,
            own: entry.at_full_hours(dataset, today),
            variable: entry.variable,
            answer,
            groups,
            category: &words::team::category(&category),
            threshold: asked.threshold,
            dataset,
            today,
            format: &LOCALE,
        }))
    }

    fn frame(&self, person: &Person) -> Frame {
        let (figures, from) = (self.scene.figures.clone(), Some(person.held.at.clone()));
        Frame { figures, from, start: person.held.begins(self.scene.today), until: self.scene.last() }
    }
}
