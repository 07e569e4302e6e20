//! The forms of tracks and levels.

use leptos::prelude::*;

use super::lists::{acts, removing};
use super::places::Part;
use super::{Forms, field};
use crate::browser::focus;
use crate::view::pages::data::fields::line;
use crate::view::parts::pick::{Pick, choice};
use files::document::json::{JsonPath, quoted};
use files::structure::{self, LadderText, NewRank};
use words::forms;

/// A track, and a new level for it.
pub fn track(forms: Forms, path: &JsonPath) -> AnyView {
    let name = field::at(forms, &path.field("name"));
    view! {
        <div data-item=path.to_string()>
            {acts_of_track(forms, path, name)}
            {field::fields(forms, path, forms::TRACK)}
            {new_level(forms, path.clone(), None)}
        </div>
    }
    .into_any()
}

/// A track that moves is another part: it stays in view.
fn acts_of_track(forms: Forms, path: &JsonPath, name: impl Fn() -> String + Clone + Send + Sync + 'static) -> AnyView {
    let count = forms.count(&JsonPath::root().field("tracks"));
    let place = if let Some(Part::Track(place)) = Part::at(path) { place } else { 0 };
    let step = {
        let path = path.clone();
        move |is_on: bool| follow(forms, &path, is_on)
    };
    let (back, on) = (step.clone(), step);
    let is_last = move || place + 1 >= count.get();
    view! {
        <div class="item-acts">
            <button type="button" data-act="back" disabled={place == 0} on:click=move |_| back(false)>"Move left"</button>
            <button type="button" data-act="on" disabled=is_last on:click=move |_| on(true)>"Move right"</button>
            {removing(forms, path, name)}
        </div>
    }
    .into_any()
}

/// Something moves, and its form with it.
fn follow(forms: Forms, path: &JsonPath, is_on: bool) {
    if let Some(part) = forms.step(path, is_on).as_ref().and_then(Part::at) {
        forms.part.set(part);
    }
}

/// A level: what it is, what it asks, its steps, and where it stands.
pub fn level(forms: Forms, path: &JsonPath) -> AnyView {
    let name = field::at(forms, &path.field("id"));
    let track = LadderText::track_of(path);
    let promotions = {
        let (path, track) = (path.clone(), track.clone());
        Memo::new(move |_| {
            forms.with(|text| {
                let Some(track) = &track else { return Vec::new() };
                let levels = text.by_rank(track).into_iter().map(|place| track.field("levels").item(place));
                let higher = levels.filter(|level| text.rank(level) > text.rank(&path));
                higher
                    .map(|level| {
                        (
                            text.written(&level.field("id")),
                            [text.written(&level.field("id")), text.written(&level.field("title"))].join(" "),
                        )
                    })
                    .collect::<Vec<_>>()
            })
        })
    };
    let promoted = move |path: JsonPath| {
        move || {
            promotions.with(|levels| !levels.is_empty()).then(|| {
                field::several(
                    forms,
                    (
                        "A promotion leads to",
                        "None chosen: to the next rank of the track. Of several, the one chosen first is the usual one.",
                    ),
                    path.field("promotes_to"),
                    promotions,
                )
            })
        }
    };
    view! {
        <div data-item=path.to_string()>
            {acts_of_level(forms, path, name)}
            {field::fields(forms, path, forms::LEVEL)}
            {profile(forms, path)}
            {expectations(forms, &path.field("expects"))}
            {steps(forms, path)}
            {promoted(path.clone())}
            {track.map(|track| new_level(forms, track, Some(path.clone())))}
        </div>
    }
    .into_any()
}

fn acts_of_level(forms: Forms, path: &JsonPath, name: impl Fn() -> String + Clone + Send + Sync + 'static) -> AnyView {
    let ends = {
        let path = path.clone();
        Memo::new(move |_| forms.with(|text| [false, true].map(|is_higher| text.beside(&path, is_higher).is_none())))
    };
    let tracks = {
        let own = LadderText::track_of(path);
        Memo::new(move |_| {
            forms.with(|text| {
                let named = |track: &JsonPath| (Part::at(track), text.written(&track.field("name")));
                text.tracks().iter().filter(|track| Some(*track) != own.as_ref()).map(named).collect::<Vec<_>>()
            })
        })
    };
    let to_track = {
        let path = path.clone();
        move || {
            let tracks = tracks.get();
            let path = path.clone();
            (!tracks.is_empty()).then(|| {
                let choices = [choice("", "this track")]
                    .into_iter()
                    .chain(tracks.iter().enumerate().map(|(place, (_, name))| choice(&place.to_string(), name.clone())))
                    .collect();
                let go = move |chosen: String| {
                    let track = chosen.parse().ok().and_then(|place: usize| tracks.get(place).and_then(|(part, _)| *part));
                    if let Some(Part::Track(track)) = track {
                        let to = JsonPath::root().field("tracks").item(track);
                        if let Some(part) = forms.apply(&path, |source| structure::to_track(source, &path, &to)).as_ref().and_then(Part::at)
                        {
                            forms.part.set(part);
                            focus::soon("#part".to_owned());
                        }
                    }
                };
                view! { <Pick label="It is of" choices chosen=Signal::stored(String::new()) choose=go /> }.into_any()
            })
        }
    };
    let (up, down) = (path.clone(), path.clone());
    view! {
        <div class="item-acts">
            <button type="button" data-act="on" disabled=move || ends.get()[1] on:click=move |_| follow(forms, &up, true)>"Move up"</button>
            <button type="button" data-act="back" disabled=move || ends.get()[0] on:click=move |_| follow(forms, &down, false)>"Move down"</button>
            {to_track}
            {removing(forms, path, name)}
            {field::wrong(forms, vec![path.clone()]).0}
        </div>
    }
    .into_any()
}

/// The grades of a level, one for each axis that has any.
fn profile(forms: Forms, level: &JsonPath) -> AnyView {
    let axes = Memo::new(move |_| {
        forms.with(|text| {
            let axis = |axis: &JsonPath| {
                let grades: Vec<String> =
                    text.items(&axis.field("values")).iter().map(|grade| text.written(&grade.field("name"))).collect();
                (!grades.is_empty()).then(|| (text.written(&axis.field("id")), text.written(&axis.field("name")), grades))
            };
            text.items(&JsonPath::root().field("axes")).iter().filter_map(axis).collect::<Vec<_>>()
        })
    });
    let path = level.field("profile");
    let fields = move || {
        let path = path.clone();
        let axes = axes.get();
        (!axes.is_empty()).then(|| {
            let fields = axes.into_iter().map(|(id, name, grades)| {
                let at = path.field(&id);
                let numbered =
                    grades.iter().enumerate().map(|(place, grade)| ((place + 1).to_string(), words::structure::grade(place + 1, grade)));
                let choices = [(String::new(), "none".to_owned())].into_iter().chain(numbered).collect();
                let to = at.clone();
                let choose = move |grade: String| forms.set(&to, Some(grade.as_str()).filter(|grade| !grade.is_empty()));
                field::select(forms, name, &at, Signal::stored(choices), field::at(forms, &at), choose)
            });
            view! { <fieldset class="group"><legend>"Grades"</legend><div class="fields">{fields.collect_view()}</div></fieldset> }
                .into_any()
        })
    };
    fields.into_any()
}

/// What a level expects, line by line.
fn expectations(forms: Forms, list: &JsonPath) -> AnyView {
    let count = forms.count(list);
    let groups = forms.count(&JsonPath::root().field("axes"));
    let lines = {
        let list = list.clone();
        move || (0..count.get()).map(|index| expectation(forms, &list.item(index), groups)).collect_view()
    };
    let (new, to) = (RwSignal::new(String::new()), list.clone());
    let add = move || {
        let text = new.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        let place = count.get_untracked();
        if forms.apply(&to, |source| structure::added(source, &to, place, &quoted(&text))).is_some() {
            new.set(String::new());
            focus::soon("[name=new-expectation]".to_owned());
        }
    };
    view! {
        <fieldset class="group" data-list=list.to_string()>
            <legend>"What it expects anew"</legend>
            {lines}
            <form class="new" on:submit=move |event| { event.prevent_default(); add(); }>
                {line("One more expectation", "new-expectation", "", new)}
                <button type="submit" data-act="add-expectation">"Add"</button>
            </form>
        </fieldset>
    }
    .into_any()
}

/// An expectation, which the file may write as a text alone.
fn expectation(forms: Forms, path: &JsonPath, groups: Memo<usize>) -> AnyView {
    let is_text = {
        let path = path.clone();
        move || forms.with(|text| text.is_text(&path))
    };
    let text_at = {
        let (path, is_text) = (path.clone(), is_text.clone());
        move || if is_text() { path.clone() } else { path.field("text") }
    };
    let value = {
        let text_at = text_at.clone();
        move || forms.written(&text_at())
    };
    let commit = {
        let (text_at, value) = (text_at.clone(), value.clone());
        move |typed: String| {
            let typed = typed.trim().to_owned();
            if typed != untrack(&value) {
                forms.set(&untrack(&text_at), Some(&quoted(&typed)));
            }
        }
    };
    let axis_at = path.field("axis");
    let of_axis = field::at(forms, &axis_at);
    let choose = {
        let (path, axis_at, is_text, value) = (path.clone(), axis_at.clone(), is_text, value.clone());
        move |axis: String| {
            if !untrack(&is_text) {
                forms.set(&axis_at, Some(quoted(&axis)).filter(|_| !axis.is_empty()).as_deref());
            } else if !axis.is_empty() {
                forms.set(&path, Some(&format!("{{ \"axis\": {}, \"text\": {} }}", quoted(&axis), quoted(&untrack(&value)))));
            }
        }
    };
    let named = {
        let value = value.clone();
        move || words::structure::beginning(&value())
    };
    let axis = move || (groups.get() > 0).then(|| field::axis(forms, "Belongs to", axis_at.clone(), of_axis.clone(), choose.clone()));
    view! {
        <div class="item expectation" data-item=path.to_string()>
            {field::area(forms, ("Expectation", ""), path.clone(), value, commit)}
            <div class="beside">{axis}{acts(forms, path, named)}</div>
        </div>
    }
    .into_any()
}

/// The steps of a level: how many, or each with a name and a wait of its own.
fn steps(forms: Forms, level: &JsonPath) -> AnyView {
    let list = level.field("steps");
    let ids = {
        let level = level.clone();
        Memo::new(move |_| forms.with(|text| text.step_ids(&level)))
    };
    let is_list = {
        let list = list.clone();
        Memo::new(move |_| forms.with(|text| text.is_list(&list)))
    };
    let count = {
        let level = level.clone();
        move |count: usize| drop(forms.apply(&level.field("steps"), |source| structure::with_steps_of(source, &level, count)))
    };
    let typed = {
        let (count, list) = (count.clone(), list.clone());
        move |text: String| match text.trim().parse::<usize>() {
            Ok(number) if (1..=MOST_STEPS).contains(&number) => count(number),
            _ => forms.refused.set(Some((list.clone(), words::structure::no_steps(MOST_STEPS)))),
        }
    };
    let name_them = {
        let level = level.clone();
        move |_| drop(forms.apply(&level, |source| structure::with_named_steps(source, &level)))
    };
    let named = {
        let list = list.clone();
        move || {
            is_list.get().then(|| {
                let list = list.clone();
                let count = Memo::new(move |_| ids.with(Vec::len));
                move || {
                    (0..count.get())
                        .map(|index| {
                            let path = list.item(index);
                            let name = field::at(forms, &path.field("id"));
                            let name = move || words::structure::step(&name());
                            view! { <fieldset class="item step" data-item=path.to_string()><legend class="hidden">{name.clone()}</legend>{acts(forms, &path, name)}{field::fields(forms, &path, forms::STEP)}</fieldset> }
                                .into_any()
                        })
                        .collect_view()
                }
            })
        }
    };
    let (wrong, _) = field::wrong(forms, vec![list.clone()]);
    view! {
        <fieldset class="group" data-list=list.to_string()>
            <legend>"Steps"</legend>
            <div class="fields">
                <div class="field short">
                    <label>
                        <span>"How many"</span>
                        <input type="text" inputmode="numeric" name="steps" prop:value=move || ids.with(Vec::len).to_string() on:change=move |event| typed(event_target_value(&event)) />
                    </label>
                    {wrong}
                </div>
                {move || (!is_list.get()).then(|| view! { <button type="button" data-act="name-steps" on:click=name_them.clone()>"Give them names and waits"</button> }.into_any())}
            </div>
            {named}
        </fieldset>
    }
    .into_any()
}

/// The most steps that are read.
const MOST_STEPS: usize = 200;

/// A level above another one of the track, or a first one.
fn new_level(forms: Forms, track: JsonPath, after: Option<JsonPath>) -> AnyView {
    let (title, rank) = (RwSignal::new(String::new()), RwSignal::new("next".to_owned()));
    let next = {
        let after = after.clone();
        Memo::new(move |_| forms.with(|text| after.as_ref().map_or(0, |after| text.rank(after)) + 1))
    };
    let is_taken = {
        let track = track.clone();
        Memo::new(move |_| forms.with(|text| text.has_rank(&track, next.get())))
    };
    // Between two levels of the track a new one needs a rank that no other has; above the last there is one.
    Effect::new(move || rank.set(if is_taken.get() { "between" } else { "next" }.to_owned()));
    let choices =
        move || vec![choice("next", words::structure::next_rank(next.get())), choice("between", words::structure::between(next.get()))];
    let add = move || {
        let title = title.get_untracked().trim().to_owned();
        let title = if title.is_empty() { words::structure::NEW_LEVEL.to_owned() } else { title };
        let rank = if rank.with_untracked(|rank| rank == "between") { NewRank::Between } else { NewRank::Next };
        let at = forms.apply(&track, |source| structure::new_level(source, &track, after.as_ref(), &title, rank));
        if let Some(part) = at.as_ref().and_then(Part::at) {
            let told = forms.told.get_untracked();
            forms.go(part);
            forms.told.set(told);
        }
    };
    view! {
        <form class="new level" on:submit=move |event| { event.prevent_default(); add(); }>
            <h3>"A level above"</h3>
            {line("Its title", "new-level", words::structure::NEW_LEVEL, title)}
            {move || view! { <Pick label="Its rank" choices=choices() chosen=rank choose=move |chosen: String| rank.set(chosen) /> }.into_any()}
            <button type="submit" data-act="add-level">"Add it"</button>
        </form>
    }
    .into_any()
}

/// A track behind the others.
pub fn new_track(forms: Forms) -> AnyView {
    let name = RwSignal::new(String::new());
    let add = move || {
        let named = name.get_untracked().trim().to_owned();
        if named.is_empty() {
            focus::on("[name=new-track]");
            return;
        }
        let at = forms.apply(&JsonPath::root().field("tracks"), |source| structure::new_track(source, &named));
        if let Some(part) = at.as_ref().and_then(Part::at) {
            name.set(String::new());
            forms.go(part);
        }
    };
    view! {
        <form class="new" on:submit=move |event| { event.prevent_default(); add(); }>
            {line("One more track", "new-track", "Its name", name)}
            <button type="submit" data-act="add-track">"Add"</button>
        </form>
    }
    .into_any()
}
