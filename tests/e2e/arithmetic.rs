//! The arithmetic of time limits. `tests/limits.rs` tests it: what runs here has no tests of its own.

/// The middle of the values, the mean of the two middle ones when their number is even.
pub fn median(mut values: Vec<f64>) -> f64 {
    assert!(!values.is_empty(), "no values to take the median of");
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

/// What the yardstick took, in milliseconds: beside a measurement, and on a quiet machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Yardstick {
    pub now: f64,
    pub quiet: f64,
}

impl Yardstick {
    /// The yardstick of what lies between two readings: the lesser, since what slowed only one of them need not have slowed what lies between.
    pub fn between(before: f64, after: f64, quiet: f64) -> Self {
        Self { now: before.min(after), quiet }
    }

    /// By how much limits grow. Never below 1: a quicker machine is no reason to ask for more than the limit.
    pub fn scale(self) -> f64 {
        (self.now / self.quiet).max(1.0)
    }
}

/// A median with the yardstick beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    pub median: f64,
    pub yardstick: Yardstick,
}

impl Round {
    /// How much of its scaled limit it takes; 1 is all of it.
    fn share(self, limit: f64) -> f64 {
        self.median / (limit * self.yardstick.scale())
    }

    pub fn within(self, limit: f64) -> bool {
        self.share(limit) <= 1.0
    }

    /// The one that takes less of its limit.
    pub fn better(self, other: Self) -> Self {
        // The limit is the same for both.
        if self.share(1.0) <= other.share(1.0) { self } else { other }
    }
}
