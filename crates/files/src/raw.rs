//! `ladder.json` and `index.json` as they are written: the shape that editors check against `ladder.schema.json`.
//!
//! What the values mean is settled in [`super::ladder`].

use super::decode::{Decode, Decoder, Field, Named, Number, Object};
use super::document::json::{JsonKind, Node};
use super::problem::{Thing, Wanted};

/// Declares objects of a file: every field is a [`Field`]; those after `optional` may be absent.
macro_rules! objects {
    ($( $(#[$doc:meta])* $name:ident ($thing:ident) { required { $( $(#[$rdoc:meta])* $rfield:ident: $rtype:ty, )* } optional { $( $(#[$odoc:meta])* $ofield:ident: $otype:ty, )* } } )+) => {$(
        $(#[$doc])*
        #[derive(Debug, Default)]
        #[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            $( $(#[$rdoc])* pub $rfield: Field<$rtype>, )*
            $( $(#[$odoc])* #[cfg_attr(test, serde(default, skip_serializing_if = "Field::is_missing"))] pub $ofield: Field<$otype>, )*
        }

        impl Decode for $name {
            fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
                let object = Object::open(node, source, Wanted::Object(Thing::$thing))?.knowing(&[$(stringify!($rfield),)* $(stringify!($ofield),)*]);
                Some(Self {
                    $( $rfield: object.field(stringify!($rfield)), )*
                    $( $ofield: object.field(stringify!($ofield)), )*
                })
            }
        }
    )+};
}

objects! {
    /// The datasets that a site hosts; the first one opens by default.
    RawIndex (Index) {
        required {
            /// The version of this format: 1.
            format: u32,
            /// The datasets in the order in which they are offered.
            datasets: Vec<Field<RawEntry>>,
        }
        optional {}
    }

    /// One hosted dataset.
    RawEntry (Entry) {
        required {
            /// The name of its folder.
            id: String,
            /// Its name in the list of datasets.
            name: String,
        }
        optional {}
    }

    /// A career ladder for Stepladder.
    RawLadder (Ladder) {
        required {
            /// The version of this format: 1.
            format: u32,
            /// The name of the ladder.
            name: String,
            /// The tracks, in the order in which they are shown.
            tracks: Vec<Field<RawTrack>>,
        }
        optional {
            /// One paragraph about the ladder.
            about: String,
            /// Where it comes from, as text or a link.
            source: String,
            /// What kind of figures they are; absent: the page claims nothing.
            figures: RawFigures,
            /// What older files say for "figures": "sample".
            sample: bool,
            /// The unit of the amounts in bands.csv.
            pay: RawPay,
            /// The dimensions of a level, with named grades.
            axes: Vec<Field<RawAxis>>,
            /// What the levels of each rank own.
            scopes: Vec<Field<RawScope>>,
            /// The rhythm of reviews by rank; absent: no dates are promised.
            reviews: Vec<Field<RawReview>>,
            /// Where promotions and switches of track lead.
            moves: RawMoves,
            /// When a step or level earned within a month takes effect: "any-day" (the default) or "first-of-month".
            dates: RawDates,
            /// What can be worn on top of a level.
            roles: Vec<Field<RawRole>>,
            /// What a check finds odd and is on purpose.
            on_purpose: Vec<Field<RawOnPurpose>>,
        }
    }

    /// The unit of the amounts in bands.csv.
    RawPay (Pay) {
        required {}
        optional {
            /// ISO 4217 code, such as USD.
            currency: String,
            /// What an amount pays for: year (the default), month, week or hour.
            per: RawPer,
            /// Hours of a full-time year, for hourly figures.
            hours_per_year: Number,
            /// Hours of a full-time week; a year has 365 / 7 weeks.
            hours_per_week: Number,
            /// ISO date from which the figures hold.
            effective: String,
            /// Places whose pay is an addition to that of everywhere.
            regions: Vec<Field<RawRegion>>,
        }
    }

    /// A place whose pay is that of everywhere and a percentage of it. Rows of bands.csv that name the region win over it.
    RawRegion (Region) {
        required {
            /// Its name, as links and bands.csv write it.
            name: String,
            /// How many percent of the pay of everywhere are added; from -100 to 1000.
            percent: Number,
        }
        optional {
            /// The least that is added.
            at_least: Number,
            /// The most that is added.
            at_most: Number,
            /// The sum is rounded half up to a multiple of this; absent: to the smallest unit of the currency.
            round: Number,
            /// The highest pay of the region.
            cap: Number,
        }
    }

    /// One dimension of a level; without grades an area, which groups expectations.
    RawAxis (Axis) {
        required {
            /// Named in profiles; unique among the axes.
            id: String,
            /// Its name.
            name: String,
        }
        optional {
            /// Its named grades, lowest first.
            values: Vec<Field<RawGrade>>,
            /// What the axis is about.
            about: String,
        }
    }

    /// A named grade of an axis.
    RawGrade (Grade) {
        required {
            /// Its name.
            name: String,
        }
        optional {
            /// What it means.
            about: String,
        }
    }

    /// What the levels of a rank own.
    RawScope (Scope) {
        required {
            /// The rank.
            rank: u32,
            /// What is owned.
            name: String,
        }
        optional {}
    }

    /// The rhythm of reviews for a range of ranks.
    RawReview (Review) {
        required {
            /// The lowest and the highest rank it holds for.
            ranks: Vec<Field<u32>>,
        }
        optional {
            /// Time in a step before the next step, as an ISO 8601 duration.
            step: String,
            /// Time in a level between level reviews, as an ISO 8601 duration.
            level: String,
            /// In place of "level": the least time in a level before a promotion, which is possible on any day from then on.
            level_after: String,
        }
    }

    /// Where moves lead.
    RawMoves (Moves) {
        required {}
        optional {
            /// Promotion to the next level.
            promotion: RawPromotion,
            /// Whether a level may be left before its top step at a level review, with a written reason.
            level_jumps: bool,
            /// Switch to another track.
            switch: RawSwitch,
        }
    }

    /// Promotion to the next level.
    RawPromotion (Promotion) {
        required {}
        optional {
            /// From its last step, or from any step (the default).
            from: RawFrom,
            /// The step on which it lands; by default the lowest that pays no less.
            lands: RawLands,
            /// The id of the lowest step on which it lands, in levels that have that step.
            least_step: String,
            /// Whether the time in the step begins anew (the default) or is kept.
            clocks: RawClocks,
        }
    }

    /// Switch to another track.
    RawSwitch (Switch) {
        required {}
        optional {
            /// The step on which it lands; by default the lowest that pays no less.
            lands: RawLands,
            /// The id of the lowest step on which it lands, in levels that have that step.
            least_step: String,
            /// Whether the time in the step begins anew (the default) or is kept.
            clocks: RawClocks,
        }
    }

    /// A line of work.
    RawTrack (Track) {
        required {
            /// Named in links; unique among the tracks.
            id: String,
            /// Its name.
            name: String,
            /// Its levels.
            levels: Vec<Field<RawLevel>>,
        }
        optional {
            /// What the track is about.
            about: String,
        }
    }

    /// A rung of a track.
    RawLevel (Level) {
        required {
            /// Named in links and in bands.csv; unique in the whole ladder.
            id: String,
            /// How high it stands among all tracks.
            rank: u32,
            /// Its title.
            title: String,
        }
        optional {
            /// What the level is about.
            about: String,
            /// Its grade on each axis, counted from 1, by the id of the axis.
            profile: Named<u32>,
            /// What is expected anew at this level, one expectation a line.
            expects: Vec<Field<RawExpects>>,
            /// How many steps it has (named 1, 2, …), or a list of them.
            steps: RawSteps,
            /// The levels of its track to which a promotion may lead, the usual one first; absent: the next rank.
            promotes_to: Vec<Field<String>>,
        }
    }

    /// An expectation that keeps its id when it is reworded.
    RawExpectation (Expectation) {
        required {
            /// The expectation.
            text: String,
        }
        optional {
            /// Unique among the expectations.
            id: String,
            /// The id of the axis to which it belongs.
            axis: String,
        }
    }

    /// A rung within a level.
    RawStep (Step) {
        required {
            /// Named in links and in bands.csv; unique within its level.
            id: String,
        }
        optional {
            /// Its name.
            name: String,
            /// Time from this step to the next, as an ISO 8601 duration; overrides reviews. "merit": the next step is given, not waited for.
            wait: String,
        }
    }

    /// Something odd that is on purpose: a finding of the check, with its reason.
    RawOnPurpose (OnPurpose) {
        required {
            /// The kind of finding, such as "overlap".
            finding: String,
            /// Why it is so, for everybody who looks after the ladder.
            reason: String,
        }
        optional {
            /// The ids of what it is about, in any order: levels, steps as D4.2, an axis, tracks, roles or ranks.
            at: Vec<Field<String>>,
            /// The region in whose tables it is meant; absent: all.
            region: String,
        }
    }

    /// Something worn on top of a level; it is no level and has no pay of its own.
    RawRole (Role) {
        required {
            /// Unique among the roles.
            id: String,
            /// Its name.
            name: String,
        }
        optional {
            /// What the role is about.
            about: String,
            /// The tracks in which it can be worn; absent: all.
            tracks: Vec<Field<String>>,
            /// The lowest rank at which it can be worn; absent: any.
            from_rank: u32,
        }
    }
}

/// Declares a choice of words: reading an unknown one says which there are.
macro_rules! choices {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$vdoc:meta])* $variant:ident = $word:literal, )+ } )+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema))]
        pub enum $name { $( $(#[$vdoc])* #[cfg_attr(test, serde(rename = $word))] $variant, )+ }

        impl Decode for $name {
            fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
                if let JsonKind::Text(word) = &node.kind {
                    match word.as_str() {
                        $( $word => return Some($name::$variant), )+
                        _ => {}
                    }
                }
                source.wanted(node, Wanted::OneOf(&[$($word),+]));
                None
            }
        }
    )+};
}

choices! {
    /// What kind of figures there are.
    RawFigures {
        /// Made up; the page says so at all times.
        Sample = "sample",
        /// Anybody may look them up.
        Published = "published",
        /// An organization's own.
        Internal = "internal",
    }

    /// What an amount pays for.
    RawPer {
        /// A year.
        Year = "year",
        /// A month.
        Month = "month",
        /// A week.
        Week = "week",
        /// An hour.
        Hour = "hour",
    }

    /// When something earned takes effect.
    RawDates {
        /// On the day it is earned.
        AnyDay = "any-day",
        /// On the first day of its month.
        FirstOfMonth = "first-of-month",
    }

    /// What becomes of the time in a step.
    RawClocks {
        /// It begins with the move.
        Anew = "anew",
        /// It counts on.
        Kept = "kept",
    }

    /// From which step a level may be left.
    RawFrom {
        /// From its last step.
        TopStep = "top-step",
        /// From any step.
        AnyStep = "any-step",
    }

    /// A landing by its name.
    RawLanding {
        /// The first step.
        FirstStep = "first-step",
        /// The step of the same id; where the level lacks it, the lowest that pays no less.
        SameStep = "same-step",
        /// The lowest step that pays at least the old pay.
        NoDecrease = "no-decrease",
        /// The lowest step that pays more.
        Raise = "raise",
    }
}

/// The steps of a level: their number, or a list.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum RawSteps {
    /// So many steps, named 1, 2, …
    Count(u32),
    /// Steps with names and waits of their own.
    List(Vec<Field<RawStep>>),
}

/// An expectation: a text, or one with an id or an axis.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum RawExpects {
    /// One line.
    Line(String),
    /// With an id or an axis.
    Known(RawExpectation),
}

/// A landing.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize, schemars::JsonSchema), serde(untagged))]
pub enum RawLands {
    /// By name.
    Named(RawLanding),
    /// A rise of so many steps or so many percent.
    Rise(RawRiseOf),
}

objects! {
    /// A landing by the rise it gives.
    RawRiseOf (RiseOf) {
        required {
            /// The lowest step that pays at least so much more.
            rise: RawRise,
        }
        optional {}
    }

    /// How much more.
    RawRise (Rise) {
        required {}
        optional {
            /// In steps of the level left, extended past its last step by its last increment.
            steps: u32,
            /// In percent.
            percent: Number,
        }
    }
}

impl Decode for RawSteps {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        match node.kind {
            JsonKind::Number(_) => Decode::decode(node, source).map(Self::Count),
            JsonKind::List(_) => Decode::decode(node, source).map(Self::List),
            _ => {
                source.wanted(node, Wanted::Steps);
                None
            }
        }
    }
}

impl Decode for RawExpects {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        match node.kind {
            JsonKind::Text(_) => Decode::decode(node, source).map(Self::Line),
            JsonKind::Object(_) => Decode::decode(node, source).map(Self::Known),
            _ => {
                source.wanted(node, Wanted::Expects);
                None
            }
        }
    }
}

impl Decode for RawLands {
    fn decode(node: &Node, source: Decoder<'_>) -> Option<Self> {
        match node.kind {
            JsonKind::Text(_) => Decode::decode(node, source).map(Self::Named),
            JsonKind::Object(_) => Decode::decode(node, source).map(Self::Rise),
            _ => {
                source.wanted(node, Wanted::Lands);
                None
            }
        }
    }
}
