//! What a team costs by the rules, and what falls due.
//!
//! Source: "Team" in `docs/rules.md`. Each person walks the clockwork from the dates of the roster, as in Path.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::earned::{self, Earned};
use super::exact::ExactMoney;
use super::hours::Hours;
use super::id::Position;
use super::money::Money;
use super::progress::{Course, Event, Held, Outlook, Plan, Promotions, Record, Rule, Stand, Stop, Why};

/// Somebody of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The position, and since when it is held.
    pub held: Held,
    /// Pay off the steps, at full hours and in the unit of the files; it is kept until a step pays more.
    pub paid: Option<Money>,
    /// The share of full hours.
    pub hours: Hours,
    /// The region that pays; empty for everywhere.
    pub region: String,
}

/// How far people go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Nobody moves: only tables take effect.
    NobodyMoves,
    /// Steps as they fall due, and no promotion.
    Steps,
    /// Steps, and promotions at the earliest that the rules give.
    Promotions,
    /// The same with early promotions.
    EarlyPromotions,
}

impl Person {
    fn events(&self, course: &Course<'_>, pace: Pace) -> Option<Vec<Event>> {
        let promotions = match pace {
            Pace::NobodyMoves => return self.stays(course),
            Pace::Steps => Promotions::Never,
            Pace::Promotions => Promotions::WhenAllowed,
            Pace::EarlyPromotions => Promotions::WithJumps,
        };
        let plan = Plan { promotions, ..Plan::usual(self.held.clone(), None) };
        Some(plan.on(course)?.events)
    }

    fn stays(&self, course: &Course<'_>) -> Option<Vec<Event>> {
        let Stand { level, step, .. } = Stand::held(course, &self.held)?;
        let mut record = Record::new(course);
        record.gain(Stop { day: course.today, level, step, why: Why::Start, rule: Rule::Met });
        Some(record.finish())
    }
}

/// Lets pay off the steps stand until a step that is gained pays more. What changes nothing by then is no event, unless it is a move.
fn keep(events: &mut Vec<Event>, held: &Position, paid: ExactMoney) {
    for event in events.iter_mut() {
        event.before = event.before.map(|_| paid);
        if event.at != *held && event.after.is_some_and(|after| after > paid) {
            break;
        }
        event.after = Some(paid);
    }
    events.retain(|event| !matches!(event.why, Why::NewTable | Why::Rise) || event.before != event.after);
}

/// What people cost at one pace, in order of the people; nothing stands for somebody whose position the ladder does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What happens to each person, and since when they are paid.
    pub walks: Vec<Option<Vec<Event>>>,
    hours: Vec<Hours>,
}

impl Cost {
    /// Walks everybody at one pace, each in their own region. Who begins on a day to come is paid from then on.
    pub fn of(people: &[Person], outlook: &Outlook<'_>, pace: Pace) -> Self {
        let mut courses = BTreeMap::new();
        let mut walks = Vec::new();
        for person in people {
            let own = Outlook { region: &person.region, ..*outlook }.from(&person.held);
            let course = courses.entry((person.region.as_str(), own.today)).or_insert_with(|| Course::new(&own));
            // Who begins after the last day costs nothing before it.
            let mut walk = person.events(course, pace).filter(|_| own.today <= own.until);
            if let Some((walk, paid)) = walk.as_mut().zip(person.paid) {
                keep(walk, &person.held.at, paid.into());
            }
            walks.push(walk);
        }
        Self { walks, hours: people.iter().map(|person| person.hours).collect() }
    }

    fn each(&self) -> impl Iterator<Item = (&[Event], Hours)> {
        self.walks.iter().zip(&self.hours).filter_map(|(walk, hours)| Some((walk.as_deref()?, *hours)))
    }

    /// What is paid from a day up to, and without, another one, at everybody's share of hours; nothing where somebody's pay is not known, or
    /// of several currencies.
    pub fn paid(&self, from: NaiveDate, to: NaiveDate) -> Option<Earned> {
        let there = self.each().filter(|(events, _)| events.first().is_some_and(|first| first.day < to));
        let each = there.map(|(events, hours)| Some(earned::earned(events, from, to)?.at(hours)));
        each.reduce(|sum, own| sum?.plus(own?))?
    }

    /// What the payroll is a year as it stands on a day, in the unit of the files.
    pub fn payroll(&self, day: NaiveDate) -> Option<ExactMoney> {
        let on = |events: &[Event]| events.iter().rfind(|event| event.day <= day).map(|event| event.after);
        let each = self.each().filter_map(|(events, hours)| Some(on(events)?.map(|pay| pay.at(hours))));
        each.reduce(|sum, own| sum?.plus(own?))?
    }

    /// What falls due from a day up to and with another: each person by their place, with the event, in order of days.
    pub fn due(&self, from: NaiveDate, to: NaiveDate) -> Vec<(usize, &Event)> {
        let events = self.walks.iter().enumerate().flat_map(|(place, walk)| walk.iter().flatten().map(move |event| (place, event)));
        let mut due: Vec<_> = events.filter(|(_, event)| event.why != Why::Start && event.day >= from && event.day <= to).collect();
        due.sort_by_key(|(_, event)| event.day);
        due
    }
}
