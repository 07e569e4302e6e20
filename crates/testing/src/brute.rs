//! Every way through a small ladder, walked one by one: slow, simple, and written apart from the search.

use chrono::{Datelike, Days, Months, NaiveDate};
use num_rational::BigRational;
use num_traits::Signed;
use progression::Held;
use progression::earned;
use rules::dataset::Dataset;
use rules::id::{LevelId, Position};
use rules::ladder::{Ladder, Level, TrackLevel};
use rules::landing::PaidSteps;
use rules::moves::{Clocks, Crossing, Dates, LeaveFrom, LevelTime};
use rules::ratio::Ratio;
use rules::wait::Wait;

/// What is allowed and sought.
pub struct Brute<'a> {
    pub dataset: &'a Dataset,
    pub today: NaiveDate,
    pub until: NaiveDate,
    pub jumps: bool,
    pub switches: bool,
    /// The region whose tables pay; empty for everywhere.
    pub region: &'a str,
    /// The yearly rise assumed, as a share.
    pub rise: Option<Ratio>,
    /// The level and the lowest step to reach; nothing: any end.
    pub goal: Option<(LevelId, usize)>,
    /// Which of the ways is given in full.
    pub pick: usize,
}

/// The best of all ways.
#[derive(Default, Debug)]
pub struct Outcome {
    pub earliest: Option<NaiveDate>,
    /// The most earned until the last day, by those that arrive: cents of a year, times parts of a month, as a fraction.
    pub most: Option<BigRational>,
    pub ways: usize,
    /// One of the ways, wherever it leads, and what it earns.
    pub way: Option<(Way, BigRational)>,
}

/// The positions of a way, each from its day on.
pub type Way = Vec<(NaiveDate, Position)>;

#[derive(Clone)]
struct At<'a> {
    level: &'a Level,
    step: usize,
    /// From which day, so many reviews, and the day of the last gain.
    level_from: NaiveDate,
    level_reviews: u32,
    step_from: NaiveDate,
    step_waits: Vec<Wait>,
    /// Whether the last of these waits is running; on a last step none is.
    step_waiting: bool,
    /// Where a promotion is possible on every day from some day on: the day on which to try it next.
    level_next: Option<NaiveDate>,
    step_gained: NaiveDate,
    switched: bool,
    arrived: Option<NaiveDate>,
    /// The positions held so far, each from its day.
    path: Vec<(NaiveDate, &'a Level, usize)>,
}

impl<'a> Brute<'a> {
    fn ladder(&self) -> &'a Ladder {
        &self.dataset.ladder
    }

    pub fn run(&self, held: &Held) -> Outcome {
        let (found, step) = self.ladder().position(&held.at).unwrap();
        let mut at = At {
            level: found.level,
            step: found.level.step_index(&step.id).unwrap(),
            level_from: held.level_since,
            level_reviews: 1,
            step_from: held.step_since,
            step_waits: Vec::new(),
            step_waiting: false,
            level_next: None,
            step_gained: held.step_since,
            switched: !self.switches,
            arrived: None,
            path: vec![(self.today, found.level, found.level.step_index(&step.id).unwrap())],
        };
        self.begin_step(&mut at);
        at.level_next = self.least(&at);
        while self.period(&at).is_some_and(|period| times(held.level_since, period, at.level_reviews) < self.today) {
            at.level_reviews += 1;
        }
        let mut outcome = Outcome::default();
        self.switches(at, self.today, &mut outcome);
        outcome
    }

    fn wait(&self, at: &At<'_>) -> Option<Wait> {
        self.ladder().wait(at.level, &at.level.steps[at.step])
    }

    /// The wait of the step held begins. Reviews that are past are past; a wait of the step's own brings it today.
    fn begin_step(&self, at: &mut At<'_>) {
        at.step_waits.extend(self.wait(at));
        at.step_waiting = self.wait(at).is_some();
        let review = at.level.steps[at.step].next.is_none();
        while review && at.step_waiting && sum(at.step_from, &at.step_waits) < self.today {
            at.step_waits.extend(self.wait(at));
        }
    }

    fn period(&self, at: &At<'_>) -> Option<Wait> {
        match self.ladder().review(at.level.rank)?.level? {
            LevelTime::Rhythm(period) => Some(period),
            LevelTime::Least(_) => None,
        }
    }

    /// The day from which a promotion is possible on every day.
    fn least(&self, at: &At<'_>) -> Option<NaiveDate> {
        match self.ladder().review(at.level.rank)?.level? {
            LevelTime::Rhythm(_) => None,
            LevelTime::Least(time) => Some(self.effect(times(at.level_from, time, 1), at.level_from).max(self.today)),
        }
    }

    /// Something changes on a day: where a promotion is possible by then, it may land elsewhere.
    fn try_again(&self, at: &mut At<'_>, day: NaiveDate) {
        if self.least(at).is_some_and(|from| from <= day) {
            at.level_next = Some(day);
        }
    }

    fn effect(&self, earned: NaiveDate, gained: NaiveDate) -> NaiveDate {
        let first = earned.with_day(1).unwrap();
        if self.ladder().dates == Dates::FirstOfMonth && first > gained { first.max(self.today) } else { earned }
    }

    fn next_step(&self, at: &At<'_>) -> Option<NaiveDate> {
        self.wait(at)?;
        Some(self.effect(sum(at.step_from, &at.step_waits), at.step_gained).max(at.step_gained).max(self.today))
    }

    fn next_level(&self, at: &At<'_>) -> Option<NaiveDate> {
        at.level_next.or_else(|| Some(self.effect(times(at.level_from, self.period(at)?, at.level_reviews), at.level_from)))
    }

    fn found(&self, level: &Level) -> TrackLevel<'a> {
        self.ladder().level(&level.id).unwrap()
    }

    /// With every switch of this day, and without one. A step that is due on the day comes before them.
    fn switches(&self, mut at: At<'a>, day: NaiveDate, outcome: &mut Outcome) {
        let here = self.goal.as_ref().is_none_or(|(goal, least)| at.level.id == *goal && at.step >= *least);
        if here && at.arrived.is_none() && self.goal.is_some() {
            at.arrived = Some(day);
        }
        if !at.switched && at.arrived.is_none() && self.next_step(&at) != Some(day) {
            let own = self.found(at.level).track;
            for track in self.ladder().tracks.iter().filter(|track| track.id != own.id) {
                if let Some(to) = track.levels.iter().rfind(|level| level.rank <= at.level.rank) {
                    let mut other = at.clone();
                    other.switched = true;
                    self.go(other, to, Crossing::Switch, day, outcome);
                }
            }
        }
        self.on(at, day, outcome);
    }

    fn go(&self, at: At<'a>, to: &'a Level, crossing: Crossing, day: NaiveDate, outcome: &mut Outcome) {
        let pay = self.dataset.tables.in_force(self.region, day).for_landing();
        let (left, reached) = (pay.steps(at.level), pay.steps(to));
        let landing =
            self.ladder().moves.land(crossing, PaidSteps { level: at.level, pay: &left }, at.step, PaidSteps { level: to, pay: &reached });
        let landing = landing.unwrap();
        let mut next = At { level: to, step: landing.step, level_from: day, level_reviews: 1, step_gained: day, ..at };
        if self.ladder().moves.rule(crossing).clocks == Clocks::Anew {
            (next.step_from, next.step_waits) = (day, Vec::new());
        } else if next.step_waiting {
            next.step_waits.pop();
        }
        self.begin_step(&mut next);
        next.level_next = self.least(&next);
        next.path.push((day, to, landing.step));
        self.switches(next, day, outcome);
    }

    /// From a day on, after what happens on it.
    fn on(&self, mut at: At<'a>, day: NaiveDate, outcome: &mut Outcome) {
        let (step, level) = (self.next_step(&at), self.next_level(&at));
        let table = self.dataset.tables.dates(self.region).into_iter().find(|date| *date > day);
        let Some(next) = [step, level, table].into_iter().flatten().min().filter(|next| *next <= self.until) else {
            return self.end(&at, outcome);
        };
        let any = self.ladder().moves.promotion_from == LeaveFrom::AnyStep;
        let step_first = step == Some(next) && (any || at.level_next.is_some() || level != Some(next));
        if step_first {
            at.step += 1;
            at.step_gained = next;
            self.begin_step(&mut at);
            self.try_again(&mut at, next);
            at.path.push((next, at.level, at.step));
            return self.switches(at, next, outcome);
        }
        if level == Some(next) {
            at.level_reviews += 1;
            // Not on days on which nothing changes: that is as good as when something last did, but where a promotion pays less.
            at.level_next = at.level_next.map(|_| NaiveDate::MAX);
            let track = self.found(at.level).track;
            let next_rank = || track.levels.iter().find(|other| other.rank > at.level.rank).into_iter().collect();
            let named = |ids: &Vec<LevelId>| ids.iter().map(|id| self.ladder().level(id).unwrap().level).collect();
            let above: Vec<&Level> = at.level.promotes_to.as_ref().map_or_else(next_rank, named);
            let top = at.step + 1 == at.level.steps.len();
            let may = any || top || (self.jumps && self.ladder().moves.level_jumps);
            for above in above.into_iter().filter(|_| may && at.arrived.is_none()) {
                let mut promoted = at.clone();
                promoted.arrived = None;
                self.go(promoted, above, Crossing::Promotion, next, outcome);
            }
            if table != Some(next) {
                return self.on(at, next, outcome);
            }
        } else {
            self.try_again(&mut at, next);
        }
        self.switches(at, next, outcome);
    }

    fn end(&self, at: &At<'_>, outcome: &mut Outcome) {
        outcome.ways += 1;
        if outcome.ways <= self.pick + 1 {
            let positions = at.path.iter().map(|(day, level, step)| (*day, level.at(&level.steps[*step])));
            outcome.way = Some((positions.collect(), self.earned(at)));
        }
        if self.goal.is_some() && at.arrived.is_none() {
            return;
        }
        outcome.earliest = [outcome.earliest, at.arrived].into_iter().flatten().min();
        outcome.most = outcome.most.take().max(Some(self.earned(at)));
    }

    /// The days from which an assumed rise is counted: today, and those of later tables.
    fn bases(&self) -> Vec<NaiveDate> {
        let later = self.dataset.tables.dates(self.region).into_iter().filter(|date| *date > self.today);
        [self.today].into_iter().chain(later).collect()
    }

    /// What a step pays on a day, raised once for each whole year since its table was known: an exact fraction.
    pub fn pay(&self, level: &Level, step: usize, day: NaiveDate) -> BigRational {
        let pay = self.dataset.tables.in_force(self.region, day).at(level, &level.steps[step].id).unwrap().mid();
        let base = self.bases().into_iter().rfind(|base| *base <= day).unwrap();
        let years = (1..40).take_while(|years| add(base, 12 * years, 0) <= day).count();
        let factor = self.rise.map_or_else(|| whole(1), |rise| fraction(rise.scaled(4) + 10_000, 10_000));
        whole(pay.minor().into()) * factor.pow(i32::try_from(years).unwrap())
    }

    fn earned(&self, at: &At<'_>) -> BigRational {
        let mut turns: Vec<NaiveDate> = at.path.iter().map(|(day, _, _)| *day).chain(self.dataset.tables.dates(self.region)).collect();
        turns.push(self.until);
        turns.extend(
            (1..40).filter(|_| self.rise.is_some()).flat_map(|years| self.bases().into_iter().map(move |base| add(base, 12 * years, 0))),
        );
        turns.retain(|turn| *turn >= self.today && *turn <= self.until);
        turns.sort();
        turns.dedup();
        let pays = |(from, to): (&NaiveDate, &NaiveDate)| {
            let (_, level, step) = at.path.iter().rfind(|(day, _, _)| day <= from).unwrap();
            self.pay(level, *step, *from) * whole((earned::parts(*to) - earned::parts(*from)).into())
        };
        turns.iter().zip(&turns[1..]).map(pays).sum()
    }
}

fn whole(number: i128) -> BigRational {
    BigRational::from_integer(number.into())
}

fn fraction(num: i128, den: i128) -> BigRational {
    BigRational::new(num.into(), den.into())
}

/// An amount in cents, rounded half up by its size, once.
pub fn rounded(exact: &BigRational) -> i64 {
    let size = (exact.abs() + fraction(1, 2)).floor();
    let sign = if exact.is_negative() { -1 } else { 1 };
    i64::try_from(size.to_integer()).unwrap() * sign
}

/// What has been earned, in cents, for amounts of a year: rounded half up, once.
pub fn cents(earned: &BigRational) -> i64 {
    let exact = earned / whole(12 * i128::from(earned::PARTS));
    (exact + fraction(1, 2)).floor().to_integer().try_into().unwrap()
}

fn add(day: NaiveDate, months: u32, days: u32) -> NaiveDate {
    day + Months::new(months) + Days::new(days.into())
}

fn times(day: NaiveDate, wait: Wait, count: u32) -> NaiveDate {
    add(day, wait.months() * count, wait.days() * count)
}

fn sum(day: NaiveDate, waits: &[Wait]) -> NaiveDate {
    add(day, waits.iter().map(|wait| wait.months()).sum(), waits.iter().map(|wait| wait.days()).sum())
}

/// The goal as brute force takes it.
pub fn goal(dataset: &Dataset, to: &Position) -> (LevelId, usize) {
    (to.level.clone(), dataset.ladder.level(&to.level).unwrap().level.step_index(&to.step).unwrap())
}
