//! Fields for what is typed or pasted.

use leptos::prelude::*;

use crate::browser::clipboard;
use files::mapping::CellGrid;
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

/// A table that is typed or pasted: its text, and the HTML that was pasted with it, which says more of merged cells and lines in cells.
#[derive(Clone, Copy)]
pub struct Pasted {
    /// What stands in the field.
    pub text: RwSignal<String>,
    /// The text that was pasted, and the HTML of it: of use as long as the field holds that text.
    html: RwSignal<Option<(String, String)>>,
}

impl Pasted {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { text: RwSignal::default(), html: RwSignal::default() }
    }

    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self.text.with(|text| text.trim().is_empty())
    }

    /// The HTML of what stands in the field, where it was pasted with it.
    pub fn html(self) -> Option<String> {
        self.html.with(|html| html.as_ref().filter(|(text, _)| self.text.with(|own| own == text)).map(|(_, html)| html.clone()))
    }

    /// Takes what a spreadsheet has put on the clipboard, where the field is empty; else the browser pastes the text.
    fn paste(self, event: &leptos::ev::ClipboardEvent) {
        let (html, text) = clipboard::held(event);
        let Some(grid) = CellGrid::of_html(&html).filter(|_| untrack(|| self.is_empty())) else { return };
        event.prevent_default();
        let text = if text.trim().is_empty() { grid.tabbed() } else { text };
        self.html.set(Some((text.clone(), html)));
        self.text.set(text);
    }
}

/// A field for a table.
pub fn area(label: &'static str, name: &'static str, pasted: Pasted) -> AnyView {
    let text = pasted.text;
    view! {
        <label class="rows">
            <span>{label}</span>
            <textarea
                name=name rows="5" spellcheck="false" autocomplete="off" prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event)) on:paste=move |event| pasted.paste(&event)
            ></textarea>
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
