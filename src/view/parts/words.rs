//! Sentences with words that matter most.

use leptos::prelude::*;

use words::piece::{Piece, Text};

/// A sentence.
pub fn words(text: &Text) -> AnyView {
    let pieces = text.0.iter().map(|Piece { text, strong }| {
        let text = text.clone();
        if *strong { view! { <b>{text}</b> }.into_any() } else { text.into_any() }
    });
    pieces.collect_view().into_any()
}
