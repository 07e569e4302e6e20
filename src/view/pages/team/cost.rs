//! What the team costs: the lines over time, what they are made of, and the same values as tables.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::scene::{Costs, LOCALE, PayCourse};
use crate::chart::scale::{Scale, percent};
use crate::chart::steps::{self, every};
use crate::chart::svg::straight;
use crate::chart::time::Span;
use crate::markup::Markup;
use crate::route::team::Split;
use crate::view::parts::hue::{hue, line};
use progression::Why;
use progression::earned::Earned;
use progression::roster::Entry;
use progression::team::periods;
use rules::exact::ExactMoney;
use rules::money::Money;
use words::Format;
use words::path::{MonthFormat, more};
use words::team::moves;

/// Of a line with so many changes each is marked.
const MARKED: usize = 40;

/// So many months are told one by one, more by years.
const BY_MONTH: usize = 24;

impl Costs {
    fn span(&self) -> Span {
        Span { first: self.scene.today, last: self.scene.last() }
    }

    /// An amount a year in words; nothing where it is not known.
    pub(super) fn told_pay(&self, amount: Option<ExactMoney>) -> String {
        amount.and_then(|amount| self.scene.year(amount)).map(|amount| LOCALE.money(amount)).unwrap_or_default()
    }

    /// The payroll over time, three lines that step at each change. The tables hold the same values.
    pub(super) fn chart(&self) -> Markup {
        let span = self.span();
        let mut out = Markup::of("<h2>What the team costs</h2><p class=\"sub\">");
        out.text(words::team::about_lines(self.scene.team.rise)).html("</p>");
        let year = |(day, amount): (NaiveDate, ExactMoney)| Some((day, self.scene.year(amount)?));
        let shown =
            |course: &PayCourse| course.iter().copied().take_while(|(day, _)| *day <= span.last).map(year).collect::<Option<Vec<_>>>();
        let courses = self.drawn().named().into_iter().map(|(name, line)| Some((name, shown(line.course()?)?)));
        let courses: Option<Vec<_>> = courses.collect();
        let Some(courses) = courses else {
            out.html("<p>").text(words::team::NO_LINES).html("</p>");
            return out;
        };
        let amounts = || courses.iter().flat_map(|(_, course)| course.iter().map(|(_, amount)| *amount));
        let Some(currency) = amounts().next().map(Money::currency) else { return out };
        let scale = Scale::around(amounts().map(Money::minor), 5);
        out.html("<div class=\"payroll\" aria-hidden=\"true\"><div class=\"amounts\">");
        for tick in scale.ticks() {
            out.html("<span data-style=\"top:").text(percent(1.0 - scale.place(*tick))).html("\">");
            out.text(LOCALE.money(Money::new(*tick, currency))).html("</span>");
        }
        let (width, high) = steps::SIZE;
        out.html("</div><svg viewBox=\"0 0 ").text(width).html(" ").text(high).html("\" preserveAspectRatio=\"none\">");
        for tick in scale.ticks() {
            out.add(&straight("grid", &steps::line(&[(0.0, Some(scale.place(*tick)))]), "none"));
        }
        // The costliest is drawn last, on top of the others.
        for (place, (_, course)) in courses.iter().enumerate().rev() {
            let points: Vec<_> = course.iter().map(|(day, amount)| (span.along(*day), Some(scale.place(amount.minor())))).collect();
            out.html("<path class=\"cost ").html(line(place)).html("\" d=\"").text(steps::line(&points)).html("\"/>");
            // A mark where somebody moves, as long as they can be told apart.
            if points.len() <= MARKED {
                let moves: Vec<_> = points.iter().skip(1).filter_map(|(left, height)| Some((*left, (*height)?))).collect();
                out.html("<path class=\"cost mark ").html(line(place)).html("\" d=\"").text(steps::marks(&moves)).html("\"/>");
            }
        }
        out.html("</svg><div class=\"months-along\">");
        axis(&mut out, span);
        out.html("</div></div><ul class=\"named\">");
        for (place, (name, course)) in courses.iter().enumerate() {
            let end = course.last().map(|(_, amount)| LOCALE.money(*amount)).unwrap_or_default();
            out.html("<li class=\"").html(line(place)).html("\"><b>").html(name).html("</b> <span>").text(end).html("</span></li>");
        }
        out.html("</ul>");
        out
    }

    /// What the rules bring from today to the last day, line by line.
    pub(super) fn sums(&self) -> Markup {
        let (scene, last) = (&self.scene, self.scene.last());
        let mut out = Markup::of("<h2>");
        out.text(words::team::from_today(last, &LOCALE)).html("</h2><dl class=\"facts\">");
        let mut row = |name: &str, amount: Option<Money>, plus: bool, class: &'static str| {
            let told = amount.map(|amount| if plus { more(amount, &LOCALE) } else { LOCALE.money(amount) });
            out.html("<div class=\"")
                .html(class)
                .html("\"><dt>")
                .text(name)
                .html("</dt><dd>")
                .text(told.unwrap_or_else(|| "not known".to_owned()));
            out.html("</dd></div>");
        };
        let year = |amount: Option<ExactMoney>| amount.and_then(|amount| scene.year(amount));
        row("Today", year(self.plain.all.payroll(scene.today)), false, "");
        let due = self.plain.all.cost.tally(scene.today, last);
        for (noun, kinds) in [("step", [Why::StepReview]), ("promotion", [Why::Promotion]), ("early promotion", [Why::LevelJump])] {
            let (count, change) = due.of(&kinds);
            if count > 0 {
                row(&moves(count, noun), year(change), true, "");
            }
        }
        let (switches, change) = due.of(&[Why::Switch]);
        if switches > 0 {
            row(&words::team::switches(switches), year(change), true, "");
        }
        // What is not paid during a leave, and is again after it.
        let (leaves, _) = due.of(&[Why::Leave]);
        if leaves > 0 {
            row(&moves(leaves, "leave"), year(due.of(&[Why::Leave, Why::Return]).1), true, "");
        }
        let (come, pay) = self.plain.all.cost.begin(scene.today, last);
        if come > 0 {
            row(&words::team::begin(come), year(pay), true, "");
        }
        let (tables, change) = due.of(&[Why::NewTable]);
        if tables > 0 {
            row("New tables", year(change), true, "");
        }
        let plain = self.plain.all.payroll(last);
        row(&words::team::by_rules(self.plans.len()), year(plain), false, "total");
        if let Some(risen) = &self.risen {
            let with = risen.all.payroll(last);
            let by = with.zip(plain).and_then(|(with, plain)| with.minus(plain));
            row(&words::team::rise(scene.team.rise.unwrap_or_default()), year(by), true, "");
            row("With the rise", year(with), false, "total");
        }
        out.html("</dl>");
        self.first(&mut out);
        out
    }

    /// Whom to look at first: those outside of their bands.
    fn first(&self, out: &mut Markup) {
        let outside: Vec<_> = self.members.here().filter_map(|(place, _)| Some((place, self.members.outside(place)?))).collect();
        if outside.is_empty() {
            return;
        }
        out.html("<h3>Look at these first</h3><ul class=\"first\">");
        for (place, told) in outside.iter().take(5) {
            let at = self.members.roster.entries.get(*place).map(|entry| entry.at.to_string()).unwrap_or_default();
            out.html("<li><b>").text(self.name(*place)).html("</b>").text(words::team::outside(&at, told)).html("</li>");
        }
        if outside.len() > 5 {
            out.html("<li>").text(words::team::others_outside(outside.len() - 5)).html("</li>");
        }
        out.html("</ul>");
    }

    /// What is paid in each month or year, on each line.
    pub(super) fn periods(&self) -> Markup {
        let scene = &self.scene;
        let mut begins: Vec<NaiveDate> =
            self.span().stops().take_while(|stop| *stop < scene.end).filter(|stop| stop.day() == 1 || *stop == scene.today).collect();
        let years = begins.len() > BY_MONTH + 1;
        if years {
            begins.retain(|stop| stop.month() == 1 || *stop == scene.today);
        }
        let mut out = Markup::of("<caption>");
        out.text(words::team::paid_head(scene.team.rise)).html("</caption><thead><tr><th scope=\"col\">");
        out.html(if years { "Year" } else { "Month" }).html("</th>");
        let named = self.drawn().named();
        for (name, _) in &named {
            out.html("<th scope=\"col\" class=\"num\">").html(name).html("</th>");
        }
        out.html("</tr></thead><tbody>");
        let days: Vec<NaiveDate> = begins.iter().copied().chain([scene.end]).collect();
        let paid = named.map(|(_, line)| line.course().and_then(|course| periods(course, &days)).unwrap_or_default());
        let cell = |out: &mut Markup, paid: Option<&Earned>| {
            let paid = paid.and_then(|paid| scene.sum(*paid)).map(|paid| LOCALE.money(paid)).unwrap_or_default();
            out.html("<td class=\"num\">").text(paid).html("</td>");
        };
        for (place, from) in begins.iter().enumerate() {
            out.html("<tr><th scope=\"row\">");
            if years {
                out.text(from.year());
            } else {
                out.text(LOCALE.month(*from));
            }
            if *from == scene.today && from.day() > 1 || years && from.month() > 1 {
                out.html("<small> ").text(words::team::from(*from, &LOCALE)).html("</small>");
            }
            out.html("</th>");
            for paid in &paid {
                cell(&mut out, paid.get(place));
            }
            out.html("</tr>");
        }
        out.html("</tbody><tfoot><tr><th scope=\"row\">In all</th>");
        for paid in &paid {
            cell(&mut out, paid.iter().copied().reduce(|sum, paid| sum.plus(paid).unwrap_or(sum)).as_ref());
        }
        out.html("</tr></tfoot>");
        out
    }

    /// What the people of each level or track cost today and on the last day. Everybody counts where they are today.
    pub(super) fn split(&self) -> Markup {
        let (ladder, scene) = (self.scene.figures.ladder(), &self.scene);
        let by_track = scene.team.split == Split::Track;
        let levels: BTreeMap<_, _> = ladder.levels().enumerate().map(|(place, found)| (&found.level.id, place)).collect();
        let key = |entry: &Entry| {
            if by_track { scene.figures.track_of(&entry.at) } else { levels.get(&entry.at.level).copied().unwrap_or_default() }
        };
        let keys: Vec<usize> = self.members.roster.entries.iter().map(key).collect();
        let counts = keys.iter().fold(BTreeMap::<usize, usize>::new(), |mut counts, key| {
            *counts.entry(*key).or_default() += 1;
            counts
        });
        let all = &self.drawn().all;
        let parts = all.cost.parts([scene.today, scene.last()], |place| keys.get(place).copied());
        let mut out = Markup::of("<caption>");
        out.text(words::team::split_head(by_track, scene.team.rise)).html("</caption><thead><tr><th scope=\"col\">").html(if by_track {
            "Track"
        } else {
            "Level"
        });
        out.html("</th><th scope=\"col\" class=\"num\">People</th><th scope=\"col\" class=\"num\">Today, a year</th><th scope=\"col\" class=\"num\">In ");
        out.text(LOCALE.month(scene.last())).html("</th><th scope=\"col\" class=\"num\">Change</th></tr></thead><tbody>");
        let row = |out: &mut Markup, count: usize, [now, then]: [Option<ExactMoney>; 2]| {
            let change = now.zip(then).and_then(|(now, then)| scene.year(then.minus(now)?)).map(|change| more(change, &LOCALE));
            for cell in [count.to_string(), self.told_pay(now), self.told_pay(then), change.unwrap_or_default()] {
                out.html("<td class=\"num\">").text(cell).html("</td>");
            }
            out.html("</tr>");
        };
        for (key, count) in counts.iter().rev() {
            out.html("<tr><th scope=\"row\">");
            if by_track {
                out.html("<span class=\"mark ")
                    .html(hue(*key))
                    .html("\" aria-hidden=\"true\"></span>")
                    .text(ladder.tracks.get(*key).map(|track| track.name.as_str()).unwrap_or_default());
            } else if let Some(found) = ladder.levels().nth(*key) {
                out.html("<span class=\"code\">")
                    .text(&found.level.id)
                    .html("</span> <span class=\"title\">")
                    .text(&found.level.title)
                    .html("</span>");
            }
            out.html("</th>");
            row(&mut out, *count, parts.get(&Some(*key)).copied().unwrap_or_default());
        }
        out.html("</tbody><tfoot><tr><th scope=\"row\">All</th>");
        row(&mut out, self.members.roster.entries.len(), [scene.today, scene.last()].map(|day| all.payroll(day)));
        out.html("</tfoot>");
        out
    }
}

/// Months, or years where there are many.
fn axis(out: &mut Markup, span: Span) {
    let stops: Vec<NaiveDate> = span.stops().filter(|stop| stop.day() == 1).collect();
    let years = stops.len() > BY_MONTH;
    let apart = if years { every(i32::try_from(stops.len() / 12).unwrap_or(1), 8) } else { 1 };
    // Of many months those that begin a quarter.
    let quarters = stops.len() > 7;
    let in_years = |stop: NaiveDate| stop.month() == 1 && stop.year() % apart == 0;
    let labelled = |stop: &&NaiveDate| if years { in_years(**stop) } else { !quarters || stop.month0().is_multiple_of(3) };
    for (place, stop) in stops.iter().filter(labelled).enumerate() {
        // On a narrow screen every other label is left out.
        out.html(if place % 2 == 0 { "<span data-style=\"left:" } else { "<span class=\"more\" data-style=\"left:" });
        out.text(percent(span.along(*stop))).html("\">");
        if years {
            out.text(stop.year());
        } else {
            out.text(LOCALE.short_month(*stop));
        }
        out.html("</span>");
    }
}
