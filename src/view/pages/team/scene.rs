//! What Team shows: the choices, the roster, and what its people cost.

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
use progression::team::{Cost, Pace, Person, Plans};
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

/// The three lines of the cost.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Nobody moves.
    pub nobody: Cost,
    /// Steps as they fall due.
    pub steps: Cost,
    /// Steps and promotions.
    pub all: Cost,
    /// What is paid on each of them, in the order of [`Lines::named`], once it is asked for.
    courses: OnceLock<[Option<PayCourse>; 3]>,
}

/// What a payroll comes to a year, on the first day and on each later one on which it changes.
pub type PayCourse = Vec<(NaiveDate, ExactMoney)>;

impl Lines {
    /// Each line by its name, the cheapest last.
    pub fn named(&self) -> [(&'static str, &Cost); 3] {
        [("Steps and promotions", &self.all), ("Steps as they fall due", &self.steps), ("Nobody moves", &self.nobody)]
    }

    /// What is paid on each line from the first day to the day after the last one.
    pub fn courses(&self, scene: &TeamScene) -> &[Option<PayCourse>; 3] {
        self.courses.get_or_init(|| self.named().map(|(_, cost)| cost.course(scene.today, scene.end)))
    }
}

/// What the people of a roster cost.
#[derive(Clone)]
pub struct Costs {
    /// The choices.
    pub scene: TeamScene,
    /// The roster.
    pub roster: Arc<Roster>,
    /// What people are called.
    pub names: Arc<Vec<String>>,
    /// The people as the clockwork takes them, in the order of the roster.
    pub people: Arc<Vec<Person>>,
    /// What is decided for some of them.
    pub plans: Arc<Plans>,
    /// By the rules and the plans alone.
    pub plain: Arc<Lines>,
    /// The same with the rise that is assumed; nothing where none is.
    pub risen: Option<Arc<Lines>>,
    /// Who has begun, by their place: the others begin on a day to come, and cost from then on.
    pub begun: Arc<Vec<bool>>,
    /// What falls due by the rules and the plans, without a rise, once it is asked for: who by their place, and which of their events.
    due: Arc<OnceLock<Vec<(usize, usize)>>>,
}

impl Costs {
    /// Walks everybody, unless that was done before for the same people, plans, days and paces: names and tables change none of it.
    pub fn of(scene: TeamScene, roster: Arc<Roster>, plans: Arc<Plans>, before: Option<&Self>) -> Self {
        let ladder = scene.figures.ladder();
        let same = |before: &&Self| {
            let (own, team, other, choices) = (&before.scene, &before.scene.team, &scene, &scene.team);
            let days = (own.today, own.end) == (other.today, other.end);
            days && (team.early, team.rise) == (choices.early, choices.rise)
                && Arc::ptr_eq(&own.figures.open, &other.figures.open)
                && Arc::ptr_eq(&before.roster, &roster)
                && before.plans == plans
        };
        let (people, plain, risen, begun, due) = if let Some(before) = before.filter(same) {
            (before.people.clone(), before.plain.clone(), before.risen.clone(), before.begun.clone(), before.due.clone())
        } else {
            let people: Vec<Person> = roster.entries.iter().map(|entry| entry.person(ladder, scene.today)).collect();
            let lines = |rise: Option<Ratio>| {
                let outlook = Outlook { rise, ..scene.outlook() };
                let paces = [Pace::NobodyMoves, Pace::Steps, scene.pace()];
                let [nobody, steps, all] = Cost::planned(&people, &plans, &outlook, paces);
                Arc::new(Lines { nobody, steps, all, courses: OnceLock::new() })
            };
            let rise = scene.team.rise.and_then(|hundredths| Ratio::new(hundredths.into(), 10_000));
            let plain = time::measured("cost", || lines(None));
            let begun = people.iter().map(|person| person.held.begins(scene.today) <= scene.today).collect();
            let risen = rise.map(|rise| lines(Some(rise)));
            (Arc::new(people), plain, risen, Arc::new(begun), Arc::default())
        };
        let called = |(place, entry): (usize, &Entry)| {
            if scene.team.hidden || entry.name.is_empty() { words::team::letters(place) } else { entry.name.clone() }
        };
        let names = Arc::new(roster.entries.iter().enumerate().map(called).collect());
        Self { scene, roster, names, people, plans, plain, risen, begun, due }
    }

    /// The lines that are drawn.
    pub fn drawn(&self) -> &Lines {
        self.risen.as_deref().unwrap_or(&self.plain)
    }

    /// The people who have begun, by their places.
    pub fn here(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.roster.entries.iter().enumerate().filter(|(place, _)| self.begun.get(*place) == Some(&true))
    }

    /// How many people begin later.
    pub fn to_come(&self) -> usize {
        self.begun.iter().filter(|begun| !**begun).count()
    }

    /// What somebody is called.
    pub fn name(&self, place: usize) -> &str {
        self.names.get(place).map_or("", String::as_str)
    }

    /// What falls due by the rules and the plans, in order of days: who by their place, and which of their events.
    pub fn due(&self) -> &[(usize, usize)] {
        self.due.get_or_init(|| self.plain.all.due(self.scene.today, self.scene.last()))
    }

    /// An event of somebody.
    pub fn event(&self, (place, event): (usize, usize)) -> Option<&Event> {
        self.plain.all.walks.get(place)?.as_ref()?.get(event)
    }

    /// The next move of somebody until the last day.
    pub fn next(&self, place: usize) -> Option<&Event> {
        let last = self.scene.last();
        self.plain.all.walks.get(place)?.as_ref()?.iter().find(|event| event.why.is_move()).filter(|event| event.day <= last)
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
        let of = |cost: &Cost| cost.paid(self.scene.today, self.scene.end);
        of(&self.plain.all)?.minus(of(&self.plain.nobody)?)
    }
}
