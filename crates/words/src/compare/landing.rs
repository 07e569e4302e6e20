//! Where a promotion or a switch lands.

use super::asks::past;
use super::{ShownPay, many};
use crate::pay::range;
use crate::{Format, time};
use rules::compare::{Change, Comparison, Landed, Move, Within};
use rules::moves::{Chance, Lands, Leaving, LevelTime};

/// Where the move from the baseline lands by the ladder's own rules: "A promotion from GS-9.10 lands on GS-11.5 at $72,303; the rule asks
/// for at least $72,065." Nothing within a level.
pub fn landing(comparison: &Comparison<'_>, shown: ShownPay, format: &dyn Format) -> Option<String> {
    let (from, level) = (comparison.from.at(), &comparison.to.found.level.id);
    let top = || comparison.from.found.level.steps.last().map(|step| comparison.from.found.level.at(step).to_string()).unwrap_or_default();
    let (name, after) = match comparison.way {
        Move::Stay | Move::StepsUp(_) | Move::StepsDown(_) => return None,
        Move::Demotion(_) => return Some("This ladder has no rule for where a move down its track lands.".to_owned()),
        Move::Promotion { leaving: Leaving::NotYet, .. } => {
            return Some(format!("No promotion is open from {from}: this ladder leaves a level only from its top step, {}.", top()));
        }
        Move::Promotion { levels, leaving } => {
            let name = if levels == 1 { "A promotion".to_owned() } else { format!("A promotion by {}", many(levels, "level")) };
            let name = format!("{name}{}", past(comparison));
            let jump = format!(" It is an early promotion, which needs a written reason: the top step is {}.", top());
            let jump = if leaving == Leaving::ByJump { jump } else { String::new() };
            (name, jump + &when(comparison))
        }
        Move::Switch(rank) => {
            let rank = match rank {
                Change::Gain(by) => format!(" It is also a rise of {}.", many(by.into(), "rank")),
                Change::Loss(by) => format!(" It also goes down {}.", many(by.into(), "rank")),
                Change::Same | Change::Unknown => String::new(),
            };
            ("A switch".to_owned(), rank)
        }
    };
    let lands = comparison.landing.map_or_else(
        || match comparison.within {
            Some(within) => format!("{name} from {from} lands within {}.", within_words(within, format)),
            None => format!("{name} from {from} to {level} cannot be placed: the rule needs pay that is not given."),
        },
        |landed| format!("{name} from {from} lands on {}", on(comparison, &landed, shown, format)),
    );
    Some(format!("{lands}{after}"))
}

/// When a promotion is possible, where reviews do not say so.
fn when(comparison: &Comparison<'_>) -> String {
    let left = &comparison.from.found.level.id;
    match comparison.chance {
        Chance::Time(LevelTime::Rhythm(_)) | Chance::Unsaid => String::new(),
        Chance::Time(LevelTime::Least(wait)) => format!(" It is possible on any day after {} in {left}.", time::wait(wait)),
        Chance::Applying => format!(" It comes by applying, not by waiting: this ladder names no time in {left} that leads to it."),
    }
}

/// "£53,847 – £81,861; the rule asks for at least £55,000".
fn within_words(within: Within, format: &dyn Format) -> String {
    let more = if within.more { "more than" } else { "at least" };
    let asked = within.old.map(|old| format!("; the rule asks for {more} {}", format.money(old))).unwrap_or_default();
    range(within.band, |amount| format.money(amount)) + &asked
}

/// The step, its pay, and what the rule asks for.
fn on(comparison: &Comparison<'_>, landed: &Landed<'_>, shown: ShownPay, format: &dyn Format) -> String {
    let step = landed.found.level.at(landed.step);
    let pay = landed.pay.map(|pay| format!(" at {}{}", format.money(pay), shown.period())).unwrap_or_default();
    let held = &comparison.from.step.id;
    let asked = landed.threshold.map(|threshold| format.money(threshold));
    let why = match (landed.rule, asked, landed.met) {
        (Lands::FirstStep, ..) => ", the first step by rule".to_owned(),
        (Lands::SameStep, None, _) => ", the same step by rule".to_owned(),
        (Lands::SameStep, Some(asked), true) => format!(": it has no step {held}, so the rule asks for at least {asked}"),
        (Lands::SameStep, Some(asked), false) => format!(", its last step: it has no step {held}, and none that pays {asked}"),
        (Lands::Raise, Some(asked), true) => format!("; the rule asks for more than {asked}"),
        (Lands::Raise, Some(asked), false) => format!(", its last step: no step pays more than {asked}, so the rule is not met"),
        (_, Some(asked), true) => format!("; the rule asks for at least {asked}"),
        (_, Some(asked), false) => format!(", its last step: no step pays the {asked} that the rule asks for"),
        (_, None, _) => String::new(),
    };
    let elsewhere = landed.before_addition.map(|pay| format!("; moves go by the table of everywhere, where it pays {}", format.money(pay)));
    let why = why + &elsewhere.unwrap_or_default();
    let least = if landed.lifted { format!("; {} is the least step on which such a move lands", landed.step.id) } else { String::new() };
    format!("{step}{pay}{why}{least}.")
}
