//! What a team costs and what falls due in it, in words.

use chrono::NaiveDate;

use crate::Format;
use crate::counts::{number, of, plural};
use crate::path::{MonthFormat, more};
use files::calendar::CalendarEntry;
use files::sheet::Sheet;
use rules::equal_pay::{Gap, Gaps, Mix};
use rules::money::Money;
use rules::pay::{Band, Circle};
use rules::progress::{Event, Why};

/// The heading: how many and what they cost, and what the rules bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// "14 people, $1,213,500 a year."
    pub now: String,
    /// "By the rules, steps and promotions that fall due until November 2027 cost $32,800 more a year."
    pub then: String,
}

/// The heading of a team that costs so much a year, and by the rules so much more on the last day.
pub fn heading(
    people: usize,
    payroll: Option<Money>,
    more_by_then: Option<Money>,
    last: NaiveDate,
    early: bool,
    format: &dyn MonthFormat,
) -> Heading {
    let count = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    let now = payroll.map_or_else(|| format!("{count}."), |payroll| format!("{count}, {} a year.", format.money(payroll)));
    let until = format.month(last);
    let moves = if early { "steps and promotions, early ones too," } else { "steps and promotions" };
    let then = match more_by_then {
        None => "What they cost is not known: not everybody’s pay is.".to_owned(),
        Some(more) if more.minor() == 0 => format!("By the rules nothing that falls due until {until} changes that."),
        Some(more) if more.minor() < 0 => {
            format!("By the rules, {moves} that fall due until {until} cost {} less a year.", format.money(positive(more)))
        }
        Some(more) => format!("By the rules, {moves} that fall due until {until} cost {} more a year.", format.money(more)),
    };
    Heading { now, then }
}

fn positive(amount: Money) -> Money {
    Money::new(amount.minor().saturating_abs(), amount.currency())
}

/// What of the change a year is paid by then: "$17,245 of it is paid by the end of November 2027."
pub fn paid_by(paid: Money, last: NaiveDate, format: &dyn MonthFormat) -> String {
    format!("{} of it is paid by the end of {}. ", format.money(paid), format.month(last))
}

/// Where dates of a roster were missing.
pub fn assumed_dates(people: usize) -> Option<String> {
    (people > 0).then(|| {
        let have = if people == 1 { "person has" } else { "people have" };
        format!("{} {have} no date: then the step is taken as held since today. ", crate::counts::sentence(&number(people)))
    })
}

/// What moves do: "12 steps", "4 promotions", "2 early promotions".
pub fn moves(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", plural(count))
}

/// How many people a level has that were not counted in the file.
pub fn left_out(rows: usize) -> Option<String> {
    (rows > 0).then(|| {
        format!(
            "{} of the file cannot be used, and no figure counts {}.",
            crate::counts::sentence(&of(rows, "row")),
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
        Why::Start | Why::Switch | Why::Leave | Why::Return => "",
    }
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

/// How much less a group is paid than another over all: "Over all, “w” is paid 4.6% less than “m” on average, and 7.7% less at the median."
pub fn gaps(gaps: Option<Gaps>, (group, reference): (&str, &str), threshold: usize, format: &dyn Format) -> String {
    let Some((mean, median)) = gaps.and_then(|gaps| Some((gaps.mean?, gaps.median?))) else {
        return format!("There are fewer than {threshold} people of “{group}” or of “{reference}”, too few to tell anything.");
    };
    let less = |gap: Gap| match gap.ratio().signum() {
        0 => "as much as".to_owned(),
        1 => format!("{} less than", format.percent(gap.ratio(), 1)),
        _ => format!("{} more than", format.percent(gap.ratio().abs(), 1)),
    };
    format!("Over all, “{group}” is paid {} “{reference}” on average, and {} it at the median.", less(mean), less(median))
}

/// A gap in a table: "5.2%", "−1.3%".
pub fn gap(gap: Option<Gap>, format: &dyn Format) -> String {
    gap.map(|gap| format.percent(gap.ratio(), 1)).unwrap_or_default()
}

/// What the gap over all is made of, where enough people are compared.
pub fn mix(mix: Option<Mix>, format: &dyn Format) -> String {
    let Some(Mix { explained, within, .. }) = mix else {
        return format!(
            "What levels explain of it is told from {} people on: below that it would be chance.",
            rules::equal_pay::LEAST_PEOPLE
        );
    };
    let share = |gap: Gap| format.percent(gap.ratio(), 1);
    format!("Of that, {} comes from who holds which level, and {} is between people of the same level.", share(explained), share(within))
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
    /// Who.
    pub name: String,
    /// When.
    pub day: NaiveDate,
    /// The position gained.
    pub at: String,
    /// Why.
    pub why: &'static str,
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

/// What falls due, for a calendar: without any pay.
pub fn due_entries(dataset: &str, due: &[Due]) -> Vec<CalendarEntry> {
    let entry = |(place, due): (usize, &Due)| CalendarEntry {
        id: format!("{dataset}-team-{place}-{}", due.at),
        day: due.day,
        title: format!("{}: {}, {}", due.name, due.at, due.why),
        about: "The earliest day by the rules: the review decides.".to_owned(),
    };
    due.iter().enumerate().map(entry).collect()
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
            let Heading { now, then } = heading(people, payroll, more, last, early, &Plain);
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
