//! Levels of one rank that are paid far apart in two tracks.

use std::collections::BTreeMap;

use super::{APART, Found, Kind, Place, TableAt};
use crate::ladder::Level;
use crate::pay::Band;
use crate::ratio::Ratio;
use crate::table::Table;

/// A level as a table shows it beside those of other tracks.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The level.
    pub level: &'a Level,
    /// The place of its track.
    pub track: usize,
    /// Its place in the ladder.
    pub place: usize,
    /// Whether the table itself pays it.
    pub here: bool,
    /// Its band, which holds no likely slip.
    pub band: Band,
}

/// Two levels of one rank.
#[derive(Clone, Copy, Debug)]
struct Apart<'a> {
    low: Standing<'a>,
    high: Standing<'a>,
    /// How much more the higher midpoint is.
    share: Ratio,
    /// At how many ranks their tracks are so.
    ranks: usize,
}

/// Tells, of the lowest and the highest level of each rank, where they are far apart: once for two tracks, at the rank where they are
/// farthest, since a track that is paid differently is so at all its ranks.
pub fn look(table: &Table, standings: &[Standing<'_>], found: &mut Vec<Found>) {
    let mut ends: BTreeMap<u16, (Standing<'_>, Standing<'_>)> = BTreeMap::new();
    for own in standings {
        let (low, high) = ends.entry(own.level.rank).or_insert((*own, *own));
        if is_above(low.band, own.band) {
            *low = *own;
        }
        if is_above(own.band, high.band) {
            *high = *own;
        }
    }
    let mut apart: BTreeMap<(usize, usize), Apart<'_>> = BTreeMap::new();
    for (low, high) in ends.into_values() {
        let Some(share) = low.band.differential(high.band) else { continue };
        let is_far = Ratio::new(APART, 100).is_some_and(|most| share > most);
        if !is_far || low.track == high.track || !(low.here || high.here) {
            continue;
        }
        let own = Apart { low, high, share, ranks: 1 };
        apart
            .entry((low.track, high.track))
            .and_modify(|worst| *worst = Apart { ranks: worst.ranks + 1, ..if share > worst.share { own } else { *worst } })
            .or_insert(own);
    }
    for Apart { low, high, share, ranks } in apart.into_values() {
        let table = TableAt { region: table.region.clone(), effective: table.effective };
        let at = Place { level: Some(high.level.id.clone()), step: None, table: Some(table), tables: 1 };
        let what = Kind::Apart { mid: high.band.mid(), other: low.level.id.clone(), other_mid: low.band.mid(), share, ranks };
        found.push(Found::new((high.place, usize::MAX), at, what));
    }
}

/// Whether the midpoint of a band is above that of another.
fn is_above(band: Band, other: Band) -> bool {
    other.differential(band).is_some_and(|differential| differential.signum() > 0)
}
