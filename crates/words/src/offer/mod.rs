//! An offer in words: where it stands, what a year is worth, whom it touches, and the papers that are handed over.

mod paper;

use super::Format;
use super::counts::{list, number, of, plural, sentence};
use super::path::more;
use super::time::a;
use chrono::NaiveDate;

use progression::equal_pay::Gap;
use progression::offer::{Base, Beside, Between, Fair, Offer, Placing, Standing, YearInAll};
use progression::{Event, Why};
use rules::hours::Hours;
use rules::id::Position;
use rules::ladder::TrackLevel;
use rules::money::{Currency, Money};
use rules::pay::{Band, Circle};
use rules::per::{Per, Unit};
use rules::ratio::Ratio;

pub use paper::{Considered, Letter, Record, advert, letter, record, sample};

/// A sentence in two parts: what matters most, and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// "An offer of $93,000 stands between D5.2 ($92,600) and D5.3 ($94,400),"
    pub now: String,
    /// "40% into the band of D5."
    pub then: String,
}

/// Amounts as a page tells them: of the files, per a period.
#[derive(Clone, Copy)]
pub struct Amounts<'a> {
    /// The unit of the files.
    pub unit: Unit,
    /// The period.
    pub per: Per,
    /// The reader's formats.
    pub format: &'a dyn Format,
}

impl Amounts<'_> {
    /// An amount of the files: "$93,000".
    pub fn of(self, amount: Money) -> String {
        self.unit.convert(amount, self.per).map(|amount| self.format.money(amount)).unwrap_or_default()
    }

    /// The size of a difference of two amounts of the files.
    fn between(self, more: Money, less: Money) -> String {
        let by = more.minus(less).and_then(|by| self.unit.convert_change(by, self.per));
        by.map(|by| self.format.money(by)).unwrap_or_default()
    }
}

/// The position of a step of the level by its place.
fn step(placing: &Placing<'_>, place: usize) -> String {
    let level = placing.found.level;
    level.steps.get(place).map(|step| level.at(step).to_string()).unwrap_or_default()
}

/// Where the figure stands in its band: "40% into the band of D5", "$1,200 above the band of D5".
pub fn in_band(placing: &Placing<'_>, amounts: Amounts<'_>) -> Option<String> {
    let (band, level) = (placing.band()?, &placing.found.level.id);
    Some(match band.circle(placing.figure) {
        Some(Circle::Red) => format!("{} above the band of {level}", amounts.between(placing.figure, band.max())),
        Some(Circle::Green) => format!("{} below the band of {level}", amounts.between(band.min(), placing.figure)),
        None if band.is_point() => format!("all that {level} pays"),
        None if placing.figure == band.min() => format!("at the start of the band of {level}"),
        None if placing.figure == band.max() => format!("at the top of the band of {level}"),
        None => format!("{} into the band of {level}", share(band.position(placing.figure)?, amounts.format)),
    })
}

/// A share of the way, which is neither 0% nor 100% where it lies between: "40%", "less than 1%".
fn share(position: Ratio, format: &dyn Format) -> String {
    let percent = |hundredths| format.percent(Ratio::new(hundredths, 100).unwrap_or(position), 0);
    match position.scaled(2) {
        0 => format!("less than {}", percent(1)),
        100 => format!("more than {}", percent(99)),
        _ => format.percent(position, 0),
    }
}

/// The heading of an offer: between which steps it stands, and where in the band.
pub fn heading(offer: &Offer, placing: Option<&Placing<'_>>, amounts: Amounts<'_>) -> Heading {
    let Some(placing) = placing else {
        return Heading { now: format!("An offer in {} has no place yet.", offer.level), then: String::new() };
    };
    let figure = amounts.of(placing.figure);
    let paid = |place: usize, pay: Money| format!("{} ({})", step(placing, place), amounts.of(pay));
    let Between { below, above } = placing.between();
    let now = match (&offer.base, below, above) {
        (Base::Step(id), ..) => format!("An offer of {}.{id} pays {figure} {},", offer.level, a(amounts.per)),
        (_, Some((place, pay)), _) if pay == placing.figure => format!("An offer of {figure} is what {} pays,", step(placing, place)),
        (_, Some((low, pays)), Some((high, paid_above))) => {
            format!("An offer of {figure} stands between {} and {},", paid(low, pays), paid(high, paid_above))
        }
        (_, Some((low, pays)), None) => format!("An offer of {figure} stands above {},", paid(low, pays)),
        (_, None, Some((high, pays))) => format!("An offer of {figure} stands below {},", paid(high, pays)),
        (_, None, None) => format!("An offer of {figure} {} in {},", a(amounts.per), offer.level),
    };
    Heading { now, then: in_band(placing, amounts).map_or_else(|| "whose level has no band.".to_owned(), |place| format!("{place}.")) }
}

/// In the place of a letter whose figure stands outside of the band without a reason.
pub const NO_REASON: &str = "The letter waits for a reason: an offer outside of the band goes out only with a written one. It stands on the record and never in the letter.";

/// Why an offer has no place in its level, and what to do.
pub fn no_place(offer: &Offer, currency: Option<Currency>, format: &dyn Format) -> String {
    match (currency, &offer.base) {
        (None, _) => {
            format!("No table is in force on {}: choose another start, another table or another region.", format.date(offer.start))
        }
        (Some(currency), Base::Figure(figure)) if figure.currency() != currency => {
            format!("The figure is in {}, and the table pays in {currency}: type another figure, or choose a step.", figure.currency())
        }
        (Some(_), _) => format!("The table has no pay for {} there: choose another step, or type a figure.", offer.level),
    }
}

/// In the place of a letter of which a part would be missing.
pub const NO_SUM: &str = "The letter waits: some of what is on top is in another currency than the pay, or the table has no pay there.";

/// What a figure outside of the band asks for, and whether this one is: the first is the answer, the rest says what holds.
pub fn circle(placing: &Placing<'_>, amounts: Amounts<'_>) -> Option<(String, String)> {
    let band = placing.band()?;
    let (min, max) = (amounts.of(band.min()), amounts.of(band.max()));
    let asks = "asks for a written reason. It stands on the record for HR and never in the letter.";
    Some(match band.circle(placing.figure) {
        None => ("Within the band.".to_owned(), format!("A figure under {min} or over {max} {asks}")),
        Some(Circle::Red) => ("Above the band (red circle).".to_owned(), format!("The band ends at {max}: this {asks}")),
        Some(Circle::Green) => ("Below the band (green circle).".to_owned(), format!("The band begins at {min}: this {asks}")),
    })
}

/// The question that a figure outside of the band puts: "A stands $1,200 above the band of D5. Why?"
pub fn why_outside(scenario: &str, placing: &Placing<'_>, amounts: Amounts<'_>) -> Option<String> {
    placing.circle()?;
    Some(format!("{scenario} stands {}. Why?", in_band(placing, amounts)?))
}

/// The midpoint and the compa-ratio: "Midpoint $93,550, half way; compa-ratio 0.994".
pub fn midpoint(band: Band, figure: Money, amounts: Amounts<'_>) -> String {
    let mid = band.convert(amounts.unit, amounts.per).map(|band| amounts.format.money(band.mid())).unwrap_or_default();
    let given = if band.mid_is_given() { "" } else { ", half way" };
    let ratio = band.compa_ratio(figure).map(|ratio| amounts.format.number(ratio, 3)).unwrap_or_default();
    format!("Midpoint {mid}{given}; compa-ratio {ratio}")
}

/// The levels whose band holds a figure, after it: "$93,000 lies within the band of", or that there are none.
pub fn holds(figure: &str, levels: usize) -> String {
    match levels {
        0 => format!("No band holds {figure}."),
        _ => format!("{figure} lies within the band{} of", plural(levels)),
    }
}

/// A level with the share of the way into its band at a figure: "D5 Staff engineer, 40%".
pub fn holding(found: TrackLevel<'_>, band: Option<Band>, figure: Money, format: &dyn Format) -> String {
    let position = band.and_then(|band| band.position(figure)).map(|position| match position.scaled(4) {
        0 | 10_000 => format!(", {}", format.percent(position, 0)),
        _ => format!(", {}", share(position, format)),
    });
    format!("{} {}{}", found.level.id, found.level.title, position.unwrap_or_default())
}

/// How long a step held and why something follows: "step", "promotion", "start; $400 above the step".
pub fn after(event: &Event, start: &str) -> String {
    match event.why {
        Why::Start => start.to_owned(),
        _ => super::team::why(event).to_owned(),
    }
}

/// The first promotion that is possible: "A promotion to D6.1 is possible from February 1, 2030 at the earliest."
pub fn promotion(event: &Event, format: &dyn Format) -> String {
    format!("A promotion to {} is possible from {} at the earliest.", event.at, format.date(event.day))
}

/// The start: "start", "start; $400 above the step".
pub fn start(placing: &Placing<'_>, amounts: Amounts<'_>) -> String {
    let stands_on = placing.stands_on();
    match placing.between().below {
        Some((place, pay)) if Some(place) == stands_on && pay < placing.figure => {
            format!("start; {} above the step", amounts.between(placing.figure, pay))
        }
        None if placing.between().above.is_some() => "start; below all steps".to_owned(),
        _ => "start".to_owned(),
    }
}

/// How somebody stands to the offer, in a few words.
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::PaidMore => "paid more",
        Standing::PaidAlike => "paid as much",
        Standing::PaidLess => "paid less",
        Standing::Overtaken => "overtaken",
    }
}

/// Whom the offer touches: "Three of the four people in D5 and EM5 are paid less; two of them are overtaken."
pub fn fair(fair: &Fair, levels: &[String]) -> String {
    let (all, less, overtaken) = (fair.people.len(), fair.paid_less(), fair.count(Standing::Overtaken));
    let levels = list(levels);
    if all == 0 {
        return format!("Nobody of the roster is in {levels}.");
    }
    let are = if less == 1 { "is" } else { "are" };
    let who = match (less, all) {
        (0, 1) => format!("The one person in {levels} is not paid less."),
        (0, _) => format!("Nobody of the {} people in {levels} is paid less.", number(all)),
        (1, 1) => format!("The one person in {levels} is paid less"),
        (less, all) if less == all => format!("All {} people in {levels} are paid less", number(all)),
        (less, all) => format!("{} of the {} people in {levels} {are} paid less", sentence(&number(less)), number(all)),
    };
    match (less, overtaken) {
        (0, _) => who,
        (_, 0) => format!("{who}; nobody is overtaken."),
        (1, 1) => format!("{who}, and overtaken."),
        (less, all) if less == all => format!("{who}, and all of them are overtaken."),
        (_, 1) => format!("{who}; one of them is overtaken."),
        (_, overtaken) => format!("{who}; {} of them are overtaken.", number(overtaken)),
    }
}

/// The same in few words, for a table: "3, 2 of them".
pub fn touched(fair: &Fair) -> String {
    match (fair.paid_less(), fair.count(Standing::Overtaken)) {
        (0, _) => "nobody paid less".to_owned(),
        (less, 0) => format!("{less} paid less"),
        (less, overtaken) => format!("{less} paid less, {overtaken} of them overtaken"),
    }
}

/// What raising people costs, those who are overtaken and all who are paid less: "Raising those two to $93,000 costs $600 a year, and all
/// three $2,800."
pub fn raising(fair: &Fair, [overtaken, all]: [Option<Money>; 2], figure: &str, format: &dyn Format) -> Option<String> {
    let (count, less) = (fair.count(Standing::Overtaken), fair.paid_less());
    let those = |count: usize| if count == 1 { "that one person".to_owned() } else { format!("those {}", number(count)) };
    let costs = |who: String, cost: Money| format!("Raising {who} to {figure} costs {} a year", format.money(cost));
    match (overtaken, all) {
        (Some(cost), Some(all)) if less > count => {
            Some(format!("{}, and all {} {}.", costs(those(count), cost), number(less), format.money(all)))
        }
        (Some(cost), _) => Some(format!("{}.", costs(those(count), cost))),
        (None, Some(all)) => Some(format!("{}.", costs(those(less), all))),
        (None, None) => None,
    }
}

/// On which day the people are compared, where it is not today.
pub fn compared_on(day: NaiveDate, format: &dyn Format) -> String {
    format!("All by the tables in force on {}.", format.date(day))
}

/// How the spread of pay changes: "Pay in them runs from $90,800 to $96,300, and with the offer it still does."
pub fn spread([now, with]: [(Money, Money); 2], amounts: Amounts<'_>) -> String {
    let range = |(low, high): (Money, Money)| format!("from {} to {}", amounts.of(low), amounts.of(high));
    if now == with {
        return format!("Their pay runs {}, and with the offer it still does.", range(now));
    }
    format!("Their pay runs {}; with the offer {}.", range(now), range(with))
}

/// How a gap changes with the offer: "Over all, mean pay of “w” is 4.6% less than that of “m”; with the offer 3.9% less."
pub fn gap(what: &str, (group, reference): (&str, &str), now: Gap, with: Gap, format: &dyn Format) -> String {
    let told = |gap: Gap, alike: &str, than: &str| match gap.ratio().signum() {
        0 => alike.to_owned(),
        1 => format!("{} less{than}", format.percent(gap.ratio(), 1)),
        _ => format!("{} more{than}", format.percent(gap.ratio().abs(), 1)),
    };
    let of = format!(" than that of “{reference}”");
    let now = told(now, &format!("the same as that of “{reference}”"), &of);
    format!("{what}, mean pay of “{group}” is {now}; with the offer {}.", told(with, "it is the same", ""))
}

/// Where somebody stands beside the offer: "same step", "one step below", "two steps above", or nothing where the levels differ.
pub fn beside(person: &Beside, offer: &Position, steps_of: impl Fn(&Position) -> Option<usize>) -> String {
    if person.at.level != offer.level {
        return String::new();
    }
    let Some((own, other)) = steps_of(&person.at).zip(steps_of(offer)) else { return String::new() };
    let steps = |count: usize| of(count, "step");
    match own.cmp(&other) {
        std::cmp::Ordering::Equal => "same step".to_owned(),
        std::cmp::Ordering::Less => format!("{} below", steps(other - own)),
        std::cmp::Ordering::Greater => format!("{} above", steps(own - other)),
    }
}

/// What somebody is paid against the offer: "+$3,300", "−$200", "the same".
pub fn against(person: &Beside, figure: Money, amounts: Amounts<'_>) -> String {
    match person.pay.minus(figure).and_then(|by| amounts.unit.convert_change(by, amounts.per)) {
        None => String::new(),
        Some(by) if by.minor() == 0 => "the same".to_owned(),
        Some(by) => more(by, amounts.format),
    }
}

/// What came of a file of offers with problems.
pub fn opened(name: &str, used: bool) -> String {
    if used {
        format!("{name} is open. Not all of it could be used:")
    } else {
        format!("{name} has nothing that can be used. What was there before is still there.")
    }
}

/// What cannot be read as an amount.
pub fn no_amount(text: &str, example: &str) -> String {
    format!("“{text}” is no amount. Type one such as {example}; what was there before still holds.")
}

/// What cannot be read as a bonus.
pub fn no_bonus(text: &str, example: &str) -> String {
    format!("“{text}” is neither an amount nor a share. Type one such as {example} or 8%; what was there before still holds.")
}

/// What cannot be a share of hours.
pub fn no_hours(text: &str) -> String {
    format!("“{text}” is no share of full hours. Type more than 0 and at most 100; what was there before still holds.")
}

/// What cannot be months.
pub fn no_months(text: &str, least: u16, most: u16) -> String {
    format!("“{text}” is no number of months. Type {least} to {most}; what was there before still holds.")
}

/// What cannot be a day of start.
pub fn no_day(text: &str) -> String {
    format!("“{text}” is no date. What was there before still holds.")
}

/// "full hours", "80% of full hours"; two decimals at most.
pub fn share_of_hours(hours: Hours, format: &dyn Format) -> String {
    if hours == Hours::FULL { "full hours".to_owned() } else { format!("{} of full hours", percent(hours.ratio(), format)) }
}

/// A share with as many decimals as it has, two at most.
pub fn percent(share: Ratio, format: &dyn Format) -> String {
    let scaled = share.scaled(4);
    let decimals = if scaled % 100 == 0 {
        0
    } else if scaled % 10 == 0 {
        1
    } else {
        2
    };
    format.percent(share, decimals)
}

/// A part of what a year is worth: what it is called, and how much it is.
pub type YearPart = (&'static str, fn(&YearInAll) -> Option<Money>);

/// What comes on top of base pay, in the order in which it is told.
const PARTS: [YearPart; 4] = [
    ("Sign-on", |year| year.sign_on),
    ("Bonus", |year| year.bonus),
    ("Others", |year| year.others),
    ("Equity, assumed", |year| year.grant),
];

/// Those parts of which any of the years has some.
pub fn parts(years: &[YearInAll]) -> Vec<YearPart> {
    PARTS.into_iter().filter(|(_, of)| years.iter().any(|year| of(year).is_some())).collect()
}

/// What is assumed of a grant.
pub const GRANT: &str = "Its worth is an assumption, not a promise: it comes in equal parts month by month, nothing before the cliff.";
