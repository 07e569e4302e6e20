//! Sentences with words that matter most, and what waits until they are there.

use leptos::prelude::*;

use crate::browser::turns::after_paint;
use words::piece::{Piece, Text};

/// A sentence.
pub fn words(text: &Text) -> AnyView {
    let pieces = text.0.iter().map(|Piece { text, strong }| {
        let text = text.clone();
        if *strong { view! { <b>{text}</b> }.into_any() } else { text.into_any() }
    });
    pieces.collect_view().into_any()
}

/// What stands below a heading: as it was until the heading has been painted, so that a choice is answered in words at once, and drawn right
/// after.
pub fn after_words<T: Clone + Send + Sync + 'static>(now: Signal<T>) -> Signal<T> {
    let below = RwSignal::new(now.get_untracked());
    Effect::new(move |before: Option<()>| {
        now.track();
        if before.is_some() {
            // Somebody may have gone on meanwhile, and then nothing waits for it.
            let draw = move || drop(now.try_get_untracked().and_then(|now| below.try_set(now)));
            // The frame after the next: what is queued in one may come before its paint.
            after_paint(move || after_paint(draw));
        }
    });
    below.into()
}
