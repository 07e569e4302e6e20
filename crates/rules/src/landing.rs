//! Landing: the step on which a move puts you.

use super::ladder::Level;
use super::money::Money;
use super::moves::{Crossing, Lands, Moves};
use super::ratio::Ratio;

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
    /// Whether the rule alone leads to a lower step than the least one on which such a move may land.
    pub lifted: bool,
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

/// The steps of a level with what they pay.
#[derive(Clone, Copy, Debug)]
pub struct PaidSteps<'a> {
    /// The level.
    pub level: &'a Level,
    /// The pay of its steps in order, where it is known.
    pub pay: &'a [Option<Money>],
}

impl Moves {
    /// The landing of a move from the step in place `from` of a level to another level, by what the steps of both pay.
    ///
    /// The one answer for Compare and for Path. Nothing where the rule asks for pay that the table does not give.
    #[inline] // The search for routes asks it of every move, and is built for speed.
    pub fn land(&self, crossing: Crossing, left: PaidSteps<'_>, from: usize, to: PaidSteps<'_>) -> Option<Landing> {
        let rule = self.rule(crossing);
        let landing = rule.lands.land(left, from, to)?;
        let least = rule.least_step.as_ref().and_then(|id| to.level.step_index(id)).filter(|least| landing.step < *least);
        Some(least.map_or(landing, |step| Landing { step, pay: pay_at(to.pay, step), lifted: true, ..landing }))
    }
}

impl Lands {
    /// The landing of a move from the step in place `from` of a level to another level.
    ///
    /// Nothing where the rule asks for pay that the table does not give.
    #[inline]
    pub fn land(self, left: PaidSteps<'_>, from: usize, to: PaidSteps<'_>) -> Option<Landing> {
        let old = pay_at(left.pay, from);
        let last = to.level.steps.len().checked_sub(1)?;
        let at = |step: usize, met: bool| Landing { step, pay: pay_at(to.pay, step), met, threshold: None, lifted: false };
        let (threshold, strictly) = match self {
            Self::FirstStep => return Some(at(0, true)),
            Self::SameStep => match left.level.steps.get(from).and_then(|step| to.level.step_index(&step.id)) {
                Some(same) => return Some(at(same, true)),
                None => (old?, false),
            },
            Self::NoDecrease => (old?, false),
            Self::Raise => (old?, true),
            Self::RiseSteps(steps) => (steps_up(left.pay, from, steps.into())?, false),
            Self::RisePercent(share) => {
                let exact = Ratio::whole(old?.minor().into()).times(share.plus(Ratio::whole(1)));
                (Money::new(i64::try_from(exact.round()).ok()?, old?.currency()), false)
            }
        };
        let asked = threshold.minor() + i64::from(strictly);
        let pays = |pays: &Money| pays.currency() == threshold.currency();
        let found = to.pay.iter().position(|step| step.is_some_and(|step| step.minor() >= asked && pays(&step)));
        // A level without any pay cannot meet the rule or fail it.
        if found.is_none() && !to.pay.iter().flatten().any(pays) {
            return None;
        }
        Some(Landing { threshold: Some(threshold), ..at(found.unwrap_or(last), found.is_some()) })
    }

    /// Whether the landing depends on pay.
    pub const fn asks_for_pay(self) -> bool {
        !matches!(self, Self::FirstStep)
    }
}
