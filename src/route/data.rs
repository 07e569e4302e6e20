//! The choices of Data. What is opened there is in no link.

use super::at::At;
use super::choices::Choices;
use super::query::{DropReason, Dropped, Query, set};
use rules::ladder::Ladder;

/// What Data shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The ways to open files.
    #[default]
    Open,
    /// What is wrong or odd in them.
    Check,
    /// Their tables of pay, to be changed.
    Edit,
    /// What can be saved of them.
    Publish,
    /// What the files are, how a site is hosted, how pay is kept private.
    Learn,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::Open, Self::Check, Self::Edit, Self::Publish, Self::Learn];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Check => "check",
            Self::Edit => "edit",
            Self::Publish => "publish",
            Self::Learn => "learn",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}

/// The choices of Data; nothing stands for the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// What is shown.
    pub tab: Tab,
}

impl Choices for Data {
    fn read(&mut self, name: &str, value: &str, _: &mut Vec<Dropped>) -> Result<(), DropReason> {
        match name {
            "show" => set(&mut self.tab, Tab::named(value)),
            _ => Err(DropReason::Name),
        }
    }

    fn write(&self, query: &mut Query) {
        query.put("show", (self.tab != Tab::Open).then_some(self.tab.name()));
    }

    fn begin(_: Option<At>) -> Self {
        Self::default()
    }

    fn at(&self) -> Option<&At> {
        None
    }

    fn settle(&mut self, _: &Ladder, _: &mut Vec<Dropped>) {}

    fn refines(&self, before: &Self) -> bool {
        self == before
    }

    fn elsewhere(&self) -> Self {
        self.clone()
    }
}
