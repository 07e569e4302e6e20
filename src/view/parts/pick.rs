//! A labelled choice of one among several.

use leptos::prelude::*;

use super::html::html;
use crate::markup::Markup;

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickOption {
    /// What is chosen.
    pub value: String,
    /// How people see it.
    pub name: String,
}

/// A choice of that value and name.
pub fn choice(value: &str, name: impl Into<String>) -> PickOption {
    PickOption { value: value.to_owned(), name: name.into() }
}

/// A labelled select.
#[component]
pub fn Pick(
    /// What is chosen.
    label: &'static str,
    /// Among what.
    choices: Vec<PickOption>,
    /// The value of the one chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the value of another one.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    // One effect for the whole: a closure in each option would stay with what is chosen when this is gone.
    let mut options = Markup::default();
    for PickOption { value, name } in &choices {
        option(&mut options, value, name, chosen.with_untracked(|chosen| chosen == value));
    }
    view! {
        <label class="pick">
            <span>{label}</span>
            <select {..html(options)} prop:value=move || chosen.get() on:change=move |event| choose.run(event_target_value(&event))></select>
        </label>
    }
    .into_any()
}

/// One option of a select, as markup.
pub fn option(options: &mut Markup, value: &str, name: &str, selected: bool) {
    options.html("<option value=\"").text(value).html(if selected { "\" selected>" } else { "\">" }).text(name).html("</option>");
}

/// A few choices side by side as buttons, one of them pressed.
#[component]
pub fn Segments(
    /// What is chosen.
    label: &'static str,
    /// Among what.
    choices: Vec<PickOption>,
    /// The value of the one chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the value of the one pressed.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let buttons = choices
        .into_iter()
        .map(|PickOption { value, name }| {
            let own = value.clone();
            let pressed = move || if chosen.get() == own { "true" } else { "false" };
            let target = value.clone();
            view! { <button type="button" data-choice=value aria-pressed=pressed on:click=move |_| choose.run(target.clone())>{name}</button> }.into_any()
        })
        .collect_view();
    view! { <div class="seg" role="group" aria-label=label>{buttons}</div> }.into_any()
}
