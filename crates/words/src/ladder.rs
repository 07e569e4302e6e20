//! A ladder in a sentence.

use super::Format;
use super::counts::{of, plural, sentence};
use super::time;
use chrono::NaiveDate;
use rules::id::Position;
use rules::ladder::{Ladder, Level, Role, TrackLevel};
use rules::money::Money;
use rules::per::Per;

/// The lowest and the highest pay of a ladder, with their levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The lowest pay.
    pub low: Money,
    /// Where it is paid.
    pub low_at: String,
    /// The highest pay.
    pub high: Money,
    /// Where it is paid.
    pub high_at: String,
    /// Whether none of it is paid yet.
    pub to_come: bool,
}

/// What there is to explore, and what it pays: "Eleven levels in two tracks, paid from $62,000 at D1 to $121,200 at EM7 a year."
pub fn opening(ladder: &Ladder, extent: Option<&Extent>, per: Per, format: &dyn Format) -> String {
    let what = format!("{} in {}", of(ladder.levels().count(), "level"), of(ladder.tracks.len(), "track"));
    let pay = extent.map_or_else(
        || ", without pay".to_owned(),
        |Extent { low, low_at, high, high_at, to_come }| {
            let to = if low == high { String::new() } else { format!(" to {} at {high_at}", format.money(*high)) };
            let from = if low == high { "" } else { "from " };
            let paid = if *to_come { "to be paid" } else { "paid" };
            format!(", {paid} {from}{} at {low_at}{to} {}", format.money(*low), time::a(per))
        },
    );
    sentence(&format!("{what}{pay}."))
}

/// A position in one line, for those who listen.
pub fn headline(at: &Position, title: &str, pay: Option<&str>, per: Per) -> String {
    let pay = pay.map_or_else(|| "no pay given".to_owned(), |pay| format!("{pay} {}", time::a(per)));
    format!("{at}, {title}, {pay}. Its details follow the ladder.")
}

/// What is shown after a choice: "Showing the map of two tracks, pay a year."
pub fn showing(lens: &str, tracks: usize, per: Per) -> String {
    format!("Showing the {lens} of {}, pay {}.", of(tracks, "track"), time::a(per))
}

/// Ranks, steps, axes and the date of the bands in short parts.
pub fn facts(ladder: &Ladder, effective: Option<NaiveDate>, today: NaiveDate, format: &dyn Format) -> String {
    let ranks = ladder.ranks().len();
    let mut parts = vec![format!("{ranks} rank{}", plural(ranks)), steps(ladder)];
    if !ladder.axes.is_empty() {
        parts.push(format!("{} ax{}", ladder.axes.len(), if ladder.axes.len() == 1 { "is" } else { "es" }));
    }
    let bands = |date| format!("bands {} {}", if date > today { "to come on" } else { "from" }, format.date(date));
    parts.extend(effective.map(bands));
    parts.join(" · ")
}

fn steps(ladder: &Ladder) -> String {
    let counts = || ladder.levels().map(|found| found.level.steps.len());
    match (counts().min().unwrap_or_default(), counts().max().unwrap_or_default()) {
        (least, most) if least == most => format!("{most} step{} a level", plural(most)),
        (least, most) => format!("{least} to {most} steps a level"),
    }
}

/// From where a role can be worn: "a role from D4 up, not a level".
pub fn role(role: &Role, found: TrackLevel<'_>) -> String {
    let lowest: Option<&Level> = found.track.levels.iter().find(|level| level.rank >= role.from_rank);
    lowest.map_or_else(|| "a role, not a level".to_owned(), |level| format!("a role from {} up, not a level", level.id))
}

/// What a ladder does not have, so that nobody looks for it; nothing where it has both.
pub const fn missing(axes: bool, expectations: bool) -> Option<&'static str> {
    match (axes, expectations) {
        (true, true) => None,
        (false, true) => Some("This ladder has no axes."),
        (true, false) => Some("This ladder lists no expectations."),
        (false, false) => Some("This ladder has no axes and lists no expectations: it gives levels, steps and pay."),
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, opening};
    use crate::plain::Plain;
    use rules::ladder::{Ladder, Track};
    use rules::money::{Currency, Money, NotACurrency};
    use rules::per::Per;

    fn ladder(tracks: usize) -> Ladder {
        let track = |index| Track {
            id: format!("t{index}").parse().unwrap_or_else(|_| unreachable!()),
            name: String::new(),
            about: String::new(),
            levels: Vec::new(),
        };
        Ladder { tracks: (0..tracks).map(track).collect(), ..Ladder::default() }
    }

    #[test]
    fn the_opening_says_what_there_is_and_what_it_pays() -> Result<(), NotACurrency> {
        let usd: Currency = "USD".parse()?;
        let extent = |low, high| Extent {
            low: Money::new(low, usd),
            low_at: "A".to_owned(),
            high: Money::new(high, usd),
            high_at: "B".to_owned(),
            to_come: false,
        };
        let say = |extent: Option<&Extent>| opening(&ladder(1), extent, Per::Month, &Plain);
        assert_eq!(say(Some(&extent(100, 200))), "No levels in one track, paid from USD 1.00 at A to USD 2.00 at B a month.");
        assert_eq!(say(Some(&extent(100, 100))), "No levels in one track, paid USD 1.00 at A a month.");
        let later = Extent { to_come: true, ..extent(100, 200) };
        assert_eq!(say(Some(&later)), "No levels in one track, to be paid from USD 1.00 at A to USD 2.00 at B a month.");
        assert_eq!(say(None), "No levels in one track, without pay.");
        Ok(())
    }
}
