//! Polar points: axes around a centre, and the outline of values on them.

use std::f64::consts::TAU;

/// A point around the centre; 1 is the rim, y grows downwards.
pub type Point = (f64, f64);

/// The point on one of so many axes, at a share of the way from the centre to the rim. The first axis points up, the others follow
/// clockwise. One axis is a line up, two are one line up and down.
pub fn point(axis: usize, count: usize, share: f64) -> Point {
    let number = |number: usize| f64::from(u16::try_from(number).unwrap_or(u16::MAX));
    let (sine, cosine) = (TAU * number(axis) / number(count.max(1))).sin_cos();
    (share * sine, -share * cosine)
}

/// The corners of a ring at a share of the way to the rim.
pub fn ring(count: usize, share: f64) -> Vec<Point> {
    (0..count).map(|axis| point(axis, count, share)).collect()
}

/// The outline of values: one run of points for each stretch without a gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Whether it goes all around, so that the last point meets the first and the area can be filled.
    pub closed: bool,
    /// The runs, clockwise. A value alone between two gaps is a run of one point.
    pub runs: Vec<Vec<Point>>,
}

/// The outline of one value for each axis, as a share of the way to the rim; nothing leaves a gap.
pub fn outline(values: &[Option<f64>]) -> Outline {
    let at = |axis: usize| values.get(axis).copied().flatten().map(|share| point(axis, values.len(), share));
    let Some(gap) = values.iter().position(Option::is_none) else {
        let all: Vec<Point> = (0..values.len()).filter_map(at).collect();
        return Outline { closed: all.len() > 2, runs: if all.is_empty() { Vec::new() } else { vec![all] } };
    };
    // From gap to gap, so that a stretch over the top is one run.
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut run = Vec::new();
    for axis in (gap..values.len()).chain(0..=gap) {
        match at(axis) {
            Some(point) => run.push(point),
            None if run.is_empty() => {}
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    Outline { closed: false, runs }
}

/// How a label stands to its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// Where the label of an axis stands, so far beyond the rim, and which of its ends is there.
pub fn label(axis: usize, count: usize, beyond: f64) -> (Point, Anchor) {
    const UPRIGHT: f64 = 0.1;
    let at = point(axis, count, 1.0 + beyond);
    let anchor = match at.0 {
        x if x > UPRIGHT => Anchor::Start,
        x if x < -UPRIGHT => Anchor::End,
        _ => Anchor::Middle,
    };
    (at, anchor)
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Point, label, outline, point, ring};

    fn near(one: Point, other: Point) -> bool {
        (one.0 - other.0).abs() < 1e-6 && (one.1 - other.1).abs() < 1e-6
    }

    #[test]
    fn axes_go_clockwise_from_the_top() {
        assert!(near(point(0, 4, 1.0), (0.0, -1.0)) && near(point(1, 4, 0.5), (0.5, 0.0)));
        assert!(near(point(2, 4, 1.0), (0.0, 1.0)) && near(point(3, 4, 1.0), (-1.0, 0.0)));
        assert!(near(point(1, 5, 1.0), (0.951_056_5, -0.309_017)));
        for axes in 1..40 {
            for (x, y) in ring(axes, 0.6) {
                assert!((x.hypot(y) - 0.6).abs() < 1e-7, "{axes}");
            }
        }
    }

    #[test]
    fn one_and_two_axes_are_lines() {
        assert!(near(point(0, 1, 1.0), (0.0, -1.0)) && near(point(1, 2, 1.0), (0.0, 1.0)));
        let (one, two) = (outline(&[Some(0.5)]), outline(&[Some(0.5), Some(1.0)]));
        assert_eq!((one.closed, one.runs.len(), two.closed, two.runs.len()), (false, 1, false, 1));
        assert_eq!(point(0, 0, 0.5).0.to_bits() << 1, 0, "no axis is no division by zero");
    }

    #[test]
    fn a_missing_value_is_a_gap() {
        let lengths = |values: &[Option<f64>]| {
            let outline = outline(values);
            (outline.closed, outline.runs.iter().map(Vec::len).collect::<Vec<_>>())
        };
        let (some, none) = (Some(0.5), None);
        assert_eq!(lengths(&[some; 5]), (true, vec![5]));
        assert_eq!(lengths(&[some, some, none, some, some]), (false, vec![4]));
        assert_eq!(lengths(&[none, some, none, some, some]), (false, vec![1, 2]));
        assert_eq!(lengths(&[none; 5]), (false, vec![]));
        assert_eq!(lengths(&[]), (false, vec![]));
        // The stretch over the top begins right after the gap.
        assert!(outline(&[some, none, some]).runs.first().and_then(|run| run.first()).is_some_and(|first| near(*first, point(2, 3, 0.5))));
    }

    #[test]
    fn labels_lean_away_from_the_chart() {
        let anchors: Vec<Anchor> = (0..4).map(|axis| label(axis, 4, 0.1).1).collect();
        assert_eq!(anchors, [Anchor::Middle, Anchor::Start, Anchor::Middle, Anchor::End]);
        assert!(near(label(1, 4, 0.1).0, (1.1, 0.0)));
    }
}
