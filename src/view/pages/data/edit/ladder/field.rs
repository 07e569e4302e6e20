//! The fields of a form.

use leptos::prelude::*;

use super::Forms;
use crate::markup::Markup;
use crate::view::parts::html::html;
use crate::view::parts::pick::option;
use files::document::json::{JsonPath, quoted};
use files::structure::{LadderText, Thing};
use words::forms::{FieldKind, FormField, LANDINGS, RISES};

/// The path of a field below an object.
fn below(base: &JsonPath, path: &str) -> JsonPath {
    path.split('.').fold(base.clone(), |at, name| name.parse().map_or_else(|_| at.field(name), |index| at.item(index)))
}

/// All fields of an object.
pub fn fields(forms: Forms, base: &JsonPath, fields: &'static [FormField]) -> AnyView {
    let fields = fields.iter().map(|own| field(forms, base, own)).collect_view();
    view! { <div class="fields">{fields}</div> }.into_any()
}

/// One field.
pub fn field(forms: Forms, base: &JsonPath, own: &'static FormField) -> AnyView {
    let path = below(base, own.path);
    match own.kind {
        FieldKind::Line | FieldKind::Id | FieldKind::Whole | FieldKind::Decimal => {
            let value = at(forms, &path);
            input(forms, base, own, (path, value))
        }
        FieldKind::Paragraph => {
            let value = at(forms, &path);
            let commit = committing(forms, base, own, path.clone());
            area(forms, (own.label, own.hint), path, value, commit)
        }
        FieldKind::Flag => flag(forms, own, path),
        FieldKind::Choice(words) => {
            let value = at(forms, &path);
            let choices = words.iter().map(|(word, name)| ((*word).to_owned(), (*name).to_owned())).collect();
            // What is absent is the first; where that has no word it is what nothing is said of.
            let chosen = move || {
                Some(value()).filter(|word| !word.is_empty()).unwrap_or_else(|| words.first().map_or("", |(word, _)| word).to_owned())
            };
            let (to, first) = (path.clone(), words.first().map_or("", |(word, _)| *word));
            let choose = move |word: String| {
                let is_there = forms.with(|text| text.is_there(&to));
                if !word.is_empty() && (word != first || is_there) {
                    forms.set(&to, Some(&quoted(&word)));
                } else if is_there {
                    forms.set(&to, None);
                }
            };
            select(forms, own.label.to_owned(), &path, Signal::stored(choices), chosen, choose)
        }
        FieldKind::Landing => landing(forms, own, path),
        FieldKind::Axis => axis(forms, own.label, path.clone(), at(forms, &path), move |axis: String| {
            forms.set(&path, Some(&quoted(&axis)).filter(|_| !axis.is_empty()).map(String::as_str));
        }),
        FieldKind::Tracks => {
            let tracks = move |text: &LadderText| {
                let name = |track: &JsonPath| (text.written(&track.field("id")), text.written(&track.field("name")));
                text.tracks().iter().map(name).collect()
            };
            several(forms, (own.label, own.hint), path, Memo::new(move |_| forms.with(tracks)))
        }
    }
}

/// What stands at a path, as it changes.
pub fn at(forms: Forms, path: &JsonPath) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let path = path.clone();
    move || forms.written(&path)
}

/// What is typed, as the file has it.
fn json(kind: FieldKind, typed: &str, is_text: bool) -> String {
    let is_whole =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let is_number = match kind {
        FieldKind::Whole => is_whole(typed),
        FieldKind::Decimal => {
            let (whole, fraction) = typed.split_once('.').unwrap_or((typed, "0"));
            is_whole(whole.trim_start_matches('-')) && !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    // What is no number is written as it is typed, and reading says at the field what is wanted.
    if is_number && !is_text { typed.to_owned() } else { quoted(typed) }
}

/// Writes what was typed into a field.
fn committing(forms: Forms, base: &JsonPath, own: &'static FormField, path: JsonPath) -> impl Fn(String) + Send + Sync + 'static {
    let base = base.clone();
    move |typed: String| {
        let typed = typed.trim().replace("\r\n", "\n");
        if typed == untrack(|| forms.written(&path)) {
            return;
        }
        if own.kind == FieldKind::Id {
            return forms.rename(&base, &typed);
        }
        let is_text = own.kind == FieldKind::Decimal && untrack(|| forms.with(|text| text.is_text(&path)));
        let value = (own.is_required || !typed.is_empty()).then(|| json(own.kind, &typed, is_text));
        forms.set(&path, value.as_deref());
    }
}

fn input(
    forms: Forms,
    base: &JsonPath,
    own: &'static FormField,
    (path, value): (JsonPath, impl Fn() -> String + Clone + Send + Sync + 'static),
) -> AnyView {
    let commit = committing(forms, base, own, path.clone());
    let mode = if matches!(own.kind, FieldKind::Whole | FieldKind::Decimal) { "decimal" } else { "text" };
    // The id and the name of a region are told under the thing, where its rename is refused.
    let told =
        if own.kind == FieldKind::Id && Thing::at(base) != Thing::Other { vec![path.clone(), base.clone()] } else { vec![path.clone()] };
    let (wrong, is_wrong) = wrong(forms, told);
    let name = path.to_string();
    let short = matches!(own.kind, FieldKind::Whole | FieldKind::Decimal | FieldKind::Id);
    view! {
        <div class="field" class:short=short>
            <label>
                <span>{own.label}</span>
                <input
                    type="text" inputmode=mode name=name.clone() placeholder=own.hint autocomplete="off" spellcheck=if short { "false" } else { "true" } dir="auto"
                    aria-invalid=move || is_wrong().then_some("true") aria-describedby=format!("about-{name}")
                    prop:value=value on:change=move |event| commit(event_target_value(&event))
                />
            </label>
            <div id=format!("about-{name}")>{wrong}</div>
        </div>
    }
    .into_any()
}

/// A field of several lines.
pub fn area(
    forms: Forms,
    (label, hint): (&'static str, &'static str),
    path: JsonPath,
    value: impl Fn() -> String + Clone + Send + Sync + 'static,
    commit: impl Fn(String) + 'static,
) -> AnyView {
    let (wrong, is_wrong) = wrong(forms, vec![path.clone()]);
    let name = path.to_string();
    // As high as what it holds: a line holds some 70 letters.
    let counted = value.clone();
    let rows = move || counted().lines().map(|line| line.chars().count() / 70 + 1).sum::<usize>().clamp(2, 12).to_string();
    view! {
        <div class="field long">
            <label>
                <span>{label}</span>
                <textarea
                    name=name.clone() placeholder=hint rows=rows dir="auto" aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=format!("about-{name}") prop:value=value on:change=move |event| commit(event_target_value(&event))
                ></textarea>
            </label>
            <div id=format!("about-{name}")>{wrong}</div>
        </div>
    }
    .into_any()
}

fn flag(forms: Forms, own: &'static FormField, path: JsonPath) -> AnyView {
    let (wrong, _) = wrong(forms, vec![path.clone()]);
    let (value, name) = (at(forms, &path), path.to_string());
    let commit = move |on: bool| forms.set(&path, on.then_some("true"));
    view! {
        <div class="field long">
            <label class="check">
                <input type="checkbox" name=name prop:checked=move || value() == "true" on:change=move |event| commit(event_target_checked(&event)) />
                {own.label}
            </label>
            {wrong}
        </div>
    }
    .into_any()
}

/// One of several. What the file says and none of them means is one of them as well, so that nothing is lost by looking.
pub fn select(
    forms: Forms,
    label: String,
    path: &JsonPath,
    choices: Signal<Vec<(String, String)>>,
    chosen: impl Fn() -> String + Clone + Send + Sync + 'static,
    choose: impl Fn(String) + Clone + Send + Sync + 'static,
) -> AnyView {
    let (wrong, is_wrong) = wrong(forms, vec![path.clone()]);
    let (now, name) = (chosen.clone(), path.to_string());
    let unknown = Memo::new(move |_| {
        let now = now();
        choices.with(|choices| !choices.iter().any(|(value, _)| *value == now)).then_some(now)
    });
    // Drawn anew where there are others to choose from, and not where another one is chosen: the focus stays.
    let list = move || {
        let (mut options, now) = (Markup::default(), untrack(&chosen));
        choices.with(|choices| choices.iter().for_each(|(value, name)| option(&mut options, value, name, *value == now)));
        unknown.with(|unknown| unknown.iter().for_each(|own| option(&mut options, own, own, true)));
        let (chosen, name, choose) = (chosen.clone(), name.clone(), choose.clone());
        view! {
            <select {..html(options)} name=name prop:value=chosen aria-invalid=move || is_wrong().then_some("true") on:change=move |event| choose(event_target_value(&event))></select>
        }
        .into_any()
    };
    view! { <div class="field"><label><span>{label}</span>{list}</label>{wrong}</div> }.into_any()
}

/// One of the axes and areas, or none.
pub fn axis(
    forms: Forms,
    label: &'static str,
    path: JsonPath,
    value: impl Fn() -> String + Clone + Send + Sync + 'static,
    choose: impl Fn(String) + Clone + Send + Sync + 'static,
) -> AnyView {
    let axes = Memo::new(move |_| {
        forms.with(|text| {
            let name = |axis: &JsonPath| (text.written(&axis.field("id")), text.written(&axis.field("name")));
            let none = [(String::new(), "no axis".to_owned())].into_iter();
            none.chain(text.items(&JsonPath::root().field("axes")).iter().map(name)).collect::<Vec<_>>()
        })
    });
    select(forms, label.to_owned(), &path, axes.into(), value, choose)
}

/// Some of several, as a list of their ids.
pub fn several(forms: Forms, (label, hint): (&'static str, &'static str), path: JsonPath, choices: Memo<Vec<(String, String)>>) -> AnyView {
    let (wrong, _) = wrong(forms, vec![path.clone()]);
    let chosen = {
        let path = path.clone();
        Memo::new(move |_| forms.with(|text| text.items(&path).iter().map(|item| text.written(item)).collect::<Vec<_>>()))
    };
    let boxes = move || {
        let path = path.clone();
        let boxes = choices.get().into_iter().map(move |(id, name)| {
            let (own, path) = (id.clone(), path.clone());
            let commit = move |on: bool| {
                // In the order in which they are offered; the first that is chosen stays the first.
                let mut ids = chosen.get_untracked();
                ids.retain(|other| *other != own);
                if on {
                    ids.push(own.clone());
                }
                let list: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
                forms.set(&path, (!list.is_empty()).then(|| format!("[{}]", list.join(", "))).as_deref());
            };
            let is_chosen = { let id = id.clone(); move || chosen.with(|ids| ids.contains(&id)) };
            view! {
                <label class="check">
                    <input type="checkbox" value=id.clone() prop:checked=is_chosen on:change=move |event| commit(event_target_checked(&event)) />
                    <span dir="auto">{if name.is_empty() { id } else { name }}</span>
                </label>
            }
            .into_any()
        });
        boxes.collect_view()
    };
    view! { <fieldset class="field long several"><legend>{label}</legend>{boxes}<p class="sub">{hint}</p>{wrong}</fieldset> }.into_any()
}

/// How much a rise is.
const OF_STEPS: FormField = FormField { path: "rise.steps", label: "So many steps", hint: "1", kind: FieldKind::Whole, is_required: true };
const OF_PERCENT: FormField =
    FormField { path: "rise.percent", label: "So many percent", hint: "3", kind: FieldKind::Decimal, is_required: true };

/// Where a move lands: by a word, or by a rise and how much.
fn landing(forms: Forms, own: &'static FormField, path: JsonPath) -> AnyView {
    let kind = {
        let path = path.clone();
        Memo::new(move |_| {
            forms.with(|text| {
                let rise = RISES.iter().find(|(word, _)| text.is_there(&path.below(&["rise", word])));
                let word = text.written(&path);
                rise.map_or_else(|| if word.is_empty() { LANDINGS[0].0.to_owned() } else { word }, |(word, _)| (*word).to_owned())
            })
        })
    };
    let choices = LANDINGS.iter().chain(&RISES).map(|(word, name)| ((*word).to_owned(), (*name).to_owned())).collect();
    let (to, here) = (path.clone(), path.clone());
    let choose = move |word: String| {
        let value = match word.as_str() {
            "steps" => "{ \"rise\": { \"steps\": 1 } }".to_owned(),
            "percent" => "{ \"rise\": { \"percent\": 3 } }".to_owned(),
            word => quoted(word),
        };
        forms.set(&to, Some(&value));
    };
    let much = move || {
        let word = RISES.iter().find(|(word, _)| kind.with(|kind| kind == word)).map(|(word, _)| *word)?;
        Some(field(forms, &path, if word == "steps" { &OF_STEPS } else { &OF_PERCENT }))
    };
    let field = select(forms, own.label.to_owned(), &here, Signal::stored(choices), move || kind.get(), choose);
    view! { {field}{much} }.into_any()
}

/// What is wrong at places, and whether something is.
pub fn wrong(forms: Forms, paths: Vec<JsonPath>) -> (AnyView, impl Fn() -> bool + Copy + Send + Sync + 'static) {
    let told = Memo::new(move |_| paths.iter().flat_map(|path| forms.wrong(path)).collect::<Vec<_>>());
    let lines = move || told.get().into_iter().map(|line| view! { <p class="wrong">{line}</p> }.into_any()).collect_view();
    (view! { <div aria-live="polite">{lines}</div> }.into_any(), move || told.with(|told| !told.is_empty()))
}
