//! The pay of a position, its place in the band, and the steps of its level.

use super::super::scene::ExploreScene;
use super::OpenPosition;
use crate::markup::Markup;
use crate::view::parts::cells::cap;
use rules::ladder::Step;
use rules::pay::Band;
use words::Format;

impl OpenPosition<'_> {
    /// The pay in the unit shown.
    pub(super) fn pay(&self) -> Option<String> {
        self.shown(self.figures.quote().pay.told_at(self.found.level, &self.step.id)?)
    }

    fn shown(&self, pay: Band) -> Option<String> {
        Some(words::pay::range(self.figures.quote().convert(pay)?, |amount| self.locale.money(amount)))
    }

    pub(super) fn paid(&self, out: &mut Markup) {
        let Some(figure) = self.pay() else {
            out.html("<p class=\"figure none\">No pay given</p>");
            return;
        };
        out.html("<p class=\"figure\">").text(figure).html("<small> ").text(words::time::a(self.figures.per)).html("</small></p>");
        let (level, quote) = (self.found.level, self.figures.quote());
        let place = words::pay::place_of_step(level.step_index(&self.step.id).unwrap_or_default(), level.steps.len());
        out.html("<p class=\"sub\">").text(place);
        if quote.pay.is_range(level) {
            out.html(" ").text(words::pay::WITHIN);
        }
        let paid = quote.pay.amount(level, &self.step.id);
        let band = quote.pay.band(&level.id).and_then(|band| Some((band, quote.convert(band)?)));
        if let Some(((band, shown), paid)) = band.zip(paid) {
            out.html(" ").text(words::pay::place_in_band(paid, band, shown, &self.locale));
        }
        out.html("</p>");
        let Some((band, shown)) = band else { return };
        out.html("<dl class=\"figures\">");
        let mid = if band.mid_is_given() { "Midpoint (given)" } else { "Midpoint (half way)" };
        pair(out, mid, Some(self.locale.money(shown.mid())));
        let ratio = paid.and_then(|paid| band.compa_ratio(paid));
        pair(out, "Compa-ratio", ratio.map(|ratio| self.locale.number(ratio, 3)));
        let spread = band.spread().filter(|_| !band.is_point());
        pair(out, "Spread", spread.map(|spread| self.locale.percent(spread, 1)));
        out.html("</dl>");
    }

    pub(super) fn steps(&self, out: &mut Markup, links: &ExploreScene) {
        let (level, ladder) = (self.found.level, self.figures.ladder());
        let waits = level.steps.iter().any(|step| ladder.wait(level, step).is_some());
        let mut before: Option<Band> = None;
        out.html(
            "<table class=\"steps\"><caption>Steps</caption><thead><tr><th scope=\"col\">Step</th><th scope=\"col\" class=\"num\">Pay</th>\
             <th scope=\"col\" class=\"num\">Rise</th>",
        );
        out.html(if waits { "<th scope=\"col\">Next after</th>" } else { "" }).html("</tr></thead><tbody>");
        for step in &level.steps {
            let pay = self.figures.quote().pay.at(level, &step.id);
            let rise = before.zip(pay).and_then(|(before, pay)| pay.mid().rise_over(before.mid()));
            before = pay;
            let rise = rise.map(|rise| self.locale.change(rise)).unwrap_or_default();
            self.step(out, step, (&pay.and_then(|pay| self.shown(pay)).unwrap_or_default(), &rise), links);
            if waits {
                let last = level.steps.last().is_some_and(|last| last.id == step.id);
                out.html("<td>").text(words::time::next_review(ladder.wait(level, step), last)).html("</td>");
            }
            out.html("</tr>");
        }
        out.html("</tbody></table>");
    }

    /// The row of a step, up to its pay and its rise.
    fn step(&self, out: &mut Markup, step: &Step, (pay, rise): (&str, &str), links: &ExploreScene) {
        let at = self.found.level.at(step);
        let current = step.id == self.step.id;
        out.html(if current { "<tr class=\"now\">" } else { "<tr>" });
        out.html("<th scope=\"row\"><a class=\"code\" href=\"").text(links.link(Some(&at))).html("\" data-step=\"").text(&at);
        out.html(if current { "\" aria-current=\"true\">" } else { "\">" }).text(&at).html("</a>");
        if let Some(name) = &step.name {
            out.html("<small>").text(name).html("</small>");
        }
        out.html("</th><td class=\"num\">").text(pay);
        cap(out, self.figures.quote().pay, self.found.level, step);
        out.html("</td><td class=\"num\">").text(rise).html("</td>");
    }
}

/// A figure with its name, where there is one.
fn pair(out: &mut Markup, name: &'static str, figure: Option<String>) {
    if let Some(figure) = figure {
        out.html("<div><dt>").html(name).html("</dt><dd>").text(figure).html("</dd></div>");
    }
}
