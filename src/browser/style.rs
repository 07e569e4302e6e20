//! The styles of the views that come later.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Set on a style that is there.
const THERE: &str = "data-there";

/// Asks for the styles of a view that the first visit does without, however often they are asked for; what is given back waits for
/// them. Without them the page is plain, but all there.
pub fn of_view(view: &str) -> impl Future<Output = ()> {
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.get_element_by_id(&format!("style-{view}")));
    let asked = link.filter(|link| !link.has_attribute(THERE)).map(|link| (ask(&link), link));
    async move {
        // What failed is asked for anew the next time.
        let _ = match asked {
            None => Ok(()),
            Some((asked, link)) => match asked.await {
                Ok(_) => link.set_attribute(THERE, ""),
                Err(_) => link.remove_attribute("rel"),
            },
        };
    }
}

fn ask(link: &Element) -> JsFuture {
    JsFuture::from(js_sys::Promise::new(&mut |done, failed| {
        let _ = link.add_event_listener_with_callback("load", done.unchecked_ref());
        let _ = link.add_event_listener_with_callback("error", failed.unchecked_ref());
        let _ = link.set_attribute("rel", "stylesheet");
    }))
}
