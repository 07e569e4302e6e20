//! What a table most likely says: a proposal, which a person corrects.

use std::collections::BTreeSet;

use super::cells::CellGrid;
use super::dates;
use super::heads::{is_total, meaning, numbered};
use super::laid::{HeadMeans, Laid, Lies, Mapping, Means};
use super::marks::unmarked;
use super::ranges::range;
use crate::matrix::{is_id, is_of_level};
use crate::separated::is_hole;
use rules::money::Currency;

/// More rows of heads than these are none.
const MOST_HEADS: usize = 5;
/// As many records tell what a column holds.
const LOOKED_AT: usize = 50;

/// Proposes how a table is to be read.
pub fn guess(grid: &CellGrid) -> Mapping {
    let above = above(grid);
    lying(grid, above, lies(grid, above, heads_down(grid, above)))
}

/// Proposes how a table is to be read of which a person says which way it goes, and how many rows stand above it.
pub fn lying(grid: &CellGrid, above: usize, lies: Lies) -> Mapping {
    let heads = match lies {
        Lies::LevelsDown => heads_down(grid, above),
        Lies::LevelsAcross => heads_across(grid, above),
    };
    headed(grid, above, heads, lies)
}

/// The same where a person says how many rows of heads there are as well; where levels are columns, columns.
pub fn headed(grid: &CellGrid, above: usize, heads: usize, lies: Lies) -> Mapping {
    let laid = Laid::of(grid, above, heads, lies);
    let mut mapping = Mapping { above, lies, heads: vec![HeadMeans::Names; heads], ..Mapping::default() };
    mapping.columns = columns(laid, &mapping.heads);
    mapping.heads = head_rows(laid, &mapping.columns);
    if mapping.heads.iter().any(|means| *means != HeadMeans::Names) {
        mapping.columns = columns(laid, &mapping.heads);
    }
    mapping.left_out = totals(laid, &mapping.columns);
    mapping.goes_on = goes_on(laid, &mapping);
    mapping.currency = currency(grid, laid, &mapping);
    mapping
}

/// The rows that say by their words that they are made of others.
pub fn totals(laid: Laid<'_>, columns: &[Means]) -> BTreeSet<usize> {
    let names = |record: usize| {
        let named = columns.iter().enumerate().filter(|(_, means)| matches!(means, Means::Level | Means::Title | Means::Step));
        named.map(move |(field, _)| laid.text(record, field))
    };
    laid.records().filter(|record| names(*record).any(is_total)).collect()
}

/// Titles and notes stand in the first cell alone, or in two where the first ends in a colon.
fn above(grid: &CellGrid) -> usize {
    let is_title = |row: &usize| {
        let first = grid.text(*row, 0);
        let filled = grid.filled_in(*row);
        filled == 0 || (filled == 1 && !first.is_empty()) || (filled == 2 && first.ends_with(':') && grid.width() > 2)
    };
    let above = (0..grid.height()).take_while(is_title).count();
    if grid.width() < 2 || above == grid.height() { 0 } else { above }
}

/// Whether a text is pay, and not the number of a step or a year; or a range of it, and not one of years.
fn is_pay(text: &str) -> bool {
    let is_one = |text: &str| numbered(text).is_none() && dates::named(text).is_none() && is_amount(text);
    is_one(text) || (dates::named(text).is_none() && range(text).is_some_and(|ends| ends.into_iter().all(is_one)))
}

/// How many rows of heads there are: those before the first one that pays.
fn heads_down(grid: &CellGrid, above: usize) -> usize {
    let pays = |row: usize| {
        let cells = (1..grid.width()).map(|column| grid.text(row, column));
        cells.clone().any(is_pay) || cells.filter(|cell| !cell.is_empty()).any(is_hole)
    };
    let first = (above..grid.height()).take(MOST_HEADS + 1).position(pays);
    let Some(first) = first.filter(|count| *count > 0) else {
        // Pay may be as small as the number of a step: then the first row tells whether it is one of heads.
        let known = (0..grid.width()).filter(|column| meaning(grid.text(above, *column)).is_some()).count();
        return usize::from(first.is_none() || known * 2 > grid.width());
    };
    // A level that has no pay yet stands alone in its row.
    let alone = (above + 1..above + first).rev().take_while(|row| grid.filled_in(*row) <= 1).count();
    first - alone
}

/// How many columns of heads there are where levels are columns: those before the first that pays.
fn heads_across(grid: &CellGrid, above: usize) -> usize {
    let pays = |column: &usize| (above + 1..grid.height()).any(|row| is_pay(grid.text(row, *column)));
    let first = (0..grid.width()).find(pays).unwrap_or(1);
    first.clamp(1, MOST_HEADS)
}

/// Levels are columns where the first column names steps, or the parts of a range, more often than the last row of heads does.
fn lies(grid: &CellGrid, above: usize, heads: usize) -> Lies {
    let is_field = |text: &str| matches!(meaning(text), Some(Means::StepPay | Means::Min | Means::Mid | Means::Max | Means::Amount));
    let last = above + heads.max(1) - 1;
    let across: Vec<&str> = (1..grid.width()).map(|column| grid.text(last, column)).filter(|text| !text.is_empty()).collect();
    let down: Vec<&str> = (last + 1..grid.height()).map(|row| grid.text(row, 0)).filter(|text| !text.is_empty()).take(LOOKED_AT).collect();
    // Only heads stand in the first row of a table of levels across, so that one of a column of steps is none.
    let is_tidy = across.iter().any(|text| matches!(meaning(text), Some(Means::Amount | Means::Min | Means::Max | Means::Effective)));
    let share = |texts: &[&str], of: &dyn Fn(&str) -> bool| texts.iter().filter(|text| of(text)).count() * 100 / texts.len().max(1);
    let (fields_across, fields_down) = (share(&across, &is_field), share(&down, &is_field));
    let corner = meaning(grid.text(last, 0));
    let is_turned = match corner {
        _ if is_tidy => false,
        // The corner says what is below it, where both ways could be.
        Some(Means::Step) => fields_down >= 50 && fields_across <= fields_down,
        Some(Means::Level) if fields_across > 0 => false,
        _ => fields_down >= 50 && fields_across < fields_down && share(&across, &is_of_level) * 2 >= 100 - fields_across,
    };
    if is_turned { Lies::LevelsAcross } else { Lies::LevelsDown }
}

/// What each column holds: by its heads, else by what stands in it.
fn columns(laid: Laid<'_>, heads: &[HeadMeans]) -> Vec<Means> {
    let texts = |field: usize| {
        let looked = laid.records().map(move |record| laid.text(record, field)).filter(|text| !is_hole(text));
        looked.take(LOOKED_AT).collect::<Vec<_>>()
    };
    let mostly = |field: usize, of: fn(&str) -> bool| {
        let texts = texts(field);
        !texts.is_empty() && texts.iter().filter(|text| of(text)).count() * 2 > texts.len()
    };
    let is_paid = |field: usize| mostly(field, |text| is_pay(text) || (is_amount(text) && dates::named(text).is_none()));
    let by_head = |field: usize| {
        let names = laid.names(heads, field);
        // The head next to the cells says it first.
        let known = names.last().and_then(|name| meaning(name)).or_else(|| meaning(&names.join(" ")))?;
        let fits = match known {
            Means::Amount | Means::Min | Means::Mid | Means::Max => is_paid(field),
            // A level is named so in words that also stand above pay: “Grade 7”, “Band”.
            Means::Level | Means::Title | Means::Region => !mostly(field, is_pay),
            // Where levels are columns, the corner names the steps below it and not the levels beside it.
            Means::Step => !laid.is_across(),
            _ => true,
        };
        fits.then_some(known)
    };
    let mut found: Vec<Option<Means>> = (0..laid.fields()).map(by_head).collect();
    // Each of these is one column; of several the first is it, and a second level may be its title.
    let mut taken = BTreeSet::new();
    for means in &mut found {
        if let Some(own @ (Means::Level | Means::Title | Means::Step | Means::Region | Means::Effective | Means::Currency)) = *means
            && !taken.insert(own as u8)
        {
            *means = (own == Means::Level && taken.insert(Means::Title as u8)).then_some(Means::Title);
        }
    }
    let has = |found: &[Option<Means>], means: Means| found.contains(&Some(means));
    if !has(&found, Means::Level) {
        level(&mut found, &|field| mostly(field, is_pay), &|field| !texts(field).is_empty());
    }
    // Where no head says what is paid, each column of amounts is a step, and a single one is the amount.
    if !found.iter().flatten().any(|means| means.is_pay()) {
        let unknown: Vec<usize> = (0..found.len()).filter(|field| found.get(*field) == Some(&None) && is_paid(*field)).collect();
        let means = if unknown.len() == 1 || has(&found, Means::Step) { Means::Amount } else { Means::StepPay };
        for (place, field) in unknown.into_iter().enumerate() {
            if let Some(own) = found.get_mut(field).filter(|_| means == Means::StepPay || place == 0) {
                *own = Some(means);
            }
        }
    } else if has(&found, Means::StepPay) {
        // Steps between others may have names.
        for field in 0..found.len() {
            let is_named = !laid.names(heads, field).is_empty();
            if let Some(own @ None) = found.get_mut(field).filter(|_| is_named && is_paid(field)) {
                *own = Some(Means::StepPay);
            }
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// The level where no head says it: the title, else the first column of texts.
fn level(found: &mut [Option<Means>], is_paid: &dyn Fn(usize) -> bool, is_filled: &dyn Fn(usize) -> bool) {
    let place = found.iter().position(|means| *means == Some(Means::Title));
    let first = || (0..found.len()).find(|field| found.get(*field) == Some(&None) && is_filled(*field) && !is_paid(*field));
    if let Some(own) = place.or_else(first).and_then(|field| found.get_mut(field)) {
        *own = Some(Means::Level);
    }
}

/// What each row of heads holds: days, where each of its heads above pay is one; regions, where without it two columns would be the same.
fn head_rows(laid: Laid<'_>, columns: &[Means]) -> Vec<HeadMeans> {
    let pay: Vec<usize> = columns.iter().enumerate().filter(|(_, means)| means.is_pay()).map(|(field, _)| field).collect();
    let count = laid.head_count();
    let heads = |head: usize| pay.iter().map(move |field| laid.head(head, *field));
    let mut means = vec![HeadMeans::Names; count];
    for (head, own) in means.iter_mut().enumerate() {
        if !pay.is_empty() && heads(head).all(|text| dates::named(text).is_some()) {
            *own = HeadMeans::Dates;
        }
    }
    // The last row names the steps; the first above it that tells equal ones apart names their regions.
    let last = means.iter().rposition(|own| *own == HeadMeans::Names);
    let names: Vec<&str> = last.map(|last| heads(last).collect()).unwrap_or_default();
    let dates: Vec<Vec<&str>> =
        (0..count).filter(|head| means.get(*head) == Some(&HeadMeans::Dates)).map(|head| heads(head).collect()).collect();
    let key = |place: usize| (names.get(place), dates.iter().map(|row| row.get(place)).collect::<Vec<_>>());
    let is_told_apart = (0..pay.len()).map(key).collect::<BTreeSet<_>>().len() == pay.len();
    if let Some(last) = last.filter(|_| !is_told_apart)
        && let Some(own) = means.iter_mut().take(last).rfind(|own| **own == HeadMeans::Names)
    {
        *own = HeadMeans::Regions;
    }
    means
}

/// Whether levels are written once and hold for the rows below: each of these has a step, a region or a day of its own.
fn goes_on(laid: Laid<'_>, mapping: &Mapping) -> bool {
    let field = |means: Means| mapping.columns.iter().position(|own| *own == means);
    let Some(level) = field(Means::Level) else { return false };
    let own = [Means::Step, Means::Region, Means::Effective].map(field);
    let pays = |record: usize| {
        (0..laid.fields()).any(|field| mapping.means(field).is_pay() && ends(laid.text(record, field)).into_iter().all(is_amount))
    };
    let is_one = |record: usize| own.iter().flatten().any(|field| !laid.text(record, *field).is_empty());
    let first = laid.records().find(|record| !laid.text(*record, level).is_empty());
    let open = |record: &usize| first.is_some_and(|first| first < *record) && laid.text(*record, level).is_empty() && pays(*record);
    laid.records().filter(|record| !mapping.left_out.contains(record)).filter(open).take(LOOKED_AT).any(is_one)
}

/// The ends of a range, or the text itself.
fn ends(text: &str) -> Vec<&str> {
    range(text).unwrap_or_else(|| vec![text])
}

/// Whether a text is an amount. `SWE3` could be three of a currency, and is a level.
fn is_amount(text: &str) -> bool {
    !is_id(text) && unmarked(text).is_some()
}

/// The currency: that of the first amount that names one, else one that a head or a line above names.
fn currency(grid: &CellGrid, laid: Laid<'_>, mapping: &Mapping) -> Option<Currency> {
    /// Others have codes that are words: ALL, TOP.
    const USUAL: [&str; 22] = [
        "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "JPY", "CNY", "INR", "SGD", "HKD",
        "ZAR", "BRL", "MXN", "ILS",
    ];
    let pay = || mapping.columns.iter().enumerate().filter(|(_, means)| means.is_pay()).map(|(field, _)| field);
    let likely = |text: &str| ends(text).into_iter().find_map(|end| unmarked(end)?.likely());
    let of_amounts = laid.records().find_map(|record| pay().find_map(|field| likely(laid.text(record, field))));
    let in_words = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| USUAL.contains(word));
        let sign = || [('€', "EUR"), ('£', "GBP"), ('$', "USD")].into_iter().find(|(sign, _)| text.contains(*sign)).map(|(_, code)| code);
        words.next().or_else(sign).and_then(|code| code.parse().ok())
    };
    let heads = || (0..laid.head_count()).flat_map(|head| (0..laid.fields()).map(move |field| laid.head(head, field)));
    let lines = || (0..mapping.above).flat_map(|row| (0..grid.width()).map(move |column| grid.text(row, column)));
    of_amounts.or_else(|| heads().find_map(in_words)).or_else(|| lines().find_map(in_words))
}
