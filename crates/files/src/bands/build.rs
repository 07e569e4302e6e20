//! Cells into tables.

use super::cells::{Cell, Found};
use crate::problem::Code;
use crate::separated::Report;
use rules::addition::Addition;
use rules::money::{Currency, Money};
use rules::pay::{Band, NotABand};
use rules::table::{LevelPay, Table, Tables};
use std::collections::BTreeMap;

/// All tables of the file; cells given twice and bands that are none are reported.
pub fn tables(found: &Found, money: &[Option<Money>], additions: &[Addition], report: Report<'_>) -> Tables {
    let amount = |number: usize| money.get(number).copied().flatten();
    // Twins stand side by side in the order of their names, the earlier line first.
    let mut order: Vec<_> = found.cells.iter().enumerate().map(|(index, cell)| (cell.key(), index)).collect();
    order.sort_unstable();
    // A table has the currency of its first row.
    let mut currencies = vec![None; found.tables.len()];
    for cell in &found.cells {
        if let (Some(slot @ None), Some(money)) = (currencies.get_mut(cell.table), amount(cell.min)) {
            *slot = Some(money.currency());
        }
    }
    let mut tables = vec![None; found.tables.len()];
    let mut before: Option<(u64, usize)> = None;
    let mut level: Option<((usize, usize), LevelPay)> = None;
    for (key, index) in order {
        let Some(cell) = found.cells.get(index) else { continue };
        if let Some((_, first)) = before.filter(|(twin, _)| *twin == key) {
            let first = report.document.line(first).unwrap_or_default();
            report.error(cell.row, found.amounts.column(cell.min), &found.name(cell), Code::CellTwice(first));
            continue;
        }
        before = Some((key, cell.row));
        let (Some(min), Some(max)) = (amount(cell.min), amount(cell.max)) else { continue };
        let Some(band) = band(found, cell, (min, cell.mid.and_then(amount), max), report) else { continue };
        let currency = currencies.get(cell.table).copied().flatten().unwrap_or(band.currency());
        if currency != band.currency() {
            report.error(cell.row, None, "currency", Code::TwoCurrencies { found: band.currency(), table: currency });
            continue;
        }
        // Cells of one level stand together, so each level is put into its table once.
        let here = (cell.table, cell.level);
        if level.as_ref().is_none_or(|(open, _)| *open != here) {
            close(level.replace((here, LevelPay::default())), found, &currencies, &mut tables);
        }
        let Some((_, pay)) = &mut level else { continue };
        match cell.step.and_then(|step| found.steps.get(step)) {
            Some(step) => drop(pay.steps.insert(step.clone(), band)),
            None => pay.own = Some(band),
        }
    }
    close(level, found, &currencies, &mut tables);
    Tables::new(tables.into_iter().flatten().collect(), additions.to_vec())
}

/// Newer rows of a level replace its older ones whole, so a step that they leave out is no longer paid; seldom is that meant.
pub fn fewer_steps(found: &Found, tables: &Tables, report: Report<'_>) {
    let mut told = None;
    for cell in &found.cells {
        let here = (cell.table, cell.level);
        if told.replace(here) == Some(here) {
            continue;
        }
        // A table that holds always has none before it.
        let (Some((region, Some(day))), Some(level)) =
            (found.tables.get(cell.table), found.levels.get(cell.level).and_then(|named| named.level))
        else {
            continue;
        };
        let Some((table, older)) = tables.until(region, *day).split_last().filter(|(table, _)| table.effective == Some(*day)) else {
            continue;
        };
        let Some(pay) = table.levels.get(&level.id).filter(|pay| !pay.steps.is_empty()) else { continue };
        let without: Vec<String> =
            level.steps.iter().filter(|step| !pay.steps.contains_key(&step.id)).map(|step| step.id.to_string()).collect();
        if !without.is_empty() && older.iter().any(|table| table.levels.contains_key(&level.id)) {
            report.warning(cell.row, None, &level.id.to_string(), Code::FewerSteps { level: level.id.to_string(), without });
        }
    }
}

/// Puts a finished level into its table.
fn close(level: Option<((usize, usize), LevelPay)>, found: &Found, currencies: &[Option<Currency>], tables: &mut [Option<Table>]) {
    let Some(((table, number), pay)) = level else { return };
    let (Some((region, effective)), Some(level)) = (found.tables.get(table), found.levels.get(number)) else { return };
    let Some(currency) = currencies.get(table).copied().flatten() else { return };
    let new = || Table { region: region.clone(), effective: *effective, currency, levels: BTreeMap::default() };
    if let Some(table) = tables.get_mut(table) {
        table.get_or_insert_with(new).levels.insert(level.id.clone(), pay);
    }
}

fn band(found: &Found, cell: &Cell, (min, mid, max): (Money, Option<Money>, Money), report: Report<'_>) -> Option<Band> {
    match Band::new(min, mid, max) {
        Ok(band) => Some(band),
        Err(NotABand::MidOutside) => {
            let code = Code::MidOutside { mid: mid.unwrap_or(min), min, max };
            report.warning(cell.row, cell.mid.and_then(|mid| found.amounts.column(mid)), "mid", code);
            Band::new(min, None, max).ok()
        }
        Err(NotABand::Reversed) => {
            report.error(cell.row, found.amounts.column(cell.min), "min", Code::BandReversed { min, max });
            None
        }
        // Neither can happen here: amounts below zero are reported as they are read, and a row has one currency.
        Err(NotABand::Negative | NotABand::Currencies) => None,
    }
}
