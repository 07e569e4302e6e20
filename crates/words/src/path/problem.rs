//! Why there is no route, and what to change.

use super::no_dates;
use crate::Format;
use crate::piece::Text;
use progression::routes::{Missing, NoWay, RouteNeeds};
use rules::ladder::Ladder;

/// What to change so that there is a route.
pub fn problem(problem: &NoWay, format: &dyn Format) -> String {
    match problem {
        NoWay::Unknown(at) => format!("This ladder has no position {at}. Choose one that it has."),
        NoWay::WrongOrder { level, step } => format!(
            "The step cannot be held since {}, before its level, held since {}. Enter a day for the step that is not before that of the level.",
            format.date(*step),
            format.date(*level)
        ),
        NoWay::NoTime => "There is no time ahead. Choose a horizon of at least one year.".to_owned(),
        NoWay::SameAsStart => "The target is held already. Choose another one, or the best pay.".to_owned(),
        NoWay::BelowStart => {
            "The target is below the start, and a path leads up. Choose a higher level or step, or change places.".to_owned()
        }
    }
}

/// Why none of the routes reaches what was asked for, and what to change.
pub fn missing(missing: &Missing, ladder: &Ladder, format: &dyn Format) -> Text {
    let said = match missing {
        Missing::Dates(rungs) => return no_dates(rungs, ladder),
        Missing::Pay => "This dataset gives no pay, so no route is the best paid. Choose a position as the target.".to_owned(),
        Missing::Way(Some(RouteNeeds::Switch)) => {
            "The target is on another track. Allow switches of track to see the way there.".to_owned()
        }
        Missing::Way(Some(RouteNeeds::LevelJump)) => {
            "The target cannot be reached without an early promotion. Allow early promotions to see the way there.".to_owned()
        }
        Missing::Way(None) => {
            "No way leads from here to the target by the rules of this ladder. Choose another target or another start.".to_owned()
        }
        Missing::Time { earliest } => {
            format!(
                "The target can be reached on {} at the earliest, which is after the last day. Look more years ahead.",
                format.date(*earliest)
            )
        }
    };
    Text::default().say(&said)
}
