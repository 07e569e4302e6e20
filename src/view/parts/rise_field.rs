//! The yearly rise that a reader assumes.

use leptos::prelude::*;

use crate::browser::field;
use rules::rise;

/// A field for the rise, in percent; empty for none. It shows what is used, which need not be what was typed.
#[component]
pub fn RiseField(
    /// The rise that is assumed, in hundredths of a percent.
    #[prop(into)]
    assumed: Signal<Option<u16>>,
    /// Called with another one.
    #[prop(into)]
    choose: Callback<Option<u16>>,
) -> impl IntoView {
    let text = move || assumed.get().map(rise::text).unwrap_or_default();
    let change = move |event: leptos::ev::Event| {
        choose.run(rise::parse(&event_target_value(&event)));
        field::show(&event, &untrack(text));
    };
    view! {
        <label class="pick">
            <span>"Yearly rise, %"</span>
            <input
                type="number" name="rise" min="0" max=(rise::LARGEST / 100).to_string() step="0.1" placeholder="none" prop:value=text
                on:change=change
            />
        </label>
    }
    .into_any()
}
