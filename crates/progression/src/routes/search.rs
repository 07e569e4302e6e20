//! The search: all ways from a position by promotions, level jumps and at most one switch of track, without walking each.
//!
//! What follows a move depends on the level and step on which it lands and on its day, since both clocks start anew. So ways that land on
//! one step (or on a higher one, where pay rises from step to step and so each later landing is no lower) are compared there, and one that
//! is no better is not followed further:
//!
//! - of two on one day the one that has earned less;
//! - a later one, where both will meet the same reviews in the same order (see [`Course::is_regular`]) and no further table changes where
//!   moves land: whatever it does, the earlier one does no later. For the best paid it must also have earned no more by its day than the
//!   earlier one would by staying, less what falls of pay on the way could take back (see [`Falls`]).
//!
//! Where reviews are not met alike or a table is still to come, only ways on one day are compared, which is exact but slow; beyond [`MOST`]
//! positions the second rule is taken as a good guess, and what is found says so.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::falls::Falls;
use crate::earned::{PARTS, parts};
use crate::{Course, Due, Rule, Stand, Stop, Why};
use rules::exact::{ExactMoney, FINE};
use rules::moves::{Clocks, Lands};

/// The most positions gained that are compared exactly where the rules for leaving some out do not hold.
const MOST: usize = 40_000;

/// The longest that a delay can become. Waits counted from two days keep them apart by the same months or the same days, and months differ
/// by up to three days; where days go back to the first of a month, a day can become one. Neither is more than a month.
const fn longest(delay: i64) -> i64 {
    delay + PARTS
}

/// What is sought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    /// The level and the lowest step to reach; nothing for the last day, wherever that is.
    pub goal: Option<(usize, usize)>,
    /// Whether level jumps may be used.
    pub jumps: bool,
    /// Whether and where to one may switch, once.
    pub switch: Switch,
    /// Whether to look for the most earned instead of the earliest arrival.
    pub richest: bool,
}

/// Where to a switch may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Switch {
    No,
    /// To one track; the best way is kept for each level from which to switch.
    To(usize),
    /// To any track; the best way is kept for each.
    Any,
}

/// The best way of one kind.
#[derive(Clone, Debug)]
pub(super) struct FoundWay {
    /// The positions gained, the start included.
    pub stops: Vec<Stop>,
    /// Where it ends.
    pub stand: Stand,
    /// What it earns, to compare: as [`ExactMoney`], times parts of a month; unknown pay taken as none.
    pub earned: i128,
    /// Whether no other can be better.
    pub exact: bool,
}

/// A walk that goes on.
#[derive(Clone, Copy)]
struct Walker {
    stand: Stand,
    /// 0 before a switch; after it which.
    layer: usize,
    /// The last position gained.
    stop: usize,
    /// What has been earned until `paid`: as [`ExactMoney`], times parts of a month.
    earned: i128,
    paid: i64,
    season: usize,
}

/// A landing on a step, for later ones to be compared with.
struct LandedWalker {
    day: NaiveDate,
    walker: Walker,
    next: Option<usize>,
}

struct Best {
    stop: usize,
    stand: Stand,
    day: NaiveDate,
    earned: i128,
}

pub(super) struct Search<'c, 'a> {
    course: &'c Course<'a>,
    query: Sought,
    stops: Vec<(Stop, usize)>,
    walkers: Vec<Walker>,
    /// The places in `walkers` that can be taken again.
    free: Vec<usize>,
    /// For each day from today the walkers that wait for it: days are few, and no order has to be kept up.
    due: Vec<Vec<usize>>,
    /// For each layer and step the last landing on it.
    landings: Vec<Option<usize>>,
    landed: Vec<LandedWalker>,
    /// The best of each layer, or of each track.
    best: Vec<Option<Best>>,
    /// To which levels one may switch from each level of the track.
    switches: Vec<(usize, Vec<usize>)>,
    /// From when on later landings are no better.
    calm: Option<NaiveDate>,
    falls: Falls,
    /// Whether a higher step is no worse.
    orderly: bool,
    /// Whether a move may leave the clock of the step running.
    kept: bool,
}

/// The best ways, each of its kind: for one track by the level left, for any by the track on which they end.
pub(super) fn search(course: &Course<'_>, start: Stand, query: Sought) -> Vec<FoundWay> {
    let mut search = Search::new(course, start, query);
    search.run(start);
    let exact = search.is_exact();
    search
        .best
        .iter()
        .flatten()
        .map(|best| FoundWay { stops: search.way(best.stop), stand: best.stand, earned: best.earned, exact })
        .collect()
}

impl<'c, 'a> Search<'c, 'a> {
    fn new(course: &'c Course<'a>, start: Stand, query: Sought) -> Self {
        let track = course.places.get(start.level).map_or(0, |place| place.track);
        let own = course.places.iter().enumerate().filter(|(_, place)| place.track == track).map(|(level, _)| level);
        let tracks = match query.switch {
            Switch::No => 0..0,
            Switch::To(track) => track..track + 1,
            Switch::Any => 0..course.tracks(),
        };
        let switches = own.map(|level| (level, tracks.clone().filter_map(|track| course.switch(level, track)).collect()));
        let switches: Vec<(usize, Vec<usize>)> = switches.collect();
        let asks = course.moves.any(|rule| rule.lands.asks_for_pay()) || query.richest;
        let calm = course.is_regular().then(|| course.payroll.last_table().filter(|_| asks).unwrap_or(course.today));
        let falls = if query.richest { Falls::new(course, &switches) } else { Falls::default() };
        let kept = course.moves.any(|rule| rule.clocks == Clocks::Kept);
        // One more than the layers: where a position is held before a switch.
        let layers = switches.len() + 2;
        Self {
            course,
            query,
            stops: Vec::new(),
            walkers: Vec::new(),
            free: Vec::new(),
            due: vec![Vec::new(); usize::try_from((course.until - course.today).num_days()).unwrap_or_default() + 1],
            landings: vec![None; (layers + 1) * course.steps()],
            landed: Vec::new(),
            best: (0..layers.max(course.tracks())).map(|_| None).collect(),
            switches,
            calm,
            falls,
            orderly: course.payroll.steps_rise() && !course.moves.any(|rule| rule.lands == Lands::SameStep) && !kept,
            kept,
        }
    }

    fn run(&mut self, start: Stand) {
        let today = self.course.today;
        let walker = Walker { stand: start, layer: 0, stop: 0, earned: 0, paid: parts(today), season: 0 };
        if let Some(walker) = self.gain(walker, today, Why::Start, Rule::Met) {
            self.switch(walker, today);
            self.wait(walker, today);
        }
        for (day, ahead) in today.iter_days().zip(0..self.due.len()) {
            // What comes on a day may make more come on it.
            while let Some(waiting) = self.due.get_mut(ahead).filter(|waiting| !waiting.is_empty()).map(std::mem::take) {
                for place in waiting {
                    self.free.push(place);
                    let late = self.query.goal.is_some() && !self.query.richest && self.is_late(day, place);
                    if let Some(walker) = self.walkers.get(place).copied().filter(|_| !late) {
                        self.review(walker, day);
                    }
                }
            }
        }
    }

    /// Whether what a walker seeks has been found on an earlier day.
    fn is_late(&self, day: NaiveDate, place: usize) -> bool {
        let found = |layer: usize| self.best.get(layer).and_then(Option::as_ref).is_some_and(|best| best.day < day);
        match self.walkers.get(place).map(|walker| walker.layer) {
            Some(0) if self.query.switch != Switch::No => (1..=self.switches.len()).all(found),
            Some(layer) => found(layer),
            None => true,
        }
    }

    /// Lets a walker stand until its next day, or ends its walk.
    fn wait(&mut self, walker: Walker, day: NaiveDate) {
        let review = walker.stand.due(self.course).map(|(day, _)| day);
        // A new table can make a switch land elsewhere.
        let open = walker.layer == 0 && self.query.switch != Switch::No;
        let table = if open { self.course.payroll.next_table(day) } else { None };
        match review.into_iter().chain(table).min().filter(|next| *next <= self.course.until) {
            Some(next) => {
                let ahead = usize::try_from(next.num_days_from_ce() - self.course.today.num_days_from_ce()).unwrap_or_default();
                let place = self.free.pop().unwrap_or(self.walkers.len());
                match self.walkers.get_mut(place) {
                    Some(free) => *free = walker,
                    None => self.walkers.push(walker),
                }
                self.due.get_mut(ahead).into_iter().for_each(|waiting| waiting.push(place));
            }
            None => self.end(walker),
        }
    }

    /// Pays a walker up to a day.
    fn pay(&self, walker: &mut Walker, day: NaiveDate) {
        let Stand { level, step, .. } = walker.stand;
        let payroll = &self.course.payroll;
        loop {
            let next = payroll.next(walker.season).map(|(from, _)| from).filter(|from| *from <= day);
            let until = parts(next.unwrap_or(day));
            let pay = payroll.pay(walker.season, level, step).map_or(0, ExactMoney::fine);
            walker.earned += pay * i128::from(until - walker.paid);
            walker.paid = until;
            if next.is_none() {
                return;
            }
            walker.season += 1;
        }
    }

    /// What happens to a walker on a day.
    fn review(&mut self, mut walker: Walker, day: NaiveDate) {
        self.pay(&mut walker, day);
        match walker.stand.due(self.course).filter(|(on, _)| *on <= day) {
            // A new table.
            None => self.switch(walker, day),
            Some((_, Due::Step)) => {
                walker.stand.step_gained(self.course, day);
                let Some(gained) = self.gain(walker, day, Why::StepReview, Rule::Met) else { return };
                walker = gained;
                self.switch(walker, day);
            }
            Some((_, Due::Level)) => {
                let Stand { level, step, .. } = walker.stand;
                let course = self.course;
                walker.stand.level_passed(course, day);
                // Before what may end the walk: on no later day would a switch be looked at again.
                if course.payroll.begins_table(day) {
                    self.switch(walker, day);
                }
                if let Some((above, why)) = course.leaves(level, step, self.query.jumps) {
                    let rises = above.iter().map(|to| self.go(walker, *to, why, day, walker.layer));
                    let least = rises.min().unwrap_or_default();
                    let enough = !self.query.richest || self.outweighs(least, &walker, day);
                    if enough && course.is_last_step(level, step) && self.is_calm(day) {
                        // The same promotion later is no better.
                        return self.end(walker);
                    }
                }
            }
        }
        self.wait(walker, day);
    }

    /// Whether a rise until the next level review is worth all that can fall on the way by coming earlier.
    fn outweighs(&self, rise: i64, walker: &Walker, day: NaiveDate) -> bool {
        let falls = if self.stops.len() > MOST { 0 } else { self.falls.of(walker.layer) };
        if falls == 0 {
            return rise >= 0;
        }
        // On the last step nothing but a level review is due.
        let next = walker.stand.due(self.course).map_or(day, |(next, _)| next);
        let span = parts(next) - parts(day);
        i128::from(rise) * i128::from(span) >= i128::from(falls) * i128::from(longest(span))
    }

    /// All switches from where a walker stands. A step that is due on the day comes before them.
    fn switch(&mut self, walker: Walker, day: NaiveDate) {
        if walker.layer > 0 || self.query.switch == Switch::No || walker.stand.next_step() == Some(day) {
            return;
        }
        let Some(own) = self.switches.iter().position(|(level, _)| *level == walker.stand.level) else { return };
        if self.query.richest && !self.lands(self.switches.len() + 2, walker, day) {
            return;
        }
        let layer = if self.query.richest { 1 } else { own + 1 };
        let targets = self.switches.get_mut(own).map(|(_, targets)| std::mem::take(targets)).unwrap_or_default();
        for to in &targets {
            self.go(walker, *to, Why::Switch, day, layer);
        }
        if let Some((_, place)) = self.switches.get_mut(own) {
            *place = targets;
        }
    }

    /// A move to a level, followed if it is worth that; how much more it pays by the table.
    fn go(&mut self, walker: Walker, to: usize, why: Why, day: NaiveDate, layer: usize) -> i64 {
        let Stand { level, step, .. } = walker.stand;
        let (landing, rule) = self.course.land((level, step), to, why, walker.season);
        let landed = landing.map_or(0, |landing| landing.step);
        let mut moved = Walker { layer, ..walker };
        (moved.stand.level, moved.stand.step) = (to, landed);
        // Where clocks are kept, what a landing is worth depends on them.
        if self.kept {
            moved.stand = walker.stand.moved(self.course, to, landed, why, day);
        }
        if self.lands(layer, moved, day) {
            if !self.kept {
                moved.stand = walker.stand.moved(self.course, to, landed, why, day);
            }
            if let Some(moved) = self.gain(moved, day, why, rule) {
                self.switch(moved, day);
                self.wait(moved, day);
            }
        }
        self.course.by_table(walker.season, to, landed) - self.course.by_table(walker.season, level, step)
    }

    /// Whether nothing was left out by a guess.
    fn is_exact(&self) -> bool {
        let sure = self.calm.is_some_and(|calm| calm <= self.course.today) && self.falls.of(0) == 0;
        sure || self.stops.len() <= MOST
    }

    fn is_calm(&self, day: NaiveDate) -> bool {
        self.calm.is_some_and(|calm| calm <= day) || self.stops.len() > MOST
    }

    /// Whether a landing is better than those before it on the same step or a higher one.
    fn lands(&mut self, layer: usize, walker: Walker, day: NaiveDate) -> bool {
        let Stand { level, step, .. } = walker.stand;
        let Some(place) = self.course.places.get(level) else { return false };
        let node = layer * self.course.steps() + place.first + step;
        let higher = if self.orderly { place.level.steps.len() - step } else { 1 };
        let beaten = self.landings.iter().skip(node).take(higher).any(|last| self.is_no_better(layer, &walker, day, *last));
        if let Some(last) = self.landings.get_mut(node).filter(|_| !beaten) {
            self.landed.push(LandedWalker { day, walker, next: last.replace(self.landed.len()) });
        }
        !beaten
    }

    /// Whether one of the landings on a step, from the last one back, is at least as good.
    fn is_no_better(&self, layer: usize, walker: &Walker, day: NaiveDate, mut next: Option<usize>) -> bool {
        // Where a position is held before a switch, the switch is still to come.
        let falls = self.falls.of(if layer > self.switches.len() + 1 { 0 } else { layer });
        let falls = if self.stops.len() > MOST { 0 } else { falls };
        while let Some(before) = next.and_then(|place| self.landed.get(place)) {
            // A clock that was kept may bring steps on other days, whichever landed first.
            let alike = !self.kept || self.stops.len() > MOST || before.walker.stand.gains_steps_like(&walker.stand);
            let no_better = if !alike {
                false
            } else if before.day == day {
                walker.earned <= before.walker.earned
            } else if !self.is_calm(before.day) {
                false
            } else if self.query.richest {
                let mut stays = before.walker;
                self.pay(&mut stays, day);
                walker.earned <= stays.earned - FINE * i128::from(falls) * i128::from(longest(walker.paid - before.walker.paid))
            } else {
                true
            };
            if no_better {
                return true;
            }
            next = before.next;
        }
        false
    }

    /// Notes a position gained; nothing where the walk ends with it.
    fn gain(&mut self, mut walker: Walker, day: NaiveDate, why: Why, rule: Rule) -> Option<Walker> {
        let Stand { level, step, .. } = walker.stand;
        self.stops.push((Stop { day, level, step, why, rule }, walker.stop));
        walker.stop = self.stops.len() - 1;
        if self.query.goal.is_some_and(|(goal, least)| level == goal && step >= least) {
            self.arrive(walker, day);
            return None;
        }
        Some(walker)
    }

    /// The goal is reached: from now on steps only.
    fn arrive(&mut self, walker: Walker, day: NaiveDate) {
        let mut rest = walker;
        if self.query.richest {
            while let Some((day, due)) = rest.stand.due(self.course).filter(|(day, _)| *day <= self.course.until) {
                match due {
                    Due::Level => rest.stand.level_passed(self.course, day),
                    Due::Step => {
                        self.pay(&mut rest, day);
                        rest.stand.step_gained(self.course, day);
                    }
                }
            }
            self.pay(&mut rest, self.course.until);
        }
        self.keep(walker.layer, Best { stop: walker.stop, stand: walker.stand, day, earned: rest.earned });
    }

    /// The last day comes, or nothing more does.
    fn end(&mut self, mut walker: Walker) {
        if self.query.goal.is_none() {
            self.pay(&mut walker, self.course.until);
            let Some(track) = self.course.places.get(walker.stand.level).map(|place| place.track) else { return };
            let (stop, stand, earned) = (walker.stop, walker.stand, walker.earned);
            self.keep(track, Best { stop, stand, day: self.course.until, earned });
        }
    }

    /// Keeps the better of two ways: the richer, or the earlier and then the richer.
    fn keep(&mut self, place: usize, new: Best) {
        let Some(best) = self.best.get_mut(place) else { return };
        let better = best.as_ref().is_none_or(|old| {
            let earlier = (Reverse(new.day), new.earned) > (Reverse(old.day), old.earned);
            let richer = (new.earned, Reverse(new.day)) > (old.earned, Reverse(old.day));
            if self.query.richest { richer } else { earlier }
        });
        if better {
            *best = Some(new);
        }
    }

    /// The way to a position gained.
    fn way(&self, last: usize) -> Vec<Stop> {
        let mut stops = Vec::new();
        let mut place = last;
        while let Some((stop, before)) = self.stops.get(place) {
            stops.push(*stop);
            if stop.why == Why::Start {
                break;
            }
            place = *before;
        }
        stops.reverse();
        stops
    }
}
