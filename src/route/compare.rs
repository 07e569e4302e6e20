//! The choices of Compare.

use super::at::{self, At};
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query, set};
use rules::ladder::Ladder;

/// How many positions stand side by side at most.
pub const MOST: usize = 4;

/// The choices of Compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compare {
    /// The positions, the baseline first; at most [`MOST`].
    pub at: Vec<At>,
    /// Whether rows in which nothing differs are hidden.
    pub differs: bool,
}

impl Choices for Compare {
    fn read(&mut self, name: &str, value: &str, dropped: &mut Vec<Dropped>) -> Result<(), DropReason> {
        match name {
            "at" => {
                // One position that cannot be used does not take the others with it.
                for item in value.split(',').filter(|item| !item.is_empty()) {
                    match item.parse() {
                        Ok(at) if self.at.len() < MOST => self.at.push(at),
                        Ok(_) => dropped.push(Dropped::new(name, item, DropReason::TooMany)),
                        Err(_) => dropped.push(Dropped::new(name, item, DropReason::Value)),
                    }
                }
                Ok(())
            }
            "differs" => set(&mut self.differs, (value == "yes").then_some(true)),
            _ => Err(DropReason::Name),
        }
    }

    fn write(&self, query: &mut Query) {
        let at: Vec<String> = self.at.iter().map(At::to_string).collect();
        query.put("at", (!at.is_empty()).then(|| at.join(",")));
        query.put("differs", self.differs.then_some("yes"));
    }

    fn begin(at: Option<At>) -> Self {
        Self { at: at.into_iter().collect(), ..Self::default() }
    }

    fn at(&self) -> Option<&At> {
        self.at.first()
    }

    fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
        self.at = self.at.iter().filter_map(|at| at::settled("at", at, ladder, dropped)).collect();
    }

    fn refines(&self, before: &Self) -> bool {
        self.at == before.at
    }
}
