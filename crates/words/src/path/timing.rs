//! Promotion now, or after the next step?

use chrono::NaiveDate;

use super::assumed;
use crate::Format;
use crate::piece::Text;
use rules::money::Money;
use rules::routes::Timing;

/// Which of the two earns more, and from when.
pub fn timing(timing: &Timing, until: NaiveDate, rise: Option<u16>, format: &dyn Format) -> Text {
    let (now, later) = (&timing.now, &timing.later);
    let text = Text::default()
        .say("On ")
        .say(&format.date(now.day))
        .say(", a promotion lands on ")
        .strong(&now.lands.to_string())
        .say("; after one more step, on ")
        .say(&format.date(later.day))
        .say(", on ")
        .strong(&later.lands.to_string())
        .say(". ");
    let text = if timing.lands_higher { text } else { text.say("Waiting lands on no higher step. ") };
    let text = match timing.gain() {
        None => return text.say("What either earns is not known: pay is missing on the way."),
        Some(gain) if gain.minor() == 0 => text.say("Both earn the same"),
        Some(gain) => {
            let which = if gain.minor() > 0 { "The promotion now earns " } else { "Waiting earns " };
            let size = format.money(Money::new(gain.minor().abs(), gain.currency()));
            text.say(which).strong(&format!("{size} more"))
        }
    };
    let text = text.say(&format!(" until {}{}", format.date(until), assumed(rise)));
    match timing.catches_up {
        Some(day) => text.say(&format!("; from {} on, waiting has earned as much.", format.date(day))),
        None => text.say("."),
    }
}
