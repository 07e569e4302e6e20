//! Offers that are prepared: on this device, for as long as the page is, and nowhere else.

use std::collections::BTreeMap;

use leptos::prelude::*;

use files::offers::Texts;
use progression::offer::Offer;

/// The offers of a dataset that stand side by side, and the texts of their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// The offers, at most [`progression::offer::MOST`].
    pub offers: Vec<Offer>,
    /// The place of the one that is shown.
    pub shown: usize,
    /// The place of the one that was chosen.
    pub chosen: Option<usize>,
    /// The texts around the figures of a letter.
    pub texts: Texts,
    /// The label of the group that a gap is taken against, where one was chosen.
    pub reference: Option<String>,
}

impl Desk {
    /// Puts an offer in the place of the one that is shown.
    pub fn put(&mut self, offer: Offer) {
        if let Some(shown) = self.offers.get_mut(self.shown) {
            *shown = offer;
        } else {
            self.add(offer);
        }
    }

    /// Adds an offer, which is shown from now on.
    pub fn add(&mut self, offer: Offer) {
        self.shown = self.offers.len();
        self.offers.push(offer);
    }

    /// Takes away the one that is shown; the one before it is shown then.
    pub fn remove(&mut self) {
        if self.shown < self.offers.len() {
            self.offers.remove(self.shown);
        }
        self.chosen = self.chosen.filter(|chosen| *chosen != self.shown).map(|chosen| chosen - usize::from(chosen > self.shown));
        self.shown = self.shown.saturating_sub(1);
    }
}

/// The offers of each dataset, by the dataset's id. They are in no link and in no storage, and go with the page.
#[derive(Clone, Copy, Debug)]
pub struct Offers(RwSignal<BTreeMap<String, Desk>>);

impl Offers {
    /// None is prepared.
    pub fn start() -> Self {
        Self(RwSignal::default())
    }

    /// The offers of a dataset.
    pub fn of(self, dataset: &str) -> Desk {
        self.0.with(|desks| desks.get(dataset).cloned()).unwrap_or_default()
    }

    /// Forgets the offers of a dataset.
    pub fn forget(self, dataset: &str) {
        self.0.update(|desks| drop(desks.remove(dataset)));
    }

    /// Changes the offers of a dataset.
    pub fn change(self, dataset: &str, change: impl FnOnce(&mut Desk)) {
        self.0.update(|desks| change(desks.entry(dataset.to_owned()).or_default()));
    }
}

/// The offers, from anywhere below [`crate::app::App`].
pub fn offers() -> Offers {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::Desk;
    use progression::offer::Offer;

    fn offer(at: &str) -> Offer {
        let position = at.parse().unwrap_or_else(|_| unreachable!());
        Offer::of(position, String::new(), testing::day("2027-01-01"))
    }

    fn levels(desk: &Desk) -> Vec<&str> {
        desk.offers.iter().map(|offer| offer.level.as_str()).collect()
    }

    #[test]
    fn the_one_shown_is_changed_added_beside_and_taken_away() {
        let mut desk = Desk::default();
        desk.put(offer("A.1"));
        desk.put(offer("B.1"));
        assert_eq!((levels(&desk), desk.shown), (vec!["B"], 0));
        desk.add(offer("C.1"));
        desk.add(offer("D.1"));
        assert_eq!((levels(&desk), desk.shown), (vec!["B", "C", "D"], 2));
        desk.chosen = Some(2);
        desk.shown = 0;
        desk.remove();
        assert_eq!((levels(&desk), desk.shown, desk.chosen), (vec!["C", "D"], 0, Some(1)));
        desk.shown = 1;
        desk.remove();
        assert_eq!((levels(&desk), desk.shown, desk.chosen), (vec!["C"], 0, None));
        desk.remove();
        desk.remove();
        assert_eq!((levels(&desk), desk.shown), (Vec::<&str>::new(), 0));
    }
}
