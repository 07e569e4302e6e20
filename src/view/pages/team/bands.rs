//! People on the bands of their levels: a dot each, which leads to the person.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::panel;
use super::person::Desk;
use super::scene::{Costs, LOCALE, Members};
use crate::browser::{focus, pointer};
use crate::chart::scale::Scale;
use crate::markup::Markup;
use crate::route::{At, Explore, Page};
use crate::view::parts::band_bar::{marks, path, x};
use crate::view::parts::html::html;
use crate::view::parts::hue::hue;
use progression::roster::each;
use rules::id::LevelId;
use rules::ladder::TrackLevel;
use rules::money::Money;
use rules::pay::{Band, Circle};
use words::Format;

/// How far from a dot a press still means it, as a share of the width.
const NEAR: f64 = 0.02;
/// Of so many people at most each is named; the table of people has all of them.
const NAMED: usize = 50;

/// Somebody on a band.
struct Placed {
    /// The place in the roster.
    of: usize,
    paid: Money,
    band: Band,
}

/// The people of a level.
struct OnBand<'a> {
    found: TrackLevel<'a>,
    people: Vec<Placed>,
}

impl OnBand<'_> {
    fn lowest(&self) -> Option<Money> {
        self.people.iter().map(|person| person.paid).min_by_key(|paid| paid.minor())
    }

    fn circled(&self, side: Circle) -> usize {
        self.people.iter().filter(|person| person.band.circle(person.paid) == Some(side)).count()
    }

    /// What is to be looked at, in words: somebody alone in the level, and those who are paid as much as somebody of the next level.
    fn notes(&self, levels: &[Self]) -> Vec<String> {
        let alone = (self.people.len() == 1).then(|| words::team::ALONE.to_owned());
        let next = self.found.track.promotions(self.found.level).first().and_then(|next| self.found.track.levels.get(*next));
        let level_with = next.and_then(|next| {
            let lowest = levels.iter().find(|level| level.found.level.id == next.id)?.lowest()?;
            let alike = |person: &&Placed| person.paid.currency() == lowest.currency() && person.paid >= lowest;
            let count = self.people.iter().filter(alike).count();
            (count > 0).then(|| words::team::level_with(count, &next.id))
        });
        alone.into_iter().chain(level_with).collect()
    }
}

/// One scale for all bands and all people.
fn scale(levels: &[OnBand<'_>]) -> Scale {
    let ends = |Placed { paid, band, .. }: &Placed| [paid.minor(), band.min().minor(), band.max().minor()];
    Scale::around(levels.iter().flat_map(|level| level.people.iter().flat_map(ends)), 5)
}

impl Members {
    /// The people of each level who have a band, from the highest rank down.
    fn on_bands(&self) -> Vec<OnBand<'_>> {
        let mut people: BTreeMap<&LevelId, Vec<Placed>> = BTreeMap::new();
        for (of, entry, stands) in each(self.here(), |entry| self.in_band(entry)) {
            if let Some((paid, band)) = stands {
                people.entry(&entry.at.level).or_default().push(Placed { of, paid, band });
            }
        }
        let ladder = self.figures.ladder();
        let mut levels: Vec<_> =
            ladder.levels().filter_map(|found| Some(OnBand { found, people: people.remove(&found.level.id)? })).collect();
        levels.sort_by_key(|level| Reverse(level.found.level.rank));
        levels
    }

    /// The people at the dot of a level's band that is nearest to a place on it, and what they are paid; none where no dot is near.
    fn near(&self, level: &str, share: f64) -> Option<Group> {
        let levels = self.on_bands();
        let scale = scale(&levels);
        let own = levels.iter().find(|own| own.found.level.id.as_str() == level)?;
        let far = |person: &Placed| (scale.place(person.paid.minor()) - share).abs();
        let nearest = own.people.iter().min_by(|one, other| far(one).total_cmp(&far(other))).filter(|person| far(person) <= NEAR)?;
        let at = x(scale.place(nearest.paid.minor()));
        let people = own.people.iter().filter(|person| x(scale.place(person.paid.minor())) == at).map(|person| person.of).collect();
        Some(Group { level: own.found.level.id.clone(), paid: Some(nearest.paid), people })
    }

    /// All people of a level who have a band.
    fn in_level(&self, level: &str) -> Option<Group> {
        let own = self.on_bands().into_iter().find(|own| own.found.level.id.as_str() == level)?;
        Some(Group { level: own.found.level.id.clone(), paid: None, people: own.people.iter().map(|person| person.of).collect() })
    }

    /// Each level with people: its band on one scale, and a dot for each person.
    fn bands(&self) -> Markup {
        let levels = self.on_bands();
        let scale = scale(&levels);
        let sum = |of: &dyn Fn(&OnBand<'_>) -> usize| levels.iter().map(of).sum::<usize>();
        let all = sum(&|level| level.people.len());
        let (above, below) = (sum(&|level| level.circled(Circle::Red)), sum(&|level| level.circled(Circle::Green)));
        let mut out = Markup::of("<h2>People on bands</h2><p class=\"sub\">");
        out.text(words::team::on_bands(all - above - below, above, below, self.here().count() - all));
        out.html("</p><table class=\"on-bands\"><thead><tr><th scope=\"col\">Level</th><th scope=\"col\">Band</th><th scope=\"col\" class=\"num\">People</th></tr></thead><tbody>");
        for level in &levels {
            self.band(&mut out, level, &levels, &scale);
        }
        out.html("</tbody></table>");
        out
    }

    fn band(&self, out: &mut Markup, own: &OnBand<'_>, levels: &[OnBand<'_>], scale: &Scale) {
        let level = own.found.level;
        let Some(at) = level.steps.first().map(|step| level.at(step)) else { return };
        let link = self.figures.link(Page::Explore(Explore { at: Some(At::from(&at)), ..Explore::default() }));
        out.html("<tr class=\"").html(hue(self.figures.track_of(&at))).html("\"><th scope=\"row\"><a class=\"code\" href=\"");
        out.text(link).html("\">").text(&level.id).html("</a> <span class=\"title\">").text(&level.title).html("</span>");
        for note in own.notes(levels) {
            out.html("<small>").text(note).html("</small>");
        }
        out.html("</th><td class=\"bar\">");
        let bands: BTreeMap<(i64, i64), Band> =
            own.people.iter().map(|person| ((person.band.min().minor(), person.band.max().minor()), person.band)).collect();
        let range = |band: &Band| {
            let ends = [band.min(), band.max()].map(|end| self.year(end.into()).map(|end| LOCALE.money(end)));
            Some(words::team::range(ends[0].as_deref()?, ends[1].as_deref()?))
        };
        out.html("<span class=\"hidden\">").text(words::counts::list(&bands.values().filter_map(range).collect::<Vec<_>>()));
        out.html("</span><svg class=\"band\" data-band=\"").text(&level.id);
        out.html("\" viewBox=\"0 0 10000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        path(out, "rail", "M0 8H10000");
        let place = |amount: Money| x(scale.place(amount.minor()));
        for band in bands.values() {
            path(out, "range", &format!("M{} 8H{}", place(band.min()), place(band.max()).max(place(band.min()) + 1)));
        }
        let dots = |inside: bool| {
            let there = own.people.iter().filter(|person| person.band.circle(person.paid).is_none() == inside);
            // People who are paid the same are one dot: of thousands few are left.
            marks(there.map(|person| place(person.paid)).collect::<BTreeSet<_>>(), "8h1")
        };
        for (class, dots) in [("person edge", dots(true)), ("person", dots(true)), ("person out", dots(false))] {
            path(out, class, &dots);
        }
        let count = own.people.len();
        out.html("</svg></td><td class=\"num\"><button type=\"button\" class=\"link\" data-level=\"").text(&level.id);
        out.html("\" aria-label=\"").text(words::team::who_is_in(count, &level.id)).html("\">").text(count).html("</button></td></tr>");
    }
}

/// People who are found together: at one dot, or in one level.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    level: LevelId,
    /// What all of them are paid, where they are at one dot.
    paid: Option<Money>,
    /// Their places in the roster.
    pub people: Vec<usize>,
}

impl Costs {
    /// The people of a group by their names, each leading to the person.
    fn group(&self, group: &Group) -> Markup {
        let paid = group.paid.and_then(|paid| self.members.year(paid.into())).map(|paid| LOCALE.money(paid));
        let mut out = Markup::of("<h3>");
        out.text(words::team::together(group.people.len(), &group.level, paid.as_deref())).html("</h3><ul class=\"bare\">");
        for of in group.people.iter().take(NAMED) {
            let at = self.members.roster.entries.get(*of).map(|entry| entry.at.to_string()).unwrap_or_default();
            out.html("<li><button type=\"button\" class=\"link\" data-plan=\"").text(of).html("\">").text(self.name(*of));
            out.html("</button> <span class=\"code\">").text(at).html("</span></li>");
        }
        if group.people.len() > NAMED {
            out.html("<li>").text(words::team::others_listed(group.people.len() - NAMED)).html("</li>");
        }
        out.html("</ul>");
        out
    }
}

/// The panel. A press on a dot leads to the person, or to those who are paid the same; one on a number to all of a level. The keyboard has the
/// numbers, and the table of people.
pub(super) fn people_on_bands(members: &Members, desk: Desk) -> AnyView {
    let own = members.clone();
    let pressed = move |event: leptos::ev::MouseEvent| {
        let group = match focus::mark(&event, "data-level") {
            Some(level) => own.in_level(&level),
            None => focus::mark(&event, "data-band")
                .zip(pointer::across_marked(&event, "data-band"))
                .and_then(|(level, at)| own.near(&level, at)),
        };
        match group.as_ref().map(|group| group.people.as_slice()) {
            Some([only]) => desk.open(*only),
            Some(_) => desk.find(group),
            None => {
                if let Some(place) = focus::mark(&event, "data-plan").and_then(|place| place.parse().ok()) {
                    desk.open(place);
                }
            }
        }
    };
    let found = move || {
        let inside = desk.with_found(Costs::group)?;
        Some(view! { <div class="found" {..html(inside)}></div> }.into_any())
    };
    let drawn = members.bands();
    view! { <div class="panel standing" on:click=pressed>{panel("", drawn)}{found}</div> }.into_any()
}
