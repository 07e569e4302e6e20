//! What is drawn of an offer: its place in the band, what it pays, what comes after, whom it touches, and all scenarios side by side.

use super::scene::{LOCALE, Reach, Scene};
use crate::browser::format::Locale;
use crate::chart::scale::percent;
use crate::markup::Markup;
use crate::route::{At, Compare, Explore, Page, Path};
use crate::view::parts::band_bar::{marks, path, x};
use crate::view::parts::hue::hue;
use progression::offer::{Beside, Fair, Offer, Standing, YearInAll};
use rules::money::Money;
use rules::pay::Band;
use rules::per::Per;
use words::Format;
use words::path::more;
use words::time::a;

use Holds::{Aside, Figures, Words};

/// A cell with a figure.
fn num(out: &mut Markup, text: impl std::fmt::Display) {
    out.html("<td class=\"num\">").text(text).html("</td>");
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Holds {
    Words,
    /// Words that a phone has elsewhere.
    Aside,
    Figures,
}

/// The head of a table: each column, and what it holds.
fn head(out: &mut Markup, columns: &[(&'static str, Holds)]) {
    out.html("<thead><tr>");
    for (name, holds) in columns {
        let open = match holds {
            Holds::Words => "<th scope=\"col\">",
            Holds::Aside => "<th scope=\"col\" class=\"wide\">",
            Holds::Figures => "<th scope=\"col\" class=\"num\">",
        };
        out.html(open).html(name).html("</th>");
    }
    out.html("</tr></thead><tbody>");
}

impl Scene {
    /// The band with its steps, the dots of the team, and the offer.
    pub fn band(&self, fair: Option<&Fair>, reach: Reach) -> Markup {
        let mut out = Markup::default();
        let dataset = &self.figures.open.dataset;
        let Some((found, band)) = self.figures.ladder().level(&self.offer.level).zip(self.offer.band(dataset)) else { return out };
        let people = || fair.iter().flat_map(|fair| &fair.people);
        let figure = self.placing().map(|placing| placing.figure);
        let place = |amount: Money| x(reach.place(amount));
        let level = found.level;
        let pays = self.offer.in_force(dataset).steps(level);
        let steps: Vec<_> = level.steps.iter().zip(pays).filter_map(|(step, pay)| Some((level.at(step), pay?))).collect();
        let track = hue(self.position().map_or(0, |at| self.figures.track_of(&at)));
        out.html("<div class=\"stands ").html(track).html("\" aria-hidden=\"true\"><div class=\"names\">");
        // Where steps are many, their names would run into each other: then the first and the last are named.
        let named = |index: usize| steps.len() <= 6 || index == 0 || index + 1 == steps.len();
        let label = |out: &mut Markup, amount: Money, text: &str| {
            out.html("<span data-style=\"left:").text(percent(reach.place(amount))).html("\">").text(text);
            out.html("</span>");
        };
        for (_, (at, pay)) in steps.iter().enumerate().filter(|(index, _)| named(*index)) {
            label(&mut out, *pay, &at.to_string());
        }
        out.html("</div><svg class=\"band\" viewBox=\"0 0 10000 64\" preserveAspectRatio=\"none\">");
        path(&mut out, "rail", "M0 24H10000");
        path(&mut out, "range", &format!("M{} 24H{}", place(band.min()), place(band.max()).max(place(band.min()) + 1)));
        path(&mut out, "pips", &marks(steps.iter().map(|(_, pay)| place(*pay)), "16V32"));
        path(&mut out, "middle", &marks([place(band.mid())], "12V36"));
        let of = |own: bool| people().filter(move |person| (person.at.level == level.id) == own).map(|person| place(person.pay));
        path(&mut out, "person", &marks(of(true), "50h1"));
        path(&mut out, "person other", &marks(of(false), "50h1"));
        path(&mut out, "mark edge", &marks(figure.map(place), "24h1"));
        path(&mut out, "mark", &marks(figure.map(place), "24h1"));
        out.html("</svg><div class=\"ends\">");
        for end in [band.min(), band.max()] {
            label(&mut out, end, &self.amounts().of(end));
        }
        out.html("</div></div><p class=\"legend\"><span><i class=\"spot mark\"></i>this offer</span>");
        if people().next().is_some() {
            out.html("<span><i class=\"spot ").html(track).html("\"></i>in ").text(&level.id).html("</span>");
            if of(false).next().is_some() {
                out.html("<span><i class=\"spot other\"></i>in other levels of the rank</span>");
            }
        }
        if let Some(figure) = figure {
            out.html("<span>").text(words::offer::midpoint(band, figure, self.amounts())).html("</span>");
        }
        out.html("</p>");
        out
    }

    /// Within the band or not, and what follows.
    pub fn circle(&self) -> Markup {
        let mut out = Markup::default();
        let Some(placing) = self.placing() else { return out };
        if let Some((now, rest)) = words::offer::circle(&placing, self.amounts()) {
            out.html(if placing.circle().is_some() { "<p class=\"rule out\"><b>" } else { "<p class=\"rule\"><b>" });
            out.text(now).html("</b> ").text(rest).html("</p>");
        }
        out
    }

    /// Base pay per each period, in full and at the share of hours.
    pub fn base_pay(&self) -> Markup {
        let mut out = Markup::of("<h2>Base pay</h2><table><thead><tr><td></td><th scope=\"col\" class=\"num\">Full hours</th>");
        let dataset = &self.figures.open.dataset;
        let share = self.offer.hours.ratio();
        let part = share.scaled(4) != 10_000;
        if part {
            out.html("<th scope=\"col\" class=\"num\">").text(words::offer::percent(share, &LOCALE)).html("</th>");
        }
        out.html("</tr></thead><tbody>");
        for per in dataset.unit.offered() {
            let Some((full, own)) = self.offer.per(dataset, per) else { continue };
            out.html("<tr><th scope=\"row\">").html(a(per)).html("</th>");
            num(&mut out, LOCALE.money(full));
            if part {
                num(&mut out, LOCALE.money(own));
            }
            out.html("</tr>");
        }
        out.html("</tbody></table>");
        out
    }

    /// What the years are worth in all, base pay apart.
    pub fn in_all(&self) -> Markup {
        let mut out = Markup::default();
        let dataset = &self.figures.open.dataset;
        let (Some(years), Some(usual)) = (self.offer.years(dataset), self.offer.usual_year(dataset)) else {
            return Markup::of("<p class=\"sub\">What a year is worth is not known: some of it is in another currency, or has no pay.</p>");
        };
        // All with cents where one has any, so that a column lines up.
        let amounts = |year: &YearInAll| [Some(year.base), year.sign_on, year.bonus, year.grant, year.others, Some(year.total)];
        let locale = Locale { cents: years.iter().chain([&usual]).flat_map(amounts).flatten().any(|amount| !amount.is_whole()) };
        let parts = words::offer::parts(&years);
        let columns: Vec<_> =
            [("Year", Words), ("Base pay", Figures)].into_iter().chain(parts.iter().map(|(name, _)| (*name, Figures))).collect();
        out.html("<div class=\"scroll\" role=\"region\" aria-label=\"What the years are worth\" tabindex=\"0\"><table class=\"years\">");
        head(&mut out, &[columns, vec![("In all", Figures)]].concat());
        let mut row = |name: String, year: &YearInAll| {
            out.html("<tr><th scope=\"row\">").text(name).html("</th>");
            num(&mut out, locale.money(year.base));
            for (_, of) in &parts {
                num(&mut out, of(year).map(|amount| locale.money(amount)).unwrap_or_default());
            }
            out.html("<td class=\"num\"><b>").text(locale.money(year.total)).html("</b></td></tr>");
        };
        for (place, year) in years.iter().enumerate() {
            row(words::counts::sentence(&format!("{} year", words::counts::ordinal(place + 1))), year);
        }
        row("A usual year".to_owned(), &usual);
        out.html("</tbody></table></div><p class=\"sub\">At ").text(words::offer::share_of_hours(self.offer.hours, &LOCALE));
        out.html(". Each year by the pay with which it begins, as the rules raise it; a usual year is the pay of the start with what is paid every year. Base pay and what is on top are never one figure but in the last column.");
        if self.offer.top.grant.is_some() {
            out.html(" ").html(words::offer::GRANT);
        }
        out.html("</p>");
        out
    }

    /// The first two years by the rules.
    pub fn after(&self) -> Markup {
        let mut out = Markup::of(
            "<h2>What comes after</h2><p class=\"sub\">The first two years by the rules, without a promotion, at full hours. Reviews decide.</p>",
        );
        let (Some(events), Some(placing)) = (self.offer.after(&self.figures.open.dataset, 2), self.placing()) else {
            out.html("<p>The rules of this ladder give no dates from here.</p>");
            return out;
        };
        let amounts = self.amounts();
        out.html("<div class=\"scroll\" role=\"region\" aria-label=\"What comes after\" tabindex=\"0\"><table>");
        head(&mut out, &[("When", Words), ("Position", Words), ("Why", Aside), ("Pay", Figures), ("Change", Figures)]);
        for event in &*events {
            let start = words::offer::start(&placing, amounts);
            out.html("<tr><td>").text(LOCALE.day(event.day)).html("</td><th scope=\"row\"><span class=\"code\">").text(&event.at);
            let why = words::offer::after(event, &start);
            out.html("</span><small class=\"narrow\">").text(&why).html("</small></th><td class=\"wide\">").text(&why).html("</td>");
            num(
                &mut out,
                event.after.and_then(|pay| amounts.unit.convert_exact(pay, amounts.per)).map(|pay| LOCALE.money(pay)).unwrap_or_default(),
            );
            let change = event.change().and_then(|change| amounts.unit.convert_exact_change(change, amounts.per));
            out.html("<td class=\"num\">");
            if let Some(change) = change.filter(|change| change.minor() != 0) {
                out.html(if change.minor() > 0 { "<span class=\"gain\">" } else { "<span class=\"loss\">" });
                out.text(more(change, &LOCALE)).html("</span>");
            }
            out.html("</td></tr>");
        }
        out.html("</tbody></table></div>");
        match self.offer.first_promotion(&self.figures.open.dataset, 2) {
            Some(event) => {
                out.html("<p class=\"sub\">").text(words::offer::promotion(&event, &LOCALE)).html("</p>");
            }
            None if events.len() < 2 => {
                out.html("<p class=\"sub\">Nothing more falls due within two years.</p>");
            }
            None => {}
        }
        out
    }

    /// What the level asks, folded.
    pub fn asks(&self) -> Markup {
        let mut out = Markup::default();
        let Some(found) = self.figures.ladder().level(&self.offer.level).filter(|found| !found.level.expects.is_empty()) else {
            return out;
        };
        out.html("<details><summary>What ")
            .text(&found.level.id)
            .html(" asks, ")
            .text(words::counts::of(found.level.expects.len(), "line"))
            .html("</summary><ul>");
        for line in &found.level.expects {
            out.html("<li dir=\"auto\">").text(&line.text).html("</li>");
        }
        out.html("</ul></details>");
        out
    }

    /// Whom the offer touches.
    pub fn fair(&self, fair: &Fair) -> Markup {
        let mut out = Markup::default();
        for words in self.fair_words(fair) {
            out.html("<p class=\"told\">").text(words).html("</p>");
        }
        if fair.people.is_empty() {
            return out;
        }
        out.html("<div class=\"scroll\" role=\"region\" aria-label=\"The team beside the offer\" tabindex=\"0\"><table class=\"beside\">");
        head(
            &mut out,
            &[("Person", Words), ("Position", Words), ("Stands", Aside), ("Pay", Figures), ("Against the offer", Figures), ("", Aside)],
        );
        let ladder = self.figures.ladder();
        let index = |at: &rules::id::Position| ladder.level(&at.level).and_then(|found| found.level.step_index(&at.step));
        let own = self.position();
        for person in &fair.people {
            // On a phone what is said of them stands below their name, in the place of columns of its own.
            let standing = words::offer::standing(person.standing);
            out.html("<tr><th scope=\"row\">").text(self.name(person.place)).html("<small class=\"narrow\">").html(standing);
            out.html("</small></th><td>");
            self.position_link(&mut out, person);
            out.html("</td><td class=\"wide\">");
            let steps = own.as_ref().map(|own| words::offer::beside(person, own, index)).unwrap_or_default();
            out.text(self.outside(person).unwrap_or(steps)).html("</td>");
            num(&mut out, self.amounts().of(person.pay));
            num(&mut out, words::offer::against(person, fair.figure, self.amounts()));
            let chip = if person.standing == Standing::Overtaken {
                "<td class=\"wide\"><span class=\"chip sample\">"
            } else {
                "<td class=\"wide\"><span class=\"chip\">"
            };
            out.html(chip).html(standing).html("</span></td></tr>");
        }
        out.html("</tbody></table></div><p class=\"sub\">Overtaken: the step held pays at least as much as the one that the offer stands on, and the person is paid less than the offer. Pay at full hours.</p>");
        out
    }

    fn position_link(&self, out: &mut Markup, person: &Beside) {
        let link = self.figures.link(Page::Explore(Explore { at: Some(At::from(&person.at)), ..Explore::default() }));
        out.html("<a class=\"code\" href=\"").text(link).html("\">").text(&person.at).html("</a>");
    }

    /// How far somebody is paid outside of the own band; nothing within it.
    fn outside(&self, person: &Beside) -> Option<String> {
        let entry = self.entries().get(person.place)?;
        let band: Band =
            self.figures.open.dataset.tables.in_force(&entry.region, self.offer.beside_on(self.today)).band(&person.at.level)?;
        band.circle(person.pay)?;
        let unit = self.figures.open.dataset.unit;
        let by = words::team::place(person.pay, band, |amount| unit.convert_change(amount, self.figures.per), &LOCALE);
        Some(format!("{by} the band of {}", person.at.level))
    }

    /// Links to the offer's position in other views.
    pub fn links(&self) -> Markup {
        let mut out = Markup::default();
        let Some(at) = self.position() else { return out };
        let at = At::from(&at);
        let pages = [
            ("What the level asks", Page::Explore(Explore { at: Some(at.clone()), ..Explore::default() })),
            ("Compare it", Page::Compare(Compare { at: vec![at.clone()], ..Compare::default() })),
            ("Its path", Page::Path(Path { from: Some(at), ..Path::default() })),
        ];
        out.html("<p class=\"ways\">");
        for (name, page) in pages {
            out.html("<a href=\"").text(self.figures.link(page)).html("\">").html(name).html("</a>");
        }
        out.html("</p>");
        out
    }

    /// A row of the table of scenarios for each figure.
    pub fn side_by_side(&self) -> Markup {
        let dataset = &self.figures.open.dataset;
        let offers = &self.desk.offers;
        let mut out = Markup::default();
        let mut row = |name: &'static str, of: &dyn Fn(&Offer) -> Option<String>| {
            let cells: Vec<_> = offers.iter().map(|offer| of(offer).unwrap_or_default()).collect();
            if cells.iter().all(String::is_empty) {
                return;
            }
            out.html("<tr><th scope=\"row\">").html(name).html("</th>");
            for cell in cells {
                num(&mut out, cell);
            }
            out.html("</tr>");
        };
        row("Candidate", &|offer| Some(offer.candidate.clone()));
        row("Position", &|offer| Some(offer.position(dataset)?.to_string()));
        row("Region", &|offer| Some(offer.region.clone()));
        row("Start", &|offer| Some(LOCALE.day(offer.start)));
        row("Hours", &|offer| Some(words::offer::percent(offer.hours.ratio(), &LOCALE)));
        row("Base pay a year, full hours", &|offer| Some(LOCALE.money(offer.per(dataset, Per::Year)?.0)));
        row("Place in the band", &|offer| words::offer::in_band(&self.placing_of(offer)?, self.amounts()));
        row("First year in all", &|offer| Some(LOCALE.money(offer.years(dataset)?.first()?.total)));
        row("A usual year in all", &|offer| Some(LOCALE.money(offer.usual_year(dataset)?.total)));
        row("The team", &|offer| Some(words::offer::touched(&self.fair_of(offer)?)));
        row("Reason", &|offer| {
            Some(offer.reason.clone()).filter(|_| self.placing_of(offer).is_some_and(|placing| placing.circle().is_some()))
        });
        out
    }
}
