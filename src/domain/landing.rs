//! Landing: the step on which a move puts you.

use super::ladder::Level;
use super::money::Money;
use super::moves::Lands;
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

/// The pay at a step, a range by its midpoint.
fn pay_at(level: &Level, step: usize, pay: InForce<'_>) -> Option<Money> {
    Some(pay.at(level, &level.steps.get(step)?.id)?.mid())
}

/// The pay so many steps up in a level, extended past its last step by its last increment (US Code title 5, section 5334(b)).
fn steps_up(level: &Level, from: usize, up: usize, pay: InForce<'_>) -> Option<Money> {
    let (wanted, last) = (from + up, level.steps.len().checked_sub(1)?);
    if wanted <= last {
        return pay_at(level, wanted, pay);
    }
    let top = pay_at(level, last, pay)?;
    let increment = last.checked_sub(1).and_then(|before| top.minus(pay_at(level, before, pay)?)).map_or(0, Money::minor);
    let beyond = i64::try_from(wanted - last).ok()?;
    Some(Money::new(top.minor() + increment * beyond, top.currency()))
}

impl Lands {
    /// The landing of a move from the step in place `from` of a level to another level.
    ///
    /// Nothing where the rule asks for pay that the table does not give.
    pub fn land(self, left: &Level, from: usize, to: &Level, pay: InForce<'_>) -> Option<Landing> {
        let old = pay_at(left, from, pay);
        let at = |step: usize, met: bool| Landing { step, pay: pay_at(to, step, pay), met, threshold: None };
        let last = to.steps.len().checked_sub(1)?;
        let (threshold, strictly) = match self {
            Self::FirstStep => return Some(at(0, true)),
            Self::SameStep => return Some(at(from.min(last), from <= last)),
            Self::NoDecrease => (old?, false),
            Self::Raise => (old?, true),
            Self::RiseSteps(steps) => (steps_up(left, from, steps.into(), pay)?, false),
            Self::RisePercent(share) => {
                // A threshold between two cents is met from the upper one on.
                let exact = Ratio::whole(old?.minor().into()).times(share.plus(Ratio::whole(1)));
                (Money::new(i64::try_from(exact.ceil()).ok()?, old?.currency()), false)
            }
        };
        let enough = |step: &usize| {
            let pays = pay_at(to, *step, pay).filter(|pays| pays.currency() == threshold.currency());
            pays.is_some_and(|pays| pays > threshold || (!strictly && pays == threshold))
        };
        let found = (0..=last).find(enough);
        Some(Landing { threshold: Some(threshold), ..at(found.unwrap_or(last), found.is_some()) })
    }
}
