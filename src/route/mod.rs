//! What a link says. All state that is worth sharing stands in the fragment, which no browser sends to a server.
//!
//! Parsing never fails: what cannot be used is dropped and told. Whether an id exists is settled later, against the dataset.

mod at;
mod compare;
mod explore;
pub mod path;
mod query;

use std::fmt;

use chrono::NaiveDate;
use percent_encoding::percent_decode_str;

pub use at::At;
pub use compare::{Compare, MOST};
pub use explore::{Explore, Lens, Sort};
pub use path::Path;
pub use query::{Dropped, Why};
use query::{Query, take};

use rules::date;
use rules::per::Per;

/// A view and what it is open on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The dataset's id; nothing for the site's first.
    pub data: Option<String>,
    /// Which pay is shown, and how.
    pub shown: Shown,
    /// The view.
    pub page: Page,
}

/// Which pay is shown, and how: the same in all views.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Pay per year, month or hour.
    pub per: Option<Per>,
    /// The region of the pay table.
    pub region: Option<String>,
    /// The day whose table is shown.
    pub effective: Option<NaiveDate>,
}

/// A view with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The ladder.
    Explore(Explore),
    /// Positions side by side.
    Compare(Compare),
    /// From one position to another.
    Path(Path),
}

/// A view without its choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The ladder.
    Explore,
    /// Positions side by side.
    Compare,
    /// From one position to another.
    Path,
}

impl View {
    /// All views, in order.
    pub const ALL: [Self; 3] = [Self::Explore, Self::Compare, Self::Path];

    /// The name in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Compare => "compare",
            Self::Path => "path",
        }
    }

    /// What people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Explore => "Explore",
            Self::Compare => "Compare",
            Self::Path => "Path",
        }
    }

    /// The view without any choice made.
    pub fn page(self) -> Page {
        self.page_at(None)
    }

    /// The view at a position: open, the baseline, or the start.
    pub fn page_at(self, at: Option<At>) -> Page {
        match self {
            Self::Explore => Page::Explore(Explore { at, ..Explore::default() }),
            Self::Compare => Page::Compare(Compare { at: at.into_iter().collect(), ..Compare::default() }),
            Self::Path => Page::Path(Path { from: at, ..Path::default() }),
        }
    }
}

impl Page {
    /// Which view it is.
    pub const fn view(&self) -> View {
        match self {
            Self::Explore(_) => View::Explore,
            Self::Compare(_) => View::Compare,
            Self::Path(_) => View::Path,
        }
    }

    /// The position that another view would begin with.
    pub fn at(&self) -> Option<&At> {
        match self {
            Self::Explore(explore) => explore.at.as_ref(),
            Self::Compare(compare) => compare.at.first(),
            Self::Path(path) => path.from.as_ref(),
        }
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::Explore(Explore::default())
    }
}

/// What a link says, and what of it could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The view and its choices.
    pub route: Route,
    /// The rest.
    pub dropped: Vec<Dropped>,
}

/// Reads a fragment, with or without its `#`.
///
/// ```
/// use stepladder::route::{Page, parse};
/// let link = parse("#/compare?data=us-gs-2026&at=GS-9.10,GS-11.1");
/// let Page::Compare(compare) = &link.route.page else { panic!("another view") };
/// assert_eq!((link.route.data.as_deref(), compare.at.len()), (Some("us-gs-2026"), 2));
/// assert!(link.dropped.is_empty());
/// assert_eq!(link.route.to_string(), "#/compare?data=us-gs-2026&at=GS-9.10,GS-11.1");
/// ```
pub fn parse(fragment: &str) -> Link {
    let fragment = fragment.trim_start_matches('#').trim_start_matches('/');
    let (name, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut dropped = Vec::new();
    let view = View::ALL.into_iter().find(|view| view.name() == name.trim_end_matches('/'));
    if view.is_none() && !name.is_empty() {
        dropped.push(Dropped::new("view", name, Why::View));
    }
    let mut route = Route { page: view.unwrap_or(View::Explore).page(), ..Route::default() };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
        if let Err(why) = route.read(name, &value, &mut dropped) {
            dropped.push(Dropped::new(name, &value, why));
        }
    }
    Link { route, dropped }
}

impl Route {
    fn read(&mut self, name: &str, value: &str, dropped: &mut Vec<Dropped>) -> Result<(), Why> {
        let shown = &mut self.shown;
        match name {
            "data" => take(&mut self.data, (!value.is_empty()).then(|| value.to_owned())),
            "region" => take(&mut shown.region, Some(value.to_owned())),
            "per" => take(&mut shown.per, Per::SHOWN.into_iter().find(|per| per.name() == value)),
            "effective" => take(&mut shown.effective, date::parse(value)),
            _ => match &mut self.page {
                Page::Explore(explore) => explore.read(name, value),
                Page::Compare(compare) => compare.read(name, value, dropped),
                Page::Path(path) => path.read(name, value),
            },
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = Query(String::new());
        query.put("data", self.data.as_ref());
        match &self.page {
            Page::Explore(explore) => explore.write(&mut query),
            Page::Compare(compare) => compare.write(&mut query),
            Page::Path(path) => path.write(&mut query),
        }
        query.put("per", self.shown.per.map(Per::name));
        query.put("region", self.shown.region.as_ref());
        query.put("effective", self.shown.effective.map(|date| date.to_string()).as_ref());
        write!(f, "#/{}{}", self.page.view().name(), query.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Compare, Dropped, Explore, Lens, Link, Page, Path, Route, Shown, Sort, Why, parse};
    use rules::per::Per;

    fn survives(page: Page) {
        let shown = Shown { per: Some(Per::Hour), region: Some("Île & “co”=50%".to_owned()), effective: "2026-04-01".parse().ok() };
        let route = Route { data: Some("us-gs-2026".to_owned()), shown, page };
        assert_eq!(parse(&route.to_string()), Link { route, dropped: Vec::new() });
    }

    #[test]
    fn everything_chosen_survives_the_link() {
        survives(Page::Explore(Explore {
            lens: Lens::Bands,
            at: "GS-9.10".parse().ok(),
            tracks: Some(vec!["dev".parse().unwrap(), "em".parse().unwrap()]),
            track: "dev".parse().ok(),
            rises: true,
            sort: Sort::Midpoint,
        }));
        survives(Page::Compare(Compare { at: vec!["GS-9.10".parse().unwrap(), "GS-11".parse().unwrap()], differs: true }));
        survives(Page::Path(Path {
            from: "GS-9.10".parse().ok(),
            to: "GS-11".parse().ok(),
            level_since: "2024-02-29".parse().ok(),
            step_since: "2026-01-31".parse().ok(),
            years: Some(30),
            no_jumps: true,
            no_switches: true,
            rise: Some(205),
        }));
    }

    #[test]
    fn the_plain_links() {
        for link in ["", "#", "#/", "#/explore", "#/explore/", "#/explore?"] {
            assert_eq!(parse(link), Link::default(), "{link}");
        }
        for plain in ["#/explore", "#/compare", "#/path"] {
            assert_eq!((parse(plain).route.to_string().as_str(), parse(plain).dropped.len()), (plain, 0));
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_is_kept() {
        let told = |link: &str, route: &str, expected: &[(&str, &str, Why)]| {
            let link = parse(link);
            let told: Vec<(&str, &str, Why)> =
                link.dropped.iter().map(|Dropped { name, value, why }| (name.as_str(), value.as_str(), *why)).collect();
            assert_eq!((link.route.to_string().as_str(), told.as_slice()), (route, expected));
        };
        told(
            "#/nowhere?lens=xray&per=month&pay=84200&at=D4.&effective=2026-02-30",
            "#/explore?per=month",
            &[
                ("view", "nowhere", Why::View),
                ("lens", "xray", Why::Value),
                ("pay", "84200", Why::Name),
                ("at", "D4.", Why::Value),
                ("effective", "2026-02-30", Why::Value),
            ],
        );
        told(
            "#/compare?at=D1,D 2,D3.1,D4,D5,D6&lens=map",
            "#/compare?at=D1,D3.1,D4,D5",
            &[("at", "D 2", Why::Value), ("at", "D6", Why::TooMany), ("lens", "map", Why::Name)],
        );
        told(
            "#/path?from=D1&to=D2.&years=31&rise=0&step-since=yesterday&jumps=maybe",
            "#/path?from=D1",
            &[
                ("to", "D2.", Why::Value),
                ("years", "31", Why::Value),
                ("rise", "0", Why::Value),
                ("step-since", "yesterday", Why::Value),
                ("jumps", "maybe", Why::Value),
            ],
        );
    }
}
