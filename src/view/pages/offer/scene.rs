//! What Offer shows: the offers, the roster beside them, and what follows from both.

use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};

use crate::browser::format::Locale;
use crate::browser::time;
use crate::route;
use crate::state::figures::Figures;
use crate::state::offers::Desk;
use crate::state::rosters::{EqualPayAsked, Roster};
use crate::state::settled::Here;
use progression::equal_pay::{Category, EqualPay, Gap, Paid, Pair, Question};
use progression::offer::{Base, Beside, Fair, Offer, Placing};
use progression::roster::{Entry, equal_pay, groups};
use rules::id::Position;
use rules::money::{Currency, Money};
use rules::per::Per;
use words::offer::{Amounts, Considered};

/// Amounts of an offer: the cents that there are, and no others.
pub const LOCALE: Locale = Locale { cents: false };

/// The offers as they stand.
#[derive(Clone)]
pub struct Scene {
    /// The dataset and how its pay is shown.
    pub figures: Figures,
    /// Today.
    pub today: NaiveDate,
    /// All offers, the one shown as the link has it.
    pub desk: Desk,
    /// The one that is shown.
    pub offer: Offer,
    /// The roster beside it.
    pub roster: Option<Arc<Roster>>,
    /// Whether names are hidden.
    pub hidden: bool,
    /// What is asked of equal pay.
    pub asked: EqualPayAsked,
}

/// From where to where amounts are drawn and slid over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The lower end.
    pub low: i64,
    /// The upper end.
    pub high: i64,
    /// The round amounts between which one slides.
    pub step: i64,
    /// The ends without the offer.
    least: (i64, i64),
}

impl Reach {
    /// Where an amount stands: 0 is the lower end, 1 the upper.
    #[allow(clippy::cast_precision_loss)] // a place on a screen needs some four digits
    pub fn place(self, amount: Money) -> f64 {
        (amount.minor() - self.low) as f64 / (self.high - self.low).max(1) as f64
    }
}

/// The first of the month after this one: an offer begins at once for nobody.
pub fn usual_start(today: NaiveDate) -> NaiveDate {
    today.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).unwrap_or(today)
}

/// The offer that is shown: the level, step, region and table of the link, and the rest as it was prepared.
fn shown(here: &Here<route::Offer>, desk: &Desk, today: NaiveDate) -> Option<Offer> {
    let (at, figures) = (here.choices.at.as_ref()?, &here.figures);
    let prepared = desk.offers.get(desk.shown).cloned();
    // A link to a scenario that is gone shows another one, as it is.
    if usize::from(here.choices.scenario) != desk.shown && prepared.is_some() {
        return prepared;
    }
    let first = at.on(figures.ladder())?;
    let mut offer = prepared.unwrap_or_else(|| Offer::of(first.clone(), String::new(), usual_start(today)));
    (offer.region, offer.table) = (figures.region.clone(), figures.shown.effective);
    // A level without a step stands for a figure in it; where there is none, its first step is as good as any.
    if at.step.is_some() || !matches!(offer.base, Base::Figure(_)) {
        offer.base = Base::Step(first.step);
    }
    offer.level = first.level;
    Some(offer)
}

impl Scene {
    /// What the link and the desk say; nothing while no level is chosen.
    pub fn of(here: &Here<route::Offer>, mut desk: Desk, roster: Option<Arc<Roster>>, asked: EqualPayAsked) -> Option<Self> {
        let today = time::today();
        desk.shown = usize::from(here.choices.scenario).min(desk.offers.len().saturating_sub(1));
        let offer = shown(here, &desk, today)?;
        desk.put(offer.clone());
        Some(Self { figures: here.figures.clone(), today, desk, offer, roster, hidden: here.choices.hidden, asked })
    }

    /// The currency of the table that pays.
    pub fn currency(&self) -> Option<Currency> {
        self.offer.in_force(&self.figures.open.dataset).currency()
    }

    /// Its place in the level.
    pub fn placing(&self) -> Option<Placing<'_>> {
        self.placing_of(&self.offer)
    }

    /// The place of any of the offers.
    pub fn placing_of(&self, offer: &Offer) -> Option<Placing<'_>> {
        offer.placing(&self.figures.open.dataset)
    }

    /// How amounts are told.
    pub fn amounts(&self) -> Amounts<'static> {
        Amounts { unit: self.figures.open.dataset.unit, per: self.figures.per, format: &LOCALE }
    }

    /// The ends of what is drawn and of what can be slid over, and the steps of that, in the minor unit of the files: a quarter of the band beyond
    /// each end, in round amounts, and as far as the offer and the people beside it reach. While the offer stays within what is drawn `before`
    /// of the same band and the same people, that stays: a thumb that is dragged does not run away.
    pub fn reach(&self, fair: Option<&Fair>, before: Option<&Reach>) -> Option<Reach> {
        let dataset = &self.figures.open.dataset;
        let band = self.offer.band(dataset)?;
        let figure = self.placing().map(|placing| placing.figure);
        let (min, max) = (band.min().minor(), band.max().minor());
        let width = (max - min).max(max / 10);
        let mut step = band.currency().minor_per_unit();
        while step.checked_mul(10).is_some_and(|next| next <= width / 100) {
            step *= 10;
        }
        let people: Vec<i64> = fair.iter().flat_map(|fair| &fair.people).map(|person| person.pay.minor()).collect();
        let ends = |values: &mut dyn Iterator<Item = i64>| {
            let (low, high) = values.fold((min - width / 4, max + width / 4), |(low, high), pay| (low.min(pay), high.max(pay)));
            (low.max(0).div_euclid(step) * step, (high + step - 1).div_euclid(step) * step)
        };
        let least = ends(&mut people.iter().copied());
        let holds = |reach: &&Reach| reach.least == least && figure.is_none_or(|figure| (reach.low..=reach.high).contains(&figure.minor()));
        if let Some(before) = before.filter(holds) {
            return Some(*before);
        }
        let (low, high) = ends(&mut people.iter().copied().chain(figure.map(Money::minor)));
        Some(Reach { low, high, step, least })
    }

    /// An amount as an example of what can be typed.
    pub fn example(&self) -> String {
        let pay = self.offer.pay(&self.figures.open.dataset);
        pay.map_or_else(|| "50,000".to_owned(), |pay| self.amounts().of(pay))
    }

    /// The roster's people, if there are any.
    pub fn entries(&self) -> &[Entry] {
        self.roster.as_ref().map(|roster| roster.entries.as_slice()).unwrap_or_default()
    }

    /// What somebody of the roster is called.
    pub fn name(&self, place: usize) -> String {
        let name = self.entries().get(place).map(|entry| entry.name.clone()).filter(|name| !self.hidden && !name.is_empty());
        name.unwrap_or_else(|| words::team::letters(place))
    }

    /// Whom an offer touches; nothing without a roster.
    pub fn fair_of(&self, offer: &Offer) -> Option<Fair> {
        if self.entries().is_empty() {
            return None;
        }
        Fair::of(offer, &self.figures.open.dataset, self.entries(), self.today)
    }

    /// The levels of the rank of an offer, in the order of the ladder: those whose people are looked at.
    fn peers(&self) -> Vec<String> {
        let ladder = self.figures.ladder();
        let rank = ladder.level(&self.offer.level).map(|found| found.level.rank);
        ladder.levels().filter(|found| Some(found.level.rank) == rank).map(|found| found.level.id.to_string()).collect()
    }

    /// What is found of the team, in sentences.
    pub fn fair_words(&self, fair: &Fair) -> Vec<String> {
        let mut out = vec![words::offer::fair(fair, &self.peers())];
        let unit = self.figures.open.dataset.unit;
        let cost = |all| fair.raising(all).and_then(|cost| unit.convert_exact_change(cost, Per::Year));
        out.extend(words::offer::raising(fair, [cost(false), cost(true)], &self.amounts().of(fair.figure), &LOCALE));
        out.extend(fair.ranges().map(|ranges| words::offer::spread(ranges, self.amounts())));
        out.extend(self.gaps());
        let day = self.offer.beside_on(self.today);
        out.extend((day != self.today).then(|| words::offer::compared_on(day, &LOCALE)));
        out
    }

    /// How the gaps of equal pay change; nothing where the candidate has no group, or where too few people stand behind a figure without the
    /// offer: with it, what one person is offered would tell what the others are paid.
    fn gaps(&self) -> Vec<String> {
        let (dataset, by_rank, day) = (&self.figures.open.dataset, self.asked.by_rank, self.offer.beside_on(self.today));
        let (Some(own), Some(pair)) = (self.offer.equal_pay(dataset, by_rank), self.groups()) else { return Vec::new() };
        let entries = self.entries().iter().enumerate();
        let begun = entries.filter(|(_, entry)| entry.has_begun(&dataset.ladder, day));
        let mut people: Vec<Paid> = equal_pay(begun, dataset, day, by_rank);
        let question = Question { groups: Pair { reference: &pair.reference, group: &pair.group }, threshold: self.asked.threshold };
        let category = own.category.clone();
        let now = EqualPay::of(&people, question);
        people.push(own);
        let with = EqualPay::of(&people, question);
        let (Ok(now), Ok(with)) = (now, with) else { return Vec::new() };
        let mean = |of: &EqualPay, category: Option<&Category>| -> Option<Gap> {
            let compared = category.map_or(Some(of.all), |category| of.category(category))?;
            compared.gaps()?.mean
        };
        let names = (pair.group.as_str(), pair.reference.as_str());
        let told = |what: &str, category: Option<&Category>| {
            Some(words::offer::gap(what, names, mean(&now, category)?, mean(&with, category)?, &LOCALE))
        };
        let within = match &category {
            Category::Level(level) => format!("In {level}"),
            Category::Rank(_) => format!("In {}", words::counts::list(&self.peers())),
        };
        [told("Over all", None), told(&within, Some(&category))].into_iter().flatten().collect()
    }

    /// The groups that are compared: those asked for in Team, the candidate's own being one of them.
    fn groups(&self) -> Option<Pair<String>> {
        let pair = self.asked.groups(&groups(self.entries()))?;
        let own = &self.offer.group;
        let known = *own == pair.group || *own == pair.reference;
        Some(if known { pair } else { Pair { group: own.clone(), ..pair } })
    }

    /// The labels of the groups of the roster; nothing where there are too few to compare.
    pub fn labels(&self) -> Vec<String> {
        Some(groups(self.entries())).filter(|labels| labels.len() > 1).unwrap_or_default()
    }

    /// The people beside the offer as a record has them.
    pub fn considered(&self, fair: &Fair) -> Vec<Considered> {
        let each = fair.people.iter();
        each.map(|Beside { place, at, pay, standing, .. }| Considered {
            name: self.name(*place),
            at: at.clone(),
            pay: *pay,
            standing: words::offer::standing(*standing),
        })
        .collect()
    }

    /// The position that the offer stands on.
    pub fn position(&self) -> Option<Position> {
        self.offer.position(&self.figures.open.dataset)
    }
}
