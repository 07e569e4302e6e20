//! The papers of an offer: the letter for the candidate, the record for those who keep it, and the range for an advert.
//!
//! The letter is made from one offer and the dataset, and from nothing else: what it must not hold is not within its reach, except the reason,
//! of which it makes nothing.

use chrono::NaiveDate;

use super::{Amounts, in_band};
use crate::counts::{list, of};
use crate::path::{MonthFormat, more};
use crate::time;
use files::offers::Texts;
use files::paper::{BandLine, Paper, PaperRow, PaperTable, Part};
use progression::offer::{Bonus, Offer, Placing, YearInAll};
use progression::{Event, Why};
use rules::dataset::{Dataset, Provenance};
use rules::id::Position;
use rules::ladder::TrackLevel;
use rules::money::Money;
use rules::pay::Band;
use rules::per::Per;

/// What a letter is made from.
#[derive(Clone, Copy)]
pub struct Letter<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The texts around the figures.
    pub texts: &'a Texts,
    /// Today.
    pub today: NaiveDate,
    /// The reader's formats.
    pub format: &'a dyn MonthFormat,
}

/// Somebody of the team who was considered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// What they are called.
    pub name: String,
    /// The position held.
    pub at: Position,
    /// The pay at full hours.
    pub pay: Money,
    /// How they stand to the offer.
    pub standing: &'static str,
}

/// What a record is made from, besides what the letter is.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// All offers that stand side by side, with their names.
    pub offers: &'a [(String, Offer)],
    /// The place of the one that was chosen.
    pub chosen: Option<usize>,
    /// What was found of the team, in sentences.
    pub fair: &'a [String],
    /// The people considered.
    pub considered: &'a [Considered],
}

impl Letter<'_> {
    fn found(&self) -> Option<TrackLevel<'_>> {
        self.dataset.ladder.level(&self.offer.level)
    }

    fn amounts(&self, per: Per) -> Amounts<'_> {
        Amounts { unit: self.dataset.unit, per, format: self.format }
    }

    /// The periods that matter on paper: a year where it is known, and else that of the files.
    fn year(&self) -> Per {
        let unit = self.dataset.unit;
        if unit.factor(Per::Year).is_some() { Per::Year } else { unit.per() }
    }

    fn money(&self, amount: Money) -> String {
        self.format.money(amount)
    }

    /// A text of the template, with what stands for names and figures filled in.
    fn filled(&self, text: &str) -> String {
        let title = self.found().map(|found| found.level.title.clone()).unwrap_or_default();
        let start = self.format.date(self.offer.start);
        let level = self.offer.level.to_string();
        // One pass: a name that looks like a field stays a name.
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let known = after.split_once('}').and_then(|(field, behind)| {
                let value = match field {
                    "name" => &self.offer.candidate,
                    "title" => &title,
                    "level" => &level,
                    "start" => &start,
                    _ => return None,
                };
                Some((value, behind))
            });
            if let Some((value, behind)) = known {
                out.push_str(value);
                rest = behind;
            } else {
                out.push('{');
                rest = after;
            }
        }
        out + rest
    }

    /// The text of the template, or the usual one.
    fn or_usual(&self, text: &str, usual: String) -> String {
        if text.trim().is_empty() { usual } else { self.filled(text) }
    }

    fn opening(&self) -> String {
        let owns = self.found().and_then(|found| self.dataset.ladder.scope(found.level.rank));
        let owns = owns.map(|scope| format!(" What you own: {scope}.")).unwrap_or_default();
        let track = self.found().map(|found| format!(", in {}", found.track.name)).unwrap_or_default();
        format!(
            "You would start on {}, at {}{track}.{owns}",
            self.format.date(self.offer.start),
            super::share_of_hours(self.offer.hours, self.format)
        )
    }

    /// What the level pays, before any talk of pay: "The band of D5 runs from $90,800 to $96,300 a year in four steps."
    fn range(&self, placing: Option<&Placing<'_>>) -> Option<String> {
        let (found, per) = (self.found()?, self.year());
        let band = placing.and_then(Placing::band).or_else(|| self.offer.in_force(self.dataset).band(&self.offer.level))?;
        let shown = band.convert(self.dataset.unit, per)?;
        let runs = self.runs(shown);
        let steps = found.level.steps.len();
        let steps = if steps > 1 { format!(" in {}", of(steps, "step")) } else { String::new() };
        let region = self.region().map(|region| format!(", {region}")).unwrap_or_default();
        Some(format!("The band of {} {runs} {}{steps}, at full hours{region}.", found.level.id, time::a(per)))
    }

    fn runs(&self, shown: Band) -> String {
        if shown.is_point() {
            format!("is {}", self.money(shown.min()))
        } else {
            format!("runs from {} to {}", self.money(shown.min()), self.money(shown.max()))
        }
    }

    fn region(&self) -> Option<&str> {
        Some(self.offer.region.as_str()).filter(|region| !region.is_empty())
    }

    /// "$93,000" and "a year, $7,750 a month, $44.59 an hour", at the share of hours.
    fn figure(&self) -> Option<(String, String)> {
        let per = self.year();
        let (full, own) = self.offer.per(self.dataset, per)?;
        let others = self.dataset.unit.offered().into_iter().filter(|other| *other != per);
        let others =
            others.filter_map(|other| Some(format!(", {} {}", self.money(self.offer.per(self.dataset, other)?.1), time::a(other))));
        let full = if full == own { String::new() } else { format!("; {} at full hours", self.money(full)) };
        Some((self.money(own), format!("{}{}{full}", time::a(per), others.collect::<String>())))
    }

    /// How it was placed.
    fn placed(&self, placing: &Placing<'_>) -> Option<String> {
        let amounts = self.amounts(self.year());
        let stands = in_band(placing, amounts)?;
        let above = match placing.between().below {
            Some((_, pay)) if pay == placing.figure => self.offer.position(self.dataset).map(|at| format!(", and is what {at} pays")),
            Some((_, pay)) => {
                self.offer.position(self.dataset).map(|at| format!(", {} above step {at}", amounts.between(placing.figure, pay)))
            }
            None => None,
        };
        Some(format!("Your pay at full hours stands {stands}{}.", above.unwrap_or_default()))
    }

    fn band_line(&self, placing: &Placing<'_>) -> Option<BandLine> {
        let (band, per) = (placing.band()?, self.year());
        let place = |pay: Money| band.position(pay).and_then(|share| i32::try_from(share.scaled(3)).ok());
        let level = placing.found.level;
        let pays = self.offer.in_force(self.dataset).steps(level);
        let steps = level.steps.iter().zip(pays).filter_map(|(step, pay)| Some((place(pay?)?, level.at(step).to_string())));
        let shown = band.convert(self.dataset.unit, per)?;
        let mark = (place(placing.figure)?, self.amounts(per).of(placing.figure));
        Some(BandLine { low: self.money(shown.min()), high: self.money(shown.max()), steps: steps.collect(), mark })
    }

    /// The names and amounts of what is on top, as they were typed where they cannot be summed up.
    fn on_top(&self, years: &[YearInAll]) -> Option<PaperTable> {
        let top = &self.offer.top;
        let row = |name: String, amount: String| PaperRow { cells: vec![name, amount], is_sum: false };
        let mut rows = Vec::new();
        rows.extend(top.sign_on.map(|amount| row("Sign-on, once".to_owned(), self.money(amount))));
        let bonus = years.first().and_then(|year| year.bonus).map(|amount| self.money(amount));
        rows.extend(top.bonus.map(|own| match own {
            Bonus::Share(share) => row(format!("Bonus a year, {} of pay", super::percent(share, self.format)), bonus.unwrap_or_default()),
            Bonus::Amount(amount) => row("Bonus a year".to_owned(), self.money(amount)),
        }));
        for (name, amount) in top.others.iter().filter(|(_, amount)| amount.minor() != 0) {
            let name = if name.trim().is_empty() { "Another amount" } else { name.trim() };
            rows.push(row(format!("{name}, a year"), self.money(*amount)));
        }
        if let Some(grant) = top.grant {
            let cliff = if grant.cliff == 0 { String::new() } else { format!(", nothing before {}", of(grant.cliff.into(), "month")) };
            rows.push(row(format!("Equity, assumed worth over {}{cliff}", of(grant.months.into(), "month")), self.money(grant.value)));
        }
        (!rows.is_empty()).then_some(PaperTable { head: Vec::new(), rows, figures: 1 })
    }

    /// What each year is worth, a column each and base pay apart.
    fn years(&self, years: &[YearInAll]) -> PaperTable {
        let row = |name: &str, is_sum: bool, of: &dyn Fn(&YearInAll) -> Option<Money>| {
            let cells = years.iter().map(|year| of(year).map(|amount| self.money(amount)).unwrap_or_default());
            PaperRow { cells: [name.to_owned()].into_iter().chain(cells).collect(), is_sum }
        };
        let mut rows = vec![row("Base pay", false, &|year| Some(year.base))];
        rows.extend(super::parts(years).into_iter().map(|(name, of)| row(name, false, &of)));
        rows.push(row("In all", true, &|year| Some(year.total)));
        let head = (1..=years.len()).map(|year| format!("Year {year}"));
        PaperTable { head: [String::new()].into_iter().chain(head).collect(), rows, figures: 1 }
    }

    /// What follows by the rules within two years.
    fn rises(&self, events: &[Event]) -> Vec<PaperRow> {
        let pay = |event: &Event| self.dataset.unit.convert_exact(event.after?, self.year());
        // What is kept is no rise, such as a step of a level whose steps have no pay of their own.
        let later = events.iter().filter(|event| event.why != Why::Start && event.change().is_some_and(|change| !change.is_none()));
        later
            .map(|event| {
                let why = crate::team::why(event);
                let amount = pay(event).map(|pay| self.money(pay)).unwrap_or_default();
                PaperRow { cells: vec![self.format.date(event.day), event.at.to_string(), why.to_owned(), amount], is_sum: false }
            })
            .collect()
    }

    /// What the level asks, in its own words.
    fn asks(&self) -> Vec<String> {
        self.found().map(|found| found.level.expects.iter().map(|line| line.text.clone()).collect()).unwrap_or_default()
    }

    /// Since when the pay holds, and where it is from.
    fn source(&self) -> String {
        let ladder = &self.dataset.ladder;
        let since = self.offer.in_force(self.dataset).effective();
        let since = since.map(|day| format!("Bands {}. ", time::in_force(day, self.today, self.format))).unwrap_or_default();
        let made_up = sample(self.dataset).unwrap_or_default();
        format!("{since}{made_up}{}", ladder.source)
    }

    fn level_title(&self) -> String {
        self.found().map(|found| format!("{}, {}", found.level.title, found.level.id)).unwrap_or_default()
    }

    fn letterhead(&self) -> Part {
        Part::Letterhead(self.dataset.ladder.name.clone(), self.format.date(self.today))
    }

    /// How pay can rise, with what is said of it.
    fn what_comes(&self, parts: &mut Vec<Part>) {
        let rises = self.offer.after(self.dataset, 2).map(|events| self.rises(&events)).unwrap_or_default();
        let promotion = self.offer.first_promotion(self.dataset, 2).map(|event| super::promotion(&event, self.format));
        if rises.is_empty() && promotion.is_none() {
            return;
        }
        parts.push(Part::Heading("How pay can rise".to_owned()));
        if !rises.is_empty() {
            parts.push(Part::Table(PaperTable { head: Vec::new(), rows: rises, figures: 3 }));
        }
        parts.extend(promotion.map(Part::Text));
        parts.push(Part::Text("The first two years, at full hours. These are the earliest days by the rules: reviews decide.".to_owned()));
    }
}

/// "The figures are made up.", where they are.
pub fn sample(dataset: &Dataset) -> Option<&'static str> {
    (dataset.provenance == Some(Provenance::Sample)).then_some("The figures are samples, made up. ")
}

/// The letter for the candidate.
pub fn letter(of: &Letter<'_>) -> Paper {
    let (offer, texts) = (of.offer, of.texts);
    let placing = offer.placing(of.dataset);
    let title = format!("Our offer: {}", of.level_title());
    let mut parts = vec![of.letterhead()];
    let name = offer.candidate.trim();
    let greeting = of.or_usual(&texts.greeting, if name.is_empty() { String::new() } else { format!("To {name}") });
    if !greeting.is_empty() {
        parts.push(Part::Text(greeting));
    }
    parts.push(Part::Title(title.clone()));
    parts.push(Part::Text(of.or_usual(&texts.opening, of.opening())));
    // Laws on transparent pay ask for the range before any talk of the figure.
    parts.extend(of.range(placing.as_ref()).map(Part::Text));
    parts.extend(of.figure().map(|(figure, per)| Part::Figure(figure, per)));
    if let Some(placing) = &placing {
        if let Some(placed) = of.placed(placing) {
            parts.push(Part::Heading("How it was placed".to_owned()));
            parts.push(Part::Text(placed));
        }
        parts.extend(of.band_line(placing).map(Part::Band));
    }
    let years = offer.years(of.dataset).unwrap_or_default();
    if let Some(table) = of.on_top(&years) {
        parts.push(Part::Heading("On top of base pay".to_owned()));
        parts.push(Part::Table(table));
        if !years.is_empty() {
            parts.push(Part::Table(of.years(&years)));
        }
        if offer.top.grant.is_some() {
            parts.push(Part::Text(super::GRANT.to_owned()));
        }
    }
    of.what_comes(&mut parts);
    let asks = of.asks();
    if !asks.is_empty() {
        parts.push(Part::Heading("What the level asks".to_owned()));
        parts.push(Part::List(asks));
    }
    let closing = of.or_usual(&texts.closing, String::new());
    if !closing.is_empty() {
        parts.push(Part::Text(closing));
    }
    parts.push(Part::Sign(vec![of.or_usual(&texts.signature, "For the team".to_owned()), name.to_owned()]));
    parts.push(Part::Note(of.source()));
    Paper { title, parts }
}

/// The record for those who keep it: everything, and why.
pub fn record(of: &Letter<'_>, with: &Record<'_>) -> Paper {
    let offer = of.offer;
    let placing = offer.placing(of.dataset);
    let title = format!("Record of an offer: {}", of.level_title());
    let mut parts = vec![of.letterhead(), Part::Title(title.clone())];
    let named = |name: &str| if name.trim().is_empty() { "not named".to_owned() } else { name.trim().to_owned() };
    let fact = |name: &str, value: String| PaperRow { cells: vec![name.to_owned(), value], is_sum: false };
    let table = offer.in_force(of.dataset).effective().map(|day| of.format.date(day));
    let scenario = with.offers.iter().find(|(_, own)| own == offer).filter(|_| with.offers.len() > 1);
    let mut rows: Vec<_> = scenario.map(|(name, _)| fact("Scenario", name.clone())).into_iter().collect();
    rows.extend([
        fact("Candidate", named(&offer.candidate)),
        fact("Stands on", of.stands_on(placing.as_ref())),
        fact("Start", of.format.date(offer.start)),
        fact("Hours", super::share_of_hours(offer.hours, of.format)),
    ]);
    rows.extend(of.region().map(|region| fact("Region", region.to_owned())));
    rows.extend(table.map(|day| fact("Table in force from", day)));
    rows.extend(of.figure().map(|(figure, per)| fact("Base pay", format!("{figure} {per}"))));
    if let Some(placing) = &placing {
        rows.extend(in_band(placing, of.amounts(of.year())).map(|place| fact("Place", place)));
        let ratio = placing.band().and_then(|band| band.compa_ratio(placing.figure));
        rows.extend(ratio.map(|ratio| fact("Compa-ratio", of.format.number(ratio, 4))));
    }
    parts.push(Part::Table(PaperTable { head: Vec::new(), rows, figures: 2 }));
    parts.extend(of.range(placing.as_ref()).map(Part::Text));
    if let Some(placing) = placing.as_ref().filter(|placing| placing.circle().is_some()) {
        parts.push(Part::Heading("Why outside of the band".to_owned()));
        let reason = offer.reason.trim();
        let missing = || format!("No reason is written yet. {} asks for one.", placing.found.level.id);
        parts.push(Part::Text(if reason.is_empty() { missing() } else { reason.to_owned() }));
    }
    let years = offer.years(of.dataset).unwrap_or_default();
    if let Some(table) = of.on_top(&years) {
        parts.push(Part::Heading("On top of base pay".to_owned()));
        parts.push(Part::Table(table));
    }
    if !years.is_empty() {
        parts.push(Part::Heading("What the years are worth".to_owned()));
        parts.push(Part::Table(of.years(&years)));
    }
    of.what_comes(&mut parts);
    of.considered(with, &mut parts);
    of.side_by_side(with, &mut parts);
    parts.push(Part::Note(format!("{} Made with Stepladder {}.", of.source(), env!("CARGO_PKG_VERSION"))));
    Paper { title, parts }
}

impl Letter<'_> {
    /// Who of the team was considered, and what was found.
    fn considered(&self, with: &Record<'_>, parts: &mut Vec<Part>) {
        parts.push(Part::Heading("Fair to the team".to_owned()));
        if with.fair.is_empty() {
            parts.push(Part::Text("No roster was open: nobody of the team was considered.".to_owned()));
        }
        parts.extend(with.fair.iter().cloned().map(Part::Text));
        if with.considered.is_empty() {
            return;
        }
        let (amounts, figure) = (self.amounts(self.year()), self.offer.pay(self.dataset));
        let row = |person: &Considered| {
            let against =
                figure.and_then(|figure| person.pay.minus(figure)).and_then(|by| self.dataset.unit.convert_change(by, self.year()));
            let against = against.map(|by| if by.minor() == 0 { "the same".to_owned() } else { more(by, self.format) });
            let cells = [person.name.clone(), person.at.to_string(), person.standing.to_owned(), amounts.of(person.pay)];
            PaperRow { cells: cells.into_iter().chain([against.unwrap_or_default()]).collect(), is_sum: false }
        };
        let head = ["Person", "Position", "Stands", "Pay", "Against the offer"].map(str::to_owned).to_vec();
        parts.push(Part::Table(PaperTable { head, rows: with.considered.iter().map(row).collect(), figures: 3 }));
    }

    /// The step, and how far above it the figure stands.
    fn stands_on(&self, placing: Option<&Placing<'_>>) -> String {
        let at = self.offer.position(self.dataset).map(|at| at.to_string()).unwrap_or_default();
        match placing.and_then(|placing| Some((placing.figure, placing.between().below?.1))) {
            Some((figure, pay)) if pay < figure => format!("{at}, {} above it", self.amounts(self.year()).between(figure, pay)),
            None if placing.is_some_and(|placing| placing.between().above.is_some()) => format!("{at}, below its pay"),
            _ => at,
        }
    }

    /// All scenarios, a column each, and which was chosen.
    fn side_by_side(&self, with: &Record<'_>, parts: &mut Vec<Part>) {
        if with.offers.len() < 2 {
            return;
        }
        parts.push(Part::Heading("All scenarios".to_owned()));
        let mut rows = Vec::new();
        let mut row = |name: &str, of: &dyn Fn(&Letter<'_>, usize) -> Option<String>| {
            let each = with.offers.iter().enumerate();
            let cells: Vec<_> = each.map(|(place, (_, offer))| of(&Letter { offer, ..*self }, place).unwrap_or_default()).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(PaperRow { cells: [name.to_owned()].into_iter().chain(cells).collect(), is_sum: false });
            }
        };
        let placing = |own: &Letter<'_>| {
            own.offer.placing(own.dataset).map(|placing| (placing.circle(), in_band(&placing, self.amounts(self.year()))))
        };
        row("Candidate", &|own, _| Some(own.offer.candidate.trim().to_owned()));
        row("Stands on", &|own, _| Some(own.stands_on(own.offer.placing(own.dataset).as_ref())));
        row("Region", &|own, _| own.region().map(str::to_owned));
        row("Start", &|own, _| Some(self.format.date(own.offer.start)));
        row("Base pay", &|own, _| own.figure().map(|(figure, per)| format!("{figure} {per}")));
        row("Place", &|own, _| placing(own)?.1);
        row("Reason", &|own, _| placing(own)?.0.map(|_| own.offer.reason.trim().to_owned()));
        row("First year in all", &|own, _| Some(self.money(own.offer.years(own.dataset)?.first()?.total)));
        row("", &|_, place| (with.chosen == Some(place)).then(|| "chosen".to_owned()));
        let head = [String::new()].into_iter().chain(with.offers.iter().map(|(name, _)| format!("Scenario {name}"))).collect();
        parts.push(Part::Table(PaperTable { head, rows, figures: usize::MAX }));
    }
}

/// The range of a level for an advert, as laws ask for it before the first talk: what it pays, what it asks, and how pay is set and rises.
/// Nothing of a candidate is in it.
pub fn advert(of: &Letter<'_>) -> Paper {
    let title = of.level_title();
    let mut parts = vec![Part::Title(title.clone())];
    let Some(found) = of.found() else { return Paper { title, parts } };
    let ladder = &of.dataset.ladder;
    let owns = ladder.scope(found.level.rank).map(|scope| format!(" What you own: {scope}.")).unwrap_or_default();
    parts.push(Part::Text(format!("A position in {}.{owns}", found.track.name)));
    let per = of.year();
    let pay = of.offer.in_force(of.dataset);
    if let Some(shown) = pay.band(&found.level.id).and_then(|band| band.convert(of.dataset.unit, per)) {
        let range = crate::pay::range(shown, |amount| of.money(amount));
        let region = of.region().map(|region| format!(", {region}")).unwrap_or_default();
        parts.push(Part::Figure(range, format!("{} at full hours{region}", time::a(per))));
        parts.push(Part::Text("The range is that of the level, the same for everybody in it.".to_owned()));
    }
    let asks = of.asks();
    if !asks.is_empty() {
        parts.push(Part::Heading("What the level asks".to_owned()));
        parts.push(Part::List(asks));
    }
    let amounts = of.amounts(per);
    let steps = found.level.steps.iter().zip(pay.steps(found.level));
    let steps: Vec<String> = steps.filter_map(|(step, pay)| Some(format!("{}: {}", found.level.at(step), amounts.of(pay?)))).collect();
    if steps.len() > 1 {
        parts.push(Part::Heading("How pay rises".to_owned()));
        parts.push(Part::Text(format!("By steps, {}: {}.", time::a(per), list(&steps))));
        let waits = found.level.steps.iter().find_map(|step| ladder.wait(found.level, step)).map(time::wait);
        parts.extend(waits.map(|wait| Part::Text(format!("A step can follow after {wait} at the earliest; reviews decide."))));
    }
    let above = found.track.promotions(found.level).first().and_then(|place| found.track.levels.get(*place));
    parts.extend(above.map(|above| Part::Text(format!("The next level is {}, {}.", above.title, above.id))));
    parts.push(Part::Note(of.source()));
    Paper { title, parts }
}
