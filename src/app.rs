//! The shell: header, navigation, which page.
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"Stepladder"</h1></main> }
}
