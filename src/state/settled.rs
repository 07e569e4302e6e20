//! The link, settled once against the dataset: pages, notices and further links are made from nothing else.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::figures::Figures;
use super::shelf::{Open, Origin, Read};
use crate::browser::time;
use crate::route::{Dropped, Link, OfPage, RouteLink, Shown};

/// A link with everything in it that exists, and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Where we are. The dataset is named, so that the link means the same on another site.
    pub route: RouteLink,
    /// The dataset that is shown; nothing until the list of datasets is there.
    pub origin: Option<Origin>,
    /// What is known of that dataset; nothing before it was asked for.
    pub read: Option<Read>,
    /// What was left out.
    pub dropped: Vec<Dropped>,
    paid: Option<Paid>,
}

/// The pay shown, settled.
#[derive(Clone, Debug, PartialEq)]
struct Paid {
    /// The choices as the link has them.
    asked: Shown,
    figures: Figures,
    /// What was left out of the choices.
    lacking: Vec<Dropped>,
}

impl Settled {
    /// Settles a link that leads to a dataset, as far as these are there. The pay shown is taken over from the link settled `before` where
    /// nothing of it is chosen anew: another position looks through no table.
    pub fn of(link: Link, origin: Option<Origin>, read: Option<Read>, before: Option<&Self>) -> Self {
        Self::on(link, origin, read, before, time::today())
    }

    /// The same on any day, which is today.
    fn on(link: Link, origin: Option<Origin>, read: Option<Read>, before: Option<&Self>, today: NaiveDate) -> Self {
        let Link { mut route, mut dropped } = link;
        if let Some(origin) = &origin {
            let wanted = route.data.replace(origin.id().to_owned());
            dropped.extend(wanted.filter(|wanted| wanted != origin.id()).map(|wanted| Dropped::unknown("data", wanted)));
        }
        let paid = read.as_ref().and_then(Read::ready).map(|open: &Arc<Open>| {
            let same =
                before.and_then(|before| before.paid.as_ref()).filter(|paid| paid.asked == route.shown && paid.figures.open == *open);
            same.cloned().unwrap_or_else(|| {
                let (figures, lacking) = Figures::settle(open, &route.shown, today);
                Paid { asked: route.shown.clone(), figures, lacking }
            })
        });
        if let Some(Paid { figures, lacking, .. }) = &paid {
            dropped.extend_from_slice(lacking);
            route.shown = figures.shown.clone();
            route.settle(figures.ladder(), &mut dropped);
        }
        Self { route, origin, read, dropped, paid }
    }

    /// Whether the dataset that is shown was opened on this device.
    pub const fn is_own(&self) -> bool {
        matches!(self.origin, Some(Origin::Device(_)))
    }

    /// The dataset and the pay shown of it; nothing until it is there.
    pub fn figures(&self) -> Option<&Figures> {
        self.paid.as_ref().map(|paid| &paid.figures)
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
        Some(Self { figures: settled.figures()?.clone(), choices: T::of(&settled.route.page)?.clone() })
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
    use super::Settled;
    use crate::route::{Link, parse};
    use crate::state::shelf::{Origin, Read, read};
    use files::Source;

    fn cloud_team() -> Read {
        let file = |name| testing::hosted_file("cloud-team", name);
        let source = Source { ladder: file("ladder.json"), bands: Some(file("bands.csv")) };
        read(Origin::Hosted("cloud-team".to_owned()), source.into())
    }

    fn settled(link: &str) -> Settled {
        let origin = Origin::Hosted("cloud-team".to_owned());
        Settled::on(parse(link), Some(origin), Some(cloud_team()), None, testing::day("2026-11-21"))
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
            assert_eq!(once.figures().map(|figures| &figures.shown), Some(&once.route.shown));
            let again = settled(left);
            assert_eq!((again.route, again.dropped), (once.route, Vec::new()), "{link}");
        }
    }

    #[test]
    fn until_the_dataset_is_there_nothing_is_dropped() {
        let link = parse("#/compare?data=x&at=D4.2");
        let day = testing::day("2026-11-21");
        assert_eq!(Settled::on(link.clone(), None, None, None, day).route, link.route);
        let origin = Origin::Hosted("x".to_owned());
        assert_eq!(Settled::on(Link::default(), Some(origin), None, None, day).route.data.as_deref(), Some("x"));
    }

    #[test]
    fn the_pay_shown_is_settled_anew_only_where_it_is_chosen_anew() {
        let (day, origin, read) = (testing::day("2026-11-21"), Some(Origin::Hosted("cloud-team".to_owned())), Some(cloud_team()));
        let on = |link: &str, before: Option<&Settled>, day| Settled::on(parse(link), origin.clone(), read.clone(), before, day);
        let first = on("#/explore?at=D4.2", None, day);
        // On another day a table would be another one: what is taken over still says the first day.
        let later = testing::day("2027-11-21");
        let shows = |settled: &Settled| settled.figures().unwrap().day;
        assert_eq!(shows(&on("#/explore?at=D5.1", Some(&first), later)), day);
        assert_eq!(shows(&on("#/explore?at=D5.1&per=month", Some(&first), later)), later);
    }
}
