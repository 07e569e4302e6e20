//! Raising many amounts at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::Editing;
use super::scene::GridScene;
use crate::browser::format::Locale;
use crate::browser::time;
use crate::view::pages::data::fields;
use crate::view::parts::pick::{Pick, choice};
use files::bands::draft::Draft;
use files::bands::grid::{By, Changed, NotChanged, Raise, Slot};
use rules::date;
use rules::health::TableAt;
use rules::id::LevelId;
use rules::money::Money;
use rules::ratio::Ratio;
use words::Format;

/// To which multiples amounts can be rounded, in units of the currency.
const ROUND: [i64; 7] = [1, 5, 10, 50, 100, 500, 1000];
/// The choice of the cells that are marked, beside the places of tracks.
const MARKED: &str = "marked";
/// What is chosen by default.
const USUAL: &str = "100";

/// What the fields hold.
#[derive(Clone, Copy)]
struct Fields {
    editing: Editing,
    scene: Memo<Option<Arc<GridScene>>>,
    by: RwSignal<String>,
    round: RwSignal<String>,
    cells: RwSignal<String>,
    regions: RwSignal<bool>,
    from: RwSignal<String>,
}

/// A raise that can be made.
struct Ready {
    draft: Arc<Draft>,
    raise: Raise,
    tables: Vec<TableAt>,
    scene: Arc<GridScene>,
    wanted: Wanted,
}

/// Which cells are raised.
enum Wanted {
    /// All.
    All,
    /// Those of some levels.
    Levels(BTreeSet<LevelId>),
    /// Some.
    Cells(BTreeSet<(LevelId, Slot)>),
}

impl Fields {
    /// What the fields ask for.
    ///
    /// # Errors
    /// What is wrong in them; nothing to tell where nothing is typed.
    fn read(self) -> Result<Ready, Option<&'static str>> {
        let (Some(draft), Some(scene)) = (self.editing.draft(), self.scene.get()) else { return Err(None) };
        let by = self.by.get();
        if by.trim().is_empty() {
            return Err(None);
        }
        let by = By::parse(&by, scene.currency).ok_or(Some(words::draft::NO_RAISE))?;
        let from = match self.from.get().trim() {
            "" => None,
            text => Some(date::parse(text).ok_or(Some(words::draft::NO_DAY))?),
        };
        let own = scene.asked.table.clone();
        let mut tables = vec![own.clone()];
        if self.regions.get() {
            // Each by what holds on the day from which it is raised, or on that of the table that is shown.
            let mut others: BTreeMap<&str, &TableAt> = BTreeMap::new();
            for table in draft.now.tables().filter(|table| table.region != own.region) {
                if from.is_some() || table.effective <= own.effective {
                    others.insert(&table.region, table);
                }
            }
            tables.extend(others.into_values().cloned());
        }
        let raise = Raise { by, round: self.round.get().parse().ok(), from };
        let wanted = self.wanted(&draft, &scene);
        Ok(Ready { draft, raise, tables, scene, wanted })
    }

    /// Which cells are chosen. Only where those that are marked are, another cell asks for another preview.
    fn wanted(self, draft: &Draft, scene: &GridScene) -> Wanted {
        match self.cells.get().as_str() {
            "" => Wanted::All,
            MARKED => {
                let cell = |(row, column): (usize, usize)| Some((scene.rows.get(row)?.level.clone(), scene.slots.get(column)?.clone()));
                Wanted::Cells(self.editing.cursor.get().cells().filter_map(cell).collect())
            }
            track => {
                let track = track.parse().ok().and_then(|place: usize| draft.ladder.ladder.tracks.get(place));
                Wanted::Levels(track.iter().flat_map(|track| &track.levels).map(|level| level.id.clone()).collect())
            }
        }
    }
}

impl Ready {
    fn is_wanted(&self, level: &LevelId, slot: &Slot) -> bool {
        match &self.wanted {
            Wanted::All => true,
            Wanted::Levels(levels) => levels.contains(level),
            Wanted::Cells(cells) => cells.contains(&(level.clone(), slot.clone())),
        }
    }

    fn changed(&self) -> Result<Changed, NotChanged> {
        time::measured("raised", || self.draft.now.raised(&self.tables, &|level, slot| self.is_wanted(level, slot), &self.raise))
    }

    /// The first cell that is raised, and what it becomes.
    fn example(&self, (level, slot): &(LevelId, Slot)) -> Option<(String, Money, Money)> {
        let from = self.raise.from.or(self.scene.asked.table.effective);
        let found = self.tables.iter().find_map(|table| {
            let at = TableAt { effective: from, ..table.clone() };
            self.draft.paid(&at, level, slot).amount
        });
        found.and_then(|before| Some((words::draft::cell(level, slot), before, self.raise.of(before).ok()?)))
    }
}

/// The fields, and what would change.
#[component]
pub fn RaiseForm(editing: Editing, scene: Memo<Option<Arc<GridScene>>>) -> impl IntoView {
    let fields = Fields {
        editing,
        scene,
        by: RwSignal::default(),
        round: RwSignal::new(USUAL.to_owned()),
        cells: RwSignal::default(),
        regions: RwSignal::new(false),
        from: RwSignal::default(),
    };
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match untrack(|| fields.read()) {
            Ok(ready) => {
                let from = ready.raise.from;
                let region = ready.scene.asked.table.region.clone();
                if let Some(cells) = editing.write(ready.changed()) {
                    editing.voice.say(words::draft::changed(cells));
                    fields.by.set(String::new());
                    // The table that came is the one to look at.
                    if from.is_some() {
                        editing.chosen.update(|chosen| chosen.table = Some(TableAt { region, effective: from }));
                    }
                }
            }
            Err(why) => editing.refused.set(Some(why.unwrap_or(words::draft::NO_RAISE).to_owned())),
        }
    };
    let preview = move || {
        let locale = Locale::default();
        match fields.read() {
            Err(None) => None,
            Err(Some(why)) => Some(why.to_owned()),
            Ok(ready) => Some(match ready.changed() {
                Ok(Changed { cells, first, .. }) => words::draft::preview(cells, ready.example(&first), ready.raise.from, &locale),
                Err(why) => words::draft::not_changed(&why, &locale),
            }),
        }
    };
    let units = |units: i64| choice(&units.to_string(), Locale::default().number(Ratio::whole(units.into()), 0));
    let round: Vec<_> = [choice("", "as it comes")].into_iter().chain(ROUND.map(units)).collect();
    let tracks = Memo::new(move |_| editing.tracks());
    let cells = move || {
        let names = tracks.get();
        let own = if names.len() > 1 { names } else { Vec::new() };
        let own = own.into_iter().enumerate().map(|(place, name)| choice(&place.to_string(), name));
        let choices: Vec<_> = [choice("", "all levels"), choice(MARKED, "the marked cells")].into_iter().chain(own).collect();
        view! { <Pick label="For" choices chosen=fields.cells choose=move |cells: String| fields.cells.set(cells) /> }.into_any()
    };
    let has_regions = Memo::new(move |_| {
        editing.draft().is_some_and(|draft| {
            let mut tables = draft.now.tables();
            let first = tables.next().map(|table| table.region.clone());
            tables.any(|table| Some(&table.region) != first.as_ref())
        })
    });
    let regions = move || {
        has_regions.get().then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" name="regions" prop:checked=move || fields.regions.get() on:change=move |event| fields.regions.set(event_target_checked(&event)) />
                    "In all regions"
                </label>
            }
            .into_any()
        })
    };
    view! {
        <form class="raise" on:submit=apply>
            <div class="controls">
                {fields::line("Raise by", "by", "2.3 %", fields.by)}
                <Pick label="Round to" choices=round chosen=fields.round choose=move |round: String| fields.round.set(round) />
                {cells}
                {regions}
                <label class="pick">
                    <span>"From"</span>
                    <input type="date" name="from" prop:value=move || fields.from.get() on:input=move |event| fields.from.set(event_target_value(&event)) />
                </label>
                <button type="submit" class="primary" data-act="raise">"Apply"</button>
            </div>
            <p class="sub" role="status" data-preview="">{move || preview().unwrap_or_else(|| words::draft::RAISE_HINT.to_owned())}</p>
        </form>
    }
}
