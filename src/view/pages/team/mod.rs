//! Team: who is due, what the team costs by the rules, and where its people stand.

mod bands;
mod cost;
mod equal;
mod people;
mod person;
mod scene;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::files::{dropped, takes};
use crate::browser::html::Spot;
use crate::browser::turns::Turns;
use crate::browser::{field, focus, save, time};
use crate::markup::Markup;
use crate::route::team::{MONTHS, Split, USUAL_MONTHS};
use crate::route::{Team, View};
use crate::state::figures::Figures;
use crate::state::nav::nav;
use crate::state::rosters::{Roster, rosters};
use crate::state::settled::Here;
use crate::state::voice::voice;
use crate::view::later::Told;
use crate::view::parts::html::html;
use crate::view::parts::opened::Opened;
use crate::view::parts::pick::{Segments, choice};
use crate::view::parts::problems::LaterList;
use crate::view::parts::rise_field::RiseField;
use crate::view::parts::roster_opening::{Opener, Opening};
use crate::view::parts::source::source;
use crate::view::parts::title;
use crate::view::parts::words::after_words;
use equal::Equal;
use files::{calendar, sheet};
use person::Desk;
use scene::{Costs, LOCALE, Members, TeamScene, Underway};
use table::OtherTable;
use words::team::Heading;

/// The team of the open dataset.
pub fn page(here: Memo<Here<Team>>) -> AnyView {
    let name = here.with_untracked(|here| here.figures.ladder().name.clone());
    title::follow(View::Team, name, || None);
    let rosters = rosters();
    let figures = Memo::new(move |_| here.with(|here| here.figures.clone()));
    let scene = Memo::new(move |_| here.with(TeamScene::of));
    let roster = Memo::new_with_compare(
        move |_| {
            let file = figures.with(|figures| rosters.of(figures.open.origin.id()))?;
            Some(scene.with_untracked(|scene| rosters.read(file, &scene.figures, scene.today)))
        },
        |before, now| !matches!((before, now), (Some(Some(before)), Some(Some(now))) if Arc::ptr_eq(before, now)),
    );
    let costs = walked(figures, scene, roster);
    let desk = Desk::new(costs);
    Effect::new(move |before: Option<()>| {
        roster.track();
        if before.is_some() {
            desk.clear();
        }
    });
    let opener = Opener::new(figures);
    let hidden = Memo::new(move |_| here.with(|here| here.choices.hidden));
    let opening = move || {
        let is_open = roster.with(Option::is_some);
        (opener.changing.get() || !is_open).then(|| view! { <Opening opener is_open hidden=hidden.get() /> }.into_any())
    };
    let over = RwSignal::new(false);
    // What is drawn follows the words, and the tables follow what is drawn.
    let below = after_words(costs);
    let tables = after_words(below);
    let members = Memo::new(move |_| below.with(|costs| filled(costs.as_ref()).map(|costs| costs.members.clone())));
    // Shown and announced.
    let heading = Memo::new(move |_| costs.with(|costs| filled(costs.as_ref()).map(heading)));
    announce(heading);
    view! {
        <div
            class="team-page" class:over=move || over.get()
            on:dragover=move |event| over.set(takes(&event)) on:dragleave=move |_| over.set(false)
            on:drop=move |event| { over.set(false); dropped(&event, move |name, bytes| opener.came(name, bytes)); }
        >
            {move || heading.with(|heading| costs.with(|costs| intro(costs.as_ref().zip(heading.as_ref()))))}
            {move || roster.with(Option::is_some).then(|| view! { <Controls here costs opener /> }.into_any())}
            {opening}
            {move || roster.with(|roster| roster.as_deref().map(|roster| problems(roster, hidden.get())))}
            {move || below.with(|costs| filled(costs.as_ref()).map(cost))}
            {move || members.with(|members| members.as_ref().map(|members| standing(members, desk)))}
            {move || tables.with(|costs| filled(costs.as_ref()).map(|costs| details(costs, desk.opened)))}
            {move || desk.panel()}
            {move || tables.with(|costs| filled(costs.as_ref()).map(|costs| people(costs, desk)))}
            {move || figures.with(source)}
        </div>
    }
    .into_any()
}

/// The longest that walking may keep the page from answering, in milliseconds.
const SLICE_MS: f64 = 40.0;

/// What the people of the roster cost. One walk of everybody serves all that is drawn; where that takes longer than a slice, what was known
/// before stands until it is done.
fn walked(figures: Memo<Figures>, scene: Memo<TeamScene>, roster: Memo<Option<Arc<Roster>>>) -> Signal<Option<Costs>> {
    let (rosters, costs) = (rosters(), RwSignal::new(None::<Costs>));
    let under_way = StoredValue::new_local(None::<Turns>);
    let walk = RenderEffect::new(move |_| {
        under_way.set_value(None);
        let (scene, Some(roster)) = (scene.get(), roster.get()) else {
            costs.set(None);
            return;
        };
        let plans = figures.with(|figures| rosters.plans(figures.open.origin.id()));
        if let Some(again) = costs.with_untracked(|costs| costs.as_ref()?.again(&scene, &roster, &plans)) {
            costs.set(Some(again));
            return;
        }
        let open = scene.figures.open.clone();
        time::began("cost");
        let mut walking = Some(Underway::begin(scene, roster, plans));
        let mut turn = move || {
            let done = walking.as_mut().is_some_and(|walking| walking.go(time::passed(SLICE_MS)));
            if done {
                time::ended("cost");
                // Where the page is gone meanwhile, nobody asks.
                drop(costs.try_set(walking.take().map(Underway::arrived)));
            }
            !done
        };
        if turn() {
            // What another dataset's people cost does not stand under this one's name.
            if costs.with_untracked(|costs| costs.as_ref().is_some_and(|costs| !Arc::ptr_eq(&costs.scene.figures.open, &open))) {
                costs.set(None);
            }
            under_way.set_value(Some(Turns::unseen(turn)));
        }
    });
    let walk = StoredValue::new_local(Some(walk));
    on_cleanup(move || walk.set_value(None));
    costs.into()
}

/// A roster that has somebody in it.
fn filled(costs: Option<&Costs>) -> Option<&Costs> {
    costs.filter(|costs| !costs.members.roster.entries.is_empty())
}

fn heading(costs: &Costs) -> Heading {
    let scene = &costs.scene;
    let payroll = costs.plain.all.payroll(scene.today).and_then(|payroll| scene.year(payroll));
    let more = costs.more().and_then(|more| scene.year(more));
    words::team::heading(
        (costs.members.here().count(), costs.members.to_come()),
        payroll,
        more,
        scene.last(),
        (scene.team.early, costs.plans.len()),
        &LOCALE,
    )
}

fn intro(told: Option<(&Costs, &Heading)>) -> AnyView {
    let Some((costs, Heading { now, then })) = told else {
        return view! {
            <h1 tabindex="-1">"What does the team cost, and who is due?"</h1>
            <p class="say">"Open a roster to see what your people cost by the rules, what falls due and when, and who stands outside of a band."</p>
        }
        .into_any();
    };
    let scene = &costs.scene;
    let paid = costs.paid().filter(|paid| paid.signum() > 0).and_then(|paid| scene.sum(paid));
    let paid = paid.map(|paid| words::team::paid_by(paid, scene.team.months.unwrap_or(USUAL_MONTHS), scene.last(), &LOCALE));
    let to_come = Some(costs.members.to_come()).filter(|_| costs.members.here().next().is_some()).and_then(words::team::to_come);
    let plans = words::team::plans(costs.plans.len()).map(|told| {
        let (rosters, dataset) = (rosters(), costs.scene.figures.open.origin.id().to_owned());
        let usual = move |_| {
            rosters.usual(&dataset);
            focus::soon("h1".to_owned());
        };
        view! { {told}<button type="button" class="link screen" data-act="usual" on:click=usual>"Take all plans away"</button>" " }
            .into_any()
    });
    let undated = costs.members.roster.entries.iter().filter(|entry| entry.step_since.is_none() && entry.level_since.is_none()).count();
    view! {
        <h1 tabindex="-1">{now.clone()}" "<span class="then">{then.clone()}</span></h1>
        <p class="sub">{paid}{to_come}{plans}{words::team::assumed_dates(undated)}{words::path::caveat(None)}</p>
    }
    .into_any()
}

/// Tells those who listen what a roster or a choice has led to.
fn announce(heading: Memo<Option<Heading>>) {
    let voice = voice();
    Effect::new(move |before: Option<String>| {
        let now = heading.with(|heading| heading.as_ref().map(|heading| format!("{} {}", heading.now, heading.then))).unwrap_or_default();
        if before.is_some_and(|before| before != now) && !now.is_empty() {
            voice.say(now.clone());
        }
        now
    });
}

/// What is wrong or odd in the roster, and how much of it is left out. Problems quote the file, so they are not listed while names are hidden.
fn problems(roster: &Roster, hidden: bool) -> AnyView {
    if roster.problems.is_empty() {
        return ().into_any();
    }
    let left_out = words::team::left_out(roster.left_out());
    let list = if hidden {
        view! { <p class="sub">{words::team::unseen(roster.problems.len())}</p> }.into_any()
    } else {
        view! { <LaterList told=Told::Problems(roster.problems.clone()) /> }.into_any()
    };
    view! {
        <section class="panel trouble" aria-label="Problems of the roster">
            <h2>{roster.file.name.clone()}</h2>
            {left_out.map(|words| view! { <p role="alert">{words}</p> }.into_any())}
            {list}
        </section>
    }
    .into_any()
}

/// Rows that are drawn at once of a long table.
const AT_ONCE: usize = 200;

/// A table that scrolls within itself where it is too wide, so keys have to reach it.
fn table(class: &'static str, label: &'static str, rows: Markup) -> AnyView {
    view! { <div class="scroll" role="region" aria-label=label tabindex="0"><table class={class} {..html(rows)}></table></div> }.into_any()
}

/// A table of so many rows, of which the first are drawn until all of them are asked for; then all are, whatever changes the figures.
fn long(
    costs: &Costs,
    opened: Opened,
    (class, label): (&'static str, &'static str),
    count: usize,
    rows: impl Fn(&Costs, usize) -> Markup + Send + Sync + 'static,
) -> AnyView {
    if count <= AT_ONCE {
        return table(class, label, rows(costs, count));
    }
    let (costs, all) = (costs.clone(), Memo::new(move |_| opened.is(class)));
    let drawn = move || table(class, label, rows(&costs, if all.get() { count } else { AT_ONCE }));
    let more = move || {
        let words = words::team::show_all(count, AT_ONCE);
        (!all.get())
            .then(|| view! { <button type="button" data-act="all" on:click=move |_| opened.toggle(class)>{words}</button> }.into_any())
    };
    view! { <div class="stack">{drawn}<p>{more}</p></div> }.into_any()
}

/// The people in a table. Their buttons are markup: the table hears of a press.
fn people(costs: &Costs, desk: Desk) -> AnyView {
    let pressed = move |event: leptos::ev::MouseEvent| {
        if let Some(place) = focus::mark(&event, "data-plan").and_then(|place| place.parse().ok()) {
            desk.open(place);
        }
    };
    let rows = long(costs, desk.opened, ("people", "People"), costs.members.roster.entries.len(), Costs::people);
    view! { <div class="stack" on:click=pressed>{rows}</div> }.into_any()
}

fn panel(class: &'static str, inside: Markup) -> AnyView {
    let here = NodeRef::<leptos::html::Section>::new();
    // Filled, not only written: places within a drawing are styled.
    here.on_load(move |section| Spot::of(&section).fill(&inside));
    view! { <section class=class node_ref=here></section> }.into_any()
}

/// What the team costs over time.
fn cost(costs: &Costs) -> AnyView {
    view! { <div class="two">{panel("panel lines", costs.chart())}{panel("panel sums", costs.sums())}</div> }.into_any()
}

/// Where the people stand, which is the same however far one looks ahead.
fn standing(members: &Members, desk: Desk) -> AnyView {
    view! { <div class="two">{bands::people_on_bands(members, desk)}<Equal members=members.clone() /></div> }.into_any()
}

fn details(costs: &Costs, opened: Opened) -> AnyView {
    let tried_on = costs.tried().map(Arc::new);
    view! {
        <div class="two alike">
            {long(costs, opened, ("due", "What falls due"), costs.due().len(), Costs::calendar)}
            <div class="stack">
                {table("split-by", "Cost by level or track", costs.split())}
                {table("paid", "What is paid", costs.periods())}
            </div>
        </div>
        <OtherTable costs=costs.clone() tried_on=tried_on.clone() />
        {tried_on.map(|tried_on| {
            let count = costs.members.here().count();
            long(costs, opened, ("tried", "Under the other table"), count, move |costs, rows| costs.tried_rows(&tried_on, rows))
        })}
    }
    .into_any()
}

/// The roster, and the choices.
#[component]
fn Controls(here: Memo<Here<Team>>, costs: Signal<Option<Costs>>, opener: Opener) -> impl IntoView {
    let (nav, rosters) = (nav(), rosters());
    let team = move |of: fn(&Team) -> String| here.with(|here| of(&here.choices));
    let change = move |change: &dyn Fn(&mut Team)| nav.change(|team: &mut Team| change(team));
    let months = move || team(|team| team.months.unwrap_or(USUAL_MONTHS).to_string());
    let choose_months = move |text: String| {
        let months = text.trim().parse().ok().map(|months: i64| months.clamp((*MONTHS.start()).into(), (*MONTHS.end()).into()));
        let months = months.and_then(|months| u16::try_from(months).ok()).filter(|months| *months != USUAL_MONTHS);
        change(&|team| team.months = months);
    };
    let jumps = here.with_untracked(|here| here.figures.ladder().moves.level_jumps);
    let names = move || team(|team| if team.hidden { "hidden" } else { "shown" }.to_owned());
    let split = move || team(|team| if team.split == Split::Track { "track" } else { "level" }.to_owned());
    let file = move || {
        costs.with(|costs| {
            costs.as_ref().map(|costs| {
                let people = words::team::people(costs.members.roster.entries.len());
                view! { <b>{costs.members.roster.file.name.clone()}</b>{format!(" · {people} · in this tab only")} }.into_any()
            })
        })
    };
    let toggle = move |_| opener.changing.update(|changing| *changing = !*changing);
    let close = move |_| {
        here.with_untracked(|here| rosters.close(here.figures.open.origin.id()));
        opener.changing.set(false);
        focus::soon("h1".to_owned());
    };
    let save = move |what: fn(&Costs) -> (String, &'static str, &'static str)| {
        costs.with_untracked(|costs| {
            if let Some(costs) = costs {
                let (text, ending, media) = what(costs);
                save::text(&format!("due.{ending}"), media, &text);
            }
        });
    };
    let table = move |_| save(|costs| (sheet::csv(&words::team::due_sheet(&costs.told(costs.due()))), "csv", "text/csv"));
    let dates = move |_| {
        save(|costs| {
            let (scene, ladder) = (&costs.scene, costs.scene.figures.ladder());
            let entries = words::team::due_entries(scene.figures.open.origin.id(), &costs.told(costs.due()));
            (calendar::calendar(&ladder.name, scene.today, &entries), "ics", "text/calendar")
        });
    };
    view! {
        <div class="choices controls">
            <div class="pick">
                <span>"Roster"</span>
                <button type="button" data-act="roster" aria-expanded=move || opener.changing.get().to_string() on:click=toggle>{file}" ✎"</button>
            </div>
            <label class="pick">
                <span>"Months ahead"</span>
                <input
                    type="number" name="months" min=MONTHS.start().to_string() max=MONTHS.end().to_string() step="1"
                    prop:value=months on:change=move |event| { choose_months(event_target_value(&event)); field::show(&event, &untrack(months)); }
                />
            </label>
            <RiseField assumed=Signal::derive(move || here.with(|here| here.choices.rise)) choose=move |rise| change(&|team| team.rise = rise) />
            {jumps.then(|| view! {
                <label class="check">
                    <input
                        type="checkbox" name="early" prop:checked=move || here.with(|here| here.choices.early)
                        on:change=move |event| { let early = event_target_checked(&event); change(&|team| team.early = early); }
                    />
                    "Early promotions"
                </label>
            }.into_any())}
            <Segments
                label="Names" choices=vec![choice("shown", "Names"), choice("hidden", "Hidden")] chosen=Signal::derive(names)
                choose=move |value: String| change(&|team| team.hidden = value == "hidden")
            />
            <Segments
                label="Cost by" choices=vec![choice("level", "By level"), choice("track", "By track")] chosen=Signal::derive(split)
                choose=move |value: String| change(&|team| team.split = if value == "track" { Split::Track } else { Split::Level })
            />
            <div class="controls away">
                <button type="button" data-take="due-csv" on:click=table>"Due as CSV"</button>
                <button type="button" data-take="due-ics" on:click=dates>"Due for a calendar"</button>
                <button type="button" on:click=|_| save::print()>"Print"</button>
                <button type="button" data-act="close" on:click=close>"Close the roster"</button>
            </div>
        </div>
    }
    .into_any()
}
