//! A level or a position, as links name them.

use std::fmt;
use std::str::FromStr;

use super::id::{LevelId, NotAnId, Position, StepId};
use super::ladder::Ladder;

/// A level and maybe a step: `D4.2`, or `D4`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The level.
    pub level: LevelId,
    /// The step; nothing for the first, or for that on which a move lands.
    pub step: Option<StepId>,
}

impl At {
    /// The position that it names, the first step where it names none, if the ladder has it.
    pub fn on(&self, ladder: &Ladder) -> Option<Position> {
        let level = ladder.level(&self.level)?.level;
        let step = match &self.step {
            Some(step) => level.steps.iter().find(|own| own.id == *step),
            None => level.steps.first(),
        };
        Some(level.at(step?))
    }
}

impl From<&Position> for At {
    fn from(at: &Position) -> Self {
        Self { level: at.level.clone(), step: Some(at.step.clone()) }
    }
}

impl FromStr for At {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (level, step) = match text.split_once('.') {
            Some((level, step)) => (level, Some(step.parse()?)),
            None => (text, None),
        };
        Ok(Self { level: level.parse()?, step })
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.level.as_str())?;
        self.step.as_ref().map_or(Ok(()), |step| write!(f, ".{step}"))
    }
}
