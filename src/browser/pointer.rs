//! The mouse, a pen or a finger over an element.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

fn listener(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// How far across the element that listens a pointer is: 0 at its left end, 1 at its right one, and beyond outside of it.
pub fn across(event: &PointerEvent) -> Option<f64> {
    share(&listener(event)?, event)
}

/// How far across the nearest element with an attribute a press is, seen from where it began.
pub fn across_marked(event: &MouseEvent, name: &str) -> Option<f64> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    share(&pressed.closest(&format!("[{name}]")).ok()??, event)
}

/// How far across an element something is.
fn share(element: &Element, event: &MouseEvent) -> Option<f64> {
    let own = element.get_bounding_client_rect();
    let (left, width) = (own.left(), own.right() - own.left());
    (width > 0.0).then(|| (f64::from(event.client_x()) - left) / width)
}

/// Lets the element that listens have all that this pointer does until it is let go, wherever it goes.
pub fn hold(event: &PointerEvent) {
    if let Some(element) = listener(event) {
        // It only fails for a pointer that is gone.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Whether it is a finger, which also scrolls.
pub fn is_finger(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}
