//! `ladder.json`: from raw types to a ladder that cannot hold nonsense.

use std::collections::BTreeSet;
use std::num::NonZeroU8;
use std::str::FromStr;

use chrono::NaiveDate;

use super::decode::{Decoder, Field, Named, Number, decode};
use super::document::json::JsonDocument;
use super::problem::{Code, Collector, Identified, Place};
use super::raw::{
    RawAxis, RawClocks, RawDates, RawExpects, RawFigures, RawFrom, RawGrade, RawLadder, RawLanding, RawLands, RawLevel, RawMoves,
    RawOnPurpose, RawPay, RawPer, RawRegion, RawReview, RawRise, RawRole, RawScope, RawStep, RawSteps, RawTrack,
};
use super::text::{IsoDate, beginning};
use rules::addition::Addition;
use rules::dataset::Provenance;
use rules::id::{AxisId, ExpectationId, LevelId, RoleId, StepId, TrackId};
use rules::ladder::{Area, Axis, Expectation, Grade, Ladder, Level, NextStep, OnPurpose, Role, Scope, Step, Track};
use rules::money::Currency;
use rules::moves::{Clocks, Dates, Lands, LeaveFrom, LevelTime, MoveRule, Moves, Review};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;
use rules::wait::Wait;

/// The name of the file.
pub const FILE: &str = "ladder.json";
/// The most steps of a level that are read: far above any ladder, below what would exhaust a page.
pub(crate) const MOST_STEPS: u32 = 200;
/// The highest rank.
pub(crate) const HIGHEST_RANK: u32 = 999;

/// What `ladder.json` says: the ladder, and how to read the amounts of `bands.csv`.
#[derive(Clone, Debug, Default)]
pub struct LadderFile {
    /// The ladder.
    pub ladder: Ladder,
    /// What kind of figures they are, where the file says so.
    pub provenance: Option<Provenance>,
    /// The unit of the amounts.
    pub unit: Unit,
    /// Their currency, where the file names one.
    pub currency: Option<Currency>,
    /// The day from which rows without a date of their own hold.
    pub effective: Option<NaiveDate>,
    /// Regions whose pay is an addition to that of everywhere.
    pub additions: Vec<Addition>,
    /// Where the caps of the additions stand.
    pub caps: Vec<Place>,
}

/// Reads `ladder.json`; nothing where it is not JSON or no object. Where `collect` has errors afterwards, the ladder lacks what they
/// name, and is good only for finding problems in the other file.
pub fn read(text: &str, collect: &Collector) -> Option<LadderFile> {
    let document = JsonDocument::parse(text.to_owned()).map_err(|fault| collect.error(fault.place, fault.code)).ok()?;
    let source = Decoder { document: &document, collect };
    let raw: RawLadder = decode(source)?;
    let numbers: Vec<StepId> = (1..=MOST_STEPS).filter_map(|number| number.to_string().parse().ok()).collect();
    Some(Shape { source, numbers: &numbers }.file(raw))
}

/// Checks the version of a format; only 1 is read.
pub fn check_format(source: Decoder<'_>, format: &Field<u32>) {
    match format {
        Field::Good(1, _) | Field::Wrong => {}
        Field::Good(other, at) => source.error(*at, Code::AnotherFormat(*other)),
        Field::Missing => source.collect.error(Place { line: Some(1), field: "format".to_owned(), ..Place::default() }, Code::NoFormat),
    }
}

/// Reads each good item of a list.
fn each<T, U>(field: Field<Vec<Field<T>>>, mut read: impl FnMut(T, usize) -> Option<U>) -> Vec<U> {
    let items = field.good().unwrap_or_default().into_iter();
    items.filter_map(|item| if let Field::Good(value, at) = item { read(value, at) } else { None }).collect()
}

#[derive(Clone, Copy)]
struct Shape<'a> {
    source: Decoder<'a>,
    /// The ids of steps that have none of their own: 1, 2, … Most levels have them, so each is made once.
    numbers: &'a [StepId],
}

impl Shape<'_> {
    /// A field that must be there; `owner` is where a missing one is reported.
    fn required<T>(self, field: Field<T>, name: &'static str, owner: usize) -> Option<(T, usize)> {
        match field {
            Field::Good(value, at) => Some((value, at)),
            Field::Wrong => None,
            Field::Missing => {
                self.source.missing(name, owner);
                None
            }
        }
    }

    /// A text that must be there and not be blank.
    fn text(self, field: Field<String>, name: &'static str, owner: usize) -> Option<String> {
        let (text, at) = self.required(field, name, owner)?;
        if text.trim().is_empty() {
            self.source.error(at, Code::EmptyText(name));
            return None;
        }
        Some(text)
    }

    fn parse<T: FromStr>(self, text: &str, at: usize, code: fn(String) -> Code) -> Option<T> {
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.source.error(at, code(beginning(text)));
        }
        parsed
    }

    fn maybe<T: FromStr>(self, field: Field<String>, code: fn(String) -> Code) -> Option<T> {
        match field {
            Field::Good(text, at) => self.parse(&text, at, code),
            _ => None,
        }
    }

    /// An id that must be there and be new among its kind.
    fn id<T: FromStr>(self, field: Field<String>, owner: usize, taken: &mut BTreeSet<String>, of: Identified) -> Option<T> {
        let (text, at) = self.required(field, "id", owner)?;
        let id: T = self.parse(&text, at, Code::NotAnId)?;
        if !taken.insert(text.clone()) {
            self.source.error(at, Code::IdTwice { id: text, of });
            return None;
        }
        Some(id)
    }

    fn rank(self, field: Field<u32>, owner: usize) -> Option<u16> {
        let (rank, at) = self.required(field, "rank", owner)?;
        self.rank_within(rank, at)
    }

    fn rank_within(self, rank: u32, at: usize) -> Option<u16> {
        if (1..=HIGHEST_RANK).contains(&rank) {
            return u16::try_from(rank).ok();
        }
        self.source.error(at, Code::RankOutside { rank, highest: HIGHEST_RANK });
        None
    }

    fn file(self, raw: RawLadder) -> LadderFile {
        check_format(self.source, &raw.format);
        let pay = self.pay(raw.pay);
        let provenance = self.provenance(raw.figures, raw.sample);
        let name = self.text(raw.name, "name", 0);
        let (axes, areas, axis_ids) = self.axes(raw.axes);
        let scopes = self.scopes(raw.scopes);
        let reviews = self.reviews(raw.reviews);
        let (tracks, track_ids) = self.tracks(raw.tracks, &axes, &axis_ids);
        let moves = self.moves(raw.moves.good(), &tracks);
        let roles = self.roles(raw.roles, &tracks, &track_ids);
        let dates = match raw.dates {
            Field::Good(RawDates::FirstOfMonth, _) => Dates::FirstOfMonth,
            _ => Dates::AnyDay,
        };
        let ladder = Ladder {
            name: name.unwrap_or_default(),
            about: raw.about.good().unwrap_or_default(),
            source: raw.source.good().unwrap_or_default(),
            axes,
            areas,
            scopes,
            reviews,
            moves,
            dates,
            tracks,
            roles,
            on_purpose: self.on_purpose(raw.on_purpose),
        };
        LadderFile { ladder, provenance, ..pay }
    }

    fn on_purpose(self, field: Field<Vec<Field<RawOnPurpose>>>) -> Vec<OnPurpose> {
        each(field, |entry: RawOnPurpose, at| {
            let (finding, reason) = (self.text(entry.finding, "finding", at), self.text(entry.reason, "reason", at));
            let at = each(entry.at, |id: String, _| Some(id));
            Some(OnPurpose { finding: finding?, at, region: entry.region.good(), reason: reason? })
        })
    }

    fn provenance(self, figures: Field<RawFigures>, sample: Field<bool>) -> Option<Provenance> {
        if let (Field::Good(..), Field::Good(_, at)) = (&figures, &sample) {
            self.source.warning(*at, Code::SampleBesideFigures);
        }
        match figures.good() {
            Some(RawFigures::Sample) => Some(Provenance::Sample),
            Some(RawFigures::Published) => Some(Provenance::Published),
            Some(RawFigures::Internal) => Some(Provenance::Internal),
            None => sample.good().unwrap_or_default().then_some(Provenance::Sample),
        }
    }

    /// What the file says of pay; the rest of it is still to come.
    fn pay(self, field: Field<RawPay>) -> LadderFile {
        let pay = field.good().unwrap_or_default();
        let per = match pay.per.good() {
            Some(RawPer::Month) => Per::Month,
            Some(RawPer::Week) => Per::Week,
            Some(RawPer::Hour) => Per::Hour,
            Some(RawPer::Year) | None => Per::Year,
        };
        if let (Field::Good(..), Field::Good(_, at)) = (&pay.hours_per_year, &pay.hours_per_week) {
            self.source.warning(*at, Code::HoursTwice);
        }
        let week = self.hours(pay.hours_per_week, 168).and_then(Unit::hours_from_week);
        let year = self.hours(pay.hours_per_year, 8784);
        let currency: Option<Currency> = self.maybe(pay.currency, Code::NotACurrency);
        let effective: Option<IsoDate> = self.maybe(pay.effective, Code::NotADate);
        // Where the file names no currency that is the error, and most have cents.
        let minor = currency.map_or(100, Currency::minor_per_unit);
        let (mut taken, mut caps) = (BTreeSet::new(), Vec::new());
        let additions = each(pay.regions, |region: RawRegion, at| self.region(region, at, minor, &mut taken, &mut caps));
        LadderFile {
            unit: Unit::new(per, year.or(week)),
            currency,
            effective: effective.map(|date| date.0),
            additions,
            caps,
            ..LadderFile::default()
        }
    }

    fn region(self, region: RawRegion, at: usize, minor: i64, taken: &mut BTreeSet<String>, caps: &mut Vec<Place>) -> Option<Addition> {
        let name = self.text(region.name, "name", at);
        if let Some(twice) = name.clone().filter(|name| !taken.insert(name.clone())) {
            self.source.error(at, Code::RegionTwice(twice));
        }
        let cap_at = if let Field::Good(_, at) = region.cap { at } else { at };
        let share = self.required(region.percent, "percent", at).and_then(|(Number(percent), at)| {
            let share = Ratio::decimal(&percent).filter(|share| *share >= Ratio::whole(-100) && *share <= Ratio::whole(1000));
            if share.is_none() {
                self.source.error(at, Code::PercentOutside(percent));
            }
            share?.over(Ratio::whole(100))
        });
        let round = self.amount(region.round, minor).unwrap_or(1);
        let (at_least, at_most) = (self.amount(region.at_least, minor), self.amount(region.at_most, minor));
        if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
            self.source.error(at, Code::AdditionReversed);
        }
        let cap = self.amount(region.cap, minor);
        let addition = Addition { region: name?, share: share?, at_least, at_most, round, cap };
        caps.push(self.source.place(cap_at));
        Some(addition)
    }

    /// An amount above 0 in minor units.
    fn amount(self, field: Field<Number>, minor: i64) -> Option<i64> {
        let Field::Good(Number(text), at) = field else { return None };
        let exact = Ratio::decimal(&text).map(|amount| amount.times(Ratio::whole(minor.into())));
        let whole = exact.filter(|exact| Ratio::whole(exact.round()) == *exact && exact.signum() > 0);
        let whole = whole.and_then(|exact| i64::try_from(exact.round()).ok());
        if whole.is_none() {
            self.source.error(at, Code::NotADecimal(text));
        }
        whole
    }

    fn hours(self, field: Field<Number>, most: u16) -> Option<Ratio> {
        let Field::Good(Number(hours), at) = field else { return None };
        let exact = Ratio::decimal(&hours).filter(|hours| hours.signum() > 0 && *hours <= Ratio::whole(most.into()));
        if exact.is_none() {
            self.source.error(at, Code::HoursOutside { found: hours, most });
        }
        exact
    }

    /// The axes, the areas, and the ids of all of them, good or not: what names one with a problem is no problem of its own.
    fn axes(self, field: Field<Vec<Field<RawAxis>>>) -> (Vec<Axis>, Vec<Area>, BTreeSet<String>) {
        let (mut taken, mut areas) = (BTreeSet::new(), Vec::new());
        let axes = each(field, |axis: RawAxis, at| {
            let id: Option<AxisId> = self.id(axis.id, at, &mut taken, Identified::Axis);
            let name = self.text(axis.name, "name", at);
            let about = axis.about.good().unwrap_or_default();
            let (values, values_at) = match axis.values {
                Field::Good(values, at) => (values, at),
                Field::Missing => {
                    areas.extend(id.zip(name).map(|(id, name)| Area { id, name, about }));
                    return None;
                }
                Field::Wrong => return None,
            };
            let given = values.len();
            if !(1..=usize::from(u8::MAX)).contains(&given) {
                self.source.error(values_at, Code::GradeCount(given));
                return None;
            }
            let grades = each(Field::Good(values, values_at), |grade: RawGrade, at| {
                Some(Grade { name: self.text(grade.name, "name", at)?, about: grade.about.good().unwrap_or_default() })
            });
            if grades.len() < given {
                return None; // which of the grades is missing has been reported
            }
            Some(Axis { id: id?, name: name?, about, grades })
        });
        (axes, areas, taken)
    }

    fn scopes(self, field: Field<Vec<Field<RawScope>>>) -> Vec<Scope> {
        let mut taken = Vec::new();
        each(field, |scope: RawScope, at| {
            let (rank, name) = (self.rank(scope.rank, at), self.text(scope.name, "name", at));
            let rank = rank?;
            match taken.binary_search(&rank) {
                Ok(_) => self.source.error(at, Code::ScopeTwice(rank)),
                Err(place) => taken.insert(place, rank),
            }
            Some(Scope { rank, name: name? })
        })
    }

    fn reviews(self, field: Field<Vec<Field<RawReview>>>) -> Vec<Review> {
        let mut earlier: Vec<(u16, u16)> = Vec::new();
        each(field, |review: RawReview, at| {
            let review = self.review(review, at)?;
            if let Some((from, to)) = earlier.iter().find(|(from, to)| *from <= review.to && review.from <= *to) {
                self.source.warning(at, Code::ReviewsOverlap { ranks: (review.from, review.to), before: (*from, *to) });
            }
            earlier.push((review.from, review.to));
            Some(review)
        })
    }

    fn review(self, review: RawReview, at: usize) -> Option<Review> {
        let step = self.wait(review.step);
        if let (Field::Good(_, at), Field::Good(..)) = (&review.level, &review.level_after) {
            self.source.warning(*at, Code::LevelBesideLevelAfter);
        }
        let least = self.wait(review.level_after).map(LevelTime::Least);
        let level = least.or(self.wait(review.level).map(LevelTime::Rhythm));
        let (ranks, place) = self.required(review.ranks, "ranks", at)?;
        let &[Field::Good(from, _), Field::Good(to, _)] = ranks.as_slice() else {
            // What is no number has been reported.
            if ranks.len() != 2 {
                self.source.error(place, Code::RankCount(ranks.len()));
            }
            return None;
        };
        let (from, to) = (self.rank_within(from, place)?, self.rank_within(to, place)?);
        if from > to {
            self.source.error(place, Code::RanksReversed(from, to));
            return None;
        }
        Some(Review { from, to, step, level })
    }

    fn wait(self, field: Field<String>) -> Option<Wait> {
        self.maybe(field, Code::NotADuration)
    }

    fn moves(self, moves: Option<RawMoves>, tracks: &[Track]) -> Moves {
        let Some(moves) = moves else { return Moves::default() };
        let mut read = Moves { level_jumps: moves.level_jumps.good().unwrap_or_default(), ..Moves::default() };
        if let Some(promotion) = moves.promotion.good() {
            if matches!(promotion.from.good(), Some(RawFrom::TopStep)) {
                read.promotion_from = LeaveFrom::TopStep;
            }
            read.promotion = self.rule(promotion.lands, promotion.least_step, promotion.clocks, tracks);
        }
        if let Some(switch) = moves.switch.good() {
            read.switch = self.rule(switch.lands, switch.least_step, switch.clocks, tracks);
        }
        read
    }

    fn rule(self, lands: Field<RawLands>, least_step: Field<String>, clocks: Field<RawClocks>, tracks: &[Track]) -> MoveRule {
        let kept = matches!(clocks.good(), Some(RawClocks::Kept));
        let clocks = if kept { Clocks::Kept } else { Clocks::Anew };
        MoveRule { lands: self.lands(lands), least_step: self.least_step(least_step, tracks), clocks }
    }

    /// A step that some level has.
    fn least_step(self, field: Field<String>, tracks: &[Track]) -> Option<StepId> {
        let Field::Good(text, at) = field else { return None };
        let id: StepId = self.parse(&text, at, Code::NotAnId)?;
        let known = tracks.iter().flat_map(|track| &track.levels).any(|level| level.step_index(&id).is_some());
        if !known {
            self.source.warning(at, Code::StepOfNoLevel(text));
        }
        known.then_some(id)
    }

    fn lands(self, field: Field<RawLands>) -> Lands {
        match field {
            Field::Good(RawLands::Named(name), _) => match name {
                RawLanding::FirstStep => Lands::FirstStep,
                RawLanding::SameStep => Lands::SameStep,
                RawLanding::NoDecrease => Lands::NoDecrease,
                RawLanding::Raise => Lands::Raise,
            },
            Field::Good(RawLands::Rise(of), at) => self.rise(of.rise, at).unwrap_or_default(),
            Field::Missing | Field::Wrong => Lands::default(),
        }
    }

    fn rise(self, field: Field<RawRise>, owner: usize) -> Option<Lands> {
        let (rise, at) = self.required(field, "rise", owner)?;
        match (rise.steps, rise.percent) {
            (Field::Good(steps, _), Field::Missing) if (1..=50).contains(&steps) => Some(Lands::RiseSteps(u8::try_from(steps).ok()?)),
            (Field::Missing, Field::Good(Number(percent), at)) => {
                let share = Ratio::decimal(&percent).filter(|percent| percent.signum() > 0);
                if share.is_none() {
                    self.source.error(at, Code::NotAPercentage(percent));
                }
                share?.over(Ratio::whole(100)).map(Lands::RisePercent)
            }
            (Field::Wrong, _) | (_, Field::Wrong) => None,
            _ => {
                self.source.error(at, Code::AnotherRise);
                None
            }
        }
    }

    /// The tracks, and the ids of all of them, good or not.
    fn tracks(self, field: Field<Vec<Field<RawTrack>>>, axes: &[Axis], axis_ids: &BTreeSet<String>) -> (Vec<Track>, BTreeSet<String>) {
        let Some((tracks, at)) = self.required(field, "tracks", 0) else { return Default::default() };
        if tracks.is_empty() {
            self.source.error(at, Code::NoTrack);
        }
        let (mut taken, mut levels, mut expectations) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let tracks = each(Field::Good(tracks, at), |track: RawTrack, at| {
            let id: Option<TrackId> = self.id(track.id, at, &mut taken, Identified::Track);
            let name = self.text(track.name, "name", at);
            let profile = |grades| self.profile(grades, axes, axis_ids);
            let expects = |lines| self.expects(lines, axis_ids, &mut expectations);
            let levels = self.levels(track.levels, at, profile, expects, &mut levels);
            Some(Track { id: id?, name: name?, about: track.about.good().unwrap_or_default(), levels })
        });
        (tracks, taken)
    }

    fn levels(
        self,
        field: Field<Vec<Field<RawLevel>>>,
        owner: usize,
        profile: impl Fn(Field<Named<u32>>) -> Vec<Option<NonZeroU8>>,
        mut expects: impl FnMut(Field<Vec<Field<RawExpects>>>) -> Vec<Expectation>,
        taken: &mut BTreeSet<String>,
    ) -> Vec<Level> {
        let Some((levels, at)) = self.required(field, "levels", owner) else { return Vec::new() };
        let given = levels.len();
        if levels.is_empty() {
            self.source.error(at, Code::NoLevel);
        }
        let read = each(Field::Good(levels, at), |level: RawLevel, at| {
            let id = self.id(level.id, at, taken, Identified::Level);
            let rank = self.rank(level.rank, at);
            let title = self.text(level.title, "title", at);
            let steps = self.steps(level.steps);
            let profile = profile(level.profile);
            let expects = expects(level.expects);
            let about = level.about.good().unwrap_or_default();
            Some((Level { id: id?, rank: rank?, title: title?, about, profile, expects, steps, promotes_to: None }, level.promotes_to))
        });
        let ranks: Vec<(LevelId, u16)> = read.iter().map(|(level, _)| (level.id.clone(), level.rank)).collect();
        // A level with a problem of its own may be the one that a promotion leads to.
        let whole = ranks.len() == given;
        // Numbers are sorted elsewhere as well, and every further kind of thing that is sorted makes the program larger.
        let mut order: Vec<(u64, usize)> = ranks.iter().enumerate().map(|(place, (_, rank))| (u64::from(*rank), place)).collect();
        order.sort_unstable();
        let mut read: Vec<_> = read.into_iter().map(Some).collect();
        let mut levels: Vec<Level> = Vec::new();
        for (_, place) in order {
            if let Some((level, named)) = read.get_mut(place).and_then(Option::take) {
                levels.push(self.with_promotions(level, named, &ranks, whole));
            }
        }
        if levels.len() < given {
            // A level with a problem may be the rank that seems to be left out.
            return levels;
        }
        for pair in levels.windows(2) {
            if let [lower, higher] = pair
                && higher.rank > lower.rank + 1
            {
                let named = |level: &Level| (level.rank, level.id.to_string());
                self.source.warning(at, Code::RankLeftOut { lower: named(lower), higher: named(higher) });
            }
        }
        levels
    }

    /// A level with the promotions that it names, each to a higher level of its track.
    fn with_promotions(self, level: Level, named: Field<Vec<Field<String>>>, ranks: &[(LevelId, u16)], whole: bool) -> Level {
        if !matches!(named, Field::Good(..)) {
            return level;
        }
        let higher = each(named, |text: String, at| {
            let found = ranks.iter().find(|(id, rank)| id.as_str() == text && *rank > level.rank).map(|(id, _)| id.clone());
            if found.is_none() && whole {
                self.source.error(at, Code::NoPromotionTo { from: level.id.to_string(), to: beginning(&text) });
            }
            found
        });
        Level { promotes_to: Some(higher), ..level }
    }

    fn expects(self, lines: Field<Vec<Field<RawExpects>>>, axis_ids: &BTreeSet<String>, taken: &mut BTreeSet<String>) -> Vec<Expectation> {
        each(lines, |line: RawExpects, at| {
            let line = match line {
                RawExpects::Line(text) => Expectation::line(text),
                RawExpects::Known(known) => {
                    let (text, _) = self.required(known.text, "text", at)?;
                    let id: Option<ExpectationId> =
                        if known.id.is_missing() { None } else { self.id(known.id, at, taken, Identified::Expectation) };
                    let axis = match known.axis {
                        Field::Good(name, at) if !axis_ids.contains(&name) => {
                            self.source.warning(at, Code::UnknownAxis(name));
                            None
                        }
                        axis => axis.good().and_then(|name| name.parse().ok()),
                    };
                    Expectation { id, axis, text }
                }
            };
            let blank = line.text.trim().is_empty();
            if blank {
                self.source.warning(at, Code::EmptyExpectation);
            }
            (!blank).then_some(line)
        })
    }

    fn profile(self, field: Field<Named<u32>>, axes: &[Axis], axis_ids: &BTreeSet<String>) -> Vec<Option<NonZeroU8>> {
        let Field::Good(Named(grades), at) = field else { return vec![None; axes.len()] };
        for (name, grade) in &grades {
            if !axis_ids.contains(name) {
                let at = if let Field::Good(_, own) = grade { *own } else { at };
                self.source.warning(at, Code::UnknownAxis(name.clone()));
            }
        }
        let grade_on = |axis: &Axis| {
            let (_, Field::Good(number, at)) = grades.iter().find(|(name, _)| name == axis.id.as_str())? else { return None };
            let grade = u8::try_from(*number).ok().and_then(NonZeroU8::new).filter(|grade| axis.grade(*grade).is_some());
            if grade.is_none() {
                let code = Code::GradeOutside { grade: *number, most: axis.grades.len(), axis: axis.name.clone() };
                self.source.warning(*at, code);
            }
            grade
        };
        axes.iter().map(grade_on).collect()
    }

    fn steps(self, field: Field<RawSteps>) -> Vec<Step> {
        let numbered = |count: u32| {
            let ids = self.numbers.iter().take(count as usize).cloned();
            ids.map(|id| Step { id, name: None, next: None }).collect()
        };
        match field {
            Field::Missing | Field::Wrong => numbered(1),
            Field::Good(RawSteps::Count(count), at) => {
                if !(1..=MOST_STEPS).contains(&count) {
                    self.source.error(at, Code::StepCount { count: count as usize, most: MOST_STEPS });
                }
                numbered(count.clamp(1, MOST_STEPS))
            }
            Field::Good(RawSteps::List(list), at) => {
                if list.is_empty() || list.len() > MOST_STEPS as usize {
                    self.source.error(at, Code::StepCount { count: list.len(), most: MOST_STEPS });
                }
                let mut taken = BTreeSet::new();
                each(Field::Good(list, at), |step: RawStep, at| {
                    let next = match step.wait {
                        Field::Good(text, _) if text == "merit" => Some(NextStep::OnMerit),
                        wait => self.maybe(wait, Code::NotAStepWait).map(NextStep::After),
                    };
                    let id: StepId = self.id(step.id, at, &mut taken, Identified::StepOfLevel)?;
                    Some(Step { id, name: step.name.good().filter(|name| !name.trim().is_empty()), next })
                })
            }
        }
    }

    fn roles(self, field: Field<Vec<Field<RawRole>>>, tracks: &[Track], track_ids: &BTreeSet<String>) -> Vec<Role> {
        let mut taken = BTreeSet::new();
        let all = || tracks.iter().map(|track| track.id.clone()).collect();
        each(field, |role: RawRole, at| {
            let id: Option<RoleId> = self.id(role.id, at, &mut taken, Identified::Role);
            let name = self.text(role.name, "name", at);
            let worn_in = if role.tracks.is_missing() {
                all()
            } else {
                each(role.tracks, |name: String, at| {
                    let known = name.parse().ok().filter(|_| track_ids.contains(&name));
                    if known.is_none() {
                        self.source.warning(at, Code::UnknownTrack(name));
                    }
                    known
                })
            };
            let from_rank = match role.from_rank {
                Field::Good(rank, at) => self.rank_within(rank, at)?,
                _ => 1,
            };
            Some(Role { id: id?, name: name?, about: role.about.good().unwrap_or_default(), tracks: worn_in, from_rank })
        })
    }
}
