//! Pay in sentences.

use super::Format;
use super::counts::{list, number, ordinal, sentence};
use rules::addition::Addition;
use rules::money::{Currency, Money};
use rules::pay::{Band, Circle, Meeting};
use rules::ratio::Ratio;

/// A range: "$82,500 – $87,600", or a point.
pub fn range(band: Band, money: impl Fn(Money) -> String) -> String {
    if band.is_point() { money(band.min()) } else { format!("{} – {}", money(band.min()), money(band.max())) }
}

/// "Second of four steps.", or that there is only one.
pub fn place_of_step(index: usize, count: usize) -> String {
    if count == 1 { "The only step.".to_owned() } else { sentence(&format!("{} of {} steps.", ordinal(index + 1), number(count))) }
}

/// Where pay stands in its band: "33% of the way from $82,500 to $87,600."
///
/// `paid` and `band` are in the unit of the file; `shown` is the band as the page shows it.
pub fn place_in_band(paid: Money, band: Band, shown: Band, format: &dyn Format) -> String {
    let (min, max) = (format.money(shown.min()), format.money(shown.max()));
    match (band.circle(paid), band.position(paid)) {
        (Some(Circle::Red), _) => format!("Above the band, which ends at {max}."),
        (Some(Circle::Green), _) => format!("Below the band, which begins at {min}."),
        (None, None) => "The band is this one figure.".to_owned(),
        (None, Some(_)) if paid == band.min() => format!("At the start of the band from {min} to {max}."),
        (None, Some(_)) if paid == band.max() => format!("At the top of the band from {min} to {max}."),
        (None, Some(position)) => match position.scaled(2) {
            // "0 %" and "100 %" would claim an end.
            0 => format!("Less than {} of the way from {min} to {max}.", format.percent(hundredths(1), 0)),
            100 => format!("More than {} of the way from {min} to {max}.", format.percent(hundredths(99), 0)),
            _ => format!("{} of the way from {min} to {max}.", format.percent(position, 0)),
        },
    }
}

fn hundredths(count: i128) -> Ratio {
    Ratio::new(count, 100).unwrap_or(Ratio::whole(0))
}

/// How a band meets the next level's: "31% overlap with D5", "£916 gap to Band-6".
pub fn meets(meeting: Meeting, next: &str, shown_gap: Option<Money>, format: &dyn Format) -> String {
    match meeting {
        Meeting::Overlap(share, _) => format!("{} overlap with {next}", format.percent(share, 0)),
        Meeting::Gap(gap) => format!("{} gap to {next}", format.money(shown_gap.unwrap_or(gap))),
        Meeting::Touch => format!("ends where {next} begins"),
    }
}

/// Of a level that is a range without points.
pub const WITHIN: &str = "Paid within this range: no step has pay of its own.";

/// How the pay of a region comes about: "Pay in Washington is that of everywhere and 33.94% of it; it ends at $197,200, which holds GS-15.6
/// and the steps above." `capped`: of each level the first step whose pay would be higher.
pub fn addition(addition: &Addition, currency: Currency, capped: &[String], format: &dyn Format) -> String {
    let (sign, size) = if addition.share.signum() < 0 { ("less", addition.share.abs()) } else { ("and", addition.share) };
    let mut text = format!("Pay in {} is that of everywhere {sign} {} of it", addition.region, format.percent(size, 2));
    let bounds = [(", no less than ", addition.at_least), (", no more than ", addition.at_most), ("; it ends at ", addition.cap)];
    for (words, amount) in bounds {
        if let Some(minor) = amount {
            text = text + words + &format.money(Money::new(minor, currency));
        }
    }
    if !capped.is_empty() {
        text = text + ", which holds " + &list(capped) + " and the steps above";
    }
    text + "."
}

#[cfg(test)]
mod tests {
    use super::{addition, meets, place_in_band, place_of_step};
    use crate::plain::Plain;
    use rules::addition::Addition;
    use rules::money::{Currency, Money};
    use rules::pay::{Band, NotABand};

    fn usd(dollars: i64) -> Money {
        Money::new(dollars * 100, "USD".parse::<Currency>().unwrap_or_else(|_| unreachable!()))
    }

    #[test]
    fn places() -> Result<(), NotABand> {
        let band = Band::new(usd(82_500), None, usd(87_600))?;
        let say = |pay| place_in_band(usd(pay), band, band, &Plain);
        assert_eq!(say(84_200), "33% of the way from USD 82500.00 to USD 87600.00.");
        assert_eq!(say(82_500), "At the start of the band from USD 82500.00 to USD 87600.00.");
        assert_eq!(say(82_510), "Less than 1% of the way from USD 82500.00 to USD 87600.00.");
        assert_eq!(say(87_590), "More than 99% of the way from USD 82500.00 to USD 87600.00.");
        assert_eq!(say(87_600), "At the top of the band from USD 82500.00 to USD 87600.00.");
        assert_eq!(say(90_000), "Above the band, which ends at USD 87600.00.");
        assert_eq!(say(80_000), "Below the band, which begins at USD 82500.00.");
        assert_eq!(place_in_band(usd(5), Band::point(usd(5))?, band, &Plain), "The band is this one figure.");
        assert_eq!((place_of_step(1, 4), place_of_step(0, 1)), ("Second of four steps.".to_owned(), "The only step.".to_owned()));
        Ok(())
    }

    #[test]
    fn additions() {
        let share = |hundredths| rules::ratio::Ratio::new(hundredths, 10_000).unwrap_or(rules::ratio::Ratio::whole(0));
        let north =
            Addition { region: "North".to_owned(), share: share(3394), at_least: None, at_most: None, round: 100, cap: Some(19_720_000) };
        let currency = usd(0).currency();
        let say = |addition_: &Addition, capped: &[_]| addition(addition_, currency, capped, &Plain);
        let capped = ["G.9", "H.2"].map(str::to_owned);
        let pay = "Pay in North is that of everywhere";
        assert_eq!(
            say(&north, &capped),
            format!("{pay} and 33.94% of it; it ends at USD 197200.00, which holds G.9 and H.2 and the steps above.")
        );
        assert_eq!(say(&north, &[]), format!("{pay} and 33.94% of it; it ends at USD 197200.00."));
        let less = Addition { share: share(-250), at_least: Some(100), at_most: Some(200), cap: None, ..north };
        assert_eq!(say(&less, &[]), format!("{pay} less 2.50% of it, no less than USD 1.00, no more than USD 2.00."));
    }

    #[test]
    fn meetings() -> Result<(), NotABand> {
        let lower = Band::new(usd(10), None, usd(20))?;
        let say = |min, max| {
            Ok(lower.meets(Band::new(usd(min), None, usd(max))?).map(|meeting| meets(meeting, "B", None, &Plain)).unwrap_or_default())
        };
        assert_eq!(say(15, 35)?, "25% overlap with B");
        assert_eq!(say(29, 35)?, "USD 9.00 gap to B");
        assert_eq!(say(20, 35)?, "ends where B begins");
        Ok(())
    }
}
