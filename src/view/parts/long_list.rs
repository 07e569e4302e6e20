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
pub fn long_list(lines: Vec<String>) -> AnyView {
    if lines.len() <= AT_ONCE {
        return view! { <ul {..html(lines.iter().map(|line| item("<li>", line)).collect())}></ul> }.into_any();
    }
    let mut lines = lines.into_iter();
    let first = block(lines.by_ref().take(AT_ONCE));
    let here = NodeRef::<leptos::html::Div>::new();
    // Dropped with the list.
    let under_way = StoredValue::new_local(None::<Turns>);
    let lines = StoredValue::new_local(lines);
    here.on_load(move |list| {
        let place = Spot::of(&list);
        under_way.set_value(lines.try_update_value(std::mem::take).map(|mut lines| {
            Turns::start(move || {
                place.append(&block(lines.by_ref().take(A_TURN)));
                lines.len() > 0
            })
        }));
    });
    view! { <div class="blocks" role="list" {..html(first)} node_ref=here></div> }.into_any()
}

/// Some lines of a list. Only its look is that of a list of its own.
fn block(lines: impl Iterator<Item = String>) -> Markup {
    let mut out = Markup::of("<ul role=\"none\">");
    out.extend(lines.map(|line| item("<li role=\"listitem\">", &line)));
    out.html("</ul>");
    out
}

fn item(start: &'static str, line: &str) -> Markup {
    let mut out = Markup::of(start);
    out.text(line).html("</li>");
    out
}
