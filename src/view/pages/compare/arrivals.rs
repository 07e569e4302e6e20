//! The soonest arrivals, found after the paint: a search in a large ladder takes longer than a step may.

use leptos::prelude::*;

use super::scene::CompareScene;
use crate::browser::html;
use crate::browser::turns::Turns;
use progression::routes::Soonest;
use rules::id::Position;

/// What a search depends on, and what it found.
#[derive(Clone, Debug)]
struct Arrival {
    from: Position,
    to: Position,
    region: String,
    found: Option<Soonest>,
}

/// The arrivals found so far on this page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Arrivals(StoredValue<Vec<Arrival>>);

/// How many are kept: more than there are columns, so that going back and forth searches once.
const KEPT: usize = 32;

impl Arrivals {
    /// What is said of the soonest arrival at a position from the baseline, where it has been looked for.
    pub(super) fn known(self, scene: &CompareScene, to: &Position) -> Option<String> {
        let from = scene.at.first()?;
        let is = |arrival: &&Arrival| arrival.from == *from && arrival.to == *to && arrival.region == scene.figures.region;
        self.0.with_value(|all| all.iter().find(is).map(|arrival| words::path::soonest(arrival.found, scene.today)))
    }

    fn find(self, scene: &CompareScene, to: Position) -> Option<Soonest> {
        let found = scene.soonest(&to);
        if let Some(from) = scene.at.first().cloned() {
            self.0.update_value(|all| {
                if all.len() >= KEPT {
                    all.remove(0);
                }
                all.push(Arrival { from, to, region: scene.figures.region.clone(), found });
            });
        }
        found
    }

    /// Looks for what the rows wait for, one position after each paint.
    pub(super) fn follow(self, scene: Memo<CompareScene>) -> Turns {
        Turns::start(move || scene.try_with_untracked(|scene| self.next(scene)).unwrap_or_default())
    }

    /// Finds what the first cell waits for, and says it there; false when none is left.
    fn next(self, scene: &CompareScene) -> bool {
        let Some(cell) = html::find("table.compare [data-soonest]") else { return false };
        if let Some(to) = cell.get("data-soonest").and_then(|at| at.parse().ok()) {
            cell.say(&words::path::soonest(self.find(scene, to), scene.today));
        }
        cell.set("class", None);
        cell.set("data-soonest", None);
        true
    }
}
