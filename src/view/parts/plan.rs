//! A plan of single decisions, as it is changed on a page: what each event can become, the changes so far, and one more.

use chrono::NaiveDate;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::html::html;
use super::opened::Opened;
use super::pick::option;
use crate::browser::focus;
use crate::browser::turns::after_paint;
use crate::markup::Markup;
use crate::state::figures::Figures;
use progression::{Decision, Event, Exception, Outlook, Plan, Unfit, Why};
use rules::at::At;
use rules::date;
use rules::id::Position;
use rules::wait::after;
use words::Format;

/// The ladder and the days of a plan.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The dataset and the pay shown of it.
    pub figures: Figures,
    /// The position held at the beginning.
    pub from: Option<Position>,
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// What becomes of a plan.
pub type Change = Box<dyn FnOnce(Plan, &Outlook<'_>) -> Option<Plan>>;

/// The menus of events: one is open at a time.
#[derive(Clone, Copy, Debug)]
pub struct Menus {
    /// The event whose menu is open, by the place of its route and its own.
    open: RwSignal<Option<(usize, usize)>>,
    change: Callback<(usize, Change)>,
}

impl Menus {
    /// No menu open; `change` is called with the place of a route and what becomes of the plan that repeats it.
    pub fn new(change: impl Fn(usize, Change) + Send + Sync + 'static) -> Self {
        Self { open: RwSignal::new(None), change: Callback::new(move |(place, own)| change(place, own)) }
    }

    /// The button of an event, and its menu while it is open. The start of a plan can only be followed by something.
    pub fn menu(self, frame: &Frame, event: &Event, own: (usize, usize)) -> Option<AnyView> {
        if !event.why.is_move() && event.why != Why::Start {
            return None;
        }
        let (event, frame) = (event.clone(), frame.clone());
        let name = format!("Change {} of {}", event.at, frame.figures.locale().date(event.day));
        let menu = self.open;
        let open = Memo::new(move |_| menu.get() == Some(own));
        let mark = format!("{}-{}", own.0, own.1);
        let toggle = {
            let mark = mark.clone();
            move |_| {
                menu.update(|menu| *menu = if *menu == Some(own) { None } else { Some(own) });
                if open.get_untracked() {
                    focus::soon(format!("[data-menu=\"{mark}\"] + .event-menu :is(input, button)"));
                }
            }
        };
        let close = {
            let mark = mark.clone();
            move |pressed: KeyboardEvent| {
                if pressed.key() == "Escape" {
                    menu.set(None);
                    focus::soon(format!("[data-menu=\"{mark}\"]"));
                }
            }
        };
        let label = name.clone();
        let items = move || open.get().then(|| self.items(&frame, &event, own.0, &label));
        Some(
            view! {
                <div class="change" on:keydown=close>
                    <button type="button" class="event-button" data-menu=mark aria-expanded=move || open.get().to_string() aria-label=name on:click=toggle>"⋯"</button>
                    {items}
                </div>
            }
            .into_any(),
        )
    }

    fn items(self, frame: &Frame, event: &Event, place: usize, label: &str) -> AnyView {
        let day = event.day;
        let act = move |change: Change| {
            self.open.set(None);
            self.change.run((place, change));
            stay();
        };
        let of_event = move |event: &Event, change: fn(Plan, &Outlook<'_>, &Event) -> Option<Plan>| {
            let event = event.clone();
            move |_| {
                let event = event.clone();
                act(Box::new(move |plan, outlook| change(plan, outlook, &event)));
            }
        };
        let moves = event.why.is_move().then(|| {
            let own = event.clone();
            let on = move |changed: leptos::ev::Event| {
                if let Some(day) = date::parse(&event_target_value(&changed)) {
                    let own = own.clone();
                    act(Box::new(move |plan, outlook| plan.moved(outlook, &own, day)));
                }
            };
            view! {
                <label>"On another day"<input type="date" name="another-day" min=frame.start.to_string() max=frame.until.to_string() prop:value=day.to_string() on:change=on /></label>
                <button type="button" data-change="later" on:click=of_event(event, |plan, outlook, event| plan.moved(outlook, event, after(event.day, 12, 0)?))>"A year later"</button>
                <button type="button" data-change="pass" on:click=of_event(event, Plan::without)>"Not at all on this day"</button>
            }
            .into_any()
        });
        // The next level of the track, from a day on which none is gained anyway.
        let above = frame.figures.ladder().level(&event.at.level).and_then(|found| {
            let place = found.track.promotions(found.level).first().copied()?;
            Some(found.track.levels.get(place)?.id.clone())
        });
        let promote = above.map(|level| {
            let text = format!("Promotion to {level} on this day");
            let decide = move |_| {
                let to = At { level: level.clone(), step: None };
                act(Box::new(move |plan, _| Some(plan.with(Decision::To(to, day)))));
            };
            view! { <button type="button" data-change="promote" on:click=decide>{text}</button> }.into_any()
        });
        let leave = of_event(event, |plan, _, event| Some(plan.with(Decision::Leave(event.day, after(event.day, 12, 0)?))));
        view! {
            <div class="event-menu" role="group" aria-label=label.to_owned()>
                {moves}{promote}
                <button type="button" data-change="leave" on:click=leave>"A year’s leave from this day"</button>
            </div>
        }
        .into_any()
    }
}

/// A plan as it is told: its decisions, those that cannot be followed, and what has to be agreed on.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The decisions.
    pub decisions: &'a [Decision],
    /// Those that cannot be followed, by their places.
    pub unfit: &'a [(usize, Unfit)],
    /// What the rules would not give by themselves.
    pub beyond: &'a [Exception],
    /// What stands in place of the changes, while there are none.
    pub none: &'static str,
}

/// What is called when somebody changes the decisions.
#[derive(Clone, Copy, Debug)]
pub struct Changing {
    /// With all decisions that are left when one is taken back.
    pub left: Callback<Vec<Decision>>,
    /// With one more.
    pub add: Callback<Decision>,
    /// When the whole plan is taken away.
    pub usual: Callback<()>,
}

/// What was pressed goes with the list that it stood in, which is drawn after the words: then the last change has the focus, or the way to one
/// more where there is none.
fn stay() {
    after_paint(|| after_paint(|| focus::soon(".own .changes li:last-child button, .own [data-open=add]".to_owned())));
}

/// The changes with a button each to take them back, what has to be agreed on, and one more change.
pub fn changes(frame: &Frame, said: Said<'_>, opened: Opened, changing: Changing) -> AnyView {
    let (locale, ladder) = (frame.figures.locale(), frame.figures.ladder());
    let list = said.decisions.iter().enumerate().map(|(place, decision)| {
        let text = words::path::decision(decision, ladder, &locale);
        let why = said.unfit.iter().find(|(other, _)| *other == place);
        let why = why.map(|(_, why)| format!(" – not possible: {}", words::path::unfit(why)));
        let label = format!("Take back: {text}");
        let mut left = said.decisions.to_vec();
        left.remove(place);
        let back = move |_| {
            changing.left.run(left.clone());
            stay();
        };
        view! { <li><span>{text}{why}</span><button type="button" class="icon" data-change="back" aria-label=label on:click=back>"×"</button></li> }.into_any()
    });
    let list = list.collect_view();
    let beyond: Vec<String> = said.beyond.iter().map(|exception| words::path::exception(exception, &locale)).collect();
    let beyond = (!beyond.is_empty()).then(|| {
        let text = format!("{} Agree on it first.", beyond.join(" "));
        view! { <p class="sub beyond">{text}</p> }.into_any()
    });
    let any = !said.decisions.is_empty();
    let none = said.none;
    view! {
        <div class="own">
            {if any { view! { <ul class="changes">{list}</ul> }.into_any() } else { view! { <p class="sub">{none}</p> }.into_any() }}
            {beyond}
            {add(frame, opened, changing)}
            {any.then(|| view! { <button type="button" data-change="usual" on:click=move |_| { changing.usual.run(()); stay(); }>"Back to the usual pace"</button> }.into_any())}
        </div>
    }
    .into_any()
}

/// The form for one more change, drawn when it is opened.
fn add(frame: &Frame, opened: Opened, changing: Changing) -> AnyView {
    let is_open = Memo::new(move |_| opened.is("add"));
    let frame = frame.clone();
    let form = move || is_open.get().then(|| form(&frame, changing));
    view! {
        <div class="group">
            <h3><button type="button" class="plain" data-open="add" aria-expanded=move || is_open.get().to_string() on:click=move |_| opened.toggle("add")>"Add a change"</button></h3>
            {form}
        </div>
    }
    .into_any()
}

fn form(frame: &Frame, changing: Changing) -> AnyView {
    let (first, last) = (frame.start.to_string(), frame.until.to_string());
    let level = RwSignal::new(String::new());
    let (on, from, until) = (RwSignal::new(first.clone()), RwSignal::new(first.clone()), RwSignal::new(String::new()));
    let add = move |decision: Option<Decision>| {
        if let Some(decision) = decision {
            changing.add.run(decision);
            stay();
        }
    };
    let to = move |event: SubmitEvent| {
        event.prevent_default();
        add(level.get_untracked().parse::<At>().ok().zip(date::parse(&on.get_untracked())).map(|(at, day)| Decision::To(at, day)));
    };
    let leave = move |event: SubmitEvent| {
        event.prevent_default();
        let days = date::parse(&from.get_untracked()).zip(date::parse(&until.get_untracked()));
        add(days.filter(|(from, until)| from < until).map(|(from, until)| Decision::Leave(from, until)));
    };
    // A leave may end after the last day that is shown.
    let day = |name: &'static str, label: &'static str, value: RwSignal<String>| {
        let last = (name != "leave-until").then(|| last.clone());
        view! {
            <label class="pick"><span>{label}</span>
                <input type="date" name=name required min=first.clone() max=last prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
        .into_any()
    };
    view! {
        <form class="controls" on:submit=to>
            <label class="pick"><span>"Move to"</span>
                <select name="move-to" required {..html(targets(frame))} prop:value=move || level.get() on:change=move |event| level.set(event_target_value(&event))></select>
            </label>
            {day("move-on", "on", on)}
            <button type="submit" data-change="move">"Add"</button>
        </form>
        <form class="controls" on:submit=leave>
            {day("leave-from", "Leave from", from)}
            {day("leave-until", "back on", until)}
            <button type="submit" data-change="away">"Add"</button>
        </form>
    }
    .into_any()
}

/// All that one can move to: the steps above of the own level, the levels above of the own track, and all levels of other tracks.
fn targets(frame: &Frame) -> Markup {
    let mut options = Markup::default();
    option(&mut options, "", "", true);
    let Some((own, step)) = frame.from.as_ref().and_then(|from| frame.figures.ladder().position(from)) else { return options };
    let option = |options: &mut Markup, value: &str, title: &str| option(options, value, &format!("{value} {title}"), false);
    for track in &frame.figures.ladder().tracks {
        options.html("<optgroup label=\"").text(&track.name).html("\">");
        for level in &track.levels {
            if level.id == own.level.id {
                let above = own.level.step_index(&step.id).map_or(0, |place| place + 1);
                own.level.steps.iter().skip(above).for_each(|step| option(&mut options, &level.at(step).to_string(), &level.title));
            } else if track.id != own.track.id || level.rank > own.level.rank {
                option(&mut options, level.id.as_str(), &level.title);
            }
        }
        options.html("</optgroup>");
    }
    options
}
