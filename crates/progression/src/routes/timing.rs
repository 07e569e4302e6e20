//! Promotion now or after the next step?

use chrono::NaiveDate;

use super::list::total;
use super::{Goal, steps_only};
use crate::earned::{self, Earned};
use crate::{Course, Due, Event, Held, Outlook, Record, Rule, Stand, Stop, Why};
use rules::id::Position;

/// One of the two ways. After the promotion it gains steps, but no further level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// The day of the promotion.
    pub day: NaiveDate,
    /// The position on which it lands.
    pub lands: Position,
    /// What happens, from today to the last day.
    pub events: Vec<Event>,
    /// What it earns from today up to the last day; nothing where that is unknown.
    pub total: Option<Earned>,
}

/// A promotion at the next level review, and one at the first level review after one more step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// At the next level review.
    pub now: Once,
    /// After the next step.
    pub later: Once,
    /// Whether waiting lands on a higher step. Where it does not, it only costs time.
    pub lands_higher: bool,
    /// The day by which the later one has earned as much as the one now, after having been behind; nothing where it never does.
    pub catches_up: Option<NaiveDate>,
}

impl Timing {
    /// How much more the promotion now earns until the last day; below zero where it earns less.
    pub fn gain(&self) -> Option<Earned> {
        self.now.total?.minus(self.later.total?)
    }
}

/// Compares the two on the way to a goal, where the rules leave the choice: nothing where the goal is on another track or within the level
/// held, no review before the last day would promote from below the last step,
/// or none after the step that follows.
pub fn timing(outlook: &Outlook<'_>, held: &Held, goal: &Goal, jumps: bool) -> Option<Timing> {
    let outlook = &outlook.from(held);
    let course = Course::new(outlook);
    let start = Stand::held(&course, held)?;
    let goal = match goal.position() {
        Some(to) => Some(course.find(to)?.0),
        None => None,
    };
    if goal.is_some_and(|goal| goal == start.level || course.promotions_between(start.level, goal).is_none()) {
        return None;
    }
    let (now, first) = promoted(outlook, &course, start, goal, jumps, None)?;
    let (later, second) = promoted(outlook, &course, start, goal, jumps, Some(now.day))?;
    let Outlook { today, until, .. } = *outlook;
    let catches_up = earned::catches_up(&later.events, &now.events, today, until);
    Some(Timing { lands_higher: second > first, now, later, catches_up })
}

/// The way with a promotion at the first review that gives one; with a step gained after a day, where one is given. Also its landing.
fn promoted(
    outlook: &Outlook<'_>,
    course: &Course<'_>,
    start: Stand,
    goal: Option<usize>,
    jumps: bool,
    after: Option<NaiveDate>,
) -> Option<(Once, usize)> {
    let stop = |day: NaiveDate, stand: &Stand, why: Why, rule: Rule| Stop { day, level: stand.level, step: stand.step, why, rule };
    let (mut stand, mut waits) = (start, after);
    let mut stops = vec![stop(outlook.today, &stand, Why::Start, Rule::Met)];
    let day = loop {
        let (day, due) = stand.due(course).filter(|(day, _)| *day <= course.until)?;
        match due {
            Due::Step => {
                stand.step_gained(course, day);
                stops.push(stop(day, &stand, Why::StepReview, Rule::Met));
                waits = waits.filter(|after| day < *after || (day == *after && course.step_first(stand.level)));
            }
            Due::Level => match course.leaves(stand.level, stand.step, jumps).filter(|_| waits.is_none()) {
                Some((above, why)) => {
                    let to = course.towards(above, goal)?;
                    let rule;
                    (stand, rule) = course.moved(&stand, to, why, day);
                    stops.push(stop(day, &stand, why, rule));
                    break day;
                }
                None => stand.level_passed(course, day),
            },
        }
    };
    let landed = stand.step;
    let lands = course.position(stand.level, landed)?;
    steps_only(course, stand, &mut stops);
    let mut record = Record::new(course);
    for stop in stops {
        record.gain(stop);
    }
    let events = record.finish();
    let total = total(outlook, &events);
    Some((Once { day, lands, events, total }, landed))
}
