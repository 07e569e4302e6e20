//! Which move leads from one position to another, and where it lands.

use super::{Change, Side};
use crate::ladder::{Ladder, Step, TrackLevel};
use crate::landing::PaidSteps;
use crate::money::Money;
use crate::moves::{Crossing, Lands, Leaving};
use crate::pay::Band;
use crate::quote::Quote;

/// The move from one position to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// None: it is the same position.
    Stay,
    /// So many steps up in the level.
    StepsUp(usize),
    /// So many steps down in the level.
    StepsDown(usize),
    /// So many levels up in the track; 1 is any level to which a promotion may lead, also past others.
    Promotion {
        /// How many levels.
        levels: usize,
        /// Whether the step held may be left.
        leaving: Leaving,
    },
    /// So many levels down in the track.
    Demotion(usize),
    /// To a level of another track (or beside it in the same track, where two share a rank), which stands at this rank against the one left.
    Switch(Change),
}

impl Move {
    /// The move from one position to another.
    pub fn between(ladder: &Ladder, from: &Side<'_>, to: &Side<'_>) -> Self {
        let (left, reached) = (from.found.level, to.found.level);
        if left.id == reached.id {
            return match to.index.abs_diff(from.index) {
                0 => Self::Stay,
                up if to.index > from.index => Self::StepsUp(up),
                down => Self::StepsDown(down),
            };
        }
        if from.found.track.id != to.found.track.id || left.rank == reached.rank {
            return Self::Switch(Change::between(left.rank, reached.rank));
        }
        let (low, high) = (left.rank.min(reached.rank), left.rank.max(reached.rank));
        let ranks = 1 + from.found.track.levels.iter().filter(|level| low < level.rank && level.rank < high).count();
        if reached.rank < left.rank {
            return Self::Demotion(ranks);
        }
        let leads_there = from
            .found
            .track
            .promotions(left)
            .into_iter()
            .any(|place| from.found.track.levels.get(place).is_some_and(|level| level.id == reached.id));
        let levels = if leads_there { 1 } else { ranks };
        let leaving = ladder.moves.leaving(from.index, left.steps.len());
        Self::Promotion { levels, leaving }
    }

    /// How the level is left by a rule of the ladder; nothing for a move that has none, or is not open.
    pub const fn crossing(self) -> Option<Crossing> {
        match self {
            Self::Promotion { leaving: Leaving::Free | Leaving::ByJump, .. } => Some(Crossing::Promotion),
            Self::Switch(_) => Some(Crossing::Switch),
            _ => None,
        }
    }
}

/// Where a promotion or a switch lands, in the period shown.
#[derive(Clone, Copy, Debug)]
pub struct Landed<'a> {
    /// The level moved to, with its track.
    pub found: TrackLevel<'a>,
    /// The step.
    pub step: &'a Step,
    /// What it pays, where that is known.
    pub pay: Option<Money>,
    /// What it pays by the table of everywhere, where the move lands by that and the region is added afterwards.
    pub before_addition: Option<Money>,
    /// The rule.
    pub rule: Lands,
    /// Whether the rule is met; where no step pays enough, the last one is given all the same.
    pub met: bool,
    /// The pay that the rule asks for, where it asks for one.
    pub threshold: Option<Money>,
    /// Whether the rule alone leads to a lower step than the least one on which such a move may land.
    pub lifted: bool,
}

impl<'a> Landed<'a> {
    /// The landing of a move from a position to a level. One promotion over several levels lands once, by the last of them: nobody has
    /// held the levels between.
    pub(super) fn of(ladder: &Ladder, way: Move, from: &Side<'_>, to: TrackLevel<'a>, quote: Quote<'_>) -> Option<Self> {
        let crossing = way.crossing()?;
        let by = quote.pay.for_landing();
        let (left, reached) = (by.steps(from.found.level), by.steps(to.level));
        let left = PaidSteps { level: from.found.level, pay: &left };
        let landing = ladder.moves.land(crossing, left, from.index, PaidSteps { level: to.level, pay: &reached })?;
        let shown = |amount: Option<Money>| amount.and_then(|amount| quote.unit.convert(amount, quote.per));
        let step = to.level.steps.get(landing.step)?;
        Some(Self {
            found: to,
            step,
            pay: quote.at(to.level, &step.id).map(Band::mid),
            before_addition: landing.pay.filter(|_| quote.pay.lands_elsewhere()).and_then(|pay| shown(Some(pay))),
            rule: ladder.moves.rule(crossing).lands,
            met: landing.met,
            threshold: shown(landing.threshold),
            lifted: landing.lifted,
        })
    }
}

/// Where a move lands in a level that is a range without points, in the period shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// The range.
    pub band: Band,
    /// The old pay, where it is known and the rule asks for it.
    pub old: Option<Money>,
    /// Whether the rule asks for more than the old pay.
    pub more: bool,
}

impl Within {
    /// Nothing for a move that has no rule, or to a level whose steps have pay.
    pub(super) fn of(ladder: &Ladder, way: Move, from: &Side<'_>, to: &Side<'_>, quote: Quote<'_>) -> Option<Self> {
        let rule = ladder.moves.rule(way.crossing()?).lands;
        let band = quote.convert(to.band.filter(|_| to.in_range)?)?;
        let asks = matches!(rule, Lands::NoDecrease | Lands::SameStep | Lands::Raise) && !from.in_range;
        let old = from.paid().filter(|_| asks).and_then(|pay| quote.unit.convert(pay, quote.per));
        Some(Self { band, old, more: rule == Lands::Raise })
    }
}
