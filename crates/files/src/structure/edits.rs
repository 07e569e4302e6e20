//! Names, places and ends of what a ladder holds, with all that points at it.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{self, Change};
use super::places::{Thing, holder, item};
use super::{Edited, Followed, LadderText, NotEdited, first_free, meant, not_there, read};
use crate::Source;
use crate::document::json::{JsonChange, JsonKind, JsonNotChanged, JsonPath, quoted};
use rules::id::{LevelId, StepId};

/// Something is called otherwise: its id, or the name of a region. What names it follows.
///
/// # Errors
/// Where no id can be that, or another one has it.
pub fn renamed(source: &Source, path: &JsonPath, to: &str) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let thing = Thing::at(path);
    let (field, to) = (path.field(thing.key()), to.trim());
    let from = text.written(&field);
    if to.is_empty() || (thing != Thing::Region && to.parse::<LevelId>().is_err()) {
        return Err(NotEdited::NotAnId(to.to_owned()));
    }
    if from != to && text.taken(path).contains(to) {
        return Err(NotEdited::Taken(to.to_owned()));
    }
    let followed =
        if from.is_empty() || from == to { Followed::default() } else { text.follow(path, &from, Some(to)).map_err(not_there(path))? };
    let pay = if from == to { None } else { text.pay_of(path, &from, Some(to)) };
    text.put(&field, Some(&quoted(to))).map_err(not_there(path))?;
    with_pay(source, &text, followed, path.clone(), pay)
}

/// Something is taken out, and with it what points at it.
///
/// # Errors
/// Where it is not there, or is the last of what there has to be one of.
pub fn removed(source: &Source, path: &JsonPath) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let thing = Thing::at(path);
    let (list, index) = item(path).filter(|_| text.is_there(path)).ok_or_else(|| NotEdited::NotThere(path.to_string()))?;
    if text.len(&list) == 1 && matches!(thing, Thing::Track | Thing::Level) {
        return Err(NotEdited::LastOne);
    }
    let from = text.written(&path.field(thing.key()));
    let pay = text.pay_of(path, &from, None);
    let mut followed = if from.is_empty() || thing == Thing::Grade {
        Followed::default()
    } else {
        text.follow(path, &from, None).map_err(not_there(path))?
    };
    match thing {
        Thing::Track => followed.levels = text.levels(path).len(),
        Thing::Grade => {
            let (axis, own) = text.grade(path).ok_or_else(|| NotEdited::NotThere(path.to_string()))?;
            // Who had the grade that goes has the one below; the lowest has none.
            let new = |grade: u32| if grade >= own { (grade - 1 > 0).then_some(grade - 1) } else { Some(grade) };
            followed.grades = text.regrade(&axis, new).map_err(not_there(path))?;
        }
        _ => {}
    }
    // An axis without grades is an area.
    text.take_item(&list, index).map_err(not_there(path))?;
    let stays = if text.len(&list) == 0 { list } else { list.item(index.saturating_sub(1)) };
    with_pay(source, &text, followed, stays, pay)
}

/// Something changes places with the one before or after it in its list; a level with the next lower or higher one of its track, with which it also
/// exchanges its rank.
///
/// # Errors
/// Where there is none.
pub fn moved(source: &Source, path: &JsonPath, is_on: bool) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let none = || NotEdited::NotThere(path.to_string());
    let (list, index) = item(path).ok_or_else(none)?;
    let other = match Thing::at(path) {
        Thing::Level => text.beside(path, is_on).ok_or_else(none)?,
        _ if is_on => index + 1,
        _ => index.checked_sub(1).ok_or_else(none)?,
    };
    let mut followed = Followed::default();
    match Thing::at(path) {
        Thing::Level => text.exchange_ranks(path, &list.item(other)).map_err(not_there(path))?,
        Thing::Grade => {
            let (axis, own) = text.grade(path).ok_or_else(none)?;
            let theirs = if is_on { own + 1 } else { own - 1 };
            let new = |grade: u32| {
                Some(if grade == own {
                    theirs
                } else if grade == theirs {
                    own
                } else {
                    grade
                })
            };
            followed.grades = text.regrade(&axis, new).map_err(not_there(path))?;
        }
        _ => {}
    }
    text.swap(&list, index, other).map_err(not_there(path))?;
    if Thing::at(path) == Thing::Level {
        followed.promotions = text.only_upwards().map_err(not_there(path))?;
    }
    with_pay(source, &text, followed, list.item(other), None)
}

/// The level has so many steps. Those that are named keep their names; those that are too many go, the highest first, and their pay with them.
///
/// # Errors
/// Where no level stands there.
pub fn with_steps_of(source: &Source, level: &JsonPath, count: usize) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let steps = level.field("steps");
    let mut ids = text.step_ids(level);
    let gone: BTreeMap<StepId, Option<StepId>> = ids.iter().skip(count).filter_map(|id| Some((id.parse().ok()?, None))).collect();
    if text.is_list(&steps) {
        let items = text.items(&steps);
        let going: Vec<JsonChange> = items.iter().skip(count).map(|path| JsonChange::Remove { path: path.clone() }).collect();
        text.document.change(&going).map_err(not_there(&steps))?;
        for place in items.len()..count {
            let number = first_free(&ids.iter().cloned().collect(), place + 1, |number| number.to_string());
            text.add(&steps, place, &format!("{{ \"id\": {} }}", quoted(&number))).map_err(not_there(&steps))?;
            ids.push(number);
        }
    } else {
        text.put(&steps, Some(&count.to_string())).map_err(not_there(&steps))?;
    }
    let pay = (!gone.is_empty()).then(|| Change::Steps(text.written(&level.field("id")), gone));
    with_pay(source, &text, Followed::default(), level.clone(), pay)
}

/// The steps of a level as a list, in which each can have a name, a wait and an id of its own.
///
/// # Errors
/// Where no level stands there.
pub fn with_named_steps(source: &Source, level: &JsonPath) -> Result<Edited, NotEdited> {
    let mut text = read(source)?;
    let steps = level.field("steps");
    let list: Vec<String> = text.step_ids(level).iter().map(|id| format!("{{ \"id\": {} }}", quoted(id))).collect();
    text.put(&steps, Some(&format!("[ {} ]", list.join(", ")))).map_err(not_there(&steps))?;
    Ok(super::edited(source, &text, level.clone()))
}

/// A change of the text, and the pay that follows it: `bands.csv` where there is one, read with the ladder as it was.
fn with_pay(source: &Source, text: &LadderText, followed: Followed, path: JsonPath, pay: Option<Change>) -> Result<Edited, NotEdited> {
    let mut edited = Edited { followed, ..super::edited(source, text, path) };
    let (Some(change), Some(bytes)) = (pay, source.bands.as_deref()) else { return Ok(edited) };
    match meant(source).map(|before| bands::followed(bytes, &before, &change)).transpose()?.flatten() {
        Some((new, amounts)) => {
            edited.source.bands = Some(new);
            edited.followed.amounts = amounts;
        }
        None => edited.followed.is_pay_left = true,
    }
    Ok(edited)
}

impl LadderText {
    /// What `bands.csv` has to follow where something has another name, or goes; nothing of what it does not name.
    fn pay_of(&self, path: &JsonPath, from: &str, to: Option<&str>) -> Option<Change> {
        let id = |path: &JsonPath| self.written(&path.field("id"));
        match Thing::at(path) {
            Thing::Track if to.is_none() => {
                // A level without an id names no row.
                let ids = self.levels(path).iter().map(id).filter(|id| !id.is_empty()).map(|id| (id, None)).collect();
                Some(Change::Levels(ids))
            }
            _ if from.is_empty() => None,
            Thing::Level => Some(Change::Levels(BTreeMap::from([(from.to_owned(), to.map(str::to_owned))]))),
            Thing::Step => {
                let ids = from.parse().ok().map(|from| (from, to.and_then(|to| to.parse().ok())));
                Some(Change::Steps(id(&holder(path)?), ids.into_iter().collect()))
            }
            Thing::Region => Some(Change::Region(from.to_owned(), to.map(str::to_owned))),
            _ => None,
        }
    }

    /// The ids that others of the same kind have.
    fn taken(&self, path: &JsonPath) -> BTreeSet<String> {
        let key = Thing::at(path).key();
        let all = match Thing::at(path) {
            Thing::Level => self.all_levels(),
            _ => item(path).map(|(list, _)| self.items(&list)).unwrap_or_default(),
        };
        all.iter().filter(|other| *other != path).map(|other| self.written(&other.field(key))).collect()
    }

    /// The ids of the steps of a level, the lowest first, as reading names them.
    pub fn step_ids(&self, level: &JsonPath) -> Vec<String> {
        let steps = level.field("steps");
        match self.node(&steps).map(|node| &node.kind) {
            Some(JsonKind::List(_)) => self.items(&steps).iter().map(|step| self.written(&step.field("id"))).collect(),
            Some(JsonKind::Number(count)) => {
                (1..=count.parse().unwrap_or(1).min(crate::ladder::MOST_STEPS)).map(|number| number.to_string()).collect()
            }
            _ => vec!["1".to_owned()],
        }
    }

    /// What names something by its id names it by the new one, or no more.
    fn follow(&mut self, path: &JsonPath, from: &str, to: Option<&str>) -> Result<Followed, JsonNotChanged> {
        let mut followed = Followed::default();
        let mut changes = Vec::new();
        let named = |path: JsonPath| match to {
            Some(to) => JsonChange::Set { path, value: quoted(to) },
            None => JsonChange::Remove { path },
        };
        match Thing::at(path) {
            Thing::Track => {
                let roles = self.items(&JsonPath::root().field("roles"));
                let tracks = roles.iter().flat_map(|role| self.items(&role.field("tracks")));
                changes.extend(tracks.filter(|track| self.written(track) == from).map(named));
                // Promotions lead to levels of the same track, which go with it.
                followed.roles = changes.len();
            }
            Thing::Level => {
                let promotions = self.promotions().into_iter().flat_map(|list| self.items(&list));
                changes.extend(promotions.filter(|promotion| self.written(promotion) == from).map(named));
                followed.promotions = changes.len();
            }
            Thing::Axis => {
                for level in self.all_levels() {
                    let grade = level.field("profile").field(from);
                    if self.is_there(&grade) {
                        followed.grades += 1;
                        changes.push(match to {
                            Some(to) => JsonChange::Rename { path: grade, name: to.to_owned() },
                            None => JsonChange::Remove { path: grade },
                        });
                    }
                    let axes = self.items(&level.field("expects")).into_iter().map(|line| line.field("axis"));
                    let axes: Vec<JsonPath> = axes.filter(|axis| self.written(axis) == from).collect();
                    followed.expectations += axes.len();
                    changes.extend(axes.into_iter().map(named));
                }
            }
            Thing::Step => {
                let own = holder(path);
                let is_elsewhere =
                    self.all_levels().iter().any(|level| Some(level) != own.as_ref() && self.step_ids(level).iter().any(|id| id == from));
                let rules = ["promotion", "switch"].map(|rule| JsonPath::root().below(&["moves", rule, "least_step"]));
                if !is_elsewhere {
                    changes.extend(rules.into_iter().filter(|rule| self.written(rule) == from).map(named));
                    followed.rules = changes.len();
                }
            }
            Thing::Region | Thing::Role | Thing::Grade | Thing::Other => {}
        }
        let purposes = self.purposes(path, from, to);
        followed.on_purpose = purposes.len();
        changes.extend(purposes);
        self.document.change(&changes)?;
        self.without_empty(vec![JsonPath::root().field("on_purpose")])?;
        self.without_empty(self.promotions())?;
        Ok(followed)
    }

    /// What is said to be on purpose of something: it names it by the new id; without one it goes, since what it is about is gone.
    fn purposes(&self, path: &JsonPath, from: &str, to: Option<&str>) -> Vec<JsonChange> {
        let level = holder(path).map(|level| self.written(&level.field("id"))).unwrap_or_default();
        // Ids of different kinds may be the same: which kinds a finding names follows from its own.
        let names = |finding: &str| match Thing::at(path) {
            Thing::Track => finding.starts_with("track-"),
            Thing::Role => finding.starts_with("role-"),
            Thing::Axis => finding.starts_with("axis-") || finding == "grade-falls",
            Thing::Level | Thing::Step => !["track-", "role-", "axis-", "no-reviews"].iter().any(|kind| finding.starts_with(kind)),
            Thing::Region | Thing::Grade | Thing::Other => false,
        };
        let renamed = |id: &str| match (Thing::at(path), id.split_once('.')) {
            (Thing::Level, Some((own, step))) if own == from => Some(to.map(|to| format!("{to}.{step}"))),
            (Thing::Step, Some((own, step))) if own == level && step == from => Some(to.map(|to| format!("{level}.{to}"))),
            (Thing::Step, _) => None,
            _ if id == from => Some(to.map(str::to_owned)),
            _ => None,
        };
        let mut changes = Vec::new();
        for entry in self.items(&JsonPath::root().field("on_purpose")) {
            if Thing::at(path) == Thing::Region && self.written(&entry.field("region")) == from {
                changes.push(match to {
                    Some(to) => JsonChange::Set { path: entry.field("region"), value: quoted(to) },
                    None => JsonChange::Remove { path: entry.clone() },
                });
                continue;
            }
            if !names(&self.written(&entry.field("finding"))) {
                continue;
            }
            let ids = self.items(&entry.field("at"));
            let found = ids.into_iter().filter_map(|id| Some((renamed(&self.written(&id))?, id)));
            let found: Vec<(Option<String>, JsonPath)> = found.collect();
            if found.iter().any(|(new, _)| new.is_none()) {
                changes.push(JsonChange::Remove { path: entry });
                continue;
            }
            changes.extend(found.into_iter().filter_map(|(new, path)| Some(JsonChange::Set { path, value: quoted(&new?) })));
        }
        changes
    }

    /// The lists of promotions that levels name. A level of which none is left is promoted to the next rank, as those that never named one.
    fn promotions(&self) -> Vec<JsonPath> {
        self.all_levels().iter().map(|level| level.field("promotes_to")).collect()
    }

    /// Takes those of some lists away in which nothing is left.
    fn without_empty(&mut self, lists: Vec<JsonPath>) -> Result<(), JsonNotChanged> {
        let empty = lists.into_iter().filter(|list| self.is_list(list) && self.len(list) == 0);
        let empty: Vec<JsonChange> = empty.map(|path| JsonChange::Remove { path }).collect();
        self.document.change(&empty)
    }

    /// Takes away the promotions that do not lead upwards within their track; how many.
    pub(super) fn only_upwards(&mut self) -> Result<usize, JsonNotChanged> {
        let mut changes = Vec::new();
        for track in self.tracks() {
            let levels = self.levels(&track);
            let ranks: BTreeMap<String, u32> = levels.iter().map(|level| (self.written(&level.field("id")), self.rank(level))).collect();
            for level in &levels {
                let down = |to: &JsonPath| ranks.get(&self.written(to)).is_none_or(|rank| *rank <= self.rank(level));
                changes.extend(self.items(&level.field("promotes_to")).into_iter().filter(down).map(|path| JsonChange::Remove { path }));
            }
        }
        self.document.change(&changes)?;
        self.without_empty(self.promotions())?;
        Ok(changes.len())
    }

    /// The rank of a level; 0 where it has none that can be read.
    pub fn rank(&self, level: &JsonPath) -> u32 {
        self.written(&level.field("rank")).parse().unwrap_or_default()
    }

    /// The places of the levels of a track in its list, the lowest first.
    pub fn by_rank(&self, track: &JsonPath) -> Vec<usize> {
        let mut order: Vec<(u32, usize)> = self.levels(track).iter().enumerate().map(|(place, level)| (self.rank(level), place)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, place)| place).collect()
    }

    /// The place of the next higher or lower level of the same track.
    pub fn beside(&self, level: &JsonPath, is_higher: bool) -> Option<usize> {
        let (_, own) = item(level)?;
        let order = self.by_rank(&holder(level)?);
        let at = order.iter().position(|place| *place == own)?;
        let at = if is_higher { at + 1 } else { at.checked_sub(1)? };
        order.get(at).copied()
    }

    fn exchange_ranks(&mut self, one: &JsonPath, other: &JsonPath) -> Result<(), JsonNotChanged> {
        let (one, other) = (one.field("rank"), other.field("rank"));
        let (first, second) = (self.written(&one), self.written(&other));
        self.document.change(&[JsonChange::Set { path: one, value: second }, JsonChange::Set { path: other, value: first }])
    }
}
