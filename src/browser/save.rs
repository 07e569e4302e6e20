//! Saving what the page has made as a file, and printing.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The time after which a browser has surely begun to save.
const TAKEN_OVER_MS: i32 = 60_000;

/// Hands a text to the reader as a file of that name and media type. Nothing leaves the browser.
pub fn text(name: &str, media: &str, text: &str) {
    // Only a browser without files fails here, and it has nothing to save to.
    let _ = hand_over(name, media, &JsValue::from_str(text));
}

/// The same with bytes.
pub fn bytes(name: &str, media: &str, bytes: &[u8]) {
    let _ = hand_over(name, media, &Uint8Array::from(bytes));
}

fn hand_over(name: &str, media: &str, content: &JsValue) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(media);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(content), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers take the file over only some time after the click.
    let done = Closure::once_into_js(move || Url::revoke_object_url(&address));
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    window.set_timeout_with_callback_and_timeout_and_arguments_0(done.unchecked_ref(), TAKEN_OVER_MS).map(drop)
}

/// Opens the browser's printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where printing is switched off.
        let _ = window.print();
    }
}
