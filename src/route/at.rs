//! Positions that a link names, settled against a ladder.

pub use rules::at::At;

use super::query::Dropped;
use rules::ladder::Ladder;

/// The position that a choice of that name leads to, with its step; told and left out where the ladder does not have it.
pub(super) fn settled(name: &str, at: &At, ladder: &Ladder, dropped: &mut Vec<Dropped>) -> Option<At> {
    let position = at.on(ladder);
    if position.is_none() {
        dropped.push(Dropped::unknown(name, at));
    }
    position.as_ref().map(At::from)
}
