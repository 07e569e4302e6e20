//! Where each view of each dataset was left.

use crate::route::{Page, RouteLink, Shown, View};

/// The last link to each view of each dataset, the latest at the end.
#[derive(Clone, Debug, Default)]
pub struct Memory(Vec<RouteLink>);

impl Memory {
    /// Keeps where we are. A link that names no dataset is not kept.
    pub fn keep(&mut self, link: &RouteLink) {
        if link.data.is_some() {
            self.0.retain(|other| (&other.data, other.page.view()) != (&link.data, link.page.view()));
            self.0.push(link.clone());
        }
    }

    /// Forgets where the views of a dataset were left.
    pub fn forget(&mut self, data: &str) {
        self.0.retain(|link| link.data.as_deref() != Some(data));
    }

    /// The links to the views of a dataset, the latest first.
    fn of<'a, 'd>(&'a self, data: &'d str) -> impl Iterator<Item = &'a RouteLink> + use<'a, 'd> {
        self.0.iter().rev().filter(move |link| link.data.as_deref() == Some(data))
    }

    fn page<'a>(&'a self, data: &str, view: View) -> Option<&'a Page> {
        self.of(data).map(|link| &link.page).find(|page| page.view() == view && page.is_begun())
    }

    /// The way to a view of the same dataset and figures: as it was left, else at the position that matters here.
    pub fn way_to(&self, view: View, here: &RouteLink) -> RouteLink {
        let left = here.data.as_ref().and_then(|data| self.page(data, view));
        here.with(match left {
            _ if view == here.page.view() => here.page.clone(),
            Some(left) => left.clone(),
            None => view.page_at(here.page.at().cloned()),
        })
    }

    /// The way to another dataset in the same view: as it was left, else with what means the same there. The period goes along.
    pub fn way_to_dataset(&self, data: &str, here: &RouteLink) -> RouteLink {
        let page = self.page(data, here.page.view()).cloned().unwrap_or_else(|| here.page.elsewhere());
        let left = self.of(data).next().map(|link| link.shown.clone()).unwrap_or_default();
        RouteLink { data: Some(data.to_owned()), shown: Shown { per: here.shown.per.or(left.per), ..left }, page }
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::route::{RouteLink, View, parse};

    fn link(text: &str) -> RouteLink {
        parse(text).route
    }

    #[test]
    fn going_away_and_coming_back_loses_nothing() {
        let mut memory = Memory::default();
        let explore = link("#/explore?data=a&lens=bands&at=D4.2&tracks=dev&sort=midpoint&per=month&region=South&effective=2026-01-01");
        memory.keep(&explore);
        let compare = memory.way_to(View::Compare, &explore);
        assert_eq!(compare.to_string(), "#/compare?data=a&at=D4.2&per=month&region=South&effective=2026-01-01");
        let compare = link("#/compare?data=a&at=D5.1,EM5.1&differs=yes&per=hour&region=South&effective=2026-01-01");
        memory.keep(&compare);
        let back = memory.way_to(View::Explore, &compare);
        // The pay shown is the same in all views; everything else is as it was left.
        assert_eq!((back.page.clone(), back.shown.clone()), (explore.page.clone(), compare.shown.clone()));
        assert_eq!(memory.way_to(View::Compare, &back), compare);

        let other = memory.way_to_dataset("b", &explore);
        assert_eq!(other.to_string(), "#/explore?data=b&lens=bands&per=month");
        memory.keep(&explore);
        memory.keep(&other);
        assert_eq!(memory.way_to_dataset("a", &other), explore);
    }

    #[test]
    fn the_view_that_is_open_is_no_other_place() {
        let here = link("#/compare?data=a&at=D4.2");
        assert_eq!(Memory::default().way_to(View::Compare, &here), here);
    }

    #[test]
    fn a_view_left_with_nothing_chosen_begins_at_the_position_that_matters() {
        let mut memory = Memory::default();
        memory.keep(&link("#/compare?data=a"));
        assert_eq!(memory.way_to(View::Compare, &link("#/explore?data=a&at=D4.2")), link("#/compare?data=a&at=D4.2"));
    }
}
