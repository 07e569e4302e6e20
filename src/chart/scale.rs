//! A linear scale with round ticks.

/// Room left and right of the values, as a share of their range.
const MARGIN: f64 = 0.06;

/// A linear scale from values to the unit interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    ticks: Vec<i64>,
}

impl Scale {
    /// A scale that holds all values with some room, and about `wanted` round ticks. Without values, an empty one.
    pub fn around(values: impl IntoIterator<Item = i64>, wanted: usize) -> Self {
        let ends = values.into_iter().fold(None, |ends: Option<(i64, i64)>, value| match ends {
            None => Some((value, value)),
            Some((low, high)) => Some((low.min(value), high.max(value))),
        });
        let Some((least, most)) = ends else { return Self { low: 0.0, high: 1.0, ticks: Vec::new() } };
        // A single value gets room of its own size, so that it stands in the middle.
        let range = if least == most { pixels(least).abs().max(1.0) } else { pixels(most) - pixels(least) };
        let (low, high) = (pixels(least) - range * MARGIN, pixels(most) + range * MARGIN);
        Self { low, high, ticks: ticks(low, high, wanted) }
    }

    /// Where a value stands: 0 is the left end, 1 the right.
    pub fn place(&self, value: i64) -> f64 {
        (pixels(value) - self.low) / (self.high - self.low)
    }

    /// The round values to label, lowest first.
    pub fn ticks(&self) -> &[i64] {
        &self.ticks
    }
}

/// A share as a percentage for CSS, to a tenth.
#[allow(clippy::cast_possible_truncation)] // a share is about 1 at most
pub fn percent(share: f64) -> String {
    let tenths = (share * 1000.0).round() as i32;
    format!("{}{}.{}%", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
}

#[allow(clippy::cast_precision_loss)] // a place on a screen needs some four digits
const fn pixels(value: i64) -> f64 {
    value as f64
}

/// Multiples of 1, 2 or 5 times a power of ten between two ends: the densest choice of at most `wanted`.
fn ticks(low: f64, high: f64, wanted: usize) -> Vec<i64> {
    let most = i64::try_from(wanted.max(1)).unwrap_or(i64::MAX);
    let mut power = 1_i64;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            #[allow(clippy::cast_possible_truncation)] // amounts of money are far below 2⁵³
            let (first, last) = ((low / pixels(step)).ceil() as i64, (high / pixels(step)).floor() as i64);
            // Not as a count of places in memory, which has 32 bits in a browser: the payroll of a large team has more cents.
            if last - first < most {
                return (first..=last).map(|multiple| multiple * step).collect();
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, percent};

    #[test]
    fn ends_and_ticks() {
        let scale = Scale::around([6_200_000, 12_120_000], 4);
        assert_eq!(scale.ticks(), [6_000_000, 8_000_000, 10_000_000, 12_000_000]);
        assert!((scale.place(6_200_000) - 0.06 / 1.12).abs() < 1e-9);
        assert!((scale.place(12_120_000) - 1.06 / 1.12).abs() < 1e-9);
    }

    #[test]
    fn a_single_value_stands_in_the_middle() {
        let scale = Scale::around([500], 3);
        assert!((scale.place(500) - 0.5).abs() < 1e-9);
        assert!(scale.ticks().len() <= 3);
    }

    #[test]
    fn payrolls_of_large_teams() {
        let scale = Scale::around([80_000_000_000, 95_000_000_000], 5);
        assert_eq!(scale.ticks(), [80_000_000_000, 85_000_000_000, 90_000_000_000, 95_000_000_000]);
    }

    #[test]
    fn percentages() {
        let shares = [0.12345, 1.0, -0.004, 0.0].map(percent);
        assert_eq!(shares, ["12.3%", "100.0%", "-0.4%", "0.0%"]);
    }

    #[test]
    fn no_values_no_ticks() {
        assert!(Scale::around([], 4).ticks().is_empty());
        assert!(Scale::around([0], 4).place(0).is_finite());
    }
}
