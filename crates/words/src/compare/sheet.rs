//! A comparison to take away: the rows of the page with plain figures.

use super::cells;
use crate::Format;
use crate::time;
use files::sheet::{Sheet, decimal};
use rules::compare::{Change, Comparison, Landed, Line, PayChange, Side, compare};
use rules::ladder::{Ladder, Role};
use rules::money::{Currency, Money};
use rules::pay::Band;
use rules::quote::Quote;
use rules::ratio::Ratio;
use std::collections::BTreeSet;

/// A comparison as a sheet, the baseline first. Amounts and ratios are plain figures; a currency stands in the head of its row.
pub fn sheet(ladder: &Ladder, sides: &[Side<'_>], quote: Quote<'_>, format: &dyn Format) -> Sheet {
    let Some((baseline, others)) = sides.split_first() else { return Sheet::default() };
    let against: Vec<Comparison<'_>> = others.iter().map(|other| compare(ladder, *baseline, *other, quote)).collect();
    let mut head = vec!["Position".to_owned()];
    head.extend(sides.iter().map(|side| side.at().to_string()));
    let mut rows = Rows { sides, against: &against, sheet: Sheet { head, rows: Vec::new() } };
    rows.side("Title", &|side| side.found.level.title.clone());
    rows.side("Track", &|side| side.found.track.name.clone());
    rows.side("Rank", &|side| side.found.level.rank.to_string());
    rows.pay(quote, &baseline.at().to_string(), format);
    rows.side("Owns", &|side| ladder.scope(side.found.level.rank).unwrap_or_default().to_owned());
    rows.axes(ladder);
    rows.side("Roles", &|side| names(&ladder.roles_at(side.found).collect::<Vec<_>>()));
    rows.landing();
    rows.other("New against the baseline", &|comparison| lines(&comparison.expects().new));
    rows.other("Expected in both", &|comparison| lines(&comparison.expects().both));
    rows.other("Only in the baseline", &|comparison| lines(&comparison.expects().only_baseline));
    rows.sheet
}

/// The rows so far, and what they are about.
struct Rows<'a> {
    sides: &'a [Side<'a>],
    against: &'a [Comparison<'a>],
    sheet: Sheet,
}

impl Rows<'_> {
    /// A row with a cell for every position.
    fn side(&mut self, head: &str, cell: &dyn Fn(&Side<'_>) -> String) {
        self.sheet.put(head, self.sides.iter().map(cell).collect());
    }

    /// A row with a cell for every position but the baseline.
    fn other(&mut self, head: &str, cell: &dyn Fn(&Comparison<'_>) -> String) {
        let cells = self.against.iter().map(cell);
        self.sheet.put(head, [String::new()].into_iter().chain(cells).collect());
    }

    /// A row of amounts for each currency in it, which is one but for tables of several.
    fn amounts(&mut self, head: &str, amounts: &[Option<Money>]) {
        let currencies: BTreeSet<Currency> = amounts.iter().flatten().map(|amount| amount.currency()).collect();
        for currency in currencies {
            let cell = |amount: &Option<Money>| amount.filter(|amount| amount.currency() == currency).map(|amount| amount.to_string());
            self.sheet.put(&format!("{head}, {currency}"), amounts.iter().map(|amount| cell(amount).unwrap_or_default()).collect());
        }
    }

    /// A row of amounts with one for every position but the baseline.
    fn other_amounts(&mut self, head: &str, amount: &dyn Fn(&Comparison<'_>) -> Option<Money>) {
        let amounts: Vec<Option<Money>> = [None].into_iter().chain(self.against.iter().map(amount)).collect();
        self.amounts(head, &amounts);
    }

    fn pay(&mut self, quote: Quote<'_>, baseline: &str, format: &dyn Format) {
        let shown = |band: Option<Band>| band.and_then(|band| quote.convert(band));
        let pay: Vec<Option<Band>> = self.sides.iter().map(|side| shown(side.pay)).collect();
        let bands: Vec<Option<Band>> = self.sides.iter().map(|side| shown(side.band)).collect();
        let end = |bands: &[Option<Band>], end: fn(Band) -> Money| bands.iter().map(|band| band.map(end)).collect::<Vec<_>>();
        let per = time::a(quote.per);
        self.amounts(&format!("Pay {per}"), &end(&pay, Band::mid));
        if pay.iter().flatten().any(|pay| !pay.is_point()) {
            self.amounts(&format!("Pay {per} from"), &end(&pay, Band::min));
            self.amounts(&format!("Pay {per} to"), &end(&pay, Band::max));
        }
        let more = |comparison: &Comparison<'_>| match comparison.pay {
            PayChange::Known { more, share } => Some((more, share)),
            _ => None,
        };
        self.other_amounts(&format!("More than {baseline} {per}"), &|comparison| Some(more(comparison)?.0));
        self.other(&format!("More than {baseline}, %"), &|comparison| change(more(comparison).and_then(|more| more.1)));
        self.amounts("Band from", &end(&bands, Band::min));
        self.amounts("Midpoint", &end(&bands, Band::mid));
        self.amounts("Band to", &end(&bands, Band::max));
        self.side("Position in range, %", &|side| percent(side.place()));
        self.side("Compa-ratio", &|side| side.compa_ratio().map(|ratio| decimal(ratio, 4)).unwrap_or_default());
        self.other("Midpoint differential, %", &|comparison| change(comparison.bands.and_then(|bands| bands.differential)));
        self.other("Bands", &|comparison| cells::bands(comparison, quote, format).unwrap_or_default());
    }

    fn axes(&mut self, ladder: &Ladder) {
        for (place, axis) in ladder.axes.iter().enumerate() {
            let cell = |side: &Side<'_>| {
                let number = side.grade(place)?;
                Some(format!("{number} {}", axis.grade(number)?.name))
            };
            self.side(&axis.name, &|side| cell(side).unwrap_or_else(|| "not given".to_owned()));
            self.other(&format!("{}, grades more", axis.name), &|comparison| match comparison.axes.get(place).map(|axis| axis.change) {
                Some(Change::Gain(by)) => by.to_string(),
                Some(Change::Loss(by)) => format!("-{by}"),
                Some(Change::Same) => "0".to_owned(),
                Some(Change::Unknown) | None => String::new(),
            });
        }
    }

    fn landing(&mut self) {
        let landed =
            |comparison: &Comparison<'_>, tell: &dyn Fn(&Landed<'_>) -> String| comparison.landing.as_ref().map(tell).unwrap_or_default();
        self.other("Lands on", &|comparison| landed(comparison, &|landed| landed.found.level.at(landed.step).to_string()));
        self.other_amounts("Lands at", &|comparison| comparison.landing?.pay);
        self.other_amounts("The rule asks for", &|comparison| comparison.landing?.threshold);
        self.other("The rule is met", &|comparison| landed(comparison, &|landed| (if landed.met { "yes" } else { "no" }).to_owned()));
    }
}

/// A share in percent with two decimals.
fn percent(share: Option<Ratio>) -> String {
    share.map(|share| decimal(share.times(Ratio::whole(100)), 2)).unwrap_or_default()
}

/// A change in percent with two decimals, a rise and a fall of one size by one figure.
fn change(share: Option<Ratio>) -> String {
    let sign = if share.is_some_and(|share| share.scaled_change(4) < 0) { "-" } else { "" };
    format!("{sign}{}", percent(share.map(Ratio::abs)))
}

fn names(roles: &[&Role]) -> String {
    roles.iter().map(|role| role.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn lines(lines: &[Line<'_>]) -> String {
    lines.iter().map(|line| format!("{}: {}", line.level.id, line.text)).collect::<Vec<_>>().join("\n")
}
