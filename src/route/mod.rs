//! What a link says. All state that is worth sharing stands in the fragment, which no browser sends to a server.
//!
//! Parsing never fails: what cannot be used is dropped and told. Whether an id exists is settled later, against the dataset.
//! [`pages`] is the one table of views; each of them has its choices in a file of its own.

mod at;
mod choices;
mod compare;
pub mod data;
mod explore;
pub mod offer;
pub mod pages;
pub mod path;
mod query;
pub mod team;

use std::fmt;

use chrono::NaiveDate;
use percent_encoding::percent_decode_str;

pub use at::At;
pub use choices::Choices;
pub use compare::{Compare, MOST};
pub use data::Data;
pub use explore::{Explore, Lens, Sort};
pub use offer::Offer;
pub use pages::{Comes, Needs, OfPage, Page, View};
pub use path::Path;
pub use query::{DropReason, Dropped};
use query::{Query, take};
pub use team::Team;

use rules::date;
use rules::ladder::Ladder;
use rules::per::Per;

/// A view and what it is open on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteLink {
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

/// What a link says, and what of it could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The view and its choices.
    pub route: RouteLink,
    /// The rest.
    pub dropped: Vec<Dropped>,
}

/// Reads a fragment, with or without its `#`. A `+` in a value is a blank, as forms and many tools write one.
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
        dropped.push(Dropped::new("view", name, DropReason::View));
    }
    let mut route = RouteLink { page: view.unwrap_or(View::FIRST).page(), ..RouteLink::default() };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = value.replace('+', " ");
        let value = percent_decode_str(&value).decode_utf8_lossy();
        if let Err(why) = route.read(name, &value, &mut dropped) {
            dropped.push(Dropped::new(name, &value, why));
        }
    }
    Link { route, dropped }
}

impl RouteLink {
    fn read(&mut self, name: &str, value: &str, dropped: &mut Vec<Dropped>) -> Result<(), DropReason> {
        let shown = &mut self.shown;
        match name {
            "data" => take(&mut self.data, (!value.is_empty()).then(|| value.to_owned())),
            "region" => take(&mut shown.region, Some(value.to_owned())),
            "per" => take(&mut shown.per, Per::SHOWN.into_iter().find(|per| per.name() == value)),
            "effective" => take(&mut shown.effective, date::parse(value)),
            _ => self.page.read(name, value, dropped),
        }
    }

    /// Other choices, maybe of another view, of the same dataset and figures.
    #[must_use]
    pub fn with(&self, page: impl Into<Page>) -> Self {
        Self { page: page.into(), ..self.clone() }
    }

    /// Leaves out and tells what a ladder does not have. What pay is shown is settled where the pay is.
    pub fn settle(&mut self, ladder: &Ladder, dropped: &mut Vec<Dropped>) {
        self.page.settle(ladder, dropped);
    }

    /// Whether only refinements lie between another link and this one: it takes the other's place in the history then.
    pub fn refines(&self, before: &Self) -> bool {
        self.data == before.data && self.page.refines(&before.page)
    }
}

impl fmt::Display for RouteLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = Query::default();
        query.put("data", self.data.as_ref());
        self.page.write(&mut query);
        query.put("per", self.shown.per.map(Per::name));
        query.put("region", self.shown.region.as_ref());
        query.put("effective", self.shown.effective.map(|date| date.to_string()).as_ref());
        write!(f, "#/{}{query}", self.page.view().name())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Compare, DropReason, Dropped, Explore, Lens, Link, Page, Path, RouteLink, Shown, Sort, View, parse};
    use rules::per::Per;

    fn survives(page: Page) {
        let shown = Shown { per: Some(Per::Hour), region: Some("Île & “co”=50%".to_owned()), effective: "2026-04-01".parse().ok() };
        let route = RouteLink { data: Some("us-gs-2026".to_owned()), shown, page };
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
            plan: Some("pass:2028-11-24,to:Band-6@2027-09-01,pause:2028-01-01/2029-01-01".to_owned()),
            rise: Some(205),
        }));
    }

    #[test]
    fn the_plain_links() {
        for link in ["", "#", "#/", "#/explore", "#/explore/", "#/explore?"] {
            assert_eq!(parse(link), Link::default(), "{link}");
        }
        for view in View::ALL {
            let plain = format!("#/{}", view.name());
            assert_eq!((parse(&plain).route.to_string(), parse(&plain).dropped.len()), (plain, 0));
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_is_kept() {
        let told = |link: &str, route: &str, expected: &[(&str, &str, DropReason)]| {
            let link = parse(link);
            let told: Vec<(&str, &str, DropReason)> =
                link.dropped.iter().map(|Dropped { name, value, why }| (name.as_str(), value.as_str(), *why)).collect();
            assert_eq!((link.route.to_string().as_str(), told.as_slice()), (route, expected));
        };
        told(
            "#/nowhere?lens=xray&per=month&pay=84200&at=D4.&effective=2026-02-30",
            "#/explore?per=month",
            &[
                ("view", "nowhere", DropReason::View),
                ("lens", "xray", DropReason::Value),
                ("pay", "84200", DropReason::Name),
                ("at", "D4.", DropReason::Value),
                ("effective", "2026-02-30", DropReason::Value),
            ],
        );
        told(
            "#/compare?at=D1,D 2,D3.1,D4,D5,D6&lens=map",
            "#/compare?at=D1,D3.1,D4,D5",
            &[("at", "D 2", DropReason::Value), ("at", "D6", DropReason::TooMany), ("lens", "map", DropReason::Name)],
        );
        told(
            "#/path?from=D1&to=D2.&years=31&rise=0&step-since=yesterday&jumps=maybe",
            "#/path?from=D1",
            &[
                ("to", "D2.", DropReason::Value),
                ("years", "31", DropReason::Value),
                ("rise", "0", DropReason::Value),
                ("step-since", "yesterday", DropReason::Value),
                ("jumps", "maybe", DropReason::Value),
            ],
        );
    }

    #[test]
    fn a_plus_is_a_blank() {
        assert_eq!(parse("#/explore?region=New+York%2B").route.shown.region.as_deref(), Some("New York+"));
    }

    #[test]
    fn no_view_keeps_what_the_ladder_lacks() {
        let ladder = testing::ladders::bare(Vec::new());
        for view in View::ALL {
            let mut page = view.page_at("D4.2".parse().ok());
            assert_eq!((page.view(), view.page().is_begun()), (view, false));
            let (named, mut dropped) = (page.at().is_some(), Vec::new());
            page.settle(&ladder, &mut dropped);
            assert_eq!((dropped.len(), page), (usize::from(named), view.page()), "{view:?}");
        }
    }

    #[test]
    fn positions_are_steps_and_the_rest_refines() {
        let refines = |before: &str, after: &str| parse(after).route.refines(&parse(before).route);
        for (before, after) in [
            ("#/explore?at=D4.2", "#/explore?at=D4.2&per=month&sort=midpoint&rises=yes&track=dev&tracks=em"),
            ("#/compare?at=D4.2", "#/compare?at=D4.2&differs=yes&region=South"),
            ("#/path?from=D4.2", "#/path?from=D4.2&years=3&rise=2&jumps=no&level-since=2026-01-01"),
        ] {
            assert!(refines(before, after), "{before} to {after}");
        }
        for (before, after) in [
            ("#/explore?at=D4.2", "#/explore?at=D4.3"),
            ("#/explore?at=D4.2", "#/explore?at=D4.2&lens=steps"),
            ("#/explore?data=a", "#/explore?data=b"),
            ("#/explore", "#/path"),
            ("#/compare?at=D4.2", "#/compare?at=D4.2,D5.1"),
            ("#/path?from=D4.2", "#/path?from=D4.2&to=D5.1"),
        ] {
            assert!(!refines(before, after), "{before} to {after}");
        }
    }

    /// Reading is linear: a link of a megabyte takes milliseconds, also in a debug build.
    #[test]
    fn long_links_are_read_at_once() {
        let ladder = testing::ladders::bare(Vec::new());
        let started = std::time::Instant::now();
        for rest in ["region=", "at=D1.1,", "data=", "", "a&"] {
            let mut link = parse(&format!("#/compare?{}", rest.repeat(1 + 1_000_000 / rest.len().max(1)))).route;
            link.settle(&ladder, &mut Vec::new());
        }
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
