//! What a link asks for and the open dataset does not have.

use std::sync::Arc;

use super::figures::Figures;
use super::pages::explore::scene;
use super::shell::Open;
use crate::route::{Dropped, Page, Route};

/// Everything of a link that the dataset does not have.
pub fn dropped(open: &Arc<Open>, route: &Route) -> Vec<Dropped> {
    let at: Vec<_> = match &route.page {
        Page::Explore(explore) => return scene::settle(open, &route.shown, explore).dropped,
        Page::Compare(compare) => compare.at.iter().map(|at| ("at", at)).collect(),
        Page::Path(path) => {
            [("from", &path.from), ("to", &path.to)].into_iter().filter_map(|(name, at)| Some((name, at.as_ref()?))).collect()
        }
    };
    let mut dropped = Vec::new();
    let figures = Figures::settle(open, &route.shown, &mut dropped);
    for (name, at) in at {
        figures.position(name, at, &mut dropped);
    }
    dropped
}
