//! Lists of any length: the first lines at once, the rest after the paint.

use leptos::prelude::*;

use super::html::html;
use crate::browser::html::Place;
use crate::browser::turns::Turns;
use crate::markup::Markup;

/// Lines that are there at once.
const AT_ONCE: usize = 200;
/// Lines of a turn after that.
const A_TURN: usize = 1_000;

/// A list of lines by their markup, from `<li>` to `</li>`.
pub fn long_list(count: usize, line: impl Fn(usize) -> Markup + 'static) -> AnyView {
    let first: Markup = (0..count.min(AT_ONCE)).map(&line).collect();
    if count <= AT_ONCE {
        return view! { <ul {..html(first)}></ul> }.into_any();
    }
    let here = NodeRef::<leptos::html::Ul>::new();
    // Dropped with the list.
    let under_way = StoredValue::new_local(None::<Turns>);
    let line = std::rc::Rc::new(line);
    here.on_load(move |list| {
        let (place, mut next) = (Place::of(&list), AT_ONCE);
        under_way.set_value(Some(Turns::start(move || {
            let end = (next + A_TURN).min(count);
            place.append(&(next..end).map(&*line).collect());
            next = end;
            next < count
        })));
    });
    view! { <ul {..html(first)} node_ref=here></ul> }.into_any()
}
