//! The panel on the page: what answers the choice at once, what is read on after the paint.

use std::sync::Arc;

use super::super::scene::ExploreScene;
use super::OpenPosition;
use crate::browser::focus;
use crate::browser::html::Spot;
use crate::browser::turns::Turns;
use crate::markup::Markup;
use crate::route::{At, View};
use crate::state::figures::Figures;
use crate::state::shelf::Open;
use crate::view::parts::asks::Asks;
use crate::view::parts::copy_link::COPY_LINK;
use crate::view::parts::hue::hue;
use crate::view::parts::long_list::LongList;
use crate::view::parts::source::source_words;
use crate::view::parts::text::paragraph;
use rules::id::{LevelId, Position};

/// The panel and what is in it.
pub(super) struct Panel {
    root: Spot,
    /// Whose level is told below the answer: another step or another period leaves that as it is.
    told: Option<(Arc<Open>, LevelId)>,
    /// What comes after the paint.
    under_way: Option<Turns>,
}

impl Panel {
    /// Nothing in it yet.
    pub(super) fn of(root: Spot) -> Self {
        root.fill(&Markup::of("<div></div><div></div><div></div>"));
        Self { root, told: None, under_way: None }
    }

    /// Shows a position, or the ladder while none is open.
    pub(super) fn show(&mut self, figures: &Figures, at: Option<&Position>, links: &ExploreScene) {
        let [Some(answer), Some(level), Some(foot)] = [0, 1, 2].map(|place| self.root.child(place)) else { return };
        let here = at.and_then(|at| OpenPosition::of(figures, at));
        let (class, label) = match &here {
            Some(here) => (["detail ", hue(figures.track_of(&here.at()))].concat(), format!("{} {}", here.at(), here.found.level.title)),
            None => ("detail about".to_owned(), "About this ladder".to_owned()),
        };
        self.root.set("class", Some(&class));
        self.root.set("aria-label", Some(&label));
        // A link that has the focus gives it to the one in its place.
        let step = focus::attribute("data-step");
        answer.fill(&here.as_ref().map_or_else(|| about(figures), |here| here.answer(links)));
        if let Some(step) = step {
            focus::soon(format!("[data-step=\"{step}\"]"));
        }
        let now = here.as_ref().map(|here| (figures.open.clone(), here.found.level.id.clone()));
        let same = matches!((&self.told, &now), (Some((own, level)), Some((open, other))) if Arc::ptr_eq(own, open) && level == other);
        self.told = now;
        if same {
            // What is under way goes on: it is of the same level.
            foot.fill(&here.as_ref().map(OpenPosition::foot).unwrap_or_default());
            return;
        }
        self.under_way = None;
        let Some(here) = here else {
            level.fill(&Markup::default());
            foot.fill(&source(figures));
            return;
        };
        for place in [&level, &foot] {
            place.fill(&Markup::default());
        }
        let (figures, at) = (figures.clone(), here.at());
        let mut lists = None;
        self.under_way = Some(Turns::start(move || {
            let lists = lists.get_or_insert_with(|| {
                let Some(here) = OpenPosition::of(&figures, &at) else { return Vec::new() };
                let (told, rest) = here.level();
                level.fill(&told);
                // Another step may have been opened meanwhile, and has its foot.
                if foot.child(0).is_none() {
                    foot.fill(&here.foot());
                }
                level.all(LongList::PLACE).into_iter().zip(rest).collect()
            });
            if let Some((place, list)) = lists.last_mut()
                && !list.turn(place)
            {
                lists.pop();
            }
            !lists.is_empty()
        }));
    }
}

impl OpenPosition<'_> {
    /// Which position it is, what it pays, and the steps of its level.
    fn answer(&self, links: &ExploreScene) -> Markup {
        let level = self.found.level;
        let mut out = Markup::of("<div class=\"dtop\"><h2><span class=\"code big\">");
        out.text(self.at()).html("</span> ").text(&level.title).html("</h2><a class=\"button icon\" href=\"").text(links.link(None));
        out.html("\" data-close aria-label=\"Close the position\">✕</a></div><p class=\"sub\">").text(&self.found.track.name);
        if let Some(scope) = self.figures.ladder().scope(level.rank) {
            out.html(" · Owns: ").text(scope);
        }
        out.html("</p>");
        self.paid(&mut out);
        paragraph(&mut out, "", &level.about);
        self.steps(&mut out, links);
        out
    }

    /// What the level asks, and the lists in it that have more lines.
    fn level(&self) -> (Markup, Vec<LongList>) {
        let mut out = Markup::default();
        let asks = Asks { ladder: self.figures.ladder(), found: self.found };
        asks.axes(&mut out);
        let rest = asks.expectations(&mut out);
        asks.roles(&mut out);
        asks.lacks(&mut out);
        (out, rest)
    }

    /// Where one goes from here, and where the figures come from.
    fn foot(&self) -> Markup {
        let way = |view: View| self.figures.link(view.page_at(Some(At::from(&self.at()))));
        let mut out = Markup::of("<div class=\"acts\"><a class=\"button primary\" href=\"");
        out.text(way(View::Compare)).html("\">Compare</a><a class=\"button\" href=\"").text(way(View::Path));
        out.html("\">Plan a path from here</a><button type=\"button\" data-take=\"link\">").html(COPY_LINK).html("</button></div>");
        out.add(&source(self.figures));
        out
    }
}

fn source(figures: &Figures) -> Markup {
    let mut out = Markup::of("<p class=\"source\">");
    out.add(&source_words(figures)).html("</p>");
    out
}

/// What stands there while no position is open.
fn about(figures: &Figures) -> Markup {
    let ladder = figures.ladder();
    let mut out = Markup::of("<h2>About this ladder</h2>");
    paragraph(&mut out, "", &ladder.about);
    paragraph(&mut out, "sub", "Choose a level to see its pay, its steps and what it asks.");
    out.html("<dl>");
    let mut term = |class: &'static str, name: &str, kind: &'static str, about: &str| {
        out.html("<dt class=\"").html(class).html("\">").text(name).html(kind).html("</dt><dd>").text(about).html("</dd>");
    };
    for (index, track) in ladder.tracks.iter().enumerate().filter(|(_, track)| !track.about.is_empty()) {
        term(hue(index), &track.name, "", &track.about);
    }
    for role in &ladder.roles {
        term("role", &role.name, " (a role)", &role.about);
    }
    out.html("</dl>");
    out
}
