//! Health of a ladder and its bands: what is odd in a dataset that opens. A finding is a hint for the owner, neither an error nor a warning
//! of reading: much of it is on purpose in one ladder or another. What reading warns of already (a level without any pay, a later table
//! with fewer steps, a midpoint outside its band, a rank left out, an unknown grade, an empty name, title or expectation) is told there and not a second time here.
//!
//! Only what tables say is looked at: a region that is an addition to everywhere has no amounts of its own.

mod outlier;
mod pay;
mod purpose;
mod ranks;
mod structure;
mod texts;

use chrono::NaiveDate;

use crate::dataset::Dataset;
use crate::id::{AxisId, LevelId, StepId};
use crate::ladder::Ladder;
use crate::money::Money;
use crate::pay::Band;
use crate::ratio::Ratio;
pub use purpose::{NAMES, idle};

/// One finding, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub at: Place,
    /// What it is.
    pub what: Kind,
    /// The place of the entry of the ladder that says it is on purpose; nothing while none does.
    pub on_purpose: Option<usize>,
}

impl Finding {
    /// Why it is on purpose; nothing while it is open.
    pub fn reason<'a>(&self, ladder: &'a Ladder) -> Option<&'a str> {
        ladder.on_purpose.get(self.on_purpose?).map(|entry| entry.reason.as_str())
    }
}

/// Where a finding is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The level; nothing where it is about more than levels.
    pub level: Option<LevelId>,
    /// The step of the level; nothing where it is about the whole level.
    pub step: Option<StepId>,
    /// The first table in which it is; nothing where it is about no table.
    pub table: Option<TableAt>,
    /// In how many tables the same is found, this one included; none where it is about no table.
    pub tables: usize,
}

/// Which table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableAt {
    /// Its region; empty for everywhere.
    pub region: String,
    /// The day from which it holds; nothing for always.
    pub effective: Option<NaiveDate>,
}

/// Which of its amounts a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The only amount there.
    Amount,
    /// The lower end of a range.
    Min,
    /// The upper end of a range.
    Max,
    /// All steps of a level, of which the amount is the lowest.
    Steps,
}

/// Another amount, with which one is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its level.
    pub level: LevelId,
    /// Its step; nothing for the band of the level.
    pub step: Option<StepId>,
    /// The amount.
    pub amount: Money,
}

/// What must have a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // nothing to add to the names
pub enum Named {
    Track,
    Axis,
    Role,
    TitleOfTrack,
}

/// What is odd, with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An amount far from those around it: see [`FAR`]. A digit too many or too few, or a decimal mark read as another.
    Outlier {
        /// Which amount of the place.
        part: Part,
        /// The amount.
        amount: Money,
        /// The one with which it is compared: of the level where there is one, else of the level beside it.
        beside: Beside,
        /// How many times the lower of the two is the higher one.
        times: Ratio,
        /// What may be meant: the amount with its digits moved, where that fits among those around it.
        likely: Option<Money>,
    },
    /// A step pays less than the one before it in its level.
    StepFalls {
        /// What it pays.
        pays: Band,
        /// The step before.
        before: StepId,
        /// What that one pays.
        paid_before: Band,
    },
    /// A level's band lies below that of a level from which a promotion leads to it: both ends do, or the midpoint does. Such a promotion
    /// can pay less.
    LevelFalls {
        /// Its band.
        band: Band,
        /// The lower level.
        lower: LevelId,
        /// The band of that one.
        lower_band: Band,
    },
    /// A step rises less than the one before it, in a level whose other steps rise evenly or more: see [`SLOWER`] and [`ROUNDING`].
    Uneven {
        /// By how much it rises.
        rise: Money,
        /// The step before.
        before: StepId,
        /// By how much that one rises.
        rise_before: Money,
    },
    /// A step of the ladder without pay in a level whose other steps have pay.
    StepWithoutPay,
    /// A level without pay in a region that pays other levels of its track.
    LevelWithoutPay,
    /// More than [`OVERLAP`] of the next level's band are in this level's already: a promotion there changes little.
    Overlap {
        /// The next level.
        next: LevelId,
        /// The share of the next level's band.
        share: Ratio,
    },
    /// The next level's band ends at most [`NEAR`] above this one's, though the two overlap little: whoever stands at the top gains little by
    /// a promotion.
    Compressed {
        /// Where this level's band ends.
        top: Money,
        /// The next level.
        next: LevelId,
        /// Where that one's ends.
        next_top: Money,
    },
    /// A promotion from this level to the next lands on the last step there, not because the rule names that step but because of what steps
    /// pay: no step is left to gain.
    LandsLast {
        /// The lowest step from which it does.
        from: StepId,
        /// The next level.
        next: LevelId,
        /// Its last step.
        last: StepId,
        /// Whether the last step pays what the rule asks for.
        met: bool,
    },
    /// The midpoint of a level is more than [`APART`] above that of a level of the same rank in another track.
    Apart {
        /// Its midpoint.
        mid: Money,
        /// The level of the other track.
        other: LevelId,
        /// The midpoint of that one.
        other_mid: Money,
        /// How much more it is, as a share of the other.
        share: Ratio,
        /// At how many ranks these two tracks are the farthest apart and as far as that, this one included.
        ranks: usize,
    },
    /// Pay between a level and the next that belongs to neither, where most levels of the track meet.
    Gap {
        /// The next level.
        next: LevelId,
        /// How much.
        gap: Money,
    },
    /// A band of one point in a track where most levels are ranges.
    OnePoint {
        /// The point.
        amount: Money,
    },
    /// An axis asks less at a level than at one from which a promotion leads to it. Levels are cumulative within a track.
    GradeFalls {
        /// The axis.
        id: AxisId,
        /// The name of the axis.
        axis: String,
        /// The lower level.
        lower: LevelId,
    },
    /// A level with the same grade on every axis as a lower one of its track: nothing in the profile tells them apart.
    SameProfile {
        /// The other level.
        other: LevelId,
    },
    /// A name a second time.
    NameTwice {
        /// The name.
        name: String,
        /// Of what.
        of: Named,
        /// The ids of the first that has it and of this one.
        ids: [String; 2],
    },
    /// A text that looks as if its UTF-8 was read as another encoding once: `Ã©`, `â€™`.
    DoubleEncoded {
        /// The beginning of the text.
        text: String,
    },
    /// An expectation that the level has twice, or that a lower level of its track has already.
    TextTwice {
        /// The level that has it already: a lower one, or this one.
        other: LevelId,
        /// The beginning of the first such text.
        text: String,
        /// How many expectations of the level are so.
        count: usize,
    },
    /// A level without expectations where most levels of its track have some.
    NothingAsked,
    /// A title that says another number than the id, or that names the id of another level.
    TitleSays {
        /// The title.
        title: String,
        /// What it says.
        says: String,
    },
    /// Ranks without any time in a step or a level, in a ladder that tells it of others.
    NoReviews {
        /// The ranks, lowest first.
        ranks: Vec<u16>,
    },
}

impl Kind {
    /// How much it weighs: slips of the pen first, then pay that falls, then pay that is missing, then the rest.
    const fn weight(&self) -> u8 {
        match self {
            Self::Outlier { .. } => 0,
            Self::StepFalls { .. } | Self::LevelFalls { .. } => 1,
            Self::StepWithoutPay | Self::LevelWithoutPay => 2,
            _ => 3,
        }
    }

    /// What tells findings of one place apart in several tables; amounts do not, since each region has its own.
    const fn variant(&self) -> (u8, u8) {
        match self {
            Self::Outlier { part, amount, beside, .. } => (0, 2 * *part as u8 + (amount.minor() < beside.amount.minor()) as u8),
            Self::StepFalls { .. } => (1, 0),
            Self::LevelFalls { .. } => (2, 0),
            Self::StepWithoutPay => (3, 0),
            Self::LevelWithoutPay => (4, 0),
            Self::Overlap { .. } => (5, 0),
            Self::Gap { .. } => (6, 0),
            Self::OnePoint { .. } => (7, 0),
            Self::GradeFalls { .. } => (8, 0),
            Self::SameProfile { .. } => (9, 0),
            Self::NameTwice { of, .. } => (10, *of as u8),
            Self::DoubleEncoded { .. } => (11, 0),
            Self::Uneven { .. } => (12, 0),
            Self::Compressed { .. } => (13, 0),
            Self::LandsLast { .. } => (14, 0),
            Self::Apart { .. } => (15, 0),
            Self::TextTwice { .. } => (16, 0),
            Self::NothingAsked => (17, 0),
            Self::TitleSays { .. } => (18, 0),
            Self::NoReviews { .. } => (19, 0),
        }
    }
}

/// How many times an amount must be what is expected there, or the other way round, to be a likely slip. A digit too many or too few, or a
/// decimal mark misread, is a factor of ten or more; next to each other in a ladder amounts seldom double. Half of ten leaves room for both.
pub const FAR: i128 = 5;

/// The share of the next level's band above which an overlap is told, in hundredths. The public tables of the project have up to 61 %.
pub const OVERLAP: i128 = 75;

/// By how much of the rise before a step must rise less for it to be told, in hundredths: rises that differ by less are even to who reads them.
pub const SLOWER: i128 = 5;

/// By how much of what it pays a step must rise less for it to be told, in thousandths: less than that comes of amounts rounded to whole ones.
pub const ROUNDING: i128 = 1;

/// How little above a level's top the next one's may be, in hundredths, for the two to be told as compressed. The public tables of the project
/// have at least 8 %.
pub const NEAR: i128 = 2;

/// How much more the midpoint of a level may be than that of one of the same rank in another track, in hundredths. Tracks of different work are
/// paid differently, in the datasets of the project by up to 44 %.
pub const APART: i128 = 50;

/// A finding of one table, with what it is sorted by.
#[derive(Debug)]
struct Found {
    /// Place of the level in the ladder and of the step in the level; what is about more comes last.
    order: (usize, usize),
    finding: Finding,
}

impl Found {
    /// Something that may be on purpose; whether it is, is asked once all is found.
    const fn new(order: (usize, usize), at: Place, what: Kind) -> Self {
        Self { order, finding: Finding { at, what, on_purpose: None } }
    }
}

/// All findings, worst first and then by place, those on purpose with the entry that says so. What several tables have alike is told once,
/// with their number; where an entry is about one region, apart from the others.
pub fn findings(dataset: &Dataset) -> Vec<Finding> {
    let mut search = Search::default();
    search.go(dataset, &|| false);
    search.findings(dataset)
}

/// The search for findings, a little at a time: a file may have thousands of tables.
#[derive(Debug, Default)]
pub struct Search {
    found: Vec<Found>,
    /// How many tables are looked at.
    looked_at: usize,
}

impl Search {
    /// Looks at tables of a dataset until all are done, or until it is `enough` after one of them: then there may be more.
    pub fn go(&mut self, dataset: &Dataset, enough: &dyn Fn() -> bool) -> bool {
        for table in dataset.tables.iter().skip(self.looked_at) {
            pay::look(dataset, table, &mut self.found);
            self.looked_at += 1;
            if enough() {
                return false;
            }
        }
        true
    }

    /// All findings, once all tables are done, as [`findings`] has them.
    pub fn findings(self, dataset: &Dataset) -> Vec<Finding> {
        let mut found = self.found;
        pay::levels_without_pay(dataset, &mut found);
        structure::look(&dataset.ladder, &mut found);
        texts::look(&dataset.ladder, &mut found);
        if !dataset.ladder.on_purpose.is_empty() {
            for Found { finding, .. } in &mut found {
                finding.on_purpose = purpose::meant(&dataset.ladder, &finding.at, &finding.what);
            }
        }
        together(found)
    }
}

/// Findings in their order, those that several tables have alike as one.
fn together(mut found: Vec<Found>) -> Vec<Finding> {
    // Stable: of one place, findings stay in the order of the tables.
    found.sort_by_key(|found| (found.finding.what.weight(), found.order, found.finding.what.variant(), found.finding.on_purpose));
    let alike = |one: &Finding, other: &Finding| {
        let both = one.at.table.is_some() && other.at.table.is_some() && one.on_purpose == other.on_purpose;
        both && (&one.at.level, &one.at.step) == (&other.at.level, &other.at.step) && one.what.variant() == other.what.variant()
    };
    let mut told: Vec<Finding> = Vec::new();
    for Found { finding, .. } in found {
        match told.last_mut() {
            Some(last) if alike(last, &finding) => last.at.tables += finding.at.tables,
            _ => told.push(finding),
        }
    }
    told
}
