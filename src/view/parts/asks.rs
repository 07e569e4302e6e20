//! What a level asks: axes, expectations, roles.

use crate::markup::Markup;
use crate::view::parts::long_list::LongList;
use crate::view::parts::text::paragraph;
use rules::ladder::{Ladder, Level, TrackLevel};

/// A level, and the ladder that says what it asks.
#[derive(Clone, Copy)]
pub struct Asks<'a> {
    /// The ladder.
    pub ladder: &'a Ladder,
    /// The level.
    pub found: TrackLevel<'a>,
}

impl Asks<'_> {
    /// Its grades, as a table, with what they mean.
    pub fn axes(&self, out: &mut Markup) {
        let graded = self.ladder.axes.iter().zip(&self.found.level.profile).filter_map(|(axis, grade)| {
            let number = (*grade)?;
            Some((axis, usize::from(number.get()), axis.grade(number)?))
        });
        let (mut rows, mut meanings) = (Markup::default(), Markup::default());
        for (axis, held, grade) in graded {
            let of = axis.grades.len();
            rows.html("<tr><th scope=\"row\">").text(&axis.name).html("</th><td>").text(&grade.name);
            rows.html("</td><td class=\"dots\"><span aria-hidden=\"true\">").text("●".repeat(held)).text("○".repeat(of - held));
            rows.html("</span><span class=\"hidden\">").text(held).html(" of ").text(of).html("</span></td></tr>");
            if !grade.about.is_empty() {
                meanings.html("<dt>").text(&axis.name).html(": ").text(&grade.name).html("</dt><dd>").text(&grade.about).html("</dd>");
            }
        }
        if !rows.is_empty() {
            out.html("<table class=\"axes\"><caption>Axes</caption><tbody>").add(&rows).html("</tbody></table>");
        }
        if !meanings.is_empty() {
            out.html("<details><summary>What these grades mean</summary><dl>").add(&meanings).html("</dl></details>");
        }
    }

    /// What is expected, anew and since lower levels. The lists that have more lines are handed over.
    pub fn expectations(&self, out: &mut Markup) -> Vec<LongList> {
        let level = self.found.level;
        let lower: Vec<&Level> = self.ladder.since_lower_levels(self.found).collect();
        let mut rest = Vec::new();
        out.html("<div class=\"expects\">");
        let mut lines = |out: &mut Markup, level: &Level| {
            rest.extend(LongList::start(out, level.expects.iter().map(|line| line.text.clone()).collect()));
        };
        if !level.expects.is_empty() {
            out.html("<h3>New at ").text(&level.id).html("</h3>");
            lines(out, level);
        }
        if !lower.is_empty() {
            let count: usize = lower.iter().map(|level| level.expects.len()).sum();
            out.html("<details><summary>Expected since lower levels (").text(count).html(")</summary>");
            for level in lower {
                out.html("<h4>Since ").text(&level.id).html("</h4>");
                lines(out, level);
            }
            out.html("</details>");
        }
        out.html("</div>");
        rest
    }

    /// The roles that can be worn at it.
    pub fn roles(&self, out: &mut Markup) {
        let mut roles = Markup::default();
        for role in self.ladder.roles_at(self.found) {
            roles
                .html("<li><b>")
                .text(&role.name)
                .html("</b><span class=\"sub\"> — ")
                .text(words::ladder::role(role, self.found))
                .html("</span>");
            paragraph(&mut roles, "sub", &role.about);
            roles.html("</li>");
        }
        if !roles.is_empty() {
            out.html("<div class=\"hats\"><h3>Can wear</h3><ul>").add(&roles).html("</ul></div>");
        }
    }

    /// What a ladder of pay alone does not have, so that nobody looks for it.
    pub fn lacks(&self, out: &mut Markup) {
        let expects = self.ladder.levels().any(|found| !found.level.expects.is_empty());
        paragraph(out, "sub", words::ladder::missing(!self.ladder.axes.is_empty(), expects).unwrap_or_default());
    }
}
