//! A plan: a start, how promotions are taken, and what a person decides on the way.

use chrono::NaiveDate;

use super::{Course, Decision, Due, Event, Held, Outlook, Record, Rule, Stand, Stop, Why};
use rules::at::At;
use rules::id::{LevelId, Position, StepId};
use rules::moves::{Leaving, LevelTime};

/// What is asked of level reviews unless a decision says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Promotions {
    /// No promotion: steps only.
    Never,
    /// A promotion wherever the rules give one without a written reason: the usual pace.
    #[default]
    WhenAllowed,
    /// A level jump as well, where the ladder knows them.
    WithJumps,
}

/// A start and what a person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The position held.
    pub held: Held,
    /// What is asked of level reviews in general, until the goal is reached.
    pub promotions: Promotions,
    /// The level in which steps are gained, but no level any more, and its lowest step to reach; nothing to go on as long as it goes.
    pub goal: Option<Position>,
    /// Single decisions, which go before that.
    pub decisions: Vec<Decision>,
}

/// Where a plan leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walked {
    /// What happens, from the first day to the last.
    pub events: Vec<Event>,
    /// The day on which the goal is reached.
    pub arrival: Option<NaiveDate>,
    /// The decisions that cannot be followed, by their place in the plan; the walk goes on without them.
    pub unfit: Vec<(usize, Unfit)>,
    /// What is decided and the rules would not give by themselves, in order of time.
    pub beyond: Vec<Exception>,
}

/// Why a decision cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Its day is before the first one.
    BeforeStart,
    /// Its day is after the last one.
    AfterEnd,
    /// Nothing falls due on that day, so nothing can be passed over.
    NothingDue,
    /// The ladder has no such level or step.
    Unknown,
    /// The position is held already.
    HeldAlready,
    /// It leads down, and a path leads up.
    Below,
    /// It falls into a leave.
    OnLeave,
}

/// A move that the rules would not give by themselves: it has to be agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its day.
    pub day: NaiveDate,
    /// The position gained by it.
    pub at: Position,
    /// What is beyond the rules.
    pub beyond: Beyond,
}

/// What is beyond the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// No level review falls on the day; the next one.
    NoReview(Option<NaiveDate>),
    /// The least time in the level is not over; from when on it is.
    TooSoon(NaiveDate),
    /// The level is left before its top step, which this ladder does not know.
    NotTopStep,
    /// No promotion leads from the level left to this one.
    NotAbove,
    /// The step is not due; the day on which the next one is.
    StepNotDue(Option<NaiveDate>),
    /// Steps are passed over.
    StepsOver,
    /// A switch leads to another level by the rules.
    OtherLevel(Option<LevelId>),
    /// The move lands on another step by the rules.
    OtherStep(StepId),
}

/// A walk under way.
struct Walk<'p, 'c, 'a> {
    course: &'c Course<'a>,
    promotions: Promotions,
    goal: Option<(usize, usize)>,
    /// The decisions still to come, each with its place in the plan.
    open: Vec<(usize, &'p Decision)>,
    stand: Stand,
    record: Record<'c, 'a>,
    /// The day on which a leave ends.
    back: Option<NaiveDate>,
    /// The day of the last level review.
    reviewed: Option<NaiveDate>,
    arrival: Option<NaiveDate>,
    unfit: Vec<(usize, Unfit)>,
    beyond: Vec<Exception>,
}

impl Plan {
    /// The usual pace: every promotion that the rules give, and no decision.
    pub const fn usual(held: Held, goal: Option<Position>) -> Self {
        Self { held, promotions: Promotions::WhenAllowed, goal, decisions: Vec::new() }
    }

    /// The dated events from today to the last day, in order; nothing where the ladder does not know the position.
    pub fn events(&self, outlook: &Outlook<'_>) -> Option<Vec<Event>> {
        Some(self.walk(outlook)?.events)
    }

    /// Where it leads; nothing where the ladder does not know the position.
    ///
    /// On one day the end of a leave comes first, then a table that takes effect, reviews, moves that are decided, and the beginning of a
    /// leave.
    pub fn walk(&self, outlook: &Outlook<'_>) -> Option<Walked> {
        self.on(&Course::new(outlook))
    }

    /// The same on a course laid out before.
    pub(crate) fn on(&self, course: &Course<'_>) -> Option<Walked> {
        let mut walk = Walk {
            course,
            promotions: self.promotions,
            goal: self.goal.as_ref().and_then(|goal| course.find(goal)),
            open: Vec::new(),
            stand: Stand::held(course, &self.held)?,
            record: Record::new(course),
            back: None,
            reviewed: None,
            arrival: None,
            unfit: Vec::new(),
            beyond: Vec::new(),
        };
        for (place, decision) in self.decisions.iter().enumerate() {
            match decision.day() {
                day if day < course.today => walk.unfit.push((place, Unfit::BeforeStart)),
                day if day > course.until => walk.unfit.push((place, Unfit::AfterEnd)),
                _ => walk.open.push((place, decision)),
            }
        }
        walk.gain(course.today, Why::Start, Rule::Met);
        let mut next = Some(course.today);
        while let Some(day) = next.filter(|day| *day <= course.until) {
            walk.day(day);
            next = walk.next_day();
        }
        walk.unfit.sort_by_key(|(place, _)| *place);
        Some(Walked { events: walk.record.finish(), arrival: walk.arrival, unfit: walk.unfit, beyond: walk.beyond })
    }
}

impl<'p> Walk<'p, '_, '_> {
    fn gain(&mut self, day: NaiveDate, why: Why, rule: Rule) {
        let Stand { level, step, .. } = self.stand;
        self.record.gain(Stop { day, level, step, why, rule });
        if self.goal.is_some_and(|(goal, least)| level == goal && step >= least) {
            self.arrival.get_or_insert(day);
        }
    }

    /// Takes an open decision of a day for which `wanted` answers with something, with its place in the plan.
    fn take<T>(&mut self, day: NaiveDate, wanted: impl Fn(&'p Decision) -> Option<T>) -> Option<(usize, T)> {
        let place = self.open.iter().position(|(_, decision)| decision.day() == day && wanted(decision).is_some())?;
        let (own, decision) = self.open.remove(place);
        Some((own, wanted(decision)?))
    }

    /// The next day on which something falls due or is decided.
    fn next_day(&self) -> Option<NaiveDate> {
        let decided = self.open.iter().map(|(_, decision)| decision.day());
        decided.chain(self.back).chain(self.stand.due(self.course).map(|(day, _)| day)).min()
    }

    /// All that happens on a day.
    fn day(&mut self, day: NaiveDate) {
        if self.back == Some(day) {
            self.back = None;
            self.record.leave(day, false);
        }
        let to = |decision: &'p Decision| if let Decision::To(at, _) = decision { Some(at) } else { None };
        if self.back.is_none() {
            self.reviews(day);
            while let Some((place, at)) = self.take(day, to) {
                if let Err(why) = self.decided(at, day) {
                    self.unfit.push((place, why));
                }
            }
        }
        let leave = |decision: &Decision| if let Decision::Leave(_, until) = decision { Some(*until) } else { None };
        if self.back.is_none()
            && let Some((_, until)) = self.take(day, leave)
        {
            self.back = Some(until);
            self.stand.pause(self.course, day, until);
            self.record.leave(day, true);
        }
        // What is left of the day's decisions found nothing to decide.
        while let Some((place, why)) =
            self.take(day, |decision| Some(if matches!(decision, Decision::Pass(_)) { Unfit::NothingDue } else { Unfit::OnLeave }))
        {
            self.unfit.push((place, why));
        }
    }

    /// All reviews of a day.
    fn reviews(&mut self, day: NaiveDate) {
        // One decision to pass holds for all that falls due on its day.
        let mut passed = false;
        while let Some((_, due)) = self.stand.due(self.course).filter(|(on, _)| *on <= day) {
            match due {
                Due::Step => {
                    let (course, Stand { level, step, .. }) = (self.course, self.stand);
                    let next = || course.position(level, step + 1).as_ref().map(At::from);
                    let wanted = |decision: &Decision| matches!(decision, Decision::To(at, _) if next().as_ref() == Some(at)).then_some(());
                    if self.take(day, wanted).is_none() && self.passes(day, &mut passed) {
                        self.stand.step_passed(self.course);
                    } else {
                        self.stand.step_gained(self.course, day);
                        self.gain(day, Why::StepReview, Rule::Met);
                    }
                }
                Due::Level => self.level_review(day, &mut passed),
            }
        }
    }

    /// Whether what falls due on a day is passed over.
    fn passes(&mut self, day: NaiveDate, passed: &mut bool) -> bool {
        *passed = *passed || self.take(day, |decision| matches!(decision, Decision::Pass(_)).then_some(())).is_some();
        *passed
    }

    fn level_review(&mut self, day: NaiveDate, passed: &mut bool) {
        let (course, Stand { level, step, .. }) = (self.course, self.stand);
        let may = course.leaves(level, step, true);
        self.reviewed = Some(day);
        // A level to which this review may lead, and the step of it on which it lands, where one is named.
        let decided = may.and_then(|(above, why)| {
            let lands = |to: usize, wanted: &Option<StepId>| {
                let landing = course.land((level, step), to, why, course.payroll.season(day)).0.map_or(0, |landing| landing.step);
                wanted.as_ref().is_none_or(|wanted| course.position(to, landing).is_some_and(|at| at.step == *wanted))
            };
            let named = |to: usize, level: &LevelId| course.places.get(to).is_some_and(|place| place.level.id == *level);
            let wanted = |decision: &Decision| match decision {
                Decision::To(at, _) => above.iter().copied().find(|to| named(*to, &at.level) && lands(*to, &at.step)),
                _ => None,
            };
            Some((self.take(day, wanted)?.1, why))
        });
        let usual = may.filter(|(_, why)| {
            let asked =
                if *why == Why::LevelJump { self.promotions == Promotions::WithJumps } else { self.promotions != Promotions::Never };
            // From within the level of the goal it is reached by steps.
            asked && self.arrival.is_none() && self.goal.is_none_or(|(goal, _)| goal != level)
        });
        let usual = usual.and_then(|(above, why)| Some((course.towards(above, self.goal.map(|(goal, _)| goal))?, why)));
        match decided.or_else(|| usual.filter(|_| !self.passes(day, passed))) {
            Some((to, why)) => {
                let (stand, rule) = course.moved(&self.stand, to, why, day);
                self.stand = stand;
                self.gain(day, why, rule);
            }
            None => self.stand.level_passed(course, day),
        }
    }

    /// A move that is decided for a day on which the rules do not give it by themselves, or not as it is decided.
    fn decided(&mut self, at: &At, day: NaiveDate) -> Result<(), Unfit> {
        let (course, Stand { level, step, .. }) = (self.course, self.stand);
        let to = course.places.iter().position(|place| place.level.id == at.level).ok_or(Unfit::Unknown)?;
        let given = match &at.step {
            Some(id) => Some(course.places.get(to).and_then(|place| place.level.step_index(id)).ok_or(Unfit::Unknown)?),
            None => None,
        };
        let mut beyond = Vec::new();
        if to == level {
            let given = given.filter(|given| *given != step).ok_or(Unfit::HeldAlready)?;
            if given < step {
                return Err(Unfit::Below);
            }
            if given > step + 1 {
                beyond.push(Beyond::StepsOver);
            }
            // A step that is given on merit is not waited for.
            if course.wait(level, step).is_some() {
                beyond.push(Beyond::StepNotDue(self.stand.next_step()));
            }
            self.stand.step_given(course, given, day);
            self.gain(day, Why::StepReview, Rule::Met);
        } else {
            let (left, reached) = (course.places.get(level).ok_or(Unfit::Unknown)?, course.places.get(to).ok_or(Unfit::Unknown)?);
            let why = if left.track != reached.track {
                let by_rule = course.switch(level, reached.track);
                if by_rule != Some(to) {
                    beyond.push(Beyond::OtherLevel(by_rule.and_then(|by_rule| Some(course.places.get(by_rule)?.level.id.clone()))));
                }
                Why::Switch
            } else if reached.level.rank <= left.level.rank {
                return Err(if reached.level.rank < left.level.rank { Unfit::Below } else { Unfit::HeldAlready });
            } else {
                self.promoted(to, day, &mut beyond)
            };
            let (landing, rule) = course.land((level, step), to, why, course.payroll.season(day));
            let by_rule = landing.map_or(0, |landing| landing.step);
            if let Some(step) = given.filter(|given| *given != by_rule).and_then(|_| reached.level.steps.get(by_rule)) {
                beyond.push(Beyond::OtherStep(step.id.clone()));
            }
            self.stand = self.stand.moved(course, to, given.unwrap_or(by_rule), why, day);
            self.gain(day, why, if given.is_none_or(|given| given == by_rule) { rule } else { Rule::Met });
        }
        let at = course.position(self.stand.level, self.stand.step);
        if let Some(at) = at {
            self.beyond.extend(beyond.into_iter().map(|beyond| Exception { day, at: at.clone(), beyond }));
        }
        // What the new position brings on the same day, by a clock that was kept.
        self.reviews(day);
        Ok(())
    }

    /// How a promotion that is decided leaves the level, and what of it is beyond the rules.
    fn promoted(&self, to: usize, day: NaiveDate, beyond: &mut Vec<Beyond>) -> Why {
        let (course, Stand { level, step, .. }) = (self.course, self.stand);
        let Some(place) = course.places.get(level) else { return Why::Promotion };
        if !place.above.contains(&to) {
            beyond.push(Beyond::NotAbove);
        }
        match place.time {
            Some(LevelTime::Rhythm(_)) if self.reviewed == Some(day) => {}
            Some(LevelTime::Rhythm(_)) => beyond.push(Beyond::NoReview(self.stand.next_chance())),
            Some(LevelTime::Least(_)) => beyond.extend(self.stand.least_over().filter(|over| *over > day).map(Beyond::TooSoon)),
            None => {}
        }
        match course.moves.leaving(step, place.level.steps.len()) {
            Leaving::Free => Why::Promotion,
            Leaving::ByJump => Why::LevelJump,
            Leaving::NotYet => {
                beyond.push(Beyond::NotTopStep);
                Why::LevelJump
            }
        }
    }
}
