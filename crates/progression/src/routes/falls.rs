//! Falls of pay on the way.

use crate::{Course, Why};

/// How much pay can fall on the way, in minor units.
///
/// A way begun earlier does everything earlier. Where each of its moves pays at least as much as what it leaves, it is never behind; a move
/// that pays less puts it behind by that much for as long as it is earlier. So no more can be taken back than the sum of all falls on a
/// way times that time.
#[derive(Default)]
pub(super) struct Falls {
    /// Before a switch that may come.
    with_switch: i64,
    /// Once no switch can come any more.
    without: i64,
}

impl Falls {
    /// By the last table: ways on different days are compared from then on.
    pub fn new(course: &Course<'_>, switches: &[(usize, Vec<usize>)]) -> Self {
        let last = course.payroll.season(course.until);
        let steps = |level: usize| 0..course.places.get(level).map_or(0, |place| place.level.steps.len());
        let fall = |level: usize, step: usize, to: usize, why: Why| {
            let landed = course.land((level, step), to, why, last).0.map_or(0, |landing| landing.step);
            (course.by_table(last, level, step) - course.by_table(last, to, landed)).max(0)
        };
        // What falls in a level and on leaving it, summed over the levels of a track.
        let mut tracks = vec![0_i64; course.tracks()];
        for (level, place) in course.places.iter().enumerate() {
            let within: i64 =
                steps(level).skip(1).map(|step| (course.by_table(last, level, step - 1) - course.by_table(last, level, step)).max(0)).sum();
            let leaving = place.above.iter().flat_map(|above| steps(level).map(|step| fall(level, step, *above, Why::Promotion)));
            let leaving = leaving.max().unwrap_or_default();
            if let Some(sum) = tracks.get_mut(place.track) {
                *sum += within + leaving;
            }
        }
        let most = |falls: &mut dyn Iterator<Item = i64>| falls.max().unwrap_or_default();
        let switching = most(&mut switches.iter().flat_map(|(level, targets)| {
            targets.iter().flat_map(move |to| steps(*level).map(move |step| fall(*level, step, *to, Why::Switch)))
        }));
        let without = most(&mut tracks.iter().copied());
        let before = if switches.iter().all(|(_, targets)| targets.is_empty()) { 0 } else { switching + without };
        Self { with_switch: course.payroll.raised(last, without + before), without: course.payroll.raised(last, without) }
    }

    /// By the layer of a walker: 0 before a switch.
    pub const fn of(&self, layer: usize) -> i64 {
        if layer == 0 { self.with_switch } else { self.without }
    }
}
