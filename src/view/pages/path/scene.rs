//! What Path shows: the choices of the link, settled against the open dataset, and the routes that they lead to.

use std::sync::Arc;

use chrono::{Months, NaiveDate};

use crate::browser::time;
use crate::route::Path;
use crate::route::path::USUAL_YEARS;
use crate::state::figures::Figures;
use crate::state::settled::Here;
use crate::state::shelf::Open;
use rules::id::Position;
use rules::money::Money;
use rules::progress::{Held, Outlook};
use rules::ratio::Ratio;
use rules::routes::{Answer, Freedoms, Goal, Itinerary, NoWay, find};

/// How many near targets are offered.
const MOST_SUGGESTED: usize = 5;

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
    /// The first day.
    pub today: NaiveDate,
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

/// The choices and what follows from them.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRoutes {
    /// The choices.
    pub scene: PathScene,
    /// What was found; shared, since another period shows the same.
    pub answer: Arc<Searched>,
}

impl PathScene {
    /// The positions and days of the choices.
    pub fn of(here: &Here<Path>) -> Self {
        let (figures, path) = (here.figures.clone(), here.choices.clone());
        let on = |at: &Option<crate::route::At>| at.as_ref().and_then(|at| at.on(figures.ladder()));
        let (from, to, today) = (on(&path.from), on(&path.to), time::today());
        let years = path.years.unwrap_or(USUAL_YEARS);
        let until = today.checked_add_months(Months::new(12 * u32::from(years))).unwrap_or(today);
        Self { figures, path, from, to, today, until }
    }

    /// The position held, and since when: as the rules imply, where the link does not say.
    pub fn held(&self) -> Option<Held> {
        let Path { level_since, step_since, .. } = self.path;
        Some(Held::implied(self.figures.ladder(), self.from.clone()?, level_since, step_since, self.today))
    }

    /// What is known today and assumed of the time to come.
    pub fn outlook(&self) -> Outlook<'_> {
        let rise = self.path.rise.and_then(|hundredths| Ratio::new(hundredths.into(), 10_000));
        Outlook { dataset: &self.figures.open.dataset, region: &self.figures.region, today: self.today, until: self.until, rise }
    }

    /// What the routes may use.
    pub const fn freedoms(&self) -> Freedoms {
        Freedoms { level_jumps: !self.path.no_jumps, switches: !self.path.no_switches }
    }

    /// What the search for routes depends on: the choices, the dataset and the region, but neither the period nor the table shown.
    pub fn asked(&self) -> Asked {
        let Self { figures, path, today, .. } = self;
        Asked { open: figures.open.clone(), region: figures.region.clone(), path: path.clone(), today: *today }
    }

    /// Looks for routes.
    pub fn answer(&self) -> Searched {
        let goal = self.to.clone().map_or(Goal::BestPaid, Goal::Position);
        let held = self.held()?;
        Some(time::measured("routes", || find(&self.outlook(), &held, &goal, self.freedoms())))
    }

    /// An amount of the files per the period shown.
    pub fn shown(&self, amount: Money) -> Option<Money> {
        self.figures.open.dataset.unit.convert(amount, self.figures.per)
    }

    /// Targets that are near: the next level of the track, and the levels of the same rank in others.
    pub fn next(&self) -> Vec<Position> {
        let ladder = self.figures.ladder();
        let Some(found) = self.from.as_ref().and_then(|from| ladder.level(&from.level)) else { return Vec::new() };
        let above = found.track.levels.iter().find(|level| level.rank > found.level.rank);
        let beside = ladder.levels().filter(|other| other.level.rank == found.level.rank && other.track.id != found.track.id);
        let levels = above.into_iter().chain(beside.map(|other| other.level)).take(MOST_SUGGESTED);
        levels.filter_map(|level| Some(level.at(level.steps.first()?))).collect()
    }
}

impl FoundRoutes {
    /// The routes with dates; none where there is no way, or no date.
    pub fn routes(&self) -> &[Itinerary] {
        if let Some(Ok(Answer::Dated(routes))) = &*self.answer { routes } else { &[] }
    }
}
