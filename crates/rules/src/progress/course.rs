//! A ladder laid out for a walk: levels by number, their waits, what follows what.

use chrono::{Datelike, NaiveDate};

use super::super::id::{Position, TrackId};
use super::super::ladder::{Level, Track};
use super::super::landing::{Landing, PaidSteps};
use super::super::money::Money;
use super::super::moves::{Dates, LeaveFrom, Leaving, Moves};
use super::super::wait::Wait;
use super::payroll::Payroll;
use super::{Outlook, Rule, Stand, Why};

/// A level in place.
#[derive(Debug)]
pub(crate) struct LevelPlace<'a> {
    pub level: &'a Level,
    /// The place of its track.
    pub track: usize,
    /// The number of its first step among all steps of the ladder.
    pub first: usize,
    /// The number of the level to which a promotion leads: the track's next by rank.
    pub above: Option<usize>,
    /// Time between level reviews.
    pub review: Option<Wait>,
    /// Time in each step before the next.
    waits: Vec<Option<Wait>>,
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
                let above = own.above(level.rank).map(|place| first + place);
                let review = ladder.review(level.rank);
                let last = level.steps.len() - 1;
                let wait = |(place, step): (usize, &super::super::ladder::Step)| {
                    if place == last { None } else { step.wait.or_else(|| review?.step) }
                };
                let waits = level.steps.iter().enumerate().map(wait).collect();
                places.push(LevelPlace { level, track, above, first: steps, review: review.and_then(|review| review.level), waits });
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

    /// The place of a track.
    pub fn track(&self, id: &TrackId) -> Option<usize> {
        self.tracks.iter().position(|(track, _)| track.id == *id)
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
    pub fn wait(&self, level: usize, step: usize) -> Option<Wait> {
        *self.places.get(level)?.waits.get(step)?
    }

    /// All waits and periods.
    pub fn rhythms(&self) -> impl Iterator<Item = Wait> {
        self.places.iter().flat_map(|place| place.waits.iter().copied().chain([place.review]).flatten())
    }

    /// Whether a promotion from any step needs no reason, so that a step gained on the same day comes first.
    pub fn any_step(&self) -> bool {
        self.moves.promotion_from == LeaveFrom::AnyStep
    }

    /// The day on which something earned takes effect.
    ///
    /// `first-of-month` goes back to the first of the month in which it is earned, though not to a day before or on which the position was
    /// gained, nor before today, where a plan begins. The next clock counts from the day of effect: months counted from either day end in
    /// the same month, and after a promotion the agreement itself counts from its day (`TVöD`, section 17(4); pay from the first of the month
    /// is 17(1)).
    pub fn effect(&self, earned: NaiveDate, gained: NaiveDate) -> NaiveDate {
        match (self.dates, earned.with_day(1)) {
            (Dates::FirstOfMonth, Some(first)) if first > gained => first.max(self.today),
            _ => earned,
        }
    }

    /// Whether two walks that begin at one place on different days meet the same reviews in the same order.
    ///
    /// Not where months and days are counted side by side (26 weeks are now more and now less than 6 months), nor where days are moved to
    /// the first of a month.
    pub fn is_regular(&self) -> bool {
        let months = self.rhythms().any(Wait::is_calendar);
        let days = self.rhythms().any(Wait::has_days);
        !(days && (months || self.dates == Dates::FirstOfMonth))
    }

    /// How a level may be left upwards at a level review: nothing where it may not.
    pub fn leaves(&self, level: usize, step: usize, jumps: bool) -> Option<(usize, Why)> {
        let place = self.places.get(level)?;
        let why = match self.moves.leaving(step, place.level.steps.len()) {
            Leaving::Free => Why::Promotion,
            Leaving::ByJump if jumps => Why::LevelJump,
            Leaving::ByJump | Leaving::NotYet => return None,
        };
        Some((place.above?, why))
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
            |level: usize| self.places.get(level).map(|place| PaidSteps { level: place.level, pay: self.payroll.table(season, level) });
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
        (Stand::fresh(self, to, landing.map_or(0, |landing| landing.step), day), rule)
    }
}
