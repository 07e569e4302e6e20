//! What Path shows: the choices of the link, settled against the open dataset, and the routes that they lead to.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use crate::browser::format::Locale;
use crate::browser::time;
use crate::route::Path;
use crate::route::path::USUAL_YEARS;
use crate::state::figures::Figures;
use crate::state::settled::Here;
use crate::state::shelf::Open;
use crate::view::parts::plan::Frame;
use progression::earned::Earned;
use progression::routes::{Answer, Freedoms, Goal, Itinerary, NoWay, OwnPlan, find, own};
use progression::{Decision, Event, Held, NotADecision, Outlook, Plan};
use rules::exact::ExactMoney;
use rules::id::Position;
use rules::money::Money;
use rules::ratio::Ratio;

/// Formats for sums, which are whole.
pub const WHOLE: Locale = Locale { cents: false };

/// How many near targets are offered.
const MOST_SUGGESTED: usize = 5;

/// How many decisions of a link are read: a step and a level each month for eight years.
const MOST_DECISIONS: usize = 200;

/// The choices: positions here exist.
#[derive(Clone, Debug, PartialEq)]
pub struct PathScene {
    /// The dataset and the pay shown of it.
    pub figures: Figures,
    /// The choices as the link has them.
    pub path: Path,
    /// Where it starts.
    pub from: Option<Position>,
    /// Where it leads; nothing for the best pay.
    pub to: Option<Position>,
    /// Today.
    pub today: NaiveDate,
    /// The first day of a path: today, or the later day from which on its start is held.
    pub start: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// What is asked of the search for routes.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    open: Arc<Open>,
    region: String,
    path: Path,
    today: NaiveDate,
}

/// What the search for routes has found; nothing while no start is chosen.
pub type Searched = Option<Result<Answer, NoWay>>;

/// A plan of one's own as the link has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planned {
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// What of the link is no decision.
    pub unread: Vec<String>,
    /// Where they lead; nothing without any.
    pub own: Option<OwnPlan>,
}

/// The choices and what follows from them.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRoutes {
    /// The choices.
    pub scene: PathScene,
    /// What was found; shared, since another period shows the same.
    pub answer: Arc<Searched>,
    /// The plan of one's own.
    pub planned: Arc<Planned>,
    /// All routes: the usual pace first, the plan of one's own last.
    pub routes: Arc<Vec<Itinerary>>,
}

impl PathScene {
    /// The positions and days of the choices.
    pub fn of(here: &Here<Path>) -> Self {
        let today = time::today();
        let (figures, path) = (here.figures.clone().of_today(today), here.choices.clone());
        let on = |at: &Option<crate::route::At>| at.as_ref().and_then(|at| at.on(figures.ladder()));
        let (from, to) = (on(&path.from), on(&path.to));
        let mut scene = Self { figures, path, from, to, today, start: today, until: today };
        scene.start = scene.held().map_or(today, |held| held.begins(today));
        let years = scene.path.years.unwrap_or(USUAL_YEARS);
        scene.until = scene.start.checked_add_months(Months::new(12 * u32::from(years))).unwrap_or(scene.start);
        scene
    }

    /// The position held, and since when: as the rules imply, where the link does not say.
    pub fn held(&self) -> Option<Held> {
        let Path { level_since, step_since, .. } = self.path;
        Some(Held::implied(self.figures.ladder(), self.from.clone()?, level_since, step_since, self.today))
    }

    /// What a plan of one's own is shown in.
    pub fn frame(&self) -> Frame {
        Frame { figures: self.figures.clone(), from: self.from.clone(), start: self.start, until: self.until }
    }

    /// What is known today and assumed of the time to come.
    pub fn outlook(&self) -> Outlook<'_> {
        let rise = self.path.rise.and_then(|hundredths| Ratio::new(hundredths.into(), 10_000));
        Outlook { dataset: &self.figures.open.dataset, region: &self.figures.region, today: self.start, until: self.until, rise }
    }

    /// What the routes may use.
    pub const fn freedoms(&self) -> Freedoms {
        Freedoms { level_jumps: !self.path.no_jumps, switches: !self.path.no_switches }
    }

    /// What the search for routes depends on: the choices, the dataset and the region, but neither the period nor a plan of one's own.
    pub fn asked(&self) -> Asked {
        let Self { figures, path, today, .. } = self;
        Asked { open: figures.open.clone(), region: figures.region.clone(), path: Path { plan: None, ..path.clone() }, today: *today }
    }

    /// Where the path leads.
    pub fn goal(&self) -> Goal {
        self.to.clone().map_or(Goal::BestPaid, Goal::Position)
    }

    /// Looks for routes.
    pub fn answer(&self) -> Searched {
        let held = self.held()?;
        Some(time::measured("routes", || find(&self.outlook(), &held, &self.goal(), self.freedoms())))
    }

    /// Walks the plan of one's own.
    pub fn planned(&self) -> Planned {
        let mut planned = Planned::default();
        for text in self.path.plan.iter().flat_map(|plan| plan.split(',')).filter(|text| !text.is_empty()).take(MOST_DECISIONS) {
            match text.parse() {
                Ok(decision) => planned.decisions.push(decision),
                Err(NotADecision) => planned.unread.push(text.to_owned()),
            }
        }
        if let Some(held) = self.held().filter(|_| !planned.decisions.is_empty()) {
            planned.own = own(&self.outlook(), &held, &self.goal(), planned.decisions.clone());
        }
        planned
    }

    /// The plan that gives the usual pace: what a plan of one's own changes.
    pub fn usual(&self) -> Option<Plan> {
        Some(Plan::usual(self.held()?, self.to.clone()))
    }

    /// An amount of the files per the period shown.
    pub fn shown(&self, amount: ExactMoney) -> Option<Money> {
        self.figures.open.dataset.unit.convert_exact(amount, self.figures.per)
    }

    /// What an event changes in the pay, per the period shown.
    pub fn change(&self, event: &Event) -> Option<Money> {
        self.figures.open.dataset.unit.convert_exact_change(event.change()?, self.figures.per)
    }

    /// A sum to the whole unit.
    pub fn sum(&self, earned: Earned) -> Option<Money> {
        earned.whole(self.figures.open.dataset.unit)
    }

    /// Targets that are near: the next level of the track, and the levels of the same rank in others.
    pub fn next(&self) -> Vec<Position> {
        let ladder = self.figures.ladder();
        let Some(found) = self.from.as_ref().and_then(|from| ladder.level(&from.level)) else { return Vec::new() };
        let above = found.track.promotions(found.level).into_iter().filter_map(|place| found.track.levels.get(place));
        let beside = ladder.levels().filter(|other| other.level.rank == found.level.rank && other.track.id != found.track.id);
        let levels = above.chain(beside.map(|other| other.level)).take(MOST_SUGGESTED);
        levels.filter_map(|level| Some(level.at(level.steps.first()?))).collect()
    }
}

impl FoundRoutes {
    /// What is shown of what was found.
    pub fn new(scene: PathScene, answer: Arc<Searched>, planned: Arc<Planned>) -> Self {
        let found = if let Some(Ok(answer)) = &*answer { answer.routes.as_slice() } else { &[] };
        let routes = found.iter().chain(planned.own.as_ref().map(|own| &own.route)).cloned().collect();
        Self { scene, answer, planned, routes: Arc::new(routes) }
    }

    /// Whether there is anything to show over time: not where no day is promised and nothing is planned.
    pub fn has_days(&self) -> bool {
        self.routes.iter().any(|route| route.events.len() > 1)
    }
}
