//! What every position pays on every day of an outlook.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::{Outlook, Why};
use rules::exact::ExactMoney;
use rules::ladder::Level;
use rules::money::Money;
use rules::ratio::Ratio;
use rules::table::InForce;
use rules::wait;

/// A stretch of days with the same pay.
#[derive(Debug)]
struct Season {
    from: NaiveDate,
    /// The place of its table in `tables`.
    table: usize,
    /// How often the assumed rise has come since its table took effect.
    rises: u32,
    /// The pay of each level's steps, once it has been asked for.
    exact: Vec<OnceCell<Vec<Option<ExactMoney>>>>,
}

/// The pay of all positions, season by season.
#[derive(Debug)]
pub(crate) struct Payroll {
    seasons: Vec<Season>,
    /// For each table the pay of all steps, level by level.
    tables: Vec<Vec<Vec<Option<Money>>>>,
    /// The same for landings, where moves land by other amounts than those paid; else none.
    landings: Vec<Vec<Vec<Option<Money>>>>,
    factor: Option<Ratio>,
}

impl Payroll {
    /// The pay of these levels from today until the last day.
    pub fn new(outlook: &Outlook<'_>, levels: &[&Level]) -> Self {
        let Outlook { dataset, region, today, until, rise } = *outlook;
        let dates = dataset.tables.dates(region);
        let later = dates.into_iter().filter(|date| *date > today && *date <= until);
        let starts: Vec<NaiveDate> = [today].into_iter().chain(later).collect();
        let rows = |pay: InForce<'_>| levels.iter().map(|level| pay.steps(level)).collect();
        let in_force = |from: &NaiveDate| dataset.tables.in_force(region, *from);
        let is_addition = starts.iter().any(|from| in_force(from).lands_elsewhere());
        let mut seasons = Vec::new();
        for (table, from) in starts.iter().enumerate() {
            let end = starts.get(table + 1).copied();
            let within = |day: &NaiveDate| *day <= until && end.is_none_or(|end| *day < end);
            let anniversaries = (1..).map_while(|rises| wait::after(*from, 12 * rises, 0).filter(within).map(|day| (day, rises)));
            let rises = anniversaries.take_while(|_| rise.is_some());
            let season = |(from, rises)| Season { from, table, rises, exact: levels.iter().map(|_| OnceCell::new()).collect() };
            seasons.extend([(*from, 0)].into_iter().chain(rises).map(season));
        }
        let factor = rise.map(|rise| rise.plus(Ratio::whole(1)));
        let landings = if is_addition { starts.iter().map(|from| rows(in_force(from).for_landing())).collect() } else { Vec::new() };
        Self { seasons, tables: starts.iter().map(|from| rows(in_force(from))).collect(), landings, factor }
    }

    /// The place of the season of a day.
    pub fn season(&self, day: NaiveDate) -> usize {
        self.seasons.partition_point(|season| season.from <= day).saturating_sub(1)
    }

    /// The day on which the season after this one begins, and why its pay may differ.
    pub fn next(&self, season: usize) -> Option<(NaiveDate, Why)> {
        let next = self.seasons.get(season + 1)?;
        Some((next.from, if next.rises == 0 { Why::NewTable } else { Why::Rise }))
    }

    /// The days on which the rise that is assumed comes.
    pub fn rises(&self) -> impl Iterator<Item = NaiveDate> {
        self.seasons.iter().filter(|season| season.rises > 0).map(|season| season.from)
    }

    /// The last day on which a table takes effect, if one does after today.
    pub fn last_table(&self) -> Option<NaiveDate> {
        self.seasons.iter().rev().find(|season| season.rises == 0 && season.table > 0).map(|season| season.from)
    }

    /// The next day after one on which a table takes effect.
    pub fn next_table(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.seasons.iter().find(|season| season.from > day && season.rises == 0).map(|season| season.from)
    }

    /// Whether a table takes effect on a day.
    pub fn begins_table(&self, day: NaiveDate) -> bool {
        self.seasons.iter().any(|season| season.from == day && season.rises == 0)
    }

    /// The pay by which moves land: that of everywhere, where the region is an addition to it.
    pub fn landing(&self, season: usize, level: usize) -> &[Option<Money>] {
        let rows = self.seasons.get(season).and_then(|season| self.landings.get(season.table));
        rows.and_then(|rows| rows.get(level)).map_or_else(|| self.table(season, level), Vec::as_slice)
    }

    /// What the steps of a level pay by the table itself, without any assumed rise.
    pub fn table(&self, season: usize, level: usize) -> &[Option<Money>] {
        let rows = self.seasons.get(season).and_then(|season| self.tables.get(season.table));
        rows.and_then(|rows| rows.get(level)).map_or(&[], Vec::as_slice)
    }

    /// What the steps of a level pay in a season, with the assumed rise.
    fn row(&self, season: usize, level: usize) -> &[Option<ExactMoney>] {
        let Some((own, cell)) = self.seasons.get(season).and_then(|own| Some((own, own.exact.get(level)?))) else { return &[] };
        cell.get_or_init(|| match self.factor.filter(|_| own.rises > 0) {
            Some(factor) => self.row(season - 1, level).iter().map(|pay| pay.map(|pay| pay.raised(factor))).collect(),
            None => self.table(season, level).iter().map(|pay| pay.map(ExactMoney::from)).collect(),
        })
    }

    /// What a step pays in a season, with the assumed rise.
    pub fn pay(&self, season: usize, level: usize, step: usize) -> Option<ExactMoney> {
        self.row(season, level).get(step).copied().flatten()
    }

    /// Whether no level pays less on a step than on the one before, in any table.
    pub fn steps_rise(&self) -> bool {
        let rises = |row: &Vec<Option<Money>>| row.iter().zip(row.iter().skip(1)).all(|(lower, upper)| lower.is_some() && lower <= upper);
        self.tables.iter().chain(&self.landings).flatten().all(rises)
    }

    /// An upper bound of a difference by the table after all rises of a season, in minor units.
    pub fn raised(&self, season: usize, minor: i64) -> i64 {
        let rises = self.seasons.get(season).map_or(0, |season| season.rises);
        let Some(factor) = self.factor.filter(|_| minor > 0) else { return minor };
        let exact = (0..rises).fold(i128::from(minor), |minor, _| Ratio::whole(minor).times(factor).ceil().max(minor));
        i64::try_from(exact).unwrap_or(i64::MAX)
    }
}
