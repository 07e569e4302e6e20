//! Identifiers, which links and `bands.csv` name, and the position they form.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The longest identifier, in characters.
pub const LONGEST: usize = 40;

/// What every identifier must look like, as a message says it.
pub const SHAPE: &str = "1 to 40 of the characters A–Z, a–z, 0–9, _ and -";

/// The text is not an identifier: see [`SHAPE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

fn check(text: &str) -> Result<Arc<str>, NotAnId> {
    let fits = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if fits { Ok(Arc::from(text)) } else { Err(NotAnId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                check(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names a track; unique among the tracks of a ladder.
    TrackId,
    /// Names a level; unique in the whole ladder.
    LevelId,
    /// Names a step; unique within its level.
    StepId,
    /// Names an axis or an area; unique among both of a ladder.
    AxisId,
    /// Names an expectation; unique in the whole ladder.
    ExpectationId,
    /// Names a role; unique among the roles of a ladder.
    RoleId,
}

/// A level and a step, written `LEVEL.STEP`: `D4.2`, `GS-9.10`.
///
/// ```
/// use rules::id::Position;
/// let position: Position = "GS-9.10".parse().unwrap();
/// assert_eq!((position.level.as_str(), position.step.as_str()), ("GS-9", "10"));
/// assert_eq!(position.to_string(), "GS-9.10");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The level held.
    pub level: LevelId,
    /// The step within it.
    pub step: StepId,
}

impl FromStr for Position {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (level, step) = text.split_once('.').ok_or(NotAnId)?;
        Ok(Self { level: level.parse()?, step: step.parse()? })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.level, self.step)
    }
}
