//! On which lines of `bands.csv` the pay of a place stands. Tables keep no lines, and seldom does anybody ask, so they are looked up then.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::FILE;
use crate::problem::Collector;
use crate::separated::{parse, step_id};
use crate::text::{IsoDate, decode};
use rules::health::Place;

/// The line of each place: of its step where that has a row of its own, else the first of its level in the same table. Nothing where no row
/// says anything of it, and for what is about no table.
pub fn lines(bytes: &[u8], places: &[&Place]) -> Vec<Option<usize>> {
    let mut best: Vec<Option<Match>> = vec![None; places.len()];
    let Some(text) = decode(bytes, &Collector::new(FILE)) else { return vec![None; places.len()] };
    let (document, before) = parse(text.into_owned());
    let mut rows = document.rows().skip(before);
    let heads: Vec<Cow<'_, str>> = rows.next().map(|heads| heads.iter().collect()).unwrap_or_default();
    let find = |name: &str| heads.iter().position(|head| head.trim().eq_ignore_ascii_case(name));
    let [level, step, region, effective] = ["level", "step", "region", "effective"].map(find);

    let mut wanted: BTreeMap<(&str, &str), Vec<(usize, &Place)>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        if let (Some(level), Some(table)) = (&place.level, &place.table) {
            wanted.entry((level.as_str(), table.region.as_str())).or_default().push((index, place));
        }
    }
    for row in rows {
        let cells: Vec<Cow<'_, str>> = row.iter().collect();
        let get = |column: Option<usize>| column.and_then(|column| cells.get(column)).map_or("", |cell| cell.trim());
        for (index, place) in wanted.get(&(get(level), get(region))).into_iter().flatten() {
            let of_step = step.is_none() || is_step(get(step), place);
            let Some(dated) = is_dated(get(effective), place) else { continue };
            let found = Match { dated, of_step, row: row.number };
            if let Some(best) = best.get_mut(*index)
                && best.is_none_or(|best| (found.dated, found.of_step) > (best.dated, best.of_step))
            {
                *best = Some(found);
            }
        }
    }
    best.into_iter().map(|best| document.line(best?.row)).collect()
}

/// A row that may be the one, by how well it fits.
#[derive(Clone, Copy, Debug)]
struct Match {
    /// Whether it names the date itself.
    dated: bool,
    of_step: bool,
    row: usize,
}

fn is_step(text: &str, place: &Place) -> bool {
    match &place.step {
        Some(step) => text == step.as_str() || step_id(text).is_some_and(|own| own == *step),
        None => text.is_empty(),
    }
}

/// Whether a row names the date of the place's table; nothing where it names another. A row without one may have that of the whole file.
fn is_dated(text: &str, place: &Place) -> Option<bool> {
    if text.is_empty() {
        return Some(false);
    }
    let date = text.parse::<IsoDate>().ok()?.0;
    (place.table.as_ref()?.effective == Some(date)).then_some(true)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::lines;
    use rules::date;
    use rules::health::{Place, TableAt};

    fn place(level: &str, step: &str, region: &str, effective: &str) -> Place {
        let table = TableAt { region: region.to_owned(), effective: date::parse(effective) };
        Place { level: level.parse().ok(), step: step.parse().ok(), table: Some(table), tables: 1 }
    }

    fn found<const N: usize>(csv: &str, places: [Place; N]) -> [Option<usize>; N] {
        lines(csv.as_bytes(), &places.each_ref()).try_into().unwrap()
    }

    #[test]
    fn wide_tables_have_a_line_a_level() {
        let csv = "sep=;\nLevel;1;2\n\nE1;48000;50000\nE2;580000;61000\n";
        let places = [place("E2", "1", "", ""), place("E1", "", "", ""), place("E3", "1", "", ""), place("E1", "1", "North", "")];
        assert_eq!(found(csv, places), [Some(5), Some(4), None, None]);
    }

    #[test]
    fn tidy_tables_have_a_line_a_cell() {
        let csv = "region,level,step,amount,effective\nNorth,E1,step 1,1,\nNorth,E1,2,2,\nNorth,E1,,3,\nNorth,E1,2,4,2026-07-01\n,E1,2,5,2026-07-01\n";
        let of = |step, region, from| place("E1", step, region, from);
        assert_eq!(
            found(csv, [of("1", "North", "2026-01-01"), of("2", "North", "2026-01-01"), of("", "North", "2026-01-01")]),
            [Some(2), Some(3), Some(4)],
            "rows without a date have that of the file"
        );
        assert_eq!(found(csv, [of("2", "North", "2026-07-01"), of("2", "", "2026-07-01")]), [Some(5), Some(6)]);
        // A step without a row of its own, and a level without one.
        assert_eq!(found(csv, [of("9", "North", ""), of("", "", "2026-07-01")]), [Some(2), Some(6)]);
        assert_eq!(found(csv, [of("2", "", "2027-01-01"), Place::default()]), [None, None]);
        // A step that a later table leaves out: the row of that table, not that of the step in the older one.
        let later = "level,step,amount,effective\nE1,1,1,\nE1,2,2,\nE1,2,3,2026-07-01\n";
        assert_eq!(found(later, [of("1", "", "2026-07-01"), of("1", "", "2026-01-01")]), [Some(4), Some(2)]);
    }

    #[test]
    fn what_is_no_table_has_no_lines() {
        for csv in ["", "\n", "E1,1"] {
            assert_eq!(found(csv, [place("E1", "1", "", "")]), [None], "{csv:?}");
        }
    }
}
