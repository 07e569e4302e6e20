//! Routes to take away: as a table, and as entries for a calendar.

use super::{name, why};
use crate::{Format, time};
use files::calendar::CalendarEntry;
use files::sheet::Sheet;
use progression::routes::Itinerary;
use progression::{Event, Why};
use rules::exact::ExactMoney;
use rules::ladder::Ladder;
use rules::money::Money;
use rules::per::{Per, Unit};
use std::collections::BTreeMap;

/// All events of all routes, one a row, with plain figures; each amount has its currency beside it.
pub fn sheet(routes: &[Itinerary], ladder: &Ladder, unit: Unit, per: Per) -> Sheet {
    let head = ["Route", "Date", "Position", "Why", "Currency"].map(str::to_owned);
    let mut head = head.to_vec();
    head.push(format!("Pay {}", time::a(per)));
    head.push(format!("Change {}", time::a(per)));
    let mut sheet = Sheet { head, rows: Vec::new() };
    for route in routes {
        let name = name(route, ladder);
        for event in &route.events {
            let shown = |amount: Option<ExactMoney>| amount.and_then(|amount| unit.convert_exact(amount, per));
            let text = |amount: Option<Money>| amount.map(|amount| amount.to_string()).unwrap_or_default();
            let (after, change) = (shown(event.after), event.change().and_then(|change| unit.convert_exact_change(change, per)));
            let currency = after.map(|after| after.currency().to_string()).unwrap_or_default();
            let cells =
                vec![event.day.to_string(), event.at.to_string(), why(event, &route.beyond, ladder), currency, text(after), text(change)];
            sheet.put(&name, cells);
        }
    }
    sheet
}

/// One entry for each review and switch of each route, for the dataset of that id.
pub fn entries(dataset: &str, routes: &[Itinerary], ladder: &Ladder, format: &dyn Format) -> Vec<CalendarEntry> {
    let mut entries = Vec::new();
    for route in routes {
        let name = name(route, ladder);
        for event in route.events.iter().filter(|event| event.why.is_move()) {
            let about = format!(
                "{name}. The earliest day by the rules, as planned on {}: the review decides.",
                route.events.first().map(|event| format.date(event.day)).unwrap_or_default()
            );
            let title = format!("{}: {}", event.at, why(event, &route.beyond, ladder));
            entries.push(CalendarEntry { id: id(dataset, route, event), day: event.day, title, about });
        }
    }
    numbered(&mut entries);
    entries
}

/// What an entry is known by: the dataset, the start, what kind of route it is on, the position gained and how.
///
/// Neither its day nor the place of its route among the others: a plan that has changed replaces the entries of the one before.
fn id(dataset: &str, route: &Itinerary, event: &Event) -> String {
    let start = route.events.first().map(|event| event.at.to_string()).unwrap_or_default();
    let left = route.events.iter().zip(route.events.iter().skip(1)).find(|(_, next)| next.why == Why::Switch);
    let switch = left.map(|(before, next)| format!("-switch-{}-{}", before.at.level, next.at.level)).unwrap_or_default();
    let jumps = if route.has(Why::LevelJump) { "-jumps" } else { "" };
    let how = match event.why {
        Why::StepReview => "step",
        Why::Promotion => "promotion",
        Why::LevelJump => "jump",
        Why::Switch => "switch",
        Why::Start | Why::NewTable | Why::Rise | Why::Leave | Why::Return => "",
    };
    // A plan of one's own has its entries beside those of the routes by the rules.
    let own = if route.is_own() { "-own" } else { "" };
    format!("{dataset}-{start}{own}{switch}{jumps}-{}-{how}", event.at)
}

/// Routes of one kind can share an event: its entries are counted by their days, whatever the order of the routes.
fn numbered(entries: &mut [CalendarEntry]) {
    let mut known: BTreeMap<String, Vec<&mut CalendarEntry>> = BTreeMap::new();
    for entry in entries {
        known.entry(entry.id.clone()).or_default().push(entry);
    }
    for mut same in known.into_values() {
        same.sort_by(|one, other| (one.day, &one.about).cmp(&(other.day, &other.about)));
        for (place, entry) in same.into_iter().enumerate().skip(1) {
            entry.id = format!("{}-{}", entry.id, place + 1);
        }
    }
}
