//! Lists of any length: the first lines at once, the rest after the paint.

use leptos::prelude::*;

use super::html::html;
use crate::browser::html::Spot;
use crate::browser::turns::Turns;
use crate::markup::Markup;

/// Lines that are there at once.
const AT_ONCE: usize = 200;
/// Lines of a turn after that.
const A_TURN: usize = 1_000;

/// A list of lines, each a text. A list of more than [`AT_ONCE`] is one list of several blocks, of which the browser lays out those in
/// sight: where lines come to the end of a single block, it goes through all that are there already, and 100,000 take it half a minute.
pub struct LongList(std::vec::IntoIter<String>);

impl LongList {
    /// Writes the list with its first lines. What comes after them is to be added where [`LongList::PLACE`] finds the list on the page.
    pub fn start(out: &mut Markup, lines: Vec<String>) -> Option<Self> {
        if lines.len() <= AT_ONCE {
            out.html("<ul>");
            out.extend(lines.iter().map(|line| item("<li>", line)));
            out.html("</ul>");
            return None;
        }
        let mut rest = Self(lines.into_iter());
        out.html("<div class=\"blocks\" role=\"list\">").add(&rest.block(AT_ONCE)).html("</div>");
        Some(rest)
    }

    /// The element of a list of several blocks.
    pub const PLACE: &str = ".blocks";

    /// Adds more lines to the list on the page; false when all are there.
    pub fn turn(&mut self, place: &Spot) -> bool {
        place.append(&self.block(A_TURN));
        self.0.len() > 0
    }

    /// Some lines. Only their look is that of a list of its own.
    fn block(&mut self, lines: usize) -> Markup {
        let mut out = Markup::of("<ul role=\"none\">");
        out.extend(self.0.by_ref().take(lines).map(|line| item("<li role=\"listitem\">", &line)));
        out.html("</ul>");
        out
    }
}

/// A list that draws its rest by itself.
pub fn long_list(lines: Vec<String>) -> AnyView {
    let mut first = Markup::default();
    let rest = StoredValue::new_local(LongList::start(&mut first, lines));
    let here = NodeRef::<leptos::html::Div>::new();
    // Dropped with the list.
    let under_way = StoredValue::new_local(None::<Turns>);
    here.on_load(move |list| {
        let place = Spot::of(&list).find(LongList::PLACE);
        let rest = rest.try_update_value(Option::take).flatten();
        under_way.set_value(rest.zip(place).map(|(mut rest, place)| Turns::start(move || rest.turn(&place))));
    });
    view! { <div {..html(first)} node_ref=here></div> }.into_any()
}

fn item(start: &'static str, line: &str) -> Markup {
    let mut out = Markup::of(start);
    out.text(line).html("</li>");
    out
}
