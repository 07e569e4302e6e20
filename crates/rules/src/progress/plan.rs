//! A plan: what a person decides on the way.

use chrono::NaiveDate;

use super::super::id::{LevelId, TrackId};
use super::{Course, Due, Event, Held, Outlook, Record, Rule, Stand, Stop, Why};

/// What is asked of level reviews unless a decision says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Promotions {
    /// No promotion: steps only.
    Never,
    /// A promotion wherever the rules give one without a written reason.
    #[default]
    WhenAllowed,
    /// A level jump as well, where the ladder knows them.
    WithJumps,
}

/// When a decision applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// At the first chance.
    Next,
    /// At the first chance in a level.
    In(LevelId),
    /// On a day; a review must fall on it, a switch can be on any.
    On(NaiveDate),
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A promotion where one is possible, if from below the last step then by a level jump.
    Promote,
    /// No promotion at a level review that would give one.
    Stay,
    /// No step at a step review.
    Pass,
    /// A switch to a track, after assessment: to its level of the same rank, else to the nearest lower one.
    Switch(TrackId),
}

/// One decision, taken once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When it applies.
    pub when: When,
    /// What is decided.
    pub choice: Choice,
}

/// A start and what a person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The position held.
    pub held: Held,
    /// What is asked of level reviews in general.
    pub promotions: Promotions,
    /// Single decisions, which go before that. Those that never apply are left out in silence.
    pub decisions: Vec<Decision>,
}

/// A walk under way.
struct Walk<'c, 'a> {
    course: &'c Course<'a>,
    promotions: Promotions,
    open: Vec<Decision>,
    stand: Stand,
    record: Record<'c, 'a>,
}

impl Plan {
    /// The dated events from today to the last day, in order; nothing where the ladder does not know the position.
    ///
    /// On one day a table that takes effect comes first, then reviews, then a switch.
    pub fn events(&self, outlook: &Outlook<'_>) -> Option<Vec<Event>> {
        self.on(&Course::new(outlook))
    }

    /// The same on a course laid out before.
    pub(crate) fn on(&self, course: &Course<'_>) -> Option<Vec<Event>> {
        let stand = Stand::held(course, &self.held)?;
        let record = Record::new(course);
        let mut walk = Walk { course, promotions: self.promotions, open: self.decisions.clone(), stand, record };
        walk.gain(course.today, Why::Start, Rule::Met);
        // Nothing need fall on today for a switch to be decided.
        walk.reviews(course.today);
        walk.switches(course.today);
        while let Some(day) = walk.next_day().filter(|day| *day <= course.until) {
            walk.reviews(day);
            walk.switches(day);
        }
        Some(walk.record.finish())
    }
}

impl Walk<'_, '_> {
    fn gain(&mut self, day: NaiveDate, why: Why, rule: Rule) {
        let Stand { level, step, .. } = self.stand;
        self.record.gain(Stop { day, level, step, why, rule });
    }

    /// Takes the first open decision for which `wanted` answers with something.
    fn take<T>(&mut self, day: NaiveDate, wanted: impl Fn(&Choice) -> Option<T>) -> Option<T> {
        let level = self.course.places.get(self.stand.level).map(|place| &place.level.id);
        let applies = |when: &When| match when {
            When::Next => true,
            When::In(id) => Some(id) == level,
            When::On(on) => *on == day,
        };
        let place = self.open.iter().position(|decision| applies(&decision.when) && wanted(&decision.choice).is_some())?;
        wanted(&self.open.remove(place).choice)
    }

    /// The next day on which a review falls or a switch is decided.
    fn next_day(&self) -> Option<NaiveDate> {
        let switches = self.open.iter().filter_map(|decision| match (&decision.when, &decision.choice) {
            (When::On(day), Choice::Switch(_)) if *day > self.course.today => Some(*day),
            _ => None,
        });
        switches.chain(self.stand.due(self.course).map(|(day, _)| day)).min()
    }

    /// All reviews of a day.
    fn reviews(&mut self, day: NaiveDate) {
        while let Some((_, due)) = self.stand.due(self.course).filter(|(on, _)| *on <= day) {
            match due {
                Due::Step if self.take(day, |choice| (*choice == Choice::Pass).then_some(())).is_some() => {
                    self.stand.step_passed(self.course);
                }
                Due::Step => {
                    self.stand.step_gained(self.course, day);
                    self.gain(day, Why::StepReview, Rule::Met);
                }
                Due::Level => self.level_review(day),
            }
        }
    }

    fn level_review(&mut self, day: NaiveDate) {
        let Stand { level, step, .. } = self.stand;
        let may = self.course.leaves(level, step, true);
        let wanted = match may {
            Some((_, Why::LevelJump)) => self.promotions == Promotions::WithJumps,
            _ => self.promotions != Promotions::Never,
        };
        let (yes, no) = (Choice::Promote, Choice::Stay);
        let decided = match (may, wanted) {
            (None, _) => false,
            (Some(_), true) => self.take(day, |choice| (*choice == no).then_some(())).is_none(),
            (Some(_), false) => self.take(day, |choice| (*choice == yes).then_some(())).is_some(),
        };
        match may.filter(|_| decided).and_then(|(above, why)| Some((*above.first()?, why))) {
            Some((to, why)) => self.go(to, why, day),
            None => self.stand.level_passed(self.course, day),
        }
    }

    fn switches(&mut self, day: NaiveDate) {
        let (course, from) = (self.course, self.stand.level);
        let target = |choice: &Choice| match choice {
            Choice::Switch(track) => course.switch(from, course.track(track)?),
            _ => None,
        };
        if let Some(to) = self.take(day, target) {
            self.go(to, Why::Switch, day);
        }
        // A switch that the ladder does not offer on its day is not waited for.
        self.open.retain(|decision| decision.when != When::On(day));
    }

    fn go(&mut self, to: usize, why: Why, day: NaiveDate) {
        let (stand, rule) = self.course.moved(&self.stand, to, why, day);
        self.stand = stand;
        self.gain(day, why, rule);
    }
}
