//! What is odd in a ladder itself.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::num::NonZeroU8;

use super::{Found, Kind, Named, Place};
use crate::ladder::{Ladder, Level, Track};

/// So many characters of a text are told.
pub const SHOWN: usize = 60;

/// Looks at profiles, names, reviews and how texts are encoded.
pub fn look(ladder: &Ladder, found: &mut Vec<Found>) {
    let mut teller = Teller { found };
    grades_that_fall(ladder, &mut teller);
    same_profiles(ladder, &mut teller);
    names(ladder, &mut teller);
    encodings(ladder, &mut teller);
    reviews(ladder, &mut teller);
}

/// Takes what is found in a ladder.
pub struct Teller<'f> {
    /// All that is found.
    pub found: &'f mut Vec<Found>,
}

impl Teller<'_> {
    /// Tells something of a level, with its place in the ladder, or of the whole ladder.
    pub fn tell(&mut self, at: Option<(usize, &Level)>, what: Kind) {
        let level = at.map(|(_, level)| level.id.clone());
        let order = (at.map_or(usize::MAX, |(place, _)| place), usize::MAX);
        self.found.push(Found::new(order, Place { level, ..Place::default() }, what));
    }
}

/// The tracks, each with its levels and their places in the ladder.
pub fn tracks(ladder: &Ladder) -> impl Iterator<Item = (&Track, impl Iterator<Item = (usize, &Level)> + Clone)> {
    let firsts = ladder.tracks.iter().scan(0, |next, track| Some(std::mem::replace(next, *next + track.levels.len())));
    ladder.tracks.iter().zip(firsts).map(|(track, first)| (track, (first..).zip(&track.levels)))
}

/// Axes that ask less at a level than at the nearest lower rank of its track.
fn grades_that_fall(ladder: &Ladder, teller: &mut Teller<'_>) {
    for (_, levels) in tracks(ladder) {
        // By axis, the level that asked last of those of a lower rank.
        let mut before: Vec<Option<(NonZeroU8, &Level)>> = vec![None; ladder.axes.len()];
        for (place, level) in levels {
            for ((axis, before), grade) in ladder.axes.iter().zip(&mut before).zip(&level.profile) {
                let Some(grade) = *grade else { continue };
                if let Some((_, lower)) = before.filter(|(asked, lower)| *asked > grade && lower.rank < level.rank) {
                    teller.tell(
                        Some((place, level)),
                        Kind::GradeFalls { id: axis.id.clone(), axis: axis.name.clone(), lower: lower.id.clone() },
                    );
                }
                *before = Some((grade, level));
            }
        }
    }
}

/// Levels with the same grade on every axis as a lower one of their track. Those of other tracks may ask the same, above all of few axes.
fn same_profiles(ladder: &Ladder, teller: &mut Teller<'_>) {
    for (_, levels) in tracks(ladder) {
        let mut known: BTreeMap<&[Option<NonZeroU8>], &Level> = BTreeMap::new();
        for (place, level) in levels {
            if level.profile.is_empty() || level.profile.contains(&None) {
                continue;
            }
            match known.get(level.profile.as_slice()) {
                Some(other) => teller.tell(Some((place, level)), Kind::SameProfile { other: other.id.clone() }),
                None => drop(known.insert(&level.profile, level)),
            }
        }
    }
}

/// Names that two of a kind have. Titles may be the same in two tracks.
fn names(ladder: &Ladder, teller: &mut Teller<'_>) {
    let mut twice = |of: Named, names: &mut dyn Iterator<Item = (Option<(usize, &Level)>, &str, &str)>| {
        let mut known = BTreeMap::new();
        for (at, id, name) in names {
            // Ours are compared as people read them.
            match known.entry(name.trim().to_lowercase()) {
                Entry::Vacant(new) => drop(new.insert(id)),
                Entry::Occupied(first) => {
                    let ids = [(*first.get()).to_owned(), id.to_owned()];
                    teller.tell(at, Kind::NameTwice { name: name.trim().to_owned(), of, ids });
                }
            }
        }
    };
    twice(Named::Track, &mut ladder.tracks.iter().map(|track| (None, track.id.as_str(), track.name.as_str())));
    twice(Named::Axis, &mut ladder.axes.iter().map(|axis| (None, axis.id.as_str(), axis.name.as_str())));
    twice(Named::Role, &mut ladder.roles.iter().map(|role| (None, role.id.as_str(), role.name.as_str())));
    for (_, levels) in tracks(ladder) {
        twice(Named::TitleOfTrack, &mut levels.map(|(place, level)| (Some((place, level)), level.id.as_str(), level.title.as_str())));
    }
}

/// Ranks of which the ladder tells no time, where it does of most: neither a review nor a wait of any step. A rank whose levels have one step
/// and lead nowhere waits for nothing, and where no review tells of promotions none is missing for them.
fn reviews(ladder: &Ladder, teller: &mut Teller<'_>) {
    let promotes = ladder.reviews.iter().any(|review| review.level.is_some());
    let (mut timed, mut without) = (0, Vec::new());
    for rank in ladder.ranks().into_iter().rev() {
        let levels = || ladder.levels().filter(|found| found.level.rank == rank);
        let has_wait = |level: &Level| level.steps.iter().any(|step| step.next.is_some());
        if ladder.review(rank).is_some() || levels().any(|found| has_wait(found.level)) {
            timed += 1;
        } else if levels().any(|found| found.level.steps.len() > 1 || (promotes && !found.track.promotions(found.level).is_empty())) {
            without.push(rank);
        }
    }
    if !without.is_empty() && without.len() <= timed {
        teller.tell(None, Kind::NoReviews { ranks: without });
    }
}

/// Texts that look double-encoded: one for each level, one for all the rest.
fn encodings(ladder: &Ladder, teller: &mut Teller<'_>) {
    let mut look = |at, mut texts: &mut dyn Iterator<Item = &str>| {
        if let Some(text) = Iterator::find(&mut texts, |text| is_double_encoded(text)) {
            teller.tell(at, Kind::DoubleEncoded { text: beginning(text) });
        }
    };
    let own = [&ladder.name, &ladder.about, &ladder.source].into_iter();
    let tracks_ = ladder.tracks.iter().flat_map(|track| [&track.name, &track.about]);
    let axes = ladder.axes.iter().flat_map(|axis| {
        let grades = axis.grades.iter().flat_map(|grade| [&grade.name, &grade.about]);
        [&axis.name, &axis.about].into_iter().chain(grades)
    });
    let areas = ladder.areas.iter().flat_map(|area| [&area.name, &area.about]);
    let scopes = ladder.scopes.iter().map(|scope| &scope.name);
    let roles = ladder.roles.iter().flat_map(|role| [&role.name, &role.about]);
    look(None, &mut own.chain(tracks_).chain(axes).chain(areas).chain(scopes).chain(roles).map(String::as_str));
    for (_, levels) in tracks(ladder) {
        for (place, level) in levels {
            let expects = level.expects.iter().map(|line| &line.text);
            let steps = level.steps.iter().filter_map(|step| step.name.as_ref());
            let mut texts = [&level.title, &level.about].into_iter().chain(expects).chain(steps).map(String::as_str);
            look(Some((place, level)), &mut texts);
        }
    }
}

/// Whether a text has what UTF-8 looks like when it is read as Windows-1252: the lead bytes C2 and C3 as `Â` and `Ã` before a continuation
/// byte, and E2 80 as `â€`. Of the continuation bytes that are marks in Windows-1252, quotes and dots are left out: Portuguese writes them
/// after a capital `Ã`.
fn is_double_encoded(text: &str) -> bool {
    let pairs = || text.chars().zip(text.chars().skip(1));
    let continues = |c| matches!(c, '\u{80}'..='\u{bf}' | '‰' | '„' | '–' | 'œ' | 'Ÿ' | 'ˆ' | '€');
    pairs().any(|pair| match pair {
        ('Â' | 'Ã', next) => continues(next),
        ('â', next) => matches!(next, '€' | '\u{80}'),
        _ => false,
    })
}

fn beginning(text: &str) -> String {
    let from = text.find(['Â', 'Ã', 'â']).unwrap_or_default();
    // From a few words before it on, so that it is in what is shown.
    let start = text.char_indices().map(|(at, _)| at).filter(|at| *at <= from).rev().nth(SHOWN / 3).unwrap_or_default();
    let shown: String = text.get(start..).unwrap_or_default().chars().take(SHOWN).collect();
    shown.trim().to_owned()
}
