//! Promotion at the next chance, or at the one after?

use chrono::NaiveDate;

use super::assumed;
use crate::Format;
use crate::piece::Text;
use progression::routes::Timing;
use rules::id::LevelId;
use rules::ladder::Ladder;
use rules::moves::{Chance, LevelTime};
use rules::per::Unit;

/// The question: of reviews where those decide, else of the next step.
pub fn timing_head(level: &LevelId, ladder: &Ladder) -> &'static str {
    let chance = ladder.level(level).map(|found| ladder.chance(found.level));
    if matches!(chance, Some(Chance::Time(LevelTime::Rhythm(_)))) {
        "At the next review, or the one after?"
    } else {
        "Promotion now, or after the next step?"
    }
}

/// Which of the two earns more, and from when.
pub fn timing(timing: &Timing, until: NaiveDate, rise: Option<u16>, unit: Unit, format: &dyn Format) -> Text {
    let (now, later) = (&timing.now, &timing.later);
    let text = Text::default();
    let text = if timing.lands_higher {
        text.say("Waiting lands higher, on ").strong(&later.lands.to_string()).say(" and not on ").strong(&now.lands.to_string()).say(". ")
    } else {
        text.say("Both land on ").strong(&now.lands.to_string()).say(", so waiting wins no higher step. ")
    };
    let text = match timing.gain().and_then(|gain| Some((gain, gain.abs().whole(unit)?))) {
        None => return text.say("What either earns is not known: pay is missing on the way."),
        Some((gain, _)) if gain.signum() == 0 => text.say("Both earn the same"),
        Some((gain, size)) => {
            let which = if gain.signum() > 0 { "The sooner one earns " } else { "Waiting earns " };
            text.say(which).strong(&format!("{} more", format.money(size)))
        }
    };
    let text = text.say(&format!(" until {}{}", format.date(until), assumed(rise)));
    match timing.catches_up {
        Some(day) => text.say(&format!("; from {} on, waiting has earned as much.", format.date(day))),
        None => text.say("."),
    }
}
