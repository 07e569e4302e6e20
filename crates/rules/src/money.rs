//! Money: whole minor units of a currency, never floating point.

use std::fmt;
use std::str::FromStr;

use super::ratio::Ratio;

/// The largest amount that is read, in minor units: far above any pay, far below overflow.
pub const LARGEST: i64 = 1_000_000_000_000_000;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The text is not a currency code: three letters A–Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACurrency;

impl Currency {
    /// The code, such as `USD`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals an amount has: 2 for most, 0 for the yen, 3 for the dinars (ISO 4217, minor units).
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF"
            | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// Minor units in one unit: 100 cents a dollar.
    pub fn minor_per_unit(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;
    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(NotACurrency),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An exact amount. `Display` writes it plainly (`84200.00`) for files; a page formats it for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    currency: Currency,
    minor: i64,
}

impl Money {
    /// `minor` cents (or whatever the currency's minor unit is).
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { currency, minor }
    }

    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// Its currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The difference, or nothing across currencies.
    pub fn minus(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self::new(self.minor - other.minor, self.currency))
    }

    /// This amount as a share of another, or nothing across currencies or over zero.
    pub fn over(self, other: Self) -> Option<Ratio> {
        if self.currency != other.currency {
            return None;
        }
        Ratio::new(self.minor.into(), other.minor.into())
    }

    /// How much more this is than `before`, as a share of `before`.
    pub fn rise_over(self, before: Self) -> Option<Ratio> {
        self.minus(before)?.over(before)
    }

    /// The amount times a ratio, rounded half up once; nothing where it would overflow.
    pub fn times(self, ratio: Ratio) -> Option<Self> {
        let minor = Ratio::whole(self.minor.into()).times(ratio).round();
        Some(Self::new(i64::try_from(minor).ok()?, self.currency))
    }

    /// Whether the amount has no fraction of a unit.
    pub fn is_whole(self) -> bool {
        self.minor % self.currency.minor_per_unit() == 0
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.currency.minor_per_unit().unsigned_abs();
        let (whole, fraction) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        let sign = if self.minor < 0 { "-" } else { "" };
        match self.currency.decimals() as usize {
            0 => write!(f, "{sign}{whole}"),
            decimals => write!(f, "{sign}{whole}.{fraction:0decimals$}"),
        }
    }
}
