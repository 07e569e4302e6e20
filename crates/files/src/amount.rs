//! Amounts as people write them, read without guessing.
//!
//! The decimal mark is settled once for a whole file: a mark is possible when every amount can be read with it, that is, when its
//! groups have three digits and its decimals fit the currency's minor unit. `48,000` dollars cannot be 48 dollars and a fraction finer than
//! a cent, so it settles the mark; a file whose every amount fits both ways (`48,000` dinars, which have three decimals) is an error.

use rules::money::{Currency, LARGEST, Money};

/// The decimal mark of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `22,886.00`
    Point,
    /// `22.886,00`
    Comma,
}

impl Mark {
    const BOTH: [Self; 2] = [Self::Point, Self::Comma];

    /// What stands before decimals.
    pub const fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn group(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// The marks with which every amount of a file can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettledMark {
    /// One mark, or both with the same result.
    Mark(Mark),
    /// Both, with different results; the first amount that differs, and what it would be with a point and with a comma.
    Ambiguous(usize, Money, Money),
    /// Neither reads everything; this one reads more.
    Neither(Mark),
}

/// An amount taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bare {
    /// Digits alone, as most files have them: the whole of it.
    Plain(i64),
    /// Anything else.
    Marked(Box<Marked>),
}

/// An amount with marks, signs or spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// As it stands in the file.
    text: String,
    negative: bool,
    /// Digits, points and commas.
    body: String,
    /// What the amount says about its currency, if anything.
    named: Option<Sign>,
}

/// What an amount says about its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// Its code.
    Code(Currency),
    /// A sign, which can stand for any of these, set apart by spaces.
    AnyOf(&'static str),
}

impl Sign {
    fn fits(self, currency: Currency) -> bool {
        match self {
            Self::Code(named) => named == currency,
            Self::AnyOf(codes) => codes.split(' ').any(|code| code == currency.code()),
        }
    }
}

const DOLLARS: &str =
    "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD ARS BRL CLP COP CUP CVE DOP MXN NIO TOP UYU";

/// Signs, and the currencies that use them.
const SIGNS: &[(&str, &str)] = &[
    ("$", DOLLARS),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD NIO"),
    ("CA$", "CAD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("S$", "SGD"),
    ("£", "GBP EGP FKP GIP LBP SDG SHP SSP SYP"),
    ("€", "EUR"),
    ("¥", "JPY CNY"),
    ("₹", "INR"),
    ("₩", "KRW KPW"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("zł", "PLN"),
    ("kr", "SEK NOK DKK ISK"),
    ("kr.", "SEK NOK DKK ISK"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("R", "ZAR"),
    ("Fr.", "CHF"),
];

impl Bare {
    /// Strips an amount to its digits and marks; nothing where something else is left over.
    pub fn parse(full: &str) -> Option<Self> {
        // Nobody writes pay with a zero before it; the second half of `62,000` split at its comma looks like that.
        let torn = |digits: &str| digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        if let Some(plain) = whole_number(full) {
            return (!torn(full)).then_some(Self::Plain(plain));
        }
        let text = full.trim_matches(char::is_whitespace);
        let (accounting, text) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => (true, inner.trim_matches(char::is_whitespace)),
            None => (false, text),
        };
        let (minus, text) = strip_minus(text);
        let (named, text) = strip_sign(text)?;
        let (second_minus, text) = strip_minus(text);
        if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // Four digits or more are joined: no other mark can set thousands apart as well.
        let body = if text.contains(is_group_only) { join_groups(text)? } else { text.to_owned() };
        let plain = !torn(&body) && body.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
        let negative = accounting || minus || second_minus;
        plain.then(|| Self::Marked(Box::new(Marked { text: full.to_owned(), negative, body, named })))
    }

    /// The amount as it stands in the file.
    pub fn text(&self) -> String {
        match self {
            Self::Plain(units) => units.to_string(),
            Self::Marked(marked) => marked.text.clone(),
        }
    }

    /// Whether the amount is below zero.
    pub fn is_negative(&self) -> bool {
        matches!(self, Self::Marked(marked) if marked.negative && marked.body.bytes().any(|b| (b'1'..=b'9').contains(&b)))
    }

    /// Whether the amount names another currency than the table's.
    pub fn contradicts(&self, currency: Currency) -> bool {
        matches!(self, Self::Marked(marked) if marked.named.is_some_and(|sign| !sign.fits(currency)))
    }

    /// The currency whose code stands beside the amount.
    pub const fn code(&self) -> Option<Currency> {
        // A sign can stand for several.
        match self {
            Self::Marked(marked) => match marked.named {
                Some(Sign::Code(code)) => Some(code),
                _ => None,
            },
            Self::Plain(_) => None,
        }
    }

    /// The currency that the amount most likely is in: by its code, or by a sign that stands for one only, or for one far more often than for others.
    pub fn likely(&self) -> Option<Currency> {
        let Self::Marked(marked) = self else { return None };
        match marked.named? {
            Sign::Code(code) => Some(code),
            Sign::AnyOf(codes) => {
                // Crowns and ¥ are those of several countries alike.
                let (first, is_usual) =
                    codes.split_once(' ').map_or((codes, true), |(first, _)| (first, matches!(first, "USD" | "GBP" | "CAD")));
                first.parse().ok().filter(|_| is_usual)
            }
        }
    }

    /// Whether three digits stand behind the mark, and could only be a fraction finer than the currency's smallest unit: `48,000` dollars.
    fn ends_in_a_group(&self, mark: Mark, currency: Currency) -> bool {
        let Self::Marked(marked) = self else { return false };
        let three = |(whole, fraction): (&str, &str)| (1..=3).contains(&whole.len()) && fraction.len() == 3;
        currency.decimals() < 3 && marked.body.split_once(mark.decimal()).is_some_and(three)
    }

    /// The amount with a decimal mark; nothing where it cannot be read so.
    pub fn with(&self, mark: Mark, currency: Currency) -> Option<Money> {
        let minor = match self {
            Self::Plain(units) => units.checked_mul(currency.minor_per_unit())?,
            Self::Marked(marked) => marked.minor(mark, currency)?,
        };
        (minor.abs() <= LARGEST).then(|| Money::new(minor, currency))
    }
}

/// An amount that somebody types, read as the page writes numbers, with a decimal point and commas between thousands, and else as it can
/// be read. Nothing where it is below zero, in another currency, or no amount.
///
/// ```
/// use files::amount::typed_amount;
/// let typed = |text| typed_amount(text, "EUR".parse().ok()?).map(|money| money.to_string());
/// assert_eq!(typed("93,000.50").as_deref(), Some("93000.50"));
/// assert_eq!(typed("48.000 €").as_deref(), Some("48000.00"));
/// assert_eq!((typed("$48,000"), typed("-5"), typed("much")), (None, None, None));
/// ```
pub fn typed_amount(text: &str, currency: Currency) -> Option<Money> {
    let bare = Bare::parse(text).filter(|bare| !bare.is_negative() && !bare.contradicts(currency))?;
    let read = |mark| bare.with(mark, currency).filter(|_| !bare.ends_in_a_group(mark, currency));
    read(Mark::Point).or_else(|| read(Mark::Comma))
}

/// The number that digits alone write.
fn whole_number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

impl Marked {
    fn minor(&self, mark: Mark, currency: Currency) -> Option<i64> {
        let (whole, fraction) = match self.body.split_once(mark.decimal()) {
            Some((whole, fraction)) => (whole, fraction),
            None => (self.body.as_str(), ""),
        };
        if whole.contains(mark.group()) && !is_grouped(whole, |c| c == mark.group()) {
            return None;
        }
        let decimals = currency.decimals() as usize;
        let (kept, beyond) = fraction.split_at_checked(decimals).unwrap_or((fraction, ""));
        if beyond.bytes().any(|b| b != b'0') {
            return None;
        }
        // Missing decimals count as zeros.
        let zeros = std::iter::repeat_n('0', decimals.saturating_sub(kept.len()));
        let digits = whole.chars().filter(|c| *c != mark.group()).chain(kept.chars()).chain(zeros);
        let mut minor = 0_i64;
        for digit in digits {
            minor = minor.checked_mul(10)?.checked_add(i64::from(digit.to_digit(10)?))?;
        }
        Some(if self.negative { -minor } else { minor })
    }
}

fn is_group_only(c: char) -> bool {
    c.is_whitespace() || c == '\'' || c == '’'
}

/// Joins groups set apart by spaces or apostrophes; what follows a mark is left alone.
fn join_groups(text: &str) -> Option<String> {
    let end = text.find(['.', ',']).unwrap_or(text.len());
    let (whole, rest) = text.split_at_checked(end)?;
    is_grouped(whole, is_group_only).then(|| whole.split(is_group_only).collect::<String>() + rest)
}

/// Whether digits stand in groups: one to three in the first, three in each other.
fn is_grouped(text: &str, is_mark: impl Fn(char) -> bool) -> bool {
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    text.split(is_mark)
        .enumerate()
        .all(|(index, group)| digits(group) && if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 })
}

fn strip_minus(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start_matches(char::is_whitespace)),
        None => (false, text),
    }
}

/// Takes a currency sign or code off either end.
fn strip_sign(text: &str) -> Option<(Option<Sign>, &str)> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '–' | '(');
    let start = text.find(is_number)?;
    let (before, rest) = text.split_at_checked(start)?;
    let end = rest.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, after) = rest.split_at_checked(end)?;
    let (before, after) = (before.trim_matches(char::is_whitespace), after.trim_matches(char::is_whitespace));
    match (before, after) {
        ("", "") => Some((None, number)),
        ("", sign) | (sign, "") => Some((Some(sign_of(sign)?), number)),
        _ => None,
    }
}

fn sign_of(text: &str) -> Option<Sign> {
    let codes = SIGNS.iter().find_map(|(sign, codes)| (*sign == text).then_some(*codes));
    codes.map(Sign::AnyOf).or_else(|| text.parse().ok().map(Sign::Code))
}

/// Settles the decimal mark from all amounts of a file, each with its currency.
pub fn settle(amounts: &[(&Bare, Currency)]) -> SettledMark {
    // As people group digits; where that leaves no mark, with more zeros behind it than the currency has decimals, as programs write them.
    match settle_as(amounts, true) {
        SettledMark::Neither(_) => settle_as(amounts, false),
        settled => settled,
    }
}

fn settle_as(amounts: &[(&Bare, Currency)], grouped: bool) -> SettledMark {
    let read = |(bare, currency): &(&Bare, Currency), mark: Mark| {
        bare.with(mark, *currency).filter(|_| !grouped || !bare.ends_in_a_group(mark, *currency))
    };
    let counts = Mark::BOTH.map(|mark| amounts.iter().filter(|amount| read(amount, mark).is_some()).count());
    match counts.map(|count| count == amounts.len()) {
        [true, true] => {
            let differs = amounts.iter().enumerate().find_map(|(index, amount)| {
                let (point, comma) = (read(amount, Mark::Point)?, read(amount, Mark::Comma)?);
                (point != comma).then_some((index, point, comma))
            });
            differs.map_or(SettledMark::Mark(Mark::Point), |(index, point, comma)| SettledMark::Ambiguous(index, point, comma))
        }
        [true, false] => SettledMark::Mark(Mark::Point),
        [false, true] => SettledMark::Mark(Mark::Comma),
        [false, false] => SettledMark::Neither(if counts[1] > counts[0] { Mark::Comma } else { Mark::Point }),
    }
}
