//! What a team costs and what falls due in it, in words.

mod answer;

use chrono::NaiveDate;

use crate::Format;
use crate::counts::{number, of, plural, sentence};
use crate::path::{MonthFormat, assumed, more};
use files::calendar::CalendarEntry;
use files::sheet::Sheet;
use progression::equal_pay::{Category, Compared, EqualPay, Gap, Mix, NotComparable, Receives, Variable};
use progression::{Event, Why};
use rules::hours::Hours;
use rules::id::{LevelId, Position};
use rules::money::Money;
use rules::pay::{Band, Circle};
use rules::rise;

pub use answer::{Asked, answer};

/// The heading: how many and what they cost, and what the rules bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// "14 people, $1,213,500 a year."
    pub now: String,
    /// "By the rules, steps and promotions that fall due until November 2027 cost $32,800 more a year."
    pub then: String,
}

/// "1 person", "14 people".
pub fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// The heading of a team of so many people who are there and others who begin later, which costs so much a year, and by the rules so much more
/// on the last day; with early promotions, and by so many plans for single people.
pub fn heading(
    (here, to_come): (usize, usize),
    payroll: Option<Money>,
    more_by_then: Option<Money>,
    last: NaiveDate,
    (early, plans): (bool, usize),
    format: &dyn MonthFormat,
) -> Heading {
    let until = format.month(last);
    if here == 0 {
        return Heading { now: format!("{}, all of whom begin later.", people(to_come)), then: String::new() };
    }
    let now =
        payroll.map_or_else(|| format!("{}.", people(here)), |payroll| format!("{}, {} a year.", people(here), format.money(payroll)));
    let moves = if early { "steps and promotions, early ones too," } else { "steps and promotions" };
    let then = match (payroll, more_by_then) {
        (None, _) => "What they cost is not known: somebody’s pay is not, or it is in several currencies.".to_owned(),
        (_, None) => format!("What {moves} until {until} cost is not known: some of the pay to come is not."),
        (_, Some(more)) if more.minor() == 0 => format!("{} nothing that falls due until {until} changes that.", by_rules(plans)),
        (_, Some(more)) => {
            let (amount, than) = if more.minor() < 0 { (positive(more), "less") } else { (more, "more") };
            format!("{}, {moves} that fall due until {until} cost {} {than} a year.", by_rules(plans), format.money(amount))
        }
    };
    Heading { now, then }
}

/// By what something falls due: "By the rules", "By the rules and one plan".
pub fn by_rules(plans: usize) -> String {
    if plans == 0 { "By the rules".to_owned() } else { format!("By the rules and {}", of(plans, "plan")) }
}

/// How many plans of single people are in the figures.
pub fn plans(count: usize) -> Option<String> {
    (count > 0).then(|| {
        let whose = if count == 1 { "a single person is" } else { "single people are" };
        format!("{} of {whose} in these figures. ", sentence(&of(count, "plan")))
    })
}

/// In place of the changes of somebody's plan, while there are none.
pub const NO_PLAN: &str = "Change an event by its menu, or add a change here: what the team costs and what falls due follow. \
                           The rules go on from there, and what they would not give by themselves is said. A plan is in this tab only.";

/// Over the events of somebody.
pub fn events_until(last: NaiveDate, format: &dyn MonthFormat) -> String {
    format!("What comes until {}, at the earliest", format.month(last))
}

/// A long table of so many rows of which the first are shown.
pub fn show_all(rows: usize, shown: usize) -> String {
    format!("Show all {rows} (these are the first {shown})")
}

/// What opens somebody's plan.
pub fn plan_of(name: &str) -> String {
    format!("Plan of {name}")
}

/// Over the plan of somebody: "Ana Ruiz, D4.2".
pub fn person(name: &str, at: &Position) -> String {
    format!("{name}, {at}")
}

pub(super) fn positive(amount: Money) -> Money {
    Money::new(amount.minor().saturating_abs(), amount.currency())
}

/// What of the change a year is paid by then: "$17,245 of it is paid by the end of November 2027." Over more than a year it is a sum of its own.
pub fn paid_by(paid: Money, months: u16, last: NaiveDate, format: &dyn MonthFormat) -> String {
    let (paid, last) = (format.money(paid), format.month(last));
    if months <= 12 {
        format!("{paid} of it is paid by the end of {last}. ")
    } else {
        format!("Until the end of {last} that comes to {paid} in all. ")
    }
}

/// Those who are not there yet.
pub fn to_come(people: usize) -> Option<String> {
    (people > 0).then(|| {
        let (begin, cost) = if people == 1 { ("person begins", "costs") } else { ("people begin", "cost") };
        format!("{} more {begin} later and {cost} from then on. ", sentence(&number(people)))
    })
}

/// A roster is open.
pub fn opened(name: &str) -> String {
    format!("{name} is open.")
}

/// A roster of which nothing can be used.
pub fn refused(name: &str) -> String {
    format!("{name} has no row that can be used. What was open before is still open.")
}

/// Problems that are not listed while names are hidden.
pub fn unseen(problems: usize) -> String {
    format!("{} of the file, which quote it. Show names to read them.", sentence(&of(problems, "problem")))
}

/// Where dates of a roster were missing.
pub fn assumed_dates(people: usize) -> Option<String> {
    (people > 0).then(|| {
        let have = if people == 1 { "person has" } else { "people have" };
        format!("{} {have} no date: then the step is taken as held since today. ", sentence(&number(people)))
    })
}

/// Who begins on a day to come: "1 person begins".
pub fn begin(count: usize) -> String {
    format!("{} begin{}", people(count), if count == 1 { "s" } else { "" })
}

/// What moves do: "12 steps", "4 promotions", "2 early promotions".
pub fn moves(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", plural(count))
}

/// Switches of track: "1 switch", "2 switches".
pub fn switches(count: usize) -> String {
    format!("{count} switch{}", if count == 1 { "" } else { "es" })
}

/// While no other table is tried.
pub const NOT_TRIED: &str = "Choose a table to see what it would cost, who gains what, and who is left outside of a band.";

/// In the place of the lines, where there is nothing to draw.
pub const NO_LINES: &str = "There is nothing to draw: not everybody’s pay is known, or it is in several currencies.";

/// What the lines show.
pub fn about_lines(rise: Option<u16>) -> String {
    format!("Pay a year as it stands on each day. Dates are the earliest{}.", assumed(rise))
}

/// Over the sums.
pub fn from_today(last: NaiveDate, format: &dyn MonthFormat) -> String {
    format!("From today to {}", format.month(last))
}

/// A rise that is assumed, among the sums.
pub fn rise(hundredths: u16) -> String {
    format!("A rise of {}% a year assumed", rise::text(hundredths))
}

/// Behind the name of somebody outside of the band: ", EM5.1, $1,600 below the band".
pub fn outside(at: &str, how: &str) -> String {
    format!(", {at}, {how} the band")
}

/// How many more are outside of their bands.
pub fn others_outside(count: usize) -> String {
    others_listed(count)
}

/// Over what is paid in each month or year.
pub fn paid_head(rise: Option<u16>) -> String {
    format!("What is paid{}", assumed(rise))
}

/// Behind a month or a year of which a part counts.
pub fn from(day: NaiveDate, format: &dyn Format) -> String {
    format!("from {}", format.day(day))
}

/// Over the cost by track or by level.
pub fn split_head(by_track: bool, rise: Option<u16>) -> String {
    format!("By {}, as held today{}", if by_track { "track" } else { "level" }, assumed(rise))
}

/// How many stand within their bands, above, below, and have none.
pub fn on_bands(within: usize, above: usize, below: usize, without: usize) -> String {
    let without = if without > 0 { format!(" {without} without a band.") } else { String::new() };
    format!("{within} within the band of their level, {above} above, {below} below.{without} Pay at full hours.")
}

/// Of somebody who is the only one in a level.
pub const ALONE: &str = "alone";

/// How many are paid as much as somebody of the next level.
pub fn level_with(count: usize, next: &LevelId) -> String {
    format!("{} paid level with {next}", number(count))
}

/// A number that leads to the people whom it counts.
pub fn who_is_in(count: usize, level: &LevelId) -> String {
    format!("{}: who is in {level}", people(count))
}

/// Over the names of people of a level, or of those of it who are paid the same.
pub fn together(count: usize, level: &LevelId, paid: Option<&str>) -> String {
    let paid = paid.map(|paid| format!(" at {paid}")).unwrap_or_default();
    format!("{} in {level}{paid}", people(count))
}

/// How many more there are than are named.
pub fn others_listed(count: usize) -> String {
    format!("and {}, in the table of people", of(count, "other"))
}

/// A band by its ends.
pub fn range(low: &str, high: &str) -> String {
    format!("{low} to {high}")
}

/// A share of full hours, behind a pay.
pub fn part_time(hours: Hours, format: &dyn Format) -> String {
    format!("at {}", format.percent(hours.ratio(), 0))
}

/// Where nothing comes for somebody.
pub fn nothing_next(last: NaiveDate, format: &dyn MonthFormat) -> String {
    format!("nothing by {}", format.month(last))
}

/// Over what falls due.
pub fn due_until(last: NaiveDate, format: &dyn MonthFormat) -> String {
    format!("Due until {}", format.month(last))
}

/// How many rows of the file cannot be used.
pub fn left_out(rows: usize) -> Option<String> {
    (rows > 0).then(|| {
        format!(
            "{} of the file cannot be used, and no figure counts {}.",
            sentence(&of(rows, "row")),
            if rows == 1 { "it" } else { "them" }
        )
    })
}

/// Why something falls due.
pub const fn why(event: &Event) -> &'static str {
    match event.why {
        Why::StepReview => "step",
        Why::Promotion => "promotion",
        Why::LevelJump => "early promotion, needs a written reason",
        Why::NewTable => "new table",
        Why::Rise => "rise assumed",
        Why::Switch => "switch, after assessment",
        Why::Leave => "unpaid leave",
        Why::Return => "back from a leave",
        Why::Start => "",
    }
}

/// The same before and after the position gained: "early promotion" to it, ", needs a written reason".
pub fn around(event: &Event) -> (&'static str, &'static str) {
    let why = why(event);
    why.split_at(why.find(',').unwrap_or(why.len()))
}

/// What a move changes a year: "+$1,700", or that pay off the steps is kept.
pub fn change(change: Option<Money>, format: &dyn Format) -> String {
    match change {
        None => "not known".to_owned(),
        Some(change) if change.minor() == 0 => "none, pay kept".to_owned(),
        Some(change) => more(change, format),
    }
}

/// Where somebody stands in the band: "33%", "$1,800 above", "$1,600 below".
///
/// `paid` and `band` are in the unit of the file; `shown` is a difference as the page shows it.
pub fn place(paid: Money, band: Band, shown: impl Fn(Money) -> Option<Money>, format: &dyn Format) -> String {
    let by = |more: Money, less: Money| more.minus(less).and_then(&shown).map(|by| format.money(by)).unwrap_or_default();
    match band.circle(paid) {
        Some(Circle::Red) => format!("{} above", by(paid, band.max())),
        Some(Circle::Green) => format!("{} below", by(band.min(), paid)),
        None => band.position(paid).map(|position| format.percent(position, 0)).unwrap_or_default(),
    }
}

fn less(gap: Gap, format: &dyn Format) -> String {
    match gap.ratio().signum() {
        0 => "as much as".to_owned(),
        1 => format!("{} less than", format.percent(gap.ratio(), 1)),
        _ => format!("{} more than", format.percent(gap.ratio().abs(), 1)),
    }
}

/// How much less a group is paid than another over all: "Over all, “w” is paid 4.6% less than “m” on average, and 7.7% less at the median."
pub fn gaps(all: &Compared, (group, reference): (&str, &str), format: &dyn Format) -> String {
    if all.sides.group.is_none() || all.sides.reference.is_none() {
        return format!("There are too few people of “{group}” or of “{reference}” to tell anything.");
    }
    let Some((mean, median)) = all.gaps().and_then(|gaps| Some((gaps.mean?, gaps.median?))) else {
        return format!("“{reference}” is paid nothing, so there is nothing to compare with.");
    };
    format!("Over all, “{group}” is paid {} “{reference}” on average, and {} it at the median.", less(mean, format), less(median, format))
}

/// Over variable pay by category.
pub fn variable_head((group, reference): (&str, &str)) -> String {
    format!("Variable pay at full hours of those who receive any: how much less “{group}” receives than “{reference}”")
}

/// The share of a group that receives any, in a table.
pub fn receives(receives: Receives, format: &dyn Format) -> String {
    receives.share.map_or_else(|| "not told".to_owned(), |share| format.percent(share, 0))
}

/// Who receives variable pay, and how much less.
pub fn variable(variable: &Variable, (group, reference): (&str, &str), format: &dyn Format) -> String {
    let share = |receives: Receives, name: &str| match receives.share {
        Some(_) => format!("{} of “{name}” receive any", self::receives(receives, format)),
        None => format!("how many of “{name}” receive any is not told, since too few do or do not"),
    };
    let told = format!("Variable pay: {}; {}.", share(variable.groups.group, group), share(variable.groups.reference, reference));
    match variable.groups.gaps().and_then(|gaps| Some((gaps.mean?, gaps.median?))) {
        Some((mean, median)) => format!(
            "{told} Of those who do, “{group}” receives {} “{reference}” on average, and {} it at the median.",
            less(mean, format),
            less(median, format)
        ),
        None => told,
    }
}

/// Why groups are not compared.
pub const fn not_comparable(why: NotComparable) -> &'static str {
    match why {
        NotComparable::Currencies => "These groups are paid in several currencies, which cannot be compared.",
        NotComparable::NoGroup | NotComparable::SameGroup => "Choose two groups.",
    }
}

/// Over the figures of base pay.
pub fn base_head((group, reference): (&str, &str)) -> String {
    format!("Base pay at full hours: how much less “{group}” is paid than “{reference}”")
}

/// A category: "level D4", "rank 4".
pub fn category(category: &Category) -> String {
    match category {
        Category::Level(level) => format!("level {level}"),
        Category::Rank(rank) => format!("rank {rank}"),
    }
}

/// A gap in a table: "5.2%", "−1.3%".
pub fn gap(gap: Option<Gap>, format: &dyn Format) -> String {
    gap.map(|gap| format.percent(gap.ratio(), 1)).unwrap_or_default()
}

/// What the gap over all is made of, where enough people are compared; `category` is "level" or "rank".
pub fn mix(equal: &EqualPay, category: &str, format: &dyn Format) -> String {
    let people: usize = [equal.all.sides.reference, equal.all.sides.group].into_iter().flatten().map(|side| side.people).sum();
    let Some(Mix { explained, within, .. }) = equal.mix else {
        let least = progression::equal_pay::LEAST_PEOPLE;
        return if people < least {
            format!("What {category}s explain of it is told from {least} people on: below that it would be chance.")
        } else {
            format!("No {category} has enough people of both to tell what {category}s explain of it.")
        };
    };
    let share = |gap: Gap| format.percent(gap.ratio(), 1);
    format!(
        "Of that, {} comes from who holds which {category}, and {} is between people of the same {category}.",
        share(explained),
        share(within)
    )
}

/// What another table does to a roster: what it costs and how much more that is, how many gain, lose, and stand above and below their bands,
/// and of how many nothing is known.
pub fn tried(figures: Option<(Money, Money)>, [gain, lose, above, below]: [usize; 4], unknown: usize, format: &dyn Format) -> String {
    let Some((payroll, change)) = figures else { return "What it would cost is not known.".to_owned() };
    let change = if change.minor() == 0 { "as much as now".to_owned() } else { format!("{} against now", more(change, format)) };
    let who = |count: usize, what: &str| (count > 0).then(|| format!("{} {what}", number(count)));
    let who: Vec<String> =
        [who(gain, "gain"), who(lose, "lose"), who(above, "above the band"), who(below, "below it")].into_iter().flatten().collect();
    let who = if who.is_empty() { "Nobody’s pay changes.".to_owned() } else { format!("{}.", sentence(&crate::counts::list(&who))) };
    let unknown = if unknown == 0 { String::new() } else { format!(" Of {} nothing is known.", number(unknown)) };
    format!("With this table for everybody the payroll is {} a year, {change}. {who}{unknown}", format.money(payroll))
}

/// Names that tell nobody: A, B, … Z, AA, AB.
pub fn letters(place: usize) -> String {
    let (mut left, mut out) = (place + 1, Vec::new());
    while left > 0 {
        left -= 1;
        out.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
        left /= 26;
    }
    out.reverse();
    String::from_utf8(out).unwrap_or_default()
}

/// What falls due, for a table: who, on which day, which position, why, and what it changes a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The place of the person in the roster.
    pub place: usize,
    /// Who.
    pub name: String,
    /// When.
    pub day: NaiveDate,
    /// The position gained.
    pub at: String,
    /// Why.
    pub why: &'static str,
    /// Whether a position is gained: a table is no appointment of a person.
    pub is_move: bool,
    /// What it changes a year, at the share of hours.
    pub change: Option<Money>,
}

/// What falls due, to take away as a table.
pub fn due_sheet(due: &[Due]) -> Sheet {
    let head = ["Who", "Date", "Position", "Why", "Currency", "Change a year"].map(str::to_owned).to_vec();
    let row = |due: &Due| {
        let text = |of: fn(Money) -> String| due.change.map(of).unwrap_or_default();
        let cells = vec![
            due.day.to_string(),
            due.at.clone(),
            due.why.to_owned(),
            text(|change| change.currency().to_string()),
            text(|change| change.to_string()),
        ];
        (due.name.clone(), cells)
    };
    Sheet { head, rows: due.iter().map(row).collect() }
}

/// What falls due, for a calendar: without any pay. An entry is known by the place of the person in the roster and by what is gained, so that
/// a newer file replaces it whatever else has come in between.
pub fn due_entries(dataset: &str, due: &[Due]) -> Vec<CalendarEntry> {
    let entry = |due: &Due| CalendarEntry {
        id: format!("{dataset}-team-{}-{}", due.place + 1, due.at),
        day: due.day,
        title: format!("{}: {}, {}", due.name, due.at, due.why),
        about: "The earliest day by the rules: the review decides.".to_owned(),
    };
    due.iter().filter(|due| due.is_move).map(entry).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::{Heading, heading, letters, place};
    use crate::plain::Plain;
    use chrono::NaiveDate;
    use rules::money::Money;
    use rules::pay::Band;

    fn usd(dollars: i64) -> Money {
        Money::new(dollars * 100, "USD".parse().unwrap())
    }

    #[test]
    fn headings() {
        let last = NaiveDate::from_ymd_opt(2027, 11, 30).unwrap();
        let told = |people, payroll, more, early| {
            let Heading { now, then } = heading((people, 0), payroll, more, last, (early, 0), &Plain);
            format!("{now} {then}")
        };
        let lines = [
            told(14, Some(usd(1_213_500)), Some(usd(32_800)), false),
            told(1, Some(usd(10)), Some(usd(0)), false),
            told(2, Some(usd(10)), Some(usd(-5)), true),
            told(3, None, None, false),
        ];
        assert!(
            lines[0].starts_with("14 people, ") && lines[0].contains("By the rules, steps and promotions that fall due until"),
            "{lines:?}"
        );
        assert!(lines[1].starts_with("1 person, ") && lines[1].contains("nothing that falls due"), "{lines:?}");
        assert!(lines[2].contains("early ones too") && lines[2].ends_with("less a year."), "{lines:?}");
        assert!(lines[3].starts_with("3 people. What they cost is not known"), "{lines:?}");
    }

    #[test]
    fn hidden_names() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn places() {
        let band = Band::new(usd(82_500), None, usd(87_600)).unwrap();
        let told = |paid| place(usd(paid), band, Some, &Plain);
        assert!(told(89_400).ends_with(" above") && told(80_000).ends_with(" below") && told(82_500).starts_with('0'));
    }
}
