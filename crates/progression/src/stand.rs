//! Where a person stands, with both clocks running.

use chrono::NaiveDate;

use super::course::StepTime;
use super::{Course, Held, Why};
use rules::moves::{Clocks, LevelTime};
use rules::wait::{Wait, after, between};

/// A clock that counts waits from one day on: all of them together, so that month ends do not wear off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    from: NaiveDate,
    /// The waits that are over.
    over: (u32, u32),
    /// The one that is running.
    running: (u32, u32),
    /// The day on which what it measures was last gained.
    gained: NaiveDate,
    /// The day on which the running one ends; nothing where none runs.
    next: Option<NaiveDate>,
}

impl Clock {
    const fn from(day: NaiveDate) -> Self {
        Self { from: day, over: (0, 0), running: (0, 0), gained: day, next: None }
    }

    /// The day on which the running wait ends, whatever today is.
    fn earned(&self) -> Option<NaiveDate> {
        after(self.from, self.over.0 + self.running.0, self.over.1 + self.running.1)
    }

    /// Begins a wait, where the one before ended.
    fn begin(&mut self, course: &Course<'_>, wait: Option<Wait>) {
        self.running = wait.map_or((0, 0), |wait| (wait.months(), wait.days()));
        self.next = wait.and_then(|_| Some(course.effect(self.earned()?, self.gained)));
    }

    /// The running wait is over.
    fn end(&mut self) {
        self.over = (self.over.0 + self.running.0, self.over.1 + self.running.1);
    }

    /// Begins one more wait once the running one is over.
    fn go_on(&mut self, course: &Course<'_>, wait: Option<Wait>) {
        self.end();
        self.begin(course, wait);
    }

    /// Whether the wait that runs was over before today.
    fn is_past(&self, course: &Course<'_>) -> bool {
        self.next.is_some() && self.earned().is_some_and(|earned| earned < course.today)
    }

    /// Passes the reviews that are past: they brought what they brought, and the next ones keep their rhythm.
    fn catch_up(&mut self, course: &Course<'_>, wait: Wait) {
        // The search for routes asks this of every move, and there nothing is past.
        if self.is_past(course) {
            self.pass(course, wait);
        }
    }

    #[cold]
    fn pass(&mut self, course: &Course<'_>, wait: Wait) {
        // Those of whole months that surely are past are passed at once.
        let months = wait.months();
        if months > 0 && wait.days() == 0 && self.over.1 == 0 {
            let past = between(self.from, course.today).0.saturating_sub(self.over.0 + self.running.0 + 1) / months;
            if past > 0 {
                self.over.0 += past * months;
                self.begin(course, Some(wait));
            }
        }
        while self.is_past(course) {
            self.go_on(course, Some(wait));
        }
    }
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// The next step.
    Step,
    /// A chance of a promotion.
    Level,
}

/// A position by number, with both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stand {
    pub level: usize,
    pub step: usize,
    in_level: Clock,
    in_step: Clock,
}

impl Stand {
    /// Both clocks started.
    fn start(course: &Course<'_>, level: usize, step: usize, in_level: Clock, in_step: Clock) -> Self {
        let mut stand = Self { level, step, in_level, in_step };
        stand.in_level.begin(course, course.time(level).map(LevelTime::first));
        stand.begin_step(course);
        stand
    }

    /// The wait of the step held begins.
    fn begin_step(&mut self, course: &Course<'_>) {
        let time = course.wait(self.level, self.step);
        self.in_step.begin(course, time.map(StepTime::wait));
        // What a wait that runs by itself has brought is due today; a review that is past is not.
        if let Some(StepTime::Review(wait)) = time {
            self.in_step.catch_up(course, wait);
        }
    }

    /// After a move on a day: the clock of the level begins anew, and that of the step as the ladder says.
    pub fn moved(&self, course: &Course<'_>, level: usize, step: usize, why: Why, day: NaiveDate) -> Self {
        let in_step = match course.moves.rule(why.crossing()).clocks {
            Clocks::Anew => Clock::from(day),
            Clocks::Kept => Clock { gained: day, ..self.in_step },
        };
        Self::start(course, level, step, Clock::from(day), in_step)
    }

    /// The position held today.
    pub fn held(course: &Course<'_>, held: &Held) -> Option<Self> {
        let (level, step) = course.find(&held.at)?;
        let mut stand = Self::start(course, level, step, Clock::from(held.level_since), Clock::from(held.step_since));
        if let Some(LevelTime::Rhythm(wait)) = course.time(level) {
            stand.in_level.catch_up(course, wait);
        }
        Some(stand)
    }

    /// What falls due next. Of two on one day a level review comes first, so that it looks at the step held before, but where
    /// [`Course::step_first`] says otherwise.
    pub fn due(&self, course: &Course<'_>) -> Option<(NaiveDate, Due)> {
        match (self.in_step.next, self.in_level.next) {
            (Some(step), Some(level)) if step < level || (step == level && course.step_first(self.level)) => Some((step, Due::Step)),
            (Some(step), None) => Some((step, Due::Step)),
            (_, level) => Some((level?, Due::Level)),
        }
    }

    /// A leave from a day up to another one: both clocks stand still, and nothing falls due before its end.
    pub fn pause(&mut self, course: &Course<'_>, from: NaiveDate, until: NaiveDate) {
        let (months, days) = between(from, until);
        for clock in [&mut self.in_level, &mut self.in_step] {
            clock.over = (clock.over.0 + months, clock.over.1 + days);
            let later = clock.earned().map(|earned| course.effect(earned, clock.gained).max(until));
            clock.next = clock.next.and(later);
        }
    }

    /// The day on which the next step is due.
    pub const fn next_step(&self) -> Option<NaiveDate> {
        self.in_step.next
    }

    /// The day of the next chance of a promotion.
    pub const fn next_chance(&self) -> Option<NaiveDate> {
        self.in_level.next
    }

    /// The day on which the first wait in the level is over, whatever has come of it.
    pub fn least_over(&self) -> Option<NaiveDate> {
        self.in_level.earned()
    }

    /// After a step that is given on a day, whether it is due or not: its clock begins with it.
    pub fn step_given(&mut self, course: &Course<'_>, step: usize, day: NaiveDate) {
        self.step = step;
        self.in_step = Clock::from(day);
        self.begin_step(course);
    }

    /// Whether the steps of the level come on the same days as those of another stand on the same step.
    pub fn gains_steps_like(&self, other: &Self) -> bool {
        let clock = |stand: &Self| (stand.in_step.from, stand.in_step.over, stand.in_step.next);
        clock(self) == clock(other)
    }

    /// After a step review, or a wait, that gives the next step.
    pub fn step_gained(&mut self, course: &Course<'_>, day: NaiveDate) {
        self.step += 1;
        self.in_step.gained = day;
        self.in_step.end();
        self.begin_step(course);
    }

    /// After a step review that gives none.
    pub fn step_passed(&mut self, course: &Course<'_>) {
        self.in_step.go_on(course, course.wait(self.level, self.step).map(StepTime::wait));
    }

    /// After a chance of a promotion on a day that is not taken. A level review comes again in its rhythm; where time allows a promotion on
    /// every day, it is asked about again as soon as it may land elsewhere: after the next step, and when a table takes effect.
    pub fn level_passed(&mut self, course: &Course<'_>, day: NaiveDate) {
        match course.time(self.level) {
            Some(LevelTime::Rhythm(wait)) => self.in_level.go_on(course, Some(wait)),
            Some(LevelTime::Least(_)) => {
                self.in_level.next = self.in_step.next.into_iter().chain(course.payroll.next_table(day)).min();
            }
            None => self.in_level.next = None,
        }
    }
}
