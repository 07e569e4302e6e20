//! What a link says. All state that is worth sharing stands in the fragment, which no browser sends to a server.
//!
//! Parsing never fails: what cannot be used is dropped and told. Whether an id exists is settled later, against the dataset.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use chrono::NaiveDate;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::domain::date;
use crate::domain::id::{LevelId, StepId, TrackId};
use crate::domain::per::Per;

/// Characters that stand for themselves in a value: those of ids, and the marks of positions and lists.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b',').remove(b'~');

/// A view and the dataset it is open on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The dataset's id; nothing for the site's first.
    pub data: Option<String>,
    /// The view.
    pub page: Page,
}

/// A view with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The ladder.
    Explore(Explore),
}

impl Default for Page {
    fn default() -> Self {
        Self::Explore(Explore::default())
    }
}

/// The three ways to look at a ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    /// Tracks by ranks.
    #[default]
    Map,
    /// One track, levels by steps.
    Steps,
    /// Levels on one pay axis.
    Bands,
}

impl Lens {
    /// All lenses, in order.
    pub const ALL: [Self; 3] = [Self::Map, Self::Steps, Self::Bands];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Steps => "steps",
            Self::Bands => "bands",
        }
    }
}

/// The order of the bands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Highest rank first.
    #[default]
    Rank,
    /// Highest midpoint first.
    Midpoint,
}

impl Sort {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::Rank, Self::Midpoint];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Midpoint => "midpoint",
        }
    }
}

/// The choices of Explore; nothing stands for the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explore {
    /// The lens.
    pub lens: Lens,
    /// The level that is open, and its step; without a step, the first.
    pub at: Option<(LevelId, Option<StepId>)>,
    /// Pay per year, month or hour.
    pub per: Option<Per>,
    /// The region of the pay table.
    pub region: Option<String>,
    /// The day whose table is shown.
    pub effective: Option<NaiveDate>,
    /// The tracks shown; nothing for all.
    pub tracks: Option<Vec<TrackId>>,
    /// The track of the steps lens.
    pub track: Option<TrackId>,
    /// Whether the steps lens shows the rise to the next step.
    pub rises: bool,
    /// The order of the bands lens.
    pub sort: Sort,
}

/// What a link says, and what of it could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The view and its choices.
    pub route: Route,
    /// The rest.
    pub dropped: Vec<Dropped>,
}

impl Link {
    /// The choices of Explore.
    pub const fn explore(&self) -> &Explore {
        let Page::Explore(explore) = &self.route.page;
        explore
    }
}

/// A value of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Why.
    pub why: Why,
}

impl Dropped {
    /// A value that the dataset does not know.
    pub fn unknown(name: &str, value: impl fmt::Display) -> Self {
        Self { name: name.to_owned(), value: value.to_string(), why: Why::Unknown }
    }
}

/// Why a value of a link was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such view.
    View,
    /// The view has no choice of that name.
    Name,
    /// The value cannot be read.
    Value,
    /// The dataset has nothing of that id.
    Unknown,
}

/// Reads a fragment, with or without its `#`.
///
/// ```
/// use stepladder::route::{parse, Lens};
/// let link = parse("#/explore?data=us-gs-2026&lens=steps&at=GS-9.10");
/// assert_eq!((link.route.data.as_deref(), link.explore().lens), (Some("us-gs-2026"), Lens::Steps));
/// assert!(link.dropped.is_empty());
/// assert_eq!(link.route.to_string(), "#/explore?data=us-gs-2026&lens=steps&at=GS-9.10");
/// ```
pub fn parse(fragment: &str) -> Link {
    let fragment = fragment.trim_start_matches('#').trim_start_matches('/');
    let (view, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut dropped = Vec::new();
    if !matches!(view.trim_end_matches('/'), "" | "explore") {
        dropped.push(Dropped { name: "view".to_owned(), value: view.to_owned(), why: Why::View });
    }
    let mut data = None;
    let mut explore = Explore::default();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
        let taken = match name {
            "data" => take(&mut data, (!value.is_empty()).then(|| value.clone())),
            "region" => take(&mut explore.region, Some(value.clone())),
            "lens" => set(&mut explore.lens, Lens::ALL.into_iter().find(|lens| lens.name() == value)),
            "sort" => set(&mut explore.sort, Sort::ALL.into_iter().find(|sort| sort.name() == value)),
            "at" => take(&mut explore.at, level_and_step(&value)),
            "per" => take(&mut explore.per, Per::SHOWN.into_iter().find(|per| per.name() == value)),
            "effective" => take(&mut explore.effective, date::parse(&value)),
            "track" => take(&mut explore.track, value.parse().ok()),
            "tracks" => take(&mut explore.tracks, list(&value)),
            "rises" => set(&mut explore.rises, (value == "yes").then_some(true)),
            _ => Err(Why::Name),
        };
        if let Err(why) = taken {
            dropped.push(Dropped { name: name.to_owned(), value, why });
        }
    }
    Link { route: Route { data, page: Page::Explore(explore) }, dropped }
}

fn take<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), Why> {
    *slot = Some(value.ok_or(Why::Value)?);
    Ok(())
}

fn set<T>(slot: &mut T, value: Option<T>) -> Result<(), Why> {
    *slot = value.ok_or(Why::Value)?;
    Ok(())
}

fn level_and_step(text: &str) -> Option<(LevelId, Option<StepId>)> {
    match text.split_once('.') {
        Some((level, step)) => Some((level.parse().ok()?, Some(step.parse().ok()?))),
        None => Some((text.parse().ok()?, None)),
    }
}

fn list<T: FromStr>(text: &str) -> Option<Vec<T>> {
    text.split(',').map(|item| item.parse().ok()).collect()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Page::Explore(explore) = &self.page;
        let mut query = Query(String::new());
        query.put("data", self.data.as_ref());
        explore.write(&mut query);
        f.write_str("#/explore")?;
        f.write_str(&query.0)
    }
}

impl Explore {
    fn write(&self, query: &mut Query) {
        query.put("lens", (self.lens != Lens::default()).then_some(self.lens.name()));
        let at = self.at.as_ref().map(|(level, step)| step.as_ref().map_or_else(|| level.to_string(), |step| format!("{level}.{step}")));
        query.put("at", at.as_ref());
        query.put("per", self.per.map(Per::name));
        query.put("region", self.region.as_ref());
        query.put("effective", self.effective.map(|date| date.to_string()).as_ref());
        let tracks = self.tracks.as_ref().map(|tracks| tracks.iter().map(TrackId::as_str).collect::<Vec<_>>().join(","));
        query.put("tracks", tracks.as_ref());
        query.put("track", self.track.as_ref().map(TrackId::as_str));
        query.put("rises", self.rises.then_some("yes"));
        query.put("sort", (self.sort != Sort::default()).then_some(self.sort.name()));
    }
}

/// The part of a link after the question mark.
struct Query(String);

impl Query {
    fn put(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            let mark = if self.0.is_empty() { '?' } else { '&' };
            // Writing into a String cannot fail.
            let _ = write!(self.0, "{mark}{name}={}", utf8_percent_encode(value.as_ref(), ENCODED));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Dropped, Explore, Lens, Link, Page, Route, Sort, Why, parse};
    use crate::domain::per::Per;

    #[test]
    fn everything_chosen_survives_the_link() {
        let explore = Explore {
            lens: Lens::Bands,
            at: Some(("GS-9".parse().unwrap(), Some("10".parse().unwrap()))),
            per: Some(Per::Hour),
            region: Some("Île & “co”=50%".to_owned()),
            effective: "2026-04-01".parse().ok(),
            tracks: Some(vec!["dev".parse().unwrap(), "em".parse().unwrap()]),
            track: "dev".parse().ok(),
            rises: true,
            sort: Sort::Midpoint,
        };
        let route = Route { data: Some("us-gs-2026".to_owned()), page: Page::Explore(explore) };
        assert_eq!(parse(&route.to_string()), Link { route, dropped: Vec::new() });
    }

    #[test]
    fn the_plain_links() {
        for link in ["", "#", "#/", "#/explore", "#/explore/", "#/explore?"] {
            assert_eq!(parse(link), Link::default(), "{link}");
        }
        assert_eq!(Route::default().to_string(), "#/explore");
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_is_kept() {
        let Link { route, dropped } = parse("#/nowhere?lens=xray&per=month&pay=84200&at=D4.&effective=2026-02-30");
        assert_eq!(route, Route { data: None, page: Page::Explore(Explore { per: Some(Per::Month), ..Explore::default() }) });
        let told: Vec<(&str, &str, Why)> =
            dropped.iter().map(|Dropped { name, value, why }| (name.as_str(), value.as_str(), *why)).collect();
        let expected = [
            ("view", "nowhere", Why::View),
            ("lens", "xray", Why::Value),
            ("pay", "84200", Why::Name),
            ("at", "D4.", Why::Value),
            ("effective", "2026-02-30", Why::Value),
        ];
        assert_eq!(told, expected);
    }
}
