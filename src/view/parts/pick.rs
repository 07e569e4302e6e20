//! A labelled choice of one among several.

use leptos::prelude::*;

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub value: String,
    /// How people see it.
    pub name: String,
}

/// A choice of that value and name.
pub fn choice(value: &str, name: impl Into<String>) -> Choice {
    Choice { value: value.to_owned(), name: name.into() }
}

/// A labelled select.
#[component]
pub fn Pick(
    /// What is chosen.
    label: &'static str,
    /// Among what.
    choices: Vec<Choice>,
    /// The value of the one chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the value of another one.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(|Choice { value, name }| {
            let own = value.clone();
            view! { <option value=value selected=move || chosen.get() == own>{name}</option> }.into_any()
        })
        .collect_view();
    view! {
        <label class="pick">
            <span>{label}</span>
            <select prop:value=move || chosen.get() on:change=move |event| choose.run(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// A few choices side by side as buttons, one of them pressed.
#[component]
pub fn Segments(
    /// What is chosen.
    label: &'static str,
    /// Among what.
    choices: Vec<Choice>,
    /// The value of the one chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the value of the one pressed.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let buttons = choices
        .into_iter()
        .map(|Choice { value, name }| {
            let own = value.clone();
            let pressed = move || if chosen.get() == own { "true" } else { "false" };
            let target = value.clone();
            view! { <button type="button" data-choice=value aria-pressed=pressed on:click=move |_| choose.run(target.clone())>{name}</button> }.into_any()
        })
        .collect_view();
    view! { <div class="seg" role="group" aria-label=label>{buttons}</div> }.into_any()
}
