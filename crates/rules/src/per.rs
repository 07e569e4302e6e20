//! Pay per year, month, week or hour, and how one becomes another.

use super::exact::ExactMoney;
use super::money::Money;
use super::ratio::Ratio;

/// The time that an amount pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Per {
    /// A year.
    #[default]
    Year,
    /// A twelfth of a year.
    Month,
    /// Seven days of a year of 365.
    Week,
    /// An hour; how many a year has must be known.
    Hour,
}

impl Per {
    /// The periods in which a page can show pay, in order.
    pub const SHOWN: [Self; 3] = [Self::Year, Self::Month, Self::Hour];

    /// The name in files and links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Hour => "hour",
        }
    }

    /// The period of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Year, Self::Month, Self::Week, Self::Hour].into_iter().find(|per| per.name() == name)
    }
}

/// The unit of a ladder's amounts, and its hours a year where they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Unit {
    per: Per,
    hours_per_year: Option<Ratio>,
}

impl Unit {
    /// Amounts per `per`, with the hours of a full-time year if hourly figures are wanted. Hours that are not above zero count as unknown.
    pub fn new(per: Per, hours_per_year: Option<Ratio>) -> Self {
        Self { per, hours_per_year: hours_per_year.filter(|hours| hours.signum() > 0) }
    }

    /// Hours a year from hours a week: × 365 / 7. (× 52 is short by a day and overpays: see "hourly pay" in the tests.)
    pub fn hours_from_week(hours_per_week: Ratio) -> Option<Ratio> {
        Some(hours_per_week.times(Ratio::new(365, 7)?))
    }

    /// The period of the amounts as they stand in the files.
    pub const fn per(self) -> Per {
        self.per
    }

    /// The hours of a full-time year.
    pub const fn hours_per_year(self) -> Option<Ratio> {
        self.hours_per_year
    }

    /// How many such periods a year has; nothing for hours that are unknown.
    fn in_a_year(self, per: Per) -> Option<Ratio> {
        match per {
            Per::Year => Some(Ratio::whole(1)),
            Per::Month => Some(Ratio::whole(12)),
            Per::Week => Ratio::new(365, 7),
            Per::Hour => self.hours_per_year,
        }
    }

    /// The factor that turns an amount of the files into one per `per`.
    pub fn factor(self, per: Per) -> Option<Ratio> {
        if self.per == per {
            return Some(Ratio::whole(1));
        }
        self.in_a_year(self.per)?.over(self.in_a_year(per)?)
    }

    /// An amount of the files per `per`, rounded half up to the minor unit, once; nothing where hours are unknown.
    pub fn convert(self, amount: Money, per: Per) -> Option<Money> {
        amount.times(self.factor(per)?)
    }

    /// The same of an amount that was not rounded before.
    pub fn convert_exact(self, amount: ExactMoney, per: Per) -> Option<Money> {
        amount.times(self.factor(per)?)
    }

    /// An exact amount of this unit, or a difference of two, per year and to the whole unit of its currency, as sums over a team are shown;
    /// rounded once, by its size.
    pub fn whole_year(self, amount: ExactMoney) -> Option<Money> {
        let whole = amount.currency().minor_per_unit();
        let units = amount.times_change(self.factor(Per::Year)?.checked_times(Ratio::new(1, whole.into())?)?)?;
        Some(Money::new(units.minor().checked_mul(whole)?, amount.currency()))
    }

    /// A difference of two amounts that were not rounded before, rounded once by its size (as [`Unit::convert_change`]).
    pub fn convert_exact_change(self, change: ExactMoney, per: Per) -> Option<Money> {
        change.times_change(self.factor(per)?)
    }

    /// A difference of two amounts of the files per `per`, rounded once by its size (see [`Ratio::scaled_change`]): both directions say one
    /// figure. It is taken before either amount is rounded, since a difference of rounded amounts is a cent off.
    pub fn convert_change(self, change: Money, per: Per) -> Option<Money> {
        self.convert_exact_change(change.into(), per)
    }

    /// The periods that can be shown, in order.
    pub fn offered(self) -> Vec<Per> {
        Per::SHOWN.into_iter().filter(|per| self.factor(*per).is_some()).collect()
    }
}
