//! The link, settled once against the dataset: pages, notices and further links are made from nothing else.

use leptos::prelude::*;

use super::figures::Figures;
use crate::route::{Dropped, Link, OfPage, RouteLink};

/// A link with everything in it that exists, and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Where we are. The dataset is named, so that the link means the same on another site.
    pub route: RouteLink,
    /// The dataset and the pay shown of it; nothing until it is there.
    pub figures: Option<Figures>,
    /// What was left out.
    pub dropped: Vec<Dropped>,
}

/// The pay shown, settled: the figures, and what was left out.
pub type Paid = (Figures, Vec<Dropped>);

impl Settled {
    /// Settles a link. `data` is the dataset that is shown, once it is known which; `paid` its figures, once it is there.
    pub fn of(link: Link, data: Option<&str>, paid: Option<&Paid>) -> Self {
        let Link { mut route, mut dropped } = link;
        if let Some(data) = data {
            let wanted = route.data.replace(data.to_owned());
            dropped.extend(wanted.filter(|wanted| wanted != data).map(|wanted| Dropped::unknown("data", wanted)));
        }
        if let Some((figures, lacking)) = paid {
            dropped.extend_from_slice(lacking);
            route.shown = figures.shown.clone();
            route.settle(figures.ladder(), &mut dropped);
        }
        Self { route, figures: paid.map(|(figures, _)| figures.clone()), dropped }
    }
}

/// What a page shows: its dataset with the pay shown of it, and its own choices, settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Here<T> {
    /// The dataset and the pay shown of it.
    pub figures: Figures,
    /// The choices.
    pub choices: T,
}

impl<T: OfPage> Here<T> {
    fn of(settled: &Settled) -> Option<Self> {
        Some(Self { figures: settled.figures.clone()?, choices: T::of(&settled.route.page)?.clone() })
    }
}

/// What a page of a dataset shows as long as it is the page of that dataset; then, until it goes, what it showed last. Nothing where
/// the link names another page, or no dataset is there.
pub fn here<T: OfPage + Send + Sync + 'static>(settled: Memo<Settled>) -> Option<Memo<Here<T>>> {
    let first = settled.with_untracked(Here::of)?;
    Some(Memo::new(move |before: Option<&Here<T>>| {
        let now = settled.with(Here::of).filter(|now: &Here<T>| now.figures.open == first.figures.open);
        now.unwrap_or_else(|| before.unwrap_or(&first).clone())
    }))
}

/// What a page that needs no dataset shows as long as it is the page that the link names; then, until it goes, what it showed last.
pub fn choices<T: OfPage + Send + Sync + 'static>(settled: Memo<Settled>) -> Memo<T> {
    Memo::new(move |before: Option<&T>| {
        let now = settled.with(|settled| T::of(&settled.route.page).cloned());
        now.or_else(|| before.cloned()).unwrap_or_default()
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use super::Settled;
    use crate::route::{Link, parse};
    use crate::state::figures::Figures;
    use crate::state::shelf::{Open, Origin, read};
    use files::Source;

    fn open() -> Arc<Open> {
        let file = |name| testing::hosted_file("cloud-team", name);
        let source = Source { ladder: file("ladder.json"), bands: Some(file("bands.csv")) };
        read(Origin::Hosted("cloud-team".to_owned()), source).ready().unwrap().clone()
    }

    fn settled(link: &str) -> Settled {
        let link = parse(link);
        let paid = Figures::settle_on(&open(), &link.route.shown, testing::day("2026-11-21"));
        Settled::of(link, Some("cloud-team"), Some(&paid))
    }

    #[test]
    fn what_was_dropped_is_told_once_and_never_comes_back() {
        for (link, left, told) in [
            ("#/explore", "#/explore?data=cloud-team", &[] as &[&str]),
            ("#/explore?data=gone&at=X1.1&lens=bands", "#/explore?data=cloud-team&lens=bands", &["gone", "X1.1"]),
            ("#/compare?at=D5,D9.1,EM5.2&effective=1999-01-01", "#/compare?data=cloud-team&at=D5.1,EM5.2", &["1999-01-01", "D9.1"]),
            ("#/path?from=D4.2&to=D9&region=Atlantis&per=month", "#/path?data=cloud-team&from=D4.2&per=month", &["Atlantis", "D9"]),
            ("#/explore?tracks=em,dev,ops&track=ops", "#/explore?data=cloud-team", &["ops", "ops"]),
            ("#/explore?tracks=em,em", "#/explore?data=cloud-team&tracks=em", &[]),
        ] {
            let once = settled(link);
            let values: Vec<&str> = once.dropped.iter().map(|dropped| dropped.value.as_str()).collect();
            assert_eq!((once.route.to_string().as_str(), values.as_slice()), (left, told), "{link}");
            assert_eq!(once.figures.as_ref().map(|figures| &figures.shown), Some(&once.route.shown));
            let again = settled(left);
            assert_eq!((again.route, again.dropped), (once.route, Vec::new()), "{link}");
        }
    }

    #[test]
    fn until_the_dataset_is_there_nothing_is_dropped() {
        let link = parse("#/compare?data=x&at=D4.2");
        assert_eq!(Settled::of(link.clone(), None, None).route, link.route);
        assert_eq!(Settled::of(Link::default(), Some("x"), None).route.data.as_deref(), Some("x"));
    }
}
