//! Files of separated values out, so that they read back as the same.

use super::sheet::record;
use rules::id::StepId;
use rules::ladder::Ladder;
use rules::money::Money;
use rules::table::Tables;

/// An amount that can be read one way only: with three decimals it gets a fourth, or 850.500 dinars could be 850,500.
pub fn amount(money: Money) -> String {
    if money.currency().decimals() == 3 { format!("{money}0") } else { money.to_string() }
}

/// Writes all pay in the tidy form. Columns that would be empty throughout are left out, but `level` and `amount` always stand.
pub fn bands(tables: &Tables) -> String {
    const HEADS: [&str; 9] = ["level", "step", "amount", "min", "mid", "max", "effective", "currency", "region"];
    let mut rows = vec![HEADS.map(str::to_owned)];
    for table in tables.iter() {
        let effective = table.effective.map(|date| date.to_string()).unwrap_or_default();
        for (level, pay) in &table.levels {
            let own = pay.own.map(|band| (None, band));
            let steps = pay.steps.iter().map(|(step, band)| (Some(step), *band));
            for (step, band) in own.into_iter().chain(steps) {
                let point = band.is_point();
                let text = |show: bool, money: Money| if show { amount(money) } else { String::new() };
                rows.push([
                    level.to_string(),
                    step.map(ToString::to_string).unwrap_or_default(),
                    text(point, band.min()),
                    text(!point, band.min()),
                    text(band.mid_is_given(), band.mid()),
                    text(!point, band.max()),
                    effective.clone(),
                    table.currency.to_string(),
                    table.region.clone(),
                ]);
            }
        }
    }
    in_use(&rows, &[0, 2])
}

/// Heads that are no steps.
const OTHERS: [&str; 9] = ["level", "region", "effective", "currency", "step", "amount", "min", "mid", "max"];

/// Writes all pay in the wide form, a row a level; nothing where that cannot hold it: where a level has a band of its own or a step a range, or
/// a step is called as another column, or nothing is paid. Columns that would be empty throughout are left out.
pub fn wide(tables: &Tables, ladder: &Ladder) -> Option<String> {
    let mut steps: Vec<&StepId> = Vec::new();
    for (table, level) in tables.iter().flat_map(|table| ladder.levels().map(move |found| (table, found.level))) {
        let Some(pay) = table.levels.get(&level.id) else { continue };
        if pay.own.is_some() || pay.steps.values().any(|band| !band.is_point()) {
            return None;
        }
        for step in level.steps.iter().map(|step| &step.id).filter(|step| pay.steps.contains_key(*step)) {
            if OTHERS.iter().any(|head| step.as_str().eq_ignore_ascii_case(head)) {
                return None;
            }
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
    if steps.is_empty() {
        return None;
    }
    let heads = OTHERS.iter().take(4).map(|head| (*head).to_owned());
    let mut rows: Vec<Vec<String>> = vec![heads.chain(steps.iter().map(ToString::to_string)).collect()];
    for table in tables.iter() {
        let effective = table.effective.map(|date| date.to_string()).unwrap_or_default();
        let paid = ladder.levels().filter_map(|found| Some((&found.level.id, table.levels.get(&found.level.id)?)));
        rows.extend(paid.map(|(level, pay)| {
            let cell = |step: &&StepId| pay.steps.get(*step).map(|band| amount(band.min())).unwrap_or_default();
            let others = [level.to_string(), table.region.clone(), effective.clone(), table.currency.to_string()];
            others.into_iter().chain(steps.iter().map(cell)).collect()
        }));
    }
    Some(in_use(&rows, &[0]))
}

/// Writes rows under their heads, the first row, without the columns that would be empty throughout but for those that always stand.
pub fn in_use(rows: &[impl AsRef<[String]>], always: &[usize]) -> String {
    let rows = || rows.iter().map(AsRef::as_ref);
    let in_use = |column: usize| rows().skip(1).any(|row: &[String]| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<usize> =
        (0..rows().map(<[String]>::len).max().unwrap_or_default()).filter(|column| always.contains(column) || in_use(*column)).collect();
    let mut out = String::new();
    for row in rows() {
        record(&mut kept.iter().filter_map(|column| row.get(*column)).map(String::as_str), &mut out);
    }
    out
}
