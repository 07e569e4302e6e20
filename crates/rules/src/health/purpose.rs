//! What the owner of a ladder says is on purpose: which finding an entry means, and which entries mean none any more.

use super::{Finding, Kind, Named, Place};
use crate::ladder::{Ladder, OnPurpose};

/// The names of all kinds of findings, as entries write them.
pub const NAMES: [&str; 23] = [
    "outlier",
    "step-falls",
    "level-falls",
    "uneven",
    "step-without-pay",
    "level-without-pay",
    "overlap",
    "compressed",
    "lands-last",
    "apart",
    "gap",
    "one-point",
    "grade-falls",
    "same-profile",
    "track-name-twice",
    "axis-name-twice",
    "role-name-twice",
    "title-twice",
    "garbled",
    "text-twice",
    "nothing-asked",
    "title-says",
    "no-reviews",
];

impl Kind {
    /// Its name, which stays when words change.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Outlier { .. } => "outlier",
            Self::StepFalls { .. } => "step-falls",
            Self::LevelFalls { .. } => "level-falls",
            Self::Uneven { .. } => "uneven",
            Self::StepWithoutPay => "step-without-pay",
            Self::LevelWithoutPay => "level-without-pay",
            Self::Overlap { .. } => "overlap",
            Self::Compressed { .. } => "compressed",
            Self::LandsLast { .. } => "lands-last",
            Self::Apart { .. } => "apart",
            Self::Gap { .. } => "gap",
            Self::OnePoint { .. } => "one-point",
            Self::GradeFalls { .. } => "grade-falls",
            Self::SameProfile { .. } => "same-profile",
            Self::NameTwice { of: Named::Track, .. } => "track-name-twice",
            Self::NameTwice { of: Named::Axis, .. } => "axis-name-twice",
            Self::NameTwice { of: Named::Role, .. } => "role-name-twice",
            Self::NameTwice { of: Named::TitleOfTrack, .. } => "title-twice",
            Self::DoubleEncoded { .. } => "garbled",
            Self::TextTwice { .. } => "text-twice",
            Self::NothingAsked => "nothing-asked",
            Self::TitleSays { .. } => "title-says",
            Self::NoReviews { .. } => "no-reviews",
        }
    }

    /// The ids of what it is about, beside the place where it is.
    fn others(&self) -> Vec<String> {
        match self {
            Self::LevelFalls { lower: other, .. }
            | Self::Overlap { next: other, .. }
            | Self::Compressed { next: other, .. }
            | Self::LandsLast { next: other, .. }
            | Self::Apart { other, .. }
            | Self::Gap { next: other, .. }
            | Self::SameProfile { other } => vec![other.to_string()],
            Self::GradeFalls { lower, id, .. } => vec![lower.to_string(), id.to_string()],
            // Of titles, one of the two is the level at which it is.
            Self::NameTwice { ids: [first, _], of: Named::TitleOfTrack, .. } => vec![first.clone()],
            Self::NameTwice { ids, .. } => ids.to_vec(),
            Self::NoReviews { ranks } => ranks.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }
}

/// The ids of what something at a place is about: the level or its step, and what it is compared with.
pub(super) fn about(at: &Place, what: &Kind) -> Vec<String> {
    let own = at.level.as_ref().map(|level| match &at.step {
        Some(step) => format!("{level}.{step}"),
        None => level.to_string(),
    });
    own.into_iter().chain(what.others()).collect()
}

/// The first entry that means something at a place, of one table where it is of any. The order of the ids says nothing.
pub(super) fn meant(ladder: &Ladder, at: &Place, what: &Kind) -> Option<usize> {
    if ladder.on_purpose.is_empty() {
        return None;
    }
    let name = what.name();
    let sorted = |ids: &[String]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    let own = sorted(&about(at, what));
    let region = at.table.as_ref().map(|table| table.region.as_str());
    let is_meant = |entry: &OnPurpose| {
        entry.finding == name && entry.region.as_deref().is_none_or(|named| region == Some(named)) && sorted(&entry.at) == own
    };
    ladder.on_purpose.iter().position(is_meant)
}

impl Finding {
    /// What the ladder would say of it if it is on purpose. A finding that is in one table alone, of a region, is meant there alone; any other
    /// one wherever it is.
    pub fn as_purpose(&self, reason: &str) -> OnPurpose {
        let region =
            self.at.table.as_ref().filter(|table| self.at.tables == 1 && !table.region.is_empty()).map(|table| table.region.clone());
        OnPurpose { finding: self.what.name().to_owned(), at: about(&self.at, &self.what), region, reason: reason.trim().to_owned() }
    }
}

/// The places of entries that mean none of the findings, or nothing that an earlier entry does not mean already.
pub fn idle(ladder: &Ladder, findings: &[Finding]) -> Vec<usize> {
    (0..ladder.on_purpose.len()).filter(|place| !findings.iter().any(|finding| finding.on_purpose == Some(*place))).collect()
}
