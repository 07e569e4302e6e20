//! A paper that is handed over: as it stands on the page, and as a file of its own that needs no other.

use crate::markup::Markup;
use files::paper::{BandLine, Paper, PaperTable, Part};

/// The styles of a paper, on the page and in a file.
const STYLE: &str = include_str!("../../../style/later/paper.css");

/// A paper as it stands on a page.
pub fn sheet(paper: &Paper) -> Markup {
    paper.parts.iter().map(part).collect()
}

/// A paper as a file: HTML with its styles, without scripts and without anything that would have to be fetched.
pub fn document(paper: &Paper) -> String {
    let mut out = Markup::of(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>",
    );
    out.text(&paper.title).html("</title>\n<style>\n").html(STYLE).html("</style>\n<article class=\"sheet file\">").add(&sheet(paper));
    out.html("</article>\n</html>\n");
    out.as_str().to_owned()
}

fn part(part: &Part) -> Markup {
    let mut out = Markup::default();
    let mut of = |open: &'static str, text: &str, close: &'static str| {
        out.html(open).text(text).html(close);
    };
    match part {
        Part::Letterhead(from, when) => {
            of("<p class=\"letterhead\"><span dir=\"auto\">", from, "</span>");
            of("<span>", when, "</span></p>");
        }
        Part::Title(text) => of("<h2 dir=\"auto\">", text, "</h2>"),
        Part::Heading(text) => of("<h3>", text, "</h3>"),
        Part::Text(text) => {
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                of("<p dir=\"auto\">", line, "</p>");
            }
        }
        Part::Figure(figure, beside) => {
            of("<p class=\"figure\"><b>", figure, "</b>");
            of(" <small>", beside, "</small></p>");
        }
        Part::List(points) => {
            out.html("<ul>");
            for point in points {
                out.html("<li dir=\"auto\">").text(point).html("</li>");
            }
            out.html("</ul>");
        }
        Part::Sign(names) => {
            out.html("<p class=\"sign\">");
            for name in names {
                out.html("<span dir=\"auto\">").text(name).html("</span>");
            }
            out.html("</p>");
        }
        Part::Note(text) => of("<p class=\"end\" dir=\"auto\">", text, "</p>"),
        Part::Table(own) => table(own, &mut out),
        Part::Band(line) => band(line, &mut out),
    }
    out
}

fn table(table: &PaperTable, out: &mut Markup) {
    let cell = |place: usize| if place >= table.figures { " class=\"num\"" } else { "" };
    out.html("<table>");
    if !table.head.is_empty() {
        out.html("<thead><tr>");
        for (place, head) in table.head.iter().enumerate() {
            out.html("<th scope=\"col\"").html(cell(place)).html(">").text(head).html("</th>");
        }
        out.html("</tr></thead>");
    }
    out.html("<tbody>");
    for row in &table.rows {
        out.html(if row.is_sum { "<tr class=\"sum\">" } else { "<tr>" });
        for (place, text) in row.cells.iter().enumerate() {
            let (open, close) = if place == 0 { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
            out.html(open).html(cell(place)).html(" dir=\"auto\">").text(text).html(close);
        }
        out.html("</tr>");
    }
    out.html("</tbody></table>");
}

/// Room left and right of a band, for a mark outside of it, in the units of the drawing.
const BESIDE: i32 = 75;

/// How wide a band is drawn.
const WIDE: i32 = 500;

/// The band as a line with its steps; the words around it hold the same values.
fn band(line: &BandLine, out: &mut Markup) {
    let (mark, name) = &line.mark;
    // A mark far outside stands at the edge of the drawing.
    let at = |place: i32| BESIDE + (place / 2).clamp(-BESIDE + 10, WIDE + BESIDE - 10);
    let text = |out: &mut Markup, x: i32, y: i32, text: &str| {
        let anchor = if x < 200 {
            "start"
        } else if x > 1_100 {
            "end"
        } else {
            "middle"
        };
        out.html("<text x=\"")
            .text(x)
            .html("\" y=\"")
            .text(y)
            .html("\" text-anchor=\"")
            .html(anchor)
            .html("\">")
            .text(text)
            .html("</text>");
    };
    out.html("<svg class=\"place\" viewBox=\"0 0 650 100\" aria-hidden=\"true\">");
    out.html("<path class=\"rail\" d=\"M").text(BESIDE).html(" 50h500\"/>");
    for (place, _) in &line.steps {
        out.html("<path class=\"pip\" d=\"M").text(at(*place)).html(" 42v16\"/>");
    }
    out.html("<circle class=\"spot\" cx=\"").text(at(*mark)).html("\" cy=\"50\" r=\"9\"/>");
    text(out, at(*mark), 26, name);
    text(out, BESIDE, 88, &line.low);
    text(out, BESIDE + WIDE, 88, &line.high);
    out.html("</svg>");
}
