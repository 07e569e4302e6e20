//! Fields for what is typed or pasted.

use leptos::prelude::*;

use rules::money::Currency;

/// A field of one line, with an example of what it may hold.
pub fn line(label: &'static str, name: &'static str, example: &'static str, text: RwSignal<String>) -> AnyView {
    view! {
        <label class="pick">
            <span>{label}</span>
            <input type="text" name=name placeholder=example autocomplete="off" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event)) />
        </label>
    }
    .into_any()
}

/// A field for a table.
pub fn area(label: &'static str, name: &'static str, text: RwSignal<String>) -> AnyView {
    view! {
        <label class="rows">
            <span>{label}</span>
            <textarea name=name rows="5" spellcheck="false" autocomplete="off" prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
        </label>
    }
    .into_any()
}

/// The currency that is typed.
///
/// # Errors
/// What to write instead, where it is none.
pub fn currency(typed: RwSignal<String>) -> Result<Currency, String> {
    typed.with_untracked(|typed| typed.trim().to_ascii_uppercase().parse().map_err(|_| words::data::no_currency(typed)))
}
