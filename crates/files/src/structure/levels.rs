//! New tracks and levels, and levels that change their track.

use std::collections::BTreeSet;

use super::places::{holder, item};
use super::{Edited, Followed, LadderText, NotEdited, edited, first_free, not_there, read};
use crate::Source;
use crate::document::json::{JsonChange, JsonKind, JsonNotChanged, JsonPath, quoted};
use crate::start::{new_id, slug};

/// Which rank a new level has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewRank {
    /// The one above the level that it comes after, which others may have as well.
    Next,
    /// That one alone: what has it or a higher one moves up by one, in every track, in scopes, reviews and roles.
    Between,
}

/// A level comes after another one, or is the first of its track; it has as many steps as that one, and no pay yet.
///
/// # Errors
/// Where no track stands there.
pub fn new_level(source: &Source, track: &JsonPath, after: Option<&JsonPath>, title: &str, rank: NewRank) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let list = track.field("levels");
    let mut followed = Followed::default();
    let own = after.map_or(0, |after| text.rank(after)) + 1;
    if rank == NewRank::Between {
        followed.levels = text.make_room(own).map_err(not_there(track))?;
    }
    let like = after.cloned().or_else(|| text.levels(track).into_iter().next());
    let id = text.next_id(track, like.as_ref());
    let steps = like.and_then(|like| text.source(&like.field("steps"))).map(|steps| format!(", \"steps\": {steps}")).unwrap_or_default();
    let value = format!("{{ \"id\": {}, \"rank\": {own}, \"title\": {}{steps} }}", quoted(&id), quoted(title));
    let place = after.and_then(item).map_or(0, |(_, place)| place + 1);
    text.add(&list, place, &value).map_err(not_there(&list))?;
    Ok(Edited { followed, ..edited(source, &text, list.item(place)) })
}

/// A track comes behind the others, with one level of the lowest rank.
///
/// # Errors
/// Where the file has no list of tracks.
pub fn new_track(source: &Source, name: &str) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let list = JsonPath::root().field("tracks");
    let mut taken: BTreeSet<String> = text.ids(&list).into_iter().collect();
    let id = new_id(&slug(name), &mut taken);
    let rank = text.all_levels().iter().map(|level| text.rank(level)).min().unwrap_or(1).max(1);
    let level = new_id(&format!("{}1", crate::start::new_letters(name, &mut text.letters())), &mut text.level_ids());
    let level = format!("{{ \"id\": {}, \"rank\": {rank}, \"title\": {} }}", quoted(&level), quoted(&format!("{name} 1")));
    let place = text.len(&list);
    let value = format!("{{ \"id\": {}, \"name\": {}, \"levels\": [ {level} ] }}", quoted(&id), quoted(name));
    text.add(&list, place, &value).map_err(not_there(&list))?;
    Ok(edited(source, &text, list.item(place)))
}

/// A level goes to another track. Promotions from it and to it, which stay within a track, go.
///
/// # Errors
/// Where it is the last level of its track.
pub fn to_track(source: &Source, level: &JsonPath, track: &JsonPath) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let none = || NotEdited::NotThere(level.to_string());
    let (list, _) = item(level).ok_or_else(none)?;
    if text.len(&list) == 1 {
        return Err(NotEdited::LastOne);
    }
    let (value, target) = (text.source(level).ok_or_else(none)?.to_owned(), track.field("levels"));
    let place = text.len(&target);
    // It is put there before it is taken here: places in the other track stay what they are.
    text.add(&target, place, &value).map_err(not_there(&target))?;
    text.put(level, None).map_err(not_there(level))?;
    let promotions = text.only_upwards().map_err(not_there(level))?;
    Ok(Edited { followed: Followed { promotions, ..Followed::default() }, ..edited(source, &text, target.item(place)) })
}

impl LadderText {
    /// A value as it is written.
    fn source(&self, path: &JsonPath) -> Option<&str> {
        Some(self.document.source(self.node(path)?))
    }

    fn level_ids(&self) -> BTreeSet<String> {
        self.all_levels().iter().map(|level| self.written(&level.field("id"))).collect()
    }

    /// What stands before the numbers of levels.
    fn letters(&self) -> BTreeSet<String> {
        self.level_ids().iter().map(|id| id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).collect()
    }

    /// An id for a new level: that of another one with the next number that is free.
    fn next_id(&self, track: &JsonPath, like: Option<&JsonPath>) -> String {
        let taken = self.level_ids();
        let like = like.map_or_else(|| self.written(&track.field("id")), |like| self.written(&like.field("id")));
        let letters = like.trim_end_matches(|c: char| c.is_ascii_digit());
        let number: u32 = like.get(letters.len()..).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        first_free(&taken, number.saturating_add(1) as usize, |number| format!("{letters}{number}"))
    }

    /// Moves up by one what has a rank or a higher one; how many levels. The new rank has the reviews of the one below.
    fn make_room(&mut self, rank: u32) -> Result<usize, JsonNotChanged> {
        let levels: Vec<JsonPath> = self.all_levels().iter().map(|level| level.field("rank")).collect();
        let root = JsonPath::root();
        let scopes = self.items(&root.field("scopes")).into_iter().map(|scope| scope.field("rank"));
        let roles = self.items(&root.field("roles")).into_iter().map(|role| role.field("from_rank"));
        let mut changes: Vec<JsonChange> = Vec::new();
        let mut raise = |path: JsonPath, from: u32, text: &Self| {
            let number = match text.node(&path).map(|node| &node.kind) {
                Some(JsonKind::Number(number)) => number.parse::<u32>().ok(),
                _ => None,
            };
            if let Some(number) = number.filter(|number| *number >= from) {
                changes.push(JsonChange::Set { path, value: (number + 1).to_string() });
                return true;
            }
            false
        };
        let moved = levels.into_iter().filter(|level| raise(level.clone(), rank, self)).count();
        for path in scopes.chain(roles) {
            raise(path, rank, self);
        }
        for review in self.items(&root.field("reviews")) {
            let ranks = review.field("ranks");
            // A range that begins with the lowest rank of all goes on doing so.
            raise(ranks.item(0), rank.max(2), self);
            raise(ranks.item(1), rank.saturating_sub(1).max(1), self);
        }
        self.document.change(&changes)?;
        Ok(moved)
    }

    /// Whether another level of the same track has a rank.
    pub fn has_rank(&self, track: &JsonPath, rank: u32) -> bool {
        self.levels(track).iter().any(|level| self.rank(level) == rank)
    }

    /// The track of a level.
    pub fn track_of(level: &JsonPath) -> Option<JsonPath> {
        holder(level)
    }
}
