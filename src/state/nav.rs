//! Where we are, and how we go from there.

use leptos::prelude::*;

use super::library::Library;
use super::memory::Memory;
use super::settled::Settled;
use super::shelf::Origin;
use crate::browser::{focus, link};
use crate::route::{self, Link, OfPage, RouteLink, Shown, View};

/// Where we are. Its signals live as long as the page does.
#[derive(Clone, Copy, Debug)]
pub struct Nav {
    /// What the address says.
    link: RwSignal<Link>,
    /// The link, settled.
    pub settled: Memo<Settled>,
    memory: StoredValue<Memory>,
    /// The view drawn last, and whether whatever is drawn next takes the focus.
    drawn: StoredValue<(Option<View>, bool)>,
}

impl Nav {
    /// Starts from the address and follows it; the library is asked for what it names.
    pub fn start(library: Library) -> Self {
        let link = RwSignal::new(route::parse(&link::current()));
        link::listen(move |fragment| {
            let now = route::parse(&fragment);
            link.maybe_update(|link| {
                let other = *link != now;
                *link = now;
                other
            });
        });
        let settled = Memo::new(move |before: Option<&Settled>| {
            let link = link.get();
            let origin = library.origin(link.route.data.as_deref());
            let read = origin.as_ref().and_then(|origin| library.read(origin));
            Settled::of(link, origin, read, before)
        });
        let memory = StoredValue::new(Memory::default());
        Effect::new(move |before: Option<Option<Origin>>| {
            let origin = settled.with(|settled| {
                memory.update_value(|memory| memory.keep(&settled.route));
                settled.origin.clone()
            });
            if let Some(origin) = &origin
                && before.flatten().as_ref() != Some(origin)
            {
                library.want(origin.clone());
            }
            origin
        });
        Self { link, settled, memory, drawn: StoredValue::new((None, false)) }
    }

    /// The view that the link names.
    pub fn view(self) -> View {
        self.settled.with(|settled| settled.route.page.view())
    }

    /// The link to a view of the same dataset and figures: as it was left, else at the position that matters here.
    pub fn way_to(self, view: View) -> String {
        self.settled.with(|settled| self.memory.with_value(|memory| memory.way_to(view, &settled.route).to_string()))
    }

    /// Goes to another dataset in the same view.
    pub fn choose_dataset(self, id: &str) {
        let here = self.settled.get_untracked().route;
        self.show(self.memory.with_value(|memory| memory.way_to_dataset(id, &here)));
    }

    /// Forgets where the views of a dataset were left.
    pub fn forget(self, data: &str) {
        self.memory.update_value(|memory| memory.forget(data));
    }

    /// Changes the choices of the view that is open.
    pub fn change<T: OfPage>(self, change: impl FnOnce(&mut T)) {
        let route = self.settled.get_untracked().route;
        if let Some(choices) = T::of(&route.page) {
            let mut choices = choices.clone();
            change(&mut choices);
            self.show(route.with(choices));
        }
    }

    /// Changes which pay is shown.
    pub fn change_pay(self, change: impl FnOnce(&mut Shown)) {
        let mut route = self.settled.get_untracked().route;
        change(&mut route.shown);
        self.show(route);
    }

    /// Goes to a link: views, datasets and positions are steps in the browser's history, refinements take the place of the last one.
    /// A link that says what the page already shows does nothing.
    pub fn show(self, route: RouteLink) {
        let before = self.settled.get_untracked();
        if route == before.route && before.dropped.is_empty() {
            return;
        }
        let fragment = route.to_string();
        if route.refines(&before.route) {
            link::replace(&fragment);
        } else {
            link::push(&fragment);
        }
        self.link.set(Link { route, dropped: Vec::new() });
    }

    /// A view has been drawn: after a change of view the focus goes to its heading.
    pub fn arrived(self, view: View) {
        let (before, lost) = self.drawn.get_value();
        self.drawn.set_value((Some(view), false));
        if lost || before.is_some_and(|before| before != view) {
            focus::soon("h1".to_owned());
        }
    }

    /// What has the focus is about to go: what is drawn next takes it.
    pub fn lose_focus(self) {
        self.drawn.update_value(|drawn| drawn.1 = true);
    }
}

/// Where we are, from anywhere below [`crate::app::App`].
pub fn nav() -> Nav {
    expect_context()
}
