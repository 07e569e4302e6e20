//! The grid of pay against the tables as they are read, for every hosted dataset.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use files::bands::grid::{By, NotChanged, Part, PayGrid, Raise, Slot, Typed};
use files::document::csv::CsvDocument;
use files::ladder::LadderFile;
use files::problem::{CellAt, Collector};
use files::{Source, ladder, read};
use rules::dataset::Dataset;
use rules::health::TableAt;
use rules::id::LevelId;
use rules::money::Money;
use rules::pay::Band;
use rules::ratio::Ratio;

fn hosted() -> impl Iterator<Item = (&'static str, Source, LadderFile, Dataset)> {
    ["cloud-team", "product-company", "us-gs-2026", "nhs-afc-2026"].into_iter().filter_map(|id| {
        let file = |name| testing::hosted_file(id, name);
        let source = Source { ladder: file("ladder.json"), bands: Some(file("bands.csv")) };
        let ladder = ladder::read(std::str::from_utf8(&source.ladder).unwrap(), &Collector::new(ladder::FILE)).unwrap();
        let dataset = read(&source).dataset?;
        Some((id, source, ladder, dataset))
    })
}

/// What a table of the dataset has for a slot.
fn amount(dataset: &Dataset, table: &TableAt, level: &LevelId, slot: &Slot) -> Option<Money> {
    let own = dataset.tables.iter().find(|own| own.region == table.region && own.effective == table.effective)?;
    let pay = own.levels.get(level)?;
    let band: &Band = match &slot.step {
        Some(step) => pay.steps.get(step)?,
        None => pay.own.as_ref()?,
    };
    match slot.part {
        Part::Amount | Part::Min => Some(band.min()),
        Part::Mid => Some(band.mid()),
        Part::Max => Some(band.max()),
    }
}

/// Each cell of a file is where the grid says the same, and one of a row that says of no level is nowhere.
#[test]
fn cells_of_the_file_are_found_in_the_grid() {
    let mut found = 0;
    for (id, source, ladder, _) in hosted() {
        let grid = PayGrid::read(source.bands.as_deref().unwrap(), &ladder).unwrap();
        let document = CsvDocument::parse(String::from_utf8(source.bands.clone().unwrap()).unwrap(), b',');
        assert_eq!(grid.spot(CellAt { row: 0, column: 1 }), None, "{id}: the heads");
        for row in document.rows().skip(1) {
            for column in 0..row.len() {
                let found_at = grid.spot(CellAt { row: row.number, column }).unwrap();
                assert_eq!(row.get(0).as_deref(), Some(found_at.level.as_str()), "{id}: the level stands in the first column");
                let Some(slot) = found_at.slot else { continue };
                assert_eq!(grid.get(&found_at.table, &found_at.level, &slot).text, row.get(column).unwrap().trim(), "{id} {slot:?}");
                found += 1;
            }
        }
    }
    assert!(found > 400, "{found}");
    let (_, _, ladder, _) = hosted().next().unwrap();
    let grid = PayGrid::read(b"level,1\nD3,7\nNone,8\n", &ladder).unwrap();
    let spot = |row| grid.spot(CellAt { row, column: 1 }).map(|spot| spot.level.to_string());
    assert_eq!((spot(1).as_deref(), spot(2), spot(9)), (Some("D3"), None, None));
}

#[test]
fn the_grid_says_what_the_tables_say() {
    let mut cells = 0;
    for (id, source, ladder, dataset) in hosted() {
        let grid = PayGrid::read(source.bands.as_deref().unwrap(), &ladder).unwrap();
        let tables: Vec<TableAt> = grid.tables().cloned().collect();
        let theirs = dataset.tables.iter().map(|table| TableAt { region: table.region.clone(), effective: table.effective });
        assert_eq!(tables, theirs.collect::<Vec<_>>(), "{id}");
        for table in &tables {
            for level in dataset.ladder.levels().map(|found| &found.level.id) {
                let mut filled = 0;
                for slot in grid.slots(table) {
                    let written = grid.get(table, level, &slot);
                    // A midpoint that is not written follows from the ends.
                    if slot.part != Part::Mid || written.amount.is_some() {
                        assert_eq!(written.amount, amount(&dataset, table, level, &slot), "{id} {table:?} {level} {slot:?}");
                    }
                    filled += usize::from(written.amount.is_some());
                    let same = Typed { table: table.clone(), level: level.clone(), slot, text: written.text };
                    assert_eq!(grid.with(&[same]), Err(NotChanged::Same), "{id}");
                }
                assert_eq!(filled > 0, grid.has(table, level), "{id} {table:?} {level}");
                cells += filled;
            }
        }
    }
    assert!(cells > 400, "{cells}");
}

#[test]
fn a_raise_from_a_day_is_in_force_on_it_and_keeps_the_order() {
    let from = testing::day("2040-01-01");
    for (id, source, ladder, dataset) in hosted() {
        let grid = PayGrid::read(source.bands.as_deref().unwrap(), &ladder).unwrap();
        let raise = Raise { by: By::Share(Ratio::new(23, 1000).unwrap()), round: Some(10), from: Some(from) };
        let mut tables: Vec<TableAt> = grid.tables().map(|table| TableAt { region: table.region.clone(), effective: None }).collect();
        tables.dedup();
        let changed = grid.raised(&tables, &|_, _| true, &raise).unwrap();
        let again = read(&Source { bands: Some(changed.bytes.clone()), ..source.clone() }).dataset.unwrap();
        for region in dataset.tables.regions().into_iter().filter(|region| dataset.tables.addition(region).is_none()) {
            let (before, after) = (dataset.tables.in_force(region, from), again.tables.in_force(region, from));
            let mut all = Vec::new();
            for level in dataset.ladder.levels().map(|found| found.level) {
                for step in &level.steps {
                    let pay = before.at(level, &step.id);
                    let expected = pay.map(|band| [band.min(), band.max()].map(|money| raise.of(money).unwrap()));
                    let found = after.at(level, &step.id).map(|band| [band.min(), band.max()]);
                    assert_eq!(found, expected, "{id} {region} {}", level.at(step));
                    all.extend(pay.zip(found).map(|(band, found)| (band.min(), found[0])));
                }
            }
            all.sort_unstable();
            assert!(all.is_sorted_by_key(|(_, after)| *after), "{id}: {region}");
            // The day before, all is as it was.
            let eve = from.pred_opt().unwrap();
            let steps = dataset.ladder.levels().flat_map(|found| found.level.steps.iter().map(move |step| (found.level, &step.id)));
            for (level, step) in steps {
                assert_eq!(
                    again.tables.in_force(region, eve).at(level, step),
                    dataset.tables.in_force(region, eve).at(level, step),
                    "{id}"
                );
            }
        }
        // What stood there stands there still, to the byte but for a column of dates that came.
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (old, new) = (text(source.bands.as_deref().unwrap()), text(&changed.bytes));
        assert!(old.lines().zip(new.lines()).all(|(old, new)| new.starts_with(old)), "{id}");
    }
}

#[test]
fn wide_and_tidy_of_one_table_read_equal() {
    let mut wides = 0;
    for (id, source, _, dataset) in hosted() {
        let again = |bands: String| {
            let read = read(&Source { bands: Some(bands.into_bytes()), ..source.clone() });
            (read.dataset.unwrap().tables, read.problems)
        };
        let (tidy, problems) = again(files::write::bands(&dataset.tables));
        assert_eq!((&tidy, problems.len()), (&dataset.tables, 0), "{id}");
        if let Some(wide) = files::write::wide(&dataset.tables, &dataset.ladder) {
            let (wide, problems) = again(wide);
            assert_eq!((&wide, problems.len()), (&dataset.tables, 0), "{id}");
            wides += 1;
        }
    }
    assert!(wides > 1, "{wides}");
}
