//! Lines that step: a value holds from one place to the next.

use std::fmt::Write as _;

/// The width and the height of a drawing, in whole numbers that a stretched drawing scales.
pub const SIZE: (i32, i32) = (10_000, 1_000);

#[allow(clippy::cast_possible_truncation)] // a share is about 1 at most
fn place(share: f64, size: i32) -> i32 {
    (share * f64::from(size)).round() as i32
}

/// The path of a line through points, each a share from the left and a share from the bottom; the last value holds to the right end.
/// A point without a value leaves a gap.
pub fn line(points: &[(f64, Option<f64>)]) -> String {
    let mut path = String::new();
    let mut drawing = false;
    for (place_in, (left, value)) in points.iter().enumerate() {
        let Some(value) = value else {
            drawing = false;
            continue;
        };
        let (x, y) = (place(*left, SIZE.0), place(1.0 - value, SIZE.1));
        let end = points.get(place_in + 1).map_or(SIZE.0, |next| place(next.0, SIZE.0));
        // Writing into a String cannot fail.
        let _ = if drawing { write!(path, "V{y}H{end}") } else { write!(path, "M{x} {y}H{end}") };
        drawing = true;
    }
    path
}

/// The path of dots at points, each a share from the left and a share from the bottom: lines of no length, which the style gives round ends.
pub fn marks(points: &[(f64, f64)]) -> String {
    points.iter().fold(String::new(), |mut path, (left, height)| {
        // As above.
        let _ = write!(path, "M{} {}h1", place(*left, SIZE.0), place(1.0 - height, SIZE.1));
        path
    })
}

/// Every so many years, so that at most `wanted` of `years` are labelled.
pub fn every(years: i32, wanted: i32) -> i32 {
    [1, 2, 5, 10, 20].into_iter().find(|every| years / every <= wanted).unwrap_or(50)
}

#[cfg(test)]
mod tests {
    use super::{every, line, marks};

    #[test]
    fn steps_hold_until_the_next() {
        assert_eq!(line(&[(0.0, Some(0.0)), (0.5, Some(1.0))]), "M0 1000H5000V0H10000");
        assert_eq!(line(&[(0.0, Some(0.5)), (0.2, None), (0.4, Some(0.5))]), "M0 500H2000M4000 500H10000");
        assert_eq!(line(&[]), "");
    }

    #[test]
    fn dots_stand_at_their_points() {
        assert_eq!(marks(&[(0.0, 0.0), (0.5, 1.0)]), "M0 1000h1M5000 0h1");
    }

    #[test]
    fn few_years_are_labelled() {
        assert_eq!([1, 8, 9, 20, 30].map(|years| every(years, 8)), [1, 1, 2, 5, 5]);
    }
}
