//! A row on its step: by the step it names, by its pay, or by both.

use super::Regions;
use super::rows::Draft;
use crate::problem::Code;
use crate::separated::Report;
use progression::offer::Placing;
use progression::roster::Entry;
use rules::dataset::Dataset;
use rules::money::Money;
use rules::table::InForce;

/// The row as an entry; nothing where one of its amounts could not be read, which has been told.
pub fn entry(draft: Draft<'_>, money: &[Option<Money>], dataset: &Dataset, regions: &Regions<'_>, report: Report<'_>) -> Option<Entry> {
    let read = |number: usize| money.get(number).copied().flatten();
    let variable = match draft.variable {
        Some(number) => Some(read(number)?),
        None => None,
    };
    let (pay, _) = *regions.get(&draft.region)?;
    let (step, paid) = match (draft.step, draft.pay) {
        (Some(step), None) => (step, None),
        (Some(step), Some(number)) => (step, off_the_step(&draft, step, read(number)?, pay, report)),
        (None, number) => by_pay(&draft, read(number?)?, pay, dataset),
    };
    let at = draft.level.at(draft.level.steps.get(step)?);
    let Draft { name, hours, region, level_since, step_since, group, team, .. } = draft;
    Some(Entry { name, at, paid, hours, region, level_since, step_since, variable, group, team })
}

/// The pay of somebody who holds a step, where it is another than that of the step.
fn off_the_step(draft: &Draft<'_>, step: usize, paid: Money, pay: InForce<'_>, report: Report<'_>) -> Option<Money> {
    let steps = pay.steps(draft.level);
    let own = steps.get(step).copied().flatten();
    if own == Some(paid) {
        return None;
    }
    // The step nearest by is the one that was meant, where several pay alike.
    let alike = steps.iter().enumerate().filter(|(_, pay)| **pay == Some(paid)).min_by_key(|(place, _)| place.abs_diff(step));
    let id = |place: usize| draft.level.steps.get(place).map(|step| step.id.to_string());
    if let (Some(pays), Some(step), Some(other)) = (own, id(step), alike.and_then(|(place, _)| id(place))) {
        report.warning(draft.row, None, "pay", Code::PayOfAnotherStep { pay: paid, other, step, pays });
    }
    Some(paid)
}

/// The step of somebody of whom only the pay is known, and the pay where it is off the steps.
fn by_pay(draft: &Draft<'_>, paid: Money, pay: InForce<'_>, dataset: &Dataset) -> (usize, Option<Money>) {
    let Some(placing) = Placing::new(&dataset.ladder, pay, &draft.level.id, paid) else { return (0, Some(paid)) };
    match placing.between().below {
        Some((step, pays)) if pays == paid => (step, None),
        _ => (placing.stands_on().unwrap_or_default(), Some(paid)),
    }
}
