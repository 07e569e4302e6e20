//! A share of full time in a cell.

use crate::problem::Code;
use crate::sheet::decimal;
use crate::text::beginning;
use rules::hours::Hours;
use rules::ratio::Ratio;

/// More hours than any week of full time has, so what is above them and no share is perhaps a percentage without its sign.
const HOURS_OF_A_WEEK: i128 = 60;

/// Reads `0.8`, `0,8`, `80%` or `80 %`, rounded to a ten-thousandth; else what is wrong with it.
pub fn read(text: &str) -> Result<Hours, Code> {
    // Most people's.
    if text == "1" {
        return Ok(Hours::FULL);
    }
    let (number, percent) = text.strip_suffix('%').map_or((text, false), |number| (number.trim_end(), true));
    let number = Ratio::decimal(&number.replacen(',', ".", 1));
    let share = number.and_then(|number| Some(if percent { number.times(Ratio::new(1, 100)?) } else { number }));
    let within = share.filter(|share| *share <= Ratio::whole(1)).and_then(|share| u16::try_from(share.scaled(4)).ok());
    within.and_then(Hours::new).ok_or_else(|| {
        let by_week = !percent && number.is_some_and(|number| number > Ratio::whole(1) && number <= Ratio::whole(HOURS_OF_A_WEEK));
        Code::NotAShare { found: beginning(text), by_week }
    })
}

/// A share as it is written; full time is not.
pub fn written(hours: Hours) -> String {
    let share = Some(hours.ratio()).filter(|_| hours != Hours::FULL);
    share.map(|share| decimal(share, 4).trim_end_matches('0').to_owned()).unwrap_or_default()
}
