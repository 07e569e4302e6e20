//! Lists of things that have a form each.

use leptos::prelude::*;

use super::{Forms, field};
use crate::browser::focus;
use files::document::json::{JsonPath, JsonStep, quoted};
use files::structure::{self, LadderText};
use words::forms::{self, FormField};

/// A list of the ladder.
pub struct ListOf {
    /// What a new one is asked for by.
    add: &'static str,
    /// What stands there while there is none.
    none: &'static str,
    fields: &'static [FormField],
    /// A new one, as JSON writes it.
    new: fn(&LadderText, &JsonPath) -> String,
    /// The list that each of them has.
    inner: Option<(&'static str, &'static Self)>,
}

/// The first id of those with a number behind them that none has.
fn free(text: &LadderText, list: &JsonPath, kind: &str) -> String {
    quoted(&text.free(list, "id", |number| format!("{kind}-{number}")))
}

/// The rank after the highest that a list names.
fn next_rank(text: &LadderText, list: &JsonPath, of: fn(&JsonPath) -> JsonPath) -> u32 {
    text.items(list).iter().filter_map(|item| text.written(&of(item)).parse::<u32>().ok()).max().unwrap_or_default() + 1
}

/// Regions with a percentage.
pub static REGIONS: ListOf = ListOf {
    add: "Add a region",
    none: "No region is a percentage of the pay of everywhere. Regions with amounts of their own stand in bands.csv.",
    fields: forms::REGION,
    new: |text, list| {
        let name = text.free(list, "name", |number| format!("Region {number}"));
        format!("{{ \"name\": {}, \"percent\": 0 }}", quoted(&name))
    },
    inner: None,
};
/// Axes and areas, with their grades.
pub static AXES: ListOf = ListOf {
    add: "Add an axis or area",
    none: "No axes: no level has grades, and expectations stand in one list.",
    fields: forms::AXIS,
    new: |text, list| format!("{{ \"id\": {}, \"name\": \"New axis\" }}", free(text, list, "axis")),
    inner: Some(("values", &GRADES)),
};
static GRADES: ListOf = ListOf {
    add: "Add a grade",
    none: "No grades: an area, which groups expectations. With grades it is an axis, on which levels have one each.",
    fields: forms::GRADE,
    new: |text, list| format!("{{ \"name\": {} }}", quoted(&format!("Grade {}", text.len(list) + 1))),
    inner: None,
};
/// What ranks own.
pub static SCOPES: ListOf = ListOf {
    add: "Add a scope",
    none: "Nothing is said of what ranks own.",
    fields: forms::SCOPE,
    new: |text, list| format!("{{ \"rank\": {}, \"name\": \"\" }}", next_rank(text, list, |item| item.field("rank"))),
    inner: None,
};
/// The rhythm of reviews.
pub static REVIEWS: ListOf = ListOf {
    add: "Add ranks",
    none: "No rhythm of reviews: no dates are promised.",
    fields: forms::REVIEW,
    new: |text, list| {
        let rank = next_rank(text, list, |item| item.field("ranks").item(1));
        format!("{{ \"ranks\": [{rank}, {rank}], \"step\": \"P12M\", \"level\": \"P12M\" }}")
    },
    inner: None,
};
/// Roles.
pub static ROLES: ListOf = ListOf {
    add: "Add a role",
    none: "No roles are worn on top of a level.",
    fields: forms::ROLE,
    new: |text, list| format!("{{ \"id\": {}, \"name\": \"New role\" }}", free(text, list, "role")),
    inner: None,
};

/// A list, each of whose items has its fields and its place.
pub fn list(forms: Forms, list: &JsonPath, of: &'static ListOf) -> AnyView {
    let count = forms.count(list);
    let items = {
        let list = list.clone();
        move || (0..count.get()).map(|index| item(forms, &list.item(index), of)).collect_view()
    };
    let to = list.clone();
    let add = move |_| {
        let place = count.get_untracked();
        let new = untrack(|| forms.with(|text| (of.new)(text, &to)));
        if let Some(at) = forms.apply(&to, |source| structure::added(source, &to, place, &new)) {
            focus::soon(format!("[data-item=\"{at}\"] input, [data-item=\"{at}\"] textarea"));
        }
    };
    let none = move || (count.get() == 0).then(|| view! { <p class="sub">{of.none}</p> }.into_any());
    view! {
        <div class="list" data-list=list.to_string()>
            {none}{items}
            <button type="button" data-act="add" on:click=add>{of.add}</button>
        </div>
    }
    .into_any()
}

fn item(forms: Forms, path: &JsonPath, of: &'static ListOf) -> AnyView {
    let name = {
        let path = path.clone();
        move || {
            forms.with(|text| {
                ["name", "id", "rank"].iter().map(|name| text.written(&path.field(name))).find(|name| !name.is_empty()).unwrap_or_default()
            })
        }
    };
    let inner = of.inner.map(|(name, inner)| list(forms, &path.field(name), inner));
    view! {
        <fieldset class="item" data-item=path.to_string()>
            <legend class="hidden">{name.clone()}</legend>
            {acts(forms, path, name)}
            {field::fields(forms, path, of.fields)}
            {inner}
        </fieldset>
    }
    .into_any()
}

/// What can be done with an item of a list: its place and its end, and what is asked before that.
pub fn acts(forms: Forms, path: &JsonPath, name: impl Fn() -> String + Clone + Send + Sync + 'static) -> AnyView {
    let place = {
        let path = path.clone();
        Memo::new(move |_| {
            let (list, JsonStep::Item(own)) = path.split()? else { return None };
            Some((*own, forms.with(|text| text.len(&list))))
        })
    };
    let is_first = move || place.get().is_none_or(|(own, _)| own == 0);
    let is_last = move || place.get().is_none_or(|(own, count)| own + 1 >= count);
    let (back, on) = (path.clone(), path.clone());
    let words = {
        let name = name.clone();
        move |act: &'static str| {
            let name = name.clone();
            move || words::structure::act(act, &name())
        }
    };
    view! {
        <div class="item-acts">
            <button type="button" class="icon" data-act="back" aria-label=words("Move up") disabled=is_first on:click=move |_| drop(forms.step(&back, false))>"↑"</button>
            <button type="button" class="icon" data-act="on" aria-label=words("Move down") disabled=is_last on:click=move |_| drop(forms.step(&on, true))>"↓"</button>
            {removing(forms, path, name)}
        </div>
    }
    .into_any()
}

/// The end of something, and what is asked before.
pub fn removing(forms: Forms, path: &JsonPath, name: impl Fn() -> String + Clone + Send + Sync + 'static) -> AnyView {
    let (to, asked_of) = (path.clone(), path.clone());
    let label = {
        let name = name.clone();
        move || words::structure::act("Remove", &name())
    };
    let named = name.clone();
    let asked = move || {
        let (at, why) = forms.asking.get().filter(|(at, _)| *at == asked_of)?;
        let name = name.clone();
        let sure = move |_| forms.remove(&at, &untrack(&name), true);
        let keep = {
            let at = asked_of.clone();
            move |_| {
                forms.asking.set(None);
                focus::soon(format!("[data-item=\"{at}\"] [data-act=remove]"));
            }
        };
        Some(
            view! {
                <p class="asked" role="alert">
                    {why}" "
                    <button type="button" data-act="sure" on:click=sure>"Remove it"</button>
                    <button type="button" data-act="keep" on:click=keep>"Keep it"</button>
                </p>
            }
            .into_any(),
        )
    };
    view! {
        <button type="button" data-act="remove" aria-label=label on:click=move |_| forms.remove(&to, &untrack(&named), false)>"Remove"</button>
        {asked}
    }
    .into_any()
}
