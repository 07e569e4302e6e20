//! Routes in sentences. Reviews decide, so every sentence about the time to come says what the rules give, not what will be.

mod chart;
mod opening;
mod problem;
mod table;
mod timing;

use chrono::NaiveDate;

use super::Format;
use super::counts::{number, of, plural, sentence};
use super::piece::Text;
use super::time;
use rules::id::{LevelId, Position};
use rules::ladder::{Ladder, Level, NextStep};
use rules::money::Money;
use rules::moves::{Chance, LevelTime};
use rules::per::Per;
use rules::progress::{Event, Held, Rule, Why};
use rules::rise;
use rules::routes::{Answer, Itinerary, NoWay, Reason, Rung, Soonest};

pub use chart::{AT, BASELINE, DRAG, ON, ON_PAPER, Read, against, arrives, dragged, end, read, ring, unpaid};
pub use opening::opening;
pub use problem::problem;
pub use table::{entries, sheet};
pub use timing::timing;

/// While no start is chosen.
pub const NO_START: &str = "Choose where you stand, and where you want to go: what is next, when, and is it worth it?";

/// In the place of the chart, where there is nothing to draw.
pub const NO_PAY: &str = "This dataset gives no pay on the way, so there is no pay over time to draw. The dates hold all the same.";

/// Of an answer that was not searched for to the end.
const UNSURE: &str = " It is at least this good; the ladder is too large to be sure that nothing is better.";

/// The dates that nobody gave: "Assumed: D4.2 is held since today, and D4 since November 25, 2025." Nothing where both were given.
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
fn assumed(rise: Option<u16>) -> String {
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
        Reason::WithJumps => jumps,
        Reason::BestOnTrack => !has(&Reason::BestPaid),
        _ => true,
    };
    route.kinds.iter().filter(tells).collect()
}

/// A route in a few words: "Step by step", "With early promotions, best paid".
pub fn name(route: &Itinerary, ladder: &Ladder) -> String {
    let jumps = if route.has(Why::LevelJump) { " with early promotions" } else { "" };
    let names: Vec<String> = telling(route)
        .into_iter()
        .map(|kind| match kind {
            Reason::StepByStep => "step by step".to_owned(),
            Reason::WithJumps => "with early promotions".to_owned(),
            Reason::Switch { from, to } => format!("switch at {from} to {}{jumps}", track(ladder, to)),
            Reason::BestOnTrack => "best paid on this track".to_owned(),
            Reason::BestPaid => "best paid".to_owned(),
        })
        .collect();
    sentence(&names.join(", "))
}

fn track<'a>(ladder: &'a Ladder, level: &LevelId) -> &'a str {
    ladder.level(level).map(|found| found.track.name.as_str()).unwrap_or_default()
}

/// How a route gets there, at the start of a sentence: "Step by step", "By a switch at D4 to Engineering management".
fn by(route: &Itinerary, ladder: &Ladder) -> String {
    let jumps = if route.has(Why::LevelJump) { " and with early promotions" } else { "" };
    let switch = route.kinds.iter().find_map(|kind| match kind {
        Reason::Switch { from, to } => Some(format!("By a switch at {from} to {}{jumps}", track(ladder, to))),
        _ => None,
    });
    let plain = if route.has(Why::LevelJump) { "With early promotions" } else { "Step by step" };
    switch.unwrap_or_else(|| plain.to_owned())
}

/// Why a route is given, and what it takes.
pub fn reason(route: &Itinerary, format: &dyn Format) -> String {
    let arrives = route.arrival.is_some();
    let reasons: Vec<String> = telling(route)
        .into_iter()
        .map(|kind| match kind {
            Reason::StepByStep if arrives => "the earliest arrival without early promotions".to_owned(),
            Reason::StepByStep => "every promotion that the rules give, none of them early".to_owned(),
            Reason::WithJumps if arrives => "the earliest arrival with early promotions".to_owned(),
            Reason::WithJumps => "every promotion that the rules give, early ones as well".to_owned(),
            Reason::Switch { from, to } => format!("a switch from {from} to {to}"),
            Reason::BestOnTrack => "the most that can be earned without leaving the track".to_owned(),
            Reason::BestPaid => "the most that can be earned until the last day".to_owned(),
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
    route.events.iter().rfind(|event| event.day == day && is_move(event.why)).map(|event| &event.at)
}

fn jumps_need(jumps: usize) -> String {
    sentence(&format!("{} need{}", of(jumps, "early promotion"), if jumps == 1 { "s" } else { "" }))
}

/// Whether somebody gains something.
pub(super) const fn is_move(why: Why) -> bool {
    matches!(why, Why::StepReview | Why::Promotion | Why::LevelJump | Why::Switch)
}

/// Why something happens.
pub fn why(event: &Event, ladder: &Ladder) -> String {
    let what = match event.why {
        Why::Start => "today".to_owned(),
        Why::StepReview => {
            let found = ladder.level(&event.at.level);
            let top = found
                .is_some_and(|found| found.level.steps.len() > 1 && found.level.steps.last().is_some_and(|step| step.id == event.at.step));
            if top { "step review: top step" } else { "step review" }.to_owned()
        }
        Why::Promotion if at_any_time(event, ladder) => "promotion, possible on any day from then on".to_owned(),
        Why::Promotion => "level review: promotion".to_owned(),
        Why::LevelJump => "level review: early promotion, needs a written reason".to_owned(),
        Why::Switch => {
            let track = ladder.level(&event.at.level).map(|found| found.track.name.clone()).unwrap_or_default();
            format!("switch to {track}, after assessment")
        }
        Why::NewTable => "a new table takes effect".to_owned(),
        Why::Rise => "the yearly rise assumed".to_owned(),
    };
    sentence(&(what + ruled(event.rule)))
}

/// Whether no review decides about a promotion: the levels below that lead to where it lands have a least time and no rhythm.
fn at_any_time(event: &Event, ladder: &Ladder) -> bool {
    let Some(found) = ladder.level(&event.at.level) else { return false };
    let below = found.track.levels.iter().rfind(|level| level.rank < found.level.rank);
    below.is_some_and(|level| matches!(ladder.chance(level), Chance::Time(LevelTime::Least(_))))
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
pub fn no_dates(rungs: &[Rung], ladder: &Ladder) -> Text {
    let moves = rungs.len().saturating_sub(1);
    let target = rungs.last().map(|rung| rung.at.to_string()).unwrap_or_default();
    Text::default()
        .say(&format!("It takes {} to reach ", of(moves, "move")))
        .strong(&target)
        .say(&format!(". {}, so no dates are promised: here is the order alone.", undated(rungs, ladder)))
}

/// In the place of a soonest arrival that is still being looked for.
pub const SOONEST_ON_ITS_WAY: &str = "looking for the soonest day…";

/// When a target is reached at the earliest, for somebody who gains the start today: "2 years, with an early promotion at a review".
pub fn soonest(soonest: Option<Soonest>, today: NaiveDate) -> String {
    let Some(Soonest { day, jumps, switches }) = soonest else { return "no date by the rules".to_owned() };
    let span = if day == today { "at once".to_owned() } else { time::span(today, day) };
    let how = match (jumps, switches) {
        (false, false) => "at a review",
        (true, false) => "with an early promotion at a review",
        (false, true) => "after assessment",
        (true, true) => "with an early promotion, and after assessment",
    };
    format!("{span}, {how}")
}

/// What is announced after a choice; `opening` is what is said first. A problem is an alert, which announces itself.
pub fn announced(heading: &str, answer: Option<&Result<Answer, NoWay>>, opening: &Text) -> String {
    let found = match answer {
        None => "choose a start".to_owned(),
        Some(Err(_)) => "no route".to_owned(),
        Some(Ok(Answer::Order(rungs))) => format!("{} without dates", of(rungs.len(), "position")),
        Some(Ok(Answer::Dated(routes))) => of(routes.len(), "route"),
    };
    format!("{heading}: {found}. {}", opening.plain()).trim_end().to_owned()
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

/// When two routes are level. `forth`: the day on which this one has caught up with the first; `back`: the first with this one.
pub fn level(forth: Option<NaiveDate>, back: Option<NaiveDate>, totals: Option<(Money, Money)>, format: &dyn Format) -> Option<String> {
    let (own, first) = totals?;
    Some(match (forth, back) {
        (Some(day), _) if own >= first => format!("on {}, after being behind", format.date(day)),
        (_, Some(day)) if own <= first => format!("the first catches up on {}", format.date(day)),
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
