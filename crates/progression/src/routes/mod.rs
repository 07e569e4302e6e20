//! Routes: how to get from a position to a target or to the most pay, when, and what it earns.

mod falls;
mod list;
mod order;
mod search;
mod timing;

use chrono::NaiveDate;

pub use order::{Rung, order};
pub use timing::{Once, Timing, timing};

use self::list::Routes;
use self::search::{FoundWay, Sought, Switch, search};
use crate::earned::Earned;
use rules::id::{LevelId, Position};
use rules::ladder::Ladder;

use crate::{Course, Decision, Due, Event, Exception, Held, Outlook, Plan, Promotions, Record, Rule, Stand, Stop, Unfit, Walked, Why};
use rules::at::At;
use rules::wait;

/// The most routes that are given.
pub const MOST: usize = 6;

/// How far to look for an arrival after the last day asked for, in months from today.
const FARTHEST: u32 = 60 * 12;

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To a step of a level, or a later step of it where a move lands on one. From then on steps are gained, but no level.
    Position(Position),
    /// To wherever the most is earned until the last day.
    BestPaid,
}

impl Goal {
    /// The target, where there is one.
    pub const fn position(&self) -> Option<&Position> {
        if let Self::Position(to) = self { Some(to) } else { None }
    }
}

/// What a route may use beside the usual pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Freedoms {
    /// Level jumps, where the ladder knows them.
    pub level_jumps: bool,
    /// A switch of track: at most one a route, on today or a day on which a position is gained or a table takes effect.
    pub switches: bool,
}

/// Why a route is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It takes every promotion that the rules give without a written reason, and no switch. It is always given, and always the first.
    UsualPace,
    /// It arrives earliest without early promotions and switches, earlier than at the usual pace.
    Earliest,
    /// It arrives earliest with early promotions; with no target, it takes every one.
    Early,
    /// It arrives earliest, or earns the most, of those that switch from this level to that one; where the target is on the own track, it
    /// switches at once.
    Switch {
        /// The level left.
        from: LevelId,
        /// The level switched to.
        to: LevelId,
    },
    /// It earns the most of those that stay on the track.
    BestOnTrack,
    /// It earns the most of all.
    BestPaid,
    /// It follows the decisions of a person.
    OwnPlan,
}

/// A way with its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Itinerary {
    /// Why it is given; several reasons can meet in one route.
    pub kinds: Vec<Reason>,
    /// What happens, from today to the last day.
    pub events: Vec<Event>,
    /// The day on which the target is reached; nothing without a target.
    pub arrival: Option<NaiveDate>,
    /// What it earns from today up to the last day; nothing where that is unknown.
    pub total: Option<Earned>,
    /// Whether no way can be better for its reasons. A large ladder whose reviews do not keep one rhythm, or whose pay falls on the way, is
    /// not searched to its end: then the route is at least that good.
    pub exact: bool,
    /// What of it the rules would not give by themselves, in order of time: only a plan of one's own has any.
    pub beyond: Vec<Exception>,
}

impl Itinerary {
    /// Whether it is a plan of one's own.
    pub fn is_own(&self) -> bool {
        self.kinds.contains(&Reason::OwnPlan)
    }

    /// Whether something of this sort happens.
    pub fn has(&self, why: Why) -> bool {
        self.events.iter().any(|event| event.why == why)
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// At least one and at most [`MOST`] routes: the usual pace first, then what else could be, by reason.
    pub routes: Vec<Itinerary>,
    /// Why none of them reaches what was asked for.
    pub missing: Option<Missing>,
}

/// Why no route reaches what was asked for. The usual pace is told all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The ladder promises no dates for the way: the positions in order, the start first.
    Dates(Vec<Rung>),
    /// There is no pay to compare.
    Pay,
    /// The target cannot be reached by what is allowed.
    Way(Option<RouteNeeds>),
    /// The target is reached after the last day only.
    Time {
        /// The day on which it can be reached at the earliest.
        earliest: NaiveDate,
    },
}

/// What would help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteNeeds {
    /// A switch of track.
    Switch,
    /// Early promotions.
    LevelJump,
}

/// Why there is no route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWay {
    /// The ladder has no such position.
    Unknown(Position),
    /// The step was gained before its level.
    WrongOrder {
        /// The day on which the level was gained.
        level: NaiveDate,
        /// The day on which the step was gained.
        step: NaiveDate,
    },
    /// The last day is not after today.
    NoTime,
    /// The target is held already.
    SameAsStart,
    /// The target is of a lower rank, or a lower step of the level held.
    BelowStart,
}

/// The routes from a position held, from today or the later day on which it is gained, or why there is none.
///
/// # Errors
/// See [`NoWay`].
pub fn find(outlook: &Outlook<'_>, held: &Held, goal: &Goal, freedoms: Freedoms) -> Result<Answer, NoWay> {
    let outlook = &outlook.from(held);
    check(outlook, held)?;
    match goal {
        Goal::BestPaid => best_paid(outlook, held, freedoms),
        Goal::Position(to) => {
            check_target(&outlook.dataset.ladder, &held.at, to)?;
            to_target(outlook, held, to, freedoms)
        }
    }
}

/// The route of a plan of one's own, with what of it cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPlan {
    /// The route.
    pub route: Itinerary,
    /// The decisions that cannot be followed, by their place among those asked for.
    pub unfit: Vec<(usize, Unfit)>,
}

/// Where decisions lead from a position held, the usual pace besides; nothing where [`find`] would have a problem.
pub fn own(outlook: &Outlook<'_>, held: &Held, goal: &Goal, decisions: Vec<Decision>) -> Option<OwnPlan> {
    let outlook = &outlook.from(held);
    check(outlook, held).ok()?;
    let walked = Plan { decisions, ..Plan::usual(held.clone(), goal.position().cloned()) }.walk(outlook)?;
    let total = list::total(outlook, &walked.events);
    let Walked { events, arrival, unfit, beyond } = walked;
    Some(OwnPlan { route: Itinerary { kinds: vec![Reason::OwnPlan], events, arrival, total, exact: true, beyond }, unfit })
}

/// The earliest arrival at a target, by all that the ladder allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Soonest {
    /// The day.
    pub day: NaiveDate,
    /// Whether it takes a promotion, early or not; otherwise steps or a switch lead there.
    pub promoted: bool,
    /// Whether it takes a level jump, which needs a written reason.
    pub jumps: bool,
    /// Whether it takes a switch of track, after assessment.
    pub switches: bool,
}

/// The earliest arrival by the last day; nothing where there is none, or [`find`] would have a problem.
pub fn soonest(outlook: &Outlook<'_>, held: &Held, to: &Position) -> Option<Soonest> {
    check(outlook, held).ok()?;
    check_target(&outlook.dataset.ladder, &held.at, to).ok()?;
    let course = Course::new(outlook);
    let found = Attempt::new(&course, held, to)?.search(course.moves.level_jumps, false);
    let arrivals = found.iter().filter_map(|found| {
        let has = |why| found.stops.iter().any(|stop| stop.why == why);
        let (jumps, switches) = (has(Why::LevelJump), has(Why::Switch));
        Some(Soonest { day: found.stops.last()?.day, promoted: jumps || has(Why::Promotion), jumps, switches })
    });
    let first = arrivals.min_by_key(|soonest| (soonest.day, soonest.jumps, soonest.switches))?;
    // A jump is needed only where nothing else arrives on that day.
    let without = || {
        let course = Course::new(&Outlook { until: first.day.max(outlook.today), ..*outlook });
        Attempt::new(&course, held, to)?.earliest(false)
    };
    let jumps = first.jumps && without() != Some(first.day);
    Some(Soonest { jumps, ..first })
}

fn check(outlook: &Outlook<'_>, held: &Held) -> Result<(), NoWay> {
    let Held { at, level_since, step_since } = held;
    if outlook.dataset.ladder.position(at).is_none() {
        return Err(NoWay::Unknown(at.clone()));
    }
    if step_since < level_since {
        return Err(NoWay::WrongOrder { level: *level_since, step: *step_since });
    }
    if outlook.until <= outlook.today { Err(NoWay::NoTime) } else { Ok(()) }
}

fn check_target(ladder: &Ladder, from: &Position, to: &Position) -> Result<(), NoWay> {
    let unknown = |at: &Position| NoWay::Unknown(at.clone());
    let (start, _) = ladder.position(from).ok_or_else(|| unknown(from))?;
    let (target, _) = ladder.position(to).ok_or_else(|| unknown(to))?;
    if from == to {
        return Err(NoWay::SameAsStart);
    }
    let lower_step = from.level == to.level && start.level.step_index(&to.step) < start.level.step_index(&from.step);
    if target.level.rank < start.level.rank || lower_step { Err(NoWay::BelowStart) } else { Ok(()) }
}

/// One attempt: the course, the start and the target by number.
struct Attempt<'c, 'a> {
    course: &'c Course<'a>,
    start: Stand,
    goal: (usize, usize),
    /// Where a switch must lead; nothing where none is needed.
    switch: Option<usize>,
}

impl<'c, 'a> Attempt<'c, 'a> {
    fn new(course: &'c Course<'a>, held: &Held, to: &Position) -> Option<Self> {
        let (start, goal) = (Stand::held(course, held)?, course.find(to)?);
        let (own, target) = (course.places.get(start.level)?.track, course.places.get(goal.0)?.track);
        Some(Self { course, start, goal, switch: (own != target).then_some(target) })
    }

    fn search(&self, jumps: bool, richest: bool) -> Vec<FoundWay> {
        let switch = self.switch.map_or(Switch::No, Switch::To);
        search(self.course, self.start, Sought { goal: Some(self.goal), jumps, switch, richest })
    }

    /// The earliest arrival.
    fn earliest(&self, jumps: bool) -> Option<NaiveDate> {
        self.search(jumps, false).iter().filter_map(|found| found.stops.last()).map(|stop| stop.day).min()
    }
}

fn to_target(outlook: &Outlook<'_>, held: &Held, to: &Position, freedoms: Freedoms) -> Result<Answer, NoWay> {
    let unknown = || NoWay::Unknown(to.clone());
    let course = Course::new(outlook);
    let attempt = Attempt::new(&course, held, to).ok_or_else(unknown)?;
    let mut routes = Routes::of(outlook, Plan::usual(held.clone(), Some(to.clone())).on(&course).ok_or_else(unknown)?);
    let usual = routes.usual().and_then(|usual| usual.arrival);
    let stuck = attempt.switch.is_some() && !freedoms.switches;
    for jumps in [false, true] {
        // A jump that the ladder does not know changes nothing.
        if stuck || jumps && !(freedoms.level_jumps && course.moves.level_jumps) {
            break;
        }
        for found in attempt.search(jumps, false) {
            let kind = switched(&course, &found).unwrap_or(if jumps { Reason::Early } else { Reason::Earliest });
            let exact = found.exact;
            let (events, arrival) = arrived(&course, found);
            // Another way that arrives no earlier than the usual pace answers nothing.
            if matches!(kind, Reason::Switch { .. }) || usual.is_none() || arrival < usual {
                routes.add(kind, (events, arrival), exact);
            }
        }
    }
    let found = !stuck && (usual.is_some() || routes.list.len() > 1);
    if found {
        let richest = attempt.search(freedoms.level_jumps, true).into_iter().map(|found| (arrived(&course, found.clone()), found.exact));
        routes.add_best(richest.collect());
    }
    if attempt.switch.is_none() && freedoms.switches {
        aside(&course, held, attempt.goal.0, &mut routes);
    }
    let missing = if found { None } else { Some(missing(outlook, held, to, freedoms, stuck)) };
    Ok(Answer { routes: routes.ranked(), missing })
}

/// A switch at once to each other track that has a level of the target's rank, and the usual pace up to that.
fn aside(course: &Course<'_>, held: &Held, goal: usize, routes: &mut Routes<'_, '_>) {
    let Some(from) = course.find(&held.at).map(|(level, _)| level) else { return };
    for track in 0..course.tracks() {
        let Some(to) = course.switch(from, track).and_then(|to| course.places.get(to)) else { continue };
        let beside = course.places.iter().find(|place| place.track == track && place.level.rank == course.rank(goal));
        let Some(beside) = beside.and_then(|place| Some(place.level.at(place.level.steps.first()?))) else { continue };
        let switch = Decision::To(At { level: to.level.id.clone(), step: None }, course.today);
        let plan = Plan { decisions: vec![switch], ..Plan::usual(held.clone(), Some(beside)) };
        if let Some(walked) = plan.on(course).filter(|walked| walked.unfit.is_empty() && walked.beyond.is_empty()) {
            let left = walked.events.iter().rev().skip_while(|event| event.why != Why::Switch).nth(1).map(|event| event.at.level.clone());
            if let Some(from) = left {
                routes.add(Reason::Switch { from, to: to.level.id.clone() }, (walked.events, None), true);
            }
        }
    }
}

/// Why nothing arrives within the days asked for: later, by another freedom, without dates, or never.
fn missing(outlook: &Outlook<'_>, held: &Held, to: &Position, freedoms: Freedoms, stuck: bool) -> Missing {
    if stuck {
        return Missing::Way(order(outlook, &held.at, to, true).map(|_| RouteNeeds::Switch));
    }
    let far = Outlook { until: wait::after(outlook.today, FARTHEST, 0).unwrap_or(outlook.until).max(outlook.until), ..*outlook };
    let course = Course::new(&far);
    let attempt = Attempt::new(&course, held, to);
    let earliest = |jumps: bool| attempt.as_ref().and_then(|attempt| attempt.earliest(jumps));
    if let Some(earliest) = earliest(freedoms.level_jumps) {
        return Missing::Time { earliest };
    }
    if !freedoms.level_jumps && earliest(true).is_some() {
        return Missing::Way(Some(RouteNeeds::LevelJump));
    }
    order(outlook, &held.at, to, freedoms.switches).map_or(Missing::Way(None), Missing::Dates)
}

fn best_paid(outlook: &Outlook<'_>, held: &Held, freedoms: Freedoms) -> Result<Answer, NoWay> {
    let unknown = || NoWay::Unknown(held.at.clone());
    let course = Course::new(outlook);
    let start = Stand::held(&course, held).ok_or_else(unknown)?;
    let usual = Plan::usual(held.clone(), None);
    let mut routes = Routes::of(outlook, usual.on(&course).ok_or_else(unknown)?);
    if course.waits().next().is_none() {
        let top = outlook.dataset.ladder.level(&held.at.level).and_then(|found| found.track.levels.last());
        let top = top.and_then(|level| Some(level.at(level.steps.last()?)));
        let order = top.and_then(|top| order(outlook, &held.at, &top, false));
        return Ok(Answer { routes: routes.list, missing: Some(order.map_or(Missing::Way(None), Missing::Dates)) });
    }
    // A jump that the ladder does not know changes nothing.
    if freedoms.level_jumps && course.moves.level_jumps {
        let early = Plan { promotions: Promotions::WithJumps, ..usual };
        routes.add(Reason::Early, (early.on(&course).ok_or_else(unknown)?.events, None), true);
    }
    if outlook.dataset.tables.is_empty() {
        return Ok(Answer { routes: routes.ranked(), missing: Some(Missing::Pay) });
    }
    let switch = if freedoms.switches { Switch::Any } else { Switch::No };
    let found = search(&course, start, Sought { goal: None, jumps: freedoms.level_jumps, switch, richest: true });
    // A switch that earns no more than the track itself is not worth its assessment.
    let stays = found.iter().find(|found| switched(&course, found).is_none()).map(|found| found.earned);
    let worth = |found: &FoundWay| stays.is_none_or(|stays| found.earned > stays) || switched(&course, found).is_none();
    let mut worth: Vec<_> = found.into_iter().filter(worth).collect();
    worth.sort_by_key(|found| std::cmp::Reverse(found.earned));
    let mut all = Vec::new();
    for (place, found) in worth.into_iter().enumerate() {
        let kind = switched(&course, &found);
        if place < MOST || kind.is_none() {
            let events = finish(&course, &found);
            routes.add(kind.unwrap_or(Reason::BestOnTrack), (events.clone(), None), found.exact);
            all.push(((events, None), found.exact));
        }
    }
    routes.add_best(all);
    Ok(Answer { routes: routes.ranked(), missing: None })
}

/// The switch of a way, if there is one.
fn switched(course: &Course<'_>, found: &FoundWay) -> Option<Reason> {
    let place = found.stops.iter().position(|stop| stop.why == Why::Switch)?;
    let level = |place: usize| Some(course.places.get(found.stops.get(place)?.level)?.level.id.clone());
    Some(Reason::Switch { from: level(place.checked_sub(1)?)?, to: level(place)? })
}

/// The events of a way that ends on the last day.
fn finish(course: &Course<'_>, found: &FoundWay) -> Vec<Event> {
    let mut record = Record::new(course);
    found.stops.iter().for_each(|stop| record.gain(*stop));
    record.finish()
}

/// The events of a way that arrives, with the steps gained from then on, and the day of arrival.
fn arrived(course: &Course<'_>, mut found: FoundWay) -> (Vec<Event>, Option<NaiveDate>) {
    let arrival = found.stops.last().map(|stop| stop.day);
    steps_only(course, found.stand, &mut found.stops);
    (finish(course, &found), arrival)
}

/// The steps gained from a position on until the last day, without any promotion.
fn steps_only(course: &Course<'_>, mut stand: Stand, stops: &mut Vec<Stop>) {
    while let Some((day, due)) = stand.due(course).filter(|(day, _)| *day <= course.until) {
        match due {
            Due::Level => stand.level_passed(course, day),
            Due::Step => {
                stand.step_gained(course, day);
                stops.push(Stop { day, level: stand.level, step: stand.step, why: Why::StepReview, rule: Rule::Met });
            }
        }
    }
}
