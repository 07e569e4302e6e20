//! The people: where they stand in their bands, what is next for each, and what falls due in which month.

use super::scene::{Costs, LOCALE, Members};
use crate::markup::Markup;
use crate::route::{At, Choices, Compare, Offer, Page, Path, RouteLink, Shown};
use crate::view::parts::hue::hue;
use progression::roster::Entry;
use rules::money::Money;
use rules::pay::{Band, Circle};
use words::Format;
use words::team::{Due, around, change, place, why};

impl Members {
    /// The pay of somebody at full hours today, in the unit of the files, and the band of the level.
    pub(super) fn in_band(&self, entry: &Entry) -> Option<(Money, Band)> {
        let pay = self.figures.open.dataset.tables.in_force(&entry.region, self.today);
        Some((self.at_full_hours(entry)?, pay.band(&entry.at.level)?))
    }

    /// The pay of somebody at full hours today, in the unit of the files.
    pub(super) fn at_full_hours(&self, entry: &Entry) -> Option<Money> {
        entry.at_full_hours(&self.figures.open.dataset, self.today)
    }

    fn circle(&self, entry: &Entry) -> Option<Circle> {
        let (paid, band) = self.in_band(entry)?;
        band.circle(paid)
    }

    /// Where somebody stands in their band, in words.
    fn stands(&self, entry: &Entry) -> Option<String> {
        let (paid, band) = self.in_band(entry)?;
        Some(place(paid, band, |amount| self.year(amount.into()), &LOCALE))
    }

    /// The link to a view with the pay of a person's region.
    fn link(&self, entry: &Entry, page: Page) -> String {
        let figures = &self.figures;
        let region = Some(entry.region.clone()).filter(|region| !region.is_empty());
        RouteLink { data: Some(figures.open.origin.id().to_owned()), shown: Shown { region, ..figures.shown.clone() }, page }.to_string()
    }

    /// How far somebody is paid outside of their band; nothing within it.
    pub(super) fn outside(&self, of: usize) -> Option<String> {
        let entry = self.roster.entries.get(of)?;
        self.circle(entry)?;
        self.stands(entry)
    }
}

impl Costs {
    /// So many people, each in a row: position, pay, place in the band, what is next and what it costs, and where to go on.
    pub(super) fn people(&self, rows: usize) -> Markup {
        let scene = &self.scene;
        let mut out = Markup::of(
            "<caption>People</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Position</th><th scope=\"col\" class=\"num\">Pay a year</th><th scope=\"col\" class=\"num\">In the band</th><th scope=\"col\">Next</th><th scope=\"col\" class=\"num\">Costs a year</th><th scope=\"col\">Go on</th></tr></thead><tbody>",
        );
        for (of, entry) in self.members.roster.entries.iter().enumerate().take(rows) {
            out.html("<tr class=\"").html(hue(scene.figures.track_of(&entry.at))).html("\"><th scope=\"row\">").text(self.name(of));
            if self.plans.contains_key(&of) {
                out.html(" <span class=\"chip\">own plan</span>");
            }
            out.html("</th><td><span class=\"code\">").text(&entry.at);
            out.html("</span></td><td class=\"num\">");
            out.text(self.told_pay(self.plain.all.cost.paid_on(of, scene.today)));
            if entry.hours < rules::hours::Hours::FULL {
                out.html("<small> ").text(words::team::part_time(entry.hours, &LOCALE)).html("</small>");
            }
            let outside = self.members.circle(entry).is_some();
            out.html(if outside { "</td><td class=\"num loss\">" } else { "</td><td class=\"num\">" })
                .text(self.members.stands(entry).unwrap_or_default())
                .html("</td><td>");
            match self.next(of) {
                Some(event) => {
                    let (what, needs) = around(event);
                    out.text(LOCALE.day(event.day)).html(": ").html(what).html(" to <span class=\"code\">").text(&event.at);
                    let by = self.plain.all.cost.change(of, event).and_then(|by| scene.year(by));
                    out.html("</span>").html(needs).html("</td><td class=\"num\">").text(change(by, &LOCALE));
                }
                None => {
                    out.text(words::team::nothing_next(scene.last(), &LOCALE)).html("</td><td class=\"num\">");
                }
            }
            out.html("</td><td>").add(&self.ways(of)).html(" <button type=\"button\" class=\"link\" data-plan=\"");
            out.text(of).html("\" aria-label=\"").text(words::team::plan_of(&self.name(of))).html("\">Plan</button></td></tr>");
        }
        out.html("</tbody><tfoot><tr><th scope=\"row\" colspan=\"2\">")
            .text(words::team::people(self.members.roster.entries.len()))
            .html("</th><td class=\"num\">");
        out.text(self.told_pay(self.plain.all.payroll(scene.today)));
        out.html("</td><td></td><td></td><td></td><td></td></tr></tfoot>");
        out
    }

    /// Where to go on with somebody: their position in the views that take one. The position alone: dates are the roster's.
    pub(super) fn ways(&self, of: usize) -> Markup {
        let mut out = Markup::default();
        let Some(entry) = self.members.roster.entries.get(of) else { return out };
        let at = At::from(&entry.at);
        let offer = Offer { hidden: self.scene.team.hidden, ..Offer::begin(Some(at.clone())) };
        let ways = [
            ("Path", Page::Path(Path { from: Some(at.clone()), ..Path::default() })),
            ("Compare", Page::Compare(Compare { at: vec![at], ..Compare::default() })),
            ("Offer", Page::Offer(offer)),
        ];
        for (place, (name, page)) in ways.into_iter().enumerate() {
            out.html(if place > 0 { " <a href=\"" } else { "<a href=\"" }).text(self.members.link(entry, page)).html("\">");
            out.html(name).html("</a>");
        }
        out
    }

    /// What falls due, as words tell it.
    pub(super) fn told(&self, due: &[(usize, usize)]) -> Vec<Due> {
        let told = |places: &(usize, usize)| {
            let (place, event) = (places.0, self.event(*places)?);
            Some(Due {
                place,
                name: self.name(place).into_owned(),
                day: event.day,
                at: event.at.to_string(),
                why: why(event),
                is_move: event.why.is_move(),
                change: self.plain.all.cost.change(place, event).and_then(|by| self.scene.year(by)),
            })
        };
        due.iter().filter_map(told).collect()
    }

    /// What falls due, in the order of days: so many rows of it.
    pub(super) fn calendar(&self, rows: usize) -> Markup {
        let due = self.told(self.due().get(..rows).unwrap_or(self.due()));
        let mut out = Markup::of("<caption>");
        out.text(words::team::due_until(self.scene.last(), &LOCALE)).html(
            "</caption><thead><tr><th scope=\"col\">When</th><th scope=\"col\">Who</th><th scope=\"col\">Position</th><th scope=\"col\">Why</th>\
             <th scope=\"col\" class=\"num\">Costs a year</th></tr></thead><tbody>",
        );
        if due.is_empty() {
            out.html("<tr><td colspan=\"5\">Nothing falls due by the rules.</td></tr>");
        }
        for due in &due {
            out.html("<tr><td>")
                .text(LOCALE.day(due.day))
                .html("</td><th scope=\"row\">")
                .text(&due.name)
                .html("</th><td><span class=\"code\">")
                .text(&due.at);
            out.html("</span></td><td>").html(due.why).html("</td><td class=\"num\">").text(change(due.change, &LOCALE)).html("</td></tr>");
        }
        out.html("</tbody>");
        out
    }
}
