//! An offer as somebody prepares it.

use chrono::{Months, NaiveDate};

use super::on_top::{OnTop, YearInAll, year_in_all};
use super::placing::Placing;
use crate::equal_pay::{Category, Paid};
use crate::team::{Cost, Pace, Person, Walk, at_full_hours};
use crate::{Event, Held, Outlook, Why};
use rules::dataset::Dataset;
use rules::hours::Hours;
use rules::id::{LevelId, Position, StepId};
use rules::money::Money;
use rules::pay::Band;
use rules::per::Per;
use rules::ratio::Ratio;
use rules::table::InForce;

/// The most offers that stand side by side.
pub const MOST: usize = 4;

/// The base pay of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// What a step of the level pays.
    Step(StepId),
    /// A figure, at full hours and in the unit of the files.
    Figure(Money),
}

/// An offer as somebody prepares it. Amounts are in the unit of the files, those on top a year or once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Whom it is made to; any text, also none.
    pub candidate: String,
    /// The level.
    pub level: LevelId,
    /// The pay in it.
    pub base: Base,
    /// The share of full hours.
    pub hours: Hours,
    /// The region whose table pays; empty for everywhere.
    pub region: String,
    /// The day whose table pays; nothing for the day of the start.
    pub table: Option<NaiveDate>,
    /// The first day.
    pub start: NaiveDate,
    /// What comes on top.
    pub top: OnTop,
    /// The group for equal pay; empty for none.
    pub group: String,
    /// Why it stands outside of the band.
    pub reason: String,
}

impl Offer {
    /// The offer of a position from a day on, at full hours and with nothing on top.
    pub fn of(at: Position, region: String, start: NaiveDate) -> Self {
        let Position { level, step } = at;
        Self {
            candidate: String::new(),
            level,
            base: Base::Step(step),
            hours: Hours::FULL,
            region,
            table: None,
            start,
            top: OnTop::default(),
            group: String::new(),
            reason: String::new(),
        }
    }

    /// The table that pays it.
    pub fn in_force<'a>(&self, dataset: &'a Dataset) -> InForce<'a> {
        dataset.tables.in_force(&self.region, self.table.unwrap_or(self.start))
    }

    /// The day on which the people of a team stand beside it: that of the table that pays, or of the start, and not before today.
    pub fn beside_on(&self, today: NaiveDate) -> NaiveDate {
        self.table.unwrap_or(self.start).max(today)
    }

    /// The band of its level by that table.
    pub fn band(&self, dataset: &Dataset) -> Option<Band> {
        self.in_force(dataset).band(&self.level)
    }

    /// The pay at full hours; nothing where the table does not pay the step.
    pub fn pay(&self, dataset: &Dataset) -> Option<Money> {
        match &self.base {
            Base::Figure(figure) => Some(*figure),
            Base::Step(step) => self.in_force(dataset).amount(dataset.ladder.level(&self.level)?.level, step),
        }
    }

    /// Its place in the level; nothing where the ladder or the table has none.
    pub fn placing<'a>(&self, dataset: &'a Dataset) -> Option<Placing<'a>> {
        Placing::new(&dataset.ladder, self.in_force(dataset), &self.level, self.pay(dataset)?)
    }

    /// The position it stands on: its step, or the highest that pays no more than the figure, else the first.
    pub fn position(&self, dataset: &Dataset) -> Option<Position> {
        let level = dataset.ladder.level(&self.level)?.level;
        let step = match &self.base {
            Base::Step(step) => level.step_index(step)?,
            Base::Figure(_) => self.placing(dataset).and_then(|placing| placing.stands_on()).unwrap_or(0),
        };
        Some(level.at(level.steps.get(step)?))
    }

    /// Whoever takes it, as the clockwork takes them: level and step are held from the first day on.
    pub fn person(&self, dataset: &Dataset) -> Option<Person> {
        let (at, pay) = (self.position(dataset)?, self.pay(dataset)?);
        let by_table = at_full_hours(dataset, &at, None, &self.region, self.start);
        let held = Held { at, level_since: self.start, step_since: self.start };
        let paid = (by_table != Some(pay)).then_some(pay);
        Some(Person { held, paid, hours: self.hours, region: self.region.clone() })
    }

    /// Whoever takes it as equal pay takes them, after all others of a roster; nothing where the offer is to nobody of a group.
    pub fn equal_pay(&self, dataset: &Dataset, by_rank: bool) -> Option<Paid> {
        let category = Category::of(&dataset.ladder, &self.level, by_rank)?;
        let group = Some(self.group.clone()).filter(|group| !group.is_empty())?;
        Some(Paid { place: usize::MAX, category, group, pay: self.pay(dataset)?, variable: None, hours: self.hours })
    }

    fn walk(&self, dataset: &Dataset, years: u32, pace: Pace) -> Walk {
        let until = self.start.checked_add_months(Months::new(12 * years))?;
        let outlook = Outlook { dataset, region: "", today: self.start, until, rise: None };
        Cost::of(&[self.person(dataset)?], &outlook, pace).walks.into_iter().next()?
    }

    /// What follows by the rules within so many years, the start first: steps and tables. A promotion is another decision, so no offer counts
    /// on one; the first that is possible is [`Offer::first_promotion`].
    pub fn after(&self, dataset: &Dataset, years: u32) -> Walk {
        self.walk(dataset, years, Pace::Steps)
    }

    /// The first promotion that the rules make possible within so many years, where there is one.
    pub fn first_promotion(&self, dataset: &Dataset, years: u32) -> Option<Event> {
        self.walk(dataset, years, Pace::Promotions)?.iter().find(|event| event.why == Why::Promotion).cloned()
    }

    /// What each of the first years is worth: pay as it stands at its beginning by the rules, at the share of hours, and what is on top.
    pub fn years(&self, dataset: &Dataset) -> Option<Vec<YearInAll>> {
        let granted = self.top.grant.map_or(0, |grant| grant.months.max(grant.cliff).div_ceil(12));
        let count = granted.max(2);
        let events = self.after(dataset, count.into())?;
        let year = |year: u16| {
            let day = self.start.checked_add_months(Months::new(12 * u32::from(year - 1)))?;
            let pay = events.iter().rfind(|event| event.day <= day)?.after?.times(Ratio::whole(1))?;
            year_in_all(pay, dataset.unit, self.hours, &self.top, year)
        };
        (1..=count).map(year).collect()
    }

    /// A usual year: the pay of the start, and what is on top of every year; neither the sign-on nor the grant.
    pub fn usual_year(&self, dataset: &Dataset) -> Option<YearInAll> {
        let top = OnTop { sign_on: None, grant: None, ..self.top.clone() };
        year_in_all(self.pay(dataset)?, dataset.unit, self.hours, &top, 1)
    }

    /// The pay per a period, in full and at the share of hours; an hour pays the same at any share.
    pub fn per(&self, dataset: &Dataset, per: Per) -> Option<(Money, Money)> {
        let pay = self.pay(dataset)?;
        let full = dataset.unit.convert(pay, per)?;
        let share = if per == Per::Hour { full } else { pay.times(dataset.unit.factor(per)?.checked_times(self.hours.ratio())?)? };
        Some((full, share))
    }
}
