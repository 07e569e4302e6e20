//! The forms in which a ladder is edited: what each field of `ladder.json` is called, and what it may hold.

use super::counts::within;
use FieldKind::{Axis, Choice, Decimal, Flag, Id, Landing, Line, Paragraph, Tracks, Whole};

/// What a field holds, and so how it is edited and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A text of one line.
    Line,
    /// A text of several lines.
    Paragraph,
    /// What others name it by: they follow when it changes.
    Id,
    /// A number without decimals, written as a number.
    Whole,
    /// A number, written as a number.
    Decimal,
    /// Yes or nothing.
    Flag,
    /// One of several words, each with its name; the empty one takes the field away.
    Choice(&'static [(&'static str, &'static str)]),
    /// Where a move lands: a word, or a rise.
    Landing,
    /// One of the axes and areas of the ladder, or none.
    Axis,
    /// Some of the tracks of the ladder; without any, all of them.
    Tracks,
}

/// A field of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Its name below the object, with those of the objects between: `promotion.from`. A number is a place in a list.
    pub path: &'static str,
    /// How people see it.
    pub label: &'static str,
    /// An example, or what its absence means.
    pub hint: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether the file has to have it: then it stays when it is emptied, and reading says what it lacks.
    pub is_required: bool,
}

const fn field(path: &'static str, label: &'static str, hint: &'static str, kind: FieldKind) -> FormField {
    FormField { path, label, hint, kind, is_required: false }
}

const fn required(path: &'static str, label: &'static str, hint: &'static str, kind: FieldKind) -> FormField {
    FormField { path, label, hint, kind, is_required: true }
}

const FIGURES: FieldKind = Choice(&[
    ("", "says nothing"),
    ("sample", "made up, a sample"),
    ("published", "anybody may look them up"),
    ("internal", "our own, internal"),
]);
const DATES: FieldKind = Choice(&[("", "on the day it is earned"), ("first-of-month", "on the first day of its month")]);
const PER: FieldKind = Choice(&[("", "a year"), ("month", "a month"), ("week", "a week"), ("hour", "an hour")]);
const FROM: FieldKind = Choice(&[("", "any step"), ("top-step", "the last step only")]);
const CLOCKS: FieldKind = Choice(&[("", "begins anew"), ("kept", "counts on")]);

/// The ladder itself.
pub const LADDER: &[FormField] = &[
    required("name", "Name", "", Line),
    field("about", "About it", "", Paragraph),
    field("source", "Where it comes from", "A text or a link", Paragraph),
    field("figures", "Its figures are", "", FIGURES),
    field("dates", "What is earned within a month takes effect", "", DATES),
];
/// The unit of the pay.
pub const PAY: &[FormField] = &[
    field("currency", "Currency", "USD", Line),
    field("per", "Amounts are for", "", PER),
    field("effective", "They hold from", "2026-07-01", Line),
    field("hours_per_week", "Hours of a full-time week", "for hourly figures", Decimal),
    field("hours_per_year", "or of a year", "2087", Decimal),
];
/// A region whose pay is an addition to that of everywhere.
pub const REGION: &[FormField] = &[
    required("name", "Region", "", Id),
    required("percent", "Percent added", "12.5", Decimal),
    field("at_least", "At least", "", Decimal),
    field("at_most", "At most", "", Decimal),
    field("round", "Rounded to", "1", Decimal),
    field("cap", "Highest pay", "", Decimal),
];
/// What has an id, a name and a text about it.
const NAMED: &[FormField] = &[required("id", "Id", "", Id), required("name", "Name", "", Line), field("about", "About it", "", Paragraph)];
/// An axis, or an area.
pub const AXIS: &[FormField] = NAMED;
/// A grade of an axis.
pub const GRADE: &[FormField] = &[required("name", "Name", "", Line), field("about", "What it means", "", Paragraph)];
/// What a rank owns.
pub const SCOPE: &[FormField] = &[required("rank", "Rank", "1", Whole), required("name", "What its levels own", "", Paragraph)];
/// The rhythm of reviews.
pub const REVIEW: &[FormField] = &[
    required("ranks.0", "From rank", "1", Whole),
    required("ranks.1", "to rank", "3", Whole),
    field("step", "Time in a step", "P6M, P52W or P2Y", Line),
    field("level", "Time between level reviews", "P12M", Line),
    field("level_after", "or the least time in a level", "P1Y", Line),
];
/// Where moves lead.
pub const MOVES: &[FormField] = &[
    field("promotion.from", "A promotion leaves", "", FROM),
    field("promotion.lands", "It lands on", "", Landing),
    field("promotion.least_step", "and never below step", "", Line),
    field("promotion.clocks", "The time in the step", "", CLOCKS),
    field("level_jumps", "A level may be left before its last step, at a level review and with a written reason", "", Flag),
    field("switch.lands", "A switch of track lands on", "", Landing),
    field("switch.least_step", "and never below step", "", Line),
    field("switch.clocks", "The time in the step", "", CLOCKS),
];
/// What can be worn on top of a level.
pub const ROLE: &[FormField] = &[
    required("id", "Id", "", Id),
    required("name", "Name", "", Line),
    field("about", "About it", "", Paragraph),
    field("from_rank", "From rank", "any", Whole),
    field("tracks", "In the tracks", "None chosen: in all", Tracks),
];
/// A track.
pub const TRACK: &[FormField] = NAMED;
/// A level.
pub const LEVEL: &[FormField] = &[
    required("id", "Id", "", Id),
    required("rank", "Rank", "1", Whole),
    required("title", "Title", "", Line),
    field("about", "About it", "", Paragraph),
];
/// A step that has a name or a wait of its own.
pub const STEP: &[FormField] = &[
    required("id", "Id", "", Id),
    field("name", "Name", "none of its own", Line),
    field("wait", "Time to the next step", "P1Y, or merit", Line),
];
/// An expectation of a level.
pub const EXPECTATION: &[FormField] =
    &[required("text", "Text", "", Paragraph), field("axis", "Belongs to", "", Axis), field("id", "Id", "none", Line)];

/// The landings that have a name.
pub const LANDINGS: [(&str, &str); 4] = [
    ("no-decrease", "the lowest step that pays no less"),
    ("raise", "the lowest step that pays more"),
    ("first-step", "the first step"),
    ("same-step", "the step of the same id"),
];
/// The landings by a rise.
pub const RISES: [(&str, &str); 2] = [("steps", "a rise of so many steps"), ("percent", "a rise of so many percent")];

/// A field that may differ, as people see it: "Title", "Regions, percent added".
pub fn label(path: &str) -> String {
    const LISTS: [(&str, &str, &[FormField]); 12] = [
        ("pay.regions", "Region", REGION),
        ("axes.values", "Grade", GRADE),
        ("axes", "Axis", AXIS),
        ("scopes", "Scope", SCOPE),
        ("reviews", "Reviews", REVIEW),
        ("roles", "Role", ROLE),
        ("steps", "Step", STEP),
        ("expects", "Expectation", EXPECTATION),
        ("moves", "Moves", MOVES),
        ("pay", "Pay", PAY),
        ("", "", LADDER),
        ("", "", LEVEL),
    ];
    for (list, name, fields) in LISTS {
        let rest = if list.is_empty() { Some(path) } else { path.strip_prefix(list) };
        let Some(rest) = rest.map(|rest| rest.trim_start_matches('.')) else { continue };
        if rest.is_empty() {
            return name.to_owned();
        }
        if let Some(found) = fields.iter().find(|field| field.path == rest) {
            return if name.is_empty() { found.label.to_owned() } else { format!("{name}, {}", within(found.label)) };
        }
    }
    match path {
        "track" => "Track".to_owned(),
        "steps" => "Steps".to_owned(),
        "promotes_to" => "Promotions".to_owned(),
        "reviews.ranks" => "Reviews, ranks".to_owned(),
        _ => path.strip_prefix("profile.").map_or_else(|| path.to_owned(), |axis| format!("Grade on {axis}")),
    }
}
