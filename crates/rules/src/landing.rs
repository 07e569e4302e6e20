//! Landing: the step on which a move puts you.

use super::ladder::Level;
use super::money::Money;
use super::moves::{Crossing, Lands, Moves};
use super::ratio::Ratio;
use super::table::InForce;

/// Where a move lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landing {
    /// The place of the step in the level moved to, from 0.
    pub step: usize,
    /// What it pays, where that is known.
    pub pay: Option<Money>,
    /// Whether the rule is met; where no step pays enough, the last one is given all the same.
    pub met: bool,
    /// The pay that the rule asks for, where it asks for one.
    pub threshold: Option<Money>,
}

/// The pay of a step, where it is known.
fn pay_at(steps: &[Option<Money>], step: usize) -> Option<Money> {
    steps.get(step).copied().flatten()
}

/// The pay so many steps up in a level, extended past its last step by its last increment (US Code title 5, section 5334(b)).
fn steps_up(steps: &[Option<Money>], from: usize, up: usize) -> Option<Money> {
    let (wanted, last) = (from + up, steps.len().checked_sub(1)?);
    if wanted <= last {
        return pay_at(steps, wanted);
    }
    let top = pay_at(steps, last)?;
    let increment = last.checked_sub(1).and_then(|before| top.minus(pay_at(steps, before)?)).map_or(0, Money::minor);
    let beyond = i64::try_from(wanted - last).ok()?;
    Some(Money::new(top.minor() + increment * beyond, top.currency()))
}

impl Moves {
    /// The landing of a move from the step in place `from` of a level to another level, by what the steps of both pay.
    ///
    /// The one answer for Compare and for Path. Nothing where the rule asks for pay that the table does not give.
    pub fn land(self, crossing: Crossing, left: &[Option<Money>], from: usize, to: &[Option<Money>]) -> Option<Landing> {
        self.lands(crossing).land_on(left, from, to)
    }
}

impl Lands {
    /// The landing of a move from the step in place `from` of a level to another level.
    ///
    /// Nothing where the rule asks for pay that the table does not give.
    pub fn land(self, left: &Level, from: usize, to: &Level, pay: InForce<'_>) -> Option<Landing> {
        self.land_on(&pay.steps(left), from, &pay.steps(to))
    }

    /// The same from what the steps of the level left and of the level moved to pay.
    pub fn land_on(self, left: &[Option<Money>], from: usize, to: &[Option<Money>]) -> Option<Landing> {
        let old = pay_at(left, from);
        let at = |step: usize, met: bool| Landing { step, pay: pay_at(to, step), met, threshold: None };
        let last = to.len().checked_sub(1)?;
        let (threshold, strictly) = match self {
            Self::FirstStep => return Some(at(0, true)),
            Self::SameStep => return Some(at(from.min(last), from <= last)),
            Self::NoDecrease => (old?, false),
            Self::Raise => (old?, true),
            Self::RiseSteps(steps) => (steps_up(left, from, steps.into())?, false),
            Self::RisePercent(share) => {
                // A threshold between two cents is met from the upper one on.
                let exact = Ratio::whole(old?.minor().into()).times(share.plus(Ratio::whole(1)));
                (Money::new(i64::try_from(exact.ceil()).ok()?, old?.currency()), false)
            }
        };
        let pays = |pays: &Option<Money>| pays.filter(|pays| pays.currency() == threshold.currency());
        let enough = |step: &Option<Money>| pays(step).is_some_and(|pays| pays > threshold || (!strictly && pays == threshold));
        // A level without any pay cannot meet the rule or fail it.
        if !to.iter().any(|step| pays(step).is_some()) {
            return None;
        }
        let found = to.iter().position(enough);
        Some(Landing { threshold: Some(threshold), ..at(found.unwrap_or(last), found.is_some()) })
    }

    /// Whether the landing depends on pay.
    pub const fn asks_for_pay(self) -> bool {
        !matches!(self, Self::FirstStep | Self::SameStep)
    }
}
