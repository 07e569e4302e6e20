//! What a draft does: to the bands, and to what the people of a roster cost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::format::Locale;
use crate::browser::time;
use crate::markup::Markup;
use crate::state::own::Files;
use crate::state::rosters::RosterFile;
use crate::view::parts::html::html;
use chrono::{Days, NaiveDate};
use files::bands::draft::Differing;
use progression::Outlook;
use progression::team::{Cost, Pace, Person};
use rules::dataset::Dataset;
use rules::exact::ExactMoney;
use rules::health::Finding;
use rules::id::LevelId;
use rules::money::Money;

/// How many findings are told at most; the others stand under Check.
const MOST_TOLD: usize = 8;

/// What a draft does.
#[derive(Clone, PartialEq)]
pub struct Effects {
    /// Findings that were not there before: what each is and where.
    new: Vec<(&'static str, String)>,
    gone: Vec<(&'static str, String)>,
    cost: Option<CostOf>,
}

/// What it costs.
#[derive(Clone, PartialEq)]
struct CostOf {
    day: NaiveDate,
    levels: Vec<Line>,
    all: Line,
    circles: Option<String>,
}

/// The people of a level, or all.
#[derive(Clone, Default, PartialEq)]
struct Line {
    level: Option<LevelId>,
    people: usize,
    /// How many are paid more, or less.
    changed: usize,
    /// By how much a year; nothing where that is not known, or of several currencies.
    year: Option<Money>,
}

impl Effects {
    /// What has become of files, of which so much differs; nothing where either cannot be used.
    pub fn of(first: &Files, now: &Files, roster: Option<Arc<RosterFile>>, differing: Differing) -> Option<Self> {
        let (before, after) = (&first.open.as_ref()?.dataset, &now.open.as_ref()?.dataset);
        let cost = roster.and_then(|roster| {
            // A table to come costs from its day on.
            let today = time::today();
            cost(before, after, &roster.bytes, differing.latest.map_or(today, |day| day.max(today)))
        });
        let (were, are) = (first.findings(), now.findings());
        Some(Self { new: other(are, were), gone: other(were, are), cost })
    }

    /// What the payroll rises by a year.
    pub fn year(&self) -> Option<Money> {
        self.cost.as_ref()?.all.year
    }

    /// What it does to the bands.
    pub fn bands(&self) -> AnyView {
        let mut list = Markup::default();
        let lines = self.new.iter().map(|line| ("chip odd", "new", line)).chain(self.gone.iter().map(|line| ("chip sound", "gone", line)));
        for (class, state, (title, about)) in lines.take(MOST_TOLD) {
            list.html("<li><b>")
                .html(title)
                .html("</b><span class=\"")
                .html(class)
                .html("\">")
                .html(state)
                .html("</span><small>")
                .text(about);
            list.html("</small></li>");
        }
        let beyond = (self.new.len() + self.gone.len()).saturating_sub(MOST_TOLD);
        view! {
            <section class="panel files" data-bands="">
                <h2>"What it does to the bands"</h2>
                <p>{words::draft::findings(self.new.len(), self.gone.len())}</p>
                <ul {..html(list)}></ul>
                {(beyond > 0).then(|| view! { <p class="sub">{words::draft::beyond(beyond)}</p> }.into_any())}
            </section>
        }
        .into_any()
    }

    /// What it costs.
    pub fn cost(&self) -> Option<AnyView> {
        let CostOf { day, levels, all, circles } = self.cost.as_ref()?;
        let locale = Locale::default();
        let mut table = Markup::of(
            "<thead><tr><th scope=\"col\">Level</th><th scope=\"col\" class=\"num\">People</th><th scope=\"col\" class=\"num\">Paid otherwise</th><th scope=\"col\" class=\"num\">A year</th></tr></thead><tbody>",
        );
        let row = |table: &mut Markup, name: &str, line: &Line| {
            let year = words::draft::year(line.year, &locale);
            table
                .html("<tr><th scope=\"row\">")
                .text(name)
                .html("</th><td class=\"num\">")
                .text(line.people)
                .html("</td><td class=\"num\">");
            table.text(line.changed).html("</td><td class=\"num\">").text(year).html("</td></tr>");
        };
        for line in levels.iter().filter(|line| line.changed > 0) {
            row(&mut table, line.level.as_ref().map_or("", LevelId::as_str), line);
        }
        table.html("</tbody><tfoot>");
        row(&mut table, "All", all);
        table.html("</tfoot>");
        Some(
            view! {
                <section class="panel" data-cost="">
                    <h2>"What it costs"</h2>
                    <p class="sub">{words::draft::cost(*day, &locale)}</p>
                    <div class="scroll"><table class="plain" {..html(table)}></table></div>
                    {circles.clone().map(|told| view! { <p>{told}</p> }.into_any())}
                </section>
            }
            .into_any(),
        )
    }
}

/// Findings that are not among others: of another kind, or in another place. That an amount of it is another makes it no other one.
fn other(findings: &[Finding], among: &[Finding]) -> Vec<(&'static str, String)> {
    let locale = Locale::default();
    let key = |finding: &Finding| {
        let region = finding.at.table.as_ref().map(|table| table.region.clone());
        (words::health::title(&finding.what), finding.at.level.clone(), finding.at.step.clone(), region)
    };
    let known: BTreeSet<_> = among.iter().map(key).collect();
    let own = findings.iter().filter(|finding| !known.contains(&key(finding)));
    let about =
        |finding: &Finding| [words::health::place(finding, None, &locale), ": ".to_owned(), words::health::what(finding, &locale)].concat();
    own.map(|finding| (words::health::title(&finding.what), about(finding))).collect()
}

fn cost(before: &Dataset, after: &Dataset, roster: &[u8], day: NaiveDate) -> Option<CostOf> {
    let today = time::today();
    let entries = files::roster::read(roster, before, today).entries;
    let people: Vec<Person> = entries.iter().map(|entry| entry.person(&before.ladder, today)).collect();
    let until = day.checked_add_days(Days::new(1))?;
    let pay = |dataset: &Dataset| {
        let outlook = Outlook { dataset, region: "", today: day, until, rise: None };
        let cost = Cost::of(&people, &outlook, Pace::NobodyMoves);
        (0..people.len()).map(|place| cost.paid_on(place, day)).collect::<Vec<_>>()
    };
    let (mut levels, mut all) = (BTreeMap::<LevelId, Sum>::new(), Sum::default());
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    for (place, ((entry, was), is)) in entries.iter().zip(pay(before)).zip(pay(after)).enumerate() {
        for sum in [levels.entry(entry.at.level.clone()).or_default(), &mut all] {
            sum.add(was, is);
        }
        let circle = |dataset: &Dataset| {
            let band = dataset.tables.in_force(&entry.region, day).band(&entry.at.level)?;
            let paid = entry.at_full_hours(dataset, day).filter(|paid| paid.currency() == band.currency())?;
            Some(band.circle(paid).is_some())
        };
        let name = || if entry.name.is_empty() { words::team::letters(place) } else { entry.name.clone() };
        match (circle(before), circle(after)) {
            (Some(false), Some(true)) => outside.push(name()),
            (Some(true), Some(false)) => inside.push(name()),
            _ => {}
        }
    }
    let line = |level: Option<LevelId>, sum: Sum| Line { level, people: sum.people, changed: sum.changed, year: sum.year(after) };
    // As the ladder has them.
    let order: Vec<&LevelId> = before.ladder.levels().map(|found| &found.level.id).collect();
    let mut levels: Vec<Line> = levels.into_iter().map(|(level, sum)| line(Some(level), sum)).collect();
    levels.sort_by_key(|line| order.iter().position(|own| Some(*own) == line.level.as_ref()));
    Some(CostOf { day, levels, all: line(None, all), circles: words::draft::circles(&outside, &inside) })
}

/// What people are paid more, one after the other.
#[derive(Default)]
struct Sum {
    people: usize,
    changed: usize,
    /// Nothing where nobody was added yet, or it is not known any more.
    by: Option<ExactMoney>,
    is_unknown: bool,
}

impl Sum {
    fn add(&mut self, was: Option<ExactMoney>, is: Option<ExactMoney>) {
        self.people += 1;
        self.changed += usize::from(was != is);
        match was.zip(is).and_then(|(was, is)| is.minus(was)) {
            Some(more) => {
                let sum = self.by.map_or(Some(more), |by| by.plus(more));
                self.is_unknown |= sum.is_none();
                self.by = sum.or(self.by);
            }
            None => self.is_unknown |= was != is,
        }
    }

    fn year(&self, dataset: &Dataset) -> Option<Money> {
        self.by.filter(|_| !self.is_unknown).and_then(|by| dataset.unit.whole_year(by))
    }
}
