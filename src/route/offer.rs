//! The choices of Offer. Of its figures only a step stands in a link, never what somebody typed.

use super::at::At;
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query, set, take};
use progression::offer::MOST;
use rules::ladder::Ladder;

/// The papers of an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// The letter for the candidate.
    #[default]
    Letter,
    /// The record for those who keep it.
    Record,
    /// The range for an advert.
    Advert,
}

impl Sheet {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Letter, Self::Record, Self::Advert];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Record => "record",
            Self::Advert => "advert",
        }
    }

    /// The paper of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.name() == name)
    }
}

/// The choices of Offer; nothing stands for the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The level, and the step where the offer is one; a figure is not in the link.
    pub at: Option<At>,
    /// Whether names of the team are hidden.
    pub hidden: bool,
    /// Which paper is shown.
    pub sheet: Sheet,
    /// The place of the scenario that is shown, from 0.
    pub scenario: u8,
}

impl Choices for Offer {
    fn read(&mut self, name: &str, value: &str, _: &mut Vec<Dropped>) -> Result<(), DropReason> {
        match name {
            "at" => take(&mut self.at, value.parse().ok()),
            "names" => set(&mut self.hidden, (value == "hidden").then_some(true)),
            "paper" => set(&mut self.sheet, Sheet::named(value)),
            "scenario" => set(
                &mut self.scenario,
                value.parse().ok().and_then(|place: u8| place.checked_sub(1)).filter(|place| usize::from(*place) < MOST),
            ),
            _ => Err(DropReason::Name),
        }
    }

    fn write(&self, query: &mut Query) {
        query.put("at", self.at.as_ref().map(At::to_string).as_ref());
        query.put("names", self.hidden.then_some("hidden"));
        query.put("scenario", (self.scenario > 0).then(|| (self.scenario + 1).to_string()).as_ref());
        query.put("paper", (self.sheet != Sheet::Letter).then_some(self.sheet.name()));
    }

    fn begin(at: Option<At>) -> Self {
        Self { at, ..Self::default() }
    }

    fn at(&self) -> Option<&At> {
        self.at.as_ref()
    }

    /// A level alone stays one: it stands for a figure in it, which is not in the link.
    fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
        self.at = self.at.take().filter(|at| {
            let known = at.on(ladder).is_some();
            if !known {
                dropped.push(Dropped::unknown("at", at));
            }
            known
        });
    }

    fn refines(&self, before: &Self) -> bool {
        let level = |choices: &Self| (choices.scenario, choices.at.as_ref().map(|at| at.level.clone()));
        level(self) == level(before)
    }

    fn elsewhere(&self) -> Self {
        Self { at: None, scenario: 0, ..self.clone() }
    }
}
