//! The first sentences: when, and what difference it makes.

use chrono::NaiveDate;

use super::{UNSURE, assumed, by, name, reached};
use crate::Format;
use crate::piece::Text;
use rules::earned;
use rules::id::Position;
use rules::ladder::Ladder;
use rules::money::Money;
use rules::per::Unit;
use rules::progress::Why;
use rules::routes::{Itinerary, Reason};

/// What is found, in one to three sentences.
pub fn opening(
    routes: &[Itinerary],
    to: Option<&Position>,
    until: NaiveDate,
    ladder: &Ladder,
    unit: Unit,
    rise: Option<u16>,
    format: &dyn Format,
) -> Text {
    let Some(first) = routes.first() else { return Text::default() };
    if to.is_none() {
        return best(routes, until, ladder, rise, format);
    }
    let stays = |route: &&Itinerary| route.kinds.contains(&Reason::StepByStep);
    let plain = routes.iter().find(stays).or_else(|| routes.iter().find(|route| !route.has(Why::LevelJump))).unwrap_or(first);
    let text = arrives(Text::default(), plain, ladder, format);
    // The quickest other way, which asks for more: jumps, or a switch. Of several that arrive on its day the one that asks least, since a
    // early promotion is not needed for a day that is reached without one.
    let asks = |route: &&Itinerary| (route.arrival, route.has(Why::LevelJump), route.has(Why::Switch));
    let Some(quicker) = routes.iter().filter(|route| route.arrival < plain.arrival).min_by_key(asks) else { return text };
    let day = quicker.arrival.map(|day| format.date(day)).unwrap_or_default();
    let text = text.say(&format!(" {} it is ", how(quicker, ladder))).strong(&day);
    let difference = plain.arrival.and_then(|end| {
        let start = plain.events.first()?.day;
        let sum = |route: &Itinerary| earned::total(&route.events, start, end, unit);
        sum(quicker)?.minus(sum(plain)?).map(|more| (more, end))
    });
    match difference {
        Some((more, end)) if more.minor() != 0 => {
            let size = format.money(Money::new(more.minor().abs(), more.currency()));
            let much = if more.minor() > 0 { "more" } else { "less" };
            text.say(", and you will have earned ").strong(&format!("{size} {much}")).say(&format!(
                " by {}{}.",
                format.date(end),
                assumed(rise)
            ))
        }
        _ => text.say("."),
    }
}

/// A way that asks for more than reviews: "Promoted early at a level review".
fn how(route: &Itinerary, ladder: &Ladder) -> String {
    match route.events.iter().filter(|event| event.why == Why::LevelJump).count() {
        _ if route.has(Why::Switch) => by(route, ladder),
        1 => "Promoted early at a level review".to_owned(),
        _ => "Promoted early at level reviews".to_owned(),
    }
}

/// "Step by step you reach D5.1 on November 21, 2029."
fn arrives(text: Text, route: &Itinerary, ladder: &Ladder, format: &dyn Format) -> Text {
    let (Some(day), Some(at)) = (route.arrival, reached(route)) else { return text };
    let start = route.events.first().is_some_and(|event| event.day == day);
    let text = text.say(&format!("{} you reach ", by(route, ladder))).strong(&at.to_string());
    if start { text.say(" at once.") } else { text.say(" on ").strong(&format.date(day)).say(".") }
}

/// "The most until November 21, 2034 is earned with early promotions: $845,000, $60,100 more than step by step."
fn best(routes: &[Itinerary], until: NaiveDate, ladder: &Ladder, rise: Option<u16>, format: &dyn Format) -> Text {
    let Some((first, total)) = routes.first().and_then(|route| Some((route, route.total?))) else {
        return Text::default().say("What these routes earn is not known: pay is missing on the way.");
    };
    let most = if first.exact { "The most" } else { "The most that was found" };
    let text = Text::default()
        .say(&format!("{most} until {} is earned by this route: ", format.date(until)))
        .strong(&name(first, ladder))
        .say(". It earns ")
        .strong(&format.money(total))
        .say(&assumed(rise));
    let plain = routes.iter().skip(1).find(|route| route.kinds.contains(&Reason::StepByStep));
    let text = match plain.and_then(|plain| total.minus(plain.total?)) {
        Some(more) if more.minor() > 0 => text.say(", ").strong(&format!("{} more", format.money(more))).say(" than step by step."),
        _ => text.say("."),
    };
    if first.exact { text } else { text.say(UNSURE) }
}
