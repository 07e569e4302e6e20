//! Changing the offers: what is typed goes to the desk, what is chosen of the ladder into the link as well.

use leptos::prelude::*;

use super::scene::{Scene, usual_start};
use crate::browser::{focus, time};
use crate::route::{self, At, RouteLink, Shown};
use crate::state::nav::{Nav, nav};
use crate::state::offers::{Desk, Offers, offers};
use files::offers::{OffersFile, Texts};
use progression::offer::{Base, MOST, Offer};
use rules::dataset::Dataset;
use rules::id::Position;
use rules::money::Money;

/// Changes the offers of the dataset that is open.
#[derive(Clone, Copy)]
pub struct Editor {
    nav: Nav,
    offers: Offers,
    /// The offers as they stand; nothing while no level is chosen.
    pub scene: Memo<Option<Scene>>,
    dataset: StoredValue<String>,
}

/// How the link names an offer: by its step, and a figure by its level alone.
fn at(offer: &Offer) -> At {
    let step = match &offer.base {
        Base::Step(step) => Some(step.clone()),
        Base::Figure(_) => None,
    };
    At { level: offer.level.clone(), step }
}

impl Editor {
    pub fn new(scene: Memo<Option<Scene>>, dataset: String) -> Self {
        Self { nav: nav(), offers: offers(), scene, dataset: StoredValue::new(dataset) }
    }

    /// The offers as they stand, changed; then the link is that of the one shown.
    pub fn desk(self, change: impl FnOnce(&mut Desk)) {
        // While no level is chosen, what was prepared before is still there.
        let stored = || self.dataset.with_value(|dataset| untrack(|| self.offers.of(dataset)));
        let mut now = self.scene.with_untracked(|scene| scene.as_ref().map(|scene| scene.desk.clone())).unwrap_or_else(stored);
        change(&mut now);
        let (shown, place) = (now.offers.get(now.shown).cloned(), now.shown);
        self.offers.change(&self.dataset.get_value(), |desk| *desk = now);
        self.go(shown.as_ref(), place);
    }

    fn go(self, offer: Option<&Offer>, place: usize) {
        let here = self.nav.settled.get_untracked().route;
        let Some(choices) = <route::Offer as route::OfPage>::of(&here.page) else { return };
        let page = route::Offer { at: offer.map(at), scenario: u8::try_from(place).unwrap_or_default(), ..choices.clone() };
        let shown = offer.map_or_else(
            || here.shown.clone(),
            |offer| Shown {
                // Where the region is the usual one anyway, the link need not name it.
                region: Some(offer.region.clone()).filter(|region| here.shown.region.is_some() || *region != self.region()),
                effective: offer.table,
                ..here.shown.clone()
            },
        );
        self.nav.show(RouteLink { shown, ..here.with(page) });
    }

    fn region(self) -> String {
        self.scene.with_untracked(|scene| scene.as_ref().map(|scene| scene.figures.region.clone())).unwrap_or_default()
    }

    /// Changes the offer that is shown.
    pub fn change(self, change: impl FnOnce(&mut Offer)) {
        self.desk(|desk| {
            if let Some(offer) = desk.offers.get_mut(desk.shown) {
                change(offer);
            }
        });
    }

    /// Changes the texts around the figures. They do not touch the offer, so the link stays.
    pub fn texts(self, change: impl FnOnce(&mut Texts)) {
        self.desk(|desk| change(&mut desk.texts));
    }

    /// Begins with a position, or with a figure in its level.
    pub fn begin(self, at: &Position, figure: Option<Money>, region: &str) {
        let mut offer = Offer::of(at.clone(), region.to_owned(), usual_start(time::today()));
        offer.base = figure.map_or(offer.base, Base::Figure);
        // What was prepared before stays beside it, as long as there is room.
        self.desk(|desk| if desk.offers.len() < MOST { desk.add(offer) } else { desk.put(offer) });
        focus::soon("h1".to_owned());
    }

    /// Shows another one.
    pub fn show(self, place: usize) {
        self.desk(|desk| desk.shown = place);
    }

    /// Adds a copy of the one that is shown, as long as there is room; it is shown then.
    pub fn add(self) {
        self.desk(|desk| {
            if let Some(offer) = desk.offers.get(desk.shown).filter(|_| desk.offers.len() < MOST).cloned() {
                desk.add(Offer { reason: String::new(), ..offer });
            }
        });
        // The button goes where there is no more room.
        focus::soon("input[name=figure]".to_owned());
    }

    /// Takes away the one that is shown.
    pub fn remove(self) {
        self.desk(Desk::remove);
        focus::soon("h1".to_owned());
    }

    /// How many are prepared.
    pub fn prepared(self) -> usize {
        self.dataset.with_value(|dataset| self.offers.of(dataset).offers.len())
    }

    /// Takes away all of it, the texts too.
    pub fn clear(self) {
        self.desk(|desk| *desk = Desk::default());
        focus::soon("h1".to_owned());
    }

    /// Puts the offers of a file in the place of all; a template only brings its texts.
    pub fn open(self, mut file: OffersFile, dataset: &Dataset) {
        // A day on which no table begins means the table in force then.
        for offer in &mut file.offers {
            offer.table = offer.table.and_then(|_| offer.in_force(dataset).effective());
        }
        self.desk(|desk| {
            desk.texts = file.texts;
            if !file.offers.is_empty() {
                (desk.offers, desk.chosen) = (file.offers, file.chosen);
                desk.shown = desk.chosen.unwrap_or_default();
            }
        });
        focus::soon("h1".to_owned());
    }
}
