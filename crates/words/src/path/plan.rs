//! A plan of one's own: its changes, what of it cannot be followed, and what has to be agreed on.

use progression::{Beyond, Decision, Exception, Unfit};
use rules::ladder::Ladder;
use rules::moves::Chance;

use super::{MonthFormat, below};
use crate::counts::{of, sentence};

/// How many changes a plan has: "2 changes".
pub fn changes(count: usize) -> String {
    of(count, "change")
}

/// A change in words: "Nothing on November 24, 2028", "D5 on June 1, 2030", "Leave from January 1, 2028 to January 1, 2029".
pub fn decision(decision: &Decision, ladder: &Ladder, format: &dyn MonthFormat) -> String {
    match decision {
        Decision::Pass(day) => format!("Nothing on {}", format.date(*day)),
        Decision::To(at, day) => {
            let applying = at.step.is_none() && below(&at.level, ladder).is_some_and(|level| ladder.chance(level) == Chance::Applying);
            format!("{at} on {}{}", format.date(*day), if applying { ", by applying" } else { "" })
        }
        Decision::Leave(from, until) => format!("Leave from {} to {}", format.date(*from), format.date(*until)),
    }
}

/// Why a change cannot be followed.
pub fn unfit(why: &Unfit) -> &'static str {
    match why {
        Unfit::BeforeStart => "the day is before the plan begins",
        Unfit::AfterEnd => "the day is after the last one shown",
        Unfit::NothingDue => "nothing falls due on that day",
        Unfit::Unknown => "the ladder has no such level or step",
        Unfit::HeldAlready => "it is held already by then",
        Unfit::Below => "it leads down, and a path leads up",
        Unfit::OnLeave => "it falls into a leave",
    }
}

/// A change that cannot be followed, with the reason.
pub fn not_possible(change: &Decision, why: &Unfit, ladder: &Ladder, format: &dyn MonthFormat) -> String {
    format!("{}: {}", decision(change, ladder, format), unfit(why))
}

/// What of a plan is left out; nothing where nothing is.
pub fn left_out(each: &[String]) -> Option<String> {
    (!each.is_empty()).then(|| format!("Left out of the plan: {}. The rest is walked.", each.join("; ")))
}

/// That a part of a plan cannot be read.
pub fn unread(text: &str) -> String {
    format!("“{text}” is no change that can be read")
}

/// What the rules would not give by themselves: "June 1, 2030 is no level review by the rules; the next is on November 24, 2031."
pub fn exception(exception: &Exception, format: &dyn MonthFormat) -> String {
    let day = format.date(exception.day);
    let said = match &exception.beyond {
        Beyond::NoReview(None) => format!("{day} is no level review by the rules"),
        Beyond::NoReview(Some(next)) => format!("{day} is no level review by the rules; the next is on {}", format.date(*next)),
        Beyond::TooSoon(from) => format!("by the rules a promotion is possible from {} on, not on {day}", format.date(*from)),
        Beyond::NotTopStep => format!("{} on {day} leaves a level before its top step, which the rules do not know", exception.at),
        Beyond::NotAbove => format!("no promotion leads straight to {} by the rules", exception.at.level),
        Beyond::StepNotDue(None) => format!("{} is not due on {day}", exception.at),
        Beyond::StepNotDue(Some(next)) => {
            format!("{} is not due on {day}; by the rules the next step comes on {}", exception.at, format.date(*next))
        }
        Beyond::StepsOver => format!("{} on {day} passes over steps", exception.at),
        Beyond::OtherLevel(None) => format!("by the rules no switch leads to {} on {day}", exception.at.level),
        Beyond::OtherLevel(Some(level)) => format!("by the rules a switch on {day} leads to {level}, not to {}", exception.at.level),
        Beyond::OtherStep(step) => format!("by the rules the move of {day} lands on step {step}"),
    };
    sentence(&said) + "."
}
