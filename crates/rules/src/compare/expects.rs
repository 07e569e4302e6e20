//! Expectations in three groups, and what each level adds.

use crate::ladder::{Level, Track, TrackLevel};
use std::collections::BTreeSet;

/// One expectation with the level that adds it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The level.
    pub level: &'a Level,
    /// Its text, without blanks around it.
    pub text: &'a str,
}

/// Expectations of another level against the baseline's. Each line of either stands in one group only.
#[derive(Clone, Debug, Default)]
pub struct Expectations<'a> {
    /// Of the other level, and not of the baseline.
    pub new: Vec<Line<'a>>,
    /// Of both, with the level that adds it on the way to the other.
    pub both: Vec<Line<'a>>,
    /// Of the baseline, and not of the other level.
    pub only_baseline: Vec<Line<'a>>,
}

fn lines(level: &Level) -> impl Iterator<Item = Line<'_>> {
    level.expects.iter().map(move |line| Line { level, text: line.text.trim() })
}

/// Everything a level asks, lowest level first: levels are cumulative within a track.
pub fn expected(found: TrackLevel<'_>) -> Vec<Line<'_>> {
    let up_to = |level: &&Level| level.rank < found.level.rank || level.id == found.level.id;
    found.track.levels.iter().filter(up_to).flat_map(lines).collect()
}

impl<'a> Expectations<'a> {
    /// Equal texts count as one expectation, in one track as well as across tracks: a level that repeats a lower one's adds nothing.
    pub fn between(from: TrackLevel<'a>, to: TrackLevel<'a>) -> Self {
        let (before, after) = (expected(from), expected(to));
        let texts = |lines: &[Line<'a>]| lines.iter().map(|line| line.text).collect::<BTreeSet<_>>();
        let (known, asked) = (texts(&before), texts(&after));
        let mut groups = Self::default();
        for line in after {
            if known.contains(&line.text) { groups.both.push(line) } else { groups.new.push(line) }
        }
        groups.only_baseline = before.into_iter().filter(|line| !asked.contains(&line.text)).collect();
        groups
    }

    /// How many the other level asks: all of them are assessed where the track changes.
    pub const fn asked(&self) -> usize {
        self.new.len() + self.both.len()
    }
}

/// What each level of a track adds between two of its levels, in order: those above the lower one up to the higher one, levels that
/// add nothing included. Either may be the higher; nothing where they are of the same rank.
pub fn added_between<'a>(track: &'a Track, one: &Level, other: &Level) -> Vec<(&'a Level, Vec<Line<'a>>)> {
    let (lower, higher) = if one.rank <= other.rank { (one, other) } else { (other, one) };
    let between = track.levels.iter().filter(|level| lower.rank < level.rank && (level.rank < higher.rank || level.id == higher.id));
    between.map(|level| (level, lines(level).collect())).collect()
}
