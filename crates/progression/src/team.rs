//! What a team costs by the rules, and what falls due.
//!
//! Source: "Team" in `docs/rules.md`. Each person walks the clockwork from the dates of the roster, as in Path.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::earned::{self, Earned};
use crate::{Course, Decision, Event, Held, Outlook, Plan, Promotions, Record, Rule, Stop, Why};
use rules::dataset::Dataset;
use rules::exact::ExactMoney;
use rules::hours::Hours;
use rules::id::Position;
use rules::money::Money;
use rules::pay::Circle;
use rules::ratio::Ratio;

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

/// What somebody on a position is paid at full hours by the table of a region in force on a day, unless they are paid off the steps.
pub fn at_full_hours(dataset: &Dataset, at: &Position, paid: Option<Money>, region: &str, day: NaiveDate) -> Option<Money> {
    let level = dataset.ladder.level(&at.level)?.level;
    paid.or_else(|| dataset.tables.in_force(region, day).amount(level, &at.step))
}

/// What another table pays somebody where they stand, at full hours and in the unit of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What they are paid today.
    pub now: Money,
    /// What they would be paid. Pay off the steps is kept.
    pub then: Money,
    /// On which side of the band of their level that would lie, if outside.
    pub circle: Option<Circle>,
}

impl Person {
    /// What the table of a region in force on a day would pay; nothing where either pay is not known, or in another currency.
    pub fn elsewhere(&self, dataset: &Dataset, today: NaiveDate, region: &str, day: NaiveDate) -> Option<Elsewhere> {
        let pay = |region: &str, day| at_full_hours(dataset, &self.held.at, self.paid, region, day);
        let (now, pays) = (pay(&self.region, today)?, pay(region, day)?);
        let band = dataset.tables.in_force(region, day).band(&self.held.at.level);
        let circle = band.filter(|band| band.currency() == pays.currency()).and_then(|band| band.circle(pays));
        (now.currency() == pays.currency()).then_some(Elsewhere { now, then: pays, circle })
    }
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

/// What is decided for single people, by their place among the people: at most one plan for each, as in Path.
pub type Plans = BTreeMap<usize, Vec<Decision>>;

impl Person {
    /// The plan of Path by which the person walks at a pace, with what is decided for them; nothing where nobody moves.
    ///
    /// A decision holds at every pace at which it makes sense. Where nobody moves none does: that line is what is left if nothing happens, and
    /// so the one against which all of it is told. At the pace of steps the level stays, so moves to another level are left out, and leaves,
    /// steps that are passed over and steps that are given hold. With promotions all of them do.
    pub fn plan(&self, pace: Pace, decisions: &[Decision]) -> Option<Plan> {
        let promotions = match pace {
            Pace::NobodyMoves => return None,
            Pace::Steps => Promotions::Never,
            Pace::Promotions => Promotions::WhenAllowed,
            Pace::EarlyPromotions => Promotions::WithJumps,
        };
        let stays = |decision: &&Decision| match decision {
            Decision::To(at, _) => pace != Pace::Steps || at.level == self.held.at.level,
            Decision::Pass(_) | Decision::Leave(..) => true,
        };
        Some(Plan { promotions, decisions: decisions.iter().filter(stays).cloned().collect(), ..Plan::usual(self.held.clone(), None) })
    }

    /// What is known and assumed for the person, from the day on which their plan begins.
    pub fn outlook<'a>(&'a self, outlook: &Outlook<'a>) -> Outlook<'a> {
        Outlook { region: &self.region, ..*outlook }.from(&self.held)
    }

    fn events(&self, course: &Course<'_>, pace: Pace, decisions: &[Decision]) -> Option<Vec<Event>> {
        match self.plan(pace, decisions) {
            Some(plan) => Some(plan.on(course)?.events),
            None => self.stays(course),
        }
    }

    fn stays(&self, course: &Course<'_>) -> Option<Vec<Event>> {
        let (level, step) = course.find(&self.held.at)?;
        let mut record = Record::new(course);
        record.gain(Stop { day: course.today, level, step, why: Why::Start, rule: Rule::Met });
        Some(record.finish())
    }
}

/// Lets pay off the steps stand until a step that is gained pays more. A rise that is assumed is of all pay, so of this one too; a table is not.
/// What changes nothing by then is no event, unless it is a move.
fn keep(events: &mut Vec<Event>, held: &Position, paid: ExactMoney, course: &Course<'_>, rise: Option<Ratio>) {
    // Where the ladder gives the level no pay of its own, the walk knows of no rise.
    for day in course.payroll.rises().filter(|day| *day <= course.until) {
        let place = events.partition_point(|event| event.day < day);
        let known = events.get(place..).is_some_and(|later| later.iter().any(|event| event.day == day && event.why == Why::Rise));
        if let Some(at) = place.checked_sub(1).and_then(|before| events.get(before)).filter(|_| !known).map(|before| before.at.clone()) {
            events.insert(place, Event { day, at, why: Why::Rise, before: None, after: None, rule: Rule::Met });
        }
    }
    let mut paid = paid;
    // On leave nothing is paid, and what is kept goes on after it.
    let mut away = false;
    for event in events.iter_mut() {
        let now = |away: bool, paid: ExactMoney| Some(if away { paid.none() } else { paid });
        if event.why != Why::Start {
            event.before = now(away, paid);
        }
        match event.why {
            Why::Rise => paid = rise.map_or(paid, |rise| paid.raised(Ratio::whole(1).plus(rise))),
            Why::Leave => away = true,
            Why::Return => away = false,
            _ => {}
        }
        if event.at != *held && event.after.is_some_and(|after| after > paid) {
            break;
        }
        event.after = now(away, paid);
    }
    events.retain(|event| !matches!(event.why, Why::NewTable | Why::Rise) || event.before != event.after);
}

/// What is paid between each two days that follow one another, from the course of a payroll between the first and the last of them (see
/// [`Cost::course`]): nobody is gone through again for it.
pub fn periods(course: &[(NaiveDate, ExactMoney)], days: &[NaiveDate]) -> Option<Vec<Earned>> {
    let held = |day: NaiveDate| {
        let later = course.partition_point(|(from, _)| *from <= day);
        course.get(later.saturating_sub(1)).map(|(_, payroll)| *payroll)
    };
    let period = |(from, to): (NaiveDate, NaiveDate)| {
        let first = course.partition_point(|(day, _)| *day <= from);
        let within = course.get(first..)?.iter().take_while(|(day, _)| *day < to).copied();
        let mut sum: Option<Earned> = None;
        let mut before = (from, held(from)?);
        for (day, payroll) in within.chain([(to, before.1)]) {
            let part = earned::of(before.1, before.0, day);
            sum = sum.map_or(Some(part), |sum| sum.plus(part));
            before = (day, payroll);
        }
        sum
    };
    days.iter().copied().zip(days.iter().skip(1).copied()).map(period).collect()
}

/// What happens to somebody, and since when they are paid; nothing where the ladder does not know their position. Many walk alike.
pub type Walk = Option<Arc<[Event]>>;

/// What people cost at one pace, in order of the people; nothing stands for somebody whose position the ladder does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What happens to each person, and since when they are paid.
    pub walks: Vec<Walk>,
    hours: Vec<Hours>,
}

/// People under way: each ladder is laid out once for a region and a first day.
struct Walkers<'p, 'a> {
    outlook: &'p Outlook<'a>,
    courses: BTreeMap<(&'p str, NaiveDate), Course<'p>>,
}

impl<'p, 'a: 'p> Walkers<'p, 'a> {
    /// What happens to somebody at each of several paces, the slowest first.
    fn walk<const N: usize>(&mut self, person: &'p Person, paces: [Pace; N], decisions: &[Decision]) -> [Walk; N] {
        let own = person.outlook(self.outlook);
        // Who begins after the last day costs nothing before it.
        if own.today > own.until {
            return [const { None }; N];
        }
        let course = &*self.courses.entry((person.region.as_str(), own.today)).or_insert_with(|| Course::new(&own));
        let mut walks = [const { None }; N];
        let mut faster: Walk = None;
        for (walk, pace) in walks.iter_mut().zip(paces).rev() {
            let promoted = |event: &Event| matches!(event.why, Why::Promotion | Why::LevelJump);
            // Who comes to no promotion walks the same without any.
            let same = faster.take().filter(|faster| pace == Pace::Steps && decisions.is_empty() && !faster.iter().any(promoted));
            *walk = same.or_else(|| {
                let mut events = person.events(course, pace, decisions)?;
                if let Some(paid) = person.paid {
                    keep(&mut events, &person.held.at, paid.into(), course, self.outlook.rise);
                }
                Some(events.into())
            });
            faster.clone_from(walk);
        }
        walks
    }
}

/// Everybody on the way at several paces, the slowest first: some are walked at a time, so that thousands hold nobody up.
#[derive(Clone, Debug)]
pub struct Walking<const N: usize> {
    paces: [Pace; N],
    costs: [Cost; N],
}

impl<const N: usize> Walking<N> {
    /// So many are walked before it is asked whether that is enough: asking costs as much as walking somebody.
    const AT_ONCE: usize = 32;

    /// Nobody is walked yet.
    pub fn new(paces: [Pace; N]) -> Self {
        Self { paces, costs: [const { Cost { walks: Vec::new(), hours: Vec::new() } }; N] }
    }

    /// Walks those who come next until that is enough for now, or everybody is, which is answered. People, plans and what is known are the
    /// same each time.
    pub fn go(&mut self, people: &[Person], plans: &Plans, outlook: &Outlook<'_>, enough: impl Fn() -> bool) -> bool {
        let mut walkers = Walkers { outlook, courses: BTreeMap::new() };
        // One walk serves all who hold the same since the same days.
        let mut walked = BTreeMap::new();
        let done = self.costs.first().map_or(people.len(), |cost| cost.walks.len());
        for (place, person) in people.iter().enumerate().skip(done) {
            let decisions = plans.get(&place).map_or(&[][..], Vec::as_slice);
            // What tells most people apart comes first.
            let Held { at, level_since, step_since } = &person.held;
            let walks = if decisions.is_empty() {
                let key = (*step_since, *level_since, person.paid, at, &person.region);
                walked.entry(key).or_insert_with(|| walkers.walk(person, self.paces, decisions)).clone()
            } else {
                walkers.walk(person, self.paces, decisions)
            };
            for (cost, walk) in self.costs.iter_mut().zip(walks) {
                cost.walks.push(walk);
                cost.hours.push(person.hours);
            }
            let next = place + 1;
            if next < people.len() && next.is_multiple_of(Self::AT_ONCE) && enough() {
                return false;
            }
        }
        true
    }

    /// What those who are walked cost at each pace.
    pub fn costs(self) -> [Cost; N] {
        self.costs
    }
}

/// What falls due of each kind, and what it changes.
#[derive(Clone, Debug, Default)]
pub struct Tally(BTreeMap<Why, (usize, Vec<ExactMoney>)>);

/// Adds to the sum of the same currency.
fn add(sums: &mut Vec<ExactMoney>, amount: ExactMoney) {
    match sums.iter_mut().find_map(|sum| sum.plus(amount).map(|both| (sum, both))) {
        Some((sum, both)) => *sum = both,
        None => sums.push(amount),
    }
}

impl Tally {
    /// How many events there are of some kinds, and what they change a year in all: nothing where that is not known of any, or of several
    /// currencies. A change that is not known counts as none.
    pub fn of(&self, kinds: &[Why]) -> (usize, Option<ExactMoney>) {
        let (mut count, mut sums) = (0, Vec::new());
        for (events, changes) in kinds.iter().filter_map(|kind| self.0.get(kind)) {
            count += events;
            for change in changes {
                add(&mut sums, *change);
            }
        }
        (count, Some(sums).filter(|sums| sums.len() == 1).and_then(|sums| sums.first().copied()))
    }
}

impl Cost {
    /// Walks everybody at one pace, each in their own region. Who begins on a day to come is paid from then on.
    pub fn of(people: &[Person], outlook: &Outlook<'_>, pace: Pace) -> Self {
        let [cost] = Self::planned(people, &Plans::new(), outlook, [pace]);
        cost
    }

    /// The same at several paces, the slowest first, with what is decided for some of them (see [`Person::plan`]).
    pub fn planned<const N: usize>(people: &[Person], plans: &Plans, outlook: &Outlook<'_>, paces: [Pace; N]) -> [Self; N] {
        let mut walking = Walking::new(paces);
        walking.go(people, plans, outlook, || false);
        walking.costs()
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

    /// What the payroll is a year as it stands on a day, in the unit of the files; nothing where there is nobody yet.
    pub fn payroll(&self, day: NaiveDate) -> Option<ExactMoney> {
        self.parts([day], |_| ()).remove(&()).and_then(|[payroll]| payroll)
    }

    /// What the payroll is a year on a day, and on each later day up to and with another on which it changes; nothing where somebody's pay is
    /// not known, or of several currencies. All people are gone through once, not once a day.
    pub fn course(&self, from: NaiveDate, to: NaiveDate) -> Option<Vec<(NaiveDate, ExactMoney)>> {
        // A place for each day: years of them are fewer than the events of many people.
        let place = |day: NaiveDate| usize::try_from(day.signed_duration_since(from).num_days()).unwrap_or_default();
        let mut changes: Vec<Option<ExactMoney>> = vec![None; place(to) + 1];
        for (events, hours) in self.each() {
            let mut before: Option<ExactMoney> = None;
            for event in events.iter().take_while(|event| event.day <= to) {
                let pay = event.after?.at(hours);
                let change = before.map_or(Some(pay), |before| pay.minus(before))?;
                before = Some(pay);
                let sum = changes.get_mut(place(event.day))?;
                *sum = Some(sum.map_or(Some(change), |sum| sum.plus(change))?);
            }
        }
        let mut sum = changes.iter().flatten().next()?.none();
        let mut course = Vec::new();
        for (day, change) in from.iter_days().zip(changes) {
            sum = change.map_or(Some(sum), |change| sum.plus(change))?;
            // Days on which changes cancel out, or pay is kept, are none.
            if course.last().is_none_or(|(_, before)| *before != sum) {
                course.push((day, sum));
            }
        }
        Some(course)
    }

    /// What the people of each kind are paid a year, as it stands on some days: nothing on a day on which there is nobody yet, and where
    /// somebody's pay is not known, or of several currencies. Everybody is gone through once.
    pub fn parts<K: Ord, const N: usize>(&self, days: [NaiveDate; N], kind: impl Fn(usize) -> K) -> BTreeMap<K, [Option<ExactMoney>; N]> {
        let mut parts = BTreeMap::new();
        for place in 0..self.walks.len() {
            let part: &mut [Option<Option<ExactMoney>>; N] = parts.entry(kind(place)).or_insert([None; N]);
            for (sum, day) in part.iter_mut().zip(days).filter(|(_, day)| self.last(place, *day).is_some()) {
                let own = self.paid_on(place, day);
                *sum = Some(sum.map_or(own, |sum| sum?.plus(own?)));
            }
        }
        parts.into_iter().map(|(kind, part)| (kind, part.map(Option::flatten))).collect()
    }

    /// What happened last to somebody up to a day; nothing before they begin.
    fn last(&self, place: usize, day: NaiveDate) -> Option<&Event> {
        self.walks.get(place)?.as_ref()?.iter().rfind(|event| event.day <= day)
    }

    /// What somebody is paid a year on a day, at their share of hours; nothing before they begin, and where their pay is not known.
    pub fn paid_on(&self, place: usize, day: NaiveDate) -> Option<ExactMoney> {
        self.paid_from(place, self.last(place, day)?)
    }

    /// What somebody is paid a year from an event of theirs on, at their share of hours.
    pub fn paid_from(&self, place: usize, event: &Event) -> Option<ExactMoney> {
        Some(event.after?.at(*self.hours.get(place)?))
    }

    /// What an event of somebody changes a year, at their share of hours.
    pub fn change(&self, place: usize, event: &Event) -> Option<ExactMoney> {
        Some(event.change()?.at(*self.hours.get(place)?))
    }

    /// How many people begin after a day up to and with another, and what they are paid a year in all when they do.
    pub fn begin(&self, after: NaiveDate, to: NaiveDate) -> (usize, Option<ExactMoney>) {
        let start = |(events, hours): (&[Event], Hours)| Some((events.first()?.day, events.first()?.after.map(|pay| pay.at(hours))));
        let (mut count, mut sum) = (0, None::<ExactMoney>);
        for (_, pay) in self.each().filter_map(start).filter(|(day, _)| *day > after && *day <= to) {
            count += 1;
            sum = sum.map_or(pay, |sum| sum.plus(pay?));
        }
        (count, sum)
    }

    /// What falls due from a day up to and with another: how many events of each kind, and what they change a year.
    pub fn tally(&self, from: NaiveDate, to: NaiveDate) -> Tally {
        let mut tally = Tally::default();
        for ((place, _), event) in self.falling(from, to) {
            let (count, changes) = tally.0.entry(event.why).or_default();
            *count += 1;
            if let Some(change) = self.change(place, event) {
                add(changes, change);
            }
        }
        tally
    }

    /// What falls due from a day up to and with another, person by person, each by their place and that of the event.
    fn falling(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = ((usize, usize), &Event)> {
        let events = self.walks.iter().enumerate().flat_map(|(place, walk)| {
            walk.as_deref().unwrap_or_default().iter().enumerate().map(move |(event, own)| ((place, event), own))
        });
        events.filter(move |(_, event)| event.why != Why::Start && event.day >= from && event.day <= to)
    }

    /// What falls due from a day up to and with another, in order of days: each person by their place, with the place of the event in their walk.
    pub fn due(&self, from: NaiveDate, to: NaiveDate) -> Vec<(usize, usize)> {
        let mut due: Vec<_> = self.falling(from, to).map(|(places, event)| (event.day, places)).collect();
        due.sort_by_key(|(day, _)| *day);
        due.into_iter().map(|(_, places)| places).collect()
    }
}
