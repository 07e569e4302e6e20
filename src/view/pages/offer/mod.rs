//! Offer: where a figure stands, what comes on top and after, whom it touches, and the papers to hand over.

mod edit;
mod scene;

use leptos::prelude::*;

use crate::route::Offer;
use crate::state::settled::Here;

/// An offer in the open dataset.
pub fn page(here: Memo<Here<Offer>>) -> AnyView {
    let _ = here;
    ().into_any()
}
