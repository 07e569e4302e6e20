//! Files of separated values out, so that they read back as the same.

use super::sheet::record;
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

/// Writes rows under their heads, the first row, without the columns that would be empty throughout but for those that always stand.
pub fn in_use<const N: usize>(rows: &[[String; N]], always: &[usize]) -> String {
    let in_use = |column: usize| rows.iter().skip(1).any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let kept: Vec<usize> = (0..N).filter(|column| always.contains(column) || in_use(*column)).collect();
    let mut out = String::new();
    for row in rows {
        record(&mut kept.iter().filter_map(|column| row.get(*column)).map(String::as_str), &mut out);
    }
    out
}
