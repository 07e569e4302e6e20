//! Changing a plan: any event of its walk can be passed over or moved, and the plan that repeats a walk can be found.

use chrono::NaiveDate;

use super::{Course, Decision, Event, Outlook, Plan, Why};
use rules::at::At;

/// The most decisions that one change looks for: thirty years of monthly reviews.
const MOST: usize = 400;

/// A move without its pay: what is compared of two walks.
fn moves(events: &[Event]) -> Vec<&Event> {
    events.iter().filter(|event| event.why.is_move()).collect()
}

fn same(one: &Event, other: &Event) -> bool {
    (one.day, &one.at, one.why) == (other.day, &other.at, other.why)
}

/// What else of a walk is on the day of an event.
fn besides<'e>(moves: &[&'e Event], event: &Event) -> Vec<&'e Event> {
    moves.iter().copied().filter(|other| other.day == event.day && !same(other, event)).collect()
}

/// What decides for the position that an event gives: a step by its id; a level, where the rules find the step.
fn target(event: &Event) -> At {
    let at = At::from(&event.at);
    if event.why == Why::StepReview { at } else { At { step: None, ..at } }
}

impl Plan {
    /// Adds a decision, in order of time; one that is there already is kept as it is.
    fn decide(&mut self, decision: Decision) {
        if !self.decisions.contains(&decision) {
            let place = self.decisions.partition_point(|other| other.day() <= decision.day());
            self.decisions.insert(place, decision);
        }
    }

    /// Passes over what falls due on a day, but for what else is to happen on it.
    fn pass(&mut self, day: NaiveDate, but: &[&Event]) {
        self.decide(Decision::Pass(day));
        for event in but {
            self.decide(Decision::To(target(event), day));
        }
    }

    /// The plan with the decisions by which it gives the moves of a walk; nothing where the ladder does not know its start.
    pub fn repeating(mut self, outlook: &Outlook<'_>, events: &[Event]) -> Option<Self> {
        let course = Course::new(outlook);
        let wanted = moves(events);
        for _ in 0..MOST {
            let walked = self.on(&course)?.events;
            let got = moves(&walked);
            let differs = |place: &usize| match (wanted.get(*place), got.get(*place)) {
                (Some(want), Some(have)) => !same(want, have),
                _ => true,
            };
            let Some(place) = (0..wanted.len().max(got.len())).find(differs) else { break };
            let before = self.decisions.len();
            let (want, have) = (wanted.get(place), got.get(place));
            // What is wanted is asked for first: it may come in the place of what comes by itself.
            if let Some(want) = want.filter(|want| have.is_none_or(|have| want.day <= have.day)) {
                self.decide(Decision::To(target(want), want.day));
            }
            match have {
                Some(have) if self.decisions.len() == before => {
                    let day = have.day;
                    let on_it: Vec<&Event> = wanted.iter().copied().filter(|event| event.day == day).collect();
                    self.pass(day, &on_it);
                }
                _ => {}
            }
            if self.decisions.len() == before {
                break;
            }
        }
        Some(self)
    }

    /// The plan without an event of its walk: it is passed over where it would come by itself.
    pub fn without(self, outlook: &Outlook<'_>, event: &Event) -> Option<Self> {
        self.taken_out(&Course::new(outlook), event)
    }

    /// The same on a course laid out before.
    fn taken_out(mut self, course: &Course<'_>, event: &Event) -> Option<Self> {
        let events = self.on(course)?.events;
        let given = |decision: &Decision| matches!(decision, Decision::To(at, day) if *day == event.day && at.level == event.at.level && at.step.as_ref().is_none_or(|step| *step == event.at.step));
        if let Some(place) = self.decisions.iter().position(given) {
            self.decisions.remove(place);
        }
        let again = self.on(course)?.events;
        if moves(&again).into_iter().any(|other| same(other, event)) {
            self.pass(event.day, &besides(&moves(&events), event));
        }
        Some(self)
    }

    /// The plan with an event of its walk on another day: it does not come by itself before.
    pub fn moved(self, outlook: &Outlook<'_>, event: &Event, day: NaiveDate) -> Option<Self> {
        let course = Course::new(outlook);
        let mut plan = self.taken_out(&course, event)?;
        plan.decide(Decision::To(target(event), day));
        for _ in 0..MOST {
            let walked = plan.on(&course)?.events;
            let gives = |other: &&Event| {
                let step = event.why != Why::StepReview || other.at.step == event.at.step;
                other.day < day && other.day >= event.day && other.at.level == event.at.level && step
            };
            let moves = moves(&walked);
            let Some(early) = moves.iter().copied().find(gives) else { break };
            plan.pass(early.day, &besides(&moves, early));
        }
        Some(plan)
    }

    /// The plan with one more decision.
    #[must_use]
    pub fn with(mut self, decision: Decision) -> Self {
        self.decide(decision);
        self
    }
}
