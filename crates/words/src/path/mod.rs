//! Routes in sentences. Reviews decide, so every sentence about the time to come says what the rules give, not what will be.

mod card;
mod chart;
mod next;
mod plan;
mod problem;
mod table;
mod timing;

use chrono::NaiveDate;

use super::Format;
use super::counts::{number, of, plural, sentence};
use super::piece::Text;
use super::time;
use progression::earned::Earned;
use progression::routes::{Answer, Itinerary, NoWay, Reason, Rung, Soonest};
use progression::{Event, Exception, Held, Rule, Why};
use rules::id::{LevelId, Position};
use rules::ladder::{Ladder, Level, NextStep};
use rules::money::Money;
use rules::moves::{Chance, LevelTime};
use rules::per::Per;
use rules::rise;

pub use card::{headline, sooner};
pub use chart::{AT, BASELINE, DRAG, ON, ON_PAPER, Read, against, arrives, dragged, end, read, ring, unpaid};
pub use next::{Heading, next};
pub use plan::{changes, decision, exception, left_out, not_possible, unfit, unread};
pub use problem::{missing, problem};
pub use table::{entries, sheet};
pub use timing::{timing, timing_head};

/// How the time to come looks to the reader, where days mean nothing.
pub trait MonthFormat: Format {
    /// A month with its year: "November 2029".
    fn month(&self, date: NaiveDate) -> String;
}

/// While no start is chosen.
pub const NO_START: &str = "Choose where you stand, and where you want to go: what is next, when, and is it worth it?";

/// In place of the changes of a plan, while there are none.
pub const NO_PLAN: &str = "Your own plan begins as any of these routes: change an event by its menu or drag it on the chart, or add a change here. \
                           The rules go on from there, and what they would not give by themselves is said.";

/// In the place of the chart, where there is nothing to draw.
pub const NO_PAY: &str = "This dataset gives no pay on the way, so there is no pay over time to draw. The dates hold all the same.";

/// Of an answer that was not searched for to the end.
const UNSURE: &str = " It is at least this good; the ladder is too large to be sure that nothing is better.";

/// The dates that nobody gave, by a plan that begins `today`: "Assumed: D4.2 is held since today, and D4 since November 25, 2025." Nothing where both were given.
pub fn assumed_dates(held: &Held, given: (bool, bool), today: NaiveDate, format: &dyn Format) -> Option<String> {
    let since = |day: NaiveDate| if day == today { "today".to_owned() } else { format.date(day) };
    let (step, level) = (since(held.step_since), since(held.level_since));
    let (at, of) = (&held.at, &held.at.level);
    let rest = match given {
        (true, true) => return None,
        (false, false) if held.step_since == held.level_since => format!("{at} and {of} are held since {step}"),
        (false, false) => format!("{at} is held since {step}, and {of} since {level}, as long before as its steps take"),
        (false, true) => format!("{of} is held since {level}, as long before {at} as its steps take"),
        (true, false) => format!("{at} is held since {step}, as long after {of} as the steps below it take"),
    };
    Some(format!("Assumed: {rest}. "))
}

/// That a wait has brought a step already: "GS-5.2 was due on December 31, 2020: check since when GS-5.1 is held."
pub fn overdue(held: &Position, (due, day): &(Position, NaiveDate), format: &dyn Format) -> String {
    let since = format!("{due} was due on {}, since a wait runs by itself", format.date(*day));
    format!("{since}. Check since when {held} is held; until then the steps that are due count from today.")
}

/// The heading: "From D4.2 to D5.1".
pub fn title(from: Option<&Position>, to: Option<&Position>) -> String {
    match (from, to) {
        (None, _) => "Plan a path".to_owned(),
        (Some(from), None) => format!("From {from} to the best pay"),
        (Some(from), Some(to)) => format!("From {from} to {to}"),
    }
}

/// A rise assumed, for the figures it is in: ", with 2.5% a year assumed".
pub fn assumed(rise: Option<u16>) -> String {
    rise.map(|rise| format!(", with a rise of {}% a year assumed", rise::text(rise))).unwrap_or_default()
}

/// What is not promised.
pub fn caveat(rise: Option<u16>) -> String {
    let tables = match rise {
        None => "Pay is at the tables known today.".to_owned(),
        Some(rise) => format!("Pay is at the tables known today, and a rise of {}% a year is assumed in every figure.", rise::text(rise)),
    };
    format!("Dates are the earliest that the rules allow: reviews decide. {tables}")
}

/// The reasons of a route that tell it apart: without those that another of them says already.
fn telling(route: &Itinerary) -> Vec<&Reason> {
    let has = |kind: &Reason| route.kinds.contains(kind);
    let jumps = route.has(Why::LevelJump);
    let tells = |kind: &&Reason| match kind {
        Reason::Early => jumps,
        Reason::BestOnTrack => !has(&Reason::BestPaid),
        _ => true,
    };
    route.kinds.iter().filter(tells).collect()
}

/// A route in a few words: "Usual pace", "Promoted early, highest pay".
pub fn name(route: &Itinerary, ladder: &Ladder) -> String {
    let jumps = if route.has(Why::LevelJump) { " with early promotions" } else { "" };
    let names: Vec<String> = telling(route)
        .into_iter()
        .map(|kind| match kind {
            Reason::UsualPace => "usual pace".to_owned(),
            Reason::Earliest => "earliest".to_owned(),
            Reason::Early => "promoted early".to_owned(),
            Reason::Switch { from, to } => format!("switch at {from} to {}{jumps}", track(ladder, to)),
            Reason::BestOnTrack => "highest pay on this track".to_owned(),
            Reason::BestPaid => "highest pay".to_owned(),
            Reason::OwnPlan => "my own plan".to_owned(),
        })
        .collect();
    sentence(&names.join(", "))
}

fn track<'a>(ladder: &'a Ladder, level: &LevelId) -> &'a str {
    ladder.level(level).map(|found| found.track.name.as_str()).unwrap_or_default()
}

/// Why a route is given, and what it takes.
pub fn reason(route: &Itinerary, format: &dyn Format) -> String {
    let arrives = route.arrival.is_some();
    let reasons: Vec<String> = telling(route)
        .into_iter()
        .map(|kind| match kind {
            Reason::UsualPace => "every promotion that the rules give, none of them early".to_owned(),
            Reason::Earliest => "the earliest arrival without early promotions".to_owned(),
            Reason::Early if arrives => "the earliest arrival with early promotions".to_owned(),
            Reason::Early => "every promotion that the rules give, early ones as well".to_owned(),
            Reason::Switch { from, to } => format!("a switch from {from} to {to}"),
            Reason::BestOnTrack => "the most that can be earned without leaving the track".to_owned(),
            Reason::BestPaid => "the most that can be earned until the last day, if every review goes your way".to_owned(),
            Reason::OwnPlan => "what you decide, and the usual pace besides".to_owned(),
        })
        .collect();
    let jumps = route.events.iter().filter(|event| event.why == Why::LevelJump).count();
    let written = if jumps == 0 { String::new() } else { format!(" {} a written reason.", jumps_need(jumps)) };
    let assessed = route.kinds.iter().find_map(|kind| match kind {
        Reason::Switch { to, .. } => Some(format!(" The switch is assessed against all expectations of {to}.")),
        _ => None,
    });
    let arrival = route.arrival.zip(reached(route)).map(|(day, at)| format!(" Arrives at {at} on {}.", format.date(day)));
    let unsure = if route.exact { "" } else { UNSURE };
    // With a comma, since a reason can have an "and" of its own.
    format!("{}.{}{}{written}{unsure}", sentence(&reasons.join(", and ")), arrival.unwrap_or_default(), assessed.unwrap_or_default())
}

/// The position in which a route arrives.
fn reached(route: &Itinerary) -> Option<&Position> {
    let day = route.arrival?;
    route.events.iter().rfind(|event| event.day == day && event.why.is_move()).map(|event| &event.at)
}

fn jumps_need(jumps: usize) -> String {
    sentence(&format!("{} need{}", of(jumps, "early promotion"), if jumps == 1 { "s" } else { "" }))
}

/// Why something happens on a route, of which this is beyond the rules.
pub fn why(event: &Event, beyond: &[Exception], ladder: &Ladder) -> String {
    let agreed = beyond.iter().any(|exception| exception.day == event.day && exception.at == event.at);
    let what = match event.why {
        Why::Start => "start".to_owned(),
        Why::StepReview => {
            let found = ladder.level(&event.at.level);
            let top = found
                .is_some_and(|found| found.level.steps.len() > 1 && found.level.steps.last().is_some_and(|step| step.id == event.at.step));
            let review = if agreed { "step" } else { "step review" };
            if top { format!("{review}: top step") } else { review.to_owned() }
        }
        Why::Promotion if agreed => "promotion".to_owned(),
        Why::Promotion => match below(&event.at.level, ladder).map(|level| ladder.chance(level)) {
            Some(Chance::Time(LevelTime::Least(_))) => "promotion, possible on any day from then on".to_owned(),
            Some(Chance::Applying) => "promotion, by applying".to_owned(),
            _ => "level review: promotion".to_owned(),
        },
        Why::LevelJump if agreed => "early promotion".to_owned(),
        Why::LevelJump => "level review: early promotion, needs a written reason".to_owned(),
        Why::Switch => {
            let track = ladder.level(&event.at.level).map(|found| found.track.name.clone()).unwrap_or_default();
            format!("switch to {track}, after assessment")
        }
        Why::NewTable => "a new table takes effect".to_owned(),
        Why::Rise => "the yearly rise assumed".to_owned(),
        Why::Leave => "a leave begins: no clock runs, nothing is paid".to_owned(),
        Why::Return => "back from the leave".to_owned(),
    };
    let agreed = if agreed { ", to be agreed on" } else { "" };
    sentence(&(what + agreed + ruled(event.rule)))
}

/// The level below that to which a promotion led.
fn below<'a>(level: &LevelId, ladder: &'a Ladder) -> Option<&'a Level> {
    let found = ladder.level(level)?;
    found.track.levels.iter().rfind(|level| level.rank < found.level.rank)
}

const fn ruled(rule: Rule) -> &'static str {
    match rule {
        Rule::Met => "",
        Rule::NotMet => " (no step pays what the rule asks for)",
        Rule::Unknown => " (the rule asks for pay that is not given; the first step is assumed)",
    }
}

/// An event on the chart: "November 21, 2027: D4.3, $85,900. Step by step."
pub fn label(event: &Event, route: &str, pay: Option<Money>, format: &dyn Format) -> String {
    let pay = pay.map_or_else(|| "pay not given".to_owned(), |pay| format.money(pay));
    format!("{}: {}, {pay}. {route}.", format.date(event.day), event.at)
}

/// How a position in an order without dates is gained.
pub fn rung(rung: &Rung) -> String {
    let what = match rung.why {
        Why::Start => "held today",
        Why::Promotion => "promotion",
        Why::LevelJump => "early promotion, needs a written reason",
        Why::Switch => "switch of track, after assessment",
        _ => "next step",
    };
    sentence(&format!("{what}{}", ruled(rung.rule)))
}

/// Why a ladder promises no dates for a way.
fn undated(rungs: &[Rung], ladder: &Ladder) -> &'static str {
    let levels = || rungs.iter().zip(rungs.iter().skip(1)).filter_map(|(left, next)| Some((ladder.position(&left.at)?, next.why)));
    let merit = levels().any(|((_, step), why)| why == Why::StepReview && step.next == Some(NextStep::OnMerit));
    let applying = levels().any(|((found, _), why)| why == Why::Promotion && ladder.chance(found.level) == Chance::Applying);
    match (merit, applying) {
        (true, _) => "Steps on the way are given on merit, not waited for",
        (_, true) => "Promotions on the way come by applying, not by waiting",
        _ => "This ladder says nothing of reviews on the way",
    }
}

/// That a ladder promises no dates, and how far it is.
pub(super) fn no_dates(rungs: &[Rung], ladder: &Ladder) -> Text {
    let moves = rungs.len().saturating_sub(1);
    let target = rungs.last().map(|rung| rung.at.to_string()).unwrap_or_default();
    Text::default()
        .say(&format!("It takes {} to reach ", of(moves, "move")))
        .strong(&target)
        .say(&format!(". {}, so no dates are promised: here is the order alone.", undated(rungs, ladder)))
}

/// In the place of a soonest arrival that is still being looked for.
pub const SOONEST_ON_ITS_WAY: &str = "looking for the soonest day…";

/// When a target is reached at the earliest, for somebody who gains the start today: "2 years, if promoted early". A promotion may come at
/// a review or on any day after a least time, so neither is claimed.
pub fn soonest(soonest: Option<Soonest>, today: NaiveDate) -> String {
    let Some(Soonest { day, promoted, jumps, switches }) = soonest else { return "no date by the rules".to_owned() };
    let span = if day == today { "at once".to_owned() } else { time::span(today, day) };
    let how = match (promoted, jumps) {
        (_, true) => "if promoted early",
        (true, false) => "if promoted",
        (false, false) if switches => return format!("{span}, after assessment"),
        (false, false) => "by steps",
    };
    format!("{span}, {how}{}", if switches { ", and after assessment" } else { "" })
}

/// What is announced after a choice; `own` is where a plan of one's own leads. A problem is an alert, which announces itself.
pub fn announced(heading: &str, answer: Option<&Result<Answer, NoWay>>, routes: usize, own: Option<&str>) -> String {
    let found = match answer {
        None => "choose a start".to_owned(),
        Some(Err(_)) => "no route".to_owned(),
        Some(Ok(_)) => of(routes, "route"),
    };
    let own = own.map(|own| format!(" My own plan: {own}.")).unwrap_or_default();
    format!("{} {}.{own}", heading.trim_end(), sentence(&found))
}

/// Over what a route asks on the way.
pub fn asks(levels: usize) -> String {
    format!("What it asks on the way ({})", of(levels, "level"))
}

/// Over what a level asks: what it adds, or all that a switch is assessed against.
pub fn asked(level: &Level, switch: bool, lines: usize) -> String {
    match (switch, lines) {
        (_, 0) => format!("{}: no expectation of its own", level.id),
        (true, _) => format!("{} {}: assessed against all {lines} expectation{}", level.id, level.title, plural(lines)),
        (false, _) => format!("{} {}: {} new", level.id, level.title, number(lines)),
    }
}

/// How much more a route earns than another: "+$9,900".
pub fn more(more: Money, format: &dyn Format) -> String {
    let sign = if more.minor() > 0 { "+" } else { "" };
    format!("{sign}{}", format.money(more))
}

/// Over the table of what the routes earn.
pub fn earned_head(until: NaiveDate, rise: Option<u16>, format: &dyn Format) -> String {
    format!("What each route earns until {}{}", format.date(until), assumed(rise))
}

/// The head of the sums.
pub fn until(until: NaiveDate, format: &dyn Format) -> String {
    format!("Earned until {}", format.date(until))
}

/// The head of the pay on the last day.
pub fn last_head(per: Per) -> String {
    format!("Pay {} at the end", time::a(per))
}

/// When a route is level with the usual pace. `forth`: the day on which it has caught up with that; `back`: the usual pace with it.
pub fn level(forth: Option<NaiveDate>, back: Option<NaiveDate>, totals: Option<(Earned, Earned)>, format: &dyn Format) -> Option<String> {
    let (own, first) = totals?;
    Some(match (forth, back) {
        (Some(day), _) if own >= first => format!("on {}, after being behind", format.date(day)),
        (_, Some(day)) if own <= first => format!("the usual pace catches up on {}", format.date(day)),
        _ if own > first => "always ahead".to_owned(),
        _ if own < first => "not by then".to_owned(),
        _ => "earns the same".to_owned(),
    })
}

/// How to read the chart.
pub fn chart(per: Per, rise: Option<u16>) -> String {
    format!("Pay {} from today on{}. Each mark is an event; the tables hold the same values.", time::a(per), assumed(rise))
}

/// The name of a file of routes, without its ending: `path-D4.2-D5.1`.
pub fn file_name(from: Option<&Position>, to: Option<&Position>) -> String {
    let of = |at: Option<&Position>, none: &str| at.map_or_else(|| none.to_owned(), Position::to_string);
    format!("path-{}-{}", of(from, "start"), of(to, "best-pay"))
}
