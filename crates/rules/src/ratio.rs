//! Exact fractions, for figures that are rounded once, at the end.

use std::cmp::Ordering;

/// An exact fraction with a positive denominator. Not reduced: two equal ratios may be written differently, but compare equal.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    /// `num / den`, or nothing where `den` is zero.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        match den.cmp(&0) {
            Ordering::Equal => None,
            Ordering::Greater => Some(Self { num, den }),
            Ordering::Less => Some(Self { num: -num, den: -den }),
        }
    }

    /// What is above the line, as it is written.
    pub const fn num(self) -> i128 {
        self.num
    }

    /// What is below the line, as it is written: above zero.
    pub const fn den(self) -> i128 {
        self.den
    }

    /// A whole number.
    pub const fn whole(num: i128) -> Self {
        Self { num, den: 1 }
    }

    /// Reads a plain decimal such as `37.5` or `-2` exactly; nothing for anything else, or for more than 12 digits.
    pub fn decimal(text: &str) -> Option<Self> {
        let (sign, size) = text.strip_prefix('-').map_or((1, text), |size| (-1, size));
        let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
        let digits: String = [whole, fraction].concat();
        if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
        Self::new(sign * digits.parse::<i128>().ok()?, scale)
    }

    /// The product, exact.
    #[must_use]
    pub const fn times(self, other: Self) -> Self {
        Self { num: self.num * other.num, den: self.den * other.den }
    }

    /// The sum, exact.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { num: self.num * other.den + other.num * self.den, den: self.den * other.den }
    }

    /// The next whole number at or above it.
    pub const fn ceil(self) -> i128 {
        -(-self.num).div_euclid(self.den)
    }

    /// The next whole number at or below it.
    pub const fn floor(self) -> i128 {
        self.num.div_euclid(self.den)
    }

    /// The product, exact; nothing where it would overflow.
    pub fn checked_times(self, other: Self) -> Option<Self> {
        Some(Self { num: self.num.checked_mul(other.num)?, den: self.den.checked_mul(other.den)? })
    }

    /// The quotient, or nothing when `other` is zero.
    pub fn over(self, other: Self) -> Option<Self> {
        Self::new(self.num * other.den, self.den * other.num)
    }

    /// The nearest whole number, halves up (towards positive infinity).
    pub const fn round(self) -> i128 {
        (2 * self.num + self.den).div_euclid(2 * self.den)
    }

    /// The ratio in units of 10⁻ᵈⁱᵍⁱᵗˢ, halves up: 0.34375 with 4 digits is 3438.
    pub fn scaled(self, digits: u32) -> i128 {
        self.times(Self::whole(10_i128.pow(digits))).round()
    }

    /// A change in units of 10⁻ᵈⁱᵍⁱᵗˢ, halves away from zero, so that a rise and a fall of one size are told by one figure: 2.25 and −2.25
    /// with one digit are 23 and −23. Amounts are rounded half up.
    pub fn scaled_change(self, digits: u32) -> i128 {
        self.abs().scaled(digits) * self.signum()
    }

    /// The size without the sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { num: self.num.abs(), den: self.den }
    }

    /// The sign: -1, 0 or 1.
    pub const fn signum(self) -> i128 {
        self.num.signum()
    }

    /// For display and for pixels only: the nearest floating-point number.
    #[allow(clippy::cast_precision_loss)] // a displayed ratio needs some four digits
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}
