//! Routes: how to get from a position to a target or to the most pay, when, and what it earns.

mod falls;
mod list;
mod order;
mod search;
mod timing;

use chrono::NaiveDate;

pub use order::{Rung, order};
pub use timing::{Timing, timing};

use self::list::Routes;
use self::search::{FoundWay, Sought, Switch, search};
use super::id::{LevelId, Position};
use super::ladder::Ladder;
use super::money::Money;
use super::progress::{Course, Due, Event, Held, Outlook, Plan, Promotions, Record, Rule, Stand, Stop, Why};
use super::wait;

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

/// What a route may use beside step by step.
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
    /// It arrives earliest without level jumps and switches; with no target, it takes every promotion.
    StepByStep,
    /// It arrives earliest with level jumps; with no target, it takes every one.
    WithJumps,
    /// It arrives earliest, or earns the most, of those that switch from this level to that one.
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
    pub total: Option<Money>,
    /// Whether no way can be better for its reasons. A large ladder whose reviews do not keep one rhythm, or whose pay falls on the way, is
    /// not searched to its end: then the route is at least that good.
    pub exact: bool,
}

impl Itinerary {
    /// Whether something of this sort happens.
    pub fn has(&self, why: Why) -> bool {
        self.events.iter().any(|event| event.why == why)
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// At least one and at most [`MOST`] routes by arrival; without a target by what they earn, the most first.
    Dated(Vec<Itinerary>),
    /// The positions in order, the start first, for a ladder that promises no dates for the way.
    Order(Vec<Rung>),
}

/// What would help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteNeeds {
    /// A switch of track.
    Switch,
    /// Level jumps.
    LevelJump,
}

/// Why there is no route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWay {
    /// The ladder has no such position.
    Unknown(Position),
    /// The level or the step is held only from a later day than today.
    InFuture(NaiveDate),
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
    /// There is no pay to compare.
    NoPay,
    /// The target cannot be reached by what is allowed.
    Unreachable(Option<RouteNeeds>),
    /// The target is reached after the last day only.
    TooShort {
        /// The day on which it can be reached at the earliest.
        earliest: NaiveDate,
    },
}

/// The routes from a position held, or why there is none.
///
/// # Errors
/// See [`NoWay`].
pub fn find(outlook: &Outlook<'_>, held: &Held, goal: &Goal, freedoms: Freedoms) -> Result<Answer, NoWay> {
    let ladder = &outlook.dataset.ladder;
    check(outlook, held)?;
    match goal {
        Goal::BestPaid => best_paid(outlook, held, freedoms),
        Goal::Position(to) => {
            check_target(ladder, &held.at, to)?;
            to_target(outlook, held, to, freedoms)
        }
    }
}

/// The earliest arrival at a target, by all that the ladder allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Soonest {
    /// The day.
    pub day: NaiveDate,
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
        Some(Soonest { day: found.stops.last()?.day, jumps: has(Why::LevelJump), switches: has(Why::Switch) })
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
    if let Some(day) = [*level_since, *step_since].into_iter().find(|day| *day > outlook.today) {
        return Err(NoWay::InFuture(day));
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
    if attempt.switch.is_some() && !freedoms.switches {
        let helps = order(outlook, &held.at, to, true).is_some();
        return Err(NoWay::Unreachable(helps.then_some(RouteNeeds::Switch)));
    }
    let mut routes = Routes { outlook, list: Vec::new() };
    for jumps in [false, true] {
        // A jump that the ladder does not know changes nothing.
        if jumps && !(freedoms.level_jumps && course.moves.level_jumps) {
            break;
        }
        for found in attempt.search(jumps, false) {
            let kind = switched(&course, &found).unwrap_or(if jumps { Reason::WithJumps } else { Reason::StepByStep });
            routes.add(kind, arrived(&course, found.clone()), found.exact);
        }
    }
    let richest = attempt.search(freedoms.level_jumps, true).into_iter().map(|found| (arrived(&course, found.clone()), found.exact));
    routes.add_best(richest.collect());
    if !routes.list.is_empty() {
        return Ok(Answer::Dated(routes.ranked()));
    }
    // Nothing within the days asked for: later, by another freedom, without dates, or never.
    let far = Outlook { until: wait::after(outlook.today, FARTHEST, 0).unwrap_or(outlook.until).max(outlook.until), ..*outlook };
    let course = Course::new(&far);
    let attempt = Attempt::new(&course, held, to).ok_or_else(unknown)?;
    if let Some(earliest) = attempt.earliest(freedoms.level_jumps) {
        return Err(NoWay::TooShort { earliest });
    }
    if !freedoms.level_jumps && attempt.earliest(true).is_some() {
        return Err(NoWay::Unreachable(Some(RouteNeeds::LevelJump)));
    }
    order(outlook, &held.at, to, freedoms.switches).map(Answer::Order).ok_or(NoWay::Unreachable(None))
}

fn best_paid(outlook: &Outlook<'_>, held: &Held, freedoms: Freedoms) -> Result<Answer, NoWay> {
    let course = Course::new(outlook);
    let start = Stand::held(&course, held).ok_or_else(|| NoWay::Unknown(held.at.clone()))?;
    if course.waits().next().is_none() {
        let top = outlook.dataset.ladder.level(&held.at.level).and_then(|found| found.track.levels.last());
        let top = top.and_then(|level| Some(level.at(level.steps.last()?)));
        return top.and_then(|top| order(outlook, &held.at, &top, false)).map(Answer::Order).ok_or(NoWay::Unreachable(None));
    }
    if outlook.dataset.tables.is_empty() {
        return Err(NoWay::NoPay);
    }
    let mut routes = Routes { outlook, list: Vec::new() };
    for (kind, promotions) in [(Reason::StepByStep, Promotions::WhenAllowed), (Reason::WithJumps, Promotions::WithJumps)] {
        // A jump that the ladder does not know changes nothing.
        if promotions == Promotions::WhenAllowed || (freedoms.level_jumps && course.moves.level_jumps) {
            let plan = Plan { held: held.clone(), promotions, decisions: Vec::new() };
            routes.add(kind, (plan.on(&course).unwrap_or_default(), None), true);
        }
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
    Ok(Answer::Dated(routes.ranked()))
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
