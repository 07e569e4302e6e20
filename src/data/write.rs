//! `bands.csv` out: tables in the tidy form, which reads back as the same tables.

use crate::domain::table::Tables;

/// Writes all pay in the tidy form. Columns that would be empty throughout are left out.
pub fn bands(tables: &Tables) -> String {
    let regions = tables.iter().any(|table| !table.region.is_empty());
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut head = vec!["level", "step", "amount", "min", "mid", "max", "effective", "currency"];
    if regions {
        head.push("region");
    }
    // Writing into memory cannot fail.
    let _ = out.write_record(&head);
    for table in tables.iter() {
        let effective = table.effective.map(|date| date.to_string()).unwrap_or_default();
        for (level, pay) in &table.levels {
            let own = pay.own.map(|band| (None, band));
            let steps = pay.steps.iter().map(|(step, band)| (Some(step), *band));
            for (step, band) in own.into_iter().chain(steps) {
                let point = band.is_point();
                let text = |show: bool, money: crate::domain::money::Money| if show { money.to_string() } else { String::new() };
                let mut row = vec![
                    level.to_string(),
                    step.map(ToString::to_string).unwrap_or_default(),
                    text(point, band.min()),
                    text(!point, band.min()),
                    text(band.mid_is_given(), band.mid()),
                    text(!point, band.max()),
                    effective.clone(),
                    table.currency.to_string(),
                ];
                if regions {
                    row.push(table.region.clone());
                }
                let _ = out.write_record(&row);
            }
        }
    }
    let bytes = out.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
