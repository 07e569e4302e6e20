//! A ladder laid out for a walk: levels by number, their waits, what follows what.

use chrono::NaiveDate;

use super::payroll::Payroll;
use super::{Outlook, Rule, Stand, Why};
use rules::id::Position;
use rules::ladder::{Level, Step, Track};
use rules::landing::{Landing, PaidSteps};
use rules::money::Money;
use rules::moves::{Clocks, Dates, LeaveFrom, Leaving, LevelTime, Moves};
use rules::wait::Wait;

/// A level in place.
#[derive(Debug)]
pub(crate) struct LevelPlace<'a> {
    pub level: &'a Level,
    /// The place of its track.
    pub track: usize,
    /// The number of its first step among all steps of the ladder.
    pub first: usize,
    /// The numbers of the levels to which a promotion may lead, the usual one first.
    pub above: Vec<usize>,
    /// When it may be left upwards.
    pub time: Option<LevelTime>,
    /// Time in each step before the next.
    waits: Vec<Option<StepTime>>,
}

/// Time in a step before the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepTime {
    /// A review decides, and keeps its rhythm.
    Review(Wait),
    /// It runs by itself: once it is over it has brought the step.
    Alone(Wait),
}

impl StepTime {
    pub const fn wait(self) -> Wait {
        match self {
            Self::Review(wait) | Self::Alone(wait) => wait,
        }
    }
}

/// A ladder, its rules and its pay, for the days of an outlook.
#[derive(Debug)]
pub(crate) struct Course<'a> {
    pub places: Vec<LevelPlace<'a>>,
    pub moves: Moves,
    pub payroll: Payroll,
    pub today: NaiveDate,
    pub until: NaiveDate,
    dates: Dates,
    /// The tracks, each with the number of its first level.
    tracks: Vec<(&'a Track, usize)>,
}

impl<'a> Course<'a> {
    pub fn new(outlook: &Outlook<'a>) -> Self {
        let ladder = &outlook.dataset.ladder;
        let mut places: Vec<LevelPlace<'a>> = Vec::new();
        let mut steps = 0;
        let mut tracks = Vec::new();
        for (track, own) in ladder.tracks.iter().enumerate() {
            let first = places.len();
            tracks.push((own, first));
            for level in &own.levels {
                let above = own.promotions(level).into_iter().map(|place| first + place).collect();
                let time = ladder.review(level.rank).and_then(|review| review.level);
                let wait = |step: &Step| {
                    let wait = ladder.wait(level, step)?;
                    Some(if step.next.is_some() { StepTime::Alone(wait) } else { StepTime::Review(wait) })
                };
                let waits = level.steps.iter().map(wait).collect();
                places.push(LevelPlace { level, track, above, first: steps, time, waits });
                steps += level.steps.len();
            }
        }
        let levels: Vec<&Level> = places.iter().map(|place| place.level).collect();
        Self {
            payroll: Payroll::new(outlook, &levels),
            places,
            moves: ladder.moves.clone(),
            today: outlook.today,
            until: outlook.until,
            dates: ladder.dates,
            tracks,
        }
    }

    /// The numbers of a position's level and step.
    pub fn find(&self, at: &Position) -> Option<(usize, usize)> {
        let level = self.places.iter().position(|place| place.level.id == at.level)?;
        Some((level, self.places.get(level)?.level.step_index(&at.step)?))
    }

    /// The position of a level and step by number.
    pub fn position(&self, level: usize, step: usize) -> Option<Position> {
        let level = self.places.get(level)?.level;
        Some(level.at(level.steps.get(step)?))
    }

    /// How many tracks there are.
    pub fn tracks(&self) -> usize {
        self.tracks.len()
    }

    /// How many steps the ladder has in all.
    pub fn steps(&self) -> usize {
        self.places.last().map_or(0, |place| place.first + place.level.steps.len())
    }

    pub fn rank(&self, level: usize) -> u16 {
        self.places.get(level).map_or(0, |place| place.level.rank)
    }

    pub fn is_last_step(&self, level: usize, step: usize) -> bool {
        self.places.get(level).is_some_and(|place| step + 1 >= place.level.steps.len())
    }

    /// Time in a step before the next.
    pub fn wait(&self, level: usize, step: usize) -> Option<StepTime> {
        *self.places.get(level)?.waits.get(step)?
    }

    /// When a level may be left upwards.
    pub fn time(&self, level: usize) -> Option<LevelTime> {
        self.places.get(level)?.time
    }

    /// All times in steps and levels.
    pub fn waits(&self) -> impl Iterator<Item = Wait> {
        self.places.iter().flat_map(|place| {
            let steps = place.waits.iter().flatten().map(|time| time.wait());
            steps.chain(place.time.map(LevelTime::first))
        })
    }

    /// Whether a step gained on the day of a chance of a promotion comes first: where a promotion from any step needs no reason (Code of
    /// Federal Regulations, title 5, section 531.214(c)), and where it can be on any later day, so on that one after the step.
    pub fn step_first(&self, level: usize) -> bool {
        self.moves.promotion_from == LeaveFrom::AnyStep || matches!(self.time(level), Some(LevelTime::Least(_)))
    }

    /// The day on which something earned takes effect, for a position gained on a day; never before today, where a plan begins.
    pub fn effect(&self, earned: NaiveDate, gained: NaiveDate) -> NaiveDate {
        self.dates.effect(earned, gained).max(self.today).max(gained)
    }

    /// Whether two walks that begin at one place on different days meet the same reviews in the same order.
    ///
    /// Not where months and days are counted side by side (26 weeks are now more and now less than 6 months), nor where days are moved to
    /// the first of a month, nor where a clock that was kept strikes between the beats of level reviews that begin anew.
    pub fn is_regular(&self) -> bool {
        let months = self.waits().any(Wait::is_calendar);
        let days = self.waits().any(Wait::has_days);
        let kept = self.moves.any(|rule| rule.clocks == Clocks::Kept);
        let beats = || self.places.iter().any(|place| matches!(place.time, Some(LevelTime::Rhythm(_))));
        !(days && (months || self.dates == Dates::FirstOfMonth)) && !(kept && beats())
    }

    /// How a level may be left upwards where time allows it, and to which levels, the usual one first; nothing where it may not.
    pub fn leaves(&self, level: usize, step: usize, jumps: bool) -> Option<(&[usize], Why)> {
        let place = self.places.get(level).filter(|place| !place.above.is_empty())?;
        let why = match self.moves.leaving(step, place.level.steps.len()) {
            Leaving::Free => Why::Promotion,
            Leaving::ByJump if jumps => Why::LevelJump,
            Leaving::ByJump | Leaving::NotYet => return None,
        };
        Some((&place.above, why))
    }

    /// The fewest promotions from a level to another one of its track; nothing where none lead there.
    pub fn promotions_between(&self, from: usize, to: usize) -> Option<usize> {
        let (from, to) = (self.places.get(from)?, self.places.get(to)?);
        let (track, _) = self.tracks.get(from.track)?;
        track.promotions_between(from.level, to.level)
    }

    /// Of several levels the one with the fewest promotions from there to a goal on the same track; nothing where none leads there.
    pub fn leading(&self, above: &[usize], goal: usize) -> Option<usize> {
        let fewest = |level: &usize| self.promotions_between(*level, goal);
        above.iter().copied().filter(|level| fewest(level).is_some()).min_by_key(fewest)
    }

    /// Of several levels to which a promotion may lead the one that leads to a goal, else the usual one.
    pub fn towards(&self, above: &[usize], goal: Option<usize>) -> Option<usize> {
        goal.and_then(|goal| self.leading(above, goal)).or_else(|| above.first().copied())
    }

    /// The level of another track to which a switch leads.
    pub fn switch(&self, level: usize, track: usize) -> Option<usize> {
        let place = self.places.get(level).filter(|place| place.track != track)?;
        let (other, first) = self.tracks.get(track)?;
        Some(first + other.switched_to(place.level.rank)?)
    }

    /// Where a move from a position to a level puts a person on a day: by the table alone, which knows no assumed rise.
    pub fn land(&self, from: (usize, usize), to: usize, why: Why, season: usize) -> (Option<Landing>, Rule) {
        let paid =
            |level: usize| self.places.get(level).map(|place| PaidSteps { level: place.level, pay: self.payroll.landing(season, level) });
        let landing = paid(from.0).zip(paid(to)).and_then(|(left, to)| self.moves.land(why.crossing(), left, from.1, to));
        let met = landing.map_or(Rule::Unknown, |landing| if landing.met { Rule::Met } else { Rule::NotMet });
        (landing, met)
    }

    /// What a step pays by the table itself, in minor units; 0 where that is unknown.
    pub fn by_table(&self, season: usize, level: usize, step: usize) -> i64 {
        self.payroll.table(season, level).get(step).copied().flatten().map_or(0, Money::minor)
    }

    /// The same, as the position that it begins.
    pub fn moved(&self, stand: &Stand, to: usize, why: Why, day: NaiveDate) -> (Stand, Rule) {
        let (landing, rule) = self.land((stand.level, stand.step), to, why, self.payroll.season(day));
        (stand.moved(self, to, landing.map_or(0, |landing| landing.step), why, day), rule)
    }
}
