//! What Team shows: the choices, the roster, and what its people cost.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::browser::format::Locale;
use crate::browser::time;
use crate::route::Team;
use crate::route::team::USUAL_MONTHS;
use crate::state::figures::Figures;
use crate::state::rosters::Roster;
use crate::state::settled::Here;
use progression::earned::Earned;
use progression::roster::Entry;
use progression::team::{Cost, Pace, Person, Plans, Walking, periods};
use progression::{Decision, Event, Outlook};
use rules::exact::ExactMoney;
use rules::money::Money;
use rules::ratio::Ratio;

/// Amounts of a team are to the whole unit.
pub const LOCALE: Locale = Locale { cents: false };

/// The choices and what follows from them.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamScene {
    /// The dataset, at the table of today.
    pub figures: Figures,
    /// The choices.
    pub team: Team,
    /// Today.
    pub today: NaiveDate,
    /// The day after the last one.
    pub end: NaiveDate,
}

impl TeamScene {
    /// The days of the choices: to the end of the month so many months ahead.
    pub fn of(here: &Here<Team>) -> Self {
        let today = time::today();
        let months = u32::from(here.choices.months.unwrap_or(USUAL_MONTHS));
        let begin = today.with_day(1).unwrap_or(today);
        let end = begin.checked_add_months(Months::new(months + 1)).unwrap_or(today);
        Self { figures: here.figures.clone().of_today(today), team: here.choices.clone(), today, end }
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        self.end.checked_sub_days(Days::new(1)).unwrap_or(self.end)
    }

    /// An amount or a difference a year, to the whole unit.
    pub fn year(&self, amount: ExactMoney) -> Option<Money> {
        self.figures.open.dataset.unit.whole_year(amount)
    }

    /// What is known of the days, everywhere and without a rise.
    pub fn outlook(&self) -> Outlook<'_> {
        Outlook { dataset: &self.figures.open.dataset, region: "", today: self.today, until: self.end, rise: None }
    }

    /// The pace of the line of steps and promotions.
    pub const fn pace(&self) -> Pace {
        if self.team.early { Pace::EarlyPromotions } else { Pace::Promotions }
    }

    /// A sum of what is paid, to the whole unit.
    pub fn sum(&self, paid: Earned) -> Option<Money> {
        paid.whole(self.figures.open.dataset.unit)
    }
}

/// What a payroll comes to a year, on the first day and on each later one on which it changes.
pub type PayCourse = Vec<(NaiveDate, ExactMoney)>;

/// What the people cost at one pace.
#[derive(Clone, Debug)]
pub struct Line {
    /// The walks.
    pub cost: Cost,
    days: (NaiveDate, NaiveDate),
    course: OnceLock<Option<PayCourse>>,
}

impl Line {
    /// What is paid from the first day to the day after the last one; nothing where somebody's pay is not known, or of several currencies.
    /// It is added up once, when it is first asked for.
    pub fn course(&self) -> Option<&PayCourse> {
        self.course.get_or_init(|| self.cost.course(self.days.0, self.days.1)).as_ref()
    }

    /// What the payroll is a year as it stands on a day; nothing where that is not known, or nobody is there yet.
    pub fn payroll(&self, day: NaiveDate) -> Option<ExactMoney> {
        // A course also tells of days on which nobody is there, and none of a payroll that is not known on one of its days.
        let known = self.course().and_then(|course| course.iter().rfind(|(from, _)| *from <= day)).map(|(_, payroll)| *payroll);
        known.filter(|payroll| *payroll != payroll.none()).or_else(|| self.cost.payroll(day))
    }

    /// What is paid in all.
    fn paid(&self) -> Option<Earned> {
        periods(self.course()?, &[self.days.0, self.days.1])?.pop()
    }
}

/// The three lines of the cost.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Nobody moves.
    pub nobody: Line,
    /// Steps as they fall due.
    pub steps: Line,
    /// Steps and promotions.
    pub all: Line,
}

impl Lines {
    /// Each line by its name, the cheapest last.
    pub fn named(&self) -> [(&'static str, &Line); 3] {
        [("Steps and promotions", &self.all), ("Steps as they fall due", &self.steps), ("Nobody moves", &self.nobody)]
    }
}

/// People on the way, whose cost is not known before all of them are walked.
pub struct Underway {
    scene: TeamScene,
    roster: Arc<Roster>,
    plans: Arc<Plans>,
    people: Vec<Person>,
    /// By the rules and the plans alone.
    plain: Walking<3>,
    /// With the rise that is assumed, where one is.
    risen: Option<(Ratio, Walking<3>)>,
}

impl Underway {
    /// Nobody is walked yet.
    pub fn begin(scene: TeamScene, roster: Arc<Roster>, plans: Arc<Plans>) -> Self {
        let people = roster.entries.iter().map(|entry| entry.person(scene.figures.ladder(), scene.today)).collect();
        let rise = scene.team.rise.and_then(|hundredths| Ratio::new(hundredths.into(), 10_000));
        let paces = [Pace::NobodyMoves, Pace::Steps, scene.pace()];
        let (plain, risen) = (Walking::new(paces), rise.map(|rise| (rise, Walking::new(paces))));
        Self { scene, roster, plans, people, plain, risen }
    }

    /// Walks some, until that is enough for now; true once everybody is walked.
    pub fn go(&mut self, enough: impl Fn() -> bool) -> bool {
        let Self { scene, plans, people, plain, risen, .. } = self;
        let walk = |walking: &mut Walking<3>, rise| walking.go(people, plans, &Outlook { rise, ..scene.outlook() }, &enough);
        walk(plain, None) && risen.as_mut().is_none_or(|(rise, walking)| walk(walking, Some(*rise)))
    }

    /// What they cost.
    pub fn arrived(self) -> Costs {
        let Self { scene, roster, plans, people, plain, risen } = self;
        let days = (scene.today, scene.end);
        let lines = |walking: Walking<3>| {
            let [nobody, steps, all] = walking.costs().map(|cost| Line { cost, days, course: OnceLock::new() });
            Arc::new(Lines { nobody, steps, all })
        };
        let (plain, risen) = (lines(plain), risen.map(|(_, walking)| lines(walking)));
        let begun = people.iter().map(|person| person.held.begins(scene.today) <= scene.today).collect();
        let members = Members { figures: scene.figures.clone(), today: scene.today, roster, begun };
        Costs { scene, members, people: Arc::new(people), plans, plain, risen, due: Arc::default() }
    }
}

/// The people of a roster as they stand today, whatever comes.
#[derive(Clone)]
pub struct Members {
    /// The dataset, at the table of today.
    pub figures: Figures,
    /// Today.
    pub today: NaiveDate,
    /// The roster.
    pub roster: Arc<Roster>,
    /// Who has begun, by their place: the others begin on a day to come, and cost from then on.
    begun: Arc<[bool]>,
}

impl PartialEq for Members {
    fn eq(&self, other: &Self) -> bool {
        // Who has begun follows from the rest.
        Arc::ptr_eq(&self.roster, &other.roster) && self.today == other.today && self.figures == other.figures
    }
}

impl Members {
    /// The people who have begun, by their places.
    pub fn here(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.roster.entries.iter().enumerate().filter(|(place, _)| self.begun.get(*place) == Some(&true))
    }

    /// How many people begin later.
    pub fn to_come(&self) -> usize {
        self.begun.iter().filter(|begun| !**begun).count()
    }

    /// An amount or a difference a year, to the whole unit.
    pub fn year(&self, amount: ExactMoney) -> Option<Money> {
        self.figures.open.dataset.unit.whole_year(amount)
    }
}

/// What the people of a roster cost.
#[derive(Clone)]
pub struct Costs {
    /// The choices.
    pub scene: TeamScene,
    /// The people as they stand.
    pub members: Members,
    /// The people as the clockwork takes them, in the order of the roster.
    pub people: Arc<Vec<Person>>,
    /// What is decided for some of them.
    pub plans: Arc<Plans>,
    /// By the rules and the plans alone.
    pub plain: Arc<Lines>,
    /// The same with the rise that is assumed; nothing where none is.
    pub risen: Option<Arc<Lines>>,
    /// What falls due by the rules and the plans, without a rise, once it is asked for: who by their place, and which of their events.
    due: Arc<OnceLock<Vec<(usize, usize)>>>,
}

impl Costs {
    /// The same with other choices, where nobody walks otherwise for them: names and tables change none of it.
    pub fn again(&self, scene: &TeamScene, roster: &Arc<Roster>, plans: &Arc<Plans>) -> Option<Self> {
        let (own, team, choices) = (&self.scene, &self.scene.team, &scene.team);
        let same = (own.today, own.end) == (scene.today, scene.end)
            && (team.early, team.rise) == (choices.early, choices.rise)
            && Arc::ptr_eq(&own.figures.open, &scene.figures.open)
            && Arc::ptr_eq(&self.members.roster, roster)
            && self.plans == *plans;
        same.then(|| Self {
            scene: scene.clone(),
            members: Members { figures: scene.figures.clone(), ..self.members.clone() },
            ..self.clone()
        })
    }

    /// The lines that are drawn.
    pub fn drawn(&self) -> &Lines {
        self.risen.as_deref().unwrap_or(&self.plain)
    }

    /// What somebody is called: of thousands of people few are named at a time.
    pub fn name(&self, place: usize) -> Cow<'_, str> {
        match self.members.roster.entries.get(place) {
            Some(entry) if !self.scene.team.hidden && !entry.name.is_empty() => Cow::Borrowed(&entry.name),
            Some(_) => Cow::Owned(words::team::letters(place)),
            None => Cow::Borrowed(""),
        }
    }

    /// What falls due by the rules and the plans, in order of days: who by their place, and which of their events.
    pub fn due(&self) -> &[(usize, usize)] {
        self.due.get_or_init(|| self.plain.all.cost.due(self.scene.today, self.scene.last()))
    }

    /// An event of somebody.
    pub fn event(&self, (place, event): (usize, usize)) -> Option<&Event> {
        self.plain.all.cost.walks.get(place)?.as_ref()?.get(event)
    }

    /// The next move of somebody until the last day.
    pub fn next(&self, place: usize) -> Option<&Event> {
        let last = self.scene.last();
        self.plain.all.cost.walks.get(place)?.as_ref()?.iter().find(|event| event.why.is_move()).filter(|event| event.day <= last)
    }

    /// What is decided for somebody.
    pub fn decisions(&self, place: usize) -> &[Decision] {
        self.plans.get(&place).map_or(&[], Vec::as_slice)
    }

    /// How much more a year the rules bring by the last day.
    pub fn more(&self) -> Option<ExactMoney> {
        let last = self.scene.last();
        self.plain.all.payroll(last)?.minus(self.plain.nobody.payroll(last)?)
    }

    /// How much of that is paid by then.
    pub fn paid(&self) -> Option<Earned> {
        self.plain.all.paid()?.minus(self.plain.nobody.paid()?)
    }
}
