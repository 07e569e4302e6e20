//! The order of positions, for a ladder that promises no dates.

use crate::{Course, Outlook, Rule, Why};
use rules::id::Position;

/// A position on the way, without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The position.
    pub at: Position,
    /// How it is gained.
    pub why: Why,
    /// Whether the landing rule could be kept, at the table of today.
    pub rule: Rule,
}

/// Of several levels to which a promotion may lead the one with the fewest promotions from there to a goal, or to one from which a switch
/// leads on to it; nothing where none leads there.
fn towards(course: &Course<'_>, above: &[usize], goal: usize) -> Option<usize> {
    let target = course.places.get(goal)?;
    let same_track = |level: &&usize| course.places.get(**level).is_some_and(|place| place.track == target.track);
    if above.iter().any(|level| same_track(&level)) {
        return course.leading(above, goal);
    }
    above.iter().copied().find(|level| course.rank(*level) <= course.rank(goal))
}

/// The positions from one to another, or to a later step of its level: the fewest that the rules allow.
///
/// It switches, where it has to, as soon as it can. Nothing where no way leads there, or a switch would be needed and is not wanted.
pub fn order(outlook: &Outlook<'_>, from: &Position, to: &Position, switches: bool) -> Option<Vec<Rung>> {
    let course = Course::new(&Outlook { until: outlook.today, ..*outlook });
    let ((mut level, mut step), (goal, least)) = (course.find(from)?, course.find(to)?);
    let track = |level: usize| course.places.get(level).map(|place| place.track);
    let mut rungs = vec![Rung { at: from.clone(), why: Why::Start, rule: Rule::Met }];
    while level != goal || step < least {
        let switch = if track(level) == track(goal) { None } else { course.switch(level, track(goal)?) };
        // A switch to a level that cannot lead up to the target is of no use.
        let switch = switch.filter(|to| switches && course.rank(*to) <= course.rank(goal));
        let (next, why) = if let Some(to) = switch {
            ((to, None), Why::Switch)
        } else if level == goal {
            ((level, Some(step + 1)), Why::StepReview)
        } else {
            match course.leaves(level, step, false) {
                Some((above, why)) => ((towards(&course, above, goal)?, None), why),
                None if !course.is_last_step(level, step) => ((level, Some(step + 1)), Why::StepReview),
                _ => return None,
            }
        };
        let (landing, rule) = if next.1.is_some() { (None, Rule::Met) } else { course.land((level, step), next.0, why, 0) };
        step = next.1.or(landing.map(|landing| landing.step)).unwrap_or_default();
        level = next.0;
        rungs.push(Rung { at: course.position(level, step)?, why, rule });
    }
    Some(rungs)
}
