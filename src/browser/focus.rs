//! Moving the focus, and finding elements by their marks.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

fn find(selector: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives the focus to the first element of a selector; false where there is none.
pub fn on(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to the first element of a selector before the next paint, when what is about to be drawn is there.
pub fn soon(selector: String) {
    soon_one_of(vec![selector]);
}

/// As [`soon`], of the first selector of which there is an element.
pub fn soon_one_of(selectors: Vec<String>) {
    let callback = Closure::once_into_js(move || selectors.iter().any(|selector| on(selector)));
    if let Some(window) = web_sys::window() {
        // The only failure is a window that is gone.
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Takes the focus from the element that has it, which is about to be replaced: a browser that finds it gone lays out the page at that
/// moment, and once more for what changes after.
pub fn leave() {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    // Only elements that are no HTML refuse.
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        let _ = active.blur();
    }
}

/// Gives the focus to a child of an element before the next paint, when it is there; children count from 0.
pub fn on_child_soon(parent: Option<web_sys::Element>, place: usize) {
    let child = move || parent?.children().item(u32::try_from(place).ok()?)?.dyn_into::<HtmlElement>().ok()?.focus().ok();
    let callback = Closure::once_into_js(move || child().is_some());
    if let Some(window) = web_sys::window() {
        // The only failure is a window that is gone.
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// An attribute of the element that has the focus, or of the nearest around it.
pub fn attribute(name: &str) -> Option<String> {
    let active = web_sys::window()?.document()?.active_element()?;
    active.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// An attribute of the element that an event began in, or of the nearest around it.
pub fn mark(event: &web_sys::Event, name: &str) -> Option<String> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// Makes the element that has the focus the only one with an attribute that the Tab key reaches.
pub fn stop_here(attribute: &str) {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    if let Some(active) = active.filter(|active| active.has_attribute(attribute)) {
        // Setting a plain attribute cannot fail.
        if let Some(before) = find(&format!("[{attribute}][tabindex=\"0\"]")) {
            let _ = before.set_attribute("tabindex", "-1");
        }
        let _ = active.set_attribute("tabindex", "0");
    }
}

/// Removes the words that index.html shows until the program runs.
pub fn remove_boot() {
    if let Some(boot) = find("#boot") {
        boot.remove();
    }
}
