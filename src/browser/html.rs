//! Markup handed over to elements, and small changes of what it has become.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

use crate::markup::Markup;

/// An element of the page and what is in it. All changes are by what the program itself has put there: what is missing is left alone.
#[derive(Clone, Debug)]
pub struct Spot(Element);

impl Spot {
    /// The place of an element.
    pub fn of(element: &HtmlElement) -> Self {
        Self(element.clone().into())
    }

    /// The first element of a selector within.
    pub fn find(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok().flatten().map(Self)
    }

    /// All elements of a selector within, in their order.
    pub fn all(&self, selector: &str) -> Vec<Self> {
        self.0.query_selector_all(selector).map(|found| list(&found)).unwrap_or_default()
    }

    /// The child element at a place.
    pub fn child(&self, place: usize) -> Option<Self> {
        self.0.children().item(u32::try_from(place).ok()?).map(Self)
    }

    /// Puts markup in the place of all that is within.
    pub fn fill(&self, markup: &Markup) {
        self.0.set_inner_html(markup.as_str());
        self.style();
    }

    /// Adds markup behind all that is within.
    pub fn append(&self, markup: &Markup) {
        // It only fails for an unknown position.
        let _ = self.0.insert_adjacent_html("beforeend", markup.as_str());
        self.style();
    }

    /// Styles what markup has brought: the page's content security policy lets no style stand in markup, so a property and its value, such as
    /// `left:12.5%`, come as `data-style`.
    fn style(&self) {
        for Self(element) in self.all("[data-style]") {
            let style = element.get_attribute("data-style").unwrap_or_default();
            if let (Some((name, value)), Some(html)) = (style.split_once(':'), element.dyn_ref::<HtmlElement>()) {
                let _ = html.style().set_property(name, value);
            }
            let _ = element.remove_attribute("data-style");
        }
    }

    /// Puts a text in the place of all that is within.
    pub fn say(&self, text: &str) {
        // A text that stands there already is changed, which is less work than another one.
        match self.0.first_child() {
            Some(node) if node.next_sibling().is_none() && node.node_type() == web_sys::Node::TEXT_NODE => node.set_node_value(Some(text)),
            _ => self.0.set_text_content(Some(text)),
        }
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&self, name: &str, value: Option<&str>) {
        // Plain names do not fail.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// An attribute.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// What a reader sees of this element at most: as wide as it is, and from its top, or that of the window, to the foot of the window.
    #[allow(clippy::manual_clamp, reason = "the message of a clamp that fails prints numbers, for which the program would be 8 KB larger")]
    pub fn sight(&self) -> Sight {
        let (own, (width, height)) = (self.0.get_bounding_client_rect(), window_size());
        Sight { left: own.left().max(0.0), top: own.top().max(0.0).min(height), right: own.right().min(width), bottom: height }
    }

    /// Whether the rectangle from the start of this to the end of another element can be seen.
    pub fn is_in(&self, sight: &Sight, last: &Self) -> bool {
        let (first, last) = (self.0.get_bounding_client_rect(), last.0.get_bounding_client_rect());
        first.top() <= sight.bottom && first.left() <= sight.right && last.bottom() >= sight.top && last.right() >= sight.left
    }
}

/// A part of the window, in CSS pixels from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Sight {
    /// Width and height.
    pub fn size(&self) -> (f64, f64) {
        (self.right - self.left, self.bottom - self.top)
    }
}

/// The first element of a selector on the page.
pub fn find(selector: &str) -> Option<Spot> {
    web_sys::window()?.document()?.query_selector(selector).ok()?.map(Spot)
}

/// The size of the window in CSS pixels: width and height.
fn window_size() -> (f64, f64) {
    let size = |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or_default();
    web_sys::window().map(|window| (size(window.inner_width()), size(window.inner_height()))).unwrap_or_default()
}

/// The link that an event began in, or the nearest around it.
pub fn link_of(event: &web_sys::Event) -> Option<Spot> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a").ok()?.map(Spot)
}

fn list(found: &NodeList) -> Vec<Spot> {
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).map(Spot).collect()
}
