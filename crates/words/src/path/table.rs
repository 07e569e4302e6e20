//! Routes to take away: as a table, and as entries for a calendar.

use super::{is_move, name, why};
use crate::{Format, time};
use files::calendar::Entry;
use files::sheet::Sheet;
use rules::ladder::Ladder;
use rules::money::Money;
use rules::per::{Per, Unit};
use rules::routes::Route;

/// All events of all routes, one a row, with plain figures; each amount has its currency beside it.
pub fn sheet(routes: &[Route], ladder: &Ladder, unit: Unit, per: Per) -> Sheet {
    let head = ["Route", "Date", "Position", "Why", "Currency"].map(str::to_owned);
    let mut head = head.to_vec();
    head.push(format!("Pay {}", time::a(per)));
    head.push(format!("Change {}", time::a(per)));
    let mut sheet = Sheet { head, rows: Vec::new() };
    for route in routes {
        let name = name(route, ladder);
        for event in &route.events {
            let shown = |amount: Option<Money>| amount.and_then(|amount| unit.convert(amount, per));
            let text = |amount: Option<Money>| amount.map(|amount| amount.to_string()).unwrap_or_default();
            let (after, change) = (shown(event.after), event.change().and_then(|change| unit.convert_change(change, per)));
            let currency = after.map(|after| after.currency().to_string()).unwrap_or_default();
            let cells = vec![event.day.to_string(), event.at.to_string(), why(event, ladder), currency, text(after), text(change)];
            sheet.put(&name, cells);
        }
    }
    sheet
}

/// One entry for each review and switch of each route.
pub fn entries(routes: &[Route], ladder: &Ladder, format: &dyn Format) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (place, route) in routes.iter().enumerate() {
        let name = name(route, ladder);
        for event in route.events.iter().filter(|event| is_move(event.why)) {
            let about = format!(
                "{name}. The earliest day by the rules, as planned on {}: the review decides.",
                route.events.first().map(|event| format.date(event.day)).unwrap_or_default()
            );
            let title = format!("{}: {}", event.at, why(event, ladder));
            entries.push(Entry { id: format!("{place}-{}-{}", event.day, event.at), day: event.day, title, about });
        }
    }
    entries
}
